"""One jurisdiction as data through time, and its law as read for a day.

A `Jurisdiction` keeps every version with its source; a `Law` is what was in force on one day.
Rules and policies ask a `Law`, know no country, and compare no dates of law.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Protocol

import attrs

from loancomplaint.debt import CaseDebt, arrears, debts
from loancomplaint.errors import UnknownNameError
from loancomplaint.facts import Allocation, CaseFile, Channel, Desk, Loan, Severity, ViolationKind
from loancomplaint.facts.claims import Violation
from loancomplaint.facts.texts import every_text
from loancomplaint.law.defences import Defence
from loancomplaint.law.parameters import FILING_THRESHOLD
from loancomplaint.law.profiles import KindProfile, Need, covering
from loancomplaint.law.statutes import Basis, Statute
from loancomplaint.law.timelines import Since, Timeline
from loancomplaint.lexicon import Lexicon, Topic
from loancomplaint.privacy.clearances import NOBODY_CLEARED, Clearances
from loancomplaint.values.mappings import Frozen
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase, label


class Policy(Protocol):
    """A channel policy, as far as the law knows of one; `loancomplaint.channels.ChannelPolicy` is it."""

    @property
    def name(self) -> str:
        """How a decision cites it."""

    @property
    def version(self) -> str:
        """Which state of it."""

    @property
    def clearances(self) -> Clearances:
        """Who may read what."""


@attrs.frozen
class Always:
    """The same channel policy, whatever the law of the day sets."""

    policy: Policy

    def __call__(self, law: Law) -> Policy:  # noqa: ARG002 - as `Jurisdiction.policy` is called
        """The policy."""
        return self.policy


@attrs.frozen(kw_only=True, cache_hash=True, repr=False)
class Jurisdiction:
    """One jurisdiction: its law, authorities, parameters, policy, clearances and words.

    A bank changes what it may set with `attrs.evolve`, under a name of its own if it likes, and passes the whole:
    ``lc.assess(case, jurisdiction=house)``. It compares by value, and can be copied, pickled and sent to a process.

    Attributes:
        name: What a case file calls it: ``CN``. A bank that changes anything gives it a name of its own.

        version: The day on which it was last gone through.

        statutes: By key, through their versions.

        citations: Country-neutral key to (statute key, article).

        cited_as: Of the title of a statute and the number of an article, how a person cites each; put together as they
            are.

        shortened: A statute so cited, as lawyers name it among themselves.

        authorities: What each desk was called.

        parameters: Numbers and periods by name; some law, some a bank's to set: their sources say which.

        profiles: What the law makes of each kind of violation; one for every kind.

        materiality: A bank's own: at or over this amount, at least this severity.

        defences: What the other side usually pleads.

        clearances: Who may read what, unless a policy says otherwise.

        policy: The channel policy, made for the law of a day: see `with_policy`.

        lexicon: The words of its languages: tone, sealed matter, what rules look for.

        state_secrets: Marks of secrecy that only the state may give.

        code: What stands before the first colon of ``CN:civil-code:675``; the name unless given, and kept where a bank
            changes the name.

    Raises:
        JurisdictionError: A kind of violation has no profile, or has two.
    """

    name: str
    version: str
    statutes: Mapping[str, Timeline[Statute]]
    citations: Mapping[str, Timeline[tuple[str, str]]]
    cited_as: Callable[[str, str], tuple[str, str]]
    authorities: Mapping[Desk, Timeline[str]]
    parameters: Mapping[str, Timeline[Any]]
    profiles: tuple[KindProfile, ...]
    policy: Callable[[Law], Policy]
    lexicon: Lexicon
    shortened: Callable[[str], str] = str
    materiality: tuple[tuple[Money, Severity], ...] = ()
    defences: tuple[Defence, ...] = ()
    clearances: Clearances = NOBODY_CLEARED
    state_secrets: tuple[str, ...] = ()
    code: str = ""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "profiles", covering(self.profiles))
        object.__setattr__(self, "code", self.code or self.name)
        for name in ("statutes", "citations", "authorities", "parameters"):
            given = getattr(self, name)
            object.__setattr__(self, name, given if isinstance(given, Frozen) else Frozen(given))

    def __repr__(self) -> str:
        return f"Jurisdiction({self.name!r}, version {self.version!r})"

    def on(self, day: dt.date) -> Law:
        """This law, read for *day*."""
        return Law(jurisdiction=self, on=day)

    def profile(self, kind: ViolationKind) -> KindProfile:
        """What the law makes of *kind*."""
        return self._profiles[kind]

    @property
    def sealed(self) -> frozenset[ViolationKind]:
        """The kinds that travel sealed."""
        return frozenset(profile.kind for profile in self.profiles if profile.sealed)

    @property
    def needs(self) -> tuple[Need, ...]:
        """All evidence required, in the order of the kinds."""
        return tuple(need for profile in self.profiles for need in profile.needs)

    def with_parameters(self, **parameters: Timeline[Any]) -> Jurisdiction:
        """This jurisdiction with a bank's own numbers and periods.

        Raises:
            UnknownNameError: There is no parameter of that name, so that nothing would change.
        """
        if unknown := sorted(parameters.keys() - self.parameters.keys()):
            raise UnknownNameError(f"{self.name} has no parameter {', '.join(unknown)}")
        return attrs.evolve(self, parameters={**self.parameters, **parameters})

    def with_policy(self, policy: Policy) -> Jurisdiction:
        """This jurisdiction with one channel policy for every day."""
        return attrs.evolve(self, policy=Always(policy))

    @cached_property
    def _profiles(self) -> dict[ViolationKind, KindProfile]:
        return {profile.kind: profile for profile in self.profiles}


_BASIS = re.compile(r"(?P<code>[^:]+):(?P<statute>[^:]+):(?P<article>[^:]+)")


@attrs.frozen(kw_only=True, repr=False)
class Law:
    """A jurisdiction, read for a day.

    Attributes:
        jurisdiction: The law through time.

        on: The local calendar day whose law, policy and names apply.
    """

    jurisdiction: Jurisdiction
    on: dt.date

    def __repr__(self) -> str:
        return f"Law({self.jurisdiction.name!r}, {self.on})"

    def later(self, days: int) -> Law:
        """The same jurisdiction, read for so many calendar days later."""
        return attrs.evolve(self, on=self.on + dt.timedelta(days=days))

    def parameter(self, name: str) -> Any:  # noqa: ANN401 - a number, a period or a sum, as PARAMETERS says
        """The parameter of that name in force, or None where nothing was yet.

        Raises:
            UnknownNameError: The jurisdiction has no such parameter.
        """
        timeline = self.jurisdiction.parameters.get(name)
        if timeline is None:
            raise UnknownNameError(f"{self.jurisdiction.name} has no parameter {name!r}")
        return timeline.on(self.on) if timeline.covers(self.on) else None

    @property
    def allocation_order(self) -> tuple[Allocation, ...]:
        """What a payment is set off against, in order, where neither the contract nor the books say otherwise."""
        order: tuple[Allocation, ...] | None = self.parameter("allocation_order")
        return order or tuple(Allocation)

    @property
    def thresholds(self) -> tuple[tuple[str, Money], ...]:
        """The sums of the day that a policy may name."""
        line: Money | None = self.parameter("filing_threshold")
        return ((FILING_THRESHOLD, line),) if line else ()

    def authority(self, desk: Desk) -> Phrase:
        """What the desk is called on the day; its plain role before the first name the jurisdiction knows."""
        names = self.jurisdiction.authorities.get(desk)
        return Phrase(names.on(self.on)) if names and names.covers(self.on) else label(desk)

    def cite(self, key: str, facts_on: dt.date | None = None) -> Basis | None:
        """The article behind a country-neutral *key*, or None where nothing was in force or nobody verified it.

        Args:
            key: Such as ``limitation-period``.

            facts_on: The day of the facts, whose substantive law applies; None means the day of this law.

        Raises:
            UnknownNameError: The jurisdiction has no such key.
        """
        reference = self.jurisdiction.citations.get(key)
        if reference is None:
            raise UnknownNameError(f"{self.jurisdiction.name} has no citation {key!r}")
        for day in (facts_on or self.on, self.on):
            if not reference.covers(day):
                continue
            statute, article = reference.on(day)
            if day == self._day_for(statute, facts_on) and (version := self._version(statute, day)):
                return self._basis(statute, article, version)
        return None

    def basis(self, reference: str, facts_on: dt.date | None = None) -> Basis:
        """The article that a request's ``<code>:<statute>:<article>`` names, as of the day of the facts.

        Raises:
            UnknownNameError: It is not of that form, or jurisdiction, statute or article do not exist.

            NotInForceError: The statute was not in force on the day that counts.
        """
        parts = _BASIS.fullmatch(reference)
        if parts is None or not self.knows(reference):
            raise UnknownNameError(f"no article of {self.jurisdiction.name} answers to that basis")
        statute, article = parts["statute"], parts["article"]
        version = self.jurisdiction.statutes[statute].entry(self._day_for(statute, facts_on))
        if version.value.last_article and not version.value.has(article):
            raise UnknownNameError(f"{version.value.title} has no such article")
        return self._basis(statute, article, version)

    def knows(self, reference: str) -> bool:
        """Whether a ``<code>:<statute>:<article>`` names an article that some version has."""
        parts = _BASIS.fullmatch(reference)
        if parts is None or parts["code"] != self.jurisdiction.code:
            return False
        statute = self.jurisdiction.statutes.get(parts["statute"])
        versions = (entry.value for entry in statute.entries) if statute else ()
        return any(version.last_article == 0 or version.has(parts["article"]) for version in versions)

    def in_short(self, basis: Basis) -> Basis:
        """An article as lawyers name it among themselves."""
        statute = self.jurisdiction.shortened(basis.statute)
        return attrs.evolve(basis, title=statute + basis.article, statute=statute)

    def debt(self, case: CaseFile) -> CaseDebt:
        """What is owed of every loan of *case* on the file's day, reckoned once for each file."""
        order, rest = self.allocation_order, self.parameter("rest_days") or ()
        return case.once((CaseDebt, order, rest), lambda: debts(case, order=order, rest_days=rest))

    def delinquency(self, case: CaseFile, loan: Loan) -> arrears.Delinquency | None:
        """How far *loan* is behind on the file's day, or None where its amounts are in several currencies."""
        claim = self.debt(case).of(loan)
        if claim is not None:
            return arrears.delinquency(claim, ladder=self.parameter("day_ladder"))
        return None if len(arrears.currencies(loan)) > 1 else arrears.without_schedule(loan, case.name_of(loan))

    def days_past_due(self, case: CaseFile, name: str | None) -> int:
        """How many days the loans that answer to *name* are past due, the oldest of them; 0 where nobody knows."""
        behind = (self.delinquency(case, loan) for loan in case.loans_of(name))
        return max((each.days_past_due or 0 for each in behind if each is not None), default=0)

    def principal_left(self, case: CaseFile, name: str | None) -> Money | None:
        """The principal not paid back of the loans that answer to *name*, due or not; None where nobody can say."""
        owed = self.debt(case).sums(case.loans_of(name))
        return owed.principal + owed.not_due if owed else None

    def needs(self, rule: str, kind: ViolationKind) -> tuple[Need, ...]:
        """The evidence required for a violation of *kind*, as far as the rule of that code reports it."""
        return tuple(need for need in self.jurisdiction.profile(kind).needs if need.rule == rule)

    def requiring(self, needs: tuple[Need, ...]) -> Law:
        """This law with a bank's own rows: for each kind of violation that they name, in place of its own."""
        theirs = {need.violation for need in needs}
        profiles = tuple(
            attrs.evolve(profile, needs=tuple(n for n in needs if n.violation is profile.kind))
            if profile.kind in theirs
            else profile
            for profile in self.jurisdiction.profiles
        )
        return attrs.evolve(self, jurisdiction=attrs.evolve(self.jurisdiction, profiles=profiles))

    def grounds(self, kind: ViolationKind) -> frozenset[Channel]:
        """The channels for which *kind* is by itself a ground."""
        return self.jurisdiction.profile(kind).grounds

    def is_sealed(self, kind: ViolationKind) -> bool:
        """Whether *kind* is sealed matter."""
        return self.jurisdiction.profile(kind).sealed

    def speaks_of_sealed_matter(self, text: str) -> bool:
        """Whether *text* speaks of sealed matter."""
        return self.jurisdiction.lexicon.speaks_of_sealed_matter(text)

    def speaks_of(self, topic: Topic, text: str) -> bool:
        """Whether *text* speaks of *topic*."""
        return self.jurisdiction.lexicon.speaks_of(topic, text)

    def example(self, *topics: Topic) -> str:
        """A text that speaks of *topics*, to stand for one that is missing."""
        return self.jurisdiction.lexicon.example(*topics)

    def sealed_texts(self, case: CaseFile) -> frozenset[str]:
        """The texts of *case* that speak of sealed matter."""
        texts = dict.fromkeys(text for _, text in every_text(case))
        # Nearly always there is none, and one look at all of them together says so.
        if not self.speaks_of_sealed_matter("\n".join(texts)):
            return frozenset()
        return frozenset(filter(self.speaks_of_sealed_matter, texts))

    def severity(self, violation: Violation, days_past_due: int, left: Money | None = None) -> Severity:
        """How serious *violation* is.

        Args:
            violation: The sum that it states is at stake.

            days_past_due: Of its loan.

            left: The principal left of its loan, all at stake where the violation endangers it and states no sum.
        """
        profile = self.jurisdiction.profile(violation.kind)
        reached = [profile.reached(days_past_due)]
        at_stake = violation.amount or (left if profile.endangers_loan else None)
        if at_stake is not None:
            lines = self.jurisdiction.materiality
            reached += [s for line, s in lines if line.currency == at_stake.currency and at_stake >= line]
        return max(reached, key=lambda severity: severity.rank)

    def _day_for(self, statute: str, facts_on: dt.date | None) -> dt.date:
        """Substantive law: the day of the facts. Procedural law: the day of the step."""
        timeline = self.jurisdiction.statutes[statute]
        procedural = timeline.entries[-1].value.governs_procedure
        return self.on if procedural or facts_on is None else facts_on

    def _version(self, statute: str, day: dt.date) -> Since[Statute] | None:
        timeline = self.jurisdiction.statutes[statute]
        if not timeline.covers(day):
            return None
        version = timeline.entry(day)
        return version if version.source.is_law else None

    def _basis(self, statute: str, article: str, version: Since[Statute]) -> Basis:
        titled, numbered = self.jurisdiction.cited_as(version.value.title, article)
        return Basis(
            key=f"{self.jurisdiction.code}:{statute}:{article}",
            title=titled + numbered,
            says=version.value.says(article),
            in_force_from=version.day,
            source=version.source,
            statute=titled,
        )
