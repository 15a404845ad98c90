"""A referral says how the money moved, and no more than the file lists."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from richer import suspicion_alone, yuan

import loancomplaint as lc
from loancomplaint.documents import Listing, Sentence, Standing
from loancomplaint.facts import CaseFile, CustomerKind, Desk, Transfer
from loancomplaint.reports import ComplaintReport

FIRM, TAKER = "华晟精工机械有限公司", "海陆通商贸易有限公司"


def moved(day: int, giver: str | None, taker: str | None, sum_: str | None = "100.00") -> Transfer:
    """A transfer that the account statement shows, on a day of June 2024."""
    amount = yuan(sum_) if sum_ else None
    return Transfer(on=dt.date(2024, 6, day), from_=giver, to=taker, amount=amount, evidence="E2")


def referral(case: CaseFile) -> ComplaintReport:
    """The report to the bank's own desk."""
    assessment = lc.assess(case)
    route = lc.decide(assessment).route_to(Desk.AML_COMPLIANCE)
    assert route is not None
    return lc.compose(assessment, route)


def with_transfers(seed: CaseFile, *transfers: Transfer) -> CaseFile:
    """The suspicion of the seed alone, with what went from whom to whom."""
    case = suspicion_alone(seed)
    return attrs.evolve(case, violations=(attrs.evolve(case.violations[0], transfers=transfers),))


def features(case: CaseFile) -> list[Sentence]:
    """What the referral lists as unusual."""
    part = next(part for part in referral(case).parts if part.key == "anomalies")
    return [item for block in part.blocks if isinstance(block, Listing) for item in block.items]


def said(case: CaseFile) -> list[str]:
    """The same, in Chinese."""
    return [feature.text.message() for feature in features(case)]


SCATTERED_IN = (moved(3, "甲", FIRM), moved(3, "乙", FIRM, "300.00"))
SCATTERED_OUT = (moved(4, FIRM, "丙"), moved(5, FIRM, "丁"))


@pytest.mark.parametrize(
    ("transfers", "expected"),
    [
        ((), []),
        ((moved(3, "甲", FIRM),), []),
        (SCATTERED_IN, ["分散转入：2个付款方共转入2笔，合计400.00元，单笔金额100.00元至300.00元。"]),
        (
            (*SCATTERED_IN, moved(4, FIRM, TAKER, "400.00")),
            [
                "分散转入：2个付款方共转入2笔，合计400.00元，单笔金额100.00元至300.00元。",
                f"集中转出：一笔转至{TAKER}，合计400.00元。",
                "快进快出：各笔转出均不晚于转入次日。",
            ],
        ),
        (
            (moved(3, "甲", FIRM), moved(3, "甲", FIRM), *SCATTERED_OUT),
            [
                "集中转入：付款方均为甲，共2笔，合计200.00元。",
                "分散转出：共转出2笔，收款方2个，合计200.00元。",
                "快进快出：各笔转出距前一笔转入均不超过2日。",
            ],
        ),
        ((moved(3, "甲", FIRM), moved(3, FIRM, "乙")), ["快进快出：各笔转出均在转入当日。"]),
        ((moved(3, "甲", FIRM), moved(7, FIRM, "乙")), []),
        ((moved(4, FIRM, "乙"), moved(5, "甲", FIRM)), []),
        ((*SCATTERED_IN[:1], moved(3, "乙", FIRM, None)), ["分散转入：2个付款方共转入2笔。"]),
        (
            (*SCATTERED_IN, moved(20, FIRM, TAKER), moved(20, FIRM, None)),
            ["分散转入：2个付款方共转入2笔，合计400.00元，单笔金额100.00元至300.00元。"],
        ),
    ],
    ids=(
        "none|one|many in|many in, one out|one in, many out|same day|slow|out before in|no sum|an unknown taker".split(
            "|"
        )
    ),
)
def test_features_are_computed_from_the_transfers_listed(
    seed: CaseFile, transfers: tuple[Transfer, ...], expected: list[str]
) -> None:
    """Whether many paid in and one was paid, and how soon: each only where the transfers listed show it."""
    computed = [
        text
        for text in said(with_transfers(seed, *transfers))
        if text.startswith(("分散转入：", "分散转出", "集中", "快"))
    ]

    assert expected == computed


NAMES = st.sampled_from([FIRM, TAKER, "甲", "乙", None])


@given(
    st.lists(st.builds(moved, st.integers(1, 28), NAMES, NAMES, st.sampled_from([None, "1.00", "2.00"])), max_size=6)
)
def test_no_feature_is_claimed_that_nothing_shows(seed: CaseFile, transfers: list[Transfer]) -> None:
    """Whatever moved, every feature names the evidence of it, none is said twice, and none is a paper's title."""
    case = with_transfers(seed, *transfers)
    listed = features(case)

    assert all(feature.standing is Standing.FACT for feature in listed)
    assert {1} >= set(Counter(feature.text for feature in listed).values())
    assert not any(item.title and item.title in text for item in case.evidence for text in said(case))


def test_a_feature_is_as_proven_as_the_least_of_its_transfers(seed: CaseFile) -> None:
    """One transfer that nothing shows, and the whole feature is still to be verified."""
    heard = attrs.evolve(SCATTERED_IN[1], evidence=None)
    scattered = next(f for f in features(with_transfers(seed, SCATTERED_IN[0], heard)) if "付款方" in f.text.message())

    assert Standing.UNPROVEN is scattered.standing
    assert (1,) == scattered.evidence


def test_who_is_related_is_said_of_those_named_alone(seed: CaseFile) -> None:
    """A related party is a feature where the matter names it, with the papers that name it too."""
    customer = seed.customer
    other = attrs.evolve(customer.related_parties[0], name="无关公司", relation=None)
    case = attrs.evolve(
        suspicion_alone(seed), customer=attrs.evolve(customer, related_parties=(*customer.related_parties, other))
    )
    related = [feature for feature in features(case) if "关联方" in feature.text.message()]

    assert [f"所涉{TAKER}系客户关联方：实际控制人周某的配偶沈某持股 80%。"] == [
        feature.text.message() for feature in related
    ]
    assert [(2,)] == [feature.evidence for feature in related]


def test_a_person_has_no_beneficial_owners(seed: CaseFile) -> None:
    """Of a natural person it is asked for whom he acts, and of nobody else."""
    for kind, asked in ((CustomerKind.INDIVIDUAL, "代他人交易"), (CustomerKind.ENTERPRISE, "受益所有人的身份")):
        case = attrs.evolve(suspicion_alone(seed), customer=attrs.evolve(seed.customer, kind=kind))
        text = lc.render(referral(case), "txt").content.decode()

        assert ("代他人交易" in text, "受益所有人的身份" in text) == (asked == "代他人交易", asked != "代他人交易")


def test_what_several_papers_lack_is_said_once(seed: CaseFile) -> None:
    """Findings that differ in nothing but the evidence they name are one sentence that names all of it."""
    bare = tuple(attrs.evolve(item, lawful_basis=None) for item in seed.evidence)
    text = lc.render(referral(attrs.evolve(suspicion_alone(seed), evidence=bare)), "txt").content.decode()

    assert 1 == text.count("未载明合法来源")
    assert "证据1至3未载明合法来源" in text


def test_nothing_secured_is_not_called_one_item(seed: CaseFile) -> None:
    """A referral without evidence says that none is secured, and points to no list of statements."""
    case = suspicion_alone(seed)
    bare = attrs.evolve(case, violations=(attrs.evolve(case.violations[0], citations=()),))
    text = lc.render(referral(bare), "txt").content.decode()

    assert "尚未固定证据。" in text
    assert "待取得账户流水后逐笔核定" in text
