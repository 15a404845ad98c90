"""Places in a case file, by path: what stands there, what may stand there, and the file with something else there."""

from __future__ import annotations

import re
import typing
from functools import cache
from typing import Any, NamedTuple

import attrs

from loancomplaint.facts.casefile import CaseFile

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


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
    for step in _steps(path):
        place = _into(place, step)
    return place


def put(case: CaseFile, path: str, value: object) -> CaseFile:
    """*case* with *value* at *path*; raises as `at` does, and as the fact's own checks do."""
    changed: CaseFile = _put(case, _steps(path), value)
    return changed


def _steps(path: str) -> tuple[str | int, ...]:
    return tuple(name or int(number) for name, number in _STEP.findall(path))


def _put(there: Any, steps: tuple[str | int, ...], value: object) -> Any:  # noqa: ANN401 - facts of every class
    if not steps:
        return value
    step, *rest = steps
    if isinstance(step, int):
        return (*there[:step], _put(there[step], tuple(rest), value), *there[step + 1 :])
    return attrs.evolve(there, **{step: _put(getattr(there, step), tuple(rest), value)})


def _into(place: Place, step: str | int) -> Place:
    if isinstance(step, int):
        (kind, *_) = typing.get_args(place.kind)
        return Place(place.value[step], kind)
    kinds = _kinds(place.kind)
    if step not in kinds:
        raise LookupError(step)
    return Place(getattr(place.value, step), kinds[step])


@cache
def _kinds(cls: type) -> dict[str, Any]:
    """The types of a fact's fields, None apart."""
    return {name: _without_none(kind) for name, kind in typing.get_type_hints(cls).items()}


def _without_none(kind: Any) -> Any:  # noqa: ANN401 - a type or a union of types
    real = [part for part in typing.get_args(kind) if part is not type(None)]
    return real[0] if type(None) in typing.get_args(kind) and len(real) == 1 else kind
