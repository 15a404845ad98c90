"""Paths such as ``violations[0].citations[2].evidence``, in the field names of a file, and what they lead to.

The one place that takes paths apart and puts them together.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterable
from functools import cache
from typing import Any, Final, NamedTuple, TypeAlias

import attrs

from loancomplaint.facts.casefile import CaseFile

PathStep: TypeAlias = str | int
"""The name of a field, or the number of an item counted from 0."""

_STEP: Final = re.compile(r"([^.\[\]]+)|\[([0-9]+)\]")


def steps(path: str) -> tuple[PathStep, ...]:
    """Take *path* apart: ``loans[0].principal`` is ``("loans", 0, "principal")``."""
    return tuple(name or int(number) for name, number in _STEP.findall(path))


def joined(steps: Iterable[PathStep]) -> str:
    """Put a path together; the inverse of `steps`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")


def below(path: str, rest: str) -> str:
    """The path of what *rest* leads to from *path* on; either may be empty."""
    return f"{path}.{rest}" if path and rest and not rest.startswith("[") else path + rest


def attribute(name: str, known: typing.Container[str]) -> str:
    """The attribute of a fact for a field's name in the file: ``from`` is a word of Python's, and is ``from_``."""
    return name if name in known else f"{name}_"


class Place(NamedTuple):
    """What a path leads to.

    Attributes:
        value: What stands there; None where nothing does.

        kind: The type of what may stand there, None apart.
    """

    value: Any
    kind: Any


def at(case: CaseFile, path: str) -> Place:
    """What stands at *path*, and what may.

    Args:
        case: Where to look.

        path: In the file's own field names: ``violations[0].citations[2].evidence``.

    Raises:
        LookupError: The path leads nowhere.
    """
    place = Place(case, CaseFile)
    for step in steps(path):
        place = _into(place, step)
    return place


def put(case: CaseFile, path: str, value: object) -> CaseFile:
    """*case* with *value* at *path*; raises as `at` does, and as the fact's own checks do."""
    changed: CaseFile = _put(case, steps(path), value)
    return changed


def _put(there: Any, way: tuple[PathStep, ...], value: object) -> Any:  # noqa: ANN401 - facts of every class
    if not way:
        return value
    step, *rest = way
    if isinstance(step, int):
        return (*there[:step], _put(there[step], tuple(rest), value), *there[step + 1 :])
    name = attribute(step, _kinds(there.__class__))
    return attrs.evolve(there, **{name: _put(getattr(there, name), tuple(rest), value)})


def _into(place: Place, step: PathStep) -> Place:
    if isinstance(step, int):
        (kind, *_) = typing.get_args(place.kind)
        return Place(place.value[step], kind)
    kinds = _kinds(place.kind)
    name = attribute(step, kinds)
    if name not in kinds:
        raise LookupError(step)
    return Place(getattr(place.value, name), kinds[name])


@cache
def _kinds(cls: type) -> dict[str, Any]:
    """The types of a fact's fields, None apart."""
    return {name: _without_none(kind) for name, kind in typing.get_type_hints(cls).items()}


def _without_none(kind: Any) -> Any:  # noqa: ANN401 - a type or a union of types
    real = [part for part in typing.get_args(kind) if part is not type(None)]
    return real[0] if type(None) in typing.get_args(kind) and len(real) == 1 else kind
