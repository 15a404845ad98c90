"""Calling a loan before its time: for which breach, by which clause or article, and once which cure period is over."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Protocol

import attrs

from loancomplaint.facts import CaseFile, Clause, EvidenceKind, Loan, RequestKind, Violation, ViolationKind
from loancomplaint.law.jurisdiction import Law
from loancomplaint.law.statutes import Basis


@attrs.frozen(kw_only=True)
class CallGround:
    """What lets a lender call one loan for one breach.

    Attributes:
        clauses: The clauses that grant it for such a breach.

        article: The article that does, whatever the contract says; None where none does.

        since: The first day of the breach.

        noticed_on: The day on which the first written notice of it reached the borrower.
    """

    clauses: tuple[Clause, ...] = ()
    article: Basis | None = None
    since: dt.date | None = None
    noticed_on: dt.date | None = None

    def cure_ends(self, clause: Clause) -> dt.date | None:
        """The last day to cure the breach under *clause*; None where none is known."""
        return cure_ends(clause, self.since, self.noticed_on)

    @property
    def is_granted(self) -> bool:
        """Whether a clause or an article grants it at all."""
        return bool(self.clauses) or self.article is not None

    def open_on(self, day: dt.date) -> tuple[Clause, ...]:
        """The clauses whose cure period, if they have one, is over before *day*."""
        return tuple(clause for clause in self.clauses if is_cured(clause, self.since, self.noticed_on, day))

    def may_call_on(self, day: dt.date) -> bool:
        """Whether the loan may be called on *day*: an agreed cure period is waited for, whatever an article says."""
        return bool(self.open_on(day)) if self.clauses else self.is_granted


class Curable(Protocol):
    """A clause, as far as its cure period goes."""

    @property
    def notice_required(self) -> bool | None:
        """Whether the period runs from a notice."""

    @property
    def cure_days(self) -> int | None:
        """How long it is."""


def cure_ends(clause: Curable, since: dt.date | None, noticed_on: dt.date | None) -> dt.date | None:
    """The last day to cure a breach; None where the period has not begun, or where the clause has none.

    It runs from the notice where the clause wants one, else from the first day of the breach.
    """
    begins = noticed_on if clause.notice_required else since
    if clause.cure_days is None or begins is None:
        return None
    return begins + dt.timedelta(days=clause.cure_days)


def is_cured(clause: Curable, since: dt.date | None, noticed_on: dt.date | None, on: dt.date) -> bool:
    """Whether the cure period of *clause* is over before *on*; without one there is nothing to wait for."""
    if not clause.cure_days:
        return True
    last = cure_ends(clause, since, noticed_on)
    return last is not None and last < on


def clauses_of(case: CaseFile, loan: Loan) -> tuple[Clause, ...]:
    """The clauses of a loan's contract, those of the facility above it among them."""
    above = (facility.clauses for facility in case.facilities if facility.contract_no == loan.contract_no)
    return tuple(dict.fromkeys(itertools.chain(loan.clauses, *above)))


def grants(clause: Clause, remedy: RequestKind, kind: ViolationKind) -> bool:
    """Whether *clause* grants *remedy* for a breach of that kind; without triggers it needs none."""
    return remedy in clause.remedies and (not clause.triggers or kind in clause.triggers)


def call_ground(case: CaseFile, law: Law, loan: Loan, violation: Violation) -> CallGround:
    """What lets the lender call *loan* for *violation*."""
    key = law.jurisdiction.profile(violation.kind).recalled_by
    granting = (c for c in clauses_of(case, loan) if c.ref and grants(c, RequestKind.ACCELERATE_LOAN, violation.kind))
    return CallGround(
        clauses=tuple(granting),
        article=law.cite(key, violation.began_on) if key else None,
        since=violation.began_on,
        noticed_on=noticed_on(case, violation),
    )


def noticed_on(case: CaseFile, violation: Violation) -> dt.date | None:
    """The day on which the first written notice of a breach reached the borrower, as its evidence shows."""
    arrived = (
        item.delivered_on
        for item in case.cited_by(violation)
        if item.kind in _NOTICES and item.delivered_on and item.delivered_on <= case.as_of
    )
    return min((day for day in arrived if violation.began_on is None or day >= violation.began_on), default=None)


_NOTICES = frozenset({EvidenceKind.DEMAND_NOTICE, EvidenceKind.DELIVERY_PROOF, EvidenceKind.CORRESPONDENCE})
