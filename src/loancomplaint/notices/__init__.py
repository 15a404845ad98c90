"""What the customer is told: from the contract, what fell due and what was paid, and from nothing else.

`ContractTerms` cannot hold what the customer does not know already, and no prose of a case file.
"""

from loancomplaint.notices.document import Notice
from loancomplaint.notices.hours import Leave
from loancomplaint.notices.letters import DAYS_TO_PAY, guarantor_demands, notice
from loancomplaint.notices.terms import AgreedClause, ContractTerms, Guarantor, terms

__all__ = [
    "DAYS_TO_PAY",
    "AgreedClause",
    "ContractTerms",
    "Guarantor",
    "Leave",
    "Notice",
    "guarantor_demands",
    "notice",
    "terms",
]
