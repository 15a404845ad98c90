"""What was handed in before, how it was answered, and how long it has waited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

import attrs

from loancomplaint.facts import Desk, Form
from loancomplaint.facts.fields import of_a_file


class DeskAnswer(StrEnum):
    """How a desk answered what was handed in to it; a mere receipt is no answer."""

    ACCEPTED = "accepted"
    """It has taken the matter up."""
    RETURNED = "returned"
    """It wants the report supplemented, and handed in again."""
    DECLINED = "declined"
    """It will not act."""
    CLOSED = "closed"
    """It has acted, and is done."""


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Filed:
    """One report that was handed in.

    Attributes:
        on: The local calendar day on which it was handed in.

        violations: The ids of the violations it told of; none means all that the file held.

        answer: How the desk answered; None while it has not.

        answered_on: The day of the answer.

        waited: Working days without an answer, up to the day on which the decision is made; 0 once answered.
    """

    desk: Desk
    form: Form
    on: dt.date
    violations: tuple[str, ...] = ()
    answer: DeskAnswer | None = None
    answered_on: dt.date | None = None
    waited: int = 0

    @property
    def is_sealed(self) -> bool:
        """Whether it told of sealed matter, so that nothing open may lean on it."""
        return self.form is Form.AML_REFERRAL

    def told(self, violations: Iterable[str]) -> bool:
        """Whether it told of all of *violations*."""
        return not self.violations or frozenset(self.violations).issuperset(violations)

    def known_by(self, day: dt.date) -> Filed | None:
        """It as it stood on *day*: not handed in yet, or not answered yet."""
        if self.on > day:
            return None
        if self.answered_on is None or self.answered_on <= day:
            return self
        return attrs.evolve(self, answer=None, answered_on=None)


@attrs.frozen(kw_only=True)
class History:
    """Everything that was handed in before, to be stored beside a case file."""

    filed: tuple[Filed, ...] = ()


def working_days(after: dt.date, until: dt.date, holidays: Iterable[dt.date] = ()) -> int:
    """How many working days lie after the one day, up to and including the other.

    Mondays to Fridays that are none of *holidays*: a calendar ends with its data, so a bank hands in its own.
    """
    days = max((until - after).days, 0)
    whole, rest = divmod(days, 7)
    left = sum((after + dt.timedelta(days=whole * 7 + i)).weekday() < _SATURDAY for i in range(1, rest + 1))
    free = sum(after < day <= until and day.weekday() < _SATURDAY for day in frozenset(holidays))
    return whole * 5 + left - free


_SATURDAY = 5


def known_filings(
    history: Iterable[Filed], on: dt.date, *, known_at: dt.date, holidays: Iterable[dt.date] = ()
) -> tuple[Filed, ...]:
    """*history* as known, each with the working days for which it has waited on *on*."""
    known = (filed.known_by(known_at) for filed in history)
    free = tuple(holidays)
    return tuple(
        attrs.evolve(filed, waited=0 if filed.answer else working_days(filed.on, on, free)) for filed in known if filed
    )
