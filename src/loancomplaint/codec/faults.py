"""The group of exceptions that cattrs raises, as faults: each with its path in the file's own field names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from cattrs import (
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)

from loancomplaint.codec.leaves import would_do
from loancomplaint.codec.shapes import record
from loancomplaint.errors import Fault, InputError, LoanComplaintError
from loancomplaint.facts.paths import below, steps
from loancomplaint.text.strict_json import MAX_FAULTS, name_in_path

E = TypeVar("E", bound=Exception)


def faults_of(error: Exception, path: str = "") -> Iterator[Fault]:
    """Tell what is wrong with the piece at *path*; of a piece that is a `Flaw` nothing, it has its fault already.

    Raises:
        Exception: *error* itself, or one in it, is a mistake of ours.
    """
    match error:
        case ClassValidationError():
            of_fields, of_all = error.group_exceptions()
            for inner, field in of_fields:
                yield from faults_of(inner, below(path, _name_in_file(field.name)))
            for inner in of_all:
                yield from faults_of(inner, path)
        case IterableValidationError():
            for inner, item in error.group_exceptions()[0]:
                yield from faults_of(inner, f"{path}[{item.index}]")
        case ForbiddenExtraKeysError():
            known = [field.name for field in record(error.cl).fields]
            yield from unknown_fields(error.extra_fields, known, path)
        case KeyError():
            yield Fault(path, "required, and missing")
        case InputError():
            yield from (Fault(below(path, fault.path), fault.message) for fault in error.faults)
        case LoanComplaintError():
            yield Fault(path, str(error))
        case _:
            raise error


def _name_in_file(attribute: str) -> str:
    return attribute.rstrip("_")


def unknown_fields(names: Iterable[str], known: Iterable[str], path: str = "") -> Iterator[Fault]:
    """Faults of fields that an object has not; of a flood of them the first `MAX_FAULTS`, in order of the alphabet."""
    for name in sorted(names)[:MAX_FAULTS]:
        yield Fault(below(path, name_in_path(name)), f"no such field here; {would_do(name, known)}")


def at_item(error: E, index: int) -> E:
    """Note for an exception which item of a list it is about, as cattrs does."""
    error.add_note(IterableValidationNote("", index, None))
    return error


def number_of(error: Exception) -> int:
    """The number of faults in an exception, at least 1."""
    if isinstance(error, BaseValidationError):
        return sum(map(number_of, error.exceptions))
    return max(len(error.faults), 1) if isinstance(error, InputError) else 1


def repeated_ids(items: Iterable[object]) -> list[Exception]:
    """An exception for every item whose id an earlier one has, up to the one that makes them more than `MAX_FAULTS`."""
    first: dict[str, int] = {}
    errors: list[Exception] = []
    for i, item in enumerate(items):
        id_ = item.get("id") if isinstance(item, dict) else None
        if isinstance(id_, str) and first.setdefault(id_, i) != i:
            says = f"the id of item [{first[id_]}] stands here again; give each its own"
            errors.append(at_item(InputError([Fault("id", says)]), i))
            if len(errors) > MAX_FAULTS:
                break
    return errors


def in_order(faults: Iterable[Fault], document: object) -> list[Fault]:
    """Put faults in the order of the document, what is missing after what is there."""
    places = _Places()
    return sorted(faults, key=lambda fault: places.of(fault.path, document))


class _Places:
    """Where each path leads, as positions; objects are counted through once."""

    def __init__(self) -> None:
        self._names: dict[int, dict[str, int]] = {}

    def of(self, path: str, node: object) -> tuple[int, ...]:
        """The position at each step of *path* from *node* on; after all others where there is no such step."""
        place = []
        for step in steps(path):
            if isinstance(node, list) and isinstance(step, int) and step < len(node):
                place.append(step)
                node = node[step]
            elif isinstance(node, dict) and isinstance(step, str):
                place.append(self._names_of(node).get(step, len(node)))
                node = node.get(step)
        return tuple(place)

    def _names_of(self, node: Mapping[str, object]) -> Mapping[str, int]:
        if id(node) not in self._names:
            self._names[id(node)] = {name: i for i, name in enumerate(node)}
        return self._names[id(node)]
