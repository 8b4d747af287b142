"""What one answer costs: late interest together with outage credit, beside hand-written code and another engine.

    python -m tests.benchmark.scalar [--rounds 60] [--json]

All contestants are first held against each other on random cases. Then they take turns in short rounds, so that
whatever else the machine does falls on all of them; a time is the median over the rounds, a ratio the median of the
ratios within each round. Times are microseconds of the processor for one pair of questions, the mean over several sets
of facts; those of imports are of a fresh interpreter that finds its bytecode. The cyclic garbage collector is off while
a contestant runs, as `timeit` does. Goals that are missed are reported, and the
exit code is 0 all the same.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from importlib.metadata import version
from importlib.util import find_spec
from itertools import repeat
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory
from time import process_time_ns
from typing import Any

from obligations.interpreters.evaluate import settle
from rules.soracom_flux import late_interest, outage_credit
from tests.benchmark import by_hand
from tests.benchmark.cases import CREDITS, DEBTS, plain, random_pairs, read_by_hand

__all__ = ["Line", "main"]

CHECKED = 2_000
HAND = "hand-written integers"
ASKED = "ask, from a dict with ISO text"

OURS = "import of obligations"
IMPORTS = {
    OURS: "import obligations",
    "import of pydantic with one model": (
        "from pydantic import BaseModel, ConfigDict\n"
        "class Model(BaseModel):\n"
        "    model_config = ConfigDict(strict=True, frozen=True, extra='forbid')\n"
        "    a: int\n    b: int\n    c: str\n    d: bool\n    e: float\n    f: int | None = None\n"
    ),
}
HEAVY = ("numpy", "polars", "pandas", "z3")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table. `met` is None where there is no goal or nothing was measured."""

    what: str
    microseconds: float | None = None
    ratio: float | None = None
    goal: str = ""
    met: bool | None = None
    note: str = ""


Contestant = Callable[[], object]


# The contestants ------------------------------------------------------------------------------------------------------


def _pairs() -> list[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    return [
        (plain(late_interest, debt), plain(outage_credit, outage)) for debt, outage in zip(DEBTS, CREDITS, strict=True)
    ]


def _as_objects(facts: dict[str, Any]) -> dict[str, Any]:
    """The same facts with days and instants as Python objects in place of ISO text."""

    def value(name: str, given: Any) -> Any:
        if name.endswith("_on"):
            return date.fromisoformat(given)
        return datetime.fromisoformat(given) if name.endswith("_at") else given

    return {name: value(name, given) for name, given in facts.items()}


def _over(one: Callable[..., object], other: Callable[..., object], inputs: Sequence[tuple[Any, Any]]) -> Contestant:
    def run() -> None:
        for first, second in inputs:
            one(first)
            other(second)

    return run


def _over_plain(
    one: Callable[..., object], other: Callable[..., object], inputs: Sequence[tuple[Any, Any]]
) -> Contestant:
    def run() -> None:
        for first, second in inputs:
            one(*first)
            other(*second)

    return run


def contestants() -> dict[str, Contestant]:
    """Everything that takes turns; each run answers both questions for every set of facts."""
    pairs = _pairs()
    few = [(read_by_hand("late", debt), read_by_hand("credit", outage)) for debt, outage in pairs]
    late, credit = late_interest.asking(()), outage_credit.asking(())
    raw = list(zip(DEBTS, CREDITS, strict=True))
    objects = [(_as_objects(debt), _as_objects(outage)) for debt, outage in raw]
    outcomes = [(late_interest.ask(debt), outage_credit.ask(outage)) for debt, outage in raw]

    def walked(asking: Any) -> Callable[[tuple[Any, ...]], object]:
        return lambda facts: settle(asking.decision, facts, asking.readings, rank=False)

    def ask_late() -> None:
        for debt in DEBTS:
            late_interest.ask(debt)

    def explain(outcome: Any) -> object:
        return outcome.to_json()

    made: dict[str, Contestant] = {
        HAND: _over_plain(by_hand.late_interest, by_hand.outage_credit, few),
        "compiled": _over_plain(late.compiled.function, credit.compiled.function, pairs),
        "compiled, every value recorded": _over_plain(late.compiled.traced, credit.compiled.traced, pairs),
        "answer, from plain values to an outcome": _over(late.answer, credit.answer, pairs),
        ASKED: _over(late_interest.ask, outage_credit.ask, raw),
        "ask, from a dict with dates and datetimes": _over(late_interest.ask, outage_credit.ask, objects),
        "ask, late interest alone": ask_late,
        "explanation as JSON, on top": _over(explain, explain, outcomes),
        "reference evaluator": _over(walked(late), walked(credit), pairs),
    }
    if find_spec("zen") is not None:
        from tests.benchmark import peer

        contexts = [peer.context(debt, outage) for debt, outage in pairs]
        for name, trace in (("zen-engine", False), ("zen-engine, with its trace", True)):
            evaluate = peer.evaluator(trace=trace)
            made[name] = _one_call(evaluate, contexts)
    return made


def _one_call(evaluate: Callable[[dict[str, Any]], object], contexts: Sequence[dict[str, Any]]) -> Contestant:
    def run() -> None:
        for facts in contexts:
            evaluate(facts)

    return run


def check(count: int) -> int:
    """Holds the contestants against each other on random cases; the number of cases, or an `AssertionError`."""
    late, credit = late_interest.asking(()), outage_credit.asking(())
    pairs = [*_pairs(), *random_pairs(count)]
    for debt, outage in pairs:
        expected = late.compiled.function(*debt), credit.compiled.function(*outage)
        hand = (
            by_hand.late_interest(*read_by_hand("late", debt)),
            by_hand.outage_credit(*read_by_hand("credit", outage)),
        )
        assert hand == expected, (hand, expected, debt, outage)
        asked = late.answer(debt).value, credit.answer(outage).value
        assert asked == expected, (asked, expected, debt, outage)
    if find_spec("zen") is not None:
        from tests.benchmark import peer

        evaluate = peer.evaluator()
        for debt, outage in pairs:
            result: dict[str, Any] = evaluate(peer.context(debt, outage))["result"]
            expected = late.compiled.function(*debt), credit.compiled.function(*outage)
            assert (result["interest"], result["credit"]) == expected, (result, expected, debt, outage)
    return len(pairs)


# Timing ---------------------------------------------------------------------------------------------------------------


def timed(made: dict[str, Contestant], rounds: int, spell: float = 0.002) -> dict[str, list[float]]:
    """Microseconds of one pair of questions, for each contestant in each round; `spell` seconds a turn."""
    repeats: dict[str, int] = {}
    for name, run in made.items():
        run()
        start = process_time_ns()
        run()
        repeats[name] = max(1, round(spell * 1e9 / max(1, process_time_ns() - start)))
    found: dict[str, list[float]] = {name: [] for name in made}
    collecting = gc.isenabled()
    for number in range(rounds):
        order = list(made.items())
        for name, run in order if number % 2 == 0 else reversed(order):
            gc.collect(0)
            gc.disable()
            start = process_time_ns()
            for _ in repeat(None, repeats[name]):
                run()
            spent = process_time_ns() - start
            if collecting:
                gc.enable()
            found[name].append(spent / 1e3 / repeats[name] / len(DEBTS))
    return found


def imported(rounds: int) -> tuple[dict[str, list[float]], list[str]]:
    """Milliseconds of each import in a fresh interpreter, and which heavy packages `obligations` loaded."""
    found: dict[str, list[float]] = {name: [] for name in IMPORTS}
    loaded: list[str] = []
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with TemporaryDirectory() as bytecode:
        # Bytecode in a place of its own, so that neither side is compiled anew in each run whatever is set outside.
        environment["PYTHONPYCACHEPREFIX"] = bytecode
        for number in range(rounds + 1):
            for name, code in IMPORTS.items():
                spent, *heavy = _spent(code, environment)
                if number:  # the first run writes the bytecode
                    found[name].append(float(spent))
                if name == OURS:
                    loaded = heavy
    return found, loaded


def _spent(code: str, environment: dict[str, str]) -> list[str]:
    program = (
        "import sys, time\nstart = time.process_time()\n"
        f"{code}\nspent = time.process_time() - start\n"
        f"print(spent * 1000, *[name for name in {HEAVY!r} if name in sys.modules])"
    )
    command = [sys.executable, "-c", program]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout.split()


# The table ------------------------------------------------------------------------------------------------------------

#: Of each contestant: the goal in words, what it bounds, and its bound.
_GOALS: dict[str, tuple[str, str, float]] = {
    "compiled": ("≤ 1.5 x hand-written", "ratio", 1.5),
    "compiled, every value recorded": ("≤ 2.2 x hand-written", "ratio", 2.2),
    ASKED: ("≤ 10 µs", "time", 10),
    "explanation as JSON, on top": ("≤ 50 µs more", "time", 50),
}
_NOTES: dict[str, str] = {
    HAND: "tables of month and year starts",
    ASKED: "strict validation, trace kept",
    "reference evaluator": "the meaning of the language, unknown facts allowed",
    "zen-engine": "no validation, no unknowns; days through its date functions",
    "zen-engine, with its trace": "one value a named expression, no operands",
}


def lines(found: dict[str, list[float]]) -> list[Line]:
    """The lines of the contestants, each against the hand-written code."""
    hand = found[HAND]
    made: list[Line] = []
    for name, times in found.items():
        time = median(times)
        ratio = median(one / other for one, other in zip(times, hand, strict=True))
        goal, bounds, bound = _GOALS.get(name, ("", "", 0.0))
        met = None if not goal else (ratio if bounds == "ratio" else time) <= bound
        made.append(Line(name, time, ratio, goal, met, _NOTES.get(name, "")))
    if find_spec("zen") is None:
        made.append(Line("zen-engine", note="not installed: pip install zen-engine"))
    return made


def import_lines(rounds: int) -> list[Line]:
    """The lines of the imports."""
    found, loaded = imported(rounds)
    ours, theirs = found.values()
    ratio = median(one / other for one, other in zip(ours, theirs, strict=True))
    name, other = IMPORTS
    return [
        Line(name, median(ours) * 1000, ratio, "≤ 1.3 x pydantic with one model", ratio <= 1.3),
        Line(other, median(theirs) * 1000, 1.0),
        Line(
            f"{', '.join(HEAVY)} loaded by it", goal="none", met=not loaded, note=", ".join(loaded) or "none is loaded"
        ),
    ]


def _figure(line: Line) -> str:
    if line.microseconds is None:
        return ""
    return f"{line.microseconds:.2f} µs" if line.microseconds < 1000 else f"{line.microseconds / 1000:.2f} ms"


def _cells(line: Line) -> tuple[str, ...]:
    met = "" if line.met is None else "met" if line.met else "MISSED"
    return line.what, _figure(line), "" if line.ratio is None else f"{line.ratio:.2f}", line.goal, met, line.note


_HEADINGS = ("late interest + outage credit", "median", "ratio", "goal", "", "")


def _print(title: str, table: Sequence[Line]) -> None:
    rows = [_cells(line) for line in table]
    try:
        from rich.box import SIMPLE
        from rich.console import Console
        from rich.table import Table
    except ImportError:
        widths = [max(map(len, column)) for column in zip(_HEADINGS, *rows, strict=True)]
        print(title)
        for row in (_HEADINGS, *rows):
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        return
    shown = Table(title=title, box=SIMPLE, title_justify="left")
    for place, heading in enumerate(_HEADINGS):
        shown.add_column(heading, justify="right" if place in (1, 2) else "left")
    for row in rows:
        shown.add_row(*row)
    Console(width=None if sys.stdout.isatty() else 150).print(shown)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the benchmark and prints it. Always 0: a benchmark fails nobody."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.scalar", description="What one answer costs.")
    parser.add_argument("--rounds", type=int, default=60, help="rounds in which all take turns (default 60)")
    parser.add_argument("--imports", type=int, default=9, help="fresh interpreters for each import (default 9)")
    parser.add_argument("--json", action="store_true", help="print JSON in place of the table")
    chosen = parser.parse_args(arguments)
    checked = check(CHECKED)
    found = timed(contestants(), max(1, chosen.rounds))
    table = lines(found)
    if chosen.imports > 0:
        table += import_lines(chosen.imports)
    machine = {
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "pydantic": version("pydantic"),
        "zen-engine": version("zen-engine") if find_spec("zen") is not None else None,
        "rounds": chosen.rounds,
        "checked": checked,
    }
    if chosen.json:
        rounds = {name: {"least": min(times), "mean": mean(times)} for name, times in found.items()}
        print(json.dumps({"machine": machine, "lines": [asdict(line) for line in table], "rounds": rounds}, indent=2))
    else:
        _print(f"{checked:,} cases agree; {chosen.rounds} rounds; Python {machine['python']}", table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
