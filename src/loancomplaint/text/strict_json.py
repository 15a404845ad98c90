"""The strict reader of JSON text: the value, or every fault with its path.

Nothing that two readers could understand differently passes: no name twice, no NaN, no half character.
"""

from __future__ import annotations

import itertools
import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias, TypeVar

from loancomplaint.errors import Fault, InputError
from loancomplaint.text.characters import code_point

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
"""What a JSON text can hold."""

MAX_BYTES: Final = 16 * 1024 * 1024
"""The size up to which a text is read, in bytes of UTF-8."""

MAX_DEPTH: Final = 64
"""How many arrays and objects may stand one inside another."""

MAX_DIGITS: Final = 640
"""The most digits of a whole number. No setting of the interpreter makes it refuse so few."""

MAX_FAULTS: Final = 1000
"""The most faults that are listed of one text."""


def parse_json(data: bytes | str, *, max_bytes: int = MAX_BYTES, max_depth: int = MAX_DEPTH) -> JsonValue:
    """Read a JSON text.

    Numbers with a fraction or an exponent come back as floats: whether a float may stand there is for the reader of
    the value to say.

    Args:
        data: UTF-8 without a byte order mark, or the text itself.

        max_bytes: The greatest size in bytes of UTF-8.

        max_depth: How many arrays and objects may stand one inside another; below the interpreter's recursion limit.

    Returns:
        The value; names are unique, floats finite, texts free of lone surrogates.

    Raises:
        InputError: With every fault, in the order of the text and up to `MAX_FAULTS`. What keeps the text from being
            read at all (size, encoding, syntax) is one fault alone, its place as line and column. No fault repeats
            any of the text but names that are plain words.
    """
    text = _text(data, max_bytes)
    try:
        value: JsonValue = _STRICT.decode(text)
        if not (_is_deeper(value, max_depth) or _has_half_character(text, value)):
            return value
    except (json.JSONDecodeError, RecursionError, _FlawError):
        pass
    # Raised out here, so that no exception drags the text of the file along as its context.
    faults = list(itertools.islice(_faults(text, max_depth), MAX_FAULTS))
    # A caller that has almost used up the stack itself may meet a RecursionError in the first pass only.
    raise InputError(faults or [_too_deep("", max_depth)])


class _FlawError(Exception):
    """A name or number that Python would read and JSON has not; its text says so. Never leaves this module."""


def _text(data: bytes | str, max_bytes: int) -> str:
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if len(raw) > max_bytes:
        raise InputError([Fault("", f"larger than {max_bytes:,} bytes; leave out what is not part of the case")])
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
    else:
        return _without_mark(text)
    raise InputError([Fault("", f"not UTF-8 in line {line}; save the file as UTF-8")])


def _without_mark(text: str) -> str:
    if text.startswith("\N{BYTE ORDER MARK}"):
        raise InputError([Fault("", "begins with a byte order mark; save the file as UTF-8 without one")])
    return text


def _object(members: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    value = dict(members)
    if len(value) != len(members):
        raise _FlawError
    return value


def _whole_number(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise _FlawError(f"a number of more than {MAX_DIGITS} digits; no field has one")
    return int(digits)


def _finite_number(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise _FlawError("a number too large for JSON; no field has one")
    return number


def _constant(_: str) -> float:
    raise _FlawError("NaN and Infinity are no JSON numbers; leave the field out")


_STRICT: Final = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_whole_number, parse_float=_finite_number, parse_constant=_constant
)


def _is_deeper(value: JsonValue, max_depth: int) -> bool:
    level = [value] if isinstance(value, (list, dict)) else []
    for _ in range(max_depth):
        if not level:
            return False
        level = [
            inner
            for outer in level
            for inner in (outer.values() if type(outer) is dict else outer)
            if type(inner) is dict or type(inner) is list
        ]
    return bool(level)


_ESCAPED_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def _has_half_character(text: str, value: JsonValue) -> bool:
    """Whether a surrogate was escaped in *text* without its other half; pairs are one character in *value*."""
    return bool(_ESCAPED_SURROGATE.search(text) and _LONE_SURROGATE.search(json.dumps(value, ensure_ascii=False)))


# The slow pass, for a text already known to be wrong: the same reading, but flaws stay in the tree where they stood.


class _Members(list["tuple[str, object]"]):
    """An object as it was written, each name as often as it stood there."""


T = TypeVar("T")


def _kept(read: Callable[[str], T]) -> Callable[[str], T | _FlawError]:
    def read_or_keep(digits: str) -> T | _FlawError:
        try:
            return read(digits)
        except _FlawError as flaw:
            return flaw

    return read_or_keep


_LENIENT: Final = json.JSONDecoder(
    object_pairs_hook=_Members,
    parse_int=_kept(_whole_number),
    parse_float=_kept(_finite_number),
    parse_constant=_kept(_constant),
)


def _faults(text: str, max_depth: int) -> Iterator[Fault]:
    try:
        tree: object = _LENIENT.decode(text)
    except json.JSONDecodeError as error:
        yield _syntax_fault(error)
    except RecursionError:
        yield _too_deep("", max_depth)
    else:
        yield from _faults_in(tree, "", max_depth, max_depth)


def _too_deep(path: str, max_depth: int) -> Fault:
    return Fault(path, f"arrays and objects stand more than {max_depth} deep here; a case file needs far fewer")


_SYNTAX: Final = (
    ("Expecting value", "a value is missing or misspelt"),
    ("Expecting property name", "a name in double quotes is missing"),
    ("Expecting ':' delimiter", "a colon is missing"),
    ("Expecting ',' delimiter", "a comma or a closing bracket is missing"),
    ("Illegal trailing comma", "a comma stands before a closing bracket"),
    ("Unterminated string", "a text is not closed by a double quote"),
    ("Invalid control character", r"a line break or control character stands in a text; write it as \n or \u000a"),
    ("Invalid \\", r"a backslash stands before something it cannot; write a backslash itself as \\"),
    ("Extra data", "something follows after the end"),
)


def _syntax_fault(error: json.JSONDecodeError) -> Fault:
    found = next((words for start, words in _SYNTAX if error.msg.startswith(start)), "this is not written as JSON is")
    return Fault("", f"not JSON in line {error.lineno}, column {error.colno}: {found}")


def _faults_in(node: object, path: str, room: int, max_depth: int) -> Iterator[Fault]:
    match node:
        case _FlawError():
            yield Fault(path, str(node))
        case str() if half := _LONE_SURROGATE.search(node):
            yield Fault(path, f"{code_point(half[0])}, half a surrogate pair, stands in this text and is no character")
        case list() if room == 0:
            yield _too_deep(path, max_depth)
        case _Members():
            yield from _faults_in_object(node, path, room - 1, max_depth)
        case list():
            for i, item in enumerate(node):
                yield from _faults_in(item, f"{path}[{i}]", room - 1, max_depth)


def _faults_in_object(members: _Members, path: str, room: int, max_depth: int) -> Iterator[Fault]:
    times = Counter(name for name, _ in members)
    met: set[str] = set()
    for name, value in members:
        here = f"{path}.{_shown(name)}" if path else _shown(name)
        if name not in met and (half := _LONE_SURROGATE.search(name)):
            yield Fault(here, f"{code_point(half[0])}, half a surrogate pair, stands in this name and is no character")
        if name not in met and times[name] > 1:
            yield Fault(here, f"this name stands {times[name]} times in one object; keep one of them")
        met.add(name)
        yield from _faults_in(value, here, room, max_depth)


_WORD: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")


def _shown(name: str) -> str:
    """Return a name as a fault may show it: whatever is not a plain word may be somebody's data."""
    return name if _WORD.fullmatch(name) else "<a name that is not a word>"
