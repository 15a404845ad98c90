"""What the court's form of a statement of claim asks of the parties and of the loan, and what the file holds for it.

An item is made of blanks. What no evidence shows, and what the file does not hold, is left open in the form and told to
the author; what is the plaintiff's to answer is never filled in, and nobody is told of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from loancomplaint.debt import Claim
from loancomplaint.debt.debts import is_asked_whole
from loancomplaint.documents import bank, in_words, percent
from loancomplaint.facts import (
    Agent,
    Allocation,
    Asset,
    CaseFile,
    CostKind,
    EvidenceKind,
    GuaranteeKind,
    Identifier,
    IdentifierScheme,
    Loan,
    Party,
    Proceeding,
    Product,
    Repayment,
    Request,
    SecurityKind,
)
from loancomplaint.facts.profiles import PRODUCT_PROFILES
from loancomplaint.facts.security_papers import papers_of_loan
from loancomplaint.law.jurisdiction import Law
from loancomplaint.law.liability import FOR_PAYMENT, Court, Defendant, Flaw, Right, Role, called
from loancomplaint.values.money import Money
from loancomplaint.words import Param, Phrase, label, phrase, verbatim


@attrs.frozen(kw_only=True)
class Blank:
    """One blank of a form.

    Attributes:
        name: What it asks.

        says: What is written there; None where nothing is.

        options: The words of which one is marked.

        picked: The word that is marked; None where none is.

        shown_by: The ids of the evidence that shows it; empty for what needs none.

        is_answer: Whether it is the plaintiff's to answer: nothing is ever written there.
    """

    name: Phrase
    says: Param | None = None
    options: tuple[str, ...] = ()
    picked: str | None = None
    shown_by: tuple[str, ...] = ()
    is_answer: bool = False

    @property
    def is_open(self) -> bool:
        """Whether nothing is written there."""
        return self.picked is None if self.options else self.says is None


@attrs.frozen(kw_only=True)
class FormItem:
    """One item of a form: what it is called, its blanks, and where the file would hold what it asks."""

    name: Phrase
    path: str
    blanks: tuple[Blank, ...]

    @property
    def left_open(self) -> tuple[Phrase, ...]:
        """The blanks that the author is told of."""
        return tuple(blank.name for blank in self.blanks if blank.is_open and not blank.is_answer)


def _asks(name: str, says: Param | None = None, *, shown_by: tuple[str, ...] = ()) -> Blank:
    return Blank(name=Phrase(name), says=says or None, shown_by=shown_by)


def _marks(
    name: str, options: tuple[str, ...], picked: str | None = None, says: Param | None = None, *ids: str
) -> Blank:
    return Blank(name=Phrase(name), says=says, options=options, picked=picked, shown_by=ids)


def _answers(name: str, options: tuple[str, ...] = ()) -> Blank:
    return Blank(name=Phrase(name), options=options, is_answer=True)


_SECURING: Final = frozenset({Role.GUARANTOR, Role.SECURITY_PROVIDER})
_LOST: Final = frozenset({Flaw.PERIOD_OVER, Flaw.CLAIM_LAPSED, Flaw.INSOLVENT, Flaw.REFINANCED, Flaw.SEIZED})
"""What takes a security away for good, whatever papers are found."""
_INTEREST: Final = "2. Interest (interest of the term, compound interest, penalty interest)"
YES_OR_NO: Final = ("Yes", "No")
_THERE_IS: Final = ("There is", "There is none")

# ---------------------------------------------------------------- the whole of it


@attrs.frozen(kw_only=True)
class Pleading:
    """What the form asks in one suit.

    Attributes:
        places: The loans that are sued for, by their places in the file.

        heads: Who is sued, and for what.

        rights: What the securities of these loans give.

        requests: What is asked for in it.
    """

    case: CaseFile
    law: Law
    places: tuple[int, ...]
    heads: tuple[Defendant, ...]
    rights: tuple[Right, ...]
    requests: tuple[Request, ...]

    @property
    def loans(self) -> tuple[Loan, ...]:
        """The loans that are sued for."""
        return tuple(self.case.loans[place] for place in self.places)

    @property
    def items(self) -> Iterator[FormItem]:
        """Everything that it asks, in the order of the form."""
        yield from self.parties
        yield from self.sums
        yield self.security
        yield self.costs
        yield self.in_all
        yield from self.before_suit
        yield from self.story
        yield self.court

    # ------------------------------------------------------------ parties

    @property
    def parties(self) -> Iterator[FormItem]:
        """当事人信息: the plaintiff, who acts for it, and everybody who is sued."""
        yield FormItem(name=Phrase("Plaintiff (legal person or organisation)"), path="bank", blanks=self._plaintiff())
        yield FormItem(name=Phrase("Authorised litigation agent"), path="bank.agents", blanks=self._agents())
        service = (_answers("Address for service"), _answers("Whether electronic service is accepted", YES_OR_NO))
        yield FormItem(name=Phrase("Address for service and electronic service"), path="bank", blanks=service)
        # The borrower is named first, whoever a request names first.
        borrower = self.case.register.everybody[0]
        for party in sorted(dict.fromkeys(head.who for head in self.heads), key=lambda who: who is not borrower):
            yield self.identity(party)
        nobody = Blank(name=Phrase("Third party"), says=Phrase("None"))
        yield FormItem(name=Phrase("Third party"), path="parties", blanks=(nobody,))

    def identity(self, party: Party) -> FormItem:
        """被告: somebody who is sued, and in which capacity."""
        roles = dict.fromkeys(label(head.role) for head in self.heads if head.who is party)
        name = phrase("Defendant ({roles})", roles=tuple(roles)) if roles else Phrase("Defendant")
        blanks = _firm(party) if self._is_firm(party) else _person(party)
        return FormItem(name=name, path=self._place_of(party), blanks=tuple(blanks))

    def _is_firm(self, party: Party) -> bool:
        """Whether the form asks of *party* what it asks of firms; a name may say so."""
        if party.kind is not None:
            return party.kind.is_firm
        return party.legal_representative is not None or self.law.jurisdiction.clearances.masking.is_firm(called(party))

    def _plaintiff(self) -> tuple[Blank, ...]:
        own = self.case.bank
        return (
            _asks("Name", self.plaintiff),
            _asks("Domicile (place of the principal office)", own.address if own else None),
            _asks("Place of registration"),
            _asks("Legal representative or person in charge", own.person_in_charge if own else None),
            _asks("Office held"),
            _asks("Telephone", own.phone if own else None),
            _asks("Unified social credit code", _number(own.identifiers, IdentifierScheme.CN_USCC) if own else None),
            _asks("Type of company"),
            _asks("Type of ownership"),
        )

    @property
    def plaintiff(self) -> Phrase | None:
        """Who sues: as the file says, or the bank by its name, or by its institution and branch."""
        case = self.case
        own = case.plaintiff or (case.bank.name if case.bank else None)
        if own:
            return verbatim(own)
        reporter = case.reporter
        return bank(reporter.institution, reporter.branch) if reporter.institution or reporter.branch else None

    def _agents(self) -> tuple[Blank, ...]:
        agents = self.case.bank.agents if self.case.bank else ()
        if not agents:
            return (_marks("Agent", _THERE_IS),)
        told = (blank for agent in agents for blank in _agent(agent))
        return (_marks("Agent", _THERE_IS, "There is"), *told)

    def _place_of(self, party: Party) -> str:
        if party is self.case.register.everybody[0]:
            return "customer"
        return next((f"parties[{i}]" for i, each in enumerate(self.case.parties) if each is party), "parties")

    # ------------------------------------------------------------ sums

    @property
    def sums(self) -> Iterator[FormItem]:
        """诉讼请求 that a sum answers: principal, interest, costs, and the value in dispute."""
        several = len(self.places) > 1
        for loan, path in self._each():
            claim, shown = self.law.debt(self.case).of(loan), self.papers(loan, *LEDGER)
            owed = _principal(claim, whole=self.asks_whole(loan)) if claim else None
            yield FormItem(
                name=self._of(loan, "1. Principal", several=several),
                path=path,
                blanks=(_shown("Principal owed", owed, shown),),
            )
        for loan, path in self._each():
            claim, shown = self.law.debt(self.case).of(loan), self.papers(loan, *LEDGER)
            yield FormItem(
                name=self._of(loan, _INTEREST, several=several),
                path=path,
                blanks=tuple(_interest(claim, shown, whole=self.asks_whole(loan))),
            )

    def asks_whole(self, loan: Loan) -> bool:
        """Whether it is asked that what is not due of a loan be declared due."""
        return any(is_asked_whole(self.case, request, loan) for request in self.requests)

    @property
    def security(self) -> FormItem:
        """4. 是否主张担保权利: where all of it is lost, or there is none, no; what merely lacks its papers is open."""
        sued = {head.who for head in self.heads}
        in_things = any(right.priority and right.binds and right.given.provider in sued for right in self.rights)
        claimed = in_things or any(head.role in _SECURING for head in self.heads)
        is_lost = all(_LOST.intersection(right.flaws) for right in self.rights)
        picked = "Yes" if claimed else "No" if is_lost else None
        path = self.rights[0].given.path if self.rights else "loans"
        blank = _marks("Rights in security", YES_OR_NO, picked)
        return FormItem(name=Phrase("4. Rights in security"), path=path, blanks=(blank,))

    @property
    def costs(self) -> FormItem:
        """5. 实现债权的费用: those on file, one by one; a file that holds none does not say that none are claimed."""
        found = [(cost, cost.amount) for loan in self.loans for cost in loan.costs if cost.amount]
        details = tuple(
            phrase("{kind} of {sum}", kind=label(cost.kind or CostKind.OTHER), sum=sum_) for cost, sum_ in found
        )
        ids = tuple(dict.fromkeys(c.evidence for c, _ in found if c.evidence and self.case.item(c.evidence)))
        claimed = _marks(
            "Whether costs of recovery are claimed", YES_OR_NO, "Yes" if found else None, details or None, *ids
        )
        path = f"loans[{self.places[0]}].costs" if self.places else "loans"
        return FormItem(name=Phrase("5. Costs of recovery"), path=path, blanks=(claimed,))

    @property
    def in_all(self) -> FormItem:
        """8. 标的总额: what is asked in all; none where sums of several currencies cannot be counted in one."""
        asked, day = self.asked, self.case.as_of
        return FormItem(
            name=Phrase("8. Total value in dispute"),
            path="exchange_rates",
            blanks=(_asks("Total", asked and phrase("{sum}, calculated to {day}", sum=in_words(asked), day=day)),),
        )

    @property
    def asked(self) -> Money | None:
        """Everything that is asked of the loans sued for; None where it cannot be added up."""
        debt = self.law.debt(self.case)
        claims = [(debt.of(loan), self.asks_whole(loan)) for loan in self.loans]
        sums = [claim.total + claim.not_due if whole else claim.total for claim, whole in claims if claim is not None]
        return debt.in_all(sums) if sums and len(sums) == len(claims) else None

    # ------------------------------------------------------------ court

    @property
    def before_suit(self) -> Iterator[FormItem]:
        """约定管辖和诉前保全: what was agreed of the court, and whether anything was preserved before the suit."""
        for loan, path in self._each():
            agreed, shown = loan.jurisdiction_clause, self.papers(loan, *CONTRACT)
            is_told = bool(agreed and shown)
            yield FormItem(
                name=self._of(loan, "1. Agreement on arbitration or jurisdiction", several=len(self.places) > 1),
                path=f"{path}.jurisdiction_clause",
                blanks=(
                    _marks(
                        "Agreement",
                        _THERE_IS,
                        "There is" if is_told else None,
                        agreed if is_told else None,
                        *(shown if is_told else ()),
                    ),
                ),
            )
        docket = Court.of(self.case, self.law).docket
        found = tuple(_preserved(each) for _, each in docket.proceedings if docket.is_preservation(each))
        preserved = _marks("Preserved", YES_OR_NO, "Yes" if found else None, found or None)
        yield FormItem(name=Phrase("2. Preservation before suit"), path="proceedings", blanks=(preserved,))

    @property
    def court(self) -> FormItem:
        """此致: the court."""
        named = self.case.addressees.court if self.case.addressees else None
        return FormItem(name=Phrase("The court"), path="addressees.court", blanks=(_asks("Name of the court", named),))

    # ------------------------------------------------------------ story

    @property
    def story(self) -> Iterator[FormItem]:
        """事实与理由, items 1 to 16: the contract, the money, what was paid, and what secures it."""
        for loan, path in self._each():
            yield from self._loan(loan, path)
        yield from self._things()
        yield from self._guarantees()
        yield from self._others()

    def _loan(self, loan: Loan, path: str) -> Iterator[FormItem]:
        several = len(self.places) > 1
        contract, voucher = self.papers(loan, *CONTRACT), self.papers(loan, *PAYOUT)
        items = {
            "1. Signing of the contract": (
                _shown("Title", Phrase(PRODUCT_PROFILES[loan.product or Product.TERM].agreement), contract),
                _shown("Number", loan.contract_no, contract),
                _shown("Day of signing", loan.signed_on, contract),
                _asks("Place of signing"),
            ),
            "2. Parties to the contract": (
                _shown("Lender", self.plaintiff, contract),
                _shown("Borrower", self._borrowers(loan), contract),
            ),
            "3. Sum of the loan": (
                _shown("Agreed", self._agreed(loan), contract),
                _shown("Paid out", loan.disbursed_on and loan.principal, voucher),
            ),
            "4. Term of the loan": tuple(self._term(loan, contract)),
            "5. Rate of interest": tuple(_rates(loan, contract)),
            "6. When the loan was paid out": (
                _shown(
                    "Day and sum",
                    loan.disbursed_on and phrase("{day}, {sum}", day=loan.disbursed_on, sum=loan.principal),
                    voucher,
                ),
            ),
            "7. Manner of repayment": (_manner(loan, contract),),
            "8. Repayment": tuple(self._paid(loan)),
            "9. Whether it is overdue": tuple(self._late(loan)),
        }
        for name, blanks in items.items():
            yield FormItem(name=self._of(loan, name, several=several), path=path, blanks=blanks)

    def _borrowers(self, loan: Loan) -> tuple[Phrase, ...]:
        beside = (self.case.party(name) for name in loan.co_borrowers)
        return (verbatim(self.case.customer.name), *(verbatim(called(party)) for party in beside if party))

    def _agreed(self, loan: Loan) -> Money | None:
        """The sum of the contract: that of the facility, or of the one note under it."""
        above = [each.amount for each in self.case.facilities if each.contract_no == loan.contract_no and each.amount]
        alone = sum(other.contract_no == loan.contract_no for other in self.case.loans) == 1
        return above[0] if above else (loan.principal if alone else None)

    def _term(self, loan: Loan, contract: tuple[str, ...]) -> Iterator[Blank]:
        ends = loan.matures_on or max((line.due_on for line in loan.installments), default=None)
        over = None if ends is None or not contract else "Yes" if ends < self.case.as_of else "No"
        yield _marks("Whether the term is over", YES_OR_NO, over, None, *contract if over else ())
        begun = loan.disbursed_on or loan.signed_on
        agreed = phrase("{start} to {end}", start=begun, end=ends) if begun and ends else None
        yield _shown("Agreed term", agreed, contract)

    def _paid(self, loan: Loan) -> Iterator[Blank]:
        claim, shown = self.law.debt(self.case).of(loan), self.papers(loan, *LEDGER)
        met = claim.set_off if claim else ()
        for name, part in (("Principal repaid", Allocation.PRINCIPAL), ("Interest repaid", Allocation.INTEREST)):
            sums = Money.total((each.amount for each in met if each.against is part), loan.principal.currency)
            yield _shown(name, phrase("{sum}", sum=sums) if claim else None, shown)
        yield _shown("Interest paid through", _interest_paid_through(claim, loan) if claim else None, shown)

    def _late(self, loan: Loan) -> Iterator[Blank]:
        behind, shown = self.law.delinquency(self.case, loan), self.papers(loan, *LEDGER)
        known = behind is not None and behind.days_past_due is not None and bool(shown)
        late = behind if known and behind and behind.arrears else None
        yield _marks("Late", YES_OR_NO, None if not known else "Yes" if late else "No", None, *shown if known else ())
        if late is not None:
            first = min(each.due_on for each in late.arrears)
            yield _shown("Overdue since", first + dt.timedelta(days=1), shown)
            yield _shown("Days overdue", phrase("{days:days}", days=late.days_past_due or 0), shown)

    def _things(self) -> Iterator[FormItem]:
        given = [right for right in self.rights if right.given.security.kind in _THINGS]
        yield FormItem(
            name=Phrase("10. Contract on security in things"),
            path=given[0].given.path if given else "loans",
            blanks=(
                _marks("Signed", YES_OR_NO, _there_is(given)),
                *(blank for right in given for blank in _contract(right)),
            ),
        )
        yield FormItem(
            name=Phrase("11. Provider and collateral"),
            path=given[0].given.path if given else "loans",
            blanks=tuple(_thing(right) for right in given) or (_none("Provider and collateral"),),
        )
        capped = [right for right in self.rights if right.up_to is not None]
        yield FormItem(
            name=Phrase("12. Whether it is security up to a maximum amount"),
            path=capped[0].given.path if capped else "loans",
            blanks=(
                _marks("Maximum amount", YES_OR_NO, _there_is(capped)),
                *(blank for right in capped for blank in _maximum(right)),
            ),
        )
        yield FormItem(
            name=Phrase("13. Whether mortgage or pledge is registered"),
            path=given[0].given.path if given else "loans",
            blanks=tuple(blank for right in given for blank in _registered(right)) or (_none("Registration"),),
        )

    def _guarantees(self) -> Iterator[FormItem]:
        given = [right for right in self.rights if right.given.is_guarantee]
        path = given[0].given.path if given else "loans"
        yield FormItem(
            name=Phrase("14. Contract of guarantee or letter of guarantee"),
            path=path,
            blanks=(
                _marks("Signed", YES_OR_NO, _there_is(given)),
                *(blank for right in given for blank in self._guarantee(right)),
            ),
        )
        yield FormItem(
            name=Phrase("15. Manner of guarantee"),
            path=path,
            blanks=tuple(
                _marks("Manner in which the guarantor answers", _KINDS, _kind_of(right), None, *_ids(right))
                for right in given
            )
            or (_none("Manner in which the guarantor answers"),),
        )

    def _guarantee(self, right: Right) -> Iterator[Blank]:
        yield from _contract(right)
        yield _shown("Guarantor", right.provider, _ids(right))
        yield _shown("Main terms", _terms(right), _ids(right))

    def _others(self) -> Iterator[FormItem]:
        given = [right for right in self.rights if right.given.security.kind not in {*_THINGS, SecurityKind.GUARANTEE}]
        blanks = tuple(
            Blank(name=Phrase("Form and day of signing"), says=_numbered(right), shown_by=_ids(right))
            for right in given
        )
        path = given[0].given.path if given else "loans"
        yield FormItem(
            name=Phrase("16. Other security"), path=path, blanks=blanks or (_none("Form and day of signing"),)
        )

    # ------------------------------------------------------------ helpers

    def _each(self) -> Iterator[tuple[Loan, str]]:
        return ((self.case.loans[place], f"loans[{place}]") for place in self.places)

    def _of(self, loan: Loan, name: str, *, several: bool) -> Phrase:
        """An item, of which loan where there are several."""
        return phrase("{item} ({loan})", item=Phrase(name), loan=self.case.name_of(loan)) if several else Phrase(name)

    def papers(self, loan: Loan, *kinds: EvidenceKind) -> tuple[str, ...]:
        """The ids of the evidence of these kinds that violations of *loan* cite."""
        return tuple(dict.fromkeys(item.id for item in papers_of_loan(self.case, loan) if item.kind in kinds))


CONTRACT: Final = (EvidenceKind.LOAN_CONTRACT,)
PAYOUT: Final = (EvidenceKind.DISBURSEMENT_VOUCHER,)
LEDGER: Final = (EvidenceKind.LOAN_CONTRACT, EvidenceKind.PAYMENT_LEDGER)
_THINGS: Final = frozenset({SecurityKind.MORTGAGE, SecurityKind.PLEDGE})


# ---------------------------------------------------------------- parties


def _firm(party: Party) -> Iterator[Blank]:
    person = party.legal_representative
    yield _asks("Name", called(party))
    yield _asks("Domicile (place of the principal office)", party.address)
    yield _asks("Place of registration")
    yield _asks("Legal representative or person in charge", person.name if person else None)
    yield _asks("Office held")
    yield _asks("Telephone", party.phone or (person.phone if person else None))
    yield _asks("Unified social credit code", _number(party.identifiers, IdentifierScheme.CN_USCC))
    yield _asks("Type of company")
    yield _asks("Type of ownership")


def _person(party: Party) -> Iterator[Blank]:
    card = _number(party.identifiers, IdentifierScheme.CN_RIC)
    yield _asks("Name of the person", called(party))
    yield from map(_asks, ("Sex", "Date of birth", "Ethnic group", "Employer", "Office held"))
    yield _asks("Telephone", party.phone)
    yield _asks("Domicile (place of household registration)", party.address)
    yield _asks("Habitual residence")
    yield _asks("Type of identity document", Phrase("Resident identity card") if card else None)
    yield _asks("Number of identity document", card)


def _number(identifiers: Iterable[Identifier], scheme: IdentifierScheme) -> str | None:
    return next((each.value for each in identifiers if each.scheme is scheme), None)


def _agent(agent: Agent) -> Iterator[Blank]:
    yield _asks("Name of the agent", agent.name)
    yield _asks("Employer or firm")
    yield _asks("Office held", label(agent.kind) if agent.kind else None)
    yield _asks("Telephone", agent.phone)
    yield _asks("Scope of authority", agent.authority)


# ---------------------------------------------------------------- sums


def _principal(claim: Claim, *, whole: bool) -> Phrase:
    """本金: what is overdue, and what is to be declared due with it."""
    if not (whole and claim.not_due):
        return phrase("{sum} owed as of {day}", sum=in_words(claim.principal), day=claim.on)
    text = "{sum} owed as of {day}, of which {not_due} is to be declared due early"
    return phrase(text, sum=in_words(claim.outstanding), day=claim.on, not_due=claim.not_due)


def _interest(claim: Claim | None, shown: tuple[str, ...], *, whole: bool) -> Iterator[Blank]:
    heads = (("Interest of the term", "interest"), ("Compound interest", "compound"), ("Penalty interest", "penalty"))
    for name, head in heads:
        says = phrase("{sum} as of {day}", sum=getattr(claim, head), day=claim.on) if claim else None
        yield _shown(name, says, shown)
    if whole and claim and claim.not_due and claim.accrued:
        says = phrase("{sum} as of {day}, not counted in the total below", sum=claim.accrued, day=claim.on)
        yield _shown("Interest accrued on what is not due yet", says, shown)
    yield _shown("Method of calculation", _method(claim) if claim else None, shown)
    runs = claim.until_payment if claim else None
    asked = None if claim is None or not shown else "Yes" if runs else "No"
    yield _marks("Whether payment is claimed until actual payment", YES_OR_NO, asked, runs if shown else None, *shown)


def _method(claim: Claim) -> Phrase:
    """The rates and the day counts by which it was reckoned, and the order in which payments were set off."""
    ways = dict.fromkeys((each.kind, each.misused, each.rate, each.day_count) for each in claim.segments)
    each = tuple(
        phrase(_WAYS[kind, misused], rate=percent(rate), count=label(count)) for kind, misused, rate, count in ways
    )
    order = tuple(map(label, claim.order))
    if not each:
        return phrase("payments were applied in this order: {order}", order=order)
    return phrase("{each}; payments were applied in this order: {order}", each=each, order=order)


_WAYS: Final = {
    (Allocation.PENALTY, False): "penalty interest at {rate} a year ({count})",
    (Allocation.PENALTY, True): "penalty interest on what was diverted at {rate} a year ({count})",
    (Allocation.COMPOUND, False): "compound interest at {rate} a year ({count})",
    (Allocation.COMPOUND, True): "compound interest on what was diverted at {rate} a year ({count})",
    (Allocation.INTEREST, False): "interest at {rate} a year ({count})",
    (Allocation.INTEREST, True): "interest on what was diverted at {rate} a year ({count})",
}


def _interest_paid_through(claim: Claim, loan: Loan) -> dt.date | None:
    """还息至: the last due day through which all interest is paid; None where none is paid whole."""
    unpaid = min((line.due_on for line in claim.by_installment if line.interest), default=dt.date.max)
    bearing = [line.due_on for line in loan.installments if line.interest]
    return max((day for day in bearing if day < min(unpaid, claim.on)), default=None)


def _preserved(proceeding: Proceeding) -> Phrase:
    told = (proceeding.authority, proceeding.on, proceeding.case_no)
    return phrase("{each}", each=tuple(phrase("{each}", each=each) for each in told if each is not None))


# ---------------------------------------------------------------- terms


def _shown(name: str, says: Param | None, ids: tuple[str, ...]) -> Blank:
    """A blank that only evidence fills."""
    return Blank(name=Phrase(name), says=says if ids else None, shown_by=ids if says is not None else ())


def _rates(loan: Loan, contract: tuple[str, ...]) -> Iterator[Blank]:
    yield _shown("Rate", _rate(loan), contract)
    if loan.penalty_surcharge is not None:
        yield _shown("Surcharge on what is overdue", percent(loan.penalty_surcharge), contract)
    compound = None if loan.compound is None or not contract else "Yes" if loan.compound else "No"
    yield _marks("Compound interest agreed", YES_OR_NO, compound, None, *contract if compound else ())
    if loan.penalty_rate is not None or loan.penalty_surcharge is None:
        rate = loan.penalty_rate
        yield _shown("Penalty rate", None if rate is None else phrase("{rate} a year", rate=percent(rate)), contract)
    yield _asks("Clauses of the contract")


def _rate(loan: Loan) -> Param | None:
    changes = tuple(
        phrase("from {day} {rate} a year", day=each.from_, rate=percent(each.annual_rate))
        for each in loan.rates
        if each.from_ and each.annual_rate is not None
    )
    first = () if loan.annual_rate is None else (phrase("{rate} a year", rate=percent(loan.annual_rate)),)
    return (*first, *changes) or None


_MANNERS: Final = (
    "equal installments of principal and interest",
    "equal installments of principal",
    "all at maturity",
    "interest periodically, principal at maturity",
    "otherwise",
)


def _manner(loan: Loan, contract: tuple[str, ...]) -> Blank:
    named = _named_manner(loan) if contract else None
    return _marks("Manner", _MANNERS, named, None, *contract if named else ())


def _named_manner(loan: Loan) -> str | None:
    by_installment, equal, at_once, bullet, other = _MANNERS
    match loan.repayment:
        case Repayment.ANNUITY:
            return by_installment
        case Repayment.EQUAL_PRINCIPAL:
            return equal
        case Repayment.BULLET:
            return bullet if any(line.interest and not line.principal for line in loan.installments) else at_once
        case Repayment.SCHEDULE:
            return other
        case None:
            return None


# ---------------------------------------------------------------- security


def _there_is(given: list[Right]) -> str | None:
    """Whether there is such security: the file names none, or papers show one; what nothing shows is open."""
    if not given:
        return "No"
    return "Yes" if any(right.papers for right in given) else None


def _none(name: str) -> Blank:
    return Blank(name=Phrase(name), says=Phrase("None"))


def _ids(right: Right) -> tuple[str, ...]:
    return tuple(item.id for item in right.papers)


def _contract(right: Right) -> Iterator[Blank]:
    """A contract by its number; the file does not hold the day on which it was signed."""
    yield _shown("Number of the contract", _numbered(right), _ids(right))
    yield _asks("Day of signing")


def _terms(right: Right) -> Param | None:
    """What a contract of guarantee says, as far as the file holds it."""
    security = right.given.security
    ends, most = security.guarantee_period_ends_on, security.maximum or security.amount
    told = (
        phrase("guarantee period until {day}", day=ends) if ends else None,
        phrase("up to {sum}", sum=most) if most else None,
    )
    return tuple(each for each in told if each is not None) or None


def _numbered(right: Right) -> Param | None:
    return right.given.number if right.papers else None


def _thing(right: Right) -> Blank:
    thing = right.given.security.collateral
    described = thing.description if thing else None
    told = right.provider and described and right.papers
    says = phrase("{thing}, provided by {provider}", thing=described or "", provider=right.provider or "")
    return Blank(
        name=Phrase("Provider and collateral"), says=says if told else None, shown_by=_ids(right) if told else ()
    )


def _maximum(right: Right) -> Iterator[Blank]:
    fixed, ids = right.given.security.determined_on, _ids(right)
    yield _shown("Secured claims fixed on", fixed, ids)
    yield _shown("Amount secured", right.up_to and phrase("{sum}", sum=right.up_to), ids)


def _registered(right: Right) -> Iterator[Blank]:
    thing = right.given.security.collateral
    ids = _ids(right)
    day, number = (thing.registered_on, thing.registration_no) if thing else (None, None)
    picked = "Registered" if right.given.has_registration and ids else None
    says = phrase("{number}, {day}", number=number, day=day) if number and day else number or day
    yield _marks("Registration", _REGISTERED, picked, says if picked else None, *ids if picked else ())


_REGISTERED: Final = ("Registered", "Priority notice", "Not registered")
_KINDS: Final = ("general guarantee", "joint and several guarantee")


def _kind_of(right: Right) -> str | None:
    """In what manner a guarantor answers, where the contract on file says it."""
    if not right.papers:
        return None
    match right.given.security.guarantee_kind:
        case GuaranteeKind.GENERAL:
            return _KINDS[0]
        case GuaranteeKind.JOINT:
            return _KINDS[1]
        case None:
            return None


# ---------------------------------------------------------------- of a file


def leads(case: CaseFile) -> Iterator[Asset]:
    """What could be preserved: assets whose owner the file introduces, and that do not secure the debt already."""
    given = [each.security.collateral for each in case.securities if each.security.collateral]
    numbers = {number for thing in given for number in (thing.identifier, thing.registration_no) if number}
    described = {thing.description for thing in given if thing.description}
    for asset in case.assets:
        is_given = asset.identifier in numbers if asset.identifier else asset.description in described
        if asset.owner and case.party(asset.owner) and not is_given:
            yield asset


def pleading(case: CaseFile, law: Law) -> Pleading | None:
    """What the form asks in the suit for payment that *case* asks for; None where it asks for none."""
    court = Court.of(case, law)
    suits = [request for _, request in court.suits if request.kind in FOR_PAYMENT]
    places = sorted({place for request in suits for place in court.places(request)})
    if not places:
        return None
    heads = dict.fromkeys(head for request in suits for head in court.defendants(request))
    return Pleading(
        case=case,
        law=law,
        places=tuple(places),
        heads=tuple(heads) or tuple(court.whoever),
        rights=tuple(right for right in court.rights if not set(right.given.places).isdisjoint(places)),
        requests=case.requests,
    )
