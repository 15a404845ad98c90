"""``python -m loancomplaint``, and the command of that name; it needs the extra ``cli``."""

from __future__ import annotations

import sys

WITHOUT_CLICK = "the command line needs an extra: pip install 'loancomplaint[cli]'\n"


def main() -> None:
    """Run the command line, and leave with its exit status; 3 where click is not installed."""
    try:
        import click  # noqa: F401 - only whether it is there: a fault of our own must not look like its absence
    except ModuleNotFoundError as missing:
        if missing.name != "click":
            raise
        sys.stderr.write(WITHOUT_CLICK)
        sys.exit(3)
    from loancomplaint.cli import loancomplaint

    loancomplaint()


if __name__ == "__main__":
    main()
