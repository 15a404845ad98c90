"""What is owed: one computation of it, from which every rule, paper and command takes its sums.

`claim` applies the payments to one loan, day by day, to the last minor unit; `debts` does so for a case file, with what
it knows beside the loan. `arrears.delinquency` is a view of a claim, and `reconcile` sets it beside the core system's
balance.

**Days.** What is due on the 15th and paid on the 16th was late for one day: the first day that bears is the day after
the due day, the last is the day of payment or the day of the claim, both counted. Extensions and days of grace move the
due day, in `schedule.due_day` and nowhere else; a day of rest does not. A call makes all principal due on the day its
notice arrives, insolvency on the day of its acceptance. What falls due on the day of the claim itself is not overdue.

**What bears.** Penalty interest runs on overdue principal, from the end of the days of grace. Compound interest runs at
the same rate, only where the contract grants it, and on overdue interest alone. What was diverted bears the misuse rate
in place of the contract's; once it is overdue, the higher of the two. Insolvency stops all of it on the eve of its
acceptance. Where the file leaves a choice, the debtor's side is taken and an open point says so.

**Set-off.** As the bank's books split a payment; where they do not, a payment meets the oldest installment first, and
within it the parts in the contract's order, else in that of law, in which all interest comes before principal. Costs
stand in that order too. What is due comes before what is not. Parts that the order leaves out come last.

**Prepayment.** It meets what is due on its day, then principal that is not, the last installments first, unless the
schedule on file leaves that principal out already. What is paid back bears the contract's interest no more: by days
within the running period, in proportion to the principal left in every later one.

**Rounding.** Every run of days at one rate on one base is rounded once, half up, so that each line of the computation
can be checked by hand. Nothing depends on the decimal context of whoever calls.
"""

from loancomplaint.debt.accrual import ASSUMED_DAY_COUNT, days_counted
from loancomplaint.debt.claims import claim
from loancomplaint.debt.debts import CaseDebt, debts
from loancomplaint.debt.reconciliation import Difference, Discrepancy, OtherDay, reconcile
from loancomplaint.debt.values import (
    Claim,
    Departure,
    Diversion,
    InstallmentClaim,
    Order,
    Running,
    Segment,
    SetOff,
    Sums,
)

__all__ = [
    "ASSUMED_DAY_COUNT",
    "CaseDebt",
    "Claim",
    "Departure",
    "Difference",
    "Discrepancy",
    "Diversion",
    "InstallmentClaim",
    "Order",
    "OtherDay",
    "Running",
    "Segment",
    "SetOff",
    "Sums",
    "claim",
    "days_counted",
    "debts",
    "reconcile",
]
