"""Words that a report may not hold, words of sealed matter, and words that rules look for: data, and its matcher."""

from loancomplaint.lexicon.families import Tone, Topic
from loancomplaint.lexicon.lexicon import Lexicon
from loancomplaint.lexicon.matcher import Hit, Span, find_improper, find_sealed

__all__ = ["Hit", "Lexicon", "Span", "Tone", "Topic", "find_improper", "find_sealed"]
