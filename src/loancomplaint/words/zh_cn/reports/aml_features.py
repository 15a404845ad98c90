"""Unusual features of transactions, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "The features that make it suspicious are still to be set out.": "异常特征尚待归纳。",
    "The transactions show the following features:": "交易呈现下列特征：",
    "{feature}.": "{feature}。",
    "{feature}": "{feature}",
    "Money came in from several sides: {count} transfers by {parties} parties": "分散转入：{parties}个付款方共转入{count}笔",
    "Money came in from one side alone: {count} transfers by {party}": "集中转入：付款方均为{party}，共{count}笔",
    "Money came in at once, in a single transfer by {party}": "集中转入：由{party}一笔转入",
    "Money went out to several sides: {count} transfers to {parties} parties": "分散转出：共转出{count}笔，收款方{parties}个",
    "Money went out to one side alone: {count} transfers to {party}": "集中转出：收款方均为{party}，共{count}笔",
    "Money went out at once, in a single transfer to {party}": "集中转出：一笔转至{party}",
    "{what}.": "{what}。",
    "{what}; {sum} in all.": "{what}，合计{sum}。",
    "{what}; {sum} in all, each between {least} and {most}.": "{what}，合计{sum}，单笔金额{least}至{most}。",
    "Each outflow came on the day of an inflow.": "快进快出：各笔转出均在转入当日。",
    "Each outflow came on the day after an inflow at the latest.": "快进快出：各笔转出均不晚于转入次日。",
    "Each outflow came within {days:days} of an inflow.": "快进快出：各笔转出距前一笔转入均不超过{days}日。",
    "{party}, named in this matter, is a related party of the customer.": "所涉{party}系客户关联方。",
    "{party}, named in this matter, is a related party of the customer: {relation}.": "所涉{party}系客户关联方：{relation}。",
}
