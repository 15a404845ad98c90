"""The debt against a second, plain computation: every figure of loans of every kind, to the minor unit."""

from __future__ import annotations

import independent
import pytest
from random_loans import drawn

from loancomplaint.debt import claim
from loancomplaint.facts import Allocation

LAW_ORDER = (Allocation.COSTS, Allocation.INTEREST, Allocation.PENALTY, Allocation.COMPOUND, Allocation.PRINCIPAL)
FIGURES = ("principal", "interest", "penalty", "compound", "costs", "not_due", "accrued", "surplus", "per_day")


def differences(seed: int) -> dict[str, tuple[int | None, int | None]]:
    """Every figure in which the two computations differ, with what each has."""
    case = drawn(seed)
    found = claim(
        case.loan,
        case.on,
        name="C1",
        order=LAW_ORDER,
        insolvent_on=case.insolvent_on,
        diverted=case.diverted,
        rest_days=case.rest_days,
    )
    diverted = [(diversion.on, independent.fen(diversion.amount)) for diversion in case.diverted]
    second = independent.figures(
        case.loan,
        case.on,
        LAW_ORDER,
        insolvent_on=case.insolvent_on,
        diverted=diverted,
        rest_days=case.rest_days,
    )
    sums = {figure: getattr(found, figure) for figure in FIGURES}
    first = {figure: None if sum_ is None else independent.fen(sum_) for figure, sum_ in sums.items()}
    return {figure: (first[figure], second[figure]) for figure in FIGURES if first[figure] != second[figure]}


@pytest.mark.parametrize("first", range(0, 200, 25))
def test_two_computations_agree(first: int) -> None:
    """Two hundred loans with calls, prepayments, rates, misuse, reversals and the books' split come to the same."""
    assert {} == {seed: wrong for seed in range(first, first + 25) if (wrong := differences(seed))}


@pytest.mark.soak
@pytest.mark.parametrize("first", range(200, 2200, 100))
def test_two_computations_agree_at_length(first: int) -> None:
    """Two thousand more come to the same."""
    assert {} == {seed: wrong for seed in range(first, first + 100) if (wrong := differences(seed))}
