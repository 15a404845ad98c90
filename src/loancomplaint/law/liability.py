"""Who answers for a debt, for what, and up to how much; and what every security of the file gives.

Requests for suit name whom they are directed at: those are sued, and nobody else. Where none does, the borrower, the
co-borrowers and whoever's security the file shows are.
A head of claim that fails costs that head and no other, and nobody whom the file introduces is passed over in silence:
who is not sued is there too, with the reason.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Final

import attrs

from loancomplaint.facts import (
    AssetKind,
    CaseFile,
    Evidence,
    GuaranteeKind,
    Loan,
    Party,
    PartyRole,
    Pursuit,
    Request,
    RequestKind,
    SecurityKind,
)
from loancomplaint.facts.profiles import REQUEST_PROFILES
from loancomplaint.facts.securities import Given
from loancomplaint.facts.security_papers import is_registered, papers_of
from loancomplaint.law.jurisdiction import Law
from loancomplaint.law.time_limits import MOVABLES, Docket, is_insolvent, stated_kind
from loancomplaint.text.cards import discreetly
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase

FOR_PAYMENT: Final = frozenset(kind for kind, profile in REQUEST_PROFILES.items() if profile.asks_payment)
"""Requests that ask a court for payment, or for payment out of a thing."""

SUITS: Final = frozenset(kind for kind, profile in REQUEST_PROFILES.items() if profile.pursuit is Pursuit.SUIT)
"""Requests that bring somebody before a court."""


class Role(StrEnum):
    """As what somebody is sued."""

    BORROWER = "borrower"
    CO_BORROWER = "co_borrower"
    GUARANTOR = "guarantor"
    SECURITY_PROVIDER = "security_provider"
    TRANSFEREE = "transferee"
    SHAREHOLDER = "shareholder"


class Answers(StrEnum):
    """In what manner somebody answers."""

    PRINCIPAL = "principal"
    JOINT = "joint"
    SUPPLEMENTARY = "supplementary"
    """For what the debtor cannot pay."""
    SECURED = "secured"
    """With a thing, out of which the bank is paid first."""
    OTHER = "other"


class Flaw(StrEnum):
    """What a head of claim on a security lacks."""

    NO_CONTRACT = "no_contract"
    NO_CERTIFICATE = "no_certificate"
    NOT_REGISTERED = "not_registered"
    PERIOD_OVER = "period_over"
    CLAIM_LAPSED = "claim_lapsed"
    INSOLVENT = "insolvent"
    REFINANCED = "refinanced"
    SEIZED = "seized"


WHY_NOT: Final = {
    Flaw.NO_CONTRACT: Phrase("No guarantee contract on file is tied to it."),
    Flaw.NO_CERTIFICATE: Phrase("No certificate of registration on file is tied to it."),
    Flaw.NOT_REGISTERED: Phrase(
        "It is not registered and gives no priority; its owner answers under the contract, as far as that goes."
    ),
    Flaw.PERIOD_OVER: Phrase("The guarantee period is over; the guarantor is free."),
    Flaw.CLAIM_LAPSED: Phrase("The limitation of the claim is over; the security is protected no longer."),
    Flaw.INSOLVENT: Phrase("A court has accepted the bankruptcy of its provider: the claim is lodged there."),
    Flaw.REFINANCED: Phrase("Its provider did not know that the loan repays an older one, and does not answer."),
    Flaw.SEIZED: Phrase("It is a movable that was never registered, and others have seized it."),
}
"""Why a security does not give what it might, as a sentence."""


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Defendant:
    """Somebody who is sued, and for what.

    Attributes:
        who: The party.

        up_to: The most that is claimed on this head; None where nothing limits it.

        loans: The loans for which it is, by note or contract number.

        security: The contract number or id of the security that it rests on; None where it rests on none.
    """

    who: Party
    role: Role
    liability: Answers
    up_to: Money | None = None
    loans: tuple[str, ...] = ()
    security: str | None = None

    @property
    def party(self) -> str:
        """The party's name, or its id where the file gives no name."""
        return called(self.who)


def called(party: Party) -> str:
    """What the file calls a party: its name, or its id where it has none."""
    return party.name or party.id or ""


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Right:
    """What one security gives the bank.

    Attributes:
        given: The security.

        papers: The evidence that shows it.

        places: The loans for which it can still be claimed, by their places in the file.

        lapsed: Those for which its period, or the limitation of the claim, is over.

        binds: Whether its provider can be sued on it at all.

        priority: Whether the bank is paid first out of a thing.

        flaws: What it lacks, gravest first.
    """

    given: Given
    papers: tuple[Evidence, ...]
    places: tuple[int, ...]
    lapsed: tuple[int, ...]
    binds: bool
    priority: bool
    flaws: tuple[Flaw, ...] = ()

    @property
    def provider(self) -> str | None:
        """The name of who gave it."""
        return self.given.who

    @property
    def up_to(self) -> Money | None:
        """The most that it answers for; None where nothing limits it."""
        return self.given.security.maximum

    @property
    def why_not(self) -> Phrase | None:
        """Why it does not give all that it might; None where it does."""
        return WHY_NOT[self.flaws[0]] if self.flaws else None


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Unsued:
    """Somebody whom the file introduces and nobody sues, and why."""

    who: Party
    because: Phrase

    @property
    def party(self) -> str:
        """The party's name, or its id where the file gives no name."""
        return called(self.who)


@attrs.frozen(kw_only=True)
class Liability:
    """Who answers, and what secures the debt.

    Attributes:
        defendants: In the order of the requests and of the file.

        security: Every security of the file.

        unsued: Everybody else whom the file introduces.
    """

    defendants: tuple[Defendant, ...]
    security: tuple[Right, ...]
    unsued: tuple[Unsued, ...]


def liability(case: CaseFile, law: Law) -> Liability:
    """Who answers under all requests for suit of *case* together; where it has none, who could be sued."""
    court = Court.of(case, law)
    found = [d for _, request in court.suits for d in court.defendants(request)] if court.suits else court.whoever
    owes = any(head.liability is Answers.PRINCIPAL for head in found)
    # Beside the debt, that the borrower is a party to what is undone too is no liability of its own.
    beside = (d for d in found if not owes or d.role is not Role.BORROWER or d.liability is Answers.PRINCIPAL)
    defendants = _merged(beside, case)
    sued = {defendant.who for defendant in defendants}
    return Liability(
        defendants=defendants,
        security=court.rights,
        unsued=tuple(
            Unsued(who=party, because=court.why_unsued(party)) for party in case.register.everybody if party not in sued
        ),
    )


def _merged(found: Iterable[Defendant], case: CaseFile) -> tuple[Defendant, ...]:
    """Heads that differ in nothing but their loans, as one."""
    order = {case.name_of(loan): i for i, loan in enumerate(case.loans)}
    alike: dict[Defendant, set[str]] = {}
    for defendant in found:
        alike.setdefault(attrs.evolve(defendant, loans=()), set()).update(defendant.loans)
    return tuple(
        attrs.evolve(head, loans=tuple(sorted(loans, key=lambda name: order.get(name, len(order)))))
        for head, loans in alike.items()
    )


# ---------------------------------------------------------------- before a court


@attrs.frozen(kw_only=True)
class Court:
    """A case as far as a court is concerned: whom it may sue, on what, and who is left out."""

    case: CaseFile
    law: Law

    @classmethod
    def of(cls, case: CaseFile, law: Law) -> Court:
        """The court's part of *case* under *law*, made once for each file."""
        return case.once((cls, law), lambda: cls(case=case, law=law))

    @property
    def on(self) -> dt.date:
        """The day on which the file speaks."""
        return self.case.as_of

    @cached_property
    def rights(self) -> tuple[Right, ...]:
        """What every security of the file gives; none depends on another."""
        return tuple(_right(given, self.docket) for given in self.case.securities)

    @cached_property
    def docket(self) -> Docket:
        """Its clocks."""
        return Docket.of(self.case, self.law)

    @property
    def borrower(self) -> Party:
        """The customer."""
        return self.case.register.everybody[0]

    @cached_property
    def suits(self) -> tuple[tuple[int, Request], ...]:
        """The requests that bring somebody before a court, with their places in the file."""
        return tuple((i, request) for i, request in enumerate(self.case.requests) if request.kind in SUITS)

    def places(self, request: Request) -> tuple[int, ...]:
        """The loans that a request is about: named, or those of the violations it answers; else all."""
        if request.loan is not None and (named := self.case.places_of(request.loan)):
            return named
        violations = filter(None, map(self.case.violation, request.violations))
        found = {place for violation in violations for place in self.case.places_of(violation.loan)}
        return tuple(sorted(found)) or tuple(range(len(self.case.loans)))

    def against(self, request: Request) -> tuple[str, ...]:
        """Whom a request for suit names; where it names nobody, whom the others for payment name."""
        if request.against or request.kind not in FOR_PAYMENT:
            return request.against
        return self._named_for_payment

    @cached_property
    def _named_for_payment(self) -> tuple[str, ...]:
        named = (name for _, request in self.suits if request.kind in FOR_PAYMENT for name in request.against)
        return tuple(dict.fromkeys(named))

    def defendants(self, request: Request) -> tuple[Defendant, ...]:
        """Whom one request sues, and for what; nobody where every head of it fails."""
        return tuple(head for _, heads in self.placed(request) for head in heads)

    def placed(self, request: Request) -> tuple[tuple[str | None, tuple[Defendant, ...]], ...]:
        """The same, by the names that the request gives; None stands for whoever the file shows."""
        names, places = self.against(request), self.places(request)
        if not names and request.kind in FOR_PAYMENT:
            return ((None, self._allowed(self._whoever(places))),)
        heads = tuple((name, tuple(self._heads(name, request, places))) for name in names)
        everybody = [head for _, found in heads for head in found]
        return tuple((name, self._allowed(found, among=everybody)) for name, found in heads)

    def named(self, party: Party, request: Request) -> bool:
        """Whether a request for suit is directed at *party*, by name or because it names nobody."""
        names = self.against(request)
        return not names or any(self.case.party(name) is party for name in names)

    def left_out(self, request: Request) -> tuple[Defendant, ...]:
        """Who answers for the loans of *request* and is named by no request for payment; nobody if it names none."""
        if not self.against(request):
            return ()
        places = self.places(request)
        named = {party for place in places for party in self._sued_for_payment[place]}
        return tuple(head for head in self._whoever(places) if id(head.who) not in named)

    @cached_property
    def _sued_for_payment(self) -> Mapping[int, set[int]]:
        """By the place of each loan the parties, as objects, whom some request for its payment names."""
        named: dict[int, set[int]] = defaultdict(set)
        for _, request in self.suits:
            if request.kind in FOR_PAYMENT:
                parties = {id(self.case.party(name)) for name in self.against(request)}
                for place in self.places(request):
                    named[place] |= parties
        return named

    @property
    def whoever(self) -> list[Defendant]:
        """Everybody who could be sued for payment of all loans."""
        return list(self._allowed(self._whoever(tuple(range(len(self.case.loans))))))

    def _whoever(self, places: tuple[int, ...]) -> list[Defendant]:
        everybody = self.case.register.everybody
        return [head for party in everybody for head in self._for_payment(party, places) if head.role in _BY_CONTRACT]

    def _heads(self, name: str, request: Request, places: tuple[int, ...]) -> Iterator[Defendant]:
        party = self.case.party(name)
        if party is None:
            return
        if request.kind is RequestKind.REVOKE_TRANSFER:
            role = Role.BORROWER if self.is_customer(party) else Role.TRANSFEREE
            yield self._defendant(party, role, Answers.OTHER, places)
        else:
            yield from self._for_payment(party, places)

    def is_customer(self, party: Party) -> bool:
        """Whether *party* is the borrower."""
        return party is self.borrower

    def _for_payment(self, party: Party, places: tuple[int, ...]) -> Iterator[Defendant]:
        """Every head on which *party* owes payment under the loans, or out of a thing; none once it is bankrupt."""
        if is_insolvent(party, self.on):
            return
        if self.is_customer(party):
            yield self._defendant(party, Role.BORROWER, Answers.PRINCIPAL, places)
            return
        if owed := tuple(place for place in places if self.owes_beside(party, place)):
            yield self._defendant(party, Role.CO_BORROWER, Answers.JOINT, owed)
        for right in self.rights:
            if right.given.provider is party and right.binds and not set(right.places).isdisjoint(places):
                yield self._secures(party, right, places)
        if party.role is PartyRole.SHAREHOLDER:
            head = self._defendant(party, Role.SHAREHOLDER, Answers.SUPPLEMENTARY, places)
            yield attrs.evolve(head, up_to=party.unpaid_capital)
        if party.role is PartyRole.TRANSFEREE:
            yield self._defendant(party, Role.TRANSFEREE, Answers.OTHER, places)

    def owes_beside(self, party: Party, place: int) -> bool:
        """Whether *party* borrowed beside the customer: the loan names it; its role says so where no loan names any."""
        named = self.case.loans[place].co_borrowers
        if named:
            return any(self.case.party(name) is party for name in named)
        return party.role is PartyRole.CO_BORROWER and not any(loan.co_borrowers for loan in self.case.loans)

    def _secures(self, party: Party, right: Right, places: tuple[int, ...]) -> Defendant:
        security = right.given.security
        secured = tuple(place for place in right.places if place in places)
        role, answers = Role.SECURITY_PROVIDER, Answers.SECURED if right.priority else Answers.OTHER
        if security.kind is SecurityKind.GUARANTEE:
            kind = stated_kind(security, self.case.loans[secured[0]], self.law)
            role = Role.GUARANTOR
            answers = Answers.JOINT if kind is GuaranteeKind.JOINT else Answers.SUPPLEMENTARY
        head = self._defendant(party, role, answers, secured)
        return attrs.evolve(head, up_to=right.up_to, security=right.given.number)

    def _defendant(self, party: Party, role: Role, answers: Answers, places: tuple[int, ...]) -> Defendant:
        loans = tuple(self.case.name_of(self.case.loans[place]) for place in places)
        return Defendant(who=party, role=role, liability=answers, loans=loans)

    def _allowed(self, heads: Iterable[Defendant], among: Iterable[Defendant] = ()) -> tuple[Defendant, ...]:
        """Those heads that a court admits: a general guarantor is not sued alone, unless the debtor is bankrupt."""
        found = tuple(heads)
        admitted = self.general_may_be_sued((*found, *among))
        return tuple(head for head in found if admitted or not _is_general(head))

    def general_may_be_sued(self, among: Iterable[Defendant]) -> bool:
        """Whether a general guarantor may be sued: with the debtor, by any request, or where that is bankrupt."""
        return self._may_be_sued_after or any(head.role is Role.BORROWER for head in among)

    @cached_property
    def _may_be_sued_after(self) -> bool:
        named = any(self.case.party(name) is self.borrower for name in self._named_for_payment)
        return named or is_insolvent(self.borrower, self.on)

    @cached_property
    def bankrupt(self) -> tuple[Party, ...]:
        """Everybody who answers for the debt, or would, and of whom a court has accepted the bankruptcy."""
        found = (party for party in self.case.register.everybody if is_insolvent(party, self.on))
        return tuple(party for party in found if self._would_answer(party))

    def _would_answer(self, party: Party) -> bool:
        owes = any(self.owes_beside(party, place) for place in range(len(self.case.loans)))
        return owes or self.is_customer(party) or any(right.given.provider is party for right in self.rights)

    def lodged(self, requests: Iterable[Request]) -> tuple[Party, ...]:
        """In whose bankruptcies *requests* lodge the claim; one that names nobody means the customer's."""
        lodging = [request for request in requests if request.kind is RequestKind.LODGE_CLAIM]
        named = [self.case.party(name) for request in lodging for name in request.against]
        if any(not request.against for request in lodging):
            named.append(self.borrower)
        return tuple(party for party in self.bankrupt if any(party is other for other in named))

    def why_unsued(self, party: Party) -> Phrase:
        """Why nobody sues *party*."""
        if is_insolvent(party, self.on):
            return Phrase("Its bankruptcy was accepted: the claim is lodged with the administrator.")
        given = [right for right in self.rights if right.given.provider is party]
        failing = next((right.why_not for right in given if not right.binds), None)
        if failing is not None and not any(right.binds for right in given):
            return failing
        owes = any(self.owes_beside(party, place) for place in range(len(self.case.loans)))
        if given or owes or self.is_customer(party):
            return Phrase("No request for suit that holds reaches it.")
        return Phrase("Nothing on file makes it answer for the debt.")


_BY_CONTRACT: Final = frozenset({Role.BORROWER, Role.CO_BORROWER, Role.GUARANTOR, Role.SECURITY_PROVIDER})
"""Who answers because of what was signed; anybody else is sued only where a request names him."""


def _is_general(head: Defendant) -> bool:
    return head.role is Role.GUARANTOR and head.liability is Answers.SUPPLEMENTARY


# ---------------------------------------------------------------- what a security gives


def _right(given: Given, docket: Docket) -> Right:
    papers = papers_of(docket.case, given)
    guarantees = given.is_guarantee
    lapsed = [place for place in given.places if _is_over(given, place, docket)]
    refinanced = [place for place in given.places if was_kept_from(given, place, docket.case)]
    left = tuple(place for place in given.places if place not in {*lapsed, *refinanced})
    flaws = [Flaw.INSOLVENT] if is_insolvent(given.provider, docket.on) else []
    if not left:
        over = Flaw.PERIOD_OVER if guarantees else Flaw.CLAIM_LAPSED
        flaws.append(over if lapsed else Flaw.REFINANCED)
    lacks = _lacks_of_a_guarantee(papers) if guarantees else _lacks_of_a_thing(docket.case, given, papers)
    return Right(
        given=given,
        papers=papers,
        places=left,
        lapsed=tuple(lapsed),
        binds=bool(left) and Flaw.INSOLVENT not in flaws and Flaw.NO_CONTRACT not in lacks,
        priority=bool(left) and not guarantees and not lacks,
        flaws=(*flaws, *lacks),
    )


def _is_over(given: Given, place: int, docket: Docket) -> bool:
    clock = docket.guarantee_period(given, place) if given.is_guarantee else docket.limitation(place)
    return clock is not None and clock.is_lapsed


def was_kept_from(given: Given, place: int, case: CaseFile) -> bool:
    """Whether the provider is on file as not knowing that the loan repays an older one, which he did not secure."""
    loan = case.loans[place]
    return (
        loan.refinances is not None
        and given.security.knew_of_refinancing is False
        and not secured_before(given, loan, case)
    )


def secured_before(given: Given, loan: Loan, case: CaseFile) -> bool:
    """Whether the provider secured the loan that *loan* repaid, as far as the file holds it."""
    older = set(case.places_of(loan.refinances))
    return any(
        other.provider is given.provider and given.provider is not None and not older.isdisjoint(other.places)
        for other in case.securities
    )


def _lacks_of_a_guarantee(papers: tuple[Evidence, ...]) -> tuple[Flaw, ...]:
    return () if papers else (Flaw.NO_CONTRACT,)


_HANDED_OVER: Final = MOVABLES | {AssetKind.ACCOUNT}
"""Things whose pledge rests on possession, and on no register."""


def _lacks_of_a_thing(case: CaseFile, given: Given, papers: tuple[Evidence, ...]) -> tuple[Flaw, ...]:
    """What keeps a mortgage or pledge from priority: no register where it rests on one, no paper of it, a seizure."""
    security, thing = given.security, given.security.collateral
    kind = thing.kind if thing else None
    if is_registered(case, given):
        return () if papers else (Flaw.NO_CERTIFICATE,)
    if security.kind is SecurityKind.MORTGAGE and kind in MOVABLES:
        return (Flaw.SEIZED,) if thing and thing.seizures else ()
    if security.kind is SecurityKind.PLEDGE and kind in _HANDED_OVER:
        return () if papers else (Flaw.NO_CERTIFICATE,)
    return (Flaw.NOT_REGISTERED,)
