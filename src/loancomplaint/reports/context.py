"""What one report is made from: the reader's view of the case, and nothing beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import attrs

from loancomplaint.assessment import View
from loancomplaint.channels import Route
from loancomplaint.debt.arrears import Delinquency
from loancomplaint.documents import NOTHING, Part, Sentence, Standing, Table, exhibits_named, formal
from loancomplaint.documents import stated as everything_stated
from loancomplaint.errors import NotInForceError, UnknownNameError
from loancomplaint.facts import (
    CaseFile,
    Channel,
    Citation,
    Evidence,
    EvidenceKind,
    Form,
    Loan,
    Nature,
    Product,
    Request,
    RequestKind,
    Restricted,
    Violation,
)
from loancomplaint.facts.profiles import EVIDENCE_PROFILES, PRODUCT_PROFILES
from loancomplaint.facts.security_papers import papers_of_loan
from loancomplaint.law import Basis, Law
from loancomplaint.law.liability import SUITS, Court, Defendant, Right
from loancomplaint.privacy.clearances import Clearance
from loancomplaint.rules import Contradiction, Finding
from loancomplaint.words import Param, Phrase, phrase, verbatim

_STANDINGS = {Nature.FACT: Standing.FACT, Nature.INFERENCE: Standing.INFERENCE, Nature.OPINION: Standing.OPINION}


@attrs.frozen(kw_only=True)
class HeldBack:
    """A request that is not made yet, and what keeps it."""

    request: Request
    findings: tuple[Finding, ...]


@attrs.frozen(kw_only=True, eq=False)
class Dossier:
    """One reader's case on the way to becoming one report.

    Attributes:
        view: What the reader may know.

        case: The case as the reader may see it, its prose set for print.

        route: Who the reader is, and on which violations the report rests.

        law: The law of the day.

        clearance: What else the reader may read.

        leaned_on: The ids of the evidence that the report leans on, once that is known: only they get a number.
    """

    view: View
    case: CaseFile
    route: Route
    law: Law
    clearance: Clearance
    leaned_on: frozenset[str] | None = None

    def may_read(self, matter: Restricted | None) -> bool:
        """Whether the reader may read *matter*; everybody may read what is not restricted."""
        return matter is None or self.clearance.clears(matter)

    @property
    def names_staff(self) -> bool:
        """Whether the reader may know which of the bank's staff are implicated."""
        return self.clearance.clears(Restricted.IMPLICATED_STAFF)

    @cached_property
    def narrated(self) -> tuple[Violation, ...]:
        """The violations that the report rests on; nobody outside is told what the facts refute."""
        found = self._violations(self.route.violations)
        return tuple(v for v in found if not self.is_refuted(v)) if leaves_the_bank(self.route) else found

    @cached_property
    def unverified(self) -> tuple[Violation, ...]:
        """The violations that ride along, not verified yet."""
        return self._violations(self.route.unverified)

    def rides_along(self, violation: Violation) -> bool:
        """Whether *violation* is told without being verified."""
        return violation.id in self._riding

    @cached_property
    def _riding(self) -> frozenset[str]:
        return frozenset(violation.id for violation in self.unverified)

    @cached_property
    def told(self) -> tuple[Violation, ...]:
        """Every violation that the report speaks of, in the order in which it numbers them."""
        return (*self.narrated, *self.unverified)

    def is_refuted(self, violation: Violation) -> bool:
        """Whether a finding contradicts *violation*."""
        return any(isinstance(finding, Contradiction) for finding in self.view.touching(violation.id))

    def is_verified(self, violation: Violation) -> bool:
        """Whether *violation* stands even inside the bank."""
        judgement = self.view.judgement(violation.id)
        return judgement is not None and judgement.is_sufficient(Channel.INTERNAL)

    @property
    def is_warning(self) -> bool:
        """Whether nothing in the report is verified yet."""
        return self.route.form is Form.EARLY_WARNING

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number that each item of evidence has in this report, by its id in the case file.

        First what the violations told cite, then the papers of their loans that others cite, then those of security, of
        costs and of assets.
        """
        held = {item.id for item in self.case.evidence}
        cited = (id_ for violation in self.told for id_ in violation.cites if id_ in held)
        papers = (
            item.id
            for loan in self.loans
            for item in papers_of_loan(self.case, loan)
            if EVIDENCE_PROFILES[item.kind].proves
        )
        secure = (item.id for right in self.rights for item in right.papers)
        spent = (cost.evidence for loan in self.loans for cost in loan.costs)
        owned = (asset.evidence for asset in self.case.assets)
        further = (id_ for id_ in (*spent, *owned) if id_ in held)
        all_ = dict.fromkeys((*cited, *papers, *secure, *further))
        leaned = (id_ for id_ in all_ if self.leaned_on is None or id_ in self.leaned_on)
        return {id_: number for number, id_ in enumerate(leaned, start=1)}

    def leaning(self, parts: Iterable[Part]) -> Dossier:
        """This dossier, numbering only the evidence on which something in *parts* leans."""
        numbers = {number for said in everything_stated(parts) for number in said.evidence}
        return attrs.evolve(self, leaned_on=frozenset(id_ for id_, n in self.numbers.items() if n in numbers))

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The items that the report lists, by number."""
        items = {item.id: item for item in self.case.evidence}
        return tuple(items[id_] for id_ in self.numbers)

    def _violations(self, ids: Iterable[str]) -> tuple[Violation, ...]:
        return tuple(violation for id_ in ids if (violation := self.case.violation(id_)) is not None)

    # ------------------------------------------------------------ evidence

    def cited(self, citations: Iterable[Citation]) -> tuple[int, ...]:
        """The numbers of the evidence that *citations* name, rising."""
        return self.numbered(citation.evidence for citation in citations)

    def numbered(self, ids: Iterable[str]) -> tuple[int, ...]:
        """The numbers of the evidence of these ids that the report lists, rising."""
        numbers = self.numbers
        return tuple(sorted({numbers[id_] for id_ in ids if id_ in numbers}))

    def showing(self, loan: Loan, *kinds: EvidenceKind) -> tuple[int, ...]:
        """The numbers of the evidence of these kinds that violations of *loan* cite."""
        asked = id(loan), kinds
        if asked not in self._shown:
            shown = self.numbered(item.id for item in papers_of_loan(self.case, loan) if item.kind in kinds)
            self._shown[asked] = loan, shown
        return self._shown[asked][1]

    @cached_property
    def _shown(self) -> dict[tuple[int, tuple[EvidenceKind, ...]], tuple[Loan, tuple[int, ...]]]:
        # By identity, as papers are: two loans may be alike. The loan is kept, so that no other gets its id.
        return {}

    def told_of(self, number: int) -> str:
        """The title of an item of evidence, and everything that it is cited for."""
        item = self.evidence[number - 1]
        return "\n".join((item.title or "", *self._purposes.get(item.id, ())))

    @cached_property
    def _purposes(self) -> Mapping[str, list[str]]:
        """What each item of evidence is cited for, by its id."""
        purposes: dict[str, list[str]] = defaultdict(list)
        for citation in (citation for violation in self.case.violations for citation in violation.citations):
            if citation.proves:
                purposes[citation.evidence].append(citation.proves)
        return purposes

    def telling(self, item: Evidence) -> tuple[Violation, ...]:
        """The violations told that cite *item*, in the order of their numbers."""
        return tuple(self._telling.get(item.id, ()))

    @cached_property
    def _telling(self) -> Mapping[str, list[Violation]]:
        telling: dict[str, list[Violation]] = defaultdict(list)
        for violation in self.told:
            for id_ in violation.cites:
                telling[id_].append(violation)
        return telling

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Where in the file the loans stand that the report's violations concern; all of them where none is named."""
        concerned = {place for violation in self.told for place in self.case.places_of(violation.loan)}
        return tuple(sorted(concerned)) or tuple(range(len(self.case.loans)))

    @cached_property
    def loans(self) -> tuple[Loan, ...]:
        """The loans that the report's violations concern; all of them where none is named."""
        return tuple(self.case.loans[place] for place in self.places)

    # ------------------------------------------------------------ who answers

    @cached_property
    def court(self) -> Court:
        """Who answers for the debt, as far as this reader may know of it."""
        return Court.of(self.case, self.law)

    @cached_property
    def rights(self) -> tuple[Right, ...]:
        """What the securities of the report's loans give."""
        return tuple(r for r in self.court.rights if not set(r.given.places).isdisjoint(self.places))

    @cached_property
    def sued(self) -> tuple[Defendant, ...]:
        """Whom the measures that the report asks for bring before a court, and for what."""
        suits = (request for request in self.proposed() if request.kind in SUITS)
        return tuple(dict.fromkeys(head for request in suits for head in self.court.defendants(request)))

    def claims_on(self, right: Right) -> bool:
        """Whether anything is asked on one security."""
        provider = right.given.provider
        sued = any(head.who is provider for head in self.sued)
        return right.binds and (sued or (right.priority and bool(self.sued)))

    def shows(self, right: Right) -> tuple[int, ...]:
        """The numbers of the papers of one security."""
        return self.numbered(item.id for item in right.papers)

    def delinquency(self, loan: Loan) -> Delinquency | None:
        """How far *loan* is behind, computed from its ledger."""
        return self.law.delinquency(self.case, loan)

    # ------------------------------------------------------------ findings

    def open_points(self, violation: Violation) -> tuple[Finding, ...]:
        """What keeps *violation* from being verified for this reader."""
        return tuple(self._readable(filter(self._blocks, self._naming(violation))))

    @cached_property
    def open_everywhere(self) -> tuple[Finding, ...]:
        """What keeps every violation from being verified for this reader."""
        whole = (f for f in self.view.findings if f.violation is None and f.request is None)
        return tuple(self._readable(filter(self._blocks, whole)))

    def reservations(self, violation: Violation) -> tuple[Finding, ...]:
        """What *violation* still lacks elsewhere, on the ways for which its kind is a ground at all."""
        grounds = self.law.grounds(violation.kind)
        elsewhere = (f for f in self._naming(violation) if not self._blocks(f))
        return tuple(self._readable(f for f in elsewhere if not f.blocks or not grounds.isdisjoint(f.blocks)))

    def _naming(self, violation: Violation) -> Iterator[Finding]:
        return (finding for finding in self.view.touching(violation.id) if finding.violation is not None)

    def _blocks(self, finding: Finding) -> bool:
        return isinstance(finding, Contradiction) or self.route.channel in (finding.blocks or ())

    def _readable(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Findings with this report's numbers of evidence; without those on what it does not list or may not name.

        Findings that differ in nothing but the evidence that they name are one, which names all of it.
        """
        alike: dict[object, list[Finding]] = {}
        for finding in findings:
            if self.names_staff or not finding.path.startswith("implicated_staff"):
                alike.setdefault(_but_for_evidence(finding), []).append(finding)
        for first, *others in alike.values():
            says = first.says and _renumbered(first.says, self.numbered(map(_about, (first, *others))))
            if says is not None:
                yield attrs.evolve(first, says=says)

    # ------------------------------------------------------------ requests

    def proposed(self) -> tuple[Request, ...]:
        """The measures that the report asks for."""
        return self._proposed

    @cached_property
    def _proposed(self) -> tuple[Request, ...]:
        narrated = {violation.id for violation in self.narrated}
        return tuple(
            request
            for name, request in self._requests()
            if not self._keeping(name) and not narrated.isdisjoint(request.violations)
        )

    def reserved(self) -> tuple[HeldBack, ...]:
        """The measures asked for that lack something on another way than this reader's, each with what it lacks.

        None for a reader who may not know what the bank plans.
        """
        if not self.may_read(Restricted.PLANNED_MEASURES):
            return ()
        proposed = frozenset(self.proposed())
        return tuple(
            HeldBack(request=request, findings=lacking)
            for name, request in self._requests()
            if request in proposed and (lacking := tuple(self._readable(self.view.about(name))))
        )

    def held_back(self) -> tuple[HeldBack, ...]:
        """The measures that wait, each with the findings that keep it; none where its facts are not verified.

        None for a reader who may not know what the bank plans.
        """
        if not self.may_read(Restricted.PLANNED_MEASURES):
            return ()
        proposed = frozenset(self.proposed())
        return tuple(
            HeldBack(request=request, findings=tuple(self._readable(self._keeping(name))))
            for name, request in self._requests()
            if request not in proposed
        )

    def _requests(self) -> Iterator[tuple[str, Request]]:
        """The requests for violations of this report, by the names that findings give them."""
        told = {violation.id for violation in self.told}
        for i, request in enumerate(self.case.requests):
            ours = not request.violations or not told.isdisjoint(request.violations)
            if ours and request.kind is not RequestKind.REFER_TO_AML:
                yield request.name_at(i), request

    def _keeping(self, name: str) -> tuple[Finding, ...]:
        return self.view.keeping(name, self.route.channel)

    def basis(self, reference: str, request: Request) -> Basis | None:
        """The article a request leans on, as it stood on the day of its facts; None where it stood for nothing."""
        told = (self.told[number - 1] for number in self._fact_numbers(request.violations))
        days = [violation.began_on for violation in told if violation.began_on]
        try:
            found = self.law.basis(reference, min(days, default=None))
        except (UnknownNameError, NotInForceError):
            return None
        return found if found.source.is_law else None

    # ------------------------------------------------------------ sentences

    def fact_no(self, violation: Violation) -> Phrase:
        """How the report calls the violation: Fact 1, 事实一."""
        return phrase("Fact {number}", number=self._facts[violation.id])

    def facts(self, ids: Iterable[str]) -> tuple[Phrase, ...]:
        """The facts of these ids that the report speaks of."""
        return tuple(phrase("Fact {number}", number=number) for number in self._fact_numbers(ids))

    def _fact_numbers(self, ids: Iterable[str]) -> list[int]:
        return sorted(self._facts[id_] for id_ in frozenset(ids) if id_ in self._facts)

    @cached_property
    def _facts(self) -> Mapping[str, int]:
        return {violation.id: number for number, violation in enumerate(self.told, start=1)}

    def table(
        self,
        caption: Phrase,
        columns: Iterable[str],
        rows: Iterable[tuple[Phrase, ...]],
        evidence: tuple[int, ...],
        total: tuple[Phrase, ...] | None = None,
    ) -> Table:
        """A table of facts: its caption names the evidence that they are taken from, or says that none carries them."""
        bare = self.grounded(Table(caption, tuple(map(Phrase, columns)), (), total), evidence)
        return attrs.evolve(bare, rows=tuple(rows))

    def table_by_row(
        self,
        caption: Phrase,
        columns: Iterable[str],
        rows: Iterable[tuple[tuple[Phrase, ...], tuple[int, ...]]],
        total: tuple[Phrase, ...] | None = None,
    ) -> Table:
        """A table of facts each of which leans on its own evidence, and names it in a last column.

        Where all lean on the same, or none on any, the caption says so once. At least one row; with evidence for
        every one, or for none.
        """
        cells, carried = zip(*rows, strict=True)
        if len(set(carried)) == 1:
            return self.table(caption, columns, cells, carried[0], total)
        return Table(
            caption,
            tuple(map(Phrase, (*columns, "Evidence"))),
            tuple((*row, exhibits_named(own)) for row, own in zip(cells, carried, strict=True)),
            (*total, NOTHING) if total else None,
            tuple(sorted({number for own in carried for number in own})),
            Standing.FACT,
            carried,
        )

    def grounded(self, table: Table, evidence: tuple[int, ...]) -> Table:
        """A table made elsewhere, with the evidence that its figures are computed from."""
        standing = Standing.FACT if evidence else Standing.UNPROVEN
        caption = self._sourced(table.caption, evidence)
        return attrs.evolve(table, caption=caption, evidence=evidence, standing=standing)

    def _sourced(self, caption: Phrase, evidence: tuple[int, ...]) -> Phrase:
        if not evidence:
            return phrase("{caption} (no evidence yet)", caption=caption)
        return phrase("{caption} (from {evidence})", caption=caption, evidence=exhibits_named(evidence))

    def statements(self, violation: Violation) -> tuple[Sentence, ...]:
        """What happened, in the author's words, with what carries each of them."""
        own = [stated(violation.statement, self.cited(violation.citations))] if violation.statement else []
        for statement in violation.statements:
            if statement.text:
                nature = statement.nature or Nature.FACT
                own.append(stated(statement.text, self.cited(statement.citations), _STANDINGS[nature]))
        if violation.inference:
            own.append(stated(violation.inference, (), Standing.INFERENCE))
        left = set(self.numbered(violation.cites)).difference(*(sentence.evidence for sentence in own))
        if left:
            own.append(fact("The following evidence is also on file.", tuple(sorted(left))))
        return tuple(own) or (formal("What happened is still to be stated."),)


def stated(text: str, evidence: tuple[int, ...], standing: Standing = Standing.FACT) -> Sentence:
    """Somebody's own words; as a fact only if evidence carries them."""
    if standing is Standing.FACT and not evidence:
        standing = Standing.UNPROVEN
    return Sentence(verbatim(text), evidence, standing)


def fact(text: str, evidence: tuple[int, ...], /, **params: Param) -> Sentence:
    """A fact if evidence carries it, unproven otherwise."""
    return Sentence(phrase(text, **params), evidence, Standing.FACT if evidence else Standing.UNPROVEN)


def doubted(sentence: Sentence) -> Sentence:
    """The same sentence, of a matter that is not verified yet: whatever evidence is cited, it is no fact."""
    return attrs.evolve(sentence, standing=Standing.UNPROVEN) if sentence.standing is Standing.FACT else sentence


def _about(finding: Finding) -> str:
    """The id of the evidence that a finding names; empty where it names none."""
    named = dict(finding.says.params).get("evidence") if finding.says else None
    return named if isinstance(named, str) else ""


def _but_for_evidence(finding: Finding) -> object:
    """What a finding says, whatever evidence it says it of."""
    says = finding.says
    rest = tuple((name, value) for name, value in says.params if name != "evidence") if says else ()
    return type(finding), says and says.text, rest, finding.remedy


def _renumbered(says: Phrase, numbers: tuple[int, ...]) -> Phrase | None:
    """A finding's sentence with the report's numbers for an id of evidence; None where the report has none."""
    if not isinstance(dict(says.params).get("evidence"), str):
        return says
    if not numbers:
        return None
    named = exhibits_named(numbers)
    return attrs.evolve(says, params=tuple((n, named if n == "evidence" else value) for n, value in says.params))


def leaves_the_bank(route: Route) -> bool:
    """Whether the report is read outside."""
    return route.channel is not Channel.INTERNAL


def agreement(loan: Loan) -> Phrase:
    """What the contract of a loan is called, by how the bank came to be owed."""
    return Phrase(PRODUCT_PROFILES[loan.product or Product.TERM].agreement)
