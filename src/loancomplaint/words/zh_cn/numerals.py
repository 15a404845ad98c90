"""Numbers in Chinese characters: as headings count, and as instruments repeat a sum."""

from __future__ import annotations

from typing import Final

from loancomplaint.errors import ValueRefusedError
from loancomplaint.values.money import Money

_DIGITS: Final = "零一二三四五六七八九"
_MOST: Final = 99

_CAPITALS: Final = "零壹贰叁肆伍陆柒捌玖"
_PLACES: Final = ((10**8, "亿"), (10**4, "万"), (1000, "仟"), (100, "佰"), (10, "拾"))
_YUAN_DIGITS: Final = 16


def in_chinese(number: int) -> str:
    """Return *number* as a heading counts it: 一, 十, 十二, 二十三; beyond 99, and below 1, in digits."""
    if not 1 <= number <= _MOST:
        return str(number)
    tens, ones = divmod(number, 10)
    high = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return high + (_DIGITS[ones] if ones else "")


def in_capitals(money: Money) -> str:
    """Return a yuan amount in the capital numerals of Chinese instruments (人民币大写).

    整 stands after 元 when nothing follows, and never after 角 or 分. 零 stands where digits are passed over inside
    the yuan, and after 元 where 角 is passed over or the yuan end in zero. Where the provisions leave 零 to the
    writer, this is the first of the forms they print: 壹仟陆佰捌拾元零叁角贰分. A negative amount begins with 负.

    Args:
        money: An amount in CNY below 10,000 万亿 (16 digits of yuan).

    Returns:
        Such as ``玖万玖仟零柒拾捌元壹角叁分``, without the heading 人民币.

    Raises:
        ValueRefusedError: Another currency, or a larger amount.

    Source: 正确填写票据和结算凭证的基本规定, annex 1 to 支付结算办法 (银发〔1997〕393号), items 1 to 4.
    """
    if money.currency != "CNY":
        raise ValueRefusedError(f"only CNY is written in these capitals, not {money.currency}")
    if not money:
        return "零元整"
    yuan, _, fen = abs(money).text.partition(".")
    if len(yuan) > _YUAN_DIGITS:
        raise ValueRefusedError(f"capitals are written for amounts of at most {_YUAN_DIGITS} digits of yuan")
    sign = "负" if money.is_negative else ""
    whole = f"{_spelt(int(yuan))}元" if int(yuan) else ""
    return sign + whole + _small_change(int(fen), int(yuan))


def _spelt(number: int) -> str:
    """Spell a number below 10**16; the empty text for zero."""
    for size, place in _PLACES:
        if number >= size:
            high, low = divmod(number, size)
            gap = "零" if 0 < low < size // 10 else ""
            return _spelt(high) + place + gap + _spelt(low)
    return _CAPITALS[number] if number else ""


def _small_change(cents: int, yuan: int) -> str:
    if not cents:
        return "整"
    jiao, fen = divmod(cents, 10)
    gap = "零" if yuan and (yuan % 10 == 0 or not jiao) else ""
    tenths = f"{_CAPITALS[jiao]}角" if jiao else ""
    hundredths = f"{_CAPITALS[fen]}分" if fen else ""
    return gap + tenths + hundredths
