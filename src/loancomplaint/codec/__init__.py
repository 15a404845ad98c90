"""JSON in and out: the only place that knows both shapes.

Strict both ways: nothing is coerced, dropped or truncated, and whatever `dumps` writes, `loads` reads back equal.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from loancomplaint.codec.envelope import body, encoded, envelope_faults, refuse_another_noun
from loancomplaint.codec.faults import in_order
from loancomplaint.codec.nouns import NOUNS, class_of, format_of
from loancomplaint.codec.reading import read
from loancomplaint.codec.toml import json_of
from loancomplaint.codec.writing import write
from loancomplaint.errors import Fault, InputError
from loancomplaint.facts import CaseFile
from loancomplaint.text.strict_json import MAX_BYTES, MAX_DEPTH, MAX_FAULTS, JsonValue, parse_json, salvaged
from loancomplaint.values.typed import guarded

if TYPE_CHECKING:
    from loancomplaint.channels import ChannelPolicy

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "NOUNS",
    "JsonValue",
    "class_of",
    "dumps",
    "format_of",
    "json_of",
    "load",
    "load_policy",
    "loads",
    "loads_as",
    "parse_json",
]

T = TypeVar("T")


@guarded
def load(path: str | Path) -> CaseFile:
    """Read a case file from the disk; see `loads`.

    Raises:
        OSError: It cannot be opened.

        InputError: It is not a case file.
    """
    return loads(_content(path))


def _content(path: str | Path) -> bytes:
    """As much of a file as is ever read; it may be a pipe, which whoever names it fills."""
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except ValueError as odd:  # a null character, or half a character
        raise InputError([Fault("", "no file can have such a name; give another path")]) from odd


@guarded
def loads(data: bytes | str) -> CaseFile:
    """Read a case file.

    Args:
        data: JSON of the format ``loancomplaint/1``, in UTF-8; at most `MAX_BYTES` long and `MAX_DEPTH` deep.

    Raises:
        InputError: It is not one; every fault is listed, with its path in the file's own field names.
    """
    return loads_as(CaseFile, data)


@guarded
def load_policy(path: str | Path) -> ChannelPolicy:
    """Read a channel policy from the disk: TOML where the name ends with ``.toml``, JSON otherwise.

    Raises:
        OSError: It cannot be opened.

        InputError: It is not a policy; every fault is listed, with its path.
    """
    from loancomplaint.channels import ChannelPolicy

    data = _content(path)
    return loads_as(ChannelPolicy, json_of(data) if Path(path).suffix == ".toml" else data)


def loads_as(cls: type[T], data: bytes | str) -> T:
    """Read a noun of the flow that `dumps` wrote.

    Args:
        cls: The class of the noun.

        data: As for `loads`, in the format of that noun.

    Raises:
        InputError: It is not one; every fault is listed, with its path.

        UnknownNameError: Things of that class are not stored by themselves.
    """
    wanted = format_of(cls)
    text = salvaged(data)
    refuse_another_noun(text.value, wanted)
    faults = [*text.faults, *envelope_faults(text.value, wanted)]
    try:
        noun = read(cls, body(text.value))
    except InputError as error:
        faults += error.faults
    else:
        if not faults:
            return noun
    # Raised out here, so that no exception drags the file along as its context.
    raise _refusal(faults, text.value, text.more)


def _refusal(faults: list[Fault], document: object, more: int = 0) -> InputError:
    ordered = in_order(faults, document)
    return InputError(ordered[:MAX_FAULTS], more=more + len(ordered[MAX_FAULTS:]))


def dumps(noun: object) -> bytes:
    """Write a noun of the flow: the same bytes for the same noun, always.

    Returns:
        JSON in UTF-8: the format first, fields in the order of their class, and none that says what its absence says.

    Raises:
        InputError: The noun holds what no file can, such as a number for a name or a repeated id; each with its path.

        UnknownNameError: Things of that class are not stored by themselves.
    """
    cls = type(noun)
    format_, written = format_of(cls), write(noun)
    try:
        read(cls, written)
    except InputError as error:
        faults = [*error.faults]
    else:
        return encoded(format_, written)
    raise _refusal(faults, written)
