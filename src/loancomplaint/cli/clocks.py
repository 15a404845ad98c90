"""``loancomplaint clocks``: every period that runs, until when, why, and what saves the right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import assert_never

import click

from loancomplaint.cli.as_json import Object, basis, present
from loancomplaint.cli.options import CASE, Options, common, tell, tell_json
from loancomplaint.cli.reading import read_open
from loancomplaint.cli.text import Speaker
from loancomplaint.facts import CaseFile
from loancomplaint.law.time_limits import Clock, ClockState
from loancomplaint.law.time_limits import clocks as read_clocks
from loancomplaint.words import Phrase, label, phrase, verbatim


@click.command()
@click.argument("case", type=CASE)
@common
def clocks(*, case: Path, options: Options) -> int:
    """List every period that runs in CASE: until when, why, and what saves the right that it ends.

    What has run out is there too, and what was done in time.
    """
    file, law = read_open(case, options)
    found = sorted(read_clocks(file, law), key=lambda clock: (clock.state is not ClockState.RUNNING, clock.ends_on))
    if options.as_json:
        tell_json({"reference": file.reference, "clocks": [_object(c, file, options.locale) for c in found]})
    else:
        tell("\n".join(_told(found, file, Speaker(options.locale))))
    return 0


def _object(clock: Clock, file: CaseFile, locale: str) -> Object:
    return present(
        {
            "kind": clock.kind.value,
            "loan": clock.loan,
            "party": clock.party,
            "security": clock.security,
            "violation": clock.violation,
            "from": clock.from_ and clock.from_.isoformat(),
            "ends_on": clock.ends_on.isoformat(),
            "days_left": clock.days_left(file.as_of),
            "state": clock.state.value,
            "because": clock.because.message(locale),
            "saved_by": clock.saved_by.message(locale),
            "basis": [basis(article) for article in clock.basis],
        }
    )


def _told(found: list[Clock], file: CaseFile, say: Speaker) -> Iterator[str]:
    yield say("{reference}: periods as of {day}", reference=file.reference, day=file.as_of)
    if not found:
        yield say("No period is known to be running.")
    for clock in found:
        about = tuple(verbatim(part) for part in (clock.violation, clock.loan, clock.security, clock.party) if part)
        yield ""
        yield say(
            "{period}, until {day}: {state}", period=label(clock.kind), day=clock.ends_on, state=_state(clock, file)
        )
        if about:
            yield f"  {say.shown(about)}"
        yield f"  {clock.because.message(say.locale)}"
        yield f"  → {clock.saved_by.message(say.locale)}"
        if clock.basis:
            yield f"  § {say.shown(tuple(verbatim(article.title) for article in clock.basis))}"


def _state(clock: Clock, file: CaseFile) -> Phrase:
    left = clock.days_left(file.as_of)
    match clock.state:
        case ClockState.RUNNING:
            return phrase("{days:days} left", days=left)
        case ClockState.LAPSED:
            return phrase("ended {days:days} ago", days=-left)
        case ClockState.MET:
            return Phrase("met")
    assert_never(clock.state)
