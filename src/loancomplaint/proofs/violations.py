"""One violation of which nothing is known but what the law allows, as formulas for a solver."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import Any, Final, TypeAlias

import attrs
import z3
from dateutil.relativedelta import relativedelta

from loancomplaint.channels import Matter, Some
from loancomplaint.facts import Channel, Severity, Verdict, ViolationKind
from loancomplaint.law import Law
from loancomplaint.law.time_limits import POLICY_CLOCKS, ClockKind, limitation_end
from loancomplaint.values.money import CURRENCIES, Money

Formula: TypeAlias = Any
"""A boolean or a number of the solver, which is not typed."""

ALWAYS: Final = z3.BoolVal(True)  # noqa: FBT003 - the solver's signature
NEVER: Final = z3.BoolVal(False)  # noqa: FBT003 - the solver's signature

_KINDS = tuple(ViolationKind)
_SEVERITIES = tuple(Severity)
_VERDICTS = (Verdict.SUFFICIENT, Verdict.NOT_ASSESSABLE, Verdict.INSUFFICIENT, Verdict.CONTRADICTED)
"""From the best to the worst: the worst of what closes a channel decides."""
_CONTRADICTED = _VERDICTS.index(Verdict.CONTRADICTED)
GONE = -1
"""The days left on a clock that does not run, and a sum that nobody can say."""


@attrs.frozen(kw_only=True)
class Lane:
    """Which cases there are: those of one lane under the law of one day.

    Attributes:
        law: The law of the day.

        kinds: The kinds of violation that occur.

        currencies: Those in which the policy speaks of sums, and another.

        sealed: Whether it is the sealed lane.
    """

    law: Law
    kinds: tuple[ViolationKind, ...]
    currencies: tuple[str, ...]
    sealed: bool

    def grounds(self, channel: Channel) -> tuple[ViolationKind, ...]:
        """The kinds that are a ground for *channel*."""
        return tuple(kind for kind in self.kinds if channel in self.law.grounds(kind))

    @property
    def doubted(self) -> tuple[ViolationKind, ...]:
        """The kinds that a court may wonder about, though nothing is missing."""
        profile = self.law.jurisdiction.profile
        return tuple(kind for kind in self.kinds if any(need.doubt for need in profile(kind).needs))

    @cached_property
    def limitation(self) -> tuple[tuple[int, int, int], ...]:
        """From so many days past due, to so many, what is left at the least of the period of limitation, less days.

        A period of years has a leap day in it or not, so it is as many days long as its first day makes it.
        """
        if self.law.parameter("limitation_years") is None:
            return ()
        lengths = [self._limited(self.law.on - dt.timedelta(days=late)) for late in range(_MOST_DAYS)]
        starts = [i for i in range(_MOST_DAYS) if i == 0 or lengths[i] != lengths[i - 1]]
        return tuple(
            (start, end - 1, lengths[start]) for start, end in zip(starts, [*starts[1:], _MOST_DAYS], strict=True)
        )

    def _limited(self, since: dt.date) -> int:
        """How many days a period of limitation that begins on that day is long."""
        ends_on = limitation_end(since, self.law)
        return 0 if ends_on is None else (ends_on - since).days

    @property
    def revocation(self) -> int | None:
        """The most days that can be left to have a transfer revoked."""
        years = self.law.parameter("revocation_known_years")
        return None if years is None else _days_of(years, self.law.on)


_MOST_DAYS = 10_000
"""Past this nothing is left of any period."""


def _days_of(years: int, since: dt.date) -> int:
    return (since + relativedelta(years=years) - since).days


class SymbolicMatter:
    """One violation of which nothing is known but what the law allows."""

    def __init__(self, name: str, lane: Lane, undecided: Formula) -> None:
        self._lane = lane
        self.kind = z3.Int(f"{name}.kind")
        self.severity = z3.Int(f"{name}.severity")
        self.days = z3.Int(f"{name}.days_past_due")
        self.overdue = Sum(f"{name}.overdue", lane)
        self.loss = Sum(f"{name}.loss", lane)
        self.accelerated = z3.Bool(f"{name}.accelerated")
        self.clocks = {clock: z3.Int(f"{name}.{clock.value}") for clock in POLICY_CLOCKS}
        self.inside = z3.Int(f"{name}.closed_everywhere")
        self.outside = z3.Int(f"{name}.closed_outside")
        self.court = z3.Int(f"{name}.closed_in_court")
        self.verdicts = self._verdicts(undecided)

    def _verdicts(self, undecided: Formula) -> dict[Channel, Formula]:
        """The worst of what closes a channel; a kind that is no ground for it is insufficient there."""
        away = z3.If(undecided, _VERDICTS.index(Verdict.NOT_ASSESSABLE), 0)
        closing = {
            Channel.INTERNAL: self.inside,
            Channel.EXTERNAL: _most(self.inside, self.outside, away),
            Channel.LEGAL: _most(self.inside, self.outside, self.court),
        }
        return {channel: self._grounded(channel, closed) for channel, closed in closing.items()}

    def _grounded(self, channel: Channel, closed: Formula) -> Formula:
        none = z3.Not(self.is_one_of(self._lane.grounds(channel)))
        return z3.If(z3.And(none, closed != _CONTRADICTED), _VERDICTS.index(Verdict.INSUFFICIENT), closed)

    @property
    def unknowns(self) -> tuple[Formula, ...]:
        """Everything that makes it this violation and not another."""
        sums = (part for sum_ in (self.overdue, self.loss) for part in (sum_.amount, sum_.currency))
        closed = (self.inside, self.outside, self.court)
        return (self.kind, self.severity, self.days, *sums, self.accelerated, *self.clocks.values(), *closed)

    def is_one_of(self, kinds: Iterable[ViolationKind]) -> Formula:
        """It is of one of *kinds*."""
        return z3.Or([self.kind == _KINDS.index(kind) for kind in kinds])

    # ------------------------------------------------------------ what the law allows

    def allowed(self) -> Iterator[Formula]:
        """What holds of every violation that a file may have."""
        insufficient = _VERDICTS.index(Verdict.INSUFFICIENT)
        yield self.is_one_of(self._lane.kinds)
        yield z3.And(self.days >= 0, self.days < _MOST_DAYS)
        yield from self.overdue.allowed()
        yield from self.loss.allowed()
        yield (self.days == 0) == (self.overdue.amount <= 0)
        yield z3.And(self.inside >= 0, self.inside <= _CONTRADICTED)
        yield z3.Or(self.outside == 0, self.outside == insufficient)
        yield z3.And(self.court >= 0, self.court <= insufficient)
        wonders = self.court == _VERDICTS.index(Verdict.NOT_ASSESSABLE)
        yield z3.Implies(wonders, self.is_one_of(self._lane.doubted))
        yield from self._severe()
        yield from self._running()

    def _severe(self) -> Iterator[Formula]:
        """As serious as its kind and its arrears make it, or as a bank's own line does.

        Such a line is reached by what is claimed, of which a policy knows nothing: not by what is overdue, for penalty
        is claimed beside it, and a claim may be too high.
        """
        jurisdiction = self._lane.law.jurisdiction
        least: Formula = z3.IntVal(0)
        for profile in jurisdiction.profiles:
            least = z3.If(self.kind == _KINDS.index(profile.kind), _SEVERITIES.index(profile.severity), least)
        for profile in jurisdiction.profiles:
            for days, severity in profile.by_days:
                late = z3.And(self.is_one_of((profile.kind,)), self.days > days)
                least = _most(least, z3.If(late, _SEVERITIES.index(severity), 0))
        by_amount = [self.severity == _SEVERITIES.index(severity) for _, severity in jurisdiction.materiality]
        yield self.severity >= least
        yield z3.Or(self.severity == least, *by_amount)

    def _running(self) -> Iterator[Formula]:
        limitation, guarantee = self.clocks[ClockKind.LIMITATION], self.clocks[ClockKind.GUARANTEE_PERIOD]
        revocation = self.clocks[ClockKind.REVOCATION]
        arrears = self.is_one_of((ViolationKind.OVERDUE_PAYMENT,))
        yield from (days >= GONE for days in self.clocks.values())
        yield z3.Implies(z3.Not(arrears), z3.And(limitation == GONE, guarantee == GONE))
        yield from self._limited(arrears, limitation)
        most = self._lane.revocation
        evasion = z3.And(self.is_one_of((ViolationKind.DEBT_EVASION,)), most is not None)
        yield z3.If(evasion, revocation <= (most or 0), revocation == GONE)

    def _limited(self, arrears: Formula, limitation: Formula) -> Iterator[Formula]:
        """Limitation runs from the last day due, which is no earlier than the first that was missed.

        A claim of arrears where nothing is overdue is contradicted by its schedule, or has none;
        where nobody can say what is overdue, it is not shown.
        """
        runs = limitation != GONE
        for start, end, length in self._lane.limitation:
            within = z3.And(arrears, self.days >= max(start, 1), self.days <= end)
            yield z3.Implies(z3.And(within, runs), limitation >= length - self.days)
            yield z3.Implies(z3.And(within, z3.Not(runs)), self.days > length)
        if not self._lane.limitation:
            yield z3.Not(runs)
        paid = z3.And(arrears, self.overdue.amount == 0)
        yield z3.Implies(z3.And(paid, runs), self.inside == _CONTRADICTED)
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
        yield from self._lost(some)

    def _lost(self, some: Some) -> Iterator[Formula]:
        if some.loss is not None:
            yield self.loss.reaches(some.loss)
        if some.loss_reaches is not None:
            line = dict(self._lane.law.thresholds).get(some.loss_reaches)
            yield NEVER if line is None else self.loss.reaches(line)

    def _runs(self, some: Some) -> Formula:
        asked = self.clocks.values() if some.clock is None else (self.clocks[some.clock],)
        most = some.days_left
        return z3.Or([z3.And(d != GONE, True if most is None else d <= most) for d in asked])

    # ------------------------------------------------------------ order

    def is_no_worse_than(self, other: SymbolicMatter) -> Formula:
        """The other is the same or worse in every feature, on the same clocks."""
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
        )

    @property
    def sizes(self) -> tuple[Formula, ...]:
        """What is to be small in a smallest witness, the most telling first."""
        running = [z3.If(days == GONE, 0, 1) for days in self.clocks.values()]
        called = z3.If(self.accelerated, 1, 0)
        unknown = z3.If(self.overdue.amount == GONE, 1, 0)
        sums = (unknown, *self.overdue.sizes, *self.loss.sizes)
        return (self.severity, *running, self.days, *sums, called, self.kind)


class Sum:
    """An amount of money of which nothing is known, in minor units of one of the lane's currencies."""

    def __init__(self, name: str, lane: Lane) -> None:
        self._lane = lane
        self.amount = z3.Int(f"{name}.amount")
        self.currency = z3.Int(f"{name}.currency")

    def allowed(self) -> Iterator[Formula]:
        """What holds of every sum; one that nobody can say is less than nothing."""
        yield self.amount >= GONE
        yield z3.And(self.currency >= 0, self.currency < len(self._lane.currencies))

    def reaches(self, line: Money) -> Formula:
        """It is at or over *line*, in the same currency."""
        return z3.And(self.currency == self._lane.currencies.index(line.currency), self.amount >= _minor(line))

    def is_at_most(self, other: Sum) -> Formula:
        """It is no more than *other*."""
        return z3.And(self.currency == other.currency, self.amount <= other.amount)

    @property
    def sizes(self) -> tuple[Formula, ...]:
        """What is to be small in a smallest witness."""
        return (self.amount, self.currency)

    def read(self, model: Formula) -> Money | None:
        """The sum that the solver has found."""
        amount = number(model, self.amount)
        return None if amount == GONE else _money(amount, self._lane.currencies[number(model, self.currency)])


def _minor(money: Money) -> int:
    return int(money.amount.scaleb(CURRENCIES[money.currency]))


def _money(minor: int, currency: str) -> Money:
    return Money(Decimal(minor).scaleb(-CURRENCIES[currency]), currency)


def _most(*numbers: Formula) -> Formula:
    largest = numbers[0]
    for number in numbers[1:]:
        largest = z3.If(number > largest, number, largest)
    return largest


def is_possible(solver: z3.Solver) -> bool:
    """Whether there is something of which all that the solver was told is true.

    Raises:
        ArithmeticError: The solver gave up, so that nothing may be said.
    """
    found = solver.check()
    if found == z3.unknown:
        raise ArithmeticError(f"the solver gave up: {solver.reason_unknown()}")
    return bool(found == z3.sat)


def number(model: Formula, value: Formula) -> int:
    """The whole number that *value* has in *model*; what the model leaves open is whatever the solver likes."""
    found: int = model.eval(value, model_completion=True).as_long()
    return found


def is_true(model: Formula, value: Formula) -> bool:
    """Whether *value* is true in *model*."""
    return bool(z3.is_true(model.eval(value, model_completion=True)))
