"""Every fault comes with a case that anyone can load, assess and route, and that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import attrs
import pytest
from brute_force import is_sealed
from planted import PLANTED
from policies import DAY, LAW

import loancomplaint as lc
from loancomplaint.channels import ChannelPolicy, Evaluation, Situation, situation
from loancomplaint.channels.filings import known_filings
from loancomplaint.facts import CaseFile
from loancomplaint.proofs import FaultKind, PolicyFault, Witness, check
from loancomplaint.proofs.faults import adds, contradicting, has_a_way, may_open, open_channels
from loancomplaint.proofs.prover import FoundCase, LaneProver

A_FEW = tuple(PLANTED)[1::7]


@cache
def proved(name: str) -> tuple[PolicyFault, ...]:
    """The faults of a planted policy."""
    policy, _ = PLANTED[name]
    return check(policy, law=LAW).faults


def seen(witness: Witness) -> Situation:
    """The features of a witness that was written, and read again, as the engine knows them."""
    assessment = lc.assess(lc.loads(lc.dumps(witness.case)), on=DAY)
    history = known_filings(witness.history, DAY, known_at=DAY)
    return situation(assessment.sealed if is_sealed(witness) else assessment.open, LAW, history)


def ruled(policy: ChannelPolicy, witness: Witness) -> Evaluation:
    """What the engine makes of a witness."""
    return policy.evaluate(seen(witness), sealed=is_sealed(witness))


def shows(policy: ChannelPolicy, fault: PolicyFault, witness: Witness, worse: Witness | None) -> bool:
    """Whether the engine, asked about a witness, does what the fault says."""
    evaluation = ruled(policy, witness)
    rows = [row for row in policy.rows if row.name in fault.rows]
    match fault.kind:
        case FaultKind.GAP:
            return not has_a_way(evaluation)
        case FaultKind.DEAD:
            return all(may_open(row, evaluation) and not adds(row, evaluation) for row in rows)
        case FaultKind.CONTRADICTION:
            return fault.rows in {(opener.name, turner.name) for opener, turner in contradicting(evaluation)}
        case FaultKind.NOT_MONOTONE:
            assert worse is not None
            return fault.channel in open_channels(evaluation) - open_channels(ruled(policy, worse))
        case FaultKind.LEAK:
            return not rows or any(row in evaluation.opened.values() or may_open(row, evaluation) for row in rows)
        case FaultKind.UNREACHABLE_DESK:
            return fault.desk not in evaluation.opened and any(row.when.holds(evaluation.situation) for row in rows)


@pytest.mark.parametrize("name", A_FEW)
def test_a_witness_shows_its_fault(name: str) -> None:
    """Written, read again, assessed and decided, the case does what the fault says; of worse facts both do."""
    policy, _ = PLANTED[name]
    shown = [fault for fault in proved(name) if fault.witness is not None]

    assert all(shows(policy, fault, fault.witness, fault.worse) for fault in shown if fault.witness)


@pytest.mark.soak
@pytest.mark.parametrize("name", sorted(PLANTED.keys() - set(A_FEW)))
def test_every_witness_shows_its_fault(name: str) -> None:
    """The same, of all the others."""
    test_a_witness_shows_its_fault(name)


@pytest.mark.parametrize("name", A_FEW)
def test_a_witness_has_no_violation_too_many(name: str) -> None:
    """Without any one of its violations the case does not show the fault any more."""
    policy, _ = PLANTED[name]
    smaller = [(fault, less, worse) for fault in proved(name) for less, worse in smaller_than(fault)]

    assert [] == [fault for fault, less, worse in smaller if shows(policy, fault, less, worse)]


def smaller_than(fault: PolicyFault) -> Iterator[tuple[Witness, Witness | None]]:
    """A fault's witnesses without each of their violations in turn, as long as there are others."""
    if (witness := fault.witness) is None:
        return
    for violation in witness.case.violations:
        if len(witness.case.violations) > 1:
            yield less(witness, violation.id), None if fault.worse is None else less(fault.worse, violation.id)


def less(witness: Witness, violation: str) -> Witness:
    """A witness without one of its violations."""
    case: CaseFile = witness.case
    kept = tuple(each for each in case.violations if each.id != violation)
    return attrs.evolve(witness, case=attrs.evolve(case, violations=kept))


@pytest.mark.parametrize("name", A_FEW)
def test_a_witness_has_the_features_that_were_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The case file that is written for what the solver found has the same features in the engine's eyes."""
    policy, _ = PLANTED[name]
    found: list[tuple[FoundCase, Witness]] = []
    witness = LaneProver.witness

    def noted(prover: LaneProver, each: FoundCase) -> Witness:
        found.append((each, witness(prover, each)))
        return found[-1][1]

    monkeypatch.setattr(LaneProver, "witness", noted)
    check(policy, law=LAW)

    assert len(found) == sum(1 for fault in proved(name) for shown in (fault.witness, fault.worse) if shown)
    assert [each.situation for each, _ in found] == [seen(written) for _, written in found]
