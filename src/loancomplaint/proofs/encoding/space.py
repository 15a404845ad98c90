"""Which cases there are: those of one lane under the law of one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

import attrs
from dateutil.relativedelta import relativedelta

from loancomplaint.facts import Channel, ViolationKind
from loancomplaint.law import Law
from loancomplaint.law.time_limits import limitation_end
from loancomplaint.values.money import Money

MOST_DAYS = 10_000
"""Past this nothing is left of any period."""


@attrs.frozen(kw_only=True)
class CaseSpace:
    """Which cases there are.

    Attributes:
        law: The law of the day.

        kinds: The kinds of violation that occur.

        currencies: Those in which the policy speaks of sums, and another.

        sealed: Whether they are cases of the sealed lane.
    """

    law: Law
    kinds: tuple[ViolationKind, ...]
    currencies: tuple[str, ...]
    sealed: bool

    def grounds(self, channel: Channel) -> tuple[ViolationKind, ...]:
        """The kinds that are a ground for *channel*."""
        return tuple(kind for kind in self.kinds if channel in self.law.grounds(kind))

    @property
    def doubted(self) -> tuple[ViolationKind, ...]:
        """The kinds that a court may wonder about, though nothing is missing."""
        profile = self.law.jurisdiction.profile
        return tuple(kind for kind in self.kinds if any(need.doubt for need in profile(kind).needs))

    @cached_property
    def limitation(self) -> tuple[tuple[int, int, int], ...]:
        """From so many days past due, to so many, what is left at the least of the period of limitation, less days.

        A period of years has a leap day in it or not, so it is as many days long as its first day makes it.
        """
        if self.law.parameter("limitation_years") is None:
            return ()
        lengths = [self._limited(self.law.on - dt.timedelta(days=late)) for late in range(MOST_DAYS)]
        starts = [i for i in range(MOST_DAYS) if i == 0 or lengths[i] != lengths[i - 1]]
        return tuple(
            (start, end - 1, lengths[start]) for start, end in zip(starts, [*starts[1:], MOST_DAYS], strict=True)
        )

    def _limited(self, since: dt.date) -> int:
        """How many days a period of limitation that begins on that day is long."""
        ends_on = limitation_end(since, self.law)
        return 0 if ends_on is None else (ends_on - since).days

    @property
    def revocation(self) -> int | None:
        """The most days that can be left to have a transfer revoked."""
        years = self.law.parameter("revocation_known_years")
        return None if years is None else _days_of(years, self.law.on)

    @property
    def thresholds(self) -> Mapping[str, Money]:
        """The sums that the law of the day sets, by the names under which a policy asks for them."""
        return dict(self.law.thresholds)


def _days_of(years: int, since: dt.date) -> int:
    return (since + relativedelta(years=years) - since).days
