"""What shows a security or a loan: the papers that it names, or that its violations cite.

Papers are tied by reference: a security names its own, and what stands in the title of an exhibit ties nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from loancomplaint.facts.casefile import CaseFile
from loancomplaint.facts.claims import Evidence
from loancomplaint.facts.kinds import EvidenceKind
from loancomplaint.facts.loans import Loan
from loancomplaint.facts.securities import Given

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


def papers_of_loan(case: CaseFile, loan: Loan) -> Iterator[Evidence]:
    """What any violation of *loan* cites; a contract is that of all its notes."""
    for violation in case.violations:
        named = case.loans_of(violation.loan)
        if any(each is loan for each in named):
            yield from case.cited_by(violation)
        elif any(each.contract_no == loan.contract_no for each in named):
            cited = case.cited_by(violation)
            yield from (item for item in cited if item.kind is EvidenceKind.LOAN_CONTRACT)


def is_registered(case: CaseFile, given: Given) -> bool:
    """Whether a thing is in a register: the file says so, or a certificate that the security names is on file."""
    return given.has_registration or any(item.kind in _OF_A_THING for item in papers_of(case, given))
