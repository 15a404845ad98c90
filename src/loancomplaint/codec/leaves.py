"""The smallest pieces of a file: how each is read, written and described, and what is said against it.

A leaf refuses whatever it would have to change; text is text, a number is no text, and `true` is no number.
What it says tells what was found and what would do, and repeats nothing of the file.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from typing import Any, Final, TypeAlias, assert_never

import attrs

from loancomplaint.errors import Fault, InputError, ValueRefusedError
from loancomplaint.facts.fields import FIRST_DAY, LAST_DAY, SUM_DIGITS
from loancomplaint.facts.kinds import MAY_BE_SEALED
from loancomplaint.text.strict_json import JsonFlaw, name_in_path
from loancomplaint.values.money import CURRENCIES, INTEGER_DIGITS, Money
from loancomplaint.values.stored import MAX_WHOLE, Between, Narrow, Narrowed

Reader: TypeAlias = Callable[[Any, Any], Any]
"""Takes a piece of JSON and its type (which a leaf knows anyway), and returns the value; raises `InputError`."""

Writer: TypeAlias = Callable[[Any], Any]
"""Takes a value, and returns the piece of JSON; a `Misfit` for what no reader could read back."""


class Misfit:
    """Stands for a value of the wrong type in a noun that is being written."""


@attrs.frozen(kw_only=True)
class Leaf:
    """One kind of piece.

    Attributes:
        name: What the schema calls it, and under which it is described; empty for what needs neither.

        schema: The piece in the words of JSON Schema.

        words: The members of a closed set of words.
    """

    read: Reader
    write: Writer
    schema: Mapping[str, object]
    name: str = ""
    words: tuple[Enum, ...] = ()


def same(value: object) -> object:
    """Write what JSON can hold as it is."""
    return value


def misfit(value: object) -> object:
    """Write a value of the wrong type: as something that will be refused."""
    return None if value is None else Misfit()


def refused(sentence: str) -> InputError:
    """Say what is wrong with this very piece."""
    return InputError([Fault("", sentence)])


def wrong(needed: str, value: object) -> InputError:
    """Say what is wrong with a piece of the wrong type."""
    if isinstance(value, JsonFlaw):
        # The reader of the text has said so already.
        return InputError([])
    if value is None:
        return refused("null says nothing; leave the field out")
    return refused(f"{needed} is needed here, not {_FOUND.get(type(value), 'a value of another type')}")


_FOUND: Final[Mapping[type, str]] = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number with a fraction or an exponent",
    list: "a list",
    dict: "an object",
}


def would_do(word: str, known: Iterable[str]) -> str:
    """Say which words would do, the nearest to *word* first if one is near."""
    near = difflib.get_close_matches(word[:_LONGEST_WORD], [*known], n=1)
    question = f"did you mean '{near[0]}'? " if near and near[0] not in MAY_BE_SEALED else ""
    return f"{question}there are: {', '.join(known) or 'none'}"


_LONGEST_WORD: Final = 40


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

    return Leaf(read=read, write=same, schema={"type": "string", "pattern": pattern}, name=name)


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
    r"^(0|[1-9][0-9]{0,2})(\.[0-9]{1,12})?$",
    'a rate as text, such as "0.0435": ASCII digits, no sign, at most 3 of them before the point and 12 after it,',
    "Rate",
)
POSITIVE: Final = number(
    r"^(?!0(?:\.0*)?$)(0|[1-9][0-9]{0,8})(\.[0-9]{1,12})?$",
    'a number above zero as text, such as "7.1884": ASCII digits, at most 9 before the point and 12 after it,',
    "PositiveNumber",
)
NUMBER: Final = number(r"^-?(0|[1-9][0-9]{0,23})(\.[0-9]{1,24})?$", 'a number as text, such as "0.0435",', "Number")


@lru_cache(maxsize=10_000)  # the days of 27 years: a file names few, and each of them often
def _exact_day(text: str) -> dt.date:
    day = dt.date.fromisoformat(text)
    # Python reads 20240115 and 2024-W03-1 too, and writes neither.
    if day.isoformat() == text:
        return day
    raise ValueError


def _written_day(value: object) -> object:
    return value.isoformat() if type(value) is dt.date else misfit(value)


def days(first: int, last: int, years: str, name: str) -> Leaf:
    """A local calendar day of the years *first* to *last*, which the regular expression *years* matches."""
    needed = f"a calendar day as text, YYYY-MM-DD, of the years {first} to {last},"

    def read(value: Any, _: object = None) -> dt.date:  # noqa: ANN401 - any piece of JSON
        try:
            day = _exact_day(value)
        except (TypeError, ValueError):
            pass
        else:
            if first <= day.year <= last:
                return day
        raise no_day(value)

    def no_day(value: object) -> InputError:
        if type(value) is not str:
            return wrong(needed, value)
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) and first <= int(value[:4]) <= last:
            return refused("the calendar has no such day")
        return refused(f"{needed} is needed here; this text is another")

    pattern = f"^({years})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    schema = {"type": "string", "format": "date", "pattern": pattern}
    return Leaf(read=read, write=_written_day, schema=schema, name=name)


DAY: Final = days(FIRST_DAY.year, LAST_DAY.year, r"19[0-9]{2}|2[01][0-9]{2}|2200", "Day")
"""A day of a case file."""

COMPUTED_DAY: Final = days(1800, 2599, r"(?:1[89]|2[0-5])[0-9]{2}", "ComputedDay")
"""A day that the flow reckons from those of a case file: periods run on from the last of them."""


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
    if money.amount.adjusted() >= SUM_DIGITS:
        raise InputError([Fault("amount", f"at most {SUM_DIGITS} digits before the decimal point are read here")])
    return money


def _money_schema(sign: str, digits: int) -> Mapping[str, object]:
    amount = rf"^{sign}(0|[1-9][0-9]{{0,{digits - 1}}})(\.[0-9]{{1,{max(CURRENCIES.values())}}})?$"
    return {
        "type": "object",
        "properties": {
            "amount": {"type": "string", "pattern": amount},
            "currency": {"enum": sorted(CURRENCIES)},
        },
        "required": ["amount", "currency"],
        "additionalProperties": False,
    }


MONEY: Final = Leaf(read=_money, write=_written_money, schema=_money_schema("-?", INTEGER_DIGITS), name="Money")
SUM: Final = Leaf(read=_sum, write=_written_money, schema=_money_schema("", SUM_DIGITS), name="Sum")
"""An amount of a case file: not negative, and small enough that all of a file can be added up."""


def _currency(value: object, _: object = None) -> str:
    if type(value) is not str:
        raise wrong(_CURRENCY_NEEDED, value)
    if value in CURRENCIES:
        return value
    raise refused(f"{_CURRENCY_NEEDED.rstrip(',')} is needed here; this is another")


CURRENCY: Final = Leaf(read=_currency, write=same, schema={"enum": sorted(CURRENCIES)}, name="Currency")


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

    return Leaf(read=read, write=write, schema={"enum": [*members]}, name=kind.__name__, words=tuple(kind))


def _no_word(value: object, known: list[str]) -> InputError:
    if not isinstance(value, str):
        return wrong("a word", value)
    return refused(f"this is no word for it; {would_do(value, known)}")


def narrowed(mark: Narrowed) -> tuple[type, Leaf]:
    """The form that a mark asks for, and the type of the fields that it may stand on."""
    match mark:
        case Between():
            return int, whole(mark.least, mark.most)
        case Narrow.FILE_PATH:
            return str, PLACE
        case Narrow.DIGEST:
            return str, DIGEST
        case Narrow.CURRENCY:
            return str, CURRENCY
        case Narrow.POSITIVE:
            return Decimal, POSITIVE
        case Narrow.YES:
            return bool, YES
    assert_never(mark)
