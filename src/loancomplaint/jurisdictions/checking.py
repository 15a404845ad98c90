"""Compare a jurisdiction with what is asked of it: everything it lacks, and everything that nothing reads, at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, Final

import attrs

from loancomplaint.errors import UnknownNameError, ValueRefusedError
from loancomplaint.facts import Audience, Desk
from loancomplaint.law import Jurisdiction
from loancomplaint.law.parameters import CITATIONS, PARAMETERS
from loancomplaint.law.timelines import Timeline
from loancomplaint.lexicon import Topic, reading
from loancomplaint.rules import Rulebook
from loancomplaint.rules.standard import STANDARD


class ItemKind(StrEnum):
    """What may be lacking."""

    PARAMETER = "parameter"
    CITATION = "citation"
    STATUTE = "statute"
    AUTHORITY = "authority"
    CLEARANCE = "clearance"
    GROUND = "ground"
    RULE = "rule"
    WORD = "word"
    POLICY = "policy"


@attrs.frozen(kw_only=True)
class Item:
    """One thing that a jurisdiction has, or is asked for.

    Attributes:
        kind: What it is.

        name: By which it is asked for.

        asked_by: The rules, reports or rows that ask for it; empty where nothing does.

        why: What is wrong with it, where it is there and will not do.
    """

    kind: ItemKind
    name: str
    asked_by: tuple[str, ...] = ()
    why: str = ""

    def __str__(self) -> str:
        said = f"{self.kind.value} {self.name}"
        said += f": {self.why}" if self.why else ""
        return f"{said} (asked for by {', '.join(self.asked_by)})" if self.asked_by else said


@attrs.frozen(kw_only=True)
class Check:
    """What a check found; true where nothing is lacking.

    Attributes:
        missing: What rules, policies, reports or notices may ask for, and the jurisdiction lacks.

        unread: What it has and nothing reads.
    """

    missing: tuple[Item, ...] = ()
    unread: tuple[Item, ...] = ()

    def __bool__(self) -> bool:
        return not self.missing


def check(jurisdiction: Jurisdiction, *, rulebook: Rulebook = STANDARD) -> Check:
    """Everything that *jurisdiction* lacks, and everything it has that nothing reads.

    A profile of every kind of violation it has, or it could not have been built.

    Args:
        jurisdiction: To be passed to the functions of the face.

        rulebook: The rules that will be read under it.
    """
    asked = _cited(jurisdiction, rulebook)
    parameters = tuple(_parameters(jurisdiction))
    return Check(
        missing=(
            *parameters,
            *_citations(jurisdiction, asked),
            *_offices(jurisdiction),
            *_evidence(jurisdiction, rulebook),
            *_words(jurisdiction),
            *(() if parameters else _policy(jurisdiction)),  # a policy is made of parameters
        ),
        unread=tuple(
            Item(kind=kind, name=name)
            for kind, names, read in (
                (ItemKind.PARAMETER, jurisdiction.parameters, PARAMETERS),
                (ItemKind.CITATION, jurisdiction.citations, asked),
            )
            for name in names
            if name not in read
        ),
    )


_FLOW: Final = "clocks and reports"


def _cited(jurisdiction: Jurisdiction, rulebook: Rulebook) -> dict[str, list[str]]:
    """The keys that are cited, each with who cites it."""
    asked: dict[str, list[str]] = defaultdict(list)
    for key in CITATIONS:
        asked[key].append(_FLOW)
    for profile in jurisdiction.profiles:
        if profile.recalled_by:
            asked[profile.recalled_by].append(profile.kind.value)
    for rule in rulebook.rules:
        for key in rule.cites:
            asked[key].append(rule.code)
    for row in jurisdiction.defences:
        for key in row.cites:
            asked[key].append(row.key)
    return asked


def _parameters(jurisdiction: Jurisdiction) -> Iterator[Item]:
    for name, type_ in PARAMETERS.items():
        timeline = jurisdiction.parameters.get(name)
        if timeline is None:
            yield Item(kind=ItemKind.PARAMETER, name=name, why=f"takes a {type_.__name__}")
        elif wrong := _of_another_type(timeline, type_):
            yield Item(kind=ItemKind.PARAMETER, name=name, why=f"takes a {type_.__name__}, not a {wrong}")


def _of_another_type(timeline: Timeline[Any], type_: type) -> str | None:
    wrong = (type(entry.value) for entry in timeline.entries if not isinstance(entry.value, type_))
    return next((found.__name__ for found in wrong), None)


def _citations(jurisdiction: Jurisdiction, asked: dict[str, list[str]]) -> Iterator[Item]:
    for key, by in asked.items():
        if key not in jurisdiction.citations:
            yield Item(kind=ItemKind.CITATION, name=key, asked_by=tuple(by))
    for key, timeline in jurisdiction.citations.items():
        for statute in dict.fromkeys(entry.value[0] for entry in timeline.entries):
            if statute not in jurisdiction.statutes:
                yield Item(kind=ItemKind.STATUTE, name=statute, asked_by=(key,))


def _offices(jurisdiction: Jurisdiction) -> Iterator[Item]:
    for desk in Desk:
        if desk not in jurisdiction.authorities:
            yield Item(kind=ItemKind.AUTHORITY, name=desk.value, asked_by=("routes and reports",))
    cleared = {row.audience for row in jurisdiction.clearances.rows}
    for audience in Audience:
        if audience not in cleared:
            why = "nobody says what it may read"
            yield Item(kind=ItemKind.CLEARANCE, name=audience.value, why=why)


def _evidence(jurisdiction: Jurisdiction, rulebook: Rulebook) -> Iterator[Item]:
    """Grounds that lead nowhere, and evidence required that no rule asks for."""
    for profile in jurisdiction.profiles:
        if not profile.grounds:
            yield Item(kind=ItemKind.GROUND, name=profile.kind.value, why="is a ground for no channel")
    codes = {rule.code for rule in rulebook.rules}
    unknown: dict[str, list[str]] = defaultdict(list)
    for need in jurisdiction.needs:
        if need.rule not in codes:
            unknown[need.rule].append(need.violation.value)
    for code, kinds in unknown.items():
        yield Item(kind=ItemKind.RULE, name=code, asked_by=tuple(dict.fromkeys(kinds)))


def _words(jurisdiction: Jurisdiction) -> Iterator[Item]:
    if not jurisdiction.lexicon.languages:
        yield Item(kind=ItemKind.WORD, name="languages", why="no text is read for its tone or for sealed words")
    for language in jurisdiction.lexicon.languages:
        yield from _words_of(language)


def _words_of(language: str) -> Iterator[Item]:
    try:
        topics: Iterable[Topic] = reading.topics(language)
        reading.improper(language)
        reading.sealed(language)
    except UnknownNameError:
        yield Item(kind=ItemKind.WORD, name=language, why="the lexicon has no such language")
        return
    for topic in Topic:
        if topic not in topics:
            yield Item(kind=ItemKind.WORD, name=f"{language}: {topic.value}", asked_by=("rules and reports",))


def _policy(jurisdiction: Jurisdiction) -> Iterator[Item]:
    """The policy of every day on which a parameter changes can be made."""
    days = {entry.day for name in PARAMETERS for entry in _entries(jurisdiction, name)}
    for day in sorted(days):
        try:
            jurisdiction.policy(jurisdiction.on(day))
        except (UnknownNameError, ValueRefusedError) as refused:
            yield Item(kind=ItemKind.POLICY, name=jurisdiction.name, why=str(refused))
            return


def _entries(jurisdiction: Jurisdiction, name: str) -> tuple[Any, ...]:
    timeline = jurisdiction.parameters.get(name)
    return timeline.entries if timeline else ()
