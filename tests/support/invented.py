"""A third language, that nobody speaks: English in double brackets, and whatever is no word of ours outside them.

⟦As of ⟧2024-09-17⟦, loan ⟧JJ-2024-0117-01⟦ is ⟧64d⟦ past due⟧: what stands outside the brackets is data, or was put
together by code.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import Formatter
from types import MappingProxyType
from typing import Final

from spoken import EVERYTHING, is_english

from loancomplaint.values.money import Money
from loancomplaint.words import Locale

TAG: Final = "qaa-QM"  # both parts are for private use
BRACKETED: Final = re.compile("⟦[^⟦⟧]*[⟧…]")


def bracketed(key: str) -> str:
    """Return *key* with each of its own pieces in brackets, and its placeholders as they are."""
    pieces = list(Formatter().parse(key))
    return "".join(f"{_braced(literal)}{_placeholder(name, form)}" for literal, name, form, _ in pieces)


def _braced(literal: str) -> str:
    return f"⟦{literal.replace('{', '{{').replace('}', '}}')}⟧" if literal else ""


def _placeholder(name: str | None, form: str | None) -> str:
    return "" if name is None else f"{{{name}:{form}}}" if form else f"{{{name}}}"


def _words() -> dict[str, str]:
    """Every key; one word told apart from another, and a third form of a plural, beside."""
    words = {}
    for key in EVERYTHING:
        try:
            words[key] = bracketed(key)
        except ValueError:  # a regular expression or the like, which no phrase is
            continue
    own = {"desk_answer.closed": "⟦settled⟧", "few:{count} items of evidence": "⟦a few: ⟧{count}"}
    return {key: text for key, text in words.items() if is_english(key)} | own


def _money(money: Money) -> str:
    return f"{money.grouped} {money.currency}"


def _joined(parts: Sequence[str]) -> str:
    return "+".join(parts)


LOCALE: Final = Locale(
    tag=TAG,
    latin="en",
    words=MappingProxyType(_words()),
    plural=lambda count: {1: "one", 2: "few"}.get(count, "other"),
    day=str,
    month=lambda day: str(day)[:7],
    days="{}d".format,
    money=_money,
    claimed=_money,
    listed=_joined,
    either="|".join,
    numeral=str,
    heading=lambda number, depth: f"{'#' * depth}{number} ",
    cell=str,
    gap="~",
    colon="=",
    semicolon=" / ",
    indented=False,
)
