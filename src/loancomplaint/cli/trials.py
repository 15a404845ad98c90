"""A new policy beside the old one, over case files that a bank has: what would have gone otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import partial

import attrs

from loancomplaint import face
from loancomplaint.channels import ChannelDecision, ChannelPolicy
from loancomplaint.facts import CaseFile, Desk, Form
from loancomplaint.law import Jurisdiction


@attrs.frozen(kw_only=True)
class Trial:
    """One case under two policies.

    Attributes:
        name: What whoever asked calls the case.

        before: The open ways of the open case under the old policy, in order; after, under the new.
    """

    name: str
    before: tuple[tuple[Desk, Form], ...]
    after: tuple[tuple[Desk, Form], ...]
    withheld_before: tuple[Desk, ...]
    withheld_after: tuple[Desk, ...]

    @property
    def changes(self) -> bool:
        """Whether the case goes otherwise, or in another order."""
        return (self.before, self.withheld_before) != (self.after, self.withheld_after)


def trials(
    cases: Mapping[str, CaseFile] | Iterable[tuple[str, CaseFile]],
    old: ChannelPolicy,
    new: ChannelPolicy,
    *,
    on: dt.date | None = None,
    jurisdiction: Jurisdiction | None = None,
) -> tuple[Trial, ...]:
    """Decide every case under both policies.

    Sealed matter is not in it: a table of many cases is not for the desk that may know.

    Args:
        cases: By name, or as pairs of a name and a case.

        old: The policy in use.

        new: The policy to be tried.

        on: Whose law applies; each file's own day unless given.

        jurisdiction: Whose law; the one that each file names unless given.
    """
    named = cases.items() if isinstance(cases, Mapping) else cases
    assessed = ((name, face.assess(case, on=on, jurisdiction=jurisdiction)) for name, case in named)
    decide = partial(face.decide, jurisdiction=jurisdiction)
    return tuple(_tried(name, decide(case, policy=old), decide(case, policy=new)) for name, case in assessed)


def _tried(name: str, before: ChannelDecision, after: ChannelDecision) -> Trial:
    return Trial(
        name=name,
        before=_ways(before),
        after=_ways(after),
        withheld_before=tuple(way.desk for way in before.open.withheld),
        withheld_after=tuple(way.desk for way in after.open.withheld),
    )


def _ways(decision: ChannelDecision) -> tuple[tuple[Desk, Form], ...]:
    return tuple((route.desk, route.form) for route in decision.open.routes)
