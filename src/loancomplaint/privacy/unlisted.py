"""Numbers of people whom the case file does not list, told by their form and check digit alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from loancomplaint.privacy.clearances import Masking
from loancomplaint.privacy.matcher import Match, reads_as_sum
from loancomplaint.text.characters import Spelling
from loancomplaint.text.numbers import Number, numbers
from loancomplaint.values.identifiers import NumberForm, form_of, ways_to_dial

_OF_A_CODE: Final = re.compile(r"[a-z][-_a-z0-9]{0,23}\Z")
"""Before digits: what makes them a part of a contract number, or of another code."""

_CALLED: Final = re.compile(r"(?<![a-z])(?:tel|phone|mobile|cell|id|no|card|wechat|wx|qq)[-_]?\Z")
_LONGEST_WORD: Final = 24
_MOBILE_BEGINS: Final = frozenset({3, 4, 7, 11})
_CARD_GROUP: Final = 4


def unlisted(spelt: Spelling, masking: Masking) -> Iterator[Match]:
    """Find resident identity, mobile and bank card numbers in a text, with what is shown of each."""
    for number in numbers(spelt, _has_form, lambda number: _is_a_persons(spelt.level, number)):
        yield Match(number.begins, number.ends, _shown(number.digits, masking))


def _has_form(digits: str) -> bool:
    """Whether digits by themselves may be a person's number."""
    return form_of(digits) is not None


def _is_a_persons(level: str, number: Number) -> bool:
    if _is_of_a_code(level, number):
        return False
    form = form_of(number.digits)
    # Whoever has birth date and check digit right is told in whatever groups; the others only as people group them.
    return form is NumberForm.RESIDENT or (
        _is_grouped(number, form) and not reads_as_sum(level, number.begins, number.ends)
    )


def _is_of_a_code(level: str, number: Number) -> bool:
    before = level[max(0, number.begins - _LONGEST_WORD) : number.begins]
    after = level[number.ends : number.ends + 1]
    return bool(_OF_A_CODE.search(before) and not _CALLED.search(before)) or (after.isascii() and after.isalnum())


def _is_grouped(number: Number, form: NumberForm | None) -> bool:
    """Whether somebody would group a mobile or a card number so."""
    if max(number.groups) == 1:
        return True
    if form is NumberForm.CARD:
        return min(number.groups[:-1], default=_CARD_GROUP) >= _CARD_GROUP
    first, *others = _without(len(number.digits) - len(_bare(number.digits)), number.groups)
    return first in _MOBILE_BEGINS and 1 not in others


def _bare(mobile: str) -> str:
    return ways_to_dial(mobile)[0][1]


def _without(prefix: int, groups: tuple[int, ...]) -> tuple[int, ...]:
    """Groups of digits without so many at the front."""
    first, *others = groups
    return (first - prefix, *others) if first > prefix else _without(prefix - first, tuple(others))


def _shown(digits: str, masking: Masking) -> str:
    match form_of(digits):
        case NumberForm.RESIDENT:
            return masking.identity.of(digits.upper())
        case NumberForm.MOBILE:
            return masking.mobile.of(_bare(digits))
        case _:
            return masking.account.of(digits)
