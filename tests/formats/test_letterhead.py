"""A bank's paper carries what our own does, and neither a case nor a paper makes anything else of it."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import docx
import pytest
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.table import Table
from docx.text.paragraph import Paragraph
from hostile import corpora
from hypothesis import given
from hypothesis import strategies as st
from letterhead_sample import add_field, letterhead, paper, repacked, saved, zipped
from page_lines import lines

import loancomplaint as lc
from loancomplaint.documents import Document, HeadKey, HeadLine, Part, Sentence, Signature, Signer
from loancomplaint.documents import Paragraph as Prose
from loancomplaint.errors import InputError, MissingExtra
from loancomplaint.renderers.docx.letterhead import Letterhead
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
        ("{{ title.__class__ }}", "a tag holds a name and nothing else"),
        ("{{ title | upper }}", "a tag holds a name and nothing else"),
        ("{{ cycler() }}", "a tag holds a name and nothing else"),
        ("{{ 7 * 7 }}", "a tag holds a name and nothing else"),
        ("{% for c in title %}{{ c }}{% endfor %}", "a tag holds a name and nothing else"),
        ("{% set x = title %}", "a tag holds a name and nothing else"),
        ("{% include 'x' %}", "a tag holds a name and nothing else"),
        ("{% if title == 'x' %}x{% endif %}", "a condition asks for one name"),
        ("{% if title %}x{% else %}y{% endif %}", "a condition asks for one name"),
        ("{% if title %}", "within one paragraph"),
        ("{%p if title %}", "within one paragraph"),
        ("{{r title }}", "within one paragraph"),
        ("{{ title", "within one paragraph"),
        ("\U0010ff00", "private characters"),
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


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (in_two_cells, "a tag stands in the plain text of one paragraph"),
        (in_an_attribute, "a tag stands in the plain text of one paragraph"),
        (in_a_footer_body, "{{ body }} stands once"),
        (linked, "it leads out of the file"),
        (element("w:altChunk"), "another document within"),
        (element("w:object"), "an embedded object"),
        (element("w:attachedTemplate"), "a template that is fetched"),
        (field(' INCLUDEPICTURE "https://example.org/x" '), "a field that is no number of a page"),
        (field(" DDEAUTO c:\\\\x "), "a field that is no number of a page"),
        (field(" PAGE \\* MERGEFORMAT DDE "), "a field that is no number of a page"),
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
        (part("word/more.xml", b" " * (2 * 2**20 + 1)), "it is larger than 2 MB"),
        (part("word/media/x.png", bytes(16 * 2**20)), "unpacked it is larger than 16 MB"),
        (lambda parts: parts.update({f"word/media/{n}.png": b"" for n in range(200)}), "200 are the most"),
        (macro_enabled, "no Word document without macros"),
        (with_entities, "it declares a document type"),
        (lambda parts: parts.pop("word/document.xml"), "cannot be read as a Word document"),
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


def test_without_docxtpl_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever installed less learns what to install."""
    for name in ("filling", "tags"):
        monkeypatch.delitem(sys.modules, f"loancomplaint.renderers.docx.{name}")
    monkeypatch.setitem(sys.modules, "docxtpl", None)

    with pytest.raises(MissingExtra, match=r"loancomplaint\[letterhead\]"):
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
