"""What the customer is told: from the contract, what fell due and what was paid, and from nothing else.

`ContractTerms` cannot hold what the customer does not know already.
A notice is refused only for what the terms show; that it should not be sent yet is a hold in the decision, for staff.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final, TypeAlias

import attrs

from loancomplaint import ledger
from loancomplaint.documents import (
    Block,
    Listing,
    Paragraph,
    Part,
    Sentence,
    Signature,
    Table,
    arrears_table,
    bank,
    formal,
    in_words,
    percent,
)
from loancomplaint.errors import NotOpenError, UnknownNameError
from loancomplaint.facts import (
    CaseFile,
    Clause,
    GuaranteeKind,
    Loan,
    NoticeForm,
    RequestKind,
    SecurityKind,
    ViolationKind,
)
from loancomplaint.ledger import Arrear
from loancomplaint.money import Money
from loancomplaint.words import Param, Phrase, label, labels, phrase, verbatim

DAYS_TO_PAY: Final = 5
"""Days from receipt within which a notice asks for payment; the bank's to set."""

# ---------------------------------------------------------------- terms


@attrs.frozen(kw_only=True)
class AgreedClause:
    """A clause of the contract, as both sides signed it.

    Attributes:
        ref: Its number.

        remedies: What it grants the lender.

        on_arrears: Whether arrears alone trigger it.
    """

    ref: str
    remedies: tuple[RequestKind, ...] = ()
    on_arrears: bool = False


@attrs.frozen(kw_only=True)
class Guarantor:
    """Who stands for the debt, under which contract, and until when."""

    name: str
    contract_no: str | None = None
    kind: GuaranteeKind | None = None
    amount: Money | None = None
    period_ends_on: dt.date | None = None


@attrs.frozen(kw_only=True)
class ContractTerms:
    """What the borrower knows: the contract, what it made due, and what of that is unpaid on a day.

    Attributes:
        lender: The bank as it signs, and branch likewise.

        as_of: The day on which the amounts are read.

        arrears: What is overdue on that day, installment by installment, oldest first.

        outstanding: All principal not paid back, due or not; None without a schedule.

        service_addresses: Where the contract says that notices arrive.
    """

    lender: str | None = None
    branch: str | None = None
    borrower: str
    contract_no: str
    note_no: str | None = None
    principal: Money
    signed_on: dt.date | None = None
    disbursed_on: dt.date | None = None
    matures_on: dt.date | None = None
    as_of: dt.date
    arrears: tuple[Arrear, ...] = ()
    outstanding: Money | None = None
    penalty_rate: Decimal | None = None
    service_addresses: tuple[str, ...] = ()
    clauses: tuple[AgreedClause, ...] = ()
    guarantors: tuple[Guarantor, ...] = ()

    @property
    def overdue(self) -> Money:
        """Overdue principal and interest together."""
        return Money.total((arrear.total for arrear in self.arrears), self.principal.currency)

    @property
    def overdue_interest(self) -> Money:
        """Overdue interest."""
        return Money.total((arrear.interest for arrear in self.arrears), self.principal.currency)

    def granting(self, remedy: RequestKind) -> tuple[AgreedClause, ...]:
        """The clauses that grant *remedy* for arrears alone."""
        return tuple(clause for clause in self.clauses if clause.on_arrears and remedy in clause.remedies)


def terms(case: CaseFile, loan: str | None = None) -> ContractTerms:
    """Read from a case file what the customer knows of one loan.

    Args:
        case: Whose day decides what is due; payments recorded later do not count.

        loan: Its note or contract number; a file with a single loan need not name it.

    Raises:
        UnknownNameError: No one loan of the file answers to that number.

        NotOpenError: The loan's amounts are in several currencies, so that nobody can say what is due.
    """
    known = case.known_by(case.as_of)
    found = known.loan(loan)
    if found is None:
        raise UnknownNameError("no one loan of this file answers to that note or contract number")
    if len(ledger.currencies(found)) > 1:
        raise NotOpenError("the loan's amounts are in several currencies; what is due cannot be said in one sum")
    return ContractTerms(
        lender=case.reporter.institution,
        branch=case.reporter.branch,
        borrower=case.customer.name,
        contract_no=found.contract_no,
        note_no=found.note_no,
        principal=found.principal,
        signed_on=found.signed_on,
        disbursed_on=found.disbursed_on,
        matures_on=found.matures_on,
        as_of=case.as_of,
        arrears=ledger.arrears(found, case.as_of),
        outstanding=_outstanding(found, case.as_of),
        penalty_rate=found.penalty_rate,
        service_addresses=found.service_addresses,
        clauses=tuple(_agreed(clause) for clause in found.clauses if clause.ref),
        guarantors=tuple(_guarantors(found)),
    )


def _outstanding(loan: Loan, on: dt.date) -> Money | None:
    if not loan.installments:
        return None
    return Money.total((arrear.principal for arrear in ledger.unpaid(loan, on)), loan.principal.currency)


def _agreed(clause: Clause) -> AgreedClause:
    on_arrears = not clause.triggers or ViolationKind.OVERDUE_PAYMENT in clause.triggers
    return AgreedClause(ref=clause.ref or "", remedies=clause.remedies, on_arrears=on_arrears)


def _guarantors(loan: Loan) -> Iterator[Guarantor]:
    for item in loan.security:
        if item.kind is SecurityKind.GUARANTEE and item.provider:
            yield Guarantor(
                name=item.provider,
                contract_no=item.contract_no,
                kind=item.guarantee_kind,
                amount=item.maximum or item.amount,
                period_ends_on=item.guarantee_period_ends_on,
            )


# ---------------------------------------------------------------- notices


@attrs.frozen(kw_only=True)
class Notice:
    """A letter to the borrower or the guarantors.

    Attributes:
        reference: Made of the note's number and the day; it says nothing of any case.

        to: Whom it addresses.
    """

    form: NoticeForm
    title: Phrase
    reference: str
    date: dt.date
    to: Phrase
    parts: tuple[Part, ...]
    closing: tuple[Paragraph, ...] = ()
    signatures: tuple[Signature, ...] = ()

    @property
    def kind(self) -> str:
        """The word for this form of notice."""
        return self.form.value

    @property
    def salutation(self) -> Phrase:
        """Whom it addresses."""
        return phrase("To {addressee}:", addressee=self.to)

    @property
    def head(self) -> tuple[tuple[Phrase, Phrase], ...]:
        """Number and day; a letter to a customer bears no secrecy grade."""
        return (
            (Phrase("Reference"), verbatim(self.reference)),
            (Phrase("Date"), phrase("{day}", day=self.date)),
        )


Builder: TypeAlias = Callable[[ContractTerms, int], Iterable[Block]]
Refusal: TypeAlias = Callable[[ContractTerms], str | None]


@attrs.frozen(kw_only=True)
class _Layout:
    title: str
    parts: tuple[tuple[str, str, Builder], ...]
    refused: Refusal = lambda _: None
    to_guarantors: bool = False


def notice(terms: ContractTerms, form: NoticeForm | str, *, days_to_pay: int = DAYS_TO_PAY) -> Notice:
    """Write a notice from what its reader knows.

    Args:
        terms: Of one loan.

        form: Which notice.

        days_to_pay: From the day of receipt.

    Raises:
        NotOpenError: The terms do not open it: nothing is due, no clause grants it, nobody stands for the debt.

        UnknownNameError: There is no such form.
    """
    if form not in _LAYOUTS:
        raise UnknownNameError(f"no notice of that form; there are: {', '.join(_LAYOUTS)}")
    layout = _LAYOUTS[NoticeForm(form)]
    if (why := layout.refused(terms)) is not None:
        raise NotOpenError(why)
    to = tuple(verbatim(g.name) for g in terms.guarantors) if layout.to_guarantors else (verbatim(terms.borrower),)
    return Notice(
        form=NoticeForm(form),
        title=Phrase(layout.title),
        reference=f"{terms.note_no or terms.contract_no}-{terms.as_of:%Y%m%d}",
        date=terms.as_of,
        to=phrase("{names}", names=to),
        parts=tuple(Part(key, Phrase(title), tuple(build(terms, days_to_pay))) for key, title, build in layout.parts),
        closing=(Paragraph((formal("Hereby notified."),)),),
        signatures=(
            Signature(Phrase("Lender (seal)"), bank(terms.lender, terms.branch)),
            Signature(Phrase("Handled by")),
        ),
    )


def _nothing_due(terms: ContractTerms) -> str | None:
    return None if terms.arrears else "nothing is due and unpaid on that day; there is nothing to demand"


def _cannot_be_called(terms: ContractTerms) -> str | None:
    if not terms.granting(RequestKind.ACCELERATE_LOAN):
        return "no clause of the contract lets the lender call the loan for arrears"
    return _nothing_due(terms)


def _nobody_guarantees(terms: ContractTerms) -> str | None:
    return _nothing_due(terms) if terms.guarantors else "no guarantor stands for the loan"


# ---------------------------------------------------------------- parts


def _contract(terms: ContractTerms, _: int) -> Iterator[Block]:
    known: dict[str, Param] = {"contract": terms.contract_no, "principal": terms.principal}
    sentences = [
        formal("You and we signed loan contract {contract} on {day}, for {principal}.", day=terms.signed_on, **known)
        if terms.signed_on
        else formal("This concerns loan contract {contract}, for {principal}.", **known)
    ]
    if terms.note_no:
        sentences.append(formal("The note is number {note}.", note=terms.note_no))
    if terms.disbursed_on and terms.matures_on:
        span: dict[str, Param] = {"start": terms.disbursed_on, "end": terms.matures_on}
        sentences.append(formal("The loan was paid out on {start} and matures on {end}.", **span))
    yield Paragraph(tuple(sentences))


def _arrears(terms: ContractTerms, _: int) -> Iterator[Block]:
    if not terms.arrears:
        yield Paragraph((formal("As of {day}, no principal or interest is overdue.", day=terms.as_of),))
        return
    caption = phrase("Due and unpaid as of {day}", day=terms.as_of)
    yield arrears_table(caption, terms.arrears, terms.as_of)
    owed = in_words(terms.overdue)
    yield Paragraph(
        (formal("As of {day}, principal and interest due and unpaid are {sum}.", day=terms.as_of, sum=owed),)
    )


def _penalty(terms: ContractTerms, _: int) -> Iterator[Block]:
    if terms.penalty_rate is None:
        said = formal("Penalty and compound interest run apart, as agreed, until the day of actual payment.")
    else:
        said = formal(
            "Penalty interest runs apart, at the agreed {rate} a year, and compound interest as agreed, "
            "until the day of actual payment.",
            rate=percent(terms.penalty_rate),
        )
    yield Paragraph((said,))


def _payment(_terms: ContractTerms, days: int) -> Iterator[Block]:
    yield Paragraph(
        (
            formal(
                "Please pay the above into the agreed loan repayment account within {days} days of receipt.", days=days
            ),
            formal("If you have paid already, please let us have the voucher for comparison."),
        )
    )


def _consequences(terms: ContractTerms, _: int) -> Iterator[Block]:
    sentences = [formal("What is not paid in time continues to bear penalty and compound interest as agreed.")]
    for clause in terms.clauses:
        granted = labels(remedy for remedy in clause.remedies if remedy in _ON_LATE_PAYMENT)
        if clause.on_arrears and granted:
            sentences.append(
                formal("Under {ref} of the contract we may: {remedies}.", ref=clause.ref, remedies=granted)
            )
    sentences.append(formal("We may also claim our rights by law."))
    yield Paragraph(tuple(sentences))


_ON_LATE_PAYMENT = frozenset(
    {
        RequestKind.SUSPEND_CREDIT,
        RequestKind.ACCELERATE_LOAN,
        RequestKind.ADD_SECURITY,
        RequestKind.PURSUE_LEGAL_RECOVERY,
    }
)
"""What a borrower is told that late payment may bring; the lender's other rights need no warning."""


def _objection(terms: ContractTerms, days: int) -> Iterator[Block]:
    text = "If you object to these amounts, please write to {lender} within {days} days of receipt, with your vouchers."
    yield Paragraph((formal(text, lender=bank(terms.lender, terms.branch), days=days),))


def _service(terms: ContractTerms, _: int) -> Iterator[Block]:
    if terms.service_addresses:
        places = tuple(map(verbatim, terms.service_addresses))
        yield Paragraph((formal("This letter is sent to the agreed address for service: {places}.", places=places),))
    else:
        yield Paragraph((formal("This letter is served as the contract provides."),))


def _rights(_terms: ContractTerms, _: int) -> Iterator[Block]:
    yield Paragraph((formal("This letter waives none of our rights; all rights under contract and law are reserved."),))


def _receipt(terms: ContractTerms, _: int) -> Iterator[Block]:
    yield Paragraph((formal("Please sign and return the receipt below."),))
    blank = verbatim("")
    lines = ("Document received", "Received by (signature or seal)", "Received on")
    filled = (phrase("{reference}", reference=terms.contract_no), blank, blank)
    rows = tuple((Phrase(line), cell) for line, cell in zip(lines, filled, strict=True))
    yield Table(Phrase("Receipt"), (Phrase("Item"), Phrase("Content")), rows)


def _clause(terms: ContractTerms, _: int) -> Iterator[Block]:
    refs = tuple(verbatim(clause.ref) for clause in terms.granting(RequestKind.ACCELERATE_LOAN))
    text = "Under {refs} of contract {contract}, the lender may declare the loan due early where payment is overdue."
    yield Paragraph(
        (
            formal(text, refs=refs, contract=terms.contract_no),
            formal("The words of the clause are those of the contract that both sides signed."),
        )
    )


def _declared(terms: ContractTerms, _: int) -> Iterator[Block]:
    yield Paragraph(
        (formal("We hereby declare the whole loan under contract {contract} due.", contract=terms.contract_no),)
    )


def _due_day(_terms: ContractTerms, _: int) -> Iterator[Block]:
    yield Paragraph((formal("All principal and interest unpaid is due from the day on which this notice arrives."),))


def _whole_sum(terms: ContractTerms, _: int) -> Iterator[Block]:
    sentences = []
    if terms.outstanding is not None:
        sentences.append(formal("Principal outstanding: {sum}.", sum=in_words(terms.outstanding)))
    sentences += [
        formal("Interest due and unpaid as of {day}: {sum}.", day=terms.as_of, sum=terms.overdue_interest),
        formal("Interest accrued since, penalty and compound interest run until the day of actual payment."),
    ]
    yield Paragraph(tuple(sentences))


def _securers(terms: ContractTerms, _: int) -> Iterator[Block]:
    if not terms.guarantors:
        yield Paragraph((formal("No guarantor is to be notified."),))
        return
    yield Paragraph((formal("The guarantors are notified at the same time:"),))
    yield Listing(tuple(Sentence(_guarantee(guarantor)) for guarantor in terms.guarantors))


def _guarantee(guarantor: Guarantor) -> Phrase:
    kind = label(guarantor.kind) if guarantor.kind else Phrase("unstated")
    contract = guarantor.contract_no or "—"
    said = phrase("{name}: {kind} guarantee, contract {contract}", name=guarantor.name, kind=kind, contract=contract)
    if guarantor.period_ends_on is None:
        return phrase("{guarantee}.", guarantee=said)
    return phrase("{guarantee}; the guarantee period ends on {day}.", guarantee=said, day=guarantor.period_ends_on)


def _guaranteed(terms: ContractTerms, _: int) -> Iterator[Block]:
    yield Paragraph((formal("You guarantee the debt of {borrower} to us:", borrower=terms.borrower),))
    yield Listing(tuple(Sentence(_guarantee(guarantor)) for guarantor in terms.guarantors))


def _perform(_terms: ContractTerms, days: int) -> Iterator[Block]:
    text = "Please perform your guarantee, and pay the above within {days} days of receipt."
    yield Paragraph((formal(text, days=days),))


def _papers(terms: ContractTerms, days: int) -> Iterator[Block]:
    basis = tuple(verbatim(c.ref) for c in terms.clauses if RequestKind.ENHANCE_MONITORING in c.remedies)
    lead = (
        formal("Under {refs} of contract {contract}, please let us have:", refs=basis, contract=terms.contract_no)
        if basis
        else formal("As contract {contract} provides, please let us have:", contract=terms.contract_no)
    )
    yield Paragraph((lead,))
    yield Listing(tuple(map(formal, _PAPERS)))
    yield Paragraph((formal("Please hand them in within {days} days of receipt.", days=days),))


_PAPERS = (
    "the latest financial statements;",
    "vouchers on the use of the loan;",
    "statements of the main settlement accounts;",
    "a list of fixed assets and the state of the collateral.",
)


def _position(_terms: ContractTerms, _: int) -> Iterator[Block]:
    yield Paragraph(
        (
            formal("We ask that the contract be performed as agreed, and that what is due be paid in time."),
            formal("If you have difficulties, please tell us in writing how you propose to pay."),
        )
    )


_LAYOUTS: Final[Mapping[str, _Layout]] = MappingProxyType(
    {
        NoticeForm.DEMAND_LETTER: _Layout(
            title="Demand letter",
            refused=_nothing_due,
            parts=(
                ("contract", "Contract and note", _contract),
                ("arrears", "Due and unpaid", _arrears),
                ("penalty", "Penalty interest", _penalty),
                ("payment", "Time and account for payment", _payment),
                ("consequences", "If payment is late", _consequences),
                ("objection", "How to object", _objection),
                ("service", "Address for service", _service),
                ("rights", "Rights reserved", _rights),
                ("receipt", "Receipt", _receipt),
            ),
        ),
        NoticeForm.ACCELERATION_NOTICE: _Layout(
            title="Notice of early maturity",
            refused=_cannot_be_called,
            parts=(
                ("clause", "The clause", _clause),
                ("arrears", "What triggers it", _arrears),
                ("declaration", "Declaration", _declared),
                ("due", "Due day", _due_day),
                ("sum", "Sum payable", _whole_sum),
                ("guarantors", "Guarantors", _securers),
                ("rights", "Rights reserved", _rights),
                ("service", "Address for service", _service),
                ("receipt", "Receipt", _receipt),
            ),
        ),
        NoticeForm.GUARANTOR_DEMAND: _Layout(
            title="Demand on the guarantor",
            refused=_nobody_guarantees,
            to_guarantors=True,
            parts=(
                ("guarantee", "Guarantee", _guaranteed),
                ("arrears", "Due and unpaid", _arrears),
                ("penalty", "Penalty interest", _penalty),
                ("payment", "Performance of the guarantee", _perform),
                ("rights", "Rights reserved", _rights),
                ("receipt", "Receipt", _receipt),
            ),
        ),
        NoticeForm.DOCUMENT_REQUEST: _Layout(
            title="Request for documents",
            parts=(
                ("contract", "Contract and note", _contract),
                ("papers", "Documents requested", _papers),
                ("service", "Address for service", _service),
                ("receipt", "Receipt", _receipt),
            ),
        ),
        NoticeForm.POSITION_STATEMENT: _Layout(
            title="Statement of position",
            parts=(
                ("contract", "Contract and note", _contract),
                ("arrears", "Due and unpaid", _arrears),
                ("position", "Our position", _position),
                ("rights", "Rights reserved", _rights),
                ("service", "Address for service", _service),
            ),
        ),
    }
)
