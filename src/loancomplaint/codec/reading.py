"""From JSON to facts, stopping at the first thing that is wrong: all that a sound file ever meets.

cattrs writes the code that reads a class.
Which hook reads which field is always said here, so that none of its own, which turn 1.9 into 1, is ever used.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from cattrs import Converter, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from loancomplaint.codec.leaves import Leaf, Reader
from loancomplaint.codec.shapes import Few, Field, Many, Mixed, OneOf, Record, Shape, shape_of
from loancomplaint.errors import LoanComplaintError

T = TypeVar("T")


class UnsoundError(Exception):
    """Something is wrong with a file; what, the thorough readers find out. Never leaves this package."""


def read(cls: type[T], value: object) -> T:
    """Make a fact of a piece of JSON.

    Raises:
        UnsoundError: It is not one.
    """
    try:
        fact: T = _reader(cls)(value, None)  # type: ignore[arg-type]  # mypy asks the instances for __hash__
    except (LoanComplaintError, ForbiddenExtraKeysError, KeyError):
        pass
    else:
        return fact
    raise UnsoundError


@cache
def _reader(cls: type[Any]) -> Reader:
    return _SwiftReaders().make(cls)


class Readers(ABC):
    """Makes a reader for every shape."""

    def __init__(self) -> None:
        self._made: dict[Any, Reader | None] = {}

    def make(self, annotation: Any) -> Reader:  # noqa: ANN401 - any annotation of a field
        """Make the reader of that type, once."""
        if annotation not in self._made:
            self._made[annotation] = None
            self._made[annotation] = self._of(shape_of(annotation))
        # A type that holds itself is met again before its own reader stands.
        return self._made[annotation] or (lambda value, _: self.make(annotation)(value, None))

    def _of(self, shape: Shape) -> Reader:
        match shape:
            case Leaf():
                return shape.read
            case Record():
                return self.record(shape)
            case Many():
                return self.many(shape)
            case Few():
                return self.few(shape)
            case OneOf():
                return self.one_of(shape)
            case Mixed():
                return self.mixed(shape)

    def field(self, field: Field) -> Reader:
        """Make the reader of one field."""
        return field.leaf.read if field.leaf else self.make(field.attribute.type)

    @abstractmethod
    def record(self, shape: Record) -> Reader:
        """Make the reader of an object with the fields of a class."""

    @abstractmethod
    def many(self, shape: Many) -> Reader:
        """Make the reader of a list."""

    @abstractmethod
    def few(self, shape: Few) -> Reader:
        """Make the reader of a list with a fixed number of places."""

    @abstractmethod
    def one_of(self, shape: OneOf) -> Reader:
        """Make the reader of an object of the class that its tag names."""

    @abstractmethod
    def mixed(self, shape: Mixed) -> Reader:
        """Make the reader of a piece that stands for itself, or an object of one field that names a type."""


class _SwiftReaders(Readers):
    """Makes readers that stop at the first thing that is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self._converter = Converter(detailed_validation=False, forbid_extra_keys=True)

    def record(self, shape: Record) -> Reader:
        fields: dict[str, Any] = {name: override(omit=True) for name in shape.left_out}
        for field in shape.fields:
            fields[field.attribute.name] = override(rename=field.name, struct_hook=self.field(field))
        made: Callable[[Any], object] = make_dict_structure_fn(
            shape.cls, self._converter, _cattrs_use_linecache=False, **fields
        )

        def read(value: Any, _: object) -> object:  # noqa: ANN401 - any piece of JSON
            if type(value) is dict:
                return made(value)
            raise UnsoundError

        return read

    def many(self, shape: Many) -> Reader:
        read_item = self.make(shape.of)

        def read(value: Any, _: object) -> tuple[Any, ...]:  # noqa: ANN401 - any piece of JSON
            if type(value) is list:
                return tuple([read_item(item, None) for item in value])
            raise UnsoundError

        def read_unique(value: object, _: object) -> tuple[Any, ...]:
            items = read(value, None)
            ids = [item.id for item in items if item.id is not None]
            if len(ids) == len(set(ids)):
                return items
            raise UnsoundError

        return read_unique if shape.unique_ids else read

    def few(self, shape: Few) -> Reader:
        readers = [self.make(place) for place in shape.places]

        def read(value: Any, _: object) -> tuple[Any, ...]:  # noqa: ANN401 - any piece of JSON
            if type(value) is list and len(value) == len(readers):
                return tuple([read_item(item, None) for read_item, item in zip(readers, value, strict=True)])
            raise UnsoundError

        return read

    def one_of(self, shape: OneOf) -> Reader:
        tag, readers = shape.tag, {word: self.make(member) for word, member in shape.members.items()}

        def read(value: Any, _: object) -> object:  # noqa: ANN401 - any piece of JSON
            if type(value) is dict and type(word := value.get(tag)) is str and word in readers:
                return readers[word]({name: item for name, item in value.items() if name != tag}, None)
            raise UnsoundError

        return read

    def mixed(self, shape: Mixed) -> Reader:
        bare = {kind: self.make(kind) for kind in shape.bare}
        named = {word: leaf.read if leaf else self.make(kind) for word, (kind, leaf) in shape.named.items()}

        def read(value: Any, _: object) -> object:  # noqa: ANN401 - any piece of JSON
            if type(value) in bare:
                return bare[type(value)](value, None)
            if type(value) is dict and len(value) == 1 and (word := next(iter(value))) in named:
                return named[word](value[word], None)
            raise UnsoundError

        return read
