"""A field takes what its type says, and nothing else: the check that a value makes of itself when it is made."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache, wraps
from types import NoneType, UnionType
from typing import Any, Final, ParamSpec, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs

from loancomplaint.errors import ValueRefusedError

P = ParamSpec("P")
R = TypeVar("R")

_EXACT: Final = frozenset({bool, dt.date, int, NoneType, tuple})
"""Types of which a subclass is something else: a moment is no day, and true no number."""

_NARROWER: Final[Mapping[Any, Callable[[Any], bool]]] = {
    str: lambda value: isinstance(value, str) and not isinstance(value, Enum),
    Decimal: lambda value: isinstance(value, Decimal) and value.is_finite(),
}
"""A word of a closed set is no text, and what is not finite no number."""

_NAMES: Final = {dt.date: "local calendar day", NoneType: "None"}


def typed(_: type, attributes: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Have every field refuse what is of another type; what else it refuses is asked afterwards."""
    return [attribute.evolve(validator=_OfItsType(attribute.validator)) for attribute in attributes]


def fits(value: object, hint: Any) -> bool:  # noqa: ANN401 - a type, a union, a tuple of some
    """Whether *value* is what a type says; of types that a value cannot be asked about, anything fits."""
    return _asks(hint)(value)


def guarded(function: Callable[P, R]) -> Callable[P, R]:
    """Have a function refuse what is not of its parameters' types; Python itself refuses those it does not have.

    Raises:
        ValueRefusedError: From every call, for the first parameter that is given something else.
    """
    signature = inspect.signature(function)

    @wraps(function)
    def guard(*args: P.args, **kwargs: P.kwargs) -> R:
        hints = _hints(function)
        for name, value in signature.bind(*args, **kwargs).arguments.items():
            if not fits(value, hints[name]):
                raise ValueRefusedError(f"{name} {mismatch(hints[name], value)}")
        return function(*args, **kwargs)

    return guard


@cache
def _hints(function: Callable[..., object]) -> Mapping[str, Any]:
    """The types of its parameters; what it returns may be a class that is not loaded yet."""
    asked = {name: hint for name, hint in function.__annotations__.items() if name != "return"}
    return get_type_hints(type("Asked", (), {"__annotations__": asked, "__module__": function.__module__}))


def further(attribute: attrs.Attribute[Any]) -> Any:  # noqa: ANN401 - a validator, as attrs has it
    """What a field refuses beside what is of another type; None where it refuses nothing else."""
    validator = attribute.validator
    return validator.further if isinstance(validator, _OfItsType) else validator


@attrs.define(eq=False)
class _OfItsType:
    further: Any
    _hint: Any = attrs.field(default=None, init=False)
    _exact: frozenset[Any] = attrs.field(default=frozenset(), init=False)
    """Types of values that are right at a glance: nearly all are."""

    def __call__(self, instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if type(value) not in self._exact and not fits(value, self._of(instance, attribute)):
            raise ValueRefusedError(f"{attribute.alias} {mismatch(self._hint, value)}")
        if self.further is not None:
            self.further(instance, attribute, value)

    def _of(self, instance: object, attribute: attrs.Attribute[Any]) -> Any:  # noqa: ANN401 - a type
        if self._hint is None:  # when its class was made, not every type that it names was there
            self._hint = get_type_hints(type(instance))[attribute.name]
            kinds = _alternatives(self._hint)
            self._exact = frozenset(kind for kind in kinds if isinstance(kind, type) and kind is not Decimal)
        return self._hint


def _alternatives(hint: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a type, a union, a tuple of some
    """The types of a union; of anything else, itself."""
    return get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)


@cache
def _asks(hint: Any) -> Callable[[object], bool]:  # noqa: ANN401 - a type, a union, a tuple of some
    if len(kinds := _alternatives(hint)) > 1:
        asks = tuple(map(_asks, kinds))
        return lambda value: any(ask(value) for ask in asks)
    if get_origin(hint) is tuple:
        return _asks_each(get_args(hint))
    if get_origin(hint) in {Iterable, Mapping}:
        return _asks_items(get_origin(hint), get_args(hint))
    if hint in _EXACT:
        return lambda value: type(value) is hint
    if hint in _NARROWER:
        return _NARROWER[hint]
    return (lambda value: isinstance(value, hint)) if isinstance(hint, type) else (lambda _: True)


def _asks_items(kind: Any, parts: tuple[Any, ...]) -> Callable[[Any], bool]:  # noqa: ANN401 - a class
    """What is read once, such as a generator, is asked for no item: asking would take it."""
    asks = tuple(map(_asks, parts))
    if kind is Mapping:
        return lambda value: isinstance(value, Mapping) and all(asks[0](k) and asks[1](v) for k, v in value.items())
    return lambda value: (
        isinstance(value, Iterator)
        or (isinstance(value, Iterable) and not isinstance(value, str) and all(map(asks[0], value)))
    )


def _asks_each(parts: tuple[Any, ...]) -> Callable[[object], bool]:
    if len(parts) == 2 and parts[1] is Ellipsis:  # noqa: PLR2004 - tuple[item, ...]
        ask = _asks(parts[0])
        return lambda value: type(value) is tuple and all(map(ask, value))
    asks = tuple(map(_asks, parts))
    return lambda value: (
        type(value) is tuple and len(value) == len(asks) and all(a(v) for a, v in zip(asks, value, strict=True))
    )


def mismatch(hint: Any, value: object) -> str:  # noqa: ANN401 - a type, a union, a tuple of some
    """How *value* differs from what a type says, and what would do; the value itself may be personal, and stays out."""
    kinds, verb = _alternatives(hint), "takes"
    if isinstance(value, tuple) and (of := next((get_args(kind) for kind in kinds if get_origin(kind) is tuple), ())):
        verb, kinds = "holds", _alternatives(of[0])
        value = next((each for each in value if not fits(each, of[0])), value)
    wanted = " or ".join(_NAMES.get(kind, getattr(kind, "__name__", str(kind))) for kind in kinds)
    words = [member for kind in kinds if isinstance(kind, type) and issubclass(kind, Enum) for member in kind]
    meant = next((f"; give {type(word).__name__}.{word.name}" for word in words if word.value == value), "")
    return f"{verb} a {wanted}{' each' if verb == 'holds' else ''}, not a {type(value).__name__}{meant}"
