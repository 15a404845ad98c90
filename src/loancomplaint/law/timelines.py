"""What was in force on a day, and who says so.

The day chooses; no other code compares dates of law.
"""

from __future__ import annotations

import bisect
import datetime as dt
from enum import StrEnum
from itertools import pairwise
from typing import Generic, TypeVar

import attrs

from loancomplaint.errors import NotInForceError, ValueRefusedError

T_co = TypeVar("T_co", covariant=True)


class Confidence(StrEnum):
    """How far a fact of law was checked."""

    TEXT = "V-text"
    """The article itself was read in a full text."""
    SECONDARY = "V-sec"
    """A reliable secondary source says so; the article was not read."""
    UNVERIFIED = "UNVERIFIED"
    """General knowledge or practice: a default or a name, never stated as law."""


@attrs.frozen
class Source:
    """Where a fact of law comes from, and who looked when.

    Attributes:
        title: The document, as it is cited.

        url: Where it was read; may be empty for practice that no document states.

        checked_on: The local calendar day on which somebody compared this entry with the source.

        confidence: How far it was checked.
    """

    title: str
    url: str
    checked_on: dt.date
    confidence: Confidence

    @property
    def is_law(self) -> bool:
        """Whether this may be stated as law at all."""
        return self.confidence is not Confidence.UNVERIFIED


@attrs.frozen
class Since(Generic[T_co]):
    """A value in force from *day* on, until the next entry of its timeline."""

    day: dt.date
    value: T_co
    source: Source


@attrs.frozen
class Timeline(Generic[T_co]):
    """Values by the day from which each is in force.

    Attributes:
        entries: At least one, in rising order of day.

        until: The last day in force of the last entry; None while it still is.
    """

    entries: tuple[Since[T_co], ...]
    until: dt.date | None = None

    def __attrs_post_init__(self) -> None:
        days = [entry.day for entry in self.entries]
        if not days or any(a >= b for a, b in pairwise(days)):
            raise ValueRefusedError("a timeline needs at least one entry, in rising order of day")
        if self.until is not None and self.until < days[-1]:
            raise ValueRefusedError("a timeline cannot end before its last entry begins")

    def entry(self, day: dt.date) -> Since[T_co]:
        """Return the entry in force on *day*, with its source.

        Raises:
            NotInForceError: *day* lies before the first entry or after `until`.
        """
        if day < self.entries[0].day:
            raise NotInForceError(f"nothing in force on {day}: the first entry begins on {self.entries[0].day}")
        if self.until is not None and day > self.until:
            raise NotInForceError(f"nothing in force on {day}: the last entry ended on {self.until}")
        return self.entries[bisect.bisect_right(self.entries, day, key=lambda entry: entry.day) - 1]

    def on(self, day: dt.date) -> T_co:
        """Return the value in force on *day*; raises as `entry` does."""
        return self.entry(day).value

    def covers(self, day: dt.date) -> bool:
        """Whether anything is in force on *day*."""
        return self.entries[0].day <= day and (self.until is None or day <= self.until)
