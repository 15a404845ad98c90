"""HTML for a notebook, built so that no text of a case can become markup.

Nothing here has an id, a style sheet or a script, so that two values on one page cannot clash;
colours are inherited, so that a dark page stays dark.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


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


def facts(title: str, rows: Iterable[tuple[str, str]]) -> Html:
    """A small table with a caption: what, and how much."""
    lines = (
        element("tr", element("th", name, scope="row", style=_LEFT), element("td", value, style=_LEFT))
        for name, value in rows
    )
    return element("table", element("caption", title, style=_CAPTION), element("tbody", *lines))


def grid(title: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Html:
    """A table with a head and a caption."""
    head = element("thead", element("tr", *(element("th", column, scope="col", style=_LEFT) for column in columns)))
    lines = (element("tr", *(element("td", cell, style=_LEFT) for cell in row)) for row in rows)
    return element("table", element("caption", title, style=_CAPTION), head, element("tbody", *lines))


_LEFT = "text-align: left"
_CAPTION = "text-align: left; font-weight: bold"


def _inner(child: str) -> str:
    return child if isinstance(child, Html) else escape(child)
