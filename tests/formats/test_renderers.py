"""Renderings look alike from year to year, and no text of a case can become anything but text."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from richer import falsehood, filed, reports_on

import loancomplaint as lc
from loancomplaint import renderers
from loancomplaint.documents import (
    Document,
    Exhibit,
    Exhibits,
    Listing,
    Paragraph,
    Part,
    Sentence,
    Standing,
    Table,
    stated,
)
from loancomplaint.errors import NotClearedError, UnknownNameError, ValueRefusedError
from loancomplaint.facts import CaseFile, Channel, Desk, Form
from loancomplaint.renderers import Rendering, markdown
from loancomplaint.renderers.page import Bullets, PageProse, printed
from loancomplaint.reports import ComplaintReport, Header
from loancomplaint.testing import contracts
from loancomplaint.testing.strategies import case_files
from loancomplaint.text.cards import Html, element
from loancomplaint.text.characters import visible
from loancomplaint.words import LOCALES, Phrase, verbatim
from loancomplaint.words.zh_cn.numerals import in_chinese

CORPORA = Path(__file__).parents[1] / "corpora"
TAIL = "足够长的结尾"  # so that no text is empty, a figure or a short cell, which a page sets differently
PEOPLE_READ = ("txt", "md", "html")
TEXTS = st.text(max_size=40)
WORDS_OF_UTF8 = st.text(st.characters(codec="utf-8"), max_size=40)


@cache
def corpus(name: str, key: str) -> tuple[str, ...]:
    """The strings of a corpus, without halves of surrogate pairs."""
    strings = json.loads((CORPORA / name).read_text(encoding="utf-8"))[key]
    return tuple(s for s in strings if not any(unicodedata.category(c) == "Cs" for c in s))


HOSTILE = st.sampled_from(
    [
        *corpus("text/naughty_strings.json", "strings"),
        *corpus("payloads/payloads.json", "xss"),
        *corpus("payloads/payloads.json", "crlf"),
        *corpus("payloads/payloads.json", "ssti_jinja2"),
    ]
)


def a_report(*texts: str) -> ComplaintReport:
    """A report in which each text stands in every place that a case's own words may reach."""
    words = [verbatim(text) for text in texts]
    sentences = tuple(Sentence(word, (1,), Standing.FACT) for word in words)
    exhibits = Exhibits(
        words[0],
        (Exhibit(number=1, title=words[0], kind=words[0], issuer=words[0], carrier=words[0], proves=tuple(words)),),
    )
    return ComplaintReport(
        header=Header(
            form=Form.INTERNAL_REPORT,
            title=words[0],
            reference=texts[0],
            secrecy_grade=words[0],
            date=dt.date(2024, 9, 17),
            channel=Channel.INTERNAL,
            desk=Desk.RISK_MANAGEMENT,
            addressee=words[0],
            author=words[0],
        ),
        parts=(
            Part("a", words[0], (Paragraph(sentences, words[0]), Listing(sentences), exhibits)),
            Part("b", words[0], (Table(words[0], (words[0],) * 2, tuple((word, word) for word in words)),)),
        ),
        closing=(Paragraph(sentences),),
    )


class Read(HTMLParser):
    """What a browser would make of a page: its elements, attributes and text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.comments: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        """Note a comment."""
        self.comments.append(data)


def html_of(report: ComplaintReport, locale: str = "zh-CN") -> str:
    """The report as HTML."""
    return lc.render(report, "html", locale=locale).content.decode()


# ---------------------------------------------------------------- laws


@given(st.one_of(HOSTILE, WORDS_OF_UTF8))
def test_no_text_becomes_markup(text: str) -> None:
    """A page has the same elements and the same names of attributes whatever its texts say, and can fetch nothing."""
    calm, hostile = Read(html_of(a_report(TAIL))), Read(html_of(a_report(text + TAIL)))

    assert calm.elements == hostile.elements
    assert [name for name, _ in calm.attributes] == [name for name, _ in hostile.attributes]
    assert not hostile.comments
    assert {"script", "img", "iframe", "object", "embed", "form", "base", "svg"}.isdisjoint(hostile.elements)
    assert not any(name.startswith("on") or name in {"src", "srcset", "action"} for name, _ in hostile.attributes)
    assert all((value or "").startswith("#") for name, value in hostile.attributes if name == "href")


@given(WORDS_OF_UTF8)
@example("<b>&amp;{{ 7*7 }}</b>")
@example("镕昇喆堃䶮 ｆｕｌｌ")
def test_html_reads_back_as_what_was_said(text: str) -> None:
    """What stands in the page is the text, as `visible` shows it."""
    assert visible(f"始{text}末") in "".join(Read(html_of(a_report(f"始{text}末"))).texts)


@given(st.one_of(HOSTILE, WORDS_OF_UTF8))
def test_no_text_becomes_markdown(text: str) -> None:
    """A Markdown file has as many lines, headings and table rows whatever its texts say, and no bare markup."""

    def skeleton(report: ComplaintReport) -> list[str]:
        lines = lc.render(report, "md").content.decode().splitlines()
        return [line[: len(line) - len(line.lstrip("#|-"))] for line in lines]

    page = lc.render(a_report(text + TAIL), "md").content.decode()

    assert skeleton(a_report(TAIL)) == skeleton(a_report(text + TAIL))
    assert not re.search(r"(?<!\\)[<`~$]|(?<!\\)\]\s*\(|(?<!\\)!\[|[a-z](?<!\\):\S", page, re.IGNORECASE)


@given(WORDS_OF_UTF8)
def test_markdown_reads_back_as_what_was_said(text: str) -> None:
    """Taking away the backslashes before punctuation gives the text again: nothing is lost in the escaping."""
    assert text == re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown.escaped(text))


@pytest.mark.soak
@pytest.mark.parametrize("name", ["text/naughty_strings.json strings", "payloads/payloads.json xss"])
def test_the_whole_of_a_corpus_is_inert(name: str) -> None:
    """Every hostile string that others collected, and not only a sample of them."""
    for text in corpus(*name.split()):
        for law in (test_no_text_becomes_markup, test_no_text_becomes_markdown):
            law.hypothesis.inner_test(text)  # type: ignore[attr-defined]  # Hypothesis keeps the law itself there


@given(TEXTS)
@example("a\x00b\x1b[31mc")
@example("\u202egnp.exe")
@example("\ud800")
@example("\ufeff\u200bx\U000e0041")
def test_nothing_invisible_reaches_a_page(text: str) -> None:
    """No control, no half of a pair and no character that turns or hides text is left where people look."""
    for to in PEOPLE_READ:
        page = lc.render(a_report(text), to).content.decode()
        left = {c for c in page if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co"}}

        assert left <= {"\n", "\N{ZERO WIDTH JOINER}", "\N{ZERO WIDTH NON-JOINER}"}


@given(WORDS_OF_UTF8)
def test_json_keeps_every_text(text: str) -> None:
    """JSON is read by machines, which get the words exactly as they were written."""
    found = json.loads(lc.render(a_report(text), "json").content)

    assert text == found["title"]
    assert text == found["parts"][0]["blocks"][0]["sentences"][0]["text"]
    assert text == found["evidence"][0]["issuer"]


@given(case_files(), st.sampled_from(LOCALES))
def test_sentences_and_evidence_lead_to_each_other(case: CaseFile, locale: str) -> None:
    """In JSON every mark of a sentence leads to an exhibit, and every exhibit back to all its sentences."""
    for report in composed(case):
        found = json.loads(lc.render(report, "json", locale=locale).content)
        sentences = {s["id"]: set(s["evidence"]) for s in every_sentence(found)}
        back = {exhibit["number"]: set(exhibit["sentences"]) for exhibit in found["evidence"]}

        assert len(sentences) == len(list(every_sentence(found)))
        assert back == {n: {id_ for id_, carried in sentences.items() if n in carried} for n in back}
        assert set(back) == set().union(*sentences.values())


def test_a_table_of_a_page_says_how_it_stands_and_what_carries_it(seed: CaseFile) -> None:
    """As every sentence does: in HTML each table of the text bears its standing and its exhibits, in their order."""
    for report in composed(seed):
        tables = [said for said in stated(report.parts) if isinstance(said, Table)]
        page = lc.render(report, "html").content.decode()

        assert [(table.standing.value, " ".join(map(str, table.evidence))) for table in tables] == re.findall(
            r'<table[^>]* data-standing="(\w+)" data-evidence="([\d ]*)"', page
        )


@given(case_files(), st.sampled_from(LOCALES), st.sampled_from(PEOPLE_READ))
def test_rendering_is_a_function(case: CaseFile, locale: str, to: str) -> None:
    """The same document and language give the same bytes."""
    for report in composed(case):
        assert lc.render(report, to, locale=locale) == lc.render(report, to, locale=locale)


def composed(case: CaseFile) -> Iterator[ComplaintReport]:
    """Every report on a case that is not refused."""
    assessment = lc.assess(case)
    for route in lc.decide(assessment).routes:
        try:
            yield lc.compose(assessment, route)
        except NotClearedError:
            continue


def every_sentence(found: object) -> Iterator[dict[str, Any]]:
    """Every sentence in a JSON document, wherever it stands."""
    if isinstance(found, dict):
        if {"id", "standing"} <= set(found):
            yield found
        for value in found.values():
            yield from every_sentence(value)
    elif isinstance(found, list):
        for value in found:
            yield from every_sentence(value)


@given(TEXTS)
def test_what_a_page_shows_can_be_read_back(text: str) -> None:
    """Turning the code points shown back into characters gives the author's words again, white space apart."""
    back = re.sub("⟨U\\+([0-9A-F]+)⟩", lambda shown: chr(int(shown[1], 16)), visible(text))

    assert re.sub("[ \t\n\r\u2028\u2029]+", " ", text).strip(" ") == back
    assert visible(text) == visible(visible(text))


def test_no_odd_character_of_unicode_is_passed_over() -> None:
    """Whatever this Python's Unicode calls a control, a format, a half, private or no character is shown as itself."""
    kept = {"\N{ZERO WIDTH JOINER}", "\N{ZERO WIDTH NON-JOINER}", *"\t\n\r"}
    odd = [c for c in map(chr, range(0x110000)) if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co"}]
    odd += [chr(plane << 16 | last) for plane in range(0x11) for last in (0xFFFE, 0xFFFF)]

    assert [] == [c for c in odd if c not in kept and visible(c) != f"⟨U+{ord(c):04X}⟩"]


TEXT_OF: dict[str, Callable[[bytes], str]] = {
    "txt": bytes.decode,
    "md": lambda content: re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", content.decode()),
    "html": lambda content: "".join(Read(content.decode()).texts),
    "json": lambda content: "\n".join(every_text(json.loads(content))),
}


@pytest.mark.parametrize("name", TEXT_OF)
def test_ours_keep_the_contract_of_strangers(name: str) -> None:
    """What a stranger's renderer must keep, those that ship keep."""
    contracts.check_renderer(renderers.get(name), TEXT_OF[name])


@pytest.mark.parametrize("name", renderers.NAMES)
def test_the_same_bytes_everywhere(name: str) -> None:
    """No time zone, no locale and no hash seed shows in a file."""
    contracts.check_everywhere(name)


class Forgetful:
    """A renderer that breaks the contract in one way."""

    def __init__(self, way: str) -> None:
        self._way, self._count = way, 0

    def render(self, document: Document, locale: str) -> Rendering:
        """Render as JSON does, but for one thing."""
        rendering = renderers.get("json").render(document, locale)
        self._count += 1
        if self._way == "counts":
            return attrs.evolve(rendering, content=rendering.content + bytes(self._count))
        if self._way == "wavers":
            return attrs.evolve(rendering, suffix=f".{len(rendering.content)}")
        return attrs.evolve(rendering, content=b'["nothing"]')


@pytest.mark.parametrize(
    ("way", "said"),
    [("counts", "different bytes"), ("wavers", "from document to document"), ("drops", "not in the file")],
)
def test_the_contract_finds_what_breaks_it(way: str, said: str) -> None:
    """A renderer that remembers, wavers or drops a text does not pass."""
    with pytest.raises(AssertionError, match=said):
        contracts.check_renderer(Forgetful(way), TEXT_OF["json"])


def every_text(found: object) -> Iterator[str]:
    """Every string in a JSON document."""
    if isinstance(found, dict):
        yield from every_text(tuple(found.values()))
    elif isinstance(found, list | tuple):
        for value in found:
            yield from every_text(value)
    elif isinstance(found, str):
        yield found


# ---------------------------------------------------------------- awkward cases


@pytest.mark.parametrize("name", ["xps", "", "HTML", "../html"])
def test_an_unknown_renderer_is_named_with_those_there_are(name: str) -> None:
    """Whoever asks for one that does not ship learns which do."""
    with pytest.raises(UnknownNameError, match="txt, md, html, json, docx, pdf"):
        renderers.get(name)


def installed(folder: Path, distribution: str, name: str) -> None:
    """Write what an installed distribution with a renderer of that name leaves in *folder*."""
    about = folder / f"{distribution}-1.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1\n")
    (about / "entry_points.txt").write_text(f"[{renderers.GROUP}]\n{name} = loancomplaint.renderers.text:RENDERER\n")


def test_a_stranger_s_renderer_is_found_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed entry point joins under its own name; it takes the place of none of ours."""
    installed(tmp_path, "house-style", "house")
    installed(tmp_path, "impostor", "html")
    monkeypatch.syspath_prepend(tmp_path)

    assert renderers.get("txt") is renderers.get("house")
    assert renderers.get("html") is not renderers.get("txt")
    with pytest.raises(UnknownNameError, match="txt, md, html, json, docx, pdf, house"):
        renderers.get("other")


def test_two_renderers_of_one_name_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which of them is meant, nobody could tell from the name."""
    installed(tmp_path, "house-style", "house")
    installed(tmp_path, "another-house", "house")
    monkeypatch.syspath_prepend(tmp_path)

    with pytest.raises(UnknownNameError, match="remove all but one"):
        renderers.get("house")


@pytest.mark.parametrize("to", renderers.NAMES)
def test_an_unknown_language_is_refused(to: str) -> None:
    """No renderer falls back to a language that nobody asked for."""
    with pytest.raises(UnknownNameError, match="zh-CN, en"):
        lc.render(a_report("安"), to, locale="fr")


def test_half_a_surrogate_pair_is_no_json() -> None:
    """What is no character has no place in JSON, and is refused rather than replaced."""
    with pytest.raises(ValueRefusedError, match=r"title U\+D800; .*sentences\[0\]\.text U\+D800"):
        lc.render(a_report("\ud800"), "json")


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("", " \t\r\n "),
        ("两 行", "两\r\n\n行"),
        ("⟨U+0000⟩", "\x00"),
        ("⟨U+000C⟩", "\x0c"),
        ("⟨U+FFFE⟩", "\ufffe"),
        ("⟨U+1FFFF⟩", "\U0001ffff"),
        ("⟨U+D800⟩", "\ud800"),
        ("马⟨U+E863⟩", "马\ue863"),
        ("⟨U+3164⟩", "\u3164"),
        ("全　角", "全　角"),
        ("葛\U000e0100", "葛\U000e0100"),
        ("⟨U+202E⟩exe", "\u202eexe"),
        ("⟨U+FEFF⟩", "\ufeff"),
        ("⟨U+E0041⟩", "\U000e0041"),
        ("👨\u200d👩", "👨\u200d👩"),
        ("镕昇喆堃䶮", "镕昇喆堃䶮"),
    ],
    ids=ascii,
)
def test_odd_characters_show_themselves(shown: str, text: str) -> None:
    """What would hide, turn or break a line of print is shown as what it is; rare characters and emoji stay."""
    assert shown == visible(text)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"\- 一", "- 一"),
        (r"1\. 一", "1. 一"),
        ("0.00元", "0.00元"),
        (r"a\|b", "a|b"),
        (r"\[x\]\(http\:\//a\.b\)", "[x](http://a.b)"),
        (r"www\.a\.b", "www.a.b"),
        (r"www\.1\.b", "www.1.b"),
        (r"\//a/b", "//a/b"),
        (r"a\.b/c", "a.b/c"),
        (r"a\@b\.c", "a@b.c"),
        (r"\# 题", "# 题"),
        (r"\===", "==="),
    ],
)
def test_markdown_is_disarmed_where_it_would_act(written: str, text: str) -> None:
    """Only what would act is escaped, so that the source stays readable."""
    assert written == markdown.escaped(text)


@pytest.mark.parametrize(
    "text", ["//a.com/x", "a.com/y", "http://a.com", "www.a.com", "WWW.1a.com", "b@a.com", "x.y.cn", "ftp://a.b/c"]
)
def test_no_address_becomes_a_link_by_itself(text: str) -> None:
    """Programs that look for bare addresses in Markdown find none, however it is spelt."""
    shown = MarkdownIt("gfm-like").render(f"见{markdown.escaped(text)}。\n\n{markdown.escaped(text)}")

    assert "<a " not in shown
    assert 2 == shown.count(text)


@pytest.mark.parametrize(
    ("chinese", "number"), [("一", 1), ("十", 10), ("十一", 11), ("二十", 20), ("九十九", 99), ("100", 100), ("0", 0)]
)
def test_headings_count_in_chinese(chinese: str, number: int) -> None:
    """一、二、十一: as headings do, up to 99; beyond that in digits."""
    assert chinese == in_chinese(number)


def test_a_rendering_can_be_saved(tmp_path: Path) -> None:
    """Saving writes exactly the bytes, and says where."""
    rendering = lc.render(a_report("安"), "html")

    assert rendering.content == rendering.save(tmp_path / "report.html").read_bytes()
    assert ("text/html; charset=utf-8", ".html") == (rendering.media_type, rendering.suffix)
    assert "bytes" in repr(rendering)


def test_a_long_line_of_text_is_told_row_by_row() -> None:
    """A table that no screen holds is written as records, and one that fits is aligned."""
    narrow = lc.render(a_report("甲"), "txt").content.decode()
    wide = lc.render(a_report("甲" * 60), "txt").content.decode()

    assert "甲 | 甲" in narrow
    assert f"* {'甲' * 60}：{'甲' * 60}" in wide


# ---------------------------------------------------------------- notebooks


def test_markup_that_was_built_is_not_escaped_again() -> None:
    """Elements nest; texts and values of attributes are escaped once."""
    assert '<p class="a&quot;">&lt;<b>x</b></p>' == element("p", "<", element("b", "x"), class_='a"')
    assert isinstance(element("p"), Html)


# ---------------------------------------------------------------- the seed


def primary(seed: CaseFile) -> ComplaintReport:
    """The seed's report to risk management."""
    assessment = lc.assess(seed)
    route = lc.decide(assessment).primary
    assert route is not None
    return lc.compose(assessment, route)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_is_accessible(seed: CaseFile, locale: str) -> None:
    """Language and title are set, headings do not skip a level, every table has a caption and scoped heads."""
    page = html_of(primary(seed), locale)
    read = Read(page)
    levels = [int(element_[1]) for element_ in read.elements if re.fullmatch("h[1-6]", element_)]
    scopes = [value for name, value in read.attributes if name == "scope"]

    assert ("lang", locale) in read.attributes
    assert f"<title>{primary(seed).title.message(locale)}</title>" in page
    assert 1 == levels.count(1) == levels[0]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert read.elements.count("table") == read.elements.count("caption") > 0
    assert read.elements.count("th") == len(scopes)
    ids = [value for name, value in read.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    assert {value[1:] for name, value in read.attributes if name == "href" and value} <= set(ids)


def test_the_page_asks_for_nothing(seed: CaseFile) -> None:
    """No address stands in it, and its policy forbids whatever might."""
    page = html_of(primary(seed))

    assert "default-src 'none'" in page
    assert not re.search(r"https?:|//|url\(|@import|@font-face|<script|<link", page)


def test_digests_are_whole_in_json_and_short_in_print(seed: CaseFile) -> None:
    """A person compares the beginning; a machine compares all of it."""
    whole = next(item.sha256 for item in seed.evidence if item.id == "E1")
    assert whole is not None
    found = json.loads(lc.render(primary(seed), "json").content)

    assert whole == found["evidence"][0]["sha256"]
    assert f"{whole[:16]}…" in html_of(primary(seed))
    assert whole not in html_of(primary(seed))


def test_marks_stand_where_the_reader_looks(seed: CaseFile) -> None:
    """[证据1] in Chinese, [Evidence 1] in English, in every format for people."""
    for to in PEOPLE_READ:
        rendered = {locale: lc.render(primary(seed), to, locale=locale).content.decode() for locale in LOCALES}

        assert "[证据1]" in rendered["zh-CN"]
        assert "[Evidence 1]" in rendered["en"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Fact 1: false papers", "Fact 1: false papers"),
        (": ", ": "),
        (": a definition", "\\: a definition"),
        ("http://a", "http\\:\\//a"),
        ("mailto:", "mailto\\:"),
        (":smile:", "\\:smile\\:"),
    ],
)
def test_a_colon_is_escaped_where_it_could_do_something(text: str, written: str) -> None:
    """Within a sentence a colon is a colon; before anything but a space it could begin an address or a picture."""
    assert written == markdown.escaped(text)


@pytest.mark.parametrize("locale", LOCALES)
def test_markdown_skips_no_level_of_heading_and_parts_every_table(seed: CaseFile, locale: str) -> None:
    """Each heading is at most one level below the one before, and nothing runs on below a table."""
    for change in (lambda case: case, falsehood, filed):
        for _, report in reports_on(change(seed)):
            written = lc.render(report, "md", locale=locale).content.decode().splitlines()
            levels = [len(line.split()[0]) for line in written if line.startswith("#")]

            assert all(later - level <= 1 for level, later in pairwise(levels))
            assert not any(line.startswith("|") and after[:1] not in {"", "|"} for line, after in pairwise(written))


@given(st.sets(st.integers(1, 40), min_size=1).map(sorted).map(tuple))
def test_exhibits_in_a_row_share_one_mark(numbers: tuple[int, ...]) -> None:
    """No sentence trails a row of marks: three exhibits in a row or more are one, and each mark leads to its first."""
    report = attrs.evolve(a_report("甲"), parts=(Part("a", verbatim("甲"), (_said(numbers),)),))
    (line,) = printed(report, "en").sections[0].blocks[0].lines  # type: ignore[union-attr]  # it is prose
    runs = [range(first, int(named.split()[-1]) + 1) for first, named in line.marks]

    assert list(numbers) == [number for run in runs for number in run]
    assert numbers == line.evidence
    assert not any(len(run) == 2 for run in runs)
    assert all(run.stop < later.start for run, later in pairwise(runs) if len(run) > 1)


def _said(numbers: tuple[int, ...]) -> Paragraph:
    return Paragraph((Sentence(verbatim("甲。"), numbers, Standing.FACT),))


def test_a_page_counts_its_sentences(seed: CaseFile) -> None:
    """Every sentence of the text and the closing has a number of its own, from 1."""
    page = printed(primary(seed), "zh-CN")
    lines = [line for s in page.sections for b in s.blocks if isinstance(b, PageProse | Bullets) for line in b.lines]
    lines += [line for block in page.closing for line in block.lines]

    assert list(range(1, len(lines) + 1)) == [line.number for line in lines]
    assert attrs.evolve(page) == page
    assert Phrase("Date").message() == page.date_word
