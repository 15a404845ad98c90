"""What a comparison says of two policies, trying every case says too: these cases change so, and no others do."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import TypeAlias

import attrs
import pytest
from brute_force import cases
from policies import LAW, random_policy, with_rows

import loancomplaint as lc
from loancomplaint.channels import ChannelPolicy, Condition, Evaluation, Situation, Some
from loancomplaint.cli.trials import trials
from loancomplaint.facts import Ban, CaseFile, Desk, ViolationKind
from loancomplaint.jurisdictions.cn.policies import DEFAULT
from loancomplaint.privacy.clearances import NOBODY_CLEARED
from loancomplaint.proofs import compare
from loancomplaint.proofs.comparing import Comparison, DeskStatus, Forbidding, Reordering, RouteChange
from loancomplaint.proofs.faults import may_open

EVERYDAY = 6
Region: TypeAlias = RouteChange | Reordering | Forbidding
Every: TypeAlias = tuple[bool, Situation, set[tuple[object, ...]]]


def pair(number: int) -> tuple[ChannelPolicy, ChannelPolicy]:
    """A small policy, and the same after a row was dropped, moved, or led elsewhere."""
    old, dice = random_policy(number, most_rows=3), Random(number)  # noqa: S311 - the same pair every time
    rows = list(old.rows)
    moved = rows.pop(dice.randrange(len(rows)))
    if dice.random() < 0.7:
        bans = dice.choice([moved.bans, (), (Ban.BYPASS_AML_DESK,)])
        other = attrs.evolve(moved, closes=(), bans=bans, when=dice.choice(old.rows).when)
        rows.insert(dice.randint(0, len(rows)), other)
    return old, with_rows(*rows)


def ways(evaluation: Evaluation) -> dict[Desk, DeskStatus]:
    """How each desk is told."""
    withheld = {desk: DeskStatus(is_open=False, to=row.route) for desk, row in evaluation.withheld.items()}
    return withheld | {desk: DeskStatus(is_open=True, to=row.route) for desk, row in evaluation.opened.items()}


def forbids(evaluation: Evaluation) -> set[object]:
    """Everything that the rows that have their say forbid."""
    effective = [
        row for row in evaluation.rows if may_open(row, evaluation) and row.route.desk not in evaluation.passed_over
    ]
    return {what for row in effective for what in (*row.bans, *row.own_bans, *row.closes)}


def happens(old: ChannelPolicy, new: ChannelPolicy, case: Situation, *, sealed: bool) -> set[tuple[object, ...]]:
    """What becomes otherwise of a case, by desk, in who comes first and by ban, in the engine's eyes."""
    evaluations = [policy.evaluate(case, sealed=sealed) for policy in (old, new)]
    before, after = map(ways, evaluations)
    was_first, is_first = (next(iter(evaluation.opened), None) for evaluation in evaluations)
    forbade, forbid = map(forbids, evaluations)
    return {
        *(
            (desk, before.get(desk), after.get(desk))
            for desk in before.keys() | after.keys()
            if before.get(desk) != after.get(desk)
        ),
        *((("first", was_first, is_first),) if was_first is not is_first else ()),
        *((what, what in forbade, what in forbid) for what in forbade ^ forbid),
    }


def said_by(region: Region) -> tuple[object, ...]:
    """What a region says of its cases, in the same terms."""
    match region:
        case RouteChange():
            return (region.desk, region.before, region.after)
        case Reordering():
            return ("first", region.before, region.after)
        case Forbidding():
            return (region.what, not region.after, region.after)


def is_of(case: Situation, where: tuple[Condition, ...]) -> bool:
    """Whether a case lies in a region."""
    return all(condition.holds(case) for condition in where)


def tried(old: ChannelPolicy, new: ChannelPolicy) -> Iterator[tuple[bool, Situation]]:
    """Every case of both lanes."""
    for sealed in (False, True):
        rows = tuple(row for row in (*old.rows, *new.rows) if row.sealed is sealed)
        yield from ((sealed, case) for case in cases(rows, LAW, sealed=sealed))


def agrees(number: int) -> None:
    """Hold a comparison against every case."""
    old, new = pair(number)
    found = compare(old, new, law=LAW)
    every = [(sealed, case, happens(old, new, case, sealed=sealed)) for sealed, case in tried(old, new)]

    assert found.whole
    for sealed, case, changes in every:
        told = [each for each in found.regions if each.sealed is sealed and is_of(case, each.where)]

        assert changes == set(map(said_by, told))
    assert all(is_needed(region, every) for region in found.regions)
    assert not any(is_idle(region, found, every) for region in found.regions)


def is_idle(region: Region, found: Comparison, every: list[Every]) -> bool:
    """Whether every case of a region lies in another that says the same."""
    others = [each for each in found.regions if each is not region and said_by(each) == said_by(region)]
    mine = [case for sealed, case, _ in every if sealed is region.sealed and is_of(case, region.where)]
    return all(any(is_of(case, other.where) for other in others if other.sealed is region.sealed) for case in mine)


def is_needed(region: Region, every: list[Every]) -> bool:
    """Whether without any one of its conditions a region would hold cases that do not change as it says."""
    said = said_by(region)
    return all(
        any(
            said not in changes
            for sealed, case, changes in every
            if sealed is region.sealed and is_of(case, tuple(each for each in region.where if each is not left_out))
        )
        for left_out in region.where
    )


@pytest.mark.parametrize("number", range(EVERYDAY))
def test_a_comparison_says_what_trying_every_case_says(number: int) -> None:
    """In a region cases change as said, outside of all none does; no region is idle, nor a condition of one."""
    agrees(number)


@pytest.mark.soak
@pytest.mark.parametrize("number", range(EVERYDAY, 100))
def test_many_comparisons_say_so(number: int) -> None:
    """The same, of many pairs."""
    agrees(number)


def test_a_policy_does_not_differ_from_itself() -> None:
    """Nothing changes, and it is said of every case."""
    found = compare(DEFAULT, DEFAULT, law=LAW)

    assert ((), True, True) == (found.regions, found.same_clearances, found.whole)


def test_no_region_lies_within_another() -> None:
    """What is told of false information or another illegal act is not told of false information once more."""
    without = with_rows(*(row for row in DEFAULT.rows if row.route.desk is not Desk.BANKING_REGULATOR))
    found = compare(DEFAULT, without, law=LAW)
    withheld = [change.where[0] for change in found.changes if change.before and not change.before.is_open]
    illegal = (ViolationKind.FALSE_INFORMATION, ViolationKind.OTHER_ILLEGAL_ACT)

    assert {Some(kinds=illegal)} == set(withheld)


def test_a_ban_that_was_dropped_is_told() -> None:
    """A policy that leads everywhere as before, but forbids less or clears others, is not called the same."""
    without = with_rows(*(attrs.evolve(row, bans=()) for row in DEFAULT.rows))
    found = compare(DEFAULT, attrs.evolve(without, clearances=NOBODY_CLEARED), law=LAW)

    assert {Ban.TELL_CUSTOMER_OF_SUSPICION, Ban.SEND_NOTICE_BEFORE_PRESERVATION} == {b.what for b in found.forbidding}
    assert not any(ban.after for ban in found.forbidding)
    assert ((), (), False) == (found.changes, found.reorderings, found.same_clearances)


def test_a_trial_tells_which_files_go_otherwise(seed: CaseFile) -> None:
    """Beside the old policy a new one is tried on files that a bank has; what goes alike is told apart."""
    without = with_rows(*(row for row in DEFAULT.rows if row.route.desk is not Desk.LAWYER))
    bare = attrs.evolve(seed, violations=())
    both = trials({"seed": seed, "bare": bare}, DEFAULT, without)

    assert [("seed", True), ("bare", False)] == [(trial.name, trial.changes) for trial in both]
    assert lc.decide(lc.assess(seed), policy=without).route_to(Desk.LAWYER) is None
