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
    Loan,
    Request,
    RequestKind,
    Restricted,
    SecurityKind,
    Violation,
    ViolationKind,
)
from loancomplaint.facts.profiles import REQUEST_PROFILES
from loancomplaint.law import Need
from loancomplaint.law.liability import FOR_PAYMENT, Answers, Defendant, Right, Role, called
from loancomplaint.law.pleading import Pleading
from loancomplaint.law.time_limits import ClockKind, ClockState
from loancomplaint.reports.chapters import figures
from loancomplaint.reports.chapters.background import CONTRACT, agreed, customer, outstanding
from loancomplaint.reports.chapters.debt import reckoned, shown_debt
from loancomplaint.reports.chapters.facts_and_evidence import heading, waiting
from loancomplaint.reports.chapters.measures import based, clock_basis, clock_named, concerned, running_clocks
from loancomplaint.reports.context import Dossier, agreement, fact
from loancomplaint.values.money import Money
from loancomplaint.words import Param, Phrase, label, phrase, verbatim

# ---------------------------------------------------------------- parties


def parties(dossier: Dossier) -> Iterator[Block]:
    """主体及管辖: who sues, whom, and before which court."""
    case = dossier.case
    own = case.plaintiff or (case.bank.name if case.bank else None)
    plaintiff = verbatim(own) if own else bank(case.reporter.institution, case.reporter.branch)
    yield Paragraph((formal("The plaintiff is {plaintiff}.", plaintiff=plaintiff), *_defendants(dossier)))
    yield customer(dossier)
    yield Paragraph(tuple(_jurisdiction(dossier)))


def _defendants(dossier: Dossier) -> Iterator[Sentence]:
    """Everybody who is sued, each once in each capacity; where nothing is asked yet, who could be."""
    heads = dossier.sued or tuple(dossier.court.whoever)
    # The borrower is named first, whoever a request names first.
    for who, role in dict.fromkeys((h.who, h.role) for h in sorted(heads, key=lambda h: h.role is not Role.BORROWER)):
        shown = sorted({n for right in dossier.rights if right.given.provider is who for n in dossier.shows(right)})
        text, named = _JOINED[role]
        said = {named: called(who)}
        yield fact(text, tuple(shown), **said) if shown and role in _SECURING else formal(text, **said)


_SECURING = frozenset({Role.GUARANTOR, Role.SECURITY_PROVIDER})
_JOINED = {
    Role.BORROWER: ("The defendant is {customer}, the borrower.", "customer"),
    Role.CO_BORROWER: ("{party}, who took the loan together with the borrower, is joined as a defendant.", "party"),
    Role.GUARANTOR: ("{provider}, the guarantor, is joined as a defendant.", "provider"),
    Role.SECURITY_PROVIDER: ("{provider}, who provides security, is joined as a defendant.", "provider"),
    Role.TRANSFEREE: ("{party}, to whom assets passed, is joined as a defendant.", "party"),
    Role.SHAREHOLDER: ("{party}, a shareholder of the borrower, is joined as a defendant.", "party"),
}
"""How each defendant is introduced, and by which name of the sentence."""


def _jurisdiction(dossier: Dossier) -> Iterator[Sentence]:
    for loan in dossier.loans:
        name = dossier.case.name_of(loan)
        if loan.jurisdiction_clause:
            yield fact(
                "In {agreement} {loan} the parties agreed on the jurisdiction of the following: {court}.",
                dossier.showing(loan, *CONTRACT),
                agreement=agreement(loan),
                loan=name,
                court=loan.jurisdiction_clause,
            )
        else:
            yield formal(
                "For {agreement} {loan} no agreed jurisdiction is on file.", agreement=agreement(loan), loan=name
            )


# ---------------------------------------------------------------- claims


def claims(dossier: Dossier) -> Iterator[Block]:
    """诉请: what the court is to order, with its basis."""
    proposed = [request for request in dossier.proposed() if request.kind in _FOR_COURT]
    if proposed:
        yield Paragraph((formal("The following relief is sought."),))
    else:
        yield Paragraph((formal("The claims are still to be settled with counsel."),))
    for number, request in enumerate(proposed, start=1):
        title = phrase(
            "{number}. {claim}", number=number, claim=Phrase(REQUEST_PROFILES[request.kind].before_court or "")
        )
        yield Paragraph(tuple(_prayer(dossier, request)), title)
    if proposed:
        yield Paragraph(
            (
                *_in_all(dossier, proposed),
                formal("That the defendants bear the costs of the proceedings and of preservation."),
            )
        )
    if dossier.may_read(Restricted.LAWYERS_WORK):
        yield from waiting(dossier, _FOR_COURT)


def _in_all(dossier: Dossier, proposed: Iterable[Request]) -> Iterator[Sentence]:
    """The value in dispute: what is due, and what is to be declared due; a court's fee follows it."""
    kinds = {request.kind for request in proposed}
    owed = dossier.law.debt(dossier.case).sums(dossier.loans)
    if owed is None or kinds.isdisjoint(FOR_PAYMENT):
        return
    whole = RequestKind.ACCELERATE_LOAN in kinds and bool(owed.not_due)
    if whole or len(dossier.loans) > 1:
        sum_ = owed.total + owed.not_due if whole else owed.total
        text = "All of it comes to {sum}, provisionally calculated to {day}."
        yield formal(text, sum=in_words(sum_), day=dossier.case.as_of)


_FOR_COURT = frozenset(kind for kind, profile in REQUEST_PROFILES.items() if profile.before_court)
"""The measures that a court grants."""


def _prayer(dossier: Dossier, request: Request) -> Iterator[Sentence]:
    """What one measure asks of the court, from what is reckoned and recorded, and its basis."""
    yield from _asked(dossier, request)
    if grounds := tuple(based(dossier, request)):
        yield formal("It is based on {basis}.", basis=phrase("{each}", each=grounds))


def _asked(dossier: Dossier, request: Request) -> Iterator[Sentence]:
    match request.kind:
        case RequestKind.PURSUE_LEGAL_RECOVERY | RequestKind.APPLY_PAYMENT_ORDER:
            yield from _paid(dossier, request)
        case RequestKind.REALIZE_SECURITY:
            yield from _realised(dossier, request)
        case RequestKind.ACCELERATE_LOAN:
            for loan in _loans(dossier, request):
                yield from _called(dossier, loan)
        case RequestKind.PRESERVE_ASSETS:
            yield from _preserved(dossier, request)
        case _:
            yield formal(
                "That the transfer in {facts} between {names} be set aside.",
                facts=dossier.facts(request.violations),
                names=by_name(dossier, request.against or (dossier.case.customer.name,)),
            )


def by_name(dossier: Dossier, against: Iterable[str]) -> tuple[Phrase, ...]:
    """Those whom a request names, by their names: who is named by an id has one too."""
    parties_ = ((name, dossier.case.party(name)) for name in against)
    return tuple(verbatim(called(party) if party else name) for name, party in parties_)


def _preserved(dossier: Dossier, request: Request) -> Iterator[Sentence]:
    names, sum_ = by_name(dossier, respondents(dossier, request)), preserved_sum(dossier, request)
    if not names:
        return
    if sum_ is not None:
        yield formal("That assets of {names} be preserved up to {sum}.", names=names, sum=in_words(sum_))
    else:
        yield formal("That assets of {names} be preserved within what is claimed.", names=names)


def respondents(dossier: Dossier, request: Request) -> tuple[str, ...]:
    """Whose assets are to be preserved, of those who are sued: preservation serves a claim."""
    sued = {head.who for head in dossier.sued}
    kept = [name for name in request.against if not sued or dossier.case.party(name) in sued]
    return tuple(kept or ([] if request.against else [dossier.case.customer.name]))


def preserved_sum(dossier: Dossier, request: Request) -> Money | None:
    """What is to be preserved: never more than the suit asks; all of it where the file names no sum."""
    sued, own = pleaded(dossier).asked, request.amount
    if sued is None or own is None or own.currency != sued.currency:
        return own or sued
    return min(own, sued)


def pleaded(dossier: Dossier) -> Pleading:
    """What the form of the court asks in the suit that the report is about."""
    return Pleading(
        case=dossier.case,
        law=dossier.law,
        places=dossier.places,
        heads=dossier.sued or tuple(dossier.court.whoever),
        rights=dossier.rights,
        requests=dossier.proposed(),
    )


def _called(dossier: Dossier, loan: Loan) -> Iterator[Sentence]:
    yield formal(
        "That the whole debt under {agreement} {loan} be declared due early.",
        agreement=agreement(loan),
        loan=dossier.case.name_of(loan),
    )
    left, claim = outstanding(dossier, loan), reckoned(dossier, loan)
    owing = payers(dossier, loan, dossier.sued or dossier.court.whoever)
    if left and claim and left > claim.principal and owing:
        yield fact(
            "That {customer} also pay the principal of {sum} not yet due.",
            shown_debt(dossier, loan),
            customer=owing,
            sum=left - claim.principal,
        )
        if claim.accrued:
            yield fact(
                "Likewise the interest on it from the last due day until it falls due, {sum} by {day}.",
                shown_debt(dossier, loan),
                sum=claim.accrued,
                day=claim.on,
            )


def _loans(dossier: Dossier, request: Request) -> tuple[Loan, ...]:
    """The loans a measure is about."""
    named = dossier.case.loans_of(request.loan) if request.loan else ()
    return named or dossier.loans


# ---------------------------------------------------------------- who pays what


def _paid(dossier: Dossier, request: Request) -> Iterator[Sentence]:
    """The debt of each loan, by whoever owes it; then what each who secures it answers for, and up to how much."""
    heads, loans = dossier.court.defendants(request), _loans(dossier, request)
    for loan in loans:
        yield from _payment(dossier, loan, payers(dossier, loan, heads))
    if request.kind is RequestKind.PURSUE_LEGAL_RECOVERY:
        for head in heads:
            yield from _secured(dossier, head, loans)
        yield from _first_out_of_things(dossier, heads, loans)


def secured(dossier: Dossier) -> tuple[Sentence, ...]:
    """What is asked of those who secure the debt, and first out of things; nothing twice."""
    found = (each for request in _for_payment(dossier) for each in _on_security(dossier, request))
    return tuple(dict.fromkeys(found))


def others(dossier: Dossier) -> tuple[Sentence, ...]:
    """What is asked beside payment and security: of shareholders and transferees, and that a transfer be set aside."""
    of_parties = (
        each
        for request in _for_payment(dossier)
        for head in dossier.court.defendants(request)
        if head.role not in {*_OWING, *_SECURING}
        for each in _secured(dossier, head, _loans(dossier, request))
    )
    revoked = (request for request in dossier.proposed() if request.kind is RequestKind.REVOKE_TRANSFER)
    undone = (each for request in revoked for each in _asked(dossier, request))
    return tuple(dict.fromkeys((*of_parties, *undone)))


def _for_payment(dossier: Dossier) -> Iterator[Request]:
    return (request for request in dossier.proposed() if request.kind in FOR_PAYMENT)


def _on_security(dossier: Dossier, request: Request) -> Iterator[Sentence]:
    if request.kind is RequestKind.REALIZE_SECURITY:
        yield from _realised(dossier, request)
        return
    heads, loans = dossier.court.defendants(request), _loans(dossier, request)
    for head in heads:
        if head.role in _SECURING:
            yield from _secured(dossier, head, loans)
    yield from _first_out_of_things(dossier, heads, loans)


_OWING = frozenset({Role.BORROWER, Role.CO_BORROWER})


def payers(dossier: Dossier, loan: Loan, heads: Iterable[Defendant]) -> tuple[Phrase, ...]:
    """Those who owe the debt of a loan and are sued for it."""
    name = dossier.case.name_of(loan)
    return tuple(dict.fromkeys(verbatim(head.party) for head in heads if head.role in _OWING and name in head.loans))


def _payment(dossier: Dossier, loan: Loan, payers: tuple[Phrase, ...]) -> Iterator[Sentence]:
    claim, name = reckoned(dossier, loan), dossier.case.name_of(loan)
    if claim is None or not claim.total:
        yield formal(
            "What is due under {agreement} {loan} is still to be calculated.", agreement=agreement(loan), loan=name
        )
        return
    yield _due(dossier, loan, claim, payers)
    if claim.until_payment:
        yield fact("{sentence}", shown_debt(dossier, loan), sentence=claim.until_payment)


def _due(dossier: Dossier, loan: Loan, claim: Claim, payers: tuple[Phrase, ...]) -> Sentence:
    """What is to be paid, by whom; where none of those who owe it is sued, what it is for which others answer."""
    debt = dossier.case.customer.name
    text = (
        "That {customer} pay {parts} under {agreement} {loan}, provisionally calculated to {day} at {total} in all."
        if payers
        else "{customer} owes {parts} under {agreement} {loan}, provisionally calculated to {day} at {total} in all."
    )
    return fact(
        text,
        shown_debt(dossier, loan),
        customer=payers or debt,
        parts=claim.parts,
        agreement=agreement(loan),
        loan=claim.loan,
        day=claim.on,
        total=in_words(claim.total),
    )


def _secured(dossier: Dossier, head: Defendant, loans: Iterable[Loan]) -> Iterator[Sentence]:
    """What one who does not owe the debt answers for: in what manner, for which loans, and up to how much."""
    text = _ANSWERS.get((head.role, head.liability))
    if text is None:
        return
    every = tuple(dossier.case.name_of(loan) for loan in loans)
    debt = Phrase("the above")
    if set(head.loans) != set(every):
        debt = phrase("the above under {loan}", loan=tuple(map(verbatim, head.loans)))
    said: dict[str, Param] = {"provider": head.party, "debt": debt}
    if head.up_to is not None:
        text, said = _UP_TO[text], said | {"limit": head.up_to}
    if head.role is Role.SHAREHOLDER:
        said |= {"customer": dossier.case.customer.name}
    shown = _papers(dossier, head)
    yield fact(text, shown, **said) if shown else formal(text, **said)


def _papers(dossier: Dossier, head: Defendant) -> tuple[int, ...]:
    """The papers of the security on which a head rests."""
    own = [r for r in dossier.rights if r.given.provider is head.who and r.given.number == head.security]
    return tuple(sorted({number for right in own for number in dossier.shows(right)})) if head.security else ()


_JOINTLY = "That {provider} pay {debt} jointly and severally."
_AFTER = "That {provider} pay what remains of {debt} after execution against the borrower."
_BY_CONTRACT = (
    "That {provider} answer for {debt} under the contract on security that was not registered, as far as the law "
    "provides."
)
_UNPAID = "That {provider} answer for what {customer} cannot pay of {debt}, within the capital not paid in."
_RECEIVED = "That {provider} answer for {debt} as the one to whom assets passed, as far as the law provides."
_ANSWERS = {
    (Role.GUARANTOR, Answers.JOINT): _JOINTLY,
    (Role.GUARANTOR, Answers.SUPPLEMENTARY): _AFTER,
    (Role.SECURITY_PROVIDER, Answers.OTHER): _BY_CONTRACT,
    (Role.SHAREHOLDER, Answers.SUPPLEMENTARY): _UNPAID,
    (Role.TRANSFEREE, Answers.OTHER): _RECEIVED,
}
"""What is asked of somebody in each capacity; of who secures the debt with a thing, priority in the thing."""
_UP_TO = {
    _JOINTLY: "That {provider} pay {debt} jointly and severally, up to {limit} in all.",
    _AFTER: "That {provider} pay what remains of {debt} after execution against the borrower, up to {limit} in all.",
    _BY_CONTRACT: (
        "That {provider} answer for {debt} under the contract on security that was not registered, up to {limit} in "
        "all, as far as the law provides."
    ),
    _UNPAID: (
        "That {provider} answer for what {customer} cannot pay of {debt}, within the capital not paid in, {limit}."
    ),
}
"""The same with a limit; it holds for all loans together."""


def _first_out_of_things(dossier: Dossier, heads: Iterable[Defendant], loans: Iterable[Loan]) -> Iterator[Sentence]:
    """Priority in every thing whose owner is sued, or owes the debt; each once, whatever it secures."""
    sued = {head.who for head in heads}
    names = {dossier.case.name_of(loan) for loan in loans}
    for right in dossier.rights:
        secures = any(dossier.case.name_of(loan) in names for loan in right.given.loans)
        if right.priority and right.binds and secures and right.given.provider in sued:
            yield from _first(dossier, right)


def _realised(dossier: Dossier, request: Request) -> Iterator[Sentence]:
    sued = {head.who for head in dossier.court.defendants(request)}
    for right in dossier.rights:
        if right.priority and right.binds and right.given.provider in sued:
            thing = _thing(right)
            shown = dossier.shows(right)
            yield (
                fact("That {thing} be sold by auction or otherwise.", shown, thing=thing)
                if shown
                else formal("That {thing} be sold by auction or otherwise.", thing=thing)
            )
            yield from _first(dossier, right)


def _first(dossier: Dossier, right: Right) -> Iterator[Sentence]:
    """What a mortgage or pledge adds: payment first out of a thing."""
    yield priority(dossier, right, _FIRST_WITHIN if right.up_to else _FIRST)


def priority(dossier: Dossier, right: Right, text: str) -> Sentence:
    """A sentence on a thing out of which the bank is paid first, with the papers that show it."""
    said: dict[str, Param] = {"thing": _thing(right), "kind": label(right.given.security.kind or SecurityKind.OTHER)}
    if right.up_to is not None:
        said |= {"limit": right.up_to}
    shown = dossier.shows(right)
    return fact(text, shown, **said) if shown else formal(text, **said)


def _thing(right: Right) -> Param:
    collateral = right.given.security.collateral
    return (collateral.description if collateral else None) or Phrase("the collateral")


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
            numbers = _met(dossier, need, violation)
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
    needs = [n for n in dossier.law.jurisdiction.profile(violation.kind).needs if Channel.LEGAL in n.channels]
    return (n for n in needs if not any(set(m.kinds) < set(n.kinds) and m.kinds for m in needs))


def _met(dossier: Dossier, need: Need, violation: Violation) -> tuple[int, ...]:
    return dossier.numbered(item.id for item in dossier.case.cited_by(violation) if need.takes(item))


def _named(numbers: tuple[int, ...]) -> Phrase:
    return exhibits_named(numbers) if numbers else Phrase("to be obtained")


# ---------------------------------------------------------------- time and assets


def limitation(dossier: Dossier) -> Iterator[Block]:
    """时效: when each claim lapses."""
    sentences = tuple(
        formal(
            "{fact}: the {period} ends on {day} ({basis}).",
            fact=concerned(dossier, clock),
            period=clock_named(clock),
            day=clock.ends_on,
            basis=clock_basis(clock),
        )
        for clock in running_clocks(dossier)
        if clock.kind is not ClockKind.GUARANTEE_PERIOD and clock.state is not ClockState.MET
    )
    yield Paragraph(sentences or (formal("No limitation period is known to be running."),))


def leads(dossier: Dossier) -> Iterator[Block]:
    """财产线索: what is on file of assets, as far as evidence shows it."""
    found = [
        fact("{title} ({proves}).", (number,), title=item.title or label(item.kind), proves=citation.proves)
        for number, item in enumerate(dossier.evidence, start=1)
        for violation in dossier.telling(item)
        for citation in violation.citations
        if citation.evidence == item.id and citation.proves and violation.kind is ViolationKind.DEBT_EVASION
    ]
    collateral = [
        fact("Collateral: {thing}.", dossier.shows(right), thing=thing.description)
        for right in dossier.rights
        if (thing := right.given.security.collateral) and thing.description
    ]
    lines = (*found, *collateral)
    yield Listing(lines) if lines else Paragraph((formal("No lead is on file."),))
