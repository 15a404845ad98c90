"""What values show of themselves in a notebook, built so that no text of a case can become markup.

Nothing here has an id, a style sheet or a script, so that two values on one page cannot clash;
colours are inherited, so that a dark page stays dark.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from html import escape
from importlib import import_module
from typing import Any, Final, NamedTuple, Protocol

import attrs

from loancomplaint.text.characters import padded, spelling, visible, width
from loancomplaint.text.numbers import LEAST, Number, numbers
from loancomplaint.values.identifiers import may_be_a_persons


class Html(str):
    """Markup that was built here; every other text is escaped on its way in."""

    __slots__ = ()

    def __html__(self) -> str:
        """What a template that escapes asks for: it is markup already."""
        return self


def element(name: str, *children: str, **attributes: str) -> Html:
    """An element with *children*, escaped unless they are `Html`; a trailing ``_`` of an attribute's name goes."""
    written = "".join(f' {key.rstrip("_")}="{escape(value)}"' for key, value in attributes.items())
    return Html(f"<{name}{written}>{''.join(map(_inner, children))}</{name}>")


class Rows(NamedTuple):
    """Rows of texts under a title; without columns, the first text of a row says what the others are."""

    title: str
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...] = ()


class Card(NamedTuple):
    """What a value shows of itself: tables, of which those that few will read are folded away."""

    title: str
    tables: tuple[Rows, ...]
    folded: tuple[Rows, ...] = ()

    @property
    def html(self) -> Html:
        """For a notebook."""
        shown = (_table(_discreet(table)) for table in self.tables if table.rows)
        folded = (
            element("details", element("summary", table.title), _table(_discreet(table), captioned=False))
            for table in self.folded
            if table.rows
        )
        return element("div", element("p", element("strong", discreet(self.title))), *shown, *folded)

    @property
    def text(self) -> str:
        """For a terminal."""
        tables = (table for table in (*self.tables, *self.folded) if table.rows)
        return "\n\n".join((visible(discreet(self.title)), *map(_lines, map(_discreet, tables))))


# ---------------------------------------------------------------- what anybody may see

SEALED: Final = "<sealed>"
"""What stands in a repr for sealed matter, whatever it is."""

_NOBODYS: Final = re.compile(r"(?<![0-9a-f])(?:[0-9a-f]{64}|(?:19|20)[0-9]{6})(?![0-9a-f])")
"""Digits that are nobody's number: a digest, and a day without hyphens."""

_LAST: Final = 4


def discreet(text: str) -> str:
    """The text with the last four digits of each long number, in whatever groups somebody typed it.

    People type identity numbers anywhere. A digest, a day and the groups of a contract number are left alone.
    """
    if sum(map(str.isnumeric, text)) < LEAST:
        return text
    spelt = spelling(text)
    found = tuple(numbers(spelt, bool, _is_a_number))
    if not found:
        return text
    nobodys = {i for those in _NOBODYS.finditer(spelt.level) for i in range(*those.span())}
    hidden = {i for number in found if number.begins not in nobodys for i in _hidden(number, text)}
    return "".join("*" if i in hidden else character for i, character in enumerate(text))


def _is_a_number(number: Number) -> bool:
    """Whether digits are one number: they stand together, or are grouped and have the form of a person's."""
    return len(number.groups) == 1 or may_be_a_persons(number.digits)


def _hidden(number: Number, text: str) -> list[int]:
    """The places of all letters and digits of a number but the last four; the text stays as long as it is."""
    return [i for i in range(number.begins, number.ends) if text[i].isalnum()][:-_LAST]


def printed(value: Any, **instead: str) -> str:  # noqa: ANN401 - a value of ours
    """The repr of a value by the rules of its fields, but for those that it prints itself."""
    fields = (field for field in attrs.fields(type(value)) if field.repr is not False)
    shown = (f"{field.name}={instead.get(field.name) or _of_field(value, field)}" for field in fields)
    return f"{type(value).__name__}({', '.join(shown)})"


def _of_field(value: object, field: attrs.Attribute[Any]) -> str:
    held = getattr(value, field.name)
    return str(field.repr(held)) if callable(field.repr) else repr(held)


def as_sealed(value: object) -> str:
    """The repr of sealed matter."""
    return f"{type(value).__name__}({SEALED})"


def discreetly(_: type, attributes: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Have the repr of a class show every text that has no rule of its own, in whatever field, by `discreet`."""
    return [attribute.evolve(repr=rule_for(attribute)) for attribute in attributes]


def rule_for(attribute: attrs.Attribute[Any]) -> Any:  # noqa: ANN401 - as attrs takes it
    """How a repr shows a field that has no rule of its own."""
    return shown_text if attribute.repr is True and "str" in str(attribute.type) else attribute.repr


def shown_text(text: object) -> str:
    """A text, or several, as a repr may show it."""
    if isinstance(text, tuple) and all(isinstance(each, str) for each in text):
        return repr(tuple(map(discreet, text)))
    return repr(discreet(text)) if isinstance(text, str) else discreet(repr(text))


def _discreet(table: Rows) -> Rows:
    return table._replace(rows=tuple(tuple(map(discreet, row)) for row in table.rows))


class Printer(Protocol):
    """What IPython prints with."""

    def text(self, text: str) -> object:
        """Print *text*."""


class Displayed(ABC):
    """A value that shows itself in a notebook and in IPython's terminal, personal data masked."""

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        """Put the view for a terminal before the class's own repr, which IPython would take first."""
        super().__init_subclass__()
        cls._repr_pretty_ = Displayed._repr_pretty_  # type: ignore[method-assign]  # the very same method

    @property
    @abstractmethod
    def card(self) -> Card:
        """What it shows at a glance, in Chinese."""

    def _repr_html_(self) -> str:
        return self.card.html

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:  # noqa: FBT001 - as IPython calls it
        printer.text("…" if cycle else self.card.text)


def card_of(value: object, module: str) -> Card:
    """The card of a value that knows no words: a module in a room above makes it when it is asked for."""
    card: Card = import_module(module).card(value)
    return card


def _table(table: Rows, *, captioned: bool = True) -> Html:
    caption = (element("caption", table.title, style=_CAPTION),) if captioned else ()
    head = element("tr", *(element("th", column, scope="col", style=_LEFT) for column in table.columns))
    columns = (element("thead", head),) if table.columns else ()
    return element("table", *caption, *columns, element("tbody", *map(_row, table.rows)))


def _row(row: tuple[str, ...]) -> Html:
    first, *others = row
    return element(
        "tr", element("th", first, scope="row", style=_LEFT), *(element("td", cell, style=_LEFT) for cell in others)
    )


def _lines(table: Rows) -> str:
    rows = [tuple(map(visible, row)) for row in (*((table.columns,) if table.columns else ()), *table.rows)]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return "\n".join((visible(table.title), *("  ".join(map(padded, row, widths)).rstrip() for row in rows)))


_LEFT = "text-align: left; vertical-align: top"
_CAPTION = "text-align: left; font-weight: bold"


def _inner(child: str) -> str:
    return child if isinstance(child, Html) else escape(visible(child))
