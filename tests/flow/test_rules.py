"""The standard rulebook: every rule passes and fails where it says, and the book is a value."""

from __future__ import annotations

import datetime as dt
import json
import random
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import loancomplaint as lc
from loancomplaint import jurisdictions
from loancomplaint.assessment import Assessment
from loancomplaint.errors import RulebookError, UnknownNameError
from loancomplaint.facts import CaseFile, Channel, Clause, Customer, Loan, Reporter, Verdict
from loancomplaint.jurisdictions.cn.examples import EXAMPLES, DocumentChange
from loancomplaint.law import Law
from loancomplaint.rules import ANYWHERE, Doubt, Gap, Give, Rule, Rulebook
from loancomplaint.rules.standard import STANDARD
from loancomplaint.values.money import Money

CODES = [rule.code for rule in STANDARD.rules]


def read(document: Any, change: DocumentChange) -> Assessment:  # noqa: ANN401 - JSON
    """The assessment of the seed case with a change made."""
    return lc.assess(lc.loads(json.dumps(change.applied_to(document))), files=change.files)


def found(assessment: Assessment, code: str) -> list[str]:
    """The paths at which the rule of that code found something."""
    return [finding.path for finding in assessment.findings if finding.code == code]


@pytest.mark.parametrize("code", CODES)
def test_a_rule_finds_what_its_example_shows(seed_document: Any, code: str) -> None:  # noqa: ANN401 - JSON
    """Each rule finds something in its failing case."""
    assert found(read(seed_document, EXAMPLES[code].fails), code)


@pytest.mark.parametrize("code", CODES)
def test_a_rule_is_silent_where_all_is_well(seed_document: Any, code: str) -> None:  # noqa: ANN401 - JSON
    """Each rule says nothing of its passing case."""
    assert [] == found(read(seed_document, EXAMPLES[code].passes), code)


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_clause_is_found_by_its_name(contract_no: str, ref: str) -> None:
    """Whatever its contract's number and its reference hold, the mark between the two included."""
    clause = Clause(ref=ref)
    loan = Loan(contract_no=contract_no, clauses=(Clause(), clause), principal=Money("1.00", "CNY"))
    case = CaseFile(
        reference="1",
        as_of=dt.date(2024, 1, 1),
        reporter=Reporter(name="甲"),
        customer=Customer(name="乙"),
        loans=(loan,),
    )

    assert (loan, clause) == case.clause(f"contract:{contract_no}#{ref}")
    assert case.clause(f"contract:{contract_no}#{ref}#") is None


def test_every_example_is_of_a_rule() -> None:
    """No example outlives its rule."""
    assert set(CODES) == set(EXAMPLES)


@pytest.mark.parametrize("rule", STANDARD.rules, ids=lambda rule: rule.code)
def test_a_rule_can_be_read(rule: Rule) -> None:
    """Each rule has a title that is a sentence, and says why; the law it cites is in the pack."""
    assert rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert set(rule.cites) <= set(jurisdictions.load("CN").citations)


def test_every_area_is_covered() -> None:
    """Grounds, evidence, conduct, procedure and requests each have rules."""
    assert {"GRD", "EVD", "CND", "PRC", "REQ"} == {rule.area for rule in STANDARD.rules}


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_book_does_not_matter(shuffle: random.Random) -> None:
    """A rulebook is the same value in whatever order its rules are given."""
    rules = list(STANDARD.rules)
    shuffle.shuffle(rules)

    assert STANDARD.rules == Rulebook("STANDARD", tuple(rules)).rules


def test_needs_come_first() -> None:
    """Every rule stands after all that it needs."""
    place = {code: number for number, code in enumerate(CODES)}

    assert [] == [rule.code for rule in STANDARD.rules if any(place[need] > place[rule.code] for need in rule.needs)]


def _always(code: str, *, needs: tuple[str, ...] = (), guards: tuple[Channel, ...] = ()) -> Rule:
    def check(case: CaseFile, _: Law) -> list[Gap]:
        return [Gap(f"violations[{i}]", Give("anything"), violation=v.id) for i, v in enumerate(case.violations)]

    return Rule(code=code, title="Always.", why="Always.", check=check, needs=needs, guards=guards)


def test_a_cause_speaks_for_its_consequences(seed: CaseFile) -> None:
    """Where a need is unmet the dependent is silent, and the need closes the dependent's channels too."""
    cause = _always("GRD-901", guards=(Channel.LEGAL,))
    book = Rulebook("ours", (cause, _always("GRD-902", needs=("GRD-901",), guards=(Channel.INTERNAL,))))

    assessment = lc.assess(seed, rulebook=book)
    assert {"GRD-901"} == {finding.code for finding in assessment.findings}
    assert {(Channel.INTERNAL, Channel.LEGAL)} == {finding.blocks for finding in assessment.findings}


def test_what_only_informs_is_no_cause(seed: CaseFile) -> None:
    """An informing finding neither silences a dependent rule nor closes its channels."""
    book = Rulebook("ours", (_always("GRD-901"), _always("GRD-902", needs=("GRD-901",), guards=ANYWHERE)))

    assert {"GRD-901", "GRD-902"} == {finding.code for finding in lc.assess(seed, rulebook=book).findings}


@pytest.mark.parametrize(
    "rules",
    [
        (_always("GRD-901"), _always("GRD-901")),
        (_always("GRD-901", needs=("GRD-900",)),),
        (_always("GRD-901", needs=("GRD-902",)), _always("GRD-902", needs=("GRD-901",))),
    ],
    ids=["twice", "unknown need", "circle"],
)
def test_a_book_that_cannot_be_read_is_not_made(rules: tuple[Rule, ...]) -> None:
    """A code twice, a need that is not there and a circle of needs are refused when the book is built."""
    with pytest.raises(RulebookError, match="GRD-90"):
        Rulebook("broken", rules)


def test_a_bank_changes_the_book_and_not_ours(seed: CaseFile) -> None:
    """Adding and removing rules makes another book; the standard one stays as it was."""
    before = STANDARD.rules
    ours = STANDARD.without("EVD-160").with_rules(_always("BNK-001", guards=ANYWHERE))

    assert before == STANDARD.rules
    assert Verdict.INSUFFICIENT is lc.assess(seed, rulebook=ours).verdict("V1", Channel.INTERNAL)
    with pytest.raises(UnknownNameError):
        ours["EVD-160"]


def test_a_rule_of_the_same_code_takes_the_place() -> None:
    """A bank's own version of a rule replaces ours."""
    ours = attrs.evolve(STANDARD["GRD-101"], title="Ours.")

    assert "Ours." == STANDARD.with_rules(ours)["GRD-101"].title


def test_an_informing_finding_closes_nothing(seed_document: Any) -> None:  # noqa: ANN401 - JSON
    """A failed check digit, a lone visit, an expired limitation: a person should know, and may go on."""
    for code in ("GRD-113", "EVD-150", "PRC-201"):
        findings = [f for f in read(seed_document, EXAMPLES[code].fails).findings if f.code == code]

        assert all(isinstance(finding, Doubt) and finding.blocks == () for finding in findings)
