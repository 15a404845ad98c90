"""Decision tables: what a cell means, what a table decides, and what a proof may be trusted for."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loancomplaint.errors import InputError, ValueRefusedError
from loancomplaint.tables import (
    Aggregator,
    DecisionTable,
    Flaw,
    HitPolicy,
    Input,
    Output,
    TableRule,
    Test,
    Value,
    parse,
    parse_value,
    proof,
    prove,
)
from loancomplaint.tables.feel import Anything, Comparison, Equal, Interval, Negation, OneOf, written
from loancomplaint.tables.proof import FlawKind, TooWideError, cells
from loancomplaint.words import LOCALES

# ---------------------------------------------------------------- cells

numbers = st.decimals(min_value=-9, max_value=9, places=1)
texts = st.text(st.characters(codec="utf-8"), max_size=3)
bounds = st.one_of(st.tuples(numbers, numbers), st.tuples(texts, texts), st.tuples(st.dates(), st.dates()))
values = st.one_of(st.none(), st.booleans(), numbers, texts, st.dates())
positives = st.one_of(
    st.builds(Equal, values),
    st.builds(lambda op, pair: Comparison(op, pair[0]), st.sampled_from(["<", "<=", ">", ">="]), bounds),
    st.builds(lambda pair, low, high: Interval(pair[0], pair[1], low, high), bounds, st.booleans(), st.booleans()),
)
lists = st.builds(OneOf, st.lists(positives, min_size=2, max_size=3).map(tuple))
tests = st.one_of(st.just(Anything()), positives, lists, st.builds(Negation, positives | lists))


@given(test=tests)
def test_a_cell_is_read_as_it_is_written(test: Test) -> None:
    """Whatever a test is, its text reads back as the same test."""
    assert test == parse(str(test))


@given(value=values)
def test_a_literal_is_read_as_it_is_written(value: Value) -> None:
    """Whatever a value is, its literal reads back as the same value, of the same type."""
    back = parse_value(written(value))

    assert (type(value), value) == (type(back), back)


@given(inner=positives | lists, value=values)
def test_not_turns_an_answer_round_and_leaves_the_unknown(inner: Equal | OneOf, value: Value) -> None:
    """Denying twice is saying; what cannot be compared is not true when denied either."""
    told = {True: False, False: True, None: None}

    assert told[inner.of(value)] is Negation(inner).of(value)


@given(low=numbers, high=numbers, value=numbers, left=st.sampled_from("[(]"), right=st.sampled_from("])["))
def test_a_range_holds_what_lies_between(low: Decimal, high: Decimal, value: Decimal, left: str, right: str) -> None:
    """A bound belongs to the range where its bracket faces it."""
    above = low <= value if left == "[" else low < value
    below = value <= high if right == "]" else value < high

    assert (above and below) is parse(f"{left}{low}..{high}{right}").of(value)


@pytest.mark.parametrize(
    ("cell", "value", "answer"),
    [
        ("-", None, True),
        ("< 5", None, None),
        ("not(< 5)", None, None),
        ("5", None, False),
        ("null", None, True),
        ("not(null)", None, False),
        ("not(null)", Decimal(5), True),
        ('"A", "B"', "B", True),
        ('not("A", "B")', "C", True),
        ('not("A")', None, True),
        ("1", True, False),
        ("< 5", "4", None),
        ("< 5, null", None, True),
        ("1.0", Decimal(1), True),
        ('>= date("2024-09-17")', dt.date(2024, 9, 17), True),
        ('< @"2024-09-17"', dt.date(2024, 9, 17), False),
        (r'"a\"b"', 'a"b', True),
    ],
)
def test_what_a_cell_answers(cell: str, value: Value, answer: bool | None) -> None:  # noqa: FBT001 - an expectation
    """Null compares with nothing but null, and one type with no other."""
    assert answer is parse(cell).of(value)


@pytest.mark.parametrize(
    ("cell", "column", "named"),
    [
        ("", 1, "an empty place"),
        ("<", 2, "an empty place"),
        ("limit", 1, "a name in the place of a value"),
        ("< limit", 3, "a name in the place of a value"),
        ("today()", 1, "a call of a function"),
        ("? > 5", 1, "an expression"),
        ("5 + 1", 3, "an expression"),
        ("5 6", 3, "an expression"),
        ("3-2", 2, "an expression"),
        ("1,", 3, "an empty place"),
        ("[1..", 5, "an empty place"),
        ("[1,2]", 3, ".. is missing"),
        ('[1.."a"]', 1, "different types"),
        ("< true", 3, "no order"),
        ("not(-)", 5, "a mark"),
        ("not(5", 6, ") is missing"),
        ('date("2024-02-30")', 6, "not in the calendar"),
        ('date("2024-9-1")', 6, "only a day"),
        ('time("10:00:00")', 1, "a call of a function"),
        ('"a', 1, "an expression"),
        (r'"\x"', 1, "escaped"),
        ("9" * 35, 1, "34 digits"),
        ("1e5", 1, "an expression"),
        ("5" + " " * 10_000, 10_000, "10000 characters"),
    ],
)
def test_what_is_outside_the_subset_is_named(cell: str, column: int, named: str) -> None:
    """A cell that cannot be read says where and why, and is never read as something else."""
    with pytest.raises(InputError) as refused:
        parse(cell)

    (fault,) = refused.value.faults
    assert f"column {column}" == fault.path
    assert named in fault.message


@given(text=st.text(st.sampled_from('-<>=[]().,"not1 trueabd@\\?')))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    """Every text is a test, or is refused on purpose."""
    try:
        test = parse(text)
    except InputError:
        return

    assert test == parse(str(test))


@pytest.mark.parametrize(
    ("cell", "reads"),
    [
        ("-", "任意值"),
        ("[31..90)", "不小于31且小于90"),
        ('not("A", "B")', '不属于以下情形（等于"A"，或等于"B"）'),
        ("> 5, <= 1", "大于5，或不大于1"),
    ],
)
def test_a_cell_reads_as_words(cell: str, reads: str) -> None:
    """What a rule asks for is told in the reader's language."""
    assert reads == parse(cell).says.message()


@pytest.mark.parametrize("locale", LOCALES)
@given(test=tests)
def test_no_literal_is_lost_in_words(locale: str, test: Test) -> None:
    """Every literal of a cell stands in its words, whatever it holds."""
    told = test.says.message(locale)

    assert all(written(literal) in told for literal in test.literals)


# ---------------------------------------------------------------- tables


def table(policy: HitPolicy, *rows: tuple[str, str], **more: Any) -> DecisionTable:  # noqa: ANN401 - as attrs.evolve takes them
    """Return a table of one number and one output."""
    output = Output(name="out", allowed=(Decimal(1), Decimal(2), Decimal(3)))
    made = DecisionTable(
        name="t",
        inputs=(Input(name="x", type="number"),),
        outputs=(output,),
        rows=tuple(TableRule(when=(parse(test),), then=(parse_value(value),)) for test, value in rows),
        policy=policy,
    )
    return attrs.evolve(made, **more)


THREE = (("> 1", "3"), ("> 2", "1"), ("> 3", "2"))


@pytest.mark.parametrize(
    ("policy", "aggregator", "rows", "total"),
    [
        (HitPolicy.FIRST, None, [3], None),
        (HitPolicy.PRIORITY, None, [1], None),
        (HitPolicy.RULE_ORDER, None, [3, 1, 2], None),
        (HitPolicy.OUTPUT_ORDER, None, [1, 2, 3], None),
        (HitPolicy.COLLECT, None, [3, 1, 2], None),
        (HitPolicy.COLLECT, Aggregator.SUM, [3, 1, 2], 6),
        (HitPolicy.COLLECT, Aggregator.COUNT, [3, 1, 2], 3),
        (HitPolicy.COLLECT, Aggregator.MIN, [3, 1, 2], 1),
        (HitPolicy.COLLECT, Aggregator.MAX, [3, 1, 2], 3),
    ],
)
def test_what_becomes_of_several(
    policy: HitPolicy, aggregator: Aggregator | None, rows: list[int], total: int | None
) -> None:
    """Each hit policy makes of the same three rules what DMN says."""
    outcome = table(policy, *THREE, aggregator=aggregator).decide({"x": Decimal(9)})

    assert ((1, 2, 3), rows, total, None) == (
        outcome.matched,
        [row[0] for row in outcome.rows],
        outcome.total,
        outcome.fault,
    )


def test_a_broken_hit_policy_is_told_and_decides_nothing() -> None:
    """UNIQUE refuses two rules, ANY two answers; two rules with one answer are no fault of ANY."""
    nine = {"x": Decimal(9)}
    unique, any_ = table(HitPolicy.UNIQUE, *THREE).decide(nine), table(HitPolicy.ANY, *THREE).decide(nine)
    agreed = table(HitPolicy.ANY, ("> 1", "2"), ("> 2", "2")).decide(nine)

    assert ((), ()) == (unique.rows, any_.rows)
    assert ("UNIQUE" in str(unique.fault), "ANY" in str(any_.fault)) == (True, True)
    assert (((Decimal(2),),), None) == (agreed.rows, agreed.fault)


def test_a_default_stands_in_where_nothing_matches() -> None:
    """Without one there are no rows; with one it is the row."""
    none = {"x": Decimal(0)}
    default = (Output(name="out", default=Decimal(7)),)

    assert () == table(HitPolicy.UNIQUE, *THREE).decide(none).rows
    assert ((Decimal(7),),) == table(HitPolicy.UNIQUE, *THREE, outputs=default).decide(none).rows


def test_inputs_are_held_to_their_columns() -> None:
    """Missing, unknown, of another type and not allowed: all are told at once, by the name of the input."""
    column = (Input(name="x", type="number", allowed=parse("[0..10]")),)
    held = table(HitPolicy.UNIQUE, *THREE, inputs=column)
    for given_, said in [
        ({"y": Decimal(1)}, "x: this input is missing\ny: the table has no such input"),
        ({"x": "1"}, "x: this input is of type number"),
        ({"x": Decimal(11)}, "x: this input is not allowed; allowed: [0..10]"),
    ]:
        with pytest.raises(InputError) as refused:
            held.decide(given_)  # type: ignore[arg-type]  # a dict of one type of values

        assert said == str(refused.value)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"aggregator": Aggregator.SUM}, "goes with COLLECT"),
        ({"outputs": ()}, "has an output"),
        ({"inputs": (Input(name="x", type="string"),)}, "rule 1: a test is not on values of type string"),
        ({"outputs": (Output(type="string"),)}, "rule 1: an output is not of type string"),
        ({"outputs": (Output(allowed=(Decimal(9),)),)}, "rule 1: an output is not among the allowed values"),
        ({"outputs": (Output(),), "policy": HitPolicy.PRIORITY}, "PRIORITY ranks by the allowed values"),
        ({"rows": (TableRule(when=(), then=()),)}, "rule 1 has not one entry per column"),
    ],
)
def test_a_table_that_cannot_decide_is_not_built(change: dict[str, Any], said: str) -> None:
    """What would make the table meaningless is refused when it is built."""
    with pytest.raises(ValueRefusedError, match=said):
        attrs.evolve(table(HitPolicy.UNIQUE, *THREE), **change)


# ---------------------------------------------------------------- proofs

few = st.integers(-2, 2).map(Decimal)
number_tests = st.one_of(
    st.just("-"),
    few.map(str),
    st.tuples(few, few).map(lambda pair: f"[{min(pair)}..{max(pair)})"),
    st.builds("{} {}".format, st.sampled_from(["<", "<=", ">", ">="]), few),
    few.map(lambda x: f"not({x}, > 1)"),
)
text_tests = st.sampled_from(
    ["-", '"A"', '"B", "C"', 'not("A")', '> "A"', '<= "B"', '["A".."B"]', '>= "A"', '< "A"', "null"]
)
flag_tests = st.sampled_from(["-", "true", "false", "not(true)"])
GRID = tuple(
    product(
        [Decimal(n) / 2 for n in range(-6, 7)],
        [None, "", "A", "A\0", "A-", "B", "B\0", "C", "C\0", "other"],
        [True, False],
    )
)
"""A value on each side of, between and at every literal that the small tables below may hold."""


@st.composite
def small_tables(draw: st.DrawFn) -> DecisionTable:
    """Tables of up to five rules over a number, a text and a flag, under every hit policy."""
    row = st.tuples(st.tuples(number_tests, text_tests, flag_tests), st.sampled_from([Decimal(1), Decimal(2)]))
    return DecisionTable(
        name="small",
        inputs=(Input(name="n", type="number"), Input(name="s", type="string"), Input(name="b", type="boolean")),
        outputs=(Output(allowed=(Decimal(2), Decimal(1)), default=draw(st.sampled_from([None, None, Decimal(1)]))),),
        rows=tuple(
            TableRule(when=tuple(map(parse, when)), then=(then,)) for when, then in draw(st.lists(row, max_size=5))
        ),
        policy=draw(st.sampled_from(HitPolicy)),
    )


def by_trying(tried: DecisionTable) -> set[tuple[FlawKind, tuple[int, ...]]]:
    """Return the flaws that show when every value of the grid is tried."""
    asks_for_null = any("null" in str(row.when[1]) for row in tried.rows)
    hits = [
        tuple(i for i, row in enumerate(tried.rows, 1) if all(t.of(v) for t, v in zip(row.when, point, strict=True)))
        for point in GRID
        if point[1] is not None or asks_for_null
    ]
    found: set[tuple[FlawKind, tuple[int, ...]]] = set()
    if not tried.has_default and () in hits:
        found.add((FlawKind.GAP, ()))
    pairs = {(i, j) for hit in hits for i in hit for j in hit if i < j}
    for i, j in pairs:
        differ = tried.rows[i - 1].then != tried.rows[j - 1].then
        if tried.policy is HitPolicy.UNIQUE or (tried.policy is HitPolicy.ANY and differ):
            found.add((FlawKind.OVERLAP, (i, j)))
    alive = {i for hit in hits for i in deciding(tried, hit)}
    return found | {(FlawKind.DEAD, (i,)) for i in range(1, len(tried.rows) + 1) if i not in alive}


def deciding(tried: DecisionTable, hit: tuple[int, ...]) -> tuple[int, ...]:
    """Return which of the rules that match decide."""
    if tried.policy is HitPolicy.PRIORITY:
        return tuple(sorted(hit, key=lambda i: -int(str(tried.rows[i - 1].then[0]))))[:1]
    return hit[:1] if tried.policy is HitPolicy.FIRST else hit


@given(tried=small_tables())
def test_a_proof_finds_what_trying_everything_finds(tried: DecisionTable) -> None:
    """No flaw is missed, and none is invented, on tables small enough to try every kind of input."""
    assert by_trying(tried) == {(flaw.kind, flaw.rules) for flaw in prove(tried)}


@given(tried=small_tables())
def test_a_witness_shows_the_flaw_when_it_is_run(tried: DecisionTable) -> None:
    """What a gap or an overlap is shown by, the table itself confirms."""
    for flaw in prove(tried):
        if flaw.kind is not FlawKind.DEAD:
            outcome = tried.decide(dict(flaw.witness))

            assert outcome.matched == () if flaw.kind is FlawKind.GAP else set(flaw.rules) <= set(outcome.matched)


@given(literals=st.lists(numbers, min_size=1, max_size=4), value=st.integers(-12, 12).map(Decimal))
@example(literals=[Decimal("1.5")], value=Decimal(1))
def test_whole_numbers_leave_out_what_lies_between_them(literals: list[Decimal], value: Decimal) -> None:
    """Each cell of a whole number is a whole number, and every whole number is told like one of them."""
    told = [Comparison(op, bound) for bound in literals for op in ("<", "<=")]
    found = cells(Input(name="x", type="number"), told, whole=True)

    assert all(isinstance(cell, Decimal) and cell == int(cell) for cell in found)
    assert [test.of(value) for test in told] in [[test.of(cell) for test in told] for cell in found]


@given(literals=st.lists(st.dates(), min_size=1, max_size=4), value=st.dates())
def test_every_day_is_told_like_one_of_the_cells(literals: list[dt.date], value: dt.date) -> None:
    """No day, the first and the last of the calendar among them, falls between the cells."""
    told = [Comparison(op, bound) for bound in literals for op in ("<", "<=")]
    found = cells(Input(name="x", type="date"), told)

    assert [test.of(value) for test in told] in [[test.of(cell) for test in told] for cell in found]


def test_of_two_rules_that_rank_alike_the_first_decides() -> None:
    """A rule below one of its own rank that takes everything it would never decides."""
    tied = table(HitPolicy.PRIORITY, ("> 1", "2"), ("> 2", "2"), ("<= 1", "3"))

    assert (Flaw(kind=FlawKind.DEAD, rules=(2,)),) == prove(tied)


@pytest.mark.parametrize(
    ("cell", "witness"),
    [('>= "A"', ""), ('< "A", "A", "B", > "B"', "A-"), ('< "A", "A", "A-", > "A-"', "A\0"), ('<= "x"', "x-")],
)
def test_texts_before_between_and_behind_are_looked_at(cell: str, witness: str) -> None:
    """Texts have an order, and what stands between two neighbours that are named is a cell too."""
    column = (Input(name="x", type="string"),)
    one = attrs.evolve(
        table(HitPolicy.UNIQUE), inputs=column, rows=(TableRule(when=(parse(cell),), then=(Decimal(1),)),)
    )

    assert (Flaw(kind=FlawKind.GAP, witness=(("x", witness),)),) == prove(one)


def test_allowed_values_bound_the_proof() -> None:
    """What an input may not be is no gap."""
    open_ = table(HitPolicy.UNIQUE, ("[0..10]", "1"))
    bounded = attrs.evolve(open_, inputs=(Input(name="x", type="number", allowed=parse("[0..10]")),))

    assert [FlawKind.GAP] == [flaw.kind for flaw in prove(open_)]
    assert () == prove(bounded)


def ladder(width: int, height: int) -> DecisionTable:
    """Return a sound table: each rule asks for a step of its own of one input, and the last takes the rest."""
    names = [f"x{i}" for i in range(width)]
    rows = [
        TableRule(when=tuple(parse(f"> {n}" if i == n % width else "-") for i in range(width)), then=(Decimal(n),))
        for n in reversed(range(height - 1))
    ]
    rest = TableRule(when=(Anything(),) * width, then=(Decimal(-1),))
    return DecisionTable(
        name="ladder",
        inputs=tuple(Input(name=name, type="number") for name in names),
        outputs=(Output(),),
        rows=(*rows, rest),
        policy=HitPolicy.FIRST,
    )


def test_forty_rules_over_fifteen_inputs_are_proved() -> None:
    """A table of the size that a bank signs is proved sound, and one without its last row has the gap."""
    sound = ladder(15, 40)
    short = attrs.evolve(sound, rows=sound.rows[:-1])

    assert () == prove(sound)
    assert [FlawKind.GAP] == [flaw.kind for flaw in prove(short)]


@pytest.mark.parametrize("i", range(0, 39, 4))
def test_a_planted_flaw_is_found(i: int) -> None:
    """A rule put below one that takes everything it would is dead, and it alone."""
    sound = ladder(15, 40)
    planted = attrs.evolve(sound, rows=(*sound.rows[: i + 1], *sound.rows[i:]))

    assert (Flaw(kind=FlawKind.DEAD, rules=(i + 2,)),) == prove(planted)


def test_a_proof_too_wide_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proof that was given up is never read as a table without flaws."""
    monkeypatch.setattr(proof, "MAX_STEPS", 10)
    with pytest.raises(TooWideError):
        prove(ladder(15, 40))
