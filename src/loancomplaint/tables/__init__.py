"""A bank's own decision tables: read from DMN, run, and proved. No country and no case is known here."""

from loancomplaint.tables.dmn import read
from loancomplaint.tables.feel import Test, Value, parse, parse_value
from loancomplaint.tables.proof import Flaw, prove
from loancomplaint.tables.table import Aggregator, DecisionTable, HitPolicy, Input, Outcome, Output, TableRule

__all__ = [
    "Aggregator",
    "DecisionTable",
    "Flaw",
    "HitPolicy",
    "Input",
    "Outcome",
    "Output",
    "TableRule",
    "Test",
    "Value",
    "parse",
    "parse_value",
    "prove",
    "read",
]
