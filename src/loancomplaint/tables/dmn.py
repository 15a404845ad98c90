"""Decision tables as DMN 1.1 to 1.5 writes them in XML; what is outside the subset is refused by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeVar

import attrs

from loancomplaint.errors import Fault, InputError, ValueRefusedError
from loancomplaint.tables.feel import Anything, Equal, OneOf, Test, Value, parse, parse_value
from loancomplaint.tables.table import Aggregator, DecisionTable, HitPolicy, Input, Output, TableRule
from loancomplaint.tables.xmltree import Element, parse_xml

NAMESPACES: Final = frozenset(
    {
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
        "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/",
    }
)
"""Of the elements of DMN 1.1, 1.2, 1.3, 1.4 and 1.5."""

TYPES: Final = frozenset({"number", "string", "boolean", "date"})
"""The types a column may have."""

_NOT_AN_EXPRESSION: Final = frozenset(
    "description extensionElements question allowedAnswers variable informationRequirement knowledgeRequirement"
    " authorityRequirement supportedObjective impactedPerformanceIndicator decisionMaker decisionOwner usingProcess"
    " usingTask".split()
)
_PATH: Final = re.compile(r"[^\W\d]\w*(?:[ .-]\w+)*(?: ?\. ?[^\W\d]\w*(?:[ -]\w+)*)*")
_PLAIN: Final = re.compile(r"(?!(?:true|false|null)$)\w+(?:\.\w+)*")
_ALIASES: Final = 16
"""How many item definitions may refer one to the next."""

T = TypeVar("T")


def read(data: bytes) -> tuple[DecisionTable, ...]:
    """Read every decision table of a DMN file; each is a table by itself, whatever feeds it.

    Raises:
        InputError: It is no DMN, holds no table, or holds a construct outside the subset; every fault is listed with
            its line, and nothing is read in part.
    """
    root = parse_xml(data)
    if root.tag != "definitions" or root.namespace not in NAMESPACES:
        raise InputError([Fault(root.place, "this is no DMN 1.1 to 1.5; its root is definitions, in OMG's namespace")])
    reading = _Reading(root)
    tables = [reading.table(decision) for decision in root.all("decision")]
    outside = [table for table in root.deep("decisionTable") if not reading.has_read(table)]
    reading.faults += [Fault(t.place, "a table outside a decision of its own cannot be read") for t in outside]
    if not tables and not reading.faults:
        reading.refuse(root, "there is no decision in it")
    if reading.faults:
        raise InputError(reading.faults)
    return tuple(table for table in tables if table is not None)


@attrs.frozen
class _Type:
    name: str | None = None
    allowed: str = ""


class _Reading:
    """A file being read, and what was found wrong so far."""

    def __init__(self, root: Element) -> None:
        self.faults: list[Fault] = []
        self._root = root
        self._items = {item.attributes.get("name", ""): item for item in root.all("itemDefinition")}
        self._names = {
            one.attributes.get("name", "")
            for holder in (*root.all("inputData"), *root.all("decision"))
            for one in (holder, *holder.all("variable"))
        }
        self._read: list[Element] = []

    def has_read(self, table: Element) -> bool:
        """Whether *table* was the whole logic of a decision."""
        return any(table is one for one in self._read)

    def refuse(self, at: Element, message: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(at.place, message))

    def table(self, decision: Element) -> DecisionTable | None:
        """The table of a decision; None with the faults noted."""
        found = decision.first("decisionTable")
        if found is None:
            logic = next((child.tag for child in decision.children if self._is_logic(child)), "no logic")
            self.refuse(decision, f"only a decisionTable can be read, and this decision has {logic}")
            return None
        self._read.append(found)
        before = len(self.faults)
        name = decision.attributes.get("name", "")
        inputs = tuple(self._input(one) for one in found.all("input"))
        outputs = tuple(self._output(one, decision, found) for one in found.all("output"))
        rows = tuple(self._row(one) for one in found.all("rule"))
        policy = self._word(found, "hitPolicy", HitPolicy, HitPolicy.UNIQUE)
        aggregator = self._word(found, "aggregation", Aggregator, None)
        if len(self.faults) > before or policy is None:
            return None
        try:
            return DecisionTable(
                name=name, inputs=inputs, outputs=outputs, rows=rows, policy=policy, aggregator=aggregator
            )
        except ValueRefusedError as error:
            self.refuse(found, str(error))
            return None

    def _is_logic(self, child: Element) -> bool:
        return child.namespace == self._root.namespace and child.tag not in _NOT_AN_EXPRESSION

    def _word(self, at: Element, attribute: str, words: Callable[[str], T], default: T | None) -> T | None:
        if attribute not in at.attributes:
            return default
        try:
            return words(at.attributes[attribute])
        except ValueError:
            self.refuse(at, f"this {attribute} is none of DMN's")
            return None

    def _input(self, column: Element) -> Input:
        expression = column.first("inputExpression")
        name = "" if expression is None else self._text(expression)
        if expression is None or not self._is_name(name):
            self.refuse(column, "the input is an expression; only a name or a path of names can be read")
            return Input(name=name)
        kind = self._type(expression, expression.attributes.get("typeRef"))
        own = column.first("inputValues")
        text = self._text(own) if own is not None else kind.allowed
        return Input(name=name, type=kind.name, allowed=self._parsed(own or column, text, parse) or Anything())

    def _is_name(self, text: str) -> bool:
        """Whether *text* is a name or a path; what could be read as a calculation is one only if it is declared."""
        head = text.partition(".")[0].strip()
        return bool(_PATH.fullmatch(text)) and (head in self._names or bool(_PLAIN.fullmatch(text)))

    def _output(self, column: Element, decision: Element, table: Element) -> Output:
        said = column.attributes.get("typeRef")
        counts = table.attributes.get("aggregation") == "COUNT"
        if said is None and len(table.all("output")) == 1 and not counts:
            variable = decision.first("variable")
            said = table.attributes.get("typeRef") or (variable.attributes.get("typeRef") if variable else None)
        is_listed = table.attributes.get("hitPolicy") in {"COLLECT", "RULE ORDER", "OUTPUT ORDER"}
        kind = self._type(column, said, listed=is_listed)
        own, default = column.first("outputValues"), column.first("defaultOutputEntry")
        text = self._text(own) if own is not None else kind.allowed
        return Output(
            name=column.attributes.get("name", ""),
            type=kind.name,
            allowed=self._listed(own or column, text),
            default=None if default is None else self._parsed(default, self._text(default), parse_value),
        )

    def _listed(self, at: Element, text: str) -> tuple[Value, ...]:
        test = self._parsed(at, text, parse)
        tests: tuple[Test, ...] = test.tests if isinstance(test, OneOf) else (test or Anything(),)
        literals = tuple(one.to for one in tests if isinstance(one, Equal))
        if len(literals) < len(tests) and tests != (Anything(),):
            self.refuse(at, "the values of an output are a list of literals")
        return literals

    def _row(self, rule: Element) -> TableRule:
        when = [self._parsed(one, self._text(one), parse) for one in rule.all("inputEntry")]
        then = [self._parsed(one, self._text(one), parse_value) for one in rule.all("outputEntry")]
        return TableRule(
            when=tuple(test or Anything() for test in when), then=tuple(then), name=rule.attributes.get("id", "")
        )

    def _text(self, at: Element) -> str:
        language = at.attributes.get("expressionLanguage", self._root.attributes.get("expressionLanguage", "FEEL"))
        if not language.rstrip("/").upper().endswith("FEEL"):
            self.refuse(at, "this is written in another language than FEEL")
        text = at.first("text")
        return "" if text is None else text.text.strip()

    def _parsed(self, at: Element, text: str, parser: Callable[[str], T]) -> T | None:
        """What *parser* makes of the text; None where it is empty, as a test is that asks for nothing."""
        if not text and parser is parse:
            return None
        try:
            return parser(text)
        except InputError as error:
            self.faults += [Fault(f"{at.place}, {path}", message) for path, message in error.faults]
            return None

    def _type(self, at: Element, said: str | None, *, listed: bool = False) -> _Type:
        """A column's type and allowed values, through the item definitions that it names."""
        allowed, name = "", said
        for _ in range(_ALIASES):
            plain = (name or "Any").rpartition(":")[2]
            if plain in TYPES:
                return _Type(plain, allowed)
            if plain == "Any":
                return _Type(None, allowed)
            item = self._items.get(name or "")
            if item is None or item.first("typeRef") is None:
                break
            if item.attributes.get("isCollection") == "true" and not listed:
                break
            name = (item.first("typeRef") or item).text.strip()
            values = item.first("allowedValues")
            allowed = allowed or ("" if values is None else self._text(values))
        self.refuse(at, "a column is of type number, string, boolean or date, and this one is of another")
        return _Type()
