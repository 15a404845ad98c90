"""A slip of the pen in a number is found, and nobody's number is shown."""

from __future__ import annotations

import datetime as dt
import itertools
import string

import attrs
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import loancomplaint as lc
from loancomplaint.facts import CaseFile, Identifier, IdentifierScheme, Party
from loancomplaint.values.identifiers import (
    NumberForm,
    check,
    form_of,
    lei_check_digits,
    mask_identifier,
    mask_name,
    mask_phone,
    masked,
    normalized,
    ric_check_character,
    uscc_check_character,
    ways_to_dial,
)

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CAPITALS = string.digits + string.ascii_uppercase
SCHEMES = ("CN-USCC", "CN-RIC", "LEI")


def digits(size: int) -> st.SearchStrategy[str]:
    """Return texts of *size* digits."""
    return st.text(string.digits, min_size=size, max_size=size)


USCC_STEMS = st.builds(
    "{}{}{}".format,
    st.text(USCC_ALPHABET, min_size=2, max_size=2),
    digits(6),
    st.text(USCC_ALPHABET, min_size=9, max_size=9),
)
RIC_STEMS = st.builds(
    "{}{:%Y%m%d}{}".format,
    digits(6),
    st.dates(min_value=dt.date(1900, 1, 1)),
    digits(3),
)
LEI_STEMS = st.text(CAPITALS, min_size=18, max_size=18)
GOOD = (
    st.tuples(st.just("CN-USCC"), USCC_STEMS.map(lambda stem: stem + uscc_check_character(stem)))
    | st.tuples(st.just("CN-RIC"), RIC_STEMS.map(lambda stem: stem + ric_check_character(stem)))
    | st.tuples(st.just("LEI"), LEI_STEMS.map(lambda stem: stem + lei_check_digits(stem)))
)


def full_width(text: str) -> str:
    """Write ASCII as an input method in full-width mode does."""
    return "".join(chr(ord(character) + 0xFEE0) for character in text)


@given(GOOD)
def test_a_number_with_its_check_digit_holds(identifier: tuple[str, str]) -> None:
    """Nothing speaks against a well-formed number whose check digit is right."""
    assert None is check(*identifier)


@given(GOOD, st.data())
def test_one_wrong_character_is_always_found(identifier: tuple[str, str], data: st.DataObject) -> None:
    """A digit for another digit, or a letter for another letter, does not pass, wherever it stands."""
    scheme, value = identifier
    place = data.draw(st.integers(0, len(value) - 1))
    alike = string.digits if value[place].isdigit() else string.ascii_uppercase
    slip = data.draw(st.sampled_from(alike.replace(value[place], "")))

    assert check(scheme, value[:place] + slip + value[place + 1 :])


@given(GOOD, st.data())
def test_two_neighbours_swapped_are_always_found(identifier: tuple[str, str], data: st.DataObject) -> None:
    """Two digits or two letters in the wrong order, the other common slip, do not pass either."""
    scheme, value = identifier
    pairs = enumerate(itertools.pairwise(value))
    places = [i for i, (one, next_) in pairs if one != next_ and one.isdigit() == next_.isdigit()]
    assume(places)
    i = data.draw(st.sampled_from(places))

    assert check(scheme, value[:i] + value[i + 1] + value[i] + value[i + 2 :])


@given(GOOD)
def test_how_it_was_typed_does_not_matter(identifier: tuple[str, str]) -> None:
    """Full width, small letters, gaps and hyphens are habits of typing, not of the number."""
    scheme, value = identifier
    typed = f" {full_width(value[:6])}\u3000{value[6:14].lower()}－{full_width(value[14:].lower())}\t"

    assert value == normalized(typed)
    assert None is check(scheme, typed)


@given(st.text())
def test_normalizing_twice_changes_nothing(text: str) -> None:
    """What is normal stays as it is."""
    assert normalized(text) == normalized(normalized(text))


@given(st.sampled_from(SCHEMES), st.text() | st.text(CAPITALS, min_size=17, max_size=21))
def test_a_reason_never_repeats_the_number(scheme: str, value: str) -> None:
    """A reason goes into findings and logs, where nobody's number belongs."""
    reason = check(scheme, value) or ""

    assert not (len(normalized(value)) > 8 and normalized(value) in normalized(reason))


@given(st.text())
def test_a_scheme_without_a_rule_is_not_doubted(value: str) -> None:
    """An account number, or another country's register, has its own rules, which are not known here."""
    assert None is check("other", value)
    assert None is check("CN-CNAPS", value)


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("CN-USCC", "91110000600037341L"),
        ("CN-USCC", "9144030071526726XG"),
        ("CN-USCC", "91440300708461136T"),
        ("CN-USCC", "91310114MA1GT3XK04"),
        ("CN-RIC", "11010519491231002X"),
        ("CN-RIC", "310101198507123319"),
        ("LEI", "HWUPKR0MPOU8FGXBT394"),
        ("LEI", "INR2EJN1ERAN0W5ZP974"),
        ("LEI", "5493001KJTIIGC8Y1R12"),
    ],
)
def test_published_numbers_hold(scheme: str, value: str) -> None:
    """Numbers printed in the standards, in public registers and in the seed case."""
    assert None is check(scheme, value)


@pytest.mark.parametrize(
    ("scheme", "value", "reason"),
    [
        ("CN-USCC", "", "18 digits and capitals"),
        ("CN-USCC", "91310114MA1GT3XK0", "18 digits and capitals"),
        ("CN-USCC", "91310114MA1GT3XK044", "18 digits and capitals"),
        ("CN-USCC", "91310114MA1GT3XKO4", "18 digits and capitals"),
        ("CN-USCC", "9131A114MA1GT3XK04", "18 digits and capitals"),
        ("CN-USCC", "91310114MA1GT3XK05", "check character"),
        ("CN-RIC", "310101850712331", "18 digits"),
        ("CN-RIC", "31010119850712331A", "18 digits"),
        ("CN-RIC", "X10101198507123319", "18 digits"),
        ("CN-RIC", "٣10101198507123319", "18 digits"),
        ("CN-RIC", "310101198507123318", "check digit"),
        ("CN-RIC", "310101198502303310", "birth date"),
        ("CN-RIC", "440524188001010014", "birth date"),
        ("CN-RIC", "310101189912313310", "birth date"),
        ("CN-RIC", "310101000001013310", "birth date"),
        ("CN-RIC", "310101198513013310", "birth date"),
        ("LEI", "5493001KJTIIGC8Y1R1", "20 digits and capitals"),
        ("LEI", "5493001KJTIIGC8Y1R1A", "20 digits and capitals"),
        ("LEI", "5493001KJTIIGC8Y1R13", "check digits"),
        ("LEI", "5493001KJTIIGC8Y1R\u066112", "20 digits and capitals"),
    ],
)
def test_a_doubt_says_what_does_not_hold(scheme: str, value: str, reason: str) -> None:
    """Length, alphabet, birth date and check digit are told apart, so that the slip can be found."""
    doubt = check(scheme, value)

    assert doubt
    assert reason in doubt
    assert "forged" not in doubt


@given(RIC_STEMS)
def test_nobody_is_born_after_the_day_asked_about(stem: str) -> None:
    """On the day of birth and later the number may hold; on the day before nobody bears it."""
    born_on = dt.date.fromisoformat(f"{stem[6:10]}-{stem[10:12]}-{stem[12:14]}")
    value = stem + ric_check_character(stem)

    assert None is check("CN-RIC", value, born_on)
    assert "birth date" in (check("CN-RIC", value, born_on - dt.timedelta(days=1)) or "")


def test_the_rule_reads_numbers_on_the_day_of_the_file(seed: CaseFile) -> None:
    """Of whoever the file names: a party born the day after the file's day bears no such number."""

    def doubted(born_on: dt.date) -> list[str]:
        stem = f"310101{born_on:%Y%m%d}331"
        number = Identifier(scheme=IdentifierScheme.CN_RIC, value=stem + ric_check_character(stem))
        case = attrs.evolve(seed, parties=(Party(name="某甲", identifiers=(number,)),))
        return [finding.path for finding in lc.assess(case).findings if finding.code == "GRD-113"]

    assert [] == doubted(seed.as_of)
    assert ["parties[0].identifiers[0].value"] == doubted(seed.as_of + dt.timedelta(days=1))
    assert ["parties[0].identifiers[0].value"] == doubted(dt.date(1899, 12, 31))


# ---------------------------------------------------------------- numbers that nobody explains


@given(RIC_STEMS)
def test_a_resident_number_is_told_by_its_form(stem: str) -> None:
    """By birth date and check digit, the last of which may be a small x."""
    assert NumberForm.RESIDENT is form_of((stem + ric_check_character(stem)).lower())


@given(st.text(string.digits, min_size=15, max_size=18).map(lambda digits: f"6{digits}"), st.integers(0, 9))
def test_a_card_number_is_told_by_its_check_digit(stem: str, slip: int) -> None:
    """Of the ten last digits that may follow, one makes a card of it."""
    assume(NumberForm.RESIDENT not in {form_of(f"{stem[:-1]}{digit}") for digit in string.digits})
    cards = [digit for digit in string.digits if form_of(f"{stem[:-1]}{digit}") is NumberForm.CARD]

    assert 1 == len(cards)
    assert (str(slip) == cards[0]) is (form_of(f"{stem[:-1]}{slip}") is NumberForm.CARD)


@pytest.mark.parametrize(
    ("number", "form"),
    [
        ("13800000000", NumberForm.MOBILE),
        ("8613800000000", NumberForm.MOBILE),
        ("008613800000000", NumberForm.MOBILE),
        ("12800000000", None),
        ("1380000000", None),
        ("4111111111111111", NumberForm.CARD),
        ("4111111111111112", None),
        ("0000000000000000", None),
        ("2024011700000000019", None),
        ("", None),
    ],
)
def test_what_a_number_is_by_its_form(number: str, form: NumberForm | None) -> None:
    """Published samples, one digit off, and a booking's serial number that begins with its day."""
    assert form is form_of(number)


@given(st.text(string.digits, max_size=20))
def test_every_way_to_dial_ends_with_the_number(phone: str) -> None:
    """The first way has nothing before the number; all others end with the same."""
    (before, number), *others = ways_to_dial(phone)

    assert "" == before
    assert phone.endswith(number)
    assert all(more + same == more + number or same.endswith(number) for more, same in others)


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
@example("1234", 4, 4)
@example("12345", 5, 5)
def test_masking_shows_no_more_than_it_may(value: str, keep_start: int, keep_end: int) -> None:
    """The length stays; up to 4 characters nothing is shown, up to 10 at most half, and never more than asked."""
    hidden = masked(value.replace("*", "x"), keep_start, keep_end)
    shown = len(hidden) - hidden.count("*")
    most = 0 if len(value) <= 4 else len(value) // 2 if len(value) <= 10 else len(value)

    assert len(value) == len(hidden)
    assert shown <= min(most, keep_start + keep_end)


@given(GOOD)
def test_a_masked_number_cannot_be_read(identifier: tuple[str, str]) -> None:
    """At least half of a company's number and more of a person's is hidden, in one run."""
    scheme, value = identifier
    hidden = mask_identifier(scheme, value)
    least = {"CN-USCC": 12, "CN-RIC": 13, "LEI": 12}[scheme]

    assert least == hidden.count("*")
    assert "*" * least in hidden
    assert value[-4:] == hidden[-4:]


@given(st.text())
def test_a_masked_name_shows_one_character_at_most(name: str) -> None:
    """The surname's character stays, for two people in one file to be told apart; a single character is hidden."""
    hidden = mask_name(name.replace("*", "x"))

    assert len(name) == len(hidden)
    assert len(hidden) - hidden.count("*") <= min(1, len(name) // 2)


@pytest.mark.parametrize(
    ("shown", "hidden"),
    [
        ("3*************3319", mask_identifier("CN-RIC", "310101198507123319")),
        ("91************XK04", mask_identifier("CN-USCC", "91310114MA1GT3XK04")),
        ("5493************1R12", mask_identifier("LEI", "5493001KJTIIGC8Y1R12")),
        ("***************4567", mask_identifier("other", "6222021234567894567")),
        ("****", mask_identifier("other", "4567")),
        ("***67", mask_identifier("other", "34567")),
        ("138****0000", mask_phone("13800000000")),
        ("****5678", mask_phone("12345678")),
        ("****", mask_phone("5678")),
        ("郑*", mask_name("郑某")),
        ("欧***", mask_name("欧阳某某")),
        ("*", mask_name("郑")),
        ("", mask_name("")),
    ],
)
def test_masks_follow_the_customs_of_the_trade(shown: str, hidden: str) -> None:
    """Surname, ends of a number, 3 and 4 digits of a mobile number: what a bank's own screens show."""
    assert shown == hidden
