"""A PDF says what the report says, draws all of it, can do nothing, and is the same file everywhere."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import TypeAlias

import attrs
import pikepdf
import pylopdf_fonts_zh_cn as shipped
import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st
from richer import every_report
from test_renderers import HOSTILE, TAIL, a_report

import loancomplaint as lc
from loancomplaint.documents import Block, Document, Listing, Paragraph, Part, Sentence, Table
from loancomplaint.errors import FontError, MissingExtra, MissingGlyphError, NotOpenError
from loancomplaint.facts import CaseFile, NoticeForm
from loancomplaint.renderers.columns import fitted, half_widths
from loancomplaint.renderers.page import Bullets, Grid, Page, PageBlock, PageLine, PageProse, Picture, printed
from loancomplaint.renderers.pdf import fonts
from loancomplaint.renderers.pdf.paper import PdfRenderer, in_single_glyphs
from loancomplaint.renderers.pictures.shapes import Label
from loancomplaint.reports import ComplaintReport
from loancomplaint.testing import contracts
from loancomplaint.text.characters import visible
from loancomplaint.words import LOCALES, Phrase, verbatim

RARE = "镕昇喆堃䶮"
TEMPLATE = Path(fonts.__file__).parents[1] / "templates" / "document.typ"
MARGIN = 62  # points at the left and right of the text
ABOVE, BELOW = 70, 65  # points above and below the text, where the running head and foot stand
A4 = (595, 842)
TYPST = (
    '#eval("1+1")',
    '#import "@preview/x:1.0.0": *',
    '#read("/etc/passwd")',
    '"); #let x = 1; ("',
    "<evidence-1> @evidence-1 #label(<evidence-1>)",
    "$x^2$ *b* _i_ `raw` ~ --- ... // /* */ \\ \\u{5c} \\n",
    "= 题 - 项 + 项 / 词: 义",
    "https://example.com www.example.com",
    "{page} {pages} ⟨⟩ \ufffd",
)

poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
CHARACTERS = fonts.of_files((shipped.serif_path(), shipped.sans_path())).characters
DRAWN = st.text(st.sampled_from(sorted(CHARACTERS)), max_size=60)


def pdf(document: Document, locale: str = "zh-CN") -> bytes:
    """The document as PDF, in the fonts of our extra."""
    return in_shipped_fonts().render(document, locale).content


@cache
def in_shipped_fonts() -> PdfRenderer:
    """A renderer that looks for no font of the machine."""
    return PdfRenderer((shipped.serif_path(), shipped.sans_path()))


def every_document(case: CaseFile) -> Iterator[Document]:
    """Every report on a case, sealed ones too, and every notice that its contract allows."""
    assessment = lc.assess(case)
    for route in lc.decide(assessment).routes:
        yield lc.compose(assessment, route)
    for form in NoticeForm:
        try:
            yield lc.notice(lc.terms(case), form)
        except NotOpenError:
            continue


# ---------------------------------------------------------------- reading back


def squeezed(text: str) -> str:
    """The text without white space, which a page lays out anew.

    pdfium itself takes the seven Latin ligatures of Unicode apart.
    """
    apart = re.sub("[\ufb00-\ufb06]", lambda ligature: unicodedata.normalize("NFKC", ligature[0]), text)
    return re.sub(r"\s", "", apart)


def unhyphenated(text: str) -> str:
    """The text as pdfium tells it, which takes a hyphen at the end of a line for one of ours, and drops it."""
    return squeezed(text).replace("-", "").replace("\ufffe", "")


def said(page: Page) -> Iterator[str]:
    """Every text of a page, in the order of reading."""
    yield page.title
    yield from (f"{name}{page.colon}{value}" for name, value in page.head)
    yield page.salutation
    for section in page.sections:
        yield f"{section.number}{section.title}"
        for block in section.blocks:
            yield from said_in(block, page)
    for prose in page.closing:
        yield from said_in(prose, page)
    yield from (f"{role}{page.colon}{name}" for role, name in page.signatures)
    yield f"{page.date_word}{page.colon}{page.date}"


def said_in(block: PageBlock, page: Page) -> Iterator[str]:
    """Every text of a block."""
    match block:
        case PageProse():
            yield block.heading
            yield from (marked(line) for line in block.lines)
        case Bullets():
            yield from (f"●{marked(line)}" for line in block.lines)
        case Picture():
            yield block.caption
            yield from (
                shape.text for shape in in_single_glyphs(block.drawing, CHARACTERS).shapes if isinstance(shape, Label)
            )
            yield from said_in(block.grid, page)
        case Grid():
            yield block.caption
            yield from block.columns
            for row in block.rows:
                yield from row.cells
            yield from block.total


def marked(line: PageLine) -> str:
    """A sentence with its marks."""
    return "".join((line.text, *(f"[{named}]" for _, named in line.marks), f"[{line.mark}]" if line.mark else ""))


def grids(page: Page) -> list[Grid]:
    """Its tables, those beside pictures too."""
    blocks = [block for section in page.sections for block in section.blocks]
    tables = [block.grid if isinstance(block, Picture) else block for block in blocks]
    return [table for table in tables if isinstance(table, Grid)]


def heads(page: Page) -> list[str]:
    """The first rows of its tables, which stand again at the top of a page that a table runs on to."""
    return [squeezed("".join(grid.columns)) for grid in grids(page)]


def of_one_piece(pages: Iterable[str], repeated: Iterable[str]) -> str:
    """The text of all pages without white space, and without the heads that a page repeats."""
    first, *others = map(squeezed, pages)
    return "".join((first, *(without(other, repeated) for other in others)))


def without(text: str, repeated: Iterable[str]) -> str:
    """The text without one of *repeated* at its beginning."""
    return text.removeprefix(max((head for head in repeated if text.startswith(head)), key=len, default=""))


def by_pdfium(content: bytes) -> list[str]:
    """The text of each page as pdfium reads it, running head and foot left out."""
    document = pypdfium2.PdfDocument(content)
    width, height = A4
    return [
        page.get_textpage().get_text_bounded(left=0, right=width, top=height - ABOVE, bottom=BELOW) for page in document
    ]


def by_poppler(content: bytes) -> list[str]:
    """The text of each page as poppler reads it, running head and foot left out."""
    width, height = A4
    area = ["-x", 0, "-y", ABOVE, "-W", width, "-H", height - ABOVE - BELOW]
    command = ["pdftotext", "-raw", *map(str, area), "-", "-"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode().split("\f")[:-1]


Reader: TypeAlias = Callable[[bytes], list[str]]
READERS = [
    pytest.param(by_pdfium, unhyphenated, id="pdfium"),
    pytest.param(by_poppler, squeezed, id="poppler", marks=poppler),
]
Same: TypeAlias = Callable[[str], str]


@pytest.mark.parametrize(("read", "same"), READERS)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_pdf_says_what_the_document_says(seed: CaseFile, locale: str, read: Reader, same: Same) -> None:
    """Every word of every form and notice, once and in the order of reading, by two engines."""
    for document in every_document(seed):
        page = printed(document, locale)

        assert same("".join(said(page))) == same(of_one_piece(read(pdf(document, locale)), heads(page)))


@pytest.mark.parametrize(("read", "same"), READERS)
@settings(max_examples=20)
@given(DRAWN)
@example(RARE)
@example("office ffi ﬁ AV To")
@example("e\u0301 a\u2009b 镕\ufe00")
def test_any_text_reads_back(read: Reader, same: Same, text: str) -> None:
    """Whatever the fonts can draw reads back as what was said: no ligature, no break and no rare character loses it."""
    report = a_report(f"始{text}末")
    page = printed(report, "zh-CN")

    assert same("".join(said(page))) == same(of_one_piece(read(pdf(report)), heads(page)))


@poppler
def test_the_renderer_keeps_the_contract_of_strangers() -> None:
    """What a stranger's renderer must keep, this one keeps for whatever its fonts draw."""
    contracts.check_renderer(in_shipped_fonts(), lambda content: "".join(by_poppler(content)), draws=CHARACTERS)


# ---------------------------------------------------------------- drawing


def grey_by_pdfium(content: bytes) -> tuple[int, bytes]:
    """The first page at two pixels a point: its width in pixels, and a byte of grey for each."""
    bitmap = pypdfium2.PdfDocument(content)[0].render(scale=2, grayscale=True)
    return bitmap.stride, bytes(bitmap.buffer)


def grey_by_poppler(content: bytes) -> tuple[int, bytes]:
    """The same, drawn by poppler."""
    command = ["pdftoppm", "-r", "144", "-gray", "-singlefile", "-"]
    image = subprocess.run(command, input=content, capture_output=True, check=True).stdout
    _, size, _, pixels = image.split(b"\n", 3)
    return int(size.split()[0]), pixels


Painter: TypeAlias = Callable[[bytes], tuple[int, bytes]]
PAINTERS = [pytest.param(grey_by_pdfium, id="pdfium"), pytest.param(grey_by_poppler, id="poppler", marks=poppler)]


def boxes(content: bytes, wanted: str) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """Where on the first page each of the *wanted* characters stands: left, bottom, right, top, in points."""
    text = pypdfium2.PdfDocument(content)[0].get_textpage()
    for at, character in enumerate(text.get_text_range(0, text.count_chars())):
        if character in wanted:
            yield character, text.get_charbox(at)


def ink(grey: tuple[int, bytes], box: tuple[float, float, float, float]) -> int:
    """How many dark pixels lie in a box."""
    stride, pixels = grey
    left, bottom, right, top = box
    rows = range(int((A4[1] - top) * 2), int((A4[1] - bottom) * 2) + 1)
    lines = (pixels[row * stride + int(left * 2) : row * stride + int(right * 2) + 1] for row in rows)
    return sum(pixel < 200 for line in lines for pixel in line)


@pytest.mark.parametrize("paint", PAINTERS)
@pytest.mark.parametrize("text", [RARE, "⟨U+202E⟩\ufffd"], ids=ascii)
def test_every_character_draws_ink(text: str, paint: Painter) -> None:
    """Text that extracts well may still draw nothing; by two engines, each character leaves ink where it stands."""
    content = pdf(a_report(f"{text}{TAIL}"))
    grey = paint(content)
    drawn = list(boxes(content, text))

    assert set(text) == {character for character, _ in drawn}
    assert [] == [character for character, box in drawn if ink(grey, box) < 4]


def test_blank_paper_has_no_ink() -> None:
    """The measure of ink above can find none: in the margin there is none."""
    content = pdf(a_report(RARE))

    assert 0 == ink(grey_by_pdfium(content), (10, 400, 50, 440))
    assert 0 < ink(grey_by_pdfium(content), (100, 400, 500, 800))


def paragraphs(report: ComplaintReport) -> tuple[Block, ...]:
    """Its prose and lists."""
    return tuple(block for part in report.parts for block in part.blocks if isinstance(block, Paragraph | Listing))


@pytest.mark.parametrize("text", [character * 600 for character in "甲0=-。"] + ["a\u00a0" * 300, RARE])
def test_nothing_runs_off_the_page(text: str) -> None:
    """Words of any length stay between the margins, in prose and in the cells of a table."""
    word, heads_ = verbatim(text), tuple(verbatim(str(at)) for at in range(12))
    tables = (Table(word, heads_[:count], ((word,) * count,)) for count in (2, 12))
    report = attrs.evolve(a_report("安"), parts=(Part("t", word, (*paragraphs(a_report(text)), *tables)),))
    content = pdf(report)

    assert Counter(unhyphenated("".join(by_pdfium(content)))) >= Counter(
        unhyphenated("".join(said(printed(report, "zh-CN"))))
    )
    for page in pypdfium2.PdfDocument(content):
        text_page = page.get_textpage()
        characters = text_page.get_text_range(0, text_page.count_chars())
        boxes_ = [text_page.get_charbox(at) for at, character in enumerate(characters) if not character.isspace()]
        assert MARGIN - 1 <= min(left for left, _, _, _ in boxes_)
        assert max(right for _, _, right, _ in boxes_) <= A4[0] - MARGIN + 1


# ---------------------------------------------------------------- fonts


@given(st.text(max_size=30))
@settings(max_examples=30)
@example("𠮷")
@example("👨\u200d👩")
@example("a\u0301\u0323 \ufe0f \U000e0100 \u2004 \u1680")
def test_a_text_is_drawn_whole_or_refused_by_code_point(text: str) -> None:
    """Either every character is drawn, or the error names exactly those that cannot be, and no other."""
    lacking = sorted(set(visible(text)) - CHARACTERS)
    refusal = nullcontext() if not lacking else pytest.raises(MissingGlyphError, match=named(lacking))
    with refusal:
        content = pdf(a_report(f"始{text}末"))

    assert lacking or content.startswith(b"%PDF-1.7")


def named(characters: Iterable[str]) -> str:
    """A pattern of their code points, all of them and in order."""
    return re.escape(f" {', '.join(f'U+{ord(character):04X}' for character in characters)};")


def test_a_refusal_tells_nothing_but_code_points() -> None:
    """A rare character is often a person's name: what stood around it, and how often, is not told."""
    with pytest.raises(MissingGlyphError) as refused:
        pdf(a_report("李𠮷𠀋李𠮷"))

    assert ("𠀋", "𠮷") == refused.value.characters
    assert "U+2000B, U+20BB7" in str(refused.value)
    assert not re.search("[李𠮷𠀋]", str(refused.value))


def test_a_file_that_is_no_font_is_named(tmp_path: Path) -> None:
    """Whoever names the wrong file learns which, before a page is set without it."""
    (tmp_path / "notes.ttf").write_bytes(b"no font")

    for wrong in ("notes.ttf", "absent.otf"):
        with pytest.raises(FontError, match=wrong):
            PdfRenderer((tmp_path / wrong,)).render(a_report("安"), "zh-CN")


def test_two_files_of_one_family_are_not_guessed_between(tmp_path: Path) -> None:
    """A font that typst might take another file for is refused: the same page must be the same bytes."""
    for name in ("a.otf", "b.otf"):
        shutil.copy(shipped.sans_path(), tmp_path / name)

    with pytest.raises(FontError, match="lies beside another file"):
        fonts.of_files((tmp_path / "b.otf",))


def test_without_any_font_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Chinese fonts gets no page of boxes, but the name of what to install."""
    monkeypatch.setitem(sys.modules, "pylopdf_fonts_zh_cn", None)
    monkeypatch.setattr(fonts, "SYSTEM_FAMILIES", (("No Such Serif", "No Such Sans"),))

    with pytest.raises(MissingExtra, match=r"loancomplaint\[fonts-zh\]"):
        PdfRenderer().render(a_report("安"), "zh-CN")


def test_the_machine_s_fonts_are_found_by_family(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, a well-known family of the machine draws the page; of a collection, its Chinese face."""
    monkeypatch.setitem(sys.modules, "pylopdf_fonts_zh_cn", None)
    try:
        typeface = fonts.found()
    except MissingExtra:
        pytest.skip("this machine has no Chinese font")

    assert typeface.families in fonts.SYSTEM_FAMILIES
    assert set(RARE) <= typeface.characters
    assert typeface == fonts.of_files(face.path for face in typeface.faces)
    assert squeezed(RARE) in squeezed("".join(by_pdfium(PdfRenderer().render(a_report(RARE), "zh-CN").content)))


def test_only_the_fonts_that_were_named_draw() -> None:
    """No font of the machine finds its way in: the file embeds those of the extra, and typst's own where it must."""
    calm, odd = embedded(pdf(a_report(RARE))), embedded(pdf(a_report(f"{RARE}\u202e")))

    assert {"NotoSerifSC-Regular", "NotoSansSC-Regular"} == calm
    assert {"NotoSerifSC-Regular", "NotoSansSC-Regular", "DejaVuSansMono"} == odd


def embedded(content: bytes) -> set[str]:
    """The fonts in a file, without the six letters that a subset is marked with."""
    with pikepdf.open(io.BytesIO(content)) as file:
        names = [
            str(item.FontName) for item in file.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item
        ]
    return {re.sub(r"^/[A-Z]{6}\+|-Identity-H$", "", name) for name in names}


def test_the_fonts_of_the_extra_may_be_handed_on() -> None:
    """They are under the SIL Open Font License, which lets a document embed them."""
    about = distribution("pylopdf-fonts-zh-cn")

    assert any("SIL OPEN FONT LICENSE" in (text or "") for text in (about.read_text("licenses/LICENSE"),))
    assert {"Noto Serif SC", "Noto Sans SC"} == set(fonts.found().families)


# ---------------------------------------------------------------- what a file declares


@pytest.fixture(scope="module", params=LOCALES)
def opened(request: pytest.FixtureRequest, seed: CaseFile) -> Iterator[tuple[ComplaintReport, str, pikepdf.Pdf]]:
    """The seed's primary report, its language, and its PDF."""
    assessment = lc.assess(seed)
    route = lc.decide(assessment).primary
    assert route is not None
    report = lc.compose(assessment, route)
    with pikepdf.open(io.BytesIO(pdf(report, request.param))) as file:
        yield report, request.param, file


def test_conformance_is_declared(opened: tuple[ComplaintReport, str, pikepdf.Pdf]) -> None:
    """PDF/A-2b and PDF/UA-1; typst checks both when it writes, and says so in the file."""
    _, _, file = opened
    meta = file.open_metadata(set_pikepdf_as_editor=False)
    declared = {name: meta[f"{name}"] for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")}

    assert {"pdfaid:part": "2", "pdfaid:conformance": "B", "pdfuaid:part": "1"} == declared


def test_metadata_are_the_document_s(opened: tuple[ComplaintReport, str, pikepdf.Pdf]) -> None:
    """Title, language, author and day are what the page itself shows; the clock and the machine are nowhere."""
    report, locale, file = opened
    page = printed(report, locale)

    assert page.title == str(file.docinfo["/Title"])
    assert report.header.author.message(locale) == str(file.docinfo["/Author"])
    assert locale == str(file.Root.Lang)
    assert {"D:20240917000000"} == {str(file.docinfo[key])[:16] for key in ("/CreationDate", "/ModDate")}
    assert {"/Title", "/Author", "/Creator", "/CreationDate", "/ModDate"} == set(file.docinfo.keys())
    assert bool(file.Root.ViewerPreferences.DisplayDocTitle)


def test_bookmarks_are_the_headings(opened: tuple[ComplaintReport, str, pikepdf.Pdf]) -> None:
    """A reader jumps to every part; parts of parts lie below theirs."""
    report, locale, file = opened
    with file.open_outline() as outline:
        marks = [(depth, item.title) for depth, item in walked(outline.root)]

    assert [(s.depth, f"{s.number}{s.title}") for s in printed(report, locale).sections] == marks


def walked(items: Iterable[pikepdf.OutlineItem], depth: int = 1) -> Iterator[tuple[int, pikepdf.OutlineItem]]:
    """Bookmarks with their depth."""
    for item in items:
        yield depth, item
        yield from walked(item.children, depth + 1)


def test_the_structure_is_told_to_a_screen_reader(opened: tuple[ComplaintReport, str, pikepdf.Pdf]) -> None:
    """Headings, lists, tables with heads, and links stand in the structure, so that nothing is only to be seen."""
    report, locale, file = opened
    page = printed(report, locale)
    roles = list(structure(file.Root.StructTreeRoot))
    tables = grids(page)

    assert len(tables) == roles.count("/Table") == roles.count("/THead")
    assert sum(len(table.columns) for table in tables) == roles.count("/TH")
    assert [f"/H{section.depth}" for section in page.sections] == [role for role in roles if role in {"/H1", "/H2"}]
    assert 1 == roles.count("/Title")
    assert sum(len(line.marks) for line in lines(page)) == roles.count("/Link")
    assert bool(file.Root.MarkInfo.Marked)


def lines(page: Page) -> Iterator[PageLine]:
    """Every sentence of a page."""
    blocks = [*(block for section in page.sections for block in section.blocks), *page.closing]
    for block in blocks:
        if isinstance(block, PageProse | Bullets):
            yield from block.lines


def on_pages(file: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Everything that lies on its pages and is not print."""
    for page in file.pages:
        yield from page.obj.get("/Annots", pikepdf.Array())


def structure(element: object) -> Iterator[str]:
    """The role of each element of the structure, in order."""
    if isinstance(element, pikepdf.Array):
        for kid in element:
            yield from structure(kid)
    elif isinstance(element, pikepdf.Dictionary):
        if "/S" in element:
            yield str(element.S)
        yield from structure(element.get("/K"))


def test_marks_lead_to_the_list_of_evidence(opened: tuple[ComplaintReport, str, pikepdf.Pdf]) -> None:
    """Each mark in the text is a link inside the file, to the page on which its exhibit is listed."""
    report, locale, file = opened
    page = printed(report, locale)
    pages = {item.obj.objgen: number for number, item in enumerate(file.pages)}
    links = list(on_pages(file))
    texts = [squeezed(text) for text in by_pdfium(pdf(report, locale))]
    marks = [number for line in lines(page) for number, _ in line.marks]
    listed = {row.exhibit: squeezed("".join(row.cells[:2])) for grid in grids(page) for row in grid.rows}

    assert ["/Link"] * len(marks) == [str(link.Subtype) for link in links]
    for number, link in zip(marks, links, strict=True):
        assert listed[number] in texts[pages[link.Dest[0].objgen]]


# ---------------------------------------------------------------- what a file can do


FORBIDDEN = re.compile(
    r"/(Action|AA|OpenAction|JS|JavaScript|URI|Launch|SubmitForm|ResetForm|ImportData|GoTo|GoToR|GoToE|GoTo3DView|Named|"
    r"Hide|Thread|Trans|SetOCGState|Rendition|RichMedia|EmbeddedFiles?|EF|AF|Filespec|AcroForm|XFA|Movie|Sound|Screen|3D|"
    r"NeedsRendering|Encrypt|PS)"
)


def acts(content: bytes) -> set[str]:
    """What in a file could act or reach out of it: forbidden keys of its objects, and forbidden kinds of object."""
    with pikepdf.open(io.BytesIO(content)) as file:
        found = [name for item in file.objects for name in names(item)]
        kinds = {str(link.Subtype) for link in on_pages(file)}
    return {name for name in found if FORBIDDEN.fullmatch(name)} | (kinds - {"/Link"})


def names(item: object) -> Iterator[str]:
    """The keys of an object and of what stands inside it, and the names that say of what kind it is."""
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        inside = {key: item.get(key) for key in item.keys()}  # noqa: SIM118 - a stream is no mapping
        yield from inside
        yield from (str(inside[key]) for key in ("/S", "/Type", "/Subtype", "/FT") if key in inside)
        yield from (name for value in inside.values() for name in names_if_direct(value))
    elif isinstance(item, pikepdf.Array):
        yield from (name for value in item for name in names_if_direct(value))


def names_if_direct(value: object) -> Iterator[str]:
    """The names of what stands in another object; what is an object of its own is looked at as such."""
    if isinstance(value, pikepdf.Object) and not value.is_indirect:
        yield from names(value)


def test_no_document_can_act(seed: CaseFile) -> None:
    """No action, script, address, form or attached file stands in any of them."""
    for document in every_document(seed):
        assert set() == acts(pdf(document))


def test_what_acts_would_be_found() -> None:
    """The search above finds an action, a script and an attached file where there are some."""
    with pikepdf.open(io.BytesIO(pdf(a_report("安")))) as file:
        file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        file.attachments["x.txt"] = b"x"
        changed = io.BytesIO()
        file.save(changed)

    assert {"/OpenAction", "/JS", "/JavaScript", "/EF", "/Filespec", "/EmbeddedFiles"} <= acts(changed.getvalue())


@settings(max_examples=30)
@given(st.one_of(HOSTILE, st.sampled_from(TYPST)))
def test_no_text_becomes_markup(text: str) -> None:
    """A hostile text is text: the file has the structure of one with a calm text, can do nothing, and reads back."""
    calm, hostile = a_report(f"始{TAIL}"), a_report(f"始{text}{TAIL}")
    try:
        content = pdf(hostile)
    except MissingGlyphError:
        return
    page = printed(hostile, "zh-CN")

    assert set() == acts(content)
    assert roles_of(pdf(calm)) == roles_of(content)
    # Of a row so tall that it runs on to another page, the cells are read in pieces.
    assert Counter(unhyphenated("".join(by_pdfium(content)))) >= Counter(unhyphenated("".join(said(page))))


def roles_of(content: bytes) -> Counter[str]:
    """How often a file holds each thing that markup could make."""
    made = {
        "/Title",
        "/H1",
        "/H2",
        "/H3",
        "/L",
        "/LI",
        "/Table",
        "/THead",
        "/Link",
        "/Figure",
        "/Formula",
        "/Form",
        "/Code",
    }
    with pikepdf.open(io.BytesIO(content)) as file:
        return Counter(role for role in structure(file.Root.StructTreeRoot) if role in made)


def test_the_template_cannot_reach_out() -> None:
    """It takes nothing but its data: it reads no file, takes no package and evaluates no text."""
    code = re.sub(r"(?m)^\s*//.*$", "", TEMPLATE.read_text(encoding="utf-8"))

    assert not re.search(
        r"\b(import|include|eval|read|plugin|csv|yaml|toml|xml|cbor|bibliography|raw|datetime\.today)\b", code
    )
    assert ["bytes(sys.inputs.page)", "bytes(sys.inputs.families)"] == re.findall(r"json\((.*)\)", code)


# ---------------------------------------------------------------- the same everywhere


def test_threads_share_the_fonts(seed: CaseFile) -> None:
    """Documents set at the same time are the same files as one after the other."""
    documents = list(every_document(seed)) * 2
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(pdf, documents))

    assert list(map(pdf, documents)) == together


DIGESTS = """
import hashlib, sys
sys.path[:0] = {tests!r}
import loancomplaint as lc
from test_pdf import SEED_BYTES, every_document, pdf
for document in every_document(lc.loads(SEED_BYTES)):
    for locale in ("zh-CN", "en"):
        print(hashlib.sha256(pdf(document, locale)).hexdigest())
"""
SEED_BYTES = (Path(lc.__file__).parent / "demo" / "case.json").read_bytes()


@pytest.mark.parametrize(
    "there",
    [
        {"TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8", "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "1700000000"},
    ],
    ids=lambda there: there["TZ"],
)
def test_the_same_file_in_any_process(seed: CaseFile, tmp_path: Path, there: dict[str, str]) -> None:
    """Zone, locale, hash seed and the wish for another date change no byte; and nothing is left behind."""
    here = [hashlib.sha256(pdf(d, locale)).hexdigest() for d in every_document(seed) for locale in ("zh-CN", "en")]
    places = {name: str(tmp_path) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    run = subprocess.run(
        [
            sys.executable,
            "-X",
            "utf8",
            "-B",
            "-c",
            DIGESTS.format(tests=[str(Path(__file__).parent), str(Path(__file__).parents[1] / "support")]),
        ],
        env={**os.environ, **places, **there},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert here == run.stdout.split()
    assert [] == list(tmp_path.iterdir())


# ---------------------------------------------------------------- awkward cases


def test_a_text_of_many_long_words_is_set() -> None:
    """However many words must be broken: a file into which somebody pasted a page of code is still a report."""
    words = verbatim(f"{'x' * 50} " * 1000)
    table = Table(Phrase("Content"), (Phrase("Content"), Phrase("Day")), ((words, words),))
    part = Part("a", Phrase("Content"), (Paragraph((Sentence(words),)), table))
    report = attrs.evolve(a_report("安"), parts=(part,))

    assert 150_000 <= "".join(by_pdfium(pdf(report))).count("x")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_long_table_says_its_columns_on_every_page(locale: str) -> None:
    """Sixty rows run over pages, and each begins with the head of the table."""
    columns = tuple(map(verbatim, ("甲乙", "丙丁", "戊己")))
    rows = tuple(tuple(verbatim(f"{row}-{column} {TAIL}") for column in range(3)) for row in range(60))
    report = attrs.evolve(a_report("安"), parts=(Part("t", verbatim("题"), (Table(verbatim("表"), columns, rows),)),))
    first, *others = map(squeezed, by_pdfium(pdf(report, locale)))

    assert "甲乙丙丁戊己" in first
    assert len(others) >= 1
    assert all(other.startswith("甲乙丙丁戊己") for other in others[:1])


def test_the_grade_and_the_number_stand_on_every_page(seed: CaseFile) -> None:
    """A sheet that is parted from the others still says how secret it is, of which file, and which page of how many."""
    report = next(iter(every_document(seed)))
    assert isinstance(report, ComplaintReport)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf(report))]

    assert len(pages) > 1
    for number, text in enumerate(pages, start=1):
        assert squeezed(f"密级：{report.header.secrecy_grade.message()}") in squeezed(text)
        assert f"第{number}页，共{len(pages)}页" in squeezed(text)
        assert report.header.reference in text


def test_marks_without_a_list_lead_nowhere() -> None:
    """A document that marks evidence and lists none is set all the same, with marks that are no links."""
    report = a_report("安")
    unlisted = attrs.evolve(report, parts=report.parts[1:])

    with pikepdf.open(io.BytesIO(pdf(unlisted))) as file:
        assert not list(on_pages(file))
    assert "[证据1]" in squeezed("".join(by_pdfium(pdf(unlisted))))


def test_two_lists_of_evidence_do_not_clash() -> None:
    """Where an exhibit is listed twice, marks lead to the first."""
    report = a_report("安")
    twice = attrs.evolve(report, parts=(*report.parts, *report.parts))

    with pikepdf.open(io.BytesIO(pdf(twice))) as file:
        assert all(
            link.Dest[0].objgen == file.pages[0].obj.objgen for page in file.pages for link in page.get("/Annots", [])
        )


@given(
    st.integers(1, 30).flatmap(
        lambda count: st.lists(st.lists(st.text(max_size=30), min_size=count, max_size=count), min_size=1, max_size=4)
    )
)
def test_columns_share_the_page(rows: list[list[str]]) -> None:
    """Every column of any table gets some of the page, and a word may always be broken before it is too wide."""
    head, *others = (tuple(map(verbatim, row)) for row in rows)
    report = attrs.evolve(
        a_report("安"), parts=(Part("t", Phrase("Date"), (Table(Phrase("Date"), head, tuple(others)),)),)
    )
    (grid,) = (block for section in printed(report, "en").sections for block in section.blocks)
    assert isinstance(grid, Grid)
    fit = fitted(grid)

    assert len(head) == len(fit.widths)
    assert all(width > 0 for width in fit.widths)
    assert 1 <= fit.longest


@pytest.mark.parametrize("locale", LOCALES)
def test_no_figure_is_broken(seed: CaseFile, locale: str) -> None:
    """An amount or a number of days stands on one line; only its currency may stand above it."""
    for _, report in every_report(seed):
        for grid in grids(printed(report, locale)):
            widths = fitted(grid).widths
            for row in grid.rows:
                assert all(
                    half_widths(max(cell.split(), key=len)) < width
                    for cell, width in zip(row.cells, widths, strict=True)
                    if cell in grid.figures
                )


def test_figures_stand_whole_where_long_names_do_not() -> None:
    """Eight columns in millions and a long contract number: the number is broken, and no amount is."""
    sums = [f"{million},361,500.00元" for million in range(21, 26)]
    row = tuple(map(verbatim, ("GDZC-2021-0031-LONG-NAME", *sums, "445", "损失类（仅按逾期天数）")))
    table = Table(verbatim("表"), tuple(map(verbatim, "甲乙丙丁戊己庚辛")), (row,))
    report = attrs.evolve(a_report("安"), parts=(Part("t", verbatim("题"), (table,)),))
    (grid,) = grids(printed(report, "zh-CN"))
    fit = fitted(grid)

    assert fit.is_crowded
    assert all(half_widths(sum_) < width for sum_, width in zip(sums, fit.widths[1:], strict=False))


def test_typst_itself_checks_what_is_declared() -> None:
    """A page that breaks a promise is no file: typst refuses one without a title, which PDF/UA demands."""
    with pytest.raises(typst.TypstError, match="title"):
        typst.compile(b"text", pdf_standards=["a-2b", "ua-1"])
