"""What a picture shows, as a structure: for who would draw it anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from loancomplaint.documents import Bars, EventChart, Flows, Happening, Matrix, MoneyFlow, Pictured
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase

Value: TypeAlias = "bool | int | str | Sequence[Value] | Mapping[str, Value] | None"
"""What a document holds as JSON; there are no fractions."""


def pictured(picture: Pictured, say: Callable[[Phrase], str]) -> Value:
    """Write down what *picture* shows; days and amounts as in case files, texts as *say* says them."""
    match picture:
        case EventChart():
            happenings = [_happening(happening, say) for happening in picture.happenings]
            return {"type": "timeline", "as_of": picture.as_of.isoformat(), "events": happenings}
        case Bars():
            bars: list[Value] = [
                {"name": say(bar.name), "parts": [_sum(part) for part in bar.parts]} for bar in picture.bars
            ]
            return {"type": "bars", "series": [say(name) for name in picture.series], "bars": bars}
        case Flows():
            flows = [_flow(flow) for flow in picture.flows]
            return {"type": "flows", "parties": [say(party) for party in picture.parties], "flows": flows}
        case Matrix():
            rows: list[Value] = [{"what": say(row.what), "evidence": list(row.evidence)} for row in picture.rows]
            return {"type": "matrix", "evidence": list(picture.evidence), "rows": rows}


def _happening(happening: Happening, say: Callable[[Phrase], str]) -> Value:
    return {
        "on": happening.on.isoformat(),
        **_day("until", happening.until),
        "what": say(happening.what),
        "evidence": list(happening.evidence),
        "standing": happening.standing.value,
    }


def _flow(flow: MoneyFlow) -> Value:
    return {
        **_day("on", flow.on),
        "from": flow.from_,
        "to": flow.to,
        **({"amount": _sum(flow.amount)} if flow.amount is not None else {}),
        "evidence": list(flow.evidence),
        "standing": flow.standing.value,
    }


def _day(name: str, day: dt.date | None) -> Mapping[str, str]:
    return {name: day.isoformat()} if day else {}


def _sum(money: Money) -> Value:
    return {"amount": money.text, "currency": money.currency}
