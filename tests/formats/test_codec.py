"""What is written is read back equal; what is wrong is refused, all of it at once, each fault at its path."""

from __future__ import annotations

import contextlib
import copy
import datetime as dt
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import loancomplaint as lc
from loancomplaint import codec
from loancomplaint.channels import AllOf, ChannelPolicy, Not, Some, StaffImplicated
from loancomplaint.codec import describing
from loancomplaint.codec.reading import read
from loancomplaint.errors import Fault, InputError, LoanComplaintError, UnknownNameError, ValueRefusedError
from loancomplaint.facts import CaseFile, Declaration, Loan, ViolationKind
from loancomplaint.facts.paths import steps
from loancomplaint.jurisdictions.cn.policies import DEFAULT
from loancomplaint.reports import ComplaintReport
from loancomplaint.testing.strategies import case_files
from loancomplaint.text.strict_json import MAX_BYTES, MAX_FAULTS
from loancomplaint.values.money import Money
from loancomplaint.values.stored import whole
from loancomplaint.words import Phrase, phrase

DEMO = Path(lc.__file__).parent / "demo"

REQUIRED = {
    "": ("format", "reference", "as_of", "reporter", "customer"),
    "reporter": ("name",),
    "customer": ("name",),
    "loans[]": ("contract_no", "principal"),
    "loans[].installments[]": ("due_on", "principal", "interest"),
    "loans[].payments[]": ("received_on", "amount"),
    "violations[]": ("id", "kind"),
    "violations[].citations[]": ("evidence",),
    "evidence[]": ("id", "kind"),
    "requests[]": ("kind",),
}
"""Objects of a case file by path, and the fields without which they are nothing."""


def faults(data: bytes | str | object) -> tuple[Fault, ...]:
    """Return what is wrong with a case file that must be refused, given as text or as a tree."""
    with pytest.raises(InputError) as refused:
        codec.loads(data if isinstance(data, bytes | str) else json.dumps(data))
    return refused.value.faults


def paths(data: bytes | str | object) -> list[str]:
    """Return where something is wrong with a case file that must be refused."""
    return [fault.path for fault in faults(data)]


def document(case: CaseFile) -> dict[str, Any]:
    """Return a case file as a tree."""
    tree: dict[str, Any] = json.loads(codec.dumps(case))
    return tree


def below(path: str, step: str | int) -> str:
    """Return the path of a part."""
    if isinstance(step, int):
        return f"{path}[{step}]"
    return f"{path}.{step}" if path else step


def places(node: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:  # noqa: ANN401 - any JSON
    """Yield every value of a tree but the whole: its path, what holds it, and under which name or number."""
    steps = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, value in steps:
        yield below(path, step), node, step
        yield from places(value, below(path, step))


def holder(tree: Any, path: str) -> tuple[Any, Any]:  # noqa: ANN401 - any JSON
    """Return what holds the value of that path, and under which name or number."""
    *way, last = steps(path)
    for step in way:
        tree = tree[step]
    return tree, last


def with_(tree: Any, path: str, value: object) -> Any:  # noqa: ANN401 - any JSON
    """Return the tree with another value at that path."""
    tree = copy.deepcopy(tree)
    node, step = holder(tree, path)
    node[step] = value
    return tree


def without(tree: Any, path: str) -> Any:  # noqa: ANN401 - any JSON
    """Return the tree without what stands at that path."""
    tree = copy.deepcopy(tree)
    node, step = holder(tree, path)
    del node[step]
    return tree


# Round trips


@given(case_files())
def test_what_is_written_is_read_back_equal(case: CaseFile) -> None:
    """Nothing of a case file is lost, changed or added on the way to the disk and back, and the bytes are stable."""
    written = codec.dumps(case)
    back = codec.loads(written)

    assert case == back
    assert written == codec.dumps(back)
    assert written == codec.dumps(codec.loads(written.decode()))


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(case_files())
def test_every_noun_comes_back_equal(case: CaseFile) -> None:
    """Whatever the flow makes of a case can be stored, read back equal, and written again to the same bytes."""
    for noun in nouns(case):
        written = codec.dumps(noun)
        back = codec.loads_as(type(noun), written)

        assert noun == back
        assert written == codec.dumps(back)
        assert codec.format_of(type(noun)) == json.loads(written)["format"]


def nouns(case: CaseFile) -> Iterator[object]:
    """Yield what the flow makes of a case, as far as it makes anything."""
    assessment = lc.assess(case)
    decision = lc.decide(assessment)
    yield from (case, assessment, decision)
    for route in decision.routes:
        if report := attempted(lambda route=route: lc.compose(assessment, route)):  # type: ignore[misc]  # bound now
            yield report
            yield lc.follow(report)
    for loan in case.loans:
        if terms := attempted(lambda loan=loan: lc.terms(case, loan.contract_no)):  # type: ignore[misc]  # bound now
            yield terms
            if notice := attempted(lambda terms=terms: lc.notice(terms, "demand_letter")):  # type: ignore[misc]  # same
                yield notice


def attempted(make: Callable[[], Any]) -> Any:  # noqa: ANN401 - any noun
    """Return what can be made, or None where the facts do not open it."""
    try:
        return make()
    except LoanComplaintError:
        return None


def test_every_noun_has_a_format_of_its_own() -> None:
    """Every name in the table leads to a class, and that class back to the name."""
    for format_ in codec.NOUNS:
        assert format_ == codec.format_of(codec.class_of(format_))


def test_a_policy_comes_back_equal() -> None:
    """A bank can store a policy, read it in review, and load it again."""
    chinese = DEFAULT

    assert chinese == codec.loads_as(ChannelPolicy, codec.dumps(chinese))


def test_conditions_hold_conditions() -> None:
    """A policy's words may be nested, and each is told apart by its name."""
    chinese = DEFAULT
    nested = AllOf((Not(AllOf((Some(days_past_due=90), StaffImplicated()))), Not(StaffImplicated())))
    changed = attrs.evolve(chinese, rows=(attrs.evolve(chinese.rows[0], when=nested),))

    assert changed == codec.loads_as(ChannelPolicy, codec.dumps(changed))
    assert "all_of" == json.loads(codec.dumps(changed))["rows"][0]["when"]["condition"]


PARAMS = [
    ("text", "text"),
    (64, 64),
    (Decimal("-0.0435"), {"decimal": "-0.0435"}),
    (dt.date(2024, 9, 17), {"date": "2024-09-17"}),
    (Money("-1.50", "CNY"), {"money": {"amount": "-1.50", "currency": "CNY"}}),
    (Phrase("x"), {"phrase": {"text": "x"}}),
    ((Phrase("x"), Phrase("y")), {"list": [{"text": "x"}, {"text": "y"}]}),
    ((), {"list": []}),
]


@pytest.mark.parametrize(("value", "written"), PARAMS)
def test_a_phrase_keeps_the_types_of_its_parameters(seed: CaseFile, value: Any, written: object) -> None:  # noqa: ANN401 - any parameter
    """A date in a sentence comes back as a date, and is printed as each language prints dates."""
    report = report_of(seed)
    report = attrs.evolve(report, header=attrs.evolve(report.header, author=phrase("{x}", x=value)))
    data = codec.dumps(report)

    assert report == codec.loads_as(ComplaintReport, data)
    assert [["x", written]] == json.loads(data)["header"]["author"]["params"]


def report_of(case: CaseFile) -> ComplaintReport:
    """Return the first open report of a case."""
    assessment = lc.assess(case)
    primary = lc.decide(assessment).primary
    assert primary is not None
    return lc.compose(assessment, primary)


def test_the_seed_case_is_read_and_written(seed: CaseFile) -> None:
    """The case that ships loads with all it holds, from the disk as well, and comes back equal."""
    assert seed == codec.load(DEMO / "case.json")
    assert seed == codec.loads(codec.dumps(seed))
    assert [ViolationKind.OVERDUE_PAYMENT, ViolationKind.DEBT_EVASION, ViolationKind.SUSPECTED_MONEY_LAUNDERING] == [
        violation.kind for violation in seed.violations
    ]


def test_the_seed_evidence_is_what_was_digested(seed: CaseFile) -> None:
    """The evidence files ship byte for byte: none has been touched by an editor or a checkout since it was captured."""
    assert {item.id: item.sha256 for item in seed.evidence if item.file} == lc.digests(seed, DEMO)


def test_what_is_written_is_plain() -> None:
    """Format first, fields in the order of the class, defaults left out, characters as they are, one newline last."""
    case = codec.loads('{"customer":{"name":"甲"},"as_of":"2024-09-17","reporter":{"name":"乙"},'
                       '"reference":"R","jurisdiction":"CN","loans":[],"format":"loancomplaint/1"}')  # fmt: skip

    assert (
        '{\n "format": "loancomplaint/1",\n "reference": "R",\n "as_of": "2024-09-17",\n'
        ' "reporter": {\n  "name": "乙"\n },\n "customer": {\n  "name": "甲"\n }\n}\n'
    ) == codec.dumps(case).decode()


def test_a_declared_nothing_is_no_silence(seed: CaseFile) -> None:
    """`interests: []` declares that there are none; leaving it out declares nothing, and the two stay apart."""
    for interests in ((), None):
        reporter = attrs.evolve(seed.reporter, declaration=Declaration(interests=interests))
        case = attrs.evolve(seed, reporter=reporter)

        assert case == codec.loads(codec.dumps(case))
        assert (interests is None) == ("interests" not in document(case)["reporter"]["declaration"])


# Refusals


def sites(tree: dict[str, Any]) -> list[tuple[str, str]]:
    """Return every (mutation, path of its fault) that a case file allows."""
    found = [("a fraction", path) for path, _, _ in places(tree)]
    found += [("null", path) for path, _, _ in places(tree)]
    objects = [("", tree), *((path, node[step]) for path, node, step in places(tree) if isinstance(node[step], dict))]
    found += [("a field too many", below(path, "surplus")) for path, _ in objects]
    for path, _ in objects:
        found += [("a field too few", below(path, name)) for name in REQUIRED.get(re.sub(r"\d+", "", path), ())]
    return found


def mutated(tree: dict[str, Any], mutation: str, path: str) -> None:
    """Carry out one mutation, in place."""
    node, step = holder(tree, path)
    if mutation == "a field too few":
        del node[step]
    else:
        node[step] = {"a fraction": 1.5, "null": None, "a field too many": "x"}[mutation]


def apart(chosen: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return those of the mutations that do not stand inside what another one replaces."""
    kept: list[tuple[str, str]] = []
    for mutation, path in sorted(chosen, key=lambda site: len(site[1])):
        if not any(re.match(rf"{re.escape(other)}($|[.\[])", path) for _, other in kept):
            kept.append((mutation, path))
    return kept


@st.composite
def flawed_files(draw: st.DrawFn, most: int = 6) -> tuple[dict[str, Any], list[str]]:
    """Draw a case file with some things wrong in it, and their paths."""
    tree = document(draw(case_files()))
    chosen = apart(draw(st.lists(st.sampled_from(sites(tree)), min_size=1, max_size=most)))
    for mutation, path in chosen:
        mutated(tree, mutation, path)
    return tree, sorted(path for _, path in chosen)


@given(flawed_files())
def test_every_fault_is_found_at_its_path_in_one_reading(drawn: tuple[dict[str, Any], list[str]]) -> None:
    """Whoever mends all the faults of one refusal is done: there is no second round."""
    tree, expected = drawn

    assert expected == sorted(paths(tree))


@given(case_files(), st.data())
def test_what_is_read_is_the_file_itself(case: CaseFile, data: st.DataObject) -> None:
    """Whatever stands in whatever place, the file is refused, or nothing of it is changed by reading it."""
    tree = document(case)
    for path, _, _ in data.draw(st.lists(st.sampled_from([*places(tree)]), max_size=3)):
        odd = st.sampled_from([None, True, 0, -1, 10**20, 1.5, "", "x", "2024-02-30", [], [1], {}, {"id": "V1"}])
        try:
            tree = with_(tree, path, data.draw(odd))
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took the place away
    with contextlib.suppress(InputError):
        assert without_nothing(document(codec.loads(json.dumps(tree)))) == without_nothing(tree)


def without_nothing(node: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return a tree without its empty lists, which a file may write or leave out."""
    if isinstance(node, dict):
        return {name: without_nothing(value) for name, value in node.items() if value != []}
    return [without_nothing(item) for item in node] if isinstance(node, list) else node


YUAN = {"amount": "1.00", "currency": "CNY"}

AWKWARD: list[tuple[str, object, str]] = [
    # numbers, words and flags that are not what they look like
    ("evidence[0].pages", True, "evidence[0].pages"),
    ("evidence[0].pages", "3", "evidence[0].pages"),
    ("evidence[0].pages", 1.9, "evidence[0].pages"),
    ("evidence[0].pages", 3.0, "evidence[0].pages"),
    ("evidence[0].pages", -1, "evidence[0].pages"),
    ("evidence[0].pages", 2**53, "evidence[0].pages"),
    ("loans[0].grace_days", 3651, "loans[0].grace_days"),
    ("loans[0].clauses[0].cure_days", -1, "loans[0].clauses[0].cure_days"),
    ("loans[0].security[0].collateral", {"rank": 0}, "loans[0].security[0].collateral.rank"),
    ("reference", 17, "reference"),
    ("reference", ["TS"], "reference"),
    ("reporter.declaration.truthful", "false", "reporter.declaration.truthful"),
    ("reporter.declaration.truthful", 1, "reporter.declaration.truthful"),
    ("requests[0].violations", "V1", "requests[0].violations"),
    ("requests[0].violations", [["V1"]], "requests[0].violations[0]"),
    ("violations[0].citations", {}, "violations[0].citations"),
    ("customer", [], "customer"),
    ("customer", "甲", "customer"),
    ("loans", [[]], "loans[0]"),
    # words
    ("violations[0].kind", "OVERDUE_PAYMENT", "violations[0].kind"),
    ("violations[0].kind", "", "violations[0].kind"),
    ("violations[0].kind", ["overdue_payment"], "violations[0].kind"),
    ("violations[0].kind", 1, "violations[0].kind"),
    ("loans[0].allocation", ["interest", "taxes"], "loans[0].allocation[1]"),
    ("customer.identifiers[0].scheme", "cn-uscc", "customer.identifiers[0].scheme"),
    # days
    ("as_of", "20240917", "as_of"),
    ("as_of", "2024-W38-2", "as_of"),
    ("as_of", "2024-9-17", "as_of"),
    ("as_of", "2024-09-17T00:00:00", "as_of"),
    ("as_of", "2024-09-17\n", "as_of"),
    ("as_of", " 2024-09-17", "as_of"),
    ("as_of", "２０２４-09-17", "as_of"),
    ("as_of", "2023-02-29", "as_of"),
    ("as_of", "2024-13-01", "as_of"),
    ("as_of", "1899-12-31", "as_of"),
    ("as_of", "2201-01-01", "as_of"),
    ("as_of", "9999-12-31", "as_of"),
    ("as_of", 20240917, "as_of"),
    ("violations[0].began_on", "", "violations[0].began_on"),
    ("loans[0].extensions", [{"from": "2024-01-32"}], "loans[0].extensions[0].from"),
    ("loans[0].extensions", [{"from_": "2024-01-31"}], "loans[0].extensions[0].from_"),
    # amounts and rates
    ("loans[0].principal.amount", 500000.0, "loans[0].principal.amount"),
    ("loans[0].principal.amount", 500000, "loans[0].principal.amount"),
    ("loans[0].principal.amount", "500000.001", "loans[0].principal.amount"),
    ("loans[0].principal.amount", "-1.00", "loans[0].principal.amount"),
    ("loans[0].principal.amount", "-0", "loans[0].principal.amount"),
    ("loans[0].principal.amount", "+1", "loans[0].principal.amount"),
    ("loans[0].principal.amount", "1,000", "loans[0].principal.amount"),
    ("loans[0].principal.amount", "1e5", "loans[0].principal.amount"),
    ("loans[0].principal.amount", "NaN", "loans[0].principal.amount"),
    ("loans[0].principal.amount", "１", "loans[0].principal.amount"),
    ("loans[0].principal.amount", "", "loans[0].principal.amount"),
    ("loans[0].principal.currency", "RMB", "loans[0].principal.currency"),
    ("loans[0].principal.currency", "cny", "loans[0].principal.currency"),
    ("loans[0].principal", "500000.00", "loans[0].principal"),
    ("loans[0].principal", 500000, "loans[0].principal"),
    ("loans[0].principal", {"amount": "1"}, "loans[0].principal.currency"),
    ("loans[0].principal", {"currency": "CNY"}, "loans[0].principal.amount"),
    ("loans[0].principal", {"amount": "1", "currency": "CNY", "unit": 1}, "loans[0].principal.unit"),
    ("loans[0].annual_rate", 0.0435, "loans[0].annual_rate"),
    ("loans[0].annual_rate", "4.35%", "loans[0].annual_rate"),
    ("loans[0].annual_rate", "-0.01", "loans[0].annual_rate"),
    ("loans[0].annual_rate", ".04", "loans[0].annual_rate"),
    ("loans[0].annual_rate", "0.0000000000001", "loans[0].annual_rate"),
    ("loans[0].annual_rate", "NaN", "loans[0].annual_rate"),
    ("loans[0].annual_rate", "1000", "loans[0].annual_rate"),
    ("loans[0].principal.amount", "1" + "0" * 15, "loans[0].principal.amount"),
    ("loans[0].principal.amount", "9" * 60, "loans[0].principal.amount"),
    ("loans[0].rates", [{"from": "2024-07-15", "annual_rate": "4.35%"}], "loans[0].rates[0].annual_rate"),
    ("loans[0].costs", [{"kind": "lawyer", "amount": YUAN}], "loans[0].costs[0].kind"),
    ("loans[0].co_borrowers", "某某", "loans[0].co_borrowers"),
    ("loans[0].payments[0].applied", {"fees": YUAN}, "loans[0].payments[0].applied.fees"),
    ("loans[0].payments[0].installment", 1, "loans[0].payments[0].installment"),
    ("loans[0].payments[0].prepayment", "yes", "loans[0].payments[0].prepayment"),
    ("exchange_rates", [{"from": "usd"}], "exchange_rates[0].from"),
    ("exchange_rates", [{"to": "RMB"}], "exchange_rates[0].to"),
    ("exchange_rates", [{"to": 156}], "exchange_rates[0].to"),
    ("exchange_rates", [{"rate": "0"}], "exchange_rates[0].rate"),
    ("exchange_rates", [{"rate": "0.000"}], "exchange_rates[0].rate"),
    ("exchange_rates", [{"rate": "-7.1"}], "exchange_rates[0].rate"),
    ("exchange_rates", [{"rate": 7.1}], "exchange_rates[0].rate"),
    ("addressees", {"mayor": "某某"}, "addressees.mayor"),
    ("addressees", ["某某"], "addressees"),
    ("parties", [{"id": "P1"}, {"id": "P1"}], "parties[1].id"),
    ("parties", [{"role": "uncle"}], "parties[0].role"),
    ("evidence[0].pages", 1_000_001, "evidence[0].pages"),
    # files and digests
    ("evidence[0].file", "/etc/passwd", "evidence[0].file"),
    ("evidence[0].file", "../case.json", "evidence[0].file"),
    ("evidence[0].file", "evidence/../../x", "evidence[0].file"),
    ("evidence[0].file", "evidence/.. /x", "evidence[0].file"),
    ("evidence[0].file", "C:/x", "evidence[0].file"),
    ("evidence[0].file", "c:x", "evidence[0].file"),
    ("evidence[0].file", "evidence\\x", "evidence[0].file"),
    ("evidence[0].file", "a\0b", "evidence[0].file"),
    ("evidence[0].file", "a//b", "evidence[0].file"),
    ("evidence[0].file", "./a", "evidence[0].file"),
    ("evidence[0].file", "a/", "evidence[0].file"),
    ("evidence[0].file", "a\n", "evidence[0].file"),
    ("evidence[0].file", "", "evidence[0].file"),
    ("evidence[0].sha256", "A" * 64, "evidence[0].sha256"),
    ("evidence[0].sha256", "0" * 63, "evidence[0].sha256"),
    ("evidence[0].sha256", "0" * 64 + "\n", "evidence[0].sha256"),
    # ids
    ("violations[1].id", "V1", "violations[1].id"),
    ("evidence[13].id", "E1", "evidence[13].id"),
    ("requests[4].id", "R1", "requests[4].id"),
    # the format
    ("format", "loancomplaint/2", "format"),
    ("format", 1, "format"),
    ("format", None, "format"),
]


@pytest.mark.parametrize(("place", "value", "path"), AWKWARD, ids=str)
def test_what_is_only_nearly_right_is_refused(seed_document: Any, place: str, value: object, path: str) -> None:  # noqa: ANN401 - JSON
    """Nothing is coerced: one wrong value is one fault, at its place, and the sentence says something."""
    [fault] = faults(with_(seed_document, place, value))

    assert path == fault.path
    assert re.search(r"\w{2,}.* .*\w{2,}", fault.message)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("evidence[0].file", "..a/b..c/d e.txt"),
        ("evidence[0].file", "证据/合同（一）.pdf"),
        ("loans[0].annual_rate", "0"),
        ("loans[0].annual_rate", "1.5"),
        ("loans[0].annual_rate", "999.999999999999"),
        ("loans[0].principal.amount", "9" * 15 + ".99"),
        ("exchange_rates", [{"from": "IRR", "to": "CNY", "rate": "0.000000000001"}]),
        ("exchange_rates", [{"from": "USD", "to": "CNY", "rate": "7.1884", "on": "2024-09-17", "source": "某行"}]),
        ("evidence[0].pages", 1_000_000),
        ("loans[0].principal.amount", "500000"),
        ("loans[0].grace_days", 0),
        ("as_of", "2200-12-31"),
        ("as_of", "1900-01-01"),
        ("as_of", "2024-02-29"),
        ("background", "\x00\x07\u202e\n𠮷"),
        ("background", ""),
        ("requests[0].violations", ["V99"]),
    ],
)
def test_what_is_only_odd_is_read(seed_document: Any, place: str, value: object) -> None:  # noqa: ANN401 - JSON
    """A file is not refused for what a rule or a renderer has to deal with, and its text is kept to the character."""
    case = codec.loads(json.dumps(with_(seed_document, place, value)))

    assert case == codec.loads(codec.dumps(case))


@pytest.mark.parametrize("data", ["[]", '"format"', "17", "true", "null"])
def test_a_case_file_is_an_object(data: str) -> None:
    """Anything else is one fault, of the whole."""
    assert [""] == paths(data)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff{}", b"\xef\xbb\xbf{}", b" " * (MAX_BYTES + 1), b"[" * 100_000])
def test_what_is_no_json_is_one_fault(data: bytes) -> None:
    """What cannot be read at all is refused with one fault, of the whole."""
    assert [""] == paths(data)


def test_depth_has_a_limit(seed_document: Any) -> None:  # noqa: ANN401 - JSON
    """Sixty-five lists inside one another are refused with their place, and without a look at what is inside them."""
    deep: list[Any] = []
    for _ in range(64):
        deep = [deep]

    assert {"background"} == {path.partition("[")[0] for path in paths(with_(seed_document, "background", deep))}


def test_faults_of_text_and_of_meaning_come_together(seed_document: Any) -> None:  # noqa: ANN401 - JSON
    """A name twice, a NaN and half a character do not hide a misspelt kind: one reading finds them all, in order."""
    tree = with_(with_(seed_document, "violations[1].kind", "evasion"), "background", "HALF")
    for place, spoilt in {
        "evidence[0].pages": "NaN",
        "loans[0].grace_days": "HUGE",
        "loans[0].annual_rate": "INF",
    }.items():
        tree = with_(tree, place, spoilt)
    text = json.dumps(tree).replace('"HALF"', r'"\ud800"').replace('"as_of"', '"reference": "again", "as_of"', 1)
    text = text.replace('"NaN"', "NaN").replace('"HUGE"', "9" * 5000).replace('"INF"', "-1e999")
    text = text.replace('"contract_no"', '"surplus": 7.5e3, "contract_no"', 1)

    assert [
        "reference",
        "loans[0].surplus",
        "loans[0].annual_rate",
        "loans[0].grace_days",
        "violations[1].kind",
        "evidence[0].pages",
        "background",
    ] == paths(text)


def test_faults_come_in_the_order_of_the_file(seed_document: Any) -> None:  # noqa: ANN401 - JSON
    """The reader goes down the file once; what is missing comes after what is there."""
    tree = {name: seed_document[name] for name in reversed(seed_document)}
    tree = without(with_(with_(tree, "requests[0].kind", "x"), "as_of", "x"), "customer")

    assert ["requests[0].kind", "as_of", "customer"] == paths(tree)


def test_a_near_word_is_pointed_to(seed_document: Any) -> None:  # noqa: ANN401 - JSON
    """Whoever misspells a word or a name is shown the right one and every other, and the wrong one is not repeated."""
    tree = with_(with_(seed_document, "violations[0].kind", "overdue_paymnt"), "reporter.titel", "x")
    title, kind = (fault.message for fault in faults(tree))

    assert "did you mean 'title'?" in title
    assert "overdue_paymnt" not in kind
    assert "did you mean 'overdue_payment'?" in kind
    assert all(word in kind for word in ViolationKind)


@pytest.mark.parametrize("secret", ["310101198507123319", "张三", "6222 0000 1111", "a" * 41, "zhang@bank", "x\ny"])
def test_a_message_repeats_nobodys_data(seed_document: Any, secret: str) -> None:  # noqa: ANN401 - JSON
    """What stands where a word or a name belongs may be an account number: it is not repeated."""
    tree = seed_document
    for place in ("violations[0].kind", "loans[0].principal.currency", "as_of", "evidence[0].sha256", "format"):
        tree = with_(tree, place, secret)
    tree = {**tree, f"{secret}!": 1}
    said = "\n".join(map(str, faults(tree)))

    assert 6 == len(faults(tree))
    assert secret not in said


@pytest.mark.parametrize(
    ("place", "word"), [("violations[2].kind", "suspected_money_laundering"), ("requests[4].kind", "refer_to_aml")]
)
def test_a_message_does_not_point_to_sealed_matter(seed_document: Any, place: str, word: str) -> None:  # noqa: ANN401 - JSON
    """Who reads why a file was refused need not know of a suspicion in it: a slip in its word is told as any other."""
    [slip] = faults(with_(seed_document, place, word[:-1]))
    [other] = faults(with_(seed_document, place, "zzz"))

    assert other == slip


def test_another_noun_is_no_case_file(seed: CaseFile) -> None:
    """An assessment given for a case file is named as what it is, without a list of all that a case file has not."""
    [fault] = faults(codec.dumps(lc.assess(seed)))

    assert "format" == fault.path
    assert "loancomplaint.assessment/1" in fault.message


def test_a_tag_says_which_it_is(seed: CaseFile) -> None:
    """A finding without its outcome, or of an unknown one, is refused at the tag."""
    tree = json.loads(codec.dumps(lc.assess(seed)))
    for changed in (
        without(tree, "open.findings[0].outcome"),
        with_(tree, "open.findings[0].outcome", "gapp"),
        with_(tree, "open.findings[0].outcome", 1),
    ):
        with pytest.raises(InputError) as refused:
            codec.loads_as(lc.Assessment, json.dumps(changed))

        assert ["open.findings[0].outcome"] == [fault.path for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("place", "value", "path"),
    [
        ("params", [["x"]], "params[0]"),
        ("params", [["x", 1.5]], "params[0][1]"),
        ("params", [[1, 1]], "params[0][0]"),
        ("params", [["x", {"day": "2024-09-17"}]], "params[0][1].day"),
        ("params", [["x", {"date": "2024-02-30"}]], "params[0][1].date"),
        ("params", [["x", {"date": "2024-09-17", "decimal": "1"}]], "params[0][1]"),
        ("params", [["x", {"list": [1]}]], "params[0][1].list[0]"),
        ("params", {}, "params"),
    ],
)
def test_a_phrase_is_read_as_strictly(seed: CaseFile, place: str, value: object, path: str) -> None:
    """The parameters of a sentence are held to their types as everything else is."""
    tree = json.loads(codec.dumps(report_of(seed)))
    with pytest.raises(InputError) as refused:
        codec.loads_as(ComplaintReport, json.dumps(with_(tree, f"header.author.{place}", value)))

    assert [f"header.author.{path}"] == [fault.path for fault in refused.value.faults]


def test_what_a_class_refuses_is_a_fault(seed: CaseFile) -> None:
    """What only the class itself can tell, such as a policy with two rows of one name, is a fault of its place."""
    tree = json.loads(codec.dumps(DEFAULT))
    tree["rows"][1]["name"] = tree["rows"][0]["name"]
    with pytest.raises(InputError) as refused:
        codec.loads_as(ChannelPolicy, json.dumps(tree))

    assert [""] == [fault.path for fault in refused.value.faults]
    assert "rows of one name" in refused.value.faults[0].message
    assert seed == codec.loads(codec.dumps(seed))


@pytest.mark.parametrize("field", ["violations", "loans", "surplus"])
def test_a_hopeless_file_is_given_up(seed_document: Any, field: str) -> None:  # noqa: ANN401 - JSON
    """A file with more faults than anybody reads costs no more than its size: the list ends."""
    hopeless = with_(seed_document, field, [1] * 200_000)
    hopeless |= {f"x{n}": 1 for n in range(5_000)}

    assert MAX_FAULTS == len(faults(hopeless))


def test_a_flood_is_counted_and_not_kept() -> None:
    """Of very many faults the first thousand are listed, and of the rest is said how many they are at least."""
    with pytest.raises(InputError, match=r"and 49,0[0-9]{2} more, at least") as refused:
        codec.loads('{"loans": [' + "NaN," * 50_000 + "1]}")

    assert MAX_FAULTS == len(refused.value.faults)
    assert 49_000 < refused.value.more < 49_100


def test_few_faults_are_all_there_are(seed_document: Any) -> None:  # noqa: ANN401 - JSON
    """A refusal that lists everything speaks of nothing more."""
    with pytest.raises(InputError) as refused:
        codec.loads(json.dumps(without(seed_document, "reference")))

    assert 0 == refused.value.more
    assert "more" not in str(refused.value)


def test_a_refusal_holds_no_other(seed_document: Any) -> None:  # noqa: ANN401 - JSON
    """No exception drags the first pass, and with it the file, along as its context."""
    with pytest.raises(InputError) as refused:
        codec.loads(json.dumps(without(seed_document, "reference")))

    assert refused.value.__context__ is None


# Limits: what is let in, the flow can work with, and what the flow makes can be stored


def swollen(node: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return a tree with the greatest sum and the greatest rate wherever there is one."""
    if isinstance(node, list):
        return [swollen(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "currency" in node:
        return {**node, "amount": "9" * 15 + ".99"}
    rates = ("annual_rate", "penalty_rate", "penalty_surcharge", "misuse_rate")
    return {name: "999." + "9" * 12 if name in rates else swollen(value) for name, value in node.items()}


def moved(node: Any, day: str) -> Any:  # noqa: ANN401 - any JSON
    """Return a tree in which everything happens on one day."""
    if isinstance(node, list):
        return [moved(item, day) for item in node]
    if isinstance(node, dict):
        return {name: moved(value, day) for name, value in node.items()}
    return day if isinstance(node, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", node) else node


@pytest.mark.parametrize("day", ["1900-01-01", "2024-09-17", "2200-12-31"])
def test_a_file_at_its_limits_runs_through(seed_document: Any, day: str) -> None:  # noqa: ANN401 - JSON
    """The greatest sums at the greatest rates on the first and the last day: the flow works, and can be stored."""
    largest = {**swollen(seed_document), "as_of": day}
    for tree in (largest, moved(largest, day)):
        for noun in nouns(codec.loads(json.dumps(tree))):
            assert noun == codec.loads_as(type(noun), codec.dumps(noun))


@pytest.mark.parametrize("day", [dt.date.max, dt.date(2201, 1, 1), dt.date(1899, 12, 31), dt.date.min])
@pytest.mark.parametrize("argument", ["on", "known_at"])
def test_a_day_that_no_file_has_is_refused(seed: CaseFile, argument: str, day: dt.date) -> None:
    """A day so far off that no period can be added to it is the caller's mistake, and named."""
    with pytest.raises(ValueRefusedError, match=f"^{argument} is a local calendar day of the years 1900 to 2200"):
        lc.assess(seed, **{argument: day})  # type: ignore[arg-type]  # one of the days


@pytest.mark.parametrize("day", [dt.date(1900, 1, 1), dt.date(2200, 12, 31)])
@pytest.mark.parametrize("argument", ["on", "known_at"])
def test_the_first_and_the_last_day_are_read(seed: CaseFile, argument: str, day: dt.date) -> None:
    """The bounds themselves belong to the calendar."""
    assessment = lc.assess(seed, **{argument: day})  # type: ignore[arg-type]  # one of the days

    assert day == getattr(assessment, argument)


def test_a_moment_is_no_day(seed: CaseFile) -> None:
    """A moment given for a day would compare with none of the file's days."""
    with pytest.raises(ValueRefusedError, match="on takes a local calendar day"):
        lc.assess(seed, on=dt.datetime(2024, 9, 17, tzinfo=dt.UTC))


# Writing is as strict as reading


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"background": "\ud800"}, "background"),
        ({"as_of": dt.date(1800, 1, 1)}, "as_of"),
    ],
)
def test_what_could_not_be_read_is_not_written(seed: CaseFile, change: dict[str, Any], path: str) -> None:
    """What no file may hold is refused at its path, before it is on a disk for years."""
    with pytest.raises(InputError) as refused:
        codec.dumps(attrs.evolve(seed, **change))

    assert [path] == [fault.path for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("part", "change", "path"),
    [
        ("violations", {"id": "V2"}, "violations[1].id"),
        ("evidence", {"file": "/x"}, "evidence[0].file"),
        ("loans", {"annual_rate": Decimal("0.0000000000001")}, "loans[0].annual_rate"),
        ("loans", {"grace_days": 4000}, "loans[0].grace_days"),
    ],
)
def test_parts_are_written_as_strictly(seed: CaseFile, part: str, change: dict[str, Any], path: str) -> None:
    """What the types of fields let pass, and a file may not hold, is found before it is written."""
    first, *rest = getattr(seed, part)
    changed: dict[str, Any] = {part: (attrs.evolve(first, **change), *rest)}
    with pytest.raises(InputError) as refused:
        codec.dumps(attrs.evolve(seed, **changed))

    assert [path] == [fault.path for fault in refused.value.faults]


@pytest.mark.parametrize("value", [None, 1.5, (1,), (Phrase("x"), "y"), dt.datetime(2024, 1, 1, tzinfo=dt.UTC)])
def test_a_phrase_is_written_as_strictly(seed: CaseFile, value: Any) -> None:  # noqa: ANN401 - anything
    """A parameter that no sentence may have is refused at its place."""
    report = report_of(seed)
    report = attrs.evolve(report, header=attrs.evolve(report.header, author=Phrase("{x}", (("x", value),))))

    with pytest.raises(InputError, match=r"^header\.author\.params\[0\]\[1\]"):
        codec.dumps(report)


@pytest.mark.parametrize("pair", [("x",), ["x", 1], ("x", 1, 2)])
def test_a_pair_is_written_as_strictly(seed: CaseFile, pair: Any) -> None:  # noqa: ANN401 - anything
    """A list with a fixed number of places is a tuple of that many."""
    report = report_of(seed)
    report = attrs.evolve(report, header=attrs.evolve(report.header, author=Phrase("{x}", (pair,))))

    with pytest.raises(InputError, match=r"^header\.author\.params\[0\]"):
        codec.dumps(report)


def test_a_condition_of_a_banks_own_making_is_refused() -> None:
    """It has no word in a file and no case in the prover, so no row holds it."""
    with pytest.raises(ValueRefusedError, match=r"^when takes a Some or "):
        attrs.evolve(DEFAULT.rows[0], when=Phrase("x"))  # type: ignore[arg-type]  # the point of the test


@attrs.frozen
class Sound:
    """A class of the kind that nouns are made of."""

    text: str = "x"


@attrs.frozen
class Unread:
    """A class with a field that no file can hold."""

    bytes: bytes


@attrs.frozen
class Nullable:
    """A class with a field that would have to be null."""

    text: str | None = "x"


@attrs.frozen
class Untold:
    """A class with a field whose classes nothing tells apart."""

    either: Sound | Nullable


@attrs.frozen
class Misplaced:
    """A class with a mark on a field of another type."""

    text: str = attrs.field(metadata=whole(0))


@attrs.frozen
class Unmarked:
    """A class with an annotation that means nothing to us."""

    text: Annotated[str, "shouted"]


@pytest.mark.parametrize("cls", [Unread, Nullable, Untold, Misplaced, Unmarked])
def test_a_type_without_a_form_is_an_error_of_ours(cls: type) -> None:
    """A field that somebody adds to a noun is in the codec's words, or the first use says that it is not."""
    assert Sound("y") == read(Sound, {"text": "y"})
    with pytest.raises(TypeError):
        read(cls, {})


def test_what_is_too_large_is_not_written(seed: CaseFile) -> None:
    """No file is written that the same version would not read."""
    with pytest.raises(InputError, match="larger than"):
        codec.dumps(attrs.evolve(seed, background="x" * MAX_BYTES))


def test_only_nouns_are_stored(seed: CaseFile) -> None:
    """A part is stored inside its noun; the error says what can be stored."""
    for ask in (
        lambda: codec.dumps(seed.loans[0]),
        lambda: codec.loads_as(Loan, b"{}"),
        lambda: describing.schema(Loan),
    ):
        with pytest.raises(UnknownNameError, match="CaseFile"):
            ask()
    with pytest.raises(UnknownNameError, match="loancomplaint/1"):
        codec.class_of("loancomplaint/2")


# Files


def test_a_file_is_read_from_the_disk(tmp_path: Path, seed: CaseFile) -> None:
    """`load` takes a path as text or as a path; a missing file is the system's own error."""
    path = tmp_path / "case.json"
    path.write_bytes(codec.dumps(seed))

    assert seed == codec.load(path) == codec.load(str(path))
    with pytest.raises(FileNotFoundError):
        codec.load(tmp_path / "none.json")


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    """Of a file beyond the limit no more is read than it takes to know."""
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(64 * MAX_BYTES)

    with pytest.raises(InputError, match="larger than"):
        codec.load(path)


def test_reading_a_case_file_loads_no_stage_of_the_flow() -> None:
    """Whoever only checks files at the door pays for facts, not for rules, reports and renderers."""
    script = f"import loancomplaint.codec as c, sys; c.load({str(DEMO / 'case.json')!r}); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    later = {"assessment", "channels", "reports", "renderers", "rulebook", "rules", "jurisdictions", "testing"}
    assert set() == {f"loancomplaint.{name}" for name in later} & set(run.stdout.split())
