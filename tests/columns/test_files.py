"""Files: rows stay in place, none is lost, and a run that breaks off leaves nothing behind."""

# Frames of every kind pass through here.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
# pyright: reportUnknownParameterType=false
# pyright: reportUnknownLambdaType=false
from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner

from obligations import UnknownName
from obligations.doors.commands import obligations as command
from obligations.interpreters.columns import files
from obligations.interpreters.columns.files import Summary, answer_file, run
from rules.soracom_flux import flux, late_interest
from tests import portfolio

CSV = """invoice,principal,due_on,paid_on
1,"100,000",2026-01-31,2026-04-01
2,-5,2026-01-31,2026-04-01
3,12.5,2026-01-31,2026-04-01
4,100000,2026-02-30,2026-04-01
5,,2026-01-31,2026-04-01
6,0,,
7,100_000,2026-01-31,2026-01-31
"""


@pytest.fixture
def debts(tmp_path: Path) -> Path:
    file = tmp_path / "debts.csv"
    file.write_text(CSV, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small file of the portfolio."""
    folder = tmp_path_factory.mktemp("portfolio")
    portfolio.write(late_interest, folder / "soracom-flux.late-interest.parquet", 300, seed=3)
    return folder


def test_a_csv_file_is_answered_line_by_line(debts: Path, tmp_path: Path) -> None:
    summary = answer_file(late_interest, debts, tmp_path / "out.csv")
    answered = pl.read_csv(tmp_path / "out.csv", infer_schema=False)
    assert answered["invoice"].to_list() == list("1234567")
    assert answered["principal"].to_list() == ["100,000", "-5", "12.5", "100000", None, "0", "100_000"]
    assert answered["status"].to_list() == [
        "decided", "invalid", "invalid", "invalid", "undetermined", "decided", "silent",
    ]  # fmt: skip
    assert answered["value"].to_list() == ["2343", None, None, None, None, "0", "0"]
    assert answered["error"].to_list() == [None, "out-of-range", "wrong-type", "no-such-day", None, None, None]
    assert (summary.rows, summary.yen) == (7, 2343)
    assert dict(summary.status) == {"decided": 2, "silent": 1, "undetermined": 1, "conflict": 0, "invalid": 3}
    assert dict(summary.missing) == {"principal": 1}
    assert dict(summary.invalid) == {
        ("out-of-range", "principal"): 1, ("wrong-type", "principal"): 1, ("no-such-day", "due_on"): 1,
    }  # fmt: skip


def test_lists_in_csv_are_json_or_a_file_of_their_own(tmp_path: Path) -> None:
    asked = flux.find("total-due-at-once")
    cells = tmp_path / "cells.csv"
    cells.write_text('case,debts\n1,"[{""amount"": 5}]"\n2,[]\n3,"[{""amount"": 5.5}]"\n4,nothing\n', encoding="utf-8")
    answer_file(asked, cells, tmp_path / "out.csv")
    found = pl.read_csv(tmp_path / "out.csv")
    assert found["status"].to_list() == ["undetermined", "decided", "invalid", "invalid"]
    (tmp_path / "cases.csv").write_text("case\n1\n2\n", encoding="utf-8")
    (tmp_path / "entries.csv").write_text("case,amount\n1,5\n1,6\n", encoding="utf-8")
    answer_file(
        asked, tmp_path / "cases.csv", tmp_path / "two.csv", rows={"debts": tmp_path / "entries.csv"}, key="case"
    )
    found = pl.read_csv(tmp_path / "two.csv")
    assert found.columns[:2] == ["case", "status"]
    assert found["status"].to_list() == ["undetermined", "decided"]


@pytest.mark.parametrize("name", ["late-interest", "outage-credit", "recoverable-damage", "total-due-at-once"])
def test_parquet_keeps_the_order_and_its_summary_adds_up(name: str, tmp_path: Path) -> None:
    question = flux.find(name)
    portfolio.write(question, tmp_path / "in.parquet", 300, seed=3)
    summary = answer_file(question, tmp_path / "in.parquet", tmp_path / "out.parquet")
    assert summary.rows == 300
    given, answered = pl.read_parquet(tmp_path / "in.parquet"), pl.read_parquet(tmp_path / "out.parquet")
    assert answered["invoice"].to_list() == list(range(300))
    counted = dict(answered["status"].cast(pl.String).value_counts().rows())
    assert {word: number for word, number in summary.status.items() if number} == counted
    assert summary.yen == sum(value for value in answered["value"] if value is not None)
    for place in range(0, answered.height, 37):
        told = answered.row(place, named=True)
        if told["status"] != "invalid":
            assert question.ask_row(given, place).status == told["status"]


def test_rows_stay_in_order_over_many_batches(tmp_path: Path) -> None:
    number = 400_000
    frame = pl.DataFrame({"invoice": range(number), "principal": [100_000] * number}).with_columns(
        due_on=pl.date(2026, 1, 31), paid_on=pl.date(2026, 4, 1)
    )
    # Every hundredth row is broken, every seventieth lacks its amount.
    place = pl.col("invoice")
    amount = pl.when(place % 100 == 0).then(-1).when(place % 70 == 0).then(None).otherwise(pl.col("principal"))
    frame = frame.with_columns(principal=amount)
    frame.write_parquet(tmp_path / "in.parquet", row_group_size=50_000)
    told: list[int] = []
    summary = answer_file(late_interest, tmp_path / "in.parquet", tmp_path / "out.parquet", progress=told.append)
    answered = pl.read_parquet(tmp_path / "out.parquet")
    assert sum(told) == summary.rows == number
    assert answered["invoice"].to_list() == list(range(number))
    invalid, undetermined = pl.lit("invalid"), pl.lit("undetermined")
    wanted = (
        pl.when(place % 100 == 0).then(invalid).when(place % 70 == 0).then(undetermined).otherwise(pl.lit("decided"))
    )
    assert answered.select((pl.col("status").cast(pl.String) == wanted).all()).item()
    assert summary.yen == 2343 * (number - summary.status["invalid"] - summary.status["undetermined"])


def test_a_run_that_breaks_leaves_the_old_file_and_nothing_else(
    debts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.parquet"
    target.write_bytes(b"what was there")

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "_written", broken)
    with pytest.raises(KeyboardInterrupt):
        answer_file(late_interest, debts, target)
    assert target.read_bytes() == b"what was there"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["debts.csv", "out.parquet"]


def test_a_file_that_cannot_be_used_is_an_error_and_leaves_nothing(debts: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    with pytest.raises(ValueError, match="by its suffix"):
        answer_file(late_interest, debts, tmp_path / "out.xlsx")
    with pytest.raises(ValueError, match="replaced by its own answers"):
        answer_file(late_interest, debts, debts)
    with pytest.raises(FileNotFoundError):
        answer_file(late_interest, tmp_path / "none.csv", target)
    with pytest.raises(UnknownName):
        answer_file(late_interest, debts, target, columns={"principal": "amount"})
    (tmp_path / "ragged.csv").write_text("principal,due_on\n1,2026-01-31,more\n", encoding="utf-8")
    with pytest.raises(ValueError, match="ragged"):
        answer_file(late_interest, tmp_path / "ragged.csv", target)
    (tmp_path / "bad.parquet").write_bytes(b"nothing of the kind")
    with pytest.raises(ValueError, match="cannot be"):
        answer_file(late_interest, tmp_path / "bad.parquet", target)
    assert not target.exists()
    assert not list(tmp_path.glob(".*"))


def test_parquet_carries_the_legend_of_its_masks(debts: Path, tmp_path: Path) -> None:
    answer_file(late_interest, debts, tmp_path / "out.parquet")
    told = json.loads(pl.read_parquet_metadata(tmp_path / "out.parquet")["obligations"])
    assert told["provisions"] == [["12.3"], ["Consumer Contract Act 9(1)(ii)"]]
    assert told["missing"][0] == "principal"
    assert told["readings"]["day-count"] == "court"


# Several files --------------------------------------------------------------------------------------------------------


@pytest.fixture
def parts(made: Path, tmp_path: Path) -> list[Path]:
    whole = pl.read_parquet(made / "soracom-flux.late-interest.parquet")
    found: list[Path] = []
    for place in range(3):
        found.append(tmp_path / f"part{place}.parquet")
        whole.slice(place * 100, 100).write_parquet(found[-1])
    return found


def _agrees(summary: Summary, folder: Path, made: Path) -> None:
    whole = late_interest.ask_frame(pl.read_parquet(made / "soracom-flux.late-interest.parquet"))
    answered = pl.concat([pl.read_parquet(file) for file in sorted(folder.iterdir())])
    assert answered.equals(whole)
    assert summary.rows == whole.height
    assert summary.yen == whole["value"].sum()


def test_files_are_spread_over_processes(parts: list[Path], made: Path, tmp_path: Path) -> None:
    _agrees(run(late_interest, parts, tmp_path / "answers"), tmp_path / "answers", made)


def test_files_are_spread_over_any_map(parts: list[Path], made: Path, tmp_path: Path) -> None:
    _agrees(run(late_interest, parts, tmp_path / "built-in", map=map), tmp_path / "built-in", made)
    with ThreadPoolExecutor(2) as pool:
        futures = lambda function, jobs: [pool.submit(function, job) for job in jobs]  # noqa: E731
        _agrees(run(late_interest, parts, tmp_path / "futures", map=futures), tmp_path / "futures", made)


@pytest.mark.skipif(find_spec("distributed") is None, reason="Dask is not installed: pip install distributed")
@pytest.mark.filterwarnings("ignore")
def test_files_are_spread_over_dask(parts: list[Path], made: Path, tmp_path: Path) -> None:
    distributed: Any = import_module("distributed")
    with distributed.Client(n_workers=2, threads_per_worker=1, dashboard_address=None) as client:
        _agrees(run(late_interest, parts, tmp_path / "answers", map=client.map), tmp_path / "answers", made)


def test_answers_that_are_there_are_left_out_when_a_run_is_taken_up_again(parts: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    assert run(late_interest, parts[:1], folder, map=map).rows == 100
    before = (folder / "part0.parquet").stat().st_mtime_ns
    assert run(late_interest, parts, folder, map=map, again=False).rows == 200
    assert (folder / "part0.parquet").stat().st_mtime_ns == before


def test_two_files_of_one_name_are_an_error_before_anything_is_written(parts: list[Path], tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    twin = tmp_path / "other" / parts[0].name
    twin.write_bytes(parts[0].read_bytes())
    with pytest.raises(ValueError, match="two files"):
        run(late_interest, [*parts, twin], tmp_path / "answers", map=map)
    assert not list((tmp_path / "answers").iterdir())


# The command ----------------------------------------------------------------------------------------------------------


def _batch(*arguments: object) -> Any:
    return CliRunner().invoke(command, ["batch", "soracom-flux", "late-interest", *map(str, arguments)])


def test_the_command_tells_what_it_counted(debts: Path, tmp_path: Path) -> None:
    result = _batch(debts, "--out", tmp_path / "out.csv", "--lang", "en")
    assert result.exit_code == 0, result.output
    assert "rows\t7\n" in result.output
    assert "invalid by\tno-such-day due_on 1\n" in result.output
    assert "total\t2,343 yen\n" in result.output
    told = json.loads(_batch(debts, "--out", tmp_path / "out.csv", "--json").output)
    assert (told["rows"], told["decided"], told["yen"]) == (7, 2, 2343)
    japanese = _batch(debts, "--out", tmp_path / "out.csv", "--lang", "ja")
    assert "合計\t2,343円\n" in japanese.output


def test_the_command_takes_readings_columns_and_a_prefix(debts: Path, tmp_path: Path) -> None:
    debts.write_text(CSV.replace("principal", "amount"), encoding="utf-8")
    result = _batch(
        debts, "--out", tmp_path / "out.csv", "--column", "principal=amount", "--prefix", "late.", "--reading",
        "yen-fraction=ceil",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert pl.read_csv(tmp_path / "out.csv")["late.value"][0] == 2344


def test_the_command_asks_with_the_law_or_by_the_text_alone(debts: Path, tmp_path: Path) -> None:
    # Beta sets no rate: the Civil Code gives 3% from 1 February to 1 April, 100,000 x 3 x 60 / 36,500 = 493.
    for option, value in (("--law", 493), ("--no-law", 0)):
        asked = ["batch", "soracom-beta", "late-interest", str(debts), "--out", str(tmp_path / "out.csv"), option]
        assert CliRunner().invoke(command, asked).exit_code == 0
        assert pl.read_csv(tmp_path / "out.csv")["value"][0] == value


def test_the_command_refuses_with_a_sentence(debts: Path, tmp_path: Path) -> None:
    for arguments, sentence in (
        ((debts, "--out", tmp_path / "out.txt"), "by its suffix"),
        ((tmp_path / "none.csv", "--out", tmp_path / "out.csv"), "no file"),
        ((debts, "--out", tmp_path / "out.csv", "--column", "principal"), "FACT=NAME"),
        ((debts, "--out", tmp_path / "out.csv", "--column", "principle=principal"), "did you mean principal"),
        ((debts, "--out", tmp_path / "out.csv", "--rows", "debts=x.csv"), "--key"),
    ):
        result = _batch(*arguments, "--lang", "en")
        assert result.exit_code == 2
        assert sentence in result.output
        assert "Traceback" not in result.output


def test_the_command_answers_several_files_and_takes_a_run_up_again(parts: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    first = _batch(parts[0], "--out", folder / "x.parquet")
    assert first.exit_code == 2  # there is no such folder
    folder.mkdir()
    assert json.loads(_batch(parts[0], "--out", folder, "--json").output)["rows"] == 100
    assert json.loads(_batch(*parts, "--out", folder, "--resume", "--json").output)["rows"] == 200
