"""What secures the loans, what the bank is asked to do and on what basis, by when and by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

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
from loancomplaint.facts import (
    Approval,
    EvidenceKind,
    GuaranteeKind,
    Pursuit,
    Request,
    Restricted,
    Security,
    SecurityKind,
)
from loancomplaint.facts.profiles import REQUEST_PROFILES
from loancomplaint.facts.securities import Given
from loancomplaint.law import Basis
from loancomplaint.law.liability import Right
from loancomplaint.law.time_limits import Clock, ClockKind, ClockState, clocks
from loancomplaint.reports.chapters.facts_and_evidence import measure
from loancomplaint.reports.context import Dossier, fact, leaves_the_bank
from loancomplaint.words import Param, Phrase, label, phrase, verbatim

# ---------------------------------------------------------------- security


def security(dossier: Dossier) -> Iterator[Block]:
    """担保分析: who or what stands behind each loan, up to how much, until when, and what of it fails."""
    secured = [
        (place, right)
        for place in dossier.places
        for right in dossier.rights
        if place in right.given.places and (dossier.may_read(Restricted.PLANNED_MEASURES) or dossier.claims_on(right))
    ]
    if not secured:
        none = "No security is recorded for the loans concerned."
        yield Paragraph((formal("No claim is made on any security." if dossier.rights else none),))
    for place, right in secured:
        if told := tuple(_secures(dossier, place, right)):
            yield Paragraph(told)


def _secures(dossier: Dossier, place: int, right: Right) -> Iterator[Sentence]:
    """What one security gives for one loan; a court is told of none on which nothing is asked."""
    item, shown = right.given.security, dossier.shows(right)
    loan_name = dossier.case.name_of(dossier.case.loans[place])
    yield fact("Loan {loan} is secured by {security}.", shown, loan=loan_name, security=_described(right.given))
    secured = item.maximum or item.amount
    if secured is not None:
        yield fact("The sum secured is {sum}.", shown, sum=secured)
    yield from _bound(dossier, place, right)
    if item.collateral and item.collateral.valuation is not None:
        valued = dossier.showing(dossier.case.loans[place], EvidenceKind.THIRD_PARTY_ASSESSMENT)
        yield fact("The collateral is valued at {sum}.", valued, sum=item.collateral.valuation)
    if right.why_not is not None and dossier.may_read(Restricted.PLANNED_MEASURES):
        yield Sentence(right.why_not)


def _bound(dossier: Dossier, place: int, right: Right) -> Iterator[Sentence]:
    """Until when a guarantor is bound, and whether he was called upon."""
    item, shown = right.given.security, dossier.shows(right)
    guarantees = item.kind is SecurityKind.GUARANTEE
    clock = dossier.court.docket.guarantee_period(right.given, place) if guarantees else None
    if clock is not None and clock.is_agreed:
        yield fact("The guarantee period ends on {day}.", shown, day=clock.ends_on)
    elif clock is not None and dossier.may_read(Restricted.PLANNED_MEASURES):
        yield formal("As the file has it, the guarantee period ends on {day}.", day=clock.ends_on)
        yield Sentence(clock.because)
    if item.demanded_on is not None:
        yield fact("The guarantor was called upon on {day}.", (), day=item.demanded_on)


def _described(given: Given) -> Phrase:
    item = given.security
    said = _given(item, given.who or Phrase("a provider not named on file"))
    if item.contract_no is None:
        return said
    return phrase("{security} (contract {contract})", security=said, contract=item.contract_no)


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
    if proposed and not leaves_the_bank(dossier.route):
        yield _to_be_decided(dossier, proposed)


def _to_be_decided(dossier: Dossier, proposed: Sequence[Request]) -> Table:
    """批示: one line a measure, with the last day of the right it serves; who does it by when its reader fills in."""
    columns = ("Measure", "Last day of the right that it serves", "Decision", "In charge", "To be done by")
    ends: dict[str | None, dt.date] = {}
    for clock in running_clocks(dossier):
        if clock.is_running:
            ends[clock.violation] = min(clock.ends_on, ends.get(clock.violation, clock.ends_on))
    rows = []
    for number, request in enumerate(proposed, start=1):
        pursues = REQUEST_PROFILES[request.kind].pursuit is Pursuit.SUIT
        last = min((ends[id_] for id_ in request.violations if pursues and id_ in ends), default=None)
        named = phrase("{number}. {measure}", number=number, measure=measure(request))
        blank = verbatim("")
        rows.append((named, phrase("{day}", day=last) if last else NOTHING, blank, blank, blank))
    return Table(Phrase("Decision on the measures (for whoever approves)"), tuple(map(Phrase, columns)), tuple(rows))


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


def based(dossier: Dossier, request: Request, references: Iterable[str] | None = None) -> Iterator[Phrase]:
    """The clauses and articles a request leans on, as a person cites them; none that is not on file or not verified.

    Of the references given, or of all that the request names.
    """
    for reference in request.basis if references is None else references:
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
    """The clocks of the violations that the report speaks of, and of the whole case."""
    told = {violation.id for violation in dossier.told}
    found = clocks(dossier.case, dossier.law)
    return tuple(c for c in found if c.violation in told or (c.violation is None and c.loan is None))


def _ticks(dossier: Dossier, clock: Clock) -> tuple[Phrase, ...]:
    return (
        clock_named(clock),
        concerned(dossier, clock),
        phrase("{day}", day=clock.ends_on),
        _left(clock, dossier.case.as_of),
        clock_basis(clock),
    )


def concerned(dossier: Dossier, clock: Clock) -> Phrase:
    """What a clock is about: the fact, with the security where it is one's; else whose it is."""
    violation = dossier.case.violation(clock.violation) if clock.violation else None
    if violation is None:
        return verbatim(clock.party) if clock.party else NOTHING
    fact_no = dossier.fact_no(violation)
    return phrase("{fact} ({against})", fact=fact_no, against=clock.security) if clock.security else fact_no


def _left(clock: Clock, on: dt.date) -> Phrase:
    match clock.state:
        case ClockState.RUNNING:
            return phrase("{days}", days=clock.days_left(on))
        case ClockState.LAPSED:
            return Phrase("ended")
        case ClockState.MET:
            return Phrase("met")
    assert_never(clock.state)


def clock_named(clock: Clock) -> Phrase:
    """What a clock is called."""
    return Phrase(_CLOCKS[clock.kind])


_CLOCKS = {
    ClockKind.LIMITATION: "limitation period",
    ClockKind.GUARANTEE_PERIOD: "guarantee period",
    ClockKind.GUARANTEE_LIMITATION: "limitation of the claim on the guarantor",
    ClockKind.REVOCATION: "period for revocation",
    ClockKind.MORTGAGE: "period for enforcing the security",
    ClockKind.CLAIM_LODGING: "period for lodging claims",
    ClockKind.SUIT_AFTER_PRESERVATION: "period for suing after preservation",
    ClockKind.ENFORCEMENT: "period for applying for enforcement",
}


def clock_basis(clock: Clock) -> Phrase:
    """The law that set a clock; a guarantee's agreed day stands in its contract."""
    if clock.is_agreed:
        return Phrase("as agreed in the guarantee contract")
    return article(clock.basis[0]) if clock.basis else NOTHING


def _act_by(dossier: Dossier) -> Iterator[Sentence]:
    if (day := dossier.route.act_by) is not None:
        yield formal(
            "The first of these periods to expire ends on {day}; it is the last day of a right, not a time to act.",
            day=day,
        )


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
