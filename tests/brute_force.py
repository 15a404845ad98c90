"""A policy's faults by trying every case: slow, and simple enough to be believed.

Each feature takes a value from each stretch between the lines that the rows draw, and cases of up to a few violations
are put together of all that a file can hold; the engine rules on every one of them.
What the prover says must be what this finds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import combinations, product

import attrs

from loancomplaint.channels import (
    After,
    AllOf,
    ChannelPolicy,
    CustomerIs,
    Exposure,
    Filed,
    Matter,
    Row,
    Ruling,
    Situation,
    Some,
    StaffImplicated,
    leaves,
)
from loancomplaint.clocks import ClockKind
from loancomplaint.facts import Channel, CustomerKind, Desk, Verdict, Violation, ViolationKind
from loancomplaint.law import Law
from loancomplaint.money import Money
from loancomplaint.proofs.casefiles import filed_before
from loancomplaint.proofs.faults import adds, contradicting, has_a_way, open_channels

_ORDER = (Verdict.SUFFICIENT, Verdict.NOT_ASSESSABLE, Verdict.INSUFFICIENT, Verdict.CONTRADICTED)
_FOREVER = 3 * 366 + 1

Said = tuple[str, ...]
"""A fault in words that can be compared: its kind, and whatever it is about."""


def some_of(rows: Iterable[Row]) -> list[Some]:
    """Everything that the rows ask of violations."""
    asked = (leaf for row in rows for leaf in leaves(AllOf((row.when, *row.once))))
    return [leaf for leaf in dict.fromkeys(asked) if isinstance(leaf, Some)]


def verdicts(kind: ViolationKind, law: Law, *, undecided: bool) -> set[tuple[Verdict, ...]]:
    """The verdicts that a violation of *kind* may have."""
    doubtful = any(need.doubt and need.violation is kind for need in law.pack.needs)
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
        least = (
            (started.replace(year=started.year + 3) - law.on).days if (started.month, started.day) != (2, 29) else None
        )
        assert least is not None
        running = [left for left in {*stretches, max(least, 0), _FOREVER} if left >= least]
        for limitation, guarantee in product(
            [*running, *([None] if least < 0 or days == 0 else [])], [*stretches, None]
        ):
            named = ((ClockKind.GUARANTEE_PERIOD, guarantee), (ClockKind.LIMITATION, limitation))
            yield tuple((clock, left) for clock, left in named if left is not None)
    elif kind is ViolationKind.DEBT_EVASION:
        yield ()
        yield from (((ClockKind.REVOCATION, left),) for left in stretches if left <= 365)
    else:
        yield ()


def matters(rows: Iterable[Row], law: Law, *, sealed: bool, undecided: bool) -> list[Matter]:
    """Every violation that a file can hold, one of each sort that the rows tell apart."""
    asked = some_of(rows)
    owed = sorted({1, *(int(some.overdue.amount) for some in asked if some.overdue)})
    lost = [None, *sorted({*(int(some.loss.amount) for some in asked if some.loss), *_line(asked, law)})]
    called = (False, True) if any(some.accelerated for some in asked) else (False,)
    lines = {some.days_left for some in asked if some.days_left is not None}
    found = []
    for kind in (kind for kind in law.pack.grounds if law.is_sealed(kind) is sealed):
        vectors = verdicts(kind, law, undecided=undecided)
        for days, owes, loss, is_called, vector in product(_late(kind, asked, law), owed, lost, called, vectors):
            for running in clocks(kind, days, lines, law):
                matter = Matter(
                    violation="V",
                    kind=kind,
                    severity=law.severity(Violation(id="V", kind=kind), days),
                    verdicts=vector,
                    days_past_due=days,
                    overdue=Money(owes if days else 0, "CNY"),
                    accelerated=is_called,
                    clocks=running,
                    direct_loss=None if loss is None else Money(loss, "CNY"),
                )
                if _can_be(matter):
                    found.append(matter)
    return found


def _late(kind: ViolationKind, asked: Iterable[Some], law: Law) -> list[int]:
    """Days past due, one from each stretch; of arrears those between the lines of severity too."""
    lines = {0, 1, *(some.days_past_due for some in asked if some.days_past_due)}
    if kind is ViolationKind.OVERDUE_PAYMENT:
        lines |= {days + 1 for days, _ in law.pack.severity.by_days}
    return sorted(lines)


def _line(asked: Iterable[Some], law: Law) -> Iterator[int]:
    if any(some.loss_reaches for some in asked):
        yield int(law.parameter("filing_threshold").amount)


def _can_be(matter: Matter) -> bool:
    """Arrears where nothing is overdue are refuted by their schedule, or have none."""
    if matter.kind is not ViolationKind.OVERDUE_PAYMENT or matter.days_past_due:
        return True
    refuted = Verdict.CONTRADICTED in matter.verdicts
    if matter.days_left(ClockKind.LIMITATION) is None:
        return refuted or matter.verdict(Channel.INTERNAL) is Verdict.INSUFFICIENT
    return refuted


# ---------------------------------------------------------------- whole cases


def wholes(rows: Iterable[Row], law: Law, *, undecided: bool) -> Iterator[Situation]:
    """Every case without its violations, one of each sort that the rows tell apart."""
    asked = [leaf for row in rows for leaf in leaves(AllOf((row.when, *row.once)))]
    desks = tuple(dict.fromkeys(desk for leaf in asked if isinstance(leaf, StaffImplicated) for desk in leaf.desks))
    seated = [chosen for n in range(len(desks) + 1) for chosen in combinations(desks, n)]
    sums = [None, *sorted({leaf.reaches for leaf in asked if isinstance(leaf, Exposure)})]
    customers = (None, *CustomerKind) if any(isinstance(leaf, CustomerIs) for leaf in asked) else (None,)
    after = [leaf for leaf in asked if isinstance(leaf, After)]
    filings = [_filing(leaf, law) for leaf in dict.fromkeys(after)]
    histories = [chosen for n in range(len(filings) + 1) for chosen in combinations(filings, n)]
    for staff, filed, who, owes, sits, history in product(
        (True,) if undecided else (False, True), (False, True), customers, sums, seated, histories
    ):
        if staff or not sits:
            yield Situation(
                matters=(),
                staff_implicated=staff,
                implicated_desks=sits,
                authority_has_filed=filed,
                customer=who,
                exposure=owes,
                history=history,
                thresholds=(("filing threshold", law.parameter("filing_threshold")),),
            )


def _filing(after: After, law: Law) -> Filed:
    return filed_before(after.desk, after.answers[0] if after.answers else None, after.unanswered_for or 0, on=law.on)


def is_worse(mild: Matter, grave: Matter) -> bool:
    """Whether the second violation is the first with the same facts, or worse, on the same clocks."""
    shown = [frozenset(c for c in Channel if m.verdict(c) is Verdict.SUFFICIENT) for m in (mild, grave)]
    rising = [
        (
            m.severity.rank,
            m.days_past_due,
            m.overdue.amount,
            -1 if m.direct_loss is None else m.direct_loss.amount,
            m.accelerated,
        )
        for m in (mild, grave)
        if m.overdue is not None
    ]
    return (
        mild.kind is grave.kind
        and mild.clocks == grave.clocks
        and (mild.verdicts == grave.verdicts or shown[0] < shown[1])
        and all(a <= b for a, b in zip(*rising, strict=True))
    )


# ---------------------------------------------------------------- faults


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


class _Lane:
    """Tries every case of one lane."""

    def __init__(self, policy: ChannelPolicy, rows: tuple[Row, ...], law: Law, *, sealed: bool) -> None:
        self._policy, self._sealed, self._asked = policy, sealed, some_of(rows)
        self.found: set[Said] = set()
        self.opened: set[Desk] = set()
        self._adding: set[str] = set()
        for undecided in (False, True):
            every = matters(rows, law, sealed=sealed, undecided=undecided)
            for whole in wholes(rows, law, undecided=undecided):
                self._try(whole, every)
        self.found |= {("dead", row.name) for row in rows if row.name not in self._adding}

    def _sort(self, matter: Matter, whole: Situation) -> tuple[bool, ...]:
        return tuple(some.fits(matter, whole) for some in self._asked)

    def _rule(self, whole: Situation, *those: Matter) -> Ruling:
        named = tuple(attrs.evolve(matter, violation=f"V{i}") for i, matter in enumerate(those))
        return self._policy.rule(attrs.evolve(whole, matters=named), sealed=self._sealed)

    def _try(self, whole: Situation, every: list[Matter]) -> None:
        by_sort = {self._sort(matter, whole): matter for matter in every}
        one_of_each = list(by_sort.values())
        groups = [those for n in range(1, _MOST + 1) for those in combinations(one_of_each, n)]
        for those in groups:
            self._look(self._rule(whole, *those))
        pairs = {
            (self._sort(mild, whole), self._sort(grave, whole))
            for mild in every
            for grave in every
            if is_worse(mild, grave)
        }
        steps = [((by_sort[a],), (by_sort[b],)) for a, b in pairs if a != b] + [((), (new,)) for new in one_of_each]
        for (before, after), rest in product(steps, [(), *groups]):
            if before or rest:
                lost = open_channels(self._rule(whole, *rest, *before)) - open_channels(
                    self._rule(whole, *rest, *after)
                )
                self.found |= {("not_monotone", channel.value) for channel in lost}

    def _look(self, ruling: Ruling) -> None:
        if not has_a_way(ruling):
            self.found.add(("gap", str(self._sealed)))
        self.opened |= set(ruling.opened)
        self._adding |= {row.name for row in ruling.rows if adds(row, ruling)}
        self.found |= {("contradiction", opener.name, turner.name) for opener, turner in contradicting(ruling)}
