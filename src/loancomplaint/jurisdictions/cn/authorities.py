"""What each desk is called, by day.

An authority that ended keeps its name for the days it had it: a report read for 2017 is addressed to who stood then.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from loancomplaint.facts.kinds import Desk
from loancomplaint.jurisdictions.cn.sources import COMMON_NAMES, PRACTICE, REGULATOR_OF_2023
from loancomplaint.law.timelines import Since, Source, Timeline

FIRST_DAY: Final = dt.date(1995, 7, 1)
"""Where names of practice begin: the day from which there was a Commercial Bank Law."""


def _called(name: str, source: Source, day: dt.date = FIRST_DAY) -> Timeline[str]:
    return Timeline((Since(day, name, source),))


AUTHORITIES: Final[Mapping[Desk, Timeline[str]]] = MappingProxyType(
    {
        Desk.DIRECT_SUPERVISOR: _called("直属上级", PRACTICE),
        Desk.RISK_MANAGEMENT: _called("风险管理部", PRACTICE),
        Desk.LEGAL_COMPLIANCE: _called("法律合规部", PRACTICE),
        Desk.ASSET_PRESERVATION: _called("资产保全部", PRACTICE),
        Desk.AML_COMPLIANCE: _called("反洗钱合规部门", PRACTICE),
        Desk.INTERNAL_AUDIT: _called("内审/纪检部门", PRACTICE),
        # Until 2003 the People's Bank supervised banks; these begin with the regulator that succeeded it.
        Desk.BANKING_REGULATOR: Timeline(
            (
                Since(dt.date(2003, 4, 28), "中国银行业监督管理委员会（银监会）属地派出机构", COMMON_NAMES),
                Since(dt.date(2018, 4, 8), "中国银行保险监督管理委员会（银保监会）属地派出机构", COMMON_NAMES),
                Since(dt.date(2023, 5, 18), "国家金融监督管理总局属地派出机构", REGULATOR_OF_2023),
            )
        ),
        Desk.PUBLIC_SECURITY: _called("公安机关经济犯罪侦查部门", COMMON_NAMES),
        Desk.FINANCIAL_INTELLIGENCE_UNIT: _called("中国反洗钱监测分析中心", COMMON_NAMES, dt.date(2007, 1, 1)),
        Desk.LAWYER: _called("律师/法务", PRACTICE),
        Desk.COURT: _called("有管辖权的人民法院", COMMON_NAMES),
    }
)
"""Every desk by its name through time."""
