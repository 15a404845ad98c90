"""What the other side has said and may plead, and how the file stands to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from loancomplaint.assessment.defences import Answer
from loancomplaint.assessment.defences import defences as expected
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
from loancomplaint.law.defences import Reckoning
from loancomplaint.reports.chapters.facts_and_evidence import point
from loancomplaint.reports.chapters.measures import articles
from loancomplaint.reports.context import Dossier
from loancomplaint.rules import Doubt
from loancomplaint.words import Phrase, label, phrase


@attrs.frozen
class _Plea:
    """One plea as counsel reads it: against which facts it may be raised, and the answers to it, which are alike."""

    violations: tuple[Violation, ...]
    answers: tuple[Answer, ...]


def defences(dossier: Dossier) -> Iterator[Block]:
    """抗辩预判: what the other side has said, what it may plead, what answers it, and what is still to be obtained."""
    yield from _listed("The customer has said so far:", _said(dossier))
    yield from _listed("The following points are still to be verified:", _doubted(dossier))
    tables = tuple(_tables(dossier))
    if tables:
        text = "The following may be pleaded; each plea is set beside what is on file and what is still to be obtained."
        yield Paragraph((formal(text),))
        yield from tables
    else:
        yield Paragraph((formal("No defence is known yet."),))


def _listed(lead: str, sentences: Iterator[Sentence]) -> Iterator[Block]:
    if items := tuple(sentences):
        yield Paragraph((formal(lead),))
        yield Listing(items)


def _said(dossier: Dossier) -> Iterator[Sentence]:
    for violation in dossier.narrated:
        if words := violation.customer_explanation:
            told = phrase("{fact}: “{words}”", fact=dossier.fact_no(violation), words=words)
            yield Sentence(told, (), Standing.QUOTED)


def _doubted(dossier: Dossier) -> Iterator[Sentence]:
    for violation in dossier.narrated:
        for finding in dossier.reservations(violation):
            if isinstance(finding, Doubt):
                yield formal("{fact}: {point}", fact=dossier.fact_no(violation), point=point(finding).text)


# ---------------------------------------------------------------- what may be pleaded


def _tables(dossier: Dossier) -> Iterator[Table]:
    """The pleas fact by fact; what may be pleaded alike against several facts is said once, at the end."""
    pleas = _pleas(dossier)
    alone: dict[str, list[_Plea]] = {}
    for plea in pleas:
        if len(plea.violations) == 1:
            alone.setdefault(plea.violations[0].id, []).append(plea)
    for violation in dossier.narrated:
        if own := alone.get(violation.id):
            named = phrase("{fact}: {kind}", fact=dossier.fact_no(violation), kind=label(violation.kind))
            yield _table(dossier, phrase("Defences expected against {fact} (assessment, not fact)", fact=named), own)
    if common := [plea for plea in pleas if len(plea.violations) > 1]:
        caption = Phrase("Defences expected against several facts (assessment, not fact)")
        yield _table(dossier, caption, common, facts=True)


def _pleas(dossier: Dossier) -> list[_Plea]:
    """Every plea once: what may be raised against several facts and stands alike against each is one."""
    alike: dict[Answer, list[tuple[Violation, Answer]]] = {}
    for violation in dossier.narrated:
        for answer in expected(dossier.court.docket, violation.id, dossier.law.jurisdiction.defences):
            alike.setdefault(attrs.evolve(answer, violation="", evidence=()), []).append((violation, answer))
    return [_Plea(tuple(v for v, _ in each), tuple(a for _, a in each)) for each in alike.values()]


def _table(dossier: Dossier, caption: Phrase, pleas: Sequence[_Plea], *, facts: bool = False) -> Table:
    columns = ("What may be pleaded", "What is on file", "Evidence", "Still to be obtained", "Basis")
    evidence = tuple(sorted({number for plea in pleas for number in _numbers(dossier, plea)}))
    return Table(
        caption,
        tuple(map(Phrase, ("Facts", *columns) if facts else columns)),
        tuple((*(_against(dossier, plea) if facts else ()), *_row(dossier, plea)) for plea in pleas),
        evidence=evidence,
        standing=Standing.INFERENCE if evidence else Standing.FORMAL,
    )


def _against(dossier: Dossier, plea: _Plea) -> tuple[Phrase]:
    return (phrase("{each}", each=tuple(map(dossier.fact_no, plea.violations))),)


def _row(dossier: Dossier, plea: _Plea) -> tuple[Phrase, ...]:
    numbers, answer = _numbers(dossier, plea), plea.answers[0]
    return (
        answer.says,
        phrase("{sentences:run}", sentences=_stands(dossier, plea)),
        exhibits_named(numbers) if numbers else NOTHING,
        answer.remedy.says if answer.remedy else NOTHING,
        phrase("{each}", each=articles(map(dossier.law.in_short, answer.basis))) if answer.basis else NOTHING,
    )


def _numbers(dossier: Dossier, plea: _Plea) -> tuple[int, ...]:
    return dossier.numbered(id_ for answer in plea.answers for id_ in answer.evidence)


def _stands(dossier: Dossier, plea: _Plea) -> tuple[Phrase, ...]:
    """How the file stands to a plea, and what the facts say to it; that it is answered they say by themselves."""
    answer, found = plea.answers[0], _found(dossier, plea)
    return found if found and not answer.gap else (answer.standing, *found)


def _found(dossier: Dossier, plea: _Plea) -> tuple[Phrase, ...]:
    """What the facts say to a plea, where evidence carries those facts too."""
    answer = plea.answers[0]
    called = answer.defence.reckoned is Reckoning.GUARANTEE_PERIOD and any(
        item.demanded_on for loan in dossier.loans for item in loan.security
    )
    return () if called or not _numbers(dossier, plea) else answer.found
