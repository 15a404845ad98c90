"""Proving a channel policy: every fault that it has, each with a smallest case that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import attrs

from loancomplaint.channels import ChannelPolicy, Row
from loancomplaint.channels.engine import turned_away
from loancomplaint.facts import Audience, Channel, Desk, Form, Restricted
from loancomplaint.law import Law
from loancomplaint.proofs.encoding.rows import SymbolicRows, touching
from loancomplaint.proofs.encoding.solver import Budget, Formula
from loancomplaint.proofs.faults import FaultKind, PolicyFault, Witness, may_contradict
from loancomplaint.proofs.prover import LaneProver, anything, no, space_of
from loancomplaint.words import Phrase, label, labels, phrase

SEALED_DESK = Desk.AML_COMPLIANCE
"""The one desk to which sealed matter may go."""


@attrs.frozen(kw_only=True)
class Proof:
    """What came of checking a policy.

    Attributes:
        policy: Its name, and its version.

        faults: Everything that is wrong with it; none means that it is proved.

        questions: How often the solver was asked.
    """

    policy: str
    policy_version: str
    faults: tuple[PolicyFault, ...]
    questions: int

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def check(policy: ChannelPolicy, *, law: Law, limit: int) -> Proof:
    """Prove *policy*, or say where it fails.

    The answer is exact: it covers every case that a file can hold under *law*, of however many violations.

    Args:
        policy: Whose rows.

        law: The law of the day: its kinds, grounds, thresholds and periods are the space of cases.

        limit: Units of the solver's work that the proof may take, see `loancomplaint.proofs.LIMIT`.

    Raises:
        MissingExtra: The solver is not installed.

        SolverGaveUpError: The proof would take more than *limit*.
    """
    budget = Budget(limit)
    lanes = tuple(_LaneFaults(policy, law, budget, sealed=sealed) for sealed in (False, True))
    faults = [fault for lane in lanes for fault in lane.faults()]
    return Proof(
        policy=policy.name,
        policy_version=policy.version,
        faults=(*faults, *_unreachable(lanes), *_cleared_too_far(policy, lanes[1])),
        questions=budget.questions,
    )


class _LaneFaults:
    """Looks for the faults of one lane."""

    def __init__(self, policy: ChannelPolicy, law: Law, budget: Budget, *, sealed: bool) -> None:
        self._policy, self._law, self._sealed = policy, law, sealed
        self._prover = LaneProver(policy.rows, space_of(policy.rows, law, sealed=sealed), budget)
        self.rows = self._prover.rows

    def faults(self) -> Iterator[PolicyFault]:
        """Every fault but those that concern both lanes."""
        yield from self._gap()
        yield from (fault for row in self.rows for fault in self._dead(row))
        yield from self._contradictions()
        for channel in dict.fromkeys(row.route.desk.channel for row in self.rows):
            yield from self._lost(channel)
        for row in self.rows:
            if why := next(_leaks(row, self._policy, self._law), None):
                yield self._leak(row, why)

    def any_case(self) -> Witness | None:
        """The smallest case of the lane; None where the law knows none."""
        found = self._prover.about(()).smallest(anything)
        return None if found is None else self._prover.witness(found)

    def opens(self, desk: Desk) -> bool:
        """Whether some case opens a route to *desk*."""
        telling = (row for row in self.rows if row.route.desk is desk or turned_away(row))
        return self._prover.about(telling).can_be(lambda rows: rows.opens(desk))

    def applying(self, desk: Desk) -> Witness | None:
        """The smallest case to which a row that leads to *desk* applies."""
        telling = (row for row in self.rows if row.route.desk is desk)
        found = self._prover.about(telling).smallest(lambda rows: rows.applies_to(desk))
        return None if found is None else self._prover.witness(found)

    def _gap(self) -> Iterator[PolicyFault]:
        if found := self._prover.about(self.rows).smallest(lambda rows: no(rows.has_a_way())):
            said = (
                "A case with a sealed violation has no route."
                if self._sealed
                else "A case has no route, open or withheld."
            )
            yield PolicyFault(kind=FaultKind.GAP, says=phrase(said), witness=self._prover.witness(found))

    def _dead(self, row: Row) -> Iterator[PolicyFault]:
        prover = self._prover.about(touching(self.rows, row))
        if prover.can_be(lambda rows: rows.adds(row)):
            return
        if found := self._prover.about((row,)).smallest(lambda rows: rows.may_open(row)):
            says = phrase("The row {row} never adds anything: others have always said it before.", row=Phrase(row.name))
            yield PolicyFault(kind=FaultKind.DEAD, says=says, rows=(row.name,), witness=self._prover.witness(found))
        else:
            says = phrase(
                "The row {row} never adds anything: no case is such that it applies and opens.", row=Phrase(row.name)
            )
            yield PolicyFault(kind=FaultKind.DEAD, says=says, rows=(row.name,))

    def _contradictions(self) -> Iterator[PolicyFault]:
        turning = tuple(row for row in self.rows if turned_away(row))
        for opener, turner in may_contradict(self.rows):
            prover = self._prover.about(row for row in self.rows if row in (opener, *turning))
            if found := prover.smallest(partial(_contradicts, opener=opener, turner=turner)):
                says = phrase(
                    "The row {opener} opens {desk}, which the row {turner} turns away in the same case.",
                    opener=Phrase(opener.name),
                    desk=label(opener.route.desk),
                    turner=Phrase(turner.name),
                )
                names = (opener.name, turner.name)
                yield PolicyFault(
                    kind=FaultKind.CONTRADICTION, says=says, rows=names, witness=self._prover.witness(found)
                )

    def _lost(self, channel: Channel) -> Iterator[PolicyFault]:
        prover = self._prover.about(row for row in self.rows if row.route.desk.channel is channel)
        if (pair := prover.loses(channel)) is None:
            return
        before, after = pair
        says = phrase("With worse facts the case loses the {channel}.", channel=label(channel))
        yield PolicyFault(
            kind=FaultKind.NOT_MONOTONE,
            says=says,
            channel=channel,
            witness=self._prover.witness(before),
            worse=self._prover.witness(after),
        )

    def _leak(self, row: Row, why: str) -> PolicyFault:
        found = self._prover.about((row,)).smallest(lambda rows: rows.may_open(row))
        says = phrase("The row {row} leaks: {why}", row=Phrase(row.name), why=phrase(why))
        shown = None if found is None else self._prover.witness(found)
        return PolicyFault(kind=FaultKind.LEAK, says=says, rows=(row.name,), desk=row.route.desk, witness=shown)


def _contradicts(rows: SymbolicRows, *, opener: Row, turner: Row) -> Formula:
    return rows.contradicts(opener, turner)


def _leaks(row: Row, policy: ChannelPolicy, law: Law) -> Iterator[str]:
    """Why *row* would let a desk know of sealed matter that may not."""
    to = row.route
    if row.sealed and (to.desk is not SEALED_DESK or not policy.clears(to.desk, Restricted.SEALED_MATTER)):
        yield "it sends sealed matter to a desk that may not know of it."
    if row.sealed and to.through and not policy.clears(to.through, Restricted.SEALED_MATTER):
        yield "it sends sealed matter through a desk that may not know of it."
    if not row.sealed and to.form is Form.AML_REFERRAL:
        yield "it writes a referral of sealed matter for an open case."
    if not row.sealed and any(map(law.speaks_of_sealed_matter, (row.because, row.name, *row.own_bans))):
        yield "its words speak of sealed matter, and every reader of an open case would see them."


def _unreachable(lanes: Iterable[_LaneFaults]) -> Iterator[PolicyFault]:
    """The desks that rows name and no case tells."""
    told: dict[Desk, bool] = {}
    for lane in lanes:
        for desk in dict.fromkeys(row.route.desk for row in lane.rows):
            told[desk] = told.get(desk, False) or lane.opens(desk)
    for desk, reached in told.items():
        if not reached:
            yield _never_told(desk, lanes)


def _never_told(desk: Desk, lanes: Iterable[_LaneFaults]) -> PolicyFault:
    says = phrase("No case opens a route to {desk}, though the policy names it.", desk=label(desk))
    names = tuple(row.name for lane in lanes for row in lane.rows if row.route.desk is desk)
    shown = next(filter(None, (lane.applying(desk) for lane in lanes)), None)
    return PolicyFault(kind=FaultKind.UNREACHABLE_DESK, says=says, rows=names, desk=desk, witness=shown)


def _cleared_too_far(policy: ChannelPolicy, sealed: _LaneFaults) -> Iterator[PolicyFault]:
    """Audiences beside the one desk that the policy lets read sealed matter."""
    cleared = tuple(
        audience
        for audience in Audience
        if audience.value != SEALED_DESK.value and policy.clearances.of(audience).clears(Restricted.SEALED_MATTER)
    )
    if cleared:
        says = phrase("The policy lets others read sealed matter: {desks}.", desks=labels(cleared))
        yield PolicyFault(kind=FaultKind.LEAK, says=says, witness=sealed.any_case())
