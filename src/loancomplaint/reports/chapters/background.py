"""Who borrowed, on what terms, and how far behind they are: every number computed from the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from loancomplaint.debt.arrears import Delinquency
from loancomplaint.documents import (
    NOTHING,
    Block,
    Paragraph,
    Sentence,
    Table,
    amount,
    arrears_table,
    formal,
    in_words,
    pairs,
    percent,
    words_or_dash,
)
from loancomplaint.facts import (
    Customer,
    EvidenceKind,
    Identifier,
    IdentifierScheme,
    LegalRepresentative,
    Loan,
    Restricted,
    Violation,
)
from loancomplaint.facts.profiles import PRODUCT_PROFILES, REQUEST_PROFILES, ProductProfile, lends
from loancomplaint.reports.chapters import figures
from loancomplaint.reports.context import Dossier, fact, leaves_the_bank, stated
from loancomplaint.values.money import Money
from loancomplaint.words import Param, Phrase, label, labels, phrase, verbatim

CONTRACT: Final = (EvidenceKind.LOAN_CONTRACT,)
PAYOUT: Final = (EvidenceKind.DISBURSEMENT_VOUCHER,)
LEDGER: Final = (EvidenceKind.LOAN_CONTRACT, EvidenceKind.PAYMENT_LEDGER)


def kinds(violations: Iterable[Violation]) -> tuple[Phrase, ...]:
    """The kinds of *violations*, each once, in their order."""
    return labels(dict.fromkeys(violation.kind for violation in violations))


# ---------------------------------------------------------------- summary


def summary(dossier: Dossier) -> Iterator[Block]:
    """事由摘要: what is reported, of whom, and how much is at stake."""
    lead = formal(
        "This report concerns {customer} and sets out the following: {kinds}.",
        customer=dossier.case.customer.name,
        kinds=kinds(dossier.told),
    )
    marked = (formal("None of it is verified yet, and nothing here is a conclusion."),) if dossier.is_warning else ()
    yield Paragraph((lead, *marked, *at_stake(dossier), *_asked(dossier)))
    if dossier.case.background and not leaves_the_bank(dossier.route):
        yield Paragraph((stated(dossier.case.background, ()),))


def _asked(dossier: Dossier) -> Iterator[Sentence]:
    """What the bank is asked to do, in a line: whoever reads no further has read that."""
    proposed = dossier.proposed() if dossier.may_read(Restricted.PLANNED_MEASURES) else ()
    if proposed and not dossier.is_warning:
        kinds = dict.fromkeys(request.kind for request in proposed)
        asked = tuple(Phrase(clause) for kind in kinds if (clause := REQUEST_PROFILES[kind].clause))
        yield formal("It is proposed to take the following measures, set out in part 4: {measures}.", measures=asked)


def at_stake(dossier: Dossier) -> Iterator[Sentence]:
    """How far each loan of the report is behind, where one is."""
    return (behind(dossier, loan) for loan in dossier.loans if _overdue(dossier, loan))


def behind(dossier: Dossier, loan: Loan) -> Sentence:
    """How far one loan is behind, with what shows it."""
    delinquency = dossier.delinquency(loan)
    evidence = dossier.showing(loan, *LEDGER)
    day, name = dossier.case.as_of, dossier.case.name_of(loan)
    if delinquency is None or delinquency.days_past_due is None or not delinquency.overdue:
        return fact("As of {day}, nothing is overdue under loan {loan}.", evidence, day=day, loan=name)
    late: dict[str, Param] = {"day": day, "loan": name, "days": delinquency.days_past_due}
    late["further"] = _further(dossier, loan)
    if not delinquency.overdue_interest:
        return fact(
            "As of {day}, loan {loan} is {days:days} past due: {total} of principal is overdue, {further}.",
            evidence,
            total=in_words(delinquency.overdue),
            **late,
        )
    return fact(
        "As of {day}, loan {loan} is {days:days} past due: {principal} of principal and {interest} of interest "
        "are overdue, {total} in all, {further}.",
        evidence,
        principal=delinquency.overdue_principal,
        interest=delinquency.overdue_interest,
        total=in_words(delinquency.overdue),
        **late,
    )


def _further(dossier: Dossier, loan: Loan) -> Phrase:
    """What is due beside principal and interest, and what that makes in all."""
    claim = dossier.law.debt(dossier.case).of(loan)
    beside = claim.beside if claim else ()
    if claim is None or not beside:
        return Phrase("not counting penalty and compound interest")
    return phrase("and with {parts} to the same day {sum} is due", parts=beside, sum=claim.total)


def _overdue(dossier: Dossier, loan: Loan) -> bool:
    delinquency = dossier.delinquency(loan)
    return bool(delinquency and delinquency.overdue)


# ---------------------------------------------------------------- customer and credit


def customer_and_credit(dossier: Dossier) -> Iterator[Block]:
    """客户及授信概况: the customer as the bank has it on file, and each loan."""
    yield customer(dossier)
    for loan in dossier.loans:
        yield Paragraph(tuple(agreed(dossier, loan)))
    yield from loans(dossier)


def customer(dossier: Dossier) -> Table:
    """The customer, field by field.

    A reader outside is told who it is, and nothing of it that no evidence carries.
    """
    subject = dossier.case.customer
    who = (
        ("Name", verbatim(subject.name)),
        ("Type", label(subject.kind) if subject.kind else None),
        ("Identity number", identity(subject.identifiers)),
        ("Legal representative", representative(subject.legal_representative)),
    )
    if leaves_the_bank(dossier.route):
        return pairs("Particulars, from the identity papers that the bank keeps", who)
    return pairs("The customer, from the bank's records", (*who, *_on_record(subject)))


def _on_record(subject: Customer) -> tuple[tuple[str, Phrase | None], ...]:
    """What the bank has on record of the customer."""
    return (
        ("Scale", label(subject.scale) if subject.scale else None),
        ("Industry", verbatim(subject.industry) if subject.industry else None),
        ("Group", verbatim(subject.group) if subject.group else None),
        ("Credit limit", amount(subject.credit_limit) if subject.credit_limit else None),
        ("Total exposure", amount(subject.total_exposure) if subject.total_exposure else None),
    )


def identity(identifiers: Iterable[Identifier]) -> Phrase | None:
    """Identity numbers; None where there are none. Whose reader may not read them in full is shown them masked."""
    shown = tuple(
        phrase("{scheme} {number}", scheme=Phrase(_SCHEMES[identifier.scheme]), number=identifier.value)
        for identifier in identifiers
    )
    return phrase("{numbers}", numbers=shown) if shown else None


_SCHEMES = {
    IdentifierScheme.CN_USCC: "unified social credit code",
    IdentifierScheme.CN_RIC: "resident identity card",
    IdentifierScheme.LEI: "LEI",
    IdentifierScheme.OTHER: "other number",
}


def representative(person: LegalRepresentative | None) -> Phrase | None:
    """Who acts for the customer, with his numbers."""
    if person is None:
        return None
    numbers = identity(person.identifiers)
    return phrase("{name} ({numbers})", name=person.name, numbers=numbers) if numbers else verbatim(person.name)


def loans(dossier: Dossier) -> Iterator[Table]:
    """The loans concerned, their terms as agreed: those shown by evidence apart from those that none shows yet."""
    by_proof: dict[bool, list[Loan]] = {True: [], False: []}
    for loan in dossier.loans:
        by_proof[bool(dossier.showing(loan, *CONTRACT, *PAYOUT))].append(loan)
    yield from (_terms(dossier, alike) for alike in by_proof.values() if alike)


def _terms(dossier: Dossier, alike: Sequence[Loan]) -> Table:
    rows = tuple((tuple(_agreed_terms(loan)), dossier.showing(loan, *CONTRACT, *PAYOUT)) for loan in alike)
    if len(rows) > 1:
        return dossier.table_by_row(Phrase("The loans"), _TERMS, rows)
    # One loan stands upright: seven columns for one row leave room for none of them.
    ((terms, shown),) = rows
    given = tuple((Phrase(name), term) for name, term in zip(_TERMS, terms, strict=True) if term != NOTHING)
    return dossier.table(Phrase("The loan"), ("Item", "Content"), given, shown)


_TERMS = ("Contract", "Note", "Type", "Principal", "Annual rate", "Term", "Purpose")


def _agreed_terms(loan: Loan) -> Iterator[Phrase]:
    yield verbatim(loan.contract_no)
    yield words_or_dash(loan.note_no)
    yield label(loan.kind) if loan.kind else NOTHING
    yield amount(loan.principal)
    yield percent(loan.annual_rate)
    yield _term(loan)
    yield words_or_dash(loan.purpose)


def _term(loan: Loan) -> Phrase:
    if loan.disbursed_on is None or loan.matures_on is None:
        return phrase("to {end}", end=loan.matures_on) if loan.matures_on else NOTHING
    return phrase("{start} to {end}", start=loan.disbursed_on, end=loan.matures_on)


def agreed(dossier: Dossier, loan: Loan) -> Iterator[Sentence]:
    """That a loan was agreed, for what, and paid out, with the papers that show it."""
    signed, *paid = lent(dossier, loan)
    yield signed
    if loan.purpose:
        yield fact("The agreed purpose is: {purpose}.", dossier.showing(loan, *CONTRACT), purpose=loan.purpose)
    yield from paid


def lent(dossier: Dossier, loan: Loan) -> Iterator[Sentence]:
    """That a loan was agreed and paid out, with the papers that show it; its terms stand in a table below."""
    contract = dossier.showing(loan, *CONTRACT)
    terms: dict[str, Param] = {
        "customer": dossier.case.customer.name,
        "contract": loan.contract_no,
        "principal": loan.principal,
    }
    if loan.product and not lends(loan.product):
        yield from _paid_for(dossier, loan, PRODUCT_PROFILES[loan.product])
        return
    if loan.signed_on:
        yield fact(
            "On {day}, {customer} signed loan contract {contract} with the bank for {principal}.",
            contract,
            day=loan.signed_on,
            **terms,
        )
    else:
        yield fact("{customer} borrowed {principal} from the bank under loan contract {contract}.", contract, **terms)
    if loan.disbursed_on:
        says = "The bank paid the loan out on {day}." if contract else "The bank paid loan {loan} out on {day}."
        named: dict[str, Param] = {} if contract else {"loan": dossier.case.name_of(loan)}
        yield fact(says, dossier.showing(loan, *PAYOUT), day=loan.disbursed_on, **named)


def _paid_for(dossier: Dossier, loan: Loan, profile: ProductProfile) -> Iterator[Sentence]:
    """That the bank paid under an agreement that is no loan, such as the acceptance of a draft."""
    text = (
        "{customer} and the bank signed {agreement} {contract} on {day}."
        if loan.signed_on
        else ("{customer} is bound to the bank by {agreement} {contract}.")
    )
    yield fact(
        text,
        dossier.showing(loan, *CONTRACT),
        customer=dossier.case.customer.name,
        agreement=Phrase(profile.agreement),
        contract=loan.contract_no,
        **({"day": loan.signed_on} if loan.signed_on else {}),
    )
    if loan.disbursed_on:
        yield fact(profile.paid, dossier.showing(loan, *PAYOUT), day=loan.disbursed_on, principal=loan.principal)


# ---------------------------------------------------------------- exposure


def exposure(dossier: Dossier) -> Iterator[Block]:
    """风险敞口: what is owed, what of it is overdue, and the best class that days alone allow."""
    tables = tuple(_exposures(dossier, alike) for alike in _by_ledger(dossier))
    yield from tables
    if drawn := (*_all_together(dossier, len(tables)), *_drawn(dossier)):
        yield Paragraph(drawn)
    if any(dossier.delinquency(loan) for loan in dossier.case.loans):
        yield Paragraph(tuple(_reckoned(dossier)))
    for loan in dossier.loans:
        yield from figures.arrears(dossier, loan, arrears_by_installment)


def _by_ledger(dossier: Dossier) -> Iterator[tuple[Loan, ...]]:
    """The loans whose figures evidence shows, and those whose figures none shows yet."""
    shown = tuple(loan for loan in dossier.case.loans if dossier.showing(loan, *LEDGER))
    return filter(None, (shown, tuple(loan for loan in dossier.case.loans if loan not in shown)))


def _all_together(dossier: Dossier, tables: int) -> Iterator[Sentence]:
    """What the loans of several tables come to together."""
    owed = dossier.law.debt(dossier.case).sums(dossier.case.loans)
    if tables > 1 and owed is not None:
        left = owed.principal + owed.not_due
        yield formal("All loans together, principal of {sum} is outstanding.", sum=left)


def _drawn(dossier: Dossier) -> Iterator[Sentence]:
    """What each contract above several notes allows, what was paid out under it, and what is left to draw."""
    for facility in dossier.case.facilities:
        under = [loan for loan in dossier.case.loans if loan.contract_no == facility.contract_no]
        lent = [loan.principal for loan in under]
        if facility.amount is None or not under or {sum_.currency for sum_ in lent} != {facility.amount.currency}:
            continue
        # Under a revolving facility what came back may be drawn again.
        left = [outstanding(dossier, loan) or loan.principal for loan in under] if facility.revolving else lent
        currency = facility.amount.currency
        yield fact(
            "Contract {contract} allows {amount}; {drawn} was paid out under it, and {undrawn} is not drawn.",
            dossier.showing(under[0], *CONTRACT),
            contract=facility.contract_no or "",
            amount=facility.amount,
            drawn=Money.total(lent, currency),
            undrawn=max(facility.amount - Money.total(left, currency), Money.zero(currency)),
        )


def _exposures(dossier: Dossier, alike: tuple[Loan, ...]) -> Table:
    debt = dossier.law.debt(dossier.case)
    claims = tuple(map(debt.of, alike))
    further = tuple(head for head in _FURTHER if any(claim and getattr(claim, head) for claim in claims))
    columns = (
        "Loan",
        "Principal outstanding",
        "Overdue principal",
        "Overdue interest",
        *(_FURTHER[head] for head in further),
        "Days past due",
        "Risk class at best",
    )
    return dossier.table_by_row(
        phrase("Exposure as of {day}", day=dossier.case.as_of),
        columns,
        ((_exposed(dossier, loan, further), dossier.showing(loan, *LEDGER)) for loan in alike),
        _total(dossier, alike, further),
    )


_FURTHER: Final = {
    "penalty": "Penalty interest",
    "compound": "Compound interest",
    "costs": "Costs of recovery",
    "total": "Total due",
}
"""Further heads of a claim, and what they come to; a column waits for none of which no loan shows anything."""


def outstanding(dossier: Dossier, loan: Loan) -> Money | None:
    """The principal not paid back, due or not: from the schedule, else as the core system states it."""
    claim = dossier.law.debt(dossier.case).of(loan)
    if claim is not None:
        return claim.outstanding
    return loan.balance.principal if loan.balance else None


def _exposed(dossier: Dossier, loan: Loan, further: Iterable[str]) -> tuple[Phrase, ...]:
    behind_, claim = dossier.delinquency(loan), dossier.law.debt(dossier.case).of(loan)
    return (
        verbatim(dossier.case.name_of(loan)),
        amount(outstanding(dossier, loan)),
        amount(claim.principal if claim else None),
        amount(claim.interest if claim else None),
        *(amount(getattr(claim, head) if claim else None) for head in further),
        phrase("{days}", days=behind_.days_past_due) if behind_ and behind_.days_past_due is not None else NOTHING,
        _floor(behind_),
    )


def _floor(delinquency: Delinquency | None) -> Phrase:
    if delinquency is None or delinquency.classification_floor is None:
        return NOTHING
    return phrase("{tier} (by days past due alone)", tier=label(delinquency.classification_floor))


def _total(dossier: Dossier, all_loans: tuple[Loan, ...], further: Iterable[str]) -> tuple[Phrase, ...] | None:
    """The sums of several loans of one currency; None for a single loan, or where a sum would mean nothing."""
    owed = dossier.law.debt(dossier.case).sums(all_loans)
    if len(all_loans) < 2 or owed is None:  # noqa: PLR2004 - one adds up to itself
        return None
    sums = (owed.principal + owed.not_due, owed.principal, owed.interest, *(getattr(owed, head) for head in further))
    return (Phrase("Total"), *map(amount, sums), NOTHING, NOTHING)


def _reckoned(dossier: Dossier) -> Iterator[Sentence]:
    yield formal(
        "The amounts are computed from the contract's schedule and the payments recorded; each payment is "
        "applied to the oldest installment first."
    )
    if not any(claim.penalty or claim.compound for claim in dossier.law.debt(dossier.case).claims):
        yield formal("Penalty and compound interest are not counted here.")
    floors = [d.classification_floor for loan in dossier.case.loans if (d := dossier.delinquency(loan))]
    if any(floors):
        basis = dossier.law.cite("loan-classification")
        yield _best_class(basis.title if basis else None)
    for loan in dossier.loans:
        given = loan.current_classification
        if given and given.tier:
            yield fact(
                "The bank currently classifies loan {loan} as {tier}.",
                dossier.showing(loan, EvidenceKind.APPROVAL_RECORD),
                loan=dossier.case.name_of(loan),
                tier=label(given.tier),
            )


def _best_class(title: str | None) -> Sentence:
    """That the class may be lower, and where it is laid down that it cannot be better."""
    if title is None:
        return formal(
            "The risk class is the best that the days past due alone allow; it is not the final class, which may be "
            "lower once other facts are weighed."
        )
    return formal(
        "The risk class is the best that the days past due alone allow under {title}; it is not the final class, "
        "which may be lower once other facts are weighed.",
        title=title,
    )


def arrears_by_installment(dossier: Dossier, loan: Loan) -> Table | None:
    """What is overdue, installment by installment; None where nothing is."""
    delinquency = dossier.delinquency(loan)
    if delinquency is None or not delinquency.arrears:
        return None
    caption = phrase(
        "Arrears under loan {loan} as of {day}, by installment", loan=delinquency.loan, day=dossier.case.as_of
    )
    bare = arrears_table(caption, delinquency.arrears, dossier.case.as_of)
    return dossier.grounded(bare, dossier.showing(loan, *LEDGER))
