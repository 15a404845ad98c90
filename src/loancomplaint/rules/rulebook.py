"""What a rule is, what it finds, and how a book of rules reads a case.

A rule looks at one thing, keeps no state and asks nobody.
`@rule` returns a frozen value and registers nothing; a `Rulebook` is a value too.
"""

from __future__ import annotations

import datetime as dt
import inspect
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Annotated, ClassVar, Final, TypeAlias

import attrs

from loancomplaint.errors import RulebookError, UnknownNameError
from loancomplaint.facts import CaseFile, Channel, EvidenceKind, NoticeForm, Origin
from loancomplaint.law import Basis, Law, Need
from loancomplaint.text.cards import discreetly
from loancomplaint.values.stored import Tagged
from loancomplaint.words import Phrase, either, label, labels, phrase

ANYWHERE = (Channel.INTERNAL, Channel.EXTERNAL, Channel.LEGAL)
"""Guards every channel: not even the superior should act on it yet."""

OUTSIDE = (Channel.EXTERNAL, Channel.LEGAL)
"""Guards what leaves the bank."""

LEGAL = (Channel.LEGAL,)
"""Guards the way to court."""

INFORMS: tuple[Channel, ...] = ()
"""Guards nothing: a person should know, and may go on."""


NOT_MET: Final = "Not met: {title}"
"""What a finding says that says nothing of its own."""


@attrs.frozen
class _Remedy(ABC):
    """What every remedy is: a sentence, and a measure of the work."""

    effort: ClassVar[int]

    @property
    @abstractmethod
    def says(self) -> Phrase:
        """The remedy as a sentence."""

    def message(self, locale: str = "zh-CN") -> str:
        """The remedy, said in *locale*."""
        return self.says.message(locale)


@attrs.frozen
class Give(_Remedy):
    """Fill in a value that is missing or wrong.

    Attributes:
        what: The value.

        example: Where it is a text of which the rule asks more than to be there: one that would do. It stands for the
            value where machinery proves what is missing, and is neither shown nor stored.
    """

    what: str
    example: str | None = attrs.field(default=None, kw_only=True, eq=False, repr=False)
    effort: ClassVar[int] = 1

    @property
    def says(self) -> Phrase:
        """The remedy as a sentence."""
        return phrase("Give {what}.", what=Phrase(self.what))


@attrs.frozen
class Reword(_Remedy):
    """Say it in other words.

    Attributes:
        how: Which.

        example: Words that would do, as of `Give`.
    """

    how: str
    example: str | None = attrs.field(default=None, kw_only=True, eq=False, repr=False)
    effort: ClassVar[int] = 1

    @property
    def says(self) -> Phrase:
        """The remedy as a sentence."""
        return Phrase(self.how)


@attrs.frozen
class Drop(_Remedy):
    """Take a thing out, or correct it."""

    what: str
    effort: ClassVar[int] = 2

    @property
    def says(self) -> Phrase:
        """The remedy as a sentence."""
        return phrase("Correct or take out {what}.", what=Phrase(self.what))


@attrs.frozen
class Obtain(_Remedy):
    """Get evidence, of any of these kinds and from any of these origins, and cite it."""

    what: str
    kinds: tuple[EvidenceKind, ...] = ()
    origins: tuple[Origin, ...] = ()
    effort: ClassVar[int] = 5

    @property
    def says(self) -> Phrase:
        """The remedy as a sentence."""
        if not self.kinds:
            return phrase("Obtain and cite {what}.", what=Phrase(self.what))
        return phrase("Obtain and cite {what} ({kinds}).", what=Phrase(self.what), kinds=either(labels(self.kinds)))


@attrs.frozen
class Send(_Remedy):
    """Send a notice and keep the proof that it arrived."""

    notice: NoticeForm
    effort: ClassVar[int] = 4

    @property
    def says(self) -> Phrase:
        """The remedy as a sentence."""
        return phrase("Send the {notice} and keep the proof of delivery.", notice=label(self.notice))


Remedy: TypeAlias = Give | Reword | Drop | Obtain | Send
"""What a person can do about a finding; closed, so that machinery can apply it."""


@attrs.frozen(field_transformer=discreetly)
class Finding:
    """What a rule has to say; made by a rule as a `Gap`, `Contradiction` or `Doubt`.

    Attributes:
        path: Where, in the case file's own field names: ``violations[0].citations``.

        remedy: What would do.

        violation: The id of the violation it touches; None touches all.

        request: The id of the request it touches, and then no violation.

        says: What was found; that the rule's title is not so, unless given.

        blocks: The channels it closes; the rule's guards unless given; empty only informs.

        code: The rule that found it; filled in by the rulebook, and so is basis.

        basis: The law behind it, as it stood on the day of the facts.
    """

    path: str
    remedy: Annotated[Remedy, Tagged("remedy")]
    violation: str | None = attrs.field(default=None, kw_only=True)
    request: str | None = attrs.field(default=None, kw_only=True)
    says: Phrase | None = attrs.field(default=None, kw_only=True)
    blocks: tuple[Channel, ...] | None = attrs.field(default=None, kw_only=True)
    code: str = attrs.field(default="", kw_only=True)
    basis: tuple[Basis, ...] = attrs.field(default=(), kw_only=True)

    outcome: ClassVar[str] = "finding"

    def message(self, locale: str = "zh-CN") -> str:
        """What was found, as a sentence."""
        return self.says.message(locale) if self.says else ""

    def touches(self, violation: str) -> bool:
        """Whether it bears on the violation of that id."""
        return self.violation == violation or (self.violation is None and self.request is None)


@attrs.frozen(field_transformer=discreetly)
class Gap(Finding):
    """Something is missing."""

    outcome: ClassVar[str] = "gap"


@attrs.frozen(field_transformer=discreetly)
class Contradiction(Finding):
    """Something that the facts refute."""

    outcome: ClassVar[str] = "contradiction"


@attrs.frozen(field_transformer=discreetly)
class Doubt(Finding):
    """Something that only a person may say."""

    outcome: ClassVar[str] = "doubt"


Found: TypeAlias = Annotated[Finding, Tagged("outcome", (Gap, Contradiction, Doubt))]
"""A finding in a field that is stored."""


RuleCheck: TypeAlias = Callable[[CaseFile, Law], Iterable[Finding]]


@attrs.frozen(kw_only=True)
class Rule:
    """One rule of the book.

    Attributes:
        code: ``GRD-102``: area and number.

        title: What the rule asks, in a sentence; why, in the rest of the docstring.

        check: Reads a case under a law.

        needs: Codes of rules without which this one says nothing.

        cites: Country-neutral keys of the law behind it.

        guards: The channels its findings block.

        reads_late_facts: Whether it must see what came to be known only after the day asked about.
    """

    code: str
    title: str
    why: str
    check: RuleCheck
    needs: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    guards: tuple[Channel, ...] = ()
    reads_late_facts: bool = False

    @property
    def area(self) -> str:
        """The three letters before the number."""
        return self.code.partition("-")[0]


def rule(
    code: str,
    *,
    needs: tuple[str, ...] = (),
    cites: tuple[str, ...] = (),
    guards: tuple[Channel, ...] = (),
    reads_late_facts: bool = False,
) -> Callable[[RuleCheck], Rule]:
    """Make a `Rule` of a function; its docstring's first line is the title, the rest the why.

    Raises:
        RulebookError: The function has no docstring, and what it finds could not be said.
    """

    def made(check: RuleCheck) -> Rule:
        title, _, why = inspect.cleandoc(check.__doc__ or "").partition("\n")
        if not title:
            raise RulebookError(
                f"{code} has no title: the first line of its docstring is what findings and papers say, so write one, "
                "and run Python without -OO and PYTHONOPTIMIZE=2, which take docstrings away"
            )
        return Rule(
            code=code,
            title=title,
            why=" ".join(why.split()),
            check=check,
            needs=needs,
            cites=cites,
            guards=guards,
            reads_late_facts=reads_late_facts,
        )

    return made


@attrs.frozen(repr=False)
class Rulebook:
    """Rules in an order in which every rule comes after those it needs.

    Attributes:
        name: How an assessment cites the book.

        rules: Each code once. The order in which they are given does not matter.

        version: Changes whenever a verdict may.

        requirements: A bank's own rows of what must be shown, see `with_evidence_requirements`.

    Raises:
        RulebookError: A code twice, an unknown need, or a circle of needs.
    """

    name: str
    rules: tuple[Rule, ...]
    version: str = "1"
    requirements: tuple[Need, ...] = ()

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "rules", _in_order(self.rules))

    def __repr__(self) -> str:
        return f"Rulebook({self.name!r}, {self.version!r}, {len(self.rules)} rules)"

    def __getitem__(self, code: str) -> Rule:
        """The rule of that code.

        Raises:
            UnknownNameError: There is none.
        """
        for rule_ in self.rules:
            if rule_.code == code:
                return rule_
        raise UnknownNameError(f"{self.name} has no rule of that code; its first is {self.rules[0].code}")

    def with_rules(self, *rules: Rule) -> Rulebook:
        """This book with *rules* added; a rule of the same code takes the other's place."""
        new = {rule_.code for rule_ in rules}
        return attrs.evolve(self, rules=(*(r for r in self.rules if r.code not in new), *rules))

    def without(self, *codes: str) -> Rulebook:
        """This book without the rules of these codes; what needs them must go with them."""
        return attrs.evolve(self, rules=tuple(r for r in self.rules if r.code not in codes))

    def with_evidence_requirements(self, *needs: Need) -> Rulebook:
        """This book with a bank's own rows of what must be shown.

        For each kind of violation that they name they take the place of the law's rows; other kinds keep theirs.
        """
        return attrs.evolve(self, requirements=needs)

    def read(self, case: CaseFile, law: Law, *, file: CaseFile) -> tuple[Finding, ...]:
        """Everything the rules find.

        Where a need of a rule is unmet for a violation, the rule says nothing about that violation:
        the reader sees the cause and not its consequences, and the cause blocks the consequences' channels too.

        Args:
            case: The file as known on the day.

            law: The law read for the day.

            file: The file as written, for rules that must see late facts.
        """
        reading = _Reading(case, law.requiring(self.requirements) if self.requirements else law, file)
        for rule_ in self.rules:
            reading.add(rule_)
        return tuple(reading.findings)


def _in_order(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Needs first; by code where needs leave a choice, so that the order given cannot matter."""
    by_code: dict[str, Rule] = {}
    for rule_ in rules:
        if rule_.code in by_code:
            raise RulebookError(f"{rule_.code} stands twice in the book")
        by_code[rule_.code] = rule_
    for rule_ in by_code.values():
        if unknown := [need for need in rule_.needs if need not in by_code]:
            raise RulebookError(f"{rule_.code} needs {', '.join(unknown)}, which the book does not have")
    sorter = TopologicalSorter({code: by_code[code].needs for code in sorted(by_code)})
    try:
        sorter.prepare()
    except CycleError as circle:
        raise RulebookError(f"rules need each other in a circle: {' → '.join(circle.args[1])}") from None
    ordered: list[Rule] = []
    while sorter:
        ready = sorted(sorter.get_ready())
        ordered += [by_code[code] for code in ready]
        sorter.done(*ready)
    return tuple(ordered)


_Scope: TypeAlias = tuple[str | None, str | None]
"""Violation and request a finding is about; both None: the whole file."""

_WHOLE: _Scope = (None, None)


class _Reading:
    """One pass of a book over a case: what each rule found, and which findings left which rules without their need."""

    def __init__(self, case: CaseFile, law: Law, file: CaseFile) -> None:
        self._case, self._law, self._file = case, law, file
        self._answered: dict[str, list[str]] = defaultdict(list)
        for request in file.requests:
            if request.id is not None:
                self._answered[request.id] += request.violations
        self.findings: list[Finding] = []
        self._unmet: dict[str, dict[_Scope, set[int]]] = {}

    def add(self, rule_: Rule) -> None:
        """Run one rule, after all rules that it needs."""
        unmet: dict[_Scope, set[int]] = defaultdict(set)
        for need in rule_.needs:
            for scope, causes in self._unmet[need].items():
                unmet[scope] |= causes
        for cause in set().union(*unmet.values()):
            self._widen(cause, rule_.guards)
        for scope, causes in self._run(rule_, frozenset(unmet)):
            unmet[scope] |= causes
        self._unmet[rule_.code] = unmet

    def _run(self, rule_: Rule, silent: frozenset[_Scope]) -> Iterator[tuple[_Scope, set[int]]]:
        """Record what the rule finds outside the *silent* scopes; yield what of it blocks anything."""
        for finding in rule_.check(self._file if rule_.reads_late_facts else self._case, self._law):
            scope = (finding.violation, finding.request)
            if silent.isdisjoint({scope, _WHOLE}):
                stamped = self._stamped(finding, rule_)
                self.findings.append(stamped)
                if stamped.blocks:
                    yield scope, {len(self.findings) - 1}

    def _widen(self, number: int, channels: tuple[Channel, ...]) -> None:
        finding = self.findings[number]
        blocks = tuple(channel for channel in Channel if channel in {*(finding.blocks or ()), *channels})
        self.findings[number] = attrs.evolve(finding, blocks=blocks)

    def _stamped(self, finding: Finding, rule_: Rule) -> Finding:
        facts_on = self._facts_on(finding)
        cited = (self._law.cite(key, facts_on) for key in rule_.cites)
        return attrs.evolve(
            finding,
            code=rule_.code,
            says=finding.says or phrase(NOT_MET, title=Phrase(rule_.title)),
            blocks=rule_.guards if finding.blocks is None else finding.blocks,
            basis=tuple(basis for basis in cited if basis is not None),
        )

    def _facts_on(self, finding: Finding) -> dt.date | None:
        """The day of the facts: when the violation began, or the first of those that the request answers."""
        ids = [finding.violation] if finding.violation else self._answered.get(finding.request or "", ())
        days = (violation.began_on for id_ in ids if (violation := self._file.violation(id_)))
        return min(filter(None, days), default=None)
