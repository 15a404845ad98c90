"""Where the Chinese data was read, in which state, and how sure it is.

The full texts were read in four public collections, in these states:

* `JUST_LAWS` at 5c000d2 (2026-07-17): statutes in force;
* `LAW_BOOK` at 2f4c5c2 (2025-04-19): judicial interpretations, regulations, amendments of the Criminal Law;
* `OLD_LAWS` at 24f2939 (2026-06-03): statutes since repealed, and the earlier texts of some;
* `OLD_PROCEDURE` at c35e6da and 4a048c9: the Civil Procedure Law of 2017 and of 2012.

What a text says about its own first day was read there too.
An amended law still prints the first day of its first text: the day of the amendment is then the one in the index of
`LAW_BOOK`, or, where that index has none or a wrong one, the one on the page linked beside the entry.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from loancomplaint.law.timelines import Confidence, Source

CHECKED_ON: Final = dt.date(2026, 11, 23)
"""The day on which every entry was last compared with its source, or found to have none."""

JUST_LAWS: Final = "https://github.com/ImCa0/just-laws"
LAW_BOOK: Final = "https://github.com/LawRefBook/Laws"
OLD_LAWS: Final = "https://github.com/X-STORAGE/Laws"
OLD_PROCEDURE: Final = "https://github.com/risshun/Chinese_Laws"


def full_text(title: str, url: str) -> Source:
    """The source of what was read in the text of *title* itself."""
    return Source(title, url, CHECKED_ON, Confidence.TEXT)


def secondary(title: str, url: str) -> Source:
    """The source of what somebody reliable reports of *title*, whose text was not read."""
    return Source(title, url, CHECKED_ON, Confidence.SECONDARY)


def unverified(title: str, url: str = "") -> Source:
    """The source of what is generally held and was compared with nothing: a name or a default, never law."""
    return Source(title, url, CHECKED_ON, Confidence.UNVERIFIED)


PRACTICE: Final = unverified("行业惯例")
"""What careful banks do, and how they usually call their desks; never stated as law."""

BANK_SETTING: Final = unverified("本行参数")
"""What a bank sets for itself; the law says nothing about it."""

COMMON_NAMES: Final = unverified("通行机构名称")
"""What an authority is commonly called, where its first day was compared with no document."""

REGULATOR_OF_2023: Final = secondary(
    "国家金融监督管理总局揭牌", "https://english.www.gov.cn/news/202305/18/content_WS6465bd1ac6d03ffcca6ed27f.html"
)

COLLECTION_GUIDE_NOTES: Final = secondary(
    "《金融机构个人消费类贷款催收工作指引（试行）》（中国银行业协会）报道",
    "https://reportify.cn/social-media/768757111798201",
)

CLASSIFICATION_NOTES: Final = secondary(
    "《商业银行金融资产风险分类办法》英文介绍",
    "https://www.chinabankingnews.com/2023/02/14/chinese-central-bank-issues-new-risk-rules-for-financial-assets-"
    "of-commercial-banks-applies-new-rules-to-non-performing-assets/",
)

GUIDELINES_NOTES: Final = secondary(
    "《贷款风险分类指引》（银监发〔2007〕54号）第十一条摘引", "https://www.kaotiyun.com/show/Dr6M777K"
)

FILING_2010_NOTES: Final = secondary(
    "《立案追诉标准的规定（二）》（公通字〔2010〕23号）第二十七条摘引", "https://www.lawfaq.cn/law/18-2907-4.html"
)

FILING_2022_NOTES: Final = secondary(
    "《立案追诉标准的规定（二）》（公通字〔2022〕12号）第二十二条摘引",
    "https://www.globethesis.com/?t=2556307109478154",
)
