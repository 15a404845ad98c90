"""A bank's paper, made as a bank makes it: in a word processor, with a logo, a line under it and a footer."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

import docx
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

NAVY = (0x12, 0x3A, 0x6B)


def logo(side: int = 64) -> io.BytesIO:
    """A square in the bank's colour, with a lighter one within."""
    light, rim = (0xC9, 0xA2, 0x4B), side // 4
    rows = b"".join(
        b"\0" + b"".join(bytes(light if rim < x < side - rim and rim < y < side - rim else NAVY) for x in range(side))
        for y in range(side)
    )
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    png = b"".join(struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks)
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + png)


def saved(paper: Word) -> bytes:
    """The file."""
    written = io.BytesIO()
    paper.save(written)
    return written.getvalue()


def paper(*texts: str, change: Callable[[Word], object] = lambda _: None) -> bytes:
    """A plain file of *texts*, one a paragraph, changed as it should not be."""
    word = docx.Document()
    for text in texts:
        word.add_paragraph(text)
    change(word)
    return saved(word)


def repacked(content: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    """The file with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts: dict[str, bytes] = {name: package.read(name) for name in package.namelist()}
    change(parts)
    return zipped(parts)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Any parts as a zip."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return written.getvalue()


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """A field in three pieces, as Word writes it."""
    for kind in ("begin", "", "end"):
        run = paragraph.add_run()
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = instruction
        run._element.append(mark)  # noqa: SLF001 - python-docx has no fields


def letterhead() -> bytes:
    """The paper of 示例商业银行."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    above = section.header.paragraphs[0]
    above.add_run().add_picture(logo(), height=Mm(10))
    name = above.add_run("  示例商业银行股份有限公司")
    name.bold, name.font.size, name.font.color.rgb = True, Pt(16), RGBColor(*NAVY)
    section.header.add_paragraph("编号：{{ reference }}{% if secrecy_grade %}　　密级：{{ secrecy_grade }}{% endif %}")
    below = section.footer.paragraphs[0]
    below.alignment = WD_ALIGN_PARAGRAPH.CENTER
    below.add_run("示例市金融街1号　　第 ")
    add_field(below, " PAGE ")
    below.add_run(" 页")
    title = word.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for piece in ("{", "{ ti", "tle }}"):  # as Word does to what was typed and corrected
        title.add_run(piece).font.size = Pt(18)
    word.add_paragraph("{{ body }}")
    word.add_paragraph("本页以下无正文")
    return saved(word)
