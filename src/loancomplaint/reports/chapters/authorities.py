"""Parts of the reports to authorities: suspected, never asserted; what was done; who answers for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loancomplaint.documents import (
    NOTHING,
    Block,
    Listing,
    Paragraph,
    Sentence,
    Standing,
    Table,
    amount,
    bank,
    formal,
    in_words,
    pairs,
    words_or_dash,
)
from loancomplaint.facts import (
    Account,
    AgentKind,
    DirectLoss,
    Evidence,
    EvidenceKind,
    Loan,
    Origin,
    ProceedingKind,
    Violation,
    ViolationKind,
)
from loancomplaint.reports.chapters.background import (
    LEDGER,
    PAYOUT,
    agreed,
    behind,
    customer,
    exposure,
    identity,
    lent,
    loans,
    outstanding,
)
from loancomplaint.reports.chapters.facts_and_evidence import heading
from loancomplaint.reports.chapters.measures import article, articles, implicated, office
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


def taken_inside(dossier: Dossier) -> Iterator[Block]:
    """已采取措施, for the bank itself: each contact to collect as well, and what authorities have opened."""
    steps = (*_steps(dossier), *_contacts(dossier))
    yield Listing(steps) if steps else Paragraph((formal("No step is recorded yet."),))
    yield from proceedings(dossier)


def _contacts(dossier: Dossier) -> Iterator[Sentence]:
    unnamed = implicated(dossier)
    for contact_ in dossier.case.collection_log:
        if contact_.on is None:
            continue
        yield fact(
            "On {day}, {by} contacted {to} ({means}).",
            dossier.numbered((contact_.evidence,) if contact_.evidence else ()),
            day=contact_.on,
            by=Phrase("the bank") if contact_.by is None or contact_.by in unnamed else contact_.by,
            to=contact_.to or dossier.case.customer.name,
            means=words_or_dash(contact_.channel),
        )


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
    """案件名称: by the business and what is suspected, or what it is about where no crime is."""
    called = {violation.id: suspicion(dossier, violation) for violation in dossier.told}
    suspected_ = tuple(violation for violation in dossier.told if called[violation.id] != label(violation.kind))
    kinds = tuple(dict.fromkeys(called[violation.id] for violation in suspected_ or dossier.told))
    yield Paragraph(
        (
            formal(
                "The case of the business of {institution} with {customer}, in which staff of the bank are involved: "
                "{kinds}.",
                institution=_institution(dossier),
                customer=dossier.case.customer.name,
                kinds=kinds,
            ),
        )
    )


def filings(dossier: Dossier) -> Iterator[Block]:
    """立案机关及文号: which authority filed it, when, under what number, and how far it is."""
    columns = ("Authority", "Filed on", "Document number", "Progress")
    rows = tuple(
        (
            words_or_dash(filing.authority),
            phrase("{day}", day=day),
            words_or_dash(filing.receipt_no),
            words_or_dash(filing.outcome),
        )
        for filing in dossier.case.authority_filings
        if (day := filing.filed_on or filing.accepted_on) is not None
    )
    yield _on_record("Filings", columns, rows)


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
    yield Paragraph((Sentence(involved_), *offices, *_what_they_did(dossier)))


def _what_they_did(dossier: Dossier) -> Iterator[Sentence]:
    """In which facts the file names members of the staff; what nobody has established is said to be open."""
    names = {member.name for member in dossier.case.implicated_staff}
    took_part = tuple(dossier.fact_no(v) for v in dossier.told if not names.isdisjoint(v.parties))
    if took_part:
        yield formal("The file names them in {facts}; what they did is set out there.", facts=took_part)
    else:
        yield formal("What each of them did in the matter is still to be established.")


def outline(dossier: Dossier) -> Iterator[Block]:
    """基本案情: each fact in its author's words; what is not verified says so.

    The sum of a misstatement is no sum of the case: what is involved has a chapter of its own.
    """
    for violation in dossier.told:
        title, sentences = heading(dossier, violation, with_sum=False), dossier.statements(violation)
        if not dossier.is_verified(violation):
            title = phrase("{fact} (not verified yet)", fact=title)
            sentences = tuple(map(doubted, sentences))
        found = (
            (fact("The bank found the matter on {day}.", (), day=violation.discovered_on),)
            if violation.discovered_on
            else ()
        )
        yield Paragraph((*sentences, *found), title)


def business_involved(dossier: Dossier) -> Iterator[Block]:
    """涉案业务余额及风险敞口: what was lent, what came back, and what is left; never the sum of a misstatement."""
    columns = ("Loan", "Sum lent", "Principal recovered", "Balance of the business involved")
    rows = tuple(
        (
            (verbatim(dossier.case.name_of(loan)), amount(loan.principal), amount(loan.principal - left), amount(left)),
            dossier.showing(loan, *LEDGER),
        )
        for loan in dossier.loans
        if (left := outstanding(dossier, loan)) is not None
        and left.currency == loan.principal.currency
        and left <= loan.principal
    )
    if rows:
        caption = phrase("Balance of the business involved as of {day}", day=dossier.case.as_of)
        yield from _shown_apart(dossier, caption, columns, rows)
        told = formal("The risk exposure is the balance; interest, penalty interest and compound interest are apart.")
        yield Paragraph((told,))
    yield from exposure(dossier)


# ---------------------------------------------------------------- to the police


def complainant(dossier: Dossier) -> Iterator[Block]:
    """报案单位: the bank, where it is found, who is in charge, and who acts for it."""
    reporter = dossier.case.reporter
    yield Paragraph(
        (
            formal("The reporting party is {institution}.", institution=_institution(dossier)),
            formal("Questions on this report may be put to {name}.", name=office(reporter.name, reporter.title)),
        )
    )
    yield from particulars(dossier)


def particulars(dossier: Dossier) -> Iterator[Block]:
    """The bank as an authority asks for it, as far as the file has it."""
    bank_ = dossier.case.bank
    if bank_ is None:
        return
    agents = (
        phrase("{agent} ({phone})", agent=agent.name, phone=words_or_dash(agent.phone))
        for agent in bank_.agents
        if agent.name and agent.kind is AgentKind.STAFF
    )
    told = pairs(
        "Particulars of the bank",
        (
            ("Identity number", identity(bank_.identifiers)),
            ("Address", _given(bank_.address)),
            ("Telephone", _given(bank_.phone)),
            ("Person in charge", _given(bank_.person_in_charge)),
            ("Authorised person", phrase("{agents}", agents=staff) if (staff := tuple(agents)) else None),
        ),
    )
    if told.rows:
        yield told


def _given(text: str | None) -> Phrase | None:
    return verbatim(text) if text else None


def accused(dossier: Dossier) -> Iterator[Block]:
    """被控告人: the customer, and everybody whom the facts name beside it, so that they can be found."""
    yield customer(dossier)
    people = tuple(_people(dossier))
    if people:
        columns = ("Name", "Capacity", "Identity number", "Address", "Telephone")
        yield _on_record("Persons whom the facts concern", columns, people)
        yield Paragraph((formal("What part each of them took is for the competent authority to determine."),))


def _people(dossier: Dossier) -> Iterator[tuple[Phrase, ...]]:
    """The customer, its representative, and the parties of the facts told, each once; of our own staff nobody."""
    subject, staff = dossier.case.customer, {member.name for member in dossier.case.implicated_staff}
    yield (
        verbatim(subject.name),
        Phrase("Borrower"),
        identity(subject.identifiers) or NOTHING,
        words_or_dash(subject.address),
        words_or_dash(subject.phone),
    )
    if person := subject.legal_representative:
        yield (
            verbatim(person.name),
            Phrase("Legal representative"),
            identity(person.identifiers) or NOTHING,
            NOTHING,
            words_or_dash(person.phone),
        )
    named = dict.fromkeys(name for violation in dossier.narrated for name in violation.parties)
    found = (party for name in named if (party := dossier.case.party(name)) is not None)
    for party in dict.fromkeys(found):
        if party.name not in {subject.name, *staff}:
            yield (
                words_or_dash(party.name),
                label(party.role) if party.role else words_or_dash(party.relation),
                identity(party.identifiers) or NOTHING,
                words_or_dash(party.address),
                words_or_dash(party.phone),
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


def submitted(dossier: Dossier) -> Iterator[Block]:
    """提交与核验: which paper was handed in when, and against which of another maker it was checked."""
    rows = tuple(
        (
            (dossier.fact_no(violation), *_papers(violation, dossier.case.cited_by(violation))),
            dossier.numbered(violation.cites),
        )
        for violation in dossier.narrated
        if violation.kind is ViolationKind.FALSE_INFORMATION
    )
    if rows:
        columns = ("Fact", "Paper handed in", "Handed in on", "Checked against", "Obtained on")
        yield from _shown_apart(dossier, Phrase("Papers handed in, and what they were checked against"), columns, rows)


def _shown_apart(
    dossier: Dossier,
    caption: Phrase,
    columns: tuple[str, ...],
    rows: Iterable[tuple[tuple[Phrase, ...], tuple[int, ...]]],
) -> Iterator[Table]:
    """The rows that evidence carries, and in a table of their own those that none carries yet."""
    by_proof: dict[bool, list[tuple[tuple[Phrase, ...], tuple[int, ...]]]] = {True: [], False: []}
    for row, carried in rows:
        by_proof[bool(carried)].append((row, carried))
    yield from (dossier.table_by_row(caption, columns, alike) for alike in by_proof.values() if alike)


def _papers(violation: Violation, cited: Iterable[Evidence]) -> Iterator[Phrase]:
    items = tuple(cited)
    handed_in = tuple(item for item in items if item.origin in {Origin.CUSTOMER, Origin.COUNTERPARTY})
    against = tuple(item for item in items if item.origin in {Origin.GOVERNMENT, Origin.THIRD_PARTY})
    obtained = tuple(phrase("{day}", day=day) for day in dict.fromkeys(i.obtained_on for i in against) if day)
    yield _titles(handed_in)
    yield phrase("{day}", day=violation.began_on) if violation.began_on else NOTHING
    yield _titles(against)
    yield phrase("{days}", days=obtained) if obtained else NOTHING


def _titles(items: Iterable[Evidence]) -> Phrase:
    named = tuple(verbatim(item.title) if item.title else label(item.kind) for item in items)
    return phrase("{titles}", titles=named) if named else NOTHING


def trail(dossier: Dossier) -> Iterator[Block]:
    """资金去向: the accounts of those between whom the money moved; the transfers themselves stand among the facts."""
    moved = {name for v in dossier.narrated for each in v.transfers for name in (each.from_, each.to) if name}
    known = {party.name for name in moved if (party := dossier.case.party(name)) is not None}
    yield from accounts(dossier, (a for a in dossier.case.accounts if a.owner in moved | known))


def accounts(dossier: Dossier, held: Iterable[Account]) -> Iterator[Block]:
    """Accounts by owner, bank, number and day of opening; none where none is on file."""
    columns = ("Account holder", "Held with", "Account number", "Opened on", "Use of the account")
    rows = tuple(
        (
            verbatim(party.name)
            if account.owner and (party := dossier.case.party(account.owner)) and party.name
            else words_or_dash(account.owner),
            words_or_dash(account.bank),
            words_or_dash(account.number),
            phrase("{day}", day=account.opened_on) if account.opened_on else NOTHING,
            words_or_dash(account.role),
        )
        for account in held
    )
    if rows:
        yield Table(Phrase("Accounts concerned"), tuple(map(Phrase, columns)), rows)


def proceedings(dossier: Dossier) -> Iterator[Block]:
    """相关案件: what authorities have opened on the matter, a suit above all, and where each stands."""
    filed = [
        (
            words_or_dash(filing.authority),
            NOTHING,
            words_or_dash(filing.receipt_no),
            phrase("{day}", day=day) if (day := filing.filed_on or filing.accepted_on) else NOTHING,
            words_or_dash(filing.outcome),
        )
        for filing in dossier.case.authority_filings
    ]
    opened = [
        (
            words_or_dash(each.authority),
            label(each.kind) if each.kind else NOTHING,
            words_or_dash(each.case_no),
            phrase("{day}", day=each.on) if each.on else NOTHING,
            words_or_dash(each.about),
        )
        for each in dossier.case.proceedings
    ]
    if rows := (*filed, *opened):
        columns = ("Opened by", "Kind of proceedings", "Document number", "Day", "Subject and progress")
        yield _on_record("Proceedings on the matter, and their progress", columns, rows)


def _on_record(caption: str, columns: Iterable[str], rows: tuple[tuple[Phrase, ...], ...]) -> Table:
    """What the bank's records say in words that are not this report's."""
    return Table(Phrase(caption), tuple(map(Phrase, columns)), rows, standing=Standing.QUOTED)


def related(dossier: Dossier) -> Iterator[Block]:
    """相关案件: whether a suit or another case on the matter is pending, which whoever examines it must know."""
    found = tuple(proceedings(dossier))
    yield from found or (Paragraph((formal("No proceedings on the matter are on file."),)),)
    if any(each.kind is ProceedingKind.CIVIL for each in dossier.case.proceedings):
        told = "A suit is pending beside this report; whether both concern the same facts is submitted for examination."
        yield Paragraph((formal(told),))


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
    for citation in violation.citations:
        item = dossier.case.item(citation.evidence)
        if citation.proves and item is not None and item.kind is EvidenceKind.APPROVAL_RECORD:
            said = "The record of approval is handed in to show: {proves}."
            yield fact(said, dossier.cited((citation,)), proves=citation.proves)


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
    if limits := tuple(_at_most(dossier)):
        yield Paragraph(limits)


def _at_most(dossier: Dossier) -> Iterator[Sentence]:
    """What of each loan can be lost at most: the principal that did not come back."""
    for loan in dossier.loans:
        left = outstanding(dossier, loan)
        if left is not None and left.currency == loan.principal.currency and left <= loan.principal:
            yield fact(
                "Under loan {loan}, {lent} was lent and {recovered} of principal recovered; {left} is outstanding.",
                dossier.showing(loan, *LEDGER),
                loan=dossier.case.name_of(loan),
                lent=loan.principal,
                recovered=loan.principal - left,
                left=left,
            )


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
