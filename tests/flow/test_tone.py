"""The tone of the author's own words: abuse and guesses are found, official wording and quotations are not."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loancomplaint.errors import UnknownNameError, ValueRefusedError
from loancomplaint.lexicon import Hit, Span, Tone, find_improper, find_sealed, reading
from loancomplaint.lexicon.families import Family
from loancomplaint.lexicon.leads import leads

CORPORA: Final = Path(__file__).parents[1] / "corpora" / "tone"
DEV: Final = json.loads((CORPORA / "dev.json").read_text(encoding="utf-8"))
TRADE: Final = json.loads((CORPORA / "trade.json").read_text(encoding="utf-8"))

IMPROPER: Final = tuple(sentence["text"] for sentence in TRADE["improper"])
PROFESSIONAL: Final = tuple(TRADE["professional"])

QUOTES: Final = ("“”", "‘’", "「」", "『』", "《》", '""')
MARKS: Final = "".join(QUOTES) + "'\n"
WORDS: Final = (
    "客户",
    "骗子",
    "不还",
    "就是",
    "他",
    "涉嫌",
    "把",
    "日期",
    "家人",
    ",",
    "。",
    "“",
    "”",
    " ",
    "liar",
    "AML",
    "洗",
    "钱",
)

own_texts = st.sampled_from(IMPROPER + PROFESSIONAL)
any_texts = st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map("".join), own_texts)


def words(text: str, found: tuple[Hit, ...] | tuple[Span, ...]) -> list[str]:
    """Return the words that were found."""
    return [text[span.start : span.end] for span in found]


def flagged(texts: tuple[str, ...] | list[str]) -> list[str]:
    """Return the texts in which anything improper was found."""
    return [text for text in texts if find_improper(text)]


def widened(text: str) -> str:
    """Return the text with its Latin letters full-width."""
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalpha() else c for c in text)


# ---------------------------------------------------------------- laws


@given(any_texts)
def test_what_is_found_lies_in_the_text_in_order_and_apart(text: str) -> None:
    """Whatever the text, an editor can underline what was found: inside, in order, never one over another."""
    for found in (find_improper(text), find_sealed(text)):
        edges = [0, *(edge for span in found for edge in (span.start, span.end)), len(text)]

        assert sorted(edges) == edges
        assert all(span.start < span.end for span in found)


@given(own=own_texts, said=any_texts, quotes=st.sampled_from(QUOTES), first=st.booleans())
def test_quoting_somebody_adds_nothing(own: str, said: str, quotes: str, first: bool) -> None:  # noqa: FBT001 - drawn
    """Another's words, in whatever quotation marks and on whichever side, are never the author's."""
    quoted = quotes[0] + "".join(c for c in said if c not in MARKS) + quotes[1]
    text = f"客户称{quoted}。{own}" if first else f"{own}\n短信内容:{quoted}"

    assert words(own, find_improper(own)) == words(text, find_improper(text))


@given(own_texts)
def test_the_width_of_letters_changes_nothing(text: str) -> None:
    """Full-width letters say what narrow ones say, at the same place."""
    assert find_improper(text) == find_improper(widened(text))
    assert find_sealed(text) == find_sealed(widened(text))


@given(st.sampled_from(IMPROPER), st.data())
def test_what_cannot_be_seen_hides_nothing(text: str, data: st.DataObject) -> None:
    """A zero-width character inside a word is seen through."""
    place = data.draw(st.integers(0, len(text)))

    assert len(find_improper(text)) == len(find_improper(f"{text[:place]}\u200b{text[place:]}"))


@given(
    word=st.sampled_from(["洗钱", "洗錢", "可疑交易", "大额可疑", "反洗钱"]),
    apart=st.text(" \u200b\u2060·.-_*/|", min_size=1, max_size=3),
    around=st.sampled_from(PROFESSIONAL),
)
def test_a_sealed_word_is_found_however_it_is_spaced(word: str, apart: str, around: str) -> None:
    """Whatever is put between the characters, a sealed word in a free text is found, and all of it."""
    text = f"{around}{apart.join(word)}"

    assert words(text, find_sealed(text))[-1:] == [apart.join(word)]


PATTERNS: Final = [
    pattern
    for language in ("zh", "en")
    for patterns in (*(f.patterns for f in reading.improper(language).families), reading.sealed(language))
    for pattern in patterns
]


@given(any_texts)
def test_a_text_is_searched_wherever_words_may_begin(text: str) -> None:
    """Every match of every pattern begins with characters by which it is looked for: none is passed over."""
    for pattern in PATTERNS:
        for match in pattern.compiled.finditer(text):
            assert any(match[0].startswith(lead) for lead in pattern.leads)


@pytest.mark.parametrize(
    ("pattern", "beginnings"),
    [
        ("老赖", {"老赖"}),
        ("(?<!红)胆大", {"胆大"}),
        ("(?:再不|不)(?:还|付)", {"再不", "不还", "不付"}),
        ("你们?(?:敢|再)", {"你们", "你敢", "你再"}),
        ("[啊呀](?=[,。]|$)", {"啊", "呀"}),
        ("[!?]{2,}", {"!!", "!?", "?!", "??"}),
        ("第[一-九]条", {"第"}),
        ("a+b", {"aa", "ab"}),
        ("(?i:aml)", {"am", "aM", "Am", "AM"}),
        ("{HIM}跑", {"他们", "他跑"}),
        (r"\.x|\bno", {".x", "no"}),
    ],
)
def test_the_beginnings_of_a_pattern_are_read_off_it(pattern: str, beginnings: set[str]) -> None:
    """Look-arounds count for nothing, options both ways, and what may be any character ends what is known."""
    assert beginnings == leads(pattern, {"HIM": frozenset({"他们", "他"})}.__getitem__)


@pytest.mark.parametrize("pattern", [".老赖", r"\w+", "[^a]b", "(?:x)?"])
def test_a_pattern_that_may_begin_with_anything_is_refused(pattern: str) -> None:
    """It would be tried at every character of every text; whoever adds a word is told to give it a beginning."""
    with pytest.raises(ValueRefusedError, match="give this pattern a beginning"):
        leads(pattern, lambda _: frozenset())


def test_a_language_that_is_not_there_is_named() -> None:
    """A slip in the name of a language is an error, and never a text that is not read."""
    with pytest.raises(UnknownNameError, match="'xx'"):
        find_improper("老赖", ("xx",))
    with pytest.raises(UnknownNameError, match=r"'[.][.]/zh'"):
        find_sealed("洗钱", ("../zh",))


# ---------------------------------------------------------------- corpora


def test_no_statute_is_improper() -> None:
    """Official wording is never blocked."""
    assert [] == flagged([sentence["text"] for sentence in DEV["formal"]])


def test_hardly_any_harmless_chatter_is_improper() -> None:
    """At most three in a hundred sentences that insult nobody are taken for improper."""
    assert len(flagged(DEV["safe"])) <= 0.03 * len(DEV["safe"])


def test_some_abuse_of_the_street_is_known() -> None:
    """Group slurs are not the trade's; of general abuse, three sentences in ten are found."""
    assert len(flagged(DEV["offensive"])) >= 0.30 * len(DEV["offensive"])


def test_no_professional_sentence_of_the_trade_is_improper() -> None:
    """Suspicion, judgments, statutes, quoted abuse and harsh trade terms pass: none of them accuses."""
    assert [] == flagged(PROFESSIONAL)


def test_improper_sentences_of_the_trade_are_found() -> None:
    """Nineteen in twenty of what a professional would not write, the mild-sounding included."""
    assert len(flagged(IMPROPER)) >= 0.95 * len(IMPROPER)


def test_the_tone_is_mostly_the_one_its_author_had_in_mind() -> None:
    """A finding that names the wrong fault sends its reader looking; nine in ten name the right one."""
    right = [s for s in TRADE["improper"] if Tone(s["tone"]) in {hit.tone for hit in find_improper(s["text"])}]

    assert len(right) >= 0.9 * len(IMPROPER)


def test_every_tone_is_told_apart() -> None:
    """No tone of the vocabulary is a dead letter."""
    found = Counter(hit.tone for text in IMPROPER for hit in find_improper(text))

    assert set(Tone) == set(found)


@pytest.mark.parametrize(
    "family", [family for name in ("zh", "en") for family in reading.improper(name).families], ids=lambda f: f.why
)
def test_every_family_earns_its_place(family: Family) -> None:
    """A family that finds nothing in five hundred sentences of its trade is noise to the next reader."""
    assert any(pattern.found_in(text.lower()) for pattern in family.patterns for text in IMPROPER)


# ---------------------------------------------------------------- near misses, in pairs


@pytest.mark.parametrize(
    ("professional", "improper", "tone"),
    [
        ("借款人涉嫌骗取贷款。", "借款人骗取我行贷款。", Tone.GUILT),
        ("法院判决认定周某构成贷款诈骗罪。", "周某构成贷款诈骗罪。", Tone.GUILT),
        ("是否属于欺诈,尚待核实。", "这就是欺诈。", Tone.GUILT),
        ("恶意透支是指以非法占有为目的超过限额透支。", "客户恶意欠款。", Tone.GUILT),
        ("因故意或者重大过失造成损失的,应当赔偿。", "客户故意不还。", Tone.GUILT),
        ("客户称“你们都是骗子”。", "他们都是骗子。", Tone.GUILT),
        ("周某已被列入失信被执行人名单。", "周某是老赖。", Tone.INSULT),
        ("企业从事危险废物处置和垃圾焚烧。", "客户是个废物。", Tone.INSULT),
        ("行为情节恶劣的,从重处罚。", "客户性质恶劣。", Tone.EMOTION),
        ("差异的绝对值为12万元。", "客户绝对不会还款。", Tone.ABSOLUTE),
        ("由母公司百分之百控股。", "客户百分之百会赖账。", Tone.ABSOLUTE),
        ("董事会对其工作予以肯定。", "客户肯定会跑。", Tone.ABSOLUTE),
        ("会计估计发生变更。", "估计客户已经没钱了。", Tone.HEARSAY),
        ("设备为八成新。", "八成是客户转走了资金。", Tone.HEARSAY),
        ("据传票载明,本案定于5月开庭。", "据传企业要破产。", Tone.HEARSAY),
        ("最后一期本金于1月14日到期。", "最后警告。", Tone.THREAT),
        ("逾期我行将依法提起诉讼。", "再不还钱就让他坐牢。", Tone.THREAT),
        ("其母亲作为共同借款人已收到通知。", "通知他母亲替他还钱。", Tone.PRESSURE),
        ("法院向其所在单位送达协助执行通知书。", "通知他单位领导。", Tone.PRESSURE),
        ("不得以报案要挟还款。", "不还钱就报案。", Tone.BARGAINING),
        ("承租人涉嫌倒签租赁合同。", "请倒签一份说明。", Tone.FABRICATION),
        ("双方补充签订还款协议。", "回访记录补做一份。", Tone.FABRICATION),
        ("不得向客户透露调查情况。", "已悄悄提醒客户账户正被监控。", Tone.TIP_OFF),
        ("保证人离婚协议约定房产归配偶所有。", "客户离过婚,在外有情人。", Tone.PERSONAL),
        ("The court found that he had committed fraud.", "He committed fraud.", Tone.GUILT),
        ("There is no evidence that she lied deliberately.", "She deliberately lied to us.", Tone.GUILT),
        ("The absolute value is 12.5.", "He is absolutely certain to run.", Tone.ABSOLUTE),
        ("His wife, a co-borrower, was notified.", "Tell his wife about it.", Tone.PRESSURE),
        ("The lease appears to have been backdated.", "Please backdate the record.", Tone.FABRICATION),
    ],
)
def test_near_misses(professional: str, improper: str, tone: Tone) -> None:
    """The same word is lawful on the left and names a fault on the right."""
    assert () == find_improper(professional)
    assert tone in {hit.tone for hit in find_improper(improper)}


def test_traditional_characters_say_the_same() -> None:
    """A colleague who types traditional characters is read as well."""
    assert [Tone.GUILT, Tone.EMOTION] == [hit.tone for hit in find_improper("借款人就是騙子,無恥。")]


def test_a_hit_points_at_the_words_that_were_given() -> None:
    """Folding and taking out quotations move no place."""
    text = "客户称“算了”。\u200b周某是老\u200b赖。"

    assert (Hit(Tone.INSULT, 12, 15),) == find_improper(text)
    assert ["老\u200b赖"] == words(text, find_improper(text))


# ---------------------------------------------------------------- sealed words


@pytest.mark.parametrize(
    "text",
    [
        "涉嫌洗钱",
        "反洗钱部门",
        "洗 钱",
        "洗·钱",
        "洗,钱",
        "洗黑钱",
        "洗錢",
        "清洗钱币",
        "可疑交易报告",
        "可疑报告",
        "大额交易报告",
        "大额和可疑",
        "客户称“你们说我洗钱”",
        "ＡＭＬ",
        "报送STR三份",
        "S.A.R.",
        "two CTRs",
        "Anti-Money-Laundering",
        "Suspicious activity",
        "tipping off",
        "与地下钱庄的特征相符",
        "地 下 钱 庄",
        "地下·钱庄",
        "跑分账户",
        "人民银行就该户下发协查通知",
        "人行协查",
        "已启动强化尽职调查",
        "资金快进快出",
        "过渡性质账户",
        "分散转入、集中转出",
        "拆分交易以规避大额报告",
        "掩饰资金来源",
        "通过虚拟货币转移",
        "a money mule",
        "Enhanced due diligence",
        "underground banking",
    ],
)
def test_sealed_words_are_found(text: str) -> None:
    """Evasions and abbreviations of sealed matter do not pass; quotation marks keep nothing from a reader."""
    assert find_sealed(text)


@pytest.mark.parametrize(
    "text",
    [
        "可疑类贷款",
        "下调为可疑",
        "次级、可疑、损失",
        "涉嫌骗取贷款",
        "原料已清洗,钱款已付",
        "洗衣液",
        "滤池反洗周期",
        "大额存单",
        "STRONG",
        "Hong Kong SAR",
        "SAR 1,000,000.00",
        "a laundry company",
        "amlodipine",
        "对新授信客户开展尽职调查",
        "人民银行征信系统显示逾期三期",
        "收到公安机关协查函",
        "法院协助执行通知书",
        "将贷款资金拆分支付,规避受托支付",
        "存货快进快销",
        "过渡期安排",
        "未说明资金去向",
        "跑分数统计",
        "Due diligence on the new guarantor",
        "the payment was split",
    ],
)
def test_ordinary_words_are_not_sealed(text: str) -> None:
    """The loan class, the fraud in obtaining a loan and chance likenesses are not sealed matter."""
    assert () == find_sealed(text)


# ---------------------------------------------------------------- size


@pytest.mark.parametrize(
    "unit", ["客户", "就是", "把将", "通知其家", "可疑", "“", "'a ", "洗 ", "tell him ", "he will pay police "]
)
def test_hostile_texts_take_no_more_than_their_length(unit: str) -> None:
    """A hundred thousand characters of near misses are read through, not tried in every combination."""
    text = (unit * 100_000)[:100_000]

    assert () == find_improper(text)
    assert all(span.end <= len(text) for span in find_sealed(text))


def test_the_seed_story_is_told_calmly() -> None:
    """The statements of the case that ships are professional, and only the sealed one speaks of laundering."""
    arrears = "第2期本息129,078.13元于2024年7月15日到期,截至2024年9月17日尚欠99,078.13元,罚息另计。"
    evasion = "借款人将账面价值870,000.00元的设备和车辆以115,000.00元转让给关联企业;8月15日变更股东和法定代表人。"
    suspicion = "账户每两周收到4笔个人转入款,次日合并转出,与经营规模不符,未见贸易背景,资金流水异常,涉嫌洗钱。"

    assert [] == flagged([arrears, evasion, suspicion])
    assert [False, False, True] == [bool(find_sealed(text)) for text in (arrears, evasion, suspicion)]
