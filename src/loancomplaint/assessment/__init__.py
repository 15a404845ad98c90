"""Is it shown, and for which channel?"""

from loancomplaint.assessment.assessment import Assessment, Judgement, View, assess, judge

__all__ = [
    "Assessment",
    "Judgement",
    "View",
    "assess",
    "judge",
]
