"""Parts of the reports to authorities: suspected, never asserted; what was done; who answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from loancomplaint.documents import (
    NOTHING,
    Block,
    Listing,
    Paragraph,
    Sentence,
    Table,
    bank,
    formal,
    in_words,
    words_or_dash,
)
from loancomplaint.facts import DirectLoss, Evidence, EvidenceKind, Loan, Violation, ViolationKind
from loancomplaint.reports.chapters.background import PAYOUT, agreed, behind, customer, exposure, lent, loans
from loancomplaint.reports.chapters.facts_and_evidence import heading
from loancomplaint.reports.chapters.measures import article, articles, office
from loancomplaint.reports.context import Dossier, doubted, fact
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase, label, phrase, plural, verbatim


def institution(dossier: Dossier) -> Iterator[Block]:
    """报告机构: the bank, and its branch."""
    named = _institution(dossier)
    yield Paragraph((formal("The report is made by {institution}.", institution=named),))


def _institution(dossier: Dossier) -> Phrase:
    reporter = dossier.case.reporter
    return bank(reporter.institution, reporter.branch)


def where_it_arose(dossier: Dossier) -> Iterator[Block]:
    """案发机构: the bank, and its branch."""
    yield Paragraph((formal("The case arose at {institution}.", institution=_institution(dossier)),))


def reported(dossier: Dossier) -> Iterator[Block]:
    """被报告人: the customer."""
    yield customer(dossier)


def credit(dossier: Dossier) -> Iterator[Block]:
    """贷款概况: the loans, and how far behind they are."""
    for loan in dossier.loans:
        arrears = (behind(dossier, loan),) if loan.installments else ()  # without a schedule nobody knows of any
        yield Paragraph((*lent(dossier, loan), *arrears))
    yield from loans(dossier)


def suspected(dossier: Dossier) -> Iterator[Block]:
    """涉嫌违法事实: each fact in its author's words, under what it is suspected to be."""
    opening = formal(
        "In the course of monitoring its loans, the bank found the following in respect of {customer}. "
        "These are suspicions; whether the law was broken is for the competent authority to determine.",
        customer=dossier.case.customer.name,
    )
    yield Paragraph((opening,))
    for violation in dossier.narrated:
        yield Paragraph(dossier.statements(violation), _accused(dossier, violation))


def _accused(dossier: Dossier, violation: Violation) -> Phrase:
    named, suspected_of = heading(dossier, violation), suspicion(dossier, violation)
    if suspected_of == label(violation.kind):
        return named
    return phrase("{fact}; {suspicion}", fact=named, suspicion=suspected_of)


def suspicion(dossier: Dossier, violation: Violation) -> Phrase:
    """What a violation is suspected to be; a mere breach of contract is called by its name."""
    return dossier.law.jurisdiction.profile(violation.kind).suspicion or label(violation.kind)


def involved(dossier: Dossier) -> Iterator[Block]:
    """涉案金额及风险敞口: the sum of each fact, and what is owed."""
    sums = tuple(
        fact(
            "{fact} involves {sum}.",
            dossier.numbered(violation.cites),
            fact=dossier.fact_no(violation),
            sum=in_words(violation.amount),
        )
        for violation in dossier.told
        if violation.amount is not None
    )
    if sums:
        yield Paragraph(sums)
    yield from exposure(dossier)


# ---------------------------------------------------------------- what was done


def taken(dossier: Dossier) -> Iterator[Block]:
    """已采取措施: demands and their arrival, acceleration, filings, as the file shows them."""
    steps = tuple(_steps(dossier))
    yield Listing(steps) if steps else Paragraph((formal("No step is recorded yet."),))


def _steps(dossier: Dossier) -> Iterator[Sentence]:
    for number, item in enumerate(dossier.evidence, start=1):
        yield from _step(item, (number,))
    for loan in dossier.loans:
        if loan.acceleration and loan.acceleration.delivered_on:
            papers = dossier.numbered((loan.acceleration.evidence,) if loan.acceleration.evidence else ())
            name, day = dossier.case.name_of(loan), loan.acceleration.delivered_on
            yield fact(
                "Loan {loan} was declared due early; the notice was delivered on {day}.", papers, loan=name, day=day
            )


_VISITED = "The premises had been inspected by {day}."


def _step(item: Evidence, number: tuple[int, ...]) -> Iterator[Sentence]:
    if item.kind is EvidenceKind.DEMAND_NOTICE and item.obtained_on:
        yield fact("A written demand had been made by {day}.", number, day=item.obtained_on)
    if item.kind is EvidenceKind.DELIVERY_PROOF and item.delivered_on:
        yield fact("A notice was delivered on {day}.", number, day=item.delivered_on)
    if item.kind is EvidenceKind.SITE_VISIT_RECORD and item.obtained_on:
        visited = "Two officers had inspected the premises by {day}." if item.accompanied_by else _VISITED
        yield fact(visited, number, day=item.obtained_on)


# ---------------------------------------------------------------- to the regulator


def matter_for_the_regulator(dossier: Dossier) -> Iterator[Block]:
    """报告事项: what the regulator is told it for, and on what articles."""
    days = [violation.began_on for violation in dossier.narrated if violation.began_on]
    cited = (dossier.law.cite(key, min(days, default=None)) for key in _REGULATOR_CITES)
    titles = articles(basis for basis in cited if basis)
    if titles:
        yield Paragraph(
            (
                formal(
                    "Under {titles}, the above is reported so that the authority may deal with it in accordance with "
                    "the law.",
                    titles=titles,
                ),
            )
        )
    else:
        yield Paragraph(
            (formal("The above is reported so that the authority may deal with it in accordance with the law."),)
        )
    yield Paragraph((formal("The bank will report on further developments."),))


_REGULATOR_CITES = ("borrower-fraud-crime", "borrower-fraud-regulator")


def contact(dossier: Dossier) -> Iterator[Block]:
    """联系人: who answers for the report."""
    reporter = dossier.case.reporter
    name = office(reporter.name, reporter.title)
    yield Paragraph((formal("Questions on this report may be put to {name}.", name=name),))


# ---------------------------------------------------------------- a filed case


def case_name(dossier: Dossier) -> Iterator[Block]:
    """案件名称: by the customer and what is suspected, or what it is about where no crime is."""
    called = {violation.id: suspicion(dossier, violation) for violation in dossier.told}
    suspected_ = tuple(violation for violation in dossier.told if called[violation.id] != label(violation.kind))
    kinds = tuple(dict.fromkeys(called[violation.id] for violation in suspected_ or dossier.told))
    yield Paragraph((formal("The case of {customer}: {kinds}.", customer=dossier.case.customer.name, kinds=kinds),))


def filings(dossier: Dossier) -> Iterator[Block]:
    """立案机关及文号: which authority filed it, when, and under what number."""
    columns = ("Authority", "Filed on", "Document number")
    rows = tuple(
        (words_or_dash(filing.authority), phrase("{day}", day=day), words_or_dash(filing.receipt_no))
        for filing in dossier.case.authority_filings
        if (day := filing.filed_on or filing.accepted_on) is not None
    )
    yield Table(Phrase("Filings"), tuple(map(Phrase, columns)), rows)


def people_involved(dossier: Dossier) -> Iterator[Block]:
    """涉案人员: how many, and in what office; their names stay with those who must know them."""
    staff = dossier.case.implicated_staff
    involved_ = plural(
        "The case involves one member of the bank's staff.",
        "The case involves {count} members of the bank's staff.",
        count=len(staff),
    )
    roles = tuple(verbatim(role) for role in dict.fromkeys(member.role for member in staff if member.role))
    held = plural("Office held: {roles}.", "Offices held: {roles}.", count=len(roles), roles=roles)
    offices = (Sentence(held),) if roles else ()
    yield Paragraph((Sentence(involved_), *offices))


def outline(dossier: Dossier) -> Iterator[Block]:
    """基本案情: each fact in its author's words; what is not verified says so."""
    for violation in dossier.told:
        title, sentences = heading(dossier, violation), dossier.statements(violation)
        if not dossier.is_verified(violation):
            title = phrase("{fact} (not verified yet)", fact=title)
            sentences = tuple(map(doubted, sentences))
        yield Paragraph(sentences, title)


# ---------------------------------------------------------------- to the police


def complainant(dossier: Dossier) -> Iterator[Block]:
    """报案单位: the bank, and who acts for it."""
    reporter = dossier.case.reporter
    yield Paragraph(
        (
            formal("The reporting party is {institution}.", institution=_institution(dossier)),
            formal("Questions on this report may be put to {name}.", name=office(reporter.name, reporter.title)),
        )
    )


def cause(dossier: Dossier) -> Iterator[Block]:
    """案由: what is suspected."""
    kinds = tuple(dict.fromkeys(suspicion(dossier, violation) for violation in dossier.narrated))
    yield Paragraph(
        (formal("This matter concerns {customer}: {kinds}.", customer=dossier.case.customer.name, kinds=kinds),)
    )


def relied_upon(dossier: Dossier) -> Iterator[Block]:
    """放款依据与受骗关系: what the bank was told, and that it paid out afterwards."""
    for loan in dossier.loans:
        yield Paragraph(tuple(agreed(dossier, loan)))
    yield Paragraph(tuple(_relied(dossier)))


def _relied(dossier: Dossier) -> Iterator[Sentence]:
    for violation in dossier.narrated:
        loan = dossier.case.loan(violation.loan)
        if violation.kind is ViolationKind.FALSE_INFORMATION and loan:
            yield from _before_payout(dossier, violation, loan)
    yield formal(
        "Whether the loan was granted in reliance on these papers, and with what intent they were handed in, is for "
        "the competent authority to determine."
    )


def _before_payout(dossier: Dossier, violation: Violation, loan: Loan) -> Iterator[Sentence]:
    """That the bank paid out after it was told; on what it relied only where the record of approval shows it."""
    told_on, paid_on = violation.began_on, loan.disbursed_on
    if told_on and paid_on and told_on <= paid_on:
        yield fact(
            _BEFORE if told_on < paid_on else _ON_THE_DAY,
            tuple(sorted({*dossier.numbered(violation.cites), *dossier.showing(loan, *PAYOUT)})),
            fact=dossier.fact_no(violation),
            told=told_on,
            paid=paid_on,
        )
    if approved := dossier.showing(loan, EvidenceKind.APPROVAL_RECORD):
        yield fact("The record of approval shows the papers on which the loan was granted.", approved)


_BEFORE = "{fact} dates from {told}, before the bank paid the loan out on {paid}."
_ON_THE_DAY = "{fact} dates from {told}, the day on which the bank paid the loan out."


def direct_loss(dossier: Dossier) -> Iterator[Block]:
    """直接经济损失计算: the sum, how it was computed, and as of when."""
    columns = ("Fact", "Amount", "How it was calculated", "Calculated to")
    rows = tuple(
        (_lost(dossier, violation, loss, loss.amount), shown)
        for violation in dossier.narrated
        if (loss := violation.direct_loss) and loss.amount is not None and (shown := dossier.numbered(violation.cites))
    )
    if rows:
        yield dossier.table_by_row(Phrase("Direct loss by fact"), columns, rows)


def _lost(dossier: Dossier, violation: Violation, loss: DirectLoss, sum_: Money) -> tuple[Phrase, ...]:
    return (
        dossier.fact_no(violation),
        in_words(sum_),
        words_or_dash(loss.method),
        phrase("{day}", day=loss.on) if loss.on else NOTHING,
    )


def asked_of_the_police(_: Dossier) -> Iterator[Block]:
    """请求: to examine it by law, and nothing else."""
    yield Paragraph((formal("Please examine the above in accordance with the law and decide whether to open a case."),))


def truthfulness(dossier: Dossier) -> Iterator[Block]:
    """真实性承诺: the bank answers for what it hands in."""
    basis = dossier.law.cite("false-accusation")
    undertaken = formal(
        "The bank states truthfully what it knows, and undertakes that the evidence which it submits is genuine."
    )
    known = (
        (formal("It is aware of the liability for false accusation under {title}.", title=article(basis)),)
        if basis
        else ()
    )
    yield Paragraph((undertaken, *known))


def seal(_: Dossier) -> Iterator[Block]:
    """公章及授权委托: what must be attached before the paper is handed in."""
    yield Paragraph(
        (
            formal(
                "This report is to bear the bank's seal and to be accompanied by the power of attorney of the "
                "person who submits it."
            ),
        )
    )
