"""How a value is stored where its type alone does not say it: marks on fields and unions, read by the codec.

A mark stands beside the field or the union that it is about, and this module knows nothing of JSON.
"""

from __future__ import annotations

from enum import Enum
from typing import Any, Final, TypeAlias

import attrs

Metadata: TypeAlias = dict[str, object]
"""Metadata of a field; several are merged by ``|``."""


class Narrow(Enum):
    """A form narrower than the type of the field."""

    FILE_PATH = "file path"
    DIGEST = "digest"
    CURRENCY = "currency"
    POSITIVE = "positive"
    YES = "yes"


@attrs.frozen
class Between:
    """A whole number between two bounds, both allowed."""

    least: int
    most: int


Narrowed: TypeAlias = Narrow | Between

_KEY: Final = "stored"


MAX_WHOLE: Final = 2**53 - 1
"""The greatest whole number that every reader of JSON keeps exact."""


def whole(least: int, most: int = MAX_WHOLE) -> Metadata:
    """A whole number from *least* to *most*."""
    return {_KEY: Between(least, most)}


FILE_PATH: Final[Metadata] = {_KEY: Narrow.FILE_PATH}
"""Text: a relative path that stays inside the folder of the case file."""
DIGEST: Final[Metadata] = {_KEY: Narrow.DIGEST}
"""Text: a SHA-256 in lower-case hexadecimal digits."""
CURRENCY: Final[Metadata] = {_KEY: Narrow.CURRENCY}
"""Text: a currency code of ISO 4217."""
POSITIVE: Final[Metadata] = {_KEY: Narrow.POSITIVE}
"""A decimal number above zero."""
YES: Final[Metadata] = {_KEY: Narrow.YES}
"""A flag that is left out, or true: false would read as if it asked for something."""
MOST_DAYS: Final = 3650
"""The longest period in days: some ten years."""

DAYS: Final = whole(0, MOST_DAYS)
"""A period in days."""


def narrowed(attribute: attrs.Attribute[Any]) -> Narrowed | None:
    """The mark of a field; None where its type says everything."""
    return attribute.metadata.get(_KEY)


@attrs.frozen
class Tagged:
    """Mark of a union of classes in an annotation: ``Annotated[Cat | Dog, Tagged("animal")]``.

    Attributes:
        field: The field that a file adds to each, which says by the name of the class which one it is.

        members: The classes, where the annotation names their base class instead of a union.
    """

    field: str
    members: tuple[type, ...] = ()
