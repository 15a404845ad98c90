"""A case file, read as every command reads it: loaded, compared with the files beside it, assessed, decided."""

from __future__ import annotations

from pathlib import Path

import attrs

import loancomplaint as lc
from loancomplaint import codec, files, jurisdictions
from loancomplaint.assessment import Assessment
from loancomplaint.channels import ChannelDecision, ChannelPolicy, Filed, History
from loancomplaint.channels.whatif import WhatIf
from loancomplaint.cli.options import Options, naming
from loancomplaint.cli.places import place
from loancomplaint.facts import CaseFile, Desk
from loancomplaint.facts.texts import every_text
from loancomplaint.law import Jurisdiction, Law
from loancomplaint.text.characters import visible

UNSAID = "—"
"""What stands where a file's own words may not."""


@attrs.frozen(kw_only=True)
class Reading:
    """What was made of a case file, under the options of a command."""

    assessment: Assessment
    law: Law
    decision: ChannelDecision
    policy: ChannelPolicy
    options: Options
    history: tuple[Filed, ...] = ()

    def nearest(self, desk: Desk) -> tuple[WhatIf, ...]:
        """The nearest changes after which a desk is told; open matter alone is read."""
        return lc.nearest(
            self.assessment, desk, jurisdiction=self.jurisdiction, policy=self.policy, history=self.history
        )

    def discreet(self, text: str) -> str:
        """The file's own words for an open page; a dash where they speak of what not every reader may see."""
        return UNSAID if self._speaks(text) else visible(text)

    def place(self, path: str) -> str:
        """Where in the file, by ids, for an open page."""
        return self.discreet(place(path, self.assessment.file))

    @property
    def open_places(self) -> tuple[str, ...]:
        """Where open text of the case holds sealed words, told from the open reading alone."""
        case = self.assessment.open.case
        return tuple(self.discreet(place(path, case)) for path, text in every_text(case) if self._speaks(text))

    @property
    def jurisdiction(self) -> Jurisdiction:
        """The jurisdiction it was read under."""
        return self.law.jurisdiction

    def _speaks(self, text: str) -> bool:
        return self.law.speaks_of_sealed_matter(text)


def load(path: Path) -> CaseFile:
    """Load the case file at *path*.

    Raises:
        InputError: It cannot be read, or is no case file; every fault is listed.
    """
    with naming("CASE"):
        return lc.load(path)


def read(path: Path, options: Options) -> Reading:
    """Load, assess and decide; the evidence files in the case's folder are compared with their digests.

    Raises:
        InputError: It cannot be read, or is no case file; every fault is listed.

        UnknownNameError: There is no such jurisdiction.
    """
    case = load(path)
    jurisdiction = jurisdictions.load(options.pack or case.jurisdiction)
    with naming("CASE"):
        found = lc.digests(case, path.parent)
    assessment = lc.assess(case, on=options.on, known_at=options.known_at, files=found, jurisdiction=jurisdiction)
    law = jurisdiction.on(assessment.on)
    policy = read_policy(options.policy) if options.policy else jurisdictions.policy(law)
    history = _history(options.history)
    decision = lc.decide(assessment, jurisdiction=jurisdiction, policy=policy, history=history)
    return Reading(assessment=assessment, law=law, decision=decision, policy=policy, options=options, history=history)


def read_open(path: Path, options: Options) -> tuple[CaseFile, Law]:
    """Load the case as known on the day and as if its sealed matter were not in it, and the law; raises as `read`."""
    file = load(path)
    law = jurisdictions.load(options.pack or file.jurisdiction).on(options.on or file.as_of)
    sealed = (violation.id for violation in file.violations if law.is_sealed(violation.kind))
    return file.without(sealed).known_by(options.known_at or file.as_of), law


def read_policy(path: Path) -> ChannelPolicy:
    """Read the channel policy at *path*.

    Raises:
        InputError: It cannot be read, or is no policy; every fault is listed.
    """
    with naming("POLICY"):
        return codec.load_policy(path)


def _history(path: Path | None) -> tuple[Filed, ...]:
    if path is None:
        return ()
    with naming("--history"):
        return codec.loads_as(History, files.read(path)).filed
