"""EVD: is it shown, by evidence that is authentic and lawful?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateutil.relativedelta import relativedelta

from loancomplaint.debt.debts import loans_of
from loancomplaint.facts import (
    Carrier,
    CaseFile,
    EvidenceKind,
    NoticeForm,
    Origin,
    RequestKind,
    Violation,
    ViolationKind,
)
from loancomplaint.facts.claims import Evidence
from loancomplaint.facts.profiles import EVIDENCE_PROFILES
from loancomplaint.facts.security_papers import fitting
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
    Finding,
    Gap,
    Give,
    Obtain,
    Rule,
    Send,
    rule,
)
from loancomplaint.rules.stand_ins import lawful_basis
from loancomplaint.words import Phrase, phrase

_A_YEAR = relativedelta(years=1)


@rule("EVD-101", cites=("burden-of-proof",), guards=ANYWHERE)
def violation_cites_evidence(case: CaseFile, law: Law) -> Iterator[Gap]:
    """Every violation cites evidence.

    A report without proof is a danger to its author.
    """
    for i, violation in enumerate(case.violations):
        if not violation.cites:
            yield Gap(f"violations[{i}].citations", Obtain("evidence of what is stated"), violation=violation.id)


@rule("EVD-102", guards=ANYWHERE)
def citation_finds_its_evidence(case: CaseFile, law: Law) -> Iterator[Gap]:
    """Every citation leads to evidence in the file.

    A reference to nothing proves nothing.
    """
    held = {item.id for item in case.evidence}
    for i, violation in enumerate(case.violations):
        named = [(f"citations[{k}]", citation.evidence) for k, citation in enumerate(violation.citations)]
        named += [(f"transfers[{k}]", t.evidence) for k, t in enumerate(violation.transfers) if t.evidence]
        for place, id_ in named:
            if id_ not in held:
                path = f"violations[{i}].{place}.evidence"
                yield Gap(path, Give("the id of evidence in the file"), violation=violation.id)


@rule("EVD-103", guards=INFORMS, reads_late_facts=True)
def evidence_precedes_the_report(case: CaseFile, law: Law) -> Iterator[Gap]:
    """Evidence was obtained by the day on which the file speaks.

    What came later is not counted on that day; move the file's day on, or correct the date.
    """
    for k, item in enumerate(case.evidence):
        if item.obtained_on is not None and item.obtained_on > case.as_of:
            for violation in case.citing(item):
                says = phrase(
                    "{evidence} was obtained only on {day} and does not count yet.",
                    evidence=item.id,
                    day=item.obtained_on,
                )
                remedy = Give("a later day for the file, or the right day of obtaining")
                yield Gap(f"evidence[{k}].obtained_on", remedy, violation=violation.id, says=says)


@rule("EVD-105", cites=("evidence-exclusion",), guards=ANYWHERE)
def evidence_is_lawful(case: CaseFile, law: Law) -> Iterator[Gap]:
    """Evidence says on what lawful basis the bank has it.

    What was taken by seriously infringing another's rights is excluded, and taking it may itself be an offence.
    """
    for k, item, violation in _cited(case):
        if not (item.lawful_basis or "").strip():
            says = phrase("{evidence} does not say on what lawful basis the bank has it.", evidence=item.id)
            remedy = Give("the lawful basis", example=lawful_basis(law))
            yield Gap(f"evidence[{k}].lawful_basis", remedy, violation=violation.id, says=says)


@rule("EVD-106", cites=("evidence-three-properties",), guards=OUTSIDE)
def evidence_has_a_maker(case: CaseFile, law: Law) -> Iterator[Gap]:
    """Evidence says who made it.

    Independence is counted by origin, and a paper from nowhere has none.
    """
    for k, item, violation in _cited(case):
        if item.origin is None:
            says = phrase("{evidence} does not say who made it.", evidence=item.id)
            yield Gap(f"evidence[{k}].origin", Give("its origin"), violation=violation.id, says=says)


@rule("EVD-107", guards=OUTSIDE)
def evidence_is_dated(case: CaseFile, law: Law) -> Iterator[Gap]:
    """Evidence says when the bank obtained it.

    Without the day nobody can tell what the bank knew, and when.
    """
    for k, item, violation in _cited(case):
        if item.obtained_on is None:
            says = phrase("{evidence} does not say when it was obtained.", evidence=item.id)
            yield Gap(f"evidence[{k}].obtained_on", Give("the day it was obtained"), violation=violation.id, says=says)


@rule("EVD-108", guards=INFORMS)
def file_has_a_digest(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """An evidence file has a digest from the day it was captured.

    The digest shows that it has not changed since; it never shows that it is true.
    """
    for k, item, violation in _cited(case):
        if item.file is not None and item.sha256 is None:
            says = phrase("{evidence} has a file without a digest.", evidence=item.id)
            yield Doubt(f"evidence[{k}].sha256", Give("its SHA-256"), violation=violation.id, says=says)


def digests_match(found: Mapping[str, str | None]) -> Rule:
    """The rule that compares recorded digests with those *found* on disk.

    Args:
        found: SHA-256 by evidence id, as 64 lower-case hexadecimal digits; None for a file that is not there.
            What it does not mention was not looked at.
    """

    @rule("EVD-104", cites=("integrity-of-chained-data",), guards=ANYWHERE)
    def digest_matches_its_file(case: CaseFile, law: Law) -> Iterator[Finding]:
        """The digest recorded for an evidence file is that of the file found.

        A match shows integrity since capture, never truth; a mismatch shows that this is not what was captured.
        """
        for k, item, violation in _cited(case):
            if item.id not in found or item.sha256 is None:
                continue
            path = f"evidence[{k}].sha256"
            if found[item.id] is None:
                says = phrase("The file of {evidence} was not found; nothing was compared.", evidence=item.id)
                yield Doubt(path, Give("the file"), violation=violation.id, says=says, blocks=INFORMS)
            elif found[item.id] != item.sha256:
                says = phrase("The file of {evidence} is not the one that was captured.", evidence=item.id)
                remedy = Obtain("the file as it was captured")
                yield Contradiction(path, remedy, violation=violation.id, says=says)

    return digest_matches_its_file


def _needs_rule(code: str, title: str, why: str, cites: tuple[str, ...] = ()) -> Rule:
    """A rule that reports the rows of the law's table of needed evidence that bear its code."""

    def check(case: CaseFile, law: Law) -> Iterator[Finding]:
        for i, violation in enumerate(case.violations):
            cited = case.cited_by(violation)
            for need in law.needs(code, violation.kind):
                if not need.met_by(cited):
                    found = Doubt if need.doubt else Gap
                    yield found(
                        f"violations[{i}].citations",
                        Obtain(need.what, need.kinds, need.origins),
                        violation=violation.id,
                        says=phrase("No evidence is cited of {what}.", what=Phrase(need.what)),
                        blocks=need.channels,
                    )

    return Rule(code=code, title=title, why=why, check=check, needs=("EVD-101",), cites=cites, guards=ANYWHERE)


evidence_suffices = _needs_rule(
    "EVD-110",
    "The evidence that this kind of violation needs is cited.",
    "What is needed stands in a table, per kind and channel, each row with its source.",
    ("burden-of-proof",),
)

payout_is_shown = _needs_rule(
    "EVD-120",
    "Arrears in court come with proof that the loan was paid out.",
    "A signed contract shows a promise; only the voucher or the account shows the loan.",
    ("burden-of-proof",),
)

demand_is_shown = _needs_rule(
    "EVD-130",
    "Arrears in court come with a demand and the proof that it arrived.",
    "A sum already due can be sued for without one, but a demand that arrived interrupts limitation, "
    "and a judge will ask.",
    ("limitation-interruption",),
)

counterpart_is_shown = _needs_rule(
    "GRD-140",
    "A false paper is set against the true one.",
    "That a paper is false is seen only beside what others recorded: tax, registry, auditor, the bank's own books.",
    ("truthful-information",),
)


@rule("EVD-121", cites=("repayment-due", "rescission-notice"), guards=LEGAL)
def what_is_not_due_was_called(case: CaseFile, law: Law) -> Iterator[Gap]:
    """Principal not yet due is sued for only where the loan was called, or the suit itself calls it.

    Until then the borrower owes what fell due, and no more. A call by the suit takes effect when the complaint is
    served, and a request to call the loan goes with it.
    """
    calling = {id_ for r in case.requests if r.kind is RequestKind.ACCELERATE_LOAN for id_ in r.violations}
    for i, request in enumerate(case.requests):
        if request.kind is not RequestKind.PURSUE_LEGAL_RECOVERY or request.amount is None:
            continue
        if calling.intersection(request.violations):
            continue
        owed = law.debt(case).sums(loan for loan in loans_of(case, request) if not loan.acceleration)
        if owed is None or request.amount.currency != owed.total.currency:
            continue
        if not owed.may_mean(request.amount) and request.amount <= owed.total + owed.not_due + owed.accrued:
            remedy = Send(NoticeForm.ACCELERATION_NOTICE)
            yield Gap(f"requests[{i}].amount", remedy, request=request.name_at(i))


@rule("EVD-140", cites=("unreasonable-price-test", "revocation-unreasonable-price"), guards=LEGAL)
def price_is_measured_by_the_market(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A transfer is attacked on its market price, not on book value.

    Book value is the seller's own figure; the court asks for an appraisal or a comparable sale.
    Between affiliates the usual shares of the market price do not bind, but a market price is still asked for.
    """
    appraisals = {EvidenceKind.THIRD_PARTY_ASSESSMENT}
    for i, request in enumerate(case.requests):
        if request.kind is not RequestKind.REVOKE_TRANSFER:
            continue
        answered = (v for v in map(case.violation, request.violations) if v is not None)
        if not any(item.kind in appraisals for violation in answered for item in case.cited_by(violation)):
            remedy = Obtain("an appraisal or a comparable sale", (EvidenceKind.THIRD_PARTY_ASSESSMENT,))
            yield Gap(f"requests[{i}]", remedy, request=request.name_at(i))


@rule("EVD-141", needs=("EVD-101",), cites=("unreasonable-price-test",), guards=OUTSIDE)
def affiliation_is_shown(case: CaseFile, law: Law) -> Iterator[Gap]:
    """Who is called an affiliate is shown to be one.

    Everything a court presumes of a sale between affiliates hangs on it.
    """
    papers = (EvidenceKind.REGISTRY_EXTRACT, EvidenceKind.AGREEMENT, EvidenceKind.COURT_DOCUMENT)
    for i, violation in enumerate(case.violations):
        shown = any(item.kind in papers for item in case.cited_by(violation))
        if law.speaks_of(Topic.AFFILIATES, violation.statement or "") and not shown:
            yield Gap(f"violations[{i}].citations", Obtain("the affiliation", papers), violation=violation.id)


@rule("EVD-151", cites=("credit-report-consent", "credit-database-consent"), guards=OUTSIDE)
def subject_consented_to_the_credit_report(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A credit report, of a person or a firm, was asked for with written consent.

    Without it the report was obtained against the law, and leaves the file.
    """
    for k, item, violation in _cited(case):
        if item.kind is EvidenceKind.CREDIT_REPORT and not law.speaks_of(Topic.CONSENT, item.lawful_basis or ""):
            remedy = Give("the written consent, or another proof", example=lawful_basis(law))
            yield Gap(f"evidence[{k}].lawful_basis", remedy, violation=violation.id)


@rule("EVD-170", cites=("electronic-data-authenticity",), guards=INFORMS)
def custody_has_no_holes(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """Where custody is recorded, every hand has a day and a name, in order of time.

    A hole in the chain is where the other side says that something was changed.
    """
    for k, item, violation in _cited(case):
        days = [entry.on for entry in item.custody if entry.on]
        named = all(entry.on and entry.by for entry in item.custody)
        if not named or days != sorted(days):
            says = phrase("The custody of {evidence} has holes.", evidence=item.id)
            remedy = Give("every hand, with its day")
            yield Doubt(f"evidence[{k}].custody", remedy, violation=violation.id, says=says)


@rule("EVD-171", needs=("EVD-101",), cites=("evidence-cannot-stand-alone",), guards=LEGAL)
def something_stands_alone(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A case in court rests on something that can stand alone.

    A party's own word, a witness, a recording in doubt and a copy that cannot be compared with its original cannot.
    """
    for i, violation in enumerate(case.violations):
        cited = case.cited_by(violation)
        if cited and not any(map(_stands_alone, cited)):
            remedy = Obtain("an original, a certified copy or a record made in the course of business")
            yield Gap(f"violations[{i}].citations", remedy, violation=violation.id)


@rule("EVD-172", guards=INFORMS)
def figures_are_fresh(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """Financial statements that show a decline are not older than a year.

    A decline is about how things stand, not about how they stood.
    """
    for k, item, violation in _cited(case):
        old = item.obtained_on is not None and item.obtained_on + _A_YEAR < case.as_of
        declining = violation.kind is ViolationKind.BUSINESS_DETERIORATION
        if declining and old and item.kind is EvidenceKind.FINANCIAL_STATEMENT:
            says = phrase("{evidence} was obtained more than a year ago.", evidence=item.id)
            remedy = Obtain("recent statements", (EvidenceKind.FINANCIAL_STATEMENT,))
            yield Doubt(f"evidence[{k}].obtained_on", remedy, violation=violation.id, says=says)


@rule("EVD-150", guards=INFORMS)
def visits_are_made_by_two(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """A site visit was made by two.

    One person's word about what was not there is easily denied.
    """
    for k, item, violation in _cited(case):
        if item.kind is EvidenceKind.SITE_VISIT_RECORD and not item.accompanied_by:
            remedy = Give("who came along")
            yield Doubt(f"evidence[{k}].accompanied_by", remedy, violation=violation.id)


@rule("EVD-160", guards=INFORMS)
def evidence_is_cited(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """Every item of evidence is cited for something.

    What proves nothing here has no place in the list, least of all if it is about a person. What may show a security
    stays, and the security names it.
    """
    shows_security = {kind for given in case.securities for kind in fitting(given)}
    loose = {item.id for item in untied(case)}
    for k, item in enumerate(case.evidence):
        if item.id in loose:
            says = phrase("{evidence} is cited for nothing.", evidence=item.id)
            secures = item.kind in shows_security
            remedy = Give("the security that it shows") if secures else Drop("what proves nothing here")
            yield Doubt(f"evidence[{k}]", remedy, says=says)


def untied(case: CaseFile) -> tuple[Evidence, ...]:
    """The evidence that nothing in the file leans on."""
    leaned_on = {text.text for text in case.texts if text.content.cites}
    return tuple(item for item in case.evidence if item.id not in leaned_on)


def _stands_alone(item: Evidence) -> bool:
    if not EVIDENCE_PROFILES[item.kind].stands_alone:
        return False
    return item.carrier is not Carrier.COPY or bool(item.original_held_at) or item.origin is Origin.BANK


def _cited(case: CaseFile) -> Iterator[tuple[int, Evidence, Violation]]:
    """Every item with every violation that leans on it: what is wrong with the item touches them all."""
    for k, item in enumerate(case.evidence):
        for violation in case.citing(item):
            yield k, item, violation


EVIDENCE = (
    violation_cites_evidence,
    citation_finds_its_evidence,
    evidence_precedes_the_report,
    digests_match({}),
    evidence_is_lawful,
    evidence_has_a_maker,
    evidence_is_dated,
    file_has_a_digest,
    evidence_suffices,
    payout_is_shown,
    demand_is_shown,
    counterpart_is_shown,
    visits_are_made_by_two,
    evidence_is_cited,
    what_is_not_due_was_called,
    price_is_measured_by_the_market,
    affiliation_is_shown,
    subject_consented_to_the_credit_report,
    custody_has_no_holes,
    something_stands_alone,
    figures_are_fresh,
)
