"""Who gets it: a policy of rows, and the decision it comes to."""

from loancomplaint.channels.conditions import (
    After,
    AllOf,
    AnyOf,
    AuthorityHasFiled,
    Condition,
    CustomerIs,
    Exposure,
    Judged,
    Leaf,
    Not,
    Some,
    StaffImplicated,
    leaves,
)
from loancomplaint.channels.decision import ChannelDecision, Step, ToldBefore, Withheld, decide, situation
from loancomplaint.channels.engine import Cell, Reading, Ruling
from loancomplaint.channels.features import Matter, Situation
from loancomplaint.channels.filings import Answer, Filed, History, standing, working_days
from loancomplaint.channels.policy import ChannelPolicy, Route
from loancomplaint.channels.rows import Destination, Row

__all__ = [
    "After",
    "AllOf",
    "Answer",
    "AnyOf",
    "AuthorityHasFiled",
    "Cell",
    "ChannelDecision",
    "ChannelPolicy",
    "Condition",
    "CustomerIs",
    "Destination",
    "Exposure",
    "Filed",
    "History",
    "Judged",
    "Leaf",
    "Matter",
    "Not",
    "Reading",
    "Route",
    "Row",
    "Ruling",
    "Situation",
    "Some",
    "StaffImplicated",
    "Step",
    "ToldBefore",
    "Withheld",
    "decide",
    "leaves",
    "situation",
    "standing",
    "working_days",
]
