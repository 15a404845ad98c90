"""DMN files: what is read, what is refused by name, and what a hostile one cannot do."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from loancomplaint.cli import loancomplaint
from loancomplaint.errors import InputError
from loancomplaint.tables import HitPolicy, Input, Output, parse, read
from loancomplaint.tables.dmn import NAMESPACES
from loancomplaint.tables.xmltree import MAX_BYTES, MAX_DEPTH

NEWEST = "https://www.omg.org/spec/DMN/20230324/MODEL/"
ROWS = (("[1..30]", '"superior"'), ("[31..90]", '"risk"'), ("> 90", '"preservation"'))


def column(name: str = "days", kind: str = "number", more: str = "") -> str:
    """Return a column of tests."""
    return f'<input><inputExpression typeRef="{kind}"><text>{name}</text></inputExpression>{more}</input>'


def rule(*entries: str) -> str:
    """Return a row; its last entry is the output."""
    tests = "".join(f"<inputEntry><text>{escape(one)}</text></inputEntry>" for one in entries[:-1])
    return f"<rule>{tests}<outputEntry><text>{escape(entries[-1])}</text></outputEntry></rule>"


THREE = "".join(rule(*entries) for entries in ROWS)


def dmn(
    rows: str = THREE,
    *,
    columns: str = column(),
    output: str = '<output name="desk" typeRef="string"/>',
    table: str = "",
    beside: str = "",
    namespace: str = NEWEST,
) -> bytes:
    """Return a file of one decision table."""
    return (
        f'<definitions xmlns="{namespace}" name="n" namespace="n">{beside}<decision name="desk">'
        f"<decisionTable {table}>{columns}{output}{rows}</decisionTable></decision></definitions>"
    ).encode()


def refused(data: bytes) -> str:
    """Return the faults of a file that is not read."""
    with pytest.raises(InputError) as error:
        read(data)
    return str(error.value)


@pytest.mark.parametrize("namespace", sorted(NAMESPACES))
def test_every_version_is_read_alike(namespace: str) -> None:
    """From DMN 1.1 to 1.5 the same table comes of the same elements."""
    (table,) = read(dmn(namespace=namespace))

    assert ("desk", HitPolicy.UNIQUE, (Input(name="days", type="number"),)) == (table.name, table.policy, table.inputs)
    assert (Output(name="desk", type="string"),) == table.outputs
    assert (("risk",),) == table.decide({"days": Decimal(31)}).rows


def test_a_column_takes_its_type_and_values_from_its_definition() -> None:
    """A type by name is followed to its base type, with the values it allows; the column's own go first."""
    beside = (
        '<itemDefinition name="tDays"><typeRef>number</typeRef>'
        "<allowedValues><text>[0..999]</text></allowedValues></itemDefinition>"
    )
    own = "<inputValues><text>[0..9]</text></inputValues>"
    (named,) = read(dmn(columns=column(kind="tDays"), beside=beside))
    (both,) = read(dmn(columns=column(kind="tDays", more=own), beside=beside))

    assert (Input(name="days", type="number", allowed=parse("[0..999]")),) == named.inputs
    assert (Input(name="days", type="number", allowed=parse("[0..9]")),) == both.inputs


def test_outputs_carry_priorities_and_a_default() -> None:
    """The order of the output values ranks rows, and the default stands where none matches."""
    output = (
        '<output name="desk"><outputValues><text>"risk", "superior", "preservation"</text></outputValues>'
        '<defaultOutputEntry><text>"superior"</text></defaultOutputEntry></output>'
    )
    (table,) = read(dmn(rule("> 1", '"superior"') + rule("> 2", '"risk"'), output=output, table='hitPolicy="PRIORITY"'))

    assert (("risk",),) == table.decide({"days": Decimal(3)}).rows
    assert (("superior",),) == table.decide({"days": Decimal(0)}).rows


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (dmn(columns=column("a + b")), "the input is an expression"),
        (dmn(columns=column("a-b")), "the input is an expression"),
        (dmn(columns=column("a and b")), "the input is an expression"),
        (dmn(columns=column("true")), "the input is an expression"),
        (dmn(columns=column("f(a)")), "the input is an expression"),
        (dmn(columns=column(kind="time")), "this one is of another"),
        (dmn(columns=column(kind="tUnknown")), "this one is of another"),
        (dmn(columns=column(kind="string")), "rule 1: a test is not on values of type string"),
        (dmn(rule("> limit", '"a"')), "inputEntry, column 3: a name in the place of a value"),
        (dmn(rule("> 1", "days * 2")), "outputEntry, column 6: an expression"),
        (dmn(rule("> 1", "days")), "outputEntry, column 1: a name in the place of a value"),
        (dmn(rule("> 1", "")), "outputEntry, column 1: an empty place"),
        (dmn(rule("> 1", "> 2", '"a"')), "rule 1 has not one entry per column"),
        (dmn(table='hitPolicy="BEST"'), "this hitPolicy is none of DMN's"),
        (dmn(table='hitPolicy="COLLECT" aggregation="MEAN"'), "this aggregation is none of DMN's"),
        (dmn(table='hitPolicy="COLLECT" aggregation="SUM"'), "SUM goes by numbers"),
        (dmn(table='hitPolicy="PRIORITY"'), "PRIORITY ranks by the allowed values"),
        (dmn(output="<output><outputValues><text>&gt; 5</text></outputValues></output>"), "a list of literals"),
        (dmn(beside='<decision name="b"><literalExpression/></decision>'), "this decision has literalExpression"),
        (dmn(beside='<decision name="b"/>'), "this decision has no logic"),
        (dmn(beside="<businessKnowledgeModel><decisionTable/></businessKnowledgeModel>"), "outside a decision"),
        (dmn(namespace="http://example.com/"), "this is no DMN"),
        (f'<definitions xmlns="{NEWEST}"/>'.encode(), "there is no decision in it"),
        (dmn().replace(b"<definitions ", b'<definitions expressionLanguage="JUEL" '), "another language than FEEL"),
    ],
)
def test_what_is_outside_the_subset_is_named_with_its_line(data: bytes, named: str) -> None:
    """A file is read whole or not at all, and says what stands in the way."""
    said = refused(data)

    assert named in said
    assert said.startswith("line 1, ")


def test_all_faults_are_told_at_once() -> None:
    """Whoever mends the file sees everything that is wrong with it, each in its line."""
    said = refused(dmn("\n" + rule("> limit", '"a"') + "\n" + rule("today()", "b"), columns=column("a + b")))

    assert ["line 1, input", "line 2, inputEntry", "line 3, inputEntry", "line 3, outputEntry"] == [
        line.partition(":")[0].removesuffix(", column 1").removesuffix(", column 3") for line in said.splitlines()
    ]


def test_a_name_with_blanks_is_one_if_the_file_declares_it() -> None:
    """What could be read as a calculation is a name only where the file says so."""
    (table,) = read(dmn(columns=column("days past-due"), beside='<inputData name="days past-due"/>'))

    assert "days past-due" == table.inputs[0].name


# ---------------------------------------------------------------- hostile files

LAUGHS = b"<!DOCTYPE x [" + b"".join(
    b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10 if i else b"ha") for i in range(9)
)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (LAUGHS + b"]><x>&a8;</x>", "line 1: a document type is declared"),
        (b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', "line 1: a document type is declared"),
        (b'<!DOCTYPE x SYSTEM "http://example.com/x.dtd"><x/>', "line 1: a document type is declared"),
        (b"<x>" * 100_000, "line 1: more than 64 elements"),
        (b"<x>" + b" " * MAX_BYTES + b"</x>", "larger than"),
        (b"<x>&e;</x>", "line 1: this is not well-formed XML: undefined entity"),
        (b"", "not well-formed XML"),
        (b"<x></y>", "not well-formed XML"),
        (b'<?xml version="1.0" encoding="none-such"?><x/>', "line 1: "),
        (b"\xff\xfe\x00", "not well-formed XML"),
    ],
    ids=["laughs", "file", "fetch", "deep", "large", "entity", "empty", "crossed", "encoding", "bytes"],
)
def test_a_hostile_file_is_refused(data: bytes, said: str) -> None:
    """Nothing is expanded, fetched or nested without end, and the refusal is one sentence."""
    assert said in refused(data)


def test_the_deepest_document_is_read() -> None:
    """The limit is where it says: a document just as deep is no DMN, but is read."""
    assert "this is no DMN" in refused(b"<x>" * MAX_DEPTH + b"</x>" * MAX_DEPTH)


@given(at=st.integers(0, len(dmn()) - 1), byte=st.integers(0, 255))
def test_a_damaged_file_is_read_or_refused(at: int, byte: int) -> None:
    """Whatever one byte becomes, there is a table or a list of faults, and nothing else."""
    data = bytearray(dmn())
    data[at] = byte
    try:
        tables = read(bytes(data))
    except InputError as error:
        tables, faults = (), error.faults
    else:
        faults = ()

    assert bool(tables) != bool(faults)


# ---------------------------------------------------------------- the command line


def run(tmp_path: Path, data: bytes, *arguments: str, given_: object = None) -> Result:
    """Return what ``table`` answers about a file."""
    (tmp_path / "t.dmn").write_bytes(data)
    (tmp_path / "in.json").write_text(json.dumps(given_), encoding="utf-8")
    placed = [str(tmp_path / one) if one in {"t.dmn", "in.json"} else one for one in arguments]
    return CliRunner().invoke(loancomplaint, ["table", *placed])


def test_a_table_is_proved_from_the_command_line(tmp_path: Path) -> None:
    """A gap between whole days is none once they are said to be whole; below the first day there is one."""
    bounded = dmn(columns=column(more="<inputValues><text>&gt;= 1</text></inputValues>"))
    loose = run(tmp_path, bounded, "check", "t.dmn")
    whole = run(tmp_path, bounded, "check", "t.dmn", "--whole", "days")
    head = "desk：共3条规则，命中策略为UNIQUE\n"

    assert (1, head + "  缺口：没有规则命中`days = 30.5`\n") == (
        loose.exit_code,
        loose.stdout,
    )
    assert (0, head + "  检验通过：无缺口、无重叠、无失效规则。\n") == (whole.exit_code, whole.stdout)


def test_every_kind_of_flaw_is_told(tmp_path: Path) -> None:
    """Overlap and dead rules are told by number, with what shows them, as text and as JSON."""
    data = dmn(rule("> 1", '"a"') + rule("[5..2]", '"b"') + rule("<= 2", '"c"'))
    text = run(tmp_path, data, "check", "t.dmn", "--locale", "en")
    answer = json.loads(run(tmp_path, data, "check", "t.dmn", "--json").stdout)

    assert "  Overlap: the rules 1 and 3 match together `days = 2`\n  Dead: rule 2 never decides\n" in text.stdout
    assert [
        {"kind": "overlap", "rules": [1, 3], "witness": {"days": "2"}},
        {"kind": "dead", "rules": [2]},
    ] == answer["tables"][0]["flaws"]


def test_a_table_is_run_from_the_command_line(tmp_path: Path) -> None:
    """The rule that matches is told with its test, and what it decides."""
    text = run(tmp_path, dmn(), "run", "t.dmn", "--input", "in.json", given_={"days": 45})
    answer = run(tmp_path, dmn(), "run", "t.dmn", "--input", "in.json", "--json", given_={"days": "30.5"})

    assert (0, ["  规则2命中：", "    days不小于31且不大于90", '  → desk = "risk"']) == (
        text.exit_code,
        text.stdout.splitlines()[1:],
    )
    assert (1, {"table": "desk", "matched": [], "rows": []}) == (answer.exit_code, json.loads(answer.stdout))


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ({"days": 0.5}, "days: a text, a whole number"),
        ({"days": "many"}, "days: a number is expected"),
        ({"days": "NaN"}, "days: a number is expected"),
        ({}, "days: this input is missing"),
        ([], "--input: one object is expected"),
    ],
)
def test_inputs_that_do_not_fit_are_refused(tmp_path: Path, given_: object, said: str) -> None:
    """A float is never taken for an amount, and the status is that of a wrong input."""
    answer = run(tmp_path, dmn(), "run", "t.dmn", "--input", "in.json", given_=given_)

    assert (2, "") == (answer.exit_code, answer.stdout)
    assert said in answer.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "none.dmn"), "FILE: "),
        (("check", "t.dmn", "--whole", "weeks"), "--whole: no table has an input weeks"),
        (("run", "t.dmn", "--input", "in.json", "--table", "b"), "--table: name one table of desk"),
    ],
)
def test_arguments_that_name_nothing_are_refused(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    """What is not there is told by the name of the argument."""
    answer = run(tmp_path, dmn(), *arguments)

    assert 2 == answer.exit_code
    assert said in answer.stderr
