"""What a type looks like in a file: one reading of the annotations, for the reader, the writer and the schema alike.

A type that is not known here cannot be in a noun: the codec says so when it is first used, and never guesses.
What a type alone does not say stands in a mark beside the field or the union; see `loancomplaint.values.stored`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, TypeAlias, Union, get_args, get_origin

import attrs

from loancomplaint.codec import leaves
from loancomplaint.codec.leaves import Leaf
from loancomplaint.facts.fields import is_sum
from loancomplaint.facts.tree import is_fact
from loancomplaint.values.money import Money
from loancomplaint.values.stored import Tagged, narrowed
from loancomplaint.values.typed import further

_LEAVES: Final[Mapping[object, Leaf]] = {
    str: leaves.TEXT,
    bool: leaves.FLAG,
    int: leaves.WHOLE,
    Decimal: leaves.RATE,
    dt.date: leaves.COMPUTED_DAY,
    Money: leaves.MONEY,
}


@attrs.frozen
class Many:
    """A list of any length, a tuple in Python; ids of its items, where they have them, are unique."""

    of: Any
    unique_ids: bool


@attrs.frozen
class Few:
    """A list with one place for each of these types."""

    places: tuple[Any, ...]


@attrs.frozen
class Field:
    """One field of a record.

    Attributes:
        name: What the file calls it.

        attribute: What the class knows of it; its type is resolved.

        leaf: How it is read where its type alone does not say it.
    """

    name: str
    attribute: attrs.Attribute[Any]
    leaf: Leaf | None

    @property
    def type(self) -> Any:  # noqa: ANN401 - any annotation
        """The type of its values."""
        return self.attribute.type

    @property
    def required(self) -> bool:
        """Whether every file must have it."""
        return self.attribute.default is attrs.NOTHING


@attrs.frozen
class Record:
    """An object with the fields of an attrs class.

    Attributes:
        left_out: Attributes that are not stored: what is derived, and what takes no part in equality.
    """

    cls: type
    fields: tuple[Field, ...]
    left_out: tuple[str, ...]


@attrs.frozen
class OneOf:
    """An object of one of several classes, told apart by the word in the field *tag*."""

    name: str
    tag: str
    members: Mapping[str, type]


@attrs.frozen
class Mixed:
    """Text or a whole number as it is, or an object of one field, which names the type of the value in it."""

    bare: Mapping[type, Leaf]
    named: Mapping[str, tuple[Any, Leaf | None]]


Shape: TypeAlias = Leaf | Many | Few | Record | OneOf | Mixed


@cache
def shape_of(annotation: Any) -> Shape:  # noqa: ANN401 - any annotation of a field
    """Tell what values of that type look like in a file.

    Raises:
        TypeError: No file can hold them.
    """
    if annotation in _LEAVES:
        return _LEAVES[annotation]
    if get_origin(annotation) is tuple:
        return _list(get_args(annotation))
    if get_origin(annotation) is Annotated:
        return _tagged(*get_args(annotation))
    if get_origin(annotation) in {Union, UnionType}:
        return _union(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return leaves.words(annotation)
    if isinstance(annotation, type) and attrs.has(annotation):
        return record(annotation)
    raise TypeError(f"the codec knows no form for {annotation!r}")


def _list(items: tuple[Any, ...]) -> Shape:
    if items[1:] != (Ellipsis,):
        return Few(items)
    shape = shape_of(items[0])
    return Many(items[0], isinstance(shape, Record) and any(field.name == "id" for field in shape.fields))


def _tagged(several: Any, *marks: object) -> OneOf:  # noqa: ANN401 - a union or a base class
    (mark,) = marks
    if not isinstance(mark, Tagged):
        raise TypeError(f"the codec knows no mark {mark!r}")
    name = several.__name__ if mark.members else mark.field.title()
    members = mark.members or get_args(several)
    return OneOf(name, mark.field, {_snake_case(member.__name__): member for member in members})


def _union(annotation: Any) -> Shape:  # noqa: ANN401 - any union
    members = _members(annotation)
    if len(members) == 1:
        return shape_of(members[0])
    if all(attrs.has(member) and member not in _LEAVES for member in members):
        raise TypeError(f"no mark names the field that tells the members of {annotation!r} apart")
    return Mixed(
        bare={member: _LEAVES[member] for member in members if member in {str, int}},
        named={_word_for(member): _wrapped(member) for member in members if member not in {str, int}},
    )


def _members(annotation: Any) -> tuple[Any, ...]:  # noqa: ANN401 - any annotation of a field
    """The types of which a value is one, None apart."""
    if get_origin(annotation) not in {Union, UnionType}:
        return (annotation,)
    return tuple(member for member in get_args(annotation) if member is not NoneType)


def _word_for(member: Any) -> str:  # noqa: ANN401 - any member of a union
    return "list" if get_origin(member) is tuple else _snake_case(member.__name__)


def _wrapped(member: Any) -> tuple[Any, Leaf | None]:  # noqa: ANN401 - any member of a union
    return member, leaves.NUMBER if member is Decimal else None


def _snake_case(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


@cache
def record(cls: type) -> Record:
    """Tell what the fields of an attrs class look like in a file."""
    attributes = attrs.fields(attrs.resolve_types(cls))
    stored = tuple(attribute for attribute in attributes if attribute.init and attribute.eq)
    left_out = tuple(attribute.name for attribute in attributes if attribute not in stored)
    return Record(cls, tuple(_field(cls, attribute) for attribute in stored), left_out)


def _field(cls: type, attribute: attrs.Attribute[Any]) -> Field:
    if NoneType in get_args(attribute.type) and attribute.default is not None:
        raise TypeError(f"{cls.__name__}.{attribute.name} may be None, so None must be its default: files have no null")
    return Field(attribute.name.rstrip("_"), attribute, _leaf(cls, attribute))


def _leaf(cls: type, attribute: attrs.Attribute[Any]) -> Leaf | None:
    """The form of a field where its type alone does not say it."""
    held, *_ = _members(attribute.type)
    if mark := narrowed(attribute):
        kind, leaf = leaves.narrowed(mark)
        if held is not kind:
            raise TypeError(f"{cls.__name__}.{attribute.name} bears a mark for {kind.__name__}")
        return leaf
    if further(attribute) is is_sum:
        return leaves.SUM
    return leaves.DAY if held is dt.date and is_fact(cls) else None
