"""Long numbers in a text, in whatever groups somebody typed them.

Which digits are one number, and whose, is for the caller to judge: `138 0000 0000` is one, two dates in a row are two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from loancomplaint.text.characters import INVISIBLE, Spelling

LEAST: Final = 8
"""Digits from which a number is long."""

_MOST: Final = 23
"""Digits up to which several groups may be one number."""

_CHAIN: Final = re.compile(rf"[0-9]{{{LEAST},}}x?")
_WIDEST_GAP: Final = 3


class Number(NamedTuple):
    """A number as it was typed.

    Attributes:
        begins: Where in the text its first digit stands.

        ends: Where the text goes on after it.

        digits: In ASCII, without gaps; the last may be ``x``.

        groups: How many digits each group of it has.
    """

    begins: int
    ends: int
    digits: str
    groups: tuple[int, ...]


def numbers(
    spelt: Spelling, may_be: Callable[[str], bool], is_one: Callable[[Number], bool] = lambda _: True
) -> Iterator[Number]:
    """Find the numbers in a text, each the longest from where it begins; linear in the text.

    Args:
        spelt: The text.

        may_be: Whether digits are a number, by themselves.

        is_one: Whether they are, as they were typed.
    """
    for chain in _CHAIN.finditer(spelt.kept):
        groups = tuple(_groups(spelt, chain.start(), chain.end()))
        first = 0
        while first < len(groups):
            candidates = (groups[first:end] for end in _ends(spelt.kept, groups, first, may_be))
            found = next(filter(is_one, (_number(spelt, those) for those in candidates)), None)
            if found:
                yield found
            first += len(found.groups) if found else 1


class _Group(NamedTuple):
    begins: int
    ends: int
    goes_on: bool  # whether the next one is near enough to be of the same number


def _groups(spelt: Spelling, begins: int, ends: int) -> Iterator[_Group]:
    """The digits that stand together, in a stretch of what was kept of a text."""
    for i in range(begins + 1, ends):
        gap = spelt.level[spelt.at[i - 1] + 1 : spelt.at[i]].replace(INVISIBLE, "")
        if gap:
            yield _Group(begins, i, len(gap) <= _WIDEST_GAP)
            begins = i
    yield _Group(begins, ends, goes_on=False)


def _ends(kept: str, groups: tuple[_Group, ...], first: int, may_be: Callable[[str], bool]) -> Iterator[int]:
    """Behind which group a number may end that begins with one, the farthest first."""
    begins, last = groups[first].begins, first
    while groups[last].goes_on and groups[last + 1].ends - begins <= _MOST:
        last += 1
    for end in range(last, first - 1, -1):
        if groups[end].ends - begins >= LEAST and may_be(kept[begins : groups[end].ends]):
            yield end + 1


def _number(spelt: Spelling, groups: tuple[_Group, ...]) -> Number:
    begins, ends = groups[0].begins, groups[-1].ends
    sizes = tuple(group.ends - group.begins for group in groups)
    return Number(spelt.at[begins], spelt.at[ends - 1] + 1, spelt.kept[begins:ends], sizes)
