"""One row of a policy: when it applies, once what its route opens, where it leads, and why."""

from __future__ import annotations

import attrs

from loancomplaint.channels.conditions import Asked
from loancomplaint.errors import PolicyError
from loancomplaint.facts import Ban, Channel, Desk, Form
from loancomplaint.values.typed import typed


@attrs.frozen(kw_only=True, field_transformer=typed)
class Destination:
    """Where a row sends a case.

    Attributes:
        desk: The addressee.

        form: The kind of document.

        through: The desk inside that must pass it; every way out of the bank has one.

        takes_unverified: Whether violations that are not sufficient ride along, marked as not yet verified.

    Raises:
        PolicyError: A way out names nobody who passes it, or somebody who is no desk inside, or is the addressee.
    """

    desk: Desk
    form: Form
    through: Desk | None = None
    takes_unverified: bool = False

    def __attrs_post_init__(self) -> None:
        if self.desk.channel is not Channel.INTERNAL and self.through is None:
            raise PolicyError(f"a way to {self.desk.value} leaves the bank, and must name the desk that passes it")
        if self.through is not None and (self.through is self.desk or self.through.channel is not Channel.INTERNAL):
            raise PolicyError(
                f"{self.through.value} cannot pass a document to {self.desk.value}; another desk inside can"
            )


@attrs.frozen(kw_only=True, field_transformer=typed)
class Row:
    """One row of a policy.

    Attributes:
        name: Unique in the policy.

        when: The row applies.

        once: What must also hold before the route is open; until then it is withheld.

        route: Where it sends the case.

        because: Why, in a sentence.

        bans: What it forbids from here on.

        own_bans: The same, in the bank's own words.

        closes: The desks that must not be told while its route is open.

        instead_of: A desk that is passed over while its route is open.

        sealed: Whether the row reads the sealed matter of the case, and nothing else.
    """

    name: str
    when: Asked
    route: Destination
    because: str
    once: tuple[Asked, ...] = ()
    bans: tuple[Ban, ...] = ()
    own_bans: tuple[str, ...] = ()
    closes: tuple[Desk, ...] = ()
    instead_of: Desk | None = None
    sealed: bool = False
