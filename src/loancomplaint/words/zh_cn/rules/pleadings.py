"""What the rules on papers for a court say, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "The file holds what the court's form of a statement of claim asks.": "案卷应具备要素式起诉状所需的各项内容。",
    "What it does not hold, and what no evidence shows, is left open in the form: each open item is named here.": "案卷未载明或者没有证据支持的内容，起诉状相应栏目留空，并在此逐项提示。",
    "An application for preservation names assets and offers security.": "财产保全申请书应写明财产线索和担保情况。",
    "Assets that secure the debt already are no lead; of a bank a court may ask for no security, where the law says so.": "已为该债务设定担保的财产不作为财产线索；法律规定可以免除银行担保的，从其规定。",
    "As much is preserved as is sued for.": "申请保全的金额应与诉讼请求金额一致。",
    "Less leaves a part of the judgment without anything behind it; for more the applicant is liable.": "保全不足，部分债权将无财产可供执行；超额保全，申请人应赔偿损失。",
    # found
    "The statement of claim leaves open, under “{item}”: {blanks}.": "起诉状“{item}”项下留空：{blanks}。",
    "The application for preservation names no assets of those whom it is directed at.": "财产保全申请书未写明被申请人可供保全的财产。",
    "The application for preservation leaves open what security is offered.": "财产保全申请书未写明提供何种担保。",
    "{own} is to be preserved, but {sued} is sued for.": "申请保全{own}，而诉讼请求金额为{sued}。",
    # to be given
    "what the form asks, here or by hand on the form": "表格所需内容（在案卷中补充，或者在表格上填写）",
    "what they own that does not secure the debt: its number, and where it is": "被申请人名下未设定担保的财产，写明账号、证号及所在地",
    "the security that is offered": "拟提供的担保",
    "the sum sued for": "诉讼请求金额",
}
