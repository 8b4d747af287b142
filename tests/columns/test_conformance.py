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
from obligations.expressions.nodes import Fact, IsOneOf, Operation, OverRows, Rounded, walk
from obligations.interpreters.columns.plan import plan_of
from obligations.questions import Asking
from tests.columns.chosen import CHOSEN, FEWEST, NAMES, QUESTIONS, name_of
from tests.columns.engines import agree, by_duckdb, by_polars, by_spark, frame_of
from tests.columns.rows import rows_for
from tests.engine.scenarios import random_asking, random_contract, random_tree_question

each_question = pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
each_chosen = pytest.mark.parametrize("question", CHOSEN, ids=map(name_of, CHOSEN))


def _features(question: Question[..., Any]) -> set[str]:
    """What an engine has to know to answer a question by default: nodes, operators, folds, facts, kinds of answers."""
    plan = plan_of(question.as_read)
    found = {f"answers with {plan.kind.word}", *(["conflict"] if plan.conflicts else [])}
    for root in (plan.speaks, plan.value, *(both for *_, both in plan.conflicts), *plan.clauses):
        for node in walk(root):
            match node:
                case Operation(operator):
                    found.add(operator)
                case OverRows(fold):
                    found.add(f"{fold} of rows, {node.kind.word}")
                case Rounded(_, mode):
                    found.add(f"rounded by {mode.name}")
                case Fact():
                    found.add(f"fact: {node.kind.word}")
                case IsOneOf(subject):
                    found.add(f"one of {subject.kind.word}")
                case _:
                    found.add(type(node).__name__)
    return found


def test_the_chosen_questions_use_all_that_any_question_uses() -> None:
    used = set[str]().union(*map(_features, QUESTIONS))
    for chosen in (CHOSEN, FEWEST):
        assert used - set[str]().union(*map(_features, chosen)) == set()
        assert {q.contract.id for q in chosen if q.decision.kind is Kind.YEN} == set(obligations.contracts())


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


def _on_polars(question: Question[..., Any], asking: Asking, *, lazily: bool, most: int) -> None:
    rng = Random(_seed(question.name))
    if not _columnar(asking):
        pytest.skip("has no columns")
    rows = rows_for(question, asking, rng.randrange(1 << 30), most)
    agree(asking, rows, by_polars(asking, frame_of(question, rows), lazily=lazily))


@each_question
def test_polars_comes_to_the_scalar_answer_in_every_row(question: Question[..., Any]) -> None:
    # Half of them by default and at once, half lazily and under readings drawn at random; the sweep takes both ways.
    rng = Random(_seed(question.name))
    lazily = rng.random() < 0.5
    _on_polars(question, random_asking(rng, question) if lazily else question.as_read, lazily=lazily, most=100)


@pytest.mark.slow
@each_question
def test_polars_comes_to_the_scalar_answer_under_many_readings(question: Question[..., Any]) -> None:
    rng = Random(_seed(question.name) + 4)
    askings = [question.as_read, question.with_law().as_read, *(random_asking(rng, question) for _ in range(3))]
    for number, asking in enumerate(dict.fromkeys(askings)):
        _on_polars(question, asking, lazily=number % 2 == 1, most=250)


@each_chosen
def test_duckdb_comes_to_the_scalar_answer_in_every_row(question: Question[..., Any]) -> None:
    _on_duckdb(question, 1)


@pytest.mark.slow
@each_question
def test_duckdb_comes_to_the_scalar_answer_for_every_question(question: Question[..., Any]) -> None:
    _on_duckdb(question, 5)


def _on_duckdb(question: Question[..., Any], seed: int) -> None:
    rng = Random(_seed(question.name) + seed)
    asking = random_asking(rng, question) if rng.random() < 0.5 else question.with_law().as_read
    if not _columnar(asking):
        pytest.skip("has no columns")
    rows = rows_for(question, asking, rng.randrange(1 << 30), 80)
    agree(asking, rows, by_duckdb(asking, frame_of(question, rows)))


@each_chosen
def test_a_fact_without_a_column_is_missing_on_each_engine(question: Question[..., Any]) -> None:
    rng = Random(_seed(question.name) + 6)
    names = list(question.sheet.facts())
    without = set(rng.sample(names, (len(names) + 1) // 2))
    asking = question.with_law().as_read
    rows = [
        tuple(None if name in without else value for name, value in zip(names, row, strict=True))
        for row in rows_for(question, asking, rng.randrange(1 << 30), 30)
    ]
    frame = frame_of(question, rows).drop(without)
    agree(asking, rows, by_polars(asking, frame))
    if not any(fact.columns for fact in question.sheet.facts().values()):
        agree(asking, rows, by_duckdb(asking, frame))


@pytest.mark.parametrize("block", range(8))
def test_random_rules_come_to_the_same_on_polars(block: int) -> None:
    met = 0
    for seed in range(block * 8, block * 8 + 8):
        rng = Random(seed)
        for question in [random_tree_question(rng)] if seed % 3 else random_contract(rng)[1]:
            asking = random_asking(rng, question)
            if _columnar(asking):
                met += 1
                rows = rows_for(question, asking, seed, 40)
                agree(asking, rows, by_polars(asking, frame_of(question, rows), lazily=seed % 2 == 0))
    assert met >= 5


@pytest.mark.parametrize("block", [0, pytest.param(1, marks=pytest.mark.slow), pytest.param(2, marks=pytest.mark.slow)])
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


@pytest.mark.spark
@pytest.mark.parametrize("question", FEWEST, ids=map(name_of, FEWEST))
def test_spark_comes_to_the_scalar_answer_in_every_row(
    question: Question[..., Any], session: Any, tmp_path: Path
) -> None:
    rng = Random(_seed(question.name) + 2)
    asking = question.with_law().as_read
    if not _columnar(asking):
        pytest.skip("has no columns")
    rows = rows_for(question, asking, rng.randrange(1 << 30), 60)
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
