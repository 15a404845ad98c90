"""The nearest changes after which a desk is told, or is told no longer: looked for among candidates, proved by trying.

Everything is read from the open case, in which sealed matter does not exist, and so is every answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

import attrs

from loancomplaint.assessment import Assessment, repairs
from loancomplaint.assessment.bounded import Bounded, Limited, files_for
from loancomplaint.channels import (
    AllOf,
    ChannelDecision,
    ChannelPolicy,
    DeskAnswer,
    Filed,
    Matter,
    Row,
    Situation,
    decide,
    known_filings,
    situation,
)
from loancomplaint.channels.engine import told_before
from loancomplaint.channels.whatif.candidates import SO_ALREADY, Candidates, Changes, Choices, either, every
from loancomplaint.channels.whatif.changes import Change, Repaired, TimePassed, World, in_order, made, weight
from loancomplaint.errors import LoanComplaintError
from loancomplaint.facts import CaseFile, Channel, Desk
from loancomplaint.facts.kinds import member
from loancomplaint.law import Law
from loancomplaint.words import Phrase, label, phrase

TRIES = 96
"""How many changed files are assessed for a desk before no further candidate is tried; fewer of a large file."""

MOST = 3
"""How many answers are looked for."""

_FOR_REPAIRS = 160
"""How many half-repaired files are read for a desk, to find the candidates."""

_STATES = 12
"""How many half-repaired files are looked at for each violation and channel."""

_WAYS = 6
"""How many ways to repair a violation for a channel are tried."""

_SMALL = 4
"""Up to so many changes every smaller set of them is tried; of more, every set with one left out."""


@attrs.frozen(kw_only=True)
class WhatIf:
    """Changes after which a desk is told that is not told now, or the other way round; none can be left out.

    Attributes:
        desk: The desk.

        opens: Whether its way opens; else it closes.

        changes: In the order in which they are made and said.

        changed: The proof: the open case with all of them made, with stand-ins for what a person would find out.
            Assessed as the case was, on days that moved on by `days`, and decided with `history`, it is so.

        history: What was handed in by then, open matter only.
    """

    desk: Desk
    opens: bool
    changes: Changes
    changed: CaseFile = attrs.field(eq=False, repr=False)
    history: tuple[Filed, ...] = attrs.field(eq=False, repr=False)

    @property
    def days(self) -> int:
        """How many days pass."""
        return sum(change.days for change in self.changes if isinstance(change, TimePassed))

    @property
    def says(self) -> Phrase:
        """It as a sentence: a condition and what follows, never advice."""
        text = (
            "The way to {desk} would open if {changes}."
            if self.opens
            else "The way to {desk} would close if {changes}."
        )
        return phrase(text, desk=label(self.desk), changes=self.condition)

    @property
    def condition(self) -> Phrase:
        """The changes as one condition."""
        first, *rest = (change.says for change in self.changes)
        for says in rest:
            first = phrase("{a}; and {b}", a=first, b=says)
        return first

    def message(self, locale: str = "zh-CN") -> str:
        """It, said in *locale*."""
        return self.says.message(locale)


def nearest(
    assessment: Assessment, desk: Desk | str, *, law: Law, policy: ChannelPolicy, history: Iterable[Filed] = ()
) -> Bounded[WhatIf]:
    """The nearest changes after which *desk* is told; where it is told now, after which it is not.

    Each was made to the file, which was assessed and decided again; with a day, a minor unit or a change less it is
    not so. The search is bounded, see `TRIES`; `whole` says whether it tried everything that it knows to try.

    Args:
        assessment: What the rules made of the case.

        desk: One that open matter may be told to.

        law: The law of the day.

        policy: Whose rows to read.

        history: What was handed in before.

    Returns:
        At most `MOST`: first what the bank can do or wait for, then the least effort, counted as the effort of
        remedies is, a day as one. Nothing where only inventing a fact would help.

    Raises:
        UnknownNameError: No desk has that name.

        NotOpenError: The assessment was stored and read back.
    """
    sealed = (violation.id for violation in assessment.file.violations if law.is_sealed(violation.kind))
    open_ = assessment.again(assessment.file.without(sealed))
    filed = tuple(each for each in history if not each.is_sealed)
    return _Search(open_, member(Desk, desk), law, policy, filed).answers()


class _Search:
    """One desk, and what was tried for it."""

    def __init__(
        self, assessment: Assessment, desk: Desk, law: Law, policy: ChannelPolicy, history: tuple[Filed, ...]
    ) -> None:
        self._assessment, self._desk, self._law, self._policy = assessment, desk, law, policy
        day = min(assessment.file.as_of, assessment.known_at)
        self._start = World(case=assessment.file, history=history, day=day)
        self._decision = self._decided(assessment, self._start)
        self._opens = not self._tells(self._decision)
        self._tried: dict[Changes, bool] = {(): False}
        self._tries = files_for(assessment.file, TRIES)
        self._repairing = Limited(assessment.again, files_for(assessment.file, _FOR_REPAIRS))

    def answers(self) -> Bounded[WhatIf]:
        found: dict[Changes, None] = {}
        candidates = self._candidates()
        whole = candidates.whole
        for candidate in candidates:
            if len(found) == MOST or len(self._tried) > self._tries:
                whole = False
                break
            if self._reaches(candidate) and (least := self._least(candidate)):
                found[least] = None
        return Bounded(map(self._proved, sorted(found, key=weight)), whole=whole)

    def _proved(self, changes: Changes) -> WhatIf:
        world = made(changes, self._start)
        return WhatIf(desk=self._desk, opens=self._opens, changes=changes, changed=world.case, history=world.history)

    # ---------------------------------------------------------------- trying

    def _reaches(self, changes: Changes) -> bool:
        if changes not in self._tried:
            self._tried[changes] = self._try(changes)
        return self._tried[changes]

    def _try(self, changes: Changes) -> bool:
        try:
            world = made(changes, self._start)
            again = self._assessment.again(world.case, later=world.passed)
        except (LoanComplaintError, LookupError, TypeError):
            return False  # a value that cannot stand there
        return self._tells(self._decided(again, world)) is self._opens

    def _decided(self, assessment: Assessment, world: World) -> ChannelDecision:
        law = self._law.later(world.passed)
        return decide(assessment, law=law, policy=self._policy, history=world.history)

    def _tells(self, decision: ChannelDecision) -> bool:
        return any(route.desk is self._desk for route in decision.open.routes)

    # ---------------------------------------------------------------- the least

    def _least(self, changes: Changes) -> Changes | None:
        """As little of *changes* as will do; None where a smaller sum will, which is another candidate."""
        needed = self._soonest(self._needed(changes))
        if needed != changes:
            return self._least(needed)
        smaller = (self._reaches(_with(needed, change, less)) for change in needed if (less := change.less()))
        return None if any(smaller) else needed

    def _needed(self, changes: Changes) -> Changes:
        return next(filter(self._reaches, _shorter(changes)), changes)

    def _soonest(self, changes: Changes) -> Changes:
        """With as few days as will do."""
        *others, last = changes
        if not isinstance(last, TimePassed):
            return changes
        short, enough = 0, last.days
        while enough - short > 1:
            middle = (short + enough) // 2
            short, enough = (short, middle) if self._reaches((*others, last.of(middle))) else (middle, enough)
        return (*others, last.of(enough))

    # ---------------------------------------------------------------- candidates

    def _candidates(self) -> Choices:
        view = self._assessment.open
        known = known_filings(
            self._start.history,
            self._start.case.as_of,
            known_at=self._assessment.known_at,
            holidays=self._law.parameter("holidays") or (),
        )
        now = situation(view, self._law, known)
        # What is nearest to being shown comes first, so that a bounded search of a large file begins there.
        nearest_first = tuple(sorted(now.matters, key=self._effort))
        found = Candidates(
            case=view.case,
            law=self._law,
            situation=attrs.evolve(now, matters=nearest_first),
            routes=self._decision.open.routes,
            repaired=cache(self._repaired),
        )
        return either(self._for_rows(found, now))

    def _effort(self, matter: Matter) -> tuple[int, str]:
        """The least that it takes to show one violation to the desk."""
        deciding = self._assessment.open.why(matter.violation, self._desk.channel)
        return sum(finding.remedy.effort for finding in deciding), matter.violation

    def _for_rows(self, found: Candidates, now: Situation) -> Iterator[Choices]:
        rows = [row for row in self._policy.rows if not row.sealed and row.route.desk is self._desk]
        if not self._opens:
            yield every(found.of(_whole(row), holds=False) for row in rows)
            return
        evaluation = self._policy.evaluate(now)
        turner = evaluation.passed_over.get(self._desk)
        away = found.of(_whole(turner), holds=False) if turner else SO_ALREADY
        for row in rows:
            again = found.answered(self._desk, DeskAnswer.RETURNED) if told_before(row, now) else SO_ALREADY
            yield every((found.of(_whole(row)), again, away))

    def _repaired(self, violation: str, channel: Channel) -> Choices:
        ways = repairs.missing(self._repairing, self._start.case, violation, channel, law=self._law, states=_STATES)
        few = (in_order(Repaired(violation=violation, repair=repair) for repair in way.repairs) for way in ways[:_WAYS])
        return Bounded(few, whole=ways.whole and len(ways) <= _WAYS)


def _whole(row: Row) -> AllOf:
    return AllOf((row.when, *row.once))


def _shorter(changes: Changes) -> Iterator[Changes]:
    """Smaller sets of *changes*, the smallest first."""
    sizes = range(1, len(changes)) if len(changes) <= _SMALL else (len(changes) - 1,)
    return (some for size in sizes for some in combinations(changes, size))


def _with(changes: Changes, one: Change, other: Change) -> Changes:
    return tuple(other if change is one else change for change in changes)
