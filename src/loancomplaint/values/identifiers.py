"""Check digits and masking of the numbers that name companies and people.

A check digit that holds shows a number without a slip of the pen, not that anybody bears it.
One that does not hold is a doubt for a person to settle; it never shows that a document is forged.
"""

from __future__ import annotations

import datetime as dt
import re
import string
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

_HYPHENS: Final = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}"
_LATIN: Final = string.digits + string.ascii_letters
_FULL_WIDTH_SHIFT: Final = ord("\N{FULLWIDTH DIGIT ZERO}") - ord("0")
_PLAIN: Final = str.maketrans(
    {letter: letter.upper() for letter in string.ascii_lowercase}
    | {chr(ord(letter) + _FULL_WIDTH_SHIFT): letter.upper() for letter in _LATIN}
    | dict.fromkeys(_HYPHENS)
)


def normalized(text: str) -> str:
    """Return *text* as the registers print it: full-width digits and letters in ASCII, upper case, no gaps.

    Spaces of every kind and hyphens go; any other character stays, for `check` to find.
    """
    return "".join(text.split()).translate(_PLAIN)


def check(scheme: str, value: str, on: dt.date | None = None) -> str | None:
    """Say what speaks against *value* being a number of *scheme*.

    Args:
        scheme: ``CN-USCC``, ``CN-RIC`` or ``LEI``; anything else is not checked.

        value: As somebody wrote it; it is normalized first.

        on: The day on which its bearer was alive; without it a birth date may be any from 1900 on.

    Returns:
        None when nothing does; else an English reason, which never repeats the value.
    """
    checker = _CHECKERS.get(scheme)
    return checker(normalized(value), on) if checker else None


_USCC_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC: Final = re.compile(rf"[{_USCC_ALPHABET}]{{2}}[0-9]{{6}}[{_USCC_ALPHABET}]{{10}}")


def uscc_check_character(stem: str) -> str:
    """Return the last character of the unified social credit code that begins with these 17.

    Source: GB 32100-2015, modulus 31, weights the powers of 3.
    """
    total = sum(_USCC_ALPHABET.index(character) * pow(3, i, 31) for i, character in enumerate(stem))
    return _USCC_ALPHABET[-total % 31]


def _doubt_uscc(value: str, _: dt.date | None) -> str | None:
    if not _USCC.fullmatch(value):
        return "a unified social credit code has 18 digits and capitals without I, O, S, V and Z, 6 of them a region"
    return None if value[-1] == uscc_check_character(value[:-1]) else "its check character does not hold"


_RIC: Final = re.compile(r"[0-9]{17}[0-9X]")
_RIC_CHECKS: Final = "10X98765432"
_EARLIEST_BIRTH_YEAR: Final = 1900  # numbers of 18 digits are in use since 1999


def ric_check_character(stem: str) -> str:
    """Return the last character of the resident identity number that begins with these 17 digits.

    Source: GB 11643-1999, by ISO 7064, MOD 11-2.
    """
    total = sum(int(digit) * pow(2, 17 - i, 11) for i, digit in enumerate(stem))
    return _RIC_CHECKS[total % 11]


def _doubt_ric(value: str, on: dt.date | None) -> str | None:
    if not _RIC.fullmatch(value):
        return "a resident identity number has 18 digits, the last of which may be X"
    if not _is_birth_date(value[6:14], on or dt.date.max):
        return "its birth date is not a day anybody alive could be born on"
    return None if value[-1] == ric_check_character(value[:-1]) else "its check digit does not hold"


def _is_birth_date(digits: str, on: dt.date) -> bool:
    born_on = _as_date(digits)
    return born_on is not None and born_on.year >= _EARLIEST_BIRTH_YEAR and born_on <= on


def _as_date(digits: str) -> dt.date | None:
    try:
        return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


_LEI: Final = re.compile(r"[0-9A-Z]{18}[0-9]{2}")


def lei_check_digits(stem: str) -> str:
    """Return the last two digits of the legal entity identifier that begins with these 18 characters.

    Source: ISO 17442-1, by ISO 7064, MOD 97-10.
    """
    return f"{98 - _as_number(stem + '00') % 97:02}"


def _doubt_lei(value: str, _: dt.date | None) -> str | None:
    if not _LEI.fullmatch(value):
        return "a legal entity identifier has 20 digits and capitals, the last two of them digits"
    return None if value[-2:] == lei_check_digits(value[:-2]) else "its check digits do not hold"


def _as_number(text: str) -> int:
    """Write each letter as its two digits, A as 10 to Z as 35, and read the whole as one number."""
    return int("".join(str(int(character, 36)) for character in text))


_CHECKERS: Final[Mapping[str, Callable[[str, dt.date | None], str | None]]] = MappingProxyType(
    {"CN-USCC": _doubt_uscc, "CN-RIC": _doubt_ric, "LEI": _doubt_lei}
)


class NumberForm(StrEnum):
    """What a number that nobody explains can be told to be, by its form alone."""

    RESIDENT = "resident"
    MOBILE = "mobile"
    CARD = "card"


_MOBILE: Final = re.compile(r"(?:(?:00)?86|0)?(1[3-9][0-9]{9})")
_CARD: Final = re.compile(r"[1-9][0-9]{15,18}")
_SERIAL: Final = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")


def form_of(number: str) -> NumberForm | None:
    """Tell by length, beginning, birth date and check digit whether digits are a person's number.

    Args:
        number: Digits, the last of which may be ``x``; before a mobile number 86, 0086 or 0 may stand.

    Returns:
        None for a number that is none of a person's, or of which nobody can say; what begins with a date is the
        serial number of a booking, and no card.
    """
    if _doubt_ric(number.upper(), None) is None:
        return NumberForm.RESIDENT
    if _MOBILE.fullmatch(number):
        return NumberForm.MOBILE
    if _CARD.fullmatch(number) and _holds_by_luhn(number) and not _SERIAL.match(number):
        return NumberForm.CARD
    return None


def may_be_a_persons(number: str) -> bool:
    """Whether digits have the length and the beginning of a person's number, whatever their check digit says."""
    if form_of(number) is not None or (_RIC.fullmatch(number.upper()) and _as_date(number[6:14])):
        return True
    return bool(_CARD.fullmatch(number)) and not _YEAR.match(number)


_YEAR: Final = re.compile("19|20")


def ways_to_dial(phone: str) -> tuple[tuple[str, str], ...]:
    """Return every way in which a telephone number is written down: what stands before it, and the number.

    Args:
        phone: Its digits.
    """
    if mobile := _MOBILE.fullmatch(phone):
        return tuple((before, mobile[1]) for before in ("", "86", "0086", "0"))
    if line := _LINE.fullmatch(phone):
        area, number = line.groups()
        return ("", number), *((before + area, number) for before in ("0", "86", "0086", "860"))
    return (("", phone),)


_LINE: Final = re.compile(r"(?:(?:00)?860?|0)(10|2[0-9]|[3-9][0-9]{2})([2-9][0-9]{6,7})")


def _holds_by_luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812-1, annex B)."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


_HIDDEN_WHOLE: Final = 4
_SHORT: Final = 10
_KEPT_BY_SCHEME: Final = MappingProxyType({"CN-USCC": (2, 4), "CN-RIC": (1, 4), "LEI": (4, 4)})


def masked(value: str, keep_start: int = 0, keep_end: int = 4) -> str:
    """Return *value* with ``*`` for each character but the first *keep_start* and the last *keep_end*.

    A value of up to 4 characters is hidden whole; of one up to 10 never more than half is shown, the end first.
    """
    shown = len(value)
    if len(value) <= _HIDDEN_WHOLE:
        shown = 0
    elif len(value) <= _SHORT:
        shown = len(value) // 2
    end = min(keep_end, shown)
    start = min(keep_start, shown - end)
    return value[:start] + "*" * (len(value) - start - end) + value[len(value) - end :]


def mask_identifier(scheme: str, value: str) -> str:
    """Return an identifier fit for a log: a resident number shows its first and its last 4 characters.

    A company's number is public and shows a little more; a number of any other scheme, such as an account, its
    last 4 characters.
    """
    return masked(value, *_KEPT_BY_SCHEME.get(scheme, (0, 4)))


def mask_name(name: str) -> str:
    """Return the first character of a name of two or more, which in a Chinese name is the surname, and ``*``."""
    return name[:1] + "*" * (len(name) - 1) if len(name) > 1 else "*" * len(name)


def mask_phone(phone: str) -> str:
    """Return a telephone number with its first 3 and last 4 characters: ``138****0000``."""
    return masked(phone, 3, 4)
