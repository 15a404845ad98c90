"""The report to risk management as PDF, beside a typst script written by hand for the same page in the same fonts.

By hand means one short script that is given the texts, tables and pictures of the report as they are to be printed,
and held to the same standards, PDF/A-2b and PDF/UA-1. It prints the same words; it looks up no character beforehand,
repeats nothing on later pages, fits no column to what stands in it, keeps no row whole, and links no mark to its
evidence. Neither is timed while it reads fonts, which each process does once.
No report is printed twice, for typst remembers what it has set: each is that of another day.

Then three hundred reports in a row, and the memory of the process before and after.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import attrs
import pypdfium2  # type: ignore[import-untyped]  # ships no types
import typst
from measure import race

import loancomplaint as lc
from loancomplaint.renderers.page import Bullets, Grid, Page, PageBlock, PageProse, Picture, printed
from loancomplaint.renderers.pdf import fonts
from loancomplaint.renderers.pdf.paper import STANDARDS
from loancomplaint.renderers.pictures.svg import svg
from loancomplaint.reports import ComplaintReport

SEED = lc.loads((files("loancomplaint") / "demo" / "case.json").read_bytes())
ROUNDS, IN_A_ROW = 15, 300
TYPEFACE = fonts.found()

BY_HAND: Final = """#let page-data = json(bytes(sys.inputs.page))
#set document(title: page-data.title, date: datetime(year: 2026, month: 11, day: 23))
#set text(font: page-data.families, size: 11.5pt, lang: "zh", region: "CN")
#set page(paper: "a4", margin: (x: 22mm, y: 26mm), numbering: "1")
#set par(first-line-indent: (amount: 2em, all: true), justify: true)
#let grid-of(it) = figure(caption: it.caption, kind: table, supplement: none, numbering: none,
  { set text(size: 9pt)
    set par(first-line-indent: 0pt)
    table(columns: it.columns.len(), table.header(..it.columns), ..it.rows.flatten()) })
#show figure: set block(breakable: true)
#title()
#for line in page-data.head { par(line) }
#for section in page-data.sections {
  heading(level: section.depth, section.title)
  for it in section.blocks {
    if it.kind == "text" { for line in it.lines { par(line) } }
    if it.kind == "picture" {
      figure(caption: it.caption, supplement: none, numbering: none,
        image(bytes(it.svg), format: "svg", alt: it.alt, width: 100%))
    }
    if it.kind != "text" { grid-of(it) }
  }
}
#for line in page-data.closing { par(line) }
"""


def report(days: int) -> ComplaintReport:
    """The report of so many days after the file's own."""
    case = attrs.evolve(SEED, as_of=SEED.as_of + dt.timedelta(days))
    assessment = lc.assess(case)
    route = lc.decide(assessment).primary
    if route is None:
        raise SystemExit("the seed case has a primary route")
    return lc.compose(assessment, route)


def data(page: Page) -> str:
    """What the script written by hand is given."""
    sections = [
        {"title": f"{s.number}{s.title}", "depth": s.depth, "blocks": [_block(block) for block in s.blocks]}
        for s in page.sections
    ]
    closing = [line for prose in page.closing for line in _lines(prose)]
    signatures = [f"{role}{page.colon}{name}" for role, name in page.signatures]
    head = [page.colon.join(line) for line in page.head]
    date = f"{page.date_word}{page.colon}{page.date}"
    return json.dumps(
        {
            "title": page.title,
            "families": TYPEFACE.families,
            "head": head,
            "sections": sections,
            "closing": [*closing, *signatures, date],
        }
    )


def _block(block: PageBlock) -> dict[str, Any]:
    match block:
        case Grid():
            return _grid(block)
        case Picture():
            drawn = svg(block.drawing, id=block.id, title=block.caption, desc=block.alt, fonts=TYPEFACE.families)
            return {**_grid(block.grid), "kind": "picture", "svg": str(drawn), "alt": block.alt}
        case PageProse() | Bullets():
            return {"kind": "text", "lines": _lines(block)}


def _grid(grid: Grid) -> dict[str, Any]:
    rows = [row.cells for row in grid.rows] + ([grid.total] if grid.total else [])
    return {"kind": "grid", "caption": grid.caption, "columns": grid.columns, "rows": rows}


def _lines(block: PageProse | Bullets) -> list[str]:
    heading = [block.heading] if isinstance(block, PageProse) and block.heading else []
    return [*heading, *(line.text + "".join(f"[{named}]" for _, named in line.marks) for line in block.lines)]


def _pages(content: bytes) -> int:
    return len(pypdfium2.PdfDocument(content))


def _resident() -> float:
    """The memory of this process in MB, where the system tells."""
    status = Path("/proc/self/status")
    told = status.read_text(encoding="ascii") if status.exists() else ""
    return next((int(line.split()[1]) / 1024 for line in told.splitlines() if line.startswith("VmRSS")), 0.0)


def main() -> None:
    """Race the two, then print three hundred."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "report.typ"
        script.write_text(BY_HAND, encoding="utf-8")

        def by_hand(page: str) -> bytes:
            return typst.compile(
                str(script),
                root=folder,
                font_paths=TYPEFACE.loaded,
                ignore_system_fonts=True,
                sys_inputs={"page": page},
                pdf_standards=STANDARDS,
            )

        def ours(document: ComplaintReport) -> bytes:
            return lc.render(document, "pdf").content

        documents = [report(days) for days in range(ROUNDS + 2)]
        pages = [data(printed(document, "zh-CN")) for document in documents]
        for name, content in (("by hand", by_hand(pages.pop())), ("ours", ours(documents.pop()))):
            print(f"{name}: {_pages(content)} pages, {len(content):,} bytes")
        race(
            {
                "typst, a script by hand": lambda: by_hand(pages.pop()),
                "loancomplaint, render to pdf": lambda: ours(documents.pop()),
            },
            rounds=ROUNDS,
            loops=1,
        )
        for days in range(ROUNDS, ROUNDS + IN_A_ROW + 1):
            if (days - ROUNDS) % 100 == 0:
                gc.collect()
                print(f"after {days - ROUNDS:>3} reports {_resident():8.1f} MB resident")
            ours(report(days))


if __name__ == "__main__":
    main()
