"""What if: the nearest changes of fact after which a case goes to another desk, each proved by making it."""

from loancomplaint.channels.whatif.changes import (
    CaseFiled,
    Change,
    CustomerKnown,
    DeskAnswered,
    DeskTold,
    ExposureEstablished,
    LoanCalled,
    LossEstablished,
    Paid,
    Repaired,
    StaffFound,
    TimePassed,
)
from loancomplaint.channels.whatif.search import MOST, TRIES, WhatIf, nearest

__all__ = [
    "MOST",
    "TRIES",
    "CaseFiled",
    "Change",
    "CustomerKnown",
    "DeskAnswered",
    "DeskTold",
    "ExposureEstablished",
    "LoanCalled",
    "LossEstablished",
    "Paid",
    "Repaired",
    "StaffFound",
    "TimePassed",
    "WhatIf",
    "nearest",
]
