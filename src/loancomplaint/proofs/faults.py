"""What can be wrong with a policy, said of a given case by the engine itself: the prover is held against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

import attrs

from loancomplaint.channels import Evaluation, Filed, Row
from loancomplaint.channels.engine import turned_away
from loancomplaint.facts import CaseFile, Channel, Desk
from loancomplaint.words import Phrase


class FaultKind(StrEnum):
    """What can be wrong with a policy."""

    GAP = "gap"
    """A case with a violation has no route, open or withheld."""
    DEAD = "dead"
    """A row never adds a route, a diversion or a ban."""
    CONTRADICTION = "contradiction"
    """A row opens a desk that another, true of the same case, forbids or diverts."""
    NOT_MONOTONE = "not_monotone"
    """Worse facts lose a channel."""
    LEAK = "leak"
    """Sealed matter shows at a desk that may not know."""
    UNREACHABLE_DESK = "unreachable_desk"
    """A desk is named and never told."""


@attrs.frozen(kw_only=True)
class Witness:
    """A case that shows a fault, as small as can be.

    Attributes:
        case: A whole case file, to be assessed and routed.

        history: What was handed in before; the decision takes it beside the file.
    """

    case: CaseFile
    history: tuple[Filed, ...] = ()


@attrs.frozen(kw_only=True)
class PolicyFault:
    """One thing that is wrong with a policy.

    Attributes:
        rows: The names of the rows at fault.

        says: What is wrong, in a sentence.

        witness: A smallest case that shows it; None where no case can, as of a condition that never holds.

        worse: For worse facts that lose a channel: the same case with those facts.
    """

    kind: FaultKind
    says: Phrase
    rows: tuple[str, ...] = ()
    desk: Desk | None = None
    channel: Channel | None = None
    witness: Witness | None = None
    worse: Witness | None = None


# ---------------------------------------------------------------- what a evaluation shows


def may_open(row: Row, evaluation: Evaluation) -> bool:
    """Whether *row* applies and what must also hold does."""
    case = evaluation.situation
    return row.when.holds(case) and all(condition.holds(case) for condition in row.once)


def has_a_way(evaluation: Evaluation) -> bool:
    """Whether any route is open or withheld, or was gone before."""
    return bool(evaluation.opened or evaluation.withheld or evaluation.told_before)


def adds(row: Row, evaluation: Evaluation) -> bool:
    """Whether *row* adds a route, a diversion or a ban to the decision."""
    writes = row in evaluation.opened.values() or row in evaluation.withheld.values()
    return writes or _diverts(row, evaluation) or _bans(row, evaluation)


def _diverts(row: Row, evaluation: Evaluation) -> bool:
    told = {other.route.desk for other in evaluation.rows if other.when.holds(evaluation.situation)}
    return any(evaluation.passed_over.get(desk) is row and desk in told for desk in turned_away(row))


def _bans(row: Row, evaluation: Evaluation) -> bool:
    effective = [other for other in evaluation.rows if _is_effective(other, evaluation)]
    first: dict[str, Row] = {}
    for other in effective:
        for ban in (*other.bans, *other.own_bans):
            first.setdefault(ban, other)
    return row in first.values()


def _is_effective(row: Row, evaluation: Evaluation) -> bool:
    return may_open(row, evaluation) and row.route.desk not in evaluation.passed_over


def contradicting(evaluation: Evaluation) -> Iterator[tuple[Row, Row]]:
    """The pairs of rows of which the first opens a desk that the second forbids, or diverts from below."""
    for opener, turner in may_contradict(evaluation.rows):
        turns = may_open(turner, evaluation) if is_mutual(opener, turner) else _turns(turner, evaluation)
        if turns and may_open(opener, evaluation):
            yield opener, turner


def _turns(row: Row, evaluation: Evaluation) -> bool:
    """Whether *row* turns its desks away: no row above that does so turns away its own."""
    turning: list[Row] = []
    for other in evaluation.rows:
        if may_open(other, evaluation) and not any(other.route.desk in turned_away(t) for t in turning):
            if other is row:
                return True
            turning.append(other)
    return False


def open_channels(evaluation: Evaluation) -> frozenset[Channel]:
    """The channels that some row opens, diversions apart."""
    return frozenset(row.route.desk.channel for row in evaluation.rows if may_open(row, evaluation))


def may_contradict(rows: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """The pairs of *rows* of which the second turns away the desk of the first, and is no exception to it.

    A row that diverts from above is an exception, which a reader meets first;
    two rows that divert each other are none, whichever stands above, and what is forbidden is forbidden.
    """
    for i, opener in enumerate(rows):
        for j, turner in enumerate(rows):
            desk = opener.route.desk
            if desk in turned_away(turner) and (desk in turner.closes or j >= i or is_mutual(opener, turner)):
                yield opener, turner


def is_mutual(opener: Row, turner: Row) -> bool:
    """Whether the two rows turn each other's desk away."""
    return turner.route.desk in turned_away(opener) and opener.route.desk in turned_away(turner)
