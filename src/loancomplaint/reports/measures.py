"""What secures the loans, what the bank is asked to do and on what basis, by when and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loancomplaint.clocks import Clock, ClockKind, clocks
from loancomplaint.documents import Block, Paragraph, Sentence, Table, formal, in_words
from loancomplaint.facts import EvidenceKind, Loan, Request, Security, SecurityKind
from loancomplaint.reports.dossier import Dossier, fact
from loancomplaint.words import Phrase, label, phrase, verbatim

_SECURITY_PAPERS = {
    SecurityKind.GUARANTEE: (EvidenceKind.GUARANTEE_CONTRACT,),
    SecurityKind.MORTGAGE: (EvidenceKind.COLLATERAL_REGISTRATION, EvidenceKind.AGREEMENT),
    SecurityKind.PLEDGE: (EvidenceKind.COLLATERAL_REGISTRATION, EvidenceKind.AGREEMENT),
}

# ---------------------------------------------------------------- security


def security(dossier: Dossier) -> Iterator[Block]:
    """担保分析: who or what stands behind each loan, up to how much, and until when."""
    secured = [(loan, item) for loan in dossier.loans for item in loan.security]
    if not secured:
        yield Paragraph((formal("No security is recorded for the loans concerned."),))
    for loan, item in secured:
        yield Paragraph(tuple(_secures(dossier, loan, item)))


def _secures(dossier: Dossier, loan: Loan, item: Security) -> Iterator[Sentence]:
    papers = dossier.showing(loan, *_SECURITY_PAPERS.get(item.kind or SecurityKind.OTHER, ()))
    loan_name = dossier.case.name_of(loan)
    yield fact("{loan} is secured by {security}.", papers, loan=loan_name, security=_described(item))
    secured = item.maximum or item.amount
    if secured is not None:
        yield fact("The sum secured is {sum}.", papers, sum=secured)
    if item.guarantee_period_ends_on is not None:
        yield fact("The guarantee period ends on {day}.", papers, day=item.guarantee_period_ends_on)
    if item.demanded_on is not None:
        yield fact("The guarantor was called upon on {day}.", (), day=item.demanded_on)
    if item.collateral and item.collateral.valuation is not None:
        yield fact("The collateral is valued at {sum}.", papers, sum=item.collateral.valuation)


def _described(item: Security) -> Phrase:
    provider = item.provider or "—"
    contract = item.contract_no or "—"
    if item.kind is SecurityKind.GUARANTEE:
        manner = label(item.guarantee_kind) if item.guarantee_kind else Phrase("unstated")
        return phrase(
            "a {manner} guarantee by {provider} (contract {contract})",
            manner=manner,
            provider=provider,
            contract=contract,
        )
    thing = item.collateral.description if item.collateral and item.collateral.description else "—"
    kind = label(item.kind) if item.kind else Phrase("security")
    return phrase(
        "{kind} of {thing}, provided by {provider} (contract {contract})",
        kind=kind,
        thing=thing,
        provider=provider,
        contract=contract,
    )


# ---------------------------------------------------------------- measures


def measures(dossier: Dossier) -> Iterator[Block]:
    """建议措施及依据: what the bank is asked to do, for which facts, against whom, and on what basis."""
    proposed = dossier.proposed()
    if not proposed:
        yield Paragraph((formal("No measure is proposed yet."),))
    elif dossier.is_warning:
        yield Paragraph((formal("The following are to be taken once the facts are verified."),))
    for number, request in enumerate(proposed, start=1):
        title = phrase("{number}. {measure}", number=number, measure=label(request.kind))
        yield Paragraph(tuple(_asked(dossier, request)), title)


def _asked(dossier: Dossier, request: Request) -> Iterator[Sentence]:
    if request.reason:
        yield Sentence(verbatim(request.reason))
    if request.amount is not None:
        yield formal("Amount: {sum}.", sum=in_words(request.amount))
    if request.against:
        yield formal("Directed at: {names}.", names=tuple(map(verbatim, request.against)))
    yield formal("It answers: {facts}.", facts=dossier.facts(request.violations))
    grounds = tuple(based(dossier, request))
    if grounds:
        yield formal("Basis: {basis}.", basis=phrase("{each}", each=grounds))


_CLAUSE = re.compile(r"contract:(?P<contract>[^#]+)#(?P<ref>.+)")


def based(dossier: Dossier, request: Request) -> Iterator[Phrase]:
    """The clauses and articles a request leans on, as a person cites them; none that nobody verified."""
    for reference in request.basis:
        if clause := _CLAUSE.fullmatch(reference):
            yield phrase("{ref} of contract {contract}", contract=clause["contract"], ref=clause["ref"])
        elif basis := dossier.basis(reference, request):
            yield (
                phrase("{title} ({says})", title=basis.title, says=basis.says.rstrip("。"))
                if basis.says
                else (verbatim(basis.title))
            )


# ---------------------------------------------------------------- deadlines


def deadlines(dossier: Dossier) -> Iterator[Block]:
    """时限与责任人: which clocks run, until when, and who has the matter in hand."""
    running = running_clocks(dossier)
    if running:
        columns = ("Period", "Concerns", "Last day", "Days left", "Basis")
        rows = tuple(_ticks(dossier, clock) for clock in running)
        yield Table(phrase("Periods running on {day}", day=dossier.case.as_of), tuple(map(Phrase, columns)), rows)
    else:
        yield Paragraph((formal("No statutory or agreed period is known to run."),))
    yield Paragraph((*_act_by(dossier), *_hands(dossier)))


def running_clocks(dossier: Dossier) -> tuple[Clock, ...]:
    """The clocks of the violations that the report speaks of."""
    told = {violation.id for violation in dossier.told}
    return tuple(clock for clock in clocks(dossier.case, dossier.law) if clock.violation in told)


def _ticks(dossier: Dossier, clock: Clock) -> tuple[Phrase, ...]:
    violation = dossier.case.violation(clock.violation)
    concerns = dossier.fact_no(violation) if violation else verbatim("—")
    if clock.against:
        concerns = phrase("{fact} ({against})", fact=concerns, against=clock.against)
    left = clock.days_left(dossier.case.as_of)
    return (
        label(clock.kind),
        concerns,
        phrase("{day}", day=clock.ends_on),
        phrase("{days}", days=left) if left >= 0 else Phrase("ended"),
        clock_basis(dossier, clock),
    )


def clock_basis(dossier: Dossier, clock: Clock) -> Phrase:
    """The law that set a clock; a guarantee's agreed day stands in its contract."""
    agreed = clock.kind is ClockKind.GUARANTEE_PERIOD and any(
        clock.against in {item.contract_no, item.id} and item.guarantee_period_ends_on
        for loan in dossier.loans
        for item in loan.security
    )
    violation = dossier.case.violation(clock.violation)
    basis = dossier.law.cite(clock.kind.cites, violation.began_on if violation else None)
    if agreed:
        return Phrase("as agreed in the guarantee contract")
    return verbatim(basis.title) if basis else verbatim("—")


def _act_by(dossier: Dossier) -> Iterator[Sentence]:
    if (day := dossier.route.act_by) is not None:
        yield formal("The first period to run out ends on {day}; please act before then.", day=day)


def _hands(dossier: Dossier) -> Iterator[Sentence]:
    reporter = dossier.case.reporter
    yield formal("In hand with: {name}.", name=office(reporter.name, reporter.title))
    supervisor = reporter.supervisor
    if supervisor and supervisor.name not in implicated(dossier):
        yield formal("Reviewed by: {name}.", name=office(supervisor.name, supervisor.title))


def implicated(dossier: Dossier) -> frozenset[str]:
    """Names that this reader may not be told in the matter."""
    return frozenset() if dossier.names_staff else frozenset(m.name for m in dossier.case.implicated_staff)


def office(name: str, title: str | None) -> Phrase:
    """A person and the office held."""
    return phrase("{name} ({title})", name=name, title=title) if title else verbatim(name)
