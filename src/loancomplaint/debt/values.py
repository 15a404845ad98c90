"""What a claim is made of: frozen values, and the sentences in which a court reads them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final

import attrs

from loancomplaint.documents import percent
from loancomplaint.facts.kinds import Allocation, DayCount
from loancomplaint.facts.loans import Balance
from loancomplaint.text.cards import discreetly
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase, phrase

ONE_DAY: Final = dt.timedelta(days=1)


@attrs.frozen(kw_only=True)
class Segment:
    """A run of days over which one base bore interest at one rate: a line of the computation.

    Attributes:
        kind: ``penalty``, ``compound``, or ``interest`` of the period that a call cut short.

        installment: Its number, from 1 in the order of the contract's due days.

        base: What bore.

        rate: A fraction of a year.

        day_count: How days and the year were counted.

        from_: The first day that bore; likewise to, the last, both counted.

        days: How many the day count makes of them.

        amount: base × rate × days ÷ days of the year, rounded half up.
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


@attrs.frozen(kw_only=True)
class SetOff:
    """What one day's payments met of one part of one installment."""

    received_on: dt.date
    installment: int
    against: Allocation
    amount: Money


@attrs.frozen(kw_only=True)
class InstallmentClaim:
    """What is claimed of one installment.

    Attributes:
        number: From 1 in the order of the contract's due days.

        due_on: The last day to pay in time, with extensions, grace and a call.
    """

    number: int
    due_on: dt.date
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

        rate: At which both do; None where nothing runs.

        per_day: For each further day: the bases together × rate ÷ days of the year, rounded once.

        through: The last day for which this holds, on which more falls due; None where nothing more will.
    """

    principal: Money
    interest: Money
    rate: Decimal | None
    per_day: Money
    through: dt.date | None


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Claim:
    """What is claimed of one loan on a day.

    Attributes:
        loan: How the case file names it.

        on: The last day reckoned.

        principal: Overdue and unpaid; likewise interest, penalty and compound.

        by_installment: The same, installment by installment; those of which nothing is claimed are left out.

        segments: How penalty, compound and cut-short interest were reckoned, before what payments met of them.

        set_off: What every payment met, in the order of time.

        surplus: What came in beyond everything scheduled, due or not.

        running: What runs on.

        balance: What a core system that reckons alike would book on the day: all principal, due or not, and the
            interest due by that day.

        open_points: Choices made where the file is silent, and what a person should look up.
    """

    loan: str
    on: dt.date
    principal: Money
    interest: Money
    penalty: Money
    compound: Money
    by_installment: tuple[InstallmentClaim, ...] = ()
    segments: tuple[Segment, ...] = ()
    set_off: tuple[SetOff, ...] = ()
    surplus: Money
    running: Running
    balance: Balance
    open_points: tuple[Phrase, ...] = ()

    @property
    def total(self) -> Money:
        """Principal, interest, penalty and compound interest together."""
        return self.principal + self.interest + self.penalty + self.compound

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
        """What of it is principal, interest, penalty and compound interest; nothing is said of what is nought."""
        named = (
            ("principal of {sum}", self.principal),
            ("interest of {sum}", self.interest),
            ("penalty interest of {sum}", self.penalty),
            ("compound interest of {sum}", self.compound),
        )
        return tuple(phrase(text, sum=sum_) for text, sum_ in named if sum_)

    @property
    def until_payment(self) -> Phrase | None:
        """What is claimed beyond, until actual payment, as a sentence; None where nothing runs on."""
        if self.running.rate is None:
            return None
        return phrase(
            "From {day} until actual payment, penalty interest runs on overdue principal of {principal} and compound "
            "interest on overdue interest of {interest}, both at {rate} a year, at present {per_day} a day."
            if self.running.interest
            else "From {day} until actual payment, penalty interest runs on overdue principal of {principal} at {rate} "
            "a year, at present {per_day} a day.",
            day=self.on + ONE_DAY,
            principal=self.running.principal,
            interest=self.running.interest,
            rate=percent(self.running.rate),
            per_day=self.per_day,
        )
