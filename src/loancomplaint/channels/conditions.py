"""The closed set of words a channel policy is written in.

A condition is data: it prints as a sentence, stores as JSON, and can be proved.
There are no lambdas; where a policy needs a word that is not here, the word is added here.
"""

from __future__ import annotations

from functools import reduce
from typing import TypeAlias

import attrs

from loancomplaint.facts import Channel, Severity, ViolationKind
from loancomplaint.money import Money
from loancomplaint.words import Phrase, label, labels, phrase


@attrs.frozen(kw_only=True)
class Matter:
    """What a policy may know of one violation.

    Attributes:
        violation: Its id.

        sufficient_for: The channels for which its verdict is sufficient.

        days_past_due: Of its loan, on the file's day.

        accelerated: Whether its loan has been called.

        days_left: On the first clock of it to run out; None where none runs.

        direct_loss: As the file states it.
    """

    violation: str
    kind: ViolationKind
    severity: Severity
    sufficient_for: frozenset[Channel] = frozenset()
    days_past_due: int = 0
    accelerated: bool = False
    days_left: int | None = None
    direct_loss: Money | None = None


@attrs.frozen(kw_only=True)
class Situation:
    """What a policy may know of a case: its features, and nothing else.

    Attributes:
        matters: One per violation.

        staff_implicated: Whether the bank's own staff are implicated.

        authority_has_filed: Whether an authority has filed the case.

        thresholds: Sums that the law of the day sets, by name.
    """

    matters: tuple[Matter, ...]
    staff_implicated: bool = False
    authority_has_filed: bool = False
    thresholds: tuple[tuple[str, Money], ...] = ()


@attrs.frozen(kw_only=True)
class Some:
    """Some one violation has all of these features; what is left out is not asked for.

    Attributes:
        kinds: It is of one of these kinds.

        severity: It is at least this serious.

        sufficient_for: It is sufficient for this channel.

        days_past_due: Its loan is at least so many days past due.

        accelerated: Its loan has been called.

        days_left: So many days or fewer are left on a clock of it.

        loss_reaches: Its direct loss reaches the threshold of that name in force.
    """

    kinds: tuple[ViolationKind, ...] = ()
    severity: Severity | None = None
    sufficient_for: Channel | None = None
    days_past_due: int | None = None
    accelerated: bool = False
    days_left: int | None = None
    loss_reaches: str | None = None

    def holds(self, situation: Situation) -> bool:
        """Whether it is true of *situation*."""
        return bool(self.matching(situation))

    def matching(self, situation: Situation) -> tuple[str, ...]:
        """The ids of the violations that have all the features."""
        return tuple(matter.violation for matter in situation.matters if self._fits(matter, situation))

    def _fits(self, matter: Matter, situation: Situation) -> bool:
        return (
            (not self.kinds or matter.kind in self.kinds)
            and (self.severity is None or matter.severity.rank >= self.severity.rank)
            and (self.sufficient_for is None or self.sufficient_for in matter.sufficient_for)
            and (self.days_past_due is None or matter.days_past_due >= self.days_past_due)
            and (not self.accelerated or matter.accelerated)
            and (self.days_left is None or (matter.days_left is not None and matter.days_left <= self.days_left))
            and (self.loss_reaches is None or _reaches(matter.direct_loss, self.loss_reaches, situation))
        )

    @property
    def says(self) -> Phrase:
        """The condition as a sentence."""
        features = tuple(self._features())
        kinds = labels(self.kinds) if self.kinds else (Phrase("some violation"),)
        subject = reduce(lambda a, b: phrase("{a} or {b}", a=a, b=b), kinds)
        if not features:
            return phrase("{subject} is reported", subject=subject)
        return phrase("{subject} is {features}", subject=subject, features=features)

    def _features(self) -> list[Phrase]:
        said = [
            self.severity and phrase("at least {severity}", severity=label(self.severity)),
            self.sufficient_for and phrase("sufficient for the channel {channel}", channel=label(self.sufficient_for)),
            self.days_past_due is not None and phrase("at least {days} days past due", days=self.days_past_due),
            self.accelerated and Phrase("of a loan that was called"),
            self.days_left is not None and phrase("with {days} days or fewer left on a clock", days=self.days_left),
            self.loss_reaches and phrase("with a direct loss at or over the {line}", line=Phrase(self.loss_reaches)),
        ]
        return [feature for feature in said if feature]


def _reaches(loss: Money | None, name: str, situation: Situation) -> bool:
    line = dict(situation.thresholds).get(name)
    return line is not None and loss is not None and loss.currency == line.currency and loss >= line


@attrs.frozen
class StaffImplicated:
    """The bank's own staff are implicated."""

    def holds(self, situation: Situation) -> bool:
        """Whether it is true of *situation*."""
        return situation.staff_implicated

    @property
    def says(self) -> Phrase:
        """The condition as a sentence."""
        return Phrase("staff of the bank are implicated")


@attrs.frozen
class AuthorityHasFiled:
    """An authority has filed the case."""

    def holds(self, situation: Situation) -> bool:
        """Whether it is true of *situation*."""
        return situation.authority_has_filed

    @property
    def says(self) -> Phrase:
        """The condition as a sentence."""
        return Phrase("an authority has filed the case")


@attrs.frozen
class AllOf:
    """All of these hold."""

    of: tuple[Condition, ...]

    def holds(self, situation: Situation) -> bool:
        """Whether it is true of *situation*."""
        return all(condition.holds(situation) for condition in self.of)

    @property
    def says(self) -> Phrase:
        """The condition as a sentence."""
        return reduce(lambda a, b: phrase("{a}; and {b}", a=a, b=b), (condition.says for condition in self.of))


@attrs.frozen
class AnyOf:
    """At least one of these holds."""

    of: tuple[Condition, ...]

    def holds(self, situation: Situation) -> bool:
        """Whether it is true of *situation*."""
        return any(condition.holds(situation) for condition in self.of)

    @property
    def says(self) -> Phrase:
        """The condition as a sentence."""
        return reduce(lambda a, b: phrase("{a}; or {b}", a=a, b=b), (condition.says for condition in self.of))


@attrs.frozen
class Not:
    """This does not hold."""

    that: Condition

    def holds(self, situation: Situation) -> bool:
        """Whether it is true of *situation*."""
        return not self.that.holds(situation)

    @property
    def says(self) -> Phrase:
        """The condition as a sentence."""
        return phrase("not so: {that}", that=self.that.says)


Condition: TypeAlias = Some | StaffImplicated | AuthorityHasFiled | AllOf | AnyOf | Not
"""Closed: what is not here cannot be said in a policy, and so need not be proved."""
