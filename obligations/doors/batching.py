"""A question asked of every row of a file: `obligations batch`.

    obligations batch soracom-flux late-interest invoices.parquet --out answered.parquet
    obligations batch soracom-flux late-interest invoices.csv --out answered.csv --column principal=amount_due

Rows come out in the order in which they went in, none is lost: one that cannot be used keeps its place and names its
fault. What was counted is told at the end, on standard output; the progress bar of a terminal is on standard error.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from obligations.doors.asking import chosen_codes, reading_options
from obligations.doors.grammar import (
    Option,
    command,
    contract_argument,
    found_contract,
    found_question,
    json_option,
)
from obligations.doors.presentation import ANSWERED, Refused, language, say, show_json, show_record
from obligations.questions import Question
from obligations.values.labels import Text

if TYPE_CHECKING:
    from obligations.interpreters.columns.files import Summary

__all__ = ["batch"]


def _pairs(texts: Sequence[str], option: str) -> dict[str, str]:
    """What `NAME=VALUE` options give, each name once."""
    found: dict[str, str] = {}
    for text in texts:
        name, equals, value = (part.strip() for part in text.partition("="))
        name = name.replace("-", "_")
        if not (equals and name and value):
            raise Refused(say(f"{option} {text}: expected FACT=NAME", f"{option} {text}: 事実=名 の形で指定する"))
        if name in found:
            raise Refused(say(f"{option}: {name} twice", f"{option}: {name} が二度ある"))
        found[name] = value
    return found


@contextmanager
def _progress(files: Sequence[Path]) -> Generator[Callable[[int], None] | None]:
    """What shows on a terminal how many rows have been answered."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    with Progress(
        TextColumn(say("rows", "行")), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=console
    ) as bar:
        task = bar.add_task("", total=_rows_in(files))
        yield lambda rows: bar.advance(task, rows)


def _rows_in(files: Sequence[Path]) -> int | None:
    """How many rows the files have, where that can be told without reading them."""
    import polars as pl

    if any(file.suffix.lower() != ".parquet" for file in files):
        return None
    return sum(int(pl.scan_parquet(file).select(pl.len()).collect().item()) for file in files)


@command(
    "batch",
    "A question asked of every row of CSV or Parquet files; the answers stand after the columns of each row.",
    "CSV又はParquetファイルの各行についての質問の答え。各行の列の後に答えの列が付く。",
    contract_argument(),
    click.Argument(["question_name"], metavar="QUESTION"),
    click.Argument(["files"], metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)),
    Option(
        ["--out", "-o"],
        Text(
            "The file for the answers; for several files a folder, which gets one of the same name for each.",
            "答えのファイル。複数ファイルの場合はフォルダー(同名のファイルを置く)。",
        ),
        required=True,
        type=click.Path(path_type=Path),
        metavar="PATH",
    ),
    Option(
        ["--column", "columns"],
        Text("The column of a fact that has another name; repeatable.", "事実と異なる名の列。繰り返し可。"),
        multiple=True,
        metavar="FACT=COLUMN",
    ),
    Option(
        ["--rows"],
        Text(
            "The file of a list of facts, a row for each entry; needs --key.",
            "一覧の事実のファイル(1件1行)。--key が必要。",
        ),
        multiple=True,
        metavar="FACT=FILE",
    ),
    Option(
        ["--key"],
        Text("The column that joins the rows of --rows with those of the file.", "--rows のファイルと結び付ける列。"),
        metavar="COLUMN",
    ),
    *reading_options(),
    Option(
        ["--prefix"],
        Text("What stands before the names of the columns of the answer.", "答えの列の名の前に付ける文字。"),
        default="",
        metavar="TEXT",
    ),
    Option(
        ["--resume"],
        Text("Leave out files whose answers are already there.", "答えが既にあるファイルを飛ばす。"),
        is_flag=True,
    ),
    json_option(),
)
def batch(
    contract_id: str,
    question_name: str,
    files: tuple[Path, ...],
    out: Path,
    columns: tuple[str, ...],
    rows: tuple[str, ...],
    key: str | None,
    reading: tuple[str, ...],
    law: bool | None,
    prefix: str,
    resume: bool,
    as_json: bool,
) -> None:
    """Answers files and tells what was counted."""
    from obligations.interpreters.columns.files import answer_file, run

    asked: Question[Any, Any] = found_question(found_contract(contract_id), question_name)
    question = asked.read_as(chosen_codes(reading), law)
    options: dict[str, Any] = {
        "columns": _pairs(columns, "--column"),
        "rows": _pairs(rows, "--rows"),
        "key": key,
        "prefix": prefix,
    }
    if options["rows"] and key is None:
        raise Refused(say("--rows needs --key", "--rows には --key が必要"))
    try:
        if len(files) == 1 and not out.is_dir():
            if resume and out.exists():
                raise Refused(say(f"{out} is there and complete", f"{out} は既に完成している"))
            with _progress(files) as progress:
                summary = answer_file(question, files[0], out, progress=progress, **options)
        else:
            summary = run(question, files, out, again=not resume, **options)
    except ImportError as error:
        raise Refused(str(error)) from None
    except (OSError, ValueError) as error:
        if hasattr(error, "code"):
            raise
        raise Refused(str(error)) from None
    if as_json:
        show_json({"contract": question.contract.id, "question": question.name, **summary.to_dict()})
    else:
        show_record(_told(question, summary))
    click.get_current_context().exit(ANSWERED)


def _told(question: Question[Any, Any], summary: Summary) -> list[tuple[str, str | tuple[str, ...]]]:
    """The summary in lines."""
    lang = language()
    words = {
        "decided": say("decided", "確定"),
        "silent": say("silent", "適用条項なし"),
        "undetermined": say("undetermined", "未確定"),
        "conflict": say("conflict", "矛盾"),
        "invalid": say("invalid", "不正"),
    }
    fields: list[tuple[str, str | tuple[str, ...]]] = [
        (say("question", "質問"), question.title.in_(lang)),
        (say("rows", "行"), f"{summary.rows:,}"),
    ]
    fields += [(words[name], f"{number:,}") for name, number in summary.status.items() if number]
    if summary.missing:
        missing = tuple(f"{fact} {number:,}" for fact, number in summary.missing.most_common())
        fields.append((say("undetermined for want of", "未確定の原因"), missing))
    if summary.invalid:
        wrong = tuple(f"{code} {fact} {number:,}" for (code, fact), number in summary.invalid.most_common())
        fields.append((say("invalid by", "不正の内訳"), wrong))
    if summary.conflicts:
        fields.append(
            (say("in conflict", "矛盾の内訳"), tuple(f"{k} {n:,}" for k, n in summary.conflicts.most_common()))
        )
    if summary.provisions:
        provisions = tuple(f"{number} {rows:,}" for number, rows in summary.provisions.items())
        fields.append((say("provisions", "条項"), provisions))
    if summary.yen is not None:
        fields.append((say("total", "合計"), say(f"{summary.yen:,} yen", f"{summary.yen:,}円")))
    return fields
