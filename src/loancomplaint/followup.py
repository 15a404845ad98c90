"""What becomes of a report once it is handed in: a history of events, and what is due.

Moves are possible by a table and by nothing else; a follow-up is its report and its events, replayed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import reduce
from types import MappingProxyType
from typing import Final

import attrs

from loancomplaint.channels import DeskAnswer, Filed
from loancomplaint.errors import IllegalMoveError
from loancomplaint.facts import Desk, Form
from loancomplaint.facts.fields import of_a_file
from loancomplaint.reports import ComplaintReport
from loancomplaint.values.typed import guarded
from loancomplaint.words import Phrase


class State(StrEnum):
    """Where a report stands."""

    PREPARED = "prepared"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACKNOWLEDGED = "acknowledged"
    IN_PROGRESS = "in_progress"
    FILED = "filed"
    NOT_FILED = "not_filed"
    RECONSIDERATION = "reconsideration"
    REVIEW = "review"
    SUPERVISION = "supervision"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Move(StrEnum):
    """What may happen to it."""

    SUBMIT = "submit"
    RETURN = "return"
    ACKNOWLEDGE = "acknowledge"
    TAKE_UP = "take_up"
    FILE = "file"
    DECLINE = "decline"
    ASK_RECONSIDERATION = "ask_reconsideration"
    ASK_REVIEW = "ask_review"
    ASK_SUPERVISION = "ask_supervision"
    CLOSE = "close"
    WITHDRAW = "withdraw"


TRANSITIONS: Final[Mapping[State, Mapping[Move, State]]] = MappingProxyType(
    {
        State.PREPARED: {Move.SUBMIT: State.SUBMITTED, Move.WITHDRAW: State.WITHDRAWN},
        State.SUBMITTED: {
            Move.ACKNOWLEDGE: State.ACKNOWLEDGED,
            Move.RETURN: State.RETURNED,
            Move.WITHDRAW: State.WITHDRAWN,
        },
        State.RETURNED: {Move.SUBMIT: State.SUBMITTED, Move.WITHDRAW: State.WITHDRAWN},
        State.ACKNOWLEDGED: {
            Move.TAKE_UP: State.IN_PROGRESS,
            Move.RETURN: State.RETURNED,
            Move.FILE: State.FILED,
            Move.DECLINE: State.NOT_FILED,
            Move.CLOSE: State.CLOSED,
        },
        State.IN_PROGRESS: {Move.FILE: State.FILED, Move.DECLINE: State.NOT_FILED, Move.CLOSE: State.CLOSED},
        State.FILED: {Move.CLOSE: State.CLOSED},
        State.NOT_FILED: {Move.ASK_RECONSIDERATION: State.RECONSIDERATION, Move.CLOSE: State.CLOSED},
        State.RECONSIDERATION: {Move.FILE: State.FILED, Move.ASK_REVIEW: State.REVIEW, Move.CLOSE: State.CLOSED},
        State.REVIEW: {Move.FILE: State.FILED, Move.ASK_SUPERVISION: State.SUPERVISION, Move.CLOSE: State.CLOSED},
        State.SUPERVISION: {Move.FILE: State.FILED, Move.CLOSE: State.CLOSED},
        State.CLOSED: {},
        State.WITHDRAWN: {},
    }
)
"""From each state, what may happen and where it leads, the way through the police included."""


_ANSWERS: Final[Mapping[State, DeskAnswer]] = MappingProxyType(
    {
        State.RETURNED: DeskAnswer.RETURNED,
        State.IN_PROGRESS: DeskAnswer.ACCEPTED,
        State.FILED: DeskAnswer.ACCEPTED,
        State.NOT_FILED: DeskAnswer.DECLINED,
        State.RECONSIDERATION: DeskAnswer.DECLINED,
        State.REVIEW: DeskAnswer.DECLINED,
        State.SUPERVISION: DeskAnswer.DECLINED,
        State.CLOSED: DeskAnswer.CLOSED,
    }
)
"""How a desk has answered where a report stands so; a receipt alone is no answer."""


@attrs.frozen(kw_only=True)
class ServiceLevel:
    """How long a report may stay in a state; the bank's own, never a period of law.

    Attributes:
        days: Calendar days from the day it came there.

        what: What should have happened by then.
    """

    state: State
    days: int
    what: str


SERVICE_LEVELS: Final = (
    ServiceLevel(state=State.PREPARED, days=1, what="hand the report in"),
    ServiceLevel(state=State.SUBMITTED, days=3, what="have its receipt acknowledged"),
    ServiceLevel(state=State.RETURNED, days=5, what="supplement it and hand it in again"),
    ServiceLevel(state=State.ACKNOWLEDGED, days=15, what="ask what was decided"),
    ServiceLevel(state=State.IN_PROGRESS, days=30, what="ask how it stands"),
)
"""Defaults that a bank replaces."""


@attrs.frozen(field_transformer=of_a_file)
class Event:
    """Something that happened to a report: what, on which local calendar day, by whom, and a note."""

    move: Move
    at: dt.date = attrs.field(kw_only=True)
    by: str = attrs.field(kw_only=True)
    note: str | None = attrs.field(default=None, kw_only=True, repr=False)


@attrs.frozen(kw_only=True)
class Deadline:
    """Something that is due.

    Attributes:
        day: The last local calendar day, inclusive.

        of_law: Whether a period of law or contract sets it, and not the bank.
    """

    what: Phrase
    day: dt.date
    of_law: bool = False

    def is_missed(self, on: dt.date) -> bool:
        """Whether its last day has passed on *on*."""
        return on > self.day


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class FollowUp:
    """A report on its way.

    Attributes:
        began_on: The day of the report.

        act_by: The first period of its violations to run out.

        history: Every event, in the order in which they were told.
    """

    reference: str
    desk: Desk
    form: Form
    began_on: dt.date
    act_by: dt.date | None = None
    state: State = State.PREPARED
    history: tuple[Event, ...] = ()

    @property
    def possible(self) -> tuple[Move, ...]:
        """What may happen next; nothing once it has ended."""
        return tuple(TRANSITIONS[self.state])

    @property
    def since(self) -> dt.date:
        """The day on which it came to stand as it does."""
        return self.history[-1].at if self.history else self.began_on

    @property
    def filed(self) -> Filed | None:
        """What it is to the next decision: a report handed in, and how it was answered; None while it is not."""
        handed_in = [event.at for event in self.history if event.move is Move.SUBMIT]
        if not handed_in or self.state is State.WITHDRAWN:
            return None
        answer = _ANSWERS.get(self.state)
        answered_on = self.history[-1].at if answer else None
        return Filed(desk=self.desk, form=self.form, on=handed_in[-1], answer=answer, answered_on=answered_on)

    def after(self, event: Event) -> FollowUp:
        """This follow-up once *event* has happened.

        Raises:
            IllegalMoveError: It is not possible now; the error names what is.
        """
        leads_to = TRANSITIONS[self.state].get(event.move)
        if leads_to is None:
            raise IllegalMoveError(self.state.value, str(event.move), (move.value for move in self.possible))
        return attrs.evolve(self, state=leads_to, history=(*self.history, event))

    def due(self, on: dt.date, *, levels: Iterable[ServiceLevel] = SERVICE_LEVELS) -> tuple[Deadline, ...]:
        """What is still due on *on*, the nearest first; what is missed stays until the state changes.

        Args:
            on: The local calendar day to look from; a period of law that has passed on it is no longer due.

            levels: How long each state may last.
        """
        return tuple(sorted(self._deadlines(on, levels), key=lambda deadline: deadline.day))

    def _deadlines(self, on: dt.date, levels: Iterable[ServiceLevel]) -> Iterator[Deadline]:
        if not self.possible:
            return
        for level in levels:
            if level.state is self.state:
                yield Deadline(what=Phrase(level.what), day=self.since + dt.timedelta(days=level.days))
        if self.act_by is not None and on <= self.act_by:
            what = Phrase("act before the first period of law or contract ends")
            yield Deadline(what=what, day=self.act_by, of_law=True)


@guarded
def follow(report: ComplaintReport) -> FollowUp:
    """Begin to follow a report."""
    header = report.header
    return FollowUp(
        reference=header.reference,
        desk=header.desk,
        form=header.form,
        began_on=header.date,
        act_by=header.act_by,
    )


@guarded
def replay(report: ComplaintReport, events: Iterable[Event]) -> FollowUp:
    """Follow a report through *events*.

    Raises:
        IllegalMoveError: One of them is not possible where it stands.
    """
    return reduce(FollowUp.after, events, follow(report))
