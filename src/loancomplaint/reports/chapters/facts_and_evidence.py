"""What happened, what the customer says to it, what shows it, and what is not verified yet."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Final, assert_never

from loancomplaint.documents import Block, Exhibit, Exhibits, Listing, Paragraph, Sentence, Standing, formal, in_words
from loancomplaint.facts import Evidence, Request, RequestKind, Violation
from loancomplaint.facts.profiles import EVIDENCE_PROFILES, REQUEST_PROFILES, VIOLATION_PROFILES
from loancomplaint.reports.context import Dossier, HeldBack, doubted, fact, leaves_the_bank
from loancomplaint.rules import Contradiction, Drop, Finding, Give, Obtain, Remedy, Reword, Send
from loancomplaint.rules.rulebook import NOT_MET
from loancomplaint.words import Phrase, label, phrase, plural, verbatim

# ---------------------------------------------------------------- facts


def facts(dossier: Dossier) -> Iterator[Block]:
    """事实经过: each violation that the report rests on, in its author's words."""
    for violation in dossier.narrated:
        sentences = dossier.statements(violation)
        told = tuple(map(doubted, sentences)) if dossier.is_warning else sentences
        yield Paragraph((*told, *_lost(dossier, violation)), heading(dossier, violation))
    if dossier.names_staff and dossier.case.implicated_staff:
        yield staff(dossier)


def heading(dossier: Dossier, violation: Violation, *, with_sum: bool = True) -> Phrase:
    """What the violation is, when, and how much is at stake; nobody outside is told more than evidence carries."""
    named = phrase("{fact}: {kind}", fact=dossier.fact_no(violation), kind=label(violation.kind))
    details = _details(violation) if with_sum else _period(violation)
    if details is None:
        return named
    if not dossier.numbered(violation.cites):
        if leaves_the_bank(dossier.route):
            return named
        details = phrase("{details}; no evidence yet", details=details)
    return phrase("{fact} ({details})", fact=named, details=details)


def _details(violation: Violation) -> Phrase | None:
    period = _period(violation)
    if violation.amount is None:
        return period
    stake = phrase("amount {sum}", sum=violation.amount)
    return phrase("{period}, {stake}", period=period, stake=stake) if period else stake


def _period(violation: Violation) -> Phrase | None:
    if violation.began_on is None:
        return None
    # What is handed in is handed in on a day; it does not last until somebody finds out.
    if violation.ended_on == violation.began_on or _is_a_single_act(violation):
        return phrase("on {day}", day=violation.began_on)
    if violation.ended_on is None:
        return phrase("since {day}", day=violation.began_on)
    return phrase("{start} to {end}", start=violation.began_on, end=violation.ended_on)


def _is_a_single_act(violation: Violation) -> bool:
    return VIOLATION_PROFILES[violation.kind].single_act and violation.ended_on is None


def staff(dossier: Dossier) -> Paragraph:
    """The bank's own staff whom the facts implicate; for the one reader who may know them."""
    people = (phrase("{name} ({title})", name=m.name, title=m.role or "—") for m in dossier.case.implicated_staff)
    said = fact("Possibly involved, still to be verified: {people}.", (), people=tuple(people))
    return Paragraph((said,), Phrase("The bank's own staff"))


def _lost(dossier: Dossier, violation: Violation) -> Iterator[Sentence]:
    loss = violation.direct_loss
    if loss and loss.amount is not None:
        said = fact("The direct loss is stated as {sum}.", dossier.numbered(violation.cites), sum=in_words(loss.amount))
        yield doubted(said) if dossier.is_warning else said


def explanations(dossier: Dossier) -> Iterator[Block]:
    """客户解释: what the customer says, in the customer's words."""
    yield Paragraph(tuple(_explained(dossier, violation) for violation in dossier.told))


def _explained(dossier: Dossier, violation: Violation) -> Sentence:
    number = dossier.fact_no(violation)
    if violation.customer_explanation:
        said = phrase("As to {fact}, the customer states: “{words}”", fact=number, words=violation.customer_explanation)
        return Sentence(said, (), Standing.QUOTED)
    if violation.no_explanation_reason:
        why = violation.no_explanation_reason
        return fact("The customer was not asked about {fact}; the author notes: {why}", (), fact=number, why=why)
    return formal("The customer's explanation of {fact} is not yet on record.", fact=number)


# ---------------------------------------------------------------- evidence


def evidence(dossier: Dossier) -> Iterator[Block]:
    """证据清单: every item that the report cites, with the facts that it carries."""
    return _listed(dossier, for_court=False)


def evidence_for_court(dossier: Dossier) -> Iterator[Block]:
    """证据目录: number, name, source, original or copy, pages, what it proves."""
    return _listed(dossier, for_court=True)


def _listed(dossier: Dossier, *, for_court: bool) -> Iterator[Block]:
    if not dossier.evidence:
        yield Paragraph((formal("No evidence is cited yet."),))
        return
    yield Exhibits(counted(len(dossier.evidence)), tuple(exhibits(dossier)), for_court)


def counted(items: int) -> Phrase:
    """How many items of evidence there are."""
    return plural("One item of evidence", "{count} items of evidence", count=items)


def exhibits(dossier: Dossier) -> Iterator[Exhibit]:
    """The evidence of the report, under its own numbers."""
    page: int | None = 1
    for number, item in enumerate(dossier.evidence, start=1):
        yield Exhibit(
            number=number,
            title=verbatim(item.title) if item.title else label(item.kind),
            kind=label(item.kind),
            issuer=verbatim(item.issuer) if item.issuer else None,
            carrier=label(item.carrier) if item.carrier else None,
            proves=tuple(dict.fromkeys(_proved(dossier, item))),
            pages=item.pages,
            first_page=page,
            sha256=item.sha256,
        )
        page = page + item.pages if page and item.pages else None


def _proved(dossier: Dossier, item: Evidence) -> Iterator[Phrase]:
    """For each fact that cites the item, what it proves of it; for a paper that none cites, what such papers prove."""
    told = dossier.telling(item)
    if not told and (proves := EVIDENCE_PROFILES[item.kind].proves):
        yield Phrase(proves)
    for violation in told:
        number, purposes = dossier.fact_no(violation), tuple(dict.fromkeys(_purposes(violation, item)))
        yield phrase("{fact}: {purposes}", fact=number, purposes=purposes) if purposes else number


def _purposes(violation: Violation, item: Evidence) -> Iterator[Phrase]:
    inner = (citation for statement in violation.statements for citation in statement.citations)
    for citation in (*violation.citations, *inner):
        if citation.evidence == item.id and citation.proves:
            proves, pages = verbatim(citation.proves), citation.pages
            yield phrase(_paged(pages), proves=proves, pages=pages) if pages else proves


_NUMBERS: Final = re.compile(r"\d+(\W+\d+)*")


def _paged(pages: str) -> str:
    """How pages are told: by their numbers with the word for them, or as the file tells them itself."""
    if not _NUMBERS.fullmatch(pages):
        return "{proves} ({pages})"
    return "{proves} (page {pages})" if pages.isdecimal() else "{proves} (pages {pages})"


# ---------------------------------------------------------------- not verified yet


def open_points(dossier: Dossier) -> Iterator[Block]:
    """尚待核实: what rides along unverified, what only a person may say, and which measures wait."""
    blocks = [*_unverified(dossier), *_reserved(dossier), *waiting(dossier)]
    yield from blocks or [Paragraph((formal("No point remains open."),))]


def _unverified(dossier: Dossier) -> Iterator[Block]:
    riding = dossier.told if dossier.is_warning else dossier.unverified
    if riding and dossier.open_everywhere:
        yield Paragraph(tuple(map(point, dossier.open_everywhere)), Phrase("The whole file"))
    for violation in riding:
        title = phrase("{fact} (not verified yet)", fact=heading(dossier, violation))
        # A warning has told it already, among the facts.
        told = () if dossier.is_warning else tuple(map(doubted, dossier.statements(violation)))
        sentences = (*told, *map(point, dossier.open_points(violation)))
        if sentences:
            yield Paragraph(sentences, title)


def _reserved(dossier: Dossier) -> Iterator[Block]:
    """What stands for this reader, and still lacks something before it goes further."""
    settled = () if dossier.is_warning else dossier.narrated
    items = [
        formal("{fact}: {point}", fact=dossier.fact_no(violation), point=point(finding).text)
        for violation in settled
        for finding in dossier.reservations(violation)
    ]
    items += [
        formal("{measure}: {point}", measure=measure(held.request), point=point(finding).text)
        for held in dossier.reserved()
        for finding in held.findings
    ]
    if items:
        yield Listing(tuple(items))


def waiting(dossier: Dossier, kinds: Container[RequestKind] = frozenset(RequestKind)) -> Iterator[Block]:
    """The measures of these *kinds* that are not asked for yet, and what keeps each."""
    for held in dossier.held_back():
        if held.request.kind in kinds:
            title = phrase("{measure} (not proposed yet)", measure=measure(held.request))
            yield Paragraph(tuple(_why_it_waits(held)), title)


def measure(request: Request) -> Phrase:
    """What is asked, as a heading names it."""
    return Phrase(REQUEST_PROFILES[request.kind].heading)


def _why_it_waits(held: HeldBack) -> Iterator[Sentence]:
    if not held.findings:
        yield formal("The facts on which it rests are not yet verified.")
    yield from (point(finding) for finding in held.findings)


def point(finding: Finding) -> Sentence:
    """One finding as a reader is told of it: what is open. How its author should write the file is for the author."""
    sentences = (*_found(finding), outstanding(finding.remedy))
    if isinstance(finding, Contradiction):
        return formal("Contradicted by the record: {sentences:run}", sentences=sentences)
    return formal("{sentences:run}", sentences=sentences)


def _found(finding: Finding) -> Iterator[Phrase]:
    """What was found; a rule that is not met is told of a measure, and not of how the author has told a fact."""
    is_rule = finding.says is None or finding.says.text == NOT_MET
    tells = finding.request is not None and not isinstance(finding.remedy, Reword)
    if finding.says is not None and (tells or not is_rule):
        yield finding.says


def outstanding(remedy: Remedy) -> Phrase:
    """What would settle a finding, as something that is open."""
    match remedy:
        case Give():
            return phrase("Still to be stated: {what}.", what=Phrase(remedy.what))
        case Obtain():
            return phrase("Still to be obtained: {what}.", what=Phrase(remedy.what))
        case Send():
            return phrase("Still to be served, with proof of its arrival: {notice}.", notice=label(remedy.notice))
        case Drop():
            return phrase("Still to be settled: {what}.", what=Phrase(remedy.what))
        case Reword():
            return Phrase("The statement of the facts is still to be checked against the evidence.")
    assert_never(remedy)
