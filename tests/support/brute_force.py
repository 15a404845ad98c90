"""A policy's faults by trying every case: slow, and simple enough to be believed.

Each feature takes a value from each stretch between the lines that the rows draw, and cases of up to a few violations
are put together of all that a file can hold; the engine rules on every one of them.
What the prover says must be what this finds.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, permutations, product
from typing import TypeVar

import attrs

from loancomplaint.channels import (
    After,
    AllOf,
    AuthorityHasFiled,
    ChannelPolicy,
    CustomerIs,
    DeskAnswer,
    Evaluation,
    Exposure,
    Filed,
    Matter,
    Question,
    Row,
    Situation,
    Some,
    StaffImplicated,
    questions,
)
from loancomplaint.facts import Channel, CustomerKind, Desk, Verdict, Violation, ViolationKind
from loancomplaint.law import Law
from loancomplaint.law.time_limits import ClockKind
from loancomplaint.proofs import FaultKind, PolicyFault, Witness
from loancomplaint.proofs.faults import adds, contradicting, has_a_way, open_channels
from loancomplaint.proofs.witnesses import filed_before
from loancomplaint.values.money import Money

T = TypeVar("T")

_ORDER = (Verdict.SUFFICIENT, Verdict.NOT_ASSESSABLE, Verdict.INSUFFICIENT, Verdict.CONTRADICTED)
_FOREVER = 3 * 366 + 1
_LITTLE = (Money("0.01", "CNY"), Money("0.01", "EUR"))
"""More than nothing, in a currency of which rows speak and in one of which none does."""

Said = tuple[str, ...]
"""A fault in words that can be compared: its kind, and whatever it is about."""


def asked_by(rows: Iterable[Row]) -> tuple[Question, ...]:
    """Everything that the rows ask, each thing once."""
    return tuple(dict.fromkeys(leaf for row in rows for leaf in questions(AllOf((row.when, *row.once)))))


def some_of(rows: Iterable[Row]) -> list[Some]:
    """Everything that the rows ask of violations."""
    return [leaf for leaf in asked_by(rows) if isinstance(leaf, Some)]


# ---------------------------------------------------------------- violations


def verdicts(kind: ViolationKind, law: Law, *, undecided: bool) -> set[tuple[Verdict, ...]]:
    """The verdicts that a violation of *kind* may have."""
    doubtful = any(need.doubt for need in law.jurisdiction.profile(kind).needs)
    found: set[tuple[Verdict, ...]] = {(Verdict.CONTRADICTED,) * 3}
    for inside, outside, court in product((0, 1, 2), (0, 2), (0, 1, 2) if doubtful else (0, 2)):
        closed = (inside, max(inside, outside, int(undecided)), max(inside, outside, court))
        found.add(
            tuple(_ORDER[c if channel in law.grounds(kind) else 2] for channel, c in zip(Channel, closed, strict=True))
        )
    return found


def clocks(kind: ViolationKind, days: int, lines: set[int], law: Law) -> Iterator[tuple[tuple[ClockKind, int], ...]]:
    """The clocks that a violation may have, as far as *lines* tell them apart."""
    stretches = sorted({0, *lines, *(line + 1 for line in lines)})
    if kind is ViolationKind.OVERDUE_PAYMENT:
        started = law.on - dt.timedelta(days=days)
        assert (started.month, started.day) != (2, 29)
        least = (started.replace(year=started.year + 3) - law.on).days if days else -1
        running = [left for left in {*stretches, max(least, 0), _FOREVER} if left >= least]
        limitations = [*running, *([None] if least < 0 else [])]
        for limitation, guarantee in product(limitations, [*stretches, None]):
            named = ((ClockKind.GUARANTEE_PERIOD, guarantee), (ClockKind.LIMITATION, limitation))
            yield tuple((clock, left) for clock, left in named if left is not None)
    elif kind is ViolationKind.DEBT_EVASION:
        yield ()
        yield from (((ClockKind.REVOCATION, left),) for left in stretches if left <= 365)
    else:
        yield ()


def matters(rows: Iterable[Row], law: Law, *, sealed: bool, undecided: bool) -> Iterator[Matter]:
    """Every violation that a file can hold, one of each sort that the rows tell apart."""
    asked = some_of(rows)
    owed = dict.fromkeys((*_LITTLE, *(some.overdue for some in asked if some.overdue is not None)))
    lost = dict.fromkeys((None, *(some.loss for some in asked if some.loss is not None), *_line(asked, law)))
    called = (False, True) if any(some.accelerated for some in asked) else (False,)
    lines = {some.days_left for some in asked if some.days_left is not None}
    ways = dict.fromkeys(some.pursued_by for some in asked if some.pursued_by is not None)
    for kind in (kind for kind in ViolationKind if law.is_sealed(kind) is sealed):
        vectors = verdicts(kind, law, undecided=undecided)
        for days in _late(kind, asked, law):
            behind = owed if days else dict.fromkeys((None, *(Money.zero(sum_.currency) for sum_ in owed)))
            severity = law.severity(Violation(id="V", kind=kind), days)
            pursued = _sets(way for way in ways if way.channel in law.grounds(kind))
            every = product(behind, lost, called, vectors, clocks(kind, days, lines, law), pursued)
            for overdue, loss, is_called, vector, running, made in every:
                matter = Matter(
                    violation="V",
                    kind=kind,
                    severity=severity,
                    verdicts=vector,
                    days_past_due=days,
                    overdue=overdue,
                    accelerated=is_called,
                    clocks=running,
                    direct_loss=loss,
                    pursued_by=made,
                )
                if _can_be(matter):
                    yield matter


def _late(kind: ViolationKind, asked: Iterable[Some], law: Law) -> list[int]:
    """Days past due, one from each stretch; of arrears those between the lines of severity too."""
    lines = {0, 1, *(some.days_past_due for some in asked if some.days_past_due)}
    lines |= {days + 1 for days, _ in law.jurisdiction.profile(kind).by_days}
    return sorted(lines)


def _line(asked: Iterable[Some], law: Law) -> Iterator[Money]:
    if any(some.loss_reaches for some in asked):
        yield law.parameter("filing_threshold")


def _can_be(matter: Matter) -> bool:
    """Arrears where nothing is overdue are refuted by their schedule, or have none; or nobody can say what is."""
    if matter.kind is not ViolationKind.OVERDUE_PAYMENT or matter.days_past_due:
        return True
    if matter.verdict(Channel.INTERNAL) is Verdict.INSUFFICIENT:
        return matter.overdue is None
    return Verdict.CONTRADICTED in matter.verdicts


def is_worse(mild: Matter, grave: Matter) -> bool:
    """Whether the second violation, of the kind, clocks and measures of the first, has the same facts or worse."""
    shown, shown_then = (frozenset(c for c in Channel if m.verdict(c) is Verdict.SUFFICIENT) for m in (mild, grave))
    return (
        (mild.verdicts == grave.verdicts or shown < shown_then)
        and mild.severity.rank <= grave.severity.rank
        and mild.days_past_due <= grave.days_past_due
        and mild.accelerated <= grave.accelerated
        and _rises(mild.overdue, grave.overdue)
        and _rises(mild.direct_loss, grave.direct_loss)
    )


def _rises(before: Money | None, after: Money | None) -> bool:
    if before is None or after is None:
        return before is None
    return before.currency == after.currency and before <= after


# ---------------------------------------------------------------- whole cases


def wholes(rows: Iterable[Row], law: Law, *, undecided: bool) -> Iterator[Situation]:
    """Every case without its violations, one of each sort that the rows tell apart."""
    asked = asked_by(rows)
    desks = dict.fromkeys(desk for leaf in asked if isinstance(leaf, StaffImplicated) for desk in leaf.desks)
    sums = dict.fromkeys((None, *(leaf.reaches for leaf in asked if isinstance(leaf, Exposure))))
    customers = (None, *CustomerKind) if any(isinstance(leaf, CustomerIs) for leaf in asked) else (None,)
    by_authority = (False, True) if any(isinstance(leaf, AuthorityHasFiled) for leaf in asked) else (False,)
    for staff, filed, who, owes, seated, history in product(
        (True,) if undecided else (False, True), by_authority, customers, sums, _sets(desks), _histories(asked, law)
    ):
        if staff or not seated:
            yield Situation(
                matters=(),
                staff_implicated=staff,
                implicated_desks=seated,
                authority_has_filed=filed,
                customer=who,
                exposure=owes,
                history=history,
                thresholds=law.thresholds,
            )


def _sets(of: Iterable[T]) -> list[tuple[T, ...]]:
    several = tuple(of)
    return [chosen for n in range(len(several) + 1) for chosen in combinations(several, n)]


def _histories(asked: Iterable[Question], law: Law) -> list[tuple[Filed, ...]]:
    """Every history that the rows tell apart: one for each set of what they ask that some filings make true."""
    after = [leaf for leaf in asked if isinstance(leaf, After)]
    waits = sorted({0, *(leaf.unanswered_for for leaf in after if leaf.unanswered_for)})
    answers: list[tuple[DeskAnswer | None, int]] = [
        *((None, wait) for wait in waits),
        *((each, 0) for each in DeskAnswer),
    ]
    filings = [
        filed_before(desk, answer, waited, on=law.on)
        for desk in dict.fromkeys(leaf.desk for leaf in after)
        for answer, waited in answers
    ]
    told_apart = {_said(after, filed): filed for filed in filings}.values()
    return [chosen for n in range(len(after) + 1) for chosen in combinations(told_apart, n)]


def _said(after: Iterable[After], *history: Filed) -> tuple[bool, ...]:
    return tuple(leaf.holds(Situation(matters=(), history=history)) for leaf in after)


def is_no_worse_whole(mild: Situation, grave: Situation) -> bool:
    """Whether the second case, of the customer and history of the first, has the same facts or worse."""
    return (
        mild.staff_implicated <= grave.staff_implicated
        and mild.authority_has_filed <= grave.authority_has_filed
        and frozenset(mild.implicated_desks) <= frozenset(grave.implicated_desks)
        and _rises(mild.exposure, grave.exposure)
        and (mild.customer, mild.history) == (grave.customer, grave.history)
    )


def cases(rows: tuple[Row, ...], law: Law, *, sealed: bool) -> Iterator[Situation]:
    """Every case of up to so many sorts of violation as the rows ask things of violations, one of each sort."""
    asked = some_of(rows)
    for undecided in (False, True):
        every = list(wholes(rows, law, undecided=undecided))
        those = matters(rows, law, sealed=sealed, undecided=undecided)
        examples = {tuple(some.fits(matter, every[0]) for some in asked): matter for matter in those}.values()
        for n, whole in product(range(1, len(asked) + 2), every):
            for chosen in combinations(examples, n):
                yield attrs.evolve(whole, matters=_named(chosen))


def _named(those: Iterable[Matter]) -> tuple[Matter, ...]:
    return tuple(attrs.evolve(matter, violation=f"V{i}") for i, matter in enumerate(those, start=1))


# ---------------------------------------------------------------- faults


def said(found: Iterable[PolicyFault]) -> set[Said]:
    """What the prover has found, in the words in which it can be compared."""
    return {_said_of(fault) for fault in found}


def _said_of(fault: PolicyFault) -> Said:
    match fault.kind:
        case FaultKind.GAP:
            assert fault.witness is not None
            return (fault.kind.value, str(is_sealed(fault.witness)))
        case FaultKind.NOT_MONOTONE:
            assert fault.channel is not None
            return (fault.kind.value, fault.channel.value)
        case FaultKind.UNREACHABLE_DESK:
            assert fault.desk is not None
            return (fault.kind.value, fault.desk.value)
        case _:
            return (fault.kind.value, *fault.rows)


def is_sealed(witness: Witness) -> bool:
    """Whether it is a case of the sealed lane."""
    return witness.case.violations[0].kind is ViolationKind.SUSPECTED_MONEY_LAUNDERING


def faults(policy: ChannelPolicy, law: Law) -> set[Said]:
    """Everything that is wrong with *policy*, leaks apart; its rows ask three things of violations at most."""
    found: set[Said] = set()
    opened: set[Desk] = set()
    for sealed in (False, True):
        rows = tuple(row for row in policy.rows if row.sealed is sealed)
        assert len(some_of(rows)) <= _MOST
        lane = _Lane(policy, rows, law, sealed=sealed)
        found |= lane.found
        opened |= lane.opened
    return found | {("unreachable_desk", row.route.desk.value) for row in policy.rows if row.route.desk not in opened}


_MOST = 3

Sort = tuple[bool, ...]
"""What one violation answers to everything that is asked of violations."""

Group = frozenset[Sort]
"""The sorts of violation that a case has."""


class _Lane:
    """Tries every case of one lane, with up to so many sorts of violation, and one more."""

    def __init__(self, policy: ChannelPolicy, rows: tuple[Row, ...], law: Law, *, sealed: bool) -> None:
        self._policy, self._sealed, self._asked = policy, sealed, some_of(rows)
        self.found: set[Said] = set()
        self.opened: set[Desk] = set()
        self._adding: set[str] = set()
        for undecided in (False, True):
            every = list(wholes(rows, law, undecided=undecided))
            self._try(every, list(matters(rows, law, sealed=sealed, undecided=undecided)))
        self.found |= {("dead", row.name) for row in rows if row.name not in self._adding}

    def _try(self, every: list[Situation], those: list[Matter]) -> None:
        sort_of = [(self._sort(matter, every[0]), matter) for matter in those]
        examples = dict(sort_of)
        groups = [frozenset(sorts) for n in range(_MOST + 2) for sorts in combinations(examples, n)]
        steps = [*_growing(groups, examples), *_worsening(groups, sort_of)]
        channels: list[dict[Group, frozenset[Channel]]] = []
        for whole in every:
            evaluations = {group: self._rule(whole, [examples[sort] for sort in group]) for group in groups if group}
            for evaluation in evaluations.values():
                self._look(evaluation)
            channels.append({group: open_channels(evaluation) for group, evaluation in evaluations.items()})
            for before, after in steps:
                self._lose(channels[-1][before] - channels[-1][after])
        for (mild, opened), (grave, left) in permutations(zip(every, channels, strict=True), 2):
            if is_no_worse_whole(mild, grave):
                for group in opened:
                    self._lose(opened[group] - left[group])

    def _sort(self, matter: Matter, whole: Situation) -> Sort:
        return tuple(some.fits(matter, whole) for some in self._asked)

    def _rule(self, whole: Situation, those: Iterable[Matter]) -> Evaluation:
        return self._policy.evaluate(attrs.evolve(whole, matters=_named(those)), sealed=self._sealed)

    def _look(self, evaluation: Evaluation) -> None:
        if not has_a_way(evaluation):
            self.found.add(("gap", str(self._sealed)))
        self.opened |= set(evaluation.opened)
        self._adding |= {row.name for row in evaluation.rows if adds(row, evaluation)}
        self.found |= {("contradiction", opener.name, turner.name) for opener, turner in contradicting(evaluation)}

    def _lose(self, lost: Iterable[Channel]) -> None:
        self.found |= {("not_monotone", channel.value) for channel in lost}


def _growing(groups: Iterable[Group], sorts: Iterable[Sort]) -> set[tuple[Group, Group]]:
    """A case in which something is reported, and the case with one violation more."""
    return {(rest, rest | {new}) for rest in groups if 0 < len(rest) <= _MOST for new in sorts if new not in rest}


def _worsening(groups: Iterable[Group], sort_of: Iterable[tuple[Sort, Matter]]) -> set[tuple[Group, Group]]:
    """A case, and the case in which one of its violations is worse."""
    worse = set(_worse_sorts(sort_of))
    steps = {(rest | {mild}, rest | {grave}) for rest in groups if len(rest) <= _MOST for mild, grave in worse}
    return {(before, after) for before, after in steps if before != after}


def _worse_sorts(sort_of: Iterable[tuple[Sort, Matter]]) -> Iterator[tuple[Sort, Sort]]:
    """Two sorts of which a violation of the one may become one of the other as its facts get worse."""
    alike: defaultdict[object, defaultdict[Sort, list[Matter]]] = defaultdict(lambda: defaultdict(list))
    for sort, matter in sort_of:
        alike[matter.kind, matter.clocks, matter.pursued_by][sort].append(matter)
    found: set[tuple[Sort, Sort]] = set()
    for by_sort in alike.values():
        for (a, mild), (b, grave) in permutations(by_sort.items(), 2):
            if (a, b) not in found and any(is_worse(m, g) for m, g in product(mild, grave)):
                found.add((a, b))
                yield a, b
