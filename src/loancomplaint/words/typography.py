"""Chinese prose set as Chinese is printed: full-width marks, one full stop at the end, quotations that close.

Authors type half-width commas between Chinese characters; print does not.
Marks inside numbers, codes, addresses and Latin text stay as they are.
"""

from __future__ import annotations

import re
from typing import Final

_WIDE: Final = "\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
"""Chinese characters, and the marks that only they are set with."""

_SHARED: Final = "\u2014\u2018-\u201d\u2026"
"""Dashes, dots and quotation marks of Latin text as well: Chinese where a Chinese character is next to them."""

_AFTER: Final = rf"(?:(?<=[{_WIDE}])|(?<=[{_WIDE}][{_SHARED}]))"
_BEFORE: Final = rf"(?=[{_SHARED}]?[{_WIDE}])"
_MARKS: Final = str.maketrans(",;:?!()", "，；：？！（）")
_AFTER_CHINESE: Final = re.compile(rf"{_AFTER}[,;:?!] *")
_BEFORE_CHINESE: Final = re.compile(rf"[,;?!] *{_BEFORE}")
_BEHIND_CHINESE: Final = re.compile(_AFTER)
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_DEEPEST: Final = 3
"""How many brackets within brackets are looked at."""

_CHINESE: Final = re.compile(rf"[{_WIDE}]")
_ENDED: Final = re.compile(r"""[。！？…；.!?;][”’」』）)"']*$""")


def full_width(text: str) -> str:
    """Return *text* with ``, ; : ? ! ( )`` full-width where they stand among Chinese characters.

    A colon, which codes and addresses hold too, only after one; brackets together, or not at all.

    >>> full_width("于2024年7月15日到期,借款人仅还30,000.00元(见http://a.cn/x?a=1,b);催收无果")
    '于2024年7月15日到期，借款人仅还30,000.00元（见http://a.cn/x?a=1,b）；催收无果'
    """
    if _CHINESE.search(text) is None:
        return text
    for _ in range(_DEEPEST):
        text = _BRACKETS.sub(_in_full_width, text)
    for marks in (_AFTER_CHINESE, _BEFORE_CHINESE):
        text = marks.sub(lambda found: found[0].strip(" ").translate(_MARKS), text)
    return text


def _in_full_width(brackets: re.Match[str]) -> str:
    """Brackets and what they hold: full-width behind a Chinese character, and around one."""
    # Asked here, not in the pattern, which would read on from each bracket to the end of the text in search of it.
    if _BEHIND_CHINESE.match(brackets.string, brackets.start()) or _CHINESE.search(brackets[0]):
        return f"（{brackets[0][1:-1]}）"
    return brackets[0]


def sentence(text: str) -> str:
    """Return *text* in print, closed as a sentence is.

    >>> sentence("借款人已停产"), sentence("Production has stopped"), sentence("是否属实？")
    ('借款人已停产。', 'Production has stopped.', '是否属实？')
    """
    text = full_width(text.strip())
    if not text or _ENDED.search(text):
        return text
    return f"{text}。" if _CHINESE.search(text) else f"{text}."


def clause(text: str) -> str:
    """Return *text* in print, to stand within a sentence: without a full stop of its own.

    >>> clause("证明资产转让.")
    '证明资产转让'
    """
    return full_width(text.strip()).rstrip("。.；;，,、 ")


def quotation(text: str) -> str:
    """Return *text* as it stands between quotation marks: a sentence, with its own quotations one level below.

    >>> quotation("称“系会计差错”")
    '称‘系会计差错’。'
    """
    return sentence(text).translate(_INNER_QUOTES)


_INNER_QUOTES: Final = str.maketrans("“”", "‘’")
