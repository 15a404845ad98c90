"""What a comparison says of two policies, trying every case says too: these cases change so, and no others do."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import attrs
import pytest

import loancomplaint as lc
from brute_force import cases
from loancomplaint.channels import ChannelPolicy, Condition, Ruling, Situation
from loancomplaint.facts import CaseFile, Desk
from loancomplaint.jurisdictions.cn.policies import DEFAULT
from loancomplaint.proofs import compare
from loancomplaint.proofs.comparing import Change, Way
from loancomplaint.trials import trials
from policies import LAW, random_policy, with_rows

EVERYDAY = 6


def pair(number: int) -> tuple[ChannelPolicy, ChannelPolicy]:
    """A small policy, and the same after a row was dropped, moved, or led elsewhere."""
    old, dice = random_policy(number, most_rows=3), Random(number)  # noqa: S311 - the same pair every time
    rows = list(old.rows)
    moved = rows.pop(dice.randrange(len(rows)))
    if dice.random() < 0.7:
        rows.insert(
            dice.randint(0, len(rows)), attrs.evolve(moved, closes=(), bans=(), when=dice.choice(old.rows).when)
        )
    return old, with_rows(*rows)


def ways(ruling: Ruling) -> dict[Desk, Way]:
    """How each desk is told."""
    withheld = {desk: Way(is_open=False, to=row.route) for desk, row in ruling.withheld.items()}
    return withheld | {desk: Way(is_open=True, to=row.route) for desk, row in ruling.opened.items()}


def happens(old: ChannelPolicy, new: ChannelPolicy, case: Situation, *, sealed: bool) -> set[tuple[object, ...]]:
    """What becomes otherwise of a case, by desk, in the engine's eyes."""
    before, after = (ways(policy.rule(case, sealed=sealed)) for policy in (old, new))
    return {
        (desk, before.get(desk), after.get(desk))
        for desk in before.keys() | after.keys()
        if before.get(desk) != after.get(desk)
    }


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
        told = [each for each in found.changes if each.sealed is sealed and is_of(case, each.where)]

        assert changes == {(each.desk, each.before, each.after) for each in told}
    assert all(is_needed(change, every) for change in found.changes)


def is_needed(change: Change, every: list[tuple[bool, Situation, set[tuple[object, ...]]]]) -> bool:
    """Whether without any one of its conditions a region would hold cases that do not change as it says."""
    said = (change.desk, change.before, change.after)
    return all(
        any(
            said not in changes
            for sealed, case, changes in every
            if sealed is change.sealed and is_of(case, tuple(each for each in change.where if each is not left_out))
        )
        for left_out in change.where
    )


@pytest.mark.parametrize("number", range(EVERYDAY))
def test_a_comparison_says_what_trying_every_case_says(number: int) -> None:
    """In a region cases change as said, outside of all none does, and no condition of a region is idle."""
    agrees(number)


@pytest.mark.soak
@pytest.mark.parametrize("number", range(EVERYDAY, 100))
def test_many_comparisons_say_so(number: int) -> None:
    """The same, of many pairs."""
    agrees(number)


def test_a_policy_does_not_differ_from_itself() -> None:
    """Nothing changes, and it is said of every case."""
    found = compare(DEFAULT, DEFAULT, law=LAW)

    assert ((), (), True) == (found.changes, found.reorderings, found.whole)


def test_a_trial_tells_which_files_go_otherwise(seed: CaseFile) -> None:
    """Beside the old policy a new one is tried on files that a bank has; what goes alike is told apart."""
    without = with_rows(*(row for row in DEFAULT.rows if row.route.desk is not Desk.LAWYER))
    bare = attrs.evolve(seed, violations=())
    both = trials({"seed": seed, "bare": bare}, DEFAULT, without)

    assert [("seed", True), ("bare", False)] == [(trial.name, trial.changes) for trial in both]
    assert lc.decide(lc.assess(seed), policy=without).route_to(Desk.LAWYER) is None
