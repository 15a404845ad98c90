"""Who answers, for what and up to how much; what every security gives; and what of it is in the paper for a court."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tangles import tangles, without_a_security

import loancomplaint as lc
from loancomplaint import jurisdictions
from loancomplaint.facts import (
    AssetKind,
    CaseFile,
    Collateral,
    CustomerKind,
    Desk,
    Evidence,
    EvidenceKind,
    GuaranteeKind,
    Insolvency,
    Lease,
    Party,
    PartyRole,
    RequestKind,
    Resolution,
    Security,
    SecurityKind,
    Seizure,
)
from loancomplaint.law.liability import Answers, Defendant, Flaw, Liability, Role, liability
from loancomplaint.values.money import Money

CHINA = jurisdictions.load("CN")
FIRM: Final = "华晟精工机械有限公司"
SUIT: Final = 2
"""The place of the seed's suit among its requests."""


def yuan(amount: str) -> Money:
    """So many yuan."""
    return Money(amount, "CNY")


def answers(case: CaseFile) -> Liability:
    """Who answers under the law of the file's day."""
    return liability(case, CHINA.on(case.as_of))


def heads(case: CaseFile) -> dict[str, tuple[Role, Answers, Money | None]]:
    """Every defendant of a case: as what, how, up to how much."""
    return {head.party: (head.role, head.liability, head.up_to) for head in answers(case).defendants}


def suing(seed: CaseFile, *against: str, **changes: Any) -> CaseFile:  # noqa: ANN401 - fields of a case
    """The seed with its suit alone, directed at these."""
    suit = attrs.evolve(seed.requests[SUIT], against=against)
    return attrs.evolve(seed, requests=(suit,), **changes)


def secured(seed: CaseFile, *security: Security, **changes: Any) -> CaseFile:  # noqa: ANN401 - fields of a case
    """The seed with these securities; its suit names nobody."""
    case = suing(seed, **changes)
    return attrs.evolve(case, loans=(attrs.evolve(case.loans[0], security=security),))


def paper(case: CaseFile) -> str:
    """The paper for the court, or for counsel where the court is not open."""
    assessment = lc.assess(case)
    decision = lc.decide(assessment)
    route = decision.route_to(Desk.COURT) or decision.route_to(Desk.LAWYER)
    assert route is not None
    return lc.render(lc.compose(assessment, route), "txt").content.decode()


# ---------------------------------------------------------------- laws


def said(head: Defendant) -> tuple[object, ...]:
    """What a head of claim says, its loans apart."""
    return (head.who, head.role, head.liability, head.up_to, head.security)


@given(tangles(), st.data())
def test_removing_a_security_widens_nobody_elses_liability(case: CaseFile, data: st.DataObject) -> None:
    """What shows or saves one security never depends on another: without one, no other head is new or larger."""
    fewer = without_a_security(case, data)

    before = {said(head): set(head.loans) for head in answers(case).defendants}
    for head in answers(fewer).defendants:
        if head.role in {Role.GUARANTOR, Role.SECURITY_PROVIDER}:
            assert set(head.loans) <= before.get(said(head), set())


@given(tangles(), st.randoms(use_true_random=False))
def test_the_order_of_the_file_does_not_matter(case: CaseFile, shuffle: Any) -> None:  # noqa: ANN401 - hypothesis' own
    """Securities and parties in another order: the same people answer, for the same and up to the same."""

    def shuffled(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(shuffle.sample(items, len(items)))

    def told(found: Liability) -> tuple[list[str], ...]:
        rights = [(r.given.number, r.provider, r.priority, r.binds, r.up_to, r.flaws) for r in found.security]
        each = (found.defendants, rights, [(u.party, u.because) for u in found.unsued])
        return tuple(sorted(map(repr, rows)) for rows in each)

    other = attrs.evolve(
        case,
        parties=shuffled(case.parties),
        loans=tuple(attrs.evolve(loan, security=shuffled(loan.security)) for loan in case.loans),
    )

    assert told(answers(case)) == told(answers(other))


@given(tangles())
def test_whoever_is_named_and_nobody_else_is_sued(case: CaseFile) -> None:
    """Where suits name somebody, every defendant is one of those named."""
    suits = [r for r in case.requests if r.kind in {RequestKind.PURSUE_LEGAL_RECOVERY, RequestKind.REALIZE_SECURITY}]
    named = {case.party(name) for request in case.requests for name in request.against}

    if any(request.against for request in suits):
        assert {head.who for head in answers(case).defendants} <= named


@given(tangles())
def test_nobody_who_is_bankrupt_is_sued_for_payment(case: CaseFile) -> None:
    """In the bankruptcy of anybody the claim is lodged; what is sued for there is the undoing of a transfer alone."""
    for head in answers(case).defendants:
        insolvency = head.who.insolvency
        if insolvency is not None and (insolvency.accepted_on is None or insolvency.accepted_on <= case.as_of):
            assert head.liability is Answers.OTHER


@given(tangles())
def test_every_security_is_there_once_and_says_why_not(case: CaseFile) -> None:
    """None is dropped without a word: what gives less than it might says why."""
    found = answers(case).security

    assert [right.given for right in found] == list(case.securities)
    for right in found:
        is_thing = not right.given.is_guarantee
        assert (right.binds and (right.priority or not is_thing)) or right.why_not is not None
        assert right.given.is_guarantee is False or right.priority is False


# ---------------------------------------------------------------- who is sued


def test_whoever_a_suit_names_is_sued(seed: CaseFile) -> None:
    """The guarantor alone, without the borrower who owes the debt: then he, and the paper says for what."""
    case = suing(seed, "周某")

    assert {"周某": (Role.GUARANTOR, Answers.JOINT, None)} == heads(case)
    assert "请求判令保证人周某对上述债务承担连带清偿责任" in paper(case)
    assert "被告为借款人" not in paper(case)
    assert "请求判令华晟精工机械有限公司偿还" not in paper(case)


def test_a_suit_that_names_nobody_is_brought_against_whoever_answers(seed: CaseFile) -> None:
    """Borrower, co-borrower, guarantor: and somebody is told."""
    (loan,) = seed.loans
    wife = Party(id="P1", name="沈某", role=PartyRole.CO_BORROWER)
    case = suing(seed, parties=(wife,), loans=(attrs.evolve(loan, co_borrowers=("P1",)),))
    told = [f for f in lc.assess(case).findings if f.code == "REQ-330"]

    assert {
        FIRM: (Role.BORROWER, Answers.PRINCIPAL, None),
        "沈某": (Role.CO_BORROWER, Answers.JOINT, None),
        "周某": (Role.GUARANTOR, Answers.JOINT, None),
    } == heads(case)
    assert [()] == [finding.blocks for finding in told]
    assert "共同借款人沈某为共同被告" in paper(case)
    assert "请求判令华晟精工机械有限公司、沈某偿还" in paper(case)


def test_whoever_is_left_out_is_told(seed: CaseFile) -> None:
    """A co-borrower and a guarantor whom the suit does not name; not one who is free anyway."""
    (loan,) = seed.loans
    case = suing(seed, FIRM, loans=(attrs.evolve(loan, co_borrowers=("海陆通商贸易有限公司",)),))
    free = attrs.evolve(suing(seed, FIRM), as_of=dt.date(2027, 1, 15))

    assert ["requests[0].against"] == [f.path for f in lc.assess(case).findings if f.code == "REQ-316"]
    assert [] == [f for f in lc.assess(free).findings if f.code == "REQ-316"]


@pytest.mark.parametrize(
    ("role", "head", "asked"),
    [
        (
            PartyRole.SHAREHOLDER,
            (Role.SHAREHOLDER, Answers.SUPPLEMENTARY, yuan("19000000.00")),
            "请求判令祁某在未缴出资19,000,000.00元范围内，对华晟精工机械有限公司不能清偿的上述债务承担补充责任",
        ),
        (PartyRole.TRANSFEREE, (Role.TRANSFEREE, Answers.OTHER, None), "请求判令受让人祁某在法律规定的范围内"),
        (PartyRole.CO_BORROWER, (Role.CO_BORROWER, Answers.JOINT, None), "请求判令华晟精工机械有限公司、祁某偿还"),
    ],
)
def test_each_answers_in_his_own_way(
    seed: CaseFile, role: PartyRole, head: tuple[Role, Answers, Money | None], asked: str
) -> None:
    """A shareholder for what he has not paid in, a transferee for what the law says, a co-borrower for the debt."""
    capital = yuan("19000000.00") if role is PartyRole.SHAREHOLDER else None
    case = suing(seed, FIRM, "P1", parties=(Party(id="P1", name="祁某", role=role, unpaid_capital=capital),))

    assert head == heads(case)["祁某"]
    assert asked in paper(case)


def test_being_near_the_debtor_is_no_ground(seed: CaseFile) -> None:
    """A wife who did not sign answers for nothing; the suit waits until somebody says on what ground she would."""
    case = suing(seed, FIRM, "P1", parties=(Party(id="P1", name="沈某", role=PartyRole.SPOUSE),))
    (finding,) = (f for f in lc.assess(case).findings if f.code == "REQ-332")

    assert "沈某" not in heads(case)
    assert ("requests[0].against[1]", True) == (finding.path, bool(finding.blocks))


def test_the_paper_preserves_the_assets_of_defendants_alone(seed: CaseFile) -> None:
    """What is asked of nobody is preserved of nobody, and somebody is told."""
    suit, preservation = seed.requests[SUIT : SUIT + 2]
    case = attrs.evolve(seed, requests=(attrs.evolve(suit, against=(FIRM,)), preservation))
    text = paper(case)

    assert "对华晟精工机械有限公司名下财产采取保全措施" in text
    assert "周某名下财产" not in text
    assert ["requests[1].against[1]"] == [f.path for f in lc.assess(case).findings if f.code == "REQ-334"]


# ---------------------------------------------------------------- guarantees

JOINT: Final = Security(
    kind=SecurityKind.GUARANTEE,
    contract_no="BZ-2024-0117",
    provider="周某",
    guarantee_kind=GuaranteeKind.JOINT,
    guarantee_period_ends_on=dt.date(2027, 1, 14),
)


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({}, "请求判令保证人周某对上述债务承担连带清偿责任"),
        (
            {"maximum": yuan("1000000.00")},
            "请求判令保证人周某在最高债权额1,000,000.00元范围内对上述债务承担连带清偿责任",
        ),
        (
            {"guarantee_kind": GuaranteeKind.GENERAL},
            "请求判令保证人周某就上述债务在对借款人的财产依法强制执行后仍不能清偿的范围内承担保证责任",
        ),
        (
            {"guarantee_kind": GuaranteeKind.GENERAL, "maximum": yuan("1000000.00")},
            "请求判令保证人周某在最高债权额1,000,000.00元范围内，就上述债务在对借款人的财产依法强制执行后仍不能清偿的部分",
        ),
    ],
)
def test_a_guarantor_is_asked_for_what_he_promised_and_no_more(
    seed: CaseFile, changes: dict[str, Any], asked: str
) -> None:
    """Joint or after the debtor, and up to the cap where there is one."""
    assert asked in paper(secured(seed, attrs.evolve(JOINT, **changes)))


def test_a_general_guarantor_is_not_sued_alone(seed: CaseFile) -> None:
    """Without the debtor the suit would be dismissed; with his bankruptcy accepted it is not."""
    (loan,) = seed.loans
    general = attrs.evolve(loan, security=(attrs.evolve(JOINT, guarantee_kind=GuaranteeKind.GENERAL),))
    alone = suing(seed, "周某", loans=(general,))
    bankrupt = attrs.evolve(seed.customer, insolvency=Insolvency(accepted_on=dt.date(2024, 9, 1)))

    assert {} == heads(alone)
    assert {"REQ-331", "REQ-333"} <= {f.code for f in lc.assess(alone).findings}
    assert {"周某"} == set(heads(attrs.evolve(alone, customer=bankrupt)))


def test_a_missing_contract_costs_that_guarantor_and_no_other(seed: CaseFile) -> None:
    """One guarantor whose contract is not on file, one whose is: the first is said, the second is sued."""
    other = attrs.evolve(JOINT, contract_no="BZ-2", provider="吴某", evidence=("E13",))
    case = secured(seed, attrs.evolve(JOINT, evidence=("E99",)), other)
    told = [f for f in lc.assess(case).findings if f.code == "EVD-122"]

    assert {FIRM, "吴某"} == set(heads(case))
    assert [("loans[0].security[0].evidence", ())] == [(f.path, f.blocks) for f in told]
    assert "周某" not in paper(case)


@pytest.mark.parametrize(("knew", "sued", "told"), [(True, True, []), (None, True, ["doubt"]), (False, False, ["gap"])])
def test_who_did_not_know_of_the_older_loan_does_not_answer(
    seed: CaseFile,
    told: list[str],
    *,
    knew: bool | None,
    sued: bool,
) -> None:
    """Unless he secured that one too."""
    case = secured(seed, attrs.evolve(JOINT, knew_of_refinancing=knew))
    refinancing = attrs.evolve(case, loans=(attrs.evolve(case.loans[0], refinances="JJ-OLD"),))
    older = attrs.evolve(case.loans[0], note_no="JJ-OLD", contract_no="C-OLD", security=(JOINT,))
    secured_before = attrs.evolve(refinancing, loans=(*refinancing.loans, older))

    assert sued == ("周某" in heads(refinancing))
    assert told == [f.outcome for f in lc.assess(refinancing).findings if f.code == "EVD-125"]
    assert "周某" in heads(secured_before)


def test_a_company_that_did_not_resolve_is_a_doubt(seed: CaseFile) -> None:
    """It stays in the suit: whether the bank may rely on the signature is for a court to say."""
    parties = (Party(id="P1", name="某担保有限公司", kind=CustomerKind.ENTERPRISE),)
    given_ = attrs.evolve(JOINT, provider="P1")
    shown = attrs.evolve(given_, resolution=Resolution(evidence="E13"))
    bare, resolved = (secured(seed, each, parties=parties) for each in (given_, shown))

    assert "某担保有限公司" in heads(bare)
    assert ["doubt"] == [f.outcome for f in lc.assess(bare).findings if f.code == "EVD-124"]
    assert [] == [f for f in lc.assess(resolved).findings if f.code == "EVD-124"]


# ---------------------------------------------------------------- things

CERTIFICATE: Final = Evidence(
    id="E15", kind=EvidenceKind.COLLATERAL_REGISTRATION, title="不动产登记证明", lawful_basis="抵押权人留存"
)
BUILDING: Final = Collateral(
    kind=AssetKind.BUILDING, description="厂房一处", registration_no="沪0117", registered_on=dt.date(2024, 1, 13)
)
MORTGAGE: Final = Security(
    kind=SecurityKind.MORTGAGE, contract_no="DY-1", provider=FIRM, evidence=("E15",), collateral=BUILDING
)


@pytest.mark.parametrize(
    ("changes", "priority", "flaw"),
    [
        ({}, True, None),
        ({"evidence": ()}, False, Flaw.NO_CERTIFICATE),
        ({"evidence": (), "collateral": Collateral(description="厂房")}, False, Flaw.NOT_REGISTERED),
        ({"collateral": Collateral(description="厂房")}, True, None),  # the certificate that it names shows it
        # a movable needs no register, until others have seized it
        ({"evidence": (), "collateral": Collateral(kind=AssetKind.VEHICLE)}, True, None),
        (
            {"evidence": (), "collateral": Collateral(kind=AssetKind.VEHICLE, seizures=(Seizure(by="某法院"),))},
            False,
            Flaw.SEIZED,
        ),
        ({"kind": SecurityKind.PLEDGE, "collateral": Collateral(kind=AssetKind.ACCOUNT)}, True, None),
        (
            {"kind": SecurityKind.PLEDGE, "evidence": (), "collateral": Collateral(kind=AssetKind.RECEIVABLE)},
            False,
            Flaw.NOT_REGISTERED,
        ),
    ],
)
def test_what_gives_priority(seed: CaseFile, changes: dict[str, Any], flaw: Flaw | None, *, priority: bool) -> None:
    """Registration where the kind of thing asks for it, with the paper that shows it."""
    case = secured(seed, attrs.evolve(MORTGAGE, **changes), evidence=(*seed.evidence, CERTIFICATE))
    (right,) = answers(case).security

    assert (priority, flaw) == (right.priority, right.flaws[0] if right.flaws else None)
    assert priority is ("请求确认原告对" in paper(case))


def test_an_unregistered_mortgage_leaves_its_owner_in_the_suit(seed: CaseFile) -> None:
    """No priority, and the contract binds; the registered one beside it is untouched."""
    other = attrs.evolve(
        MORTGAGE, contract_no="DY-2", provider="吴某", evidence=(), collateral=Collateral(description="仓库")
    )
    case = secured(seed, MORTGAGE, other, evidence=(*seed.evidence, CERTIFICATE))

    assert (Role.SECURITY_PROVIDER, Answers.OTHER, None) == heads(case)["吴某"]
    assert [True, False] == [right.priority for right in answers(case).security]
    assert "请求判令吴某依未登记的担保合同" in paper(case)
    assert "厂房一处" in paper(case)


@pytest.mark.parametrize(("from_", "word"), [("2024-01-13", "可能早于"), ("2024-01-14", "始于抵押登记之后")])
def test_a_lease_is_set_beside_the_registration(seed: CaseFile, from_: str, word: str) -> None:
    """A lease begun by the day of registration may go with the thing; a later one does not bind the mortgage."""
    let = attrs.evolve(BUILDING, leases=(Lease(tenant="某商贸公司", from_=dt.date.fromisoformat(from_)),))
    case = secured(seed, attrs.evolve(MORTGAGE, collateral=let), evidence=(*seed.evidence, CERTIFICATE))
    (finding,) = (f for f in lc.assess(case).findings if f.code == "PRC-213")

    assert word in finding.message()
    assert answers(case).security[0].priority


@pytest.mark.parametrize(("day", "priority"), [(dt.date(2028, 1, 14), True), (dt.date(2028, 1, 15), False)])
def test_a_mortgage_ends_with_the_claim(seed: CaseFile, day: dt.date, *, priority: bool) -> None:
    """On the last day of limitation it is protected, the day after it is not."""
    case = secured(seed, MORTGAGE, evidence=(*seed.evidence, CERTIFICATE), as_of=day)

    assert priority is answers(case).security[0].priority


# ---------------------------------------------------------------- one cap, several loans


def test_one_cap_covers_all_loans_together(seed: CaseFile) -> None:
    """A guarantee written under two notes is one head, with one limit, said once."""
    (loan,) = seed.loans
    capped = attrs.evolve(JOINT, maximum=yuan("1000000.00"))
    notes = tuple(attrs.evolve(loan, note_no=number, security=(capped,)) for number in ("N-1", "N-2"))
    overdue = attrs.evolve(seed.violations[0], loan="LDZJ-2024-0117")
    case = suing(seed, loans=notes, violations=(overdue, *seed.violations[1:]))
    (head,) = (head for head in answers(case).defendants if head.role is Role.GUARANTOR)

    assert (("N-1", "N-2"), yuan("1000000.00")) == (head.loans, head.up_to)
    assert 1 == paper(case).count("1,000,000.00元范围内")
