"""When a letter may be sent: the hours of the day in which people are left alone."""

from __future__ import annotations

import datetime as dt

import attrs

from loancomplaint.law.quiet_hours import QuietHours
from loancomplaint.words import Phrase, phrase


@attrs.frozen(kw_only=True)
class Leave:
    """Whether a letter may be sent at a moment; true where it may.

    Attributes:
        may: The answer.

        because: Why.

        next_at: The first moment at which it may, by the reader's own clock: the moment asked about, where it may.
    """

    may: bool
    because: Phrase
    next_at: dt.datetime

    def __bool__(self) -> bool:
        return self.may


def leave(at: dt.datetime, hours: QuietHours | None, *, to_people: bool, consented: bool) -> Leave:
    """Whether a letter may be sent at a moment.

    Args:
        at: By the reader's own clock.

        hours: Those of the day; None where the day has none.

        to_people: Whether a person reads it; a firm is not asleep.

        consented: Whether the reader agreed to be written to at any hour.
    """
    if hours is None:
        return Leave(may=True, because=Phrase("no quiet hours are in force on that day"), next_at=at)
    if not to_people:
        return Leave(may=True, because=Phrase("the quiet hours protect people, and a firm reads this"), next_at=at)
    if consented:
        return Leave(may=True, because=Phrase("the reader agreed to be written to at any hour"), next_at=at)
    span = {"start": f"{hours.from_:%H:%M}", "end": f"{hours.until:%H:%M}"}
    if hours.hold(at.time()):
        why = phrase("nobody is written to from {start} to {end} without consent", **span)
        return Leave(may=False, because=why, next_at=hours.end_after(at))
    return Leave(may=True, because=phrase("it is outside the quiet hours, {start} to {end}", **span), next_at=at)
