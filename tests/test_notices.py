"""Notices tell a customer what it knows already, and are refused only for what the contract shows."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import loancomplaint as lc
from loancomplaint import jurisdictions, renderers
from loancomplaint.documents import phrases
from loancomplaint.errors import NotOpenError, UnknownNameError
from loancomplaint.facts import (
    Acceleration,
    AuthorityFiling,
    CaseFile,
    Clause,
    CollectionContact,
    NoticeForm,
    Payment,
    RelatedParty,
    RequestKind,
    StaffMember,
    Violation,
    ViolationKind,
)
from loancomplaint.money import Money
from loancomplaint.notices import ContractTerms, Notice, notice, terms
from loancomplaint.testing.strategies import case_files
from loancomplaint.words.zh_cn import WORDS

CHINA = jurisdictions.load("CN")
THREATS = re.compile("最后警告|后果自负|上门|通报单位|坐牢|立即抽贷|上级要求|视为恶意|无需通知|黑名单")
DAY = dt.timedelta(days=1)


def notices_of(case: CaseFile) -> dict[tuple[str, str], Notice | str]:
    """Every notice on every loan of a case, or why there is none."""
    found: dict[tuple[str, str], Notice | str] = {}
    for loan in case.loans:
        for form in NoticeForm:
            name = loan.note_no or loan.contract_no
            try:
                found[name, form.value] = notice(terms(case, name), form)
            except (NotOpenError, UnknownNameError) as refused:
                found[name, form.value] = str(refused)
    return found


def said(letter: Notice, to: str = "txt", locale: str = "zh-CN") -> str:
    """What a rendering of the letter says."""
    return lc.render(letter, to, locale=locale).content.decode()


# ---------------------------------------------------------------- laws


@st.composite
def two_files_of_one_contract(draw: st.DrawFn) -> tuple[CaseFile, CaseFile]:
    """Two files that differ in everything that a customer may not see, and in nothing else."""
    case, other = draw(case_files()), draw(case_files())
    prose = draw(st.text(max_size=12))
    loans = tuple(
        attrs.evolve(loan, purpose=prose, clauses=tuple(attrs.evolve(clause, text=prose) for clause in loan.clauses))
        for loan in case.loans
    )
    customer = attrs.evolve(
        case.customer, related_parties=(RelatedParty(name="海陆通商"),), group=prose, industry=prose
    )
    return case, attrs.evolve(
        case,
        customer=customer,
        loans=loans,
        background=prose,
        secrecy_grade=prose,
        violations=other.violations,
        evidence=other.evidence,
        requests=other.requests,
        implicated_staff=(StaffMember(name="赵某"),),
        approvals=other.approvals,
        authority_filings=(AuthorityFiling(authority="某市公安局"),),
        collection_log=(CollectionContact(by="李某"),),
    )


@given(two_files_of_one_contract())
def test_a_notice_knows_only_the_contract(pair: tuple[CaseFile, CaseFile]) -> None:
    """Violations, evidence, requests, staff, prose: none of it changes a byte, a refusal or a word of one."""
    plain, secret = map(notices_of, pair)

    assert plain == secret
    for letter in plain.values():
        if isinstance(letter, Notice):
            assert all(lc.render(letter, to).content for to in renderers.NAMES)


@given(case_files())
def test_a_notice_is_refused_only_for_what_the_terms_show(case: CaseFile) -> None:
    """Nothing due, no clause, no guarantor: each refusal is true of the terms, and each letter's ground as well."""
    for (name, form), letter in notices_of(case).items():
        try:
            shown = terms(case, name)
        except (NotOpenError, UnknownNameError):
            continue
        owes, opened = bool(shown.arrears), isinstance(letter, Notice)
        grounds = {
            "demand_letter": owes,
            "acceleration_notice": owes and bool(shown.granting(RequestKind.ACCELERATE_LOAN)),
            "guarantor_demand": owes and bool(shown.guarantors),
        }
        assert grounds.get(form, True) is opened


@given(case_files())
def test_no_letter_threatens_or_tips_off(case: CaseFile) -> None:
    """No template of ours holds a threat or a word of sealed matter, in either language."""
    for letter in notices_of(case).values():
        if isinstance(letter, Notice):
            templates = [phrase.text for phrase in phrases(letter)] + [
                WORDS.get(phrase.text, "") for phrase in phrases(letter)
            ]
            assert not any(THREATS.search(template) for template in templates)
            assert not any(CHINA.holds_sealed_words(template) for template in templates)


@given(case_files())
def test_every_word_of_a_letter_is_translated(case: CaseFile) -> None:
    """A Chinese customer reads Chinese: no English key shows through."""
    own_words = re.compile(r"\{\w+\}|[^A-Za-z]")
    for letter in notices_of(case).values():
        if isinstance(letter, Notice):
            assert set() == {p.text for p in phrases(letter) if p.text not in WORDS and own_words.sub("", p.text)}


# ---------------------------------------------------------------- awkward cases


def changed(seed: CaseFile, **changes: Any) -> CaseFile:  # noqa: ANN401 - fields of a fact
    """The seed with its loan changed."""
    return attrs.evolve(seed, loans=(attrs.evolve(seed.loans[0], **changes),))


def test_what_is_paid_is_not_demanded(seed: CaseFile) -> None:
    """Nothing due, no demand; but the customer may still be told where the bank stands."""
    paid = Payment(received_on=seed.as_of, amount=Money("99078.13", "CNY"))
    shown = terms(changed(seed, payments=(*seed.loans[0].payments, paid)))

    with pytest.raises(NotOpenError, match="nothing is due"):
        notice(shown, "demand_letter")
    assert "无逾期本息" in said(notice(shown, "position_statement"))


def test_a_payment_booked_later_is_still_demanded(seed: CaseFile) -> None:
    """What the bank's books did not know on the day, the letter of that day cannot know."""
    late = Payment(received_on=seed.as_of, recorded_on=seed.as_of + DAY, amount=Money("99078.13", "CNY"))

    assert terms(changed(seed, payments=(*seed.loans[0].payments, late))) == terms(seed)


@pytest.mark.parametrize(("opens", "days"), [(False, 0), (True, 1)])
def test_an_installment_is_demanded_from_the_day_after_it_is_due(seed: CaseFile, days: int, *, opens: bool) -> None:
    """On the due day itself nothing is overdue; the day after, it is."""
    quiet = changed(seed, payments=())
    first_due = seed.loans[0].installments[0].due_on

    assert opens == bool(terms(attrs.evolve(quiet, as_of=first_due + days * DAY)).arrears)


@pytest.mark.parametrize(
    ("opens", "clauses"),
    [
        (True, (Clause(ref="第十二条", remedies=(RequestKind.ACCELERATE_LOAN,)),)),
        (False, ()),
        (False, (Clause(ref="第十二条", remedies=(RequestKind.SUSPEND_CREDIT,)),)),
        (
            False,
            (Clause(ref="第九条", remedies=(RequestKind.ACCELERATE_LOAN,), triggers=(ViolationKind.DEBT_EVASION,)),),
        ),
        (False, (Clause(remedies=(RequestKind.ACCELERATE_LOAN,)),)),
    ],
)
def test_a_loan_is_called_only_by_a_clause_that_arrears_trigger(
    seed: CaseFile, clauses: tuple[Clause, ...], *, opens: bool
) -> None:
    """A clause for other grounds would tell the customer of a suspicion."""
    shown = terms(changed(seed, clauses=clauses))

    if opens:
        assert "第十二条" in said(notice(shown, "acceleration_notice"))
    else:
        with pytest.raises(NotOpenError, match="no clause"):
            notice(shown, "acceleration_notice")


def test_nobody_is_called_upon_who_did_not_guarantee(seed: CaseFile) -> None:
    """Without a guarantor there is nobody to demand from, and no third party is written to."""
    with pytest.raises(NotOpenError, match="no guarantor"):
        notice(terms(changed(seed, security=())), "guarantor_demand")


@pytest.mark.parametrize("name", ["JJ-9", None])
def test_a_loan_must_be_named_where_there_are_several(seed: CaseFile, name: str | None) -> None:
    """A letter about some loan or other would be no letter."""
    twice = attrs.evolve(seed, loans=(seed.loans[0], attrs.evolve(seed.loans[0], note_no="JJ-2")))

    with pytest.raises(UnknownNameError, match="note or contract number"):
        terms(twice, name)


def test_amounts_of_several_currencies_are_not_demanded_in_one_sum(seed: CaseFile) -> None:
    """What is due cannot be said in one sum, and the letter says nothing instead of something wrong."""
    mixed = changed(seed, payments=(Payment(received_on=seed.as_of, amount=Money("1", "USD")),))

    with pytest.raises(NotOpenError, match="several currencies"):
        terms(mixed)


def test_an_unknown_form_is_named_with_those_there_are(seed: CaseFile) -> None:
    """A slip of the pen is told from a letter that is not open."""
    with pytest.raises(UnknownNameError, match="demand_letter, acceleration_notice"):
        notice(terms(seed), "final_warning")


def test_terms_have_no_room_for_what_the_customer_does_not_know() -> None:
    """The type itself: no field for a violation, evidence, a request, a person of the bank or prose."""
    allowed = {
        "lender",
        "branch",
        "borrower",
        "contract_no",
        "note_no",
        "principal",
        "signed_on",
        "disbursed_on",
        "matures_on",
        "as_of",
        "arrears",
        "outstanding",
        "penalty_rate",
        "service_addresses",
        "clauses",
        "guarantors",
    }

    assert allowed == {field.name for field in attrs.fields(ContractTerms)}


def test_a_called_loan_is_due_as_a_whole(seed: CaseFile) -> None:
    """Once the notice of early maturity arrived, the demand is for all principal."""
    called = changed(seed, acceleration=Acceleration(delivered_on=seed.as_of - DAY))

    assert Money("349078.13", "CNY") == terms(called).overdue


# ---------------------------------------------------------------- the seed


def test_the_demand_letter_of_the_seed(seed: CaseFile) -> None:
    """Contract and note, the installment due, penalty apart, days to pay, and a receipt to keep."""
    letter = notice(terms(seed, "JJ-2024-0117-01"), "demand_letter", days_to_pay=7)
    text = said(letter)

    assert [
        "contract",
        "arrears",
        "penalty",
        "payment",
        "consequences",
        "objection",
        "service",
        "rights",
        "receipt",
    ] == [part.key for part in letter.parts]
    for words in (
        "LDZJ-2024-0117",
        "JJ-2024-0117-01",
        "截至2024年9月17日",
        "第2期",
        "99,078.13元",
        "玖万玖仟零柒拾捌元壹角叁分",
        "6.525%",
        "7日内",
        "贷款还款账户",
        "某银行股份有限公司城东分行",
        "不构成对我行任何权利的放弃",
        "签收回执",
        "借款人营业执照住所",
    ):
        assert words in text
    assert "TS-2024-0917" not in text


def test_the_guarantor_of_the_seed_is_told_in_time(seed: CaseFile) -> None:
    """The letter goes to him, names his contract, and the day his guarantee ends."""
    letter = notice(terms(seed), NoticeForm.GUARANTOR_DEMAND)

    assert "周某" == letter.to.message()
    assert "BZ-2024-0117" in said(letter)
    assert "2027年1月14日" in said(letter)


def test_the_seeds_customer_learns_of_no_suspicion(seed: CaseFile) -> None:
    """No letter names what it does not know: neither the suspicion nor the evasion, nor any complaint."""
    for letter in notices_of(seed).values():
        assert isinstance(letter, Notice)
        assert not re.search("洗钱|海陆通商|转移|逃避|870,000|投诉|TS-2024", said(letter) + said(letter, "json"))


def test_a_suspicion_added_to_the_seed_changes_no_byte(seed: CaseFile) -> None:
    """The same letters, in every format and language, with and without the sealed violation."""
    clean = seed.without(["V3"])
    more = attrs.evolve(clean, violations=(*clean.violations, Violation(id="V9", kind=ViolationKind.LOAN_MISUSE)))

    for other in (clean, more):
        assert notices_of(seed) == notices_of(other)
