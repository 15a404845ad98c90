"""How the strategies write one case file: every fact with what it always has and some of what a draft may lack."""

from __future__ import annotations

from typing import Final

from loancomplaint.facts import (
    Acceleration,
    Allocation,
    Approval,
    AuthorityFiling,
    Balance,
    Carrier,
    CaseFile,
    Citation,
    Classification,
    Clause,
    Collateral,
    CollectionContact,
    CustodyEntry,
    Customer,
    CustomerKind,
    DayCount,
    Declaration,
    Desk,
    DirectLoss,
    Evidence,
    EvidenceKind,
    Extension,
    GuaranteeKind,
    Insolvency,
    Installment,
    LegalRepresentative,
    Loan,
    LoanKind,
    Nature,
    Origin,
    Payment,
    Person,
    RelatedParty,
    Reporter,
    Request,
    RequestKind,
    Scale,
    Security,
    SecurityKind,
    StaffMember,
    Statement,
    Tier,
    Transfer,
    Violation,
    ViolationKind,
    ViolationStatus,
)
from loancomplaint.testing.pieces import Pieces

_COMMON_EVIDENCE: Final = tuple(
    EvidenceKind(word)
    for word in """
        loan_contract disbursement_voucher payment_ledger bank_statement demand_notice delivery_proof transfer_record
        financial_statement registry_extract
    """.split()
)
_EVIDENCE_KINDS: Final = (*_COMMON_EVIDENCE * 2, *EvidenceKind)
_STATUSES: Final = (*[ViolationStatus.CONFIRMED] * 5, ViolationStatus.SUGGESTED)
_CONTRACTS: Final = ("LDZJ-1", "LDZJ-2")
_NOTES: Final = ("JJ-1", "JJ-2")
_LOAN_NAMES: Final = (*_CONTRACTS, *_NOTES, "LDZJ-9")
_BASES: Final = ("contract:LDZJ-1#第十二条", "CN:civil-code:675", "CN:contract-law:206", "CN:civil-code:9999", "?")
_FILES: Final = ("evidence/a.txt", "evidence/流水.csv", "b.pdf")


class Drafter(Pieces):
    """Writes the facts of one file.

    A method that makes a fact may be called as often as one likes; what it makes fits the rest of the file.
    """

    def loan(self) -> Loan:
        """A loan, with everything that can be said of one."""
        return self.fact(
            Loan,
            {
                "contract_no": self.one(_CONTRACTS),
                "principal": self.amount(),
                "installments": self.some(self._installment, 3),
                "payments": self.some(self._payment, 2),
            },
            note_no=self.of_kind(_NOTES),
            kind=self.of_kind(LoanKind),
            annual_rate=self.rate,
            penalty_rate=self.rate,
            compound=self.flag,
            day_count=self.of_kind(DayCount),
            signed_on=self.day,
            disbursed_on=self.day,
            matures_on=self.day,
            purpose=self.text,
            allocation=lambda: self.some(self.of_kind(Allocation), 5),
            grace_days=lambda: self.whole(30),
            extensions=lambda: self.some(self._extension, 1),
            acceleration=self._acceleration,
            balance=self._balance,
            current_classification=self._classification,
            security=lambda: tuple(self._security(f"S{n + 1}") for n in range(self.whole(2))),
            clauses=lambda: self.some(self._clause, 2),
            service_addresses=self.texts,
            jurisdiction_clause=self.text,
        )

    def _installment(self) -> Installment:
        return Installment(due_on=self.day(), principal=self.amount(), interest=self.amount())

    def _payment(self) -> Payment:
        return self.fact(Payment, {"received_on": self.day(), "amount": self.amount()}, recorded_on=self.day)

    def _extension(self) -> Extension:
        return self.fact(Extension, from_=self.day, to=self.day, agreed_on=self.day, evidence=self.item_id)

    def _acceleration(self) -> Acceleration:
        return self.fact(Acceleration, declared_on=self.day, delivered_on=self.day, evidence=self.item_id)

    def _balance(self) -> Balance:
        return self.fact(
            Balance,
            principal=self.amount,
            interest=self.amount,
            penalty=self.amount,
            compound=self.amount,
            on=self.day,
        )

    def _classification(self) -> Classification:
        return self.fact(Classification, tier=self.of_kind(Tier), on=self.day)

    def _security(self, id_: str) -> Security:
        return self.fact(
            Security,
            kind=self.of_kind(SecurityKind),
            id=lambda: id_,
            contract_no=lambda: "BZ-1",
            provider=self.name,
            amount=self.amount,
            maximum=self.amount,
            guarantee_kind=self.of_kind(GuaranteeKind),
            guarantee_period_ends_on=self.day,
            demanded_on=self.day,
            collateral=self._collateral,
        )

    def _collateral(self) -> Collateral:
        return self.fact(
            Collateral,
            description=self.text,
            registration_no=lambda: "沪(2024)001",
            registered_on=self.day,
            rank=lambda: 1 + self.whole(2),
            valuation=self.amount,
        )

    def _clause(self) -> Clause:
        return self.fact(
            Clause,
            ref=self.of_kind(("第八条", "第十二条")),
            remedies=lambda: self.some(self.of_kind(RequestKind)),
            triggers=lambda: self.some(self.of_kind(ViolationKind)),
            text=self.text,
            notice_required=self.flag,
            cure_days=lambda: self.whole(60),
        )

    def violation(self, id_: str) -> Violation:
        """A violation of any kind."""
        return self.fact(
            Violation,
            {"id": id_, "kind": self.one(ViolationKind), "status": self.one(_STATUSES)},
            began_on=self.day,
            citations=lambda: self.some(self._citation, 3),
            statement=self.text,
            loan=self.of_kind(_LOAN_NAMES),
            ended_on=self.day,
            discovered_on=self.day,
            amount=self.amount,
            direct_loss=self._direct_loss,
            inference=self.text,
            statements=lambda: self.some(self._statement, 1),
            customer_explanation=self.text,
            no_explanation_reason=self.text,
            transfers=lambda: self.some(self._transfer),
        )

    def _transfer(self) -> Transfer:
        return self.fact(
            Transfer, on=self.day, from_=self.name, to=self.name, amount=self.amount, evidence=self.item_id
        )

    def _citation(self) -> Citation:
        return self.fact(Citation, {"evidence": self.item_id()}, proves=self.text, pages=self.of_kind(("2", "1-3")))

    def _direct_loss(self) -> DirectLoss:
        return self.fact(DirectLoss, amount=self.amount, method=self.text, on=self.day)

    def _statement(self) -> Statement:
        return self.fact(
            Statement,
            text=self.text,
            nature=self.of_kind(Nature),
            citations=lambda: self.some(self._citation, 1),
        )

    def item(self, id_: str) -> Evidence:
        """An item of evidence of any kind, the common ones more often."""
        return self.fact(
            Evidence,
            {"id": id_, "kind": self.one(_EVIDENCE_KINDS)},
            title=self.text,
            issuer=self.name,
            origin=self.of_kind(Origin),
            carrier=self.of_kind(Carrier),
            obtained_on=self.day,
            obtained_by=self.name,
            lawful_basis=self.text,
            pages=lambda: self.whole(99),
            file=self.of_kind(_FILES),
            sha256=self.of_kind(("0" * 64, "0123456789abcdef" * 4)),
            delivered_on=self.day,
            accompanied_by=self.name,
            original_held_at=self.text,
            custody=lambda: self.some(self._custody, 1),
        )

    def _custody(self) -> CustodyEntry:
        return self.fact(CustodyEntry, on=self.day, by=self.name, act=self.text, note=self.text)

    def request(self, id_: str) -> Request:
        """A request of any kind."""
        return self.fact(
            Request,
            {"kind": self.one(RequestKind)},
            violations=self.violation_ids,
            basis=lambda: self.some(self.of_kind(_BASES)),
            id=lambda: id_,
            loan=self.of_kind(_LOAN_NAMES),
            amount=self.amount,
            against=lambda: self.some(self.name),
            reason=self.text,
        )

    def reporter(self) -> Reporter:
        """Who writes the file."""
        return self.fact(
            Reporter,
            {"name": self.name()},
            declaration=self._declaration,
            staff_no=lambda: "A10023",
            title=self.text,
            institution=self.text,
            branch=self.text,
            supervisor=self._person,
            approver=self._person,
        )

    def _person(self) -> Person:
        return self.fact(Person, {"name": self.name()}, title=self.text)

    def _declaration(self) -> Declaration:
        return self.fact(Declaration, truthful=self.flag, interests=self.texts, signed_on=self.day)

    def customer(self) -> Customer:
        """Who borrows."""
        return self.fact(
            Customer,
            {"name": self.name()},
            kind=self.of_kind(CustomerKind),
            scale=self.of_kind(Scale),
            industry=self.text,
            identifiers=self.identifiers,
            legal_representative=self._representative,
            related_parties=lambda: self.some(self._related_party, 1),
            group=self.text,
            credit_limit=self.amount,
            total_exposure=self.amount,
            insolvency=self._insolvency,
        )

    def _representative(self) -> LegalRepresentative:
        name, phone = self.name(), lambda: "13800000000"
        return self.fact(LegalRepresentative, {"name": name}, identifiers=self.identifiers, phone=phone)

    def _related_party(self) -> RelatedParty:
        return self.fact(RelatedParty, {"name": self.name()}, relation=self.text, identifiers=self.identifiers)

    def _insolvency(self) -> Insolvency:
        return self.fact(Insolvency, accepted_on=self.day, court=self.text, claims_due_on=self.day)

    def case_file(self) -> CaseFile:
        """The whole file; what it is about is always there, what stands around it only sometimes."""
        return self.fact(
            CaseFile,
            {
                "reference": "TS-2024-0001",
                "as_of": self.as_of,
                "reporter": self.reporter(),
                "customer": self.customer(),
                "loans": self.some(self.loan, 2),
                "violations": tuple(map(self.violation, self.violations)),
                "evidence": tuple(map(self.item, self.evidence)),
                "requests": tuple(map(self.request, self.ids("R", 3))),
            },
            document_no=lambda: "2024-1",
            secrecy_grade=self.text,
            background=self.text,
            plaintiff=self.name,
            implicated_staff=lambda: self.some(self._staff, 1),
            approvals=lambda: self.some(self._approval, 1),
            authority_filings=lambda: self.some(self._filing, 1),
            collection_log=lambda: self.some(self._contact, 1),
        )

    def _staff(self) -> StaffMember:
        return self.fact(StaffMember, {"name": self.name()}, role=self.text, desk=self.of_kind(Desk))

    def _approval(self) -> Approval:
        return self.fact(Approval, role=self.text, name=self.name, decision=self.text, on=self.day)

    def _filing(self) -> AuthorityFiling:
        return self.fact(
            AuthorityFiling,
            authority=self.text,
            filed_on=self.day,
            receipt_no=lambda: "〔2024〕1号",
            accepted_on=self.day,
            outcome=self.text,
        )

    def _contact(self) -> CollectionContact:
        means = self.of_kind(("telephone", "visit"))
        return self.fact(
            CollectionContact, on=self.day, by=self.name, channel=means, to=self.name, evidence=self.item_id
        )
