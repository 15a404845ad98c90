"""What secures the loans of a case: each security once, and the loans it stands for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from loancomplaint.facts.kinds import SecurityKind
from loancomplaint.facts.loans import Loan, Security
from loancomplaint.facts.people import Party


@attrs.frozen(kw_only=True)
class Given:
    """One security, and everything it stands for.

    Attributes:
        path: Where it stands first, in the file's own field names; written alike under other loans it is still one.

        places: The numbers of the loans it secures, counted from 0 in the order of the file; loans likewise.

        provider: Who gave it; None where the file names nobody, or nobody in particular.
    """

    path: str
    security: Security
    places: tuple[int, ...]
    loans: tuple[Loan, ...]
    provider: Party | None

    @property
    def number(self) -> str | None:
        """What the file calls it: by its contract number, else its id."""
        return self.security.contract_no or self.security.id

    @property
    def is_guarantee(self) -> bool:
        """Whether somebody answers, and not a thing."""
        return self.security.kind is SecurityKind.GUARANTEE

    @property
    def has_registration(self) -> bool:
        """Whether the file gives the thing a number or a day in a register."""
        thing = self.security.collateral
        return thing is not None and bool(thing.registered_on or thing.registration_no)

    @property
    def who(self) -> str | None:
        """The name of who gave it, as the file has it; its own word where that stands for nobody in particular."""
        return (self.provider.name if self.provider else None) or self.security.provider


def securities(
    given_for: Sequence[Loan], places_of: Callable[[str], tuple[int, ...]], party: Callable[[str], Party | None]
) -> tuple[Given, ...]:
    """Every security of these loans, with all of them that it stands for.

    The same contract written under each of several loans is one security; two that differ in anything, or that no
    contract number identifies, are two.
    """
    found: list[tuple[str, Security, list[int]]] = []
    for i, loan in enumerate(given_for):
        for k, security in enumerate(loan.security):
            alike = [places for _, other, places in found if security.contract_no and other == security]
            elsewhere = next((places for places in alike if i not in places), None)
            if elsewhere is None:
                found.append((f"loans[{i}].security[{k}]", security, _secured(places_of, i, security)))
            else:
                elsewhere += [place for place in _secured(places_of, i, security) if place not in elsewhere]
    return tuple(
        Given(
            path=path,
            security=security,
            places=tuple(sorted(places)),
            loans=tuple(given_for[place] for place in sorted(places)),
            provider=party(security.provider) if security.provider else None,
        )
        for path, security, places in found
    )


def _secured(places_of: Callable[[str], tuple[int, ...]], under: int, security: Security) -> list[int]:
    """The loan it stands under, unless it names others."""
    named = {place for name in security.secures for place in places_of(name)}
    return sorted(named) or [under]
