"""The text around a noun: JSON parsed as far as it can be, and written with the name of its format first."""

from __future__ import annotations

import json
import math
from typing import Any, Final

from loancomplaint.codec.nouns import NOUNS
from loancomplaint.codec.sentences import SPOILT, wrong
from loancomplaint.errors import Fault, InputError
from loancomplaint.text.strict_json import MAX_DIGITS, JsonValue, parse_json

FORMAT_FIELD: Final = "format"


def parsed(data: bytes | str) -> tuple[JsonValue, tuple[Fault, ...]]:
    """Read JSON; where it is wrong in places only, return all the rest too, so that no fault waits for a second go.

    Returns:
        The value, and what is wrong with the text of it.

    Raises:
        InputError: It cannot be read at all.
    """
    try:
        return parse_json(data), ()
    except InputError as error:
        faults = error.faults
    if not all(fault.path for fault in faults):
        raise InputError(faults)
    return _SALVAGE.decode(data if isinstance(data, str) else data.decode()), faults


def _whole_or_spoilt(digits: str) -> Any:  # noqa: ANN401 - a number, or what stands for none
    return int(digits) if len(digits) <= MAX_DIGITS else SPOILT


def _finite_or_spoilt(digits: str) -> Any:  # noqa: ANN401 - a number, or what stands for none
    number = float(digits)
    return number if math.isfinite(number) else SPOILT


_SALVAGE: Final = json.JSONDecoder(
    parse_int=_whole_or_spoilt, parse_float=_finite_or_spoilt, parse_constant=lambda _: SPOILT
)


def without_format(document: JsonValue) -> JsonValue:
    """Return the noun itself."""
    if type(document) is not dict:
        return document
    return {name: value for name, value in document.items() if name != FORMAT_FIELD}


def format_faults(document: JsonValue, wanted: str) -> tuple[Fault, ...]:
    """Say what is wrong with the name of the format, if the document is of the kind that has one."""
    if type(document) is not dict or document.get(FORMAT_FIELD) == wanted:
        return ()
    if FORMAT_FIELD not in document:
        return (Fault(FORMAT_FIELD, f"required, and missing; '{wanted}' is read here"),)
    found = document[FORMAT_FIELD]
    if type(found) is not str:
        return tuple(Fault(FORMAT_FIELD, fault.message) for fault in wrong(f"'{wanted}'", found).faults)
    return (Fault(FORMAT_FIELD, f"this format is not known; '{wanted}' is read here"),)


def refuse_another_noun(document: JsonValue, wanted: str) -> None:
    """Refuse what is something else, and sound perhaps: its own fields would all be faults here.

    Raises:
        InputError: The document names the format of another noun.
    """
    found = document.get(FORMAT_FIELD) if type(document) is dict else None
    if type(found) is str and found in NOUNS and found != wanted:
        raise InputError([Fault(FORMAT_FIELD, f"'{found}' is the format of another thing; '{wanted}' is read here")])


def encoded(format_: str, body: dict[str, object]) -> bytes:
    """Write a document.

    Raises:
        InputError: It is too large or too deep to be read again, or holds half a character.
    """
    document = {FORMAT_FIELD: format_, **body}
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    try:
        data = text.encode()
    except UnicodeEncodeError:
        # Half a character; it can only be written escaped, and the reader then says where it stands.
        data = json.dumps(document).encode()
    parse_json(data)
    return data
