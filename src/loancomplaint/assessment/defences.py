"""The other side: what a borrower usually pleads to a violation, and what on file answers it.

A row (`loancomplaint.law.defences.Defence`) says what may be pleaded and which evidence would answer; `defences` sets
rows beside a case. Where the facts themselves speak to a plea (the ledger, a clock, the claim), they are asked too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

import attrs

from loancomplaint.debt import Claim, arrears, reconcile
from loancomplaint.debt.arrears import Delinquency
from loancomplaint.documents import percent
from loancomplaint.facts import (
    Carrier,
    CaseFile,
    Evidence,
    EvidenceKind,
    GuaranteeKind,
    Loan,
    RequestKind,
    Violation,
)
from loancomplaint.facts.securities import Given
from loancomplaint.law import Basis, Law
from loancomplaint.law.defences import Circumstance, Defence, Reckoning
from loancomplaint.law.time_limits import Clock, ClockKind, ClockState, Docket, stated_kind
from loancomplaint.rules import Obtain
from loancomplaint.text.cards import discreetly
from loancomplaint.words import Param, Phrase, phrase


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Answer:
    """A plea to be expected, and how the file stands to it.

    Attributes:
        defence: The row.

        violation: The id of the violation it is pleaded against.

        evidence: The ids of the evidence that the violation cites and that answers it, in order of mention.

        found: What the facts themselves say to it.

        holds: Whether they bear it out: no evidence will answer it, unless it changes them.

        gap: Whether it stands unanswered; always where it holds.

        remedy: What to obtain; None where it is answered.

        basis: The law that decides it, as it stood on the day of the facts.
    """

    defence: Defence
    violation: str
    evidence: tuple[str, ...]
    found: tuple[Phrase, ...]
    holds: bool
    gap: bool
    remedy: Obtain | None
    basis: tuple[Basis, ...]

    @property
    def says(self) -> Phrase:
        """Who may plead what."""
        return Phrase(self.defence.says)

    @property
    def standing(self) -> Phrase:
        """How the file stands to it, as a sentence."""
        if self.holds:
            return phrase("The facts on file bear this out; it is to be resolved before a suit.")
        if self.gap:
            return phrase("What is on file does not answer this yet.")
        return phrase("Answered by the evidence named.")


def defences(docket: Docket, violation: str, rows: Iterable[Defence]) -> tuple[Answer, ...]:
    """What the other side may plead against a violation, and how the case stands to each plea.

    Args:
        docket: Of the case as one clearance may see it, and as known on the day; its day is the day of every
            reckoning. Whoever asks about several violations hands in the same one: clocks are then read once.

        violation: The id.

        rows: What is usually pleaded, in the order of the answer.

    Returns:
        Nothing where the case holds no such violation, or no row is about its kind.
    """
    named = docket.case.violation(violation)
    if named is None:
        return ()
    matter = _Matter(docket, named, docket.case.loan(named.loan))
    return tuple(_answer(row, matter) for row in rows if named.kind in row.kinds and _arises(row, matter))


@attrs.frozen
class _Matter:
    """What a plea is about."""

    docket: Docket
    violation: Violation
    loan: Loan | None

    @property
    def case(self) -> CaseFile:
        return self.docket.case

    @property
    def law(self) -> Law:
        return self.docket.law

    @property
    def on(self) -> dt.date:
        return self.case.as_of

    @property
    def cited(self) -> tuple[Evidence, ...]:
        return self.case.cited_by(self.violation)

    @property
    def reckonable(self) -> Loan | None:
        """The loan, where its amounts can be added up against a schedule."""
        loan = self.loan
        return loan if loan and loan.installments and len(arrears.currencies(loan)) == 1 else None


@attrs.frozen
class _Reckoned:
    """What the facts say to a plea: sentences, whether they leave it to the evidence, and whether they bear it out."""

    found: tuple[Phrase, ...] = ()
    open: bool = False
    holds: bool = False


_LEFT_TO_EVIDENCE: Final = _Reckoned()
_UNKNOWN: Final = _Reckoned(open=True)


def _said(text: str, /, **params: Param) -> _Reckoned:
    return _Reckoned((phrase(text, **params),))


def _open(text: str, /, **params: Param) -> _Reckoned:
    return _Reckoned((phrase(text, **params),), open=True)


def _borne_out(text: str, /, **params: Param) -> _Reckoned:
    return _Reckoned((phrase(text, **params),), open=True, holds=True)


def _arises(row: Defence, matter: _Matter) -> bool:
    loan = matter.loan
    if row.arises is Circumstance.GUARANTEED:
        return any(_guarantees(matter))
    if row.arises is Circumstance.CALLED:
        return loan is not None and loan.acceleration is not None
    return True


def _answer(row: Defence, matter: _Matter) -> Answer:
    facts = _RECKONINGS[row.reckoned](matter) if row.reckoned else _LEFT_TO_EVIDENCE
    evidence = tuple(item.id for item in matter.cited if row.takes(item))
    gap = facts.open or not evidence
    cited = (matter.law.cite(key, matter.violation.began_on) for key in row.cites)
    return Answer(
        defence=row,
        violation=matter.violation.id,
        evidence=evidence,
        found=facts.found,
        holds=facts.holds,
        gap=gap,
        remedy=Obtain(row.what, row.answered_by, row.origins) if gap else None,
        basis=tuple(basis for basis in cited if basis is not None),
    )


# ---------------------------------------------------------------- what the facts say


def _payments(matter: _Matter) -> _Reckoned:
    loan = matter.reckonable
    if loan is None:
        return _UNKNOWN
    if behind := _behind(loan, matter):
        return _said(
            "Every payment known on {day} counted, principal and interest of {sum} are overdue.",
            day=matter.on,
            sum=behind.overdue,
        )
    return _borne_out("The ledger shows nothing overdue on {day}.", day=matter.on)


def _time_given(matter: _Matter) -> _Reckoned:
    loan = matter.reckonable
    if loan is None:
        return _UNKNOWN
    if behind := _behind(loan, matter):
        return _said(
            "Extensions and days of grace counted, the oldest sum unpaid on {day} was due on {due}.",
            day=matter.on,
            due=min(arrear.due_on for arrear in behind.arrears),
        )
    if _behind(attrs.evolve(loan, extensions=(), grace_days=None), matter):
        return _borne_out("Extensions or days of grace cover the day; nothing is overdue on {day}.", day=matter.on)
    return _UNKNOWN


def _behind(loan: Loan, matter: _Matter) -> Delinquency | None:
    """How far the loan is behind, if it is."""
    delinquency = matter.law.delinquency(matter.case, loan)
    return delinquency if delinquency and delinquency.overdue else None


def _sum(matter: _Matter) -> _Reckoned:
    loan = matter.reckonable
    if loan is None:
        return _UNKNOWN
    reckoned = matter.law.debt(matter.case).at(matter.on).of(loan)
    if reckoned is None:
        return _UNKNOWN
    doubts = (*_disputed(reckoned, matter), *_not_booked(loan, matter))
    found = phrase("Calculated item by item to {day}, the debt comes to {total}.", day=matter.on, total=reckoned.total)
    return _Reckoned((found, *doubts), open=bool(doubts))


def _disputed(reckoned: Claim, matter: _Matter) -> Iterator[Phrase]:
    """That more is claimed than can be reckoned, if so."""
    stated = matter.violation.amount
    if stated is not None and (stated.currency != reckoned.total.currency or stated > reckoned.total):
        text = "{claimed} is claimed, but the calculation comes to {found} only."
        yield phrase(text, claimed=stated, found=reckoned.total)


def _not_booked(loan: Loan, matter: _Matter) -> Iterator[Phrase]:
    """Every way in which the core system's balance differs, on its own day."""
    balance = loan.balance
    if balance is None:
        return
    sums = (balance.principal, balance.interest, balance.penalty, balance.compound)
    if any(sum_ is not None and sum_.currency != loan.principal.currency for sum_ in sums):
        yield phrase("The core system's balance is not in the currency of the loan.")
        return
    reckoned = matter.law.debt(matter.case).at(balance.on or matter.on).of(loan)
    yield from (discrepancy.says for discrepancy in reconcile(reckoned, balance)) if reckoned else ()


def _demand(matter: _Matter) -> _Reckoned:
    proofs = (item for item in matter.cited if item.kind is EvidenceKind.DELIVERY_PROOF)
    days = sorted({item.delivered_on for item in proofs if item.delivered_on and item.delivered_on <= matter.on})
    return _said("A notice arrived on {day}.", day=days[-1]) if days else _UNKNOWN


def _call(matter: _Matter) -> _Reckoned:
    called = matter.loan.acceleration if matter.loan else None
    if called and called.delivered_on and called.delivered_on <= matter.on:
        return _said("The notice of early maturity arrived on {day}.", day=called.delivered_on)
    return _UNKNOWN


def _limitation(matter: _Matter) -> _Reckoned:
    clock = _clock(matter, ClockKind.LIMITATION)
    if clock is None:
        return _UNKNOWN
    if clock.is_lapsed:
        return _borne_out("The period of limitation ended on {day}; the debtor may refuse to pay.", day=clock.ends_on)
    if clock.is_running:
        return _said("The period of limitation runs until {day}.", day=clock.ends_on)
    return _said("A suit was brought within the period of limitation.")


def _revocation(matter: _Matter) -> _Reckoned:
    clock = _clock(matter, ClockKind.REVOCATION)
    if clock is None:
        return _UNKNOWN
    if clock.is_running:
        return _said("The right to revoke the transfer can be used until {day}.", day=clock.ends_on)
    return _borne_out("The right to revoke the transfer ended on {day}.", day=clock.ends_on)


def _clock(matter: _Matter, kind: ClockKind) -> Clock | None:
    """The clock of that kind on the matter's claim; of several notes, the one that ends first."""
    own = (clock for clock in matter.docket.of_violation(matter.violation) if clock.kind is kind)
    return min(own, key=lambda clock: clock.ends_on, default=None)


def _guarantee_period(matter: _Matter) -> _Reckoned:
    return _together(_period_of(given, place, matter) for given, place in _guarantees(matter))


def _period_of(given: Given, place: int, matter: _Matter) -> _Reckoned:
    """Whether one guarantee binds: a call in time holds a joint guarantor, only a suit against the debtor the other."""
    clock = matter.docket.guarantee_period(given, place)
    named = _named(given)
    if clock is None:
        return _open("When the guarantee period under {guarantee} ends is not stated.", guarantee=named)
    joint, ends_on = _is_joint(given, place, matter), clock.ends_on
    if clock.state is ClockState.MET:
        called_on = given.security.demanded_on
        if called_on is None or not joint:
            return _said("The borrower was sued within the guarantee period under {guarantee}.", guarantee=named)
        return _said(
            "The guarantor under {guarantee} was called upon on {day}, within the guarantee period.",
            guarantee=named,
            day=called_on,
        )
    if clock.is_running:
        return _said(
            "The guarantee period under {guarantee} runs until {day}; the guarantor is to be called upon by then."
            if joint
            else "The guarantee period under {guarantee} runs until {day}; the debtor is to be sued by then.",
            guarantee=named,
            day=ends_on,
        )
    return _ended(named, ends_on, joint=joint)


def _ended(named: Param, ends_on: dt.date, *, joint: bool) -> _Reckoned:
    """A guarantee whose period has ended: a joint one has lapsed, of any other the file cannot tell."""
    if joint:
        return _borne_out(
            "The guarantee period under {guarantee} ended on {day}; no earlier call upon the guarantor is on file.",
            guarantee=named,
            day=ends_on,
        )
    return _open(
        "The guarantee period under {guarantee} ended on {day}; whether the debtor was sued by then is not on file.",
        guarantee=named,
        day=ends_on,
    )


def _guarantee_kind(matter: _Matter) -> _Reckoned:
    return _together(_kind_of(given) for given, _ in _guarantees(matter))


def _kind_of(given: Given) -> _Reckoned:
    named = _named(given)
    if given.security.guarantee_kind is GuaranteeKind.JOINT:
        return _said("The guarantee under {guarantee} is recorded as joint.", guarantee=named)
    return _open("The guarantee under {guarantee} is not recorded as joint.", guarantee=named)


def _named(given: Given) -> Param:
    return given.number or Phrase("guarantee contract")


def _is_joint(given: Given, place: int, matter: _Matter) -> bool:
    return stated_kind(given.security, matter.case.loans[place], matter.law) is GuaranteeKind.JOINT


def _guarantees(matter: _Matter) -> Iterator[tuple[Given, int]]:
    """The guarantees of the loans that the matter is about, each with the place of a loan."""
    for place in matter.case.places_of(matter.violation.loan):
        for given in matter.case.securities:
            if given.is_guarantee and place in given.places:
                yield given, place


def _together(each: Iterable[_Reckoned]) -> _Reckoned:
    """Several answers as one: it is open, or holds, where one of them is or does."""
    all_ = tuple(each)
    found = tuple(said for one in all_ for said in one.found)
    return _Reckoned(found, open=any(one.open for one in all_), holds=any(one.holds for one in all_))


def _market_price(matter: _Matter) -> _Reckoned:
    share = matter.law.parameter("price_too_low")
    if share is None:
        return _LEFT_TO_EVIDENCE
    return _said("A price under {share} of the market price is presumed unreasonably low.", share=percent(share))


def _relation(matter: _Matter) -> _Reckoned:
    case = matter.case
    related = {party.name for party in case.customer.related_parties}
    revoking = (request for request in case.requests if request.kind is RequestKind.REVOKE_TRANSFER)
    received = {name for r in revoking if matter.violation.id in r.violations for name in r.against}
    if received & related:
        return _said("The one who received is on file as a related party of the customer.")
    return _LEFT_TO_EVIDENCE


def _lawfulness(matter: _Matter) -> _Reckoned:
    without = sum(not item.lawful_basis for item in matter.cited)
    if without:
        return _open("{count} items of evidence cited state no lawful basis.", count=without)
    return _said("All evidence cited states on what lawful basis the bank has it.")


def _originals(matter: _Matter) -> _Reckoned:
    alone = sum(item.carrier is Carrier.COPY and not item.original_held_at for item in matter.cited)
    if alone:
        return _open("For {count} copies cited, it is not stated where the original is held.", count=alone)
    return _LEFT_TO_EVIDENCE


_RECKONINGS: Final[Mapping[Reckoning, Callable[[_Matter], _Reckoned]]] = MappingProxyType(
    {
        Reckoning.PAYMENTS: _payments,
        Reckoning.TIME_GIVEN: _time_given,
        Reckoning.SUM: _sum,
        Reckoning.DEMAND: _demand,
        Reckoning.CALL: _call,
        Reckoning.LIMITATION: _limitation,
        Reckoning.GUARANTEE_PERIOD: _guarantee_period,
        Reckoning.GUARANTEE_KIND: _guarantee_kind,
        Reckoning.REVOCATION: _revocation,
        Reckoning.MARKET_PRICE: _market_price,
        Reckoning.RELATION: _relation,
        Reckoning.LAWFULNESS: _lawfulness,
        Reckoning.ORIGINALS: _originals,
    }
)
