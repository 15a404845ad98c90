"""``loancomplaint run``, the main job, and ``loancomplaint demo``, the same on the case that ships inside."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import click

from loancomplaint.cli import as_json, folder, index
from loancomplaint.cli.options import (
    CASE,
    OUT,
    Options,
    arranging,
    common,
    deciding,
    naming,
    on_paper,
    renderers,
    tell,
    tell_json,
)
from loancomplaint.cli.papers import Papers, papers
from loancomplaint.cli.reading import Reading, read
from loancomplaint.cli.text import Speaker, columns
from loancomplaint.renderers import Renderer
from loancomplaint.words import label

formats = click.option(
    "--to",
    multiple=True,
    default=("html",),
    show_default=True,
    metavar="FORMAT",
    help="txt, md, html, json, docx or pdf; may be given several times.",
)


@click.command()
@click.argument("case", type=CASE)
@click.option("--out", type=OUT, required=True, help="The folder to write: new, empty, or of an earlier run.")
@formats
@on_paper
@common
@deciding
@arranging
def run(*, case: Path, out: Path, to: tuple[str, ...], letterhead: Path | None, options: Options) -> int:
    """Write every report that CASE opens, the customer's letter, and an index page to open first.

    Sealed reports go to the folder sealed, and nothing else speaks of them.
    Exit status 1 where no route is open, or a report could not be written; the index says why.
    """
    return _run(case, out, renderers(to, letterhead), options)


@click.command()
@click.option(
    "--out",
    type=OUT,
    default=Path("loancomplaint-demo"),
    show_default=True,
    help="The folder to write: new, empty, or of an earlier run.",
)
@formats
@on_paper
@common
@deciding
@arranging
def demo(*, out: Path, to: tuple[str, ...], letterhead: Path | None, options: Options) -> int:
    """Do the main job on the case that ships inside."""
    with as_file(files("loancomplaint") / "demo") as inside:
        return _run(inside / "case.json", out, renderers(to, letterhead), options)


def _run(case: Path, out: Path, to: tuple[str | Renderer, ...], options: Options) -> int:
    reading = read(case, options)
    written = papers(reading, to)
    page = index.page(reading, written)
    with naming("--out"):
        folder.check(out)
        folder.write(out, written.open_files, index=page, sealed=written.sealed_files, places=written.places)
    if options.as_json:
        tell_json(as_json.written(reading, written, out))
    else:
        tell("\n".join(_told(reading, written, out)))
    for paper in written.refused:
        tell(f"{paper.name}: {paper.refusal}", err=True)
    return 0 if written.reports and not written.refused else 1


def _told(reading: Reading, written: Papers, out: Path) -> Iterator[str]:
    say = Speaker(reading.options.locale)
    yield say(
        "{reference}: written to {out}", reference=reading.discreet(reading.assessment.file.reference), out=str(out)
    )
    rows = [(folder.INDEX, say("open this page first"))]
    for report in written.reports:
        authority = report.route.authority
        rows += [
            (name, say("{authority}, {form}", authority=authority, form=label(report.form_of(name))))
            for name, _ in report.files
        ]
    for letter in written.letters:
        about = say("{form} for {loan}", form=label(letter.form), loan=reading.discreet(letter.loan))
        hold = f" [{say('hold')}]" if written.held else ""
        rows += [(name, about + hold) for name, _ in letter.files]
    yield from columns(rows)
    if not written.reports:
        yield say("No way is open yet; the index says what is missing.")
