"""What columns cost: rows a second beside hand-written Polars, hand-written SQL and a vectorised peer.

    python -m tests.benchmark.columns

All contestants get the same rows and are first held to agree on every one. Rounds are interleaved, and each ratio is
the median of the ratios within a round, so that a busy machine slows all alike. `--spark` and `--memory` measure what
takes long: Spark SQL, and the memory of files of a million and of ten million rows.
"""

# Frames of every kind pass through here.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
# pyright: reportUnknownParameterType=false
# pyright: reportUnknownLambdaType=false
from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import duckdb
import numpy as np
import polars as pl

from obligations.expressions.kinds import Kind
from obligations.interpreters.columns.files import answer_file
from obligations.interpreters.columns.on_polars import Answering
from obligations.interpreters.columns.plan import plan_of
from rules.soracom_flux import late_interest, outage_credit
from tests.benchmark import columns_by_hand as by_hand
from tests.benchmark import columns_peer
from tests.portfolio import rows

__all__ = ["main"]

ROWS = 1_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: what, millions of rows a second (or milliseconds), against what, the ratio, its goal."""

    what: str
    figure: str
    ratio: float | None = None
    goal: str = ""
    met: bool | None = None
    note: str = ""


def debts(number: int, seed: int = 1) -> pl.DataFrame:
    """Complete debts of ordinary days and amounts up to 10**12 yen, one in fifty at a month end."""
    random = np.random.default_rng(seed)
    first = date(2015, 1, 1).toordinal() - 719_163
    due = random.integers(first, first + 5_000, number)
    ends = np.array([date(y, m, d).toordinal() - 719_163 for y, m, d in ((2024, 2, 29), (2023, 2, 28), (2024, 12, 31))])
    due = np.where(random.random(number) < 0.02, random.choice(ends, number), due)
    days = np.where(random.random(number) < 0.9, random.integers(-3, 120, number), random.integers(0, 1_500, number))
    amounts = np.floor(10 ** random.uniform(0, 12, number)).astype(np.int64)
    return pl.DataFrame(
        {
            "invoice": np.arange(number),
            "principal": amounts,
            "due_on": pl.Series(due.astype(np.int32)).cast(pl.Date),
            "paid_on": pl.Series((due + days).astype(np.int32)).cast(pl.Date),
            "tax_percent": np.full(number, 10),
        }
    )


def outages(number: int) -> pl.DataFrame:
    """Complete outages in which mostly something is owed, from the portfolio."""
    made = pl.concat([pl.DataFrame(pl.from_arrow(block)) for block in rows(outage_credit, number * 5 // 4)])
    answering = Answering(plan_of(outage_credit.asking(())), made.schema, {}, "")
    sources = answering.sources
    made = made.with_columns(sources.prepared).filter(sources.complete()).select(made.columns)
    return pl.concat([made] * (number // made.height + 1)).head(number).rechunk()


Contest = dict[str, Callable[[], Any]]


def timed(contest: Contest, rounds: int) -> dict[str, list[float]]:
    """The seconds of each contestant in each round; one round before that is not counted."""
    found: dict[str, list[float]] = {name: [] for name in contest}
    for number in range(rounds + 1):
        for name, run in contest.items():
            start = perf_counter()
            run()
            if number:
                found[name].append(perf_counter() - start)
    return found


def _ratio(one: Sequence[float], other: Sequence[float]) -> float:
    return median(a / b for a, b in zip(one, other, strict=True))


def _speed(times: Sequence[float], number: int = ROWS) -> str:
    return f"{number / median(times) / 1e6:.1f} M rows/s"


def _same(one: Any, other: Any, what: str) -> None:
    if list(one) != list(other):
        raise AssertionError(f"{what}: the contestants do not agree")


def polars_lines(rounds: int) -> list[Line]:
    """Emitted stages beside hand-written ones, for two clauses."""
    lines: list[Line] = []
    contests = (
        (late_interest, debts(ROWS), by_hand.interest, "interest"),
        (outage_credit, outages(ROWS), by_hand.outage_credit, "credit"),
    )
    for question, frame, hand, column in contests:
        answering = Answering(plan_of(question.asking(())), frame.schema, {}, "out ")
        lazy = frame.lazy()
        emitted = answering.values(lazy)
        written = hand(lazy).select(column)
        whole = answering.lazily(lazy)
        _same(emitted.collect().to_series(), written.collect().to_series(), question.name)
        _same(whole.select("out value").collect().to_series(), written.collect().to_series(), question.name)
        contest: Contest = {"hand": written.collect, "emitted": emitted.collect, "answer": whole.collect}
        found = timed(contest, rounds)
        share = _ratio(found["hand"], found["emitted"])
        lines += [
            Line(f"{question.name}: hand-written Polars", _speed(found["hand"]), 1.0),
            Line("  emitted Polars, the value", _speed(found["emitted"]), share, ">= 0.85", share >= 0.85),
            Line(
                "  the whole answer", _speed(found["answer"]), _ratio(found["hand"], found["answer"]),
                note="guards, status, provisions, missing, readings",
            ),
        ]  # fmt: skip
    return lines


def peer_lines(rounds: int) -> list[Line]:
    """The whole answer beside OpenFisca, on amounts that the peer computes exactly."""
    if find_spec("openfisca_core") is None:
        return [Line("OpenFisca", "", note="not installed: pip install 'obligations[bench]'")]
    frame = debts(ROWS).with_columns(pl.col("principal") % 1_000_000)
    answering = Answering(plan_of(late_interest.asking(())), frame.schema, {}, "out ")
    evaluate = columns_peer.evaluator()
    arrays = [frame[name].to_physical().to_numpy().astype(np.int64) for name in ("principal", "due_on", "paid_on")]
    lazy = frame.lazy()
    values, whole = answering.values(lazy), answering.lazily(lazy)
    _same(evaluate(*arrays), values.collect().to_series().to_numpy(), "OpenFisca")
    contest: Contest = {"peer": lambda: evaluate(*arrays), "value": values.collect, "answer": whole.collect}
    found = timed(contest, rounds)
    times = _ratio(found["peer"], found["value"])
    return [
        Line("late-interest: OpenFisca, 64 bits", _speed(found["peer"]), 1.0),
        Line("  emitted Polars, the value", _speed(found["value"]), times, ">= 10", times >= 10),
        Line("  the whole answer", _speed(found["answer"]), _ratio(found["peer"], found["answer"])),
    ]


def duckdb_lines(rounds: int) -> list[Line]:
    """Emitted SQL beside hand-written SQL, on DuckDB."""
    frame = debts(ROWS)
    connection = duckdb.connect()
    connection.register("debts", frame.to_arrow())
    connection.execute("CREATE TABLE t AS SELECT * FROM debts")
    answered = late_interest.ask_frame(connection.table("t"), prefix="out ")
    hand = by_hand.INTEREST_SQL.format(table="t")
    emitted = "SELECT sum(interest) FROM ({})"
    mine = answered.project('"out value"')
    _same(
        [row[0] for row in answered.order("invoice").project('"out value"').fetchall()],
        [row[1] for row in connection.sql(hand).order("invoice").fetchall()],
        "DuckDB",
    )
    contest: Contest = {
        "hand": lambda: connection.sql(emitted.format(hand)).fetchall(),
        "value": lambda: mine.aggregate('sum("out value")').fetchall(),
        "answer": lambda: answered.aggregate('sum("out value"), max("out status"), sum("out provisions")').fetchall(),
    }
    found = timed(contest, rounds)
    share = _ratio(found["hand"], found["value"])
    return [
        Line("late-interest: hand-written DuckDB SQL", _speed(found["hand"]), 1.0),
        Line("  emitted SQL, the value", _speed(found["value"]), share, note="with guards and what is missing"),
        Line("  the whole answer", _speed(found["answer"]), _ratio(found["hand"], found["answer"])),
    ]


def file_lines(rounds: int, folder: Path) -> list[Line]:
    """Parquet to Parquet beside a plain copy of what was written."""
    source, target, copied = folder / "in.parquet", folder / "out.parquet", folder / "copy.parquet"
    debts(ROWS * 2).with_columns(customer=pl.col("invoice") % 50_021, note=pl.lit("monthly fee")).write_parquet(source)
    answer_file(late_interest, source, target)
    contest: Contest = {
        "copy": lambda: pl.scan_parquet(target).sink_parquet(copied),
        "answer": lambda: answer_file(late_interest, source, target),
    }
    found = timed(contest, rounds)
    times = _ratio(found["answer"], found["copy"])
    return [
        Line("late-interest: plain copy of the answered file", _speed(found["copy"], 2 * ROWS), 1.0),
        Line("  Parquet to Parquet", _speed(found["answer"], 2 * ROWS), times, "<= 1.6 x the time", times <= 1.6),
    ]


def call_lines(rounds: int) -> list[Line]:
    """One row."""
    frame = debts(1)
    late_interest.ask_frame(frame)
    found = timed({"one": lambda: late_interest.ask_frame(frame)}, max(20, rounds))
    milliseconds = median(found["one"]) * 1000
    return [Line("a call on one row", f"{milliseconds:.2f} ms", goal="< 5 ms", met=milliseconds < 5)]


_MEASURE = """
import sys
from pathlib import Path
from obligations.interpreters.columns.files import answer_file
from rules.soracom_flux import late_interest
answer_file(late_interest, sys.argv[1], sys.argv[2])
# Not ru_maxrss, which a process takes over from the one that starts it.
print(next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")))
"""


def memory_lines(folder: Path) -> list[Line]:
    """The memory of a process that answers a million and ten million rows."""
    found: list[int] = []
    for number in (ROWS, 10 * ROWS):
        source = folder / f"{number}.parquet"
        pl.scan_parquet(_written_in_blocks(folder, number)).sink_parquet(source)
        run = [sys.executable, "-c", _MEASURE, str(source), str(folder / "out.parquet")]
        found.append(min(int(subprocess.run(run, check=True, capture_output=True, text=True).stdout) for _ in range(3)))
    times = found[1] / found[0]
    return [
        Line("memory of a million rows, Parquet to Parquet", f"{found[0] / 1024:.0f} MiB", 1.0),
        Line("  of ten million", f"{found[1] / 1024:.0f} MiB", times, "<= 1.3 x", times <= 1.3),
    ]


def _written_in_blocks(folder: Path, number: int) -> list[Path]:
    files: list[Path] = []
    for place in range(number // ROWS):
        files.append(folder / f"block{place}.parquet")
        debts(ROWS, seed=place).with_columns(pl.col("invoice") + place * ROWS).write_parquet(
            files[-1], row_group_size=100_000
        )
    return files


def spark_lines(rounds: int, folder: Path) -> list[Line]:
    """Emitted Spark SQL beside hand-written Spark SQL, on twenty times the rows.

    Both read the facts on which the interest depends. A frame with the tax rate too, which emitted SQL tests and
    hand-written SQL does not read, is timed beside them; and ten rows, which cost what a query costs whatever it reads.
    """
    if find_spec("pyspark") is None:
        return [Line("Spark", "", note="not installed: pip install 'obligations[spark]'")]
    from tests.columns.spark import started

    session = started()
    many, few = folder / "spark.parquet", folder / "few.parquet"
    pl.scan_parquet(_written_in_blocks(folder, 20 * ROWS)).sink_parquet(many, row_group_size=500_000)
    debts(10).write_parquet(few)
    found = timed(_on_spark(session, many), rounds)
    planned = timed(_on_spark(session, few), 2 * rounds)
    session.stop()
    share = _ratio(found["hand"], found["value"])
    return [
        Line("late-interest: hand-written Spark SQL", _speed(found["hand"], 20 * ROWS), 1.0),
        Line("  emitted Spark SQL, the value", _speed(found["value"], 20 * ROWS), share, ">= 0.9", share >= 0.9),
        Line(
            "  with the tax rate tested too", _speed(found["tested"], 20 * ROWS), _ratio(found["hand"], found["tested"])
        ),
        Line("  the whole answer", _speed(found["answer"], 20 * ROWS), _ratio(found["hand"], found["answer"])),
        Line("ten rows: hand-written Spark SQL", f"{median(planned['hand']) * 1000:.0f} ms"),
        Line("  emitted Spark SQL, the value", f"{median(planned['value']) * 1000:.0f} ms"),
    ]


def _on_spark(session: Any, source: Path) -> Contest:
    frame = session.read.parquet(str(source))
    frame.createOrReplaceTempView("debts")
    hand = session.sql(by_hand.SPARK_SQL.format(table="debts"))
    answered = late_interest.ask_frame(frame, prefix="out_")
    value = late_interest.ask_frame(frame.drop("tax_percent"), prefix="out_").select("invoice", "out_value")
    tested = answered.select("invoice", "out_value")
    different = value.join(hand, "invoice").where("out_value <> interest OR out_value IS NULL").count()
    if different:
        raise AssertionError(f"Spark: {different} rows differ")

    def run(made: Any) -> Callable[[], Any]:
        return lambda: made.write.format("noop").mode("overwrite").save()

    return {"hand": run(hand), "value": run(value), "tested": run(tested), "answer": run(answered)}


def _print(lines: Sequence[Line]) -> None:
    heading = ("", "median", "ratio", "goal", "", "")
    cells: list[tuple[str, ...]] = [heading]
    for line in lines:
        met = "" if line.met is None else "met" if line.met else "MISSED"
        ratio = "" if line.ratio is None else f"{line.ratio:.2f}"
        cells.append((line.what, line.figure, ratio, line.goal, met, line.note))
    widths = [max(len(row[place]) for row in cells) for place in range(len(heading))]
    for row in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the benchmark and prints it. Always 0: a benchmark fails nobody."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.columns", description="What columns cost.")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--spark", action="store_true", help="Spark SQL too")
    parser.add_argument("--memory", action="store_true", help="the memory of ten million rows too")
    parser.add_argument("--json", action="store_true", help="print JSON in place of the table")
    chosen = parser.parse_args(arguments)
    globals()["ROWS"] = chosen.rows
    assert late_interest.decision.kind is Kind.YEN
    with TemporaryDirectory() as folder:
        lines = polars_lines(chosen.rounds) + peer_lines(chosen.rounds) + duckdb_lines(chosen.rounds)
        lines += file_lines(chosen.rounds, Path(folder)) + call_lines(chosen.rounds)
        if chosen.memory:
            lines += memory_lines(Path(folder))
        if chosen.spark:
            lines += spark_lines(chosen.rounds, Path(folder))
    if chosen.json:
        print(json.dumps([asdict(line) for line in lines], indent=2))
    else:
        _print(lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
