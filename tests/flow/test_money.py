"""Amounts are exact, of one currency, and never made from a float."""

from __future__ import annotations

import decimal
import json
import operator
import pickle
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from loancomplaint.errors import CurrencyMismatchError, ValueRefusedError
from loancomplaint.values.money import CURRENCIES, INTEGER_DIGITS, Money
from loancomplaint.words.zh_cn.numerals import in_capitals

HOSTILE = decimal.Context(
    prec=3,
    Emax=9,
    Emin=-9,
    rounding=decimal.ROUND_UP,
    traps=[decimal.Inexact, decimal.Rounded, decimal.Subnormal, decimal.FloatOperation],
)
COUNTS = st.integers(-(10**20), 10**20)
WEIGHTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=12).filter(any)
RATES = st.decimals(-10, 10, places=6) | st.fractions(-10, 10, max_denominator=366)
CORPUS = Path(__file__).parents[1] / "corpora" / "text" / "amount_strings.json"


def of_minor_units(count: int, currency: str = "CNY") -> Money:
    """Return the money that is *count* of its currency's smallest unit, by way of its text."""
    decimals = CURRENCIES[currency]
    digits = str(abs(count)).zfill(decimals + 1)
    split = len(digits) - decimals
    text = f"{digits[:split]}.{digits[split:]}" if decimals else digits
    return Money(f"-{text}" if count < 0 else text, currency)


def minor_units(money: Money) -> int:
    """Return how many of its currency's smallest unit *money* is, by way of its text."""
    return int(money.text.replace(".", ""))


def yuan(amount: str | int) -> Money:
    """Return an amount in CNY."""
    return Money(amount, "CNY")


MONEYS = COUNTS.map(of_minor_units)
MONEYS_OF_ANY_CURRENCY = st.builds(of_minor_units, COUNTS, st.sampled_from(sorted(CURRENCIES)))


@given(MONEYS_OF_ANY_CURRENCY)
def test_text_comes_back_as_the_same_money(money: Money) -> None:
    """A stored amount is read again as it was, with as many decimals as its currency has."""
    fraction = money.text.partition(".")[2]

    assert money == Money(money.text, money.currency)
    assert CURRENCIES[money.currency] == len(fraction)


@given(COUNTS, st.sampled_from(sorted(CURRENCIES)))
def test_nothing_is_rounded_on_the_way_in(count: int, currency: str) -> None:
    """Text, a Decimal and, for whole units, an int mean the same amount to the last digit."""
    money = of_minor_units(count, currency)

    assert count == minor_units(money)
    assert money == Money(Decimal(money.text), currency)
    assert of_minor_units(count * 10 ** CURRENCIES[currency], currency) == Money(count, currency)


@given(st.text("0123456789.-+eE_ ,٣１xINnaf", max_size=9))
def test_only_the_canonical_grammar_is_read(text: str) -> None:
    """Whatever is accepted as text is plain ASCII without sign, zero, exponent or gap too many."""
    canonical = re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9][0-9]?)?", text)
    try:
        money = yuan(text)
    except ValueRefusedError:
        assert canonical is None
    else:
        assert canonical
        assert Decimal(text) == money.amount


@given(COUNTS, COUNTS)
def test_sums_and_order_are_those_of_the_smallest_units(first: int, second: int) -> None:
    """Adding, subtracting, negating and comparing amounts is whole-number arithmetic in fen."""
    one, other = of_minor_units(first), of_minor_units(second)

    assert first + second == minor_units(one + other)
    assert first - second == minor_units(one - other)
    assert -first == minor_units(-one)
    assert abs(first) == minor_units(abs(one))
    assert (first < second, first <= second, first > second, first >= second, first == second) == (
        one < other,
        one <= other,
        one > other,
        one >= other,
        one == other,
    )


@given(st.lists(MONEYS, max_size=8))
def test_a_total_is_the_sum_in_any_order(moneys: list[Money]) -> None:
    """A total does not depend on the order, and a total of nothing is zero."""
    assert sum(map(minor_units, moneys)) == minor_units(Money.total(moneys, "CNY"))
    assert Money.total(reversed(moneys), "CNY") == Money.total(moneys, "CNY")


@given(MONEYS, st.integers(-999, 999))
def test_a_count_times_an_amount_is_the_amount_added_up(money: Money, count: int) -> None:
    """Multiplying by a whole number is exact, from either side."""
    assert minor_units(money) * count == minor_units(money * count)
    assert money * count == count * money


@given(MONEYS, RATES)
@example(yuan("0.01"), Decimal("0.5"))
@example(yuan("-0.01"), Decimal("0.5"))
@example(yuan("1000000.00"), Fraction(1, 3))
def test_a_rate_is_rounded_once_and_halves_go_up(money: Money, rate: Decimal | Fraction) -> None:
    """The result lies within half a fen of the exact one; an exact half moves away from zero."""
    exact = minor_units(money) * Fraction(rate)
    rounded = minor_units(money.times(rate))

    assert abs(rounded - exact) <= Fraction(1, 2)
    assert abs(rounded - exact) < Fraction(1, 2) or abs(rounded) > abs(exact)
    assert -money.times(rate) == (-money).times(rate)


@given(MONEYS_OF_ANY_CURRENCY, WEIGHTS)
@example(yuan("0.01"), [1, 1, 1])
@example(yuan("-0.05"), [1, 0, 1])
def test_allocating_never_loses_a_fen(money: Money, weights: list[int]) -> None:
    """Shares add up to the whole, and each lies within one smallest unit of its exact part, towards or past it."""
    shares = money.allocate(weights)

    assert money == Money.total(shares, money.currency)
    for share, weight in zip(shares, weights, strict=True):
        assert abs(minor_units(share) - Fraction(minor_units(money) * weight, sum(weights))) < 1
        assert weight or not share


@given(MONEYS, WEIGHTS)
def test_a_debt_is_shared_as_a_claim_is(money: Money, weights: list[int]) -> None:
    """The shares of a negative amount are those of the positive one, negated."""
    assert tuple(-share for share in money.allocate(weights)) == (-money).allocate(weights)


@given(MONEYS_OF_ANY_CURRENCY)
def test_a_value_can_be_copied_hashed_and_stored(money: Money) -> None:
    """Equal moneys hash alike however they came about, through pickle and `evolve` too, and show how to build them."""
    again = (pickle.loads(pickle.dumps(money)), attrs.evolve(money), eval(repr(money)))  # noqa: S301, S307 - our own

    assert (money, money, money) == again
    assert {money} == set(again)


@given(MONEYS, MONEYS, WEIGHTS, RATES)
def test_the_ambient_decimal_context_changes_nothing(
    one: Money, other: Money, weights: list[int], rate: Decimal | Fraction
) -> None:
    """A caller who computes to three digits and traps every rounding gets the same amounts."""

    def everything() -> object:
        read = yuan(one.text), Money(one.amount, "CNY"), yuan("5"), yuan(123456)
        computed = one + other, one - other, -one, abs(one), one * 7, one.times(rate), one.allocate(weights)
        shown = one.text, one.grouped, repr(one), hash(one), bool(one), one < other, in_capitals(yuan("1234567.89"))
        return read, computed, shown

    expected = everything()
    with decimal.localcontext(HOSTILE):
        assert expected == everything()


@pytest.mark.parametrize(
    ("amount", "currency", "text", "grouped"),
    [
        ("5", "CNY", "5.00", "5.00"),
        ("5.1", "CNY", "5.10", "5.10"),
        (500000, "CNY", "500000.00", "500,000.00"),
        (Decimal("1E+3"), "CNY", "1000.00", "1,000.00"),
        ("-1234567.89", "CNY", "-1234567.89", "-1,234,567.89"),
        ("-0.00", "CNY", "0.00", "0.00"),
        (Decimal("-0"), "CNY", "0.00", "0.00"),
        ("-0", "JPY", "0", "0"),
        ("1234", "JPY", "1234", "1,234"),
        ("0.001", "KWD", "0.001", "0.001"),
        ("0.0001", "CLF", "0.0001", "0.0001"),
        (
            "9" * INTEGER_DIGITS + ".99",
            "CNY",
            "9" * INTEGER_DIGITS + ".99",
            ",".join(["999"] * (INTEGER_DIGITS // 3)) + ".99",
        ),
    ],
)
def test_an_amount_is_shown_with_its_currencys_decimals(
    amount: str | int | Decimal, currency: str, text: str, grouped: str
) -> None:
    """One amount has one text, and zero has no sign."""
    money = Money(amount, currency)

    assert (text, grouped) == (money.text, money.grouped)
    assert f"Money('{text}', '{currency}')" == repr(money)


@pytest.mark.parametrize(
    ("amount", "currency"),
    [
        (500000.0, "CNY"),
        (float("nan"), "CNY"),
        (True, "CNY"),
        (None, "CNY"),
        (b"5", "CNY"),
        (Fraction(1, 2), "CNY"),
        (Decimal("NaN"), "CNY"),
        (Decimal("sNaN"), "CNY"),
        (Decimal("-Infinity"), "CNY"),
        (Decimal("0.001"), "CNY"),
        (Decimal(f"1E+{INTEGER_DIGITS}"), "CNY"),
        (Decimal("1E+999999"), "CNY"),
        (10**INTEGER_DIGITS, "CNY"),
        (-(10**INTEGER_DIGITS), "CNY"),
        ("1" + "0" * INTEGER_DIGITS, "CNY"),
        ("", "CNY"),
        ("007", "CNY"),
        ("5.", "CNY"),
        (".5", "CNY"),
        ("+5", "CNY"),
        ("--5", "CNY"),
        ("5\n", "CNY"),
        ("1e3", "CNY"),
        ("1_000", "CNY"),
        ("1,000", "CNY"),
        ("５", "CNY"),
        ("٣", "CNY"),
        ("5.001", "CNY"),
        ("5.0", "JPY"),
        ("5.0001", "KWD"),
        ("5", "cny"),
        ("5", "RMB"),
        ("5", "XAU"),
        ("5", "XXX"),
        ("5", "BGN"),
        ("5", ""),
        ("5", None),
        ("5", ["CNY"]),
    ],
)
def test_what_is_no_amount_is_refused(amount: str, currency: str) -> None:
    """No float, no rounding, no second spelling, no unknown currency; the refusal repeats nothing of the text."""
    with pytest.raises(ValueRefusedError) as refused:
        Money(amount, currency)

    assert not (isinstance(amount, str) and len(amount) > 3 and amount in str(refused.value))


def test_published_hostile_amounts_are_read_or_refused_as_written() -> None:
    """Of a public list of ways to write a hundred thousand, only plain decimals pass."""
    accepted = set()
    for text in json.loads(CORPUS.read_text(encoding="utf-8"))["strings"]:
        try:
            yuan(text)
        except ValueRefusedError:
            continue
        accepted.add(text)

    assert accepted == {
        *("100000", "100000.00", "-100000", "99999", "100001", "1", "-1", "0", "-0"),
        *("-2147483648", "2147483647", "4294967295", "-2147483649", "2147483648", "4294967296"),
    }


@pytest.mark.parametrize("meet", [operator.add, operator.sub, operator.lt, operator.ge])
def test_two_currencies_do_not_meet_in_one_sum(meet: Callable[[Money, Money], object]) -> None:
    """Adding or comparing yuan and dollars is a mistake that is said, with both currencies."""
    with pytest.raises(CurrencyMismatchError, match="CNY and USD"):
        meet(yuan(5), Money(5, "USD"))


def test_equal_amounts_of_two_currencies_differ() -> None:
    """Five yuan are not five dollars, and asking is no mistake; a total of the wrong currency is one."""
    assert yuan(5) != Money(5, "USD")
    with pytest.raises(CurrencyMismatchError):
        Money.total([yuan(5)], "USD")


@pytest.mark.parametrize("meet", [operator.add, operator.sub, operator.lt])
@pytest.mark.parametrize("other", [0, 5, Decimal(5), "5.00", None])
def test_money_meets_only_money(meet: Callable[[object, object], object], other: object) -> None:
    """A bare number beside an amount is a type error, on either side."""
    with pytest.raises(TypeError):
        meet(yuan(5), other)
    with pytest.raises(TypeError):
        meet(other, yuan(5))


@pytest.mark.parametrize("count", [1.5, True, Decimal(2), yuan(5), "2", None])
def test_only_a_whole_number_multiplies(count: object) -> None:
    """A rate has its own door, where it is said how it rounds; a product of two amounts is no amount."""
    with pytest.raises(TypeError):
        operator.mul(yuan(5), count)


@pytest.mark.parametrize(
    "rate", [0.0435, True, 3, "0.0435", Decimal("NaN"), Decimal("Infinity"), Decimal("1E-1001"), Decimal("1E+1001")]
)
def test_a_rate_is_exact_or_refused(rate: Decimal) -> None:
    """A float rate would not be the rate of the contract."""
    with pytest.raises(ValueRefusedError, match="a rate is"):
        yuan(5).times(rate)


@pytest.mark.parametrize(
    "grow",
    [
        lambda: yuan("9" * INTEGER_DIGITS) + yuan(1),
        lambda: yuan(5) * 10**INTEGER_DIGITS,
        lambda: yuan(5) * 10**90,
        lambda: yuan(5).times(Decimal("1E+1000")),
    ],
)
def test_a_result_too_large_is_refused(grow: Callable[[], Money]) -> None:
    """An amount beyond any bank's books is a mistake, whichever way it came about."""
    with pytest.raises(ValueRefusedError, match=f"at most {INTEGER_DIGITS} digits"):
        grow()


@pytest.mark.parametrize(
    ("amount", "weights", "shares"),
    [
        ("100.00", [1, 1, 1], ["33.34", "33.33", "33.33"]),
        ("0.02", [1, 1, 1], ["0.01", "0.01", "0.00"]),
        ("0.05", [3, 7], ["0.02", "0.03"]),
        ("0.05", [7, 3], ["0.04", "0.01"]),
        ("-100.00", [1, 1, 1], ["-33.34", "-33.33", "-33.33"]),
        ("10.00", [0, 1, 0], ["0.00", "10.00", "0.00"]),
        ("0.00", [2, 3], ["0.00", "0.00"]),
    ],
)
def test_left_over_fen_go_to_the_largest_remainders(amount: str, weights: list[int], shares: list[str]) -> None:
    """Who gets the odd fen is decided by the remainders, and among equals by the order."""
    assert shares == [share.text for share in yuan(amount).allocate(weights)]


@pytest.mark.parametrize("weights", [[], [0], [0, 0], [1, -1], [2, -1], [0.5, 0.5]])
def test_weights_that_share_nothing_are_refused(weights: list[int]) -> None:
    """There is no honest way to share by no weight, a negative one or a float."""
    with pytest.raises(ValueRefusedError, match="weights"):
        yuan(5).allocate(weights)


@given(COUNTS)
@example(0)
def test_only_zero_is_false_and_zero_is_not_negative(count: int) -> None:
    """The sign and the truth of an amount are those of its number of fen."""
    assert (count < 0, count != 0) == (of_minor_units(count).is_negative, bool(of_minor_units(count)))


def test_money_cannot_be_changed() -> None:
    """An amount that was put in a report stays that amount."""
    money: Any = yuan(5)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        money.amount = Decimal(6)


NUMERALS = {character: value for value, character in enumerate("零壹贰叁肆伍陆柒捌玖")}
PLACES = {"拾": 10, "佰": 100, "仟": 1000}


def read_number(capitals: str) -> int:
    """Read what a clerk reads: the places of a section, times the section's 万 and 亿."""
    for size, section in ((10**8, "亿"), (10**4, "万")):
        high, found, low = capitals.rpartition(section)
        if found:
            return read_number(high) * size + read_number(low)
    pairs = re.findall("([壹贰叁肆伍陆柒捌玖])([拾佰仟]?)", capitals)
    return sum(NUMERALS[digit] * PLACES.get(place, 1) for digit, place in pairs)


def read_capitals(capitals: str) -> Money:
    """Read an amount in capitals, knowing nothing of how it was written."""
    form = re.fullmatch("(负?)(?:(.+)元)?零?(?:(.)角)?零?(?:(.)分)?整?", capitals)
    assert form
    sign, whole, jiao, fen = form.groups("")
    cents = 100 * read_number(whole) + 10 * read_number(jiao) + read_number(fen)
    return of_minor_units(-cents if sign else cents)


@given(st.integers(-(10**18) + 1, 10**18 - 1))
@example(10**18 - 1)
@example(10_001_000_100_010_000)
def test_capitals_say_the_amount_and_nothing_else(cents: int) -> None:
    """Reading the capitals gives the amount back, so no two amounts are written alike; no zero is written twice."""
    money = of_minor_units(cents)
    capitals = in_capitals(money)

    assert money == read_capitals(capitals)
    assert "零零" not in capitals
    assert not capitals.endswith("零")


@pytest.mark.parametrize(
    ("amount", "capitals"),
    [
        ("1409.50", "壹仟肆佰零玖元伍角"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元零叁角贰分"),
        ("107000.53", "壹拾万柒仟元零伍角叁分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
    ],
)
def test_capitals_are_those_of_the_provisions(amount: str, capitals: str) -> None:
    """Every example of 正确填写票据和结算凭证的基本规定 is written as printed there, the first where two are."""
    assert capitals == in_capitals(yuan(amount))


@pytest.mark.parametrize(
    ("amount", "capitals"),
    [
        ("0", "零元整"),
        ("0.01", "壹分"),
        ("0.10", "壹角"),
        ("0.11", "壹角壹分"),
        ("1", "壹元整"),
        ("10", "壹拾元整"),
        ("10.05", "壹拾元零伍分"),
        ("20.50", "贰拾元零伍角"),
        ("101", "壹佰零壹元整"),
        ("110", "壹佰壹拾元整"),
        ("1001", "壹仟零壹元整"),
        ("10000", "壹万元整"),
        ("10010", "壹万零壹拾元整"),
        ("500000.00", "伍拾万元整"),
        ("99078.13", "玖万玖仟零柒拾捌元壹角叁分"),
        ("-99078.13", "负玖万玖仟零柒拾捌元壹角叁分"),
        ("100000000", "壹亿元整"),
        ("100001000", "壹亿零壹仟元整"),
        ("100010001", "壹亿零壹万零壹元整"),
        ("1000000000000", "壹万亿元整"),
        ("1000100000000", "壹万零壹亿元整"),
        (
            "9999999999999999.99",
            "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
        ),
    ],
)
def test_awkward_amounts_in_capitals(amount: str, capitals: str) -> None:
    """Zeros at the joints of sections, cents without yuan, and the ends of the range."""
    assert capitals == in_capitals(yuan(amount))


@pytest.mark.parametrize("money", [Money(5, "USD"), yuan(10**16), yuan(-(10**16))])
def test_no_capitals_for_other_currencies_and_larger_amounts(money: Money) -> None:
    """Better no capitals than some that no clerk can check."""
    with pytest.raises(ValueRefusedError):
        in_capitals(money)


def test_the_table_of_currencies_has_the_counts_of_the_list() -> None:
    """List One of 2026-01-01 has 165 codes with a minor unit, so many of each."""
    by_decimals = {decimals: list(CURRENCIES.values()).count(decimals) for decimals in (0, 2, 3, 4)}

    assert {0: 17, 2: 139, 3: 7, 4: 2} == by_decimals
    assert {"CNY": 2, "HKD": 2, "USD": 2, "JPY": 0, "KWD": 3} == {
        code: CURRENCIES[code] for code in ("CNY", "HKD", "USD", "JPY", "KWD")
    }


@given(MONEYS)
def test_sharing_in_order_of_size_gives_shares_in_order_of_size(money: Money) -> None:
    """Who has the greater claim never gets the smaller part of what was paid."""
    assume(not money.is_negative)
    least, middle, most = money.allocate([1, 2, 4])

    assert least <= middle <= most


def test_a_loan_in_arrears_adds_up() -> None:
    """Half a million repaid in five equal parts, one part paid, a year's interest on the rest, told in capitals."""
    principal = yuan("500000.00")
    parts = principal.allocate([1] * 5)
    outstanding = Money.total(parts[1:], "CNY")
    interest = outstanding.times(Decimal("0.0435"))

    assert yuan("400000.00") == outstanding
    assert yuan("17400.00") == interest
    assert "肆拾壹万柒仟肆佰元整" == in_capitals(outstanding + interest)
