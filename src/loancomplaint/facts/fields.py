"""What a field of a fact holds, and the few checks a fact makes of itself.

Whether a case file is *sufficient* is a rule's business; a half-written draft must be constructible.
Whether a file's words are of the right type is checked at the door, by the codec.

Every field of text carries its `Content` in its metadata: masking, typesetting, the rules of tone, the test kit and
`repr` all read it there, and nowhere else. A field without one fails a test that walks all fields.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

import attrs

from loancomplaint.errors import ValueRefusedError
from loancomplaint.facts.kinds import MAY_BE_SEALED
from loancomplaint.text.cards import SEALED, rule_for, shown_text
from loancomplaint.values.identifiers import mask_name, mask_phone
from loancomplaint.values.money import Money
from loancomplaint.values.stored import Metadata
from loancomplaint.values.typed import typed

FIRST_DAY: Final = dt.date(1900, 1, 1)
LAST_DAY: Final = dt.date(2200, 12, 31)
"""The days a case file may speak of; periods that run on from the last still end on days that exist."""

SUM_DIGITS: Final = 15
"""The most digits before the decimal point of a sum in a case file.

Twenty times the balance sheet of the largest bank in yuan, and enough for currencies of small units.
Whatever a case file of the greatest size adds up or charges interest on stays far below what a `Money` can hold.
"""


class Personal(StrEnum):
    """Whose data a text is, if anybody's."""

    NAME = "name"
    """Names a person or a firm; masked only where it is a person's."""
    PERSON = "person"
    """Names a person, whatever the name looks like."""
    MAKER = "maker"
    """Names who made a paper; masked only where it is a person's who does not act for the bank."""
    FIRM = "firm"
    """Names a firm or an authority; what is known of it is public."""
    STAFF = "staff"
    """Names somebody who acts for the bank and signs with the name; masked in a repr alone."""
    PHONE = "phone"
    ADDRESS = "address"
    NUMBER = "number"
    """Of a person, an account or a certificate."""


class Setting(StrEnum):
    """How a text is set in a report."""

    AS_IS = "as_is"
    SENTENCE = "sentence"
    """Somebody's own words, one sentence or several."""
    CLAUSE = "clause"
    """Somebody's own words, within a sentence of the report."""
    QUOTATION = "quotation"
    """Somebody else's words."""
    TITLE = "title"
    """Only its punctuation is set."""


@attrs.frozen(kw_only=True)
class Content:
    """What a field of text holds.

    Attributes:
        personal: Whose data it is, if anybody's.

        setting: How a report sets it.

        authored: Whether the author of the file wrote it herself, so that the rules of tone read it.

        hidden: Whether a repr leaves it out.

        cites: Whether it is the id of a piece of evidence.

        code: Whether it is a number or a word of the file's own, in which nothing has the form of anybody's number.
    """

    personal: Personal | None = None
    setting: Setting = Setting.AS_IS
    authored: bool = False
    hidden: bool = False
    cites: bool = False
    code: bool = False


CONTENT: Final = "content"
"""The key of a field's metadata under which its `Content` is found."""


def _holding(**what: Any) -> Metadata:  # noqa: ANN401 - fields of Content, checked by attrs
    return {CONTENT: Content(**what)}


CODE: Final = _holding(code=True)
"""A number or word of the file's own: an id, a contract number, a path, a digest."""
LABEL: Final = _holding()
"""A word or two that stand as they are: a title, a role, a court."""
CITED: Final = _holding(cites=True, code=True)
"""The id of a piece of evidence."""
NAME: Final = _holding(personal=Personal.NAME)
PERSON: Final = _holding(personal=Personal.PERSON)
FIRM: Final = _holding(personal=Personal.FIRM)
STAFF: Final = _holding(personal=Personal.STAFF)
ISSUER: Final = _holding(personal=Personal.MAKER, setting=Setting.TITLE)
"""Who made a piece of evidence."""
PHONE: Final = _holding(personal=Personal.PHONE)
ADDRESS: Final = _holding(personal=Personal.ADDRESS, hidden=True)
NUMBER: Final = _holding(personal=Personal.NUMBER, hidden=True)
TITLE: Final = _holding(setting=Setting.TITLE, hidden=True)
PROSE: Final = _holding(setting=Setting.SENTENCE, authored=True, hidden=True)
PROOF: Final = _holding(setting=Setting.CLAUSE, authored=True, hidden=True)
TERMS: Final = _holding(setting=Setting.SENTENCE, hidden=True)
"""Words of a contract."""
REMARK: Final = _holding(setting=Setting.CLAUSE, hidden=True)
"""A remark that is no claim about anybody, such as a purpose or a description."""
QUOTED: Final = _holding(setting=Setting.QUOTATION, hidden=True)


def content_of(attribute: attrs.Attribute[Any]) -> Content | None:
    """What a field of text holds; None for a field of anything else."""
    return attribute.metadata.get(CONTENT)


def discreetly(_: type, attributes: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Have the repr of a fact show of each text what its content allows, of long numbers their ends, of no sealed word.

    What is made of facts, and says words of theirs, prints by it too.
    """
    return [attribute.evolve(repr=_repr_of(attribute)) for attribute in attributes]


def of_a_file(cls: type, attributes: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Have a fact refuse what is not of its fields' types, beside printing `discreetly`."""
    return typed(cls, discreetly(cls, attributes))


def _repr_of(attribute: attrs.Attribute[Any]) -> Any:  # noqa: ANN401 - as attrs takes it
    content = content_of(attribute)
    if attribute.repr is not True:
        return attribute.repr
    if content is None:
        return _shown_words if any(name in str(attribute.type) for name in _TELLING) else rule_for(attribute)
    if content.hidden:
        return False
    return _SHOWN[content.personal]


def shown_name(name: str | tuple[str, ...] | None) -> str:
    """A name, or several, as a repr may show it."""
    return repr(tuple(map(mask_name, name)) if isinstance(name, tuple) else name and mask_name(name))


def _shown_words(held: object) -> str:
    """A word of a closed set, or several; those that tell of sealed matter stay out."""
    if isinstance(held, tuple):
        return f"({', '.join(map(_shown_words, held))})"
    return SEALED if held in MAY_BE_SEALED else repr(held)


_TELLING: Final = {type(word).__name__ for word in MAY_BE_SEALED}
"""The sets of which some words tell of sealed matter."""


def _shown_phone(phone: str | None) -> str:
    return repr(phone and mask_phone(phone))


_SHOWN: Final[Mapping[Personal | None, Callable[[Any], str]]] = MappingProxyType(
    {
        None: shown_text,
        Personal.NAME: shown_name,
        Personal.PERSON: shown_name,
        Personal.MAKER: shown_name,
        Personal.FIRM: shown_text,
        Personal.STAFF: shown_name,
        Personal.PHONE: _shown_phone,
        Personal.ADDRESS: shown_text,
        Personal.NUMBER: shown_text,
    }
)
"""How a repr shows a text that it does not leave out."""


def is_sum(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Refuse a negative sum; an absent one may stay None."""
    if isinstance(value, Money) and value.is_negative:
        raise ValueRefusedError(f"{attribute.name} cannot be negative; leave out what was reversed")


def day_on_file(day: dt.date, name: str) -> dt.date:
    """Return *day*, for which a caller's argument *name* was given, if a case file may speak of it.

    Raises:
        ValueRefusedError: It is a moment, or lies outside `FIRST_DAY` to `LAST_DAY`.
    """
    if isinstance(day, dt.datetime) or not isinstance(day, dt.date) or not FIRST_DAY <= day <= LAST_DAY:
        years = f"{FIRST_DAY.year} to {LAST_DAY.year}"
        raise ValueRefusedError(f"{name} is a local calendar day of the years {years}; this is another")
    return day
