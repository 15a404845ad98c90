"""The brief for counsel: parties, claim, sum, elements against evidence, security, time, leads, defences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loancomplaint import ledger
from loancomplaint.clocks import ClockKind
from loancomplaint.documents import (
    NOTHING,
    Block,
    Listing,
    Paragraph,
    Sentence,
    Shown,
    Standing,
    Table,
    bank,
    formal,
    in_words,
    percent,
    words_or_dash,
)
from loancomplaint.facts import Allocation, Channel, Loan, RequestKind, SecurityKind, Violation
from loancomplaint.law import Need
from loancomplaint.reports import figures
from loancomplaint.reports.background import agreed, arrears, behind, customer
from loancomplaint.reports.dossier import Dossier, fact
from loancomplaint.reports.measures import based, clock_basis, running_clocks
from loancomplaint.reports.story import heading, point, waiting
from loancomplaint.rulebook import Doubt
from loancomplaint.words import Phrase, label, phrase, verbatim


def parties(dossier: Dossier) -> Iterator[Block]:
    """主体及管辖: who sues, whom, and before which court."""
    case = dossier.case
    plaintiff = verbatim(case.plaintiff) if case.plaintiff else bank(case.reporter.institution, case.reporter.branch)
    guarantors = tuple(verbatim(name) for name in _guarantors(dossier))
    rows = [
        (Phrase("Plaintiff"), plaintiff),
        (Phrase("Borrower"), verbatim(case.customer.name)),
        (Phrase("Guarantors"), phrase("{names}", names=guarantors) if guarantors else NOTHING),
    ]
    rows += [
        (phrase("Jurisdiction ({loan})", loan=case.name_of(loan)), words_or_dash(loan.jurisdiction_clause))
        for loan in dossier.loans
    ]
    yield Table(Phrase("Parties and jurisdiction"), (Phrase("Item"), Phrase("Content")), tuple(rows))
    yield customer(dossier)


def _guarantors(dossier: Dossier) -> Iterator[str]:
    named = (item.provider for loan in dossier.loans for item in loan.security if item.kind is SecurityKind.GUARANTEE)
    yield from dict.fromkeys(name for name in named if name)


def claims(dossier: Dossier) -> Iterator[Block]:
    """诉请: what the court is to order, with its basis."""
    proposed = [request for request in dossier.proposed() if request.kind in _FOR_COURT]
    if not proposed:
        yield Paragraph((formal("The claim is still to be settled with counsel."),))
    for number, request in enumerate(proposed, start=1):
        asked = [Sentence(verbatim(request.reason))] if request.reason else []
        if request.amount is not None and request.kind is not RequestKind.PURSUE_LEGAL_RECOVERY:
            asked.append(formal("Amount: {sum}.", sum=in_words(request.amount)))
        elif request.amount is not None:
            asked.append(
                formal(
                    "Provisionally reckoned to {day}: {sum}; penalty and compound interest run until actual payment.",
                    day=dossier.case.as_of,
                    sum=in_words(request.amount),
                )
            )
        if request.against:
            asked.append(formal("Directed at: {names}.", names=tuple(map(verbatim, request.against))))
        if grounds := tuple(based(dossier, request)):
            asked.append(formal("Basis: {basis}.", basis=phrase("{each}", each=grounds)))
        yield Paragraph(tuple(asked), phrase("{number}. {measure}", number=number, measure=label(request.kind)))
    yield from waiting(dossier)


_FOR_COURT = frozenset(
    {
        RequestKind.PURSUE_LEGAL_RECOVERY,
        RequestKind.PRESERVE_ASSETS,
        RequestKind.REVOKE_TRANSFER,
        RequestKind.ACCELERATE_LOAN,
        RequestKind.APPLY_PAYMENT_ORDER,
    }
)


def computation(dossier: Dossier) -> Iterator[Block]:
    """欠款计算表: installment by installment, provisional to the day of the file."""
    for loan in dossier.loans:
        yield from figures.arrears(dossier, loan, arrears)
        yield Paragraph((*agreed(dossier, loan), behind(dossier, loan), *_rates(loan)))


def _rates(loan: Loan) -> Iterator[Sentence]:
    yield formal("Payments are set off in this order: {order}.", order=tuple(map(label, _order(loan))))
    if loan.penalty_rate is not None:
        yield formal(
            "Penalty interest on overdue principal runs at {rate} a year until actual payment.",
            rate=percent(loan.penalty_rate),
        )


def _order(loan: Loan) -> tuple[Allocation, ...]:
    return loan.allocation or ledger.DEFAULT_ORDER


def elements(dossier: Dossier) -> Iterator[Block]:
    """要件与证据对照: what must be shown in court, and which evidence shows it."""
    columns = ("Fact", "To be shown", "Evidence")
    wanted = tuple(
        (violation, need)
        for violation in dossier.narrated
        for need in dossier.law.pack.needs
        if need.violation is violation.kind and Channel.LEGAL in need.channels
    )
    for violation in dossier.narrated:
        yield Paragraph(dossier.statements(violation), heading(dossier, violation))
    if wanted:
        rows = tuple(
            (dossier.fact_no(violation), Phrase(need.what), _listed(_met(dossier, need, violation.cites)))
            for violation, need in wanted
        )
        table = Table(Phrase("Elements against evidence"), tuple(map(Phrase, columns)), rows)
        yield from _pictured(dossier, wanted, table)


def _pictured(dossier: Dossier, wanted: Iterable[tuple[Violation, Need]], table: Table) -> Iterator[Block]:
    """The table, beside a picture of it where there is any evidence to picture."""
    if not dossier.evidence:
        yield table
        return
    shown = tuple(
        Shown(
            phrase("{fact}: {what}", fact=dossier.fact_no(violation), what=Phrase(need.what)),
            _met(dossier, need, violation.cites),
        )
        for violation, need in wanted
    )
    yield figures.against(Phrase("What the evidence shows"), shown, tuple(dossier.numbers.values()), table)


def _met(dossier: Dossier, need: Need, cites: tuple[str, ...]) -> tuple[int, ...]:
    return dossier.numbered(item.id for item in dossier.evidence if item.id in cites and need.takes(item))


def _listed(found: tuple[int, ...]) -> Phrase:
    numbers = tuple(phrase("Evidence {number}", number=number) for number in found)
    return phrase("{numbers}", numbers=numbers) if numbers else NOTHING


def limitation(dossier: Dossier) -> Iterator[Block]:
    """时效: when each claim lapses."""
    sentences = tuple(
        formal(
            "{fact}: the {period} ends on {day} ({basis}).",
            fact=dossier.fact_no(violation),
            period=label(clock.kind),
            day=clock.ends_on,
            basis=clock_basis(dossier, clock),
        )
        for clock in running_clocks(dossier)
        if clock.kind is not ClockKind.GUARANTEE_PERIOD and (violation := dossier.case.violation(clock.violation))
    )
    yield Paragraph(sentences or (formal("No period of limitation is known to run."),))


def leads(dossier: Dossier) -> Iterator[Block]:
    """财产线索: what is on file of assets, as far as evidence shows it."""
    found = [
        fact("{title}: {proves}.", (number,), title=item.title or label(item.kind), proves=citation.proves)
        for number, item in enumerate(dossier.evidence, start=1)
        for violation in dossier.told
        for citation in violation.citations
        if citation.evidence == item.id and citation.proves and violation.kind.value == "debt_evasion"
    ]
    collateral = [
        formal("Collateral: {thing}.", thing=item.collateral.description)
        for loan in dossier.loans
        for item in loan.security
        if item.collateral and item.collateral.description
    ]
    lines = (*found, *collateral)
    yield Listing(lines) if lines else Paragraph((formal("No lead is on file."),))


def defences(dossier: Dossier) -> Iterator[Block]:
    """抗辩预判: what the other side has said, and what it may say."""
    said = [
        Sentence(
            phrase("On {fact} the customer says: “{words}”", fact=dossier.fact_no(v), words=v.customer_explanation),
            (),
            Standing.QUOTED,
        )
        for v in dossier.narrated
        if v.customer_explanation
    ]
    weak = [
        formal("{fact}: {point}", fact=dossier.fact_no(v), point=point(finding).text)
        for v in dossier.narrated
        for finding in dossier.reservations(v)
        if isinstance(finding, Doubt)
    ]
    lines = (*said, *weak)
    yield Listing(tuple(lines)) if lines else Paragraph((formal("No defence is known yet."),))
