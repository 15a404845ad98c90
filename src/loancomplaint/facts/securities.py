"""What secures the loans of a case: each security once, the loans it stands for, and the papers that show it.

Papers are tied by reference: a security names its own, and what stands in the title of an exhibit ties nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from loancomplaint.facts.claims import Evidence
from loancomplaint.facts.kinds import EvidenceKind, SecurityKind
from loancomplaint.facts.loans import Loan, Security
from loancomplaint.facts.people import Party

if TYPE_CHECKING:
    from loancomplaint.facts.casefile import CaseFile


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


def securities(case: CaseFile) -> tuple[Given, ...]:
    """Every security of *case*, with all loans it stands for.

    The same contract written under each of several loans is one security; two that differ in anything, or that no
    contract number identifies, are two.
    """
    found: list[tuple[str, Security, list[int]]] = []
    for i, loan in enumerate(case.loans):
        for k, security in enumerate(loan.security):
            alike = [places for _, other, places in found if security.contract_no and other == security]
            elsewhere = next((places for places in alike if i not in places), None)
            if elsewhere is None:
                found.append((f"loans[{i}].security[{k}]", security, _secured(case, i, security)))
            else:
                elsewhere += [place for place in _secured(case, i, security) if place not in elsewhere]
    return tuple(
        Given(
            path=path,
            security=security,
            places=tuple(sorted(places)),
            loans=tuple(case.loans[place] for place in sorted(places)),
            provider=case.party(security.provider) if security.provider else None,
        )
        for path, security, places in found
    )


def _secured(case: CaseFile, under: int, security: Security) -> list[int]:
    """The loan it stands under, unless it names others."""
    named = {place for name in security.secures for place in case.places_of(name)}
    return sorted(named) or [under]


# ---------------------------------------------------------------- papers

_E: Final = EvidenceKind
_OF_A_GUARANTEE: Final = (_E.GUARANTEE_CONTRACT,)
_OF_A_THING: Final = (_E.COLLATERAL_REGISTRATION,)
_MAY_SHOW: Final = {
    True: (*_OF_A_GUARANTEE, _E.AGREEMENT, _E.LOAN_CONTRACT, _E.CORRESPONDENCE, _E.COURT_DOCUMENT, _E.OTHER),
    False: (*_OF_A_THING, _E.REGISTRY_EXTRACT, _E.AGREEMENT, _E.COURT_DOCUMENT, _E.OTHER),
}
"""What may show a guarantee, and what security over a thing, where the file says that it does."""


def fitting(given: Given) -> tuple[EvidenceKind, ...]:
    """The kinds of evidence that are made to show such a security."""
    return _OF_A_GUARANTEE if given.is_guarantee else _OF_A_THING


def papers_of(case: CaseFile, given: Given) -> tuple[Evidence, ...]:
    """The evidence that shows a security: what it names; else what its loans' violations cite of the fitting kind.

    One guarantee contract may be signed by several guarantors. A certificate that nothing names is of a thing that the
    file says is registered, and of no other. What shows one security never depends on what else secures the loan.
    """
    if given.security.evidence:
        held = filter(None, map(case.item, given.security.evidence))
        return tuple(item for item in held if item.kind in _MAY_SHOW[given.is_guarantee])
    if not given.is_guarantee and not given.has_registration:
        return ()
    return tuple(item for item in _cited_for(case, given.places) if item.kind in fitting(given))


def _cited_for(case: CaseFile, places: tuple[int, ...]) -> tuple[Evidence, ...]:
    """What the violations of these loans cite, each item once."""
    about = case.concerning(places)
    return tuple({item.id: item for violation in about for item in case.cited_by(violation)}.values())


def is_registered(case: CaseFile, given: Given) -> bool:
    """Whether a thing is in a register: the file says so, or a certificate that the security names is on file."""
    return given.has_registration or any(item.kind in _OF_A_THING for item in papers_of(case, given))
