"""The few checks a fact makes of itself: those without which it would mean nothing.

Whether a case file is *sufficient* is a rule's business; a half-written draft must be constructible.
Whether a file's words are of the right type is checked at the door, by the codec.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs

from loancomplaint.errors import ValueRefusedError
from loancomplaint.values.identifiers import mask_name, mask_phone
from loancomplaint.values.money import Money


def is_tuple(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Refuse a list: it could change under us, and cannot be hashed."""
    if type(value) is not tuple:
        raise ValueRefusedError(f"{attribute.name} takes a tuple, not a {type(value).__name__}")


def is_sum(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is not a `Money`, and a negative one; an absent sum may stay None."""
    if value is None and attribute.default is None:
        return
    if not isinstance(value, Money):
        raise ValueRefusedError(f"{attribute.name} takes a Money, not a {type(value).__name__}")
    if value.is_negative:
        raise ValueRefusedError(f"{attribute.name} cannot be negative; leave out what was reversed")


def is_day(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Refuse a moment where a local calendar day is meant."""
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
        raise ValueRefusedError(f"{attribute.name} takes a local calendar day, not a {type(value).__name__}")


def shown_name(name: str | None) -> str:
    """A person's name as a repr may show it."""
    return repr(None if name is None else mask_name(name))


def shown_phone(phone: str | None) -> str:
    """A telephone number as a repr may show it."""
    return repr(None if phone is None else mask_phone(phone))
