"""English: the language of the keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from loancomplaint.values.money import Money
from loancomplaint.words.locales import Locale

MONTHS: Final = tuple("January February March April May June July August September October November December".split())


def _day(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _month(day: dt.date) -> str:
    return f"{day.year}-{day.month:02}"


def _money(money: Money) -> str:
    return f"{money.currency} {money.grouped}"


def _listed(parts: Sequence[str]) -> str:
    """A, B and C; semicolons where one of them holds a comma."""
    if len(parts) < 2:  # noqa: PLR2004 - one alone needs no "and"
        return "".join(parts)
    *first, last = parts
    has_commas = any(", " in part for part in parts)
    return f"{'; '.join(first)}; and {last}" if has_commas else f"{', '.join(first)} and {last}"


def _heading(number: int, depth: int) -> str:
    return f"{number}. " if depth == 1 else f"({number}) "


LOCALE: Final = Locale(
    tag="en",
    latin="en",
    # A heading says what was done, and asserts no intent.
    words=MappingProxyType(
        {
            "debt evasion": "transfer of assets at an undervalue",
            "loan misuse": "use of the loan for another purpose",
        }
    ),
    plural=lambda count: "one" if count == 1 else "other",
    day=_day,
    month=_month,
    days=lambda count: "1 day" if count == 1 else f"{count} days",
    money=_money,
    claimed=_money,
    listed=_listed,
    either=" or ".join,
    numeral=str,
    heading=_heading,
    cell=lambda words: f"{words[:1].upper()}{words[1:]}",
    gap=" ",
    colon=": ",
    semicolon="; ",
    indented=False,
)
