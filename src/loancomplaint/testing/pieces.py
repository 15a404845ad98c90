"""What the strategies draw a case file with: plain choices, most of them from lists.

A strategy for every field of every class takes several times as long.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Final, TypeVar

from hypothesis import strategies as st

from loancomplaint.facts import Identifier, IdentifierScheme
from loancomplaint.values.identifiers import lei_check_digits, ric_check_character, uscc_check_character
from loancomplaint.values.money import CURRENCIES, Money

T = TypeVar("T")

_FIRST_DAY: Final = dt.date(2010, 1, 1)
_LAST_DAY: Final = dt.date(2030, 12, 31)

DAYS: Final = st.sampled_from([_FIRST_DAY + dt.timedelta(days=n) for n in range((_LAST_DAY - _FIRST_DAY).days + 1)])

_OFFSETS: Final = (0, -1, 1, -30, -64, -90, -91, -180, -270, -360, -361, -730, -1095, 30, 365, *range(-400, 60, 7))
"""From the day of a file to a day in it: on the edge of a term, or anywhere about."""

_PEOPLE: Final = ("李某", "王某", "周某", "赵某", "Ada Byron", "某某机械有限公司", "海陆通商贸易有限公司")
_PARTIES: Final = (*_PEOPLE * 2, "P1", "P9")
NAMES: Final = st.sampled_from(_PEOPLE)

_PROSE: Final = st.sampled_from(
    [
        "第2期本息到期未还，罚息、复利另计。",
        "设备以低价转让给关联企业。",
        "资金流水异常，涉嫌洗钱。",
        "借款人就是骗子。",
        "依合同第八条提供，有书面授权。",
        "Paid late; penalty interest is reckoned apart.",
        "<b>&amp;{{ 7*7 }}</b> | # * _ [x](y)",
        "镕昇喆堃䶮 ｆｕｌｌ 𠮷",
        "two\nlines\tand a tab",
        "",
    ]
)
TEXTS: Final = _PROSE | _PROSE | _PROSE | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)

_CURRENCIES: Final = (*[("CNY",)] * 6, ("USD",), ("JPY",), ("CNY", "BHD"), ("USD", "CNY"))


def exact(currency: str, units: int) -> Money:
    """So many minor units of a currency."""
    return Money(Decimal(units).scaleb(-CURRENCIES[currency]), currency)


def fraction(ten_thousandths: int) -> Decimal:
    """A rate."""
    return Decimal(ten_thousandths).scaleb(-4)


@cache
def _from(values: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any closed set
    return st.sampled_from(values)


@cache
def _up_to(most: int) -> st.SearchStrategy[int]:
    return st.integers(0, most)


class Pieces:
    """Draws the pieces of one file, so that its days, its currency and its ids go together.

    Attributes:
        as_of: The day of the file.

        violations: The ids of its violations; likewise evidence.
    """

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self.as_of = draw(DAYS)
        self._currencies: tuple[str, ...] = self.one(_CURRENCIES)
        self._fullness = self.one(("as it comes", "as it comes", "whole", "bare"))
        self.violations = self.ids("V", 4)
        self.evidence = self.ids("E", 6)

    def one(self, values: Any) -> Any:  # noqa: ANN401 - any closed set
        """One of these."""
        return self._draw(_from(values))

    def whole(self, most: int) -> int:
        """A whole number from 0 to *most*."""
        return self._draw(_up_to(most))

    def ids(self, letter: str, most: int) -> tuple[str, ...]:
        """None or some of ``E1``, ``E2`` and so on."""
        return tuple(f"{letter}{n + 1}" for n in range(self.whole(most)))

    def between(self, least: int, most: int) -> int:
        """A whole number between two bounds, and near the least."""
        return least + self.whole(min(most - least, 60))

    def flag(self) -> bool:
        """Yes or no."""
        return bool(self.whole(1))

    def name(self) -> str:
        """A name of a person or a firm."""
        return self._draw(NAMES)

    def text(self) -> str:
        """What somebody wrote."""
        return self._draw(TEXTS)

    def day(self) -> dt.date:
        """A day that has to do with the day of the file."""
        day = self.as_of + dt.timedelta(days=self.one(_OFFSETS))
        return min(max(day, _FIRST_DAY), _LAST_DAY)

    def amount(self) -> Money:
        """An amount, mostly of the file's one currency."""
        currency = self._currencies[0] if len(self._currencies) == 1 else self.one(self._currencies)
        return exact(currency, self.whole(200_000_000))

    def rate(self) -> Decimal:
        """A fraction of a year."""
        return fraction(self.whole(3000))

    def party(self) -> str:
        """How a file names somebody: by name mostly, else by an id."""
        return str(self.one(_PARTIES))

    def item_id(self) -> str:
        """The id of an item of evidence, now and then of none."""
        return str(self.one((*self.evidence * 4, "E99")))

    def violation_ids(self) -> tuple[str, ...]:
        """Ids of violations, now and then of none."""
        return self.some(lambda: str(self.one((*self.violations * 4, "V99"))))

    def some(self, make: Callable[[], T], most: int = 2) -> tuple[T, ...]:
        """None or some of a thing."""
        return tuple(make() for _ in range(self.whole(most)))

    def seldom(self, make: Callable[[], T]) -> T | None:
        """A thing that few files have."""
        return make() if self.whole(3) == 3 else None  # noqa: PLR2004 - one in four

    def given(self, number: int) -> tuple[bool, ...]:
        """Which of so many things that a draft may leave out are there."""
        every = 2**number - 1
        drawn = {"whole": every, "bare": 0}.get(self._fullness)
        drawn = self.whole(every) if drawn is None else drawn
        return tuple(bool(drawn >> i & 1) for i in range(number))

    def identifier(self) -> Identifier:
        """A number by which somebody is known, mostly a right one."""
        scheme = self.one(tuple(IdentifierScheme))
        return Identifier(scheme=scheme, value=_NUMBERS[scheme](self.whole(10**8 - 1)))

    def identifiers(self) -> tuple[Identifier, ...]:
        """Numbers by which somebody is known, if any."""
        return self.some(self.identifier, 1)


def _uscc(number: int) -> str:
    stem = f"91{number:08d}MA1GT3X"
    return stem + uscc_check_character(stem)


def _ric(number: int) -> str:
    born = dt.date(1950, 1, 1) + dt.timedelta(days=number % 20_000)
    stem = f"310101{born:%Y%m%d}{number % 1000:03d}"
    return stem + ric_check_character(stem)


def _lei(number: int) -> str:
    stem = f"{number:018d}"
    return stem + lei_check_digits(stem)


_NUMBERS: Final[Mapping[IdentifierScheme, Callable[[int], str]]] = {
    IdentifierScheme.CN_USCC: _uscc,
    IdentifierScheme.CN_RIC: _ric,
    IdentifierScheme.LEI: _lei,
    IdentifierScheme.OTHER: "NO-{}".format,
}
