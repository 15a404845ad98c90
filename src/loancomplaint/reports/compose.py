"""The only door to a report: from what one reader may know, and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from loancomplaint.assessment import Assessment, View
from loancomplaint.channels import ChannelPolicy, Route
from loancomplaint.documents import (
    Block,
    Entry,
    Figure,
    Listing,
    Paragraph,
    Part,
    Sentence,
    Sheet,
    Signature,
    Signer,
    Standing,
    Table,
    formal,
)
from loancomplaint.errors import NotClearedError, PolicyError
from loancomplaint.facts import CaseFile, Form, RequestKind, Restricted
from loancomplaint.facts.texts import every_text
from loancomplaint.law import Law
from loancomplaint.lexicon import Topic
from loancomplaint.privacy.redaction import Redactor
from loancomplaint.reports.chapters import figures
from loancomplaint.reports.chapters.measures import implicated
from loancomplaint.reports.context import Dossier, leaves_the_bank
from loancomplaint.reports.forms import ROLES, Layout, layout_for
from loancomplaint.reports.offices import called
from loancomplaint.reports.report import ComplaintReport, Header
from loancomplaint.reports.typeset import in_print
from loancomplaint.words import Phrase, phrase, verbatim


def compose(assessment: Assessment, route: Route, *, law: Law, policy: ChannelPolicy) -> ComplaintReport:
    """Write the report for one route's reader.

    A route that is not sealed is written from the open view alone, so that nothing sealed can show in it.
    What the policy does not clear its desk for is not in it: opinions, planned measures, the work of lawyers,
    the names of staff whom the facts implicate, the names and numbers of people, wherever they stand.
    Half-width punctuation among Chinese characters is printed full-width, in prose alone.
    The pleas that a brief expects are those of the law's jurisdiction.

    Args:
        assessment: What the rules made of the case.

        route: Who reads, which form, and which violations it rests on.

        law: The law of the day.

        policy: Whose clearances apply.

    Raises:
        NotClearedError: A text of the case that an uncleared reader would see holds sealed words; the error names
            the paths, never the words.

        PolicyError: The policy would let sealed matter out: to a desk that it does not clear, or on an open route.
    """
    _refuse_to_unseal(route, policy)
    view = assessment.sealed if route.sealed else assessment.open
    if not route.sealed:
        _refuse_sealed_words(view, assessment, law)
    layout = layout_for(route)
    clearance = policy.clearances.of(layout.read_by or route.desk)
    case = in_print(view.case)
    dossier = Dossier(view=view, case=case, route=route, law=law, clearance=clearance)
    report = _written(dossier, layout)
    return Redactor(dossier.case, clearance, policy.clearances.masking).document(report)


def papers_beside(assessment: Assessment, route: Route) -> tuple[Route, ...]:
    """What else is handed in on a route: beside a suit, the application for the preservation that is asked for."""
    view = assessment.open
    asked = (
        request
        for i, request in enumerate(view.case.requests)
        if request.kind is RequestKind.PRESERVE_ASSETS and not view.keeping(request.name_at(i), route.channel)
    )
    wanted = {id_ for request in asked for id_ in request.violations}
    if route.form not in _SUITS or wanted.isdisjoint(route.violations):
        return ()
    return (attrs.evolve(route, form=Form.PRESERVATION_APPLICATION),)


_SUITS = frozenset({Form.STATEMENT_OF_CLAIM, Form.LEGAL_BRIEF})


# ---------------------------------------------------------------- writing


def _written(dossier: Dossier, layout: Layout) -> ComplaintReport:
    parts = _parts(dossier, layout)
    # Which evidence gets a number is known only once it is known what leans on it: where some has none, written anew.
    if (leaning := dossier.leaning(parts)).numbers != dossier.numbers:
        parts = _parts(leaning, layout)
    header = _header(dossier, layout)
    return ComplaintReport(
        header=header,
        parts=parts,
        closing=(*_declared(dossier), Paragraph((Sentence(Phrase(layout.closing)),)), *_submitted(dossier, layout)),
        signatures=tuple(Signature(who, Phrase(ROLES[who]), _signs(header).get(who)) for who in layout.signed_by),
    )


def _parts(dossier: Dossier, layout: Layout) -> tuple[Part, ...]:
    chapters = (chapter for chapter in layout.chapters if dossier.may_read(chapter.restricted))
    parts = (_fit(chapter.written(dossier), dossier) for chapter in chapters)
    return tuple(parts) if layout.is_numbered else tuple(attrs.evolve(part, numbered=False) for part in parts)


def _submitted(dossier: Dossier, layout: Layout) -> Iterator[Paragraph]:
    """The court, at the end of what is filed with it."""
    if not layout.is_marked and layout.addressed_to is not None:
        yield Paragraph((formal("{court}", court=layout.addressed_to(dossier)),))


def _header(dossier: Dossier, layout: Layout) -> Header:
    case, route = dossier.case, dossier.route
    # A referral stays between its author and the desk: whoever reviews the others is not told of it.
    line = (None, None) if route.sealed else (_reviewer(case, dossier.law), _approver(case, dossier.law))
    reviewer, approver = (_unless_implicated(name, dossier) for name in line)
    return Header(
        form=route.form,
        title=phrase(layout.title, customer=case.customer.name),
        reference=case.document_no or case.reference,
        secrecy_grade=_grade(case, route.form, layout, dossier.law),
        date=case.as_of,
        channel=route.channel,
        desk=route.desk,
        addressee=layout.addressed_to(dossier) if layout.addressed_to else called(route.desk, _named(dossier)),
        author=verbatim(case.reporter.name),
        reviewer=reviewer,
        approver=approver,
        through=route.through,
        sealed=route.sealed,
        act_by=route.act_by,
        is_marked=layout.is_marked,
    )


def _named(dossier: Dossier) -> Phrase:
    """The desk by the full name that the file gives it, else by its name on the day."""
    names = dossier.case.addressees
    name = names.of(dossier.route.desk) if names else None
    return verbatim(name) if name else dossier.route.authority


def _grade(case: CaseFile, form: Form, layout: Layout, law: Law) -> Phrase:
    own = case.secrecy_grade
    if own is None or form is Form.AML_REFERRAL or any(mark in own for mark in law.jurisdiction.state_secrets):
        return Phrase(layout.secrecy_grade)
    return verbatim(own)


def _reviewer(case: CaseFile, law: Law) -> str | None:
    person = case.reporter.supervisor
    return person.name if person else _who(case, law, Topic.REVIEWER)


def _approver(case: CaseFile, law: Law) -> str | None:
    person = case.reporter.approver
    return person.name if person else _who(case, law, Topic.APPROVER)


def _who(case: CaseFile, law: Law, office: Topic) -> str | None:
    """Who is on record in such an office, last of all."""
    found = (a.name for a in reversed(case.approvals) if a.role and law.speaks_of(office, a.role))
    return next((name for name in found if name), None)


def _unless_implicated(name: str | None, dossier: Dossier) -> Phrase | None:
    return None if name is None or name in implicated(dossier) else verbatim(name)


def _declared(dossier: Dossier) -> Iterator[Paragraph]:
    declaration = dossier.case.reporter.declaration
    if declaration is None or not declaration.truthful or leaves_the_bank(dossier.route):
        return
    declared = [formal("The author declares that the above is true to the best of the author's knowledge.")]
    if declaration.interests == ():
        declared.append(formal("The author declares no conflict of interest in respect of the customer."))
    yield Paragraph(tuple(declared))


def _signs(header: Header) -> dict[Signer, Phrase | None]:
    return {Signer.AUTHOR: header.author, Signer.REVIEWER: header.reviewer, Signer.APPROVER: header.approver}


# ---------------------------------------------------------------- what fits the reader


def _fit(part: Part, dossier: Dossier) -> Part:
    """The same part without what its reader may not read; one that is left empty says so."""
    fitted = (_left(block, dossier) for block in part.blocks)
    kept = tuple(block for block in fitted if block is not None)
    if part.blocks and not kept:
        kept = (Paragraph((formal("There is nothing to state under this heading."),)),)
    return attrs.evolve(part, blocks=kept, parts=tuple(_fit(below, dossier) for below in part.parts))


def _left(block: Block, dossier: Dossier) -> Block | None:
    if isinstance(block, Paragraph):
        left = tuple(sentence for sentence in block.sentences if _stands(sentence, dossier))
        return attrs.evolve(block, sentences=left) if left else None
    if isinstance(block, Listing):
        left = tuple(sentence for sentence in block.items if _stands(sentence, dossier))
        return Listing(left) if left else None
    if isinstance(block, Sheet):
        return attrs.evolve(block, entries=tuple(_entry(entry, dossier) for entry in block.entries))
    if isinstance(block, Table):
        return block if _stands(block, dossier) else None
    if isinstance(block, Figure) and leaves_the_bank(dossier.route):
        return figures.carried(block) if _stands(block.table, dossier) else None
    return block


def _entry(entry: Entry, dossier: Dossier) -> Entry:
    return attrs.evolve(entry, lines=tuple(line for line in entry.lines if _stands(line, dossier)))


def _stands(said: Sentence | Table, dossier: Dossier) -> bool:
    """Whether *said* is for this reader: nobody outside is told what no evidence carries."""
    if not dossier.clearance.clears(Restricted.INTERNAL_OPINION) and _is_opinion(said):
        return False
    return bool(said.evidence) or said.standing not in figures.NEEDS_EVIDENCE or not leaves_the_bank(dossier.route)


def _is_opinion(said: Sentence | Table) -> bool:
    """Whether *said* is what the author thinks; what follows from evidence the reader may follow too."""
    inferred = said.standing is Standing.INFERENCE and not said.evidence
    return inferred or said.standing is Standing.OPINION


# ---------------------------------------------------------------- what may be read


def _refuse_to_unseal(route: Route, policy: ChannelPolicy) -> None:
    if route.sealed and not policy.clears(route.desk, Restricted.SEALED_MATTER):
        raise PolicyError(f"a sealed route leads to {route.desk.value}, which the policy does not clear for it")
    if route.form is Form.AML_REFERRAL and not route.sealed:
        raise PolicyError("a referral travels on a sealed route only; the row that opens this one is not sealed")


def _refuse_sealed_words(view: View, assessment: Assessment, law: Law) -> None:
    """Raise where a text of the case that this reader may see speaks of sealed matter.

    Paths are those of the file as written, where its author looks for them.
    """
    speaking = law.sealed_texts(view.case)
    if speaking:
        unseen = tuple(_unseen(assessment.file, view.case))
        written = every_text(assessment.file)
        raise NotClearedError(path for path, text in written if text in speaking and not path.startswith(unseen))


def _unseen(written: CaseFile, seen: CaseFile) -> Iterator[str]:
    """Where in the file as written those things stand that this reader is not shown."""
    for kind in ("violations", "evidence", "requests"):
        shown = {item.id for item in getattr(seen, kind)}
        yield from (f"{kind}[{i}]." for i, item in enumerate(getattr(written, kind)) if item.id not in shown)
