"""GRD: is it definite, and is it a ground at all?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import attrs

from loancomplaint.debt import arrears
from loancomplaint.documents import percent
from loancomplaint.facts import (
    Allocation,
    CaseFile,
    Channel,
    EvidenceKind,
    Identifier,
    Loan,
    Violation,
    ViolationKind,
    ViolationStatus,
)
from loancomplaint.facts.profiles import VIOLATION_PROFILES
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
    """Every violation concerns a loan of the file.

    A file with a single loan need not name it; the number of a contract means all its notes.
    """
    for i, violation in enumerate(case.violations):
        if not case.places_of(violation.loan):
            yield Gap(f"violations[{i}].loan", Give("the note or contract number of a loan"), violation=violation.id)


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
    for i, violation, loans in _with_loans(case):
        signed = min((loan.signed_on for loan in loans if loan.signed_on), default=None)
        began = violation.began_on
        if signed and began and began < signed and not VIOLATION_PROFILES[violation.kind].may_precede_contract:
            yield Contradiction(f"violations[{i}].began_on", Give("the right day"), violation=violation.id)


@rule("GRD-110", needs=("GRD-105",), cites=("repayment-due",), guards=ANYWHERE)
def arrears_can_be_reckoned(case: CaseFile, law: Law) -> Iterator[Gap]:
    """The file holds the schedule from which arrears are computed, in one currency.

    Without it nobody can check the claim, the borrower least of all.
    """
    for _, violation, loans in _arrears(case):
        for k, loan in _placed(case, loans):
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
    for i, violation, loans in _arrears(case):
        as_signed = tuple(attrs.evolve(loan, extensions=(), grace_days=None) for loan in loans)
        if not _is_overdue(case, loans, law) and _is_overdue(case, as_signed, law):
            says = phrase("Extensions or days of grace cover the day; nothing is overdue on {day}.", day=case.as_of)
            yield Contradiction(f"violations[{i}]", Drop("the violation"), violation=violation.id, says=says)


@rule("GRD-111", needs=("GRD-132",), cites=("repayment-due",), guards=ANYWHERE)
def arrears_are_borne_out(case: CaseFile, law: Law) -> Iterator[Contradiction]:
    """A claim of arrears is borne out by the ledger.

    Extensions and grace count, and so does every payment known on the day.
    """
    for i, violation, loans in _arrears(case):
        if not _is_overdue(case, loans, law):
            says = phrase("The ledger shows nothing overdue on {day}.", day=case.as_of)
            yield Contradiction(f"violations[{i}]", Drop("the violation"), violation=violation.id, says=says)


@rule("GRD-112", needs=("GRD-111",), cites=("repayment-due",), guards=ANYWHERE)
def arrears_are_not_exceeded(case: CaseFile, law: Law) -> Iterator[Contradiction]:
    """A claim of arrears is a sum that the ledger shows.

    Some of the overdue principal and interest, or all of it, with penalty, compound interest and costs or without.
    """
    for i, violation, loans in _arrears(case):
        owed, claimed = law.debt(case).sums(loans), violation.amount
        if owed is None or claimed is None or claimed.currency != owed.overdue.currency:
            continue
        if owed.may_mean(claimed) or claimed <= owed.overdue + _booked_beside(loans, claimed.currency):
            continue
        text = "{claimed} is claimed, but the ledger shows overdue principal and interest of {owed}; by head, {parts}."
        says = phrase(text, claimed=claimed, owed=owed.overdue, parts=owed.parts)
        yield Contradiction(
            f"violations[{i}].amount", Give("the amount that the ledger shows"), violation=violation.id, says=says
        )


@rule("GRD-115", needs=("GRD-105",), cites=("misuse-remedy",), guards=ANYWHERE)
def misuse_is_not_exceeded(case: CaseFile, law: Law) -> Iterator[Contradiction]:
    """No more of a loan is diverted than was lent.

    What goes beyond is somebody else's money, or a slip.
    """
    for i, violation, loans in _with_loans(case):
        diverted, lent = violation.amount, [loan.principal for loan in loans]
        if violation.kind is not ViolationKind.LOAN_MISUSE or diverted is None:
            continue
        if all(sum_.currency == diverted.currency for sum_ in lent) and diverted > sum(lent[1:], lent[0]):
            text = "{claimed} is said to be diverted, but only {lent} was lent."
            says = phrase(text, claimed=diverted, lent=sum(lent[1:], lent[0]))
            remedy = Give("the sum that was diverted")
            yield Contradiction(f"violations[{i}].amount", remedy, violation=violation.id, says=says)


@rule("GRD-130", needs=("GRD-111",), cites=("overdue-interest",), guards=LEGAL)
def penalty_is_not_passed_over(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A claim of arrears says what becomes of penalty and compound interest.

    Silence is read as a waiver, or costs another suit.
    """
    for i, violation, loans in _arrears(case):
        told = " ".join(filter(None, (violation.statement, violation.inference)))
        stated = all(loan.balance and (loan.balance.penalty or loan.balance.compound) for loan in loans)
        agreed = any(loan.penalty_rate or loan.penalty_surcharge for loan in loans)
        if agreed and not stated and not law.speaks_of(Topic.PENALTY, told):
            what = "what is claimed as penalty and compound interest, or that it is claimed separately"
            remedy = Give(what, example=model_statement(law))
            yield Gap(f"violations[{i}].statement", remedy, violation=violation.id)


@rule("GRD-131", needs=("GRD-110",), cites=("allocation-order",), guards=LEGAL)
def payments_are_set_off_in_order(case: CaseFile, law: Law) -> Iterator[Contradiction]:
    """The core system set payments off in the order of the contract, or where it is silent, of the law.

    The same sum split otherwise between principal and interest bears another penalty.
    """
    for _, violation, loans in _arrears(case):
        for k, loan in _placed(case, loans):
            if _is_split_otherwise(case, loan, law):
                remedy = Give("the balance as computed in the order of the contract")
                yield Contradiction(f"loans[{k}].balance", remedy, violation=violation.id)


@rule("GRD-133", cites=("allocation-order",), guards=INFORMS)
def books_follow_the_order(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """The bank's books split each payment in the order of the contract, or where it is silent, of the law.

    The sums follow the books; the debtor may hold the agreed order against them.
    """
    for k, loan in enumerate(case.loans):
        found = law.debt(case).of(loan)
        for departure in found.departures if found else ():
            j = next(j for j, p in enumerate(loan.payments) if p.applied and p.received_on == departure.received_on)
            remedy = Give("the agreement on the order of set-off")
            yield Doubt(f"loans[{k}].payments[{j}].applied", remedy, says=departure.says)


@rule("GRD-134", guards=LEGAL)
def split_adds_up(case: CaseFile, law: Law) -> Iterator[Gap]:
    """The parts into which the books split a payment add up to it.

    What is left over is set off in order, and what goes beyond is not counted.
    """
    for k, loan in enumerate(case.loans):
        for j, payment in enumerate(loan.payments):
            parts = tuple(payment.applied.parts.values()) if payment.applied else ()
            if not parts or any(part.currency != payment.amount.currency for part in parts):
                continue
            if Money.total(parts, payment.amount.currency) != payment.amount:
                yield Gap(f"loans[{k}].payments[{j}].applied", Give("parts that add up to the payment"))


@rule("GRD-135", guards=LEGAL)
def rates_are_fractions(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """Rates are fractions of a year, and interest on arrears is at most twice the contract's.

    6.525 means 652.5 per cent; whoever meant 6.525 per cent writes 0.06525.
    """
    for k, loan in enumerate(case.loans):
        for field, rate in _rates(loan):
            if rate >= 1:
                says = phrase("A rate of {rate} a year is hardly meant.", rate=percent(rate))
                yield Doubt(f"loans[{k}].{field}", Give("the rate as a fraction of a year"), says=says)
        agreed = [rate for field, rate in _rates(loan) if field not in _ON_ARREARS]
        for field in _ON_ARREARS if agreed else ():
            rate = getattr(loan, field)
            if rate is not None and 2 * Fraction(max(agreed)) < rate < 1:
                says = phrase("{rate} a year is more than twice the rate of the contract.", rate=percent(rate))
                yield Doubt(f"loans[{k}].{field}", Give("the rate as agreed"), says=says)


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


def _not_come_back(case: CaseFile, law: Law, loan: Loan) -> Money | None:
    """What was lent, less the principal that payments met; None where nobody can say what they met."""
    claim = law.debt(case).of(loan)
    if claim is None:
        return None
    back = (met.amount for met in claim.set_off if met.against is Allocation.PRINCIPAL)
    return max(loan.principal - Money.total(back, loan.principal.currency), Money.zero(loan.principal.currency))


@rule("GRD-151", guards=ANYWHERE)
def direct_loss_can_be_lost(case: CaseFile, law: Law) -> Iterator[Contradiction]:
    """A direct loss is not more than the principal that was lent and did not come back.

    Interest that was never earned, and money that was repaid, are no loss.
    """
    for i, violation, loans in _with_loans(case):
        loss = violation.direct_loss.amount if violation.direct_loss else None
        left = [_not_come_back(case, law, loan) for loan in loans]
        known = [sum_ for sum_ in left if sum_ is not None]
        if loss is None or len(known) < len(left) or any(sum_.currency != loss.currency for sum_ in known):
            continue
        most = Money.total(known, loss.currency)
        if loss > most:
            says = phrase("At most {sum} of principal did not come back.", sum=most)
            yield Contradiction(
                f"violations[{i}].direct_loss.amount", Give("the direct loss"), violation=violation.id, says=says
            )


@rule("GRD-113", guards=INFORMS)
def numbers_have_their_check_digit(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """Identifiers carry the check digit that their scheme gives them.

    A failed check shows a slip of the pen, never a forgery.
    """
    for number in case.texts:
        if isinstance(number.owner, Identifier) and number.owner.fault(case.as_of):
            yield Doubt(number.path, Give("the number, compared with the original"))


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


def _with_loans(case: CaseFile) -> Iterator[tuple[int, Violation, tuple[Loan, ...]]]:
    for i, violation in enumerate(case.violations):
        if loans := case.loans_of(violation.loan):
            yield i, violation, loans


def _arrears(case: CaseFile) -> Iterator[tuple[int, Violation, tuple[Loan, ...]]]:
    return (found for found in _with_loans(case) if found[1].kind is ViolationKind.OVERDUE_PAYMENT)


def _placed(case: CaseFile, loans: tuple[Loan, ...]) -> Iterator[tuple[int, Loan]]:
    """The loans with their places in the file, told apart by identity: two notes may be alike in everything."""
    wanted = {id(loan) for loan in loans}
    return ((k, loan) for k, loan in enumerate(case.loans) if id(loan) in wanted)


def _is_overdue(case: CaseFile, loans: tuple[Loan, ...], law: Law) -> bool:
    claims = map(law.debt(case).of, loans)
    return any(claim.overdue for claim in claims if claim is not None)


def _booked_beside(loans: tuple[Loan, ...], currency: str) -> Money:
    """Penalty and compound interest as the core system states them; nothing where it does not."""
    balances = (loan.balance for loan in loans if loan.balance)
    stated = (sum_ for balance in balances for sum_ in (balance.penalty, balance.compound) if sum_)
    return Money.total((sum_ for sum_ in stated if sum_.currency == currency), currency)


def _is_split_otherwise(case: CaseFile, loan: Loan, law: Law) -> bool:
    """Whether the core system has the same principal and interest together, but not each."""
    booked = loan.balance
    if booked is None or booked.on is None or booked.principal is None or booked.interest is None:
        return False
    if {booked.principal.currency, booked.interest.currency} != {loan.principal.currency}:
        return False
    found = law.debt(case).at(booked.on).of(loan)
    ours = found.balance if found else None
    if ours is None or ours.principal is None or ours.interest is None:
        return False
    same = ours.principal + ours.interest == booked.principal + booked.interest
    return same and ours.principal != booked.principal


_ON_ARREARS = ("penalty_rate", "misuse_rate")


def _rates(loan: Loan) -> Iterator[tuple[str, Decimal]]:
    """Every rate of a loan that stands for a fraction of a year, with its field."""
    for field in ("annual_rate", *_ON_ARREARS):
        if (rate := getattr(loan, field)) is not None:
            yield field, rate
    for j, change in enumerate(loan.rates):
        if change.annual_rate is not None:
            yield f"rates[{j}].annual_rate", change.annual_rate


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
    books_follow_the_order,
    split_adds_up,
    rates_are_fractions,
    bank_relied_on_the_falsehood,
    direct_loss_is_reckoned,
    direct_loss_can_be_lost,
)
