"""Statutes and their articles: what a jurisdiction cites, and how a citation stands on a day."""

from __future__ import annotations

import datetime as dt

import attrs

from loancomplaint.law.timelines import Source


@attrs.frozen
class Provision:
    """What one article says, in short.

    Attributes:
        article: Its number as cited: ``"675"``, ``"175-1"``.

        says: Its content, paraphrased in the language of the jurisdiction.
    """

    article: str
    says: str


@attrs.frozen
class Statute:
    """One version of one statute.

    Attributes:
        title: Its full title with the year of the version where versions differ.

        last_article: The number of its last article; 0 where that was not checked.

        inserted: Articles between two numbers, such as ``"175-1"``.

        provisions: The articles that rules, requests and reports lean on.

        governs_procedure: Whether the day of the step decides its version, and not the day of the facts.
    """

    title: str
    last_article: int
    inserted: tuple[str, ...] = ()
    provisions: tuple[Provision, ...] = ()
    governs_procedure: bool = False

    def has(self, article: str) -> bool:
        """Whether this version has an article of that number."""
        number = int(article) if article.isascii() and article.isdigit() else 0
        return 1 <= number <= self.last_article or article in self.inserted

    def says(self, article: str) -> str:
        """What the article says, in short; empty where the jurisdiction has not noted it."""
        return next((p.says for p in self.provisions if p.article == article), "")


@attrs.frozen
class Basis:
    """An article, as it stood on a day: what a finding rests on.

    Attributes:
        key: ``<code>:<statute>:<article>``, such as ``CN:civil-code:675``.

        title: Statute and article as a person cites them.

        says: The article in short.

        in_force_from: The first day of this version.

        source: Where it was read.

        statute: The beginning of the title that names the statute; the rest names the article.
    """

    key: str
    title: str
    says: str
    in_force_from: dt.date
    source: Source
    statute: str = ""

    @property
    def article(self) -> str:
        """The rest of the title: the article as a person cites it after its statute."""
        return self.title.removeprefix(self.statute)
