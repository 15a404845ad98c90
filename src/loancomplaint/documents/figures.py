"""What may be pictured: only what it shows, never how it looks."""

from __future__ import annotations

import datetime as dt
from typing import TypeAlias

import attrs

from loancomplaint.documents.assertions import Standing, refuse_unfounded
from loancomplaint.errors import ValueRefusedError
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase


@attrs.frozen(kw_only=True)
class Happening:
    """Something that happened on a day, or from one day to another.

    Attributes:
        until: The last day of it; None where it was a single day.

        what: What happened, in a few words.

        evidence: Numbers of exhibits of this document, rising.

        standing: As of a sentence: a fact has evidence.
    """

    on: dt.date
    until: dt.date | None = None
    what: Phrase
    evidence: tuple[int, ...] = ()
    standing: Standing = Standing.FORMAL

    def __attrs_post_init__(self) -> None:
        refuse_unfounded(self.standing, self.evidence, self.what)


@attrs.frozen
class EventChart:
    """What happened, by day.

    Attributes:
        as_of: The day on which the document speaks.
    """

    happenings: tuple[Happening, ...]
    as_of: dt.date


@attrs.frozen
class Bar:
    """One bar: its name, and its parts in the order of the series."""

    name: Phrase
    parts: tuple[Money, ...]


@attrs.frozen
class Bars:
    """Sums side by side, all of one currency and none of them negative.

    Attributes:
        series: What the parts of every bar are.
    """

    series: tuple[Phrase, ...]
    bars: tuple[Bar, ...]

    def __attrs_post_init__(self) -> None:
        if any(len(bar.parts) != len(self.series) for bar in self.bars):
            raise ValueRefusedError("every bar has one part for each series")


@attrs.frozen(kw_only=True)
class MoneyFlow:
    """What went from one party to another.

    Attributes:
        from_: The number of the party that gave, from 0; likewise to, that received.

        on: When; None where it is not on file. Likewise amount.

        evidence: Numbers of exhibits of this document, rising.

        standing: As of a sentence: a fact has evidence.
    """

    from_: int
    to: int
    on: dt.date | None = None
    amount: Money | None = None
    evidence: tuple[int, ...] = ()
    standing: Standing = Standing.UNPROVEN

    def __attrs_post_init__(self) -> None:
        refuse_unfounded(self.standing, self.evidence)


@attrs.frozen
class Flows:
    """What went from whom to whom, in the order of time."""

    parties: tuple[Phrase, ...]
    flows: tuple[MoneyFlow, ...]

    def __attrs_post_init__(self) -> None:
        if any(not 0 <= end < len(self.parties) for flow in self.flows for end in (flow.from_, flow.to)):
            raise ValueRefusedError("every flow leads from one of the parties to one of them")


@attrs.frozen
class Shown:
    """What is to be shown, and the numbers of the exhibits that show it, rising."""

    what: Phrase
    evidence: tuple[int, ...]


@attrs.frozen
class Matrix:
    """What is to be shown against what shows it.

    Attributes:
        rows: What is to be shown.

        evidence: The numbers of the exhibits, one column each.
    """

    rows: tuple[Shown, ...]
    evidence: tuple[int, ...]

    def __attrs_post_init__(self) -> None:
        if not set(self.evidence).issuperset(number for row in self.rows for number in row.evidence):
            raise ValueRefusedError("every exhibit that a row names has a column")


Pictured: TypeAlias = EventChart | Bars | Flows | Matrix
