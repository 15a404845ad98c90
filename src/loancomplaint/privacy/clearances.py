"""Who may read what: one row for each audience, and how the names and numbers of people look to those it masks for.

A table is data: it prints as a table, stores as JSON, and a bank signs its own.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from loancomplaint.documents import NOTHING, Table
from loancomplaint.errors import PolicyError
from loancomplaint.facts import Audience, Desk, Identifier, IdentifierScheme, PersonalData, Restricted
from loancomplaint.values import identifiers
from loancomplaint.values.stored import whole
from loancomplaint.words import Phrase, label


@attrs.frozen(kw_only=True)
class Kept:
    """What a mask leaves of a text: so many characters at its start, and so many at its end.

    Of a text of up to 10 characters, names apart, never more than half is left.
    """

    start: int = attrs.field(default=0, metadata=whole(0))
    end: int = attrs.field(default=0, metadata=whole(0))

    def of(self, text: str) -> str:
        """The text, with ``*`` for each character that is not left."""
        return identifiers.masked(text, self.start, self.end)


@attrs.frozen(kw_only=True)
class Masking:
    """How personal data looks once it is masked; unless said otherwise, nothing of it is left.

    Data of a firm is not personal, and is never masked.

    Attributes:
        name: Of a person.

        identity: A resident identity number.

        mobile: A telephone number.

        account: Every other number by which somebody is known, such as that of an account.

        address_up_to: Of a person's address what stands before and with the first of these marks is left.

        address_else_up_to: Likewise, where none of those marks a district: a town may be a district of its own.

        no_district: Words that end in such a mark and are no district: 小区, a housing estate, is none.

        address_beyond: What a district never stands behind, such as a road or the number of a house.

        address_parts: Marks behind which an address may be begun, by whoever leaves out what is larger.

        firms: A name with one of these in it is a firm's or an authority's; a Latin one stands as a word of its own.
    """

    name: Kept = Kept()
    identity: Kept = Kept()
    mobile: Kept = Kept()
    account: Kept = Kept()
    address_up_to: tuple[str, ...] = ()
    address_else_up_to: tuple[str, ...] = ()
    no_district: tuple[str, ...] = ()
    address_beyond: tuple[str, ...] = ()
    address_parts: tuple[str, ...] = ()
    firms: tuple[str, ...] = ()

    def is_firm(self, name: str) -> bool:
        """Whether *name* is a firm's; one that does not say so is taken for a person's."""
        return any(_has(name, mark) for mark in self.firms)

    def masked_name(self, name: str) -> str:
        """A person's name; one of a single character is hidden whole."""
        start, end = (self.name.start, self.name.end) if len(name) > 1 else (0, 0)
        middle = max(len(name) - start - end, 1)
        return name[:start] + "*" * middle + name[start + middle :]

    def masked_number(self, identifier: Identifier) -> str:
        """An identifier, without gaps; that of a firm by its scheme is public."""
        if identifier.scheme in OF_FIRMS:
            return identifier.value
        kept = self.identity if identifier.scheme is IdentifierScheme.CN_RIC else self.account
        return kept.of(identifiers.normalized(identifier.value))

    def masked_address(self, address: str) -> str:
        """A person's address, down to its district."""
        return self.parted_address(address)[0] + REST_OF_AN_ADDRESS

    def parted_address(self, address: str) -> tuple[str, str]:
        """A person's address as far as its district, and the rest of it, which is hidden."""
        end = self._end(address, self.address_up_to, self.address_beyond)
        end = end or self._end(address, self.address_else_up_to, self.address_beyond + self.no_district)
        return address[:end], address[end:]

    def _end(self, address: str, marks: tuple[str, ...], beyond: tuple[str, ...]) -> int:
        """Where the first real mark of an address ends that stands before everything *beyond*; 0 where none does."""
        limit = min((at for mark in beyond if (at := address.find(mark)) >= 0), default=len(address))
        ends = sorted(found.end() for mark in marks for found in re.finditer(re.escape(mark), address))
        return next((end for end in ends if end <= limit and not address[:end].endswith(self.no_district)), 0)

    def ends_of_address(self, address: str) -> tuple[str, ...]:
        """What is hidden of a person's address, as people write it who leave out what is larger; the longest first."""
        hidden = self.parted_address(address)[1]
        begins = {found.end() for mark in self.address_parts for found in re.finditer(re.escape(mark), hidden)}
        return tuple(hidden[begin:] for begin in sorted({0, *begins}))


def _has(name: str, mark: str) -> bool:
    """Whether a mark stands in a name; a Latin one as a word."""
    return mark in name if not mark.isascii() else re.search(rf"\b{re.escape(mark)}\b", name, re.IGNORECASE) is not None


OF_FIRMS: Final = frozenset({IdentifierScheme.CN_USCC, IdentifierScheme.LEI})
REST_OF_AN_ADDRESS: Final = "****"
"""Of one length: how long the rest is tells a street from a village."""


@attrs.frozen(kw_only=True)
class Clearance:
    """What one audience may read beyond the open facts of a case.

    Attributes:
        audience: Who reads.

        may_read: The restricted matter that is open to it.

        personal_data: How it reads the names and numbers of people.
    """

    audience: Audience
    may_read: tuple[Restricted, ...] = ()
    personal_data: PersonalData = PersonalData.MASKED

    def __attrs_post_init__(self) -> None:
        if self.audience is Audience.CUSTOMER and (self.may_read or self.personal_data is not PersonalData.MASKED):
            raise PolicyError("the customer reads what the contract says, and cannot be cleared for anything else")

    def clears(self, matter: Restricted) -> bool:
        """Whether the audience may read *matter*."""
        return matter in self.may_read


@attrs.frozen(kw_only=True)
class Clearances:
    """The table: an audience without a row may read nothing that is restricted, and sees no name or number of a person.

    Attributes:
        rows: One for each audience that may read more than that.

        masking: What masked data looks like.

    Raises:
        PolicyError: Two rows are about one audience, or one clears the customer.
    """

    rows: tuple[Clearance, ...] = ()
    masking: Masking = Masking()

    def __attrs_post_init__(self) -> None:
        named = [row.audience for row in self.rows]
        if twice := sorted({audience for audience in named if named.count(audience) > 1}):
            raise PolicyError(f"an audience is cleared in one row; there are several for: {', '.join(twice)}")

    def of(self, reader: Desk | Audience) -> Clearance:
        """What *reader* may read."""
        audience = Audience(reader.value)
        return next((row for row in self.rows if row.audience is audience), Clearance(audience=audience))

    @property
    def table(self) -> Table:
        """The whole of it, as a compliance officer reads and signs it."""
        heads = (Phrase("Audience"), *map(label, Restricted), Phrase("Personal data"))
        return Table(Phrase("Who may read what"), heads, tuple(self._row(audience) for audience in Audience))

    def _row(self, audience: Audience) -> tuple[Phrase, ...]:
        clearance = self.of(audience)
        marks = (Phrase("may read") if clearance.clears(matter) else NOTHING for matter in Restricted)
        return (label(audience), *marks, label(clearance.personal_data))


NOBODY_CLEARED: Final = Clearances()
"""The table of a policy that names none: nobody may read more than the open facts."""
