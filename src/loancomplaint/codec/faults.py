"""Everything that is wrong with a file, in one pass, each with its path in the file's own field names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import islice
from typing import Any, Final, TypeVar

from loancomplaint.codec.leaves import Reader
from loancomplaint.codec.reading import Readers
from loancomplaint.codec.sentences import name_in_path, would_do, wrong
from loancomplaint.codec.shapes import Few, Field, Many, Mixed, OneOf, Record
from loancomplaint.errors import Fault, InputError, LoanComplaintError
from loancomplaint.text.strict_json import MAX_FAULTS

T = TypeVar("T")


def faults_of(cls: type, value: object) -> tuple[Fault, ...]:
    """Say what keeps *value* from being a fact of that class: nothing where it is one.

    A list is left at the item that makes its faults more than `MAX_FAULTS`.
    """
    found = _Found()
    found.read(_reader(cls), value, "")
    return tuple(found.faults)


@cache
def _reader(cls: type) -> Reader:
    return _ThoroughReaders().make(cls)


def in_order(faults: Iterable[Fault], document: object) -> tuple[Fault, ...]:
    """Put faults in the order of the document, what is missing after what is there, and keep the first `MAX_FAULTS`."""
    places = _Places()
    return tuple(sorted(faults, key=lambda fault: places.of(fault.path, document)))[:MAX_FAULTS]


_STEP: Final = re.compile(r"\[([0-9]+)\]|([^.\[\]]+)")


class _Places:
    """Where each path leads, as positions; objects are counted through once."""

    def __init__(self) -> None:
        self._names: dict[int, dict[str, int]] = {}

    def of(self, path: str, node: object) -> tuple[int, ...]:
        """The position at each step of *path* from *node* on; after all others where there is no such step."""
        place = []
        for index, name in _STEP.findall(path):
            if isinstance(node, list) and index and int(index) < len(node):
                place.append(int(index))
                node = node[int(index)]
            elif isinstance(node, dict):
                place.append(self._names_of(node).get(name, len(node)))
                node = node.get(name)
        return tuple(place)

    def _names_of(self, node: Mapping[str, object]) -> Mapping[str, int]:
        if id(node) not in self._names:
            self._names[id(node)] = {name: i for i, name in enumerate(node)}
        return self._names[id(node)]


class _Found:
    """What is wrong with one piece of a file; paths begin at that piece.

    Attributes:
        sound: Whether all of it could be read. A part that could not may be without a fault: it has one already.
    """

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        self.faults = list(faults)
        self.sound = not self.faults

    def read(self, reader: Reader, value: object, path: str) -> Any:  # noqa: ANN401 - whatever the reader reads
        """Read a part of the piece, or note what is wrong with it."""
        try:
            return reader(value, None)
        except InputError as error:
            self.faults += (Fault(_joined(path, fault.path), fault.message) for fault in error.faults)
        except LoanComplaintError as error:
            self.faults.append(Fault(path, str(error)))
        self.sound = False
        return None

    def unless_unsound(self, value: T) -> T:
        """Return *value* if nothing was found."""
        if self.sound:
            return value
        raise InputError(self.faults)


def _joined(path: str, rest: str) -> str:
    return f"{path}.{rest}" if path and rest and not rest.startswith("[") else path + rest


def _missing(value: Mapping[str, object], required: Iterable[str]) -> list[Fault]:
    return [Fault(name, "required, and missing") for name in required if name not in value]


def _unknown(value: Mapping[str, object], known: Mapping[str, object]) -> list[Fault]:
    unknown = islice((name for name in value if name not in known), MAX_FAULTS)
    return [Fault(name_in_path(name), f"no such field here; {would_do(name, known)}") for name in unknown]


def _repeated_ids(items: Iterable[object]) -> list[Fault]:
    first: dict[str, int] = {}
    faults = []
    for i, item in enumerate(items):
        id_ = item.get("id") if isinstance(item, dict) else None
        if isinstance(id_, str) and first.setdefault(id_, i) != i:
            faults.append(Fault(f"[{i}].id", f"the id of item [{first[id_]}] stands here again; give each its own"))
    return faults[:MAX_FAULTS]


class _ThoroughReaders(Readers):
    """Makes readers that go on to the end, and then raise every fault."""

    def field(self, field: Field) -> Reader:
        read, validate = super().field(field), field.attribute.validator
        if validate is None:
            return read

        def read_valid(value: object, _: object) -> object:
            item = read(value, None)
            validate(None, field.attribute, item)
            return item

        return read_valid

    def record(self, shape: Record) -> Reader:
        readers = {field.name: self.field(field) for field in shape.fields}
        aliases = {field.name: str(field.attribute.alias) for field in shape.fields}
        required = [field.name for field in shape.fields if field.required]

        def read(value: Any, _: object) -> object:  # noqa: ANN401 - any piece of JSON
            if type(value) is not dict:
                raise wrong("an object", value)
            found = _Found(_missing(value, required) + _unknown(value, readers))
            known = {name: item for name, item in value.items() if name in readers}
            fields = {aliases[name]: found.read(readers[name], item, name) for name, item in known.items()}
            return shape.cls(**found.unless_unsound(fields))

        return read

    def many(self, shape: Many) -> Reader:
        read_item = self.make(shape.of)

        def read(value: Any, _: object) -> tuple[object, ...]:  # noqa: ANN401 - any piece of JSON
            if type(value) is not list:
                raise wrong("a list", value)
            found = _Found(_repeated_ids(value) if shape.unique_ids else ())
            items = []
            for i, item in enumerate(value):
                items.append(found.read(read_item, item, f"[{i}]"))
                if len(found.faults) > MAX_FAULTS:
                    break
            return tuple(found.unless_unsound(items))

        return read

    def few(self, shape: Few) -> Reader:
        readers = [self.make(place) for place in shape.places]

        def read(value: Any, _: object) -> tuple[object, ...]:  # noqa: ANN401 - any piece of JSON
            if type(value) is not list or len(value) != len(readers):
                raise wrong(f"a list of {len(readers)}", value)
            found = _Found()
            pairs = zip(readers, value, strict=True)
            items = [found.read(read_item, item, f"[{i}]") for i, (read_item, item) in enumerate(pairs)]
            return tuple(found.unless_unsound(items))

        return read

    def one_of(self, shape: OneOf) -> Reader:
        tag, readers = shape.tag, {word: self.make(member) for word, member in shape.members.items()}

        def read(value: Any, _: object) -> object:  # noqa: ANN401 - any piece of JSON
            if type(value) is not dict:
                raise wrong("an object", value)
            word = value.get(tag)
            if type(word) is not str or word not in readers:
                raise InputError([Fault(tag, f"says which of these it is; {would_do(str(word), readers)}")])
            return readers[word]({name: item for name, item in value.items() if name != tag}, None)

        return read

    def mixed(self, shape: Mixed) -> Reader:
        bare = {kind: self.make(kind) for kind in shape.bare}
        named = {word: leaf.read if leaf else self.make(kind) for word, (kind, leaf) in shape.named.items()}

        def read(value: Any, _: object) -> object:  # noqa: ANN401 - any piece of JSON
            if type(value) in bare:
                return bare[type(value)](value, None)
            if type(value) is not dict or len(value) != 1:
                raise wrong(f"text, a whole number or an object with one of {', '.join(named)}", value)
            found = _Found(_unknown(value, named))
            items = [found.read(named[word], item, word) for word, item in value.items() if word in named]
            return found.unless_unsound(items)[0]

        return read
