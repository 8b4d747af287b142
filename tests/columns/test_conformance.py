"""No row differs: every question on Polars, DuckDB and Spark comes to what the scalar evaluator comes to."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import polars as pl
import pytest

import obligations
from obligations import Question
from obligations.errors import NotColumnar
from obligations.expressions.kinds import Kind
from obligations.interpreters.columns.plan import plan_of
from tests.columns.engines import agree, by_duckdb, by_polars, by_spark, frame_of
from tests.columns.rows import rows_for
from tests.engine.scenarios import random_asking, random_contract, random_tree_question

QUESTIONS = [question for name in obligations.contracts() for question in obligations.contract(name).questions.values()]
NAMES = [f"{question.contract.id}:{question.name}" for question in QUESTIONS]
each_question = pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)


def _columnar(asking: Any) -> bool:
    """Whether a question has columns; those that have none say so when they are planned."""
    try:
        plan = plan_of(asking)
        _ = plan.complete, plan.partial
    except NotColumnar:
        return False
    return True


@cache
def _seed(name: str) -> int:
    return sum(map(ord, name))


@each_question
def test_polars_comes_to_the_scalar_answer_in_every_row(question: Question[..., Any]) -> None:
    rng = Random(_seed(question.name))
    for lazily, asking in ((False, question.asking(())), (True, random_asking(rng, question))):
        if not _columnar(asking):
            pytest.skip("has no columns")
        rows = rows_for(question, asking, rng.randrange(1 << 30), 150)
        agree(asking, rows, by_polars(asking, frame_of(question, rows), lazily=lazily))


#: Whoever is not asked for money, a day or a choice is asked here one time in four, and always in the sweep.
ASKED = [
    question for question in QUESTIONS if question.decision.kind is not Kind.TRUTH or _seed(question.name) % 4 == 0
]


@pytest.mark.parametrize("question", ASKED, ids=[f"{question.contract.id}:{question.name}" for question in ASKED])
def test_duckdb_comes_to_the_scalar_answer_in_every_row(question: Question[..., Any]) -> None:
    _on_duckdb(question)


@pytest.mark.slow
@each_question
def test_duckdb_comes_to_the_scalar_answer_for_every_question(question: Question[..., Any]) -> None:
    _on_duckdb(question)


def _on_duckdb(question: Question[..., Any]) -> None:
    rng = Random(_seed(question.name) + 1)
    asking = random_asking(rng, question)
    if not _columnar(asking):
        pytest.skip("has no columns")
    rows = rows_for(question, asking, rng.randrange(1 << 30), 80)
    agree(asking, rows, by_duckdb(asking, frame_of(question, rows)))


@pytest.mark.parametrize("block", range(8))
def test_random_rules_come_to_the_same_on_polars(block: int) -> None:
    met = 0
    for seed in range(block * 12, block * 12 + 12):
        rng = Random(seed)
        for question in [random_tree_question(rng)] if seed % 3 else random_contract(rng)[1]:
            asking = random_asking(rng, question)
            if _columnar(asking):
                met += 1
                rows = rows_for(question, asking, seed, 40)
                agree(asking, rows, by_polars(asking, frame_of(question, rows), lazily=seed % 2 == 0))
    assert met >= 8


@pytest.mark.parametrize("block", range(4))
def test_random_rules_come_to_the_same_on_duckdb(block: int) -> None:
    met = 0
    for seed in range(1000 + block * 6, 1000 + block * 6 + 6):
        rng = Random(seed)
        for question in [random_tree_question(rng)] if seed % 3 else random_contract(rng)[1]:
            asking = random_asking(rng, question)
            if _columnar(asking):
                rows = rows_for(question, asking, seed, 40)
                try:
                    found = by_duckdb(asking, frame_of(question, rows))
                except NotColumnar:
                    continue
                met += 1
                agree(asking, rows, found)
    assert met >= 3


@pytest.mark.slow
@pytest.mark.parametrize("block", range(20))
def test_many_random_rules_come_to_the_same_on_polars(block: int) -> None:
    for seed in range(10_000 + block * 100, 10_000 + block * 100 + 100):
        rng = Random(seed)
        for question in [random_tree_question(rng, depth=5)] if seed % 4 else random_contract(rng)[1]:
            asking = random_asking(rng, question)
            if _columnar(asking):
                rows = rows_for(question, asking, seed, 40)
                agree(asking, rows, by_polars(asking, frame_of(question, rows), lazily=seed % 2 == 0))


# Spark ----------------------------------------------------------------------------------------------------------------


#: Of each contract the money questions with the most facts; the sweep below takes every question.
MONEY = [
    question
    for name in obligations.contracts()
    for question in sorted(
        (q for q in obligations.contract(name).questions.values() if q.decision.kind is Kind.YEN),
        key=lambda q: -len(q.sheet.facts()),
    )[:6]
]


@pytest.mark.spark
@pytest.mark.parametrize("question", MONEY, ids=[f"{q.contract.id}:{q.name}" for q in MONEY])
def test_spark_comes_to_the_scalar_answer_in_every_row(
    question: Question[..., Any], session: Any, tmp_path: Path
) -> None:
    rng = Random(_seed(question.name) + 2)
    asking = question.asking(())
    if not _columnar(asking):
        pytest.skip("has no columns")
    rows = rows_for(question, asking, rng.randrange(1 << 30), 120)
    agree(asking, rows, by_spark(session, asking, frame_of(question, rows), tmp_path / "rows.parquet"))


@pytest.mark.slow
@pytest.mark.spark
@each_question
def test_spark_comes_to_the_scalar_answer_for_every_question(
    question: Question[..., Any], session: Any, tmp_path: Path
) -> None:
    rng = Random(_seed(question.name) + 3)
    asking = random_asking(rng, question)
    if not _columnar(asking):
        pytest.skip("has no columns")
    rows = rows_for(question, asking, rng.randrange(1 << 30), 80)
    agree(asking, rows, by_spark(session, asking, frame_of(question, rows), tmp_path / "rows.parquet"))


@pytest.mark.spark
def test_spark_names_faults_and_joins_rows_as_the_others_do(session: Any, tmp_path: Path) -> None:
    from tests.columns.test_faults import FAULTS, QUESTION, frame

    for name, value, dtype, code in FAULTS:
        if dtype in (None, pl.String):
            made = frame(name, value, dtype, 3).with_row_index("nr").with_columns(pl.col("nr").cast(pl.Int64))
            file = tmp_path / "faults.parquet"
            made.write_parquet(file)
            answered = QUESTION.ask_frame(session.read.parquet(str(file)))
            row = answered.where("nr = 2").collect()[0]
            assert (row.status, row.value, row.error, row.at_fault) == ("invalid", None, code, name)
    asked = obligations.contract("soracom-flux").find("total-due-at-once")
    cases = session.createDataFrame([(1,), (2,), (3,)], "case BIGINT")
    debts = session.createDataFrame([(3, -7), (1, 5), (1, 6)], "case BIGINT, amount BIGINT")
    found = asked.ask_frame(cases, rows={"debts": debts}, key="case")
    assert found.columns[:2] == ["case", "status"]
    told = {row.case: row.status for row in found.collect()}
    assert told == {1: "undetermined", 2: "decided", 3: "invalid"}
