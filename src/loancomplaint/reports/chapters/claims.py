"""The brief for counsel: parties, claims, elements against evidence, time, leads to assets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loancomplaint.debt import Claim
from loancomplaint.documents import (
    Block,
    Listing,
    Paragraph,
    Sentence,
    Shown,
    Table,
    bank,
    exhibits_named,
    formal,
    in_words,
)
from loancomplaint.facts import (
    Channel,
    GuaranteeKind,
    Loan,
    Request,
    RequestKind,
    Restricted,
    Security,
    SecurityKind,
    Violation,
    ViolationKind,
)
from loancomplaint.law import Need
from loancomplaint.law.time_limits import ClockKind
from loancomplaint.reports.chapters import figures
from loancomplaint.reports.chapters.background import CONTRACT, agreed, customer, outstanding
from loancomplaint.reports.chapters.debt import reckoned, shown_debt
from loancomplaint.reports.chapters.facts_and_evidence import heading, waiting
from loancomplaint.reports.chapters.measures import based, clock_basis, clock_named, papers, running_clocks
from loancomplaint.reports.context import Dossier, fact
from loancomplaint.words import Param, Phrase, label, phrase, verbatim

# ---------------------------------------------------------------- parties


def parties(dossier: Dossier) -> Iterator[Block]:
    """主体及管辖: who sues, whom, and before which court."""
    case = dossier.case
    plaintiff = verbatim(case.plaintiff) if case.plaintiff else bank(case.reporter.institution, case.reporter.branch)
    yield Paragraph(
        (
            formal("The plaintiff is {plaintiff}.", plaintiff=plaintiff),
            formal("The defendant is {customer}, the borrower.", customer=case.customer.name),
            *_answering(dossier),
        )
    )
    yield customer(dossier)
    yield Paragraph(tuple(_jurisdiction(dossier)))


def _answering(dossier: Dossier) -> Iterator[Sentence]:
    """Whoever secures a loan, and is a defendant too."""
    for loan in dossier.loans:
        for item in loan.security:
            if item.provider and item.provider != dossier.case.customer.name:
                answers = "{provider}, the guarantor, is joined as a defendant."
                if item.kind is not SecurityKind.GUARANTEE:
                    answers = "{provider}, who provides security, is joined as a defendant."
                yield fact(answers, papers(dossier, loan, item), provider=item.provider)


def _jurisdiction(dossier: Dossier) -> Iterator[Sentence]:
    for loan in dossier.loans:
        name = dossier.case.name_of(loan)
        if loan.jurisdiction_clause:
            yield fact(
                "In loan contract {loan} the parties agreed on the jurisdiction of the following: {court}.",
                dossier.showing(loan, *CONTRACT),
                loan=name,
                court=loan.jurisdiction_clause,
            )
        else:
            yield formal("For loan contract {loan} no agreed jurisdiction is on file.", loan=name)


# ---------------------------------------------------------------- claims


def claims(dossier: Dossier) -> Iterator[Block]:
    """诉请: what the court is to order, with its basis."""
    proposed = [request for request in dossier.proposed() if request.kind in _FOR_COURT]
    if proposed:
        yield Paragraph((formal("The following relief is sought."),))
    else:
        yield Paragraph((formal("The claims are still to be settled with counsel."),))
    for number, request in enumerate(proposed, start=1):
        title = phrase("{number}. {claim}", number=number, claim=Phrase(_FOR_COURT[request.kind]))
        yield Paragraph(tuple(_prayer(dossier, request)), title)
    if proposed:
        yield Paragraph((formal("That the defendants bear the costs of the proceedings and of preservation."),))
    if dossier.may_read(Restricted.LAWYERS_WORK):
        yield from waiting(dossier, frozenset(_FOR_COURT))


_FOR_COURT = {
    RequestKind.PURSUE_LEGAL_RECOVERY: "Payment of the debt",
    RequestKind.APPLY_PAYMENT_ORDER: "A payment order",
    RequestKind.ACCELERATE_LOAN: "Early maturity of the loan",
    RequestKind.PRESERVE_ASSETS: "Preservation of assets",
    RequestKind.REVOKE_TRANSFER: "Setting aside of the transfer",
}
"""What each measure becomes before a court."""


def _prayer(dossier: Dossier, request: Request) -> Iterator[Sentence]:
    """What one measure asks of the court, from what is reckoned and recorded, and its basis."""
    yield from _asked(dossier, request)
    if grounds := tuple(based(dossier, request)):
        yield formal("It is based on {basis}.", basis=phrase("{each}", each=grounds))


def _asked(dossier: Dossier, request: Request) -> Iterator[Sentence]:
    against = {"names": tuple(map(verbatim, request.against or (dossier.case.customer.name,)))}
    match request.kind:
        case RequestKind.PURSUE_LEGAL_RECOVERY | RequestKind.APPLY_PAYMENT_ORDER:
            for loan in _loans(dossier, request):
                yield from _payment(dossier, loan, request)
        case RequestKind.ACCELERATE_LOAN:
            for loan in _loans(dossier, request):
                yield from _called(dossier, loan)
        case RequestKind.PRESERVE_ASSETS if request.amount is not None:
            sum_ = in_words(request.amount)
            yield formal("That assets of {names} be preserved up to {sum}.", **against, sum=sum_)
        case RequestKind.PRESERVE_ASSETS:
            yield formal("That assets of {names} be preserved within what is claimed.", **against)
        case _:
            yield formal(
                "That the transfer in {facts} between {names} be set aside.",
                facts=dossier.facts(request.violations),
                **against,
            )


def _called(dossier: Dossier, loan: Loan) -> Iterator[Sentence]:
    yield formal(
        "That the whole of the loan under loan contract {loan} be declared due early.", loan=dossier.case.name_of(loan)
    )
    left, claim = outstanding(dossier, loan), reckoned(dossier, loan)
    if left and claim and left > claim.principal:
        yield fact(
            "That {customer} also pay the principal of {sum} not yet due.",
            shown_debt(dossier, loan),
            customer=dossier.case.customer.name,
            sum=left - claim.principal,
        )


def _loans(dossier: Dossier, request: Request) -> tuple[Loan, ...]:
    """The loans a measure is about."""
    named = dossier.case.loan(request.loan) if request.loan else None
    return (named,) if named else dossier.loans


def _payment(dossier: Dossier, loan: Loan, request: Request) -> Iterator[Sentence]:
    claim = reckoned(dossier, loan)
    if claim is None or not claim.total:
        yield formal(
            "What is due under loan contract {loan} is still to be calculated.", loan=dossier.case.name_of(loan)
        )
        return
    yield _due(dossier, loan, claim)
    if claim.until_payment:
        yield fact("{sentence}", shown_debt(dossier, loan), sentence=claim.until_payment)
    for item in loan.security:
        if not request.against or item.provider in request.against or item.kind is not SecurityKind.GUARANTEE:
            yield from _secured(dossier, loan, item)


def _due(dossier: Dossier, loan: Loan, claim: Claim) -> Sentence:
    return fact(
        "That {customer} pay {parts} under loan contract {loan}, provisionally calculated to {day} at {total} in all.",
        shown_debt(dossier, loan),
        customer=dossier.case.customer.name,
        parts=claim.parts,
        loan=claim.loan,
        day=claim.on,
        total=in_words(claim.total),
    )


def _secured(dossier: Dossier, loan: Loan, item: Security) -> Iterator[Sentence]:
    """What a security adds: joint payment, payment after the debtor, or payment first out of a thing."""
    shown = papers(dossier, loan, item)
    limit: dict[str, Param] = {"limit": item.maximum} if item.maximum else {}
    if item.kind is SecurityKind.GUARANTEE and item.provider:
        yield fact(_ANSWERS[item.guarantee_kind], shown, provider=item.provider)
    elif item.kind in {SecurityKind.MORTGAGE, SecurityKind.PLEDGE} and item.collateral and item.collateral.description:
        text = _FIRST_WITHIN if limit else _FIRST
        kind = label(item.kind or SecurityKind.OTHER)
        yield fact(text, shown, thing=item.collateral.description, kind=kind, **limit)


_ANSWERS = {
    GuaranteeKind.JOINT: "That {provider} pay the above jointly and severally.",
    GuaranteeKind.GENERAL: "That {provider} pay what remains of the above after execution against the borrower.",
    None: "That {provider} answer for the above as guarantor; the kind of guarantee is to be settled.",
}
_FIRST = "That the plaintiff have priority in the proceeds of {thing}, under its {kind}."
_FIRST_WITHIN = "That the plaintiff have priority, up to {limit}, in the proceeds of {thing}, under its {kind}."


# ---------------------------------------------------------------- elements


def elements(dossier: Dossier) -> Iterator[Block]:
    """要件与证据对照: what must be shown in court, and which evidence shows it."""
    for loan in dossier.loans:
        yield Paragraph(tuple(agreed(dossier, loan)))
    for violation in dossier.narrated:
        yield Paragraph(dossier.statements(violation), heading(dossier, violation))
    met = tuple(_elements(dossier))
    if met:
        table = Table(
            Phrase("Elements against evidence"),
            tuple(map(Phrase, ("Fact", "To be shown", "Evidence"))),
            tuple((dossier.fact_no(violation), what, _named(numbers)) for violation, what, numbers in met),
            evidence=tuple(sorted({number for *_, numbers in met for number in numbers})),
            by_row=tuple(numbers for *_, numbers in met),
        )
        yield _pictured(dossier, met, table) if table.evidence else table


def _elements(dossier: Dossier) -> Iterator[tuple[Violation, Phrase, tuple[int, ...]]]:
    """What must be shown of each fact of which anything is, and by what; a court is not told what is still missing."""
    for violation in dossier.narrated:
        for need in _needs(dossier, violation) if dossier.numbered(violation.cites) else ():
            numbers = _met(dossier, need, violation.cites)
            if numbers or dossier.may_read(Restricted.LAWYERS_WORK):
                yield violation, Phrase(need.what), numbers


def _pictured(dossier: Dossier, met: Iterable[tuple[Violation, Phrase, tuple[int, ...]]], table: Table) -> Block:
    """The table, beside a picture of it."""
    shown = tuple(
        Shown(phrase("{fact}: {what}", fact=dossier.fact_no(violation), what=what), numbers)
        for violation, what, numbers in met
    )
    return figures.against(Phrase("What the evidence shows"), shown, tuple(dossier.numbers.values()), table)


def _needs(dossier: Dossier, violation: Violation) -> Iterator[Need]:
    """What a court wants to see; of two needs of which one takes less, that one alone."""
    needs = [n for n in dossier.law.pack.needs if n.violation is violation.kind and Channel.LEGAL in n.channels]
    return (n for n in needs if not any(set(m.kinds) < set(n.kinds) and m.kinds for m in needs))


def _met(dossier: Dossier, need: Need, cites: tuple[str, ...]) -> tuple[int, ...]:
    return dossier.numbered(item.id for item in dossier.evidence if item.id in cites and need.takes(item))


def _named(numbers: tuple[int, ...]) -> Phrase:
    return exhibits_named(numbers) if numbers else Phrase("to be obtained")


# ---------------------------------------------------------------- time and assets


def limitation(dossier: Dossier) -> Iterator[Block]:
    """时效: when each claim lapses."""
    sentences = tuple(
        formal(
            "{fact}: the {period} ends on {day} ({basis}).",
            fact=dossier.fact_no(violation),
            period=clock_named(clock),
            day=clock.ends_on,
            basis=clock_basis(dossier, clock),
        )
        for clock in running_clocks(dossier)
        if clock.kind is not ClockKind.GUARANTEE_PERIOD and (violation := dossier.case.violation(clock.violation))
    )
    yield Paragraph(sentences or (formal("No limitation period is known to be running."),))


def leads(dossier: Dossier) -> Iterator[Block]:
    """财产线索: what is on file of assets, as far as evidence shows it."""
    found = [
        fact("{title} ({proves}).", (number,), title=item.title or label(item.kind), proves=citation.proves)
        for number, item in enumerate(dossier.evidence, start=1)
        for violation in dossier.told
        for citation in violation.citations
        if citation.evidence == item.id and citation.proves and violation.kind is ViolationKind.DEBT_EVASION
    ]
    collateral = [
        fact("Collateral: {thing}.", papers(dossier, loan, item), thing=item.collateral.description)
        for loan in dossier.loans
        for item in loan.security
        if item.collateral and item.collateral.description
    ]
    lines = (*found, *collateral)
    yield Listing(lines) if lines else Paragraph((formal("No lead is on file."),))
