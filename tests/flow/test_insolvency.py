"""Bankruptcy of the customer, or of anybody who answers: no demand, no suit on it, a proof of claim instead."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

import attrs
import pytest

import loancomplaint as lc
from loancomplaint.errors import NotOpenError
from loancomplaint.facts import (
    CaseFile,
    Channel,
    Desk,
    Form,
    Insolvency,
    Party,
    PartyRole,
    Request,
    RequestKind,
    Verdict,
)

FIRM: Final = "华晟精工机械有限公司"
ACCEPTED: Final = dt.date(2024, 9, 1)
LODGING: Final = Request(
    id="R9",
    kind=RequestKind.LODGE_CLAIM,
    violations=("V1",),
    reason="向管理人申报债权。",
    basis=("CN:enterprise-bankruptcy-law:48",),
)
ADMINISTRATOR: Final = Party(id="A", name="某律师事务所", role=PartyRole.ADMINISTRATOR)


def bankrupt(seed: CaseFile, *, accepted_on: dt.date = ACCEPTED, **changes: Any) -> CaseFile:  # noqa: ANN401 - fields of a case
    """The seed, its customer's bankruptcy accepted, and the claim to be lodged."""
    insolvency = Insolvency(accepted_on=accepted_on, court="江州市中级人民法院", claims_due_on=dt.date(2024, 11, 1))
    case = attrs.evolve(
        seed,
        customer=attrs.evolve(seed.customer, insolvency=insolvency),
        parties=(ADMINISTRATOR, Party(id="P1", name="周某", role=PartyRole.GUARANTOR)),
        requests=(*seed.requests, LODGING),
    )
    return attrs.evolve(case, **changes)


def papers(case: CaseFile) -> dict[Desk, tuple[Form, str]]:
    """Every open paper, by desk."""
    assessment = lc.assess(case)
    return {
        route.desk: (route.form, lc.render(lc.compose(assessment, route), "txt").content.decode())
        for route in lc.decide(assessment).open_routes
    }


@pytest.mark.parametrize(("days", "written"), [(-1, False), (0, False), (1, True)])
def test_no_demand_is_made_on_a_bankrupt(seed: CaseFile, days: int, *, written: bool) -> None:
    """From the day of acceptance on, a payment to one creditor is void; the day before, it is still asked for."""
    case = bankrupt(seed, accepted_on=seed.as_of + days * dt.timedelta(days=1))

    for form in ("demand_letter", "acceleration_notice"):
        if written:
            assert lc.notice(lc.terms(case), form).reference
        else:
            with pytest.raises(NotOpenError, match="bankruptcy"):
                lc.notice(lc.terms(case), form)
    assert lc.notice(lc.terms(case), "guarantor_demand").to.message() == "周某"


def test_a_bankrupt_guarantor_is_not_written_to(seed: CaseFile) -> None:
    """In his bankruptcy the claim is lodged too; the borrower is written to as ever, and of him not a word."""
    zhou = Party(name="周某", insolvency=Insolvency(accepted_on=ACCEPTED, claims_due_on=dt.date(2024, 12, 1)))
    case = attrs.evolve(seed, parties=(zhou,))
    shown = lc.terms(case)

    assert () == shown.answering
    with pytest.raises(NotOpenError, match="guarantor's bankruptcy"):
        lc.notice(shown, "guarantor_demand")
    assert "周某" not in lc.render(lc.notice(shown, "demand_letter"), "txt").content.decode()
    assert {FIRM} == {head.party for head in lc.assess(case).liability().defendants if head.role != "transferee"}
    assert ["parties[0].insolvency"] == [f.path for f in lc.assess(case).findings if f.code == "GRD-161"]


def test_guarantors_are_still_sued(seed: CaseFile) -> None:
    """The suit on the debtor is left out and said; that on the guarantor goes on, for a debt whose interest stopped."""
    case = bankrupt(seed)
    assessment = lc.assess(case)
    blocked = {f.path: f.blocks for f in assessment.findings if f.code == "GRD-160"}

    assert Verdict.SUFFICIENT is assessment.verdict("V1", Channel.LEGAL)
    assert {"周某"} == {h.party for h in assessment.liability().defendants if h.role == "guarantor"}
    assert FIRM not in {
        h.party for h in assessment.liability().defendants if h.role == "borrower" and h.liability == "principal"
    }
    assert () == blocked["requests[2].against[0]"]


def test_preserving_the_assets_of_a_bankrupt_alone_is_held(seed: CaseFile) -> None:
    """Preservation is lifted on acceptance: of him alone it is not asked for, of others it goes on."""
    preservation = seed.requests[3]
    alone = bankrupt(seed, requests=(attrs.evolve(preservation, against=(FIRM,)),))
    with_others = bankrupt(seed, requests=(preservation,))

    def blocks(case: CaseFile) -> list[tuple[Channel, ...] | None]:
        return [f.blocks for f in lc.assess(case).findings if f.code == "GRD-160"]

    assert [(Channel.LEGAL,)] == blocks(alone)
    assert [()] == blocks(with_others)


@pytest.mark.parametrize(
    ("requests", "told"), [((), True), ((LODGING,), False), ((attrs.evolve(LODGING, against=("周某",)),), True)]
)
def test_the_claim_is_lodged(seed: CaseFile, requests: tuple[Request, ...], *, told: bool) -> None:
    """A request to lodge it that names nobody means the customer's bankruptcy; one in another's does not do."""
    found = [f.path for f in lc.assess(bankrupt(seed, requests=requests)).findings if f.code == "GRD-161"]

    assert (["customer.insolvency"] if told else []) == found


def test_a_transfer_is_the_administrators_to_undo(seed: CaseFile) -> None:
    """A creditor who sues alone is told."""
    assert ["requests[4]"] == [f.path for f in lc.assess(bankrupt(seed)).findings if f.code == "GRD-163"]


@pytest.mark.parametrize(("days", "told"), [(None, True), (-1, True), (0, False), (30, False)])
def test_the_day_for_lodging_is_none_before_acceptance(seed: CaseFile, days: int | None, *, told: bool) -> None:
    """A day that is missing, or that lies before the bankruptcy was accepted, is asked for."""
    due = None if days is None else ACCEPTED + days * dt.timedelta(days=1)
    insolvency = Insolvency(accepted_on=ACCEPTED, claims_due_on=due)
    case = bankrupt(seed, customer=attrs.evolve(seed.customer, insolvency=insolvency))

    findings = lc.assess(case).findings
    assert told is ("customer.insolvency.claims_due_on" in {f.path for f in findings if f.code == "GRD-162"})
