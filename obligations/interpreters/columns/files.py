"""Files in, files out: a question asked of a CSV or Parquet file of any size, row by row in the order of the file.

Rows are read, answered and written in batches, so that memory does not grow with the file. The answer is written beside
its place and moved there when it is complete: a run that breaks off leaves no half file, and can simply be run again.
Where one process is not enough, `run` spreads files over several, or over whatever has a `map` of its own.

A CSV file knows nothing but text. Numbers may group their thousands (1,234,567), a truth is true, false, yes, no, はい
or いいえ, several alternatives are separated by commas (`none` or なし for none of them), a list of rows is a JSON list
of objects, and an empty cell is a missing fact.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from obligations.expressions.kinds import Kind
from obligations.interpreters.columns.frames import joined_rows, needs
from obligations.interpreters.columns.matching import checked
from obligations.interpreters.columns.plan import STATUSES, Plan, legend_of, plan_of
from obligations.questions import Question

if TYPE_CHECKING:
    import polars as pl

__all__ = ["SUFFIXES", "Summary", "answer_file", "run"]

SUFFIXES = (".csv", ".parquet")
"""The kinds of file that are read and written, by their suffix."""


#: Rows in a batch, which memory goes by, and in a row group of a Parquet file that is written.
_BATCH, _ROW_GROUP = 10_000, 50_000


@dataclass(slots=True)
class Summary:
    """What became of the rows of a file; summaries of several files add up.

    `missing` counts for each fact the undetermined rows that it keeps open, `invalid` the rows of each fault and fact,
    `conflicts` those of each pair of provisions, `provisions` the decided rows in which each provision applies. The sum
    of all values is `yen` where they are yen, else None.
    """

    rows: int = 0
    status: Counter[str] = field(default_factory=lambda: Counter(dict.fromkeys(STATUSES, 0)))
    missing: Counter[str] = field(default_factory=Counter[str])
    invalid: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    conflicts: Counter[str] = field(default_factory=Counter[str])
    provisions: Counter[str] = field(default_factory=Counter[str])
    yen: int | None = None

    def __add__(self, other: Summary) -> Summary:
        """Both together."""
        yen = None if self.yen is None and other.yen is None else (self.yen or 0) + (other.yen or 0)
        status = Counter({name: self.status[name] + other.status[name] for name in STATUSES})
        return Summary(
            self.rows + other.rows,
            status,
            self.missing + other.missing,
            self.invalid + other.invalid,
            self.conflicts + other.conflicts,
            self.provisions + other.provisions,
            yen,
        )

    def to_dict(self) -> dict[str, Any]:
        """The same as plain objects, as they stand in JSON."""
        return {
            "rows": self.rows,
            **{name: self.status[name] for name in STATUSES},
            "missing": dict(self.missing.most_common()),
            "invalid_by": [
                {"error": code, "at_fault": fact, "rows": rows} for (code, fact), rows in self.invalid.most_common()
            ],
            "conflicts": dict(self.conflicts.most_common()),
            "provisions": dict(self.provisions),
            "yen": self.yen,
        }


class _Tally:
    """Counts rows as they are answered, from whichever thread answers them."""

    def __init__(self, plan: Plan, prefix: str, progress: Callable[[int], None] | None) -> None:
        self.legend = legend_of(plan.asking)
        self.prefix = prefix
        self.progress = progress
        self.summary = Summary(yen=0 if plan.kind is Kind.YEN else None)
        self.lock = Lock()

    def __call__(self, answers: pl.DataFrame) -> None:
        import polars as pl

        names = [self.prefix + name for name in ("status", "error", "at_fault", "provisions", "missing")]
        counted = [pl.len().alias("rows")]
        if self.summary.yen is not None:
            counted.append(pl.col(f"{self.prefix}value").cast(pl.Int128).sum().cast(pl.String).alias("yen"))
        groups = answers.lazy().group_by(names).agg(counted).collect(engine="in-memory").rows()
        with self.lock:
            for group in groups:
                self._count(*group)
        if self.progress is not None:
            self.progress(answers.height)

    def _count(
        self, status: str, error: str | None, at_fault: str | None, mask: int | None, missing: int | None, rows: int,
        yen: str = "0",
    ) -> None:  # fmt: skip
        found = self.summary
        found.rows += rows
        found.status[status] += rows
        if status == "undetermined":
            found.missing.update(dict.fromkeys(self.legend.missing(missing or 0), rows))
        elif status == "invalid":
            found.invalid[error or "", at_fault or ""] += rows
        elif status == "conflict":
            found.conflicts[at_fault or ""] += rows
        if status == "decided":
            found.provisions.update(dict.fromkeys(self.legend.provisions(mask or 0), rows))
        if found.yen is not None:
            found.yen += int(yen)


def answer_file(
    question: Question[..., Any],
    source: str | Path,
    target: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    rows: Mapping[str, str | Path] | None = None,
    key: str | None = None,
    prefix: str = "",
    progress: Callable[[int], None] | None = None,
) -> Summary:
    """Asks a question of every row of a file and writes the rows with their answers to another, in the same order.

    The kind of each file is told by its suffix. `columns`, `rows` (files here), `key` and `prefix` are as in
    `Question.ask_frame`; `progress` is told how many rows have been answered since it was last told. The file at
    `target` is replaced when everything is written, and not touched before.

    Raises `ValueError` for a suffix that is not known or a source that is its own target, `OSError` for a file that
    cannot be read or written, and what `Question.ask_frame` raises.
    """
    needs("polars", extra="columns")
    source, target = Path(source), Path(target)
    for file in (source, target, *map(Path, (rows or {}).values())):
        if file.suffix.lower() not in SUFFIXES:
            raise ValueError(f"{file}: a file is {' or '.join(SUFFIXES)}, by its suffix")
    if target.exists() and source.exists() and target.samefile(source):
        raise ValueError(f"{source} would be replaced by its own answers: give another file")
    import polars as pl

    plan = plan_of(question.as_read)
    if not source.is_file():
        raise FileNotFoundError(f"{source} is no file")
    frame, texts = _scanned(source)
    tally = _Tally(plan, prefix, progress)
    try:
        answered = _answered(plan, frame, texts, columns or {}, rows or {}, key, prefix, tally)
    except pl.exceptions.PolarsError as error:
        raise ValueError(f"{source} cannot be read: {error}") from None
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", suffix=".partial", delete=False) as beside:
        partial_file = Path(beside.name)
    try:
        with pl.Config():
            # Small batches, so that what is under way at one time stays small, whatever the size of the file.
            pl.Config.set_streaming_chunk_size(_BATCH)
            _written(plan, answered, partial_file, target.suffix.lower())
        os.replace(partial_file, target)
    except pl.exceptions.PolarsError as error:
        raise ValueError(f"{source} cannot be answered to {target}: {error}") from None
    finally:
        partial_file.unlink(missing_ok=True)
    return tally.summary


def _scanned(file: Path) -> tuple[pl.LazyFrame, bool]:
    """The rows of a file, and whether it knows nothing but text."""
    import polars as pl

    if file.suffix.lower() == ".csv":
        return pl.scan_csv(file, infer_schema=False), True
    return pl.scan_parquet(file), False


def _answered(
    plan: Plan,
    frame: pl.LazyFrame,
    texts: bool,
    columns: Mapping[str, str],
    rows: Mapping[str, str | Path],
    key: str | None,
    prefix: str,
    tally: _Tally,
) -> pl.LazyFrame:
    from obligations.interpreters.columns.on_polars import Answering

    schema = dict(frame.collect_schema())
    checked(plan, list(schema), columns, prefix, rows=tuple(rows))
    added: list[str] = []
    if rows:
        if key is None:
            raise TypeError("rows in a file of their own need the key by which they are joined")
        tables = {name: _scanned(Path(file)) for name, file in rows.items()}
        frame, added = joined_rows(plan, frame, schema, tables, key, columns)
        schema = dict(frame.collect_schema())
    answered = Answering(plan, schema, columns, prefix, texts=texts).lazily(frame, tally)
    return answered.drop(added)


def _written(plan: Plan, answered: pl.LazyFrame, file: Path, suffix: str) -> None:
    legend = legend_of(plan.asking)
    if suffix == ".csv":
        answered.sink_csv(file, datetime_format="%Y-%m-%dT%H:%M:%S%:z")
        return
    told = {
        "contract": plan.asking.contract.id,
        "question": plan.asking.question,
        "provisions": [list(rule.provisions) for rule in legend.rules],
        "missing": list(legend.facts),
        "readings": dict(legend.readings),
    }
    metadata = {"obligations": json.dumps(told, ensure_ascii=False)}
    answered.sink_parquet(file, row_group_size=_ROW_GROUP, metadata=metadata)


def run(
    question: Question[..., Any],
    files: Iterable[str | Path],
    to: str | Path,
    *,
    map: Callable[..., Iterable[Any]] | None = None,  # noqa: A002 - it is the map that the caller has
    suffix: str | None = None,
    again: bool = True,
    **options: Any,
) -> Summary:
    """Asks a question of many files and writes the answers to files of the same names in the folder `to`.

    Files are spread over a pool of processes, or by `map`: any function that is called like the built-in one, such as
    `client.map` of Dask or `pool.map` of Ray; where it gives futures, their results are waited for. `suffix` is that of
    the files that are written, by default that of each source. With `again=False` files whose answers are already
    there are left out, and are not part of the summary: an answer that is there is complete. `options` are those of
    `answer_file`, but for `progress`.
    """
    folder = Path(to)
    folder.mkdir(parents=True, exist_ok=True)
    sources = [Path(file) for file in files]
    targets = [folder / (source.stem + (suffix or source.suffix)) for source in sources]
    twice = [target.name for target, number in Counter(targets).items() if number > 1]
    if twice:
        raise ValueError(f"two files would be written to {', '.join(twice)}")
    jobs = [(s, t) for s, t in zip(sources, targets, strict=True) if again or not t.exists()]
    one = partial(_one, question, options)
    summaries = _in_processes(one, jobs) if map is None else [_result(found) for found in map(one, jobs)]
    return sum(summaries, Summary())


def _one(question: Question[..., Any], options: Mapping[str, Any], job: tuple[Path, Path]) -> Summary:
    return answer_file(question, *job, **options)


def _result(found: Any) -> Summary:
    return cast(Summary, found.result() if hasattr(found, "result") else found)


def _in_processes(one: Callable[[tuple[Path, Path]], Summary], jobs: Sequence[tuple[Path, Path]]) -> list[Summary]:
    from concurrent.futures import ProcessPoolExecutor

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    workers = min(cores, len(jobs))
    if workers < 2:
        return [one(job) for job in jobs]
    # A fresh interpreter each: Polars keeps threads, which a fork would not take along.
    context = get_context("spawn")
    threads = max(1, cores // workers)
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_with_threads, initargs=(threads,)) as pool:
        return list(pool.map(one, jobs))


def _with_threads(number: int) -> None:
    os.environ["POLARS_MAX_THREADS"] = str(number)
