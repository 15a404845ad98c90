"""The JSON Schema says what the codec does, as far as a schema can say it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import loancomplaint as lc
from loancomplaint import codec
from loancomplaint.channels import ChannelPolicy
from loancomplaint.errors import InputError
from loancomplaint.facts import CaseFile
from loancomplaint.jurisdictions.cn.policies import DEFAULT
from loancomplaint.testing.strategies import case_files

NOUNS = [pytest.param(codec.class_of(format_), id=format_) for format_ in codec.NOUNS]

ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1.5,
    2**53,
    "",
    "x",
    "CNY",
    "XXX",
    "-1.00",
    "1.234",
    "01",
    "0.0435",
    "2024-01-31",
    "2024-02-30",
    "2024-13-01",
    "2024-1-1",
    "1899-12-31",
    "2201-01-01",
    "overdue_payment",
    "loan_contract",
    "suspend_credit",
    "a/b.txt",
    "../x",
    "C:/x",
    "f" * 64,
    [],
    ["V1"],
    {},
    {"amount": "1.00", "currency": "CNY"},
    {"amount": "1.00", "currency": "JPY"},
)
"""What may be found where something else belongs, or by chance where it belongs."""

ONLY_THE_CODEC = ("the calendar has no such day", "stands here again", "an amount in ")
"""What no schema can say: an impossible day, an id twice, more decimals than the currency has."""


@cache
def validator(cls: type = CaseFile) -> Draft202012Validator:
    """Return what checks files of a noun against its schema."""
    return Draft202012Validator(codec.schema(cls))


def is_valid(tree: object, cls: type = CaseFile) -> bool:
    """Return whether the schema takes a tree."""
    return bool(validator(cls).is_valid(tree))


def faults(tree: object) -> list[str]:
    """Return what the codec says against a case file; nothing where it takes it."""
    try:
        codec.loads(json.dumps(tree))
    except InputError as refused:
        return [fault.message for fault in refused.faults]
    return []


def slots(node: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - any JSON
    """Yield every value of a tree but the whole, as what holds it and under which name or number."""
    for step, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield node, step
        yield from slots(value)


def objects(node: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any JSON
    """Return every object in a tree, the whole first."""
    return [node, *(holder[step] for holder, step in slots(node) if isinstance(holder[step], dict))]


@given(case_files())
def test_every_file_that_is_written_fits_the_schema(case: CaseFile) -> None:
    """Whoever checks our files with the schema finds nothing."""
    assert is_valid(json.loads(codec.dumps(case)))


@given(case_files(), st.data())
def test_schema_and_codec_agree_on_every_place(case: CaseFile, data: st.DataObject) -> None:
    """Whatever stands in whatever place: both take it, both refuse it, or the codec says what a schema cannot."""
    tree = json.loads(codec.dumps(case))
    holder, step = data.draw(st.sampled_from([*slots(tree)]))
    holder[step] = data.draw(st.sampled_from(ODD))
    found = faults(tree)

    if is_valid(tree):
        assert all(any(words in message for words in ONLY_THE_CODEC) for message in found)
    else:
        assert found


@given(case_files(), st.data())
def test_schema_and_codec_agree_on_every_field(case: CaseFile, data: st.DataObject) -> None:
    """A field that may be left out may be left out for both, and none may be added for either."""
    tree = json.loads(codec.dumps(case))
    place = data.draw(st.sampled_from(objects(tree)))
    name = data.draw(st.sampled_from([*place, "surplus"]))
    if name == "surplus":
        place[name] = "x"
    else:
        del place[name]

    assert is_valid(tree) == (not faults(tree))


@pytest.mark.parametrize("cls", NOUNS)
def test_every_noun_has_a_schema(cls: type) -> None:
    """Each is a schema by its own dialect, complete in itself, and the same on every call."""
    made = codec.schema(cls)
    Draft202012Validator.check_schema(made)

    assert made == codec.schema(cls)
    assert made == json.loads(json.dumps(made))
    assert made["$defs"].keys() >= set(re.findall(r'"#/\$defs/([^"]+)"', json.dumps(made)))
    assert cls.__name__ == made["title"]
    assert codec.format_of(cls) == made["properties"]["format"]["const"]


@settings(max_examples=15)
@given(case_files())
def test_every_noun_fits_its_schema(case: CaseFile) -> None:
    """Assessments and decisions, whose parts are of many classes, fit what is said of them."""
    assessment = lc.assess(case)
    nouns: tuple[object, ...] = (assessment, lc.decide(assessment))
    for noun in nouns:
        assert is_valid(json.loads(codec.dumps(noun)), type(noun))


def test_documents_of_the_seed_fit_their_schemas(seed: CaseFile) -> None:
    """So do the policy, the report, the terms, the notice and the follow-up of the case that ships."""
    assessment = lc.assess(seed)
    report = lc.compose(assessment, lc.decide(assessment).routes[0])
    terms = lc.terms(seed, "JJ-2024-0117-01")
    nouns: tuple[object, ...] = (DEFAULT, report, terms, lc.notice(terms, "demand_letter"), lc.follow(report))
    for noun in nouns:
        assert is_valid(json.loads(codec.dumps(noun)), type(noun))


def test_a_union_is_told_apart_by_its_tag() -> None:
    """A condition with another's fields, or without its name, fits no member of the union."""
    tree = json.loads(codec.dumps(DEFAULT))
    assert is_valid(tree, ChannelPolicy)
    when = tree["rows"][0]["when"]

    for wrong in ({**when, "condition": "not"}, {**when, "condition": "unless"}, {}, {"condition": "some", "that": 1}):
        tree["rows"][0]["when"] = wrong
        assert not is_valid(tree, ChannelPolicy)


REQUIRED = {
    "Person": {"name"},
    "Reporter": {"name"},
    "Customer": {"name"},
    "Identifier": {"scheme", "value"},
    "LegalRepresentative": {"name"},
    "RelatedParty": {"name"},
    "StaffMember": {"name"},
    "Loan": {"contract_no", "principal"},
    "Installment": {"due_on", "principal", "interest"},
    "Payment": {"received_on", "amount"},
    "Violation": {"id", "kind"},
    "Evidence": {"id", "kind"},
    "Citation": {"evidence"},
    "Request": {"kind"},
    "Sum": {"amount", "currency"},
}
"""What a draft must have, by the contract for case files; everything else may be left out."""


def test_only_what_makes_a_draft_is_required() -> None:
    """A field more would keep a relationship manager from writing down what she has."""
    made = codec.schema()
    required = {name: set(part["required"]) for name, part in made["$defs"].items() if part.get("required")}

    assert {"format", "reference", "as_of", "reporter", "customer"} == set(made["required"])
    assert REQUIRED == required


def test_the_schema_explains_itself() -> None:
    """What the classes say of their fields stands beside the fields, in the words of a file."""
    made = codec.schema()
    properties = made["$defs"]["Violation"]["properties"]

    assert "What happened, in the author's words." == properties["statement"]["description"]
    assert "absent means the day it began" in properties["discovered_on"]["description"]
    assert "confirmed" == properties["status"]["default"]
    assert "No id stands twice." == made["properties"]["violations"]["description"]
    assert {"type": "integer", "minimum": 0, "maximum": 3650} == {
        name: value
        for name, value in made["$defs"]["Loan"]["properties"]["grace_days"].items()
        if name != "description"
    }


def test_the_year_is_said_where_the_day_is() -> None:
    """The limits that no calendar has are in the pattern and in the words, so that nobody has to find out."""
    day = codec.schema()["$defs"]["Day"]

    assert "1900 to 2200" in day["description"]
    for text, fits in {"1899-12-31": False, "1900-01-01": True, "2200-12-31": True, "2201-01-01": False}.items():
        assert fits == bool(re.search(day["pattern"], text))
