"""The statement of claim as the court's form asks it, item by item: from checked facts, or left open.

Elements, order and format are those of the form, read from a public transcription of it; what could not be read there
is called by what it asks. What only the plaintiff can answer is never filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from loancomplaint.documents import Block, Entry, Sentence, Sheet, Standing, formal, holds_own_words
from loancomplaint.facts import Loan, Request
from loancomplaint.law.pleading import YES_OR_NO, Blank, FormItem
from loancomplaint.reports.chapters.claims import others, payers, pleaded, secured
from loancomplaint.reports.chapters.facts_and_evidence import heading
from loancomplaint.reports.chapters.measures import based
from loancomplaint.reports.context import Dossier, agreement, fact
from loancomplaint.words import Param, Phrase, phrase, verbatim

PARTIES: Final = "Particulars of the parties"
CLAIMS: Final = "Relief sought"
COURT: Final = "Agreed jurisdiction and preservation before suit"
FACTS: Final = "Facts and grounds"
MEDIATION: Final = "Willingness as to how the dispute is settled"


def sheet(name: str, entries: Iterable[Entry]) -> Sheet:
    """A table of the form."""
    return Sheet(Phrase(name), tuple(entries))


def parties(dossier: Dossier) -> Iterator[Block]:
    """当事人信息: the plaintiff, its agent, the defendants."""
    yield sheet(PARTIES, (entry(dossier, item) for item in pleaded(dossier).parties))


def before_suit(dossier: Dossier) -> Iterator[Block]:
    """约定管辖和诉前保全: as agreed, and as done."""
    yield sheet(COURT, (entry(dossier, item) for item in pleaded(dossier).before_suit))


def court(dossier: Dossier) -> Phrase:
    """The court by its name, or a line to write it on."""
    (named,) = pleaded(dossier).court.blanks
    return Phrase("____________ court") if named.says is None else phrase("{court}", court=named.says)


# ---------------------------------------------------------------- relief


def claims(dossier: Dossier) -> Iterator[Block]:
    """诉讼请求: items 1 to 8, from what is reckoned and asked."""
    asked = pleaded(dossier)
    yield sheet(
        CLAIMS,
        (
            *(entry(dossier, item) for item in asked.sums),
            Entry(Phrase("3. Early repayment (early maturity) or termination"), tuple(_early(dossier))),
            _rights(dossier),
            entry(dossier, asked.costs),
            Entry(Phrase("6. Costs of the proceedings"), _OF_THE_COURT),
            Entry(Phrase("7. Other claims"), others(dossier) or (formal("None"),)),
            Entry(asked.in_all.name, (*entry(dossier, asked.in_all).lines, *_payers(dossier))),
        ),
    )


def _payers(dossier: Dossier) -> Iterator[Sentence]:
    for loan in dossier.loans:
        if owing := payers(dossier, loan, dossier.sued or dossier.court.whoever):
            text = "The debt under {agreement} {loan} is to be paid by {names}."
            yield formal(text, agreement=agreement(loan), loan=dossier.case.name_of(loan), names=owing)


def _early(dossier: Dossier) -> Iterator[Sentence]:
    asked = pleaded(dossier)
    lines = [line for loan in dossier.loans for line in _called(dossier, loan, whole=asked.asks_whole(loan))]
    yield marked(YES_OR_NO, "Yes" if lines else "No")
    yield from lines


def _called(dossier: Dossier, loan: Loan, *, whole: bool) -> Iterator[Sentence]:
    named: dict[str, Param] = {"agreement": agreement(loan), "loan": dossier.case.name_of(loan)}
    called = loan.acceleration
    if called and called.delivered_on:
        shown = dossier.numbered((called.evidence,) if called.evidence else ())
        text = "The debt under {agreement} {loan} was declared due early; the notice arrived on {day}."
        yield fact(text, shown, **named, day=called.delivered_on)
    elif whole:
        yield formal("That the whole debt under {agreement} {loan} be declared due early.", **named)


def _rights(dossier: Dossier) -> Entry:
    lines, item = secured(dossier), pleaded(dossier).security
    # What is asked is what the measures ask; whether what they leave out is given up, the papers say or nobody.
    picked = "Yes" if lines else "No" if item.blanks[0].picked == "No" else None
    return Entry(item.name, (marked(YES_OR_NO, picked), *lines))


# ---------------------------------------------------------------- facts


def story(dossier: Dossier) -> Iterator[Block]:
    """事实与理由: items 1 to 16 from the file, then the basis, and what else happened in the author's words."""
    grounds = tuple(dict.fromkeys(each for request in dossier.proposed() for each in _split(dossier, request)))
    yield sheet(
        FACTS,
        (
            *(entry(dossier, item) for item in pleaded(dossier).story),
            Entry(
                Phrase("17. Basis of the liability claimed"),
                tuple(_grounds(grounds)),
            ),
            Entry(Phrase("18. Other matters to be told"), tuple(_told(dossier)) or (formal("None"),)),
        ),
    )


def _split(dossier: Dossier, request: Request) -> Iterator[tuple[Phrase, bool]]:
    """What a request leans on, and whether it is a clause of a contract."""
    for reference in request.basis:
        is_clause = dossier.case.clause(reference) is not None
        yield from ((said, is_clause) for said in based(dossier, request, (reference,)))


def _grounds(grounds: tuple[tuple[Phrase, bool], ...]) -> Iterator[Sentence]:
    """By contract and by law: of the two what nobody relies on is left out, both are left open where nobody does."""
    for name, is_clause in (("Agreed in the contract", True), ("Provided by law", False)):
        said = tuple(each for each, agreed in grounds if agreed is is_clause)
        if said:
            yield formal("{name}: {says}", name=Phrase(name), says=said)
        elif not grounds:
            yield formal("{name}:", name=Phrase(name))


def _told(dossier: Dossier) -> Iterator[Sentence]:
    for violation in dossier.narrated:
        if shown := dossier.numbered(violation.cites):
            yield fact("{heading}", shown, heading=heading(dossier, violation))
            yield from dossier.statements(violation)


# ---------------------------------------------------------------- mediation


def mediation(_: Dossier) -> Iterator[Block]:
    """对纠纷解决方式的意愿: the plaintiff answers."""
    yield sheet(
        MEDIATION,
        (
            Entry(Phrase("Whether mediation is understood"), (marked(YES_OR_NO, None),)),
            Entry(Phrase("Whether the advantages of mediation before suit are understood"), (marked(YES_OR_NO, None),)),
            Entry(
                Phrase("Whether mediation before suit is considered"), (marked((*YES_OR_NO, "Not decided yet"), None),)
            ),
        ),
    )


# ---------------------------------------------------------------- blanks


def entry(dossier: Dossier, item: FormItem) -> Entry:
    """One item, with every blank as it is written."""
    return Entry(item.name, tuple(written(dossier, blank) for blank in item.blanks))


def written(dossier: Dossier, blank: Blank) -> Sentence:
    """One blank: its name, and what is written there with the evidence that shows it; or its name alone."""
    shown = dossier.numbered(blank.shown_by)
    # What the report lists no evidence for is written no more than what the file lacks.
    is_held = not blank.is_open and not (blank.shown_by and not shown)
    if blank.options:
        return _chosen(blank, shown, is_held=is_held)
    if not is_held or blank.says is None:
        return formal("{name}:", name=blank.name)
    return _sentence(_FILLED, shown, name=blank.name, says=blank.says)


def _chosen(blank: Blank, shown: tuple[int, ...], *, is_held: bool) -> Sentence:
    options = boxes(blank.options, blank.picked if is_held else None)
    if not is_held or blank.says is None:
        return _sentence(_MARKED, shown if is_held else (), name=blank.name, options=options)
    return _sentence(_MARKED_AND_FILLED, shown, name=blank.name, options=options, says=blank.says)


_FILLED: Final = ("{name}: {says}", "{name}: {shown}", "{name}: {told}")
_MARKED: Final = ("{name}: {options:run}", "{name}: {shown:run}", "{name}: {told:run}")
_MARKED_AND_FILLED: Final = (
    "{name}: {options:run}; {says}",
    "{name}: {options:run}; {shown}",
    "{name}: {options:run}; {told}",
)
"""How a blank is filled by itself, as evidence shows it, and in words of the file's own: one text stands in one way."""


def _sentence(texts: tuple[str, str, str], shown: tuple[int, ...], *, name: Phrase, **held: Param) -> Sentence:
    own, carried, quoted = texts
    if shown:
        return Sentence(phrase(carried, name=name, **_last_as("shown", held)), shown, Standing.FACT)
    said = phrase(own, name=name, **held)
    if holds_own_words(said):
        return Sentence(phrase(quoted, name=name, **_last_as("told", held)), (), Standing.QUOTED)
    return Sentence(said, (), Standing.FORMAL)


def _last_as(last: str, held: Mapping[str, Param]) -> dict[str, Param]:
    """The same values, the last under another name."""
    *first, (_, said) = held.items()
    return {**dict(first), last: said}


def marked(options: tuple[str, ...], picked: str | None) -> Sentence:
    """The words of which one is marked, or none."""
    return formal("{options:run}", options=boxes(options, picked))


def boxes(options: tuple[str, ...], picked: str | None) -> tuple[Phrase, ...]:
    """Each word with its box."""
    return tuple(phrase("■ {word}" if word == picked else "□ {word}", word=Phrase(word)) for word in options)


def plain(text: str) -> Phrase:
    """A remark of the file that is no claim about anybody, where a form takes it as its own."""
    return verbatim(str(text))


_OF_THE_COURT: Final = (
    marked(YES_OR_NO, "Yes"),
    formal("That the defendants bear the costs of the proceedings and of preservation."),
)
