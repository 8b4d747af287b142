"""Postgres, for real: the emitted text on a server of our own, where there is one to start."""

# Frames of every kind pass through here.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
# pyright: reportUnknownParameterType=false
# pyright: reportUnknownLambdaType=false
from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any

import polars as pl
import pytest

from obligations import Question
from obligations.expressions.kinds import Kind
from obligations.interpreters.columns.dialects import POSTGRES
from obligations.interpreters.columns.plan import plan_of
from obligations.interpreters.columns.sql import Type, natural_type, query
from obligations.questions import Asking
from tests.columns.chosen import CHOSEN, QUESTIONS, name_of
from tests.columns.engines import COLUMNS, Row, agree, frame_of
from tests.columns.rows import rows_for
from tests.engine.scenarios import random_asking

#: Those that take no list of rows, but for one that Postgres plans for half a minute.
CASES = [
    question
    for question in CHOSEN
    if not any(fact.columns for fact in question.sheet.facts().values()) and question.name != "outage-credit"
]
SWEEP = [
    question
    for question in QUESTIONS
    if question.decision.kind in (Kind.YEN, Kind.DATE, Kind.INSTANT)
    and not any(fact.columns for fact in question.sheet.facts().values())
]
_TYPES = {
    "bool": "boolean",
    "int": "bigint",
    "text": "text",
    "date": "date",
    "instant": "timestamptz",
    "list": "text[]",
}


def _programs() -> Path | None:
    """Where the programs of a Postgres server are, if they are anywhere, and another user to run them as."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    at_hand = found[-1] if found else shutil.which("initdb")
    return Path(at_hand).parent if at_hand and shutil.which("psql") else None


@pytest.fixture(scope="module")
def server() -> Iterator[Any]:
    """Runs a script on a server that this module starts and stops; gives the lines of its output."""
    programs = _programs()
    if programs is None:
        pytest.skip("there is no Postgres server to start")
    as_other = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
    folder = Path(mkdtemp(prefix="obligations-postgres-"))
    if as_other:
        shutil.chown(folder, "postgres", "postgres")

    def do(*command: str, text: str = "") -> str:
        done = subprocess.run([*as_other, *command], input=text, capture_output=True, text=True, cwd=folder)
        assert done.returncode == 0, done.stderr
        return done.stdout

    do(str(programs / "initdb"), "-D", str(folder / "data"), "-U", "postgres", "-A", "trust")
    control = str(programs / "pg_ctl"), "-D", str(folder / "data")
    # pg_ctl leaves a server behind that keeps its output open.
    options = f"-k {folder} -c listen_addresses=''"
    subprocess.run(
        [*as_other, *control, "-w", "-o", options, "-l", str(folder / "log"), "start"],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
    )
    try:
        psql = "psql", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-h", str(folder), "-U", "postgres", "postgres"
        yield lambda script: do(*psql, text=script).splitlines()
    finally:
        do(*control, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _literal(value: Any) -> str:
    match value:
        case None:
            return "NULL"
        case bool():
            return str(value).upper()
        case int():
            return str(value)
        case list():
            codes = ", ".join(f"'{code}'" for code in value)
            return f"ARRAY[{codes}]::text[]"
        case _:
            return f"'{value.isoformat() if isinstance(value, date) else value}'"


def by_postgres(server: Any, asking: Asking, frame: pl.DataFrame) -> list[Row]:
    """The answers of Postgres."""
    plan = plan_of(asking)
    schema = {"row number": Type("int"), **{fact.name: natural_type(fact) for fact in plan.facts}}
    text = query(plan, POSTGRES, schema, prefix="out ").text("cases")
    columns = ", ".join(f'"{name}" {_TYPES.get(kind.name, kind.name)}' for name, kind in schema.items())
    rows = ", ".join(f"({', '.join(map(_literal, row))})" for row in frame.rows())
    wanted = ", ".join(f'"out {name}"' for name in COLUMNS)
    script = (
        f"SET TIME ZONE 'Asia/Tokyo'; CREATE TEMP TABLE cases ({columns}); INSERT INTO cases VALUES {rows};"
        f'SELECT row_to_json(q) FROM (SELECT {wanted} FROM ({text}) AS a ORDER BY "row number") AS q;'
    )
    return [_read(asking, json.loads(line)) for line in server(script)]


def _read(asking: Asking, told: dict[str, Any]) -> Row:
    status, value, *rest = (told[f"out {name}"] for name in COLUMNS)
    if value is not None and asking.decision.kind is Kind.DATE:
        value = date.fromisoformat(value)
    elif value is not None and asking.decision.kind is Kind.INSTANT:
        value = datetime.fromisoformat(value)
    return (status, value, *rest)


@pytest.mark.parametrize("question", CASES, ids=map(name_of, CASES))
def test_postgres_comes_to_the_scalar_answer_in_every_row(question: Question[..., Any], server: Any) -> None:
    _on_postgres(question, server, question.with_law().as_read)


@pytest.mark.slow
@pytest.mark.parametrize("question", SWEEP, ids=map(name_of, SWEEP))
def test_postgres_comes_to_the_scalar_answer_for_every_sum_and_day(question: Question[..., Any], server: Any) -> None:
    _on_postgres(question, server, random_asking(Random(question.name), question))


def _on_postgres(question: Question[..., Any], server: Any, asking: Asking) -> None:
    rows: Sequence[tuple[Any, ...]] = rows_for(question, asking, Random(question.name).randrange(1 << 30), 60)
    agree(asking, rows, by_postgres(server, asking, frame_of(question, rows)))
