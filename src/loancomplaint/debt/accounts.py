"""The account of one installment: what is owed of each part of it, and what payments met."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final, assert_never

from loancomplaint.debt.accrual import Accrual, Bearing, DefaultTerms, Steps
from loancomplaint.debt.schedule import Line
from loancomplaint.debt.values import InstallmentClaim, Segment
from loancomplaint.facts.kinds import Allocation
from loancomplaint.values.money import Money

PARTS: Final = (Allocation.INTEREST, Allocation.PRINCIPAL, Allocation.PENALTY, Allocation.COMPOUND)
"""What is owed of an installment; parts that the contract's order leaves out are met last, in this order."""


class LoanAccount:
    """One installment while time passes.

    Attributes:
        interest: What has been earned of it, as far as is known by now.

        principal: What is left of it; likewise diverted, the part of it that was put to another use.

        accruals: The bases that bear default interest: overdue principal, overdue interest, diverted principal.
    """

    def __init__(self, line: Line, terms: DefaultTerms) -> None:
        self._nothing = nothing = Money.zero(line.principal.currency)
        self.line = line
        self.interest = self.diverted = nothing
        self.principal = line.principal
        self._met = dict.fromkeys(PARTS, nothing)
        self._terms = terms
        self._on_principal = self._accrual(Allocation.PENALTY, terms.penalty, line.due_on, line.principal)
        self._on_interest = self._accrual(Allocation.COMPOUND, terms.compound, line.due_on, nothing)
        self.accruals = [self._on_principal, self._on_interest]

    def _accrual(
        self, kind: Allocation, steps: Steps, after: dt.date, base: Money, *, misused: bool = False
    ) -> Accrual:
        bearing = Bearing(kind, self.line.number, steps, self._terms.day_count, misused)
        in_time_to = after if misused else self._terms.in_time_to(after)
        return Accrual(bearing, base, after, self._terms.stops_on, in_time_to)

    # ---------------------------------------------------------------- what is owed

    def owed(self, part: Allocation, to: dt.date) -> Money:
        """What is left of *part*, with what has been borne up to *to*."""
        match part:
            case Allocation.PRINCIPAL:
                return self.principal
            case Allocation.INTEREST:
                # What was paid in advance may be more than is earned in the end, until it is given back.
                return max(self.interest - self._met[part], self._nothing)
            case Allocation.PENALTY:
                borne = self._on_principal.borne(to)
                for diverted in self.accruals[2:]:
                    borne += diverted.borne(to)
                return borne - self._met[part]
            case Allocation.COMPOUND:
                return self._on_interest.borne(to) - self._met[part]
            case Allocation.COSTS:
                return self._nothing
            case _:
                assert_never(part)

    def paid(self, part: Allocation) -> Money:
        """What payments met of *part* so far, principal apart."""
        return self._met[part]

    def is_settled(self, to: dt.date) -> bool:
        """Whether nothing of it is owed, once it is due."""
        return not any(self.owed(part, to) for part in PARTS)

    def claimed(self, to: dt.date, *, overdue: bool) -> InstallmentClaim:
        """What is claimed of it: of one that is not overdue, what diverted money has borne."""
        line, nothing = self.line, Money.zero(self.principal.currency)
        return InstallmentClaim(
            number=line.number,
            through=line.through,
            due_on=line.due_on,
            fell_due=line.principal + self.interest if overdue else nothing,
            principal=self.principal if overdue else nothing,
            interest=self.owed(Allocation.INTEREST, to) if overdue else nothing,
            penalty=self.owed(Allocation.PENALTY, to),
            compound=self.owed(Allocation.COMPOUND, to),
        )

    def borne(self, to: dt.date) -> Iterator[Segment]:
        """The runs of days of default interest up to *to*, kind by kind, oldest first."""
        segments = [segment for accrual in self.accruals for segment in accrual.segments(to)]
        yield from sorted(segments, key=lambda segment: (PARTS.index(segment.kind), segment.from_, segment.misused))

    # ---------------------------------------------------------------- what changes it

    def meet(self, part: Allocation, amount: Money, day: dt.date) -> None:
        """Pay so much of *part* on *day*, which still bears. What was diverted is paid back before the rest."""
        if part is Allocation.PRINCIPAL:
            self.principal -= amount
            self.diverted = max(self.diverted - amount, self._nothing)
            self._rebase(day)
        else:
            self._met[part] += amount
            if part is Allocation.INTEREST:
                self._on_interest.becomes(self.owed(part, day), day)

    def earn(self, interest: Money, day: dt.date) -> None:
        """Let the interest be what is earned of it, as far as is known on *day*."""
        self.interest = interest
        self._on_interest.becomes(self.owed(Allocation.INTEREST, day), day)

    def give_back(self) -> Money:
        """What was paid in advance on interest beyond what is earned; it is paid no more."""
        excess = max(self._met[Allocation.INTEREST] - self.interest, Money.zero(self.interest.currency))
        self._met[Allocation.INTEREST] -= excess
        return excess

    def divert(self, amount: Money, day: dt.date) -> None:
        """So much more of the principal bears at the misuse rate, from the day after *day* on."""
        self.diverted += amount
        if len(self.accruals) == 2:  # noqa: PLR2004 - nothing was diverted before
            steps = self._terms.on_diverted(self.line.due_on)
            self.accruals.append(self._accrual(Allocation.PENALTY, steps, day, self.diverted, misused=True))
        self._rebase(day)

    def _rebase(self, day: dt.date) -> None:
        self._on_principal.becomes(self.principal - self.diverted, day)
        for diverted in self.accruals[2:]:
            diverted.becomes(self.diverted, day)
