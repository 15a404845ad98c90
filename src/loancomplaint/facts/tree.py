"""One walk over a fact and every fact in it, and one way to make it anew.

Which fields of a class lead to text is found out once a class; a fact in which nothing changes is returned as it is.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from operator import is_not
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar

import attrs

from loancomplaint.facts.fields import CONTENT, Content

T = TypeVar("T")
TextChange: TypeAlias = Callable[[str, Content], str | None]


class FactField(NamedTuple):
    """One field of a class of facts that holds text, or facts with text in them.

    Attributes:
        attribute: What the class calls it.

        name: What a case file calls it.

        content: What it holds, where it holds text itself.

        many: Whether it holds any number of them.
    """

    attribute: str
    name: str
    content: Content | None
    many: bool


class Text(NamedTuple):
    """One piece of text in a fact.

    Attributes:
        path: Where it stands, in the file's own field names.

        text: What it says.

        content: What its field holds.

        within: The facts around it, from the one whose field it is to the whole.
    """

    path: str
    text: str
    content: Content
    within: tuple[object, ...]

    @property
    def owner(self) -> object:
        """The fact whose field it is."""
        return self.within[0]


@cache
def fields(cls: type) -> tuple[FactField, ...]:
    """The fields of a fact that lead to text; none for anything that is no fact."""
    if not is_fact(cls):
        return ()
    says: dict[str, str] = cls.__annotations__  # as they are written: attrs may have resolved its own
    return tuple(
        FactField(field.name, field.name.rstrip("_"), field.metadata.get(CONTENT), says[field.name].startswith("tuple"))
        for field in attrs.fields(cls)
        if CONTENT in field.metadata or fields(_class_in(cls, says[field.name]))
    )


def is_fact(cls: type) -> bool:
    """Whether a class is one of those that a case file is made of."""
    return attrs.has(cls) and cls.__module__.startswith(_HOME)


_HOME: Final = __name__.rpartition(".")[0]
_CLASS: Final = re.compile(r"(?:tuple\[)?([\w.]+)")


def _class_in(cls: type, annotation: str) -> type:
    """The class that an annotation names, where it is one of ours."""
    found = _CLASS.match(annotation)
    named = vars(sys.modules[cls.__module__]).get(found[1]) if found else None
    return named if isinstance(named, type) else object


def texts(value: object, path: str = "") -> Iterator[Text]:
    """Every piece of text in a fact, with its path; words of a closed set are not text."""
    found: list[Text] = []
    _gather(value, path, (), found)
    return iter(found)


def _gather(value: object, path: str, around: tuple[object, ...], found: list[Text]) -> None:
    within = (value, *around)
    for attribute, name, content, many in fields(type(value)):  # type: ignore[arg-type]  # mypy asks the instances for __hash__
        held = getattr(value, attribute)
        if not held:
            continue
        at = f"{path}.{name}" if path else name
        places = [(f"{at}[{i}]", piece) for i, piece in enumerate(held)] if many else [(at, held)]
        if content is None:
            for here, piece in places:
                _gather(piece, here, within, found)
        else:
            found += [Text(here, piece, content, within) for here, piece in places if piece]


def changed(value: T, change: TextChange) -> T:
    """*value* with every text in it changed; None takes an optional text away, and an item out of a list."""
    return _changed(value, change)  # type: ignore[no-any-return]  # a fact is changed to one of its own type


def _changed(value: Any, change: TextChange) -> Any:  # noqa: ANN401 - any fact
    anew = {}
    for attribute, _, content, many in fields(type(value)):  # type: ignore[arg-type]  # mypy asks the instances
        held = getattr(value, attribute)
        if held is None or held == ():
            continue
        if many:
            items = [_piece(piece, content, change) for piece in held]
            if any(map(is_not, items, held)):
                anew[attribute] = tuple([item for item in items if item is not None])
        elif (new := _piece(held, content, change)) is not held:
            anew[attribute] = new
    return attrs.evolve(value, **anew) if anew else value


def _piece(held: Any, content: Content | None, change: TextChange) -> Any:  # noqa: ANN401 - a text or a fact
    if content is None:
        return _changed(held, change)
    new = change(held, content)
    return held if new == held and type(new) is type(held) else new
