"""The command line `obligations`: contracts, their provisions and readings, and answers with reasons.

    obligations contracts
    obligations questions soracom-flux
    obligations ask soracom-flux late-interest --principal 100,000 --due-on 2026-01-31 --paid-on 2026-04-01 --explain

On a terminal it prints tables; into a pipe or a file it prints one line an entry, its fields separated by tabs,
without a heading, a border or a colour, and cuts and wraps nothing. Answers go to standard output, errors to standard
error. Sentences are Japanese or English by `--lang`, else by LC_ALL, LC_MESSAGES and LANG.

Exit codes:

- 0: answered; "no provision applies" is an answer
- 1: a copy differs from the indexed text, a scenario comes out otherwise than its file says, a ledger has provisions
  that are not accounted for, or no value of a fact solves the inverse question
- 2: wrong use, facts that cannot be used, or a contract that does not fit together
- 3: undetermined; the facts that would decide are named, the most useful first
- 4: conflict: two provisions apply and give different results
"""

from __future__ import annotations

import io
import signal
import sys
from importlib.util import find_spec

__all__ = ["main"]

_NEEDED = ("click", "rich", "yaml")


def main() -> None:
    """Runs the command line on `sys.argv` and ends the process with one of the exit codes above."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        names = ", ".join(missing)
        print(f"the command line needs {names}: pip install 'obligations[cli]'", file=sys.stderr)
        raise SystemExit(2)
    if hasattr(signal, "SIGPIPE"):
        # A reader that has seen enough (`| head`) ends the process quietly, as it does with other tools.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    from obligations.doors.commands import obligations

    obligations.main(prog_name="obligations")


if __name__ == "__main__":
    main()
