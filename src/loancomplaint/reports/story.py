"""What happened, what the customer says to it, what shows it, and what is not verified yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loancomplaint.documents import Block, Exhibit, Exhibits, Listing, Paragraph, Sentence, Standing, formal, in_words
from loancomplaint.facts import Evidence, Violation
from loancomplaint.reports.dossier import Dossier, HeldBack, doubted
from loancomplaint.rulebook import Contradiction, Finding
from loancomplaint.words import Phrase, label, phrase, verbatim

# ---------------------------------------------------------------- facts


def facts(dossier: Dossier) -> Iterator[Block]:
    """事实经过: each violation that the report rests on, in its author's words."""
    for violation in dossier.narrated:
        sentences = dossier.statements(violation)
        told = tuple(map(doubted, sentences)) if dossier.is_warning else sentences
        yield Paragraph((*told, *_lost(dossier, violation)), heading(dossier, violation))
    if dossier.names_staff and dossier.case.implicated_staff:
        yield staff(dossier)


def heading(dossier: Dossier, violation: Violation) -> Phrase:
    """What the violation is, when, and how much is at stake."""
    named = phrase("{fact}: {kind}", fact=dossier.fact_no(violation), kind=label(violation.kind))
    details = _details(violation)
    return phrase("{fact} ({details})", fact=named, details=details) if details else named


def _details(violation: Violation) -> Phrase | None:
    period = _period(violation)
    if violation.amount is None:
        return period
    stake = phrase("amount {sum}", sum=violation.amount)
    return phrase("{period}, {stake}", period=period, stake=stake) if period else stake


def _period(violation: Violation) -> Phrase | None:
    if violation.began_on is None:
        return None
    if violation.ended_on is None or violation.ended_on == violation.began_on:
        return phrase("from {day}", day=violation.began_on)
    return phrase("{start} to {end}", start=violation.began_on, end=violation.ended_on)


def staff(dossier: Dossier) -> Paragraph:
    """The bank's own staff whom the facts implicate; for the one reader who may know them."""
    people = (phrase("{name} ({title})", name=m.name, title=m.role or "—") for m in dossier.case.implicated_staff)
    said = formal("Possibly involved, still to be verified: {people}.", people=tuple(people))
    return Paragraph((said,), Phrase("The bank's own staff"))


def _lost(dossier: Dossier, violation: Violation) -> Iterator[Sentence]:
    loss = violation.direct_loss
    if loss and loss.amount is not None:
        evidence = dossier.numbered(violation.cites)
        standing = Standing.FACT if evidence and not dossier.is_warning else Standing.UNPROVEN
        said = phrase("The direct loss stated is {sum}.", sum=in_words(loss.amount))
        yield Sentence(said, evidence, standing)


def explanations(dossier: Dossier) -> Iterator[Block]:
    """客户解释: what the customer says, in the customer's words."""
    yield Paragraph(tuple(_explained(dossier, violation) for violation in dossier.told))


def _explained(dossier: Dossier, violation: Violation) -> Sentence:
    number = dossier.fact_no(violation)
    if violation.customer_explanation:
        said = phrase("On {fact} the customer says: “{words}”", fact=number, words=violation.customer_explanation)
        return Sentence(said, (), Standing.QUOTED)
    if violation.no_explanation_reason:
        why = violation.no_explanation_reason
        return formal("On {fact} the customer was not asked: {why}", fact=number, why=why)
    return formal("On {fact} the customer's explanation is not recorded yet.", fact=number)


# ---------------------------------------------------------------- evidence


def evidence(dossier: Dossier) -> Iterator[Block]:
    """证据清单: every item that the report cites."""
    if not dossier.evidence:
        yield Paragraph((formal("No evidence is cited yet."),))
        return
    yield Exhibits(Phrase("List of evidence"), tuple(exhibits(dossier)))
    yield Paragraph((formal("{count} items of evidence in all.", count=len(dossier.evidence)),))


def exhibits(dossier: Dossier) -> Iterator[Exhibit]:
    """The evidence of the report, under its own numbers."""
    for number, item in enumerate(dossier.evidence, start=1):
        yield Exhibit(
            number=number,
            title=verbatim(item.title) if item.title else label(item.kind),
            kind=label(item.kind),
            issuer=verbatim(item.issuer) if item.issuer else None,
            carrier=label(item.carrier) if item.carrier else None,
            proves=tuple(dict.fromkeys(_proved(dossier.told, item))),
            pages=item.pages,
            sha256=item.sha256,
        )


def _proved(violations: Iterable[Violation], item: Evidence) -> Iterator[Phrase]:
    for violation in violations:
        inner = (citation for statement in violation.statements for citation in statement.citations)
        for citation in (*violation.citations, *inner):
            if citation.evidence == item.id and citation.proves:
                proves = citation.proves
                yield (
                    phrase("{proves} (page {pages})", proves=proves, pages=citation.pages)
                    if citation.pages
                    else verbatim(proves)
                )


# ---------------------------------------------------------------- not verified yet


def open_points(dossier: Dossier) -> Iterator[Block]:
    """尚待核实: what rides along unverified, what only a person may say, and which measures wait."""
    blocks = [*_unverified(dossier), *_reserved(dossier), *waiting(dossier)]
    yield from blocks or [Paragraph((formal("Nothing is open."),))]


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
        formal("{measure}: {point}", measure=label(held.request.kind), point=point(finding).text)
        for held in dossier.reserved()
        for finding in held.findings
    ]
    if items:
        yield Listing(tuple(items))


def waiting(dossier: Dossier) -> Iterator[Block]:
    """The measures that are not asked for yet, and what keeps each."""
    for held in dossier.held_back():
        title = phrase("{measure} (not proposed yet)", measure=label(held.request.kind))
        yield Paragraph(tuple(_why_it_waits(held)), title)


def _why_it_waits(held: HeldBack) -> Iterator[Sentence]:
    if not held.findings:
        yield formal("The facts that it rests on are not verified yet.")
    yield from (point(finding) for finding in held.findings)


def point(finding: Finding) -> Sentence:
    """One finding, and what would do about it."""
    says = finding.says or verbatim("")
    if isinstance(finding, Contradiction):
        return formal("Contradicted: {says} {remedy}", says=says, remedy=finding.remedy.says)
    return formal("{says} {remedy}", says=says, remedy=finding.remedy.says)
