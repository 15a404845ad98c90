"""What a case file shows to anybody at a glance: who, what, since when, how much; no statement, nobody's number.

A person's name is masked, and of what may be sealed only stands that there is something, as in every repr.
"""

from __future__ import annotations

from collections.abc import Iterator

from loancomplaint.facts import CaseFile
from loancomplaint.text.cards import Card, Rows
from loancomplaint.values.identifiers import mask_name
from loancomplaint.words import Param, Phrase, label, labels, phrase

_NOTHING = "—"


def card(case: CaseFile) -> Card:
    """The card of *case*, in Chinese."""
    return Card(
        phrase("Case file {reference}", reference=case.reference).message(),
        (
            Rows(_say("About"), tuple(_about(case))),
            Rows(_say("Loans"), tuple(_loans(case)), _words("Contract", "Principal", "Signed on", "Matures on")),
            Rows(
                _say("Violations"),
                tuple(_violations(case)),
                _words("No.", "Type", "Began on", "Amount", "Evidence", "Statement"),
            ),
        ),
    )


def _about(case: CaseFile) -> Iterator[tuple[str, str]]:
    yield _say("Date"), _shown(case.as_of)
    yield _say("Customer"), case.customer.shown
    yield _say("Prepared by"), mask_name(case.reporter.name)
    yield _say("Evidence"), str(len(case.evidence))
    if asked := labels(request.kind for request in case.requests if not request.may_be_sealed):
        yield _say("Requests"), _shown(asked)


def _loans(case: CaseFile) -> Iterator[tuple[str, ...]]:
    for loan in case.loans:
        yield case.name_of(loan), *map(_shown, (loan.principal, loan.signed_on, loan.matures_on))


def _violations(case: CaseFile) -> Iterator[tuple[str, ...]]:
    for violation in case.violations:
        if violation.may_be_sealed:
            yield _NOTHING, _say("sealed"), *(_NOTHING,) * 4
            continue
        written = "Given" if violation.statement or violation.statements else "Missing"
        yield (
            violation.id,
            *map(_shown, (label(violation.kind), violation.began_on, violation.amount)),
            str(len(violation.cites)),
            _say(written),
        )


def _words(*words: str) -> tuple[str, ...]:
    return tuple(map(_say, words))


def _say(word: str) -> str:
    return Phrase(word).message()


def _shown(value: Param | None) -> str:
    return _NOTHING if value is None else phrase("{value}", value=value).message()
