"""Words that a report may not hold, and the matcher that finds them."""
