"""What a policy may know of a case: its features, and nothing else."""

from __future__ import annotations

import attrs

from loancomplaint.channels.filings import Filed
from loancomplaint.facts import Channel, CustomerKind, Desk, Pursuit, Severity, Verdict, ViolationKind
from loancomplaint.law.time_limits import ClockKind
from loancomplaint.text.cards import discreetly
from loancomplaint.values.money import Money

UNJUDGED = (Verdict.INSUFFICIENT,) * len(Channel)


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Matter:
    """What a policy may know of one violation.

    Attributes:
        violation: Its id.

        verdicts: One per channel, in the order of `Channel`.

        days_past_due: Of its loan, on the file's day.

        overdue: Principal and interest overdue under its loan; None where nobody can say.

        accelerated: Whether its loan has been called.

        clocks: The days left on each clock of it that has not run out; of several of one kind, on the first to end.

        direct_loss: As the file states it.

        pursued_by: How a claim is made because of it, by measures that nothing keeps from a court.
    """

    violation: str
    kind: ViolationKind
    severity: Severity
    verdicts: tuple[Verdict, ...] = UNJUDGED
    days_past_due: int = 0
    overdue: Money | None = None
    accelerated: bool = False
    clocks: tuple[tuple[ClockKind, int], ...] = ()
    direct_loss: Money | None = None
    pursued_by: tuple[Pursuit, ...] = ()

    def verdict(self, channel: Channel) -> Verdict:
        """Its verdict for *channel*."""
        return self.verdicts[_PLACES[channel]]

    def days_left(self, clock: ClockKind | None = None) -> int | None:
        """Days left on *clock*, or on the first of its clocks to run out; None where none runs."""
        return min((days for kind, days in self.clocks if clock is None or kind is clock), default=None)


_PLACES = {channel: place for place, channel in enumerate(Channel)}


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Situation:
    """What a policy may know of a case.

    Attributes:
        matters: One per violation.

        staff_implicated: Whether the bank's own staff are implicated.

        implicated_desks: Where those of them sit whose desk the file names.

        authority_has_filed: Whether an authority has filed the case.

        customer: What kind of borrower it is; None where the file does not say.

        exposure: All that the customer owes the bank, as the file states it.

        history: What was handed in before, known by the day.

        thresholds: Sums that the law of the day sets, by name.
    """

    matters: tuple[Matter, ...]
    staff_implicated: bool = False
    implicated_desks: tuple[Desk, ...] = ()
    authority_has_filed: bool = False
    customer: CustomerKind | None = None
    exposure: Money | None = None
    history: tuple[Filed, ...] = ()
    thresholds: tuple[tuple[str, Money], ...] = ()


def reaches(sum_: Money | None, line: Money | None) -> bool:
    """Whether a sum is at or over a line of the same currency; where either is unknown, it is not."""
    # Of one currency, amounts compare as they are: twice as fast as two sums of money do.
    return sum_ is not None and line is not None and sum_.currency == line.currency and sum_.amount >= line.amount
