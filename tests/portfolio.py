"""A portfolio to try the columns on: the money questions of every encoded contract, made up and answered.

    python -m tests.portfolio make /tmp/portfolio --rows 1000000
    python -m tests.portfolio answer /tmp/portfolio /tmp/answers

One Parquet file a question, its rows seeded. Most are ordinary: amounts as invoices have them, days and times of a few
years, the conditions of the clause mostly met. Among them are edges (month ends, 29 February, 10^12 yen, a time on the
last second of a day), rows with facts missing, and broken rows (a negative amount, a day in 1850, an alternative that
there is not).
"""

# Frames of every kind pass through here.
# pyright: reportMissingTypeStubs=false
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
# pyright: reportUnknownParameterType=false
# pyright: reportUnknownLambdaType=false
from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any, cast

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

import obligations
from obligations import Question
from obligations.errors import NotColumnar
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Fact
from obligations.interpreters.columns.files import Summary, answer_file
from obligations.interpreters.columns.plan import plan_of
from obligations.interpreters.evaluate import settle

__all__ = ["PREFIX", "answer", "make", "money_questions", "rows", "write"]

#: What stands before the names of the columns of an answer: some facts have a name that one of them needs (status).
PREFIX = "answer_"

DAY, EPOCH = 86_400, date(1970, 1, 1).toordinal()
FIRST, LAST = date(2023, 1, 1).toordinal(), date(2027, 12, 31).toordinal()
EDGES = [
    date(y, m, d).toordinal()
    for y, m, d in ((2023, 2, 28), (2023, 11, 30), (2024, 2, 28), (2024, 2, 29), (2024, 12, 31), (2025, 1, 31),
                    (2026, 8, 31), (2027, 2, 28), (1999, 12, 31), (2100, 2, 28), (2199, 12, 31))
]  # fmt: skip
_BLOCK = 100_000


def money_questions() -> list[Question[..., Any]]:
    """The questions of every installed contract whose answer is yen and that have columns."""
    found: list[Question[..., Any]] = []
    for name in obligations.contracts():
        for question in obligations.contract(name).questions.values():
            if question.decision.kind is Kind.YEN and question.sheet.facts():
                try:
                    _ = plan_of(question.asking(())).complete
                except NotColumnar:
                    continue
                found.append(question)
    return found


def _met(question: Question[..., Any]) -> dict[str, Any]:
    """For each fact with alternatives the one that, by what is known so far, leaves it open what is owed."""
    asking = question.asking(())
    facts = list(question.sheet.facts().values())
    known: dict[str, Any] = {}
    for fact in facts:
        if fact.kind is Kind.SEVERAL:
            known[fact.name] = frozenset({fact.alternatives[0]})
        if fact.kind not in (Kind.TRUTH, Kind.CHOICE):
            continue
        choices: tuple[Any, ...] = (True, False) if fact.kind is Kind.TRUTH else fact.alternatives
        for choice in choices:
            known[fact.name] = choice
            settled = settle(
                asking.decision, tuple(known.get(each.name) for each in facts), asking.readings, rank=False
            )
            if settled.missing:
                break
        else:
            known[fact.name] = choices[0]
    return known


class _Maker:
    def __init__(self, question: Question[..., Any], seed: int) -> None:
        self.question = question
        self.met = _met(question)
        self.random = np.random.default_rng([seed, sum(map(ord, question.name))])

    def block(self, size: int) -> pa.Table:
        """Some rows, numbered apart from the facts."""
        self.size = size
        plain: dict[str, Any] = {}
        facts = self.question.sheet.facts()
        day = self.random.integers(FIRST, LAST, size)
        for name, fact in facts.items():
            if fact.kind in _NUMBERS:
                # One thing follows another, mostly within weeks.
                day = day + self.random.integers(0, 45, size)
                plain[name] = self.numbers(fact, size, day)
        for earlier, later in self.question.sheet.sheet().not_before:
            plain[later] = np.maximum(plain[later], plain[earlier])
        return pa.table({name: self.column(fact, plain.get(name)) for name, fact in facts.items()})

    def numbers(self, fact: Fact, size: int, day: Any = None) -> Any:
        """Plain numbers of a fact; `day` is about when it is."""
        random, (low, high) = self.random, fact.range
        about = random.integers(FIRST, LAST, size)
        day = about if day is None else np.where(random.random(size) < 0.1, about, day)
        edge = random.random(size) < 0.02
        match fact.kind:
            case Kind.YEN:
                usual = np.floor(10 ** random.uniform(2, 7, size)).astype(np.int64)
                found = np.where(edge, random.choice([0, 1, 10**12 - 1, 10**12, 27_757], size), usual)
            case Kind.DATE:
                found = np.where(edge, random.choice(EDGES, size), day)
            case Kind.INSTANT:
                day = np.where(edge, random.choice(EDGES, size), day)
                clock = np.where(edge, random.choice([0, DAY - 1], size), random.integers(0, DAY, size))
                found = day * DAY + clock
            case Kind.DURATION:
                found = np.where(edge, random.choice([0, DAY - 1, DAY], size), random.integers(0, 10 * DAY, size))
            case _:
                found = random.integers(0, 60, size)
        return np.clip(found, low, high)

    def column(self, fact: Fact, numbers: Any) -> pa.Array:
        random, size = self.random, self.size
        missing = random.random(size) < 0.006
        broken = random.random(size) < 0.0005
        kept = random.random(size) < 0.93
        met = self.met.get(fact.name)
        match fact.kind:
            case Kind.TRUTH:
                other = random.random(size) < 0.5
                return pa.array(np.where(kept, bool(met), other), mask=missing)
            case Kind.CHOICE:
                assert met is not None
                codes = [member.code for member in fact.alternatives]
                place = np.where(kept, codes.index(met.code), random.integers(0, len(codes), size))
                texts = pa.array([*codes, "no-such-alternative"], pa.string())
                return texts.take(pa.array(np.where(broken, len(codes), place), mask=missing))
            case Kind.DATE:
                days = np.where(broken, date(1850, 1, 1).toordinal(), numbers) - EPOCH
                return pa.array(days.astype(np.int32), mask=missing).cast(pa.date32())
            case Kind.INSTANT:
                micros = (numbers - EPOCH * DAY - 9 * 3600) * 1_000_000 + np.where(broken, 1, 0)
                return pa.array(micros, mask=missing).cast(pa.timestamp("us", "Asia/Tokyo"))
            case Kind.SEVERAL:
                return self.sets(fact, met, missing, kept)
            case Kind.ROWS:
                return self.lists(fact, missing)
            case _:
                return pa.array(np.where(broken, -1, numbers), mask=missing)

    def sets(self, fact: Fact, met: Any, missing: Any, kept: Any) -> pa.Array:
        codes = [member.code for member in fact.alternatives]
        each = pa.array([[*(member.code for member in met)], [], *([code] for code in codes)], pa.list_(pa.string()))
        place = np.where(kept, 0, self.random.integers(1, len(codes) + 2, self.size))
        return each.take(pa.array(place, mask=missing))

    def lists(self, fact: Fact, missing: Any) -> pa.Array:
        lengths = self.random.integers(0, 4, self.size)
        offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
        outer, self.size = self.size, int(offsets[-1])
        inner = {
            column.name: self.column(column, self.numbers(column, self.size) if column.kind in _NUMBERS else None)
            if column.kind in _NUMBERS
            else self.loose(column)
            for column in fact.columns
        }
        self.size = outer
        struct = pa.StructArray.from_arrays(list(inner.values()), names=list(inner))
        return pa.ListArray.from_arrays(pa.array(offsets, mask=np.append(missing, False)), struct)

    def loose(self, fact: Fact) -> pa.Array:
        """A column of rows that is no number."""
        if fact.kind is Kind.TRUTH:
            return pa.array(self.random.random(self.size) < 0.5)
        codes = [member.code for member in fact.alternatives]
        each = pa.array(codes if fact.kind is Kind.CHOICE else [[code] for code in codes])
        return each.take(pa.array(self.random.integers(0, len(codes), self.size)))


_NUMBERS = (Kind.DATE, Kind.INSTANT, Kind.YEN, Kind.COUNT, Kind.DAYS, Kind.DURATION)


def rows(question: Question[..., Any], number: int, seed: int = 1) -> Iterator[pa.Table]:
    """Made-up rows for a question, in blocks."""
    maker, done = _Maker(question, seed), 0
    while done < number:
        size = min(_BLOCK, number - done)
        block = maker.block(size)
        column = pa.array(np.arange(done, done + size), pa.int64())
        yield block.add_column(0, "invoice", column)
        done += size


def make(folder: Path, number: int, seed: int = 1) -> dict[str, int]:
    """Writes a portfolio of so many rows in all and gives the rows of each file."""
    folder.mkdir(parents=True, exist_ok=True)
    questions = money_questions()
    found: dict[str, int] = {}
    for place, question in enumerate(questions):
        size = number // len(questions) + (place < number % len(questions))
        name = f"{question.contract.id}.{question.name}.parquet"
        write(question, folder / name, size, seed)
        found[name] = size
    return found


def write(question: Question[..., Any], file: Path, number: int, seed: int = 1) -> None:
    """Writes so many rows of one question to a Parquet file."""
    writer: Any = None
    for block in rows(question, number, seed):
        if writer is None:
            writer = pq.ParquetWriter(file, block.schema, compression="zstd")
        writer.write_table(block)
    if writer is not None:
        writer.close()


def answer(folder: Path, to: Path) -> dict[str, Summary]:
    """Answers every file of a portfolio; the columns of the answers have `PREFIX` before their names."""
    to.mkdir(parents=True, exist_ok=True)
    found: dict[str, Summary] = {}
    for file in sorted(folder.glob("*.parquet")):
        contract, _, question = file.stem.partition(".")
        asked = obligations.contract(contract).find(question)
        found[file.stem] = answer_file(asked, file, to / file.name, prefix=PREFIX)
    return found


def _by_contract(found: dict[str, Summary]) -> dict[str, Summary]:
    """The summaries of the questions of each contract, added up."""
    contracts = dict.fromkeys(name.partition(".")[0] for name in found)
    return {
        f"{contract}, {len(parts)} questions": sum(parts, Summary())
        for contract in contracts
        if (parts := [summary for name, summary in found.items() if name.startswith(f"{contract}.")])
    }


def _print_summaries(found: dict[str, Summary], seconds: float) -> None:
    heading = ("", "rows", "decided", "silent", "undetermined", "invalid", "yen")
    lines = [heading]
    total = sum(found.values(), Summary())
    for name, summary in [*found.items(), ("all", total)]:
        counted = [summary.rows, *(summary.status[word] for word in ("decided", "silent", "undetermined", "invalid"))]
        lines.append(cast(Any, (name, *(f"{count:,}" for count in [*counted, summary.yen or 0]))))
    widths = [max(len(line[place]) for line in lines) for place in range(len(heading))]
    for line in lines:
        cells = [
            line[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)),
        ]
        print("  ".join(cells).rstrip())
    print(f"{total.rows:,} rows in {seconds:.1f} s")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.portfolio", description="A portfolio to try the columns on.")
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make", help="make up rows for every money question")
    making.add_argument("folder", type=Path)
    making.add_argument("--rows", type=int, default=1_000_000)
    making.add_argument("--seed", type=int, default=1)
    answering = commands.add_parser("answer", help="answer them")
    answering.add_argument("folder", type=Path)
    answering.add_argument("to", type=Path)
    answering.add_argument("--each", action="store_true", help="a line for each question, not for each contract")
    chosen = parser.parse_args(arguments)
    start = perf_counter()
    if chosen.command == "make":
        found = make(chosen.folder, chosen.rows, chosen.seed)
        print(f"{sum(found.values()):,} rows in {len(found)} files in {perf_counter() - start:.1f} s")
    else:
        found_summaries = answer(chosen.folder, chosen.to)
        shown = found_summaries if chosen.each else _by_contract(found_summaries)
        _print_summaries(shown, perf_counter() - start)
    return 0


if __name__ == "__main__":
    sys.exit(main())
