"""``loancomplaint render``: one document, for one reader."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from pathlib import Path

import click

import loancomplaint as lc
from loancomplaint import jurisdictions
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
from loancomplaint.cli.reading import Reading, load, read
from loancomplaint.cli.text import Speaker
from loancomplaint.errors import Fault, InputError, NotClearedError, NotOpenError
from loancomplaint.facts import CaseFile, Desk, NoticeForm
from loancomplaint.files import replace
from loancomplaint.renderers import Renderer, Rendering
from loancomplaint.words import Phrase, label, phrase

CUSTOMER = "customer"


@click.command()
@click.argument("case", type=CASE)
@click.option(
    "--for",
    "reader",
    required=True,
    type=click.Choice([*map(str, Desk), CUSTOMER]),
    metavar="DESK|customer",
    help="Who will read it.",
)
@click.option("--to", required=True, metavar="FORMAT", help="txt, md, html, json, docx or pdf.")
@click.option("--out", required=True, type=OUT, help="The file to write.")
@click.option(
    "--notice",
    type=click.Choice([*map(str, NoticeForm)]),
    default=str(NoticeForm.DEMAND_LETTER),
    show_default=True,
    metavar="FORM",
    help="For the customer: which letter.",
)
@click.option("--loan", metavar="NAME", help="For the customer: about which loan, where there are several.")
@click.option(
    "--guarantor", metavar="NUMBER", help="For a demand on a guarantor, where there are several: of whose contract."
)
@click.option(
    "--breach",
    "breaches",
    multiple=True,
    metavar="ID",
    help="For a notice of early maturity: the violation for which the loan is called, where it is not arrears alone.",
)
@on_paper
@common
@deciding
@arranging
def render(
    *,
    case: Path,
    reader: str,
    to: str,
    out: Path,
    notice: str,
    loan: str | None,
    guarantor: str | None,
    breaches: tuple[str, ...],
    letterhead: Path | None,
    options: Options,
) -> int:
    """Write the report of CASE for one desk, or a letter to the customer.

    Exit status 1 where the desk's route is not open, or the contract gives no ground for the letter.
    """
    (renderer,) = renderers([to], letterhead)
    if reader == CUSTOMER:
        file = load(case)
        rendering, sealed = _letter(file, NoticeForm(notice), (loan, guarantor, breaches), renderer, options), False
    else:
        reading = read(case, options)
        file = reading.assessment.file
        rendering, sealed = _report(reading, Desk(reader), renderer)
    with naming("--out"):
        if out.exists() and out.samefile(case):
            raise InputError([Fault("--out", "is the case file itself; give another path")])
        replace(out, rendering.content, owner_only=sealed)
    if options.as_json:
        tell_json({"reference": file.reference, "for": reader, "to": to, "out": str(out)})
    else:
        tell(Speaker(options.locale)("{reference}: written to {out}", reference=file.reference, out=str(out)))
    return 0


def _letter(
    file: CaseFile,
    form: NoticeForm,
    about: tuple[str | None, str | None, tuple[str, ...]],
    to: str | Renderer,
    options: Options,
) -> Rendering:
    """The letter, from the contract and the breaches to be named: no rule is asked and no route, and neither shows."""
    loan, guarantor, breaches = about
    case = file.known_by(options.known_at or file.as_of)
    jurisdiction = jurisdictions.load(options.pack or file.jurisdiction)
    terms = lc.terms(case, loan or _only_loan(case), breaches=breaches, jurisdiction=jurisdiction)
    return lc.render(
        lc.notice(terms, form, guarantor=guarantor), to, locale=options.locale, templates=options.templates
    )


def _report(reading: Reading, desk: Desk, to: str | Renderer) -> tuple[Rendering, bool]:
    """The report for the route to *desk*, and whether it is sealed."""
    route = reading.decision.route_to(desk)
    if route is None:
        raise NotOpenError(_what_would_open(reading, desk))
    try:
        report = lc.compose(reading.assessment, route, jurisdiction=reading.jurisdiction, policy=reading.policy)
    except NotClearedError:
        raise NotClearedError(reading.open_places) from None
    return lc.render(report, to, locale=reading.options.locale, templates=reading.options.templates), route.sealed


def _what_would_open(reading: Reading, desk: Desk) -> str:
    """Why there is no report for *desk*: it is withheld, or no row that leads there applies."""
    say = Speaker(reading.options.locale)
    withheld = reading.decision.open.withheld_from(desk)
    rows = reading.policy.rows
    leading = [_all((row.when.says, *(unmet.says for unmet in row.once))) for row in rows if row.route.desk is desk]
    if not (ways := [_all(withheld.opens_when)] if withheld else leading):
        return say("No row of the policy leads to {desk}.", desk=label(desk))
    either = reduce(lambda a, b: phrase("{a}; or {b}", a=a, b=b), ways)
    return say("The way to {desk} is not open. It opens when: {condition}.", desk=label(desk), condition=either)


def _all(conditions: Iterable[Phrase]) -> Phrase:
    return reduce(lambda a, b: phrase("{a}; and {b}", a=a, b=b), conditions)


def _only_loan(case: CaseFile) -> str:
    loan = case.loan(None)
    if loan is None:
        raise InputError([Fault("--loan", "the file does not hold exactly one loan; name the one the letter is about")])
    return case.name_of(loan)
