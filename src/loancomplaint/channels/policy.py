"""A channel policy: ordered rows that a compliance officer reads, signs, and may change without code."""

from __future__ import annotations

import datetime as dt

import attrs

from loancomplaint.channels.conditions import Condition
from loancomplaint.errors import PolicyError
from loancomplaint.facts import Ban, Channel, Desk, Form
from loancomplaint.words import Phrase


@attrs.frozen(kw_only=True)
class Destination:
    """Where a row sends a case.

    Attributes:
        desk: The addressee.

        form: The kind of document.

        through: The desk that must pass it; every way out of the bank has one.

        takes_unverified: Whether violations that are not sufficient ride along, marked as not yet verified.
    """

    desk: Desk
    form: Form
    through: Desk | None = None
    takes_unverified: bool = False

    def __attrs_post_init__(self) -> None:
        if self.desk.channel is not Channel.INTERNAL and self.through is None:
            raise PolicyError(f"a way to {self.desk.value} leaves the bank, and must name the desk that passes it")


@attrs.frozen(kw_only=True)
class Row:
    """One row of a policy.

    Attributes:
        name: Unique in the policy.

        when: The row applies.

        once: What must also hold before the route is open; until then it is withheld.

        route: Where it sends the case.

        because: Why, in a sentence.

        bans: What it forbids from here on.

        instead_of: A desk that is passed over while this row applies.

        sealed: Whether the row reads the sealed matter of the case, and nothing else.
    """

    name: str
    when: Condition
    route: Destination
    because: str
    once: tuple[Condition, ...] = ()
    bans: tuple[Ban, ...] = ()
    instead_of: Desk | None = None
    sealed: bool = False


@attrs.frozen(kw_only=True)
class ChannelPolicy:
    """Rows, all of which are read; the first to open a desk writes its route.

    Attributes:
        name: How a decision cites it, with its version.

        effective_from: The first day it applies.

        clearances: For each desk that may read more than the open case, what: ``sealed`` or ``staff``.

    Raises:
        PolicyError: Two rows bear one name.
    """

    name: str
    version: str
    rows: tuple[Row, ...]
    effective_from: dt.date | None = None
    author: str | None = None
    approved_by: str | None = None
    clearances: tuple[tuple[Desk, tuple[str, ...]], ...] = ()

    def __attrs_post_init__(self) -> None:
        names = [row.name for row in self.rows]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise PolicyError(f"rows of one name: {', '.join(twice)}")

    def clears(self, desk: Desk, matter: str) -> bool:
        """Whether *desk* may read *matter*: ``sealed`` or ``staff``."""
        return matter in dict(self.clearances).get(desk, ())


@attrs.frozen(kw_only=True)
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
