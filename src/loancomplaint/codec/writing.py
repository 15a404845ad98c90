"""From facts to JSON: fields in the order of the class, and none that says what its absence says.

A value of the wrong type becomes what no reader takes, so that reading back what was written finds it, and its path.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, assert_never

from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from loancomplaint.codec.leaves import Leaf, Writer, misfit
from loancomplaint.codec.shapes import Few, Field, Many, Mixed, OneOf, Record, shape_of
from loancomplaint.words import Words

_CONVERTER = Converter()


def write(noun: object) -> dict[str, object]:
    """Make a piece of JSON of a fact."""
    cls: Any = type(noun)
    document: dict[str, object] = writer(cls)(noun)
    return document


@cache
def writer(annotation: Any) -> Writer:  # noqa: ANN401 - any annotation of a field
    """The hook that writes values of that type."""
    shape = shape_of(annotation)
    match shape:
        case Leaf():
            return shape.write
        case Record():
            return _record(shape)
        case Many():
            return _many(shape)
        case Few():
            return _few(shape)
        case OneOf():
            return _one_of(shape)
        case Mixed():
            return _mixed(shape)
    assert_never(shape)


def _field(field: Field) -> Writer:
    return field.leaf.write if field.leaf else writer(field.type)


def _record(shape: Record) -> Writer:
    cls = shape.cls
    fields: dict[str, Any] = {name: override(omit=True) for name in shape.left_out}
    for field in shape.fields:
        fields[field.attribute.name] = override(rename=field.name, unstruct_hook=_field(field))
    written: Callable[[Any], dict[str, object]] = make_dict_unstructure_fn(
        cls, _CONVERTER, _cattrs_omit_if_default=True, _cattrs_use_linecache=False, **fields
    )
    return lambda value: written(value) if type(value) is cls else misfit(value)


def _many(shape: Many) -> Writer:
    def write(value: Any) -> object:  # noqa: ANN401 - any value
        if type(value) is not tuple:
            return misfit(value)
        # Looked up late: a class that holds itself is met here before its own writer stands.
        return [*map(writer(shape.of), value)]

    return write


def _few(shape: Few) -> Writer:
    def write(value: Any) -> object:  # noqa: ANN401 - any value
        if type(value) is not tuple or len(value) != len(shape.places):
            return misfit(value)
        return [writer(place)(item) for place, item in zip(shape.places, value, strict=True)]

    return write


def _one_of(shape: OneOf) -> Writer:
    words = {member: word for word, member in shape.members.items()}

    def write(value: Any) -> object:  # noqa: ANN401 - any value
        cls: Any = type(value)
        return {shape.tag: words[cls], **writer(cls)(value)} if cls in words else misfit(value)

    return write


def _mixed(shape: Mixed) -> Writer:
    named = {tuple if word == "list" else kind: (word, kind, leaf) for word, (kind, leaf) in shape.named.items()}

    def write(value: Any) -> object:  # noqa: ANN401 - any value
        cls = str if type(value) is Words else type(value)
        if cls in shape.bare:
            return shape.bare[cls].write(cls(value))
        if cls not in named:
            return misfit(value)
        word, kind, leaf = named[cls]
        return {word: (leaf.write if leaf else writer(kind))(value)}

    return write
