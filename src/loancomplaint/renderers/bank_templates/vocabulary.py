"""What a bank's template may name: the public parts of a page, read from its classes, and what each may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import UnionType
from typing import Final, TypeAlias, Union, get_args, get_origin, get_type_hints

import attrs

from loancomplaint.renderers.page import Bullets, Grid, Line, Page, Picture, Prose, Row, Section
from loancomplaint.text.cards import Html

Kinds: TypeAlias = frozenset[object]
"""What a value may be: classes, and tuples and sets of them; `object` where nothing is known."""

LOOP: Final = frozenset("cycle first index index0 last length nextitem previtem revindex revindex0".split())
"""What a loop knows of itself."""

Called: Final = Callable[..., str]
"""What can be called, and gives a text."""

UNKNOWN: Final[Kinds] = frozenset({object})
TEXT: Final[Kinds] = frozenset({str})
NUMBER: Final[Kinds] = frozenset({int})
CALLED: Final[Kinds] = frozenset({Called})
THE_LOOP: Final[Kinds] = frozenset({"loop"})
PAGE: Final[Kinds] = frozenset({Page})

_CLASSES: Final = (Page, Section, Prose, Bullets, Grid, Picture, Row, Line)
_COMPUTED: Final[Mapping[type, Mapping[str, Kinds]]] = {
    Page: {"evidence": CALLED},
    Grid: {"figures": frozenset({frozenset[str]}), "short": frozenset({frozenset[str]})},
    Picture: {"svg": frozenset({Html})},
}
_HIDDEN: Final = frozenset({(Picture, "drawing"), (Page, "keys")})
"""What only a renderer of ours can use."""


@cache
def _names() -> Mapping[type, Mapping[str, Kinds]]:
    return {cls: {**_fields(cls), **_COMPUTED.get(cls, {})} for cls in _CLASSES}


def _fields(cls: type) -> dict[str, Kinds]:
    hints = get_type_hints(cls)
    return {f.name: alternatives(hints[f.name]) for f in attrs.fields(cls) if (cls, f.name) not in _HIDDEN}


def alternatives(annotation: object) -> Kinds:
    """The members of a union, or the one thing that it is."""
    return frozenset(get_args(annotation) if get_origin(annotation) in {Union, UnionType} else (annotation,))


def names_of(cls: type) -> frozenset[str]:
    """What may be read from a value of *cls*."""
    return frozenset(_names().get(cls, {}))


def member(kinds: Kinds, name: str) -> Kinds | None:
    """What *name* of such a value may be; None where it has none of that name."""
    found = [_member(kind, name) for kind in kinds]
    known = [each for each in found if each is not None]
    return frozenset().union(*known) if known else None


def _member(kind: object, name: str) -> Kinds | None:
    if kind == "loop":
        return (CALLED if name == "cycle" else UNKNOWN if name.endswith("item") else NUMBER) if name in LOOP else None
    if kind is object:
        known = [each[name] for each in _names().values() if name in each]
        return frozenset().union(*known) if known else UNKNOWN if name in LOOP else None
    return _names().get(kind, {}).get(name) if isinstance(kind, type) else None


def elements(kinds: Kinds) -> Kinds | None:
    """What a walk through such a value meets; None where it cannot be walked through."""
    found = [_elements(kind) for kind in kinds]
    known = [each for each in found if each is not None]
    return frozenset().union(*known) if known else None


def _elements(kind: object) -> Kinds | None:
    if kind in {object, str}:
        return frozenset({kind})
    if get_origin(kind) is not tuple:
        return None
    return frozenset().union(*(alternatives(each) for each in get_args(kind) if each is not ...))


def place(kinds: Kinds, number: int) -> Kinds | None:
    """What stands at a place of such a list; None where it is no list or has no such place."""
    found = [_place(kind, number) for kind in kinds]
    known = [each for each in found if each is not None]
    return frozenset().union(*known) if known else None


def _place(kind: object, number: int) -> Kinds | None:
    parts = get_args(kind) if get_origin(kind) is tuple else ()
    if kind is object:
        return UNKNOWN
    if parts and parts[-1] is ...:
        return alternatives(parts[0])
    return alternatives(parts[number]) if -len(parts) <= number < len(parts) else None


def printable(kinds: Kinds) -> bool:
    """Whether such a value may be a text or a number."""
    return any(kind in {object, str, int, Html} for kind in kinds)


def callable_(kinds: Kinds) -> bool:
    """Whether such a value may be called."""
    return any(kind in {object, Called} for kind in kinds)


def joined(kinds: Iterable[Kinds]) -> Kinds:
    """What is one of several."""
    return frozenset().union(*kinds)
