"""A workbook of plain sheets (Office Open XML): text, days and amounts, no formulas; the same input, the same bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Final, TypeAlias
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from loancomplaint.text.characters import visible, width
from loancomplaint.values.money import CURRENCIES, Money

Cell: TypeAlias = str | int | Money | dt.date | None
Rows: TypeAlias = Sequence[Sequence[Cell]]

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DAY_ONE: Final = dt.date(1899, 12, 30)
"""Day 0 of a spreadsheet, as it comes out for every day since March 1900."""
_PLAIN, _BOLD, _DAY, _FIRST_AMOUNT = range(4)
"""Styles by their place in the list of `_styles`; those of amounts follow, by how many decimals they have."""
_DECIMALS: Final = sorted(set(CURRENCIES.values()))
_WIDEST: Final = 60


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """Write sheets, each with its first row as its head.

    Args:
        sheets: By title, of at most 31 characters; the rows of one need not be of one length.
    """
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in _parts(sheets):
            # A day of its own, so that two runs write the same bytes.
            archive.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), _HEAD + content, ZIP_DEFLATED)
    return written.getvalue()


def _parts(sheets: Mapping[str, Rows]) -> Iterable[tuple[str, str]]:
    numbers = range(1, len(sheets) + 1)
    yield "[Content_Types].xml", _content_types(numbers)
    yield "_rels/.rels", _relations([("rId1", "officeDocument", "xl/workbook.xml")])
    listed = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{n}" r:id="rId{n}"/>'
        for n, title in zip(numbers, sheets, strict=True)
    )
    yield "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
    related = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    yield "xl/_rels/workbook.xml.rels", _relations([*related, ("rId0", "styles", "styles.xml")])
    yield "xl/styles.xml", _styles()
    for n, rows in zip(numbers, sheets.values(), strict=True):
        yield f"xl/worksheets/sheet{n}.xml", _sheet(rows)


def _content_types(numbers: Iterable[int]) -> str:
    kinds = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    kinds += [(f"/xl/worksheets/sheet{n}.xml", "worksheet") for n in numbers]
    parts = "".join(f'<Override PartName="{name}" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in kinds)
    package = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{package}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _relations(relations: Iterable[tuple[str, str, str]]) -> str:
    listed = "".join(f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for i, kind, to in relations)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _styles() -> str:
    formats = ["yyyy-mm-dd", *(f"#,##0.{'0' * n}" if n else "#,##0" for n in _DECIMALS)]
    numbered = "".join(f'<numFmt numFmtId="{164 + i}" formatCode="{code}"/>' for i, code in enumerate(formats))
    amounts = "".join(f'<xf numFmtId="{164 + i}" xfId="0" applyNumberFormat="1"/>' for i in range(len(formats)))
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(formats)}">{numbered}</numFmts>'
        '<fonts count="2"><font/><font><b/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
        f'<cellXfs count="{2 + len(formats)}"><xf xfId="0"/><xf fontId="1" xfId="0" applyFont="1"/>{amounts}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _sheet(rows: Rows) -> str:
    count = max(map(len, rows), default=0)
    wide = [max((_width(row[n]) for row in rows if n < len(row)), default=0) for n in range(count)]
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{w + 2}" customWidth="1"/>' for n, w in enumerate(wide, start=1)
    )
    body = "".join(
        f'<row r="{r}">{"".join(_cell(c, r, cell) for c, cell in enumerate(row))}</row>'
        for r, row in enumerate(rows, start=1)
    )
    frozen = '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView>'
    cols = f"<cols>{columns}</cols>" if columns else ""
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews>{frozen}</sheetViews>{cols}<sheetData>{body}</sheetData></worksheet>'
    )


def _width(cell: Cell) -> int:
    shown = cell.grouped if isinstance(cell, Money) else "" if cell is None else str(cell)
    return min(width(shown), _WIDEST)


def _cell(column: int, row: int, cell: Cell) -> str:
    at = f"{chr(ord('A') + column)}{row}"
    match cell:
        case None:
            return ""
        case Money():
            style = _FIRST_AMOUNT + _DECIMALS.index(CURRENCIES[cell.currency])
            return f'<c r="{at}" s="{style}"><v>{cell.text}</v></c>'
        case dt.date():
            return f'<c r="{at}" s="{_DAY}"><v>{(cell - _DAY_ONE).days}</v></c>'
        case int():
            return f'<c r="{at}"><v>{cell}</v></c>'
        case _:
            style, text = _BOLD if row == 1 else _PLAIN, escape(visible(cell))
            return f'<c r="{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
