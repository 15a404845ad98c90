"""A channel policy: ordered rows that a compliance officer reads, signs, and may change without code."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

import attrs

from loancomplaint.channels.engine import Evaluation, Evaluator
from loancomplaint.channels.features import Situation
from loancomplaint.channels.rows import Row
from loancomplaint.errors import PolicyError
from loancomplaint.facts import Audience, Channel, Desk, Form, Restricted
from loancomplaint.privacy.clearances import NOBODY_CLEARED, Clearances
from loancomplaint.text.cards import as_sealed, discreetly, printed
from loancomplaint.words import Phrase


@attrs.frozen(kw_only=True)
class ChannelPolicy:
    """Rows, all of which are read; the first to open a desk writes its route.

    Attributes:
        name: How a decision cites it, with its version.

        effective_from: The first day it applies.

        author: Who wrote it; and who approved it.

        clearances: Who may read what, whatever the rows say.

    Raises:
        PolicyError: Two rows bear one name.
    """

    name: str
    version: str
    rows: tuple[Row, ...]
    effective_from: dt.date | None = None
    author: str | None = None
    approved_by: str | None = None
    clearances: Clearances = NOBODY_CLEARED

    def __attrs_post_init__(self) -> None:
        names = [row.name for row in self.rows]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise PolicyError(f"rows of one name: {', '.join(twice)}")

    def clears(self, reader: Desk | Audience, matter: Restricted) -> bool:
        """Whether *reader* may read *matter*."""
        return self.clearances.of(reader).clears(matter)

    def evaluate(self, situation: Situation, *, sealed: bool = False) -> Evaluation:
        """Read the rows against *situation*.

        Args:
            situation: The features of the open case, or of the sealed one.

            sealed: Whether to read the rows for sealed matter, and not the others.
        """
        return (self._sealed if sealed else self._open).evaluate(situation)

    @cached_property
    def _open(self) -> Evaluator:
        return Evaluator(tuple(row for row in self.rows if not row.sealed))

    @cached_property
    def _sealed(self) -> Evaluator:
        return Evaluator(tuple(row for row in self.rows if row.sealed))


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Route:
    """An open way: to whom, as what, through whom, with which violations, and by when.

    Attributes:
        authority: What the desk is called on the day.

        violations: The ids of the violations the document rests on.

        unverified: The ids of those that ride along, marked as not yet verified.

        because: Why, in a sentence.

        row: The name of the row that opened it.

        act_by: The first clock of its violations to run out.
    """

    channel: Channel
    desk: Desk
    authority: Phrase
    form: Form
    violations: tuple[str, ...]
    because: Phrase
    row: str
    through: Desk | None = None
    sealed: bool = False
    unverified: tuple[str, ...] = ()
    act_by: dt.date | None = None

    def __repr__(self) -> str:
        return as_sealed(self) if self.sealed else printed(self)
