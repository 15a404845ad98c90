"""The numbers of articles, in Chinese characters."""

from __future__ import annotations

import re
from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_PLACES: Final = ("", "十", "百", "千")


def article_no(number: str) -> str:
    """Return the number of an article as a statute writes it: 十二, 八十二, 一百零一, 六百七十五, 一千零一十.

    Args:
        number: Up to four digits; anything else is returned as it is.
    """
    if not (number.isascii() and number.isdecimal() and number.strip("0") and len(number) <= len(_PLACES)):
        return number
    digits = zip(reversed(number), _PLACES, strict=False)
    written = "".join(_DIGITS[int(digit)] + (place if digit != "0" else "") for digit, place in reversed(tuple(digits)))
    shortened = re.sub("零+", "零", written).strip("零")
    return shortened.removeprefix("一") if shortened.startswith("一十") else shortened
