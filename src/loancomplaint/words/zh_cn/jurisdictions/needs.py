"""The evidence that each kind of violation needs, in Chinese: nouns, for the frame around them holds the verb."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "what was due and what was paid": "应还、实还情况的记录",
    "the contract": "双方签署的合同",
    "a demand": "已作催收的文书",
    "the false paper": "被指虚假的资料",
    "what is true instead": "反映真实情况的资料",
    "the flows": "资金往来记录",
    "the assets that moved": "资产转移的记录",
    "the transfer": "转让行为的凭证",
    "what the assets were worth": "资产价值的依据",
    "who received them": "受让方身份资料",
    "where the money went": "贷款资金去向的记录",
    "the decline": "经营恶化的佐证材料",
    "the act": "所涉行为的证据",
}
