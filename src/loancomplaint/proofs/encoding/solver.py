"""The solver, its formulas, and a limit to how long it is asked."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

import z3

from loancomplaint.errors import SolverGaveUpError

Formula: TypeAlias = Any
"""A boolean or a number of the solver, which is not typed."""

ALWAYS: Final = z3.BoolVal(True)  # noqa: FBT003 - the solver's signature
NEVER: Final = z3.BoolVal(False)  # noqa: FBT003 - the solver's signature

_MOST_AT_ONCE: Final = 2**32 - 1
"""The solver's own limit to one question."""


class Budget:
    """Asks the solver, and counts what its answers cost.

    Attributes:
        questions: How often it was asked.
    """

    def __init__(self, limit: int) -> None:
        self.questions = 0
        self._limit = limit
        self._spent_before = _work_of(z3.Solver())

    def allows(self, solver: z3.Solver) -> bool:
        """Whether there is something of which all that *solver* was told is true.

        Raises:
            SolverGaveUpError: It took more than the limit to find out, so that nothing may be said.
        """
        self.questions += 1
        spent = _work_of(solver) - self._spent_before
        solver.set("rlimit", min(max(self._limit - spent, 1), _MOST_AT_ONCE))
        found = solver.check()
        if found == z3.unknown:
            raise SolverGaveUpError(self._limit)
        return bool(found == z3.sat)


def _work_of(solver: z3.Solver) -> int:
    """All that was ever asked in this process, in units of work."""
    count: int = solver.statistics().get_key_value("rlimit count")
    return count


def number(model: Formula, value: Formula) -> int:
    """The whole number that *value* has in *model*; what the model leaves open is whatever the solver likes."""
    found: int = model.eval(value, model_completion=True).as_long()
    return found


def is_true(model: Formula, value: Formula) -> bool:
    """Whether *value* is true in *model*."""
    return bool(z3.is_true(model.eval(value, model_completion=True)))


def most(*numbers: Formula) -> Formula:
    """The largest of *numbers*."""
    largest = numbers[0]
    for other in numbers[1:]:
        largest = z3.If(other > largest, other, largest)
    return largest
