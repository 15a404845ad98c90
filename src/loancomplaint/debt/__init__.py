"""What is claimed on a day, to the last minor unit, and what runs on until payment.

`claim` walks through the days on which money came in; `reconcile` sets the result beside the core system's balance.

**Days.** What is due on the 15th and paid on the 16th was late for one day: the first day that bears is the day after
the due day, the last is the day of payment or the day of the claim, both counted.
Extensions and days of grace move the due day, as in `ledger`; a call makes all principal due on the day its notice
arrives. What falls due on the day of the claim itself is not overdue, and not claimed.

**What bears.** Penalty interest runs on overdue principal at the penalty rate, from the end of the days of grace.
Compound interest runs at the same rate, only where the contract grants it, and on overdue interest alone, never on
penalty or compound interest. Where the file leaves a choice, the debtor's side is taken and an open point says so.
Costs of recovery have no place in a loan's facts and are not claimed.

**Set-off.** A payment meets the oldest installment first, due or not, and within it the parts in the contract's order;
parts that the order leaves out come last. Where the contract is silent the order of law is used, in which penalty and
compound interest are interest and come before principal. `ledger` reads the schedule alone and knows neither: wherever
a payment meets penalty or compound interest, less of it is left for principal and interest of that installment or of
the next, and more of them is overdue here than there. An open point then gives both figures.

**Rounding.** Every segment is rounded once, half up, so that each line of the computation can be checked by hand.
"""

from loancomplaint.debt.accrual import ASSUMED_DAY_COUNT, days_counted
from loancomplaint.debt.claims import claim
from loancomplaint.debt.reconciliation import Difference, Discrepancy, OtherDay, reconcile
from loancomplaint.debt.values import Claim, InstallmentClaim, Running, Segment, SetOff
from loancomplaint.debt.waterfall import LAW_ORDER

__all__ = [
    "ASSUMED_DAY_COUNT",
    "LAW_ORDER",
    "Claim",
    "Difference",
    "Discrepancy",
    "InstallmentClaim",
    "OtherDay",
    "Running",
    "Segment",
    "SetOff",
    "claim",
    "days_counted",
    "reconcile",
]
