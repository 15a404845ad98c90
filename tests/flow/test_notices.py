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
from loancomplaint import jurisdictions
from loancomplaint.documents import phrases
from loancomplaint.errors import NotClearedError, NotOpenError, UnknownNameError
from loancomplaint.facts import (
    Acceleration,
    AgentKind,
    AuthorityFiling,
    CaseFile,
    Clause,
    CollectionContact,
    CustomerKind,
    GuaranteeKind,
    NoticeForm,
    Payment,
    RelatedParty,
    RequestKind,
    StaffMember,
    Violation,
    ViolationKind,
)
from loancomplaint.facts.paths import put
from loancomplaint.facts.people import Agent, Bank, BankAccount
from loancomplaint.facts.texts import every_text
from loancomplaint.law.quiet_hours import QuietHours
from loancomplaint.notices import ContractTerms, Notice, guarantor_demands, notice
from loancomplaint.testing.strategies import case_files
from loancomplaint.values.money import Money
from loancomplaint.words.zh_cn import WORDS

CHINA = jurisdictions.load("CN")
THREATS = re.compile("最后警告|后果自负|上门|通报单位|坐牢|立即抽贷|上级要求|视为恶意|无需通知|黑名单")
DAY = dt.timedelta(days=1)
LETTER = lc.notice(
    ContractTerms(
        borrower="某某机械有限公司", contract_no="LDZJ-1", principal=Money("1.00", "CNY"), as_of=dt.date(2024, 9, 17)
    ),
    NoticeForm.POSITION_STATEMENT,
)


def notices_of(case: CaseFile) -> dict[tuple[str, str], Notice | str]:
    """Every notice on every loan of a case, or why there is none."""
    found: dict[tuple[str, str], Notice | str] = {}
    for loan in case.loans:
        for form in NoticeForm:
            name = loan.note_no or loan.contract_no
            try:
                found[name, form.value] = notice(lc.terms(case, name), form)
            except (NotOpenError, UnknownNameError, NotClearedError) as refused:
                found[name, form.value] = str(refused)
    return found


def answers(shown: ContractTerms) -> bool:
    """Whether exactly one guarantee stands for the loan, and still does."""
    return len(shown.guarantors) == 1 == len(shown.answering)


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
            assert all(lc.render(letter, to).content for to in ("txt", "md", "html", "json"))


@given(case_files())
def test_a_notice_is_refused_only_for_what_the_terms_show(case: CaseFile) -> None:
    """Nothing due, no clause, no guarantor: each refusal is true of the terms, and each letter's ground as well."""
    for (name, form), letter in notices_of(case).items():
        try:
            shown = lc.terms(case, name)
        except (NotOpenError, UnknownNameError, NotClearedError):
            continue
        owes, opened = bool(shown.arrears), isinstance(letter, Notice)
        grounds = {
            "demand_letter": owes and not shown.is_insolvent,
            "acceleration_notice": owes
            and not shown.is_insolvent
            and not shown.is_due_in_full
            and bool(shown.granting(RequestKind.ACCELERATE_LOAN)),
            "guarantor_demand": owes and answers(shown),
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
            assert not any(CHINA.lexicon.speaks_of_sealed_matter(template) for template in templates)


@given(case_files())
def test_every_word_of_a_letter_is_translated(case: CaseFile) -> None:
    """A Chinese customer reads Chinese: no English key shows through."""
    own_words = re.compile(r"\{\w+(?::\w+)?\}|[^A-Za-z]")
    for letter in notices_of(case).values():
        if isinstance(letter, Notice):
            assert set() == {p.text for p in phrases(letter) if p.text not in WORDS and own_words.sub("", p.text)}


TAKEN_OVER = re.compile(
    r"reporter\.(institution|branch)|customer\.name"
    r"|loans\[\d+\]\.(contract_no|note_no|service_addresses\[\d+\]|clauses\[\d+\]\.ref"
    r"|security\[\d+\]\.(provider|contract_no|id)|extensions\[\d+\]\.consents\[\d+\]\.party)"
    r"|parties\[\d+\]\.(id|name|address)|facilities\[\d+\]\.(contract_no|clauses\[\d+\]\.ref)"
    r"|bank\.(name|address|phone|repayment_account\.(owner|bank|number))|proceedings\[\d+\]\.(case_no|about)"
)
"""Names, numbers and agreed addresses: all that a letter may say in the file's own words."""


def reworded(case: CaseFile, prose: str) -> CaseFile:
    """The case with *prose* in the place of every text that is no name, number or address of the contract."""
    for path, _ in every_text(case):
        if not TAKEN_OVER.fullmatch(path) and not path.endswith(("jurisdiction", ".currency")):
            case = put(case, re.sub(r"\.from\b", ".from_", path), prose)
    return case


@given(case_files(), st.sampled_from(["涉嫌洗钱", "借款人就是骗子。", "x"]))
def test_no_prose_of_the_file_enters_a_letter(case: CaseFile, prose: str) -> None:
    """Whatever the author types anywhere but as a name, number or address, every letter keeps its bytes."""
    assert notices_of(case) == notices_of(reworded(case, prose))


@given(case_files())
def test_a_letter_never_speaks_of_sealed_matter(case: CaseFile) -> None:
    """Where a name or number that it would take over does, there are no terms, and the path is told."""
    for loan in case.loans:
        telling = attrs.evolve(loan, service_addresses=("某市反洗钱路1号",))
        file = attrs.evolve(case, loans=(telling,))

        with pytest.raises((NotClearedError, NotOpenError)) as refused:
            lc.terms(file)
        if isinstance(refused.value, NotClearedError):
            assert "loans[0].service_addresses[0]" in refused.value.paths
            assert "反洗钱" not in str(refused.value)


@given(case_files())
def test_each_guarantor_has_a_letter_of_his_own(case: CaseFile) -> None:
    """A demand on one names no other, no contract of another, and not where the borrower is served."""
    for loan in case.loans:
        try:
            shown = lc.terms(case, loan.note_no or loan.contract_no)
        except (NotOpenError, UnknownNameError, NotClearedError):
            continue
        letters = guarantor_demands(attrs.evolve(shown, borrower="某某甲公司"))

        assert len(letters) == len({letter.to for letter in letters})
        for letter in letters:
            held = {value for phrase in phrases(letter) for _, value in phrase.params if isinstance(value, str)}
            others = {each.name for each in shown.guarantors} - {letter.to.message()}
            assert held.isdisjoint(
                {*others, *shown.service_addresses} - {letter.to.message(), shown.lender, shown.branch}
            )


@given(
    at=st.datetimes(*map(dt.datetime.fromisoformat, ("2026-02-01", "2030-01-01"))),
    kind=st.sampled_from(CustomerKind),
    consented=st.booleans(),
)
def test_when_a_letter_may_next_be_sent_it_may(at: dt.datetime, kind: CustomerKind, *, consented: bool) -> None:
    """The moment that is named is the first that will do, and lies within a day; a firm may always be written to."""
    letter = attrs.evolve(LETTER, to_people=kind in {CustomerKind.INDIVIDUAL, CustomerKind.SOLE_TRADER})
    leave = letter.may_be_sent(at, CHINA, consented=consented)

    assert letter.may_be_sent(leave.next_at, CHINA, consented=consented)
    assert bool(leave) == (leave.next_at == at)
    assert leave.next_at - at < dt.timedelta(hours=10) + dt.timedelta(minutes=1)
    assert leave or not letter.may_be_sent(leave.next_at - dt.timedelta(microseconds=1), CHINA)


# ---------------------------------------------------------------- awkward cases


def changed(seed: CaseFile, **changes: Any) -> CaseFile:  # noqa: ANN401 - fields of a fact
    """The seed with its loan changed."""
    return attrs.evolve(seed, loans=(attrs.evolve(seed.loans[0], **changes),))


def test_what_is_paid_is_not_demanded(seed: CaseFile) -> None:
    """Nothing due, no demand; but the customer may still be told where the bank stands."""
    paid = Payment(received_on=seed.as_of, amount=Money("99078.13", "CNY"))
    shown = lc.terms(changed(seed, payments=(*seed.loans[0].payments, paid)))

    with pytest.raises(NotOpenError, match="nothing is due"):
        notice(shown, "demand_letter")
    assert "无逾期本息" in said(notice(shown, "position_statement"))


def test_a_payment_booked_later_is_still_demanded(seed: CaseFile) -> None:
    """What the bank's books did not know on the day, the letter of that day cannot know."""
    late = Payment(received_on=seed.as_of, recorded_on=seed.as_of + DAY, amount=Money("99078.13", "CNY"))

    assert lc.terms(changed(seed, payments=(*seed.loans[0].payments, late))) == lc.terms(seed)


@pytest.mark.parametrize(("opens", "days"), [(False, 0), (True, 1)])
def test_an_installment_is_demanded_from_the_day_after_it_is_due(seed: CaseFile, days: int, *, opens: bool) -> None:
    """On the due day itself nothing is overdue; the day after, it is."""
    quiet = changed(seed, payments=())
    first_due = seed.loans[0].installments[0].due_on

    assert opens == bool(lc.terms(attrs.evolve(quiet, as_of=first_due + days * DAY)).arrears)


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
    shown = lc.terms(changed(seed, clauses=clauses))

    if opens:
        assert "第十二条" in said(notice(shown, "acceleration_notice"))
    else:
        with pytest.raises(NotOpenError, match="no clause"):
            notice(shown, "acceleration_notice")


def test_a_loan_that_is_due_in_full_is_not_called_again(seed: CaseFile) -> None:
    """Up to the day on which the last installment is due there is something to call early; the day after, nothing."""
    loan = attrs.evolve(seed.loans[0], payments=())
    last = max(installment.due_on for installment in loan.installments)
    called, due = (lc.terms(attrs.evolve(seed, loans=(loan,), as_of=last + days * DAY)) for days in (0, 1))

    assert "提前到期" in said(notice(called, "acceleration_notice"))
    with pytest.raises(NotOpenError, match="nothing left to call early"):
        notice(due, "acceleration_notice")


def test_a_letter_calls_itself_what_it_is(seed: CaseFile) -> None:
    """A notice does not speak of itself as a letter, nor a letter as a notice."""
    shown = lc.terms(seed)
    for form in NoticeForm:
        text = said(notice(shown, form))

        assert ("本函" in text) is (form in {NoticeForm.DEMAND_LETTER, NoticeForm.POSITION_STATEMENT})
        assert ("本通知" in text) is ("本函" not in text)


def test_two_guarantors_get_letters_of_different_numbers(seed: CaseFile) -> None:
    """Each letter bears the number of its reader's own guarantee, and the sum up to which he answers."""
    first = seed.loans[0].security[0]
    second = attrs.evolve(first, id="S2", provider="吴某", contract_no="BZ-2", amount=Money("300000.00", "CNY"))
    letters = guarantor_demands(lc.terms(changed(seed, security=(first, second))))

    assert ["BZ-2024-0117-20240917-03", "BZ-2-20240917-03"] == [letter.reference for letter in letters]
    assert "担保金额300,000.00元" in said(letters[1])


def test_a_person_is_not_asked_for_financial_statements(seed: CaseFile) -> None:
    """Who borrows as a person has an income and assets, and no balance sheet."""
    firm = lc.terms(seed)
    person = attrs.evolve(firm, borrower_kind=CustomerKind.INDIVIDUAL)

    assert "财务报表" in said(notice(firm, "document_request"))
    assert "财务报表" not in said(notice(person, "document_request"))


def test_nobody_is_called_upon_who_did_not_guarantee(seed: CaseFile) -> None:
    """Without a guarantor there is nobody to demand from, and no third party is written to."""
    with pytest.raises(NotOpenError, match="no guarantor"):
        notice(lc.terms(changed(seed, security=())), "guarantor_demand")


def test_of_several_guarantors_one_is_named(seed: CaseFile) -> None:
    """By the number of his contract; a letter to both would tell each what the other agreed to."""
    first = seed.loans[0].security[0]
    second = attrs.evolve(first, id="S2", provider="吴某", contract_no="BZ-2024-0118")
    shown = lc.terms(changed(seed, security=(first, second)))

    with pytest.raises(UnknownNameError, match="not exactly one guarantor"):
        notice(shown, "guarantor_demand")
    letter = notice(shown, "guarantor_demand", guarantor="BZ-2024-0118")
    assert "吴某" == letter.to.message()
    assert not re.search("周某|BZ-2024-0117", said(letter) + said(letter, "json"))
    assert ["周某", "吴某"] == [each.to.message() for each in guarantor_demands(shown)]


@pytest.mark.parametrize(
    ("demanded_on", "days", "answers_still"), [(None, 0, True), (None, 1, False), (0, 1, True), (1, 2, False)]
)
def test_a_guarantor_is_told_in_time_or_not_at_all(
    seed: CaseFile, demanded_on: int | None, days: int, *, answers_still: bool
) -> None:
    """On the last day of the guarantee period there is still a letter; the day after only if he was asked in time."""
    ends_on = dt.date(2025, 2, 14)  # after the last installment is due: an earlier day would count for nothing
    asked_on = None if demanded_on is None else ends_on + demanded_on * DAY
    item = attrs.evolve(seed.loans[0].security[0], guarantee_period_ends_on=ends_on, demanded_on=asked_on)
    shown = lc.terms(attrs.evolve(changed(seed, security=(item,)), as_of=ends_on + days * DAY))

    assert answers_still == bool(guarantor_demands(shown))
    assert (ends_on if answers_still and asked_on is None else None) == shown.guarantors_to_be_told_by
    if not answers_still:
        with pytest.raises(NotOpenError, match="no longer answers"):
            notice(shown, "guarantor_demand")


def test_only_who_guarantees_jointly_is_asked_to_pay_at_once(seed: CaseFile) -> None:
    """Who guarantees in the general way may send the bank to the debtor first."""
    item = attrs.evolve(seed.loans[0].security[0], guarantee_kind=GuaranteeKind.GENERAL)
    general = said(notice(lc.terms(changed(seed, security=(item,))), "guarantor_demand"))
    joint = said(notice(lc.terms(seed), "guarantor_demand"))

    assert "请依保证合同在担保范围内承担保证责任，于2024年9月23日前（含当日）清偿" in joint
    assert "请督促借款人于2024年9月23日前（含当日）清偿" in general
    assert "承担保证责任，于" not in general


@pytest.mark.parametrize(
    ("clock", "may", "next_at"),
    [
        ("2026-11-25T21:59:59", True, "2026-11-25T21:59:59"),
        ("2026-11-25T22:00:00", False, "2026-11-26T08:00:00"),
        ("2026-11-26T07:59:59", False, "2026-11-26T08:00:00"),
        ("2026-11-26T08:00:00", True, "2026-11-26T08:00:00"),
        ("2024-09-17T23:00:00", True, "2024-09-17T23:00:00"),
    ],
)
def test_people_are_left_alone_at_night(clock: str, next_at: str, *, may: bool) -> None:
    """From ten to eight, from the day the guideline is known of."""
    leave = attrs.evolve(LETTER, to_people=True).may_be_sent(dt.datetime.fromisoformat(clock), CHINA)

    assert may is leave.may
    assert dt.datetime.fromisoformat(next_at) == leave.next_at
    assert leave.because.message()


def test_hours_within_one_day_hold_too() -> None:
    """A bank's own hours need not span midnight."""
    noon = QuietHours(from_=dt.time(12), until=dt.time(14))

    assert [False, True, False] == [noon.hold(dt.time(hour)) for hour in (11, 12, 14)]
    asked, ends = map(dt.datetime.fromisoformat, ("2026-03-01T12:30:15.000007", "2026-03-01T14:00"))
    assert ends == noon.end_after(asked)


@pytest.mark.parametrize("name", ["JJ-9", None])
def test_a_loan_must_be_named_where_there_are_several(seed: CaseFile, name: str | None) -> None:
    """A letter about some loan or other would be no letter."""
    twice = attrs.evolve(seed, loans=(seed.loans[0], attrs.evolve(seed.loans[0], note_no="JJ-2")))

    with pytest.raises(UnknownNameError, match="note or contract number"):
        lc.terms(twice, name)


def test_amounts_of_several_currencies_are_not_demanded_in_one_sum(seed: CaseFile) -> None:
    """What is due cannot be said in one sum, and the letter says nothing instead of something wrong."""
    mixed = changed(seed, payments=(Payment(received_on=seed.as_of, amount=Money("1", "USD")),))

    with pytest.raises(NotOpenError, match="several currencies"):
        lc.terms(mixed)


def test_an_unknown_form_is_named_with_those_there_are(seed: CaseFile) -> None:
    """A slip of the pen is told from a letter that is not open."""
    with pytest.raises(UnknownNameError, match="demand_letter, acceleration_notice"):
        notice(lc.terms(seed), "final_warning")


def test_terms_have_no_room_for_what_the_customer_does_not_know() -> None:
    """The type itself: no field for a violation, evidence, a request, a person of the bank or prose."""
    allowed = {
        "lender",
        "branch",
        "borrower",
        "borrower_kind",
        "contract_no",
        "note_no",
        "principal",
        "signed_on",
        "stops_on",
        "disbursed_on",
        "matures_on",
        "as_of",
        "arrears",
        "outstanding",
        "product",
        "called_on",
        "penalty",
        "compound",
        "accrued",
        "per_day",
        "costs",
        "default_rate",
        "compounds",
        "service_addresses",
        "clauses",
        "guarantors",
        "is_insolvent",
        "lender_address",
        "lender_phone",
        "repayment_account",
        "breaches",  # those that somebody decided to tell: kind, days and sum
        "rest_days",
        "holidays",
    }

    assert allowed == {field.name for field in attrs.fields(ContractTerms)}


def test_a_called_loan_is_due_as_a_whole(seed: CaseFile) -> None:
    """Once the notice of early maturity arrived, the demand is for all principal, and interest earned until then.

    250,000.00 × 4.35 % × 63 ÷ 365 = 1,877.05 for 16 July to 16 September.
    """
    called = changed(seed, acceleration=Acceleration(delivered_on=seed.as_of - DAY))

    assert Money("350955.18", "CNY") == lc.terms(called).overdue


# ---------------------------------------------------------------- the seed


def test_the_demand_letter_of_the_seed(seed: CaseFile) -> None:
    """Contract and note, the installment due, penalty apart, days to pay, and a receipt to keep."""
    letter = notice(lc.terms(seed, "JJ-2024-0117-01"), "demand_letter", days_to_pay=7)
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
        "请于2024年9月24日前",
        "收到之日起7日内",
        "贷款还款账户",
        "某银行股份有限公司城东分行",
        "不构成对我行任何权利的放弃",
        "送达回执",
        "借款人营业执照住所",
    ):
        assert words in text
    assert "TS-2024-0917" not in text


def test_the_guarantor_of_the_seed_is_told_in_time(seed: CaseFile) -> None:
    """The letter goes to him, names his contract, and the day his guarantee ends."""
    letter = notice(lc.terms(seed), NoticeForm.GUARANTOR_DEMAND)

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


# ---------------------------------------------------------------- number, account, contact


@given(case_files())
def test_letters_of_one_day_have_different_numbers(case: CaseFile) -> None:
    """Each form of letter about one loan bears a number of its own, and so does that to each guarantor."""
    for loan in case.loans:
        try:
            shown = lc.terms(case, loan.note_no or loan.contract_no)
        except (NotOpenError, UnknownNameError, NotClearedError):
            continue
        letters = [n for n in notices_of(attrs.evolve(case, loans=(loan,))).values() if isinstance(n, Notice)]
        to_guarantors = guarantor_demands(shown)

        assert len({letter.reference for letter in letters}) == len({letter.form for letter in letters})
        assert len({letter.reference for letter in to_guarantors}) == len(to_guarantors)


@given(case_files())
def test_a_letter_speaks_of_compound_interest_only_where_it_is_agreed(case: CaseFile) -> None:
    """Where the file says that none is agreed, or does not say, no sentence of any letter names it."""
    for loan in case.loans:
        for letter in notices_of(attrs.evolve(case, loans=(loan,))).values():
            if isinstance(letter, Notice) and not loan.compound:
                assert not [said_.text for said_ in phrases(letter) if "compound" in said_.text]


@given(case_files())
def test_a_letter_asks_to_act_by_a_working_day(case: CaseFile) -> None:
    """Saturday and Sunday are no days on which to pay; a bank's holidays are none either."""
    for loan in case.loans:
        try:
            shown = lc.terms(case, loan.note_no or loan.contract_no)
        except (NotOpenError, UnknownNameError, NotClearedError):
            continue
        day = shown.working_day(case.as_of)
        later = attrs.evolve(shown, holidays=(day,)).working_day(case.as_of)

        assert day.weekday() < 5
        assert later > day


def test_a_letter_says_where_to_pay_and_whom_to_ask(seed: CaseFile) -> None:
    """The bank's account, address and telephone; not its lawyers, who would tell of a suit."""
    account = BankAccount(owner="某银行城东分行贷款专户", bank="某银行城东分行", number="62001234")
    bank = Bank(
        name="某银行股份有限公司城东分行",
        address="江州市城东区银城路18号",
        phone="021-50001234",
        agents=(Agent(name="沈某", kind=AgentKind.LAWYER),),
        repayment_account=account,
    )
    shown = lc.terms(attrs.evolve(seed, bank=bank))
    for form in (NoticeForm.DEMAND_LETTER, NoticeForm.ACCELERATION_NOTICE, NoticeForm.GUARANTOR_DEMAND):
        text = said(notice(shown, form))

        assert "户名某银行城东分行贷款专户，开户行某银行城东分行，账号62001234" in text
        assert "我行联系地址：江州市城东区银城路18号。" in text
        assert "我行联系电话：021-50001234。" in text
        assert "沈某" not in text
