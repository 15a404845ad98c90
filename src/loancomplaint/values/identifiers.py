"""Check digits and masking of the numbers that name companies and people.

A check digit that holds shows a number without a slip of the pen, not that anybody bears it.
One that does not hold is a doubt for a person to settle; it never shows that a document is forged.
"""

from __future__ import annotations

import datetime as dt
import re
import string
from collections.abc import Callable, Mapping
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


def check(scheme: str, value: str) -> str | None:
    """Say what speaks against *value* being a number of *scheme*.

    Args:
        scheme: ``CN-USCC``, ``CN-RIC`` or ``LEI``; anything else is not checked.

        value: As somebody wrote it; it is normalized first.

    Returns:
        None when nothing does; else an English reason, which never repeats the value.
    """
    checker = _CHECKERS.get(scheme)
    return checker(normalized(value)) if checker else None


_USCC_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC: Final = re.compile(rf"[{_USCC_ALPHABET}]{{2}}[0-9]{{6}}[{_USCC_ALPHABET}]{{10}}")


def uscc_check_character(stem: str) -> str:
    """Return the last character of the unified social credit code that begins with these 17.

    Source: GB 32100-2015, modulus 31, weights the powers of 3.
    """
    total = sum(_USCC_ALPHABET.index(character) * pow(3, i, 31) for i, character in enumerate(stem))
    return _USCC_ALPHABET[-total % 31]


def _doubt_uscc(value: str) -> str | None:
    if not _USCC.fullmatch(value):
        return "a unified social credit code has 18 digits and capitals without I, O, S, V and Z, 6 of them a region"
    return None if value[-1] == uscc_check_character(value[:-1]) else "its check character does not hold"


_RIC: Final = re.compile(r"[0-9]{17}[0-9X]")
_RIC_CHECKS: Final = "10X98765432"
_EARLIEST_BIRTH_YEAR: Final = 1880  # nobody older was alive to be given a number of 18 digits, in use since 1999


def ric_check_character(stem: str) -> str:
    """Return the last character of the resident identity number that begins with these 17 digits.

    Source: GB 11643-1999, by ISO 7064, MOD 11-2.
    """
    total = sum(int(digit) * pow(2, 17 - i, 11) for i, digit in enumerate(stem))
    return _RIC_CHECKS[total % 11]


def _doubt_ric(value: str) -> str | None:
    if not _RIC.fullmatch(value):
        return "a resident identity number has 18 digits, the last of which may be X"
    if not _is_birth_date(value[6:14]):
        return "its birth date is not a day anybody alive could be born on"
    return None if value[-1] == ric_check_character(value[:-1]) else "its check digit does not hold"


def _is_birth_date(digits: str) -> bool:
    try:
        born_on = dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return born_on.year >= _EARLIEST_BIRTH_YEAR


_LEI: Final = re.compile(r"[0-9A-Z]{18}[0-9]{2}")


def lei_check_digits(stem: str) -> str:
    """Return the last two digits of the legal entity identifier that begins with these 18 characters.

    Source: ISO 17442-1, by ISO 7064, MOD 97-10.
    """
    return f"{98 - _as_number(stem + '00') % 97:02}"


def _doubt_lei(value: str) -> str | None:
    if not _LEI.fullmatch(value):
        return "a legal entity identifier has 20 digits and capitals, the last two of them digits"
    return None if value[-2:] == lei_check_digits(value[:-2]) else "its check digits do not hold"


def _as_number(text: str) -> int:
    """Write each letter as its two digits, A as 10 to Z as 35, and read the whole as one number."""
    return int("".join(str(int(character, 36)) for character in text))


_CHECKERS: Final[Mapping[str, Callable[[str], str | None]]] = MappingProxyType(
    {"CN-USCC": _doubt_uscc, "CN-RIC": _doubt_ric, "LEI": _doubt_lei}
)

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
