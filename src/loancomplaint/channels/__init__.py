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
    Not,
    OfCase,
    Question,
    Some,
    StaffImplicated,
    questions,
)
from loancomplaint.channels.decision import ChannelDecision, Lane, Step, ToldBefore, Withheld, decide, situation
from loancomplaint.channels.engine import Cell, Evaluation, RowTrace
from loancomplaint.channels.features import Matter, Situation
from loancomplaint.channels.filings import DeskAnswer, Filed, History, known_filings, working_days
from loancomplaint.channels.policy import ChannelPolicy, Route
from loancomplaint.channels.rows import Destination, Row

__all__ = [
    "After",
    "AllOf",
    "AnyOf",
    "AuthorityHasFiled",
    "Cell",
    "ChannelDecision",
    "ChannelPolicy",
    "Condition",
    "CustomerIs",
    "DeskAnswer",
    "Destination",
    "Evaluation",
    "Exposure",
    "Filed",
    "History",
    "Judged",
    "Lane",
    "Matter",
    "Not",
    "OfCase",
    "Question",
    "Route",
    "Row",
    "RowTrace",
    "Situation",
    "Some",
    "StaffImplicated",
    "Step",
    "ToldBefore",
    "Withheld",
    "decide",
    "known_filings",
    "questions",
    "situation",
    "working_days",
]
