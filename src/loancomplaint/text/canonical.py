"""One sequence of bytes for one JSON value, and its digest.

The bytes are those of RFC 8785, the JSON Canonicalization Scheme, whatever program writes them.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

from loancomplaint.errors import ValueRefusedError

CanonicalValue: TypeAlias = "bool | int | float | str | Sequence[CanonicalValue] | Mapping[str, CanonicalValue] | None"
"""What has canonical bytes. Of sequences only lists and tuples do, of mappings only dicts."""

MAX_INTEGER: Final = 2**53 - 1
"""The largest integer that every reader of JSON keeps exact (RFC 7493, I-JSON)."""

# ECMAScript writes 10**20 in full and 10**21 with an exponent; 10**-6 in full and 10**-7 with one.
_LEAST_POINT: Final = -6
_GREATEST_POINT: Final = 21

_quoted: Final = json.JSONEncoder(ensure_ascii=False).encode


def canonical_bytes(value: CanonicalValue) -> bytes:
    """Return the canonical bytes of *value*, in UTF-8.

    Equal JSON values have equal bytes: names stand in the order of their UTF-16 code units, numbers are written as
    ECMAScript writes them, and texts are neither normalized nor escaped more than they must be.

    Raises:
        ValueRefusedError: *value* holds something that JSON or I-JSON has not: NaN or an infinity, an integer beyond
            `MAX_INTEGER`, half of a surrogate pair, a name that is not text, any other type, or itself.
    """
    try:
        return "".join(_parts(value)).encode()
    except UnicodeEncodeError:
        found = "half of a surrogate pair stands in a text; it is no character, and has no canonical bytes"
    except RecursionError:
        found = "the value is nested too deep, or holds itself"
    raise ValueRefusedError(found)


def digest(value: CanonicalValue) -> str:
    """Return the SHA-256 of the canonical bytes of *value*, as 64 lower-case hexadecimal digits.

    Raises:
        ValueRefusedError: As `canonical_bytes` does.
    """
    return sha256_hex(canonical_bytes(value))


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 of *data*, as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _parts(value: object) -> Iterator[str]:
    match value:
        case None | bool() | str():
            yield _quoted(value)
        case int():
            yield _integer(value)
        case float():
            yield _number(value)
        case list() | tuple():
            yield from _array(value)
        case dict():
            yield from _object(value)
        case _:
            raise ValueRefusedError(f"a value of type {type(value).__name__} has no place in JSON; write it as text")


def _array(items: Sequence[object]) -> Iterator[str]:
    opening = "["
    for item in items:
        yield opening
        yield from _parts(item)
        opening = ","
    yield "]" if items else "[]"


def _object(members: Mapping[object, object]) -> Iterator[str]:
    opening = "{"
    for name in sorted(map(_name, members), key=_utf16):
        yield f"{opening}{_quoted(name)}:"
        yield from _parts(members[name])
        opening = ","
    yield "}" if members else "{}"


def _name(name: object) -> str:
    if not isinstance(name, str):
        raise ValueRefusedError(f"a name in JSON is text, not of type {type(name).__name__}")
    return name


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-be", "surrogatepass")


def _integer(value: int) -> str:
    if abs(value) > MAX_INTEGER:
        raise ValueRefusedError("an integer beyond 2**53 - 1 is not kept exact by every reader; write it as text")
    return int.__repr__(value)


def _number(value: float) -> str:
    """Write a number as ECMAScript's ``Number::toString`` does."""
    if not math.isfinite(value):
        raise ValueRefusedError("JSON has no NaN and no infinity; leave the field out")
    if value == 0:
        return "0"
    sign, digits, point = _shortest(value)
    return sign + _placed(digits, point)


def _shortest(value: float) -> tuple[str, str, int]:
    """Return sign, significant digits and the place of the point: 0.*digits* times ten to the *point*."""
    # Python's repr finds the same shortest digits as ECMAScript; only their layout differs.
    decimal = Decimal(float.__repr__(value)).as_tuple()
    digits = "".join(map(str, decimal.digits))
    point = len(digits) + int(decimal.exponent)
    return "-" * decimal.sign, digits.rstrip("0"), point


def _placed(digits: str, point: int) -> str:
    if 0 < point <= _GREATEST_POINT:
        whole, fraction = digits[:point].ljust(point, "0"), digits[point:]
        return f"{whole}.{fraction}" if fraction else whole
    if _LEAST_POINT < point <= 0:
        return f"0.{'0' * -point}{digits}"
    mantissa = f"{digits[0]}.{digits[1:]}" if digits[1:] else digits
    return f"{mantissa}e{point - 1:+d}"
