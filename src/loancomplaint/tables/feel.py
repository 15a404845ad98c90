"""The unary tests of FEEL that the cells of a decision table are written in, as values.

A test is true, false, or unknown (None) of an input: nothing compares with what is not there.
Names, calls, arithmetic, times and durations are outside the subset, and are refused by name.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import reduce
from types import MappingProxyType
from typing import Final, TypeAlias

import attrs

from loancomplaint.errors import Fault, InputError, ValueRefusedError
from loancomplaint.words import Phrase, phrase, verbatim

Value: TypeAlias = bool | Decimal | str | dt.date | None
"""What an input may hold and an output may say; None is FEEL's null."""

MAX_CELL: Final = 10_000
"""The most characters of one cell."""

MAX_DIGITS: Final = 34
"""The most digits of a number, as FEEL has it."""

_ORDERS: Final[Mapping[str, Callable[[int], bool]]] = MappingProxyType(
    {"<": lambda c: c < 0, "<=": lambda c: c <= 0, ">": lambda c: c > 0, ">=": lambda c: c >= 0}
)


def type_of(value: Value) -> str:
    """The FEEL name of a value's type: ``number``, ``string``, ``boolean``, ``date``, ``null``.

    Raises:
        ValueRefusedError: It is none of these; a float never is.
    """
    for name, kind in (("null", type(None)), ("boolean", bool), ("number", Decimal), ("string", str)):
        if isinstance(value, kind):
            return name
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return "date"
    raise ValueRefusedError("a value is a Decimal, a text, a boolean, a date or None")


def same(a: Value, b: Value) -> bool:
    """Whether two values are equal and of one type; a boolean is no number."""
    return type_of(a) == type_of(b) and a == b


def order(a: Value, b: Value) -> int | None:
    """Negative, zero or positive as *a* stands before, at or after *b*; None where they cannot be compared."""
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return (a > b) - (a < b)
    if isinstance(a, str) and isinstance(b, str):
        return (a > b) - (a < b)
    if isinstance(a, dt.date) and isinstance(b, dt.date):
        return (a > b) - (a < b)
    return None


def written(value: Value) -> str:
    """The value as a FEEL literal, which `parse_value` reads back."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + re.sub(r'["\\\n\r\t]', lambda found: _ESCAPE[found[0]], value) + '"'
    return f"{value:f}" if isinstance(value, Decimal) else f'date("{value.isoformat()}")'


_ESCAPES: Final = MappingProxyType({'"': '"', "\\": "\\", "n": "\n", "r": "\r", "t": "\t"})
_ESCAPE: Final = MappingProxyType({char: f"\\{name}" for name, char in _ESCAPES.items()})


@attrs.frozen
class Anything:
    """``-``: true of every input, null too."""

    def of(self, value: Value) -> bool | None:  # noqa: ARG002 - one shape for all tests
        """True."""
        return True

    @property
    def literals(self) -> tuple[Value, ...]:
        """None at all."""
        return ()

    @property
    def says(self) -> Phrase:
        """The test as words."""
        return Phrase("anything")

    def __str__(self) -> str:
        return "-"


@attrs.frozen
class Equal:
    """A literal: true of that value."""

    to: Value

    def of(self, value: Value) -> bool | None:
        """Whether *value* is the literal."""
        return same(value, self.to)

    @property
    def literals(self) -> tuple[Value, ...]:
        """The literal."""
        return (self.to,)

    @property
    def says(self) -> Phrase:
        """The test as words."""
        return phrase("equal to {value}", value=verbatim(written(self.to)))

    def __str__(self) -> str:
        return written(self.to)


@attrs.frozen
class Comparison:
    """``< 90``: true of what stands so to the bound.

    Attributes:
        operator: One of ``<``, ``<=``, ``>``, ``>=``.
    """

    operator: str = attrs.field(validator=attrs.validators.in_(tuple(_ORDERS)))
    bound: Value

    def of(self, value: Value) -> bool | None:
        """Whether *value* stands so to the bound; None where the two cannot be compared."""
        found = order(value, self.bound)
        return None if found is None else _ORDERS[self.operator](found)

    @property
    def literals(self) -> tuple[Value, ...]:
        """The bound."""
        return (self.bound,)

    @property
    def says(self) -> Phrase:
        """The test as words."""
        return phrase(_COMPARED[self.operator], value=verbatim(written(self.bound)))

    def __str__(self) -> str:
        return f"{self.operator} {written(self.bound)}"


_COMPARED: Final = MappingProxyType(
    {"<": "below {value}", "<=": "at most {value}", ">": "above {value}", ">=": "at least {value}"}
)


@attrs.frozen
class Interval:
    """``[1..90)``: true of what lies between two bounds.

    Attributes:
        with_low: Whether the lower bound belongs to it.

        with_high: Whether the upper bound belongs to it.
    """

    low: Value
    high: Value
    with_low: bool = True
    with_high: bool = True

    def of(self, value: Value) -> bool | None:
        """Whether *value* lies within; None where it cannot be compared."""
        return both(part.of(value) for part in self._ends)

    @property
    def _ends(self) -> tuple[Comparison, Comparison]:
        low = Comparison(">=" if self.with_low else ">", self.low)
        return low, Comparison("<=" if self.with_high else "<", self.high)

    @property
    def literals(self) -> tuple[Value, ...]:
        """The two bounds."""
        return (self.low, self.high)

    @property
    def says(self) -> Phrase:
        """The test as words."""
        low, high = self._ends
        return phrase("{low} and {high}", low=low.says, high=high.says)

    def __str__(self) -> str:
        left, right = "[" if self.with_low else "(", "]" if self.with_high else ")"
        return f"{left}{written(self.low)}..{written(self.high)}{right}"


Positive: TypeAlias = Equal | Comparison | Interval


@attrs.frozen
class OneOf:
    """``"A", "B"``: true where one of several tests is."""

    tests: tuple[Positive, ...]

    def of(self, value: Value) -> bool | None:
        """Whether one is true; None where none is and one is unknown."""
        return _not(both(_not(test.of(value)) for test in self.tests))

    @property
    def literals(self) -> tuple[Value, ...]:
        """Those of every test."""
        return tuple(literal for test in self.tests for literal in test.literals)

    @property
    def says(self) -> Phrase:
        """The test as words."""
        return reduce(lambda a, b: phrase("{a}, or {b}", a=a, b=b), (test.says for test in self.tests))

    def __str__(self) -> str:
        return ", ".join(map(str, self.tests))


@attrs.frozen
class Negation:
    """``not("A", "B")``: true where none of several tests is, and none is unknown."""

    inner: Positive | OneOf

    def of(self, value: Value) -> bool | None:
        """The opposite; None stays None."""
        return _not(self.inner.of(value))

    @property
    def literals(self) -> tuple[Value, ...]:
        """Those of what is denied."""
        return self.inner.literals

    @property
    def says(self) -> Phrase:
        """The test as words."""
        return phrase("not ({test})", test=self.inner.says)

    def __str__(self) -> str:
        return f"not({self.inner})"


Test: TypeAlias = Anything | Equal | Comparison | Interval | OneOf | Negation
"""What a cell can hold."""


def both(found: Iterable[bool | None]) -> bool | None:
    """True where all are, false where one is, else unknown."""
    answers = set(found)
    return False if False in answers else None if None in answers else True


def _not(found: bool | None) -> bool | None:  # noqa: FBT001 - an answer, not a switch
    return None if found is None else not found


# ---------------------------------------------------------------- reading

_TOKEN: Final = re.compile(
    r"""(?P<space>\s+)
    |(?P<number>-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?![\w]))
    |(?P<string>"(?:[^"\\]|\\.)*")
    |(?P<range>\.\.)
    |(?P<operator><=|>=|<|>)
    |(?P<mark>[\[\](),@-])
    |(?P<name>[^\W\d]\w*)""",
    re.VERBOSE,
)


@attrs.frozen
class _Token:
    kind: str
    text: str
    column: int


def parse(text: str) -> Test:
    """Read a cell.

    Raises:
        InputError: One fault, whose path is the column, and which names what is outside the subset.
    """
    reader = _Reader(_tokens(text), len(text) + 1)
    test = Anything() if reader.only("-") else reader.negation() if reader.ahead("not", "(") else reader.positives()
    reader.end()
    return test


def parse_value(text: str) -> Value:
    """Read one literal: a number, a text in quotes, ``true``, ``false``, ``null``, ``date("2024-09-17")``.

    Raises:
        InputError: One fault, whose path is the column.
    """
    reader = _Reader(_tokens(text), len(text) + 1)
    value = reader.literal()
    reader.end()
    return value


def _refused(column: int, message: str) -> InputError:
    return InputError([Fault(f"column {column}", message)])


def _tokens(text: str) -> list[_Token]:
    if len(text) > MAX_CELL:
        raise _refused(MAX_CELL, f"a cell has at most {MAX_CELL} characters")
    found, at = [], 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise _refused(at + 1, "an expression is outside the subset; write tests on literals, with text in quotes")
        if match.lastgroup != "space":
            found.append(_Token(match.lastgroup, match[0], at + 1))
        at = match.end()
    return found


class _Reader:
    """The tokens of a cell, and how far they have been read."""

    def __init__(self, tokens: list[_Token], end: int) -> None:
        self._tokens, self._at, self._end = tokens, 0, _Token("end", "", end)

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else self._end

    def _take(self) -> _Token:
        token, self._at = self._next, self._at + 1
        return token

    def ahead(self, *texts: str) -> bool:
        """Whether these stand next."""
        return texts == tuple(token.text for token in self._tokens[self._at : self._at + len(texts)])

    def only(self, text: str) -> bool:
        """Whether this is the whole cell; then it has been read."""
        whole = [token.text for token in self._tokens] == [text]
        self._at += whole
        return whole

    def _expect(self, *texts: str) -> str:
        token = self._take()
        if token.text not in texts:
            raise _refused(token.column, f"{' or '.join(texts)} is missing here")
        return token.text

    def end(self) -> None:
        """Nothing stands behind what was read."""
        if self._next.kind != "end":
            raise _refused(self._next.column, f"{_construct(self._next, after=True)} is outside the subset")

    def negation(self) -> Negation:
        """``not(…)``."""
        self._expect("not")
        self._expect("(")
        inner = self.positives()
        self._expect(")")
        return Negation(inner)

    def positives(self) -> Positive | OneOf:
        """One test, or several with commas between."""
        tests = [self._positive()]
        while self.ahead(","):
            self._take()
            tests.append(self._positive())
        return tests[0] if len(tests) == 1 else OneOf(tuple(tests))

    def _positive(self) -> Positive:
        token = self._next
        if token.kind == "operator":
            self._take()
            return Comparison(token.text, self._bound())
        return self._interval() if token.text in {"[", "(", "]"} else Equal(self.literal())

    def _interval(self) -> Interval:
        column, left, low = self._next.column, self._take().text, self._bound()
        self._expect("..")
        high, right = self._bound(), self._expect("]", ")", "[")
        if type_of(low) != type_of(high):
            raise _refused(column, "the two bounds of a range are of different types")
        return Interval(low, high, with_low=left == "[", with_high=right == "]")

    def _bound(self) -> Value:
        column, value = self._next.column, self.literal()
        if value is None or isinstance(value, bool):
            raise _refused(column, f"a {type_of(value)} has no order; compare numbers, texts or dates")
        return value

    def literal(self) -> Value:
        """A literal."""
        token = self._take()
        if token.kind == "number":
            return _number(token)
        if token.kind == "string":
            return _string(token)
        if token.text == "@" or (token.text == "date" and self.ahead("(")):
            return self._date(token)
        if token.text in _WORDS:
            return _WORDS[token.text]
        raise _refused(
            token.column, f"{_construct(token, call=self.ahead('('))} is outside the subset; write a literal"
        )

    def _date(self, opening: _Token) -> dt.date:
        called = opening.text == "date"
        if called:
            self._expect("(")
        token = self._take()
        if token.kind != "string" or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", _string(token)):
            raise _refused(token.column, "only a day can be read here, in quotes: 2024-09-17")
        if called:
            self._expect(")")
        try:
            return dt.date.fromisoformat(_string(token))
        except ValueError as error:
            raise _refused(token.column, "that day is not in the calendar") from error


_WORDS: Final = MappingProxyType({"true": True, "false": False, "null": None})


def _number(token: _Token) -> Decimal:
    if sum(map(str.isdigit, token.text)) > MAX_DIGITS:
        raise _refused(token.column, f"a number has at most {MAX_DIGITS} digits")
    return Decimal(token.text) + 0  # minus zero is zero


def _string(token: _Token) -> str:
    def unescaped(found: re.Match[str]) -> str:
        if found[1] not in _ESCAPES:
            raise _refused(token.column, 'in a text only \\" \\\\ \\n \\r \\t can be escaped')
        return _ESCAPES[found[1]]

    return re.sub(r"\\(.)", unescaped, token.text[1:-1], flags=re.DOTALL)


def _construct(token: _Token, *, after: bool = False, call: bool = False) -> str:
    """What a token that cannot be read stands for."""
    if token.kind == "end":
        return "an empty place"
    if token.kind == "name":
        return "a call of a function" if call else "an expression" if after else "a name in the place of a value"
    return "an expression" if after else "a mark in the place of a value"
