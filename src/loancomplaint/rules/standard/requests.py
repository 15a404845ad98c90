"""REQ: does what is asked follow from what is shown?"""

from __future__ import annotations

from collections.abc import Iterator

from loancomplaint.debt.debts import is_asked_whole, loans_of
from loancomplaint.errors import NotInForceError, UnknownNameError
from loancomplaint.facts import (
    CaseFile,
    Clause,
    GuaranteeKind,
    Request,
    RequestKind,
    Security,
    SecurityKind,
    Tier,
    Violation,
    ViolationKind,
)
from loancomplaint.facts.profiles import REQUEST_PROFILES, VIOLATION_PROFILES
from loancomplaint.law import Law
from loancomplaint.rules.rulebook import ANYWHERE, INFORMS, LEGAL, OUTSIDE, Doubt, Drop, Gap, Give, rule
from loancomplaint.words import label, phrase


@rule("REQ-301", guards=ANYWHERE)
def request_answers_violations(case: CaseFile, law: Law) -> Iterator[Gap]:
    """Every request names violations of the file that it answers.

    A measure without a cause is arbitrary.
    """
    known = {violation.id for violation in case.violations}
    for i, request in enumerate(case.requests):
        if not request.violations:
            yield Gap(f"requests[{i}].violations", Give("the violations it answers"), request=request.name_at(i))
        for k, id_ in enumerate(request.violations):
            if id_ not in known:
                remedy = Give("the id of a violation in the file")
                yield Gap(f"requests[{i}].violations[{k}]", remedy, request=request.name_at(i))


@rule("REQ-302", guards=ANYWHERE)
def request_has_a_basis(case: CaseFile, law: Law) -> Iterator[Gap]:
    """Every request rests on a clause or an article.

    What the bank may do, it may do because somebody agreed to it or a statute says so.
    """
    for i, request in enumerate(case.requests):
        if not request.basis:
            yield Gap(
                f"requests[{i}].basis", Give("a clause of the contract or an article"), request=request.name_at(i)
            )


@rule("REQ-303", needs=("REQ-302",), guards=ANYWHERE)
def basis_exists(case: CaseFile, law: Law) -> Iterator[Gap]:
    """The clause or article that a request relies on exists.

    `contract:<contract_no>#<clause>` names a clause of a loan in the file, `<pack>:<statute>:<article>` an article.
    """
    for i, k, request, basis in _bases(case):
        if not _exists(case, law, basis):
            remedy = Give("a clause of a loan in the file, or an article")
            yield Gap(f"requests[{i}].basis[{k}]", remedy, request=request.name_at(i))


@rule("REQ-304", needs=("REQ-301", "REQ-303"), guards=ANYWHERE)
def basis_was_in_force(case: CaseFile, law: Law) -> Iterator[Gap]:
    """The article that a request relies on was in force on the day of the facts.

    Facts are judged by the law of their own day; steps of procedure by the law of the step's.
    """
    for i, k, request, basis in _bases(case):
        for violation in _answered(case, request):
            try:
                if not basis.startswith("contract:"):
                    law.basis(basis, violation.began_on)
            except (NotInForceError, UnknownNameError):
                says = phrase("The basis was not in force on the day of the facts.")
                remedy = Give("the article in force on that day")
                yield Gap(f"requests[{i}].basis[{k}]", remedy, request=request.name_at(i), says=says)
                break


@rule("REQ-310", needs=("REQ-301", "REQ-303"), guards=ANYWHERE)
def clause_is_triggered(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A clause relied on is triggered by the kinds of violation that the request answers.

    One of them is enough; a clause without triggers needs none.
    """
    for i, k, request, clause in _clauses(case):
        kinds = {violation.kind for violation in _answered(case, request)}
        if clause.triggers and kinds.isdisjoint(clause.triggers):
            remedy = Give("a clause or article that this kind of violation triggers")
            yield Gap(f"requests[{i}].basis[{k}]", remedy, request=request.name_at(i))


@rule("REQ-311", needs=("REQ-303",), guards=ANYWHERE)
def clause_grants_the_measure(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A clause relied on grants the measure that is asked for.

    A clause that grants nothing in the file is not judged.
    """
    for i, k, request, clause in _clauses(case):
        if clause.remedies and request.kind not in clause.remedies:
            says = phrase("The clause does not grant this: {measure}.", measure=label(request.kind))
            remedy = Give("a clause or article that grants it")
            yield Gap(f"requests[{i}].basis[{k}]", remedy, request=request.name_at(i), says=says)


@rule("REQ-320", needs=("REQ-301",), cites=("repayment-due",), guards=OUTSIDE)
def sum_is_owed(case: CaseFile, law: Law) -> Iterator[Gap]:
    """The sum sued for is a sum that the ledger shows as due, or as due once the loan is called.

    Principal and interest, with penalty, compound interest and costs or without; another sum must be computed first.
    """
    for i, request in enumerate(case.requests):
        if request.kind is not RequestKind.PURSUE_LEGAL_RECOVERY or request.amount is None:
            continue
        loans = loans_of(case, request)
        owed = law.debt(case).sums(loans)
        if owed is None or owed.total.currency != request.amount.currency:
            continue
        whole = any(is_asked_whole(case, other, loan) for other in case.requests for loan in loans)
        if not owed.may_mean(request.amount, whole=whole):
            text = (
                "{asked} is asked for, but the ledger shows {owed} of principal and interest as due; by head, {parts}."
            )
            says = phrase(text, asked=request.amount, owed=owed.overdue, parts=owed.parts)
            remedy = Give("the sum that is due, or how the rest was computed")
            yield Gap(f"requests[{i}].amount", remedy, request=request.name_at(i), says=says)


@rule(
    "REQ-312",
    cites=("preservation-in-suit", "preservation-application", "preservation-leads", "preservation-security"),
    guards=LEGAL,
)
def preservation_has_leads(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A preservation says how much is to be preserved, and where it is.

    A court freezes what it is shown, up to a sum, against security; it does not search.
    """
    for i, request in enumerate(case.requests):
        if request.kind is RequestKind.PRESERVE_ASSETS:
            if request.amount is None:
                yield Gap(f"requests[{i}].amount", Give("the sum to be preserved"), request=request.name_at(i))
            if not (request.reason or "").strip():
                yield Gap(
                    f"requests[{i}].reason", Give("what is to be preserved, and where"), request=request.name_at(i)
                )


@rule("REQ-314", guards=INFORMS)
def requests_agree(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """What is asked does not contradict itself.

    Giving time and calling the loan are two answers to one question.
    """
    called = {id_ for r in case.requests if r.kind is RequestKind.ACCELERATE_LOAN for id_ in r.violations}
    for i, request in enumerate(case.requests):
        if request.kind is RequestKind.RESTRUCTURE and called.intersection(request.violations):
            yield Doubt(f"requests[{i}]", Drop("one of the two"), request=request.name_at(i))


@rule("REQ-315", guards=ANYWHERE)
def decline_is_no_wrong(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A mere decline in business is not answered as if it were a wrong.

    It is a ground to watch, to ask for security or to stop lending; to sue or report takes a breach.
    """
    for i, request in enumerate(case.requests):
        answered = _answered(case, request)
        no_breach = answered and not any(VIOLATION_PROFILES[violation.kind].breaches for violation in answered)
        if REQUEST_PROFILES[request.kind].answers_wrongs and no_breach:
            yield Gap(f"requests[{i}].violations", Give("the breach that it answers"), request=request.name_at(i))


@rule("REQ-340", guards=INFORMS)
def evasion_calls_for_preservation(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """Where assets are moved away, preservation is asked for.

    A judgment against an empty shell collects nothing.
    """
    asked = {id_ for r in case.requests if r.kind is RequestKind.PRESERVE_ASSETS for id_ in r.violations}
    for i, violation in enumerate(case.violations):
        if violation.kind is ViolationKind.DEBT_EVASION and violation.id not in asked:
            yield Doubt(f"violations[{i}]", Give("a request to preserve assets"), violation=violation.id)


@rule("REQ-341", cites=("loan-classification",), guards=INFORMS)
def class_follows_the_days(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """A loan is classed no better than its days past due allow, or a downgrade is asked for.

    Days give a floor; other facts may push lower.
    """
    if any(request.kind is RequestKind.DOWNGRADE_CLASSIFICATION for request in case.requests):
        return
    for i, loan in enumerate(case.loans):
        classed, behind = loan.current_classification, law.delinquency(case, loan)
        if classed is None or classed.tier is None or behind is None or behind.classification_floor is None:
            continue
        if _TIERS.index(classed.tier) < _TIERS.index(behind.classification_floor):
            says = phrase("By days past due alone the loan is at best {tier}.", tier=label(behind.classification_floor))
            yield Doubt(f"loans[{i}].current_classification", Give("a request to downgrade the loan"), says=says)


def _answers_jointly(security: Security) -> bool:
    return security.kind is SecurityKind.GUARANTEE and security.guarantee_kind is GuaranteeKind.JOINT


_TIERS = tuple(Tier)


def _bases(case: CaseFile) -> Iterator[tuple[int, int, Request, str]]:
    for i, request in enumerate(case.requests):
        for k, basis in enumerate(request.basis):
            yield i, k, request, basis


def _clauses(case: CaseFile) -> Iterator[tuple[int, int, Request, Clause]]:
    for i, k, request, basis in _bases(case):
        if (found := case.clause(basis)) is not None:
            yield i, k, request, found[1]


def _exists(case: CaseFile, law: Law, basis: str) -> bool:
    if basis.startswith("contract:"):
        return case.clause(basis) is not None
    return law.knows(basis)


def _answered(case: CaseFile, request: Request) -> tuple[Violation, ...]:
    found = map(case.violation, dict.fromkeys(request.violations))
    return tuple(violation for violation in found if violation is not None)


REQUESTS = (
    request_answers_violations,
    request_has_a_basis,
    basis_exists,
    basis_was_in_force,
    clause_is_triggered,
    clause_grants_the_measure,
    sum_is_owed,
    preservation_has_leads,
    requests_agree,
    decline_is_no_wrong,
    evasion_calls_for_preservation,
    class_follows_the_days,
)
