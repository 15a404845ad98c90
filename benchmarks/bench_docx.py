"""The report to risk management as a Word document, beside a python-docx script written by hand for the same words.

By hand means one short script that is given the texts and tables of the report as they are to be printed, and writes
them with python-docx's own template: headings, paragraphs, bullets and tables of its styles.
It repeats no head of a table, sets no language and no East Asian font, draws no picture, links no mark to its evidence,
numbers no page, and its bytes change with the hour. It is given what the page says; ours says it first.
"""

from __future__ import annotations

import io
from importlib.resources import files

import docx
from measure import race

import loancomplaint as lc
from loancomplaint import renderers
from loancomplaint.renderers.page import Bullets, Grid, Page, PageBlock, PageProse, Picture, printed
from loancomplaint.reports import ComplaintReport

ROUNDS = 15


def report() -> ComplaintReport:
    """The report of the case that ships."""
    assessment = lc.assess(lc.loads((files("loancomplaint") / "demo" / "case.json").read_bytes()))
    route = lc.decide(assessment).primary
    if route is None:
        raise SystemExit("the seed case has a primary route")
    return lc.compose(assessment, route)


def by_hand(page: Page) -> bytes:
    """The page as a careful afternoon's script writes it."""
    document = docx.Document()
    document.add_heading(page.title, level=0)
    for name, value in page.head:
        document.add_paragraph(f"{name}{page.colon}{value}")
    for section in page.sections:
        document.add_heading(f"{section.number}{section.title}", level=section.depth)
        for block in section.blocks:
            _write(document, block, page)
    for prose in page.closing:
        _write(document, prose, page)
    for role, name in page.signatures:
        document.add_paragraph(f"{role}{page.colon}{name}")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _write(document: docx.document.Document, block: PageBlock, page: Page) -> None:
    match block:
        case PageProse():
            if block.heading:
                document.add_heading(block.heading, level=4)
            document.add_paragraph(page.gap.join(line.text for line in block.lines))
        case Bullets():
            for line in block.lines:
                document.add_paragraph(line.text, style="List Bullet")
        case Grid():
            _table(document, block)
        case Picture():
            _table(document, block.grid)


def _table(document: docx.document.Document, grid: Grid) -> None:
    document.add_paragraph(grid.caption, style="Caption")
    rows = [grid.columns, *(row.cells for row in grid.rows), *((grid.total,) if grid.total else ())]
    table = document.add_table(rows=len(rows), cols=len(grid.columns), style="Table Grid")
    for written, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(written.cells, row, strict=True):
            cell.text = text


def main() -> None:
    """Race the two."""
    made = report()
    page = printed(made, "zh-CN")
    writer = renderers.get("docx")
    race(
        {
            "python-docx by hand, page ready": lambda: by_hand(page),
            "ours, from the report": lambda: writer.render(made, "zh-CN"),
        },
        rounds=ROUNDS,
        loops=1,
    )


if __name__ == "__main__":
    main()
