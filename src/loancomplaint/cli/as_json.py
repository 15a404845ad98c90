"""The JSON objects that scripts read: their fields are a promise."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from loancomplaint.assessment import Assessment, Judgement
from loancomplaint.channels import ChannelDecision, Route, Step, ToldBefore, Withheld
from loancomplaint.channels.whatif import WhatIf
from loancomplaint.cli.folder import INDEX
from loancomplaint.cli.papers import Papers
from loancomplaint.cli.reading import Reading
from loancomplaint.debt.arrears import Delinquency
from loancomplaint.facts import Channel, Desk
from loancomplaint.law import Basis
from loancomplaint.rules import Finding
from loancomplaint.values.money import Money

Object: TypeAlias = dict[str, object]
"""A JSON object; what is absent has no key."""


def present(fields: Mapping[str, object]) -> Object:
    """*fields* without those that are None: a key is left out rather than null."""
    return {name: value for name, value in fields.items() if value is not None}


def assessed(assessment: Assessment, locale: str) -> Object:
    """An assessment, whole: the author's own screen."""
    return {
        "reference": assessment.file.reference,
        "on": assessment.on.isoformat(),
        "known_at": assessment.known_at.isoformat(),
        "pack": assessment.jurisdiction,
        "verdicts": [_verdict(judgement) for judgement in assessment.judgements],
        "findings": [finding(found, locale) for found in assessment.findings],
        "delinquency": [_delinquency(behind) for behind in assessment.delinquency],
    }


def decided(
    decision: ChannelDecision, reference: str, locale: str, *, nearest: Mapping[Desk, tuple[WhatIf, ...]]
) -> Object:
    """A decision, whole: the author's own screen; and what would open each way that is withheld."""
    return {
        "reference": reference,
        "policy": {"name": decision.policy, "version": decision.policy_version},
        "routes": [_route(route, locale) for route in decision.routes],
        "withheld": [_withheld(way, nearest[way.desk], locale) for way in decision.withheld],
        **({"told_before": told} if (told := [_told(way, locale) for way in decision.told_before]) else {}),
        "bans": _forbidden(decision),
        "trace": [_step(step, locale) for step in decision.trace],
    }


def written(reading: Reading, papers: Papers, out: Path) -> Object:
    """What a run wrote: the open files alone."""
    primary = reading.decision.primary
    return present(
        {
            "reference": reading.assessment.file.reference,
            "out": str(out),
            "files": [INDEX, *papers.open_files],
            "primary": primary and primary.desk.value,
            "notice_held": papers.held and bool(papers.letters),
        }
    )


def _forbidden(decision: ChannelDecision) -> list[str]:
    """What sealed and open matter forbid, each once: by name, by the desk not to be told, in the bank's own words."""
    lanes = (decision.sealed, decision.open)
    closed = (f"tell_{desk.value}" for lane in lanes for desk in lane.closed)
    own = (ban for lane in lanes for ban in lane.own_bans)
    return list(dict.fromkeys((*(ban.value for ban in decision.bans), *closed, *own)))


def _told(way: ToldBefore, locale: str) -> Object:
    return present(
        {
            "channel": way.channel.value,
            "desk": way.desk.value,
            "authority": way.authority.message(locale),
            "form": way.form.value,
            "on": way.on.isoformat(),
            "answer": way.answer and way.answer.value,
            "waited": way.waited,
        }
    )


def finding(found: Finding, locale: str) -> Object:
    """A gap, contradiction or doubt; the path is that of the file as written."""
    return present(
        {
            "code": found.code,
            "outcome": found.outcome,
            "path": found.path,
            "violation": found.violation,
            "request": found.request,
            "blocks": [channel.value for channel in found.blocks or ()],
            "message": found.message(locale),
            "remedy": found.remedy.message(locale),
            "basis": [basis(cited) for cited in found.basis],
        }
    )


def basis(cited: Basis) -> Object:
    """An article of law, as it stood on the day."""
    return {"key": cited.key, "title": cited.title, "in_force_from": cited.in_force_from.isoformat()}


def article(cited: Basis) -> Object:
    """An article with what it says, and who read it where."""
    source = cited.source
    read = {
        "title": source.title,
        "url": source.url,
        "checked_on": source.checked_on.isoformat(),
        "confidence": source.confidence.value,
    }
    return {**basis(cited), "says": cited.says, "source": read}


def _verdict(judgement: Judgement) -> Object:
    verdicts = {channel.value: judgement[channel].value for channel in Channel}
    return {"violation": judgement.violation, **verdicts, "severity": judgement.severity.value}


def _delinquency(behind: Delinquency) -> Object:
    if behind.days_past_due is None:
        return {"loan": behind.loan}
    return present(
        {
            "loan": behind.loan,
            "days_past_due": behind.days_past_due,
            "overdue_principal": money(behind.overdue_principal),
            "overdue_interest": money(behind.overdue_interest),
            "classification_floor": behind.classification_floor and behind.classification_floor.value,
        }
    )


def money(amount: Money) -> Object:
    """An amount, as every object has it."""
    return {"amount": amount.text, "currency": amount.currency}


def _route(route: Route, locale: str) -> Object:
    return present(
        {
            "channel": route.channel.value,
            "desk": route.desk.value,
            "authority": route.authority.message(locale),
            "form": route.form.value,
            "through": route.through and route.through.value,
            "sealed": route.sealed,
            "violations": list(route.violations),
            "unverified": list(route.unverified) or None,
            "because": route.because.message(locale),
            "row": route.row,
            "act_by": route.act_by and route.act_by.isoformat(),
        }
    )


def _withheld(way: Withheld, nearest: tuple[WhatIf, ...], locale: str) -> Object:
    return {
        "channel": way.channel.value,
        "desk": way.desk.value,
        "authority": way.authority.message(locale),
        "form": way.form.value,
        "because": way.because.message(locale),
        "opens_when": [condition.message(locale) for condition in way.opens_when],
        "nearest": [_what_if(found, locale) for found in nearest],
    }


def _what_if(found: WhatIf, locale: str) -> Object:
    """One set of changes, all of which it takes."""
    changes = [{"kind": change.kind, "says": change.says.message(locale)} for change in found.changes]
    return {"changes": changes, "days": found.days}


def _step(step: Step, locale: str) -> Object:
    return {"row": step.row, "matched": step.matched, "why": step.why.message(locale)}
