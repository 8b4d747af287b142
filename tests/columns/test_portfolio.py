"""The portfolio: seeded, with edges and broken rows in it, and answered without a row lost."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

import obligations
from obligations import BadFacts, Conflict
from obligations.errors import NotColumnar
from obligations.interpreters.columns.plan import plan_of
from tests import portfolio

README = (Path(__file__).parent.parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_same_seed_makes_the_same_rows(tmp_path: Path) -> None:
    for question in portfolio.money_questions()[::9]:
        for name in ("one", "two"):
            portfolio.write(question, tmp_path / f"{name}.parquet", 100, seed=5)
        assert pl.read_parquet(tmp_path / "one.parquet").equals(pl.read_parquet(tmp_path / "two.parquet"))


def test_edges_broken_rows_and_missing_facts_are_among_them(tmp_path: Path) -> None:
    portfolio.make(tmp_path / "rows", 24_000)
    files = sorted(file.name for file in (tmp_path / "rows").iterdir())
    assert files == sorted(f"{q.contract.id}.{q.name}.parquet" for q in portfolio.money_questions())
    summaries = portfolio.answer(tmp_path / "rows", tmp_path / "answers")
    total = sum(summaries.values(), start=portfolio.Summary())
    assert total.rows == 24_000
    for status in ("decided", "silent", "undetermined", "invalid"):
        assert total.status[status] > 40, status
    assert {code for code, _ in total.invalid} >= {"out-of-range", "unknown-alternative", "fraction-of-a-second"}
    # Every row says what the scalar evaluator says; a sample of each file, broken rows first.
    for name in summaries:
        contract, _, question = name.partition(".")
        asked = obligations.contract(contract).find(question)
        given = pl.read_parquet(tmp_path / "rows" / f"{name}.parquet")
        answered = pl.read_parquet(tmp_path / "answers" / f"{name}.parquet")
        invalid = (
            answered.with_row_index().filter(pl.col("answer_status").cast(pl.String) == "invalid")["index"].to_list()
        )
        for place in [*invalid[:3], *range(0, given.height, given.height // 12)]:
            named = answered.row(place, named=True)
            told = {name: named[portfolio.PREFIX + name] for name in ("status", "value", "at_fault")}
            if told["status"] == "invalid":
                with pytest.raises(BadFacts, match=told["at_fault"]):
                    asked.ask_row(given, place)
            elif told["status"] == "conflict":
                with pytest.raises(Conflict):
                    asked.ask_row(given, place)
            else:
                outcome = asked.ask_row(given, place)
                assert (told["status"], told["value"]) == (outcome.status, outcome.plain_value())


def test_questions_without_columns_are_named_in_the_readme() -> None:
    for name in obligations.contracts():
        for question in obligations.contract(name).questions.values():
            try:
                plan = plan_of(question.asking(()))
                _ = plan.complete, plan.partial
            except NotColumnar:
                assert f"`{name}:{question.name}`" in README


@pytest.mark.slow
def test_the_commands_of_the_readme_make_and_answer_a_million_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "$ python -m tests.portfolio make /tmp/portfolio --rows 1000000" in README
    assert "$ python -m tests.portfolio answer /tmp/portfolio /tmp/answers" in README
    portfolio.main(["make", str(tmp_path / "portfolio"), "--rows", "1000000"])
    assert capsys.readouterr().out.startswith("1,000,000 rows in ")
    portfolio.main(["answer", str(tmp_path / "portfolio"), str(tmp_path / "answers")])
    assert "\n1,000,000 rows in " in capsys.readouterr().out
