"""``loancomplaint assess``: findings and verdicts, on the author's own screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from loancomplaint.assessment import Assessment
from loancomplaint.cli import as_json, text
from loancomplaint.cli.options import CASE, Options, common, tell, tell_json
from loancomplaint.cli.reading import read
from loancomplaint.cli.text import Speaker
from loancomplaint.debt.arrears import Delinquency
from loancomplaint.facts import Channel
from loancomplaint.words import label, phrase


@click.command()
@click.argument("case", type=CASE)
@common
def assess(*, case: Path, options: Options) -> int:
    """Say what CASE shows: a verdict per violation and channel, every finding, and the arrears.

    The author's own screen: it holds sealed matter.
    Exit status 1 where no violation is sufficient for any channel, sealed ones not counted.
    """
    assessment = read(case, options).assessment
    if options.as_json:
        tell_json(as_json.assessed(assessment, options.locale))
    else:
        tell("\n".join(_told(assessment, Speaker(options.locale))))
    return 0 if any(map(assessment.open.sufficient, Channel)) else 1


def _told(assessment: Assessment, say: Speaker) -> Iterator[str]:
    yield say(
        "{reference}: as of {as_of}, as known on {known_at}, under the law of {on}",
        reference=assessment.file.reference,
        as_of=assessment.file.as_of,
        known_at=assessment.known_at,
        on=assessment.on,
    )
    yield from text.section(say("Verdicts"), _verdicts(assessment, say))
    yield from text.section(say("Arrears"), (f"  {arrears(behind, say)}" for behind in assessment.delinquency))
    yield from text.section(
        say("Findings"), (line for found in assessment.findings for line in text.finding(found, say))
    )


def _verdicts(assessment: Assessment, say: Speaker) -> Iterator[str]:
    channels = [say.shown(label(channel)) for channel in Channel]
    rows = [[say("Violation"), say("Severity"), *channels]]
    kinds = {violation.id: violation.kind for violation in assessment.file.violations}
    for judgement in assessment.judgements:
        name = f"{judgement.violation} {say.shown(label(kinds[judgement.violation]))}"
        words = (judgement.severity, *(judgement[channel] for channel in Channel))
        rows.append([name, *(say.shown(label(word)) for word in words)])
    return text.columns(rows)


def arrears(behind: Delinquency, say: Speaker) -> str:
    """How far a loan is behind, in a sentence."""
    if behind.days_past_due is None:
        return say("{loan}: no schedule on file", loan=behind.loan)
    said = phrase(
        "{loan}: {days:days} past due; overdue principal {principal}, overdue interest {interest}",
        loan=behind.loan,
        days=behind.days_past_due,
        principal=behind.overdue_principal,
        interest=behind.overdue_interest,
    )
    if behind.classification_floor is None:
        return say.shown(said)
    return say("{arrears}; by days alone no better than {tier}", arrears=said, tier=label(behind.classification_floor))
