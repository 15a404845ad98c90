"""A JSON text is read whole and one way only, or refused with every fault and its path."""

from __future__ import annotations

import base64
import contextlib
import json
import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loancomplaint.errors import Fault, InputError
from loancomplaint.text.strict_json import MAX_BYTES, MAX_DEPTH, MAX_DIGITS, MAX_FAULTS, JsonValue, parse_json

CORPUS = json.loads((Path(__file__).parents[1] / "corpora" / "json" / "jsontestsuite.json").read_text(encoding="utf-8"))
REPEATED_NAMES = {"y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"}
NO_WORD = "<a name that is not a word>"

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
WORDS = st.text(string.ascii_letters + "_", min_size=1, max_size=8)
SCALARS: st.SearchStrategy[Any] = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)
FLAWS: tuple[str, ...] = ("NaN", "-Infinity", "1e999", "9" * (MAX_DIGITS + 1), '"\\ud800"')


def cases(*expected: str) -> list[Any]:
    """Return the corpus files of which y (accept), n (reject) or i (either) is expected, as parameters."""
    return [pytest.param(case, id=case["name"]) for case in CORPUS["parsing"] if case["expect"] in expected]


def content(case: dict[str, Any]) -> bytes:
    """Return the bytes of a corpus file; the two large ones are given as a unit, so many times, and a tail."""
    if "b64" in case:
        return base64.b64decode(case["b64"])
    return base64.b64decode(case["repeat_b64"]) * int(case["times"]) + base64.b64decode(case["tail_b64"])


def faults(data: bytes | str, **limits: int) -> tuple[Fault, ...]:
    """Return what is wrong with a text that must be refused."""
    with pytest.raises(InputError) as refused:
        parse_json(data, **limits)
    return refused.value.faults


def paths(data: bytes | str) -> list[str]:
    """Return where something is wrong with a text that must be refused."""
    return [fault.path for fault in faults(data)]


@given(VALUES, st.booleans(), st.sampled_from([None, 0, 2]))
def test_what_was_written_is_read(value: Any, ascii_only: bool, indent: int | None) -> None:  # noqa: ANN401, FBT001 - any JSON value; a drawn flag
    """Every JSON value comes back equal, escaped or not, as text and as bytes."""
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)

    assert value == parse_json(text)
    assert value == parse_json(text.encode())


@given(st.binary() | st.text() | st.text('[]{}",:\\ud8e1.-+NaIfinty \n'))
def test_any_input_is_read_or_refused(data: bytes | str) -> None:
    """No input at all brings another exception, and what is read is what Python's own reader reads."""
    with contextlib.suppress(InputError):
        value = parse_json(data)

        assert json.loads(data) == value


@st.composite
def flawed(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a text of nested arrays and objects with flaws in it, and the paths of the flaws in order."""
    where: list[str] = []

    def written(path: str, room: int) -> str:
        kind = draw(st.sampled_from(["scalar", "flaw", "array", "object"] if room else ["scalar", "flaw"]))
        if kind == "flaw":
            where.append(path)
            return draw(st.sampled_from(FLAWS))
        if kind == "array":
            return "[" + ",".join(written(f"{path}[{i}]", room - 1) for i in range(draw(st.integers(0, 3)))) + "]"
        if kind == "object":
            return "{" + ",".join(members(path, room - 1)) + "}"
        return json.dumps(draw(SCALARS))

    def members(path: str, room: int) -> list[str]:
        names = draw(st.lists(WORDS, max_size=4))
        texts = []
        for i, name in enumerate(names):
            here = f"{path}.{name}" if path else name
            if names.count(name) > 1 and names.index(name) == i:
                where.append(here)
            texts.append(f'"{name}": {written(here, room)}')
        return texts

    return written("", 3), where


@given(flawed())
def test_every_fault_is_found_at_its_path_in_one_reading(drawn: tuple[str, list[str]]) -> None:
    """Whoever mends all the faults of one refusal is done: there is no second round."""
    text, where = drawn

    if where:
        assert where == paths(text)
    else:
        assert json.loads(text) == parse_json(text)


@given(st.integers(0, MAX_DEPTH + 9), st.sampled_from([("[", "]"), ('{"a":', "}"), ('[0,{"a":[],"b":', "}]")]))
def test_depth_is_counted_in_arrays_and_objects(times: int, nest: tuple[str, str]) -> None:
    """Up to the limit a text is read, whatever it is nested in; beyond it, it is refused."""
    text = nest[0] * times + "[]" + nest[1] * times
    depth = times * (1 + nest[0].count(",{")) + 1

    if depth <= MAX_DEPTH:
        assert json.loads(text) == parse_json(text)
    else:
        assert "stand more than 64 deep" in faults(text)[-1].message


@given(TEXTS.filter(lambda name: name.strip(string.ascii_letters + string.digits + "_") != ""))
def test_no_fault_repeats_what_is_not_a_word(name: str) -> None:
    """A name with anything but letters, digits and underscores in it may be somebody's data."""
    member = json.dumps(name)

    assert [NO_WORD] == paths(f"{{{member}:1,{member}:2}}")


@pytest.mark.parametrize("case", cases("n"))
def test_the_suite_of_what_must_be_rejected(case: dict[str, Any]) -> None:
    """188 published texts that are not JSON are refused, each with a fault that says so."""
    assert faults(content(case))


@pytest.mark.parametrize("case", cases("y"))
def test_the_suite_of_what_must_be_accepted(case: dict[str, Any]) -> None:
    """95 published JSON texts are read, but for the two that say one name twice."""
    if case["name"] in REPEATED_NAMES:
        assert ["a"] == paths(content(case))
    else:
        assert json.loads(content(case)) == parse_json(content(case))


@pytest.mark.parametrize("case", cases("i"))
def test_the_suite_of_what_may_be_either(case: dict[str, Any]) -> None:
    """35 published texts on which readers differ are read as Python reads them or refused; nothing else happens."""
    with contextlib.suppress(InputError):
        value = parse_json(content(case))

        assert json.loads(content(case)) == value


def test_the_suite_is_whole() -> None:
    """The counts of the suite are those it was copied with, so that no test above is empty."""
    assert (188, 95, 35) == (len(cases("n")), len(cases("y")), len(cases("i")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"loans":[{"principal":{"amount":"1","amount":"2"}}]}', ["loans[0].principal.amount"]),
        ('{"a":1,"b":2,"a":3,"b":4,"a":5}', ["a", "b"]),
        ('{"a":{"x":1,"x":2},"a":{"y":1,"y":2}}', ["a", "a.x", "a.y"]),
        ('[[{"a":1,"a":1}]]', ["[0][0].a"]),
        ('{"a b":{"c":NaN}}', [f"{NO_WORD}.c"]),
        ('{"张三":1,"张三":2}', [NO_WORD]),
        (f'{{"{"a" * 64}":NaN}}', ["a" * 64]),
        (f'{{"{"a" * 65}":NaN}}', [NO_WORD]),
        ('{"1a":NaN,"_a1":NaN}', [NO_WORD, "_a1"]),
        ('{"":NaN}', [NO_WORD]),
        ('{"a":[NaN,-Infinity,1e400,-1e400]}', ["a[0]", "a[1]", "a[2]", "a[3]"]),
        ('{"\\ud800":"\\udfff"}', [NO_WORD, NO_WORD]),
        ("NaN", [""]),
        ("[" * 65 + "]" * 65, ["[0]" * 64]),
        ('{"a":' * 65 + "1" + "}" * 65, [".".join("a" * 64)]),
        (f'{{"a":{"[" * 64}{"]" * 64},"b":NaN}}', ["a" + "[0]" * 63, "b"]),
    ],
)
def test_faults_have_the_paths_of_the_input(text: str, expected: list[str]) -> None:
    """Nested names and places in arrays are spelt as a reader of the file would spell them."""
    assert expected == paths(text)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not JSON in line 1, column 1: a value is missing"),
        (b"  \n ", "not JSON in line 2, column 2: a value is missing"),
        (b'{"a":1,}', "not JSON in line 1, column"),
        (b'{"a" 1}', "not JSON in line 1, column 6: a colon is missing"),
        (b"[1\n 2]", "not JSON in line 2, column 2: a comma or a closing bracket is missing"),
        (b"{a:1}", "not JSON in line 1, column 2: a name in double quotes is missing"),
        (b'["abc]', "not JSON in line 1, column 2: a text is not closed"),
        (b'["a\nb"]', "not JSON in line 1, column 4: a line break or control character"),
        (b'["\\x"]', "not JSON in line 1, column 3: a backslash"),
        (b"{}{}", "not JSON in line 1, column 3: something follows after the end"),
        (b"'a'", "not JSON in line 1, column 1: a value is missing or misspelt"),
        (b"\xef\xbb\xbf{}", "begins with a byte order mark"),
        (b"\xff\xfe{\x00}\x00", "not UTF-8 in line 1"),
        (b'{\n"a":\n"\xe9"}', "not UTF-8 in line 3"),
        ("\ufeff{}", "begins with a byte order mark"),
        ('["\ud800"]', "not UTF-8 in line 1"),
        ("[" * 100_000, "stand more than 64 deep"),
        ('{"a":' * 100_000, "stand more than 64 deep"),
        ("9" * (MAX_DIGITS + 1), "more than 640 digits"),
        ("9" * 5_000, "more than 640 digits"),
        ("-" + "9" * MAX_DIGITS, "more than 640 digits"),
        ("1e309", "too large"),
        ('{"a":1,"a":1,"a":1}', "stands 3 times in one object"),
    ],
)
def test_a_fault_says_what_and_where(data: bytes | str, message: str) -> None:
    """One fault, its place if it has one as line and column, and what would mend it."""
    (fault,) = faults(data)

    assert message in fault.message


@pytest.mark.parametrize(
    "data",
    [
        b'{"secret":"6222021234567894567" "a"}',
        b'{"name":"6222021234567894567\xff"}',
        b'{"a":NaN,"b":"6222021234567894567"}',
        b'{"6222021234567894567":1,"6222021234567894567":2}',
        b'["6222021234567894567\\ud800"]',
        b"6222021234567894567e999",
    ],
)
def test_a_refusal_carries_nothing_of_the_text(data: bytes) -> None:
    """Neither the message nor a chained exception holds an account number that stood in the file."""
    with pytest.raises(InputError) as refused:
        parse_json(data)

    assert "6222021234567894567" not in f"{refused.value} {refused.value!r}"
    assert None is refused.value.__context__
    assert None is refused.value.__cause__


def test_size_is_counted_in_bytes() -> None:
    """The limit holds for what a file of the text would take, one byte over is too much."""
    assert "元" == parse_json('"元"', max_bytes=5)
    assert "larger than 4 bytes" in faults('"元"', max_bytes=4)[0].message
    assert "larger than 4 bytes" in faults('"元"'.encode(), max_bytes=4)[0].message
    assert [] == parse_json(b" " * (MAX_BYTES - 2) + b"[]")
    assert "larger than 16,777,216 bytes" in faults(b" " * (MAX_BYTES - 1) + b"[]")[0].message


@pytest.mark.parametrize(
    ("text", "depth"), [("1", 0), ("[]", 1), ("{}", 1), ('[{"a":[]}]', 3), ('{"a":1,"b":[[1]]}', 3)]
)
def test_the_depth_a_caller_sets_is_the_depth(text: str, depth: int) -> None:
    """A text as deep as allowed is read; with one less it is refused."""
    assert json.loads(text) == parse_json(text, max_depth=depth)
    if depth:
        assert f"more than {depth - 1} deep" in faults(text, max_depth=depth - 1)[0].message


def test_a_flood_of_faults_is_cut_off() -> None:
    """A hostile text cannot make the list of its faults larger than itself."""
    assert MAX_FAULTS == len(faults(f"[{'NaN,' * 5_000}0]"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('"\\ud83d\\ude00"', "\U0001f600"),
        ('"\\\\ud800"', "\\ud800"),
        ("9" * MAX_DIGITS, int("9" * MAX_DIGITS)),
        ("-0", 0),
        ("1e-999", 0.0),
        ("0.1", 0.1),
        ("null", None),
        ('"NaN"', "NaN"),
        ('{"a":{"a":{"a":1}},"b":{"a":1}}', {"a": {"a": {"a": 1}}, "b": {"a": 1}}),
        ('"\\u0000"', "\x00"),
        ("\t\r\n []", []),
    ],
)
def test_what_only_looks_wrong_is_read(text: str, value: JsonValue) -> None:
    """Escaped pairs, an escaped backslash, the longest number, one name in several objects: all of it is JSON."""
    assert value == parse_json(text)


def test_a_file_with_four_slips_is_refused_once() -> None:
    """The clerk who repeated a field, wrote NaN, a number too large and half a character hears of all four."""
    text = """
    {
      "reference": "TS-2024-0917",
      "loans": [
        {"contract_no": "JJ-1", "principal": {"amount": "1.00", "amount": "2.00", "currency": "CNY"}},
        {"contract_no": "JJ-2", "principal": NaN}
      ],
      "violations": [{"id": "V1", "amount": 1e999, "statement": "\\ud83d"}]
    }
    """

    assert [
        "loans[0].principal.amount",
        "loans[1].principal",
        "violations[0].amount",
        "violations[0].statement",
    ] == paths(text)
