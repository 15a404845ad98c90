"""The format of each noun as JSON Schema (2020-12), generated from the classes that are read."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Final, TypeAlias

import attrs

from loancomplaint.codec.leaves import Leaf
from loancomplaint.codec.nouns import format_of
from loancomplaint.codec.shapes import Few, Field, Many, Mixed, OneOf, Record, record, shape_of
from loancomplaint.codec.writing import Writers
from loancomplaint.facts import CaseFile

Schema: TypeAlias = dict[str, Any]
"""A schema, or a part of one."""

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema(cls: type = CaseFile) -> Schema:
    """Describe the files of a noun to any tool that reads JSON Schema.

    The codec refuses more than a schema can say: an id that stands twice in a list, a day that no calendar has,
    an amount with more decimals than its currency, a whole number written with a fraction (``1.0``), a name that
    stands twice in an object, half a character, and what is beyond the limits of size and depth.

    Args:
        cls: The class of the noun.

    Returns:
        JSON Schema, draft 2020-12, complete in itself; equal on every call.

    Raises:
        UnknownNameError: Things of that class are not stored by themselves.
    """
    definitions = _Definitions()
    body = definitions.record(record(cls), {"format": {"const": format_of(cls)}})
    return {"$schema": DIALECT, "title": cls.__name__, **body, "$defs": dict(sorted(definitions.made.items()))}


class _Definitions:
    """What a schema refers to, by name, gathered as it is met."""

    def __init__(self) -> None:
        self.made: dict[str, Schema] = {}
        self._writers = Writers()

    def _of(self, annotation: Any) -> Schema:  # noqa: ANN401 - any annotation of a field
        match shape_of(annotation):
            case Leaf() as shape:
                return self._leaf(shape)
            case Record() as shape:
                return self._named(shape.cls.__name__, partial(self.record, shape, {}))
            case OneOf() as shape:
                return self._named(shape.name, partial(self._one_of, shape))
            case Many() as shape:
                once = {"description": "No id stands twice."} if shape.unique_ids else {}
                return {"type": "array", "items": self._of(shape.of), **once}
            case Few() as shape:
                return _fixed([self._of(place) for place in shape.places])
            case Mixed() as shape:
                return {"oneOf": [*map(self._of, shape.bare), *self._wrapped(shape)]}

    def _named(self, name: str, made: Callable[[], Schema]) -> Schema:
        if name not in self.made:
            # A class that holds itself is met again on the way.
            self.made[name] = {}
            self.made[name] = made()
        return {"$ref": f"#/$defs/{name}"}

    def _leaf(self, leaf: Leaf) -> Schema:
        return self._named(leaf.name, partial(dict, leaf.schema)) if leaf.name else dict(leaf.schema)

    def record(self, shape: Record, first: Mapping[str, Schema]) -> Schema:
        """Describe an object, with properties that stand before those of its class and are required."""
        about, notes = _described(shape.cls)
        properties = {field.name: self._field(field, notes) for field in shape.fields}
        return {
            **({"description": about} if about else {}),
            "type": "object",
            "properties": {**first, **properties},
            "required": [*first, *(field.name for field in shape.fields if field.required)],
            "additionalProperties": False,
        }

    def _field(self, field: Field, notes: Mapping[str, str]) -> Schema:
        name, type_ = field.attribute.name, field.attribute.type
        described = {"description": notes[name]} if name in notes else {}
        default = field.attribute.default
        assumed = {} if field.required or default in {None, ()} else {"default": self._writers.make(type_)(default)}
        return {**(self._leaf(field.leaf) if field.leaf else self._of(type_)), **described, **assumed}

    def _one_of(self, shape: OneOf) -> Schema:
        members = shape.members.items()
        return {"oneOf": [self.record(record(cls), {shape.tag: {"const": word}}) for word, cls in members]}

    def _wrapped(self, shape: Mixed) -> Iterator[Schema]:
        for word, (kind, leaf) in shape.named.items():
            yield _object({word: self._leaf(leaf) if leaf else self._of(kind)})


def _object(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": [*properties],
        "additionalProperties": False,
    }


def _fixed(places: list[Schema]) -> Schema:
    return {"type": "array", "prefixItems": places, "minItems": len(places), "maxItems": len(places)}


def _described(cls: type) -> tuple[str, dict[str, str]]:
    """What the docstring says of the class, and of its fields; those of a base class stay as they are."""
    notes: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if attrs.has(base):
            about, _, fields = inspect.cleandoc(base.__doc__ or "").partition("\n\nAttributes:\n")
            notes |= {name: _line(note) for name, note in _NOTE.findall(fields)}
    return _line(about), notes


_NOTE: Final = re.compile(r"^    (\w+): (.+(?:\n {8,}.+)*)", re.MULTILINE)


_IN_FILES: Final = {"None": "absent", "tuple": "list", "``": "`"}


def _line(text: str) -> str:
    """A docstring's words on one line, in the terms of a file."""
    words = re.sub(r"\bNone\b|\btuple\b|``", lambda found: _IN_FILES[found[0]], text)
    return " ".join(words.split())
