"""What the other side has said and may plead, and how the file stands to it."""

from __future__ import annotations

from collections.abc import Iterator

from loancomplaint.defences import Answer, Reckoning
from loancomplaint.defences import defences as expected
from loancomplaint.documents import (
    NOTHING,
    Block,
    Listing,
    Paragraph,
    Sentence,
    Standing,
    Table,
    exhibits_named,
    formal,
)
from loancomplaint.facts import Violation
from loancomplaint.reports.dossier import Dossier
from loancomplaint.reports.measures import articles
from loancomplaint.reports.story import heading, point
from loancomplaint.rulebook import Doubt
from loancomplaint.words import Phrase, phrase


def defences(dossier: Dossier) -> Iterator[Block]:
    """抗辩预判: what the other side has said, what it may plead, what answers it, and what is still to be obtained."""
    said = tuple(_said(dossier))
    if said:
        yield Paragraph((formal("The customer has said so far:"),))
        yield Listing(said)
    tables = tuple(_tables(dossier))
    if tables:
        yield Paragraph(
            (
                formal(
                    "The following may be pleaded; each plea is set beside what is on file and what is still "
                    "to be obtained."
                ),
            )
        )
    yield from tables
    if not said and not tables:
        yield Paragraph((formal("No defence is known yet."),))


def _said(dossier: Dossier) -> Iterator[Sentence]:
    for violation in dossier.narrated:
        number = dossier.fact_no(violation)
        if violation.customer_explanation:
            words = violation.customer_explanation
            told = phrase("As to {fact}, the customer states: “{words}”", fact=number, words=words)
            yield Sentence(told, (), Standing.QUOTED)
        for finding in dossier.reservations(violation):
            if isinstance(finding, Doubt):
                yield formal("{fact}: {point}", fact=number, point=point(finding).text)


def _tables(dossier: Dossier) -> Iterator[Table]:
    for violation in dossier.narrated:
        answers = expected(dossier.case, violation.id, dossier.expected, dossier.law)
        if answers:
            yield _table(dossier, violation, answers)


def _table(dossier: Dossier, violation: Violation, answers: tuple[Answer, ...]) -> Table:
    columns = ("What may be pleaded", "What is on file", "Evidence", "Still to be obtained", "Basis")
    evidence = tuple(sorted({n for answer in answers for n in dossier.numbered(answer.evidence)}))
    return Table(
        phrase("Pleas expected to {fact} (assessment, not fact)", fact=heading(dossier, violation)),
        tuple(map(Phrase, columns)),
        tuple(_row(dossier, answer) for answer in answers),
        evidence=evidence,
        standing=Standing.INFERENCE if evidence else Standing.FORMAL,
    )


def _row(dossier: Dossier, answer: Answer) -> tuple[Phrase, ...]:
    numbers = dossier.numbered(answer.evidence)
    stands = (answer.standing, *_found(dossier, answer))
    return (
        answer.says,
        phrase("{sentences}", sentences=_run(stands)),
        exhibits_named(numbers) if numbers else NOTHING,
        answer.remedy.says if answer.remedy else NOTHING,
        phrase("{each}", each=articles(answer.basis)) if answer.basis else NOTHING,
    )


def _found(dossier: Dossier, answer: Answer) -> tuple[Phrase, ...]:
    """What the facts say to a plea, where evidence carries those facts too."""
    called = answer.defence.reckoned is Reckoning.GUARANTEE_PERIOD and any(
        item.demanded_on for loan in dossier.loans for item in loan.security
    )
    return () if called or not dossier.numbered(answer.evidence) else answer.found


def _run(sentences: tuple[Phrase, ...]) -> Phrase:
    """Sentences one after the other."""
    first, *others = sentences
    for other in others:
        first = phrase("{one} {another}", one=first, another=other)
    return first
