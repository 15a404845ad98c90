"""The closed set of words a channel policy is written in.

A condition is data: it prints as a sentence, stores as JSON, and can be proved.
There are no lambdas; where a policy needs a word that is not here, the word is added here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, reduce
from typing import Annotated, TypeAlias

import attrs

from loancomplaint.channels.features import Matter, Situation, reaches
from loancomplaint.channels.filings import DeskAnswer, Filed
from loancomplaint.errors import PolicyError
from loancomplaint.facts import Channel, CustomerKind, Desk, Pursuit, Severity, Verdict, ViolationKind
from loancomplaint.law.time_limits import POLICY_CLOCKS, ClockKind
from loancomplaint.values.money import Money
from loancomplaint.values.stored import DAYS, YES, Tagged
from loancomplaint.values.typed import typed
from loancomplaint.words import Phrase, either, label, labels, phrase

Test: TypeAlias = Callable[[Situation], bool]
Settled: TypeAlias = Callable[[int], bool]
Fits: TypeAlias = Callable[[Matter, Situation], bool]


@attrs.frozen(kw_only=True, field_transformer=typed)
class Judged:
    """A verdict, one of several, for one channel."""

    channel: Channel
    verdicts: tuple[Verdict, ...]

    def __attrs_post_init__(self) -> None:
        if not self.verdicts:
            raise PolicyError("none of no verdicts can be: name one at least")


@attrs.frozen(kw_only=True, field_transformer=typed)
class Some:
    """Some one violation has all of these features; what is left out is not asked for.

    Attributes:
        kinds: It is of one of these kinds.

        severity: It is at least this serious.

        sufficient_for: It is sufficient for this channel.

        judged: Its verdict for a channel is one of these.

        days_past_due: Its loan is at least so many days past due.

        overdue: So much, or more, is overdue under its loan.

        accelerated: Its loan has been called.

        clock: A clock of this kind runs for it, and is not over.

        days_left: So many days or fewer are left on that clock, or on any where none is named.

        loss: Its direct loss is so much, or more.

        loss_reaches: Its direct loss reaches the threshold of that name in force.

        pursued_by: A claim is made because of it in this way, by a measure that nothing keeps from a court; or a report
            to the police is planned.
    """

    kinds: tuple[ViolationKind, ...] = ()
    severity: Severity | None = None
    sufficient_for: Channel | None = None
    judged: Judged | None = None
    days_past_due: int | None = attrs.field(default=None, metadata=DAYS)
    overdue: Money | None = None
    accelerated: bool = attrs.field(default=False, metadata=YES)
    clock: ClockKind | None = attrs.field(default=None)
    days_left: int | None = attrs.field(default=None, metadata=DAYS)
    loss: Money | None = None
    loss_reaches: str | None = None
    pursued_by: Pursuit | None = None

    @clock.validator
    def _runs_for_a_violation(self, _: object, clock: ClockKind | None) -> None:
        if clock is not None and clock not in POLICY_CLOCKS:
            raise PolicyError(f"no violation has that clock; there are: {', '.join(POLICY_CLOCKS)}")

    def holds(self, situation: Situation) -> bool:
        """Whether it is true of *situation*."""
        return self.test(situation)

    def fits(self, matter: Matter, situation: Situation) -> bool:
        """Whether one violation has all the features."""
        return all(fits(matter, situation) for fits in self._fits)

    @cached_property
    def test(self) -> Test:
        """It, compiled."""
        return _some(self._fits)

    @cached_property
    def _fits(self) -> tuple[Fits, ...]:
        return tuple(self._compiled())

    def _compiled(self) -> Iterator[Fits]:
        """One test for each feature that is asked for, the cheapest first."""
        if self.kinds:
            kinds = frozenset(self.kinds)
            yield lambda matter, _: matter.kind in kinds
        if self.severity is not None:
            serious = frozenset(word for word in Severity if word.rank >= self.severity.rank)
            yield lambda matter, _: matter.severity in serious
        if self.sufficient_for is not None:
            yield _is_judged(self.sufficient_for, (Verdict.SUFFICIENT,))
        if self.judged is not None:
            yield _is_judged(self.judged.channel, self.judged.verdicts)
        yield from self._reached()

    def _reached(self) -> Iterator[Fits]:
        if (days := self.days_past_due) is not None:
            yield lambda matter, _: matter.days_past_due >= days
        if (overdue := self.overdue) is not None:
            yield lambda matter, _: reaches(matter.overdue, overdue)
        if self.accelerated:
            yield lambda matter, _: matter.accelerated
        if self.clock is not None or self.days_left is not None:
            yield _is_running(self.clock, self.days_left)
        if (loss := self.loss) is not None:
            yield lambda matter, _: reaches(matter.direct_loss, loss)
        if (name := self.loss_reaches) is not None:
            yield lambda matter, situation: reaches(matter.direct_loss, dict(situation.thresholds).get(name))
        if (pursuit := self.pursued_by) is not None:
            yield lambda matter, _: pursuit in matter.pursued_by

    @cached_property
    def says(self) -> Phrase:
        """The condition as a sentence."""
        features = (*self._is(), *self._has())
        kinds = labels(self.kinds) if self.kinds else (Phrase("some violation"),)
        subject = either(kinds)
        if not features:
            return phrase("{subject} is reported", subject=subject)
        return phrase("{subject} is {features}", subject=subject, features=features)

    def _is(self) -> Iterator[Phrase]:
        if self.severity is not None:
            yield phrase("at least {severity}", severity=label(self.severity))
        if self.sufficient_for is not None:
            yield phrase("sufficient for the channel {channel}", channel=label(self.sufficient_for))
        if self.judged is not None:
            verdicts = either(labels(self.judged.verdicts))
            yield phrase("{verdicts} for the channel {channel}", verdicts=verdicts, channel=label(self.judged.channel))

    def _has(self) -> Iterator[Phrase]:
        if self.days_past_due is not None:
            yield phrase("at least {days:days} past due", days=self.days_past_due)
        if self.overdue is not None:
            yield phrase("of a loan with {sum} or more overdue", sum=self.overdue)
        if self.accelerated:
            yield Phrase("of a loan that was called")
        clock = label(self.clock) if self.clock else Phrase("clock")
        if self.days_left is not None:
            yield phrase("with {days:days} or less left on a {clock}", days=self.days_left, clock=clock)
        elif self.clock is not None:
            yield phrase("with the {clock} still running", clock=clock)
        if self.loss is not None:
            yield phrase("with a direct loss of {sum} or more", sum=self.loss)
        if self.loss_reaches is not None:
            yield phrase("with a direct loss at or over the {line}", line=Phrase(self.loss_reaches))
        if self.pursued_by is Pursuit.REPORT_TO_POLICE:
            yield Phrase("with a report to the police planned because of it")
        elif self.pursued_by is not None:
            yield phrase("with a claim made by {pursuit} that nothing keeps back", pursuit=label(self.pursued_by))


def _some(fits: tuple[Fits, ...]) -> Test:
    if not fits:
        return lambda situation: bool(situation.matters)
    first, rest = fits[0], fits[1:]

    def some(situation: Situation) -> bool:
        for matter in situation.matters:
            if first(matter, situation) and (not rest or all(fit(matter, situation) for fit in rest)):
                return True
        return False

    return some


def _is_judged(channel: Channel, verdicts: tuple[Verdict, ...]) -> Fits:
    place, wanted = tuple(Channel).index(channel), frozenset(verdicts)
    return lambda matter, _: matter.verdicts[place] in wanted


def _is_running(clock: ClockKind | None, most: int | None) -> Fits:
    def runs(matter: Matter, _: Situation) -> bool:
        for kind, left in matter.clocks:  # noqa: SIM110 - a generator would cost more than the tests
            if (clock is None or kind is clock) and (most is None or left <= most):
                return True
        return False

    return runs


@attrs.frozen(kw_only=True, field_transformer=typed)
class StaffImplicated:
    """The bank's own staff are implicated; some who sit at one of these desks, where any is named."""

    desks: tuple[Desk, ...] = ()

    def holds(self, situation: Situation) -> bool:
        """Whether it is true of *situation*."""
        if self.desks:
            return not frozenset(self.desks).isdisjoint(situation.implicated_desks)
        return situation.staff_implicated

    @cached_property
    def says(self) -> Phrase:
        """The condition as a sentence."""
        if self.desks:
            return phrase("staff of {desks} are implicated", desks=either(labels(self.desks)))
        return Phrase("staff of the bank are implicated")


@attrs.frozen(field_transformer=typed)
class AuthorityHasFiled:
    """An authority has filed the case."""

    def holds(self, situation: Situation) -> bool:
        """Whether it is true of *situation*."""
        return situation.authority_has_filed

    @cached_property
    def says(self) -> Phrase:
        """The condition as a sentence."""
        return Phrase("an authority has filed the case")


@attrs.frozen(kw_only=True, field_transformer=typed)
class CustomerIs:
    """The borrower is of one of these kinds."""

    kinds: tuple[CustomerKind, ...]

    def __attrs_post_init__(self) -> None:
        if not self.kinds:
            raise PolicyError("a borrower is of none of no kinds: name one at least")

    def holds(self, situation: Situation) -> bool:
        """Whether it is true of *situation*."""
        return situation.customer in self.kinds

    @cached_property
    def says(self) -> Phrase:
        """The condition as a sentence."""
        return phrase("the customer is: {kinds}", kinds=either(labels(self.kinds)))


@attrs.frozen(kw_only=True, field_transformer=typed)
class Exposure:
    """All that the customer owes the bank is so much, or more."""

    reaches: Money

    def holds(self, situation: Situation) -> bool:
        """Whether it is true of *situation*."""
        return reaches(situation.exposure, self.reaches)

    @cached_property
    def says(self) -> Phrase:
        """The condition as a sentence."""
        return phrase("the customer's total exposure is {sum} or more", sum=self.reaches)


@attrs.frozen(kw_only=True, field_transformer=typed)
class After:
    """A desk was told before.

    Attributes:
        desk: Which.

        answers: It answered in one of these ways; what is left out is not asked for.

        unanswered_for: It has not answered, for at least so many working days.

    Raises:
        PolicyError: Both are asked for, and never come together.
    """

    desk: Desk
    answers: tuple[DeskAnswer, ...] = ()
    unanswered_for: int | None = attrs.field(default=None, metadata=DAYS)

    def __attrs_post_init__(self) -> None:
        if self.answers and self.unanswered_for is not None:
            raise PolicyError(
                "who has answered is not waited for: ask for answers, or for days, or put any_of around both"
            )

    def holds(self, situation: Situation) -> bool:
        """Whether it is true of *situation*."""
        return any(map(self._fits, situation.history))

    def _fits(self, filed: Filed) -> bool:
        if filed.desk is not self.desk:
            return False
        answered = not self.answers or filed.answer in self.answers
        waited = self.unanswered_for is None or (filed.answer is None and filed.waited >= self.unanswered_for)
        return answered and waited

    @cached_property
    def says(self) -> Phrase:
        """The condition as a sentence."""
        desk = label(self.desk)
        if self.unanswered_for is not None:
            return phrase(
                "{desk} was told, and has not answered for {days} working days", desk=desk, days=self.unanswered_for
            )
        if self.answers:
            answers = either(tuple(phrase("answered: {answer}", answer=label(answer)) for answer in self.answers))
            return phrase("{desk} was told, and {answers}", desk=desk, answers=answers)
        return phrase("{desk} was told", desk=desk)


@attrs.frozen(field_transformer=typed)
class AllOf:
    """All of these hold."""

    of: tuple[Asked, ...]

    def holds(self, situation: Situation) -> bool:
        """Whether it is true of *situation*."""
        return all(condition.holds(situation) for condition in self.of)

    @cached_property
    def says(self) -> Phrase:
        """The condition as a sentence."""
        return reduce(lambda a, b: phrase("{a}; and {b}", a=a, b=b), _parts(self.of) or (Phrase("always"),))


@attrs.frozen(field_transformer=typed)
class AnyOf:
    """At least one of these holds."""

    of: tuple[Asked, ...]

    def holds(self, situation: Situation) -> bool:
        """Whether it is true of *situation*."""
        return any(condition.holds(situation) for condition in self.of)

    @cached_property
    def says(self) -> Phrase:
        """The condition as a sentence."""
        return reduce(lambda a, b: phrase("{a}; or {b}", a=a, b=b), _parts(self.of) or (Phrase("never"),))


@attrs.frozen(field_transformer=typed)
class Not:
    """This does not hold."""

    that: Asked

    def holds(self, situation: Situation) -> bool:
        """Whether it is true of *situation*."""
        return not self.that.holds(situation)

    @cached_property
    def says(self) -> Phrase:
        """The condition as a sentence."""
        return phrase("not so ({that})", that=self.that.says)


OfCase: TypeAlias = StaffImplicated | AuthorityHasFiled | CustomerIs | Exposure | After
"""What is asked of a case as a whole."""

Question: TypeAlias = Some | OfCase
"""What is asked of a case, as against how the answers are put together."""

Condition: TypeAlias = Question | AllOf | AnyOf | Not
"""Closed: what is not here cannot be said in a policy, and so need not be proved.

Whoever takes a condition apart (the engine, the prover, what-if, the words) names every class of it and ends in
`assert_never`, so that a new one is missing nowhere; `tests/laws/test_conditions.py` tries each of them everywhere.
"""

Asked: TypeAlias = Annotated[Condition, Tagged("condition")]
"""A condition in a field that is stored."""


def _parts(of: tuple[Condition, ...]) -> tuple[Phrase, ...]:
    """The sentences of what is put together."""
    return (of[0].says,) if len(of) == 1 else tuple(map(_part, of))


def _part(condition: Condition) -> Phrase:
    """A sentence among others, in brackets where nobody could tell how far it goes."""
    is_several = isinstance(condition, AllOf | AnyOf) and len(condition.of) > 1
    return phrase("({part})", part=condition.says) if is_several else condition.says


def questions(condition: Condition) -> Iterator[Question]:
    """What *condition* asks of a case, from left to right."""
    if isinstance(condition, AllOf | AnyOf):
        for part in condition.of:
            yield from questions(part)
    elif isinstance(condition, Not):
        yield from questions(condition.that)
    else:
        yield condition


def failing(condition: Condition, situation: Situation) -> Phrase:
    """What of *condition* does not hold, as a sentence: of several things, those alone that fail."""
    if isinstance(condition, AllOf):
        return AllOf(tuple(part for part in condition.of if not part.holds(situation))).says
    return condition.says


def compiled(leaf: Question) -> Test:
    """One question as a closure that looks at no more than it must."""
    return leaf.test if isinstance(leaf, Some) else leaf.holds


def settled(condition: Condition, bits: Mapping[Question, int]) -> Settled:
    """The condition as a closure over the answers to its questions.

    Args:
        condition: What is to be settled.

        bits: The bit that stands for each of its questions: set in the answers where the leaf holds.
    """
    if isinstance(condition, AllOf):
        return _all(condition.of, bits)
    if isinstance(condition, AnyOf):
        return _not(_all(tuple(map(Not, condition.of)), bits))
    if isinstance(condition, Not):
        return _not(settled(condition.that, bits))
    bit = bits[condition]
    return lambda answers: answers & bit != 0


def _all(parts: tuple[Condition, ...], bits: Mapping[Question, int]) -> Settled:
    """Questions, and questions denied, are settled all at once; what is deeper, one by one."""
    yes, no, deeper = 0, 0, []
    for part in _flat(parts):
        asked = part.that if isinstance(part, Not) else part
        if isinstance(asked, AllOf | AnyOf | Not):
            deeper.append(settled(part, bits))
        elif asked is part:
            yes |= bits[asked]
        else:
            no |= bits[asked]
    if not deeper:
        return lambda answers: answers & yes == yes and not answers & no
    return lambda answers: answers & yes == yes and not answers & no and all(each(answers) for each in deeper)


def _flat(parts: tuple[Condition, ...]) -> Iterator[Condition]:
    """All of all is all: what is only put together is no deeper."""
    for part in parts:
        if isinstance(part, AllOf):
            yield from _flat(part.of)
        else:
            yield part


def _not(that: Settled) -> Settled:
    return lambda answers: not that(answers)
