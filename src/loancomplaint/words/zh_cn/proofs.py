"""What the prover finds wrong with a policy, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "A case has no route, open or withheld.": "存在既无开放去向、亦无暂不开放去向的案卷。",
    "A case with a sealed violation has no route.": "存在载有密封事项而无任何去向的案卷。",
    "The row {row} never adds anything: others have always said it before.": "“{row}”一行从不起作用：其内容始终已由其他行给出。",
    "The row {row} never adds anything: no case is such that it applies and opens.": "“{row}”一行从不起作用：其条件对任何案卷均不成立。",
    "The row {opener} opens {desk}, which the row {turner} turns away in the same case.": "对同一案卷，“{opener}”一行开放{desk}，而“{turner}”一行排除该受理方。",
    "With worse facts the case loses the {channel}.": "事实更为严重时，案卷反而失去{channel}。",
    "The row {row} leaks: {why}": "“{row}”一行泄露密封事项：{why}",
    "it sends sealed matter to a desk that may not know of it.": "其将密封事项送交无权知悉的受理方。",
    "it sends sealed matter through a desk that may not know of it.": "其将密封事项经由无权知悉的部门转送。",
    "it writes a referral of sealed matter for an open case.": "其就公开案卷出具反洗钱移送文书。",
    "its words speak of sealed matter, and every reader of an open case would see them.": "其文字涉及密封事项，公开案卷的任何读者均会看到。",
    "No case opens a route to {desk}, though the policy names it.": "政策载有{desk}，但没有任何案卷可以提交至该受理方。",
    "The policy lets others read sealed matter: {desks}.": "政策允许其他受理方查阅密封事项：{desks}。",
}
