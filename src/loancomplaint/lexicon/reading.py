"""Read a language of the lexicon from its text files.

A file holds blocks: a line that begins with no blank, such as ``family threat``, and indented fields. A field stands on
one line, or its lines follow it, indented further. A line that begins with ``#`` is a comment.

* ``language``: ``written-in`` characters or words, ``found-where`` a pattern that tells its script, and the excuses that
  hold ``excused`` in every family.
* ``class NAME``: ``words``, or a ``pattern``; a ``{NAME}`` in any pattern stands for it.
* ``hidden NAME``: ``words`` between whose characters stands whatever the class ``HIDING`` matches.
* ``excuse NAME``: ``why``, ``before``, ``after``.
* ``family TONE``: ``why``, ``excuses``, ``about``, ``words``, ``builds``.
* ``sealed``: ``builds``.
* ``topic NAME``: ``words``, and an ``example`` of a text that speaks of it.

The lines of a pattern are joined with nothing between them; a bar and a blank at the beginning of one stand for a bar,
and between builds for the next build. Words are patterns too. In a language written in words a blank stands for any
run of white space, commas and line ends stand between words, and what is found stands as a whole word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Final

import attrs

from loancomplaint.errors import UnknownNameError
from loancomplaint.lexicon.families import QUOTE, REACH, Excuse, Family, Pattern, Tone, Topic
from loancomplaint.lexicon.leads import Leads, leads, raw_leads


@attrs.frozen
class Improper:
    """Improper words of one language.

    Attributes:
        script: Tells whether a text is written in it.

        families: Where two find words that begin and end alike, the one named first names the tone.
    """

    script: Pattern
    families: tuple[Family, ...]


@attrs.frozen
class Sought:
    """What tells that a text speaks of a topic.

    Attributes:
        pattern: Found in such a text.

        example: Such a text.
    """

    pattern: Pattern
    example: str


@cache
def improper(language: str) -> Improper:
    """The improper words of a language; raises as `sealed` does."""
    file = _File(_text(language, "tone.txt"))
    return Improper(Pattern(file.language.line("found-where")), tuple(map(file.family, file.named("family"))))


@cache
def sealed(language: str) -> tuple[Pattern, ...]:
    """The words of sealed matter of a language.

    Raises:
        UnknownNameError: The lexicon has no such language.
    """
    file = _File(_text(language, "sealed.txt"))
    return tuple(pattern for block in file.named("sealed") for pattern in file.builds(block))


@cache
def topics(language: str) -> Mapping[Topic, Sought]:
    """What rules look for in a text of a language; raises as `sealed` does."""
    file = _File(_text(language, "topics.txt"))
    return {Topic(block.name): Sought(file.any_case(block), block.line("example")) for block in file.named("topic")}


@cache
def simplified() -> Mapping[int, str]:
    """The simplified character for each traditional one."""
    pairs = (pair for line in _text("zh", "characters.txt").splitlines() if line[:1] != "#" for pair in line.split())
    return {ord(pair[0]): pair[1] for pair in pairs}


def _text(language: str, file: str) -> str:
    folder = resources.files(__package__).joinpath(language)
    if not language.isalpha() or not folder.is_dir():
        raise UnknownNameError(f"the lexicon has no language {language!r}")
    return folder.joinpath(file).read_text(encoding="utf-8")


# ---------------------------------------------------------------- blocks


@attrs.frozen
class _Block:
    """A block of a file: what it is, what it is called, and its fields, line by line."""

    kind: str
    name: str
    fields: dict[str, list[str]] = attrs.Factory(lambda: defaultdict(list))

    def line(self, field: str) -> str:
        """A field on one line; empty where it is not there."""
        return " ".join(self.fields.get(field, ()))


_FIELD: Final = re.compile(r"  (\S+)(?: (.*))?")


def _blocks(text: str) -> Iterator[_Block]:
    block, lines = None, []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("# "):
            continue
        if line[0] != " ":
            if block:
                yield block
            kind, _, name = line.partition(" ")
            block = _Block(kind, name)
        elif block and (field := _FIELD.fullmatch(line)) and line[2] != " ":
            lines = block.fields[field[1]]
            lines += [field[2]] if field[2] else []
        else:
            lines.append(line.strip())
    if block:
        yield block


# ---------------------------------------------------------------- a file

_NAMED: Final = re.compile(r"\{([A-Z][A-Z_]*)\}")
_IN_CODE: Final = {"QUOTE": QUOTE, "REACH": str(REACH)}


class _File:
    """One file of a language: its classes and excuses are read at once, the rest on demand."""

    def __init__(self, text: str) -> None:
        self._blocks = tuple(_blocks(text))
        self.language = next(self.named("language"), _Block("language", ""))
        self._in_words = self.language.line("written-in") == "words"
        self._classes: dict[str, str] = {}
        self._leads: dict[str, Leads] = {}
        for block in (*self.named("class"), *self.named("hidden")):
            self._define(block.name, self._class(block))
        self._excuses = {block.name: self._excuse(block) for block in self.named("excuse")}

    def named(self, kind: str) -> Iterator[_Block]:
        """The blocks of a kind, in the order of the file."""
        return (block for block in self._blocks if block.kind == kind)

    def builds(self, block: _Block) -> tuple[Pattern, ...]:
        """The builds of a block, each a pattern of its own."""
        return tuple(map(self._led, _builds(block.fields["builds"])))

    def any_case(self, block: _Block) -> Pattern:
        """The words of a block as one pattern, in capitals or not."""
        return Pattern(f"(?i:{'|'.join(self._words(block))})")

    def _define(self, name: str, pattern: str) -> None:
        pattern = pattern.replace(" ", r"\s+") if self._in_words else pattern
        self._leads[name] = raw_leads(_in_code(pattern), self._leads.__getitem__)
        self._classes[name] = self._whole(pattern)

    def _class(self, block: _Block) -> str:
        if block.kind == "hidden":
            return _any_of("{HIDING}".join(word) for word in block.line("words").split())
        if "words" in block.fields:
            return _any_of(self._words(block))
        pattern = _pattern(block.fields["pattern"])
        return f"(?:{pattern})" if "|" in re.sub(r"\(.*\)|\[[^]]*\]", "", pattern) else pattern

    def _excuse(self, block: _Block) -> Excuse:
        sides = (self._unled(_pattern(block.fields[side])) if side in block.fields else None for side in _SIDES)
        return Excuse(block.line("why"), *sides)

    def family(self, block: _Block) -> Family:
        """A family of improper words, excused as the file says of all and as the block says."""
        words, builds = self._words(block), _builds(block.fields["builds"])
        listed = (*((_any_of(words),) if words else ()), *builds)
        if self._in_words:
            listed = (rf"(?<![a-z])(?:{'|'.join((*words, *builds))})(?![a-z])".replace(" ", r"\s+"),)
        about = block.line("about")
        return Family(
            Tone(block.name),
            block.line("why"),
            tuple(map(self._led, listed)),
            tuple(
                self._excuses[name] for name in (*self.language.line("excused").split(), *block.line("excuses").split())
            ),
            self._unled(about) if about else None,
        )

    def _words(self, block: _Block) -> list[str]:
        lines = block.fields.get("words", ())
        listed = re.split(r",\s*", ",".join(lines)) if self._in_words else " ".join(lines).split()
        return sorted(filter(None, listed), key=len, reverse=True)

    def _led(self, pattern: str) -> Pattern:
        return Pattern(self._whole(pattern), leads(_in_code(pattern), self._leads.__getitem__))

    def _unled(self, pattern: str) -> Pattern:
        return Pattern(self._whole(pattern))

    def _whole(self, pattern: str) -> str:
        """The pattern with every class in it."""
        return _NAMED.sub(lambda named: self._classes[named[1]], _in_code(pattern))


_SIDES: Final = ("before", "after")


def _in_code(pattern: str) -> str:
    return _NAMED.sub(lambda named: _IN_CODE.get(named[1], named[0]), pattern)


def _any_of(words: Iterator[str] | list[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def _pattern(lines: list[str]) -> str:
    """The pattern that stands on these lines."""
    return "".join(f"|{line[2:]}" if line.startswith("| ") else line for line in lines)


def _builds(lines: list[str]) -> tuple[str, ...]:
    """The builds that stand on these lines."""
    return tuple(
        filter(None, "".join(f"\n{line[2:]}" if line.startswith("| ") else line for line in lines).split("\n"))
    )
