"""The rule catalogue of these pages, written from the rules themselves at every build."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from loancomplaint import jurisdictions
from loancomplaint.jurisdictions.cn.examples import EXAMPLES
from loancomplaint.law import Law
from loancomplaint.rules import Rule
from loancomplaint.rules.standard import STANDARD
from loancomplaint.words import label

AREAS = {
    "GRD": "Is it definite, and is it a ground at all?",
    "EVD": "Is it shown, by evidence that is authentic and lawful?",
    "CND": "Is it fair, and may its readers know it?",
    "PRC": "May it be sent now, or has a clock run out?",
    "REQ": "Does what is asked follow from what is shown?",
}


def write(folder: Path, on: dt.date) -> None:
    """Write ``rules.md`` into *folder*, with the law as it stood *on* the day."""
    law = jurisdictions.load("CN").on(on)
    (folder / "rules.md").write_text("\n".join(_page(law)) + "\n", encoding="utf-8")


def _page(law: Law) -> Iterator[str]:
    yield "# The rules"
    yield ""
    yield f"All {len(STANDARD.rules)} rules of the standard book, with the law of China on {law.on}."
    yield "Each failing case is the seed case with one change."
    yield "`loancomplaint rule CODE` runs it."
    for area, rules in groupby(sorted(STANDARD.rules, key=lambda rule: rule.code), key=lambda rule: rule.area):
        yield ""
        yield f"## {area}: {AREAS[area]}"
        for rule in rules:
            yield from _entry(rule, law)


def _entry(rule: Rule, law: Law) -> Iterator[str]:
    guards = ", ".join(label(channel).message("en") for channel in rule.guards)
    yield ""
    yield f"### {rule.code}"
    yield ""
    yield f"**{rule.title}**"
    yield rule.why
    yield ""
    yield f"- closes: {guards or 'nothing, it informs'}"
    if rule.needs:
        yield f"- says nothing where these are unmet: {', '.join(rule.needs)}"
    for key in rule.cites:
        if basis := law.cite(key):
            since = f"in force from {basis.in_force_from}, {basis.source.confidence}"
            yield f"- law: {basis.title} (`{basis.key}`, {since})"
    yield f"- fails: {EXAMPLES[rule.code].fails.title}"
    yield f"- passes: {EXAMPLES[rule.code].passes.title}"
