"""Proving channel policies: over every case there can be, each finding with a smallest case that shows it.

The solver is an extra, ``loancomplaint[prove]``; where it is not installed, asking for a proof says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from loancomplaint.errors import MissingExtra
from loancomplaint.proofs.faults import Fault, FaultKind, Witness

if TYPE_CHECKING:
    from loancomplaint.channels import ChannelPolicy
    from loancomplaint.law import Law
    from loancomplaint.proofs.comparing import Comparison
    from loancomplaint.proofs.proving import Proof

__all__ = ["Fault", "FaultKind", "Witness", "check", "compare"]


def check(policy: ChannelPolicy, *, law: Law) -> Proof:
    """Prove *policy*, or say where it fails; see `loancomplaint.proofs.proving.check`.

    Raises:
        MissingExtra: The solver is not installed.
    """
    with _needing_the_solver("proving a policy"):
        from loancomplaint.proofs import proving
    return proving.check(policy, law=law)


def compare(old: ChannelPolicy, new: ChannelPolicy, *, law: Law) -> Comparison:
    """Say for which cases *new* decides otherwise than *old*; see `loancomplaint.proofs.comparing.compare`.

    Raises:
        MissingExtra: The solver is not installed.
    """
    with _needing_the_solver("comparing two policies"):
        from loancomplaint.proofs import comparing
    return comparing.compare(old, new, law=law)


@contextmanager
def _needing_the_solver(what: str) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name != "z3":
            raise
        raise MissingExtra(what, "prove") from None
