"""Whoever may not read a person's name or number reads it nowhere: in no field, and however it is spelt."""

from __future__ import annotations

import datetime as dt
import time
import typing
from collections.abc import Iterator
from enum import Enum
from functools import cache

import attrs
import pytest
from hostile import calm, documents, filled, text_fields, whole
from hypothesis import example, given
from hypothesis import strategies as st

import loancomplaint as lc
from loancomplaint import facts
from loancomplaint.channels import ChannelPolicy
from loancomplaint.documents import fields_of
from loancomplaint.facts import (
    Account,
    Audience,
    CaseFile,
    Collateral,
    Customer,
    CustomerKind,
    Desk,
    Evidence,
    EvidenceKind,
    Form,
    Identifier,
    IdentifierScheme,
    LegalRepresentative,
    Loan,
    Party,
    PersonalData,
    RelatedParty,
    Reporter,
    Restricted,
    Security,
    StaffMember,
    Transfer,
    Violation,
    ViolationKind,
)
from loancomplaint.facts.fields import CONTENT
from loancomplaint.jurisdictions.cn.policies import DEFAULT
from loancomplaint.privacy.clearances import Clearance, Clearances
from loancomplaint.privacy.redaction import Redactor
from loancomplaint.values.identifiers import ric_check_character
from loancomplaint.values.money import Money
from loancomplaint.words import phrase

POLICY = DEFAULT
MASKING = POLICY.clearances.masking
NAME, NUMBER, PHONE, ACCOUNT = "李雷雷", "310101198507123319", "13800000000", "6222020200112233445"
TRACES = (NAME, NUMBER, "19850712", PHONE, ACCOUNT)
MASKED, NUMBERS_MASKED = PersonalData.MASKED, PersonalData.NUMBERS_MASKED


def clearance(personal_data: PersonalData = MASKED, *matters: Restricted) -> Clearance:
    """What a regulator might be cleared for."""
    return Clearance(audience=Audience.BANKING_REGULATOR, may_read=matters, personal_data=personal_data)


def masking_all() -> ChannelPolicy:
    """The default policy, in which every desk may read everything but the names and numbers of people."""
    rows = tuple(
        Clearance(audience=Audience(desk.value), may_read=tuple(Restricted), personal_data=MASKED) for desk in Desk
    )
    return attrs.evolve(POLICY, clearances=Clearances(rows=rows, masking=MASKING))


def bare(**fields: object) -> CaseFile:
    """A case about a firm, with these fields."""
    customer = Customer(name="某某机械有限公司", kind=CustomerKind.ENTERPRISE)
    given_ = {"customer": customer, **fields}
    return CaseFile(reference="TS-1", as_of=dt.date(2024, 9, 17), reporter=Reporter(name="沈某"), **given_)  # type: ignore[arg-type]  # any fields


def knowing(*people: Party, **fields: object) -> CaseFile:
    """A bare case with these parties."""
    return bare(parties=people, **fields)


def person(name: str = NAME, *numbers: str, **fields: object) -> Party:
    """A natural person with resident identity numbers."""
    known = tuple(Identifier(scheme=IdentifierScheme.CN_RIC, value=number) for number in numbers)
    return Party(name=name, kind=CustomerKind.INDIVIDUAL, identifiers=known, **fields)  # type: ignore[arg-type]  # any fields


def read(text: str, case: CaseFile, personal_data: PersonalData = MASKED) -> str:
    """What a reader is shown of *text*."""
    return Redactor(case, clearance(personal_data), MASKING).plain(text)


# ---------------------------------------------------------------- every field


def fact_classes() -> tuple[type, ...]:
    """Every class of facts."""
    named = (getattr(facts, name) for name in facts.__all__)
    return tuple(cls for cls in named if isinstance(cls, type) and attrs.has(cls))


@pytest.mark.parametrize("cls", fact_classes())
def test_every_text_field_says_what_it_holds(cls: type) -> None:
    """A field that is added tomorrow is masked, typeset and read tomorrow, or fails here."""
    hints = typing.get_type_hints(cls)
    fields = attrs.fields_dict(cls)
    holding = {name for name in fields if str in (hints[name], *parts_of(hints[name]))}

    assert holding == {name for name, field in fields.items() if CONTENT in field.metadata}


def parts_of(hint: object) -> Iterator[object]:
    """The types within a type."""
    for part in typing.get_args(hint):
        yield part
        yield from parts_of(part)


@cache
def planted() -> CaseFile:
    """A case with a person and her numbers in every text field, and once where they belong."""
    told = f"{NAME}（{NUMBER}，{PHONE}，{ACCOUNT}）"
    fields = text_fields() - {"Addressees.aml_compliance"}
    case: CaseFile = filled(whole(), {field: f"{calm(field)}{told}。" for field in fields})
    known = person(NAME, NUMBER, phone=PHONE)
    account = Account(owner=NAME, number=ACCOUNT)
    return attrs.evolve(case, parties=(*case.parties, known), accounts=(*case.accounts, account))


def texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a value of ours, with its place."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield path, value
    elif isinstance(value, tuple):
        for i, each in enumerate(value):
            yield from texts(each, f"{path}[{i}]")
    else:
        for name in fields_of(value):
            yield from texts(getattr(value, name), f"{path}.{name}")


def traces(value: object) -> list[str]:
    """Where in a value the planted person can be read."""
    return [place for place, text in texts(value) if any(trace in text for trace in TRACES)]


@pytest.mark.parametrize("reader", Desk)
def test_no_field_tells_a_masked_reader_of_a_person(reader: Desk) -> None:
    """Neither the assessment nor the decision, for any desk: not even in an id."""
    assessment = lc.assess(planted())
    shown = lc.seen_by(assessment, lc.decide(assessment), reader, policy=masking_all())

    assert traces(assessment)
    assert [] == traces(shown)


@pytest.mark.parametrize("form", Form)
def test_no_report_tells_a_masked_reader_of_a_person(form: Form) -> None:
    """Nor does a report of any form, in its head, its exhibits or anywhere."""
    for _, report in documents(planted(), (form,), masking_all()):
        assert [] == traces(report)


# ---------------------------------------------------------------- who is a person


@pytest.mark.parametrize(
    "case",
    [
        bare(customer=Customer(name=NAME, kind=CustomerKind.INDIVIDUAL)),
        bare(customer=Customer(name=NAME)),
        bare(customer=Customer(name="某公司", legal_representative=LegalRepresentative(name=NAME))),
        bare(customer=Customer(name="某公司", related_parties=(RelatedParty(name=NAME),))),
        knowing(person()),
        knowing(Party(id="P1", name=NAME)),
        knowing(Party(name=f"某某公司、{NAME}")),
        knowing(Party(name=f"{NAME}（董事长）")),
        bare(evidence=(Evidence(id="E1", kind=EvidenceKind.TESTIMONY, issuer=NAME),)),
        bare(accounts=(Account(owner=NAME),)),
        bare(violations=(Violation(id="V1", kind=ViolationKind.DEBT_EVASION, transfers=(Transfer(to=NAME),)),)),
    ],
)
def test_a_person_is_masked_wherever_the_file_names_her(case: CaseFile) -> None:
    """By whatever field she is known, in every text."""
    assert "称李**已还款" == read(f"称{NAME}已还款", case)


@pytest.mark.parametrize(
    ("name", "case"),
    [
        ("李雷雷商行", bare(customer=Customer(name="李雷雷商行", kind=CustomerKind.ENTERPRISE))),
        ("鼎盛", knowing(Party(name="鼎盛", kind=CustomerKind.ENTERPRISE))),
        ("江州市公证处", bare(evidence=(Evidence(id="E1", kind=EvidenceKind.OTHER, issuer="江州市公证处"),))),
        ("Li Ltd", knowing(Party(name="Li Ltd"))),
        ("沈某", bare(evidence=(Evidence(id="E1", kind=EvidenceKind.OTHER, issuer="沈某"),))),
        ("P1", knowing(Party(id="P1", name="某公司"), loans=())),
    ],
)
def test_firms_authorities_and_signatories_are_named(name: str, case: CaseFile) -> None:
    """A firm by its kind, or where that is not known by its name; whoever signs for the bank signs in full."""
    assert f"由{name}出具" == read(f"由{name}出具", case)


def test_an_id_of_a_party_is_no_name() -> None:
    """A security that refers to its provider by id does not make a name of the id; the party's own is masked."""
    loan = Loan(contract_no="C1", principal=Money("1.00", "CNY"), security=(Security(provider="P1"),))
    case = knowing(Party(id="P1", name=NAME), loans=(loan,))

    assert "P1即李**" == read(f"P1即{NAME}", case)


def test_numbers_of_a_firm_are_public_and_of_a_person_are_not() -> None:
    """Whose a number is, the fact says that holds it: the party, the owner of the account, the giver of security."""

    def case(kind: CustomerKind) -> CaseFile:
        party = Party(name="甲", kind=kind, phone="021-62345678", address="上海市静安区大沽路1号")
        title = Collateral(registration_no="沪(2024)静字不动产权第000123号")
        loan = Loan(
            contract_no="C1",
            principal=Money("1.00", "CNY"),
            security=(Security(provider="甲", collateral=title),),
        )
        return knowing(party, loans=(loan,), accounts=(Account(owner="甲", number=ACCOUNT),))

    text = f"账号{ACCOUNT}，电话021-62345678，住上海市静安区大沽路1号，权证沪（2024）静字不动产权第000123号"

    assert text == read(text, case(CustomerKind.ENTERPRISE), NUMBERS_MASKED)
    assert "账号***************3445，电话021****5678，住上海市静安区****，权证*****************123号" == read(
        text, case(CustomerKind.INDIVIDUAL), NUMBERS_MASKED
    )


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("江州（集团）有限公司", "江州（集团）有限公司在江州", "江州（集团）有限公司在江州"),
        ("江州（集团）贸易行", "江州（集团）贸易行在江州", "江州（集团）贸易行在江州"),
        ("王小二（江州商贸有限公司员工）", "王小二来电", "王**来电"),
        ("王小二（原名：王二（曾用））", "王小二来电", "王**来电"),
        ("王小二、江州商贸有限公司", "王小二来电", "王**来电"),
    ],
)
def test_a_remark_behind_a_name_is_no_part_of_it(name: str, text: str, shown: str) -> None:
    """Brackets within a firm's name are its own: the town before them is nobody's name."""
    firm = Party(name=name, kind=CustomerKind.ENTERPRISE) if name.endswith("行") else Party(name=name)

    assert shown == read(text, knowing(firm))


@pytest.mark.parametrize(
    ("address", "text", "shown"),
    [
        ("上海市静安区大沽路1号", "家在静安区大沽路 1号", "家在静安区****"),
        ("上海市静安区大沽路1号", "家在上海市静安区大沽路１号", "家在上海市静安区****"),
        ("广东省中山市东升镇幸福小区5栋301室", "家在东升镇幸福小区5栋301室", "家在****"),
        ("广东省中山市东升镇幸福小区5栋301室", "家在中山幸福小区5栋301室", "家在中山****"),
        ("上海市静安区大沽路1号", "家在大沽路10号、大沽路1号甲", "家在大沽路10号、****甲"),
    ],
)
def test_an_address_is_known_by_its_end(address: str, text: str, shown: str) -> None:
    """Who writes it without what is larger, or with gaps, tells where somebody lives all the same."""
    assert shown == read(text, knowing(person(address=address)))


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("广东省中山市东升镇幸福小区5栋301室", "广东省中山市"),
        ("江苏省苏州市工业园区星湖街1号", "江苏省苏州市"),
        ("江苏省苏州市昆山市玉山镇某路1号", "江苏省苏州市"),
        ("幸福小区城市花园5栋", ""),
        ("某镇菜市场3号", ""),
        ("天津经济技术开发区第三大街1号", ""),
        ("吉林省长春市红旗街5号", "吉林省长春市"),
        ("某市和平路5号东区2栋", "某市"),
        ("内蒙古自治区呼和浩特市新城区某街1号", "内蒙古自治区呼和浩特市新城区"),
        ("上海市浦东新区阳光社区3号", "上海市浦东新区"),
        ("内蒙古自治区鄂尔多斯市准格尔旗某镇", "内蒙古自治区鄂尔多斯市准格尔旗"),
    ],
)
def test_an_address_is_cut_at_a_real_district(address: str, shown: str) -> None:
    """A housing estate, an industrial park and a road bear the marks of districts, and say where somebody lives."""
    assert f"{shown}****" == MASKING.masked_address(address)


# ---------------------------------------------------------------- however it is spelt

GAPS = st.sampled_from(
    ["", " ", "  ", "\u3000", "-", "－", "–", "\n", "\r\n", "\u200b", "\u00ad", ".", "·", "（", ")", "/"]
)


@st.composite
def spellings(draw: st.DrawFn, number: str) -> str:
    """A number as somebody types it: in groups, in full width, in small letters."""
    shift = draw(st.sampled_from([0, 0xFEE0]))
    written = [chr(ord(each) + shift) for each in draw(st.sampled_from([number, number.lower()]))]
    return written[0] + "".join(draw(GAPS) + each for each in written[1:])


@given(spellings("11010519491231002X"))
@example("1101 0519 4912 3100 2x")
def test_a_listed_number_is_masked_however_it_is_spelt(spelt: str) -> None:
    """Whatever a person reads as the number; what stands around it stays."""
    case = knowing(person("甲", "11010519491231002X"))

    assert "身份证1*************002X。" == read(f"身份证{spelt}。", case, NUMBERS_MASKED)


@given(spellings(PHONE), st.sampled_from(["", "+86 ", "86", "+86-", "0086", "0"]))
def test_a_listed_telephone_is_masked_with_the_code_of_the_country(spelt: str, code: str) -> None:
    """With it, without it, and where the file itself has it."""
    for listed in (PHONE, f"+86 {PHONE}", "138-0000-0000"):
        assert "138****0000" in read(f"电话{code}{spelt}，", knowing(person(phone=listed)), NUMBERS_MASKED)


@pytest.mark.parametrize(
    "text",
    [
        "一三八〇〇〇〇〇〇〇〇",
        "①③⑧００００００００",
        "１３８　００００　００００",
        "１３８٠٠٠٠٠٠٠٠",
        "tel13800000000",
        "(138)0000-0000",
    ],
)
def test_digits_of_every_script_are_digits(text: str) -> None:
    """Chinese numerals, circled ones and those of other scripts read as the same number."""
    shown = read(text, knowing(person(phone=PHONE)), NUMBERS_MASKED)

    assert "138****0000" in shown


@pytest.mark.parametrize(
    "text",
    ["021-62345678", "(021) 6234 5678", "62345678", "+86 21 6234-5678", "０２１－６２３４５６７８", "02162345678"],
)
def test_a_line_is_known_with_and_without_its_area(text: str) -> None:
    """Who has the number of a line has the line."""
    shown = read(text, knowing(person(phone="021-62345678")), NUMBERS_MASKED)

    assert "6234" not in shown.replace(" ", "").replace("-", "")
    assert shown.endswith("****5678")


@given(
    st.sampled_from([NAME, "欧阳某某", "买买提·艾力", "阿卜杜拉"]),
    st.lists(st.sampled_from(["", " ", "\u200b", "·", "•", "．", "\u3000", "\n", "-"]), min_size=8, max_size=8),
)
def test_a_name_is_masked_however_it_is_spelt(name: str, gaps: list[str]) -> None:
    """With a gap, a dot or nothing that can be seen between its characters."""
    bare_ = name.replace("·", "")
    spelt = bare_[0] + "".join(gap + each for gap, each in zip(gaps, bare_[1:], strict=False))

    assert f"据{MASKING.masked_name(name)}称" == read(f"据{spelt}称", knowing(person(name)))


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        (
            "Li",
            "A Limited liability of the Licensee, see LI or Li.",
            "A Limited liability of the Licensee, see L* or L*.",
        ),
        ("An", "an installment, and An paid", "an installment, and A* paid"),
        ("Ada Byron", "ADA BYRON; ada-byron; AdaByron; Ada Byronson", "A********; A********; A********; Ada Byronson"),
        ("José", "JOSE, Jose\u0301 and Joseph", "J***, J*** and Joseph"),
        ("李四", "李，四月", "李，四月"),
    ],
)
def test_a_name_is_no_part_of_a_word(name: str, text: str, shown: str) -> None:
    """A short name corrupts no word that holds it, and tells nobody by it."""
    assert shown == read(text, knowing(person(name)))


@pytest.mark.parametrize("spelt", ["钱多多", "钱 多 多", "钱\u200b多多", "钱·多多", "钱・多\n多"])
def test_staff_who_may_not_be_named_are_named_in_no_spelling(spelt: str) -> None:
    """Who may not know that somebody of the bank is concerned is told of a person concerned."""
    case = bare(implicated_staff=(StaffMember(name="钱多多"),))
    redactor = Redactor(case, clearance(PersonalData.IN_FULL), MASKING)
    said = redactor.said(f"由{spelt}经办。")

    assert "由***经办。" == redactor.plain(f"由{spelt}经办。")
    assert "由a person concerned经办。" == str(said)


# ---------------------------------------------------------------- what the file does not list


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("其妻身份证号310101198507123319。", "其妻身份证号3*************3319。"),
        ("310101 19850712 3319", "3*************3319"),
        ("1101-0519-4912-3100-2x", "1*************002X"),
        ("电话138-1234-5678、+86 139 1234 5678", "电话138****5678、+139****5678"),
        ("微信同号13812345678", "微信同号138****5678"),
        ("卡号6222 0202 0011 2233 446", "卡号***************3446"),
        ("ID310101198507123319", "ID3*************3319"),
    ],
)
def test_numbers_that_nobody_listed_are_found_by_form(text: str, shown: str) -> None:
    """A resident by birth date and check digit, a mobile by its beginning, a card by its check digit."""
    assert shown == read(text, bare(), NUMBERS_MASKED)
    assert text == read(text, bare(), PersonalData.IN_FULL)


@pytest.mark.parametrize(
    "text",
    [
        "c5ff4e7d1c372f1a202004f208ccb71202e3c99d8f5d8113a2cf41d62fbdcea6",
        "13812345678" * 5 + "a" * 9,
        "合同LDZJ-2024-0117、HT13812345678、HT-13812345678、HT-2024-13812345678",
        "(2024)沪0115民初12345号，〔2024〕1号",
        "13812345678.00元，13812345678元，13,812,345,678.00元，人民币13812345678",
        "2024-01-17 2024-03-20，20240117，2024.01.17",
        "流水号2024011700000000019",
        "310101198502303310",
        "310101198507123318",
        "对公账号1001234509012345677",
    ],
)
def test_what_only_looks_like_a_number_of_a_person_is_left_alone(text: str) -> None:
    """Digests, contract and case numbers, sums, days, bookings, and numbers whose check digit does not hold."""
    assert text == read(text, bare(), NUMBERS_MASKED)


@pytest.mark.parametrize("number", ["13812345678", "6222020200112233446"])
def test_the_numbers_of_the_file_and_of_firms_are_no_persons(number: str) -> None:
    """A contract number or a firm's account that has the form of a person's number stays, wherever it is repeated."""
    text = f"合同{number}项下"
    loan = Loan(contract_no=number, principal=Money("1.00", "CNY"))
    account = Account(owner="某某机械有限公司", number=number)

    assert text != read(text, bare(), NUMBERS_MASKED)
    assert text == read(text, bare(loans=(loan,)), NUMBERS_MASKED)
    assert text == read(text, bare(accounts=(account,)), NUMBERS_MASKED)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2024, 1, 1)), st.integers(0, 999), st.data())
def test_every_resident_number_is_found(born_on: dt.date, serial: int, data: st.DataObject) -> None:
    """Whoever bears it, whatever the region, in whatever groups."""
    stem = f"{data.draw(st.integers(110000, 659999))}{born_on:%Y%m%d}{serial:03}"
    number = stem + ric_check_character(stem)
    shown = read(f"证件号：{data.draw(spellings(number))}；", bare(), NUMBERS_MASKED)

    assert f"证件号：{number[0]}*************{number[-4:]}；" == shown


# ---------------------------------------------------------------- in time


@pytest.mark.parametrize("unit", ["李", "1", "1 ", "13812345678，", "李雷", "(", "3101011985"])
def test_a_long_text_is_read_once(unit: str) -> None:
    """However many people there are whose names it begins to say; one that is read again takes minutes."""
    people = tuple(person(f"李{'雷' * i}某", phone=f"138{i:08}") for i in range(1, 300))
    redactor = Redactor(knowing(*people), clearance(), MASKING)
    began = time.process_time()
    redactor.plain(unit * (40_000 // len(unit)))

    assert time.process_time() - began < 3


def test_a_phrase_stays_what_it_is() -> None:
    """What is hidden in a phrase changes neither how it is counted nor what its word is about."""
    counted = attrs.evolve(
        phrase("{name} paid {count} times", name=NAME, count=1), one="{name} paid once", context="of debt"
    )
    shown = Redactor(knowing(person()), clearance(), MASKING).document((counted,))

    assert (attrs.evolve(counted, params=(("name", "李**"), ("count", 1))),) == shown


def test_nothing_is_made_anew_where_nothing_changes(seed: CaseFile) -> None:
    """A case that holds nothing to hide, and a document too, comes back as it is."""
    case = attrs.evolve(bare(), background="无")
    redactor = Redactor(case, clearance(MASKED, *Restricted), MASKING)
    assessment = lc.assess(seed)
    report = lc.compose(assessment, next(iter(lc.decide(assessment).open_routes)))

    assert case is redactor.case(case)
    assert report is redactor.document(report)
