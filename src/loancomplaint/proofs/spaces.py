"""How many cases a policy can tell apart: what a proof covers."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from math import prod

import attrs

from loancomplaint.channels import After, Some
from loancomplaint.facts import Channel, CustomerKind, ViolationKind
from loancomplaint.law.time_limits import ClockKind
from loancomplaint.proofs.prover import LaneProver
from loancomplaint.values.money import Money


@attrs.frozen(kw_only=True)
class Space:
    """The cases of one lane, as far as its rows can tell them apart.

    Attributes:
        asked: How many different things the rows ask.

        violations: Cells of one violation: a value of every feature, each between two lines that some row draws.

        wholes: Cells of everything else: staff, filings, customer, exposure, history.

    A case is one of the wholes, with any set of the violations.
    """

    asked: int
    violations: int
    wholes: int


def space(prover: LaneProver) -> Space:
    """The space that *prover* covers."""
    some, asked = prover.asked.some, prover.asked
    lane, currencies = prover.lane, len(prover.lane.currencies)
    return Space(
        asked=len(some) + len(asked.of_wholes),
        violations=sum(_cells_of(kind, some, prover) for kind in lane.kinds),
        wholes=prod(
            (
                3 * 2 ** len(asked.desks),
                2,
                1 + len(CustomerKind),
                1 + _between(asked.exposures, currencies),
                _histories(asked.after),
            )
        ),
    )


def _cells_of(kind: ViolationKind, some: Iterable[Some], prover: LaneProver) -> int:
    """Cells of one violation of *kind*."""
    jurisdiction = prover.lane.law.jurisdiction
    days = {line.days_past_due for line in some if line.days_past_due} | {1}
    days |= {line + 1 for line, _ in jurisdiction.profile(kind).by_days}
    currencies = len(prover.lane.currencies)
    sums = (_between((s.overdue for s in some), currencies), 1 + _between(_losses(some, prover), currencies))
    clocks = prod(2 + len(_lines(some, clock)) for clock in _CLOCKS.get(kind, ()))
    return (1 + len(days)) * prod(sums) * 2 * clocks * len(verdicts(kind, prover)) * (1 + len(jurisdiction.materiality))


_CLOCKS = {
    ViolationKind.OVERDUE_PAYMENT: (ClockKind.LIMITATION, ClockKind.GUARANTEE_PERIOD),
    ViolationKind.DEBT_EVASION: (ClockKind.REVOCATION,),
}


def _lines(some: Iterable[Some], clock: ClockKind) -> set[int]:
    return {line.days_left for line in some if line.days_left is not None and line.clock in {None, clock}}


def _losses(some: Iterable[Some], prover: LaneProver) -> Iterable[Money | None]:
    for line in some:
        yield line.loss
        if line.loss_reaches is not None:
            yield prover.thresholds.get(line.loss_reaches)


def _between(lines: Iterable[Money | None], currencies: int) -> int:
    """Cells of a sum: what lies between two lines of one currency, and under and over them."""
    return currencies + len({line for line in lines if line is not None})


def _histories(after: Iterable[After]) -> int:
    """Sets of the things that rows ask of what was handed in before."""
    return int(2 ** len(tuple(after)))


def verdicts(kind: ViolationKind, prover: LaneProver) -> frozenset[tuple[int, ...]]:
    """The verdicts that one violation of *kind* may have, as numbers: what closes a channel closes those beyond it."""
    grounds = prover.lane.law.grounds(kind)
    wonder = (0, 1, 2) if kind in prover.lane.doubted else (0, 2)
    found: set[tuple[int, ...]] = {(3, 3, 3)}
    for inside, outside, court, undecided in product((0, 1, 2), (0, 2), wonder, (0, 1)):
        closed = (inside, max(inside, outside, undecided), max(inside, outside, court))
        found.add(tuple(c if channel in grounds else 2 for channel, c in zip(Channel, closed, strict=True)))
    return frozenset(found)
