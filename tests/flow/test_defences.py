"""The other side: what may be pleaded, and whether the file answers it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loancomplaint import jurisdictions
from loancomplaint.assessment.defences import Answer, defences
from loancomplaint.facts import (
    Acceleration,
    Balance,
    Carrier,
    CaseFile,
    Citation,
    Evidence,
    EvidenceKind,
    Extension,
    GuaranteeKind,
    Origin,
    Payment,
    Security,
    Violation,
    ViolationKind,
)
from loancomplaint.jurisdictions.cn.defences import DEFENCES
from loancomplaint.jurisdictions.cn.sources import PRACTICE
from loancomplaint.law.defences import Circumstance, Defence, Reckoning, extended
from loancomplaint.law.time_limits import Docket
from loancomplaint.lexicon.matcher import find_improper
from loancomplaint.testing.strategies import case_files
from loancomplaint.values.money import Money

CHINA = jurisdictions.load("CN")
DAY = dt.timedelta(days=1)
AS_OF = dt.date(2024, 9, 17)


def docket_of(case: CaseFile) -> Docket:
    """The case under the law of China on the day of the file."""
    return Docket(case=case, law=CHINA.on(case.as_of))


def answers(case: CaseFile, violation: str) -> dict[str, Answer]:
    """How *case* stands to everything that may be pleaded against a violation, by the row's key."""
    return {a.defence.key: a for a in defences(docket_of(case), violation, DEFENCES)}


def with_loan(case: CaseFile, **changes: Any) -> CaseFile:  # noqa: ANN401 - fields of Loan
    """*case* with its first loan changed."""
    return attrs.evolve(case, loans=(attrs.evolve(case.loans[0], **changes), *case.loans[1:]))


def with_guarantee(case: CaseFile, **changes: Any) -> CaseFile:  # noqa: ANN401 - fields of Security
    """*case* with the first security of its first loan changed."""
    return with_loan(case, security=(attrs.evolve(case.loans[0].security[0], **changes),))


def obtained(case: CaseFile, answer: Answer) -> CaseFile:
    """*case* with an original of the kind, origin and carrier that the remedy asks for, cited for the violation."""
    row = answer.defence
    item = Evidence(
        id="E+",
        kind=(*row.answered_by, EvidenceKind.OTHER)[0],
        origin=(*row.origins, Origin.THIRD_PARTY)[0],
        carrier=Carrier.ORIGINAL,
        lawful_basis="本行依法取得",
        delivered_on=case.as_of,
    )
    cited = tuple(_citing(v) if v.id == answer.violation else v for v in case.violations)
    return attrs.evolve(case, evidence=(*case.evidence, item), violations=cited)


def _citing(violation: Violation) -> Violation:
    return attrs.evolve(violation, citations=(*violation.citations, Citation(evidence="E+")))


# ---------------------------------------------------------------- laws


@given(case_files())
def test_every_file_gets_an_answer(case: CaseFile) -> None:
    """A poor file is no error: whatever may be pleaded stands answered or open, and an open one says what would do."""
    for violation in case.violations:
        for answer in defences(docket_of(case), violation.id, DEFENCES):
            assert answer.gap == (answer.remedy is not None)
            assert answer.gap or answer.evidence
            assert answer.gap or not answer.holds


@given(case_files())
def test_only_what_is_cited_answers(case: CaseFile) -> None:
    """An answer leans on evidence that the violation cites and the file holds, and that is of the row's kind."""
    for violation in case.violations:
        cited = {item.id: item for item in case.cited_by(violation)}
        for answer in defences(docket_of(case), violation.id, DEFENCES):
            assert all(answer.defence.takes(cited[id_]) for id_ in answer.evidence)


@given(case_files())
def test_the_remedy_closes_the_gap(case: CaseFile) -> None:
    """Where the facts leave a plea to the evidence, what the remedy asks for answers it."""
    for violation in case.violations:
        for answer in defences(docket_of(case), violation.id, DEFENCES):
            if answer.gap and answer.defence.reckoned is None:
                assert not answers(obtained(case, answer), violation.id)[answer.defence.key].gap


@given(case_files())
def test_more_evidence_never_opens_a_gap(case: CaseFile) -> None:
    """One more item that is beyond reproach leaves answered what was answered."""
    for violation in case.violations:
        for answer in defences(docket_of(case), violation.id, DEFENCES):
            richer = answers(obtained(case, answer), violation.id)
            assert not [
                key for key, before in answers(case, violation.id).items() if richer[key].gap and not before.gap
            ]


@given(case_files())
def test_nobody_pleads_against_what_nobody_is_told(case: CaseFile) -> None:
    """A sealed suspicion has no pleas, and every other kind of violation has some."""
    for violation in case.violations:
        sealed = violation.kind in CHINA.sealed
        assert sealed == (not defences(docket_of(case), violation.id, DEFENCES))


@given(case_files(), st.permutations(DEFENCES))
def test_rows_do_not_lean_on_each_other(case: CaseFile, rows: list[Defence]) -> None:
    """The order of the rows is the order of the answers and decides nothing else."""
    for violation in case.violations:
        turned = defences(docket_of(case), violation.id, rows)
        straight = defences(docket_of(case), violation.id, DEFENCES)
        assert {answer.defence.key: answer for answer in straight} == {answer.defence.key: answer for answer in turned}


@given(case_files())
def test_every_sentence_can_be_read(case: CaseFile) -> None:
    """A plea, what the facts say to it and what would do are sentences in both languages, none of them improper."""
    for violation in case.violations:
        for answer in defences(docket_of(case), violation.id, DEFENCES):
            for locale in ("zh-CN", "en"):
                said = [phrase.message(locale) for phrase in (answer.says, *answer.found, answer.standing)]
                said += [answer.remedy.message(locale)] if answer.remedy else []
                assert all(text.endswith((".", "。")) and "{" not in text for text in said)


# ---------------------------------------------------------------- rows


def test_every_row_has_its_own_key() -> None:
    """A row is named once, so that a bank can put its own in its place."""
    assert len(DEFENCES) == len({row.key for row in DEFENCES})


@pytest.mark.parametrize("row", DEFENCES, ids=lambda row: row.key)
def test_a_row_is_law_or_practice(row: Defence) -> None:
    """Every article that a row names was in force on some day, the plea is stated calmly, and its source is told."""
    law = CHINA.on(dt.date(2026, 1, 1))

    assert [] == [key for key in row.cites if law.cite(key) is None]
    assert () == tuple(find_improper(row.says))
    assert PRACTICE == row.source


def test_every_question_is_asked() -> None:
    """No reckoning and no circumstance is there that no row uses."""
    assert set(Reckoning) == {row.reckoned for row in DEFENCES} - {None}
    assert set(Circumstance) == {row.arises for row in DEFENCES} - {None}


def test_a_bank_puts_its_own_rows(seed: CaseFile) -> None:
    """A bank's row of a key that ships takes its place; a new one follows, and is answered like any other."""
    paid = next(row for row in DEFENCES if row.key == "paid")
    stricter = attrs.evolve(paid, answered_by=(EvidenceKind.COURT_DOCUMENT,))
    resolution = Defence(
        key="no_resolution",
        kinds=(ViolationKind.OVERDUE_PAYMENT,),
        says="The guarantor: its company had not resolved on the guarantee.",
        what="the resolution",
        answered_by=(EvidenceKind.APPROVAL_RECORD,),
        arises=Circumstance.GUARANTEED,
        source=PRACTICE,
    )

    rows = extended(DEFENCES, stricter, resolution)
    assert [row.key for row in (*DEFENCES, resolution)] == [row.key for row in rows]
    found = {a.defence.key: a for a in defences(docket_of(seed), "V1", rows)}
    assert (True, True) == (found["paid"].gap, found["no_resolution"].gap)


def test_an_unknown_violation_has_no_pleas(seed: CaseFile) -> None:
    """Where the file holds no such violation there is nothing to plead against."""
    assert () == defences(docket_of(seed), "V99", DEFENCES)


# ---------------------------------------------------------------- what the facts say


def standing(answer: Answer) -> str:
    """One word for how the file stands to a plea."""
    return "holds" if answer.holds else "gap" if answer.gap else "answered"


@pytest.mark.parametrize(
    ("key", "changes", "expected"),
    [
        ("paid", {}, "answered"),
        ("paid", {"payments": (Payment(received_on=AS_OF, amount=Money("500000.00", "CNY")),)}, "holds"),
        ("paid", {"payments": (Payment(received_on=AS_OF, amount=Money("1.00", "USD")),)}, "gap"),
        ("paid", {"installments": ()}, "gap"),
        ("extended", {}, "answered"),
        ("extended", {"extensions": (Extension(from_=dt.date(2024, 7, 15), to=AS_OF - DAY),)}, "answered"),
        ("extended", {"extensions": (Extension(from_=dt.date(2024, 7, 15), to=AS_OF),)}, "holds"),
        ("extended", {"grace_days": 63}, "answered"),
        ("extended", {"grace_days": 64}, "holds"),
        ("extended", {"installments": ()}, "gap"),
        ("miscomputed", {}, "answered"),
        ("miscomputed", {"balance": Balance(principal=Money("349078.13", "CNY"), on=AS_OF)}, "answered"),
        ("miscomputed", {"balance": Balance(principal=Money("349078.12", "CNY"), on=AS_OF)}, "gap"),
        ("miscomputed", {"balance": Balance(principal=Money("349078.13", "CNY"))}, "gap"),
        ("miscomputed", {"balance": Balance(principal=Money("349078.13", "USD"), on=AS_OF)}, "gap"),
        ("miscomputed", {"installments": ()}, "gap"),
        ("call_not_arrived", {"acceleration": Acceleration(delivered_on=AS_OF)}, "answered"),
        ("call_not_arrived", {"acceleration": Acceleration(delivered_on=AS_OF + DAY)}, "gap"),
        ("call_not_arrived", {"acceleration": Acceleration(declared_on=AS_OF)}, "gap"),
    ],
)
def test_the_ledger_and_the_claim_are_asked(seed: CaseFile, key: str, changes: dict[str, Any], expected: str) -> None:
    """Payments, time given, the sum and the call are read from the facts; evidence cannot answer what they bear out."""
    assert expected == standing(answers(with_loan(seed, **changes), "V1")[key])


@pytest.mark.parametrize(("claimed", "expected"), [("100285.83", "answered"), ("100285.84", "gap")])
def test_more_is_claimed_than_the_calculation_bears_out(seed: CaseFile, claimed: str, expected: str) -> None:
    """Principal, interest and penalty to the day may be claimed, and not a fen more."""
    first, *others = seed.violations
    claiming = attrs.evolve(first, amount=Money(claimed, "CNY"))

    found = answers(attrs.evolve(seed, violations=(claiming, *others)), "V1")["miscomputed"]
    assert expected == standing(found)
    assert ("the calculation comes to CNY 100,285.83 only" in " ".join(map(str, found.found))) == (expected == "gap")


@pytest.mark.parametrize(
    ("key", "last_day"),
    [
        ("limitation", dt.date(2028, 1, 14)),  # three years from 14 January 2025, the last due day
        ("guarantee_lapsed", dt.date(2027, 1, 14)),  # agreed
    ],
)
def test_a_clock_answers_until_its_last_day(seed: CaseFile, key: str, last_day: dt.date) -> None:
    """On the last day the plea fails, on the day after it is borne out."""
    on_the_day, day_after = (attrs.evolve(seed, as_of=day) for day in (last_day, last_day + DAY))

    assert "answered" == standing(answers(on_the_day, "V1")[key])
    assert "holds" == standing(answers(day_after, "V1")[key])


def test_the_right_to_revoke_ends_after_a_year(seed: CaseFile) -> None:
    """A year from 4 September 2024, the day the bank knew: that day still counts, the next is too late."""
    last_day = dt.date(2025, 9, 4)
    on_the_day, day_after = (attrs.evolve(seed, as_of=day) for day in (last_day, last_day + DAY))

    assert "answered" == standing(answers(on_the_day, "V2")["revocation_lapsed"])
    assert "holds" == standing(answers(day_after, "V2")["revocation_lapsed"])


LAPSED: dict[str, Any] = {"guarantee_period_ends_on": AS_OF - DAY}
DUE: dict[str, Any] = {"installments": (), "matures_on": AS_OF - 2 * DAY}
"""A loan that fell due before the agreed day: else the day would count for nothing."""


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "answered"),
        (LAPSED, "holds"),
        ({**LAPSED, "demanded_on": AS_OF - DAY}, "answered"),  # called on the last day
        ({**LAPSED, "demanded_on": AS_OF}, "holds"),  # called a day late
        # a general guarantor is held by a suit against the debtor, not by a call
        ({**LAPSED, "demanded_on": AS_OF - DAY, "guarantee_kind": GuaranteeKind.GENERAL}, "gap"),
        ({**LAPSED, "demanded_on": AS_OF - DAY, "guarantee_kind": None}, "gap"),
        ({"guarantee_kind": GuaranteeKind.GENERAL}, "answered"),
    ],
)
def test_a_guarantor_is_held_by_what_his_guarantee_asks_for(
    seed: CaseFile, changes: dict[str, Any], expected: str
) -> None:
    """A call in time holds a joint guarantor; for any other the file cannot say whether the debtor was sued in time."""
    case = with_loan(with_guarantee(seed, **changes), **DUE)

    assert expected == standing(answers(case, "V1")["guarantee_lapsed"])


def test_one_lapsed_guarantee_is_enough_to_plead(seed: CaseFile) -> None:
    """Of two guarantees the one that lapsed is named, whatever becomes of the other."""
    other = attrs.evolve(seed.loans[0].security[0], id="S2", contract_no=None, **LAPSED)
    case = with_loan(seed, security=(*seed.loans[0].security, other), **DUE)
    found = answers(case, "V1")["guarantee_lapsed"]

    assert "holds" == standing(found)
    assert ["BZ-2024-0117", "S2"] == [dict(said.params)["guarantee"] for said in found.found]


def test_a_period_that_nobody_stated_is_open(seed: CaseFile) -> None:
    """Where neither contract nor schedule gives a day, the plea cannot be answered from the facts."""
    unknown = Security(kind=seed.loans[0].security[0].kind)
    found = answers(with_loan(seed, security=(unknown,), installments=(), matures_on=None), "V1")["guarantee_lapsed"]

    assert "gap" == standing(found)
    assert "保证合同项下保证期间的届满日未载明。" == found.found[0].message()


@pytest.mark.parametrize(("kind", "expected"), [(GuaranteeKind.JOINT, "answered"), (GuaranteeKind.GENERAL, "gap")])
def test_a_joint_guarantor_answers_at_once(seed: CaseFile, kind: GuaranteeKind, expected: str) -> None:
    """Only where the guarantee is recorded as joint does the guarantor not send the bank to the borrower first."""
    assert expected == standing(answers(with_guarantee(seed, guarantee_kind=kind), "V1")["guarantor_answers_later"])


def test_a_plea_arises_where_its_circumstance_does(seed: CaseFile) -> None:
    """Without a guarantee there is no guarantor to plead, and without a call nothing to say against one."""
    guarantor = {row.key for row in DEFENCES if row.arises is Circumstance.GUARANTEED}
    call = {row.key for row in DEFENCES if row.arises is Circumstance.CALLED}

    assert guarantor <= set(answers(seed, "V1"))
    assert guarantor.isdisjoint(answers(with_loan(seed, security=()), "V1"))
    assert call.isdisjoint(answers(seed, "V1"))
    assert call <= set(answers(with_loan(seed, acceleration=Acceleration(declared_on=AS_OF)), "V1"))


@pytest.mark.parametrize(("arrived", "expected"), [(AS_OF, "answered"), (AS_OF + DAY, "gap"), (None, "gap")])
def test_a_demand_has_arrived_by_the_day(seed: CaseFile, arrived: dt.date | None, expected: str) -> None:
    """A proof of delivery answers from the day on which it says that something arrived."""
    evidence = tuple(attrs.evolve(i, delivered_on=arrived) if i.id == "E7" else i for i in seed.evidence)

    assert expected == standing(answers(attrs.evolve(seed, evidence=evidence), "V1")["no_demand"])


@pytest.mark.parametrize(
    ("key", "change"),
    [("unlawfully_obtained", {"lawful_basis": None}), ("copies_only", {"carrier": Carrier.COPY})],
)
def test_one_weak_item_is_enough_to_plead(seed: CaseFile, key: str, change: dict[str, Any]) -> None:
    """Evidence is attacked where it is weakest: one item without basis, or one lonely copy, opens the plea."""
    evidence = tuple(attrs.evolve(item, **change) if item.id == "E1" else item for item in seed.evidence)

    assert "answered" == standing(answers(seed, "V1")[key])
    assert "gap" == standing(answers(attrs.evolve(seed, evidence=evidence), "V1")[key])


def test_a_stranger_is_no_related_party(seed: CaseFile) -> None:
    """That the transferee is a related party is said where the file names it as one, and nowhere else."""
    stranger = attrs.evolve(seed, customer=attrs.evolve(seed.customer, related_parties=()))

    assert 1 == len(answers(seed, "V2")["no_knowledge"].found)
    assert () == answers(stranger, "V2")["no_knowledge"].found


def test_a_price_is_measured_by_the_law_of_the_day(seed: CaseFile) -> None:
    """Before the law knew a line there is none to hold a price against."""
    before = defences(Docket(case=seed, law=CHINA.on(dt.date(2009, 5, 12))), "V2", DEFENCES)
    since = defences(Docket(case=seed, law=CHINA.on(dt.date(2009, 5, 13))), "V2", DEFENCES)

    assert [(), ("70%",)] == [
        tuple(str(dict(said.params)["share"]) for said in next(a for a in found if a.defence.key == "price_fair").found)
        for found in (before, since)
    ]


# ---------------------------------------------------------------- the story


def test_the_seed_arrears_stand_against_every_plea(seed: CaseFile) -> None:
    """Contract, voucher, ledger, demand, receipt and guarantee answer what can be pleaded against the arrears."""
    found = answers(seed, "V1")

    assert {"answered"} == set(map(standing, found.values()))
    assert ("E12",) == found["not_disbursed"].evidence
    assert ("E5",) == found["paid"].evidence
    assert ("E7",) == found["no_demand"].evidence
    assert ("E13",) == found["guarantee_lapsed"].evidence


def test_the_seed_transfer_lacks_an_appraisal(seed: CaseFile) -> None:
    """Book value alone shows the low price: the manager learns to have the assets appraised, and to find originals."""
    found = answers(seed, "V2")

    assert {"price_fair", "copies_only"} == {key for key, answer in found.items() if answer.gap}
    price = found["price_fair"]
    assert [
        "对方：转让价格合理。",
        "低于市场价70%的价格，一般视为明显不合理的低价。",
        "在卷材料尚不足以应对。",
    ] == [said.message() for said in (price.says, *price.found, price.standing)]
    assert price.remedy is not None
    assert "请取得并援引评估报告或可比交易资料（第三方评估）。" == price.remedy.message()
    assert ["CN:civil-code:539", "CN:contract-interpretation:42"] == [basis.key for basis in price.basis]


def test_the_seed_suspicion_is_pleaded_against_by_nobody(seed: CaseFile) -> None:
    """What nobody may be told of is in no list of pleas."""
    assert {} == answers(seed, "V3")
