"""Chinese, as the head of risk of a Chinese bank writes it; filed as the code that says it.

A key that several rooms say is filed with the lowest of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from loancomplaint.errors import ValueRefusedError
from loancomplaint.values.money import Money
from loancomplaint.words.locales import Locale
from loancomplaint.words.zh_cn import (
    assessment,
    channels,
    cli,
    debt,
    documents,
    facts,
    followup,
    jurisdictions,
    labels,
    law,
    notices,
    privacy,
    proofs,
    renderers,
    reports,
    rules,
)
from loancomplaint.words.zh_cn.numerals import in_capitals, in_chinese

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **labels.WORDS,
        **assessment.WORDS,
        **channels.WORDS,
        **cli.WORDS,
        **debt.WORDS,
        **documents.WORDS,
        **facts.WORDS,
        **followup.WORDS,
        **jurisdictions.WORDS,
        **law.WORDS,
        **notices.WORDS,
        **privacy.WORDS,
        **proofs.WORDS,
        **renderers.WORDS,
        **reports.WORDS,
        **rules.WORDS,
    }
)
"""What to say for each English key; no key stands in two files."""


def _day(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _month(day: dt.date) -> str:
    return f"{day.year}年{day.month}月"


def _money(money: Money) -> str:
    return f"{money.grouped}元" if money.currency == "CNY" else f"{money.currency} {money.grouped}"


def _claimed(money: Money) -> str:
    """A sum as instruments state it, in capitals too where there are any for it."""
    try:
        return f"{_money(money)}（大写：人民币{in_capitals(money)}）"
    except ValueRefusedError:
        return _money(money)


def _heading(number: int, depth: int) -> str:
    return f"{in_chinese(number)}、" if depth == 1 else f"（{in_chinese(number)}）"


LOCALE: Final = Locale(
    tag="zh-CN",
    latin="en-US",
    words=WORDS,
    plural=lambda _: "other",
    day=_day,
    month=_month,
    days="{}天".format,
    money=_money,
    claimed=_claimed,
    listed="、".join,
    either="或".join,
    numeral=in_chinese,
    heading=_heading,
    cell=str,
    gap="",
    colon="：",
    semicolon="；",
    indented=True,
)
