"""From JSON to facts: a cattrs converter with a hook for every shape, and everything that is wrong in one pass.

Which hook reads which field is always said here, so that none of cattrs' own, which turn 1.9 into 1, is ever used.
With detailed validation cattrs goes on to the end of an object, and raises a group of all that was wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeVar, assert_never

import attrs
from cattrs import BaseValidationError, Converter, IterableValidationError
from cattrs.gen import make_dict_structure_fn, override

from loancomplaint.codec.faults import at_item, faults_of, number_of, repeated_ids, unknown_fields
from loancomplaint.codec.leaves import Leaf, Reader, would_do, wrong
from loancomplaint.codec.shapes import Few, Field, Many, Mixed, OneOf, Record, shape_of
from loancomplaint.errors import Fault, InputError, LoanComplaintError
from loancomplaint.facts.paths import below
from loancomplaint.text.strict_json import MAX_FAULTS
from loancomplaint.values.typed import further

T = TypeVar("T")


def read(cls: type[T], value: object) -> T:
    """Make a fact of a piece of JSON.

    Raises:
        InputError: It is not one; every fault is listed, its path beginning at *value*.
            A list is left at the item that makes its faults more than `MAX_FAULTS`.
    """
    try:
        return _CONVERTER.structure(value, cls)
    except (BaseValidationError, LoanComplaintError) as error:
        found = list(faults_of(error))
    # Raised out here, so that no exception drags the file along as its context.
    raise InputError(found)


@cache
def _hook(annotation: Any) -> Reader:  # noqa: ANN401 - any annotation of a field
    shape = shape_of(annotation)
    match shape:
        case Leaf():
            return shape.read
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


_CONVERTER = Converter(detailed_validation=True, forbid_extra_keys=True)
_CONVERTER.register_structure_hook_factory(attrs.has, _hook)


def _record(shape: Record) -> Reader:
    fields: dict[str, Any] = {name: override(omit=True) for name in shape.left_out}
    for field in shape.fields:
        fields[field.attribute.name] = override(rename=field.name, struct_hook=_field(field))
    made: Callable[[Any], object] = make_dict_structure_fn(shape.cls, _CONVERTER, _cattrs_use_linecache=False, **fields)

    def read(value: Any, _: object) -> object:  # noqa: ANN401 - any piece of JSON
        if isinstance(value, dict):
            return made(value)
        raise wrong("an object", value)

    return read


def _field(field: Field) -> Reader:
    """The hook of one field: what its class has against a value is found together with all that is wrong elsewhere."""
    attribute = field.attribute
    read = field.leaf.read if field.leaf else _hook(field.type)
    if (validate := further(attribute)) is None:
        return read

    def read_valid(value: object, type_: object) -> object:
        item = read(value, type_)
        validate(None, attribute, item)
        return item

    return read_valid


def _many(shape: Many) -> Reader:
    def read(value: Any, type_: Any) -> tuple[object, ...]:  # noqa: ANN401 - any piece of JSON, any type
        if type(value) is not list:
            raise wrong("a list", value)
        # Looked up late: a class that holds itself is met here before its own hook stands.
        read_item = _hook(shape.of)
        return _items(((read_item, item) for item in value), type_, repeated_ids(value) if shape.unique_ids else [])

    return read


def _few(shape: Few) -> Reader:
    def read(value: Any, type_: Any) -> tuple[object, ...]:  # noqa: ANN401 - any piece of JSON, any type
        if type(value) is not list or len(value) != len(shape.places):
            raise wrong(f"a list of {len(shape.places)}", value)
        return _items(zip(map(_hook, shape.places), value, strict=True), type_, [])

    return read


def _items(
    pairs: Iterable[tuple[Reader, Any]],
    type_: Any,  # noqa: ANN401 - any type
    errors: list[Exception],
) -> tuple[object, ...]:
    """Read item by item, up to the one with which there are more than `MAX_FAULTS` faults."""
    items: list[object] = []
    room = MAX_FAULTS - len(errors)
    for i, (read_item, item) in enumerate(pairs):
        try:
            items.append(read_item(item, None))
        except (BaseValidationError, LoanComplaintError) as error:
            errors.append(at_item(error, i))
            room -= number_of(error)
            if room < 0:
                break
    if errors:
        raise IterableValidationError("", errors, type_)
    return tuple(items)


def _one_of(shape: OneOf) -> Reader:
    tag, members = shape.tag, shape.members

    def read(value: Any, _: object) -> object:  # noqa: ANN401 - any piece of JSON
        if not isinstance(value, dict):
            raise wrong("an object", value)
        word = value.get(tag)
        if type(word) is not str or word not in members:
            raise InputError([Fault(tag, f"says which of these it is; {would_do(str(word), members)}")])
        rest = {name: item for name, item in value.items() if name != tag}
        return _hook(members[word])(rest, None)

    return read


def _mixed(shape: Mixed) -> Reader:
    bare, named = shape.bare, shape.named

    def read(value: Any, _: object) -> object:  # noqa: ANN401 - any piece of JSON
        if type(value) in bare:
            return bare[type(value)].read(value, None)
        if not isinstance(value, dict) or len(value) != 1:
            raise wrong(f"text, a whole number or an object with one of {', '.join(named)}", value)
        ((word, item),) = value.items()
        if word not in named:
            raise InputError(unknown_fields(value, named))
        kind, leaf = named[word]
        try:
            return (leaf.read if leaf else _hook(kind))(item, None)
        except (BaseValidationError, LoanComplaintError) as error:
            found = [Fault(below(word, fault.path), fault.message) for fault in faults_of(error)]
        raise InputError(found)

    return read
