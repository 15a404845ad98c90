"""The functions of the face: each fills in the jurisdiction, the rulebook, the policy and the day.

Whoever wants another passes it; the stages below ask for all of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from loancomplaint import assessment as stage
from loancomplaint import channels, jurisdictions, notices, renderers, reports
from loancomplaint.assessment import Assessment
from loancomplaint.assessment.bounded import Bounded
from loancomplaint.channels import ChannelDecision, ChannelPolicy, Filed, Route, whatif
from loancomplaint.channels.whatif import WhatIf
from loancomplaint.errors import UnknownNameError
from loancomplaint.facts import CaseFile, Desk
from loancomplaint.facts.fields import day_on_file
from loancomplaint.files import digest_within
from loancomplaint.law import Jurisdiction, Law
from loancomplaint.notices import ContractTerms, Notice
from loancomplaint.renderers import Renderer, Rendering
from loancomplaint.reports import ComplaintReport
from loancomplaint.rules import Rulebook
from loancomplaint.rules.standard import STANDARD, digests_match
from loancomplaint.values.typed import guarded


@guarded
def assess(
    case: CaseFile,
    *,
    on: dt.date | None = None,
    known_at: dt.date | None = None,
    files: Mapping[str, str | None] | None = None,
    jurisdiction: Jurisdiction | None = None,
    rulebook: Rulebook = STANDARD,
) -> Assessment:
    """Read a case file: is it shown, and for which channel?

    Args:
        case: As written; a poor one has findings, and raises nothing.

        on: Whose law and names apply; the file's own day unless given.

        known_at: What the bank knew by then counts; the file's own day unless given.

        files: SHA-256 by evidence id of the files found, see `digests`; None compares none.

        jurisdiction: Whose law; the one that the file names unless given.

        rulebook: The rules.

    Raises:
        UnknownNameError: No jurisdiction of the name in the file ships, and none was given.

        ValueRefusedError: A day lies outside the years that a case file may speak of.
    """
    on, known_at = day_on_file(on or case.as_of, "on"), day_on_file(known_at or case.as_of, "known_at")
    law = (jurisdiction or jurisdictions.load(case.jurisdiction)).on(on)
    if files is not None:
        rulebook = rulebook.with_rules(digests_match(files))
    return stage.assess(case, law=law, rulebook=rulebook, known_at=known_at)


@guarded
def decide(
    assessment: Assessment,
    *,
    history: Iterable[Filed] = (),
    jurisdiction: Jurisdiction | None = None,
    policy: ChannelPolicy | None = None,
) -> ChannelDecision:
    """Choose the channels: who gets it now, who may later, and what is forbidden.

    Args:
        assessment: Whose day and law apply here too.

        history: What was handed in before, such as `FollowUp.filed` of every follow-up.

        jurisdiction: The one that the assessment was made with unless given; needed for one that was stored, where
            none of its name ships.

        policy: That of the jurisdiction unless given.
    """
    law = _law(assessment, jurisdiction)
    return channels.decide(assessment, law=law, policy=policy or jurisdictions.policy(law), history=history)


@guarded
def nearest(
    assessment: Assessment,
    desk: Desk | str,
    *,
    history: Iterable[Filed] = (),
    jurisdiction: Jurisdiction | None = None,
    policy: ChannelPolicy | None = None,
) -> Bounded[WhatIf]:
    """The nearest changes of fact after which a desk is told; where it is told now, after which it is not.

    Each is proved by making it, and none is advice: see `loancomplaint.channels.whatif.nearest`.

    Args:
        assessment: With the means to read it again: not one that was stored.

        desk: One that open matter may be told to.

        history: What was handed in before.

        jurisdiction: The one that the assessment was made with unless given; needed for one that was stored, where
            none of its name ships.

        policy: That of the jurisdiction unless given.

    Raises:
        UnknownNameError: No desk has that name.

        NotOpenError: The assessment was stored and read back.
    """
    law = _law(assessment, jurisdiction)
    return whatif.nearest(assessment, desk, law=law, policy=policy or jurisdictions.policy(law), history=history)


@guarded
def compose(
    assessment: Assessment,
    route: Route,
    *,
    jurisdiction: Jurisdiction | None = None,
    policy: ChannelPolicy | None = None,
) -> ComplaintReport:
    """Write the report for one route's reader, from what that reader may know.

    Args:
        assessment: What the rules made of the case.

        route: Who reads, which form, and which violations it rests on.

        jurisdiction: The one that the assessment was made with unless given; needed for one that was stored, where
            none of its name ships.

        policy: Whose clearances apply; that of the jurisdiction unless given.

    Raises:
        NotClearedError: A text that the reader would see holds sealed words; the paths are named.
    """
    law = _law(assessment, jurisdiction)
    return reports.compose(assessment, route, law=law, policy=policy or jurisdictions.policy(law))


@guarded
def seen_by(
    assessment: Assessment,
    decision: ChannelDecision,
    reader: Desk | str,
    *,
    jurisdiction: Jurisdiction | None = None,
    policy: ChannelPolicy | None = None,
) -> tuple[Assessment, ChannelDecision]:
    """The assessment and the decision, each as one desk may see it.

    Args:
        assessment: With the means to read it again: not one that was stored.

        decision: Made of it.

        reader: The desk.

        jurisdiction: The one that the assessment was made with unless given.

        policy: Whose clearances apply; that of the jurisdiction unless given.

    Raises:
        UnknownNameError: No desk has that name.

        NotOpenError: The assessment was stored and read back.
    """
    clearances = (policy or jurisdictions.policy(_law(assessment, jurisdiction))).clearances
    redactor = assessment.redactor(reader, clearances)
    return assessment.seen_by(reader, clearances), redactor.document(decision.seen_by(reader, clearances))


@guarded
def terms(
    case: CaseFile,
    loan: str | None = None,
    *,
    breaches: Iterable[str] = (),
    jurisdiction: Jurisdiction | None = None,
) -> ContractTerms:
    """Read from a case file what the customer knows of one loan.

    Args:
        case: Whose day decides what is due; payments recorded later do not count.

        loan: Its note or contract number; a file with a single loan need not name it.

        breaches: The ids of the violations for which a notice of early maturity calls the loan, and which it names;
            arrears alone need not be named.

        jurisdiction: Says which words are sealed; the one that the file names unless given.

    Raises:
        UnknownNameError: No one loan of the file answers to that number, no violation of it to one of the ids, or no
            jurisdiction of its name ships.

        NotOpenError: The loan's amounts are in several currencies, so that nobody can say what is due.

        NotClearedError: A name, a number or an address that a letter would take over holds sealed words, or a breach is
            sealed matter.
    """
    law = (jurisdiction or jurisdictions.load(case.jurisdiction)).on(day_on_file(case.as_of, "as_of"))
    return notices.terms(case, loan, law=law, breaches=breaches)


@guarded
def render(
    document: ComplaintReport | Notice,
    to: str | Renderer,
    *,
    locale: str = "zh-CN",
    templates: str | Path | None = None,
) -> Rendering:
    """Turn a report or a notice into bytes.

    Args:
        document: What `compose` or `notice` made.

        to: The name of a renderer: ``txt``, ``md``, ``html``, ``json``, ``docx`` or ``pdf``, or of one that another
            distribution brings; or a renderer that was made, such as a `renderers.letterhead.Letterhead`.

        locale: ``zh-CN`` or ``en``.

        templates: A bank's folder of templates, to stand before ours; for ``html`` and ``md``.

    Raises:
        UnknownNameError: No such renderer or language, or templates for a format that none arranges.

        MissingExtra: ``docx`` or ``pdf`` needs libraries, or fonts, that are not installed; it names the extra.

        MissingGlyphError: No font at hand draws some characters of a PDF; it names their code points.

        InputError: A template is wrong, or does too much; every fault, with file and line.
    """
    if not isinstance(to, str):
        if templates is not None:
            raise UnknownNameError("templates arrange html and md by name, and no renderer that was made")
        return to.render(document, locale)
    if templates is None:
        return renderers.get(to).render(document, locale)
    from loancomplaint.renderers.bank_templates import with_templates

    return with_templates(to, templates).render(document, locale)


@guarded
def digests(case: CaseFile, folder: str | Path) -> dict[str, str | None]:
    """Calculate the SHA-256 of every evidence file that *case* names and *folder* holds.

    Returns:
        By the id of the evidence; None for a file that cannot be read: it is missing, no regular file, longer than
        `files.MOST_DIGESTED`, or a path or link leads out of the folder.
    """
    return {item.id: digest_within(Path(folder), item.file) for item in case.evidence if item.file is not None}


def _law(assessment: Assessment, jurisdiction: Jurisdiction | None) -> Law:
    """The law to go on with: what was given, else what the assessment was made with, else what ships."""
    if jurisdiction is not None:
        return jurisdiction.on(assessment.on)
    if assessment.made_with is not None:
        return assessment.made_with.law
    return jurisdictions.load(assessment.jurisdiction).on(assessment.on)
