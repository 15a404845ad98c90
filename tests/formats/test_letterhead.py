"""A bank's paper carries what our own does, and neither a case nor a paper makes anything else of it."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import shutil
import subprocess
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

import docx
import pytest
from docx.document import Document as Word
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph
from hostile import corpora
from hypothesis import given
from hypothesis import strategies as st
from letterhead_sample import add_field, letterhead, logo, paper, repacked, saved, zipped
from page_lines import lines

import loancomplaint as lc
from loancomplaint.documents import Document, HeadKey, HeadLine, Part, Sentence, Signature, Signer
from loancomplaint.documents import Paragraph as Prose
from loancomplaint.errors import InputError, MissingExtra
from loancomplaint.renderers.letterhead import Letterhead
from loancomplaint.renderers.page import printed
from loancomplaint.testing.contracts import Sample, demo_documents, documents
from loancomplaint.words import LOCALES, verbatim

BODY = "{{ body }}"
SAMPLE, PLAIN = letterhead(), Letterhead(paper(BODY))
ON_SAMPLE = Letterhead(SAMPLE)
DEMO = tuple(demo_documents())
HOSTILE = st.sampled_from([text for texts in corpora().values() for text in texts])
MARKS = st.text(alphabet="{}%#_ -body<>&\u0007\t\n", max_size=20)
DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'
CASE = str(files("loancomplaint") / "demo" / "case.json")


def read(content: bytes) -> Iterator[str]:
    """What the body says, paragraph by paragraph and cell by cell."""
    for block in docx.Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text.removesuffix("\t")
        elif isinstance(block, Table):
            yield from (cell.text for row in block.rows for cell in row.cells)


def skeleton(content: bytes) -> list[str]:
    """The elements of every part, one by one."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        xml = [package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))]
    return [str(element.tag) for part in xml for element in parse_xml(part).iter()]


def a_document(text: str) -> Sample:
    """A document in which *text* stands where a letterhead takes it up, and where it does not."""
    word = verbatim(text)
    return Sample(
        kind="internal_report",
        title=word,
        date=dt.date(2024, 9, 17),
        head=(
            HeadLine(HeadKey.REFERENCE, verbatim("编号"), word),
            HeadLine(HeadKey.SECRECY_GRADE, verbatim("密级"), word),
            HeadLine(HeadKey.VERSION, word, word),
        ),
        salutation=word,
        parts=(Part("a", word, (Prose((Sentence(word),), word),)),),
        closing=(),
        signatures=(Signature(Signer.AUTHOR, word, word),),
    )


def faults(content: bytes) -> str:
    """Why a file is refused."""
    with pytest.raises(InputError) as refused:
        Letterhead(content)
    return str(refused.value)


CALM = skeleton(ON_SAMPLE.render(a_document("安"), "zh-CN").content)

# ---------------------------------------------------------------- laws


@given(documents(), st.sampled_from(LOCALES))
def test_a_letterhead_that_names_nothing_says_what_the_page_says(document: Sample, locale: str) -> None:
    """Every line and every cell of the page, in its order, and nothing else."""
    said = [text for text in read(PLAIN.render(document, locale).content) if text]

    assert list(lines(printed(document, locale))) == said


@given(HOSTILE | MARKS)
def test_no_text_of_a_case_becomes_a_tag_or_an_element(text: str) -> None:
    """Whatever a text says, in the bank's own lines as in ours, the file has the same elements, and says it."""
    document = a_document(f"甲{text}乙")
    hostile = ON_SAMPLE.render(document, "zh-CN").content
    word, page = docx.Document(io.BytesIO(hostile)), printed(document, "zh-CN")
    above = word.sections[0].header.paragraphs[1].text

    assert CALM == skeleton(hostile)
    assert page.title == word.paragraphs[0].text
    assert f"编号：{page.head[0][1]}　　密级：{page.head[1][1]}" == above


def test_the_tags_of_strangers_are_refused() -> None:
    """Of what others wrote for templates nothing is taken where a tag would be read, but a comment or a raw text."""
    texts = {" ".join(_written(text).split()) for every in corpora().values() for text in every}
    tagged = sorted(text for text in texts if re.search(r"\{\{|\{%", text))
    told = faults(paper(BODY, *tagged)).splitlines()
    where = {int(found[1]) for line in told if (found := re.match(r"word/document.xml, paragraph (\d+)", line))}

    assert len(tagged) >= 75
    assert [] == [text for number, text in enumerate(tagged, start=2) if number not in where]


def _written(text: str) -> str:
    """What of a text XML can hold."""
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd]", "", text)


# ---------------------------------------------------------------- what a letterhead may not hold


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{{ borrower }}", "there is no such name; there are: addressee, approver, author, body"),
        ("{{ title.__class__ }}", "it holds one name and nothing else"),
        ("{{ title | upper }}", "it holds one name and nothing else"),
        ("{{ cycler() }}", "it holds one name and nothing else"),
        ("{{ 7 * 7 }}", "it holds one name and nothing else"),
        ("{% for c in title %}{{ c }}{% endfor %}", "it holds one name and nothing else"),
        ("{% set x = title %}", "it holds one name and nothing else"),
        ("{% include 'x' %}", "it holds one name and nothing else"),
        ("{% if title == 'x' %}x{% endif %}", "within one paragraph"),
        ("{% if title %}x{% else %}y{% endif %}", "within one paragraph"),
        ("{% if title %}", "within one paragraph"),
        ("{%p if title %}", "within one paragraph"),
        ("{{r title }}", "within one paragraph"),
        ("{{ title", "within one paragraph"),
        ("{# title #}", "within one paragraph"),
        ("{% endif %}", "within one paragraph"),
        ("title }}", "within one paragraph"),
        (BODY, "{{ body }} stands once"),
        ("在此：{{ body }}", "{{ body }} stands once"),
    ],
)
def test_a_tag_that_is_more_than_a_name_is_refused(text: str, why: str) -> None:
    """The fault says in which paragraph of which part, and what would do."""
    assert why in faults(paper(BODY, text))


def test_the_place_of_the_text_is_demanded() -> None:
    """A letterhead without it would print a report without its matter."""
    assert "{{ body }} stands once" in faults(paper("{{ title }}"))


def test_every_fault_is_told_at_once_and_where() -> None:
    """Whoever made the letterhead corrects it once."""
    told = faults(paper("{{ borrower }}", BODY, "{{ 1 }}")).splitlines()

    assert ["word/document.xml, paragraph 1", "word/document.xml, paragraph 3"] == [t.split(": ")[0] for t in told]


def in_two_cells(word: Word) -> None:
    """A tag that begins in one cell and ends in the next."""
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "{", "{ title }}"


def in_a_link(word: Word) -> None:
    """A tag that a link parts."""
    paragraph = word.add_paragraph()
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), "x")
    paragraph._element.append(link)  # noqa: SLF001 - python-docx has no links of its own
    for text in ("{", "{ title", " }", "}"):
        link.append(paragraph.add_run(text)._element)  # noqa: SLF001 - likewise


def in_an_attribute(word: Word) -> None:
    """A tag where no person sees it."""
    word.paragraphs[0].paragraph_format.element.set(qn("w:rsidR"), "{{ title }}")


def in_a_footer_body(word: Word) -> None:
    """The body in a margin."""
    word.sections[0].footer.paragraphs[0].text = BODY


def linked(word: Word) -> None:
    """A link to the outside."""
    word.part.relate_to("https://example.org/x.png", qn("r:image"), is_external=True)


def element(tag: str) -> Callable[[Word], None]:
    """An element that has no place here."""
    return lambda word: word.element.body.insert(0, OxmlElement(tag))


def field(instruction: str) -> Callable[[Word], None]:
    """A field."""
    return lambda word: add_field(word.add_paragraph(), instruction)


def field_as_text(word: Word) -> None:
    """A field that is told what to do in plain text, as if it were its result."""
    for kind in ("begin", "", "separate", "end"):
        run = word.paragraphs[0].add_run("" if kind else "DDEAUTO c:\\x")
        if kind:
            run._element.append(mark := OxmlElement("w:fldChar"))  # noqa: SLF001 - python-docx has no fields
            mark.set(qn("w:fldCharType"), kind)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (in_two_cells, "within one paragraph"),
        (in_a_link, "a tag stands in the plain text of one paragraph"),
        (in_an_attribute, "a tag stands in the plain text of one paragraph"),
        (in_a_footer_body, "{{ body }} stands once"),
        (linked, "it leads out of the file"),
        (element("w:altChunk"), "another document within"),
        (element("w:object"), "an embedded object"),
        (element("w:attachedTemplate"), "a template that is fetched"),
        (field(' INCLUDEPICTURE "https://example.org/x" '), "a field that is no number of a page"),
        (field(" DDEAUTO c:\\\\x "), "a field that is no number of a page"),
        (field(" PAGE \\* MERGEFORMAT DDE "), "a field that is no number of a page"),
        (field_as_text, "a field that is no number of a page"),
        (element("w:ffData"), "a form that may run a macro"),
        (element("w:saveThroughXslt"), "a program that is fetched"),
    ],
)
def test_what_acts_or_fetches_is_refused(change: Callable[[Word], object], why: str) -> None:
    """Nothing that a word processor would run, fetch or compute reaches a report."""
    assert why in faults(paper(BODY, change=change))


def part(name: str, content: bytes) -> Callable[[dict[str, bytes]], object]:
    """One more part."""
    return lambda parts: parts.update({name: content})


def macro_enabled(parts: dict[str, bytes]) -> None:
    """As .docm declares itself."""
    name = "[Content_Types].xml"
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts[name] = parts[name].replace(main, b"application/vnd.ms-word.document.macroEnabled.main+xml")


def with_entities(parts: dict[str, bytes]) -> None:
    """A document type in the text."""
    parts["word/document.xml"] = re.sub(rb"(<w:document)", DOCTYPE + rb"\1", parts["word/document.xml"], count=1)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (part("word/vbaProject.bin", b"x"), "a letterhead holds text, pictures and fonts alone"),
        (part("word/embeddings/oleObject1.bin", b"x"), "a letterhead holds text, pictures and fonts alone"),
        (part("word/media/x.svg", b"<svg/>"), "a letterhead holds text, pictures and fonts alone"),
        (part("word/more.xml", b"<x"), "no well-formed XML"),
        (part("word/more.xml", b"<x>" + b" " * 2 * 2**20 + b"</x>"), "it is larger than 2 MB"),
        (part("word/media/x.png", b"x"), "a letterhead holds text, pictures and fonts alone"),
        (part("word/media/x.png", DOCTYPE + b"<x/>"), "a letterhead holds text, pictures and fonts alone"),
        (part("Word/Document.XML", b"<x/>"), "two parts bear one name"),
        (part("word/media/x.png", bytes(16 * 2**20)), "unpacked it is larger than 16 MB"),
        (lambda parts: parts.update({f"word/media/{n}.png": b"" for n in range(200)}), "200 are the most"),
        (macro_enabled, "no Word document without macros"),
        (with_entities, "it declares a document type"),
        (lambda parts: parts.pop("word/document.xml"), "this is no Word document"),
    ],
)
def test_a_package_that_holds_more_is_refused(change: Callable[[dict[str, bytes]], object], why: str) -> None:
    """Macros, objects, bombs and broken parts."""
    assert why in faults(repacked(paper(BODY), change))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"PK\x03\x04", id="the start of a zip"),
        pytest.param(b"%PDF-1.7", id="a pdf"),
        pytest.param(zipped({"a.xml": b"<a/>"}), id="another zip"),
    ],
)
def test_what_is_no_word_document_is_refused(content: bytes) -> None:
    """The fault says what to save it as."""
    assert "save it as .docx" in faults(content)


ACTIVE = {
    "a field": '<w:p><w:fldSimple w:instr=" DDEAUTO c:\\x "/></w:p>',
    "a field in pieces": '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText>'
    '<w:instrText>TEXT "/etc/hostname"</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    "a picture that is fetched": '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" src="http://x"/>'
    "</w:pict></w:r></w:p>",
}
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"


def renamed(suffix: str, xml: str) -> Callable[[dict[str, bytes]], None]:
    """A header under the name of something else, as no word processor minds: the file says what it is."""

    def change(parts: dict[str, bytes]) -> None:
        header = parts.pop("word/header1.xml")
        parts[f"word/media/header.{suffix}"] = header.replace(b"</w:hdr>", f"{xml}</w:hdr>".encode())
        types, relations = "[Content_Types].xml", "word/_rels/document.xml.rels"
        parts[types] = parts[types].replace(b"/word/header1.xml", f"/word/media/header.{suffix}".encode())
        parts[relations] = parts[relations].replace(b'"header1.xml"', f'"media/header.{suffix}"'.encode())
        if "word/_rels/header1.xml.rels" in parts:
            parts[f"word/media/_rels/header.{suffix}.rels"] = parts.pop("word/_rels/header1.xml.rels").replace(
                b'"media/', b'"'
            )

    return change


@pytest.mark.parametrize("xml", ACTIVE.values(), ids=ACTIVE)
@pytest.mark.parametrize("suffix", ["png", "jpg", "emf", "odttf", "bin"])
def test_a_part_is_what_the_file_says_whatever_it_is_called(suffix: str, xml: str) -> None:
    """Nothing active hides under the name of a picture or a font; a calm header so named is a header."""
    calm = Letterhead(repacked(SAMPLE, renamed(suffix, ""))).render(DEMO[0], "zh-CN").content

    assert f"word/media/header.{suffix}: " in faults(repacked(SAMPLE, renamed(suffix, xml)))
    assert "编号：" in docx.Document(io.BytesIO(calm)).sections[0].header.paragraphs[1].text


def test_a_zip_that_lies_of_its_sizes_costs_no_memory() -> None:
    """What is read is counted as it is read: a small file does not become a large one in memory."""
    large, said = 256 * 2**20, (1_000).to_bytes(4, "little")
    bomb = repacked(paper(BODY), part("word/media/x.png", bytes(large))).replace(large.to_bytes(4, "little"), said)
    tracemalloc.start()
    why = faults(bomb)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert "larger than 16 MB" in why or "cannot be read" in why
    assert 64 * 2**20 > most


@pytest.mark.parametrize(
    "texts",
    [
        ["{{" * 300_000],
        ["{% if title %}" * 300 + "x" + "{% endif %}" * 300],
        ["{{ title }}" * 39_000],
        ["{{- title -}} " * 20_000],
        ["{{-" + " " * 500_000],
    ],
    ids=["openings", "conditions", "names", "hyphens", "spaces"],
)
def test_tags_without_end_end_in_a_moment(texts: list[str]) -> None:
    """As many tags as a file can hold are read once each, however deep they stand in each other."""
    content, begun = paper(BODY, *texts), time.thread_time()
    with suppress(InputError):
        Letterhead(content)

    assert 5 > time.thread_time() - begun


def styles_as_settings(parts: dict[str, bytes]) -> None:
    """Styles that the file says are something else."""
    types = "[Content_Types].xml"
    parts[types] = parts[types].replace(b"wordprocessingml.styles+xml", b"wordprocessingml.settings+xml")


def of_no_kind(parts: dict[str, bytes]) -> None:
    """A document that the file does not say is one."""
    types = "[Content_Types].xml"
    parts[types] = re.sub(rb"<Override [^>]*document.main[^>]*/>", b"", parts[types])


@pytest.mark.parametrize("change", [styles_as_settings, of_no_kind])
def test_what_no_list_foresees_is_refused_when_it_is_read(change: Callable[[dict[str, bytes]], None]) -> None:
    """A paper is filled once before any case is rendered: what goes wrong goes wrong there, in a sentence."""
    assert "save it again as .docx" in faults(repacked(SAMPLE, change)).replace("save it as", "save it again as")


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    """A pipe or a device might never end, and a file too large is read no further than it may be."""
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "large").open("wb") as large:
        large.truncate(2**40)

    for name, why in (("pipe", "no regular file"), ("large", "the file is longer than")):
        with pytest.raises(InputError, match=why):
            Letterhead(tmp_path / name)
    with pytest.raises(FileNotFoundError):
        Letterhead(tmp_path / "nowhere")


# ---------------------------------------------------------------- what is odd, and kept


def rendered(content: bytes, document: Document = DEMO[1]) -> Word:
    """The document on such a paper, read back."""
    return docx.Document(io.BytesIO(Letterhead(content).render(document, "zh-CN").content))


def text_of(word: Word) -> list[str]:
    """What the file says."""
    written = io.BytesIO()
    word.save(written)
    return [text for text in read(written.getvalue()) if text]


def widths(word: Word) -> set[int]:
    """How wide the tables are."""
    return {int(width.get(qn("w:w"))) for width in word.element.body.iter(qn("w:tblW"))}


def sizes(word: Word, **attributes: str) -> None:
    """The page and its margins as another program writes them."""
    (section,) = word.element.body.iterchildren(qn("w:sectPr"))
    for name, value in attributes.items():
        section.find(qn("w:pgSz" if name == "w" else "w:pgMar")).set(qn(f"w:{name}"), value)


def without_section(word: Word) -> None:
    """No section at all, as some programs leave it."""
    word.element.body.remove(word.element.body.sectPr)


@pytest.mark.parametrize(
    ("change", "width"),
    [
        (without_section, 8844),
        (lambda word: sizes(word, w="11905.5118110236", left="1133.8582677165355", right="1133.8582677165355"), 9637),
        (lambda word: sizes(word, w="21cm", left="20mm", right="0.5in"), 11905 - 1134 - 720),
        (lambda word: sizes(word, w="11906", left="1440", right="1440", gutter="284"), 11906 - 2880 - 284),
    ],
)
def test_a_page_is_as_wide_as_the_file_says(change: Callable[[Word], None], width: int) -> None:
    """Lengths are read as Word reads them, with fractions and units; where there is none the paper is ours."""
    found = widths(rendered(paper(BODY, change=change)))

    assert found
    assert all(width - 8 <= each <= width for each in found)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda word: sizes(word, left="wide"), "w:left: 'wide' is no length"),
        (lambda word: sizes(word, left="9000"), "too narrow"),
    ],
)
def test_a_page_without_room_is_refused_when_it_is_read(change: Callable[[Word], None], why: str) -> None:
    """A number that is none, and margins that meet."""
    assert why in faults(paper(BODY, change=change))


def in_two_sections(word: Word) -> None:
    """An upright section that ends with the body, and a broad one after it."""
    last = word.add_section()
    first = word.sections[0]
    first.page_width, first.left_margin, first.right_margin = Mm(210), Mm(30), Mm(30)
    first.header.paragraphs[0].text = "立式页眉"
    last.header.is_linked_to_previous = False
    last.page_width, last.left_margin, last.right_margin = Mm(420), Mm(10), Mm(10)
    place, broken = word.paragraphs[0]._element, word.paragraphs[1]._element  # noqa: SLF001 - to move the break
    place.get_or_add_pPr().append(broken.get_or_add_pPr().find(qn("w:sectPr")))
    broken.getparent().remove(broken)
    word.add_paragraph("附页")


def test_a_section_that_ends_with_the_body_still_ends_there() -> None:
    """Its header, its size and its margins are those of the report, and its tables are as wide as they say."""
    word = rendered(paper(BODY, change=in_two_sections))
    ends = [
        at for at, block in enumerate(word.element.body) if block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    ]

    assert [210, 420] == [round(section.page_width.mm) for section in word.sections if section.page_width]
    assert "立式页眉" == word.sections[0].header.paragraphs[0].text
    assert [len(word.element.body) - 3] == ends
    assert all(8504 - 8 <= each <= 8504 for each in widths(word))


def beside(word: Word) -> None:
    """A picture before the body, a floating one after it, and a page of its own after that."""
    place = word.paragraphs[0]
    tag = place.runs[0]
    tag._element.addprevious(place.add_run()._element)  # noqa: SLF001 - python-docx adds at the end alone
    place.runs[0].add_picture(logo(), height=Mm(10))
    place.add_run().add_picture(logo(32), height=Mm(10))
    inline = next(place._element.iter(qn("wp:inline")))  # noqa: SLF001 - python-docx places nothing freely
    inline.tag = qn("wp:anchor")
    place.add_run().add_break(WD_BREAK.PAGE)


def test_what_stands_beside_the_body_stands_there_still() -> None:
    """Pictures in the line and beside it, and the end of a page, before and after the text of the report."""
    plain, word = rendered(paper(BODY)), rendered(paper(BODY, change=beside))
    blocks = list(word.element.body)
    first, last = blocks[0], blocks[-2]

    assert text_of(plain) == text_of(word)
    assert [1, 0] == [len(list(first.iter(qn(name)))) for name in ("wp:anchor", "w:br")]
    assert [1, 1] == [len(list(last.iter(qn(name)))) for name in ("wp:inline", "w:br")]


def page_before(word: Word) -> None:
    """The body begins a page."""
    word.paragraphs[0].paragraph_format.page_break_before = True


def test_a_page_that_the_body_begins_still_begins() -> None:
    """The order stands in the paragraph's looks, and is kept before the text."""
    first, second, *_ = rendered(paper(BODY, change=page_before)).paragraphs

    assert (True, None) == (first.paragraph_format.page_break_before, second.paragraph_format.page_break_before)


def framed(word: Word) -> None:
    """The body in a frame."""
    word.paragraphs[0].paragraph_format.element.get_or_add_pPr().append(OxmlElement("w:framePr"))


def numbered(word: Word) -> None:
    """The number of the page beside the body."""
    add_field(word.paragraphs[0], " PAGE ")


def tracked(word: Word) -> None:
    """A change that was not accepted beside the body."""
    word.paragraphs[0].paragraph_format.element.append(OxmlElement("w:ins"))


@pytest.mark.parametrize("change", [framed, numbered, tracked])
def test_what_cannot_stand_beside_the_body_is_refused_by_name(change: Callable[[Word], None]) -> None:
    """A frame, a field or a tracked change would be lost with the paragraph."""
    assert "beside it may be pictures and breaks" in faults(paper(BODY, change=change))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("甲 {%- if title %} 乙 {% endif %}丙", "甲 乙 丙"),
        ("甲 {% if title -%} 乙 {%- endif -%} 丙", "甲 乙丙"),
        ("甲{% if through %} {{ through }} 乙{% endif %}丙", "甲丙"),
        ("甲{% if title %}{% if through %}乙{% endif %}丙{% if date %}丁{% endif %}{% endif %}", "甲丙丁"),
        ("甲{% if through %}{% if title %}乙{% endif %}丙{% endif %}丁", "甲丁"),
        ("{{- date -}}", "2024年9月17日"),
        ("\U0010ff00", "\U0010ff00"),
    ],
)
def test_conditions_and_hyphens_leave_out_what_they_say(text: str, said: str) -> None:
    """A hyphen takes the white space beside its tag, within the paragraph; a condition that fails, all under it."""
    word = rendered(paper(BODY, text))

    assert said == word.paragraphs[-1].text.replace(printed(DEMO[1], "zh-CN").date, "2024年9月17日")


def test_what_stands_under_a_condition_goes_with_it() -> None:
    """A tab or a picture between the tags of a condition that fails is left out, and one outside stays."""
    word = docx.Document()
    word.add_paragraph(BODY)
    line = word.add_paragraph("甲")
    for text in ("{% if through %}", "\t乙", "{% endif %}", "丙\t"):
        line.add_run(text)
    line.runs[2].add_picture(logo(), height=Mm(5))
    after = rendered(saved(word)).paragraphs[-1]

    assert "甲丙\t" == after.text
    assert [] == list(after._element.iter(qn("w:drawing")))  # noqa: SLF001 - python-docx lists no pictures


NOTE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def with_note(text: str) -> Callable[[dict[str, bytes]], None]:
    """A footnote, as Word keeps it: in a part of its own."""

    def change(parts: dict[str, bytes]) -> None:
        space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        note = f'<w:footnote w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'.encode()
        parts["word/footnotes.xml"] = b"<w:footnotes " + space + b">" + note + b"</w:footnotes>"
        kind, relations = "[Content_Types].xml", "word/_rels/document.xml.rels"
        one = f'<Override PartName="/word/footnotes.xml" ContentType="{NOTE}"/></Types>'
        parts[kind] = parts[kind].replace(b"</Types>", one.encode())
        to = '<Relationship Id="n1" Type="http://x/relationships/footnotes" Target="footnotes.xml"/></Relationships>'
        parts[relations] = parts[relations].replace(b"</Relationships>", to.encode())
        mark = b'<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"</w:p>", mark, 1)

    return change


def test_a_tag_in_a_note_is_filled() -> None:
    """A footnote is text too."""
    content = Letterhead(repacked(SAMPLE, with_note("{{ title }}"))).render(DEMO[0], "zh-CN").content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        note = parse_xml(package.read("word/footnotes.xml"))

    assert [printed(DEMO[0], "zh-CN").title] == [text.text for text in note.iter(qn("w:t"))]
    assert "there is no such name" in faults(repacked(SAMPLE, with_note("{{ borrower }}")))


def properties_of_others(parts: dict[str, bytes]) -> None:
    """What a file says of itself, related as LibreOffice relates it."""
    ours = b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    theirs = b"http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties"
    assert ours in parts["_rels/.rels"]
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(ours, theirs)


def test_the_file_says_of_itself_once_what_the_report_is() -> None:
    """Under whatever relation another program kept its properties: one part, one relation, ours."""
    content = Letterhead(repacked(SAMPLE, properties_of_others)).render(DEMO[0], "zh-CN").content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names, relations = package.namelist(), parse_xml(package.read("_rels/.rels"))

    assert len(set(names)) == len(names)
    assert ["docProps/core.xml"] == [name for name in names if name.startswith("docProps/")]
    assert {"officeDocument", "core-properties"} == {each.get("Type").rpartition("/")[2] for each in relations}


@pytest.mark.parametrize("number", ["", "x", "1.0", "-1", "１", "99999999999999999999"])
def test_the_number_of_a_list_may_be_odd(number: str) -> None:
    """Our list gets a number that none of the bank's has, whatever another program wrote there."""

    def change(parts: dict[str, bytes]) -> None:
        first = re.compile(rb'(<w:num [^>]*w:numId=)"\d+"')
        parts["word/numbering.xml"] = first.sub(rb'\1"' + number.encode() + b'"', parts["word/numbering.xml"], count=1)

    lists = rendered(repacked(SAMPLE, change)).part.numbering_part.element.findall(qn("w:num"))
    numbers = [each.get(qn("w:numId")) for each in lists]

    assert number in numbers
    assert 1 == numbers.count(numbers[-1])


# ---------------------------------------------------------------- what comes of it


@pytest.mark.parametrize("document", DEMO, ids=lambda document: document.kind)
@pytest.mark.parametrize("locale", LOCALES)
def test_what_the_letterhead_names_stands_there_once(document: Document, locale: str) -> None:
    """The title and the named lines go where the bank wants them; every other line stays in the body."""
    content, page = ON_SAMPLE.render(document, locale).content, printed(document, locale)
    named = {
        f"{name}{page.colon}{value}"
        for name, value in page.head
        if name in {"编号", "密级", "Reference", "Secrecy grade"}
    }
    said = [text for text in read(content) if text]

    assert [*(line for line in lines(page) if line not in named), "本页以下无正文"] == said


def test_a_condition_leaves_out_what_has_no_value() -> None:
    """A letter has no secrecy grade, and its header no word of one."""
    (letter,) = (document for document in DEMO if document.kind == "demand_letter")
    header = docx.Document(io.BytesIO(ON_SAMPLE.render(letter, "zh-CN").content)).sections[0].header

    assert "密级" not in header.paragraphs[1].text
    assert header.paragraphs[1].text.startswith("编号：")


def test_the_bank_s_styles_are_taken_by_name_and_the_rest_goes_along() -> None:
    """Programs number the ids of styles as they like; a name is never there twice, and every named style is there."""
    word = docx.Document(io.BytesIO(SAMPLE))
    word.styles["Heading 1"].element.set(qn("w:styleId"), "2")
    rendered = docx.Document(io.BytesIO(Letterhead(saved(word)).render(DEMO[0], "zh-CN").content))
    styles = [(s.element.get(qn("w:type")), (s.name or "").casefold()) for s in rendered.styles]
    ids = [style.style_id for style in rendered.styles]
    named = {e.get(qn("w:val")) for t in ("pStyle", "rStyle", "tblStyle") for e in rendered.element.iter(qn(f"w:{t}"))}

    assert len(set(styles)) == len(styles)
    assert len(set(ids)) == len(ids)
    assert named <= set(ids)
    assert "2" in named


def without_numbering(parts: dict[str, bytes]) -> None:
    """A paper that never held a list."""
    del parts["word/numbering.xml"]
    for name in ("word/_rels/document.xml.rels", "[Content_Types].xml"):
        parts[name] = re.sub(rb"<(Relationship|Override) [^>]*numbering[^>]*/>", b"", parts[name])
    parts["word/styles.xml"] = re.sub(rb"<w:numPr>.*?</w:numPr>", b"", parts["word/styles.xml"], flags=re.DOTALL)
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'"List Bullet"', b'"Their Bullet"')


def test_bullets_come_along_where_the_bank_has_none() -> None:
    """A list on a paper that never held one has our bullets."""
    content = Letterhead(repacked(SAMPLE, without_numbering)).render(DEMO[0], "zh-CN").content
    word = docx.Document(io.BytesIO(content))
    (number,) = word.styles["List Bullet"].element.iter(qn("w:numId"))
    numbers = word.part.numbering_part.element.findall(qn("w:num"))

    assert [number.get(qn("w:val"))] == [each.get(qn("w:numId")) for each in numbers]


def test_the_file_says_nothing_of_who_made_the_letterhead() -> None:
    """Its properties are the report's, and a tag in them is no tag."""
    word = docx.Document(io.BytesIO(SAMPLE))
    word.core_properties.author, word.core_properties.comments = "{{ cycler.__init__ }}", "某员工"
    about = docx.Document(io.BytesIO(Letterhead(saved(word)).render(DEMO[0], "zh-CN").content)).core_properties

    assert ("", "") == (about.author, about.comments)
    assert printed(DEMO[0], "zh-CN").title == about.title


def test_the_bytes_are_the_same_everywhere(tmp_path: Path) -> None:
    """Another hash seed, zone and locale; and the file is stored, of no day."""
    (tmp_path / "paper.docx").write_bytes(SAMPLE)
    written = []
    for number, (seed, zone) in enumerate((("1", "Asia/Shanghai"), ("2", "America/New_York"))):
        out = tmp_path / f"{number}.docx"
        words = [
            "render",
            CASE,
            "--for",
            "risk_management",
            "--to",
            "docx",
            "--letterhead",
            "paper.docx",
            "--out",
            str(out),
        ]
        subprocess.run(
            [sys.executable, "-m", "loancomplaint", *words],
            check=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            capture_output=True,
        )
        written.append(out.read_bytes())
    with zipfile.ZipFile(io.BytesIO(written[0])) as package:
        entries = {(entry.compress_type, entry.date_time) for entry in package.infolist()}

    assert written[0] == written[1]
    assert {(zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0))} == entries


@pytest.mark.parametrize(
    ("to", "content", "why"),
    [
        ("md", SAMPLE, "only a Word document has one; add --to docx"),
        ("docx", b"x", "this cannot be read as a Word document"),
        ("docx", None, "--letterhead: "),
    ],
)
def test_the_command_line_refuses_before_it_writes(tmp_path: Path, to: str, content: bytes | None, why: str) -> None:
    """Exit status 2, a sentence, and no folder."""
    given_paper = tmp_path / "paper.docx"
    if content is not None:
        given_paper.write_bytes(content)
    words = ["run", CASE, "--to", to, "--letterhead", str(given_paper), "--out", str(tmp_path / "out")]
    ended = subprocess.run([sys.executable, "-m", "loancomplaint", *words], check=False, capture_output=True)

    assert 2 == ended.returncode
    assert why in ended.stderr.decode()
    assert not (tmp_path / "out").exists()


def test_render_takes_a_renderer_that_was_made() -> None:
    """The door takes a name, or a renderer."""
    case = lc.load(CASE)
    report = lc.compose(assessed := lc.assess(case), lc.decide(assessed).routes[0])

    assert ON_SAMPLE.render(report, "zh-CN") == lc.render(report, ON_SAMPLE)


def test_without_python_docx_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever installed less learns what to install."""
    monkeypatch.delitem(sys.modules, "loancomplaint.renderers.docx.filling")
    monkeypatch.setitem(sys.modules, "docx", None)

    with pytest.raises(MissingExtra, match=r"loancomplaint\[docx\]"):
        Letterhead(SAMPLE)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_prints_it(tmp_path: Path) -> None:
    """Another program than Word opens the file and makes pages of it."""
    file = ON_SAMPLE.render(DEMO[1], "zh-CN").save(tmp_path / "report.docx")
    home = (tmp_path / "home").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={home}", "--headless", "--convert-to", "pdf", "--outdir", tmp_path, file],  # noqa: S607 - where it is installed differs
        check=True,
        capture_output=True,
        timeout=300,
    )

    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
