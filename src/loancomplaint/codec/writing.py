"""From facts to JSON: fields in the order of the class, and none that says what its absence says.

A value of the wrong type becomes what no reader takes, so that reading back what was written finds it, and its path.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from loancomplaint.codec.leaves import Leaf, Writer, misfit
from loancomplaint.codec.shapes import Few, Field, Many, Mixed, OneOf, Record, Shape, shape_of
from loancomplaint.words import Words


def write(noun: Any) -> dict[str, object]:  # noqa: ANN401 - any noun
    """Make a piece of JSON of a fact."""
    document: dict[str, object] = _writer(type(noun))(noun)  # type: ignore[arg-type]  # mypy asks the instances for __hash__
    return document


@cache
def _writer(cls: type[Any]) -> Writer:
    return Writers().make(cls)


class Writers:
    """Makes a writer for every shape."""

    def __init__(self) -> None:
        self._made: dict[Any, Writer | None] = {}
        self._converter = Converter()

    def make(self, annotation: Any) -> Writer:  # noqa: ANN401 - any annotation of a field
        """Make the writer of that type, once."""
        if annotation not in self._made:
            self._made[annotation] = None
            self._made[annotation] = self._of(shape_of(annotation))
        # A type that holds itself is met again before its own writer stands.
        return self._made[annotation] or (lambda value: self.make(annotation)(value))  # noqa: PLW0108 - made only then

    def _of(self, shape: Shape) -> Writer:
        match shape:
            case Leaf():
                return shape.write
            case Record():
                return self._record(shape)
            case Many():
                return self._many(shape)
            case Few():
                return self._few(shape)
            case OneOf():
                return self._one_of(shape)
            case Mixed():
                return self._mixed(shape)

    def _field(self, field: Field) -> Writer:
        return field.leaf.write if field.leaf else self.make(field.attribute.type)

    def _record(self, shape: Record) -> Writer:
        cls = shape.cls
        fields: dict[str, Any] = {name: override(omit=True) for name in shape.left_out}
        for field in shape.fields:
            fields[field.attribute.name] = override(rename=field.name, unstruct_hook=self._field(field))
        written: Callable[[Any], dict[str, object]] = make_dict_unstructure_fn(
            cls, self._converter, _cattrs_omit_if_default=True, _cattrs_use_linecache=False, **fields
        )
        return lambda value: written(value) if type(value) is cls else misfit(value)

    def _many(self, shape: Many) -> Writer:
        write_item = self.make(shape.of)
        return lambda value: [write_item(item) for item in value] if type(value) is tuple else misfit(value)

    def _few(self, shape: Few) -> Writer:
        writers = [self.make(place) for place in shape.places]

        def write(value: Any) -> object:  # noqa: ANN401 - any value
            if type(value) is not tuple or len(value) != len(writers):
                return misfit(value)
            return [write_item(item) for write_item, item in zip(writers, value, strict=True)]

        return write

    def _one_of(self, shape: OneOf) -> Writer:
        writers = {member: (word, self.make(member)) for word, member in shape.members.items()}

        def write(value: object) -> object:
            if type(value) not in writers:
                return misfit(value)
            word, write_member = writers[type(value)]
            return {shape.tag: word, **write_member(value)}

        return write

    def _mixed(self, shape: Mixed) -> Writer:
        bare = {kind: self.make(kind) for kind in shape.bare}
        named = {
            tuple if word == "list" else kind: (word, leaf.write if leaf else self.make(kind))
            for word, (kind, leaf) in shape.named.items()
        }

        def write(value: object) -> object:
            if type(value) is Words:
                value = str(value)
            if type(value) in bare:
                return bare[type(value)](value)
            if type(value) not in named:
                return misfit(value)
            word, write_named = named[type(value)]
            return {word: write_named(value)}

        return write
