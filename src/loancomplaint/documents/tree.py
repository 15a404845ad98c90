"""One walk over a document and everything in it, and one way to make it anew.

Which fields of a class hold what is found out once a class; a value in which nothing changes is returned as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache
from operator import is_not
from typing import Any, TypeVar

import attrs

from loancomplaint.values.money import Money
from loancomplaint.words import Param, Phrase, Words

T = TypeVar("T")


def fields_of(value: object) -> tuple[str, ...]:
    """The names of the fields of a value of ours; none for anything else."""
    cls: Any = type(value)  # mypy asks the instances for __hash__
    return _fields(cls)


@cache
def _fields(cls: Any) -> tuple[str, ...]:  # noqa: ANN401 - any class
    return tuple(field.name for field in attrs.fields(cls)) if attrs.has(cls) else ()


@cache
def _plan(cls: Any) -> tuple[str, ...]:  # noqa: ANN401 - any class
    """The fields of a value that may hold text, or values that may; sums are leaves."""
    if not attrs.has(cls) or cls is Money:
        return ()
    # Annotations as they are written: attrs may have resolved its own.
    says = {
        name: text for each in reversed(cls.__mro__) for name, text in vars(each).get("__annotations__", {}).items()
    }
    return tuple(field.name for field in attrs.fields(cls) if _may_hold_text(says.get(field.name, "")))


_LEAVES = ("bool", "int", "dt.date", "Decimal", "Money", "Standing")


def _may_hold_text(annotation: str) -> bool:
    """Whether a field is more than a number or a day, or several."""
    bare = annotation.removesuffix(" | None").replace("tuple[", "").replace(", ...]", "")
    return bare not in _LEAVES


def phrases(value: object) -> Iterator[Phrase]:
    """Every phrase in a document or a piece of one, those inside other phrases too."""
    if isinstance(value, Phrase):
        yield value
        for _, param in value.params:
            yield from phrases(param)
    elif isinstance(value, tuple):
        for item in value:
            yield from phrases(item)
    else:
        for field in _plan(type(value)):  # type: ignore[arg-type]  # mypy asks the instances for __hash__
            yield from phrases(getattr(value, field))


def holds_own_words(value: object) -> bool:
    """Whether somebody's own `Words` stand anywhere in a document or a piece of one."""
    return any(isinstance(param, Words) for each in phrases(value) for _, param in each.params)


def rewritten(value: T, said: Callable[[str], Param], plain: Callable[[str], str]) -> T:
    """*value* with every text in it said anew; words of a closed set and of our own stay, and so does what reads alike.

    Args:
        value: A document, or anything made of phrases and texts.

        said: For a text in a phrase.

        plain: For a text by itself, such as the number of a document.
    """
    return _anew(value, said, plain)  # type: ignore[no-any-return]  # a value is rewritten to one of its own type


def _anew(value: Any, said: Callable[[str], Param], plain: Callable[[str], str]) -> Any:  # noqa: ANN401 - any piece
    if isinstance(value, Phrase):
        olds = [param for _, param in value.params]
        news = [_param(param, said) for param in olds]
        if not any(map(is_not, news, olds)):
            return value
        return attrs.evolve(value, params=tuple(zip((name for name, _ in value.params), news, strict=True)))
    if isinstance(value, tuple):
        items = tuple([_anew(item, said, plain) for item in value])
        return items if any(map(is_not, items, value)) else value
    if isinstance(value, str):
        return value if isinstance(value, Enum) else plain(value)
    anew = {}
    for field in _plan(type(value)):  # type: ignore[arg-type]  # mypy asks the instances for __hash__
        old = getattr(value, field)
        if (new := _anew(old, said, plain)) is not old:
            anew[field] = new
    return attrs.evolve(value, **anew) if anew else value


def _param(param: Param, said: Callable[[str], Param]) -> Param:
    if isinstance(param, str):
        return said(param)
    return _anew(param, said, str) if isinstance(param, Phrase | tuple) else param  # a phrase holds no bare text
