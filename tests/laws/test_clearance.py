"""Who may read what is one table, and a report holds what its reader's row allows."""

from __future__ import annotations

import json

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import loancomplaint as lc
from loancomplaint import codec
from loancomplaint.channels import ChannelPolicy, Route
from loancomplaint.documents import Standing, phrases
from loancomplaint.errors import InputError, NotClearedError, PolicyError
from loancomplaint.facts import (
    Audience,
    CaseFile,
    CustomerKind,
    Desk,
    Form,
    Identifier,
    IdentifierScheme,
    Nature,
    PersonalData,
    RelatedParty,
    Restricted,
    Statement,
)
from loancomplaint.jurisdictions.cn.policies import DEFAULT
from loancomplaint.privacy.clearances import NOBODY_CLEARED, Clearance, Clearances, Kept, Masking
from loancomplaint.reports import ComplaintReport
from loancomplaint.testing.strategies import case_files, identifiers, names

POLICY = DEFAULT
MASKING = POLICY.clearances.masking


def clearing(reader: Desk, *matters: Restricted, personal_data: PersonalData = PersonalData.IN_FULL) -> ChannelPolicy:
    """The default policy, in which *reader* may read this and nothing else."""
    row = Clearance(audience=Audience(reader.value), may_read=matters, personal_data=personal_data)
    return attrs.evolve(POLICY, clearances=Clearances(rows=(row,), masking=MASKING))


def composed(case: CaseFile, desk: Desk, policy: ChannelPolicy, form: Form | None = None) -> ComplaintReport:
    """The report to *desk*, whose way need not be open."""
    assessment = lc.assess(case)
    route = next(iter(lc.decide(assessment).open_routes))
    changed: Route = attrs.evolve(route, desk=desk, channel=desk.channel, form=form or route.form)
    return lc.compose(assessment, changed, policy=policy)


def said(report: ComplaintReport) -> str:
    """What the report says."""
    return lc.render(report, "txt").content.decode()


def part_keys(report: ComplaintReport) -> set[str]:
    """The names of its parts, and of those below them."""
    return {found.key for above in report.parts for found in (above, *above.parts)}


# ---------------------------------------------------------------- the table


def test_every_audience_has_its_own_row() -> None:
    """The table that ships leaves nobody out, and audiences are the desks and the customer."""
    assert [*Audience] == sorted((row.audience for row in POLICY.clearances.rows), key=[*Audience].index)
    assert {*Desk, "customer"} == {*Audience}


def test_whoever_has_no_row_may_read_nothing() -> None:
    """What a bank forgets to say is not thereby allowed."""
    for audience in Audience:
        clearance = NOBODY_CLEARED.of(audience)

        assert not any(clearance.clears(matter) for matter in Restricted)
        assert PersonalData.MASKED is clearance.personal_data


@pytest.mark.parametrize(
    ("matter", "readers"),
    [
        (Restricted.SEALED_MATTER, {Desk.AML_COMPLIANCE}),
        (Restricted.IMPLICATED_STAFF, {Desk.LEGAL_COMPLIANCE, Desk.INTERNAL_AUDIT}),
        (Restricted.LAWYERS_WORK, {Desk.LEGAL_COMPLIANCE, Desk.ASSET_PRESERVATION, Desk.LAWYER}),
    ],
)
def test_who_reads_what_by_default(matter: Restricted, readers: set[Desk]) -> None:
    """The rows that ship, read once more by the matter."""
    assert readers == {desk for desk in Desk if POLICY.clears(desk, matter)}


def test_the_customer_cannot_be_cleared() -> None:
    """Not even by a bank: what a customer reads is made from the contract alone."""
    with pytest.raises(PolicyError, match="the customer reads what the contract says"):
        Clearance(audience=Audience.CUSTOMER, may_read=(Restricted.INTERNAL_OPINION,))
    with pytest.raises(PolicyError, match="the customer reads"):
        Clearance(audience=Audience.CUSTOMER, personal_data=PersonalData.IN_FULL)


def test_an_audience_has_one_row() -> None:
    """Of two, nobody could say which counts."""
    row = Clearance(audience=Audience.COURT)

    with pytest.raises(PolicyError, match="court"):
        Clearances(rows=(row, row))


def test_a_table_comes_back_from_json() -> None:
    """A bank can store its table, and a slip in it is told by its place."""
    stored = codec.dumps(POLICY)

    assert POLICY == codec.loads_as(ChannelPolicy, stored)
    tree = json.loads(stored)
    tree["clearances"]["masking"]["identity"]["start"] = -1
    with pytest.raises(InputError, match=r"clearances\.masking\.identity\.start"):
        codec.loads_as(ChannelPolicy, json.dumps(tree))


def test_the_table_can_be_read() -> None:
    """One row for each audience, one column for each matter, in the reader's language."""
    table = POLICY.clearances.table
    rows = {row[0].message(): [cell.message() for cell in row[1:]] for row in table.rows}

    assert ["受众", "涉密事项", "内部意见", "拟采取措施", "涉事员工", "律师工作成果", "个人信息"] == [
        column.message() for column in table.columns
    ]
    assert ["可知悉", "可知悉", "可知悉", "—", "—", "完整显示"] == rows["反洗钱合规"]
    assert ["—"] * 5 + ["姓名、号码均脱敏"] == rows["客户"]


# ---------------------------------------------------------------- masking


@pytest.mark.parametrize(
    ("scheme", "value", "shown"),
    [
        ("CN-RIC", "310101198507123319", "3*************3319"),
        ("other", "6222020200112233445", "***************3445"),
        ("other", "1234", "****"),
        ("CN-USCC", "91310115MA1GT3X00X", "91310115MA1GT3X00X"),
        ("LEI", "5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R12"),
    ],
)
def test_numbers_of_people_are_masked_and_of_firms_are_not(scheme: str, value: str, shown: str) -> None:
    """A firm's number is public; of a person's, as much is left as tells two people apart."""
    assert shown == MASKING.masked_number(Identifier(scheme=IdentifierScheme(scheme), value=value))


@pytest.mark.parametrize(("name", "shown"), [("周某", "周*"), ("欧阳某某", "欧***"), ("周", "*"), ("", "*")])
def test_of_a_name_the_surname_is_left(name: str, shown: str) -> None:
    """A name of one character is hidden whole."""
    assert shown == MASKING.masked_name(name)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("上海市浦东新区张杨路500号", "上海市浦东新区****"),
        ("某省某县某镇某村3组", "某省某县****"),
        ("张杨路500号", "****"),
    ],
)
def test_of_an_address_the_district_is_left(address: str, shown: str) -> None:
    """How long the rest is tells nothing either."""
    assert shown == MASKING.masked_address(address)


@given(identifiers(), names())
def test_a_masking_nobody_set_leaves_nothing(identifier: Identifier, name: str) -> None:
    """A pack without forms of its own hides people whole."""
    whole = Masking()

    assert set("*") == set(whole.masked_name(name))
    assert identifier.scheme in {IdentifierScheme.CN_USCC, IdentifierScheme.LEI} or set("*") == set(
        whole.masked_number(identifier)
    )


@given(st.text(max_size=30), st.integers(0, 9), st.integers(0, 9))
def test_a_mask_keeps_the_length_and_shows_no_more_than_it_says(text: str, start: int, end: int) -> None:
    """No character between what is kept at both ends is shown."""
    shown = Kept(start=start, end=end).of(text)

    assert len(text) == len(shown)
    assert all(
        character == "*" or i < start or i >= len(text) - end
        for i, character in enumerate(shown)
        if text[i] != character
    )


# ---------------------------------------------------------------- reports


def test_a_court_is_told_neither_strategy_nor_plans(seed: CaseFile) -> None:
    """The other side reads what the court reads: no defences expected, no leads, no measure that waits."""
    brief = composed(seed, Desk.COURT, POLICY, Form.LEGAL_BRIEF)
    counsel = composed(seed, Desk.LAWYER, POLICY, Form.LEGAL_BRIEF)

    assert {"defences", "leads", "limitation"} == part_keys(counsel) - part_keys(brief)
    assert "暂不提出" not in said(brief)


def test_measures_are_left_out_for_whoever_may_not_know_them(seed: CaseFile) -> None:
    """Neither the chapter nor what waits in another; a report of the same form to a cleared desk has both."""
    baseless = tuple(attrs.evolve(r, basis=()) if r.id == "R1" else r for r in seed.requests)
    case = attrs.evolve(seed, requests=baseless)
    cleared = composed(case, Desk.RISK_MANAGEMENT, POLICY)
    other = composed(case, Desk.RISK_MANAGEMENT, clearing(Desk.RISK_MANAGEMENT))

    assert {"measures"} == part_keys(cleared) - part_keys(other)
    assert "暂停授信额度——暂不提出" in said(cleared)
    assert "暂停授信" not in said(other)


@pytest.mark.parametrize("desk", [Desk.RISK_MANAGEMENT, Desk.LAWYER])
def test_opinions_are_for_cleared_desks(seed: CaseFile, desk: Desk) -> None:
    """What the author thinks is left out, and so is what she infers without evidence; what evidence carries stays."""
    v1, *others = seed.violations
    statements = (
        Statement(text="其还款能力明显下降。", nature=Nature.INFERENCE, citations=v1.citations[:1]),
        Statement(text="建议从速处置。", nature=Nature.OPINION, citations=v1.citations[:1]),
    )
    case = attrs.evolve(seed, violations=(attrs.evolve(v1, statements=statements), *others))
    cleared = composed(case, desk, clearing(desk, Restricted.INTERNAL_OPINION))
    other = composed(case, desk, clearing(desk))

    assert "建议从速处置" in said(cleared)
    assert "建议从速处置" not in said(other)
    assert "其还款能力明显下降" in said(other)


@given(case_files(), st.sampled_from(Desk))
def test_no_opinion_reaches_whoever_may_not_read_it(case: CaseFile, desk: Desk) -> None:
    """No sentence of any report to an uncleared desk stands as an opinion."""
    try:
        report = composed(case, desk, clearing(desk))
    except (NotClearedError, StopIteration):
        return
    assert not any(sentence.standing is Standing.OPINION for sentence in report.sentences)


@given(case_files(), st.sampled_from(Desk))
def test_names_are_masked_where_the_table_says_so(case: CaseFile, desk: Desk) -> None:
    """A person around the customer is named in no text of a report whose reader may not read names."""
    near = (RelatedParty(name="欧阳某某"), RelatedParty(name="海陆通商贸易有限公司"))
    case = attrs.evolve(case, customer=attrs.evolve(case.customer, related_parties=near), background="欧阳某某担保。")
    try:
        report = composed(case, desk, clearing(desk, personal_data=PersonalData.MASKED))
    except (NotClearedError, StopIteration):
        return
    texts = [value for phrase in phrases(report) for _, value in phrase.params if isinstance(value, str)]

    assert not any("欧阳某某" in text for text in texts)


def test_who_must_find_people_reads_their_numbers(seed: CaseFile) -> None:
    """A defendant is told from others of the name by his number; the line has no use for it."""
    number = "310101198507123319"
    person = seed.customer.legal_representative
    assert person is not None
    known = attrs.evolve(person, identifiers=(Identifier(scheme=IdentifierScheme.CN_RIC, value=number),))
    case = attrs.evolve(seed, customer=attrs.evolve(seed.customer, legal_representative=known))

    assert number in said(composed(case, Desk.LAWYER, POLICY, Form.LEGAL_BRIEF))
    assert "3*************3319" in said(composed(case, Desk.RISK_MANAGEMENT, POLICY))


def test_a_borrower_who_is_a_person_lives_nowhere_in_particular(seed: CaseFile) -> None:
    """His address is masked in the author's prose; a firm's is public."""
    loan = attrs.evolve(seed.loans[0], service_addresses=("上海市浦东新区张杨路500号",))
    case = attrs.evolve(seed, loans=(loan,), background="现住上海市浦东新区张杨路500号。")
    person = attrs.evolve(case, customer=attrs.evolve(case.customer, kind=CustomerKind.INDIVIDUAL))

    assert "张杨路" in said(composed(case, Desk.RISK_MANAGEMENT, POLICY))
    assert "现住上海市浦东新区****。" in said(composed(person, Desk.RISK_MANAGEMENT, POLICY))
