"""The debt as a court reads it: reckoned to the day, line by line, with what runs on until payment."""

from __future__ import annotations

from collections.abc import Iterator

from loancomplaint.debt import Claim, Segment, SetOff
from loancomplaint.documents import (
    NOTHING,
    Block,
    Listing,
    Paragraph,
    Sentence,
    Table,
    amount,
    formal,
    installment,
    percent,
)
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
    open_ = (*found.open_points, *(departure.says for departure in found.departures))
    if open_ and dossier.may_read(Restricted.LAWYERS_WORK):
        yield Paragraph((formal("The following points are to be settled before the sum is claimed:"),))
        yield Listing(tuple(map(Sentence, open_)))


def _summed(dossier: Dossier, loan: Loan, found: Claim) -> Iterator[Sentence]:
    shown = shown_debt(dossier, loan)
    yield fact("{loan}: {sentence}", shown, loan=found.loan, sentence=found.to_the_day)
    if found.until_payment:
        yield fact("{sentence}", shown, sentence=found.until_payment)
    if found.stops_on:
        text = "Interest is counted to {day}, the eve of the day on which the bankruptcy of the debtor was accepted."
        yield formal(text, day=found.stops_on)
    if found.not_due:
        yield fact("Principal of {sum} is not due yet and stands in none of these sums.", shown, sum=found.not_due)
    if found.not_due and found.accrued:
        yield fact("On it, interest of {sum} has accrued by the same day.", shown, sum=found.accrued)
    order = tuple(map(label, loan.allocation or found.order))
    yield fact("Payments are applied in this order: {order}.", shown, order=order)
    if any(payment.applied for payment in loan.payments):
        yield formal("Where the bank's books split a payment, their split is used.")
    yield from _rates(dossier, loan)


def _rates(dossier: Dossier, loan: Loan) -> Iterator[Sentence]:
    """The agreed rates on what is late or diverted."""
    contract = dossier.showing(loan, *CONTRACT)
    if loan.penalty_surcharge is not None:
        text = "The agreed penalty rate is the contract's rate of the day and {share} of it on top."
        yield fact(text, contract, share=percent(loan.penalty_surcharge))
    elif loan.penalty_rate is not None:
        yield fact("The agreed penalty rate is {rate} a year.", contract, rate=percent(loan.penalty_rate))
    if loan.misuse_rate is not None:
        yield fact("The agreed rate on what is diverted is {rate} a year.", contract, rate=percent(loan.misuse_rate))


def _tables(dossier: Dossier, loan: Loan, found: Claim) -> Iterator[Table]:
    shown = shown_debt(dossier, loan)
    yield dossier.table(
        phrase("Debt under loan {loan}, provisionally calculated to {day}", loan=found.loan, day=found.on),
        ("Installment", "Due on", "Principal", "Interest owed", "Penalty interest", "Compound interest", "Subtotal"),
        _owed(found),
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


def _owed(found: Claim) -> Iterator[tuple[Phrase, ...]]:
    for line in found.by_installment:
        sums: tuple[Money, ...] = (line.principal, line.interest, line.penalty, line.compound, line.total)
        yield installment(line.number, line.through), phrase("{day}", day=line.due_on), *map(amount, sums)
    if found.costs:
        yield Phrase("Costs of recovery"), *(NOTHING,) * 5, amount(found.costs)


def _total(found: Claim) -> tuple[Phrase, ...]:
    sums: tuple[Money, ...] = (found.principal, found.interest, found.penalty, found.compound, found.total)
    return (Phrase("Total"), NOTHING, *map(amount, sums))


def _bore(segment: Segment) -> tuple[Phrase, ...]:
    return (
        installment(segment.installment),
        Phrase(_DIVERTED) if segment.misused else _kind(segment.kind),
        amount(segment.base),
        percent(segment.rate),
        phrase("{day}", day=segment.from_),
        phrase("{day}", day=segment.to),
        phrase("{days} ({count})", days=segment.days, count=label(segment.day_count)),
        amount(segment.amount),
    )


def _kind(kind: Allocation) -> Phrase:
    return Phrase(_BORE[kind]) if kind in _BORE else label(kind)


_BORE = {Allocation.PENALTY: "Penalty interest", Allocation.COMPOUND: "Compound interest"}
_DIVERTED = "Penalty interest on what was diverted"


def _met(met: SetOff) -> tuple[Phrase, ...]:
    return (
        phrase("{day}", day=met.received_on),
        installment(met.installment) if met.installment else NOTHING,
        label(met.against),
        amount(met.amount),
    )
