"""The hours of the day in which people are left alone."""

from __future__ import annotations

import datetime as dt

import attrs


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
