"""The prover finds what is wrong with a policy, all of it, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from brute_force import Said, faults, said
from planted import PLANTED
from policies import LAW, random_policy, sound_policy

from loancomplaint.channels import ChannelPolicy
from loancomplaint.errors import SolverGaveUpError
from loancomplaint.jurisdictions.cn.policies import DEFAULT
from loancomplaint.proofs import LIMIT, FaultKind, check, compare

EVERYDAY = 15
SOAKED = range(EVERYDAY, 400)
A_FEW = tuple(PLANTED)[::5]


def without_leaks(policy: ChannelPolicy) -> set[Said]:
    """What the prover has found that can be tried: a leak is not a matter of cases."""
    return said(fault for fault in check(policy, law=LAW).faults if fault.kind is not FaultKind.LEAK)


@pytest.mark.parametrize("number", range(EVERYDAY))
def test_the_prover_says_what_trying_every_case_says(number: int) -> None:
    """Of a small policy every case can be tried; the solver finds the same faults, of the same rows."""
    policy = random_policy(number)

    assert faults(policy, LAW) == without_leaks(policy)


@pytest.mark.soak
@pytest.mark.parametrize("number", SOAKED)
def test_the_prover_says_so_of_many_policies(number: int) -> None:
    """The same, over every feature that a row can ask for."""
    policy = random_policy(number, most_rows=6)

    assert faults(policy, LAW) == without_leaks(policy)


@pytest.mark.parametrize("name", A_FEW)
def test_a_planted_fault_is_found(name: str) -> None:
    """A fault that was planted into the default is found, with its rows, and nothing else is said."""
    policy, expected = PLANTED[name]

    assert expected == said(check(policy, law=LAW).faults)


@pytest.mark.soak
@pytest.mark.parametrize("name", sorted(PLANTED.keys() - set(A_FEW)))
def test_every_planted_fault_is_found(name: str) -> None:
    """The same, of all the others."""
    policy, expected = PLANTED[name]

    assert expected == said(check(policy, law=LAW).faults)


def test_every_class_of_fault_was_planted() -> None:
    """No class goes untried: at least thirty faults, and some of each."""
    planted = {fault for _, expected in PLANTED.values() for fault, *_ in expected}

    assert set(FaultKind) == planted
    assert len(PLANTED) >= 30


@pytest.mark.parametrize("number", range(6))
def test_a_sound_policy_raises_no_alarm(number: int) -> None:
    """What is sound by construction is proved; `policies.sound_policy` says why it is sound."""
    assert () == check(sound_policy(number), law=LAW).faults


@pytest.mark.soak
@pytest.mark.parametrize("number", range(6, 200))
def test_many_sound_policies_raise_no_alarm(number: int) -> None:
    """The same, of many."""
    assert () == check(sound_policy(number), law=LAW).faults


def test_the_default_is_proved() -> None:
    """The policy that ships has no fault, and the solver was asked of every row."""
    proof = check(DEFAULT, law=LAW)

    assert proof.holds
    assert proof.questions > len(DEFAULT.rows)


@pytest.mark.parametrize("prove", [check, lambda policy, **how: compare(policy, policy, **how)])
def test_a_proof_that_takes_too_long_is_given_up(prove: Callable[..., object]) -> None:
    """Past the limit nothing is said of a policy, and an error of ours tells the limit; a larger one proves it."""
    with pytest.raises(SolverGaveUpError, match="more than 1,000 units") as refused:
        prove(DEFAULT, law=LAW, limit=1_000)

    assert 1_000 == refused.value.limit
    assert prove(DEFAULT, law=LAW, limit=LIMIT)
