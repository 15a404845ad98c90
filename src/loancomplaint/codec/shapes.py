"""What a type looks like in a file: one reading of the annotations, for the reader, the writer and the schema alike.

A type that is not known here cannot be in a noun: the codec says so when it is first used, and never guesses.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, TypeAlias, Union, get_args, get_origin

import attrs

from loancomplaint.codec import leaves
from loancomplaint.codec.leaves import Leaf
from loancomplaint.facts.fields import is_sum
from loancomplaint.values.money import Money

_LEAVES: Final[Mapping[object, Leaf]] = {
    str: leaves.TEXT,
    bool: leaves.FLAG,
    int: leaves.WHOLE,
    Decimal: leaves.RATE,
    dt.date: leaves.DAY,
    Money: leaves.MONEY,
}

_MOST_DAYS = 3650

_REFINED: Final[Mapping[tuple[str, str], Leaf]] = {
    ("Evidence", "file"): leaves.PLACE,
    ("Evidence", "sha256"): leaves.DIGEST,
    ("Evidence", "pages"): leaves.whole(0),
    ("Loan", "grace_days"): leaves.whole(0, _MOST_DAYS),
    ("Clause", "cure_days"): leaves.whole(0, _MOST_DAYS),
    ("Collateral", "rank"): leaves.whole(1),
    ("Some", "days_past_due"): leaves.whole(0, _MOST_DAYS),
    ("Some", "days_left"): leaves.whole(0, _MOST_DAYS),
    ("Some", "accelerated"): leaves.YES,
    ("After", "unanswered_for"): leaves.whole(0, _MOST_DAYS),
    ("Kept", "start"): leaves.whole(0),
    ("Kept", "end"): leaves.whole(0),
}
"""Fields that take less than their type, by the name of their class: one line each, and nothing is loaded for them."""

_UNIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "outcome": ("loancomplaint.rules.rulebook:Finding", "Gap", "Contradiction", "Doubt"),
    "remedy": ("loancomplaint.rules.rulebook:Remedy",),
    "condition": ("loancomplaint.channels.conditions:Condition",),
    "block": ("loancomplaint.documents.document:Block",),
    "picture": ("loancomplaint.documents.figures:Pictured",),
}
"""The field that tells the members of a union of classes apart: one line each.

A base class is followed by the names of the classes that are made; a union knows its own.
"""


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
    if get_origin(annotation) in {Union, UnionType}:
        return _union(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return leaves.words(annotation)
    if isinstance(annotation, type) and attrs.has(annotation):
        return _class(annotation)
    raise TypeError(f"the codec knows no form for {annotation!r}")


def _list(items: tuple[Any, ...]) -> Shape:
    if items[1:] != (Ellipsis,):
        return Few(items)
    shape = shape_of(items[0])
    return Many(items[0], isinstance(shape, Record) and any(field.name == "id" for field in shape.fields))


def _union(annotation: Any) -> Shape:  # noqa: ANN401 - any union
    members = tuple(member for member in get_args(annotation) if member is not NoneType)
    if len(members) == 1:
        return shape_of(members[0])
    if all(attrs.has(member) and member not in _LEAVES for member in members):
        return _one_of(annotation, members)
    return Mixed(
        bare={member: _LEAVES[member] for member in members if member in {str, int}},
        named={_word_for(member): _wrapped(member) for member in members if member not in {str, int}},
    )


def _one_of(union: Any, members: Iterable[type]) -> OneOf:  # noqa: ANN401 - any union
    for tag, (home, *_) in _UNIONS.items():
        module, _, name = home.partition(":")
        # Whoever annotates a field with a union has loaded its module.
        if module in sys.modules and getattr(sys.modules[module], name) == union:
            return OneOf(name, tag, {_snake_case(member.__name__): member for member in members})
    raise TypeError(f"the codec knows no field to tell the members of {union!r} apart")


def _word_for(member: Any) -> str:  # noqa: ANN401 - any member of a union
    return "list" if get_origin(member) is tuple else _snake_case(member.__name__)


def _wrapped(member: Any) -> tuple[Any, Leaf | None]:  # noqa: ANN401 - any member of a union
    return member, leaves.NUMBER if member is Decimal else None


def _snake_case(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _class(cls: type) -> Shape:
    home = f"{cls.__module__}:{cls.__qualname__}"
    for tag, (base, *names) in _UNIONS.items():
        if base == home:
            classes = [getattr(sys.modules[cls.__module__], name) for name in names]
            return OneOf(cls.__name__, tag, {_snake_case(member.__name__): member for member in classes})
    return record(cls)


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
    refined = leaves.SUM if attribute.validator is is_sum else None
    return Field(attribute.name.rstrip("_"), attribute, _REFINED.get((cls.__name__, attribute.name), refined))
