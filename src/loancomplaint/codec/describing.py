"""The format of each noun as JSON Schema (2020-12), generated from the classes that are read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import Any, Final, TypeAlias, assert_never

from loancomplaint.codec.descriptions import description
from loancomplaint.codec.envelope import FORMAT, SCHEMA
from loancomplaint.codec.leaves import Leaf
from loancomplaint.codec.nouns import format_of
from loancomplaint.codec.shapes import Few, Field, Many, Mixed, OneOf, Record, Shape, record, shape_of
from loancomplaint.codec.writing import writer
from loancomplaint.facts import CaseFile
from loancomplaint.values.typed import guarded
from loancomplaint.words import label

Schema: TypeAlias = dict[str, Any]
"""A schema, or a part of one."""

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


@guarded
def schema(cls: type = CaseFile, *, locale: str = "en") -> Schema:
    """Describe the files of a noun to any tool that reads JSON Schema.

    The codec refuses more than a schema can say: an id that stands twice in a list, a day that no calendar has,
    an amount with more decimals than its currency, a whole number written with a fraction (``1.0``), a name that
    stands twice in an object, half a character, and what is beyond the limits of size and depth.

    Args:
        cls: The class of the noun.

        locale: The language of the descriptions, such as ``en`` or ``zh-CN``.

    Returns:
        JSON Schema, draft 2020-12, complete in itself; equal on every call.

    Raises:
        UnknownNameError: Things of that class are not stored by themselves, or there is no such language.
    """
    definitions = _Definitions(locale)
    format_ = format_of(cls)
    around = {SCHEMA: {"type": "string"}, FORMAT: {"const": format_}}
    around = {name: {**definitions.told("Envelope", name), **part} for name, part in around.items()}
    body = definitions.record(record(cls), around, optional={SCHEMA})
    about = {"$schema": DIALECT, "$id": f"urn:loancomplaint:schema:{format_}", "title": cls.__name__}
    return {**about, **body, "$defs": dict(sorted(definitions.made.items()))}


class _Definitions:
    """What a schema refers to, by name, gathered as it is met."""

    def __init__(self, locale: str) -> None:
        self.made: dict[str, Schema] = {}
        self._locale = locale
        self._called: dict[str, Shape] = {}

    def _of(self, annotation: Any) -> Schema:  # noqa: ANN401 - any annotation of a field
        shape = shape_of(annotation)
        match shape:
            case Leaf():
                return self._leaf(shape)
            case Record():
                return self._named(shape.cls.__name__, shape, partial(self.record, shape, {}))
            case OneOf():
                return self._named(shape.name, shape, partial(self._one_of, shape))
            case Many():
                once = self.told("Envelope", "once") if shape.unique_ids else {}
                return {"type": "array", "items": self._of(shape.of), **once}
            case Few():
                return _fixed([self._of(place) for place in shape.places])
            case Mixed():
                return {"oneOf": [*map(self._of, shape.bare), *self._wrapped(shape)]}
        assert_never(shape)

    def _named(self, name: str, what: Shape, made: Callable[[], Schema]) -> Schema:
        if self._called.setdefault(name, what) != what:
            raise TypeError(f"two things in one noun are called {name}; give one of them another name")
        if name not in self.made:
            # A class that holds itself is met again on the way.
            self.made[name] = {}
            self.made[name] = made()
        return {"$ref": f"#/$defs/{name}"}

    def told(self, owner: str, field: str = "", *, more: str = "") -> Schema:
        """The description of a field, of a class or of a form, and *more* after it."""
        said = description(owner, field)
        lines = [said.message(self._locale) if said else "", more]
        told = "\n".join(filter(None, lines))
        return {"description": told} if told else {}

    def _leaf(self, leaf: Leaf) -> Schema:
        return self._named(leaf.name, leaf, partial(self._form, leaf)) if leaf.name else dict(leaf.schema)

    def _form(self, leaf: Leaf) -> Schema:
        """A form of its own: a day, an amount, a closed set of words."""
        form = {**self.told(leaf.name, more=self._words(leaf)), **leaf.schema}
        if "properties" in form:
            parts = form["properties"].items()
            form["properties"] = {name: {**self.told(leaf.name, name), **part} for name, part in parts}
        return form

    def _words(self, leaf: Leaf) -> str:
        """The words of a closed set with their names, where a name says more than the word itself."""
        named = {word.value: label(word).message(self._locale) for word in leaf.words}
        telling = {word: name for word, name in named.items() if name.lower() != word.replace("_", " ").lower()}
        return "\n".join(f"{word}: {name}" for word, name in telling.items())

    def record(self, shape: Record, first: Mapping[str, Schema], optional: Collection[str] = ()) -> Schema:
        """Describe an object, with properties before those of its class, which are required unless *optional*."""
        owner = shape.cls.__name__
        properties = {field.name: self._field(owner, field) for field in shape.fields}
        required = [name for name in first if name not in optional]
        return {
            **self.told(owner),
            "type": "object",
            "properties": {**first, **properties},
            "required": [*required, *(field.name for field in shape.fields if field.required)],
            "additionalProperties": False,
        }

    def _field(self, owner: str, field: Field) -> Schema:
        default = field.attribute.default
        form = self._leaf(field.leaf) if field.leaf else self._of(field.type)
        told = self.told(owner, field.name, more=form.get("description", ""))
        assumed = {} if field.required or default in {None, ()} else {"default": writer(field.type)(default)}
        return {**form, **told, **assumed}

    def _one_of(self, shape: OneOf) -> Schema:
        members = shape.members.items()
        made = [self.record(record(cls), {shape.tag: {"const": word}}) for word, cls in members]
        return {**self.told(shape.name), "oneOf": made}

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
