"""What a claim is made of: frozen values, and the sentences in which a court reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

import attrs

from loancomplaint.documents import percent
from loancomplaint.facts.kinds import Allocation, DayCount
from loancomplaint.facts.loans import Applied, Balance
from loancomplaint.text.cards import discreetly
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase, phrase

ONE_DAY: Final = dt.timedelta(days=1)

Order = tuple[Allocation, ...]
"""The order in which a payment meets what is owed of one installment."""


def day_after(day: dt.date) -> dt.date:
    """The next day; the last day of the calendar has none, and stays."""
    return day + ONE_DAY if day < dt.date.max else day


@attrs.frozen(kw_only=True)
class Diversion:
    """Money of the loan that was put to another use.

    Attributes:
        amount: How much.

        on: The first day on which it bears the misuse rate.
    """

    amount: Money
    on: dt.date


@attrs.frozen(kw_only=True)
class Segment:
    """A run of days over which one base bore interest at one rate: a line of the computation.

    Attributes:
        kind: ``penalty``, ``compound``, or ``interest`` of a period that a call or a prepayment cut short.

        installment: Its number, from 1 in the order of the contract's due days.

        base: What bore.

        rate: A fraction of a year.

        day_count: How days and the year were counted.

        from_: The first day that bore; likewise to, the last, both counted.

        days: How many the day count makes of them.

        amount: base × rate × days ÷ days of the year, rounded half up.

        misused: Whether it bore at the misuse rate, as money that was diverted.
    """

    kind: Allocation
    installment: int
    base: Money
    rate: Decimal
    day_count: DayCount
    from_: dt.date
    to: dt.date
    days: int
    amount: Money
    misused: bool = False


@attrs.frozen(kw_only=True)
class SetOff:
    """What one day's payments met of one part of one installment.

    Attributes:
        installment: Its number; 0 for costs, and for principal that the file's schedule left out already.

        amount: Negative where interest paid in advance was not earned in the end, and is set off anew.
    """

    received_on: dt.date
    installment: int
    against: Allocation
    amount: Money


@attrs.frozen(kw_only=True)
class Departure:
    """A payment that the bank's books set off otherwise than in the order agreed, or in that of law.

    Attributes:
        booked: As the books have it, and as it is reckoned here.

        ordered: As the order would have it.
    """

    received_on: dt.date
    booked: Applied
    ordered: Applied

    @property
    def says(self) -> Phrase:
        """Both ways, as a sentence."""
        return phrase(
            "The books split the payment of {day} into {booked}; in the order that applies it would be {ordered}.",
            day=self.received_on,
            booked=named_parts(self.booked.parts),
            ordered=named_parts(self.ordered.parts),
        )


@attrs.frozen(kw_only=True)
class InstallmentClaim:
    """What is claimed of one installment.

    Attributes:
        number: From 1 in the order of the contract's due days.

        through: The number of the last installment that it stands for: what a call makes due is one sum.

        due_on: The last day to pay in time, with extensions, grace and a call.

        fell_due: Principal and interest of it before any payment.
    """

    number: int
    through: int
    due_on: dt.date
    fell_due: Money
    principal: Money
    interest: Money
    penalty: Money
    compound: Money

    @property
    def total(self) -> Money:
        """All of it."""
        return self.principal + self.interest + self.penalty + self.compound


@attrs.frozen(kw_only=True)
class Running:
    """What runs on after the day of the claim.

    Attributes:
        principal: Bears penalty interest from the next day on; likewise interest, compound interest.

        rate: At which both do; None where neither runs.

        diverted: Bears penalty interest at the misuse rate.

        misuse_rate: At which it does; None where nothing was diverted.

        per_day: For each further day: every base × its rate ÷ days of the year, the whole rounded once.

        through: The last day for which this holds, on which more falls due; None where nothing more will.
    """

    principal: Money
    interest: Money
    rate: Decimal | None
    diverted: Money
    misuse_rate: Decimal | None = None
    per_day: Money
    through: dt.date | None


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Claim:
    """What is owed of one loan on a day.

    Attributes:
        loan: How the case file names it.

        on: The last day reckoned.

        principal: Overdue and unpaid; likewise interest, penalty, compound and costs.

        not_due: All other principal that is not paid back; in no total.

        accrued: Interest that is earned and not overdue, of the running period above all; None where there is none,
            or where it cannot be known; in no total.

        asked: The total, and `not_due` where somebody asks for it.

        stops_on: The last day for which interest is counted, where insolvency stopped it.

        by_installment: The same, installment by installment; those of which nothing is claimed are left out.

        segments: How penalty, compound and cut-short interest were reckoned, before what payments met of them.

        set_off: What every payment met, in the order of time.

        order: The order in which payments were set off, where the books do not say.

        departures: Payments that the books set off in another order.

        surplus: What came in beyond everything scheduled, due or not.

        due_days: The days on which what is unpaid was due or will be, oldest first.

        running: What runs on.

        balance: What a core system that reckons alike would book on the day: all principal, due or not, and the
            interest due by that day.

        open_points: Choices made where the file is silent, and what a person should look up.
    """

    loan: str
    on: dt.date
    principal: Money
    not_due: Money
    interest: Money
    accrued: Money | None = None
    penalty: Money
    compound: Money
    costs: Money
    asked: Money
    stops_on: dt.date | None = None
    by_installment: tuple[InstallmentClaim, ...] = ()
    segments: tuple[Segment, ...] = ()
    set_off: tuple[SetOff, ...] = ()
    order: Order = ()
    departures: tuple[Departure, ...] = ()
    surplus: Money
    due_days: tuple[dt.date, ...] = ()
    running: Running
    balance: Balance
    open_points: tuple[Phrase, ...] = ()

    @property
    def total(self) -> Money:
        """Principal, interest, penalty, compound interest and costs together."""
        return self.overdue + self.penalty + self.compound + self.costs

    @property
    def overdue(self) -> Money:
        """Overdue principal and interest together."""
        return self.principal + self.interest

    @property
    def outstanding(self) -> Money:
        """All principal that is not paid back, due or not."""
        return self.principal + self.not_due

    @property
    def per_day(self) -> Money:
        """What accrues each further day, through `Running.through`."""
        return self.running.per_day

    @property
    def to_the_day(self) -> Phrase:
        """The claim calculated to its day, as a sentence."""
        if not self.parts:
            return phrase("Calculated to {day} inclusive, nothing is due.", day=self.on)
        text = "Calculated to {day} inclusive, there are due {parts}, {total} in all."
        return phrase(text, day=self.on, parts=self.parts, total=self.total)

    @property
    def parts(self) -> tuple[Phrase, ...]:
        """The heads of the claim with their names; nothing is said of what is nought."""
        return named_parts(self.heads)

    @property
    def beside(self) -> tuple[Phrase, ...]:
        """What is due beside overdue principal and interest, as `parts` has it."""
        scheduled = {Allocation.PRINCIPAL, Allocation.INTEREST}
        return named_parts({part: sum_ for part, sum_ in self.heads.items() if part not in scheduled})

    @property
    def heads(self) -> dict[Allocation, Money]:
        """The heads of the claim, which add up to the total."""
        return _heads(self)

    @property
    def until_payment(self) -> Phrase | None:
        """What is claimed beyond, until actual payment, as a sentence; None where nothing runs on."""
        running = self.running
        if running.rate is None and running.misuse_rate is None:
            return None
        if running.diverted:
            return phrase(
                "From {day} until actual payment, {bases}, at present {per_day} a day.",
                day=day_after(self.on),
                bases=tuple(_bases(running)),
                per_day=self.per_day,
            )
        return phrase(
            "From {day} until actual payment, penalty interest runs on overdue principal of {principal} and compound "
            "interest on overdue interest of {interest}, both at {rate} a year, at present {per_day} a day."
            if running.interest
            else "From {day} until actual payment, penalty interest runs on overdue principal of {principal} at {rate} "
            "a year, at present {per_day} a day.",
            day=day_after(self.on),
            principal=running.principal,
            interest=running.interest,
            rate=percent(running.rate),
            per_day=self.per_day,
        )


@attrs.frozen(kw_only=True)
class Sums:
    """What is owed of one or several loans of one currency, head by head.

    Attributes:
        not_due: As a claim has it; likewise accrued, nought where nothing is known of it.
    """

    principal: Money
    interest: Money
    penalty: Money
    compound: Money
    costs: Money
    not_due: Money
    accrued: Money

    @property
    def overdue(self) -> Money:
        """Overdue principal and interest together."""
        return self.principal + self.interest

    @property
    def total(self) -> Money:
        """All heads together."""
        return self.overdue + self.penalty + self.compound + self.costs

    def may_mean(self, stated: Money, *, whole: bool = False) -> bool:
        """Whether a person may rightly state this sum.

        Some of the overdue principal and interest is right, and to the last minor unit so is all of it with any of
        the further heads.

        Args:
            stated: In the currency of the sums.

            whole: Whether all principal that is not due may be meant too, and the interest accrued on it.
        """
        further = (self.interest, self.penalty, self.compound, self.costs)
        return (
            stated <= self.overdue
            or stated in _with_any(self.principal, further)
            or (whole and stated in _with_any(self.principal + self.not_due, (*further, self.accrued)))
        )

    @property
    def parts(self) -> tuple[Phrase, ...]:
        """What the file shows: every head that is more than nought, each with its name."""
        return named_parts(_heads(self))


def _heads(owed: Claim | Sums) -> dict[Allocation, Money]:
    return {
        Allocation.PRINCIPAL: owed.principal,
        Allocation.INTEREST: owed.interest,
        Allocation.PENALTY: owed.penalty,
        Allocation.COMPOUND: owed.compound,
        Allocation.COSTS: owed.costs,
    }


def _with_any(base: Money, further: Iterable[Money]) -> set[Money]:
    """The sums of *base* and any of the others."""
    sums = {base}
    for each in further:
        sums |= {sum_ + each for sum_ in sums}
    return sums


def named_parts(heads: dict[Allocation, Money]) -> tuple[Phrase, ...]:
    """The heads that are more than nought, each with its name."""
    return tuple(phrase(_NAMED[part], sum=sum_) for part, sum_ in heads.items() if sum_)


_NAMED: Final = {
    Allocation.PRINCIPAL: "principal of {sum}",
    Allocation.INTEREST: "interest of {sum}",
    Allocation.PENALTY: "penalty interest of {sum}",
    Allocation.COMPOUND: "compound interest of {sum}",
    Allocation.COSTS: "costs of {sum}",
}


def _bases(running: Running) -> Iterable[Phrase]:
    """Every base that bears on, with its rate."""
    rates = (
        ("penalty interest runs on overdue principal of {base} at {rate} a year", running.principal, running.rate),
        (
            "penalty interest runs on diverted principal of {base} at {rate} a year",
            running.diverted,
            running.misuse_rate,
        ),
        ("compound interest runs on overdue interest of {base} at {rate} a year", running.interest, running.rate),
    )
    return (phrase(text, base=base, rate=percent(rate)) for text, base, rate in rates if base and rate)
