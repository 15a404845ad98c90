"""Is it shown, and for which channel?

A case file is read twice: once as if its sealed matter were not in it, once whole.
Everything open is computed from the first reading, so nothing sealed can show in it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import attrs

from loancomplaint.assessment import comparison, repairs
from loancomplaint.assessment.comparison import Shift
from loancomplaint.assessment.defences import Answer, defences
from loancomplaint.assessment.repairs import Way
from loancomplaint.debt.arrears import Delinquency
from loancomplaint.errors import NotOpenError
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
from loancomplaint.facts.paths import Step, joined, steps
from loancomplaint.law import Law
from loancomplaint.law.liability import Liability, liability
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

    def __getitem__(self, channel: Channel) -> Verdict:
        """The verdict for *channel*."""
        return self.verdicts[list(Channel).index(channel)]

    def is_sufficient(self, channel: Channel) -> bool:
        """Whether it may go to *channel*."""
        return self[channel] is Verdict.SUFFICIENT


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

    @property
    def judged(self) -> tuple[tuple[Violation, Judgement], ...]:
        """Every violation that this view judges, with its judgement."""
        judgements = {judgement.violation: judgement for judgement in self.judgements}
        return tuple((v, judgements[v.id]) for v in self.case.violations if v.id in judgements)

    def judgement(self, violation: str) -> Judgement | None:
        """What this view makes of the violation of that id, if it judges it at all."""
        return next((j for j in self.judgements if j.violation == violation), None)

    def sufficient(self, channel: Channel) -> tuple[str, ...]:
        """The ids of the violations that may go to *channel*."""
        return tuple(j.violation for j in self.judgements if j.is_sufficient(channel))

    def blocking(self, violation: str, channel: Channel) -> tuple[Finding, ...]:
        """The findings that keep the violation from *channel*."""
        return tuple(f for f in self.findings if f.touches(violation) and _closes(f, channel))

    def why(self, violation: str, channel: Channel) -> tuple[Finding, ...]:
        """The findings that decide the verdict, and nothing else: contradictions, else gaps, else doubts."""
        blocking = self.blocking(violation, channel)
        for outcome in (Contradiction, Gap, Doubt):
            if deciding := tuple(finding for finding in blocking if isinstance(finding, outcome)):
                return deciding
        return ()


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

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, open and sealed, each once."""
        return (*self.open.findings, *(f for f in self.sealed.findings if f not in self.open.findings))

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """Every violation's judgement, in the order of the file."""
        by_id = {j.violation: j for view in (self.open, self.sealed) for j in view.judgements}
        return tuple(by_id[violation.id] for violation in self.file.violations if violation.id in by_id)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is missing."""
        return tuple(f for f in self.findings if isinstance(f, Gap))

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What only a person may say."""
        return tuple(f for f in self.findings if isinstance(f, Doubt))

    @property
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

    def verdict(self, violation: str, channel: Channel) -> Verdict | None:
        """What the violation of that id amounts to in *channel*; None where it is not known on the day."""
        return next((j[channel] for j in self.judgements if j.violation == violation), None)

    def why(self, violation: str, channel: Channel) -> tuple[Finding, ...]:
        """The findings that decide the verdict, and nothing else; none where it is sufficient."""
        judges = self.sealed if self.sealed.judgement(violation) else self.open
        return judges.why(violation, channel)

    def missing(self, violation: str, channel: Channel) -> tuple[Way, ...]:
        """The smallest sets of repairs after which the verdict is sufficient, least effort first, each proved.

        Returns:
            Nothing where it is sufficient already, where the kind is no ground for the channel,
            or where no repair that can be made to a file leads there.

        Raises:
            NotOpenError: The assessment was stored and read back.
        """
        return repairs.missing(self.again, self.file, violation, channel, words=self._means().law.words)

    def carrying(self, violation: str, channel: Channel) -> tuple[str, ...]:
        """The ids of the evidence without which the verdict would be another; raises as `missing` does."""
        return repairs.carrying(self.again, self.file, violation, channel)

    def compare(self, earlier: Assessment) -> tuple[Shift, ...]:
        """What changed since *earlier*, and because of which fact; raises as `missing` does."""
        before = (earlier.file.known_by(earlier.known_at), earlier)
        return comparison.shifts(self.again, before, (self.file.known_by(self.known_at), self))

    def defences(self, violation: str) -> tuple[Answer, ...]:
        """What the other side may plead against a violation, and how the file answers; raises as `missing` does.

        Returns:
            Nothing for a violation that travels sealed: nobody who could plead is told of it.
        """
        means = self._means()
        return defences(self.open.case, violation, means.law.jurisdiction.defences, means.law)

    def seen_by(self, reader: Desk, clearances: Clearances) -> Assessment:
        """What one desk may see of it.

        What the desk may not know of sealed matter and of staff is not in the file that is read again for it, so that
        no number, path or verdict tells of it; names and numbers of people are masked as the table says.
        What is shown cannot be asked what would change it.

        Args:
            reader: The desk.

            clearances: Who may read what, as the policy has it.

        Raises:
            NotOpenError: The assessment was stored and read back.
        """
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

    def redactor(self, reader: Desk, clearances: Clearances) -> Redactor:
        """Hides from one desk what it may not know of this case; raises as `seen_by` does."""
        clearance = clearances.of(reader)
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


def judge(findings: tuple[Finding, ...], violation: str, channel: Channel) -> Verdict:
    """The verdict that follows from *findings* for one violation and channel."""
    touching = [finding for finding in findings if finding.touches(violation)]
    if any(isinstance(finding, Contradiction) for finding in touching):
        return Verdict.CONTRADICTED
    closing = [finding for finding in touching if _closes(finding, channel)]
    if any(isinstance(finding, Gap) for finding in closing):
        return Verdict.INSUFFICIENT
    return Verdict.NOT_ASSESSABLE if closing else Verdict.SUFFICIENT


def _closes(finding: Finding, channel: Channel) -> bool:
    return isinstance(finding, Contradiction) or channel in (finding.blocks or ())


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
    touching = _touching(findings)
    judgements = tuple(
        Judgement(
            violation=violation.id,
            verdicts=tuple(judge(touching[violation.id], violation.id, channel) for channel in Channel),
            severity=law.severity(violation, law.days_past_due(case, violation)),
        )
        for violation in case.violations
        if violation.id in judges
    )
    late = frozenset(rule.code for rule in rulebook.rules if rule.reads_late_facts)
    places = _Places(written)
    placed = tuple(places.placed(finding, file if finding.code in late else case) for finding in findings)
    return View(case=case, findings=placed, judgements=judgements)


def _touching(findings: tuple[Finding, ...]) -> Mapping[str, tuple[Finding, ...]]:
    """The findings that touch each violation: those that name it, and those that name no violation or request."""
    of_all = tuple(finding for finding in findings if finding.violation is None and finding.request is None)
    touching: dict[str, tuple[Finding, ...]] = defaultdict(lambda: of_all)
    for finding in findings:
        if finding.violation is not None:
            touching[finding.violation] += (finding,)
    return touching


class _Places:
    """Where things stand in the file as written, of which the rules may have seen only a part."""

    def __init__(self, written: CaseFile) -> None:
        self._written = written
        self._numbers = {
            kind: {_identity(item): i for i, item in enumerate(getattr(written, kind))}
            for kind in ("violations", "evidence", "requests")
        }

    def placed(self, finding: Finding, seen: CaseFile) -> Finding:
        """The finding, which speaks of *seen*, with its path as in the file as written."""
        match steps(finding.path):
            case (str() as kind, int() as number, *rest) if seen is not self._written and kind in self._numbers:
                there = getattr(seen, kind)[number]
                here = self._numbers[kind][_identity(there)]
                inside = _placed_inside(rest, there, getattr(self._written, kind)[here])
                return attrs.evolve(finding, path=joined((kind, here, *inside)))
        return finding


def _placed_inside(way: Sequence[Step], seen: Any, written: Any) -> Sequence[Step]:  # noqa: ANN401 - a fact and the same fact
    match way:
        case (("citations" | "transfers") as field, int() as number, *rest):
            places = list(map(_identity, getattr(written, field)))
            return (field, places.index(_identity(getattr(seen, field)[number])), *rest)
    return way


def _identity(item: Violation | Evidence | Request | Citation | Transfer) -> object:
    """What narrowing a file leaves alone; a request need not have an id."""
    match item:
        case Request():
            return item.id or (item.kind, item.reason, item.basis)
        case Citation():
            return item.evidence
        case Transfer():
            return item
        case _:
            return item.id
