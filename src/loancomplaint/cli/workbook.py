"""A workbook of plain sheets: text, days and amounts, no formulas; the same input, the same bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final, TypeAlias

from loancomplaint.errors import MissingExtra
from loancomplaint.text.characters import visible, width
from loancomplaint.values.money import CURRENCIES, Money

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # ships no types
    from xlsxwriter.format import Format  # type: ignore[import-untyped]  # ships no types

SheetCell: TypeAlias = str | int | Money | dt.date | None
SheetRows: TypeAlias = Sequence[Sequence[SheetCell]]

_MADE_ON: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
"""A day of its own, so that two runs write the same bytes; a workbook knows no time zones."""
_WIDEST: Final = 60
"""In half-width characters: a wider column is cut on the screen."""


def workbook(sheets: Mapping[str, SheetRows]) -> bytes:
    """Write sheets, each with its first row as its head.

    Args:
        sheets: By title, of at most 31 characters; the rows of one need not be of one length.

    Raises:
        MissingExtra: The extra ``excel`` is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ModuleNotFoundError as missing:
        raise MissingExtra("a workbook", "excel") from missing
    written = BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE_ON})
        for title, rows in sheets.items():
            _write(book, title, rows)
    return written.getvalue()


def _write(book: Workbook, title: str, rows: SheetRows) -> None:
    sheet, head, day = book.add_worksheet(title), book.add_format({"bold": True}), _format(book, "yyyy-mm-dd")
    amounts = {n: _format(book, f"#,##0.{'0' * n}" if n else "#,##0") for n in {*CURRENCIES.values()}}
    sheet.freeze_panes(1, 0)
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            match cell:
                case None:
                    pass
                case Money():
                    sheet.write_number(at, column, float(cell.text), amounts[CURRENCIES[cell.currency]])
                case dt.date():
                    sheet.write_datetime(at, column, cell, day)
                case int():
                    sheet.write_number(at, column, cell)
                case _:
                    sheet.write_string(at, column, visible(cell), None if at else head)  # never as a formula
    for column in range(max(map(len, rows), default=0)):
        sheet.set_column(column, column, 2 + max(_width(row[column]) for row in rows if column < len(row)))


def _width(cell: SheetCell) -> int:
    shown = cell.grouped if isinstance(cell, Money) else "" if cell is None else str(cell)
    return min(width(shown), _WIDEST)


def _format(book: Workbook, code: str) -> Format:
    return book.add_format({"num_format": code})
