"""PDF/A-2b and PDF/UA-1, set by typst."""
