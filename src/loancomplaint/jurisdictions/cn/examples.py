"""One failing case for every rule of the standard book: the seed case, plus a named change.

The passing case is the seed itself, or the seed plus the change that `passes` names.
They are data, so that the catalogue can print them and the tests can run them.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import attrs

from loancomplaint.facts.paths import steps
from loancomplaint.text.strict_json import JsonValue

_GONE: Final = object()


@attrs.frozen
class Edit:
    """One edit of a case document: the value at *path* becomes *value*, or goes."""

    path: str
    value: Any = _GONE


@attrs.frozen
class DocumentChange:
    """A named change of a case document.

    Attributes:
        title: What is different, in a few words.

        edits: In order; ``violations[+]`` appends.

        files: Digests found on disk, by evidence id; None where no file is looked at.
    """

    title: str
    edits: tuple[Edit, ...] = ()
    files: Mapping[str, str | None] | None = None

    def applied_to(self, document: JsonValue) -> JsonValue:
        """A copy of *document* with the change made."""
        changed = copy.deepcopy(document)
        for edit in self.edits:
            _apply(changed, edit)
        return changed


@attrs.frozen
class Example:
    """A case in which a rule finds something, and one in which it does not."""

    fails: DocumentChange
    passes: DocumentChange = DocumentChange("the seed case")


_AT_THE_END: Final = "[+]"


def _apply(document: Any, edit: Edit) -> None:  # noqa: ANN401 - any JSON
    *way, last = steps(edit.path.removesuffix(_AT_THE_END))
    place = document
    for step in way:
        place = place.setdefault(step, {}) if isinstance(place, dict) else place[step]
    if edit.value is _GONE:
        del place[last]
    elif edit.path.endswith(_AT_THE_END):
        place[last].append(copy.deepcopy(edit.value))
    else:
        place[last] = copy.deepcopy(edit.value)


def _money(amount: str, currency: str = "CNY") -> dict[str, str]:
    return {"amount": amount, "currency": currency}


_MORTGAGE: Final = {
    "id": "S2",
    "kind": "mortgage",
    "contract_no": "DY-2024-0117",
    "provider": "华晟精工机械有限公司",
    "evidence": ["E15"],
    "collateral": {
        "kind": "building",
        "description": "厂房一处",
        "registration_no": "沪(2024)松字不动产证明第0117号",
        "registered_on": "2024-01-13",
    },
}
_CERTIFICATE: Final = {
    "id": "E15",
    "kind": "collateral_registration",
    "title": "不动产登记证明",
    "issuer": "不动产登记中心",
    "origin": "government",
    "carrier": "original",
    "obtained_on": "2024-01-15",
    "obtained_by": "李某",
    "lawful_basis": "抵押权人留存",
}
_DEPOSIT: Final = {
    "owner": "华晟精工机械有限公司",
    "kind": "account",
    "description": "基本存款账户",
    "identifier": "310066661018150012345",
    "location": "某银行松江支行",
}
_BANKRUPT: Final = {"accepted_on": "2024-09-10", "court": "某市中级人民法院", "claims_due_on": "2024-11-10"}
_LODGING: Final = {
    "id": "R6",
    "kind": "lodge_claim",
    "violations": ["V1"],
    "reason": "向管理人申报债权。",
    "basis": ["CN:enterprise-bankruptcy-law:48"],
}
_REALISATION: Final = {
    "id": "R6",
    "kind": "realize_security",
    "violations": ["V1"],
    "against": ["华晟精工机械有限公司"],
    "reason": "申请实现担保物权。",
    "basis": ["CN:civil-procedure-law:207"],
}
_SHAREHOLDER: Final = {"id": "P1", "name": "祁某", "role": "shareholder"}


def _mortgaged(title: str, *edits: Edit) -> DocumentChange:
    """The seed with a mortgage, its certificate, and what else is done to it."""
    return DocumentChange(title, (Edit("evidence[+]", _CERTIFICATE), Edit("loans[0].security[+]", _MORTGAGE), *edits))


_FALSEHOOD: Final = {
    "id": "V4",
    "kind": "false_information",
    "loan": "LDZJ-2024-0117",
    "began_on": "2024-01-10",
    "discovered_on": "2024-09-05",
    "amount": _money("900000.00"),
    "statement": "借款人申请贷款时提交的固定资产明细账与税务申报资料不一致。",
    "citations": [{"evidence": "E11", "proves": "借款人提交的明细账"}, {"evidence": "E4", "proves": "登记情况"}],
    "customer_explanation": "企业称系统计口径不同。",
}
_LOSS: Final = {"amount": _money("400000.00"), "method": "贷款本金减已收回款项及担保物变现价值", "on": "2024-09-10"}
_TOO_MUCH = {"amount": {"amount": "510000.00", "currency": "CNY"}}
_BALANCE: Final = {"principal": _money("349078.13"), "interest": _money("0.00"), "on": "2024-09-17"}
_BALANCE_ASKEW: Final = {"principal": _money("345000.00"), "interest": _money("4078.13"), "on": "2024-09-17"}
_APPRAISAL: Final = {
    "id": "E15",
    "kind": "third_party_assessment",
    "title": "资产评估报告",
    "issuer": "某资产评估有限公司",
    "origin": "third_party",
    "carrier": "original",
    "obtained_on": "2024-09-12",
    "obtained_by": "李某",
    "lawful_basis": "本行委托评估",
}
_POLICE: Final = {
    "id": "R6",
    "kind": "report_to_police",
    "violations": ["V1"],
    "reason": "向公安机关报案。",
    "basis": ["CN:criminal-law:175-1"],
}
_RESTRUCTURE: Final = {
    "id": "R6",
    "kind": "restructure",
    "violations": ["V1"],
    "reason": "展期六个月。",
    "basis": ["CN:civil-code:678"],
}
_ORDER: Final = {
    "id": "R6",
    "kind": "apply_payment_order",
    "violations": ["V1"],
    "reason": "申请支付令。",
    "basis": ["CN:civil-procedure-law:225"],
}


def _without(title: str, *paths: str) -> Example:
    return Example(DocumentChange(title, tuple(Edit(path) for path in paths)))


def _set(title: str, path: str, value: object) -> Example:
    return Example(DocumentChange(title, (Edit(path, value),)))


EXAMPLES: Final[Mapping[str, Example]] = MappingProxyType(
    {
        "GRD-101": _without("V1 says nothing", "violations[0].statement"),
        "GRD-102": _without("V1 has no date", "violations[0].began_on"),
        "GRD-103": _set("V2 begins tomorrow", "violations[1].began_on", "2024-09-18"),
        "GRD-104": _set("V2 ends before it began", "violations[1].ended_on", "2024-07-21"),
        "GRD-105": _set("V1 names a loan that is not there", "violations[0].loan", "LDZJ-2024-9999"),
        "GRD-106": Example(
            fails=DocumentChange("the seed case: arrears are no matter for a regulator"),
            passes=DocumentChange(
                "only a falsehood is left, which every channel hears",
                (Edit("violations", [_FALSEHOOD]), Edit("requests", [])),
            ),
        ),
        "GRD-107": _set("V1 was only suggested", "violations[0].status", "suggested"),
        "GRD-108": _without("V2 has no amount", "violations[1].amount"),
        "GRD-109": _set("V1 began before the contract", "violations[0].began_on", "2024-01-11"),
        "GRD-110": _without("the loan has no schedule", "loans[0].installments"),
        "GRD-111": _set("the second payment was made in full", "loans[0].payments[1].amount", _money("129078.13")),
        "GRD-112": _set("V1 claims a fen too much", "violations[0].amount", _money("99078.14")),
        "GRD-113": _set("a digit of the credit code is off", "customer.identifiers[0].value", "91310114MA1GT3XK05"),
        "GRD-114": Example(
            DocumentChange(
                "V2 stands twice",
                (
                    Edit(
                        "violations[+]",
                        {
                            "id": "V5",
                            "kind": "debt_evasion",
                            "loan": "LDZJ-2024-0117",
                            "began_on": "2024-07-22",
                            "amount": _money("870000.00"),
                        },
                    ),
                ),
            )
        ),
        "GRD-115": Example(
            DocumentChange(
                "more is diverted than was lent",
                (
                    Edit(
                        "violations[+]",
                        {
                            "id": "V4",
                            "kind": "loan_misuse",
                            "loan": "LDZJ-2024-0117",
                            "began_on": "2024-01-16",
                            "amount": _money("500000.01"),
                            "statement": "借款未用于约定用途。",
                        },
                    ),
                ),
            )
        ),
        "GRD-130": _set("V1 is silent on penalty", "violations[0].statement", "第2期本息尚欠99,078.13元。"),
        "GRD-131": Example(
            fails=DocumentChange("the core system set interest off last", (Edit("loans[0].balance", _BALANCE_ASKEW),)),
            passes=DocumentChange("the core system agrees", (Edit("loans[0].balance", _BALANCE),)),
        ),
        "GRD-133": _set(
            "the books set principal off first",
            "loans[0].payments[1].applied",
            {"principal": _money("30000.00")},
        ),
        "GRD-134": _set(
            "the books account for less than came in",
            "loans[0].payments[1].applied",
            {"interest": _money("4078.13"), "principal": _money("25921.86")},
        ),
        "GRD-135": _set("the penalty rate is in per cent", "loans[0].penalty_rate", "6.525"),
        "GRD-132": _set(
            "the second installment was put off",
            "loans[0].extensions",
            [{"from": "2024-07-15", "to": "2024-10-15", "agreed_on": "2024-07-10"}],
        ),
        "GRD-141": Example(
            fails=DocumentChange("a falsehood without the approval papers", (Edit("violations[+]", _FALSEHOOD),)),
        ),
        "GRD-150": Example(
            fails=DocumentChange("a falsehood without its loss", (Edit("violations[+]", _FALSEHOOD),)),
            passes=DocumentChange(
                "its loss is computed", (Edit("violations[+]", {**_FALSEHOOD, "direct_loss": _LOSS}),)
            ),
        ),
        "GRD-151": Example(
            fails=DocumentChange(
                "a loss above what was lent",
                (
                    Edit(
                        "violations[+]",
                        {**_FALSEHOOD, "direct_loss": {"amount": {"amount": "510000.00", "currency": "CNY"}}},
                    ),
                ),
            ),
        ),
        "GRD-116": _set("R3 is directed at somebody unknown", "requests[2].against[1]", "周某某"),
        "GRD-117": _set(
            "two parties bear one name",
            "parties",
            [{"id": "P1", "name": "周某", "role": "guarantor"}, {"id": "P2", "name": "周某", "role": "affiliate"}],
        ),
        "GRD-118": _without("nobody gave the guarantee", "loans[0].security[0].provider"),
        "GRD-160": _set("bankruptcy was accepted", "customer.insolvency", _BANKRUPT),
        "GRD-161": Example(
            fails=DocumentChange("bankruptcy was accepted", (Edit("customer.insolvency", _BANKRUPT),)),
            passes=DocumentChange(
                "the claim is to be lodged", (Edit("customer.insolvency", _BANKRUPT), Edit("requests[+]", _LODGING))
            ),
        ),
        "GRD-163": _set("bankruptcy was accepted, and a creditor sues alone", "customer.insolvency", _BANKRUPT),
        "GRD-162": Example(
            fails=DocumentChange(
                "nobody knows by when claims are lodged", (Edit("customer.insolvency", {"accepted_on": "2024-09-10"}),)
            ),
            passes=DocumentChange("the court has set the day", (Edit("customer.insolvency", _BANKRUPT),)),
        ),
        "GRD-140": Example(
            fails=DocumentChange(
                "a falsehood cites only the customer's own paper",
                (Edit("violations[+]", {**_FALSEHOOD, "citations": [{"evidence": "E11"}]}),),
            ),
            passes=DocumentChange("a falsehood cites the register too", (Edit("violations[+]", _FALSEHOOD),)),
        ),
        "EVD-101": _without("V1 cites nothing", "violations[0].citations"),
        "EVD-102": _set("V1 cites evidence that is not there", "violations[0].citations[0].evidence", "E99"),
        "EVD-103": _set("the ledger was printed a day later", "evidence[4].obtained_on", "2024-09-18"),
        "EVD-104": Example(
            fails=DocumentChange("the ledger's file was changed", files=MappingProxyType({"E5": "0" * 64})),
            passes=DocumentChange(
                "the ledger's file is the one captured",
                files=MappingProxyType({"E5": "1a0d3e541599183e44c9c637a1a1a47a374f6b9885b726c66c8dc12e56f0f708"}),
            ),
        ),
        "EVD-105": _without("nobody says how E3 was come by", "evidence[2].lawful_basis"),
        "EVD-106": _without("nobody says who made E3", "evidence[2].origin"),
        "EVD-107": _without("nobody says when E3 was obtained", "evidence[2].obtained_on"),
        "EVD-108": _without("E3 has no digest", "evidence[2].sha256"),
        "EVD-110": _without("V1 does not cite the ledger", "violations[0].citations[2]"),
        "EVD-120": _without("V1 does not cite the voucher", "violations[0].citations[1]"),
        "EVD-121": Example(
            DocumentChange(
                "R3 asks for what is not due, and nobody calls the loan",
                (Edit("requests[2].amount", _money("349078.13")), Edit("requests[1]")),
            )
        ),
        "EVD-122": _without("the guarantee contract is not in the file", "evidence[12]"),
        "EVD-123": Example(
            fails=_mortgaged(
                "a building was never registered",
                Edit("loans[0].security[1].collateral", {"kind": "building", "description": "厂房一处"}),
                Edit("loans[0].security[1].evidence", []),
            ),
            passes=_mortgaged("a mortgage with its certificate"),
        ),
        "EVD-124": Example(
            DocumentChange(
                "a company guarantees without a resolution",
                (
                    Edit("loans[0].security[0].provider", "P1"),
                    Edit("parties", [{"id": "P1", "name": "某担保有限公司", "kind": "enterprise"}]),
                ),
            )
        ),
        "EVD-125": _set("the loan repays an older one", "loans[0].refinances", "JJ-2023-0117-01"),
        "EVD-126": _set("the guarantee names evidence that is not there", "loans[0].security[0].evidence", ["E99"]),
        "EVD-127": Example(
            DocumentChange(
                "two guarantees, one contract on file, and nothing that ties them",
                (
                    Edit(
                        "loans[0].security[+]",
                        {
                            "id": "S2",
                            "kind": "guarantee",
                            "guarantee_kind": "joint",
                            "provider": "海陆通商贸易有限公司",
                        },
                    ),
                ),
            )
        ),
        "EVD-130": _without("V1 cites no proof of delivery", "violations[0].citations[4]"),
        "EVD-140": Example(
            fails=DocumentChange("the seed case: the price is set against book value alone"),
            passes=DocumentChange(
                "an appraisal is cited",
                (Edit("evidence[+]", _APPRAISAL), Edit("violations[1].citations[+]", {"evidence": "E15"})),
            ),
        ),
        "EVD-141": _set(
            "V2 no longer cites register or declaration",
            "violations[1].citations",
            [{"evidence": "E3"}, {"evidence": "E11"}],
        ),
        "EVD-151": Example(
            DocumentChange(
                "a person's credit report without written consent",
                (Edit("customer.kind", "sole_trader"), Edit("evidence[3].kind", "credit_report")),
            )
        ),
        "EVD-170": _set("somebody unnamed had E3 in hand", "evidence[2].custody", [{"on": "2024-09-06"}]),
        "EVD-171": _set(
            "V2 rests on copies and a photograph",
            "violations[1].citations",
            [{"evidence": "E3"}, {"evidence": "E11"}, {"evidence": "E8"}],
        ),
        "EVD-172": Example(
            DocumentChange(
                "a decline is shown by old statements",
                (Edit("violations[1].kind", "business_deterioration"), Edit("evidence[7].obtained_on", "2023-09-16")),
            )
        ),
        "EVD-150": _without("the visit was made alone", "evidence[8].accompanied_by"),
        "EVD-160": _without("V1 no longer cites the guarantee", "violations[0].citations[5]"),
        "CND-401": _set("the author declares nothing", "reporter.declaration.truthful", False),  # noqa: FBT003 - JSON
        "CND-402": _without("the author is silent on ties", "reporter.declaration.interests"),
        "CND-403": _set("author and supervisor are one", "reporter.supervisor.name", "李某"),
        "CND-410": _set("the author insults", "violations[0].statement", "该老板是无耻的老赖,欠款99,078.13元。"),
        "CND-411": _set("the author convicts", "violations[1].statement", "借款人就是诈骗犯,转移了设备。"),
        "CND-412": _set("the author threatens", "requests[0].reason", "再不还款就通知其家人和单位。"),
        "CND-413": _set("the author repeats hearsay", "violations[1].statement", "听说设备早就卖掉了，估计要跑路。"),
        "CND-414": _set("a paper is to be dated back", "requests[2].reason", "补签一份催收通知书，日期倒签到七月。"),
        "CND-415": _set("the author tells of a divorce", "background", "借款人实际控制人与妻子离婚，有情人。"),
        "CND-416": _set("the author hints", "requests[0].reason", "已提醒借款人其账户近期被监控。"),
        "CND-418": _set("the background speaks of the suspicion", "background", "该客户另涉嫌洗钱。"),
        "CND-420": _without("nobody asked the customer about V1", "violations[0].customer_explanation"),
        "CND-430": _set("the author is implicated", "implicated_staff", [{"name": "李某", "role": "客户经理"}]),
        "CND-431": _set("staff are implicated", "implicated_staff", [{"name": "赵某", "role": "审批人"}]),
        "PRC-201": _set("the file speaks seven years later", "as_of", "2031-09-17"),
        "PRC-210": _set("the file speaks a day after the guarantee ran out", "as_of", "2027-01-15"),
        "PRC-212": Example(
            fails=_mortgaged("the limitation of the claim is over", Edit("as_of", "2028-01-15")),
            passes=_mortgaged("its last day", Edit("as_of", "2028-01-14")),
        ),
        "PRC-213": Example(
            fails=_mortgaged(
                "the building is let",
                Edit("loans[0].security[1].collateral.leases", [{"tenant": "某商贸公司", "from": "2024-03-01"}]),
            ),
            passes=_mortgaged("a mortgage without a lease"),
        ),
        "PRC-214": Example(
            fails=_mortgaged(
                "another court has seized the building",
                Edit("loans[0].security[1].collateral.seizures", [{"by": "某区人民法院", "on": "2024-08-01"}]),
            ),
            passes=_mortgaged("a mortgage that nobody seized"),
        ),
        "PRC-211": _set("the file speaks a year after the discovery", "as_of", "2025-09-05"),
        "PRC-221": Example(
            DocumentChange(
                "an extension without its agreement",
                (Edit("loans[0].extensions", [{"from": "2025-01-14", "to": "2025-04-14", "agreed_on": "2024-09-01"}]),),
            )
        ),
        "PRC-222": _set("the loan was called", "loans[0].acceleration", {"declared_on": "2024-09-10"}),
        "PRC-224": _set("the clause gives 60 days to cure", "loans[0].clauses[1].cure_days", 60),
        "PRC-223": Example(
            DocumentChange(
                "an extension to which the guarantor did not consent",
                (
                    Edit(
                        "loans[0].extensions",
                        [{"from": "2025-01-14", "to": "2025-04-14", "agreed_on": "2024-09-01", "evidence": "E6"}],
                    ),
                ),
            )
        ),
        "PRC-232": Example(
            DocumentChange("a payment order is asked for beside a suit", (Edit("requests[+]", _ORDER),))
        ),
        "PRC-231": Example(DocumentChange("nobody asks to sue", (Edit("requests[2]"),))),
        "PRC-240": Example(DocumentChange("V1 is reported as a crime too", (Edit("requests[+]", _POLICE),))),
        "PRC-230": Example(DocumentChange("a payment order is asked for too", (Edit("requests[+]", _ORDER),))),
        "REQ-301": _set("R1 answers nothing", "requests[0].violations", []),
        "REQ-302": _set("R1 rests on nothing", "requests[0].basis", []),
        "REQ-303": _set(
            "R1 rests on a clause that is not there", "requests[0].basis[0]", "contract:LDZJ-2024-0117#第九十九条"
        ),
        "REQ-304": _set("R3 rests on the repealed Contract Law", "requests[2].basis[0]", "CN:contract-law:206"),
        "REQ-310": _set(
            "the clause no longer covers arrears and evasion", "loans[0].clauses[1].triggers", ["false_information"]
        ),
        "REQ-311": _set(
            "R1 rests on the clause on inspection", "requests[0].basis[0]", "contract:LDZJ-2024-0117#第八条"
        ),
        "REQ-312": _without("R4 names no sum", "requests[3].amount"),
        "REQ-313": _set("R5 names the debtor alone", "requests[4].against", ["华晟精工机械有限公司"]),
        "REQ-316": _set("R3 leaves the guarantor out", "requests[2].against", ["华晟精工机械有限公司"]),
        "REQ-314": Example(DocumentChange("time is to be given too", (Edit("requests[+]", _RESTRUCTURE),))),
        "REQ-315": _set("V1 was a decline in business", "violations[0].kind", "business_deterioration"),
        "REQ-340": _set("R4 no longer answers V2", "requests[3].violations", ["V1"]),
        "REQ-341": _set("the loan is classed as pass", "loans[0].current_classification", {"tier": "pass"}),
        "REQ-320": _set("R3 asks for a fen too much", "requests[2].amount", _money("99078.14")),
        "REQ-331": Example(
            DocumentChange(
                "R3 is directed at a guarantor who never signed",
                (Edit("requests[2].against", ["周某"]), Edit("evidence[12]")),
            )
        ),
        "REQ-332": _set("R3 is directed at a related party", "requests[2].against[1]", "海陆通商贸易有限公司"),
        "REQ-333": Example(
            DocumentChange(
                "a general guarantor is sued alone",
                (Edit("requests[2].against", ["周某"]), Edit("loans[0].security[0].guarantee_kind", "general")),
            )
        ),
        "REQ-334": _set("R3 leaves out whose assets R4 preserves", "requests[2].against", ["华晟精工机械有限公司"]),
        "REQ-335": Example(
            fails=DocumentChange(
                "a shareholder is sued", (Edit("parties", [_SHAREHOLDER]), Edit("requests[2].against[+]", "P1"))
            ),
            passes=DocumentChange(
                "a shareholder is sued, and what was not paid in is on file",
                (
                    Edit("parties", [{**_SHAREHOLDER, "unpaid_capital": _money("10.00")}]),
                    Edit("requests[2].against[+]", "P1"),
                ),
            ),
        ),
        "REQ-337": Example(
            fails=DocumentChange("a claim is to be lodged, and nobody is bankrupt", (Edit("requests[+]", _LODGING),)),
            passes=DocumentChange(
                "the claim is to be lodged", (Edit("customer.insolvency", _BANKRUPT), Edit("requests[+]", _LODGING))
            ),
        ),
        "REQ-336": Example(
            fails=DocumentChange("a guarantee is to be realised", (Edit("requests[+]", _REALISATION),)),
            passes=_mortgaged("a mortgage is to be realised", Edit("requests[+]", _REALISATION)),
        ),
        "REQ-330": _set("R3 names nobody", "requests[2].against", []),
        "REQ-350": Example(
            fails=DocumentChange("the seed case, which lacks much of what the form asks"),
            passes=DocumentChange("no suit is asked for", (Edit("requests", []),)),
        ),
        "REQ-351": Example(
            fails=DocumentChange("the seed case, in which nobody has looked for assets"),
            passes=DocumentChange("an account of the borrower is known", (Edit("assets", [_DEPOSIT]),)),
        ),
        "REQ-352": Example(
            fails=DocumentChange("the seed case, which preserves the arrears alone"),
            passes=_set("R4 preserves what is sued for", "requests[3].amount", _money("350285.83")).fails,
        ),
    }
)
"""By code; every rule of the standard book has one."""
