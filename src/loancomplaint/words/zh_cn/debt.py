"""The claim, in Chinese: it reads as a court's computation of a debt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "Calculated to {day} inclusive, there are due {parts}, {total} in all.": "暂计至{day}（含当日），{parts}，合计{total}。",
    "Calculated to {day} inclusive, nothing is due.": "暂计至{day}（含当日），无到期未付款项。",
    "principal of {sum}": "本金{sum}",
    "interest of {sum}": "利息{sum}",
    "penalty interest of {sum}": "罚息{sum}",
    "compound interest of {sum}": "复利{sum}",
    "From {day} until actual payment, penalty interest runs on overdue principal of {principal} at {rate} a year, at present {per_day} a day.": "自{day}起至实际清偿之日止，以逾期本金{principal}为基数，按年利率{rate}继续计收罚息，现每日为{per_day}。",
    "From {day} until actual payment, penalty interest runs on overdue principal of {principal} and compound interest on overdue interest of {interest}, both at {rate} a year, at present {per_day} a day.": "自{day}起至实际清偿之日止，以逾期本金{principal}为基数继续计收罚息，以欠付利息{interest}为基数继续计收复利，年利率均为{rate}，现每日合计为{per_day}。",
    "{component}: the core system has {theirs} on {day}, this calculation {ours}; the core system has {difference} more.": "{component}：核心系统{day}余额为{theirs}，本表计算为{ours}，核心系统多计{difference}。",
    "{component}: the core system has {theirs} on {day}, this calculation {ours}; the core system has {difference} less.": "{component}：核心系统{day}余额为{theirs}，本表计算为{ours}，核心系统少计{difference}。",
    "The core system's balance is of {theirs}, this calculation of {ours}.": "核心系统余额的基准日为{theirs}，本表计算截止日为{ours}。",
    "The core system's balance bears no day; this calculation is of {ours}.": "核心系统余额未载明基准日，本表计算截止日为{ours}。",
    "The file holds no schedule of installments; nothing can be calculated.": "案卷未载还款计划，无从计算。",
    "The file states no penalty rate; neither penalty nor compound interest is claimed.": "案卷未载罚息利率，暂不主张罚息、复利。",
    "The file does not say whether overdue interest bears compound interest; none is claimed.": "案卷未载明欠付利息是否计收复利，暂不主张复利。",
    "The file states no day count; actual days over 365 are used, which yield less than over 360.": "案卷未载计息天数规则，暂按实际天数、一年365天计算，所得金额低于按一年360天计算的金额。",
    "Penalty interest is calculated from the end of the {days:days} of grace; whether the contract lets it run from the due day once they have passed is to be checked.": "罚息自{days}天宽限期届满之次日起算；宽限期届满后合同是否约定自到期日起算，尚待核对。",
    "Compound interest is calculated on overdue interest alone, at the penalty rate; whether the contract grants more is to be checked.": "复利仅以欠付利息为基数、按罚息利率计算；合同是否另有更高约定，尚待核对。",
    "The call is not shown to have arrived; only what is due by the schedule is claimed.": "提前到期通知尚无送达记载，暂仅主张按还款计划已到期的部分。",
    "Interest of the period in which the call arrived, on {day}, is not claimed: the yearly rate, the day count or the day on which the period began is not stated.": "提前到期通知于{day}送达，当期截至该日的利息暂不主张：年利率、计息天数规则或当期起算日未载明。",
    "The file states no order of set-off; the order of law is used: {order}.": "案卷未载还款抵充顺序，按法定顺序抵充：{order}。",
    "Payments met {met} of penalty and compound interest; the schedule alone would show {schedule} of principal and interest overdue, this calculation shows {here}.": "还款中有{met}抵充罚息、复利；仅按还款计划计，逾期本息为{schedule}，本表计算为{here}。",
    "Payments exceed everything scheduled by {sum}, which is set off against nothing.": "还款超出还款计划全部应还款项{sum}，超出部分未作抵充。",
    "costs of {sum}": "实现债权的费用{sum}",
    "From {day} until actual payment, {bases}, at present {per_day} a day.": "自{day}起至实际清偿之日止，{bases}，现每日合计为{per_day}。",
    "penalty interest runs on overdue principal of {base} at {rate} a year": "以逾期本金{base}为基数按年利率{rate}继续计收罚息",
    "penalty interest runs on diverted principal of {base} at {rate} a year": "以被挪用本金{base}为基数按年利率{rate}继续计收罚息",
    "compound interest runs on overdue interest of {base} at {rate} a year": "以欠付利息{base}为基数按年利率{rate}继续计收复利",
    "Interest of the period in which the call arrived, on {day}, is not claimed: the yearly rate or the day on which the period began is not stated.": "提前到期通知于{day}送达，当期截至该日的利息暂不主张：年利率或当期起算日未载明。",
    "The file states a penalty rate and a surcharge; the surcharge is used.": "案卷同时载有罚息利率和罚息加收比例，按加收比例计算。",
    "What was diverted bears the misuse rate in place of the contract's; what was paid back since is taken from it first.": "被挪用部分按挪用罚息利率计息，不再按合同利率计息；此后归还的本金先冲减被挪用部分。",
    "Costs of {sum} are not counted: the file gives no rate from their currency to that of the loan.": "费用{sum}未计入：案卷未载该币种对贷款币种的汇率。",
}
