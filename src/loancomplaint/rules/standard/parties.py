"""Who answers: is everybody named, is every security shown, and may it still be claimed?

A head of claim that fails is said and costs that head alone; only a suit in which nobody is left is held back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from loancomplaint.facts import (
    CaseFile,
    EvidenceKind,
    GuaranteeKind,
    Insolvency,
    Party,
    RequestKind,
)
from loancomplaint.facts.namings import Mention, Naming, namings
from loancomplaint.facts.parties import FIRMS
from loancomplaint.facts.profiles import REQUEST_PROFILES
from loancomplaint.facts.security_papers import fitting
from loancomplaint.law import Law
from loancomplaint.law.liability import FOR_PAYMENT, WHY_NOT, Court, Flaw, Right, Role
from loancomplaint.law.liability import secured_before as was_secured_before
from loancomplaint.law.time_limits import consented, is_insolvent, stated_kind
from loancomplaint.rules.rulebook import INFORMS, LEGAL, Doubt, Drop, Finding, Gap, Give, Obtain, Remedy, rule
from loancomplaint.rules.standard.evidence import untied
from loancomplaint.words import Phrase, phrase

# ---------------------------------------------------------------- names


@rule("GRD-116", guards=LEGAL)
def names_are_somebodys(case: CaseFile, law: Law) -> Iterator[Finding]:
    """Every name in the file is somebody's whom the file introduces.

    By its id or its exact name: a court cannot sue a mere name, and nobody should have to guess whom it means.
    """
    for naming in namings(case):
        if not _is_introduced(case, naming):
            remedy = Give("the party's id or exact name, or the party itself")
            yield Gap(naming.path, remedy, **_scope(case, naming))


def _is_introduced(case: CaseFile, naming: Naming) -> bool:
    """Whether somebody bears the name; a provider's introduces itself in a file that lists no parties."""
    bearers = case.register.named(naming.name)
    if naming.mention is Mention.PROVIDER and case.parties:
        related = {party.name for party in case.customer.related_parties}
        return naming.name in related or any(p is case.register.everybody[0] or p in case.parties for p in bearers)
    return bool(bearers)


@rule("GRD-117", guards=LEGAL)
def names_mean_one(case: CaseFile, law: Law) -> Iterator[Finding]:
    """A name means one party.

    Where two bear it, each is named by its id; parties that look alike are never taken for one.
    """
    for i, party in enumerate(case.parties):
        if any(name and len(case.register.named(name)) > 1 for name in (party.id, party.name)):
            yield Doubt(f"parties[{i}]", Give("a name and an id that nobody else bears"), blocks=INFORMS)
        if party.name is None:
            yield Gap(f"parties[{i}].name", Give("the party's name"), blocks=INFORMS)
    for naming in namings(case):
        if len(case.register.named(naming.name)) > 1:
            yield Gap(naming.path, Give("the party's id"), **_scope(case, naming))


def _scope(case: CaseFile, naming: Naming) -> dict[str, Any]:
    """What a finding on a name touches: at whom a suit is directed closes that suit, anything else informs."""
    if naming.mention is Mention.ADDRESSEE:
        request = case.requests[naming.number]
        profile = REQUEST_PROFILES[request.kind]
        blocks = LEGAL if profile.names_whom or profile.asks_payment else INFORMS
        return {"request": request.name_at(naming.number), "blocks": blocks}
    if naming.mention is Mention.ACTOR:
        return {"violation": case.violations[naming.number].id, "blocks": INFORMS}
    return {"blocks": INFORMS}


@rule("GRD-118", guards=INFORMS)
def security_names_its_provider(case: CaseFile, law: Law) -> Iterator[Gap]:
    """Every security says who gave it, and of what kind it is.

    A guarantee by nobody binds nobody.
    """
    for given in case.securities:
        if given.security.provider is None:
            yield Gap(f"{given.path}.provider", Give("who gave the security"))
        if given.security.kind is None:
            yield Gap(f"{given.path}.kind", Give("the kind of security"))


# ---------------------------------------------------------------- security


def _about(right: Right, sentence: Phrase) -> Phrase:
    """A sentence on one security, which it names where the file does."""
    number = right.given.number
    return sentence if number is None else phrase("{security}: {sentence}", security=number, sentence=sentence)


def _reaching(court: Court, right: Right) -> Iterator[str | None]:
    """The suits that reach the provider of a security, as findings name them; None, the whole file, where none does."""
    provider = right.given.provider
    reaching = [
        request.name_at(i)
        for i, request in court.suits
        if request.kind in FOR_PAYMENT
        and not set(court.places(request)).isdisjoint(right.given.places)
        and (provider is None or court.named(provider, request))
    ]
    yield from reaching or (None,)


@rule("EVD-122", cites=("guarantee-contract-form",), guards=INFORMS)
def guarantor_signed(case: CaseFile, law: Law) -> Iterator[Finding]:
    """A claim against a guarantor comes with the guarantee contract.

    Nobody answers for another's debt without having promised it in writing; the contract is tied to the security that
    it shows, and the claim on that guarantor is left out until it is.
    """
    court = Court.of(case, law)
    for right in court.rights:
        if Flaw.NO_CONTRACT in right.flaws:
            remedy = _paper(case, right, "the guarantee contract", EvidenceKind.GUARANTEE_CONTRACT)
            for request in _reaching(court, right):
                says = _about(right, WHY_NOT[Flaw.NO_CONTRACT])
                yield Gap(f"{right.given.path}.evidence", remedy, request=request, says=says)


@rule(
    "EVD-123",
    cites=(
        "mortgage-registration",
        "mortgage-unregistered",
        "mortgage-of-movables",
        "mortgage-of-movables-unregistered",
        "pledge-registration",
    ),
    guards=INFORMS,
)
def security_is_registered(case: CaseFile, law: Law) -> Iterator[Finding]:
    """A thing that secures a loan is registered where its kind asks for it, and the certificate is on file.

    Without it the bank is not paid first out of the thing; what its owner promised still binds the owner.
    """
    court = Court.of(case, law)
    for right in court.rights:
        if Flaw.NOT_REGISTERED in right.flaws:
            remedy: Remedy = Give("its registration, or that there is none")
            says = WHY_NOT[Flaw.NOT_REGISTERED]
            for request in _reaching(court, right):
                path = f"{right.given.path}.collateral.registered_on"
                yield Gap(path, remedy, request=request, says=_about(right, says))
        if Flaw.NO_CERTIFICATE in right.flaws:
            remedy = _paper(case, right, "the certificate of registration", EvidenceKind.COLLATERAL_REGISTRATION)
            for request in _reaching(court, right):
                says = _about(right, WHY_NOT[Flaw.NO_CERTIFICATE])
                yield Gap(f"{right.given.path}.evidence", remedy, request=request, says=says)


def _paper(case: CaseFile, right: Right, what: str, kind: EvidenceKind) -> Remedy:
    """To name the paper that lies in the file and is tied to nothing, or else to obtain one."""
    lying = any(item.kind in fitting(right.given) for item in untied(case))
    return Give("which evidence on file shows the security") if lying else Obtain(what, (kind,))


@rule("EVD-124", cites=("company-resolution", "guarantee-resolution"), guards=INFORMS)
def company_resolved(case: CaseFile, law: Law) -> Iterator[Finding]:
    """A company that secures another's debt has resolved to do so.

    Where the bank did not look for the resolution, the security may not bind the company; then it owes damages at most.
    """
    court = Court.of(case, law)
    for right in court.rights:
        provider, resolution = right.given.provider, right.given.security.resolution
        if provider is None or provider.kind not in FIRMS or court.is_customer(provider):
            continue
        if resolution is None:
            remedy = Give("the resolution of its shareholders or board")
            for request in _reaching(court, right):
                yield Doubt(f"{right.given.path}.resolution", remedy, request=request)
        elif resolution.evidence is None:
            remedy = Give("the evidence of the resolution")
            for request in _reaching(court, right):
                yield Doubt(f"{right.given.path}.resolution.evidence", remedy, request=request)


@rule("EVD-125", cites=("guarantee-refinancing",), guards=INFORMS)
def refinancing_was_known(case: CaseFile, law: Law) -> Iterator[Finding]:
    """Who secures a loan that repays an older one knew that it does, or had secured the older one too.

    Else the new security does not bind.
    """
    court = Court.of(case, law)
    for right in court.rights:
        given = right.given
        refinancing = (loan for loan in given.loans if loan.refinances and not was_secured_before(given, loan, case))
        if any(refinancing) and not given.security.knew_of_refinancing:
            found = Doubt if given.security.knew_of_refinancing is None else Gap
            remedy = Give("whether its provider knew that the loan repays an older one")
            for request in _reaching(court, right):
                yield found(f"{right.given.path}.knew_of_refinancing", remedy, request=request)


@rule("EVD-126", guards=INFORMS)
def reference_finds_its_evidence(case: CaseFile, law: Law) -> Iterator[Gap]:
    """Whatever the file names as evidence of a security, a cost, a consent or an asset is in the file.

    A reference to nothing proves nothing.
    """
    held = {item.id for item in case.evidence}
    for text in case.texts:
        if text.content.cites and text.text not in held and not text.path.startswith("violations["):
            yield Gap(text.path, Give("the id of evidence in the file"))


@rule("EVD-127", guards=INFORMS)
def papers_are_tied(case: CaseFile, law: Law) -> Iterator[Finding]:
    """Where one paper could show several securities, each names its own.

    A court reads whose signature is on it, and a name in the title of an exhibit proves nothing.
    """
    court = Court.of(case, law)
    for right in court.rights:
        shared = any(
            other is not right and not set(other.papers).isdisjoint(right.papers) and not other.given.security.evidence
            for other in court.rights
        )
        if shared and not right.given.security.evidence:
            for request in _reaching(court, right):
                remedy = Give("which evidence on file shows the security")
                says = _about(right, Phrase("The same paper is taken to show another security too."))
                yield Doubt(f"{right.given.path}.evidence", remedy, request=request, says=says)


@rule("PRC-223", cites=("guarantee-extension-consent",), guards=INFORMS)
def guarantors_consented(case: CaseFile, law: Law) -> Iterator[Finding]:
    """An extension that a guarantor has consented to in writing moves the guarantee period, and no other does.

    For a guarantor who did not sign, the period runs from the day on which payment was due before.
    """
    court = Court.of(case, law)
    for right in court.rights:
        if not right.given.is_guarantee:
            continue
        for place in right.given.places:
            for k, extension in enumerate(case.loans[place].extensions):
                if not consented(extension, right.given):
                    remedy = Give("the guarantor's written consent, if there is one")
                    says = _about(right, Phrase("The guarantor is not on file as having consented to the extension."))
                    yield Doubt(f"loans[{place}].extensions[{k}].consents", remedy, says=says)


@rule("PRC-213", cites=("mortgage-lease",), guards=INFORMS)
def leases_are_looked_at(case: CaseFile, law: Law) -> Iterator[Finding]:
    """A lease of what secures the loan is set beside the day of registration.

    The tenant of before stays, and the thing is worth less; a later lease does not bind the mortgage.
    """
    court = Court.of(case, law)
    for right in court.rights:
        thing = right.given.security.collateral
        for k, lease in enumerate(thing.leases if thing else ()):
            registered_on = thing.registered_on if thing else None
            later = registered_on is not None and lease.from_ is not None and lease.from_ > registered_on
            says, remedy = _LATER_LEASE if later else _EARLIER_LEASE
            for request in _reaching(court, right):
                path = f"{right.given.path}.collateral.leases[{k}]"
                yield Doubt(path, remedy, request=request, says=_about(right, says))


_LATER_LEASE = (
    Phrase("The lease began after the registration and does not bind the mortgage."),
    Give("a request to the court to lift the lease before the sale"),
)
_EARLIER_LEASE = (
    Phrase("The lease may be older than the registration; then it goes with the thing, which is worth less."),
    Give("since when the tenant has had the thing"),
)


@rule("PRC-214", guards=INFORMS)
def seizures_are_answered(case: CaseFile, law: Law) -> Iterator[Finding]:
    """Where others have seized what secures the loan, the bank tells that court of its right.

    A seizure does not end the right, but the court that seized has to know of it before it shares out the money.
    """
    court = Court.of(case, law)
    for right in court.rights:
        thing = right.given.security.collateral
        for k, _ in enumerate(thing.seizures if thing else ()):
            remedy = Give("a notice of the bank's right to the court that seized it")
            for request in _reaching(court, right):
                yield Doubt(f"{right.given.path}.collateral.seizures[{k}]", remedy, request=request)


# ---------------------------------------------------------------- who is sued


@rule("REQ-330", guards=LEGAL)
def defendants_are_named(case: CaseFile, law: Law) -> Iterator[Finding]:
    """A suit, a preservation and a revocation say against whom.

    A suit for payment that names nobody is brought against the borrower, the co-borrowers and whoever secures the loan.
    """
    for i, request in enumerate(case.requests):
        if not REQUEST_PROFILES[request.kind].names_whom or request.against:
            continue
        path, remedy = f"requests[{i}].against", Give("whom it is directed at")
        if request.kind in FOR_PAYMENT:
            says = phrase("It names nobody: the borrower, the co-borrowers and whoever secures the loan are sued.")
            yield Doubt(path, remedy, request=request.name_at(i), says=says, blocks=INFORMS)
        else:
            yield Gap(path, remedy, request=request.name_at(i))


@rule("REQ-313", needs=("REQ-330",), cites=("revocation-suit-parties",), guards=LEGAL)
def transferee_is_named(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A revocation names the debtor and the one who received.

    Both are parties to what is to be undone, and are sued together.
    """
    customer = case.customer.name
    for i, request in enumerate(case.requests):
        if request.kind is RequestKind.REVOKE_TRANSFER:
            if not set(request.against) - {customer}:
                yield Gap(f"requests[{i}].against", Give("who received the assets"), request=request.name_at(i))
            if request.against and customer not in request.against:
                says = phrase("The debtor is not named; debtor and transferee are sued together.")
                remedy = Give("the debtor, beside who received the assets")
                yield Gap(f"requests[{i}].against", remedy, request=request.name_at(i), says=says)


@rule("REQ-316", needs=("REQ-330",), cites=("guarantee-kind", "security-suit-parties"), guards=INFORMS)
def nobody_is_left_out(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """A suit names everybody who answers for the debt.

    Who is left out must be sued again, and a guarantee period runs on. Whoever is free already is not missed.
    """
    court = Court.of(case, law)
    for i, request in court.suits:
        if request.kind in FOR_PAYMENT and court.left_out(request):
            remedy = Give("the guarantors, co-borrowers and owners of collateral who answer")
            yield Doubt(f"requests[{i}].against", remedy, request=request.name_at(i))


@rule("REQ-331", guards=LEGAL)
def somebody_can_be_sued(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A suit has a defendant against whom a head of claim holds.

    A paper that asks nothing of anybody is not handed to a court.
    """
    court = Court.of(case, law)
    for i, request in court.suits:
        if not court.defendants(request):
            remedy = Give("somebody who answers and can be sued")
            yield Gap(f"requests[{i}].against", remedy, request=request.name_at(i))


@rule("REQ-332", needs=("GRD-116", "GRD-117"), guards=LEGAL)
def named_answers_for_something(case: CaseFile, law: Law) -> Iterator[Gap]:
    """Whoever a suit names has something on file to answer for.

    A loan taken together, a security, an asset received, capital not paid in: being near the debtor is no ground.
    """
    court = Court.of(case, law)
    for i, request in court.suits:
        for k, (name, heads) in enumerate(court.placed(request) if request.against else ()):
            party = case.party(name) if name else None
            if party is not None and not heads and not _has_ground(court, party):
                remedy = Give("on what ground the party answers")
                yield Gap(f"requests[{i}].against[{k}]", remedy, request=request.name_at(i))


def _has_ground(court: Court, party: Party) -> bool:
    """Whether the file gives a ground that only fails; another finding says why."""
    secures = any(right.given.provider is party for right in court.rights)
    return secures or court.is_customer(party) or is_insolvent(party, court.on)


@rule("REQ-333", cites=("guarantee-general-suit",), guards=INFORMS)
def general_guarantor_is_not_alone(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A general guarantor is sued, and his assets are preserved, only beside the debtor's.

    Sued alone, the suit is dismissed, unless a court has accepted the debtor's bankruptcy.
    """
    court = Court.of(case, law)
    if is_insolvent(court.borrower, court.on):
        return
    for i, request in enumerate(case.requests):
        if request.kind not in FOR_PAYMENT | {RequestKind.PRESERVE_ASSETS} or not request.against:
            continue
        beside = any(case.party(name) is court.borrower for name in request.against)
        alone = request.kind is RequestKind.PRESERVE_ASSETS or not court.general_may_be_sued(())
        for k, name in enumerate(request.against if alone and not beside else ()):
            if any(_is_general(court, right) for right in court.rights if right.given.provider is case.party(name)):
                remedy = Give("the debtor, beside the guarantor")
                yield Gap(f"requests[{i}].against[{k}]", remedy, request=request.name_at(i))


def _is_general(court: Court, right: Right) -> bool:
    security, loans = right.given.security, right.given.loans
    kinds = {stated_kind(security, loan, court.law) for loan in loans}
    return right.given.is_guarantee and GuaranteeKind.JOINT not in kinds


@rule("REQ-334", needs=("GRD-116", "GRD-117"), cites=("preservation-wrongful",), guards=INFORMS)
def preserved_is_sued(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """Assets are preserved of those who are sued.

    Preservation serves a claim; against somebody of whom nothing is asked it is lifted, at the bank's cost.
    """
    court = Court.of(case, law)
    if not court.suits:
        return
    sued = {head.who for _, request in court.suits for head in court.defendants(request)}
    for i, request in enumerate(case.requests):
        for k, name in enumerate(request.against if request.kind is RequestKind.PRESERVE_ASSETS else ()):
            party = case.party(name)
            if party is not None and party not in sued:
                remedy = Give("a request to sue the party too")
                yield Doubt(f"requests[{i}].against[{k}]", remedy, request=request.name_at(i))


@rule("REQ-335", cites=("shareholder-capital", "shareholder-transfer", "shareholder-liability"), guards=INFORMS)
def shareholder_has_a_limit(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A shareholder who is sued answers up to the capital that he has not paid in.

    Without the sum nobody can say what is asked of him.
    """
    court = Court.of(case, law)
    sued = {head.who for _, r in court.suits for head in court.defendants(r) if head.role is Role.SHAREHOLDER}
    for i, party in enumerate(case.parties):
        if party in sued and party.unpaid_capital is None:
            yield Gap(f"parties[{i}].unpaid_capital", Give("the capital subscribed and not paid in"))


@rule("REQ-336", cites=("realising-security",), guards=LEGAL)
def realised_security_gives_priority(case: CaseFile, law: Law) -> Iterator[Gap]:
    """Security is realised only where it gives priority in a thing.

    The court orders the sale of what is mortgaged or pledged to the bank, and decides no dispute about it.
    """
    court = Court.of(case, law)
    for i, request in court.suits:
        if request.kind is not RequestKind.REALIZE_SECURITY:
            continue
        places, sued = set(court.places(request)), {head.who for head in court.defendants(request)}
        mine = (right for right in court.rights if right.given.provider in sued)
        if not any(right.priority and right.binds and not places.isdisjoint(right.places) for right in mine):
            remedy = Give("a mortgage or pledge that gives priority")
            yield Gap(f"requests[{i}]", remedy, request=request.name_at(i))


# ---------------------------------------------------------------- insolvency


@rule(
    "GRD-160",
    cites=(
        "insolvency-stay",
        "insolvency-preservation-lifted",
        "insolvency-court",
        "insolvency-claims",
        "insolvency-guarantor-suit",
    ),
    guards=LEGAL,
)
def insolvent_debtors_are_not_sued(case: CaseFile, law: Law) -> Iterator[Gap]:
    """Once a party's bankruptcy is accepted, the claim on it is lodged with the administrator.

    A pending suit on it rests and goes on with the administrator; preservation is lifted. Against the others,
    guarantors above all, the suit goes on.
    """
    for i, request in enumerate(case.requests):
        if not REQUEST_PROFILES[request.kind].pursues_debtor:
            continue
        names = [(k, case.party(name)) for k, name in enumerate(request.against)]
        bankrupt = [k for k, party in names if is_insolvent(party, case.as_of)]
        alone = request.kind is RequestKind.PRESERVE_ASSETS and len(bankrupt) == len(names)
        for k in bankrupt:
            remedy = Drop("the bankrupt party: its debt is lodged with the administrator")
            blocks = LEGAL if alone else INFORMS
            yield Gap(f"requests[{i}].against[{k}]", remedy, request=request.name_at(i), blocks=blocks)


@rule(
    "GRD-161",
    cites=(
        "insolvency-claims",
        "insolvency-due",
        "insolvency-claim-content",
        "insolvency-several-debtors",
        "insolvency-guarantor-notice",
        "insolvency-guarantor-interest",
    ),
    guards=INFORMS,
)
def claim_is_lodged(case: CaseFile, law: Law) -> Iterator[Gap]:
    """In the bankruptcy of somebody who answers for the debt, the claim is lodged.

    What is not lodged in time takes no part in what was paid out by then, and a guarantor who was neither told nor
    helped by it is free of as much.
    """
    lodging = [request for request in case.requests if request.kind is RequestKind.LODGE_CLAIM]
    for path, party, _ in _insolvencies(case):
        named = any(case.party(name) is party for request in lodging for name in request.against)
        unnamed = path.startswith("customer") and any(not request.against for request in lodging)
        if not named and not unnamed:
            yield Gap(path, Give("a request to lodge the claim"))


@rule("REQ-337", cites=("insolvency-claims",), guards=LEGAL)
def lodging_has_a_bankruptcy(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A claim is lodged where a court has accepted somebody's bankruptcy.

    Anywhere else there is no administrator to take it, and the debt is sued for.
    """
    court = Court.of(case, law)
    for i, request in enumerate(case.requests):
        if request.kind is RequestKind.LODGE_CLAIM and not court.lodged((request,)):
            remedy = Give("whose bankruptcy was accepted, and when")
            yield Gap(f"requests[{i}].against", remedy, request=request.name_at(i))


@rule("GRD-163", cites=("insolvency-avoidance",), guards=INFORMS)
def administrator_avoids(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """Once the debtor's bankruptcy is accepted, its administrator has transfers set aside, for all creditors.

    A creditor reports the transfer to the administrator first.
    """
    court = Court.of(case, law)
    for i, request in enumerate(case.requests if is_insolvent(court.borrower, court.on) else ()):
        if request.kind is RequestKind.REVOKE_TRANSFER:
            remedy = Give("a report of the transfer to the administrator")
            yield Doubt(f"requests[{i}]", remedy, request=request.name_at(i))


@rule("GRD-162", cites=("insolvency-claims",), guards=INFORMS)
def lodging_has_a_day(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A bankruptcy on file says by which day claims are lodged.

    The court sets the day, and nobody else knows it; it is no day before that of acceptance.
    """
    for path, _, insolvency in _insolvencies(case):
        accepted, due = insolvency.accepted_on, insolvency.claims_due_on
        if due is None or (accepted and due < accepted):
            yield Gap(f"{path}.claims_due_on", Give("the last day for lodging claims"))


def _insolvencies(case: CaseFile) -> Iterator[tuple[str, Party, Insolvency]]:
    """Every accepted bankruptcy, with its path and whose it is."""
    customer, *_ = case.register.everybody
    everybody = (("customer", customer), *((f"parties[{i}]", party) for i, party in enumerate(case.parties)))
    for path, party in everybody:
        if party.insolvency is not None and is_insolvent(party, case.as_of):
            yield f"{path}.insolvency", party, party.insolvency


PARTIES = (
    names_are_somebodys,
    names_mean_one,
    security_names_its_provider,
    guarantor_signed,
    security_is_registered,
    company_resolved,
    refinancing_was_known,
    reference_finds_its_evidence,
    papers_are_tied,
    guarantors_consented,
    leases_are_looked_at,
    seizures_are_answered,
    defendants_are_named,
    transferee_is_named,
    nobody_is_left_out,
    somebody_can_be_sued,
    named_answers_for_something,
    general_guarantor_is_not_alone,
    preserved_is_sued,
    shareholder_has_a_limit,
    realised_security_gives_priority,
    insolvent_debtors_are_not_sued,
    claim_is_lodged,
    lodging_has_a_bankruptcy,
    lodging_has_a_day,
    administrator_avoids,
)
