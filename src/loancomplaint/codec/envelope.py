"""The text around a noun: the name of its format first, and perhaps the address of a schema for an editor."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from loancomplaint.codec.leaves import wrong
from loancomplaint.codec.nouns import NOUNS
from loancomplaint.errors import Fault, InputError
from loancomplaint.text.strict_json import JsonValue, parse_json

FORMAT: Final = "format"

SCHEMA: Final = "$schema"
"""Tells an editor which schema to check against; any text, and not read."""


def body(document: JsonValue) -> JsonValue:
    """Return the noun itself."""
    if not isinstance(document, dict):
        return document
    return {name: value for name, value in document.items() if name not in {FORMAT, SCHEMA}}


def envelope_faults(document: JsonValue, wanted: str) -> Iterator[Fault]:
    """Say what is wrong around the noun, if the document is of the kind that has an envelope."""
    if not isinstance(document, dict):
        return
    if type(address := document.get(SCHEMA, "")) is not str:
        yield from (Fault(SCHEMA, fault.message) for fault in wrong("the address of a schema", address).faults)
    if FORMAT not in document:
        yield Fault(FORMAT, f"required, and missing; '{wanted}' is read here")
    elif type(found := document[FORMAT]) is not str:
        yield from (Fault(FORMAT, fault.message) for fault in wrong(f"'{wanted}'", found).faults)
    elif found != wanted:
        yield Fault(FORMAT, f"this format is not known; '{wanted}' is read here")


def refuse_another_noun(document: JsonValue, wanted: str) -> None:
    """Refuse what is something else, and sound perhaps: its own fields would all be faults here.

    Raises:
        InputError: The document names the format of another noun.
    """
    found = document.get(FORMAT) if isinstance(document, dict) else None
    if type(found) is str and found in NOUNS and found != wanted:
        raise InputError([Fault(FORMAT, f"'{found}' is the format of another thing; '{wanted}' is read here")])


def encoded(format_: str, noun: dict[str, object]) -> bytes:
    """Write a document.

    Raises:
        InputError: It is too large or too deep to be read again, or holds half a character.
    """
    document = {FORMAT: format_, **noun}
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    try:
        data = text.encode()
    except UnicodeEncodeError:
        # Half a character; it can only be written escaped, and the reader then says where it stands.
        data = json.dumps(document).encode()
    parse_json(data)
    return data
