"""What one jurisdiction makes of each kind of violation: grounds, evidence required, severity, secrecy, wording.

What holds in every country stands beside the kinds themselves, in `loancomplaint.facts.profiles`.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from loancomplaint.errors import JurisdictionError
from loancomplaint.facts import Channel, EvidenceKind, Origin, Severity, ViolationKind
from loancomplaint.facts.claims import Evidence
from loancomplaint.law.timelines import Source
from loancomplaint.words import Phrase


@attrs.frozen(kw_only=True)
class Need:
    """Evidence required: one row of what a kind of violation needs to be shown.

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
class KindProfile:
    """One kind of violation under the law of one jurisdiction.

    Attributes:
        kind: Which.

        grounds: The channels for which it is a ground at all.

        needs: The evidence required, by channel.

        severity: It is at least this serious.

        by_days: Where the sum is overdue: strictly more than so many days past due, at least this; in rising order.

        sealed: Whether it travels sealed.

        suspicion: What a report to an authority says is suspected; None where it is called by its own name.

        recalled_by: The citation key of the article by which a loan may be called for it, whatever the contract says.

        endangers_loan: Whether all that is left of the loan is at stake where no sum is stated.
    """

    kind: ViolationKind
    grounds: frozenset[Channel]
    needs: tuple[Need, ...] = ()
    severity: Severity = Severity.MINOR
    by_days: tuple[tuple[int, Severity], ...] = ()
    sealed: bool = False
    suspicion: Phrase | None = None
    recalled_by: str | None = None
    endangers_loan: bool = False

    def __attrs_post_init__(self) -> None:
        if strays := sorted({need.violation.value for need in self.needs} - {self.kind.value}):
            raise JurisdictionError(f"the profile of {self.kind.value} requires evidence of: {', '.join(strays)}")

    def reached(self, days_past_due: int) -> Severity:
        """The severity that so many days past due reach, and never less than the kind's own."""
        late = [severity for days, severity in self.by_days if days_past_due > days]
        return max((self.severity, *late), key=lambda severity: severity.rank)


def covering(profiles: tuple[KindProfile, ...]) -> tuple[KindProfile, ...]:
    """*profiles*, in the order of the kinds.

    Raises:
        JurisdictionError: A kind has no profile, or has two.
    """
    by_kind = {profile.kind: profile for profile in profiles}
    if missing := [kind.value for kind in ViolationKind if kind not in by_kind]:
        raise JurisdictionError(f"every kind of violation has one profile; there is none for: {', '.join(missing)}")
    if len(by_kind) < len(profiles):
        twice = sorted({p.kind.value for p in profiles if p is not by_kind[p.kind]})
        raise JurisdictionError(f"every kind of violation has one profile; there are two for: {', '.join(twice)}")
    return tuple(by_kind[kind] for kind in ViolationKind)
