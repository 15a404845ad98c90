"""One value has one sequence of bytes, the one RFC 8785 says."""

from __future__ import annotations

import base64
import json
import math
import struct
from collections.abc import Mapping
from decimal import Decimal
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loancomplaint.errors import ValueRefusedError
from loancomplaint.text.canonical import MAX_INTEGER, CanonicalValue, canonical_bytes, digest, sha256_hex

CORPUS = Path(__file__).parents[1] / "corpora" / "json" / "jcs_rfc8785.json"
PAIRS = json.loads(CORPUS.read_text(encoding="utf-8"))["cases"]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-MAX_INTEGER, MAX_INTEGER)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


class Word(StrEnum):
    """A word of a closed set, as fields hold them."""

    GIVEN = "given"


class Rank(IntEnum):
    """A number of a closed set."""

    FIRST = 1


def shuffled(value: Any, random: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return an equal value, its objects in another order and its lists as tuples."""
    if isinstance(value, dict):
        members = list(value.items())
        random.shuffle(members)
        return {name: shuffled(member, random) for name, member in members}
    return tuple(shuffled(item, random) for item in value) if isinstance(value, list) else value


@given(VALUES)
def test_canonical_bytes_hold_the_whole_value(value: Any) -> None:  # noqa: ANN401 - any JSON value
    """A reader that, like ECMAScript, has floats alone reads an equal value, and that value has the same bytes."""
    written = canonical_bytes(value)
    read = json.loads(written, parse_int=float)

    assert value == read
    assert written == canonical_bytes(read)


@given(VALUES, st.randoms(use_true_random=False))
def test_the_order_of_fields_does_not_matter(value: Any, random: Any) -> None:  # noqa: ANN401 - any JSON value
    """Two programs that build one object in different orders get one digest."""
    assert digest(value) == digest(shuffled(value, random))


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_written_so_that_it_is_read_the_same(number: float) -> None:
    """The shortest digits are enough, and zero has no sign."""
    written = canonical_bytes(number).decode()

    assert number == float(written)
    assert not (number == 0 and "-" in written)
    assert not written.startswith("+")


@given(st.integers(-MAX_INTEGER, MAX_INTEGER))
def test_a_whole_number_has_one_form(number: int) -> None:
    """An int and the float equal to it are one number of JSON, and have one sequence of bytes."""
    assert canonical_bytes(number) == canonical_bytes(float(number))


@given(st.lists(TEXTS, unique=True, max_size=8))
def test_names_stand_in_the_order_of_utf_16(names: list[str]) -> None:
    """Names are sorted as ECMAScript sorts them, which beyond the basic plane is not the order of code points."""
    written = json.loads(canonical_bytes(dict.fromkeys(names)))

    units = [struct.unpack(f">{len(name.encode('utf-16-be')) // 2}H", name.encode("utf-16-be")) for name in written]
    assert sorted(units) == units


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_the_published_pairs(pair: Mapping[str, str]) -> None:
    """The six documents of the author of the RFC come out as published, to the byte."""
    value = json.loads(base64.b64decode(pair["input_b64"]))

    assert base64.b64decode(pair["output_b64"]) == canonical_bytes(value)


@pytest.mark.parametrize(
    ("bits", "written"),
    [
        ("0000000000000000", "0"),
        ("8000000000000000", "0"),
        ("0000000000000001", "5e-324"),
        ("8000000000000001", "-5e-324"),
        ("7fefffffffffffff", "1.7976931348623157e+308"),
        ("ffefffffffffffff", "-1.7976931348623157e+308"),
        ("4340000000000000", "9007199254740992"),
        ("c340000000000000", "-9007199254740992"),
        ("4430000000000000", "295147905179352830000"),
        ("44b52d02c7e14af5", "9.999999999999997e+22"),
        ("44b52d02c7e14af6", "1e+23"),
        ("44b52d02c7e14af7", "1.0000000000000001e+23"),
        ("444b1ae4d6e2ef4e", "999999999999999700000"),
        ("444b1ae4d6e2ef4f", "999999999999999900000"),
        ("444b1ae4d6e2ef50", "1e+21"),
        ("3eb0c6f7a0b5ed8c", "9.999999999999997e-7"),
        ("3eb0c6f7a0b5ed8d", "0.000001"),
        ("41b3de4355555553", "333333333.3333332"),
        ("41b3de4355555554", "333333333.33333325"),
        ("41b3de4355555555", "333333333.3333333"),
        ("41b3de4355555556", "333333333.3333334"),
        ("41b3de4355555557", "333333333.33333343"),
        ("becbf647612f3696", "-0.0000033333333333333333"),
        ("43143ff3c1cb0959", "1424953923781206.2"),
    ],
)
def test_the_numbers_of_the_appendix(bits: str, written: str) -> None:
    """RFC 8785, appendix B: one number each side of every change of form."""
    (number,) = struct.unpack(">d", bytes.fromhex(bits))

    assert written == canonical_bytes(number).decode()


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, b"null"),
        (True, b"true"),
        ([], b"[]"),
        ((), b"[]"),
        ({}, b"{}"),
        ([[], {}], b"[[],{}]"),
        (Word.GIVEN, b'"given"'),
        (Rank.FIRST, b"1"),
        ({Word.GIVEN: (1, 2)}, b'{"given":[1,2]}'),
        ("金额/</", '"金额/</"'.encode()),
        ('\b\t\n\f\r"\\\x00\x1f\x7f', b'"\\b\\t\\n\\f\\r\\"\\\\\\u0000\\u001f\x7f"'),
        ({"\U0001f600": 1, "\ufb33": 2, "": 3, "a": 4}, '{"":3,"a":4,"\U0001f600":1,"\ufb33":2}'.encode()),
        (MAX_INTEGER, b"9007199254740991"),
        (-MAX_INTEGER, b"-9007199254740991"),
    ],
)
def test_awkward_values(value: CanonicalValue, written: bytes) -> None:
    """Empty things, words of closed sets, escapes and no more than those, names beyond the basic plane."""
    assert written == canonical_bytes(value)


HOLDS_ITSELF: list[Any] = []
HOLDS_ITSELF.append(HOLDS_ITSELF)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (math.nan, "NaN"),
        ([math.inf], "infinity"),
        ({"a": -math.inf}, "infinity"),
        (MAX_INTEGER + 1, "beyond"),
        (-MAX_INTEGER - 1, "beyond"),
        ("\ud800", "surrogate"),
        ({"\udfff": 1}, "surrogate"),
        ({1: 2}, "a name in JSON is text, not of type int"),
        (Decimal(1), "type Decimal has no place"),
        (b"bytes", "type bytes has no place"),
        ([{1, 2}], "type set has no place"),
        (HOLDS_ITSELF, "holds itself"),
    ],
)
def test_what_json_has_not_is_refused(value: Any, reason: str) -> None:  # noqa: ANN401 - any value at all
    """What two readers could take for two values has no canonical bytes."""
    with pytest.raises(ValueRefusedError, match=reason):
        canonical_bytes(value)


def test_a_digest_is_the_sha_256_of_the_bytes() -> None:
    """The digest can be checked with any other program."""
    assert "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a" == digest({})
    assert digest({"b": 1, "a": 2.0}) == sha256_hex(b'{"a":2,"b":1}')
