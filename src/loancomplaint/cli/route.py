"""``loancomplaint route``: who gets it, who may later, and what is forbidden, on the author's own screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from loancomplaint.channels import ChannelDecision, Route, ToldBefore, Withheld
from loancomplaint.channels.whatif import WhatIf
from loancomplaint.cli import as_json, text
from loancomplaint.cli.options import CASE, Options, common, deciding, tell, tell_json
from loancomplaint.cli.reading import read
from loancomplaint.cli.text import Speaker
from loancomplaint.facts import Desk
from loancomplaint.words import label, phrase


@click.command()
@click.argument("case", type=CASE)
@common
@deciding
def route(*, case: Path, options: Options) -> int:
    """Say who gets CASE now, what is withheld and what would open it, what is forbidden, and why.

    The author's own screen: it holds sealed matter.
    Exit status 1 where no route is open, sealed ones not counted.
    """
    reading = read(case, options)
    reference, decision = reading.assessment.file.reference, reading.decision
    nearest = {way.desk: reading.nearest(way.desk) for way in decision.withheld}
    if options.as_json:
        tell_json(as_json.decided(decision, reference, options.locale, nearest=nearest))
    else:
        tell("\n".join(_told(decision, reference, Speaker(options.locale), nearest)))
    return 0 if decision.open.routes else 1


def _told(
    decision: ChannelDecision, reference: str, say: Speaker, nearest: Mapping[Desk, tuple[WhatIf, ...]]
) -> Iterator[str]:
    version = {"policy": decision.policy, "version": decision.policy_version}
    yield say("{reference}: decided by the policy {policy}, version {version}", reference=reference, **version)
    routes = tuple(line for way in decision.routes for line in _route(way, say))
    yield from text.section(say("Open now"), routes or (f"  {say('none')}",))
    withheld = (line for way in decision.withheld for line in (*opening(way, say), *_nearest(nearest[way.desk], say)))
    yield from text.section(say("Withheld"), withheld)
    told = (line for way in decision.told_before for line in _told_before(way, say))
    yield from text.section(say("Told before"), told)
    yield from text.section(say("Forbidden"), (f"  {say.shown(each)}" for each in decision.forbidden))
    yield from text.section(
        say("How it was decided"),
        text.columns(
            ("✓" if step.matched else "–", say(step.row), step.why.message(say.locale)) for step in decision.trace
        ),
    )


def _told_before(way: ToldBefore, say: Speaker) -> Iterator[str]:
    yield f"  {say('{authority}, {form}, on {day}', authority=way.authority, form=label(way.form), day=way.on)}"
    if way.answer is None:
        yield f"      {say('not answered for {days} working days', days=way.waited)}"
    else:
        yield f"      {say('answered: {answer}', answer=label(way.answer))}"


def _route(way: Route, say: Speaker) -> Iterator[str]:
    sealed = f" [{say('sealed')}]" if way.sealed else ""
    yield f"  {heading(way, say)}{sealed}"
    yield f"      {way.because.message(say.locale)}"
    yield f"      {rests_on(way, say)}"
    if way.act_by:
        yield f"      {say('act by {day}', day=way.act_by)}"


def _nearest(found: tuple[WhatIf, ...], say: Speaker) -> Iterator[str]:
    for what_if in found:
        yield f"      {say('would open if: {changes}', changes=what_if.condition)}"


def heading(way: Route | Withheld, say: Speaker) -> str:
    """Channel, authority and form, and the desk that must pass it."""
    to = phrase(
        "{channel}: {authority}, {form}", channel=label(way.channel), authority=way.authority, form=label(way.form)
    )
    return say.shown(phrase("{way}, through {desk}", way=to, desk=label(way.through)) if way.through else to)


def rests_on(way: Route, say: Speaker) -> str:
    """Which violations it rests on, and which ride along."""
    shown, open_ = text.named(way.violations), text.named(way.unverified)
    if not open_:
        return say("rests on {violations}", violations=shown)
    return say("rests on {violations}; not yet verified: {unverified}", violations=shown, unverified=open_)


def opening(way: Withheld, say: Speaker) -> Iterator[str]:
    """A withheld way, why it applies, and what would open it."""
    yield f"  {heading(way, say)}"
    yield f"      {way.because.message(say.locale)}"
    for condition in way.opens_when:
        yield f"      {say('opens when: {condition}', condition=condition)}"
