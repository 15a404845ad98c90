"""One violation of which nothing is known but what the law allows, as formulas for a solver."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import assert_never

import z3

from loancomplaint.channels import Matter, Some
from loancomplaint.facts import Channel, Pursuit, Severity, Verdict, ViolationKind
from loancomplaint.law.time_limits import POLICY_CLOCKS, ClockKind
from loancomplaint.proofs.encoding.solver import NEVER, Formula, is_true, most, number
from loancomplaint.proofs.encoding.space import MOST_DAYS, CaseSpace
from loancomplaint.values.money import CURRENCIES, Money

_KINDS = tuple(ViolationKind)
_SEVERITIES = tuple(Severity)
_VERDICTS = (Verdict.SUFFICIENT, Verdict.NOT_ASSESSABLE, Verdict.INSUFFICIENT, Verdict.CONTRADICTED)
"""From the best to the worst: the worst of what closes a channel decides."""
_CONTRADICTED = _VERDICTS.index(Verdict.CONTRADICTED)
GONE = -1
"""The days left on a clock that does not run, and a sum that nobody can say."""


class SymbolicMatter:
    """One violation of which nothing is known but what the law allows."""

    def __init__(self, name: str, space: CaseSpace, undecided: Formula) -> None:
        self._space = space
        self.kind = z3.Int(f"{name}.kind")
        self.severity = z3.Int(f"{name}.severity")
        self.days = z3.Int(f"{name}.days_past_due")
        self.overdue = SymbolicSum(f"{name}.overdue", space)
        self.loss = SymbolicSum(f"{name}.loss", space)
        self.accelerated = z3.Bool(f"{name}.accelerated")
        self.clocks = {clock: z3.Int(f"{name}.{clock.value}") for clock in POLICY_CLOCKS}
        self.inside = z3.Int(f"{name}.closed_everywhere")
        self.outside = z3.Int(f"{name}.closed_outside")
        self.court = z3.Int(f"{name}.closed_in_court")
        self.pursued = {pursuit: z3.Bool(f"{name}.{pursuit.value}") for pursuit in Pursuit}
        self.verdicts = self._verdicts(undecided)

    def _verdicts(self, undecided: Formula) -> dict[Channel, Formula]:
        """The worst of what closes a channel; a kind that is no ground for it is insufficient there."""
        away = z3.If(undecided, _VERDICTS.index(Verdict.NOT_ASSESSABLE), 0)
        closing = {
            Channel.INTERNAL: self.inside,
            Channel.EXTERNAL: most(self.inside, self.outside, away),
            Channel.LEGAL: most(self.inside, self.outside, self.court),
        }
        return {channel: self._grounded(channel, closed) for channel, closed in closing.items()}

    def _grounded(self, channel: Channel, closed: Formula) -> Formula:
        none = z3.Not(self.is_one_of(self._space.grounds(channel)))
        return z3.If(z3.And(none, closed != _CONTRADICTED), _VERDICTS.index(Verdict.INSUFFICIENT), closed)

    @property
    def unknowns(self) -> tuple[Formula, ...]:
        """Everything that makes it this violation and not another."""
        sums = (part for sum_ in (self.overdue, self.loss) for part in (sum_.amount, sum_.currency))
        closed = (self.inside, self.outside, self.court)
        lasting = (*self.clocks.values(), *self.pursued.values())
        return (self.kind, self.severity, self.days, *sums, self.accelerated, *lasting, *closed)

    def is_one_of(self, kinds: Iterable[ViolationKind]) -> Formula:
        """It is of one of *kinds*."""
        return z3.Or([self.kind == _KINDS.index(kind) for kind in kinds])

    # ------------------------------------------------------------ what the law allows

    def allowed(self) -> Formula:
        """What holds of every violation that a file may have."""
        model, holds = _model(self._space)
        # Written once and copied: the solver copies in no time.
        return z3.substitute(holds, *zip(model.unknowns, self.unknowns, strict=True))

    def _allowed(self) -> Iterator[Formula]:
        insufficient = _VERDICTS.index(Verdict.INSUFFICIENT)
        yield self.is_one_of(self._space.kinds)
        yield z3.And(self.days >= 0, self.days < MOST_DAYS)
        yield from self.overdue.allowed()
        yield from self.loss.allowed()
        yield (self.days == 0) == (self.overdue.amount <= 0)
        yield z3.And(self.inside >= 0, self.inside <= _CONTRADICTED)
        yield z3.Or(self.outside == 0, self.outside == insufficient)
        yield z3.And(self.court >= 0, self.court <= insufficient)
        wonders = self.court == _VERDICTS.index(Verdict.NOT_ASSESSABLE)
        yield z3.Implies(wonders, self.is_one_of(self._space.doubted))
        for pursuit, so in self.pursued.items():
            yield z3.Implies(so, self.is_one_of(self._space.grounds(pursuit.channel)))
        yield from self._severe()
        yield from self._running()

    def _severe(self) -> Iterator[Formula]:
        """As serious as its kind and its arrears make it, or as a bank's own line does.

        Such a line is reached by what is claimed, of which a policy knows nothing: not by what is overdue, for penalty
        is claimed beside it, and a claim may be too high.
        """
        jurisdiction = self._space.law.jurisdiction
        least: Formula = z3.IntVal(0)
        for profile in jurisdiction.profiles:
            least = z3.If(self.kind == _KINDS.index(profile.kind), _SEVERITIES.index(profile.severity), least)
        for profile in jurisdiction.profiles:
            for days, severity in profile.by_days:
                late = z3.And(self.is_one_of((profile.kind,)), self.days > days)
                least = most(least, z3.If(late, _SEVERITIES.index(severity), 0))
        by_amount = [self.severity == _SEVERITIES.index(severity) for _, severity in jurisdiction.materiality]
        yield self.severity >= least
        yield z3.Or(self.severity == least, *by_amount)

    def _running(self) -> Iterator[Formula]:
        for clock, left in self.clocks.items():
            yield left >= GONE
            yield from self._runs_as_the_law_has_it(clock, left)

    def _runs_as_the_law_has_it(self, clock: ClockKind, left: Formula) -> Iterator[Formula]:
        arrears = self.is_one_of((ViolationKind.OVERDUE_PAYMENT,))
        match clock:
            case ClockKind.LIMITATION:
                yield z3.Implies(z3.Not(arrears), left == GONE)
                yield from self._limited(arrears, left)
            case ClockKind.GUARANTEE_PERIOD:
                yield z3.Implies(z3.Not(arrears), left == GONE)
            case ClockKind.REVOCATION:
                longest = self._space.revocation
                evasion = z3.And(self.is_one_of((ViolationKind.DEBT_EVASION,)), longest is not None)
                yield z3.If(evasion, left <= (longest or 0), left == GONE)
            case (
                ClockKind.GUARANTEE_LIMITATION
                | ClockKind.MORTGAGE
                | ClockKind.CLAIM_LODGING
                | ClockKind.SUIT_AFTER_PRESERVATION
                | ClockKind.ENFORCEMENT
            ):
                return  # no policy asks about them, see POLICY_CLOCKS
            case _:
                assert_never(clock)

    def _limited(self, arrears: Formula, limitation: Formula) -> Iterator[Formula]:
        """Limitation runs from the last day due, which is no earlier than the first that was missed.

        A claim of arrears where nothing is overdue is contradicted by its schedule; where nobody can say what is
        overdue, it is not shown.
        """
        runs = limitation != GONE
        for start, end, length in self._space.limitation:
            within = z3.And(arrears, self.days >= max(start, 1), self.days <= end)
            yield z3.Implies(z3.And(within, runs), limitation >= length - self.days)
            yield z3.Implies(z3.And(within, z3.Not(runs)), self.days > length)
        if not self._space.limitation:
            yield z3.Not(runs)
        paid = z3.And(arrears, self.overdue.amount == 0)
        yield z3.Implies(paid, self.inside == _CONTRADICTED)
        unknown = z3.Or(self.inside == _CONTRADICTED, self.inside == _VERDICTS.index(Verdict.INSUFFICIENT))
        yield z3.Implies(z3.And(arrears, self.days == 0), unknown)

    # ------------------------------------------------------------ what a policy asks

    def fits(self, some: Some) -> Formula:
        """It has all the features that *some* asks for."""
        return z3.And(list(self._features(some)))

    def _features(self, some: Some) -> Iterator[Formula]:
        if some.kinds:
            yield self.is_one_of(some.kinds)
        if some.severity is not None:
            yield self.severity >= _SEVERITIES.index(some.severity)
        if some.sufficient_for is not None:
            yield self.verdicts[some.sufficient_for] == 0
        if some.judged is not None:
            verdict = self.verdicts[some.judged.channel]
            yield z3.Or([verdict == _VERDICTS.index(word) for word in some.judged.verdicts])
        if some.days_past_due is not None:
            yield self.days >= some.days_past_due
        if some.overdue is not None:
            yield self.overdue.reaches(some.overdue)
        if some.accelerated:
            yield self.accelerated
        if some.clock is not None or some.days_left is not None:
            yield self._runs(some)
        if some.pursued_by is not None:
            yield self.pursued[some.pursued_by]
        yield from self._lost(some)

    def _lost(self, some: Some) -> Iterator[Formula]:
        if some.loss is not None:
            yield self.loss.reaches(some.loss)
        if some.loss_reaches is not None:
            line = self._space.thresholds.get(some.loss_reaches)
            yield NEVER if line is None else self.loss.reaches(line)

    def _runs(self, some: Some) -> Formula:
        asked = self.clocks.values() if some.clock is None else (self.clocks[some.clock],)
        most = some.days_left
        return z3.Or([z3.And(d != GONE, True if most is None else d <= most) for d in asked])

    # ------------------------------------------------------------ order

    def is_no_worse_than(self, other: SymbolicMatter) -> Formula:
        """The other is the same or worse in every feature, on the same clocks, and answered by the same measures."""
        better_shown = [z3.Implies(self.verdicts[c] == 0, other.verdicts[c] == 0) for c in Channel]
        shown_more = z3.Or([z3.And(self.verdicts[c] != 0, other.verdicts[c] == 0) for c in Channel])
        same_verdicts = z3.And([self.verdicts[c] == other.verdicts[c] for c in Channel])
        return z3.And(
            self.kind == other.kind,
            self.severity <= other.severity,
            self.days <= other.days,
            self.overdue.is_at_most(other.overdue),
            self.loss.is_at_most(other.loss),
            z3.Implies(self.accelerated, other.accelerated),
            z3.Or(same_verdicts, z3.And(shown_more, *better_shown)),
            *(self.clocks[clock] == other.clocks[clock] for clock in POLICY_CLOCKS),
            *(self.pursued[pursuit] == other.pursued[pursuit] for pursuit in Pursuit),
        )

    def read(self, model: Formula, violation: str) -> Matter:
        """The violation that the solver has found."""
        verdicts = [_VERDICTS[number(model, self.verdicts[channel])] for channel in Channel]
        clocks = ((clock, number(model, days)) for clock, days in self.clocks.items())
        return Matter(
            violation=violation,
            kind=_KINDS[number(model, self.kind)],
            severity=_SEVERITIES[number(model, self.severity)],
            verdicts=tuple(verdicts),
            days_past_due=number(model, self.days),
            overdue=self.overdue.read(model),
            accelerated=is_true(model, self.accelerated),
            clocks=tuple(sorted((clock, days) for clock, days in clocks if days != GONE)),
            direct_loss=self.loss.read(model),
            pursued_by=tuple(pursuit for pursuit, so in self.pursued.items() if is_true(model, so)),
        )

    @property
    def sizes(self) -> tuple[Formula, ...]:
        """What is to be small in a smallest witness, the most telling first."""
        running = [z3.If(days == GONE, 0, 1) for days in self.clocks.values()]
        called, *pursued = (z3.If(so, 1, 0) for so in (self.accelerated, *self.pursued.values()))
        unknown = z3.If(self.overdue.amount == GONE, 1, 0)
        sums = (unknown, *self.overdue.sizes, *self.loss.sizes)
        return (self.severity, *running, self.days, *sums, called, *pursued, self.kind)


@lru_cache(maxsize=8)
def _model(space: CaseSpace) -> tuple[SymbolicMatter, Formula]:
    """A violation, and what holds of every one that a file may have."""
    model = SymbolicMatter("model", space, NEVER)
    return model, z3.And(list(model._allowed()))  # noqa: SLF001 - its own class's


class SymbolicSum:
    """An amount of money of which nothing is known, in minor units of one of the currencies that occur."""

    def __init__(self, name: str, space: CaseSpace) -> None:
        self._space = space
        self.amount = z3.Int(f"{name}.amount")
        self.currency = z3.Int(f"{name}.currency")

    def allowed(self) -> Iterator[Formula]:
        """What holds of every sum; one that nobody can say is less than nothing."""
        yield self.amount >= GONE
        yield z3.And(self.currency >= 0, self.currency < len(self._space.currencies))

    def reaches(self, line: Money) -> Formula:
        """It is at or over *line*, in the same currency."""
        return z3.And(self.currency == self._space.currencies.index(line.currency), self.amount >= _minor(line))

    def is_at_most(self, other: SymbolicSum) -> Formula:
        """It is no more than *other*."""
        return z3.And(self.currency == other.currency, self.amount <= other.amount)

    @property
    def sizes(self) -> tuple[Formula, ...]:
        """What is to be small in a smallest witness."""
        return (self.amount, self.currency)

    def read(self, model: Formula) -> Money | None:
        """The sum that the solver has found."""
        amount = number(model, self.amount)
        return None if amount == GONE else _money(amount, self._space.currencies[number(model, self.currency)])


def _minor(money: Money) -> int:
    return int(money.amount.scaleb(CURRENCIES[money.currency]))


def _money(minor: int, currency: str) -> Money:
    return Money(Decimal(minor).scaleb(-CURRENCIES[currency]), currency)
