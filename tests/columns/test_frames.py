"""The door for frames: the caller's kind comes back, columns are found by name or mapping, any row can be replayed."""

# Frames of every kind pass through here.
# pyright: reportMissingTypeStubs=false
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
# pyright: reportUnknownParameterType=false
# pyright: reportUnknownLambdaType=false
from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import obligations
from obligations import BadFacts, Conflict, Decided, Question, Undetermined
from obligations.conventions import DayCounting
from obligations.errors import NotColumnar, UnknownName
from obligations.interpreters.columns.on_polars import Answering
from obligations.interpreters.columns.plan import ANSWER, plan_of
from rules.soracom_flux import late_interest
from tests.columns.engines import frame_of
from tests.columns.rows import rows_for
from tests.engine.scenarios import random_contract

FLUX = obligations.contract("soracom-flux")
#: The README's debt, one without an amount, one that was paid in time, one of nothing.
DEBTS = pl.DataFrame(
    {
        "invoice": ["a", "b", "c", "d"],
        "principal": [100_000, None, 100_000, 0],
        "due_on": [date(2026, 1, 31)] * 4,
        "paid_on": [date(2026, 4, 1), date(2026, 4, 1), date(2026, 1, 31), None],
    }
)
STATUS = ["decided", "undetermined", "silent", "decided"]
VALUES = [2343, None, 0, 0]


def _lists(answered: Any) -> tuple[list[Any], list[Any]]:
    """The status and value of each row, whatever the kind of the frame."""
    if isinstance(answered, pl.LazyFrame):
        answered = answered.collect()
    if isinstance(answered, duckdb.DuckDBPyRelation):
        rows = answered.order("invoice").project("status, value").fetchall()
        return [row[0] for row in rows], [row[1] for row in rows]
    if isinstance(answered, pa.Table):
        answered = pl.DataFrame(pl.from_arrow(answered))
    if isinstance(answered, pd.DataFrame):
        values = [None if value is pd.NA else int(value) for value in answered["value"]]
        return [str(value) for value in answered["status"]], values
    return answered["status"].to_list(), answered["value"].to_list()


@pytest.mark.parametrize("spelt", [pl.Date(), pl.Datetime("us"), pl.Datetime("ns"), pl.String()], ids=str)
def test_a_day_is_the_same_day_however_a_column_spells_it(spelt: pl.DataType) -> None:
    # One of the two: a mistake in both would come to the same number of days.
    frame = DEBTS.with_columns(pl.col("paid_on").cast(spelt))
    answering = Answering(plan_of(late_interest.asking(())), frame.schema, {}, "")
    for few in (10, 0):  # row by row, and by the plan
        answering.few = few
        assert _lists(answering.eagerly(frame)) == (STATUS, VALUES)
    with duckdb.connect() as connection:
        assert _lists(late_interest.ask_frame(connection.from_arrow(frame.to_arrow()))) == (STATUS, VALUES)


@pytest.mark.parametrize("kind", ["polars", "lazy", "pandas", "pyarrow", "duckdb"])
def test_the_callers_kind_of_frame_comes_back_with_the_answers_after_its_own_columns(kind: str) -> None:
    with duckdb.connect() as connection:
        # A missing whole number makes a float of a pandas column, unless it is told otherwise.
        given: Any = {
            "polars": lambda: DEBTS,
            "lazy": DEBTS.lazy,
            "pandas": lambda: DEBTS.to_pandas(use_pyarrow_extension_array=True).set_index(pd.Index([7, 8, 9, 3])),
            "pyarrow": DEBTS.to_arrow,
            "duckdb": lambda: connection.from_arrow(DEBTS.to_arrow()),
        }[kind]()
        answered = FLUX.ask_frame("late-interest", given)
        assert type(answered) is type(given)
        names = answered.collect_schema().names() if kind == "lazy" else answered.columns
        if kind == "pyarrow":
            names = answered.schema.names
        assert list(names) == [*DEBTS.columns, *ANSWER]
        assert _lists(answered) == (STATUS, VALUES)
        if kind == "pandas":
            assert list(answered.index) == [7, 8, 9, 3]


def test_what_speaks_the_arrow_interface_is_taken_too() -> None:
    class Exporter:
        """Some other library's frame."""

        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return DEBTS.to_arrow().__arrow_c_stream__(requested_schema)

    assert _lists(FLUX.ask_frame("late-interest", Exporter())) == (STATUS, VALUES)


def test_columns_are_mapped_to_facts_and_a_fact_without_a_column_is_missing() -> None:
    renamed = DEBTS.rename({"principal": "amount"}).drop("paid_on")
    answered = late_interest.ask_frame(renamed, columns={"principal": "amount"})
    assert answered["status"].to_list() == ["undetermined"] * 3 + ["decided"]
    legend = late_interest.legend()
    assert [legend.missing(mask) for mask in answered["missing"]] == [
        ("paid_on",),
        ("principal", "paid_on"),
        ("paid_on",),
        (),
    ]


def test_readings_are_chosen_for_the_call() -> None:
    leap = pl.DataFrame({"principal": [1_234_567], "due_on": [date(2023, 10, 31)], "paid_on": [date(2025, 5, 16)]})
    # The figures of the README, for the same debt.
    assert FLUX.ask_frame("late-interest", leap)["value"].to_list() == [275_057]
    by_days = FLUX.ask_frame("late-interest", leap, {"day-count": "act365f"})
    assert by_days["value"].to_list() == [275_629]
    assert "day-count=act365f" in str(by_days["readings"][0])
    assert late_interest.under(DayCounting.ACT365F).ask_frame(leap)["value"].to_list() == [275_629]


def test_the_law_layer_is_switched_for_the_call() -> None:
    # Beta sets no rate of late interest: the Civil Code gives 3% a year from 1 February to 1 April 2026, the day of
    # payment counted, 100,000 x 3 x 60 / 36,500 = 493 yen.
    beta = obligations.contract("soracom-beta")
    for frame in (DEBTS, pl.concat([DEBTS] * 600)):  # one by one, and by columns
        for law, told in ((True, ("decided", 493)), (False, ("silent", 0)), (None, ("silent", 0))):
            answered = beta.ask_frame("late-interest", frame, law=law)
            assert answered.select("status", "value").row(0) == told
    chosen = {"statutory-interest": "terms-alone"}
    assert beta.ask_frame("late-interest", DEBTS, chosen, law=True)["status"][0] == "silent"
    with_law = beta.find("late-interest").with_law()
    assert "statutory-interest=civil-code" in with_law.ask_frame(DEBTS)["readings"][0]
    assert with_law.ask_row(DEBTS, 0).value == 493
    debt = "SELECT 100000::BIGINT AS principal, DATE '2026-01-31' AS due_on, DATE '2026-04-01' AS paid_on"
    facts = ["principal", "due_on", "paid_on"]
    with duckdb.connect() as connection:
        for question, value in ((with_law, 493), (beta.find("late-interest").with_law(False), 0)):
            text = question.sql(f"({debt})", dialect="duckdb", facts=facts)
            assert connection.execute(f"SELECT value FROM ({text})").fetchall() == [(value,)]


def test_the_masks_are_read_with_the_legend() -> None:
    answered = late_interest.ask_frame(DEBTS)
    legend = late_interest.legend()
    assert legend.provisions(answered["provisions"][0]) == ("12.3",)
    assert legend.missing(answered["missing"][1]) == ("principal",)
    assert legend.readings["day-count"] == "court"


@pytest.mark.parametrize(
    "question",
    [
        q
        for q in FLUX.questions.values()
        if q.name in ("outage-credit", "recoverable-damage", "due-date", "total-due-at-once")
    ],
    ids=lambda q: q.name,
)
def test_any_row_can_be_replayed_with_its_explanation(question: Question[..., Any]) -> None:
    rows = rows_for(question, question.asking(()), 5, 40)
    frame = frame_of(question, rows)
    answered = question.ask_frame(frame)
    legend = question.legend()
    for place, told in enumerate(answered.iter_rows(named=True)):
        try:
            outcome = question.ask_row(frame, place)
        except Conflict:
            assert told["status"] == "conflict"
            continue
        assert outcome.status == told["status"]
        assert set(legend.provisions(told["provisions"])) == set(outcome.provisions)
        if isinstance(outcome, Decided):
            assert outcome.plain_value() == (
                told["value"].isoformat() if isinstance(told["value"], date) else told["value"]
            )
        if isinstance(outcome, Undetermined):
            named = {name.partition("[")[0] for name in outcome.missing}
            assert named <= set(legend.missing(told["missing"]))
        assert outcome.explain("en")


def test_small_frames_and_large_ones_come_to_the_same() -> None:
    large = pl.concat([DEBTS] * 1_000)
    assert large.height > 2_000
    answered = late_interest.ask_frame(large)
    assert answered.equals(pl.concat([late_interest.ask_frame(DEBTS)] * 1_000))


@pytest.mark.parametrize(("lacking", "by_plan"), [(100, False), (101, True)])
def test_a_small_frame_of_many_rows_that_lack_a_fact_is_not_asked_row_by_row(
    lacking: int, by_plan: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    one_by_one = Answering.row_by_row

    def seen(self: Answering, frame: pl.DataFrame) -> pl.DataFrame:
        asked.append(frame.height)
        return one_by_one(self, frame)

    monkeypatch.setattr(Answering, "row_by_row", seen)
    frame = pl.concat([DEBTS[1:2]] * lacking + [DEBTS[:1]] * 100)
    answered = late_interest.ask_frame(frame.with_columns(tax_percent=10, customer_is_consumer=False))
    assert answered["status"].to_list() == ["undetermined"] * lacking + ["decided"] * 100
    assert bool(asked) is not by_plan


def test_an_empty_frame_and_a_question_without_facts_have_answers_too() -> None:
    empty = late_interest.ask_frame(DEBTS.clear())
    assert empty.height == 0
    assert empty.columns == [*DEBTS.columns, *ANSWER]
    always = FLUX.ask_frame("may-change-the-terms", DEBTS)
    assert always["value"].to_list() == [True] * 4


def test_rows_of_a_list_may_stand_in_a_table_of_their_own() -> None:
    cases = pl.DataFrame({"case": [1, 2, 3]})
    debts = pl.DataFrame({"case": [3, 1, 1], "amount": [-7, 5, 6], "arose_on": [date(2026, 1, 1)] * 3})
    asked = FLUX.find("total-due-at-once")
    eager = asked.ask_frame(cases, rows={"debts": debts}, key="case")
    lazy = asked.ask_frame(cases.lazy(), rows={"debts": debts.lazy()}, key="case").collect()
    # Without debts nothing is due; with debts of which nothing else is known it is open; an amount below 0 is no debt.
    assert eager["status"].to_list() == ["undetermined", "decided", "invalid"]
    assert eager["value"].to_list() == [None, 0, None]
    assert eager.equals(lazy)
    with duckdb.connect() as connection:
        left, right = connection.from_arrow(cases.to_arrow()), connection.from_arrow(debts.to_arrow())
        found = asked.ask_frame(left, rows={"debts": right}, key="case")
        assert found.columns == eager.columns
        assert [row[1] for row in found.order('"case"').fetchall()] == ["undetermined", "decided", "invalid"]


def test_a_mistake_in_the_call_is_one_error_that_names_it() -> None:
    with pytest.raises(UnknownName, match="did you mean principal"):
        late_interest.ask_frame(DEBTS, columns={"principle": "principal"})
    with pytest.raises(UnknownName, match="column for principal"):
        late_interest.ask_frame(DEBTS, columns={"principal": "amount"})
    with pytest.raises(BadFacts, match="prefix"):
        late_interest.ask_frame(DEBTS.with_columns(status=pl.lit("paid")))
    assert "interest.status" in late_interest.ask_frame(DEBTS, prefix="interest.").columns
    with pytest.raises(BadFacts, match="at least one of principal"):
        late_interest.ask_frame(DEBTS.select("invoice"))
    with pytest.raises(TypeError, match="key"):
        FLUX.ask_frame("total-due-at-once", DEBTS, rows={"debts": DEBTS})
    with pytest.raises(UnknownName, match="list of rows"):
        FLUX.ask_frame("late-interest", DEBTS, rows={"debts": DEBTS}, key="invoice")
    with pytest.raises(IndexError):
        late_interest.ask_row(DEBTS, 4)


def test_two_provisions_in_conflict_are_a_status_with_their_numbers() -> None:
    for seed in range(40):
        from random import Random

        for question in random_contract(Random(seed))[1]:
            if not question.decision.conflicts:
                continue
            rows = rows_for(question, question.asking(()), seed, 60)
            answered = question.ask_frame(frame_of(question, rows))
            told = answered.filter(pl.col("status") == "conflict")
            if told.height:
                assert told["error"].unique().to_list() == ["conflict"]
                assert " / " in told["at_fault"][0]
                assert told["value"].null_count() == told.height
                return
    pytest.fail("no conflict was met")


def test_a_question_without_columns_says_so_by_name() -> None:
    from random import Random

    from tests.engine.scenarios import random_tree_question

    for seed in range(200):
        question = random_tree_question(Random(seed))
        if question.decision.kind.word in ("years", "ratio", "exact yen"):
            with pytest.raises(NotColumnar, match=r"tree of random-terms has no columnar form: the answer is"):
                plan_of(question.asking(()))
            return
    pytest.fail("no such question was drawn")
