"""The command line: parse, call one function of `run`, tell. No rule and no SQL here.

Exit status: 0 when all was read, 3 when some sources or records were skipped, 2 when nothing was usable or the call
was wrong. What was skipped goes to standard error with its reason; answers go to standard output.
"""

from setfoot.cli import conclude, decide, law, ledger, news, route, rows, scan
from setfoot.cli.group import main

__all__ = ["conclude", "decide", "law", "ledger", "main", "news", "route", "rows", "scan"]
