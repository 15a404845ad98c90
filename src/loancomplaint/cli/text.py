"""Plain text for a terminal: aligned columns, in which a Chinese character is two wide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from loancomplaint.rules import Finding
from loancomplaint.text.characters import padded, width
from loancomplaint.words import Param, Phrase, labels, phrase, shown, verbatim


class Speaker:
    """Says things in one language, so that what prints need not carry it along."""

    def __init__(self, locale: str) -> None:
        self.locale = locale

    def __call__(self, text: str, /, **params: Param) -> str:
        """Say a phrase."""
        return phrase(text, **params).message(self.locale)

    def shown(self, value: Param) -> str:
        """Print a value as the language prints it."""
        return shown(value, self.locale)


def columns(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Indented lines in which the cells of *rows*, all of one length, stand below each other."""
    table = [tuple(row) for row in rows]
    widths = [max(map(width, column)) for column in zip(*table, strict=True)]
    for row in table:
        yield f"  {'  '.join(map(padded, row, widths))}".rstrip()


def section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A title and its lines, set apart; nothing where there are no lines."""
    if body := tuple(lines):
        yield from ("", title, *body)


def finding(found: Finding, say: Speaker) -> Iterator[str]:
    """What was found, where, which channels it closes, what would do, and on what law it rests."""
    closes = say("closes: {channels}", channels=labels(found.blocks)) if found.blocks else say("only informs")
    yield f"  {found.code}  {say(found.outcome)}  {found.path}  ({closes})"
    yield f"      {found.message(say.locale)}"
    yield f"      → {found.remedy.message(say.locale)}"
    if found.basis:
        yield f"      § {titles(found, say)}"


def titles(found: Finding, say: Speaker) -> str:
    """The articles behind a finding, as a person cites them."""
    return say.shown(tuple(verbatim(article.title) for article in found.basis))


def named(ids: Iterable[str]) -> tuple[Phrase, ...]:
    """Ids, to be listed; they are the same in every language."""
    return tuple(map(verbatim, ids))
