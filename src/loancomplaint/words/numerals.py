"""Whole numbers in Chinese characters, as headings and lists count."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_MOST: Final = 99


def in_chinese(number: int) -> str:
    """Return *number* as a heading counts it: 一, 十, 十二, 二十三; beyond 99, and below 1, in digits."""
    if not 1 <= number <= _MOST:
        return str(number)
    tens, ones = divmod(number, 10)
    high = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return high + (_DIGITS[ones] if ones else "")
