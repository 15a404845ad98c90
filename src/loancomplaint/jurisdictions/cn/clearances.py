"""Who may read what in China, by default: a bank signs its own table.

The rows rest on these articles, as they stood on 2026-11-23:
个人信息保护法 6 (no more than the purpose needs), 28 (accounts are sensitive) and 51 (de-identification);
反洗钱法 7 and 35 (what is known of a suspicion, and that it was reported, is confidential);
商业银行法 53 (secrets of the bank).
Who needs what for its purpose is practice, and so are the masking forms: nobody verified those of JR/T 0171, annex A.
"""

from __future__ import annotations

from typing import Final

from loancomplaint.facts import Audience, PersonalData, Restricted
from loancomplaint.privacy.clearances import Clearance, Clearances, Kept, Masking

_NO_DISTRICT: Final = tuple(
    """
    小区 社区 园区 片区 校区 厂区 院区 景区 开发区 高新区 保税区 度假区 工业区 商业区 住宅区 别墅区
    生活区 家属区 宿舍区 自治区 红旗 城市 都市 超市 菜市 夜市 集市
    """.split()
)
_FIRMS: Final = tuple(
    """
    公司 集团 企业 银行 分行 支行 信用社 厂 店 商行 商贸 经营部 门市部 超市 合作社 农场 事务所 合伙 中心
    工作室 基金 协会 法院 检察院 公安 政府 委员会 管理局 监督局 监管局 税务局 资源局 财政局 司法局 分局 总局 派出所
    公证处 仲裁 办事处 部门 机构 机关 医院 学校 大学 学院 邮政 速递 快递 系统
    Bank Company Co Corp Corporation Inc Limited Ltd LLC LLP PLC GmbH Group Partnership Court Bureau Authority
    """.split()
)

MASKING: Final = Masking(
    name=Kept(start=1),  # 张*, 张**
    identity=Kept(start=1, end=4),
    mobile=Kept(start=3, end=4),
    account=Kept(end=4),
    address_up_to=("区", "县", "旗"),
    address_else_up_to=("市",),
    no_district=_NO_DISTRICT,
    address_beyond=("街道", "大道", "大街", "路", "弄", "巷", "号", "栋", "幢", "室"),
    address_parts=("省", "市", "州", "盟", "区", "县", "旗", "镇", "乡", "街道", "村"),
    firms=_FIRMS,
)

_OPINION, _MEASURES = Restricted.INTERNAL_OPINION, Restricted.PLANNED_MEASURES
_SEALED, _STAFF = Restricted.SEALED_MATTER, Restricted.IMPLICATED_STAFF
_LAWYERS = Restricted.LAWYERS_WORK
_FULL, _NUMBERS_MASKED = PersonalData.IN_FULL, PersonalData.NUMBERS_MASKED

CLEARANCES: Final = Clearances(
    rows=(
        # The line decides on credit: it must know who stands behind a loan, and needs nobody's number for it.
        Clearance(audience=Audience.DIRECT_SUPERVISOR, may_read=(_OPINION, _MEASURES), personal_data=_NUMBERS_MASKED),
        Clearance(audience=Audience.RISK_MANAGEMENT, may_read=(_OPINION, _MEASURES), personal_data=_NUMBERS_MASKED),
        # Every paper that leaves the bank passes this desk, case information on the bank's own staff among them.
        Clearance(
            audience=Audience.LEGAL_COMPLIANCE,
            may_read=(_OPINION, _MEASURES, _STAFF, _LAWYERS),
            personal_data=_FULL,
        ),
        # Serves notices and enforces: it must find people and tell one from another.
        Clearance(audience=Audience.ASSET_PRESERVATION, may_read=(_OPINION, _MEASURES, _LAWYERS), personal_data=_FULL),
        # Its examination begins with who the customer is (反洗钱法 29).
        Clearance(audience=Audience.AML_COMPLIANCE, may_read=(_SEALED, _OPINION, _MEASURES), personal_data=_FULL),
        Clearance(
            audience=Audience.INTERNAL_AUDIT, may_read=(_OPINION, _MEASURES, _STAFF), personal_data=_NUMBERS_MASKED
        ),
        # The facts and what was done: what the bank thinks and plans is its own.
        Clearance(audience=Audience.BANKING_REGULATOR, personal_data=_NUMBERS_MASKED),
        # An accused and a defendant must be told from others of the name.
        Clearance(audience=Audience.PUBLIC_SECURITY, personal_data=_FULL),
        Clearance(audience=Audience.LAWYER, may_read=(_OPINION, _MEASURES, _LAWYERS), personal_data=_FULL),
        # What is said to the court the other side reads too.
        Clearance(audience=Audience.COURT, personal_data=_FULL),
        # The institution's own act; this library opens no way there.
        Clearance(audience=Audience.FINANCIAL_INTELLIGENCE_UNIT),
        # Notices are made from the contract alone: there is nothing to clear.
        Clearance(audience=Audience.CUSTOMER),
    ),
    masking=MASKING,
)
