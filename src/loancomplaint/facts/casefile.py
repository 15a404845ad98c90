"""The case file: everything the relationship manager knows, on a day."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

import attrs

from loancomplaint.facts import tree
from loancomplaint.facts.claims import Asset, Citation, Evidence, ExchangeRate, Request, Transfer, Violation
from loancomplaint.facts.fields import CODE, LABEL, PROSE, of_a_file
from loancomplaint.facts.kinds import RequestKind
from loancomplaint.facts.loans import Clause, Extension, Facility, Loan, Payment
from loancomplaint.facts.once import Computed
from loancomplaint.facts.parties import Register, register
from loancomplaint.facts.people import (
    Account,
    Addressees,
    Approval,
    AuthorityFiling,
    Bank,
    CollectionContact,
    Customer,
    Party,
    Proceeding,
    Reporter,
    StaffMember,
)
from loancomplaint.facts.securities import Given, securities
from loancomplaint.text.cards import Card, Displayed, card_of

FORMAT = "loancomplaint/1"
"""The format this version writes; files that name it are read for ever."""


class Prose(NamedTuple):
    """A piece of the author's own prose.

    Attributes:
        path: Where it stands.

        text: What it says.

        violation: The id of the violation it belongs to, if any; likewise request.
    """

    path: str
    text: str
    violation: str | None = None
    request: str | None = None


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class CaseFile(Computed, Displayed):
    """Everything the relationship manager knows about one matter.

    Attributes:
        as_of: The day on which the file speaks; arrears, clocks and ages are read there.

        jurisdiction: Whose law applies, such as ``CN``.

    Other fields bear the names of the case file.
    """

    reference: str = attrs.field(metadata=CODE)
    as_of: dt.date
    reporter: Reporter
    customer: Customer
    jurisdiction: str = attrs.field(default="CN", metadata=CODE)
    document_no: str | None = attrs.field(default=None, metadata=CODE)
    secrecy_grade: str | None = attrs.field(default=None, metadata=LABEL)
    background: str | None = attrs.field(default=None, metadata=PROSE)
    plaintiff: str | None = attrs.field(default=None, metadata=LABEL)
    bank: Bank | None = None
    addressees: Addressees | None = None
    parties: tuple[Party, ...] = ()
    facilities: tuple[Facility, ...] = ()
    loans: tuple[Loan, ...] = ()
    violations: tuple[Violation, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    requests: tuple[Request, ...] = ()
    implicated_staff: tuple[StaffMember, ...] = ()
    approvals: tuple[Approval, ...] = ()
    authority_filings: tuple[AuthorityFiling, ...] = ()
    collection_log: tuple[CollectionContact, ...] = ()
    assets: tuple[Asset, ...] = ()
    accounts: tuple[Account, ...] = ()
    exchange_rates: tuple[ExchangeRate, ...] = ()
    proceedings: tuple[Proceeding, ...] = ()

    def violation(self, id: str) -> Violation | None:  # noqa: A002 - the case file's own word
        """The violation of that id, if there is one."""
        return self._violations.get(id)

    def item(self, id: str) -> Evidence | None:  # noqa: A002 - the case file's own word
        """The evidence of that id, if there is any."""
        return self._evidence.get(id)

    def cited_by(self, violation: Violation) -> tuple[Evidence, ...]:
        """The evidence that *violation* cites and the file holds, in order of mention."""
        return tuple(self._evidence[id_] for id_ in violation.cites if id_ in self._evidence)

    def citing(self, item: Evidence) -> tuple[Violation, ...]:
        """The violations that cite *item*, in the order of the file."""
        return tuple(self._citing.get(item.id, ()))

    @property
    def card(self) -> Card:
        """What it shows at a glance: who, what, since when and how much."""
        return card_of(self, "loancomplaint.privacy.overview")

    @cached_property
    def texts(self) -> tuple[tree.Text, ...]:
        """Every piece of text in the file, with its path; walked once, whoever asks."""
        return tuple(tree.texts(self))

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """What the author wrote herself of the matter, its violations and requests."""
        return tuple(_prose(self))

    @cached_property
    def _violations(self) -> dict[str, Violation]:
        return {violation.id: violation for violation in reversed(self.violations)}

    @cached_property
    def _evidence(self) -> dict[str, Evidence]:
        return {item.id: item for item in reversed(self.evidence)}

    @cached_property
    def _citing(self) -> dict[str, list[Violation]]:
        citing: dict[str, list[Violation]] = defaultdict(list)
        for violation in self.violations:
            for id_ in violation.cites:
                citing[id_].append(violation)
        return citing

    def loan(self, name: str | None) -> Loan | None:
        """The one loan of that note or contract number.

        A file with a single loan need not name it.
        Where several answer to the name (notes under one contract), or none does, the answer is None.
        """
        found = self.loans_of(name)
        return found[0] if len(found) == 1 else None

    def places_of(self, name: str | None) -> tuple[int, ...]:
        """Where the loans of that note or contract number stand, counted from 0; a contract means all its notes.

        A file with a single loan need not name it.
        """
        if name is None:
            return (0,) if len(self.loans) == 1 else ()
        return self._notes.get(name) or self._contracts.get(name, ())

    @cached_property
    def _notes(self) -> dict[str | None, tuple[int, ...]]:
        return _placed(loan.note_no for loan in self.loans)

    @cached_property
    def _contracts(self) -> dict[str | None, tuple[int, ...]]:
        return _placed(loan.contract_no for loan in self.loans)

    def loans_of(self, name: str | None) -> tuple[Loan, ...]:
        """The loans of that note or contract number: a contract with several notes means all of them."""
        return tuple(self.loans[place] for place in self.places_of(name))

    def concerning(self, places: Iterable[int]) -> tuple[Violation, ...]:
        """The violations that concern the loans at these places, in the order of the file."""
        numbers = {number for place in places for number in self._concerning[place]}
        return tuple(self.violations[number] for number in sorted(numbers))

    @cached_property
    def _concerning(self) -> dict[int, list[int]]:
        concerning: dict[int, list[int]] = defaultdict(list)
        for number, violation in enumerate(self.violations):
            for place in self.places_of(violation.loan):
                concerning[place].append(number)
        return concerning

    def party(self, name: str) -> Party | None:
        """The one whom *name* stands for, by id or exact name; None where nobody or more than one answers to it.

        The customer, related parties and providers of security who are not among `parties` answer to their names.
        """
        found = self.register.named(name)
        return found[0] if len(found) == 1 else None

    @cached_property
    def register(self) -> Register:
        """Everybody whom the file introduces."""
        return register(self.customer, self.parties, self.loans)

    @cached_property
    def securities(self) -> tuple[Given, ...]:
        """Every security, each once, with all loans it stands for."""
        return securities(self.loans, self.places_of, self.party)

    def name_of(self, loan: Loan) -> str:
        """How *loan* is named here: by its contract, or by its note where several share the contract."""
        alone = len(self._contracts.get(loan.contract_no, ())) == 1
        return loan.contract_no if alone or loan.note_no is None else loan.note_no

    def clause(self, basis: str) -> tuple[Loan, Clause] | None:
        """The clause that a basis ``contract:<contract_no>#<clause ref>`` names, and its loan, if the file gives it.

        Looked up, not taken apart: a number or a reference may hold the mark that stands between them.
        """
        named = ((loan, clause) for loan in self.loans for clause in loan.clauses if clause.ref)
        return next(((loan, c) for loan, c in named if basis == f"contract:{loan.contract_no}#{c.ref}"), None)

    def known_by(self, day: dt.date) -> CaseFile:
        """This file as the bank knew it on *day*: what came to be known later is gone, with its citations."""
        return _narrowed(
            self,
            violation=lambda violation: _by(day, violation.known_on),
            evidence=lambda item: _by(day, item.obtained_on),
            transfer=lambda transfer: _by(day, transfer.on),
            loan=lambda loan: _loan_known_by(loan, day),
            approvals=tuple(a for a in self.approvals if _by(day, a.on)),
            authority_filings=tuple(f for f in self.authority_filings if _by(day, f.filed_on or f.accepted_on)),
            collection_log=tuple(c for c in self.collection_log if _by(day, c.on)),
            proceedings=tuple(p for p in self.proceedings if _by(day, p.on)),
            exchange_rates=tuple(r for r in self.exchange_rates if _by(day, r.on)),
        )

    def without_evidence(self, *ids: str) -> CaseFile:
        """This file as if the evidence of these ids, and every citation of it, were not in it."""
        return _narrowed(self, violation=lambda _: True, evidence=lambda item: item.id not in ids)

    def without(self, violations: Iterable[str]) -> CaseFile:
        """This file as if the *violations* of these ids, and the evidence that only they cite, were not in it.

        Requests made for them alone are gone too, and so are `refer_to_aml` and the name of its desk, which only they
        could call for.
        """
        gone = frozenset(violations)
        theirs = {id_ for violation in self.violations if violation.id in gone for id_ in violation.cites}
        theirs -= set(_cited(violation for violation in self.violations if violation.id not in gone))
        theirs -= set(_cited_elsewhere(self))
        narrowed = _narrowed(
            self,
            violation=lambda violation: violation.id not in gone,
            evidence=lambda item: item.id not in theirs,
        )
        called = narrowed.addressees
        return attrs.evolve(
            narrowed,
            requests=tuple(r for r in narrowed.requests if r.kind is not RequestKind.REFER_TO_AML),
            addressees=called and attrs.evolve(called, aml_compliance=None),
        )


def _prose(case: CaseFile) -> Iterator[Prose]:
    for each in case.texts:
        place = _PLACE.match(each.path)
        if not each.content.authored or place is None:
            continue
        number = int(place["number"] or 0)
        match place["kind"]:
            case "violations":
                yield Prose(each.path, each.text, violation=case.violations[number].id)
            case "requests":
                yield Prose(each.path, each.text, request=case.requests[number].name_at(number))
            case _:
                yield Prose(each.path, each.text)


_PLACE = re.compile(r"(?P<kind>violations|requests)\[(?P<number>\d+)\]|background")


def _placed(names: Iterable[str | None]) -> dict[str | None, tuple[int, ...]]:
    """Where each name stands, counted from 0."""
    places: dict[str | None, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        places[name].append(place)
    return {name: tuple(found) for name, found in places.items()}


def _by(day: dt.date, fact: dt.date | None) -> bool:
    return fact is None or fact <= day


def _cited(violations: Iterable[Violation]) -> Iterator[str]:
    for violation in violations:
        yield from violation.cites


def _cited_elsewhere(case: CaseFile) -> Iterator[str]:
    """The ids of evidence that anything but a violation leans on."""
    return (text.text for text in tree.texts(attrs.evolve(case, violations=())) if text.content.cites)


def _loan_known_by(loan: Loan, day: dt.date) -> Loan:
    called = loan.acceleration
    known = attrs.evolve(
        loan,
        payments=tuple(_payment_known_by(p, day) for p in loan.payments if _by(day, p.recorded_on or p.received_on)),
        extensions=tuple(_extension_known_by(e, day) for e in loan.extensions if _by(day, e.agreed_on)),
        rates=tuple(r for r in loan.rates if _by(day, r.from_)),
        costs=tuple(c for c in loan.costs if _by(day, c.on)),
        acceleration=called if called and _by(day, called.delivered_on or called.declared_on) else None,
        balance=loan.balance if loan.balance and _by(day, loan.balance.on) else None,
    )
    return loan if known == loan else known  # what was computed of it need not be computed again


def _payment_known_by(payment: Payment, day: dt.date) -> Payment:
    return payment if _by(day, payment.reversed_on) else attrs.evolve(payment, reversed_on=None)


def _extension_known_by(extension: Extension, day: dt.date) -> Extension:
    return attrs.evolve(extension, consents=tuple(c for c in extension.consents if _by(day, c.on)))


def _narrowed(
    case: CaseFile,
    *,
    violation: Callable[[Violation], bool],
    evidence: Callable[[Evidence], bool],
    transfer: Callable[[Transfer], bool] = lambda _: True,
    loan: Callable[[Loan], Loan] = lambda loan: loan,
    **changes: Any,  # noqa: ANN401 - fields of CaseFile, checked by attrs
) -> CaseFile:
    """Keep what the two predicates keep, and drop every reference to what they do not.

    A reference to nothing is a gap in a file as written; one that we made by narrowing must not become one.
    """
    lost_evidence = {item.id for item in case.evidence if not evidence(item)}
    lost = {v.id for v in case.violations if not violation(v)}
    narrowed = attrs.evolve(
        case,
        loans=tuple(map(loan, case.loans)),
        violations=tuple(
            _uncite(_with_transfers(v, transfer), lost_evidence) for v in case.violations if v.id not in lost
        ),
        evidence=tuple(item for item in case.evidence if item.id not in lost_evidence),
        requests=tuple(_requests_without(case.requests, lost)),
        **changes,
    )
    if not lost_evidence:
        return narrowed
    return tree.changed(narrowed, lambda text, content: None if content.cites and text in lost_evidence else text)


def _uncite(violation: Violation, lost: set[str]) -> Violation:
    if lost.isdisjoint(violation.cites):
        return violation

    def kept(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
        return tuple(citation for citation in citations if citation.evidence not in lost)

    statements = tuple(attrs.evolve(s, citations=kept(s.citations)) for s in violation.statements)
    transfers = tuple(t for t in violation.transfers if t.evidence not in lost)
    return attrs.evolve(violation, citations=kept(violation.citations), statements=statements, transfers=transfers)


def _with_transfers(violation: Violation, kept: Callable[[Transfer], bool]) -> Violation:
    left = tuple(filter(kept, violation.transfers))
    return violation if left == violation.transfers else attrs.evolve(violation, transfers=left)


def _requests_without(requests: Iterable[Request], lost: set[str]) -> Iterator[Request]:
    for request in requests:
        if lost.isdisjoint(request.violations):
            yield request
        elif left := tuple(id_ for id_ in request.violations if id_ not in lost):
            yield attrs.evolve(request, violations=left)
