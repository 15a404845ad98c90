"""One walk over a fact and every fact in it, and one way to make it anew.

Which fields of a class hold what is found out once a class; a fact in which nothing changes is returned as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache
from operator import is_not
from typing import Any, NamedTuple, TypeVar

import attrs

from loancomplaint.facts.fields import CONTENT, Content

T = TypeVar("T")


class Field(NamedTuple):
    """One field of a class of facts.

    Attributes:
        attribute: What the class calls it.

        name: What a case file calls it.

        content: What it holds, where it holds text.
    """

    attribute: str
    name: str
    content: Content | None


class Text(NamedTuple):
    """One piece of text in a fact.

    Attributes:
        path: Where it stands, in the file's own field names.

        text: What it says.

        content: What its field holds.

        owner: The fact whose field it is.
    """

    path: str
    text: str
    content: Content
    owner: object


@cache
def fields(cls: type) -> tuple[Field, ...]:
    """The fields of a fact that may hold text or further facts; none for anything that is no fact."""
    if not attrs.has(cls) or not cls.__module__.startswith(_HOME):
        return ()
    return tuple(
        Field(attribute.name, attribute.name.rstrip("_"), attribute.metadata.get(CONTENT))
        for attribute in attrs.fields(cls)
        if attribute.metadata.get(CONTENT) or _may_hold_facts(attribute.type)
    )


_HOME = __name__.rpartition(".")[0]
_LEAVES = frozenset({"bool", "int", "dt.date", "Decimal", "Money"})


def _may_hold_facts(annotation: object) -> bool:
    """Whether a field is more than a number, a day or a sum; annotations are text until somebody resolves them."""
    words = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", str(annotation))
    return words.removesuffix(" | None") not in _LEAVES


def facts(value: object) -> Iterator[object]:
    """*value* and every fact in it, in the order of the file."""
    yield value
    for field in fields(type(value)):  # type: ignore[arg-type]  # mypy asks the instances for __hash__
        for piece in _pieces(getattr(value, field.attribute)):
            yield from facts(piece)


def _pieces(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def texts(value: object, path: str = "") -> Iterator[Text]:
    """Every piece of text in a fact, with its path; words of a closed set are not text."""
    for field in fields(type(value)):  # type: ignore[arg-type]  # mypy asks the instances for __hash__
        held = getattr(value, field.attribute)
        if held is None:
            continue
        at = f"{path}.{field.name}" if path else field.name
        numbered = isinstance(held, tuple)
        for i, piece in enumerate(_pieces(held)):
            here = f"{at}[{i}]" if numbered else at
            if not isinstance(piece, str):
                yield from texts(piece, here)
            elif field.content and piece:
                yield Text(here, piece, field.content, value)


def changed(value: T, change: Callable[[str, Content], str | None]) -> T:
    """*value* with every text in it changed; None takes an optional text away, and an item out of a list."""
    return _changed(value, change)  # type: ignore[no-any-return]  # a fact is changed to one of its own type


def _changed(value: Any, change: Callable[[str, Content], str | None]) -> Any:  # noqa: ANN401 - any fact
    anew = {}
    for field in fields(type(value)):  # type: ignore[arg-type]  # mypy asks the instances for __hash__
        held = getattr(value, field.attribute)
        new = _field(held, field.content, change)
        if new is not held:
            anew[field.attribute] = new
    return attrs.evolve(value, **anew) if anew else value


def _field(held: Any, content: Content | None, change: Callable[[str, Content], str | None]) -> Any:  # noqa: ANN401 - any field
    if held is None or isinstance(held, Enum):
        return held
    if isinstance(held, str):
        new = change(held, content) if content else held
        return held if new == held and type(new) is type(held) else new
    if isinstance(held, tuple):
        items = tuple(item for item in (_field(piece, content, change) for piece in held) if item is not None)
        return items if len(items) != len(held) or any(map(is_not, items, held)) else held
    return _changed(held, change)
