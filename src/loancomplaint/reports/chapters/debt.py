"""The debt as a court reads it: reckoned to the day, line by line, with what runs on until payment."""

from __future__ import annotations

from collections.abc import Iterator

from loancomplaint.debt import Claim, InstallmentClaim, Segment, SetOff
from loancomplaint.documents import NOTHING, Block, Listing, Paragraph, Sentence, Table, amount, formal, percent
from loancomplaint.facts import Allocation, Loan, Restricted
from loancomplaint.reports.chapters import figures
from loancomplaint.reports.chapters.background import CONTRACT, LEDGER
from loancomplaint.reports.context import Dossier, fact
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase, label, phrase


def reckoned(dossier: Dossier, loan: Loan) -> Claim | None:
    """What is claimed of *loan* on the day of the file; None where its amounts cannot be added up."""
    return dossier.law.debt(dossier.case).of(loan)


def shown_debt(dossier: Dossier, loan: Loan) -> tuple[int, ...]:
    """The numbers of the contract and the ledger that show what is owed."""
    return dossier.showing(loan, *LEDGER)


def computation(dossier: Dossier) -> Iterator[Block]:
    """欠款计算表: what is claimed of each loan, how it was reckoned, and what was left open."""
    for loan in dossier.loans:
        found = reckoned(dossier, loan)
        if found is None:
            name = dossier.case.name_of(loan)
            yield Paragraph(
                (formal("The debt under loan {loan} cannot be calculated from what is on file.", loan=name),)
            )
        else:
            yield from _computed(dossier, loan, found)


def _computed(dossier: Dossier, loan: Loan, found: Claim) -> Iterator[Block]:
    yield Paragraph(tuple(_summed(dossier, loan, found)))
    first, *others = _tables(dossier, loan, found)
    if first.rows:
        yield figures.claimed(dossier, loan, found, first)
    yield from (table for table in others if table.rows)
    if found.open_points and dossier.may_read(Restricted.LAWYERS_WORK):
        yield Paragraph((formal("The following points are to be settled before the sum is claimed:"),))
        yield Listing(tuple(Sentence(point) for point in found.open_points))


def _summed(dossier: Dossier, loan: Loan, found: Claim) -> Iterator[Sentence]:
    shown = shown_debt(dossier, loan)
    yield fact("{loan}: {sentence}", shown, loan=found.loan, sentence=found.to_the_day)
    if found.until_payment:
        yield fact("{sentence}", shown, sentence=found.until_payment)
    yield fact(
        "Payments are applied in this order: {order}.", shown, order=tuple(map(label, loan.allocation or found.order))
    )
    if loan.penalty_rate is not None:
        contract = dossier.showing(loan, *CONTRACT)
        yield fact("The agreed penalty rate is {rate} a year.", contract, rate=percent(loan.penalty_rate))


def _tables(dossier: Dossier, loan: Loan, found: Claim) -> Iterator[Table]:
    shown = shown_debt(dossier, loan)
    yield dossier.table(
        phrase("Debt under loan {loan}, provisionally calculated to {day}", loan=found.loan, day=found.on),
        ("Installment", "Due on", "Principal", "Interest owed", "Penalty interest", "Compound interest", "Subtotal"),
        map(_owed, found.by_installment),
        shown,
        _total(found),
    )
    yield dossier.table(
        phrase("Calculation of penalty and compound interest under loan {loan}", loan=found.loan),
        ("Installment", "Type", "Base", "Annual rate", "From", "Until", "Days", "Amount"),
        map(_bore, found.segments),
        shown,
    )
    yield dossier.table(
        phrase("Application of payments under loan {loan}", loan=found.loan),
        ("Day received", "Installment", "Applied to", "Amount"),
        map(_met, found.set_off),
        shown,
    )


def _owed(line: InstallmentClaim) -> tuple[Phrase, ...]:
    sums: tuple[Money, ...] = (line.principal, line.interest, line.penalty, line.compound, line.total)
    return (_number(line.number), phrase("{day}", day=line.due_on), *map(amount, sums))


def _total(found: Claim) -> tuple[Phrase, ...]:
    sums: tuple[Money, ...] = (found.principal, found.interest, found.penalty, found.compound, found.total)
    return (Phrase("Total"), NOTHING, *map(amount, sums))


def _bore(segment: Segment) -> tuple[Phrase, ...]:
    return (
        _number(segment.installment),
        Phrase(_BORE[segment.kind]) if segment.kind in _BORE else label(segment.kind),
        amount(segment.base),
        percent(segment.rate),
        phrase("{day}", day=segment.from_),
        phrase("{day}", day=segment.to),
        phrase("{days} ({count})", days=segment.days, count=label(segment.day_count)),
        amount(segment.amount),
    )


_BORE = {Allocation.PENALTY: "Penalty interest", Allocation.COMPOUND: "Compound interest"}


def _met(met: SetOff) -> tuple[Phrase, ...]:
    return (
        phrase("{day}", day=met.received_on),
        _number(met.installment),
        label(met.against),
        amount(met.amount),
    )


def _number(installment: int) -> Phrase:
    return phrase("No. {number}", number=installment)
