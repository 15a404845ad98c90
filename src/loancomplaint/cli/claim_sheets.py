"""The claim as sheets of a workbook: what is owed, how that was calculated, by whom, secured by what."""

from __future__ import annotations

from collections.abc import Iterator

from loancomplaint.cli.text import Speaker
from loancomplaint.cli.workbook import SheetCell, SheetRows
from loancomplaint.debt import CaseDebt, Claim
from loancomplaint.facts import Allocation
from loancomplaint.law.liability import Liability
from loancomplaint.words import label

_HEADS = ("principal", "interest", "penalty", "compound", "costs", "total", "not_due", "accrued", "asked", "per_day")
_INSTALLMENT = ("principal", "interest", "penalty", "compound", "total")


def sheets(debt: CaseDebt, answers: Liability, say: Speaker) -> dict[str, SheetRows]:
    """Every sheet by its title, each with its head first."""
    return {
        say("Loans"): tuple(_loans(debt, say)),
        say("Installments"): tuple(_installments(debt, say)),
        say("Calculation"): tuple(_calculation(debt, say)),
        say("Payments"): tuple(_payments(debt, say)),
        say("Who answers"): tuple(_defendants(answers, say)),
        say("Securities"): tuple(_security(answers, say)),
    }


def _parts(say: Speaker) -> Iterator[str]:
    """The parts of an installment, by their names."""
    return (say.shown(label(Allocation(part))) for part in _INSTALLMENT[:-1])


def _head(say: Speaker, *titles: str) -> tuple[SheetCell, ...]:
    return tuple(map(say, titles))


def _loans(debt: CaseDebt, say: Speaker) -> Iterator[tuple[SheetCell, ...]]:
    titles = _head(say, "Total", "Principal not due", "Interest accrued", "Asked for", "Each further day")
    yield *_head(say, "Loan", "Calculated to", "Currency"), *_parts(say), say.shown(label(Allocation.COSTS)), *titles
    for owed in debt.claims:
        yield owed.loan, owed.on, owed.total.currency, *(getattr(owed, head) for head in _HEADS)
    if debt.total is not None:
        yield say("Total"), debt.on, debt.total.currency, *(None,) * 5, debt.total, None, None, debt.asked


def _installments(debt: CaseDebt, say: Speaker) -> Iterator[tuple[SheetCell, ...]]:
    titles = _head(say, "Loan", "From installment", "Through installment", "Due on", "Fell due")
    yield *titles, *_parts(say), say("Total")
    for owed in debt.claims:
        for line in owed.by_installment:
            sums = (getattr(line, head) for head in _INSTALLMENT)
            yield owed.loan, line.number, line.through, line.due_on, line.fell_due, *sums


def _calculation(debt: CaseDebt, say: Speaker) -> Iterator[tuple[SheetCell, ...]]:
    titles = ("Base", "Annual rate", "From", "Until", "Days", "Day count", "Amount")
    yield _head(say, "Loan", "Installment", "Type", *titles)
    for owed in debt.claims:
        for line in owed.segments:
            kind, count = say.shown(label(line.kind)), say.shown(label(line.day_count))
            run = (line.base, str(line.rate), line.from_, line.to, line.days, count, line.amount)
            yield owed.loan, line.installment, kind, *run


def _payments(debt: CaseDebt, say: Speaker) -> Iterator[tuple[SheetCell, ...]]:
    yield _head(say, "Loan", "Day received", "Installment", "Applied to", "Amount")
    for owed in debt.claims:
        yield from (tuple(_met(owed, n, say)) for n in range(len(owed.set_off)))


def _met(owed: Claim, number: int, say: Speaker) -> Iterator[SheetCell]:
    met = owed.set_off[number]
    yield from (owed.loan, met.received_on, met.installment or None, say.shown(label(met.against)), met.amount)


def _defendants(answers: Liability, say: Speaker) -> Iterator[tuple[SheetCell, ...]]:
    yield _head(say, "Party", "Role", "Up to", "Loans", "Not sued, because")
    for each in answers.defendants:
        yield each.party, say.shown(label(each.role)), each.up_to, ", ".join(each.loans), None
    for left in answers.unsued:
        yield left.party, None, None, None, say.shown(left.because)


def _security(answers: Liability, say: Speaker) -> Iterator[tuple[SheetCell, ...]]:
    yield _head(say, "Securities", "Provider", "Type", "Paid first", "Up to", "Not paid first, because")
    for right in answers.security:
        security = right.given.security
        kind = say.shown(label(security.kind)) if security.kind else None
        why_not = say.shown(right.why_not) if right.why_not else None
        first = say("yes") if right.priority else say("no")
        yield security.id or security.contract_no, right.provider, kind, first, right.up_to, why_not
