"""Who gets it: a policy of rows, and the decision it comes to."""

from loancomplaint.channels.conditions import (
    AllOf,
    AnyOf,
    AuthorityHasFiled,
    Condition,
    Matter,
    Not,
    Situation,
    Some,
    StaffImplicated,
)
from loancomplaint.channels.decision import ChannelDecision, Step, Withheld, decide
from loancomplaint.channels.policy import ChannelPolicy, Destination, Route, Row

__all__ = [
    "AllOf",
    "AnyOf",
    "AuthorityHasFiled",
    "ChannelDecision",
    "ChannelPolicy",
    "Condition",
    "Destination",
    "Matter",
    "Not",
    "Route",
    "Row",
    "Situation",
    "Some",
    "StaffImplicated",
    "Step",
    "Withheld",
    "decide",
]
