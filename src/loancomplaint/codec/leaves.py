"""The smallest pieces of a file: how each is read, written and described.

A leaf refuses whatever it would have to change; text is text, a number is no text, and `true` is no number.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from typing import Any, Final, TypeAlias

import attrs

from loancomplaint.codec.sentences import MISFIT, name_in_path, refused, shown_word, would_do, wrong
from loancomplaint.errors import Fault, InputError, ValueRefusedError
from loancomplaint.values.money import CURRENCIES, INTEGER_DIGITS, Money

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200
"""The years a file may speak of; clocks that run on from the last still end on days that exist."""

MAX_WHOLE: Final = 2**53 - 1
"""The greatest whole number that every reader of JSON keeps exact."""

Reader: TypeAlias = Callable[[Any, Any], Any]
"""Takes a piece of JSON and its type (which a leaf knows anyway), and returns the value; raises `InputError`."""

Writer: TypeAlias = Callable[[Any], Any]
"""Takes a value, and returns the piece of JSON; `MISFIT` for what no reader could read back."""


@attrs.frozen(kw_only=True)
class Leaf:
    """One kind of piece.

    Attributes:
        name: What the schema calls it; empty for what needs no name.

        schema: The piece in the words of JSON Schema.
    """

    read: Reader
    write: Writer
    schema: Mapping[str, object]
    name: str = ""


def same(value: object) -> object:
    """Write what JSON can hold as it is."""
    return value


def misfit(value: object) -> object:
    """Write a value of the wrong type: as something that will be refused."""
    return None if value is None else MISFIT


def _text(value: object, _: object = None) -> str:
    if type(value) is str:
        return value
    raise wrong("text", value)


def _flag(value: object, _: object = None) -> bool:
    if type(value) is bool:
        return value
    raise wrong("true or false, without quotes,", value)


def _yes(value: object, _: object = None) -> bool:
    if _flag(value):
        return True
    raise refused("false would ask for nothing, though it reads as if it did; leave the field out, or put not around")


TEXT: Final = Leaf(read=_text, write=same, schema={"type": "string"})
FLAG: Final = Leaf(read=_flag, write=same, schema={"type": "boolean"})
YES: Final = Leaf(read=_yes, write=same, schema={"const": True})


def whole(least: int = -MAX_WHOLE, most: int = MAX_WHOLE) -> Leaf:
    """A whole number between two bounds, both allowed."""
    needed = "a whole number" if least < 0 else f"a whole number of at least {least}"
    needed += f" and at most {most}" if most < MAX_WHOLE else ""

    def read(value: object, _: object = None) -> int:
        if type(value) is not int:
            raise wrong(needed, value)
        if least <= value <= most:
            return value
        raise refused(f"{needed} is needed here; this one lies outside")

    return Leaf(read=read, write=same, schema={"type": "integer", "minimum": least, "maximum": most})


WHOLE: Final = whole()


def patterned(pattern: str, needed: str, name: str) -> Leaf:
    """Text of one form.

    Args:
        pattern: A regular expression that Python and ECMAScript understand alike, anchored at both ends.

        needed: What would do, as the subject of a sentence.

        name: What the schema calls it.
    """
    fits = re.compile(pattern).fullmatch

    def read(value: object, _: object = None) -> str:
        if type(value) is not str:
            raise wrong(needed, value)
        if fits(value):
            return value
        raise refused(f"{needed} is needed here; this text has another form")

    schema = {"type": "string", "pattern": pattern, "description": _sentence(needed)}
    return Leaf(read=read, write=same, schema=schema, name=name)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


DIGEST: Final = patterned(r"^[0-9a-f]{64}$", "a SHA-256 of 64 lower-case hexadecimal digits", "Digest")

# A name of dots and spaces alone is refused as well: some systems drop those at the end of a name, and find `..`.
_NAME = r"(?![. ]*(?:/|$))[^/\\\u0000-\u001f]+"
PLACE: Final = patterned(
    rf"^(?![A-Za-z]:){_NAME}(?:/{_NAME})*$",
    "a path inside the case's folder, relative, its names parted by '/' and none of them '..',",
    "Place",
)


def number(pattern: str, needed: str, name: str) -> Leaf:
    """A decimal number, written as text; see `patterned`."""
    text = patterned(pattern, needed, name)

    def read(value: object, _: object = None) -> Decimal:
        return Decimal(text.read(value, None))

    def write(value: object) -> object:
        return format(value, "f") if type(value) is Decimal else misfit(value)

    return attrs.evolve(text, read=read, write=write)


RATE: Final = number(
    r"^(0|[1-9][0-9]{0,11})(\.[0-9]{1,12})?$",
    'a rate as text, such as "0.0435": ASCII digits, no sign, at most 12 decimals,',
    "Rate",
)
NUMBER: Final = number(r"^-?(0|[1-9][0-9]{0,23})(\.[0-9]{1,24})?$", 'a number as text, such as "0.0435",', "Number")

_DAY_NEEDED = f"a calendar day as text, YYYY-MM-DD, of the years {FIRST_YEAR} to {LAST_YEAR},"


def _day(value: Any, _: object = None) -> dt.date:  # noqa: ANN401 - any piece of JSON
    try:
        return _exact_day(value)
    except (TypeError, ValueError):
        pass
    raise _no_day(value)


@lru_cache(maxsize=10_000)  # the days of 27 years: a file names few, and each of them often
def _exact_day(text: str) -> dt.date:
    day = dt.date.fromisoformat(text)
    # Python reads 20240115 and 2024-W03-1 too, and writes neither.
    if day.isoformat() == text and FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    raise ValueError


def _no_day(value: object) -> InputError:
    if type(value) is not str:
        return wrong(_DAY_NEEDED, value)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) and FIRST_YEAR <= int(value[:4]) <= LAST_YEAR:
        return refused("the calendar has no such day")
    return refused(f"{_DAY_NEEDED} is needed here; this text is another")


def _written_day(value: object) -> object:
    return value.isoformat() if type(value) is dt.date else misfit(value)


DAY: Final = Leaf(
    read=_day,
    write=_written_day,
    schema={
        "type": "string",
        "format": "date",
        "pattern": "^(19[0-9]{2}|2[01][0-9]{2}|2200)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        "description": f"A local calendar day of the years {FIRST_YEAR} to {LAST_YEAR}.",
    },
    name="Day",
)


def _money(value: Any, _: object = None) -> Money:  # noqa: ANN401 - any piece of JSON
    if type(value) is dict and len(value) == 2:  # noqa: PLR2004 - amount and currency
        amount = value.get("amount")
        if type(amount) is str:
            try:
                return Money(amount, value.get("currency"))  # type: ignore[arg-type]  # refused there if not text
            except ValueRefusedError:
                pass
    raise _no_money(value)


def _no_money(value: object) -> InputError:
    if not isinstance(value, dict):
        return wrong('an amount such as {"amount": "500000.00", "currency": "CNY"}', value)
    faults = [Fault(name_in_path(name), "no such field; there are amount, currency") for name in value]
    faults = [fault for fault in faults if fault.path not in {"amount", "currency"}]
    currency = value.get("currency")
    known = currency if isinstance(currency, str) and currency in CURRENCIES else None
    if known is None:
        faults += _missing_or(value, "currency", _CURRENCY_NEEDED)
    faults += _amount_faults(value, known)
    return InputError(faults)


_CURRENCY_NEEDED = 'a code of ISO 4217 in use, three capital letters such as "CNY",'
_AMOUNT_NEEDED = 'an amount as text, such as "500000.00",'


def _missing_or(value: Mapping[str, object], name: str, needed: str) -> list[Fault]:
    if name not in value:
        return [Fault(name, f"missing; {needed.rstrip(',')} is needed here")]
    found = value[name]
    if isinstance(found, str):
        return [Fault(name, f"{needed.rstrip(',')} is needed here; this is another")]
    return [Fault(name, fault.message) for fault in wrong(needed, found).faults]


def _amount_faults(value: Mapping[str, object], currency: str | None) -> list[Fault]:
    amount = value.get("amount")
    if not isinstance(amount, str):
        return _missing_or(value, "amount", _AMOUNT_NEEDED)
    try:
        # Of an unknown currency at least the form can be told, by one of the finest.
        Money(amount, currency or "CLF")
    except ValueRefusedError as error:
        return [Fault("amount", str(error) if currency else f"{_AMOUNT_NEEDED.rstrip(',')} is needed here")]
    return []


def _written_money(value: object) -> object:
    return {"amount": value.text, "currency": value.currency} if type(value) is Money else misfit(value)


def _sum(value: Any, _: object = None) -> Money:  # noqa: ANN401 - any piece of JSON
    money = _money(value)
    if value["amount"][0] == "-":
        raise InputError([Fault("amount", "cannot be negative here; leave out what was reversed")])
    return money


def _money_schema(sign: str) -> Mapping[str, object]:
    amount = rf"^{sign}(0|[1-9][0-9]{{0,{INTEGER_DIGITS - 1}}})(\.[0-9]{{1,{max(CURRENCIES.values())}}})?$"
    return {
        "type": "object",
        "description": "An amount of one currency, with at most its decimals.",
        "properties": {
            "amount": {"type": "string", "pattern": amount},
            "currency": {"description": "A code of ISO 4217.", "enum": sorted(CURRENCIES)},
        },
        "required": ["amount", "currency"],
        "additionalProperties": False,
    }


MONEY: Final = Leaf(read=_money, write=_written_money, schema=_money_schema("-?"), name="Money")
SUM: Final = Leaf(read=_sum, write=_written_money, schema=_money_schema(""), name="Sum")
"""An amount that cannot be negative."""


@cache
def words(kind: type[Enum]) -> Leaf:
    """One word of a closed set."""
    members: dict[Any, Enum] = {member.value: member for member in kind}

    def read(value: Any, _: object = None) -> Enum:  # noqa: ANN401 - any piece of JSON
        try:
            return members[value]
        except (KeyError, TypeError):
            pass
        raise _no_word(value, [*members])

    def write(value: object) -> object:
        return value.value if isinstance(value, kind) else misfit(value)

    described = (kind.__doc__ or "").partition("\n")[0]
    return Leaf(read=read, write=write, schema={"description": described, "enum": [*members]}, name=kind.__name__)


def _no_word(value: object, known: list[str]) -> InputError:
    if not isinstance(value, str):
        return wrong("a word", value)
    return refused(f"{shown_word(value)} is no word for this; {would_do(value, known)}")
