"""When a letter may be sent: the hours of the day in which people are left alone."""

from __future__ import annotations

import datetime as dt
from typing import Final

import attrs

from loancomplaint.words import Phrase, phrase


@attrs.frozen(kw_only=True)
class QuietHours:
    """From when to when, by the reader's own clock, nobody is written to without consent; they may span midnight.

    Attributes:
        from_: The first moment of them.

        until: The first moment after them.
    """

    from_: dt.time
    until: dt.time

    def hold(self, moment: dt.time) -> bool:
        """Whether *moment* lies in them."""
        if self.from_ <= self.until:
            return self.from_ <= moment < self.until
        return moment >= self.from_ or moment < self.until

    def end_after(self, moment: dt.datetime) -> dt.datetime:
        """When they end, seen from a *moment* that lies in them."""
        ends = moment.replace(hour=self.until.hour, minute=self.until.minute, second=self.until.second, microsecond=0)
        return ends if moment.time() < self.until else ends + dt.timedelta(days=1)


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


PARAMETER: Final = "quiet_hours"
"""The name under which a pack keeps them."""
