"""No pattern of the package can be made to read a long text over and over again."""

from __future__ import annotations

import importlib
import inspect
import itertools
import pkgutil
import re
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from operator import itemgetter
from typing import Any

import pytest

import loancomplaint
from loancomplaint.documents import fields_of
from loancomplaint.words.typography import full_width

CONTEXT = {"before", "after", "excuses"}
PARSER: Any = importlib.import_module("re._parser")
SHORT, LONG = 500, (20_000, 100_000)
AT_ONCE, LONG_ENOUGH = 0.05, 1.0
"""Seconds for 100 kB: who reads the text once is done in a twentieth, who reads it again and again in a minute."""


class Asked:
    """A pattern, and how the package asks it: of a whole text, or anywhere in one."""

    def __init__(self, pattern: re.Pattern[str], *, is_anchored: bool = False) -> None:
        self.pattern = pattern
        self._is_anchored = is_anchored

    def seconds(self, text: str) -> float:
        """How long it takes to find all that it finds."""
        began = time.process_time()
        if self._is_anchored:
            self.pattern.fullmatch(text)
        else:
            deque(self.pattern.finditer(text), maxlen=0)
        return time.process_time() - began

    def slowest(self) -> Callable[[int], str]:
        """The text of any length that takes it longest, of those that it begins to match everywhere."""
        found = tuple(dict.fromkeys(characters(PARSER.parse(self.pattern.pattern, self.pattern.flags).data)))[:4]
        units = (*found, *(one + other for one in found for other in found if one != other))
        made = (partial(text_of, before, unit) for unit in units or ("x",) for before in ("", *found[:1]))
        return max(made, key=lambda make: self.seconds(make(SHORT)))


def text_of(before: str, unit: str, size: int) -> str:
    """A text that repeats itself and ends as nothing does."""
    return before + unit * (size // len(unit)) + "\x01"


@cache
def patterns() -> Mapping[str, tuple[Asked, ...]]:
    """Every pattern of the package, each once, by module."""
    modules = (each.name for each in pkgutil.walk_packages(loancomplaint.__path__, "loancomplaint."))
    found: dict[re.Pattern[str], tuple[str, Asked]] = {}
    for module in map(importlib.import_module, filter(lambda name: not name.endswith("__main__"), modules)):
        for name, value in vars(module).items():
            for pattern in held(value):
                uses = set(re.findall(rf"\b{name}\.(\w+)", inspect.getsource(module)))
                ask = Asked(pattern, is_anchored=bool(uses) and uses <= {"fullmatch", "match"})
                found.setdefault(pattern, (module.__name__, ask))
    by_module = itertools.groupby(found.values(), key=itemgetter(0))
    return {name: tuple(ask for _, ask in those) for name, those in by_module}


def held(value: object, depth: int = 3) -> Iterator[re.Pattern[str]]:
    """Every pattern in a value and in the values that it holds; what excuses a word is read near the word only."""
    if isinstance(value, re.Pattern):
        of_bytes = isinstance(value.pattern, bytes)
        yield re.compile(value.pattern.decode("latin-1"), value.flags) if of_bytes else value
    elif depth and isinstance(value, Mapping):
        yield from held((*value.keys(), *value.values()), depth)
    elif depth and isinstance(value, tuple | list):
        for each in value:
            yield from held(each, depth - 1)
    elif depth and fields_of(value):
        names = fields_of(value)
        yield from held(tuple(getattr(value, name) for name in names if name not in CONTEXT), depth)


def characters(parsed: Any) -> Iterator[str]:  # noqa: ANN401 - a tree of the parser's own
    """Characters that a pattern asks for, one of each class."""
    for item in parsed:
        match item:
            case (operation, int(code)) if str(operation) == "LITERAL":
                yield chr(code)
            case (operation, (int(first), int(_))) if str(operation) == "RANGE":
                yield chr(first)
            case (operation, category) if str(operation) == "CATEGORY":
                yield {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " "}.get(str(category), "a")
            case (_, tuple() | list() as inner):
                yield from characters(inner)
            case tuple() | list():
                yield from characters(item)
            case _ if hasattr(item, "data"):
                yield from characters(item.data)


@pytest.mark.parametrize("module", sorted(patterns()))
def test_a_pattern_reads_a_long_text_once(module: str) -> None:
    """The text that takes it longest takes, pumped up to 100 kB, as long as reading it does."""
    for ask in patterns()[module]:
        make = ask.slowest()
        # One that read on from everywhere would take seconds for the shorter text already.
        if ask.seconds(make(LONG[0])) > AT_ONCE:
            assert ask.seconds(make(LONG[1])) < LONG_ENOUGH, ask.pattern.pattern


def test_a_pattern_that_reads_on_from_everywhere_is_found() -> None:
    """By the same text: four times as long, it takes about sixteen times as long."""
    ask = Asked(re.compile(r"\([^()]*[一-龥][^()]*\)"))
    make = ask.slowest()

    assert ask.seconds(make(8_000)) > 8 * ask.seconds(make(2_000))


@pytest.mark.parametrize("text", ["(" + "字" * 100_000, "字(" * 50_000, "((字)" * 25_000, "(" * 100_000])
def test_brackets_are_set_in_one_reading(text: str) -> None:
    """An unmatched bracket before a long Chinese text, which anybody may type, holds nobody up."""
    began = time.process_time()
    full_width(text)

    assert time.process_time() - began < LONG_ENOUGH
