"""Is it shown, and for which channel?

A case file is read twice: once as if its sealed matter were not in it, once whole.
Everything open is computed from the first reading, so nothing sealed can show in it.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from operator import itemgetter
from typing import Any, Final, assert_never

import attrs

from loancomplaint.assessment import comparison, repairs
from loancomplaint.assessment.bounded import Bounded
from loancomplaint.assessment.comparison import Shift
from loancomplaint.assessment.defences import Answer, defences
from loancomplaint.assessment.repairs import Way
from loancomplaint.debt.arrears import Delinquency
from loancomplaint.errors import NotOpenError, UnknownNameError
from loancomplaint.facts import (
    CaseFile,
    Channel,
    Citation,
    Desk,
    Evidence,
    Request,
    Restricted,
    Severity,
    Transfer,
    Verdict,
    Violation,
)
from loancomplaint.facts.kinds import member
from loancomplaint.facts.paths import PathStep, joined, steps
from loancomplaint.law import Law
from loancomplaint.law.liability import Liability, liability
from loancomplaint.law.time_limits import Docket
from loancomplaint.privacy.clearances import Clearance, Clearances
from loancomplaint.privacy.redaction import Redactor, without_staff
from loancomplaint.rules import Contradiction, Doubt, Finding, Found, Gap, Rulebook
from loancomplaint.text.cards import SEALED, Card, Displayed, Rows, discreetly
from loancomplaint.words import Phrase, label, phrase


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Judgement:
    """What one violation amounts to.

    Attributes:
        violation: Its id.

        verdicts: One per channel, in the order of `Channel`.

        severity: How serious it is.
    """

    violation: str
    verdicts: tuple[Verdict, ...]
    severity: Severity

    def __getitem__(self, channel: Channel | str) -> Verdict:
        """The verdict for *channel*.

        Raises:
            UnknownNameError: No channel has that name.
        """
        return self.verdicts[_PLACES[member(Channel, channel)]]

    def is_sufficient(self, channel: Channel | str) -> bool:
        """Whether it may go to *channel*; raises as `__getitem__` does."""
        return self[channel] is Verdict.SUFFICIENT


_PLACES: Final = {channel: place for place, channel in enumerate(Channel)}


@attrs.frozen(kw_only=True)
class View:
    """A case as one clearance may see it, with what the rules make of it.

    Attributes:
        case: The file as known on the day, without what this clearance may not see.

        findings: What the rules found in it; paths are those of the file as written.

        judgements: One for every violation this view judges, in the order of the file.
    """

    case: CaseFile
    findings: tuple[Found, ...]
    judgements: tuple[Judgement, ...]

    @cached_property
    def judged(self) -> tuple[tuple[Violation, Judgement], ...]:
        """Every violation that this view judges, with its judgement."""
        return tuple((v, judgement) for v in self.case.violations if (judgement := self.judgement(v.id)) is not None)

    def judgement(self, violation: str) -> Judgement | None:
        """What this view makes of the violation of that id, if it judges it at all."""
        return self._judgements.get(violation)

    def sufficient(self, channel: Channel | str) -> tuple[str, ...]:
        """The ids of the violations that may go to *channel*; raises as `Judgement.__getitem__` does."""
        return tuple(j.violation for j in self.judgements if j.is_sufficient(channel))

    def blocking(self, violation: str, channel: Channel | str) -> tuple[Finding, ...]:
        """The findings that keep the violation from *channel*; raises as `Judgement.__getitem__` does."""
        there = member(Channel, channel)
        return tuple(finding for finding in self.touching(violation) if _closes(finding, there))

    def keeping(self, request: str, channel: Channel | str) -> tuple[Finding, ...]:
        """The findings that keep the request of that name from *channel*; raises as `Judgement.__getitem__` does."""
        there = member(Channel, channel)
        return tuple(finding for finding in self.about(request) if _closes(finding, there))

    def about(self, request: str) -> tuple[Finding, ...]:
        """The findings on the request that `Request.name_at` names so."""
        return tuple(self._of_requests.get(request, ()))

    def touching(self, violation: str) -> Iterator[Finding]:
        """The findings that bear on the violation of that id, in their order: those that name it or the whole file."""
        return self._findings.touching(violation)

    def why(self, violation: str, channel: Channel | str) -> tuple[Finding, ...]:
        """The findings that decide the verdict, and nothing else: contradictions, else gaps, else doubts."""
        blocking = self.blocking(violation, channel)
        for outcome in (Contradiction, Gap, Doubt):
            if deciding := tuple(finding for finding in blocking if isinstance(finding, outcome)):
                return deciding
        return ()

    @cached_property
    def _judgements(self) -> dict[str, Judgement]:
        return {judgement.violation: judgement for judgement in reversed(self.judgements)}

    @cached_property
    def _of_requests(self) -> dict[str, list[Finding]]:
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            if finding.request is not None:
                found[finding.request].append(finding)
        return found

    @cached_property
    def _findings(self) -> _Touching:
        return _Touching(self.findings)


@attrs.frozen(kw_only=True, eq=False)
class Means:
    """What an assessment was made with.

    Attributes:
        law: The jurisdiction, read for the day.
    """

    law: Law
    rulebook: Rulebook


@attrs.frozen(kw_only=True)
class Assessment(Displayed):
    """A case file with every finding and verdict, as known and under the law of a day.

    Attributes:
        file: The case file as it was handed in.

        on: Whose law applied.

        known_at: What the bank knew by then.

        jurisdiction: Whose law applied, and in which version; likewise rulebook.

        open: The case as if its sealed matter were not in it, and everything that follows.

        sealed: The whole case, judging its sealed violations only.

        delinquency: How far each loan is behind; a loan in several currencies is left out.

        made_with: The law and the rules themselves, to ask what would change it; None once it was stored.
    """

    file: CaseFile
    on: dt.date
    known_at: dt.date
    jurisdiction: str
    jurisdiction_version: str
    rulebook: str
    rulebook_version: str
    open: View
    sealed: View = attrs.field(repr=lambda _: SEALED)
    delinquency: tuple[Delinquency, ...]
    made_with: Means | None = attrs.field(default=None, eq=False, repr=False)

    def __getstate__(self) -> dict[str, object]:
        """Everything but what it was made with: the functions of rules do not travel."""
        return {a.name: getattr(self, a.name) for a in attrs.fields(Assessment) if a.name != "made_with"}

    def __setstate__(self, state: dict[str, object]) -> None:
        """Take up what `__getstate__` gave."""
        for name, value in {**state, "made_with": None}.items():
            object.__setattr__(self, name, value)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, open and sealed, each once."""
        seen = frozenset(self.open.findings) if self.sealed.findings else frozenset()
        return (*self.open.findings, *(finding for finding in self.sealed.findings if finding not in seen))

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """Every violation's judgement, in the order of the file."""
        every = (self.judgement(violation.id) for violation in self.file.violations)
        return tuple(judgement for judgement in every if judgement is not None)

    def judgement(self, violation: str) -> Judgement | None:
        """What the violation of that id amounts to; None where it is not in the file, or not known on the day."""
        return self.sealed.judgement(violation) or self.open.judgement(violation)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What is missing."""
        return tuple(f for f in self.findings if isinstance(f, Gap))

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """What only a person may say."""
        return tuple(f for f in self.findings if isinstance(f, Doubt))

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """What the facts refute."""
        return tuple(f for f in self.findings if isinstance(f, Contradiction))

    @property
    def card(self) -> Card:
        """What it shows at a glance: a verdict for each violation and channel, what was found, how far each loan is."""
        return Card(
            phrase("Assessment of {reference}", reference=self.file.reference).message(),
            (
                Rows(_say("Verdicts"), tuple(self._verdicts()), tuple(map(_say, ("Violation", *Channel, "Severity")))),
                Rows(_say("Findings"), tuple(self._counts())),
                Rows(_say("Arrears"), tuple(map(_behind, self.delinquency)), tuple(map(_say, _BEHIND))),
            ),
        )

    def _verdicts(self) -> Iterator[tuple[str, ...]]:
        judged = {judgement.violation: judgement for judgement in self.open.judgements}
        for violation in self.file.violations:
            if violation.may_be_sealed or self.sealed.judgement(violation.id):
                yield (_say("sealed"), *("—",) * (len(Channel) + 1))
            elif judgement := judged.get(violation.id):
                named = phrase("{id} {kind}", id=violation.id, kind=label(violation.kind)).message()
                yield (named, *(label(word).message() for word in (*judgement.verdicts, judgement.severity)))

    def _counts(self) -> Iterator[tuple[str, str]]:
        """How many of each kind were found in open matter, and by which rules."""
        for word, outcome in (("gap", Gap), ("contradiction", Contradiction), ("doubt", Doubt)):
            found = [finding for finding in self.open.findings if isinstance(finding, outcome)]
            if found:
                yield _say(word), f"{len(found)} ({', '.join(dict.fromkeys(finding.code for finding in found))})"

    def verdict(self, violation: str, channel: Channel | str) -> Verdict | None:
        """What the violation of that id amounts to in *channel*; None where none of that id is known on the day.

        Raises:
            UnknownNameError: No channel has that name.
        """
        there, judgement = member(Channel, channel), self.judgement(violation)
        return None if judgement is None else judgement[there]

    def why(self, violation: str, channel: Channel | str) -> tuple[Finding, ...]:
        """The findings that decide the verdict, and nothing else; raises as `missing` does of names.

        There is none where the verdict is sufficient, or where the violation is not known on the day.
        """
        judges = self.sealed if self.sealed.judgement(self._id(violation)) else self.open
        return judges.why(violation, channel)

    def missing(self, violation: str, channel: Channel | str) -> Bounded[Way]:
        """The smallest sets of repairs after which the verdict is sufficient, least effort first, each proved.

        The search is bounded, see `loancomplaint.assessment.bounded`; `whole` says whether it came to its end.

        Returns:
            One way of no repairs where the verdict is sufficient already. Nothing where no way leads there: the kind
            is no ground for the channel, the violation is not known on the day, or no repair that can be made to a
            file is enough.

        Raises:
            UnknownNameError: The file has no violation of that id, or no channel has that name.

            NotOpenError: The assessment was stored and read back.
        """
        law = self._means().law
        return repairs.missing(self.again, self.file, self._id(violation), member(Channel, channel), law=law)

    def carrying(self, violation: str, channel: Channel | str) -> Bounded[str]:
        """The ids of the evidence without which the verdict would be another; bounded, and raises, as `missing` is."""
        return repairs.carrying(self.again, self.file, self._id(violation), member(Channel, channel))

    def compare(self, earlier: Assessment) -> Bounded[Shift]:
        """What changed since *earlier*, and because of which fact; bounded as `missing` is.

        Raises:
            NotOpenError: The assessment was stored and read back.
        """
        before = (earlier.file.known_by(earlier.known_at), earlier)
        return comparison.shifts(self.again, before, (self.file.known_by(self.known_at), self))

    def defences(self, violation: str) -> tuple[Answer, ...]:
        """What the other side may plead against a violation, and how the file answers; raises as `missing` does.

        Returns:
            Nothing for a violation that travels sealed: nobody who could plead is told of it.
        """
        means = self._means()
        docket = Docket.of(self.open.case, means.law)
        return defences(docket, self._id(violation), means.law.jurisdiction.defences)

    def _id(self, violation: str) -> str:
        if self.file.violation(violation) is None:
            known = ", ".join(each.id for each in self.open.case.violations) or "none"
            raise UnknownNameError(f"the file has no violation of that id; of open matter it has: {known}")
        return violation

    def seen_by(self, reader: Desk | str, clearances: Clearances) -> Assessment:
        """What one desk may see of it.

        What the desk may not know of sealed matter and of staff is not in the file that is read again for it, so that
        no number, path or verdict tells of it; names and numbers of people are masked as the table says.
        What is shown cannot be asked what would change it.

        Args:
            reader: The desk.

            clearances: Who may read what, as the policy has it.

        Raises:
            UnknownNameError: No desk has that name.

            NotOpenError: The assessment was stored and read back.
        """
        reader = member(Desk, reader)
        known = self._known_to(clearances.of(reader))
        seen = self if known == self.file else self.again(known)
        redactor = self.redactor(reader, clearances)
        return attrs.evolve(
            seen,
            file=redactor.case(seen.file),
            open=_redacted(seen.open, redactor),
            sealed=_redacted(seen.sealed, redactor),
            delinquency=redactor.document(seen.delinquency),
            made_with=None,
        )

    def liability(self) -> Liability:
        """Who answers for the debt, and what secures it, sealed matter apart; raises as `missing` does."""
        return liability(self.open.case, self._means().law)

    def redactor(self, reader: Desk | str, clearances: Clearances) -> Redactor:
        """Hides from one desk what it may not know of this case; raises as `seen_by` does."""
        clearance = clearances.of(member(Desk, reader))
        # Whom to mask is read from what the desk may know: sealed matter may name people of the open file.
        about = attrs.evolve(self._known_to(clearance), implicated_staff=self.file.implicated_staff)
        return Redactor(about, clearance, clearances.masking)

    def _known_to(self, clearance: Clearance) -> CaseFile:
        """The file without the sealed matter and the staff that somebody may not know of."""
        law, known = self._means().law, without_staff(self.file, clearance)
        if clearance.clears(Restricted.SEALED_MATTER):
            return known
        return known.without(violation.id for violation in known.violations if law.is_sealed(violation.kind))

    def _means(self) -> Means:
        if self.made_with is None:
            raise NotOpenError("this assessment was stored; assess its file again to ask what would change it")
        return self.made_with

    def again(self, file: CaseFile, *, later: int = 0) -> Assessment:
        """Another version of the file, read as this one was.

        Args:
            file: The other version.

            later: By how many calendar days the day of the law and what is known by then move on.

        Raises:
            NotOpenError: The assessment was stored and read back.
        """
        means = self._means()
        return assess(
            file,
            law=means.law.later(later),
            rulebook=means.rulebook,
            known_at=self.known_at + dt.timedelta(days=later),
        )


def _redacted(view: View, redactor: Redactor) -> View:
    """The view as its reader may see it, without the findings on what that reader is not shown."""
    findings = (finding for finding in view.findings if redactor.allows(finding.path, finding.request))
    return View(
        case=redactor.case(view.case),
        findings=redactor.document(tuple(findings)),
        judgements=redactor.document(view.judgements),
    )


def assess(
    file: CaseFile,
    *,
    law: Law,
    rulebook: Rulebook,
    known_at: dt.date | None = None,
) -> Assessment:
    """Read a case file with a rulebook, under a law.

    A poor file is never an error: it has findings.

    Args:
        file: As written.

        law: The jurisdiction, read for the day whose law applies.

        rulebook: The rules to read it with.

        known_at: What the bank knew by then counts; the file's own day unless given.
    """
    known_at = known_at or file.as_of
    case = file.known_by(known_at)
    sealed = frozenset(violation.id for violation in file.violations if law.is_sealed(violation.kind))
    # Sealed matter goes first: what else leans on a piece of evidence, known by then or not, keeps it open.
    open_file = file.without(sealed)
    open_ = frozenset(violation.id for violation in file.violations) - sealed
    behind = (law.delinquency(case, loan) for loan in case.loans)
    read = partial(_view, written=file, law=law, rulebook=rulebook)
    return Assessment(
        file=file,
        on=law.on,
        known_at=known_at,
        jurisdiction=law.jurisdiction.name,
        jurisdiction_version=law.jurisdiction.version,
        rulebook=rulebook.name,
        rulebook_version=rulebook.version,
        open=read(open_file.known_by(known_at), open_file, judges=open_),
        sealed=read(case, file, judges=sealed) if sealed else View(case=case, findings=(), judgements=()),
        delinquency=tuple(each for each in behind if each is not None),
        made_with=Means(law=law, rulebook=rulebook),
    )


def _say(word: str) -> str:
    return Phrase(word).message()


_BEHIND = ("Loan", "Days past due", "Overdue")


def _behind(each: Delinquency) -> tuple[str, ...]:
    if each.days_past_due is None:
        return each.loan, "—", "—"
    return each.loan, str(each.days_past_due), phrase("{sum}", sum=each.overdue).message()


def judge(findings: Iterable[Finding], violation: str, channel: Channel) -> Verdict:
    """The verdict that follows from *findings* for one violation and channel."""
    return _worst(finding for finding in findings if finding.touches(violation))[_PLACES[channel]]


_BY_RANK: Final = (Verdict.SUFFICIENT, Verdict.NOT_ASSESSABLE, Verdict.INSUFFICIENT, Verdict.CONTRADICTED)
"""From the best to the worst: of several findings the worst decides."""


_UNTOUCHED: Final = (Verdict.SUFFICIENT,) * len(Channel)


def _worst(findings: Iterable[Finding], at_least: tuple[Verdict, ...] = _UNTOUCHED) -> tuple[Verdict, ...]:
    """The verdict for each channel that follows from findings all of which touch one violation."""
    ranks = [_BY_RANK.index(verdict) for verdict in at_least]
    for finding in findings:
        rank = _BY_RANK.index(_closing(finding))
        for place, channel in enumerate(Channel):
            if rank > ranks[place] and _closes(finding, channel):
                ranks[place] = rank
    return tuple(_BY_RANK[rank] for rank in ranks)


def _closing(finding: Finding) -> Verdict:
    """What a finding makes of a channel that it closes."""
    if isinstance(finding, Contradiction):
        return Verdict.CONTRADICTED
    return Verdict.INSUFFICIENT if isinstance(finding, Gap) else Verdict.NOT_ASSESSABLE


def _closes(finding: Finding, channel: Channel) -> bool:
    return isinstance(finding, Contradiction) or channel in (finding.blocks or ())


class _Touching:
    """Findings by the violation that they touch: those that name it, and those that name no violation or request."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.of_all: list[tuple[int, Finding]] = []
        self.naming: dict[str, list[tuple[int, Finding]]] = defaultdict(list)
        for number, finding in enumerate(findings):
            if finding.violation is not None:
                self.naming[finding.violation].append((number, finding))
            elif finding.request is None:
                self.of_all.append((number, finding))

    def touching(self, violation: str) -> Iterator[Finding]:
        """In the order of the findings."""
        both = heapq.merge(self.of_all, self.naming.get(violation, ()), key=itemgetter(0))
        return (finding for _, finding in both)


def _view(
    case: CaseFile,
    file: CaseFile,
    *,
    judges: frozenset[str],
    written: CaseFile,
    law: Law,
    rulebook: Rulebook,
) -> View:
    """Read *case*, the part of *file* known on the day, and judge the violations of these ids."""
    findings = rulebook.read(case, law, file=file)
    touching = _Touching(findings)
    for_all = _worst(finding for _, finding in touching.of_all)
    late_by, left_of = cache(partial(law.days_past_due, case)), cache(partial(law.principal_left, case))
    judgements = tuple(
        Judgement(
            violation=violation.id,
            verdicts=_worst((finding for _, finding in touching.naming.get(violation.id, ())), for_all),
            severity=law.severity(violation, late_by(violation.loan), left_of(violation.loan)),
        )
        for violation in case.violations
        if violation.id in judges
    )
    late = frozenset(rule.code for rule in rulebook.rules if rule.reads_late_facts)
    places = _Places(written)
    placed = tuple(places.placed(finding, file if finding.code in late else case) for finding in findings)
    return View(case=case, findings=placed, judgements=judgements)


class _Places:
    """Where things stand in the file as written, of which the rules may have seen only a part."""

    def __init__(self, written: CaseFile) -> None:
        self._written = written
        self._numbers = {
            kind: {_identity(item): i for i, item in enumerate(getattr(written, kind))}
            for kind in ("violations", "evidence", "requests")
        }
        self._inner: dict[tuple[int, str], Mapping[object, int]] = {}

    def placed(self, finding: Finding, seen: CaseFile) -> Finding:
        """The finding, which speaks of *seen*, with its path as in the file as written."""
        match steps(finding.path):
            case (str() as kind, int() as number, *rest) if seen is not self._written and kind in self._numbers:
                there = getattr(seen, kind)[number]
                here = self._numbers[kind][_identity(there)]
                return attrs.evolve(finding, path=joined((kind, here, *self._placed_inside(rest, there, here))))
        return finding

    def _placed_inside(self, way: Sequence[PathStep], seen: Any, here: int) -> Sequence[PathStep]:  # noqa: ANN401 - a fact
        match way:
            case (("citations" | "transfers") as field, int() as number, *rest):
                return (field, self._within(here, field)[_identity(getattr(seen, field)[number])], *rest)
        return way

    def _within(self, violation: int, inner: str) -> Mapping[object, int]:
        """Where the citations or transfers of a violation stand, the first of several that are alike."""
        if (violation, inner) not in self._inner:
            items = getattr(self._written.violations[violation], inner)
            numbered = reversed(tuple(enumerate(items)))
            self._inner[violation, inner] = {_identity(item): number for number, item in numbered}
        return self._inner[violation, inner]


def _identity(item: Violation | Evidence | Request | Citation | Transfer) -> object:
    """What narrowing a file leaves alone; a request need not have an id."""
    match item:
        case Request():
            return item.id or (item.kind, item.reason, item.basis)
        case Citation():
            return item.evidence
        case Transfer():
            return item
        case Violation() | Evidence():
            return item.id
        case _:
            assert_never(item)
