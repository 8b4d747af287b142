"""What the benchmark of the columns compares is the same thing, and the benchmark runs."""

from __future__ import annotations

import json
from importlib.util import find_spec

import numpy as np
import polars as pl
import pytest

from obligations.interpreters.columns.on_polars import Answering
from obligations.interpreters.columns.plan import plan_of
from rules.soracom_flux import late_interest, outage_credit
from tests.benchmark import columns, columns_by_hand, columns_peer


def test_hand_written_interest_is_the_scalar_interest() -> None:
    frame = columns.debts(1_500, seed=9)
    by_hand = columns_by_hand.interest(frame.lazy()).collect()["interest"]
    asked = late_interest.ask_frame(frame)
    assert asked["status"].is_in(["decided", "silent"]).all()
    assert by_hand.to_list() == asked["value"].to_list()


def test_hand_written_credit_is_the_scalar_credit() -> None:
    frame = columns.outages(1_500)
    by_hand = columns_by_hand.outage_credit(frame.lazy()).collect()["credit"]
    asked = outage_credit.ask_frame(frame)
    assert by_hand.to_list() == asked["value"].to_list()
    assert (asked["value"] > 0).mean() > 0.4  # type: ignore[operator] - a share of rows


@pytest.mark.skipif(find_spec("openfisca_core") is None, reason="openfisca-core is not installed")
@pytest.mark.filterwarnings("ignore")
def test_the_peer_agrees_on_amounts_that_it_can_hold() -> None:
    frame = columns.debts(3_000).with_columns(pl.col("principal") % 1_000_000)
    arrays = [frame[name].to_physical().to_numpy().astype(np.int64) for name in ("principal", "due_on", "paid_on")]
    answering = Answering(plan_of(late_interest.asking(())), frame.schema, {}, "")
    assert columns_peer.evaluator()(*arrays).tolist() == answering.eagerly(frame)["value"].to_list()


@pytest.mark.filterwarnings("ignore")
def test_the_benchmark_runs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "ROWS", columns.ROWS)
    assert columns.main(["--rows", "3000", "--rounds", "1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"late-interest: hand-written Polars", "  Parquet to Parquet", "a call on one row"} <= {
        line["what"] for line in told
    }
