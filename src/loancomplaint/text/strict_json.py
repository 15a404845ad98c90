"""The strict reader of JSON text: the value, or every fault with its path.

Nothing that two readers could understand differently passes: no name twice, no NaN, no half character.
One decoder reads the text once; what is no JSON stays in the tree as a `JsonFlaw` where it stood.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple, TypeAlias

import attrs

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
"""The most faults that are listed of one text; of the rest only the number is told."""


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
    tree = salvaged(data, max_bytes=max_bytes, max_depth=max_depth)
    if tree.faults:
        raise InputError(tree.faults, more=tree.more)
    return tree.value


class Salvaged(NamedTuple):
    """A JSON text, as far as it can be read.

    Attributes:
        value: The value, with a `JsonFlaw` for each number that is none; of a name that stands twice, the last value.

        faults: What is wrong with the text, in its order, up to `MAX_FAULTS`.

        more: How many faults there are beyond those.
    """

    value: JsonValue
    faults: tuple[Fault, ...]
    more: int


@attrs.frozen
class JsonFlaw:
    """A number that Python would read and JSON has not."""

    says: str


def salvaged(data: bytes | str, *, max_bytes: int = MAX_BYTES, max_depth: int = MAX_DEPTH) -> Salvaged:
    """Read a JSON text, and go on where a value in it is wrong; see `parse_json`.

    Raises:
        InputError: Size, encoding, syntax, depth or the whole value leave nothing to go on with.
    """
    text = _text(data, max_bytes)
    decoder, cannot = _Decoder(), None
    try:
        value = decoder.decode(text)
        is_deeper = _is_deeper(value, max_depth)
        if not (decoder.is_flawed or is_deeper or _has_half_character(text, value)):
            return Salvaged(value, (), 0)
    except json.JSONDecodeError as error:
        cannot = _syntax_fault(error)
    except RecursionError:
        cannot = _too_deep("", max_depth)
    # Raised out here, so that no exception drags the text of the file along as its context.
    if cannot:
        raise InputError([cannot])
    found = _faults(value, "", max_depth, max_depth)
    faults = tuple(islice(found, MAX_FAULTS))
    more = sum(1 for _ in found)
    # What is too deep may be too deep for whoever goes on.
    if is_deeper or not all(fault.path for fault in faults):
        raise InputError(faults, more=more)
    return Salvaged(value, faults, more)


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


class _Repeated(dict[str, JsonValue]):
    """An object in which a name stood more than once.

    Attributes:
        members: All of it, as it was written.
    """

    members: list[tuple[str, JsonValue]]


_TOO_LONG: Final = JsonFlaw(f"a number of more than {MAX_DIGITS} digits; no field has one")
_TOO_LARGE: Final = JsonFlaw("a number too large for JSON; no field has one")
_NO_NUMBER: Final = JsonFlaw("NaN and Infinity are no JSON numbers; leave the field out")


class _Decoder:
    """Python's reader, which keeps what JSON has not instead of passing it or stopping there.

    Attributes:
        is_flawed: Whether there was any.
    """

    def __init__(self) -> None:
        self.is_flawed = False

    def decode(self, text: str) -> JsonValue:
        value: JsonValue = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_int=self._whole,
            parse_float=self._number,
            parse_constant=lambda _: self._flaw(_NO_NUMBER),
        ).decode(text)
        return value

    def _flaw(self, flaw: JsonFlaw) -> JsonFlaw:
        self.is_flawed = True
        return flaw

    def _object(self, members: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
        value = dict(members)
        if len(value) == len(members):
            return value
        self.is_flawed = True
        repeated = _Repeated(value)
        repeated.members = members
        return repeated

    def _whole(self, digits: str) -> int | JsonFlaw:
        return int(digits) if len(digits) <= MAX_DIGITS else self._flaw(_TOO_LONG)

    def _number(self, digits: str) -> float | JsonFlaw:
        number = float(digits)
        return self._flaw(_TOO_LARGE) if math.isinf(number) else number


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


def _faults(node: object, path: str, room: int, max_depth: int) -> Iterator[Fault]:
    """The faults in *node*, which may hold *room* more levels."""
    if type(node) is str:
        if half := _LONE_SURROGATE.search(node):
            yield Fault(path, f"{code_point(half[0])}, half a surrogate pair, stands in this text and is no character")
    elif isinstance(node, JsonFlaw):
        yield Fault(path, node.says)
    elif room == 0 and isinstance(node, list | dict):
        yield _too_deep(path, max_depth)
    elif isinstance(node, dict):
        yield from _faults_in_object(node, path, room - 1, max_depth)
    elif isinstance(node, list):
        for i, item in enumerate(node):
            if type(item) is not int:
                yield from _faults(item, f"{path}[{i}]", room - 1, max_depth)


def _faults_in_object(node: dict[str, JsonValue], path: str, room: int, max_depth: int) -> Iterator[Fault]:
    members = node.members if isinstance(node, _Repeated) else [*node.items()]
    times = Counter(name for name, _ in members)
    met: set[str] = set()
    for name, value in members:
        here = f"{path}.{name_in_path(name)}" if path else name_in_path(name)
        if name not in met and (half := _LONE_SURROGATE.search(name)):
            yield Fault(here, f"{code_point(half[0])}, half a surrogate pair, stands in this name and is no character")
        if name not in met and times[name] > 1:
            yield Fault(here, f"this name stands {times[name]} times in one object; keep one of them")
        met.add(name)
        yield from _faults(value, here, room, max_depth)


_WORD: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")


def name_in_path(name: str) -> str:
    """Return a name as a path may show it: whatever is not a plain word may be somebody's data."""
    return name if _WORD.fullmatch(name) else "<a name that is not a word>"
