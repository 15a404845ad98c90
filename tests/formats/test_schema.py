"""The JSON Schema says what the codec does, as far as a schema can say it."""

from __future__ import annotations

import datetime as dt
import json
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import loancomplaint as lc
from loancomplaint import codec
from loancomplaint.channels import ChannelPolicy, History
from loancomplaint.codec import describing
from loancomplaint.codec.descriptions import descriptions
from loancomplaint.codec.shapes import record
from loancomplaint.errors import InputError, UnknownNameError
from loancomplaint.facts import CaseFile
from loancomplaint.jurisdictions.cn.policies import DEFAULT
from loancomplaint.testing.strategies import case_files
from loancomplaint.words import LOCALES

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
    return Draft202012Validator(describing.schema(cls))


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
    made = describing.schema(cls)
    Draft202012Validator.check_schema(made)

    assert made == describing.schema(cls)
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
    made = describing.schema()
    required = {name: set(part["required"]) for name, part in made["$defs"].items() if part.get("required")}

    assert {"format", "reference", "as_of", "reporter", "customer"} == set(made["required"])
    assert REQUIRED == required


def test_the_schema_explains_itself() -> None:
    """What the classes say of their fields stands beside the fields, in the words of a file."""
    made = describing.schema()
    properties = made["$defs"]["Violation"]["properties"]

    assert "What happened, in the author's words." == properties["statement"]["description"]
    assert "absent means the day it began" in properties["discovered_on"]["description"]
    assert "confirmed" == properties["status"]["default"]
    assert made["properties"]["violations"]["description"].endswith("\nNo id stands twice.")
    assert {"type": "integer", "minimum": 0, "maximum": 3650} == {
        name: value
        for name, value in made["$defs"]["Loan"]["properties"]["grace_days"].items()
        if name != "description"
    }


BY_HAND = [pytest.param(cls, id=cls.__name__) for cls in (CaseFile, ChannelPolicy, History)]
"""What people write."""


def undescribed(node: Any, path: str = "") -> Iterator[str]:  # noqa: ANN401 - any JSON
    """Yield where in a schema a property or a definition has no description; a reference has that of its definition."""
    for kind in ("properties", "$defs"):
        for name, part in node.get(kind, {}).items():
            if "description" not in part and name not in TAGS and "oneOf" not in part:
                yield f"{path}.{name}"
            yield from undescribed(part, f"{path}.{name}")
    for part in node.get("oneOf", ()):
        yield from undescribed(part, path)


TAGS = {"condition"}
"""Say by a constant of which class an object is."""


def described(made: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the class or form and the field of everything in a schema; "" is the class itself."""
    for owner, part in {made["title"]: made, **made["$defs"]}.items():
        yield owner, ""
        for member in part.get("oneOf", [part]):
            first: dict[str, Any] = next(iter(member.get("properties", {}).values()), {})
            name = first["const"].title().replace("_", "") if "oneOf" in part and "const" in first else owner
            yield from ((name, field) for field in ("", *member.get("properties", {})))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("cls", BY_HAND)
def test_every_field_that_people_write_is_described(cls: type, locale: str) -> None:
    """Whoever adds a field says in both languages what it means, or this fails."""
    assert [] == [*undescribed(describing.schema(cls, locale=locale))]


def test_nothing_is_described_that_is_not_there() -> None:
    """A field that was renamed leaves no description behind."""
    met = {("Envelope", "once"), *(("Envelope", name) for name in ("", "format", "$schema"))}
    for format_ in codec.NOUNS:
        met |= {*described(describing.schema(codec.class_of(format_)))}

    written = {(owner, field) for owner, fields in descriptions().items() for field in fields}
    assert set() == written - met


def test_a_description_is_a_sentence_in_each_language() -> None:
    """English ends with a full stop and has no Chinese in it but examples; Chinese has a name that is not English."""
    for fields in descriptions().values():
        for said in fields.values():
            assert said.english.endswith(".")
            assert re.search("[\u4e00-\u9fff]", said.name)
            assert said.message("zh-CN").endswith("。")


def test_words_have_their_names_in_chinese() -> None:
    """An editor shows what each word of a closed set means."""
    made = describing.schema(locale="zh-CN")

    assert "overdue_payment: 逾期未还" in made["$defs"]["ViolationKind"]["description"]


def test_no_other_language_is_promised() -> None:
    """A language that nobody brings is an error, and no schema in another."""
    with pytest.raises(UnknownNameError, match="zh-CN, en"):
        describing.schema(locale="ja")


def test_the_schema_is_the_same_without_docstrings() -> None:
    """``python -OO`` strips docstrings, and describes as much."""
    script = "import json, loancomplaint; print(json.dumps(loancomplaint.schema()))"
    run = subprocess.run([sys.executable, "-OO", "-c", script], capture_output=True, text=True, check=True)

    assert describing.schema() == json.loads(run.stdout)


def test_the_schema_has_a_name_of_its_own() -> None:
    """A program that keeps schemas tells ours apart by ``$id``, one for each noun."""
    ids = [describing.schema(codec.class_of(format_))["$id"] for format_ in codec.NOUNS]

    assert "urn:loancomplaint:schema:loancomplaint/1" == describing.schema()["$id"]
    assert len(codec.NOUNS) == len({*ids})


def test_a_file_may_name_its_schema(seed: CaseFile) -> None:
    """An editor finds the schema by ``$schema``, which is no part of the case."""
    tree = {"$schema": "case.schema.json", **json.loads(codec.dumps(seed))}

    assert seed == codec.loads(json.dumps(tree))
    assert is_valid(tree)
    for odd in (1, None, ["x"]):
        tree["$schema"] = odd
        assert not is_valid(tree)
        assert 1 == len(faults(tree))


def test_the_page_of_case_files_is_up_to_date() -> None:
    """What the docs say of every field is what the schema says; ``python docs/case_files.py`` writes it anew."""
    script = Path(__file__).parents[2] / "docs" / "case_files.py"
    written = runpy.run_path(str(script))

    assert written["page"]() == written["PAGE"].read_text(encoding="utf-8")


@attrs.frozen
class ComputedDay:
    """A class that is called as a form is."""

    on: dt.date


@attrs.frozen
class TwoOfOneName:
    """A class with two things of one name in it."""

    day: ComputedDay
    on: dt.date


def test_two_things_of_one_name_are_an_error_of_ours() -> None:
    """One of them would be described as the other."""
    definitions = describing._Definitions("en")  # noqa: SLF001 - no noun of ours is so
    with pytest.raises(TypeError, match="two things"):
        definitions.record(record(TwoOfOneName), {})


def test_the_year_is_said_where_the_day_is() -> None:
    """The limits that no calendar has are in the pattern and in the words, so that nobody has to find out."""
    day = describing.schema()["$defs"]["Day"]

    assert "1900 to 2200" in day["description"]
    for text, fits in {"1899-12-31": False, "1900-01-01": True, "2200-12-31": True, "2201-01-01": False}.items():
        assert fits == bool(re.search(day["pattern"], text))
