"""The page that a person opens first: what to hand in, what must wait, what is missing.

An open file: it is made from the open reading of a case and the open part of a decision alone.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final, TypeAlias

import attrs
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from loancomplaint.assessment import View
from loancomplaint.cli.papers import Papers, RouteReport
from loancomplaint.cli.reading import Reading
from loancomplaint.cli.text import Speaker, named
from loancomplaint.debt import Claim
from loancomplaint.debt.arrears import Delinquency
from loancomplaint.facts import Allocation, CaseFile, Channel
from loancomplaint.rules import Finding
from loancomplaint.words import label, labels


@attrs.frozen
class NextStep:
    """One thing to do next.

    Attributes:
        file: The name of the file it is about, if there is one.
    """

    text: str
    file: str | None = None


_Scope: TypeAlias = tuple[str | None, str | None]
"""The violation or the request that a finding is about, by id; neither: the whole file."""


@attrs.frozen
class Group:
    """The findings on one violation, on one request, or on the whole file."""

    title: str
    findings: tuple[Finding, ...]


def page(reading: Reading, papers: Papers) -> bytes:
    """The index page of a run, in the language of its options."""
    assessment, decision = reading.assessment, reading.decision
    say = Speaker(reading.options.locale)
    style = _style()
    html = (
        _environment()
        .get_template("index.html.j2")
        .render(
            say=say,
            label=label,
            labels=labels,
            named=lambda ids: named(map(reading.discreet, ids)),
            discreet=reading.discreet,
            place=reading.place,
            style=Markup(style),  # noqa: S704 - our own file, and a browser takes it by its digest only
            style_digest=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            case=assessment.open.case,
            known_at=assessment.known_at,
            on=assessment.on,
            channels=tuple(Channel),
            papers=papers,
            withheld=tuple((way, reading.nearest(way.desk)) for way in decision.open.withheld),
            judged=assessment.open.judged,
            groups=tuple(_groups(assessment.open, say)),
            owed=(owed := tuple(_owed(reading))),
            beside=tuple(part for part in _BESIDE if any(claim and claim.heads[part] for _, claim in owed)),
            steps=tuple(_steps(papers, assessment.open, say)),
            made_with=(
                ("Law", assessment.jurisdiction, assessment.jurisdiction_version),
                ("Rulebook", assessment.rulebook, assessment.rulebook_version),
                ("Policy", decision.policy, decision.policy_version),
            ),
        )
    )
    return html.encode()


_BESIDE: Final = (Allocation.PENALTY, Allocation.COMPOUND, Allocation.COSTS)
"""What may be due beside overdue principal and interest; shown where some loan has it."""


def _owed(reading: Reading) -> Iterator[tuple[Delinquency, Claim | None]]:
    """How far each loan is behind, and all that is due of it."""
    law, case = reading.law, reading.assessment.open.case
    for loan in case.loans:
        behind = law.delinquency(case, loan)
        if behind is not None:
            yield behind, law.debt(case).of(loan)


def _groups(view: View, say: Speaker) -> Iterator[Group]:
    """The open findings by what they are about: violations in the order of the file, requests, the whole file."""
    order = {violation.id: number for number, violation in enumerate(view.case.violations)}
    last = len(order)

    def rank(scope: _Scope) -> tuple[bool, bool, int]:
        violation, request = scope
        return violation is None, request is None, order.get(violation or "", last)

    scopes = dict.fromkeys((found.violation, found.request) for found in view.findings)
    for scope in sorted(scopes, key=rank):
        about = (found for found in view.findings if (found.violation, found.request) == scope)
        yield Group(_title(scope, view.case, say), tuple(about))


def _title(scope: _Scope, case: CaseFile, say: Speaker) -> str:
    violation, request = scope
    if violation is not None:
        known = case.violation(violation)
        return f"{violation} {say.shown(label(known.kind))}" if known else violation
    if request is None:
        return say("The whole file")
    asked = next((each for each in case.requests if each.id == request), None)
    return f"{request} {say.shown(label(asked.kind))}" if asked else say("A request without an id")


def _steps(papers: Papers, view: View, say: Speaker) -> Iterator[NextStep]:
    """What to do next, the most pressing first."""
    if not papers.reports:
        yield NextStep(say("No way is open yet: see below what is missing and what would open one."))
    for report in papers.reports:
        yield _hand_in(report, say)
    for letter in (letter for letter in papers.letters if letter.files):
        yield NextStep(say(_LETTER_WAITS if papers.held else _LETTER_GOES), letter.files[0][0])
    if any(found.blocks for found in view.findings):
        yield NextStep(say("Go through the findings below: supply what can be supplied, then run again."))


_LETTER_WAITS = "Keep the letter until preservation is secured, and a planned report to the police is handed in."
_LETTER_GOES = "Check the letter, have it signed, send it, and keep the proof of delivery."


def _hand_in(report: RouteReport, say: Speaker) -> NextStep:
    route = report.route
    if report.refusal:
        return NextStep(
            say("The report to {authority} could not be written; see why below.", authority=route.authority)
        )
    if not route.through:
        how = "Check the report, sign it and hand it to {authority}."
        return NextStep(say(how, authority=route.authority), report.files[0][0])
    how = "Hand the report to {authority} to {desk}: it leaves the bank only through that desk."
    return NextStep(say(how, authority=route.authority, desk=label(route.through)), report.files[0][0])


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("loancomplaint.cli"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _style() -> str:
    return (files("loancomplaint") / "cli" / "templates" / "index.css").read_text(encoding="utf-8")
