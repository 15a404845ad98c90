"""One jurisdiction's law as data, and the same law read for a day.

A `Pack` keeps every version with its source; a `Law` is what was in force on one day.
Rules and policies ask a `Law`, know no country, and compare no dates of law.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

from loancomplaint.debt import CaseDebt, Order, arrears, debts
from loancomplaint.errors import UnknownNameError
from loancomplaint.facts import Allocation, CaseFile, Channel, Desk, EvidenceKind, Loan, Origin, Severity, ViolationKind
from loancomplaint.facts.claims import Evidence, Violation
from loancomplaint.facts.texts import every_text
from loancomplaint.law.timelines import Since, Source, Timeline
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase, label


@attrs.frozen
class Provision:
    """What one article says, in short.

    Attributes:
        article: Its number as cited: ``"675"``, ``"175-1"``.

        says: Its content, paraphrased in the language of the pack.
    """

    article: str
    says: str


@attrs.frozen
class Statute:
    """One version of one statute.

    Attributes:
        title: Its full title with the year of the version where versions differ.

        last_article: The number of its last article; 0 where that was not checked.

        inserted: Articles between two numbers, such as ``"175-1"``.

        provisions: The articles that rules, requests and reports lean on.

        governs_procedure: Whether the day of the step decides its version, and not the day of the facts.
    """

    title: str
    last_article: int
    inserted: tuple[str, ...] = ()
    provisions: tuple[Provision, ...] = ()
    governs_procedure: bool = False

    def has(self, article: str) -> bool:
        """Whether this version has an article of that number."""
        number = int(article) if article.isascii() and article.isdigit() else 0
        return 1 <= number <= self.last_article or article in self.inserted

    def says(self, article: str) -> str:
        """What the article says, in short; empty where the pack has not noted it."""
        return next((p.says for p in self.provisions if p.article == article), "")


@attrs.frozen
class Basis:
    """An article, as it stood on a day: what a finding rests on.

    Attributes:
        key: ``<pack>:<statute>:<article>``, such as ``CN:civil-code:675``.

        title: Statute and article as a person cites them.

        says: The article in short.

        in_force_from: The first day of this version.

        source: Where it was read.
    """

    key: str
    title: str
    says: str
    in_force_from: dt.date
    source: Source


@attrs.frozen(kw_only=True)
class Need:
    """One row of what a kind of violation needs to be shown.

    Attributes:
        rule: The code of the rule that reports its absence.

        violation: The kind it is about.

        channels: Where it is needed.

        what: What is needed, as a person would ask for it.

        kinds: Any one item of these kinds will do; empty means of any kind.

        origins: It must come from one of these; empty means from anyone.

        independent: From how many makers it must come; two items of one origin and issuer count once.

        doubt: Whether its absence is only something a person must weigh.

        source: Who says that it is needed.
    """

    rule: str
    violation: ViolationKind
    channels: tuple[Channel, ...]
    what: str
    kinds: tuple[EvidenceKind, ...] = ()
    origins: tuple[Origin, ...] = ()
    independent: int = 1
    doubt: bool = False
    source: Source

    def met_by(self, items: Iterable[Evidence]) -> bool:
        """Whether *items* are what this row asks for."""
        return len({(item.origin, item.issuer) for item in items if self.takes(item)}) >= self.independent

    def takes(self, item: Evidence) -> bool:
        """Whether *item* is of a kind and origin that this row asks for."""
        return (not self.kinds or item.kind in self.kinds) and (not self.origins or item.origin in self.origins)


@attrs.frozen(kw_only=True)
class SeverityScale:
    """How serious a violation is.

    Attributes:
        by_days: For sums overdue: strictly more than so many days past due, at least this; in rising order.

        floors: The least for each kind.

        by_amount: A bank's own materiality: at or over this amount, at least this.
    """

    by_days: tuple[tuple[int, Severity], ...]
    floors: Mapping[ViolationKind, Severity]
    by_amount: tuple[tuple[Money, Severity], ...] = ()


@attrs.frozen(kw_only=True, eq=False)
class Pack:
    """One jurisdiction: its law, authorities and parameters, each in force from a day.

    A bank changes what it may set with `attrs.evolve`.

    Attributes:
        name: What a case file calls it: ``CN``.

        statutes: By key, through their versions.

        citations: Country-neutral key to (statute key, article).

        authorities: What each desk was called.

        parameters: Numbers and periods by name; some law, some a bank's to set: their sources say which.

        grounds: The channels for which a kind is a ground at all.

        needs: What must be shown.

        severity: How serious things are.

        sealed: The kinds that travel sealed.

        holds_sealed_words: Whether a text speaks of sealed matter.

        cited_as: A statute's title and an article's number, as a person cites them.

        version: The day on which the pack was last gone through.
    """

    name: str
    statutes: Mapping[str, Timeline[Statute]]
    citations: Mapping[str, Timeline[tuple[str, str]]]
    authorities: Mapping[Desk, Timeline[str]]
    parameters: Mapping[str, Timeline[Any]]
    grounds: Mapping[ViolationKind, frozenset[Channel]]
    needs: tuple[Need, ...]
    severity: SeverityScale
    sealed: frozenset[ViolationKind]
    holds_sealed_words: Callable[[str], bool]
    cited_as: Callable[[str, str], str]
    version: str

    def on(self, day: dt.date) -> Law:
        """This law, read for *day*."""
        return Law(pack=self, on=day)


_BASIS = re.compile(r"(?P<pack>[^:]+):(?P<statute>[^:]+):(?P<article>[^:]+)")


@attrs.frozen(kw_only=True, eq=False)
class Law:
    """A pack, read for a day.

    Attributes:
        pack: The law through time.

        on: The local calendar day whose law, policy and names apply.
    """

    pack: Pack
    on: dt.date

    def later(self, days: int) -> Law:
        """The same pack, read for so many calendar days later."""
        return attrs.evolve(self, on=self.on + dt.timedelta(days=days))

    def parameter(self, name: str) -> Any:  # noqa: ANN401 - a number, a period or a sum, as the pack documents
        """The parameter of that name in force, or None where nothing was yet.

        Raises:
            UnknownNameError: The pack has no such parameter.
        """
        if name not in self.pack.parameters:
            raise UnknownNameError(f"the pack {self.pack.name} has no parameter {name!r}")
        timeline = self.pack.parameters[name]
        return timeline.on(self.on) if timeline.covers(self.on) else None

    def authority(self, desk: Desk) -> Phrase:
        """What the desk is called on the day; its plain role before the first name the pack knows."""
        names = self.pack.authorities.get(desk)
        return Phrase(names.on(self.on)) if names and names.covers(self.on) else label(desk)

    def cite(self, key: str, facts_on: dt.date | None = None) -> Basis | None:
        """The article behind a country-neutral *key*, or None where nothing was in force or nobody verified it.

        Args:
            key: Such as ``limitation-period``.

            facts_on: The day of the facts, whose substantive law applies; None means the day of this law.

        Raises:
            UnknownNameError: The pack has no such key.
        """
        if key not in self.pack.citations:
            raise UnknownNameError(f"the pack {self.pack.name} has no citation {key!r}")
        for day in (facts_on or self.on, self.on):
            reference = self.pack.citations[key]
            if not reference.covers(day):
                continue
            statute, article = reference.on(day)
            if day == self._day_for(statute, facts_on) and (version := self._version(statute, day)):
                return self._basis(statute, article, version)
        return None

    def basis(self, reference: str, facts_on: dt.date | None = None) -> Basis:
        """The article that a request's ``<pack>:<statute>:<article>`` names, as it stood on the day of the facts.

        Raises:
            UnknownNameError: It is not of that form, or pack, statute or article do not exist.

            NotInForceError: The statute was not in force on the day that counts.
        """
        parts = _BASIS.fullmatch(reference)
        if parts is None or not self.knows(reference):
            raise UnknownNameError(f"no article of the pack {self.pack.name} answers to that basis")
        statute, article = parts["statute"], parts["article"]
        version = self.pack.statutes[statute].entry(self._day_for(statute, facts_on))
        if version.value.last_article and not version.value.has(article):
            raise UnknownNameError(f"{version.value.title} has no such article")
        return self._basis(statute, article, version)

    def knows(self, reference: str) -> bool:
        """Whether a ``<pack>:<statute>:<article>`` names an article that some version has."""
        parts = _BASIS.fullmatch(reference)
        if parts is None or parts["pack"] != self.pack.name or parts["statute"] not in self.pack.statutes:
            return False
        versions = (entry.value for entry in self.pack.statutes[parts["statute"]].entries)
        return any(version.last_article == 0 or version.has(parts["article"]) for version in versions)

    @property
    def allocation_order(self) -> Order:
        """The order in which a payment is set off where neither the books nor the contract say."""
        return (
            Allocation.COSTS,
            Allocation.INTEREST,
            Allocation.PENALTY,
            Allocation.COMPOUND,
            Allocation.PRINCIPAL,
        )

    def debt(self, case: CaseFile) -> CaseDebt:
        """What is owed of every loan of *case* on the file's day, reckoned once for each file."""
        order = self.allocation_order
        return case.once((CaseDebt, order), lambda: debts(case, order=order))

    def delinquency(self, case: CaseFile, loan: Loan) -> arrears.Delinquency | None:
        """How far *loan* is behind on the file's day, or None where its amounts are in several currencies."""
        claim = self.debt(case).of(loan)
        if claim is not None:
            return arrears.delinquency(claim, ladder=self.parameter("day_ladder"))
        return None if len(arrears.currencies(loan)) > 1 else arrears.without_schedule(loan, case.name_of(loan))

    def days_past_due(self, case: CaseFile, violation: Violation) -> int:
        """How many days the loans of *violation* are past due, the oldest of them; 0 where nobody knows."""
        behind = (self.delinquency(case, loan) for loan in case.loans_of(violation.loan))
        return max((each.days_past_due or 0 for each in behind if each is not None), default=0)

    def needs(self, rule: str, kind: ViolationKind) -> tuple[Need, ...]:
        """What must be shown for a violation of *kind*, as far as the rule of that code reports it."""
        return tuple(need for need in self.pack.needs if need.rule == rule and need.violation is kind)

    def requiring(self, needs: tuple[Need, ...]) -> Law:
        """This law with a bank's own rows: for each kind of violation that they name, in place of the pack's."""
        theirs = {need.violation for need in needs}
        kept = tuple(need for need in self.pack.needs if need.violation not in theirs)
        return attrs.evolve(self, pack=attrs.evolve(self.pack, needs=(*kept, *needs)))

    def grounds(self, kind: ViolationKind) -> frozenset[Channel]:
        """The channels for which *kind* is by itself a ground."""
        return self.pack.grounds.get(kind, frozenset())

    def is_sealed(self, kind: ViolationKind) -> bool:
        """Whether *kind* is sealed matter."""
        return kind in self.pack.sealed

    def sealed_texts(self, case: CaseFile) -> frozenset[str]:
        """The texts of *case* that speak of sealed matter."""
        texts = tuple(dict.fromkeys(text for _, text in every_text(case)))
        # Nearly always there is none, and one look at all of them together says so.
        if not self.pack.holds_sealed_words("\n".join(texts)):
            return frozenset()
        return frozenset(filter(self.pack.holds_sealed_words, texts))

    def severity(self, violation: Violation, days_past_due: int) -> Severity:
        """How serious *violation* is, given how many days past due its loan is."""
        scale = self.pack.severity
        reached = [Severity.MINOR, scale.floors.get(violation.kind, Severity.MINOR)]
        if violation.kind is ViolationKind.OVERDUE_PAYMENT:
            reached += [severity for days, severity in scale.by_days if days_past_due > days]
        if (at_stake := violation.amount) is not None:
            reached += [s for line, s in scale.by_amount if line.currency == at_stake.currency and at_stake >= line]
        return max(reached, key=lambda severity: severity.rank)

    def _day_for(self, statute: str, facts_on: dt.date | None) -> dt.date:
        """Facts are judged by the law of their own day, a step of procedure by the law of the step's."""
        timeline = self.pack.statutes[statute]
        procedural = timeline.entries[-1].value.governs_procedure
        return self.on if procedural or facts_on is None else facts_on

    def _version(self, statute: str, day: dt.date) -> Since[Statute] | None:
        timeline = self.pack.statutes[statute]
        if not timeline.covers(day):
            return None
        version = timeline.entry(day)
        return version if version.source.is_law else None

    def _basis(self, statute: str, article: str, version: Since[Statute]) -> Basis:
        return Basis(
            key=f"{self.pack.name}:{statute}:{article}",
            title=self.pack.cited_as(version.value.title, article),
            says=version.value.says(article),
            in_force_from=version.day,
            source=version.source,
        )
