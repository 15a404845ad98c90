"""What secures the loans, what the bank is asked to do and on what basis, by when and by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from loancomplaint.documents import (
    NOTHING,
    Block,
    Paragraph,
    Sentence,
    Standing,
    Table,
    formal,
    in_words,
    words_or_dash,
)
from loancomplaint.facts import Approval, EvidenceKind, GuaranteeKind, Loan, Request, Security, SecurityKind
from loancomplaint.law import Basis
from loancomplaint.law.time_limits import Clock, ClockKind, clocks
from loancomplaint.reports.chapters.facts_and_evidence import measure
from loancomplaint.reports.context import Dossier, fact
from loancomplaint.words import LOCALES, Param, Phrase, label, phrase, verbatim

_SECURITY_PAPERS = {
    SecurityKind.GUARANTEE: (EvidenceKind.GUARANTEE_CONTRACT,),
    SecurityKind.MORTGAGE: (EvidenceKind.COLLATERAL_REGISTRATION,),
    SecurityKind.PLEDGE: (EvidenceKind.COLLATERAL_REGISTRATION,),
}


def papers(dossier: Dossier, loan: Loan, item: Security) -> tuple[int, ...]:
    """The numbers of the papers that show *item*: where such papers show several, those that name this one."""
    kinds = _papers_of(item)
    shown = dossier.showing(loan, *kinds)
    if sum(_papers_of(other) == kinds for other in loan.security) == 1:
        return shown
    names = tuple(_called(item, alone=sum(other.kind is item.kind for other in loan.security) == 1))
    return tuple(number for number in shown if any(name in dossier.told_of(number) for name in names))


def _called(item: Security, *, alone: bool) -> Iterator[str]:
    """What a paper may call *item* by; its kind, where it is *alone* of its kind."""
    thing = item.collateral
    about = (item.contract_no, thing.registration_no, thing.description) if thing else (item.provider, item.contract_no)
    yield from (name for name in about if name)
    if alone and item.kind:
        yield from (label(item.kind).message(locale) for locale in LOCALES)


def _papers_of(item: Security) -> tuple[EvidenceKind, ...]:
    return _SECURITY_PAPERS.get(item.kind or SecurityKind.OTHER, ())


# ---------------------------------------------------------------- security


def security(dossier: Dossier) -> Iterator[Block]:
    """担保分析: who or what stands behind each loan, up to how much, and until when."""
    secured = [(loan, item) for loan in dossier.loans for item in loan.security]
    if not secured:
        yield Paragraph((formal("No security is recorded for the loans concerned."),))
    for loan, item in secured:
        yield Paragraph(tuple(_secures(dossier, loan, item)))


def _secures(dossier: Dossier, loan: Loan, item: Security) -> Iterator[Sentence]:
    shown = papers(dossier, loan, item)
    loan_name = dossier.case.name_of(loan)
    yield fact("Loan {loan} is secured by {security}.", shown, loan=loan_name, security=_described(item))
    secured = item.maximum or item.amount
    if secured is not None:
        yield fact("The sum secured is {sum}.", shown, sum=secured)
    if item.guarantee_period_ends_on is not None:
        yield fact("The guarantee period ends on {day}.", shown, day=item.guarantee_period_ends_on)
    if item.demanded_on is not None:
        yield fact("The guarantor was called upon on {day}.", (), day=item.demanded_on)
    if item.collateral and item.collateral.valuation is not None:
        valued = dossier.showing(loan, EvidenceKind.THIRD_PARTY_ASSESSMENT)
        yield fact("The collateral is valued at {sum}.", valued, sum=item.collateral.valuation)


def _described(item: Security) -> Phrase:
    given = _given(item, item.provider or Phrase("a provider not named on file"))
    if item.contract_no is None:
        return given
    return phrase("{security} (contract {contract})", security=given, contract=item.contract_no)


_GUARANTEES = {
    GuaranteeKind.JOINT: "a joint and several guarantee by {provider}",
    GuaranteeKind.GENERAL: "a general guarantee by {provider}",
}


def _given(item: Security, provider: Param) -> Phrase:
    if item.kind is SecurityKind.GUARANTEE:
        if item.guarantee_kind is None:
            return phrase("a guarantee by {provider}, the type of which is not stated", provider=provider)
        return phrase(_GUARANTEES[item.guarantee_kind], provider=provider)
    kind = Phrase("security") if item.kind in {None, SecurityKind.OTHER} else label(item.kind or SecurityKind.OTHER)
    thing = item.collateral.description if item.collateral else None
    if thing is None:
        return phrase("a {kind} provided by {provider}", kind=kind, provider=provider)
    return phrase("a {kind} of {thing}, provided by {provider}", kind=kind, thing=thing, provider=provider)


# ---------------------------------------------------------------- measures


def measures(dossier: Dossier) -> Iterator[Block]:
    """建议措施及依据: what the bank is asked to do, for which facts, against whom, and on what basis."""
    proposed = dossier.proposed()
    if not proposed:
        yield Paragraph((formal("No measure is proposed yet."),))
    elif dossier.is_warning:
        yield Paragraph((formal("The following measures are to be taken once the facts are verified."),))
    for number, request in enumerate(proposed, start=1):
        title = phrase("{number}. {measure}", number=number, measure=measure(request))
        yield Paragraph(tuple(_asked(dossier, request)), title)


def _asked(dossier: Dossier, request: Request) -> Iterator[Sentence]:
    yield formal("This measure responds to {facts}.", facts=dossier.facts(request.violations))
    if request.reason:
        # A request cites no evidence of its own: what its author gives as the reason is hers.
        yield Sentence(phrase("The author proposes: {reason}", reason=request.reason), (), Standing.OPINION)
    if request.against:
        yield formal("It is directed against {names}.", names=tuple(map(verbatim, request.against)))
    if request.amount is not None:
        yield formal("The amount is {sum}.", sum=in_words(request.amount))
    grounds = tuple(based(dossier, request))
    if grounds:
        yield formal("It is based on {basis}.", basis=phrase("{each}", each=grounds))


def based(dossier: Dossier, request: Request) -> Iterator[Phrase]:
    """The clauses and articles a request leans on, as a person cites them; none that is not on file or not verified."""
    for reference in request.basis:
        if found := dossier.case.clause(reference):
            loan, clause = found
            yield phrase(
                "clause {ref} of contract {contract}", contract=loan.contract_no, ref=words_or_dash(clause.ref)
            )
        elif basis := dossier.basis(reference, request):
            yield article(basis, words=True)


def article(basis: Basis, *, words: bool = False) -> Phrase:
    """An article as each language cites it, in Chinese with its words in short where they are wanted."""
    _, statute, number = basis.key.split(":")
    text = "article {number} of the {statute} ({title})"
    cited = phrase(text, number=number, statute=_in_english(statute), title=basis.title)
    if not (words and basis.says):
        return cited
    return attrs.evolve(cited, params=(*cited.params, ("says", basis.says.rstrip("。"))), context="in_words")


def _in_english(statute: str) -> str:
    """The name of a statute, from its key."""
    return statute.replace("-", " ").title()


def articles(cited: Iterable[Basis]) -> tuple[Phrase, ...]:
    """Articles as each language cites them, those of one statute together: 《民法典》第六百七十五条、第六百七十六条."""
    by_statute: dict[tuple[str, str], list[Basis]] = {}
    for basis in cited:
        _, statute, number = basis.key.split(":")
        inserted = (number,) if "-" in number else ()
        by_statute.setdefault((statute, basis.statute, *inserted), []).append(basis)
    return tuple(_of_one_statute(sorted(alike, key=_number)) for alike in by_statute.values())


def _number(basis: Basis) -> tuple[int, str]:
    number = basis.key.rpartition(":")[2]
    return len(number), number


def _of_one_statute(alike: Sequence[Basis]) -> Phrase:
    first, *others = alike
    if not others:
        return article(first)
    numbers = tuple(verbatim(basis.key.rpartition(":")[2]) for basis in alike)
    title = first.statute + "、".join(basis.article for basis in alike)
    text = "articles {numbers} of the {statute} ({title})"
    return phrase(text, numbers=numbers, statute=_in_english(first.key.split(":")[1]), title=title)


# ---------------------------------------------------------------- deadlines


def deadlines(dossier: Dossier) -> Iterator[Block]:
    """时限与责任人: which clocks run, until when, and who has the matter in hand."""
    running = running_clocks(dossier)
    if running:
        columns = ("Period", "Concerns", "Last day", "Days left", "Basis")
        rows = tuple(_ticks(dossier, clock) for clock in running)
        yield Table(phrase("Periods running on {day}", day=dossier.case.as_of), tuple(map(Phrase, columns)), rows)
    else:
        yield Paragraph((formal("No statutory or contractual period is known to be running."),))
    yield Paragraph((*_act_by(dossier), *_hands(dossier)))
    if dossier.case.approvals:
        yield _approvals(dossier.case.approvals)


def _approvals(approvals: Iterable[Approval]) -> Table:
    """Who decided what on the matter so far."""
    rows = (
        (
            words_or_dash(approval.role),
            words_or_dash(approval.name),
            words_or_dash(approval.decision),
            phrase("{day}", day=approval.on) if approval.on else NOTHING,
        )
        for approval in approvals
    )
    columns = ("Step", "Name of the person", "Decision", "Day")
    return Table(Phrase("Record of review and approval"), tuple(map(Phrase, columns)), tuple(rows))


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
        clock_named(clock),
        concerns,
        phrase("{day}", day=clock.ends_on),
        phrase("{days}", days=left) if left >= 0 else Phrase("ended"),
        clock_basis(dossier, clock),
    )


def clock_named(clock: Clock) -> Phrase:
    """What a clock is called."""
    return Phrase(_CLOCKS[clock.kind])


_CLOCKS = {
    ClockKind.LIMITATION: "limitation period",
    ClockKind.GUARANTEE_PERIOD: "guarantee period",
    ClockKind.REVOCATION: "period for revocation",
}


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
    return article(basis) if basis else NOTHING


def _act_by(dossier: Dossier) -> Iterator[Sentence]:
    if (day := dossier.route.act_by) is not None:
        yield formal("The first of these periods to expire ends on {day}; please act by then.", day=day)


def _hands(dossier: Dossier) -> Iterator[Sentence]:
    reporter = dossier.case.reporter
    yield formal("The matter is handled by {name}.", name=office(reporter.name, reporter.title))
    supervisor = reporter.supervisor
    if supervisor and supervisor.name not in implicated(dossier):
        yield formal("The reviewer is {name}.", name=office(supervisor.name, supervisor.title))


def implicated(dossier: Dossier) -> frozenset[str]:
    """Names that this reader may not be told in the matter."""
    return frozenset() if dossier.names_staff else frozenset(m.name for m in dossier.case.implicated_staff)


def office(name: str, title: str | None) -> Phrase:
    """A person and the office held."""
    return phrase("{name} ({title})", name=name, title=title) if title else verbatim(name)
