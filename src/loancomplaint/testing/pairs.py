"""Pairs of case files that differ only in what some audience may not see, for the law of non-interference.

Each kind of difference is one function of a case file; what it takes for granted it puts into both files.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Final

import attrs
from hypothesis import strategies as st

from loancomplaint import codec, jurisdictions
from loancomplaint.facts import (
    Audience,
    CaseFile,
    Citation,
    Evidence,
    Identifier,
    IdentifierScheme,
    LegalRepresentative,
    Nature,
    PersonalData,
    Request,
    RequestKind,
    Restricted,
    StaffMember,
    Statement,
    Violation,
    ViolationKind,
    tree,
)
from loancomplaint.testing.laws import Pair
from loancomplaint.testing.strategies import case_files, evidence, violations

__all__ = ["differing", "pairs"]

_CHINA: Final = jurisdictions.load("CN")
_CLEARANCES: Final = _CHINA.clearances


def _uncleared(*matters: Restricted) -> tuple[Audience, ...]:
    """Who may read none of these."""
    rows = map(_CLEARANCES.of, Audience)
    return tuple(row.audience for row in rows if not any(row.clears(matter) for matter in matters))


# ---------------------------------------------------------------- what differs


def sealed_matter(case: CaseFile, suspicion: Violation, item: Evidence, at: int) -> Pair:
    """A suspicion among the violations, with evidence of its own, a measure for it alone and the referral."""
    own = attrs.evolve(item, id="E0")
    kind = min(_CHINA.sealed)
    cited = (Citation(evidence="E0"), *suspicion.citations)
    sealed = attrs.evolve(suspicion, id="V0", kind=kind, citations=cited)
    asked = (
        Request(id="R0", kind=RequestKind.REFER_TO_AML, violations=("V0",)),
        Request(id="R00", kind=RequestKind.ENHANCE_MONITORING, violations=("V0",)),
    )
    other = attrs.evolve(
        case,
        violations=(*case.violations[:at], sealed, *case.violations[at:]),
        evidence=(*case.evidence[:at], own, *case.evidence[at:]),
        requests=(*asked, *case.requests),
    )
    known = frozenset(violation.id for violation in other.violations if violation.kind in _CHINA.sealed)
    return Pair(
        one=other.without(known), other=other, hidden_from=_uncleared(Restricted.SEALED_MATTER), what="sealed matter"
    )


def staff(case: CaseFile, *_: object) -> Pair:
    """Which of the staff is implicated, whom the author names in her prose as well."""

    def naming(name: str) -> CaseFile:
        member = StaffMember(name=name, role="客户经理")
        return attrs.evolve(case, implicated_staff=(member,), background=f"该笔贷款由{name}经办发放。")

    hidden_from = _uncleared(Restricted.IMPLICATED_STAFF)
    return Pair(one=naming("慕容某"), other=naming("司徒某某"), hidden_from=hidden_from, what="implicated staff")


_NUMBERS: Final = (("310101198507123319", "13800000000"), ("350203197001073319", "13899990000"))
"""Of two people: valid both, and alike once they are masked."""


def numbers(case: CaseFile, *_: object) -> Pair:
    """What a mask hides of the numbers of a person, in fields and in prose."""

    def numbered(number: str, phone: str) -> CaseFile:
        ric = Identifier(scheme=IdentifierScheme.CN_RIC, value=number)
        person = LegalRepresentative(name="欧阳某", identifiers=(ric,), phone=phone)
        customer = attrs.evolve(case.customer, legal_representative=person)
        return attrs.evolve(case, customer=customer, background=f"其身份证号为{number}，手机号为{phone}。")

    one, other = (numbered(*each) for each in _NUMBERS)
    rows = map(_CLEARANCES.of, Audience)
    hidden_from = tuple(row.audience for row in rows if row.personal_data is not PersonalData.IN_FULL)
    return Pair(one=one, other=other, hidden_from=hidden_from, what="numbers of a person")


def numbers_in_prose(case: CaseFile, *_: object) -> Pair:
    """What a mask hides of numbers that stand in prose alone, in groups."""

    def written(number: str, phone: str) -> CaseFile:
        said = f"其妻身份证号{number[:6]} {number[6:14]} {number[14:]}，手机{phone[:3]}-{phone[3:7]}-{phone[7:]}。"
        return attrs.evolve(case, background=said)

    one, other = (written(*each) for each in _NUMBERS)
    rows = map(_CLEARANCES.of, Audience)
    hidden_from = tuple(row.audience for row in rows if row.personal_data is not PersonalData.IN_FULL)
    return Pair(one=one, other=other, hidden_from=hidden_from, what="numbers in prose")


def opinion(case: CaseFile, *_: object) -> Pair:
    """What the author thinks, with and without evidence."""

    def opining(text: str) -> CaseFile:
        first, *others = case.violations or (Violation(id="V1", kind=ViolationKind.COVENANT_BREACH),)
        thought = Statement(text=text, nature=Nature.OPINION, citations=first.citations[:1])
        return attrs.evolve(case, violations=(attrs.evolve(first, statements=(thought,)), *others))

    one, other = opining("建议从速处置。"), opining("该笔贷款宜由专人跟进，并安排现场检查。")
    return Pair(one=one, other=other, hidden_from=_uncleared(Restricted.INTERNAL_OPINION), what="an opinion")


def plans(case: CaseFile, *_: object) -> Pair:
    """What the bank plans, in the author's words."""

    def planning(reason: str) -> CaseFile:
        first = tuple(violation.id for violation in case.violations[:1])
        planned = Request(id="R9", kind=RequestKind.RESTRUCTURE, violations=first, reason=reason)
        return attrs.evolve(case, requests=(*case.requests, planned))

    one, other = planning("拟协商调整还款计划。"), planning("拟延长还款期限，并追加抵押。")
    return Pair(one=one, other=other, hidden_from=_uncleared(Restricted.PLANNED_MEASURES), what="a planned measure")


def contract_alone(case: CaseFile, suspicion: Violation, item: Evidence, _: int) -> Pair:
    """Everything but the contract, which is all that the customer reads from."""
    other = attrs.evolve(
        case,
        background="另有线索待核。",
        secrecy_grade="商业秘密",
        violations=(attrs.evolve(suspicion, id="V9"),),
        evidence=(item,),
        requests=(Request(kind=RequestKind.PRESERVE_ASSETS),),
        implicated_staff=(StaffMember(name="司徒某某"),),
    )
    return Pair(one=case, other=other, hidden_from=(Audience.CUSTOMER,), what="the bank's own file")


differing: Final[tuple[Callable[..., Pair], ...]] = (
    sealed_matter,
    staff,
    numbers,
    numbers_in_prose,
    opinion,
    plans,
    contract_alone,
)
"""Every kind of difference, each made of a case file, a violation, an item of evidence, and a place among others."""


# ---------------------------------------------------------------- strategy


def _quiet(case: CaseFile) -> CaseFile:
    """The case without sealed words in open text, for which nothing at all would be written."""
    return tree.changed(
        case, lambda text, _: "情况如实记载。" if _CHINA.lexicon.speaks_of_sealed_matter(text) else text
    )


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    """Pairs of every kind, of bare drafts, whole stories and the case that ships; sealed matter more often than not."""
    shipped = codec.loads((files("loancomplaint") / "demo" / "case.json").read_bytes())
    case = draw(st.one_of(case_files().map(_quiet), case_files().map(_quiet), case_files(), st.just(shipped)))
    make: Callable[..., Pair] = draw(st.sampled_from((sealed_matter,) * 4 + differing))
    return make(case, draw(violations()), draw(evidence()), draw(st.integers(0, len(case.violations))))
