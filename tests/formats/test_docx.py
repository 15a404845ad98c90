"""A Word document says what the page says, in real styles, and nothing in it is fetched, computed or hidden."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.table import Table
from docx.text.paragraph import Paragraph
from hostile import corpora
from hypothesis import given
from hypothesis import strategies as st
from page_lines import lines

from loancomplaint import renderers
from loancomplaint.documents import Document, HeadKey, HeadLine, Part, Sentence, Signature, Signer, exhibits
from loancomplaint.documents import Paragraph as Prose
from loancomplaint.errors import MissingExtra
from loancomplaint.renderers.page import Picture, printed
from loancomplaint.testing import contracts
from loancomplaint.testing.contracts import Sample, demo_documents, documents
from loancomplaint.words import LOCALES, verbatim

HOSTILE = st.sampled_from([text for texts in corpora().values() for text in texts])
DEMO = tuple(demo_documents())
EVERY = pytest.mark.parametrize("document", DEMO, ids=lambda document: document.kind)
IN_EACH = pytest.mark.parametrize("locale", LOCALES)
XML = st.text(max_size=30)


def opened(document: Document, locale: str = "zh-CN") -> WordDocument:
    """The document as python-docx reads it back."""
    return docx.Document(io.BytesIO(lc_bytes(document, locale)))


def lc_bytes(document: Document, locale: str = "zh-CN") -> bytes:
    """The file."""
    return renderers.get("docx").render(document, locale).content


def parts(content: bytes) -> dict[str, bytes]:
    """The files within."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def read(word: WordDocument) -> Iterator[str]:
    """What the body says, paragraph by paragraph and cell by cell; the line to sign on is no text."""
    for block in word.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text.removesuffix("\t")
        elif isinstance(block, Table):
            yield from (cell.text for row in block.rows for cell in row.cells)


def said(word: WordDocument) -> list[str]:
    """What is said, without what says nothing."""
    return [text for text in read(word) if text]


def a_document(text: str) -> Sample:
    """A document in which *text* stands in every kind of place."""
    word = verbatim(text)
    return Sample(
        kind="internal_report",
        title=word,
        date=dt.date(2024, 9, 17),
        head=(
            HeadLine(HeadKey.REFERENCE, word, word),
            HeadLine(HeadKey.SECRECY_GRADE, verbatim("密级"), word),
        ),
        salutation=word,
        parts=(Part("a", word, (Prose((Sentence(word),), word),)),),
        closing=(Prose((Sentence(word),)),),
        signatures=(Signature(Signer.AUTHOR, word, word),),
    )


def everything(content: bytes) -> Iterator[Any]:
    """Every element of every XML part."""
    for name, part in parts(content).items():
        if name.endswith((".xml", ".rels")):
            yield from parse_xml(part).iter()


def fields(content: bytes) -> set[str]:
    """What the fields of a file compute, however a field may be written."""
    found = set()
    for element in everything(content):
        name = str(element.tag).rpartition("}")[2]
        if name in {"instrText", "fldChar", "delInstrText"}:
            found.add(name)
        if name == "fldSimple":
            found.add(element.get(qn("w:instr")).strip())
    return found


def skeleton(content: bytes) -> list[str]:
    """The elements of a file, one by one."""
    return [str(element.tag) for element in everything(content)]


# ---------------------------------------------------------------- laws


@given(documents(), st.sampled_from(LOCALES))
def test_word_says_what_the_page_says(document: Sample, locale: str) -> None:
    """Every line and every cell of the page, in its order, and nothing else."""
    assert list(lines(printed(document, locale))) == said(opened(document, locale))


def test_the_contract_of_strangers_is_kept() -> None:
    """Same bytes, one kind of file, no text dropped."""
    contracts.check_renderer(renderers.get("docx"), lambda content: "\n".join(read(docx.Document(io.BytesIO(content)))))


@given(HOSTILE | XML)
def test_no_text_becomes_anything_but_text(text: str) -> None:
    """Whatever a text says, the file has the same elements, the same two fields, and no relation to the outside."""
    calm, hostile = lc_bytes(a_document("安")), lc_bytes(a_document(f"甲{text}乙"))

    assert skeleton(calm) == skeleton(hostile)
    assert {"PAGE", "NUMPAGES"} == fields(hostile)
    assert b"TargetMode" not in b"".join(part for name, part in parts(hostile).items() if name.endswith(".rels"))
    assert list(lines(printed(a_document(f"甲{text}乙"), "zh-CN"))) == said(opened(a_document(f"甲{text}乙")))


@pytest.mark.soak
@pytest.mark.parametrize("corpus", corpora())
def test_the_whole_of_a_corpus_is_inert(corpus: str) -> None:
    """Every hostile string that others collected, and not only a sample of them."""
    for text in corpora()[corpus]:
        test_no_text_becomes_anything_but_text.hypothesis.inner_test(text)  # type: ignore[attr-defined]  # Hypothesis keeps the law itself there


# ---------------------------------------------------------------- what Word is told


@EVERY
@IN_EACH
def test_every_demo_document_reads_back(document: Document, locale: str) -> None:
    """The seed's reports and letters, in both languages."""
    assert list(lines(printed(document, locale))) == said(opened(document, locale))


@EVERY
@IN_EACH
def test_looks_come_from_styles(document: Document, locale: str) -> None:
    """Every style that is named exists, paragraphs hold no formatting of their own, runs none but in pictures."""
    word = opened(document, locale)
    known = {style.style_id for style in word.styles}
    own = [p for p in word.element.body.iter(qn("w:pPr")) if not in_a_picture(p) and len(p) != 1]
    formatted = [
        r for r in word.element.body.iter(qn("w:rPr")) if not in_a_picture(r) and [qn("w:rStyle")] != [c.tag for c in r]
    ]
    named = {e.get(qn("w:val")) for tag in ("pStyle", "rStyle", "tblStyle") for e in word.element.iter(qn(f"w:{tag}"))}

    assert [] == own
    assert [] == formatted
    assert named <= known


def in_a_picture(element: Any) -> bool:  # noqa: ANN401 - an element of lxml
    """Whether it belongs to a drawing."""
    return next(element.iterancestors(qn("w:drawing")), None) is not None


@EVERY
def test_headings_are_navigable(document: Document) -> None:
    """One title; headings that begin at the first level and skip none."""
    names = [p.style.name for p in opened(document).paragraphs if p.style is not None]
    levels = [int(name[-1]) for name in names if name and re.fullmatch(r"Heading \d", name)]

    assert 1 == names.count("Title")
    assert 1 == levels[0]
    assert all(after - before <= 1 for before, after in pairwise(levels))


@EVERY
def test_tables_repeat_their_heads_and_divide_no_row(document: Document) -> None:
    """A table that runs on says on each page what its columns are, and is named for who cannot see it."""
    body = opened(document).element.body
    tables = [table for table in body.iter(qn("w:tbl")) if style_of(table) == "ReportTable"]
    rows = list(body.iter(qn("w:tr")))

    assert tables
    assert all(table.find(qn("w:tr")).find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for table in tables)
    assert all(table.find(qn("w:tblPr")).find(qn("w:tblCaption")) is not None for table in tables)
    assert all(row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in rows)


def style_of(table: Any) -> str:  # noqa: ANN401 - an element of lxml
    """The style of a table."""
    return str(table.find(qn("w:tblPr")).find(qn("w:tblStyle")).get(qn("w:val")))


@EVERY
def test_marks_lead_to_the_evidence(document: Document) -> None:
    """A mark is a link to a bookmark in the list of evidence; each bookmark stands once."""
    word = opened(document)
    marks = {link.get(qn("w:anchor")) for link in word.element.iter(qn("w:hyperlink"))}
    bookmarks = [mark.get(qn("w:name")) for mark in word.element.iter(qn("w:bookmarkStart"))]

    assert [f"evidence_{exhibit.number}" for exhibit in exhibits(document.parts)] == bookmarks
    assert marks <= set(bookmarks)


@EVERY
def test_pictures_are_shapes_that_say_what_they_show(document: Document) -> None:
    """Each picture of the page is drawn, has its words for who cannot see it, and an id of its own."""
    page = printed(document, "zh-CN")
    pictures = [block for section in page.sections for block in section.blocks if isinstance(block, Picture)]
    body = opened(document).element.body
    drawn = list(body.iter(qn("wp:docPr")))

    assert [picture.alt for picture in pictures] == [about.get("descr") for about in drawn]
    assert len(drawn) == len({about.get("id") for about in drawn})
    assert all("word/media" not in name for name in parts(lc_bytes(document)))


@IN_EACH
def test_fonts_language_and_paper(locale: str) -> None:
    """宋体 beside Times New Roman, the language of the text, A4, and two characters of indent in Chinese only.

    In a Chinese document Latin letters are English: where they are Chinese, a line may break within a number.
    """
    word = opened(DEMO[0], locale)
    (fonts,) = word.styles.element.xpath("w:docDefaults//w:rFonts")
    (language,) = word.styles.element.xpath("w:docDefaults//w:lang")
    section = word.sections[0]
    used = {p.style.name for p in word.paragraphs if p.style is not None}

    assert ("宋体", "Times New Roman") == (fonts.get(qn("w:eastAsia")), fonts.get(qn("w:ascii")))
    assert {"zh-CN": "en-US", "en": "en"}[locale] == language.get(qn("w:val"))
    assert "zh-CN" == language.get(qn("w:eastAsia"))
    assert section.page_width is not None
    assert section.page_height is not None
    assert (210, 297) == (round(section.page_width.mm), round(section.page_height.mm))
    assert ("Body Text First Indent" in used) == (locale == "zh-CN")


@IN_EACH
def test_what_leads_to_a_list_or_to_signatures_stays_with_it(locale: str) -> None:
    """No introduction and no closing stands alone at the foot of a page."""
    for document in DEMO:
        texts = opened(document, locale).paragraphs
        leading = {_style(p) for p, after in pairwise(texts) if _style(after) in {"List Bullet", "Signature"}}
        ours = opened(document, locale).styles

        assert {"Body Text", "Body Text First Indent"}.isdisjoint(leading)
        assert all(ours[name].paragraph_format.keep_with_next for name in leading if name.startswith("Lead"))


def _style(said: Paragraph) -> str:
    return said.style.name or "" if said.style is not None else ""


@EVERY
@IN_EACH
def test_the_file_says_title_language_and_day_and_no_person(document: Document, locale: str) -> None:
    """What it says of itself comes from the document; no author, no program, no clock."""
    content = lc_bytes(document, locale)
    about = docx.Document(io.BytesIO(content)).core_properties
    day = dt.datetime.combine(document.date, dt.time(), dt.UTC)

    assert (printed(document, locale).title, locale) == (about.title, about.language)
    assert (day, day) == (about.created, about.modified)
    assert ("", "", "") == (about.author, about.last_modified_by, about.comments)
    assert not re.search(
        rb"python-docx|docProps/app|thumbnail", b"".join([*parts(content).values(), *map(str.encode, parts(content))])
    )


def test_the_grade_stands_on_every_page() -> None:
    """The reference and the secrecy grade above, the page and how many there are below."""
    section = opened(DEMO[0]).sections[0]

    assert "编号：TS-2024-0917\t密级：反洗钱保密信息" == section.header.paragraphs[0].text
    assert "第1页，共1页" == "".join(
        e.text or "" for e in parse_xml(parts(lc_bytes(DEMO[0]))["word/footer1.xml"]).iter(qn("w:t"))
    )
    assert {"PAGE", "NUMPAGES"} == fields(lc_bytes(DEMO[0]))


def test_the_zip_is_stored_and_of_no_day() -> None:
    """No compressor and no clock, and the types of the parts come first."""
    with zipfile.ZipFile(io.BytesIO(lc_bytes(DEMO[0]))) as package:
        entries = package.infolist()

    assert {(zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0), 0)} == {
        (e.compress_type, e.date_time, e.create_system) for e in entries
    }
    assert "[Content_Types].xml" == entries[0].filename


@pytest.mark.parametrize("odd", ["\x00", "\x1b[31m", "\ud800", "\ufffe", "\uffff", "\u202e", "\x0b\x0c"], ids=ascii)
def test_what_xml_cannot_hold_is_shown(odd: str) -> None:
    """Such a character is named where it stood, and the file can be opened."""
    (title,) = (p.text for p in opened(a_document(f"甲{odd}乙")).paragraphs if p.style and p.style.name == "Title")

    assert f"⟨U+{ord(odd[0]):04X}⟩" in title
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in title)


def test_rare_characters_read_back() -> None:
    """Names are written with them."""
    assert "镕昇喆堃䶮𠮷" in said(opened(a_document("镕昇喆堃䶮𠮷")))


def test_without_python_docx_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever installed the core alone learns what to install."""
    for name in [name for name in sys.modules if name.startswith(("loancomplaint.renderers.docx", "docx"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "docx", None)

    with pytest.raises(MissingExtra, match=r"loancomplaint\[docx\]"):
        renderers.get("docx")


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_prints_every_form(tmp_path: Path) -> None:
    """Another program than Word opens each file and makes pages of it."""
    for document in DEMO:
        renderers.get("docx").render(document, "zh-CN").save(tmp_path / f"{document.kind}.docx")
    home = (tmp_path / "home").as_uri()
    files = sorted(map(str, tmp_path.glob("*.docx")))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={home}", "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *files],  # noqa: S607 - where it is installed differs
        check=True,
        capture_output=True,
        timeout=300,
    )

    assert {document.kind for document in DEMO} == {path.stem for path in tmp_path.glob("*.pdf")}
    assert all(path.read_bytes().startswith(b"%PDF") for path in tmp_path.glob("*.pdf"))
