"""What the customer knows already: the contract, what it made due, what of that is unpaid, and who stands for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final, TypedDict

import attrs

from loancomplaint.debt import Claim, arrears
from loancomplaint.debt.arrears import Arrear
from loancomplaint.debt.schedule import call_day
from loancomplaint.errors import NotClearedError, NotOpenError, UnknownNameError
from loancomplaint.facts import (
    CaseFile,
    Clause,
    CustomerKind,
    GuaranteeKind,
    Loan,
    Product,
    RequestKind,
    Violation,
    ViolationKind,
)
from loancomplaint.facts.fields import shown_name
from loancomplaint.facts.parties import as_party
from loancomplaint.facts.people import Bank, BankAccount
from loancomplaint.facts.profiles import VIOLATION_PROFILES
from loancomplaint.facts.securities import Given
from loancomplaint.law import Basis, Law
from loancomplaint.law.calls import call_ground, clauses_of, is_cured
from loancomplaint.law.time_limits import ClockState, Docket, is_insolvent
from loancomplaint.text.cards import discreetly
from loancomplaint.values.money import Money

_WEEK: Final = 7


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class AgreedClause:
    """A clause of the contract, by its number.

    Its words have no place here: a case file holds what somebody typed, and the contract both sides signed has them.

    Attributes:
        ref: Its number.

        remedies: What it grants the lender.

        on_arrears: Whether arrears alone trigger it.

        notice_required: Whether it lets a cure period run from a notice.

        cure_days: How long the borrower has to cure the breach before it may be invoked.
    """

    ref: str
    remedies: tuple[RequestKind, ...] = ()
    on_arrears: bool = False
    notice_required: bool = False
    cure_days: int | None = None


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Breach:
    """A breach for which the loan is called, as far as the borrower is told of it; none of its author's words.

    Attributes:
        kind: What the letter says was breached.

        began_on: Its first day, and ended_on its last.

        amount: The sum that it concerns, where it is about one.

        refs: The numbers of the clauses that let the lender call the loan for it, their cure periods over.

        article: The article that does, whatever the contract says.

        granted: Whether a clause or an article lets the lender call the loan for it at all.

        cure_days: How long the borrower had to cure it; None where no clause gives a period.

        noticed_on: The day on which a written notice of it reached the borrower.
    """

    kind: ViolationKind
    began_on: dt.date | None = None
    ended_on: dt.date | None = None
    amount: Money | None = None
    refs: tuple[str, ...] = ()
    article: Basis | None = None
    granted: bool = False
    cure_days: int | None = None
    noticed_on: dt.date | None = None

    @property
    def opens(self) -> bool:
        """Whether the loan may be called for it now."""
        return bool(self.refs) or (self.granted and self.cure_days is None and self.article is not None)


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Guarantor:
    """Who stands for the debt, under which contract, and until when.

    Attributes:
        amount: Up to how much.

        period_ends_on: The last day of the guarantee period, as agreed.

        demanded_on: The day on which the bank called upon the guarantor.

        bound_until: The last day to hold the guarantor, agreed or by law; None where the day is not known.

        is_held: Whether what holds the guarantor was done in time: a demand on a joint one, a suit against the borrower
            for any other.

        is_insolvent: Whether a court has accepted the guarantor's bankruptcy.

        reference: What tells letters about this guarantee from others; the contract's number unless given.

        address: Where the guarantor is written to, as the file has it.
    """

    name: str = attrs.field(repr=shown_name)
    contract_no: str | None = None
    kind: GuaranteeKind | None = None
    amount: Money | None = None
    period_ends_on: dt.date | None = None
    demanded_on: dt.date | None = None
    bound_until: dt.date | None = None
    is_held: bool = False
    is_insolvent: bool = False
    reference: str | None = None
    address: str | None = attrs.field(default=None, repr=False)

    def is_released(self, on: dt.date) -> bool:
        """Whether the guarantee period ended before *on*, and nothing held the guarantor in time."""
        ends_on = self.bound_until or self.period_ends_on
        if ends_on is None or self.is_held:
            return False
        # Terms written by hand say no more than what was agreed: a demand in time is then taken to hold.
        demanded_on = None if self.bound_until else self.demanded_on
        return ends_on < on and not (demanded_on is not None and demanded_on <= ends_on)

    def answers(self, on: dt.date) -> bool:
        """Whether the guarantor may still be called upon: neither released nor bankrupt."""
        return not self.is_insolvent and not self.is_released(on)


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class ContractTerms:
    """What the borrower knows: the contract, what it made due, and what of that is unpaid on a day.

    Attributes:
        lender: The bank as it signs, and branch likewise.

        borrower_kind: A firm, or a person.

        as_of: The day on which the amounts are read.

        arrears: What is overdue on that day, installment by installment, oldest first.

        outstanding: All principal not paid back, due or not; None without a schedule.

        product: How the bank came to be owed; by a loan unless it says otherwise.

        called_on: The day on which a notice of early maturity arrived, if one did.

        penalty: Accrued to the day and unpaid; likewise compound. None without a schedule.

        costs: Of recovery, and unpaid.

        accrued: Interest earned since the last due day and not due yet; None where it is not known.

        per_day: What accrues each further day; None where nothing does.

        default_rate: At which it does; None where it is not stated, or where not all does at one rate.

        stops_on: The last day for which interest is counted, where a bankruptcy stopped it.

        compounds: Whether compound interest is agreed; None where the file does not say, and no letter claims it.

        service_addresses: Where the contract says that notices arrive.

        is_insolvent: Whether a court has accepted the borrower's bankruptcy.

        breaches: For what the loan is called, where it is for more than arrears.

        lender_address: Where the bank is written to, and lender_phone where it is called.

        repayment_account: Into which it wants to be paid.

        rest_days: The days of the week on which nobody works, 0 being Monday, and holidays likewise by date.
    """

    lender: str | None = None
    branch: str | None = None
    lender_address: str | None = None
    lender_phone: str | None = None
    repayment_account: BankAccount | None = attrs.field(default=None, repr=False)
    borrower: str = attrs.field(repr=shown_name)
    borrower_kind: CustomerKind | None = None
    contract_no: str
    note_no: str | None = None
    principal: Money
    signed_on: dt.date | None = None
    disbursed_on: dt.date | None = None
    matures_on: dt.date | None = None
    as_of: dt.date
    arrears: tuple[Arrear, ...] = ()
    outstanding: Money | None = None
    product: Product | None = None
    called_on: dt.date | None = None
    penalty: Money | None = None
    compound: Money | None = None
    costs: Money | None = None
    accrued: Money | None = None
    per_day: Money | None = None
    default_rate: Decimal | None = None
    stops_on: dt.date | None = None
    compounds: bool | None = None
    service_addresses: tuple[str, ...] = attrs.field(default=(), repr=False)
    clauses: tuple[AgreedClause, ...] = ()
    guarantors: tuple[Guarantor, ...] = ()
    is_insolvent: bool = False
    breaches: tuple[Breach, ...] = ()
    rest_days: tuple[int, ...] = ()
    holidays: tuple[dt.date, ...] = ()

    def working_day(self, day: dt.date) -> dt.date:
        """*day*, or the first day after it on which people work."""
        while len(self.rest_days) < _WEEK and (day.weekday() in self.rest_days or day in self.holidays):
            day += dt.timedelta(days=1)
        return day

    @property
    def overdue(self) -> Money:
        """Overdue principal and interest together."""
        return Money.total((arrear.total for arrear in self.arrears), self.principal.currency)

    @property
    def overdue_interest(self) -> Money:
        """Overdue interest."""
        return Money.total((arrear.interest for arrear in self.arrears), self.principal.currency)

    @property
    def is_due_in_full(self) -> bool:
        """Whether no principal is left that is not due yet."""
        due = Money.total((arrear.principal for arrear in self.arrears), self.principal.currency)
        return self.outstanding is not None and self.outstanding == due

    @property
    def guarantors_to_be_told_by(self) -> dt.date | None:
        """The last day of the first guarantee period that still runs and was not met; None where none does."""
        running = (each.bound_until for each in self.answering if each.bound_until and not each.is_held)
        return min(running, default=None)

    @property
    def answering(self) -> tuple[Guarantor, ...]:
        """The guarantors who may still be called upon."""
        return tuple(each for each in self.guarantors if each.answers(self.as_of))

    def granting(self, remedy: RequestKind) -> tuple[AgreedClause, ...]:
        """The clauses that grant *remedy* for arrears alone."""
        return tuple(clause for clause in self.clauses if clause.on_arrears and remedy in clause.remedies)

    @property
    def calling(self) -> tuple[AgreedClause, ...]:
        """The clauses by which the loan may be called for arrears today: the cure period of each is over.

        One that runs from a notice cannot be seen to be over in arrears alone: name the breach, and its notice counts.
        """
        since = min((arrear.due_on for arrear in self.arrears), default=None)
        granting = self.granting(RequestKind.ACCELERATE_LOAN)
        return tuple(each for each in granting if is_cured(each, since, None, self.as_of))

    def for_guarantor(self, name: str | None = None) -> ContractTerms:
        """What one guarantor knows of it: the debt and his own guarantee, not those of others, nor where who lives.

        Args:
            name: Of the guarantor, the number of the contract, or what tells its letters apart; where a single
                guarantee stands for the loan it need not be named.

        Raises:
            NotOpenError: Nobody stands for the loan.

            UnknownNameError: Not exactly one guarantee answers to that name.
        """
        if not self.guarantors:
            raise NotOpenError("no guarantor stands for the loan")
        named = [
            each for each in self.guarantors if name is None or name in {each.name, each.contract_no, each.reference}
        ]
        if len(named) != 1:
            raise UnknownNameError("not exactly one guarantor answers to that; give the number of one's contract")
        return self.alone(named[0])

    def alone(self, guarantor: Guarantor) -> ContractTerms:
        """What one of the guarantors knows of it."""
        return attrs.evolve(self, guarantors=(guarantor,), service_addresses=(), clauses=())


def terms(case: CaseFile, loan: str | None = None, *, law: Law, breaches: Iterable[str] = ()) -> ContractTerms:
    """Read from a case file what the customer knows of one loan.

    What the bank found out is no part of it, but for the breaches that somebody decided to tell: those for which the
    loan is called.

    Args:
        case: Whose day decides what is due; payments recorded later do not count.

        loan: Its note or contract number; a file with a single loan need not name it.

        law: Says which words are sealed.

        breaches: The ids of the violations for which the loan is called; arrears alone need not be named.

    Raises:
        UnknownNameError: No one loan of the file answers to that number, or no violation of it to one of those ids.

        NotOpenError: The loan's amounts are in several currencies, so that nobody can say what is due.

        NotClearedError: A name, a number or an address that the letter would take over holds sealed words, or a
            breach is sealed matter; the error names the paths.
    """
    known = case.known_by(case.as_of)
    found = known.loan(loan)
    if found is None:
        raise UnknownNameError("no one loan of this file answers to that note or contract number")
    told = tuple(_told(known, found, id_, law) for id_ in dict.fromkeys(breaches))
    # Neither what the bank found out nor what it plans may show in a sum: what was diverted bears no more here.
    claim = law.debt(attrs.evolve(known, violations=told, requests=())).of(found)
    if claim is None and len(arrears.currencies(found)) > 1:
        raise NotOpenError("the loan's amounts are in several currencies; what is due cannot be said in one sum")
    place = next(i for i, each in enumerate(known.loans) if each is found)
    if telling := [path for path, text in taken_over(known, place) if law.speaks_of_sealed_matter(text)]:
        raise NotClearedError(telling)
    return ContractTerms(
        **_lender(case),
        borrower=case.customer.name,
        borrower_kind=case.customer.kind,
        contract_no=found.contract_no,
        note_no=found.note_no,
        principal=found.principal,
        signed_on=found.signed_on,
        disbursed_on=found.disbursed_on,
        matures_on=found.matures_on,
        as_of=case.as_of,
        arrears=arrears.arrears(claim) if claim else (),
        outstanding=claim.outstanding if claim else None,
        product=found.product,
        called_on=call_day(found, case.as_of),
        penalty=claim.penalty if claim else None,
        compound=claim.compound if claim else None,
        costs=claim.costs if claim else None,
        accrued=claim.accrued if claim else None,
        per_day=claim.per_day if claim and claim.per_day else None,
        default_rate=_default_rate(found, claim),
        stops_on=claim.stops_on if claim else None,
        compounds=found.compound,
        service_addresses=found.service_addresses,
        clauses=tuple(_agreed(clause) for clause in clauses_of(known, found) if clause.ref),
        guarantors=tuple(_guarantors(known, place, law)),
        is_insolvent=is_insolvent(as_party(known.customer), case.as_of),
        breaches=tuple(_breach(known, law, found, violation) for violation in told),
        rest_days=law.parameter("rest_days") or (),
        holidays=law.parameter("holidays") or (),
    )


class _Lender(TypedDict, total=False):
    """The bank, as a letter has it."""

    lender: str | None
    branch: str | None
    lender_address: str | None
    lender_phone: str | None
    repayment_account: BankAccount | None


def _lender(case: CaseFile) -> _Lender:
    """The bank as it signs, where it is reached, and where it wants to be paid; not who acts for it."""
    bank = case.bank or Bank()
    return {
        "lender": bank.name or case.reporter.institution,
        "branch": None if bank.name else case.reporter.branch,
        "lender_address": bank.address,
        "lender_phone": bank.phone,
        "repayment_account": bank.repayment_account,
    }


def _told(case: CaseFile, loan: Loan, id_: str, law: Law) -> Violation:
    """The violation of that id, if the borrower may be told of it and it is one of the loan."""
    violation = case.violation(id_)
    if violation is None or not any(each is loan for each in case.loans_of(violation.loan)):
        raise UnknownNameError("no violation of that loan has that id")
    if law.is_sealed(violation.kind):
        raise NotClearedError([f"violations[{case.violations.index(violation)}]"])
    return violation


def _breach(case: CaseFile, law: Law, loan: Loan, violation: Violation) -> Breach:
    ground = call_ground(case, law, loan, violation)
    waiting = [clause.cure_days for clause in ground.clauses if clause.cure_days]
    return Breach(
        kind=violation.kind,
        began_on=violation.began_on,
        ended_on=violation.ended_on,
        amount=violation.amount if VIOLATION_PROFILES[violation.kind].about_sum else None,
        refs=tuple(clause.ref or "" for clause in ground.open_on(case.as_of)),
        article=ground.article,
        granted=ground.is_granted,
        cure_days=max(waiting, default=None),
        noticed_on=ground.noticed_on,
    )


def _default_rate(loan: Loan, claim: Claim | None) -> Decimal | None:
    """The one rate at which everything that is late bears, if there is one."""
    if claim is None or not claim.per_day:
        return loan.penalty_rate
    return None if claim.running.diverted else claim.running.rate


def taken_over(case: CaseFile, place: int) -> Iterator[tuple[str, str]]:
    """Every text that the terms of the loan at *place* hold, with its path: names, numbers and addresses, no prose."""
    loan, at = case.loans[place], f"loans[{place}]"
    texts = {
        "reporter.institution": case.reporter.institution,
        "reporter.branch": case.reporter.branch,
        "customer.name": case.customer.name,
        f"{at}.contract_no": loan.contract_no,
        f"{at}.note_no": loan.note_no,
    }
    texts |= {f"{at}.service_addresses[{i}]": address for i, address in enumerate(loan.service_addresses)}
    texts |= {f"{at}.clauses[{i}].ref": clause.ref for i, clause in enumerate(loan.clauses)}
    for i, facility in enumerate(case.facilities):
        if facility.contract_no == loan.contract_no:
            texts |= {f"facilities[{i}].clauses[{j}].ref": clause.ref for j, clause in enumerate(facility.clauses)}
    if case.bank:
        account = case.bank.repayment_account or BankAccount()
        texts |= {f"bank.{name}": getattr(case.bank, name) for name in ("name", "address", "phone")}
        texts |= {f"bank.repayment_account.{name}": getattr(account, name) for name in ("owner", "bank", "number")}
    for given in guarantees(case, place):
        texts |= {
            f"{given.path}.provider": given.security.provider,
            **{f"parties[{i}].name": p.name for i, p in enumerate(case.parties) if p is given.provider},
            **{f"parties[{i}].address": p.address for i, p in enumerate(case.parties) if p is given.provider},
            f"{given.path}.contract_no": given.security.contract_no,
            f"{given.path}.id": given.security.id,
        }
    yield from ((path, text) for path, text in texts.items() if text)


def _agreed(clause: Clause) -> AgreedClause:
    on_arrears = not clause.triggers or ViolationKind.OVERDUE_PAYMENT in clause.triggers
    return AgreedClause(
        ref=clause.ref or "",
        remedies=clause.remedies,
        on_arrears=on_arrears,
        notice_required=bool(clause.notice_required),
        cure_days=clause.cure_days,
    )


def guarantees(case: CaseFile, place: int) -> tuple[Given, ...]:
    """The guarantees that stand for the loan at *place*, of those whose guarantor the file names."""
    standing = (given for given in case.securities if place in given.places and given.who)
    return tuple(given for given in standing if given.is_guarantee)


def _guarantors(case: CaseFile, place: int, law: Law) -> Iterator[Guarantor]:
    docket, standing = Docket.of(case, law), guarantees(case, place)
    for number, given in enumerate(standing, start=1):
        item, clock = given.security, docket.guarantee_period(given, place)
        agreed = clock is not None and clock.is_agreed
        yield Guarantor(
            name=given.who or "",
            contract_no=item.contract_no,
            kind=item.guarantee_kind,
            amount=item.maximum or item.amount,
            period_ends_on=item.guarantee_period_ends_on if agreed else None,
            demanded_on=item.demanded_on if item.demanded_on and item.demanded_on <= case.as_of else None,
            bound_until=clock.ends_on if clock else None,
            is_held=clock is not None and clock.state is ClockState.MET,
            is_insolvent=is_insolvent(given.provider, case.as_of),
            reference=_told_apart(case, place, standing, number),
            address=given.provider.address if given.provider else None,
        )


def _told_apart(case: CaseFile, place: int, standing: tuple[Given, ...], number: int) -> str | None:
    """What no letter about another guarantee, or another loan under this one, bears; None for the contract's number."""
    loan, given = case.loans[place], standing[number - 1]
    alike = [other for other in case.securities if other.security.contract_no == given.security.contract_no]
    own = given.security.contract_no or loan.note_no or loan.contract_no
    if len(alike) > 1 and (given.security.contract_no or len(standing) > 1):
        own = f"{own}-{given.security.id or number}"
    if len(given.places) > 1:
        own = f"{own}-{loan.note_no or loan.contract_no}"
    return None if own == given.security.contract_no else own
