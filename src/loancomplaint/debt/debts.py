"""The debt of a whole case file: each loan's claim, with what the file knows beside the loan, and all together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial

import attrs

from loancomplaint.debt.arrears import currencies
from loancomplaint.debt.claims import claim
from loancomplaint.debt.currency import converted
from loancomplaint.debt.values import Claim, Diversion, Order, Sums
from loancomplaint.facts.casefile import CaseFile
from loancomplaint.facts.claims import Request
from loancomplaint.facts.kinds import RequestKind, ViolationKind, ViolationStatus
from loancomplaint.facts.loans import Loan
from loancomplaint.values.money import Money

SUITS = frozenset({RequestKind.PURSUE_LEGAL_RECOVERY, RequestKind.APPLY_PAYMENT_ORDER})
"""Requests by which a debt is sued for."""


class CaseDebt:
    """What is owed of every loan of a case file on one day, each reckoned when it is first asked for.

    Loans are told apart by their place in the file, never by their numbers.
    """

    def __init__(
        self, case: CaseFile, *, order: Order, on: dt.date | None = None, rest_days: tuple[int, ...] = ()
    ) -> None:
        self._case, self._order, self._rest_days = case, order, rest_days
        self.on = on or case.as_of
        self._places = {id(loan): place for place, loan in enumerate(case.loans)}
        self._claims: dict[int, Claim | None] = {}

    def of(self, loan: Loan) -> Claim | None:
        """The claim of one loan of the file, or of a variant of one.

        None where it cannot be reckoned: the file has no schedule, or its amounts are in several currencies.
        """
        place = self._places.get(id(loan))
        if place is None:
            return self._reckoned(loan)
        if place not in self._claims:
            self._claims[place] = self._reckoned(loan)
        return self._claims[place]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of all loans that can be reckoned, in the order of the file."""
        return tuple(found for loan in self._case.loans if (found := self.of(loan)) is not None)

    def sums(self, loans: Iterable[Loan]) -> Sums | None:
        """The heads of several loans together; None where one cannot be reckoned, or they are in several currencies."""
        claims = [self.of(loan) for loan in loans]
        known = [claim for claim in claims if claim is not None]
        if not known or len(known) < len(claims) or len({claim.principal.currency for claim in known}) > 1:
            return None
        nothing = Money.zero(known[0].principal.currency)
        return Sums(
            **{
                field.name: Money.total((getattr(claim, field.name) or nothing for claim in known), nothing.currency)
                for field in attrs.fields(Sums)
            }
        )

    @property
    def total(self) -> Money | None:
        """The totals of all claims together; None where there is none, or no rate to count them in one currency."""
        return self.in_all(each.total for each in self.claims)

    @property
    def asked(self) -> Money | None:
        """What is asked of all claims together; None as for `total`."""
        return self.in_all(each.asked for each in self.claims)

    def at(self, on: dt.date) -> CaseDebt:
        """The same debt on another day."""
        return debts(self._case, order=self._order, on=on, rest_days=self._rest_days)

    def _reckoned(self, loan: Loan) -> Claim | None:
        if not loan.installments or len(currencies(loan)) > 1:
            return None
        case, insolvency = self._case, self._case.customer.insolvency
        reckon = partial(
            claim,
            loan,
            self.on,
            name=case.name_of(loan),
            order=self._order,
            insolvent_on=insolvency.accepted_on if insolvency else None,
            diverted=diversions(case, loan),
            exchange_rates=case.exchange_rates,
            is_asked_whole=any(is_asked_whole(case, request, loan) for request in case.requests),
            rest_days=self._rest_days,
        )
        # One loan stands in every reading of a file, and each of its readers has a reading of his own.
        return loan.once((self.on, *reckon.keywords.values()), reckon) if self.on == case.as_of else reckon()

    def in_all(self, sums: Iterable[Money]) -> Money | None:
        """Sums together, in one currency; None where there is none, or no rate to count them at."""
        amounts = tuple(sums)
        currencies_ = {amount.currency for amount in amounts}
        if len(currencies_) > 1:
            counted_in = sorted({rate.to for rate in self._case.exchange_rates if rate.to})
            return next(filter(None, (self._counted(amounts, currency) for currency in counted_in)), None)
        return Money.total(amounts, amounts[0].currency) if amounts else None

    def _counted(self, amounts: tuple[Money, ...], currency: str) -> Money | None:
        counted = [converted(amount, currency, self._case.exchange_rates, self.on) for amount in amounts]
        known = [amount for amount in counted if amount is not None]
        return Money.total(known, currency) if len(known) == len(amounts) else None


def debts(case: CaseFile, *, order: Order, on: dt.date | None = None, rest_days: tuple[int, ...] = ()) -> CaseDebt:
    """What is owed of every loan of *case*.

    Args:
        case: As known on the day one asks for, see `CaseFile.known_by`.

        order: In which a payment is set off where neither the books nor the contract say: that of law.

        on: The last local calendar day reckoned; the file's own day unless given.

        rest_days: As for `claim`.
    """
    return CaseDebt(case, order=order, on=on, rest_days=rest_days)


def loans_of(case: CaseFile, request: Request) -> tuple[Loan, ...]:
    """The loans that a request concerns: the one it names, else those of the violations that it answers."""
    if request.loan is not None:
        return case.loans_of(request.loan)
    violations = filter(None, map(case.violation, dict.fromkeys(request.violations)))
    answered = [loan for violation in violations for loan in case.loans_of(violation.loan)]
    places = {id(loan) for loan in answered}
    return tuple(loan for loan in case.loans if id(loan) in places)


def is_asked_whole(case: CaseFile, request: Request, loan: Loan) -> bool:
    """Whether a request asks that all of *loan* be declared due.

    It is a call, or a suit that relies on a clause which lets the lender call.
    """
    clauses = (found[1] for basis in request.basis if (found := case.clause(basis)))
    calls = request.kind is RequestKind.ACCELERATE_LOAN or (
        request.kind in SUITS and any(RequestKind.ACCELERATE_LOAN in clause.remedies for clause in clauses)
    )
    return calls and any(_is(other, loan) for other in loans_of(case, request))


def diversions(case: CaseFile, loan: Loan) -> tuple[Diversion, ...]:
    """What of *loan* was put to another use.

    Violations of several notes are left out: they do not say of which.
    """
    return tuple(
        Diversion(amount=violation.amount, on=violation.began_on)
        for violation in case.violations
        if violation.kind is ViolationKind.LOAN_MISUSE
        and violation.status is not ViolationStatus.SUGGESTED
        and violation.amount
        and violation.began_on
        and violation.amount.currency == loan.principal.currency
        and [_is(other, loan) for other in case.loans_of(violation.loan)] == [True]
    )


def _is(one: Loan, other: Loan) -> bool:
    """Whether one is the other, or a variant of it."""
    return one is other or (one.contract_no, one.note_no) == (other.contract_no, other.note_no)
