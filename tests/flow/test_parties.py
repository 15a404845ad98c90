"""Names: each means one party whom the file introduces, by id or exact name, or somebody is told that it does not."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from tangles import CUSTOMER, tangles

import loancomplaint as lc
from loancomplaint import jurisdictions
from loancomplaint.facts import (
    Account,
    Asset,
    CaseFile,
    Channel,
    Consent,
    Extension,
    Party,
    PartyRole,
    RelatedParty,
    Security,
    SecurityKind,
    Verdict,
)
from loancomplaint.facts.namings import Mention, namings
from loancomplaint.law.liability import liability

CHINA = jurisdictions.load("CN")
ZHOU: Final = Party(id="P1", name="周某", role=PartyRole.GUARANTOR)


def found(case: CaseFile, *codes: str) -> set[str]:
    """The paths at which rules of these codes find something."""
    return {finding.path for finding in lc.assess(case).findings if finding.code in codes}


# ---------------------------------------------------------------- laws


@given(tangles())
def test_no_name_is_passed_over_in_silence(case: CaseFile) -> None:
    """Whoever a file names is sued, secures the debt, is said not to be sued and why; or the name is a finding."""
    answers = liability(case, CHINA.on(case.as_of))
    known = {head.party for head in answers.defendants} | {each.party for each in answers.unsued}
    unknown = found(case, "GRD-116", "GRD-117")

    for naming in namings(case):
        party = case.party(naming.name)
        if party is None:
            assert naming.path in unknown or naming.mention is Mention.PROVIDER
        else:
            assert (party.name or party.id or "") in known
    assert {party.name or party.id or "" for party in case.parties} <= known
    assert {right.provider for right in answers.security if right.provider} <= known | {
        naming.name for naming in namings(case) if case.party(naming.name) is None
    }


@given(tangles())
def test_a_name_that_several_bear_is_nobodys(case: CaseFile) -> None:
    """Rows are never taken for one because they look alike."""
    for naming in namings(case):
        bearers = case.register.named(naming.name)

        assert (case.party(naming.name) is None) == (len(bearers) != 1)
        assert len(bearers) < 2 or naming.path in found(case, "GRD-117")


@given(tangles())
def test_everybody_is_in_the_register_once(case: CaseFile) -> None:
    """The customer first, then the parties as the file has them, then whoever else gives security."""
    everybody = case.register.everybody

    assert CUSTOMER == everybody[0].name
    assert case.parties == everybody[1 : 1 + len(case.parties)]
    strangers = [party.name for party in everybody[1 + len(case.parties) :]]
    assert len(strangers) == len(set(strangers))


# ---------------------------------------------------------------- awkward cases


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("P1", "周某"),
        ("周某", "周某"),
        ("华晟精工机械有限公司", "华晟精工机械有限公司"),
        ("海陆通商贸易有限公司", "海陆通商贸易有限公司"),
        ("海陆通", None),
        ("周", None),
        ("p1", None),
    ],
)
def test_a_party_is_named_by_its_id_or_its_exact_name(seed: CaseFile, name: str, means: str | None) -> None:
    """A part of a name, or another spelling of an id, is nobody's."""
    party = attrs.evolve(seed, parties=(ZHOU,)).party(name)

    assert means == (party.name if party else None)


def test_a_guarantor_of_an_old_file_introduces_himself(seed: CaseFile) -> None:
    """A file without parties means what it meant: the name of who gave the security is enough."""
    assert set() == found(seed, "GRD-116", "GRD-117")
    assert seed.party("周某") == Party(name="周某")


def test_a_file_that_lists_its_parties_lists_its_guarantors(seed: CaseFile) -> None:
    """Where parties are listed, a provider who is none of them is a slip of the pen, or a party forgotten."""
    other = Party(id="P9", name="吴某")

    assert {"loans[0].security[0].provider"} == found(attrs.evolve(seed, parties=(other,)), "GRD-116")
    assert set() == found(attrs.evolve(seed, parties=(ZHOU,)), "GRD-116")


def everywhere(seed: CaseFile, name: str) -> CaseFile:
    """The seed with a name in every place that takes one and does not introduce its bearer."""
    (loan,) = seed.loans
    consents = (Consent(party=name),)
    extension = Extension(from_=dt.date(2025, 1, 14), to=dt.date(2025, 2, 14), evidence="E6", consents=consents)
    return attrs.evolve(
        seed,
        parties=(attrs.evolve(ZHOU, id="P2"),),
        loans=(attrs.evolve(loan, co_borrowers=(name,), extensions=(extension,), security=()),),
        violations=(attrs.evolve(seed.violations[0], parties=(name,)), *seed.violations[1:]),
        requests=(attrs.evolve(seed.requests[2], against=(name,)),),
        assets=(Asset(owner=name),),
        accounts=(Account(owner=name),),
    )


def test_a_name_that_nobody_bears_is_told_wherever_it_stands(seed: CaseFile) -> None:
    """In a suit it closes that suit; anywhere else it informs."""
    case = everywhere(seed, "无名氏")
    assessment = lc.assess(case)
    told = {f.path: f.blocks for f in assessment.findings if f.code == "GRD-116"}

    assert {
        "loans[0].co_borrowers[0]": (),
        "loans[0].extensions[0].consents[0].party": (),
        "violations[0].parties[0]": (),
        "requests[0].against[0]": (Channel.LEGAL,),
        "assets[0].owner": (),
        "accounts[0].owner": (),
    } == told
    assert Verdict.SUFFICIENT is assessment.verdict("V1", Channel.LEGAL)
    assert set() == found(everywhere(seed, "P2"), "GRD-116")


def test_two_parties_of_one_name_are_told_apart_by_id(seed: CaseFile) -> None:
    """The name alone is nobody's and closes the suit that relies on it; the id is one party's."""
    twins = (ZHOU, attrs.evolve(ZHOU, id="P2", role=PartyRole.AFFILIATE))
    by_name = attrs.evolve(seed, parties=twins)
    suit = attrs.evolve(seed.requests[2], against=("华晟精工机械有限公司", "P1"))
    (loan,) = seed.loans
    named = attrs.evolve(loan, security=(attrs.evolve(loan.security[0], provider="P1"),))
    by_id = attrs.evolve(by_name, requests=(suit,), loans=(named,))

    assert {"requests[2].against[1]", "requests[3].against[1]"} <= found(by_name, "GRD-117")
    assert {"parties[0]", "parties[1]"} == found(by_id, "GRD-117")
    assert ["borrower", "guarantor"] == [str(head.role) for head in liability(by_id, CHINA.on(by_id.as_of)).defendants]


def test_related_parties_of_one_name_are_two(seed: CaseFile) -> None:
    """An old file may list two firms of one name; a transfer to the name is then to nobody in particular."""
    twice = attrs.evolve(
        seed.customer, related_parties=(*seed.customer.related_parties, RelatedParty(name="海陆通商贸易有限公司"))
    )

    assert None is attrs.evolve(seed, customer=twice).party("海陆通商贸易有限公司")


# ---------------------------------------------------------------- security, once each


def note(seed: CaseFile, number: str, *security: Security) -> Any:  # noqa: ANN401 - a loan
    """A note of the seed's contract."""
    return attrs.evolve(seed.loans[0], note_no=number, security=security)


GUARANTEE: Final = Security(kind=SecurityKind.GUARANTEE, contract_no="B-1", provider="周某")


@pytest.mark.parametrize(
    ("first", "second", "places"),
    [
        (GUARANTEE, GUARANTEE, [(0, 1)]),  # one contract, written under both notes
        (GUARANTEE, attrs.evolve(GUARANTEE, provider="吴某"), [(0,), (1,)]),
        (attrs.evolve(GUARANTEE, contract_no=None), attrs.evolve(GUARANTEE, contract_no=None), [(0,), (1,)]),
        (attrs.evolve(GUARANTEE, secures=("N-1", "N-2")), attrs.evolve(GUARANTEE, contract_no="B-2"), [(0, 1), (1,)]),
        (attrs.evolve(GUARANTEE, secures=("LDZJ-2024-0117",)), attrs.evolve(GUARANTEE, id="S2"), [(0, 1), (1,)]),
        (attrs.evolve(GUARANTEE, secures=("nowhere",)), attrs.evolve(GUARANTEE, id="S2"), [(0,), (1,)]),
    ],
)
def test_a_security_is_one_whatever_it_stands_under(
    seed: CaseFile, first: Security, second: Security, places: list[tuple[int, ...]]
) -> None:
    """The same contract under two notes is one; what differs in anything, or has no number, is two."""
    case = attrs.evolve(seed, loans=(note(seed, "N-1", first), note(seed, "N-2", second)))

    assert places == [given_.places for given_ in case.securities]
