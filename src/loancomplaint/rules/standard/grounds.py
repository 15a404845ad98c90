"""GRD: is it definite, and is it a ground at all?"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from loancomplaint.debt import arrears
from loancomplaint.facts import (
    CaseFile,
    Channel,
    EvidenceKind,
    Identifier,
    Loan,
    Violation,
    ViolationKind,
    ViolationStatus,
)
from loancomplaint.facts.profiles import REQUEST_PROFILES, VIOLATION_PROFILES
from loancomplaint.law import Law
from loancomplaint.lexicon import Topic
from loancomplaint.rules.rulebook import (
    ANYWHERE,
    INFORMS,
    LEGAL,
    OUTSIDE,
    Contradiction,
    Doubt,
    Drop,
    Gap,
    Give,
    Obtain,
    Reword,
    rule,
)
from loancomplaint.rules.stand_ins import model_statement
from loancomplaint.values.money import Money
from loancomplaint.words import label, labels, phrase


@rule("GRD-101", guards=ANYWHERE)
def violation_states_facts(case: CaseFile, law: Law) -> Iterator[Gap]:
    """Every violation says what happened.

    A kind and a sum are a label; the reader must learn who did what.
    """
    for i, violation in enumerate(case.violations):
        if not any(map(_says_something, (violation.statement, *(s.text for s in violation.statements)))):
            yield Gap(
                f"violations[{i}].statement",
                Give("what happened", example=model_statement(law)),
                violation=violation.id,
            )


@rule("GRD-102", cites=("limitation-period",), guards=ANYWHERE)
def violation_is_dated(case: CaseFile, law: Law) -> Iterator[Gap]:
    """Every violation says when it happened.

    Limitation runs from a day; "recently" has none.
    """
    for i, violation in enumerate(case.violations):
        if violation.began_on is None:
            yield Gap(f"violations[{i}].began_on", Give("the day it began"), violation=violation.id)


@rule("GRD-103", guards=ANYWHERE, reads_late_facts=True)
def violation_is_past(case: CaseFile, law: Law) -> Iterator[Contradiction]:
    """No violation begins after the day on which the file speaks.

    What has not happened yet cannot be complained of.
    """
    for i, violation in enumerate(case.violations):
        if violation.began_on is not None and violation.began_on > case.as_of:
            yield Contradiction(f"violations[{i}].began_on", Give("the day it began"), violation=violation.id)


@rule("GRD-104", guards=ANYWHERE)
def violation_ends_after_it_began(case: CaseFile, law: Law) -> Iterator[Contradiction]:
    """A violation does not end, and is not discovered, before it began.

    One of the two days is wrong, and the other side will find out which.
    """
    for i, violation in enumerate(case.violations):
        for field in ("ended_on", "discovered_on"):
            day = getattr(violation, field)
            if day is not None and violation.began_on is not None and day < violation.began_on:
                yield Contradiction(f"violations[{i}].{field}", Give("the right day"), violation=violation.id)


@rule("GRD-105", guards=ANYWHERE)
def violation_names_its_loan(case: CaseFile, law: Law) -> Iterator[Gap]:
    """Every violation concerns one loan of the file.

    A file with a single loan need not name it; where several notes share a contract, the note is named.
    """
    for i, violation in enumerate(case.violations):
        if case.loan(violation.loan) is None:
            yield Gap(f"violations[{i}].loan", Give("the note or contract number of one loan"), violation=violation.id)


@rule("GRD-106", guards=ANYWHERE)
def kind_is_a_ground(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A kind of violation goes only where it is by itself a ground.

    Arrears are no matter for a regulator, and a decline in business is no wrong.
    """
    for i, violation in enumerate(case.violations):
        closed = tuple(channel for channel in Channel if channel not in law.grounds(violation.kind))
        if closed:
            says = phrase(
                "By itself, {kind} is no ground for these channels: {channels}.",
                kind=label(violation.kind),
                channels=labels(closed),
            )
            remedy = Reword("No evidence can open these channels; nothing need be done.")
            yield Gap(f"violations[{i}].kind", remedy, violation=violation.id, says=says, blocks=closed)


@rule("GRD-107", guards=ANYWHERE)
def violation_is_confirmed(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """A person stands behind every violation.

    What a screening suggested is a lead, until somebody has looked.
    """
    for i, violation in enumerate(case.violations):
        if violation.status is ViolationStatus.SUGGESTED:
            yield Doubt(f"violations[{i}].status", Give("a person's confirmation"), violation=violation.id)


@rule("GRD-108", guards=OUTSIDE)
def violation_has_an_amount(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A violation that is about a sum says which.

    Thresholds, severity and what is claimed all hang on it.
    """
    for i, violation in enumerate(case.violations):
        if VIOLATION_PROFILES[violation.kind].about_sum and violation.amount is None:
            yield Gap(f"violations[{i}].amount", Give("the amount"), violation=violation.id)


@rule("GRD-109", needs=("GRD-102", "GRD-105"), guards=ANYWHERE)
def violation_follows_the_contract(case: CaseFile, law: Law) -> Iterator[Contradiction]:
    """No breach comes before the contract it breaks.

    False information and a decline in business apart: the one is how the contract came about, the other no breach.
    """
    for i, violation, loan in _with_loans(case):
        signed, began = loan.signed_on, violation.began_on
        if signed and began and began < signed and not VIOLATION_PROFILES[violation.kind].may_precede_contract:
            yield Contradiction(f"violations[{i}].began_on", Give("the right day"), violation=violation.id)


@rule("GRD-110", needs=("GRD-105",), cites=("repayment-due",), guards=ANYWHERE)
def arrears_can_be_reckoned(case: CaseFile, law: Law) -> Iterator[Gap]:
    """The file holds the schedule from which arrears are computed, in one currency.

    Without it nobody can check the claim, the borrower least of all.
    """
    for _, violation, loan in _arrears(case):
        k = case.loans.index(loan)
        if not loan.installments:
            yield Gap(f"loans[{k}].installments", Give("the installments"), violation=violation.id)
        elif len(arrears.currencies(loan)) > 1:
            says = phrase("The amounts of one loan are in one currency.")
            yield Gap(f"loans[{k}]", Give("amounts in the loan's currency"), violation=violation.id, says=says)


@rule("GRD-132", needs=("GRD-110",), cites=("extension-needs-consent",), guards=ANYWHERE)
def nothing_was_put_off(case: CaseFile, law: Law) -> Iterator[Contradiction]:
    """A sum that an extension or days of grace cover is not overdue.

    Who was given time is not late.
    """
    for i, violation, loan in _arrears(case):
        as_signed = attrs.evolve(loan, extensions=(), grace_days=None)
        if not _overdue(case, loan, law) and _overdue(case, as_signed, law):
            says = phrase("Extensions or days of grace cover the day; nothing is overdue on {day}.", day=case.as_of)
            yield Contradiction(f"violations[{i}]", Drop("the violation"), violation=violation.id, says=says)


@rule("GRD-111", needs=("GRD-132",), cites=("repayment-due",), guards=ANYWHERE)
def arrears_are_borne_out(case: CaseFile, law: Law) -> Iterator[Contradiction]:
    """A claim of arrears is borne out by the ledger.

    Extensions and grace count, and so does every payment known on the day.
    """
    for i, violation, loan in _arrears(case):
        if not _overdue(case, loan, law):
            says = phrase("The ledger shows nothing overdue on {day}.", day=case.as_of)
            yield Contradiction(f"violations[{i}]", Drop("the violation"), violation=violation.id, says=says)


@rule("GRD-112", needs=("GRD-111",), cites=("repayment-due",), guards=ANYWHERE)
def arrears_are_not_exceeded(case: CaseFile, law: Law) -> Iterator[Contradiction]:
    """A claim of arrears is not more than the ledger shows.

    Penalty and compound interest count where the core system's balance states them.
    """
    for i, violation, loan in _arrears(case):
        owed = _overdue(case, loan, law) + _extras(loan)
        if violation.amount is None or violation.amount.currency != owed.currency or violation.amount <= owed:
            continue
        says = phrase("{claimed} is claimed, but the ledger shows {owed}.", claimed=violation.amount, owed=owed)
        yield Contradiction(
            f"violations[{i}].amount", Give("the amount that the ledger shows"), violation=violation.id, says=says
        )


@rule("GRD-115", needs=("GRD-105",), cites=("misuse-remedy",), guards=ANYWHERE)
def misuse_is_not_exceeded(case: CaseFile, law: Law) -> Iterator[Contradiction]:
    """No more of a loan is diverted than was lent.

    What goes beyond is somebody else's money, or a slip.
    """
    for i, violation, loan in _with_loans(case):
        diverted = violation.amount
        if violation.kind is not ViolationKind.LOAN_MISUSE or diverted is None:
            continue
        if diverted.currency == loan.principal.currency and diverted > loan.principal:
            says = phrase(
                "{claimed} is said to be diverted, but only {lent} was lent.", claimed=diverted, lent=loan.principal
            )
            remedy = Give("the sum that was diverted")
            yield Contradiction(f"violations[{i}].amount", remedy, violation=violation.id, says=says)


@rule("GRD-130", needs=("GRD-111",), cites=("overdue-interest",), guards=LEGAL)
def penalty_is_not_passed_over(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A claim of arrears says what becomes of penalty and compound interest.

    Silence is read as a waiver, or costs another suit.
    """
    for i, violation, loan in _arrears(case):
        told = " ".join(filter(None, (violation.statement, violation.inference)))
        stated = loan.balance and (loan.balance.penalty or loan.balance.compound)
        if loan.penalty_rate and not stated and not law.speaks_of(Topic.PENALTY, told):
            what = "what is claimed as penalty and compound interest, or that it is claimed separately"
            remedy = Give(what, example=model_statement(law))
            yield Gap(f"violations[{i}].statement", remedy, violation=violation.id)


@rule("GRD-131", needs=("GRD-110",), cites=("allocation-order",), guards=LEGAL)
def payments_are_set_off_in_order(case: CaseFile, law: Law) -> Iterator[Contradiction]:
    """The core system set payments off in the order of the contract, or where it is silent, of the law.

    The same sum split otherwise between principal and interest bears another penalty.
    """
    for _, violation, loan in _arrears(case):
        booked = loan.balance
        if booked is None or booked.on is None or booked.principal is None or booked.interest is None:
            continue
        if len(arrears.currencies(loan) | {booked.principal.currency, booked.interest.currency}) > 1:
            continue
        due = arrears.booked(loan, booked.on)
        same_sum = due.total == booked.principal + booked.interest
        if same_sum and due.principal != booked.principal:
            k = case.loans.index(loan)
            remedy = Give("the balance as computed in the order of the contract")
            yield Contradiction(f"loans[{k}].balance", remedy, violation=violation.id)


@rule("GRD-141", cites=("crime-loan-by-deception",), guards=INFORMS)
def bank_relied_on_the_falsehood(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """The file shows that the bank lent because of the false paper.

    Deceit is a matter for the police only if the loan was granted on it; the approval papers show that.
    """
    for i, violation in enumerate(case.violations):
        shown = any(item.kind is EvidenceKind.APPROVAL_RECORD for item in case.cited_by(violation))
        if violation.kind is ViolationKind.FALSE_INFORMATION and not shown:
            remedy = Obtain("the approval papers", (EvidenceKind.APPROVAL_RECORD,))
            yield Doubt(f"violations[{i}].citations", remedy, violation=violation.id)


@rule("GRD-150", cites=("filing-threshold-loan-by-deception",), guards=INFORMS)
def direct_loss_is_reckoned(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """A direct loss comes with how it was computed.

    It is neither the book balance nor the class of the loan: what came back, and what security brings, is deducted.
    """
    for i, violation in enumerate(case.violations):
        if violation.kind is ViolationKind.FALSE_INFORMATION and not (
            violation.direct_loss and violation.direct_loss.amount and violation.direct_loss.method
        ):
            remedy = Give("the direct loss, and how it was computed")
            yield Doubt(f"violations[{i}].direct_loss", remedy, violation=violation.id)


@rule("GRD-160", cites=("insolvency-stay", "insolvency-claims"), guards=LEGAL)
def insolvent_debtors_are_not_sued(case: CaseFile, law: Law) -> Iterator[Contradiction]:
    """Once bankruptcy is accepted, the claim is lodged with the administrator.

    Suits and preservation against the debtor stop on that day.
    """
    insolvency = case.customer.insolvency
    if insolvency is None or insolvency.accepted_on is None or insolvency.accepted_on > case.as_of:
        return
    for i, request in enumerate(case.requests):
        if REQUEST_PROFILES[request.kind].pursues_debtor and case.customer.name in request.against:
            remedy = Drop("the suit: lodge the claim with the administrator")
            yield Contradiction(f"requests[{i}]", remedy, request=request.name_at(i))


@rule("GRD-113", guards=INFORMS)
def numbers_have_their_check_digit(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """Identifiers carry the check digit that their scheme gives them.

    A failed check shows a slip of the pen, never a forgery.
    """
    for path, identifiers in _identifiers(case):
        for k, identifier in enumerate(identifiers):
            if identifier.fault:
                yield Doubt(f"{path}identifiers[{k}].value", Give("the number, compared with the original"))


@rule("GRD-114", guards=INFORMS)
def reported_once(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """No two violations say the same thing.

    The same kind, loan and first day twice doubles the sum without adding a fact.
    """
    seen: set[tuple[object, ...]] = set()
    for i, violation in enumerate(case.violations):
        same = (violation.kind, violation.loan, violation.began_on, violation.amount)
        if same in seen:
            yield Doubt(f"violations[{i}]", Drop("the second of the two"), violation=violation.id)
        seen.add(same)


def _says_something(text: str | None) -> bool:
    return bool(text and text.strip())


def _with_loans(case: CaseFile) -> Iterator[tuple[int, Violation, Loan]]:
    for i, violation in enumerate(case.violations):
        if (loan := case.loan(violation.loan)) is not None:
            yield i, violation, loan


def _arrears(case: CaseFile) -> Iterator[tuple[int, Violation, Loan]]:
    return (found for found in _with_loans(case) if found[1].kind is ViolationKind.OVERDUE_PAYMENT)


def _overdue(case: CaseFile, loan: Loan, law: Law) -> Money:
    behind = law.delinquency(case, loan)
    return behind.overdue if behind else Money.zero(loan.principal.currency)


def _extras(loan: Loan) -> Money:
    """Penalty and compound interest as the core system states them; nothing where it does not."""
    currency = loan.principal.currency
    stated = (loan.balance.penalty, loan.balance.compound) if loan.balance else ()
    return Money.total((sum_ for sum_ in stated if sum_ and sum_.currency == currency), currency)


def _identifiers(case: CaseFile) -> Iterator[tuple[str, tuple[Identifier, ...]]]:
    customer = case.customer
    yield "customer.", customer.identifiers
    if customer.legal_representative:
        yield "customer.legal_representative.", customer.legal_representative.identifiers
    for i, party in enumerate(customer.related_parties):
        yield f"customer.related_parties[{i}].", party.identifiers


GROUNDS = (
    violation_states_facts,
    violation_is_dated,
    violation_is_past,
    violation_ends_after_it_began,
    violation_names_its_loan,
    kind_is_a_ground,
    violation_is_confirmed,
    violation_has_an_amount,
    violation_follows_the_contract,
    arrears_can_be_reckoned,
    nothing_was_put_off,
    arrears_are_borne_out,
    arrears_are_not_exceeded,
    numbers_have_their_check_digit,
    reported_once,
    misuse_is_not_exceeded,
    penalty_is_not_passed_over,
    payments_are_set_off_in_order,
    bank_relied_on_the_falsehood,
    direct_loss_is_reckoned,
    insolvent_debtors_are_not_sued,
)
