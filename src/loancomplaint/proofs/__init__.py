"""Proving channel policies: over every case there can be, each finding with a smallest case that shows it.

The solver is an extra, ``loancomplaint[prove]``; where it is not installed, asking for a proof says so.
What it may take is limited: a proof that would take more is given up, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from loancomplaint.errors import MissingExtra
from loancomplaint.proofs.faults import FaultKind, PolicyFault, Witness

if TYPE_CHECKING:
    from loancomplaint.channels import ChannelPolicy
    from loancomplaint.law import Law
    from loancomplaint.proofs.comparing import Comparison
    from loancomplaint.proofs.proving import Proof

LIMIT: Final = 500_000_000
"""Units of the solver's work that one proof or comparison may take, unless its caller gives another number.

A unit is the same work on every machine; some four million take a second.
"""

__all__ = ["LIMIT", "FaultKind", "PolicyFault", "Witness", "check", "compare"]


def check(policy: ChannelPolicy, *, law: Law, limit: int = LIMIT) -> Proof:
    """Prove *policy*, or say where it fails; see `loancomplaint.proofs.proving.check`.

    Raises:
        MissingExtra: The solver is not installed.

        SolverGaveUpError: It would take more than *limit*.
    """
    with _needing_the_solver("proving a policy"):
        from loancomplaint.proofs import proving
    return proving.check(policy, law=law, limit=limit)


def compare(old: ChannelPolicy, new: ChannelPolicy, *, law: Law, limit: int = LIMIT) -> Comparison:
    """Say for which cases *new* decides otherwise than *old*; see `loancomplaint.proofs.comparing.compare`.

    Raises:
        MissingExtra: The solver is not installed.

        SolverGaveUpError: It would take more than *limit*.
    """
    with _needing_the_solver("comparing two policies"):
        from loancomplaint.proofs import comparing
    return comparing.compare(old, new, law=law, limit=limit)


@contextmanager
def _needing_the_solver(what: str) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name != "z3":
            raise
        raise MissingExtra(what, "prove") from None
