"""Words for people: every language says everything, and loses nothing that it is given."""

from __future__ import annotations

import ast
import datetime as dt
import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spoken import (
    EVERYTHING,
    LABELS,
    NAMES,
    SAID,
    SPEAKERS,
    TREES,
    calls,
    fields,
    forms,
    is_english,
    name_of,
)

from loancomplaint import words
from loancomplaint.channels import AllOf, AnyOf, Condition, Not, Some, StaffImplicated
from loancomplaint.documents import exhibits_named
from loancomplaint.errors import UnknownNameError
from loancomplaint.facts import Channel, EvidenceKind, NoticeForm, Severity, Tier, ViolationKind
from loancomplaint.jurisdictions.cn.jurisdiction import CHINA
from loancomplaint.jurisdictions.cn.numerals import article_no
from loancomplaint.jurisdictions.cn.policies import DEFAULT
from loancomplaint.lexicon.matcher import find_improper
from loancomplaint.rules import Drop, Give, Obtain, Remedy, Send
from loancomplaint.rules.standard import STANDARD
from loancomplaint.values.money import CURRENCIES, Money
from loancomplaint.words import (
    FORMS,
    LOCALES,
    Phrase,
    label,
    phrase,
    shown,
    verbatim,
    zh_cn,
)
from loancomplaint.words.en import MONTHS
from loancomplaint.words.zh_cn import WORDS, jurisdictions, labels, rules

FILES = [import_module(found.name) for found in walk_packages(zh_cn.__path__, f"{zh_cn.__name__}.") if not found.ispkg]
PARTS = tuple(part for part in FILES if hasattr(part, "WORDS"))
"""Every file of the Chinese catalogue."""

# ---------------------------------------------------------------- the catalogue


def test_everything_that_is_said_can_be_said_in_chinese() -> None:
    """No key that the sources, the values that ship or the templates show is left without Chinese."""
    assert [] == [f"{said.where}: {said.key}" for said in SAID if is_english(said.key) and said.key not in WORDS]


def test_no_sentence_is_put_together_by_code() -> None:
    """Whoever translates gets whole sentences: none is built of pieces, by an f-string or by addition."""
    built = [
        f"{module}, line {call.lineno}"
        for module, tree in TREES.items()
        for call in calls(tree)
        if name_of(call.func) in SPEAKERS
        for text in call.args[:1]
        if isinstance(text, ast.JoinedStr | ast.BinOp)
    ]

    assert [] == built


def test_every_word_of_the_closed_sets_has_its_label() -> None:
    """Every member of every closed set is called something, and nothing is called by a word that no set has.

    A word that is two things may be called so for one set alone: its key begins with the name of the set.
    """
    named = {f"{name.context}.{name.text}" for name in NAMES}

    assert LABELS == {key for key in labels.WORDS if key not in named}


def standing(key: str) -> bool:
    """Whether the package still says what *key* is for."""
    return key in EVERYTHING or key.partition(".")[2] in EVERYTHING


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__.rpartition(".")[-1])
def test_no_entry_outlives_its_sentence(part: ModuleType) -> None:
    """Every entry is for a text that still stands in the package."""
    assert [] == [key for key in part.WORDS if not standing(key)]


def test_a_key_stands_once() -> None:
    """A key is filed in one place: nobody mends one copy of it and leaves the other."""
    keys = Counter(key for part in PARTS for key in part.WORDS)

    assert [] == [key for key, times in keys.items() if times > 1]
    assert set(keys) == set(WORDS)


OTHERWISE = {
    "{office} ({name})": "{name}",
    "article {number} of the {statute} ({title})": "{title}",
    "in_words.article {number} of the {statute} ({title})": "{title}（{says}）",
    "articles {numbers} of the {statute} ({title})": "{title}",
}
"""What Chinese calls by its own name alone, where English says in its own words what it is."""


def test_placeholders_agree() -> None:
    """A translation holds what its key holds, no more and no less, printed in a way that there is."""
    assert OTHERWISE == {key: text for key, text in WORDS.items() if fields(key) != fields(text)}
    assert FORMS >= {form for said in SAID for form in forms(said.key)}
    assert FORMS >= {form for text in WORDS.values() for form in forms(text)}
    assert [] == [said for said in SAID if said.one and not fields(said.one) <= fields(said.key) | {"count"}]


HALF_WIDTH = re.compile(r"""[,;:?!()"']|[一-鿿]\.|[一-鿿] |[ ][一-鿿]""")
CODE = re.compile(r"`[^`]*`")
FORM = re.compile(r":\w+}")
NOT_CHINESE = frozenset({"{number}. {measure}", "SHA-256"})


def test_punctuation_is_full_width() -> None:
    """No Chinese sentence is punctuated as an English one, code in backticks apart."""
    plain = {key: CODE.sub("", FORM.sub("}", text)) for key, text in WORDS.items()}

    assert {} == {key: text for key, text in plain.items() if key not in NOT_CHINESE and HALF_WIDTH.search(text)}


def test_a_sentence_stays_a_sentence() -> None:
    """What ends with a full stop in English ends with one in Chinese, and a word or a heading with none."""
    sentences = {key for key in WORDS if key.endswith(".") and " " in key}

    assert [] == [key for key in sentences if not WORDS[key].endswith("。")]
    assert [] == [key for key, text in WORDS.items() if text.endswith("。") and not key.endswith((".", "”", "}"))]


def test_the_catalogue_keeps_the_tone_it_asks_for() -> None:
    """No word of ours is one that the rules would have an author take out."""
    assert {} == {key: text for key, text in WORDS.items() if find_improper(text)}


def test_what_rules_find_speaks_of_nothing_sealed() -> None:
    """A finding, its remedy and a withheld way are printed for readers who are not cleared."""
    sealed = {text for row in DEFAULT.rows if row.sealed for text in (row.name, row.because)}
    told = {**rules.WORDS, **jurisdictions.WORDS}
    open_ = {key: text for key, text in told.items() if key not in sealed}

    assert {} == {key: text for key, text in open_.items() if CHINA.lexicon.speaks_of_sealed_matter(text)}


# ---------------------------------------------------------------- printing


@st.composite
def moneys(draw: st.DrawFn) -> Money:
    """Amounts of every currency, large and small, owed and owing."""
    currency = draw(st.sampled_from(sorted(CURRENCIES)))
    units = draw(st.integers(min_value=-(10**20), max_value=10**20))
    return Money(Decimal(units).scaleb(-CURRENCIES[currency]), currency)


both = pytest.mark.parametrize("locale", LOCALES)


@both
@given(money=moneys())
def test_no_amount_is_lost_in_print(locale: str, money: Money) -> None:
    """The amount and the currency can be read back from what is printed, to the last digit."""
    printed = shown(money, locale)

    assert money.text == re.sub(r"[^-.\d]", "", printed)
    assert (money.currency in printed) or ("zh-CN" == locale and "CNY" == money.currency and printed.endswith("元"))


@both
@given(day=st.dates())
def test_no_day_is_lost_in_print(locale: str, day: dt.date) -> None:
    """Year, month and day can be read back from what is printed."""
    printed = shown(day, locale)

    assert day == (_read_chinese(printed) if locale == "zh-CN" else _read_english(printed))


def _read_chinese(printed: str) -> dt.date:
    return dt.date(*map(int, re.findall(r"\d+", printed)))


def _read_english(printed: str) -> dt.date:
    day, month, year = printed.split()
    return dt.date(int(year), MONTHS.index(month) + 1, int(day))


frames = st.sampled_from([Phrase.message, lambda said, locale: phrase("Not met: {title}", title=said).message(locale)])
raw = st.text(st.sampled_from("甲 {}!:0{text}%\\\n") | st.characters(codec="utf-8"))


@both
@given(text=raw, said=frames)
def test_words_of_a_case_file_are_printed_as_they_are(
    locale: str, text: str, said: Callable[[Phrase, str], str]
) -> None:
    """A value's own braces are no placeholders, however deep it stands."""
    assert said(verbatim(text), locale).endswith(text)
    assert text == shown(text, locale)
    assert text in phrase("{evidence} does not say who made it.", evidence=text).message(locale)


def test_several_are_listed_as_the_language_lists() -> None:
    """A list in Chinese takes its own comma, and each of its words is said in the language."""
    both_ = words.labels((Channel.EXTERNAL, Channel.LEGAL))

    assert "外部渠道、法律途径" == shown(both_, "zh-CN")
    assert "external and legal" == shown(both_, "en")


@pytest.mark.parametrize(
    ("several", "listed"),
    [
        ((), ""),
        (("A",), "A"),
        (("A", "B"), "A and B"),
        (("A", "B", "C"), "A, B and C"),
        (("A, B", "C"), "A, B; and C"),
        (("A", "B, C", "D"), "A; B, C; and D"),
    ],
)
def test_an_english_list_ends_with_and(several: tuple[str, ...], listed: str) -> None:
    """As prose, not as a machine lists; where an item holds a comma, semicolons stand between."""
    assert listed == shown(tuple(map(verbatim, several)), "en")


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("1", "一"),
        ("10", "十"),
        ("12", "十二"),
        ("20", "二十"),
        ("82", "八十二"),
        ("100", "一百"),
        ("101", "一百零一"),
        ("110", "一百一十"),
        ("675", "六百七十五"),
        ("1000", "一千"),
        ("1005", "一千零五"),
        ("1010", "一千零一十"),
        ("1179", "一千一百七十九"),
        ("0", "0"),
        ("12345", "12345"),
        ("175-1", "175-1"),
        ("一", "一"),
    ],
)
def test_articles_are_numbered_as_statutes_number_them(number: str, written: str) -> None:
    """第六百七十五条, as the statute itself has it; what is no such number is left alone."""
    assert written == article_no(number)


@pytest.mark.parametrize(
    ("numbers", "english", "chinese"),
    [
        ((1,), "Evidence 1", "证据1"),
        ((1, 2), "Evidence 1 and 2", "证据1、2"),
        ((1, 2, 3), "Evidence 1 to 3", "证据1至3"),
        ((1, 3, 4, 5, 8), "Evidence 1, 3 to 5 and 8", "证据1、3至5、8"),
    ],
)
def test_evidence_is_named_in_runs(numbers: tuple[int, ...], english: str, chinese: str) -> None:
    """A cell that names a dozen exhibits stays one line."""
    assert (english, chinese) == tuple(exhibits_named(numbers).message(locale) for locale in ("en", "zh-CN"))


@given(number=st.integers() | st.decimals(allow_nan=False, allow_infinity=False))
def test_numbers_are_printed_alike_everywhere(number: int | Decimal) -> None:
    """A count is the same text in every language."""
    assert {str(number)} == {shown(number, locale) for locale in LOCALES}


@both
@given(day=st.dates(), money=moneys())
def test_every_phrase_prints_in_every_language(locale: str, day: dt.date, money: Money) -> None:
    """No entry of the catalogue fails to print with values in its places, and none prints a place instead."""
    for key in WORDS:
        params = {name: day if name == "day" else money for name in fields(key) | fields(WORDS[key])}

        assert "{" not in phrase(key, **params).message(locale)


@pytest.mark.parametrize("locale", ["", "fr", "zh", "zh_CN", "zh-cn", "EN"])
def test_an_unknown_language_is_refused(locale: str) -> None:
    """A language that does not ship is refused by name of those that do, never answered in another."""
    with pytest.raises(UnknownNameError, match="zh-CN, en"):
        Phrase("other").message(locale)


def test_english_is_the_key() -> None:
    """English needs no catalogue, and is what a phrase turns into where nobody asks."""
    said = phrase("The ledger shows nothing overdue on {day}.", day=dt.date(2024, 9, 17))

    assert "The ledger shows nothing overdue on 17 September 2024." == str(said) == said.message("en")


# ---------------------------------------------------------------- how it reads

ARREARS = (ViolationKind.OVERDUE_PAYMENT,)
ILLEGAL = (ViolationKind.FALSE_INFORMATION, ViolationKind.OTHER_ILLEGAL_ACT)
IN_COURT = Some(kinds=ARREARS, sufficient_for=Channel.LEGAL)


@pytest.mark.parametrize(
    ("condition", "reads"),
    [
        (Some(), "案卷载有违约事实"),
        (Some(kinds=ILLEGAL), "案卷载有提供虚假资料或其他违法行为事实"),
        (Some(severity=Severity.SERIOUS), "有一项违约事实，严重程度不低于“严重”"),
        (
            attrs.evolve(IN_COURT, days_past_due=90),
            "有一项逾期未还事实，对法律途径判定为“充分”、所涉贷款至少逾期90天",
        ),
        (
            AnyOf((attrs.evolve(IN_COURT, accelerated=True), attrs.evolve(IN_COURT, days_left=60))),
            (
                "有一项逾期未还事实，对法律途径判定为“充分”、所涉贷款已宣布提前到期；"
                "或者有一项逾期未还事实，对法律途径判定为“充分”、距期限届满不超过60天"
            ),
        ),
        (
            Some(kinds=ILLEGAL[:1], loss_reaches="filing threshold"),
            "有一项提供虚假资料事实，直接经济损失达到立案追诉标准",
        ),
        (AllOf((StaffImplicated(), Some())), "牵涉本行员工；并且案卷载有违约事实"),
        (Not(Some(severity=Severity.SERIOUS)), "未出现以下情形（有一项违约事实，严重程度不低于“严重”）"),
    ],
)
def test_a_condition_reads_as_a_sentence(condition: Condition, reads: str) -> None:
    """What a route waits for is told in the words of the trade, whatever the condition is built of."""
    assert reads == condition.says.message()


@pytest.mark.parametrize(
    ("remedy", "reads"),
    [
        (Give("the day it began"), "请补充准确的起始日期。"),
        (
            Drop("the bankrupt party: its debt is lodged with the administrator"),
            "请更正或删除该破产主体（对其债权应向管理人申报）。",
        ),
        (Obtain("a lawyer's opinion"), "请取得并援引律师意见。"),
        (
            Obtain("the payout", (EvidenceKind.DISBURSEMENT_VOUCHER, EvidenceKind.BANK_STATEMENT)),
            "请取得并援引贷款已发放的凭证（放款凭证或账户流水）。",
        ),
        (Send(NoticeForm.ACCELERATION_NOTICE), "请送达提前到期通知书，并留存送达回执。"),
    ],
)
def test_a_remedy_reads_as_a_request(remedy: Remedy, reads: str) -> None:
    """What would do is asked for in one sentence, in which the noun fits the frame."""
    assert reads == remedy.message()


@pytest.mark.parametrize(
    ("said", "reads"),
    [
        (phrase("Not met: {title}", title=Phrase(STANDARD["EVD-101"].title)), "每项事实均应援引证据。"),
        (phrase("No evidence is cited of {what}.", what=Phrase("its arrival")), "未见援引催收文书已送达的凭据。"),
        (
            phrase(
                "{claimed} is claimed, but the ledger shows overdue principal and interest of {owed}; "
                "by head, {parts}.",
                claimed=Money("129078.13", "CNY"),
                owed=Money("99078.13", "CNY"),
                parts=(phrase("principal of {sum}", sum=Money("99078.13", "CNY")),),
            ),
            "主张的欠款为129,078.13元，而还款台账所示逾期本息为99,078.13元，分项为本金99,078.13元。",
        ),
        (
            phrase("By days past due alone the loan is at best {tier}.", tier=label(Tier.DOUBTFUL)),
            "仅按逾期天数，该笔贷款最高只能列为可疑类。",
        ),
        (
            phrase(
                "By itself, {kind} is no ground for these channels: {channels}.",
                kind=label(ViolationKind.BUSINESS_DETERIORATION),
                channels=words.labels((Channel.EXTERNAL, Channel.LEGAL)),
            ),
            "经营恶化本身不构成提交下列渠道的理由：外部渠道、法律途径。",
        ),
    ],
)
def test_a_finding_reads_as_what_was_found(said: Phrase, reads: str) -> None:
    """A finding is told calmly, with the day, the sum or the law's own word in its place."""
    assert reads == said.message()


@pytest.mark.parametrize("kind", ViolationKind)
@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_a_heading_asserts_no_intent(kind: ViolationKind, locale: str) -> None:
    """A violation is headed by what was done: a purpose in somebody's mind is for a court to find."""
    heading = label(kind).message(locale)

    assert () == find_improper(heading)
    assert None is re.search("逃避|逃废|故意|恶意|挪用|骗|(?i:eva(?:sion|d)|misuse|fraud|intent)", heading)
