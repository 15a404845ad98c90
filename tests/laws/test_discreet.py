"""No number or name of a person stands in a repr or in the message of an error: what a log holds, anybody may read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from hostile import documents, filled, text_fields, whole

import loancomplaint as lc
from loancomplaint.debt import debts
from loancomplaint.documents import fields_of
from loancomplaint.errors import LoanComplaintError
from loancomplaint.facts import Allocation, CaseFile, Channel, Desk
from loancomplaint.words import Phrase

IDENTITY = "310101199001011234"
ACCOUNTS = ("6222021234567890", "6222021234567890123")
NUMBERS = (IDENTITY, *ACCOUNTS)


def made(case: CaseFile) -> Iterator[object]:
    """What the flow makes of a case, and every error that it raises on the way."""
    assessment = lc.assess(case)
    decision = lc.decide(assessment)
    yield from (case, assessment, decision)
    for _, document in documents(case):
        yield document
        if isinstance(document, lc.ComplaintReport):
            yield lc.follow(document)
            yield lc.render(document, "txt")
    for judgement in assessment.judgements:
        yield assessment.missing(judgement.violation, Channel.LEGAL)
        yield assessment.defences(judgement.violation)
    yield lc.nearest(assessment, Desk.COURT)
    for name in (None, *map(case.name_of, case.loans)):
        yield from tried(partial(lc.terms, case, name))
    yield debts(case, order=tuple(Allocation)).claims
    yield assessment.liability()


def tried(make: Callable[[], object]) -> Iterator[object]:
    """What is made, or the error that says why not."""
    try:
        yield make()
    except LoanComplaintError as refused:
        yield refused


def pieces(value: object) -> Iterator[object]:
    """A value, and everything that it is made of."""
    yield value
    for piece in value if isinstance(value, tuple) else (getattr(value, name) for name in fields_of(value)):
        yield from pieces(piece)


def logged(value: object) -> str:
    """What a log may hold of a value; a phrase says on purpose what it says, and text is text."""
    return repr(value) if isinstance(value, Phrase) else f"{value!r}{value}"


@pytest.mark.parametrize("number", NUMBERS)
def test_no_part_of_a_value_logs_a_number(number: str) -> None:
    """An identity or account number typed into every text shows its end at most, in whatever is made of the case."""
    case = filled(whole(), dict.fromkeys(text_fields(), number))
    for value in made(case):
        for piece in pieces(value):
            if fields_of(piece) or isinstance(piece, LoanComplaintError):
                assert number not in logged(piece), type(piece).__name__
