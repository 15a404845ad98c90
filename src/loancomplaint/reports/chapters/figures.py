"""Pictures of a report: when, how much, from whom to whom, and what shows what; each beside its table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from loancomplaint.debt import Claim
from loancomplaint.debt.arrears import Arrear
from loancomplaint.documents import (
    NOTHING,
    Bar,
    Bars,
    Block,
    EventChart,
    Figure,
    Flows,
    Happening,
    Matrix,
    MoneyFlow,
    Shown,
    Standing,
    Table,
    amount,
    exhibits_named,
    installment,
)
from loancomplaint.facts import EvidenceKind, Loan, Transfer, Violation
from loancomplaint.facts.profiles import lends
from loancomplaint.reports.context import Dossier, agreement
from loancomplaint.values.money import Money
from loancomplaint.words import Param, Phrase, label, phrase, verbatim

_FEW = 6
"""As many things of one kind stand in a timeline one by one; more are told together."""

NEEDS_EVIDENCE = frozenset({Standing.UNPROVEN, Standing.INFERENCE, Standing.OPINION})
"""What a reader outside the bank is told only where evidence carries it."""


def carried(figure: Figure) -> Figure | None:
    """The same figure without what no evidence carries; None where nothing is left to look at."""
    match figure.picture:
        case EventChart(happenings=happenings, as_of=as_of):
            kept = tuple(h for h in happenings if h.evidence or h.standing not in NEEDS_EVIDENCE)
            return figure if kept == happenings else _timeline(kept, as_of)
        case Flows(parties=parties, flows=flows):
            left = tuple(f for f in flows if f.evidence or f.standing not in NEEDS_EVIDENCE)
            return figure if left == flows else _flows(parties, left)
        case _:
            return figure


# ---------------------------------------------------------------- events


def timeline(dossier: Dossier) -> Iterator[Block]:
    """What happened, by day; nothing where nothing is dated."""
    happenings = sorted(_happenings(dossier), key=lambda happening: happening.on)
    if figure := _timeline(tuple(happenings), dossier.case.as_of):
        yield figure


def _timeline(happenings: tuple[Happening, ...], as_of: dt.date) -> Figure | None:
    if all(happening.standing is Standing.FORMAL for happening in happenings):
        return None
    first, last = happenings[0].on, max(happening.until or happening.on for happening in happenings)
    columns = ("Date", "What happened", "Evidence")
    return Figure(
        key="timeline",
        caption=Phrase("Course of events by day"),
        alt=phrase(
            "{count} events from {start} to {end}, each on a line of its own and at its place in time.",
            count=len(happenings),
            start=first,
            end=last,
        ),
        picture=EventChart(happenings, as_of),
        table=Table(
            Phrase("The events in order"),
            tuple(map(Phrase, columns)),
            tuple((_period(h), h.what, _borne_by(h.evidence, h.standing)) for h in happenings),
            evidence=_all_of(happenings),
            by_row=tuple(h.evidence for h in happenings),
        ),
    )


def _all_of(pictured: Iterable[Happening | MoneyFlow | Shown]) -> tuple[int, ...]:
    """The numbers of all exhibits that something pictured names, rising."""
    return tuple(sorted({number for each in pictured for number in each.evidence}))


def _period(happening: Happening) -> Phrase:
    if happening.until is None or happening.until == happening.on:
        return phrase("{day}", day=happening.on)
    return phrase("{start} to {end}", start=happening.on, end=happening.until)


def _borne_by(evidence: tuple[int, ...], standing: Standing) -> Phrase:
    if not evidence:
        return Phrase("no evidence yet") if standing is Standing.UNPROVEN else NOTHING
    named = exhibits_named(evidence)
    return phrase("{evidence} (not verified yet)", evidence=named) if standing is Standing.UNPROVEN else named


def _happenings(dossier: Dossier) -> Iterator[Happening]:
    for loan in dossier.loans:
        lent = (_of_loan(dossier, loan, happening) for happening in _lent(dossier, loan))
        if dossier.route.sealed:
            yield from (happening for happening in lent if happening.evidence)
        else:
            yield from lent
            yield from (_of_loan(dossier, loan, happening) for happening in _repaid(dossier, loan))
    if not dossier.route.sealed:
        yield from _delivered(dossier)
    for violation in dossier.narrated:
        yield from _violated(dossier, violation)
    yield Happening(on=dossier.case.as_of, what=Phrase("Date as of which this report speaks"))


def _delivered(dossier: Dossier) -> Iterator[Happening]:
    for number, item in enumerate(dossier.evidence, start=1):
        if item.kind is EvidenceKind.DELIVERY_PROOF and item.delivered_on:
            title = item.title or label(item.kind)
            yield _happened(item.delivered_on, "Notice delivered ({title})", (number,), title=title)


def _happened(on: dt.date, text: str, evidence: tuple[int, ...], /, **params: Param) -> Happening:
    standing = Standing.FACT if evidence else Standing.UNPROVEN
    return Happening(on=on, what=phrase(text, **params), evidence=evidence, standing=standing)


def _of_loan(dossier: Dossier, loan: Loan, happening: Happening) -> Happening:
    """The event, with the name of its loan where there are several and it does not name the contract itself."""
    if len(dossier.loans) == 1 or loan.contract_no in dict(happening.what.params).values():
        return happening
    what = phrase("{what} ({loan})", what=happening.what, loan=dossier.case.name_of(loan))
    return attrs.evolve(happening, what=what)


def _lent(dossier: Dossier, loan: Loan) -> Iterator[Happening]:
    """That a loan was signed and paid out: all that a referral, which is about transactions, tells of it."""
    if loan.signed_on:
        contract = dossier.showing(loan, EvidenceKind.LOAN_CONTRACT)
        yield _happened(
            loan.signed_on,
            "{agreement} {contract} signed",
            contract,
            agreement=agreement(loan),
            contract=loan.contract_no,
        )
    if loan.disbursed_on:
        voucher = dossier.showing(loan, EvidenceKind.DISBURSEMENT_VOUCHER)
        yield _happened(
            loan.disbursed_on,
            "Loan of {principal} paid out" if lends(loan.product) else "{principal} paid by the bank",
            voucher,
            principal=loan.principal,
        )


def _repaid(dossier: Dossier, loan: Loan) -> Iterator[Happening]:
    """What was paid back, what was not, and what was agreed and declared since."""
    ledger = dossier.showing(loan, EvidenceKind.LOAN_CONTRACT, EvidenceKind.PAYMENT_LEDGER)
    paid = dossier.showing(loan, EvidenceKind.PAYMENT_LEDGER)
    payments = [
        _happened(payment.received_on, "{sum} received", paid, sum=payment.amount)
        for payment in loan.payments
        if payment.received_on <= dossier.case.as_of
    ]
    yield from _together(payments, "{count} payments received")
    delinquency = dossier.delinquency(loan)
    missed = [_missed(arrear, dossier.case.as_of, ledger) for arrear in (delinquency.arrears if delinquency else ())]
    yield from _together(missed, "{count} installments fell due and are not paid in full")
    yield from _agreed(dossier, loan)


def _missed(arrear: Arrear, day: dt.date, evidence: tuple[int, ...]) -> Happening:
    return _happened(
        arrear.due_on,
        "Installment {number} of {sum} due; {left} of it unpaid as of {day}",
        evidence,
        number=installment(arrear.number, arrear.through),
        sum=arrear.fell_due,
        left=arrear.total,
        day=day,
    )


def _agreed(dossier: Dossier, loan: Loan) -> Iterator[Happening]:
    for extension in loan.extensions:
        if extension.agreed_on:
            yield _happened(extension.agreed_on, "Extension agreed", _on_file(dossier, extension.evidence))
    called = loan.acceleration
    if called and called.declared_on:
        yield _happened(called.declared_on, "Loan declared due early", _on_file(dossier, called.evidence))
    if called and called.delivered_on:
        papers = _on_file(dossier, called.evidence)
        yield _happened(called.delivered_on, "Notice that the loan is due early arrived", papers)


def _on_file(dossier: Dossier, evidence: str | None) -> tuple[int, ...]:
    return dossier.numbered((evidence,) if evidence else ())


def _together(happenings: Sequence[Happening], many: str) -> Iterator[Happening]:
    """The events one by one where they are few, else as one that lasts from the first to the last.

    Those that no evidence carries are told apart: they count for nothing among the others.
    """
    if len(happenings) <= _FEW:
        yield from happenings
        return
    for alike in ([h for h in happenings if h.evidence], [h for h in happenings if not h.evidence]):
        if len(alike) > 1:
            yield _lasting(alike, many)
        else:
            yield from alike


def _lasting(happenings: Sequence[Happening], many: str) -> Happening:
    days = [happening.on for happening in happenings]
    return Happening(
        on=min(days),
        until=max(days),
        what=phrase(many, count=len(happenings)),
        evidence=tuple(sorted({number for happening in happenings for number in happening.evidence})),
        standing=_least(happenings),
    )


def _least(happenings: Iterable[Happening]) -> Standing:
    proven = all(happening.standing is Standing.FACT for happening in happenings)
    return Standing.FACT if proven else Standing.UNPROVEN


def _violated(dossier: Dossier, violation: Violation) -> Iterator[Happening]:
    fact = dossier.fact_no(violation)
    if violation.began_on:
        began = violation.began_on
        evidence = dossier.numbered(violation.cites)
        yield Happening(
            on=began,
            until=violation.ended_on if violation.ended_on and violation.ended_on > began else None,
            what=phrase("{fact}: {kind}", fact=fact, kind=label(violation.kind)),
            evidence=evidence,
            standing=_standing(dossier, violation, evidence),
        )
    if violation.discovered_on:
        yield _happened(violation.discovered_on, "The bank learned of {fact}", (), fact=fact)
    dated = [_moved(dossier, violation, transfer, transfer.on) for transfer in violation.transfers if transfer.on]
    yield from _together(dated, "{count} transfers")


def _moved(dossier: Dossier, violation: Violation, transfer: Transfer, on: dt.date) -> Happening:
    evidence = _on_file(dossier, transfer.evidence)
    return Happening(
        on=on,
        what=phrase(
            "{giver} to {taker}: {sum}",
            giver=_party(transfer.from_),
            taker=_party(transfer.to),
            sum=amount(transfer.amount),
        ),
        evidence=evidence,
        standing=_standing(dossier, violation, evidence),
    )


def _standing(dossier: Dossier, violation: Violation, evidence: tuple[int, ...]) -> Standing:
    """A fact where evidence carries it and the violation is verified for this reader."""
    return Standing.FACT if evidence and not _is_doubtful(dossier, violation) else Standing.UNPROVEN


def _is_doubtful(dossier: Dossier, violation: Violation) -> bool:
    return dossier.is_warning or dossier.rides_along(violation)


# ---------------------------------------------------------------- arrears


def arrears(dossier: Dossier, loan: Loan, table: Callable[[Dossier, Loan], Table | None]) -> Iterator[Block]:
    """What is overdue under one loan, bar by bar, beside the *table* that has it in figures."""
    delinquency, written = dossier.delinquency(loan), table(dossier, loan)
    if delinquency is None or written is None:
        return
    if len(delinquency.arrears) == 1:
        yield written  # A single bar says less than its number.
        return
    yield _overdue(
        dossier,
        loan,
        ("Unpaid principal", "Unpaid interest"),
        [(installment(a.number, a.through), a.due_on, (a.principal, a.interest)) for a in delinquency.arrears],
        written,
    )


def claimed(dossier: Dossier, loan: Loan, claim: Claim, table: Table) -> Figure | Table:
    """What is claimed of one loan, bar by bar, beside the *table* that has it in figures; a single one needs no bar."""
    if len(claim.by_installment) == 1:
        return table
    return _overdue(
        dossier,
        loan,
        ("Principal", "Interest owed", "Penalty interest", "Compound interest"),
        [
            (installment(i.number, i.through), i.due_on, (i.principal, i.interest, i.penalty, i.compound))
            for i in claim.by_installment
        ],
        table,
    )


def _overdue(
    dossier: Dossier,
    loan: Loan,
    series: Sequence[str],
    installments: Sequence[tuple[Phrase, dt.date, tuple[Money, ...]]],
    table: Table,
) -> Figure:
    place = dossier.loans.index(loan) + 1
    parts = tuple(map(Phrase, series))
    return Figure(
        key="arrears" if place == 1 else f"arrears-{place}",
        caption=phrase("Arrears under loan {loan} by installment", loan=dossier.case.name_of(loan)),
        alt=phrase(
            "A bar for each of the {count} installments overdue on {day}, made of: {parts}.",
            count=len(installments),
            day=dossier.case.as_of,
            parts=parts,
        ),
        picture=Bars(
            parts,
            tuple(
                Bar(phrase("{number}, due {day}", number=number, day=due_on), owed)
                for number, due_on, owed in installments
            ),
        ),
        table=table,
    )


# ---------------------------------------------------------------- flows


def flows(dossier: Dossier) -> Iterator[Block]:
    """What went from whom to whom, where the facts told list transfers."""
    transfers = [(violation, transfer) for violation in dossier.narrated for transfer in violation.transfers]
    transfers.sort(key=lambda pair: (pair[1].on is None, pair[1].on or dt.date.min))
    names = tuple(dict.fromkeys(name for _, transfer in transfers for name in (transfer.from_, transfer.to)))
    moved = tuple(_flow(dossier, violation, transfer, names) for violation, transfer in transfers)
    if figure := _flows(tuple(map(_party, names)), moved):
        yield figure


def _party(name: str | None) -> Phrase:
    return verbatim(name) if name else Phrase("a party not recorded")


def _flow(dossier: Dossier, violation: Violation, transfer: Transfer, names: Sequence[str | None]) -> MoneyFlow:
    evidence = _on_file(dossier, transfer.evidence)
    return MoneyFlow(
        from_=names.index(transfer.from_),
        to=names.index(transfer.to),
        on=transfer.on,
        amount=transfer.amount,
        evidence=evidence,
        standing=_standing(dossier, violation, evidence),
    )


def _flows(parties: Sequence[Phrase], moved: tuple[MoneyFlow, ...]) -> Figure | None:
    if not moved:
        return None
    involved = tuple(dict.fromkeys(end for flow in moved for end in (flow.from_, flow.to)))
    left = tuple(parties[index] for index in involved)
    moved = tuple(attrs.evolve(flow, from_=involved.index(flow.from_), to=involved.index(flow.to)) for flow in moved)
    columns = ("No.", "Date", "From (giver)", "To (receiver)", "Sum", "Evidence")
    return Figure(
        key="flows",
        caption=Phrase("Flow of funds and assets"),
        alt=phrase(
            "{count} transfers among {parties} parties, as arrows from giver to receiver in the order of time.",
            count=len(moved),
            parties=len(left),
        ),
        picture=Flows(left, moved),
        table=Table(
            Phrase("The transfers in order"),
            tuple(map(Phrase, columns)),
            tuple(_transfer(number, flow, left) for number, flow in enumerate(moved, start=1)),
            evidence=_all_of(moved),
            by_row=tuple(flow.evidence for flow in moved),
        ),
    )


def _transfer(number: int, flow: MoneyFlow, parties: Sequence[Phrase]) -> tuple[Phrase, ...]:
    return (
        phrase("{number}", number=number),
        phrase("{day}", day=flow.on) if flow.on else NOTHING,
        parties[flow.from_],
        parties[flow.to],
        amount(flow.amount),
        _borne_by(flow.evidence, flow.standing),
    )


# ---------------------------------------------------------------- what shows what


def matrix(dossier: Dossier) -> Iterator[Block]:
    """Which evidence is cited for which fact; nothing where none is cited, or where the list has but one fact.

    A single item of evidence needs no picture, whose only column it would be.
    """
    if len(dossier.told) == 1:
        return
    rows = tuple(
        Shown(
            _named(dossier, violation),
            dossier.numbered(violation.cites),
        )
        for violation in dossier.told
    )
    columns = ("Fact", "Evidence", "Items")
    table = Table(
        Phrase("Evidence fact by fact"),
        tuple(map(Phrase, columns)),
        tuple(
            (row.what, _borne_by(row.evidence, Standing.FORMAL), phrase("{count}", count=len(row.evidence)))
            for row in rows
        ),
        evidence=_all_of(rows),
        by_row=tuple(row.evidence for row in rows),
    )
    if len(dossier.evidence) == 1:
        yield table
    elif dossier.evidence:
        yield against(Phrase("Facts against evidence"), rows, tuple(dossier.numbers.values()), table)


def _named(dossier: Dossier, violation: Violation) -> Phrase:
    named = phrase("{fact}: {kind}", fact=dossier.fact_no(violation), kind=label(violation.kind))
    return phrase("{fact} (not verified yet)", fact=named) if _is_doubtful(dossier, violation) else named


def against(caption: Phrase, rows: tuple[Shown, ...], evidence: tuple[int, ...], table: Table) -> Figure:
    """What is to be shown against the exhibits of these numbers, beside the *table* that says the same."""
    alt = phrase(
        "{rows} rows against {columns} items of evidence; a dot stands where the item is cited for the row.",
        rows=len(rows),
        columns=len(evidence),
    )
    return Figure(key="matrix", caption=caption, alt=alt, picture=Matrix(rows, evidence), table=table)
