"""Every period that runs: until when, why, and what saves the right that it ends.

One computation for rules, notices, defences, deadlines and the command line.
Days are local calendar days, the last one included; weekends and holidays are not skipped.
Where the law is open between two days, the earlier is taken and the reason says so.
A clock names the law that set it; one that the law of the day does not know is not there.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property, reduce
from types import MappingProxyType
from typing import Final

import attrs
from dateutil.relativedelta import relativedelta

from loancomplaint.debt import arrears
from loancomplaint.facts import (
    AssetKind,
    CaseFile,
    EvidenceKind,
    Extension,
    GuaranteeKind,
    Loan,
    Party,
    Proceeding,
    ProceedingKind,
    Security,
    SecurityKind,
    Violation,
    ViolationKind,
)
from loancomplaint.facts.fields import shown_name
from loancomplaint.facts.securities import Given
from loancomplaint.facts.security_papers import is_registered
from loancomplaint.law.jurisdiction import Law
from loancomplaint.law.statutes import Basis
from loancomplaint.law.timelines import Since
from loancomplaint.text.cards import discreetly
from loancomplaint.words import Phrase, phrase


class ClockKind(StrEnum):
    """What runs out."""

    LIMITATION = "limitation"
    GUARANTEE_PERIOD = "guarantee_period"
    GUARANTEE_LIMITATION = "guarantee_limitation"
    """Limitation of the claim on a guarantor who was called upon in time."""
    REVOCATION = "revocation"
    MORTGAGE = "mortgage"
    CLAIM_LODGING = "claim_lodging"
    SUIT_AFTER_PRESERVATION = "suit_after_preservation"
    ENFORCEMENT = "enforcement"


class ClockState(StrEnum):
    """How a clock stands on the day."""

    RUNNING = "running"
    LAPSED = "lapsed"
    MET = "met"
    """What saves the right was done in time."""


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Clock:
    """One period that runs, has run out, or was met.

    Attributes:
        kind: What runs out.

        loan: Of which loan, by note or contract number; None where it is no one loan's.

        party: Against whom, by the file's own name; None for the borrower and for nobody in particular.

        security: The contract number or id of the security it is about.

        violation: The id of the violation whose claim it ends; None where the file reports none.

        from_: The day from which it is counted, itself not counted; None where the file does not say.

        ends_on: The last local calendar day, inclusive.

        state: How it stands on the day of the file.

        because: Why it ends on that day, as a sentence.

        saved_by: What saves the right, as a sentence.

        basis: The law behind it, the first the one to cite.

        is_agreed: Whether the contract sets the last day, and not the law.
    """

    kind: ClockKind
    loan: str | None = None
    party: str | None = attrs.field(default=None, repr=shown_name)
    security: str | None = None
    violation: str | None = None
    from_: dt.date | None
    ends_on: dt.date
    state: ClockState
    because: Phrase
    saved_by: Phrase
    basis: tuple[Basis, ...] = ()
    is_agreed: bool = False

    @property
    def is_running(self) -> bool:
        """Whether something is still to be done, and can be."""
        return self.state is ClockState.RUNNING

    @property
    def is_lapsed(self) -> bool:
        """Whether it ran out."""
        return self.state is ClockState.LAPSED

    def days_left(self, on: dt.date) -> int:
        """Calendar days until the last day; negative once it has passed."""
        return (self.ends_on - on).days


def clocks(case: CaseFile, law: Law) -> tuple[Clock, ...]:
    """Every clock of *case*: those of its violations in their order, then of other loans, then of the whole case."""
    return Docket.of(case, law).clocks


def limitation_end(start: dt.date, law: Law) -> dt.date | None:
    """The last day of a period of limitation that begins on *start*; None where the law of the day has none.

    A longer period that came into force while the shorter one ran takes its place; one that was over is over.
    """
    timeline = law.jurisdiction.parameters["limitation_years"]
    if not timeline.covers(law.on):
        return None
    known = [entry for entry in timeline.entries if entry.day <= law.on]
    first = max((i for i, entry in enumerate(known) if entry.day <= start), default=0)
    ends_on = start + relativedelta(years=known[first].value)
    for later in known[first + 1 :]:
        if later.day <= ends_on:
            ends_on = max(ends_on, start + relativedelta(years=later.value))
    return ends_on


def stated_kind(security: Security, loan: Loan, law: Law) -> GuaranteeKind | None:
    """What kind of guarantee *security* is: as stated, else as the law of the day of the contract presumes."""
    if security.guarantee_kind is not None:
        return security.guarantee_kind
    formed = loan.signed_on or loan.disbursed_on or law.on
    presumed: GuaranteeKind | None = law.jurisdiction.on(formed).parameter("guarantee_kind_unstated")
    return presumed


# ---------------------------------------------------------------- what several clocks ask


@attrs.frozen(kw_only=True)
class Docket:
    """A case on the way to its clocks: what several of them ask is found once."""

    case: CaseFile
    law: Law

    @classmethod
    def of(cls, case: CaseFile, law: Law) -> Docket:
        """The docket of *case* under *law*, made once for each file."""
        return case.once((cls, law), lambda: cls(case=case, law=law))

    @property
    def on(self) -> dt.date:
        """The day on which the file speaks."""
        return self.case.as_of

    @cached_property
    def clocks(self) -> tuple[Clock, ...]:
        """Every clock: those of violations in their order, then of other loans, then of the whole case."""
        of_violations = (clock for violation in self.case.violations for clock in self.of_violation(violation))
        others = (clock for place in self.unreported for clock in self.of_loan(place))
        of_case = (clock for read in OF_CASE.values() for clock in read(self))
        return (*of_violations, *others, *of_case)

    @cached_property
    def unreported(self) -> tuple[int, ...]:
        """The places of the loans of which no arrears are reported."""
        reported = {
            place
            for violation in self.case.violations
            if _is_arrears(violation)
            for place in self._places[violation.id]
        }
        return tuple(place for place in range(len(self.case.loans)) if place not in reported)

    @cached_property
    def _places(self) -> Mapping[str, tuple[int, ...]]:
        return {violation.id: self.case.places_of(violation.loan) for violation in self.case.violations}

    @cached_property
    def demands(self) -> Mapping[int, tuple[dt.date, ...]]:
        """The days on which demands arrived, by the loan that they are about: of each, what its violations cite."""
        found: dict[int, set[dt.date]] = defaultdict(set)
        for violation in self.case.violations:
            for item in self.case.cited_by(violation):
                if item.kind is EvidenceKind.DELIVERY_PROOF and item.delivered_on:
                    for place in self._places[violation.id]:
                        found[place].add(item.delivered_on)
        return {place: tuple(sorted(days)) for place, days in found.items()}

    @cached_property
    def proceedings(self) -> tuple[tuple[dt.date, Proceeding], ...]:
        """The civil proceedings and enforcements that were open by the day, in order of time."""
        kinds = {ProceedingKind.CIVIL, ProceedingKind.ENFORCEMENT}
        opened = ((p.on, p) for p in self.case.proceedings if p.kind in kinds and p.on is not None and p.on <= self.on)
        return tuple(sorted(opened, key=lambda dated: dated[0]))

    def suits(self, place: int | None = None) -> Iterator[dt.date]:
        """The days on which suits were brought, preservation alone being none: about one loan, or about any."""
        for day, proceeding in self.proceedings:
            is_suit = proceeding.kind is ProceedingKind.CIVIL and not self.is_preservation(proceeding)
            if is_suit and (place is None or self.concerns(proceeding, place)):
                yield day

    def is_preservation(self, proceeding: Proceeding) -> bool:
        """Whether *proceeding* preserved assets before a suit, by its number or subject."""
        return _holds(proceeding, self.law.parameter("preservation_marks"))

    def has_title(self, proceeding: Proceeding) -> bool:
        """Whether *proceeding* ended in a title to enforce, by its number or subject."""
        is_suit = proceeding.kind is ProceedingKind.CIVIL and not self.is_preservation(proceeding)
        return is_suit and _holds(proceeding, self.law.parameter("title_marks"))

    def concerns(self, proceeding: Proceeding, place: int) -> bool:
        """Whether *proceeding* is about a loan: its subject names the loan's number, or the file has no other loan."""
        loan, about = self.case.loans[place], proceeding.about or ""
        return len(self.case.loans) == 1 or any(n in about for n in (loan.note_no, loan.contract_no) if n)

    def called_on(self, place: int) -> dt.date | None:
        """The day on which a notice calling the loan arrived, if it has."""
        loan = self.case.loans[place]
        arrived = loan.acceleration.delivered_on if loan.acceleration else None
        return arrived if arrived is not None and arrived <= self.on else None

    def limitation(self, place: int) -> Clock | None:
        """The clock on the claim under one loan; None where no last day can be known."""
        return next(_limitation(self, place), None)

    def guarantee_period(self, given: Given, place: int) -> Clock | None:
        """The clock on one guarantee of one loan; None where no last day can be known."""
        return _guarantee_period(self, place, given)

    def of_loan(self, place: int) -> tuple[Clock, ...]:
        """The clocks on one loan and on what secures it."""
        if place not in self._of_loan:
            self._of_loan[place] = tuple(clock for read in OF_LOAN.values() for clock in read(self, place))
        return self._of_loan[place]

    def of_violation(self, violation: Violation) -> Iterator[Clock]:
        """The clocks on one violation: where it is one of arrears, those of its loans."""
        if _is_arrears(violation):
            for place in self.case.places_of(violation.loan):
                yield from (attrs.evolve(clock, violation=violation.id) for clock in self.of_loan(place))
        for read in OF_VIOLATION.values():
            yield from read(self, violation)

    @cached_property
    def _of_loan(self) -> dict[int, tuple[Clock, ...]]:
        return {}

    @cached_property
    def securing(self) -> Mapping[int, tuple[Given, ...]]:
        """What secures each loan, by its place."""
        found: dict[int, list[Given]] = defaultdict(list)
        for given in self.case.securities:
            for place in given.places:
                found[place].append(given)
        return {place: tuple(givens) for place, givens in found.items()}

    def basis(self, *keys: str, facts_on: dt.date | None = None) -> tuple[Basis, ...]:
        """The articles behind country-neutral *keys*, of the day of the facts; those alone that are known."""
        day = None if facts_on is None else min(facts_on, self.law.on)
        return tuple(basis for key in keys if (basis := self.law.cite(key, day)) is not None)

    def state(self, ends_on: dt.date, *, met: bool = False) -> ClockState:
        """How a clock stands."""
        if met:
            return ClockState.MET
        return ClockState.RUNNING if self.on <= ends_on else ClockState.LAPSED


def _holds(proceeding: Proceeding, marks: tuple[str, ...] | None) -> bool:
    told = f"{proceeding.case_no or ''} {proceeding.about or ''}"
    return any(mark in told for mark in marks or ())


def _is_arrears(violation: Violation) -> bool:
    return violation.kind is ViolationKind.OVERDUE_PAYMENT


def last_due(loan: Loan, extensions: Iterable[Extension] | None = None) -> dt.date | None:
    """The last day of payment, with all extensions or only with these; without a schedule the day of maturity."""
    seen = loan if extensions is None else attrs.evolve(loan, extensions=tuple(extensions))
    return max((arrears.due_day(seen, i.due_on) for i in seen.installments), default=seen.matures_on)


def _joined(*sentences: Phrase | None) -> Phrase:
    """Several sentences in a row."""
    said = [sentence for sentence in sentences if sentence is not None]
    return reduce(lambda first, then: phrase("{first} {then}", first=first, then=then), said)


# ---------------------------------------------------------------- limitation


@attrs.frozen
class _Restart:
    """Something that interrupts limitation, and what it was."""

    day: dt.date
    what: str
    is_suit: bool = False


def _limitation(docket: Docket, place: int) -> Iterator[Clock]:
    """From the last day of payment, or from the call; begun anew by whatever interrupts it while it runs."""
    loan, called_on = docket.case.loans[place], docket.called_on(place)
    agreed = last_due(loan)
    origin = agreed if called_on is None else min(called_on, agreed or called_on)
    if origin is None or (ends_on := limitation_end(origin, docket.law)) is None:
        return
    start, begun_by, met = origin, None, False
    for restart in _restarts(docket, place):
        if start < restart.day <= ends_on:
            later = limitation_end(restart.day, docket.law) or ends_on
            start, begun_by, ends_on = restart.day, restart, max(ends_on, later)
        met = met or (restart.is_suit and restart.day <= ends_on)
    ends_on = _capped(ends_on, origin, docket.law)
    state = docket.state(ends_on, met=met)
    early = called_on is not None and origin != agreed
    yield Clock(
        kind=ClockKind.LIMITATION,
        loan=docket.case.name_of(loan),
        from_=start,
        ends_on=ends_on,
        state=state,
        because=_why_limited(origin, begun_by, called=early),
        saved_by=_SAVES_THE_CLAIM[state],
        basis=docket.basis(
            "limitation-period",
            *(("limitation-instalments",) if len(loan.installments) > 1 and not early else ()),
            *(("limitation-interruption",) if begun_by else ()),
            facts_on=origin,
        )
        + docket.basis(*_transition(start, ends_on, docket.law)),
    )


def _transition(start: dt.date, ends_on: dt.date, law: Law) -> Iterator[str]:
    """What decides of a period that began under a shorter law: it was lengthened while it ran, or was over by then."""
    timeline = law.jurisdiction.parameters["limitation_years"]
    begun_under = max((entry for entry in timeline.entries if entry.day <= start), key=_day_of, default=None)
    if begun_under is None or begun_under.value == law.parameter("limitation_years"):
        return
    lengthened = ends_on > start + relativedelta(years=begun_under.value)
    yield "limitation-lengthened" if lengthened else "limitation-not-revived"


def _day_of(entry: Since[int]) -> dt.date:
    return entry.day


def _restarts(docket: Docket, place: int) -> list[_Restart]:
    loan = docket.case.loans[place]
    found = [_Restart(day, "a demand arrived") for day in docket.demands.get(place, ())]
    found += [_Restart(p.received_on, "a payment came in") for p in loan.payments if p.reversed_on is None]
    found += [_Restart(e.agreed_on, "time was asked for and given") for e in loan.extensions if e.agreed_on]
    found += [
        _Restart(day, "proceedings were opened", is_suit=day in set(docket.suits(place)))
        for day, proceeding in docket.proceedings
        if docket.concerns(proceeding, place)
    ]
    return sorted((restart for restart in found if restart.day <= docket.on), key=lambda r: (r.day, r.is_suit))


def _capped(ends_on: dt.date, origin: dt.date, law: Law) -> dt.date:
    """No claim is protected longer than this, whatever interrupts its limitation."""
    years = law.parameter("limitation_cap_years")
    return ends_on if years is None else min(ends_on, origin + relativedelta(years=years))


def _why_limited(origin: dt.date, begun_by: _Restart | None, *, called: bool) -> Phrase:
    if begun_by is not None:
        return phrase("It began anew on {day}, when {what}.", day=begun_by.day, what=Phrase(begun_by.what))
    if called:
        return _joined(
            phrase("It runs from {day}, when the notice calling the loan arrived.", day=origin),
            Phrase("Whether it runs from the last installment instead is open; the earlier day is taken."),
        )
    return phrase("It runs from {day}, the last day of payment.", day=origin)


_SAVES_THE_CLAIM: Final = {
    ClockState.RUNNING: Phrase(
        "A demand that arrives, a payment, a written acknowledgement or a suit begins it anew while it runs."
    ),
    ClockState.LAPSED: Phrase(
        "Only the debtor can lift it now, by agreeing to perform although it has ended; a demand no longer can."
    ),
    ClockState.MET: Phrase("The suit keeps the claim alive; it runs anew once the proceedings end."),
}


# ---------------------------------------------------------------- guarantees


def _guarantee_periods(docket: Docket, place: int) -> Iterator[Clock]:
    for given in docket.securing.get(place, ()):
        if given.is_guarantee and (clock := _guarantee_period(docket, place, given)):
            yield clock


def _guarantee_period(docket: Docket, place: int, given: Given) -> Clock | None:
    loan, security = docket.case.loans[place], given.security
    span = _span(docket, place, given)
    if span is None:
        return None
    met_on = _met_on(docket, place, given, span.ends_on)
    joint = stated_kind(security, loan, docket.law) is GuaranteeKind.JOINT
    state = docket.state(span.ends_on, met=met_on is not None)
    keys = ("guarantee-period", "guarantee-period-lapse") if joint else ("guarantee-period", "guarantee-general-lapse")
    return Clock(
        kind=ClockKind.GUARANTEE_PERIOD,
        loan=docket.case.name_of(loan),
        party=given.who,
        security=given.number,
        from_=span.start,
        ends_on=span.ends_on,
        state=state,
        because=span.because,
        saved_by=_what_binds(state, joint=joint, ends_on=span.ends_on),
        basis=docket.basis(
            *keys,
            *span.keys,
            *(("guarantee-late-demand",) if state is ClockState.LAPSED and security.demanded_on else ()),
            facts_on=loan.signed_on or loan.disbursed_on,
        ),
        is_agreed=span.is_agreed,
    )


@attrs.frozen(kw_only=True)
class _Span:
    """From when to when a guarantor is bound, and why."""

    start: dt.date | None
    ends_on: dt.date
    because: Phrase
    keys: tuple[str, ...] = ()
    is_agreed: bool = False


def _span(docket: Docket, place: int, given: Given) -> _Span | None:
    """The agreed day, where it lies after the last day of payment; else the months that the law gives from then on.

    The guarantor's own last day of payment: an extension to which he did not consent in writing is none for him.
    Security up to a maximum amount has one period for all that it secures.
    """
    agreed, months = given.security.guarantee_period_ends_on, docket.law.parameter("guarantee_months")
    due = max(filter(None, (_due_for(given, docket.case.loans[p]) for p in _secured(given, place))), default=None)
    if agreed is not None and (due is None or agreed > due):
        said = phrase("The guarantee contract names {day} as the last day.", day=agreed)
        return _Span(start=due, ends_on=agreed, because=said, is_agreed=True)
    if months is None or due is None:
        return None
    start, said, keys = _begun(docket, place, given, due)
    if agreed is None:
        none = phrase("No period is agreed; the law gives {months} months.", months=months)
    else:
        none = phrase(
            "The agreed day, {agreed}, is not after the last day of payment and counts for nothing; the law gives "
            "{months} months.",
            agreed=agreed,
            months=months,
        )
        keys = ("guarantee-period-too-early", *keys)
    return _Span(start=start, ends_on=start + relativedelta(months=months), because=_joined(none, said), keys=keys)


def _secured(given: Given, place: int) -> tuple[int, ...]:
    """The loans whose last days of payment count: of security up to a maximum amount, all."""
    return given.places if is_up_to_a_maximum(given.security) else (place,)


def is_up_to_a_maximum(security: Security) -> bool:
    """Whether it secures what arises within a time up to a maximum amount; a maximum alone is a cap."""
    return security.maximum is not None and security.determined_on is not None


def _begun(docket: Docket, place: int, given: Given, due: dt.date) -> tuple[dt.date, Phrase, tuple[str, ...]]:
    """The day from which the law's months run, in words, and the law behind it; *due* where nothing moves it."""
    loans = docket.case.loans
    fallen_due = (
        min(filter(None, (_due_for(given, loans[p]), docket.called_on(p))), default=due) for p in _secured(given, place)
    )
    start, fixed_on = max(fallen_due), given.security.determined_on
    if is_up_to_a_maximum(given.security) and fixed_on is not None and fixed_on > start:
        said = phrase("They run from {day}, when the secured claims were fixed.", day=fixed_on)
        return fixed_on, said, ("guarantee-maximum-period",)
    if start < due:
        said = _joined(
            phrase("They run from {day}, when the notice calling the loan arrived.", day=start),
            Phrase("Whether they run from the agreed last day of payment instead is open; the earlier day is taken."),
        )
        return start, said, ()
    said = phrase("They run from {day}, the last day of payment.", day=due)
    if all(last_due(loans[p]) == _due_for(given, loans[p]) for p in _secured(given, place)):
        return due, said, ()
    unmoved = Phrase("An extension to which the guarantor did not consent in writing does not move them.")
    return due, _joined(said, unmoved), ("guarantee-extension-consent",)


def _due_for(given: Given, loan: Loan) -> dt.date | None:
    """The last day of payment as far as the provider of a security is bound by it."""
    return last_due(loan, (extension for extension in loan.extensions if consented(extension, given)))


def consented(extension: Extension, given: Given) -> bool:
    """Whether the provider of a security is on file as having agreed to *extension* in writing."""
    own = given.provider
    names = {given.security.provider} if own is None else {own.id, own.name}
    return any(consent.party in names for consent in extension.consents if consent.party)


def _met_on(docket: Docket, place: int, given: Given, ends_on: dt.date) -> dt.date | None:
    """The day on which the guarantor was held: a joint one by a demand in time, any other by a suit on the debtor."""
    joint = stated_kind(given.security, docket.case.loans[place], docket.law) is GuaranteeKind.JOINT
    demanded_on = given.security.demanded_on
    days = [demanded_on] if joint and demanded_on else [] if joint else list(docket.suits(place))
    return next((day for day in days if day <= min(ends_on, docket.on)), None)


def _what_binds(state: ClockState, *, joint: bool, ends_on: dt.date) -> Phrase:
    if state is ClockState.LAPSED:
        return Phrase("Nothing: the guarantor is free, and a later demand, even if he signs it, binds him no more.")
    if state is ClockState.MET:
        return Phrase("It is met; from now on the limitation of the claim on the guarantor counts.")
    if joint:
        return phrase("A demand on the guarantor that arrives by {day}, or a suit against him by then.", day=ends_on)
    return phrase("A suit or arbitration against the borrower by {day}; a demand alone saves nothing.", day=ends_on)


def _guarantee_limitation(docket: Docket, place: int) -> Iterator[Clock]:
    """From the demand in time on a joint guarantor; when that on a general one begins, the file cannot tell."""
    for given in docket.securing.get(place, ()):
        clock = _guarantee_period(docket, place, given) if given.is_guarantee else None
        called_on = given.security.demanded_on
        joint = stated_kind(given.security, docket.case.loans[place], docket.law) is GuaranteeKind.JOINT
        if clock is None or clock.state is not ClockState.MET or called_on is None or not joint:
            continue
        ends_on = limitation_end(called_on, docket.law)
        if ends_on is not None:
            state = docket.state(ends_on, met=any(called_on <= day <= ends_on for day in docket.suits(place)))
            yield attrs.evolve(
                clock,
                kind=ClockKind.GUARANTEE_LIMITATION,
                from_=called_on,
                ends_on=ends_on,
                state=state,
                because=phrase("It runs from {day}, when the guarantor was called upon in time.", day=called_on),
                saved_by=_SAVES_THE_CLAIM[state],
                basis=docket.basis("guarantee-limitation", facts_on=called_on),
                is_agreed=False,
            )


# ---------------------------------------------------------------- things


def _mortgages(docket: Docket, place: int) -> Iterator[Clock]:
    """A mortgage, and a pledge that rests on a register, are protected as long as the claim is."""
    for debt in _limitation(docket, place) if docket.law.cite("mortgage-period") else ():
        for given in docket.securing.get(place, ()):
            if _may_lapse(docket.case, given):
                yield attrs.evolve(
                    debt,
                    kind=ClockKind.MORTGAGE,
                    party=given.who,
                    security=given.number,
                    because=_NO_LONGER,
                    saved_by=_SAVES_THE_MORTGAGE[debt.state],
                    basis=docket.basis("mortgage-period", "mortgage-period-lapse"),
                )


def _may_lapse(case: CaseFile, given: Given) -> bool:
    """Whether it is a right that lapses with the claim: a registered one, or a mortgage of a movable without."""
    if is_registered(case, given):
        return given.security.kind in {SecurityKind.MORTGAGE, SecurityKind.PLEDGE}
    thing = given.security.collateral
    return given.security.kind is SecurityKind.MORTGAGE and thing is not None and thing.kind in MOVABLES


_NO_LONGER: Final = Phrase(
    "A mortgage, or a pledge that rests on a register, is protected no longer than the limitation of its claim."
)
MOVABLES: Final = frozenset({AssetKind.VEHICLE, AssetKind.EQUIPMENT})
"""Things whose mortgage comes about with the contract, without a register."""
_SAVES_THE_MORTGAGE: Final = {
    ClockState.RUNNING: Phrase("To enforce it in time, or whatever begins the limitation of the claim anew."),
    ClockState.LAPSED: Phrase("Nothing: a court no longer protects it."),
    ClockState.MET: Phrase("Enforcement is to be applied for in time once there is a judgment."),
}


# ---------------------------------------------------------------- revocation


def _revocation(docket: Docket, violation: Violation) -> Iterator[Clock]:
    """So long from knowing of a transfer, and never later than so long from the act."""
    law = docket.law
    known, act = law.parameter("revocation_known_years"), law.parameter("revocation_act_years")
    began, known_on = violation.began_on, violation.known_on
    if violation.kind is not ViolationKind.DEBT_EVASION or began is None or known_on is None:
        return
    if known is None or act is None:
        return
    from_knowing, from_act = known_on + relativedelta(years=known), began + relativedelta(years=act)
    ends_on = min(from_knowing, from_act)
    knowing = phrase("It runs from {day}, when the bank learnt of it.", day=known_on)
    acting = phrase("It ends {years} years after the act of {day}, known or not.", years=act, day=began)
    state = docket.state(ends_on)
    yield Clock(
        kind=ClockKind.REVOCATION,
        loan=violation.loan,
        violation=violation.id,
        from_=known_on if from_knowing <= from_act else began,
        ends_on=ends_on,
        state=state,
        because=knowing if from_knowing <= from_act else acting,
        saved_by=phrase("A suit by {day}; nothing interrupts the period.", day=ends_on)
        if state is ClockState.RUNNING
        else Phrase("Nothing: the right is gone with its period."),
        basis=docket.basis("revocation-period", facts_on=began),
    )


# ---------------------------------------------------------------- courts


def _claim_lodging(docket: Docket) -> Iterator[Clock]:
    """The day by which claims are lodged, for everybody of whom a bankruptcy was accepted."""
    for party in docket.case.register.everybody:
        insolvency = party.insolvency
        if insolvency is None or insolvency.claims_due_on is None or not is_insolvent(party, docket.on):
            continue
        state = docket.state(insolvency.claims_due_on)
        late = Phrase("It can still be lodged before the last distribution, at the bank's cost and for what is left.")
        yield Clock(
            kind=ClockKind.CLAIM_LODGING,
            party=party.name,
            from_=_no_later(insolvency.accepted_on, insolvency.claims_due_on),
            ends_on=insolvency.claims_due_on,
            state=state,
            because=Phrase("The court that accepted the bankruptcy has set this day for lodging claims."),
            saved_by=phrase("A proof of claim, with the administrator by {day}.", day=insolvency.claims_due_on)
            if state is ClockState.RUNNING
            else late,
            basis=docket.basis(
                "insolvency-claims", *(("insolvency-late-claim",) if state is ClockState.LAPSED else ())
            ),
        )


def _no_later(began: dt.date | None, ends: dt.date) -> dt.date | None:
    """The day on which a period began; None where the file has it end before that, and nobody knows."""
    return began if began and began <= ends else None


def is_insolvent(party: Party | None, on: dt.date) -> bool:
    """Whether a court has accepted the bankruptcy of *party* by *on*."""
    insolvency = party.insolvency if party else None
    return insolvency is not None and (insolvency.accepted_on is None or insolvency.accepted_on <= on)


def _suit_after_preservation(docket: Docket) -> Iterator[Clock]:
    """From the preservation before suit, until a suit must follow."""
    days, suits = docket.law.parameter("suit_after_preservation_days"), tuple(docket.suits())
    for day, proceeding in docket.proceedings if days else ():
        if docket.is_preservation(proceeding):
            ends_on = day + dt.timedelta(days=days)
            yield Clock(
                kind=ClockKind.SUIT_AFTER_PRESERVATION,
                from_=day,
                ends_on=ends_on,
                state=docket.state(ends_on, met=any(suit <= ends_on for suit in suits)),
                because=phrase(
                    "Assets were preserved before suit on {day}; the suit is to follow within {days:days}.",
                    day=day,
                    days=days,
                ),
                saved_by=phrase("A suit or arbitration by {day}; else the preservation is lifted.", day=ends_on),
                basis=docket.basis("preservation-before-suit"),
            )


def _enforcement(docket: Docket) -> Iterator[Clock]:
    """From a judgment or another title, until enforcement must be applied for."""
    years = docket.law.parameter("enforcement_years")
    applied = [day for day, p in docket.proceedings if p.kind is ProceedingKind.ENFORCEMENT]
    for day, proceeding in docket.proceedings if years else ():
        if docket.has_title(proceeding):
            ends_on = day + relativedelta(years=years)
            yield Clock(
                kind=ClockKind.ENFORCEMENT,
                from_=day,
                ends_on=ends_on,
                state=docket.state(ends_on, met=any(day <= each <= ends_on for each in applied)),
                because=_joined(
                    phrase("It runs for {years} years from {day}, the day of the title.", years=years, day=day),
                    Phrase("The title may give a later day for performance; the earlier day is taken."),
                ),
                saved_by=phrase("An application for enforcement by {day}.", day=ends_on),
                basis=docket.basis("enforcement-period"),
            )


OF_LOAN: Final[Mapping[ClockKind, Callable[[Docket, int], Iterator[Clock]]]] = MappingProxyType(
    {
        ClockKind.LIMITATION: _limitation,
        ClockKind.GUARANTEE_PERIOD: _guarantee_periods,
        ClockKind.GUARANTEE_LIMITATION: _guarantee_limitation,
        ClockKind.MORTGAGE: _mortgages,
    }
)
OF_VIOLATION: Final[Mapping[ClockKind, Callable[[Docket, Violation], Iterator[Clock]]]] = MappingProxyType(
    {ClockKind.REVOCATION: _revocation}
)
OF_CASE: Final[Mapping[ClockKind, Callable[[Docket], Iterator[Clock]]]] = MappingProxyType(
    {
        ClockKind.CLAIM_LODGING: _claim_lodging,
        ClockKind.SUIT_AFTER_PRESERVATION: _suit_after_preservation,
        ClockKind.ENFORCEMENT: _enforcement,
    }
)

POLICY_CLOCKS: Final = (ClockKind.LIMITATION, ClockKind.GUARANTEE_PERIOD, ClockKind.REVOCATION)
"""The clocks that a channel policy may ask about."""
