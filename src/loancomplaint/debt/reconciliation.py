"""The claim beside the core system's balance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TypeAlias

import attrs

from loancomplaint.debt.accounts import PARTS
from loancomplaint.debt.values import Claim
from loancomplaint.facts.kinds import Allocation
from loancomplaint.facts.loans import Balance
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase, label, phrase


@attrs.frozen(kw_only=True)
class Difference:
    """A sum that the core system states otherwise.

    Attributes:
        component: Which: principal, interest, penalty or compound.

        ours: As `Claim.balance` has it.

        theirs: As the core system has it.

        on: The day of theirs, or ours where theirs bears none.
    """

    component: Allocation
    ours: Money
    theirs: Money
    on: dt.date

    @property
    def difference(self) -> Money:
        """How much more the core system has; negative where it has less."""
        return self.theirs - self.ours

    @property
    def says(self) -> Phrase:
        """The difference as a sentence."""
        return phrase(
            "{component}: the core system has {theirs} on {day}, this calculation {ours}; "
            "the core system has {difference} less."
            if self.difference.is_negative
            else "{component}: the core system has {theirs} on {day}, this calculation {ours}; "
            "the core system has {difference} more.",
            component=label(self.component),
            theirs=self.theirs,
            day=self.on,
            ours=self.ours,
            difference=abs(self.difference),
        )


@attrs.frozen(kw_only=True)
class OtherDay:
    """The core system's balance is of another day, or of none; its sums are compared all the same."""

    ours: dt.date
    theirs: dt.date | None

    @property
    def says(self) -> Phrase:
        """The difference as a sentence."""
        if self.theirs is None:
            return phrase("The core system's balance bears no day; this calculation is of {ours}.", ours=self.ours)
        return phrase(
            "The core system's balance is of {theirs}, this calculation of {ours}.", theirs=self.theirs, ours=self.ours
        )


Discrepancy: TypeAlias = Difference | OtherDay


def reconcile(claim: Claim, balance: Balance) -> tuple[Discrepancy, ...]:
    """Every way in which the core system's balance is not that of *claim*; nothing where they agree.

    A sum that *balance* does not state is not compared.

    Raises:
        CurrencyMismatchError: They are in two currencies.
    """
    other_day = (OtherDay(ours=claim.on, theirs=balance.on),) if balance.on != claim.on else ()
    return (*other_day, *_differences(claim, balance))


def _differences(claim: Claim, balance: Balance) -> Iterator[Difference]:
    for component in PARTS:
        ours, theirs = getattr(claim.balance, component), getattr(balance, component)
        if theirs is not None and (theirs - ours):
            yield Difference(component=component, ours=ours, theirs=theirs, on=balance.on or claim.on)
