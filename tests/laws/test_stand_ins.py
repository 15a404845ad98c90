"""What stands for something that a person would find out is enough for every rule that asks for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

import loancomplaint as lc
from loancomplaint import jurisdictions
from loancomplaint.assessment import repairs
from loancomplaint.facts import CaseFile, Citation, CustomerKind, EvidenceKind, Origin, paths
from loancomplaint.jurisdictions.cn.examples import EXAMPLES
from loancomplaint.rules import Finding, Give, Reword
from loancomplaint.rules.stand_ins import model_evidence

CHINA = jurisdictions.load("CN")


@pytest.mark.parametrize("customer", [CustomerKind.ENTERPRISE, CustomerKind.INDIVIDUAL])
@pytest.mark.parametrize("kind", EvidenceKind)
def test_nothing_is_missing_of_evidence_beyond_reproach(
    seed: CaseFile, kind: EvidenceKind, customer: CustomerKind
) -> None:
    """Of whatever kind it is and whoever made it, no rule that closes a channel finds anything wrong with the item."""
    law = CHINA.on(seed.as_of)
    items = tuple(model_evidence(f"N{n}", kind, law, origin=origin) for n, origin in enumerate((None, *Origin)))
    cited = attrs.evolve(seed.violations[0], citations=tuple(Citation(evidence=item.id) for item in items))
    who = attrs.evolve(seed.customer, kind=customer)
    case = attrs.evolve(seed, customer=who, violations=(cited,), evidence=items, requests=())
    wrong = [f for f in lc.assess(case).findings if f.path.startswith("evidence") and f.blocks]

    assert [] == wrong


def wanting(case: CaseFile, code: str) -> Iterator[Finding]:
    """What a rule finds in a case that a text would put right."""
    for finding in lc.assess(case).findings:
        if finding.code == code and isinstance(finding.remedy, Give | Reword) and finding.violation:
            yield finding


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_text_that_is_asked_for_can_be_given(seed_document: Any, code: str) -> None:  # noqa: ANN401 - JSON
    """Of every rule's failing case: where it asks for a text, the one that its remedy brings puts it right.

    A new rule on wording that brings none, or one that will not do, has "no way", and fails here.
    """
    case = lc.loads(json.dumps(EXAMPLES[code].fails.applied_to(seed_document)))
    for finding in wanting(case, code):
        if finding.blocks and paths.at(case, finding.path).kind is str:
            example = finding.remedy.example  # type: ignore[union-attr]  # a Give or a Reword
            values = tuple(repairs._values(case, finding, str(finding.violation), example))  # noqa: SLF001 - on trial
            tried = (lc.assess(paths.put(case, finding.path, value)) for value in values)

            assert any((finding.code, finding.path) not in {(f.code, f.path) for f in each.findings} for each in tried)
