"""What the benchmark compares is the same thing, and the benchmark runs."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import cache
from importlib.util import find_spec
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from obligations import Fault
from rules.soracom_flux import Cause, Scope, late_interest, outage_credit
from tests.benchmark import by_hand, peer, scalar
from tests.benchmark.cases import CREDITS, DEBTS, plain, read_by_hand

LATE, CREDIT = late_interest.asking(()), outage_credit.asking(())
FIRST, LAST = date(1900, 1, 1).toordinal(), date(2199, 12, 31).toordinal()
DAY = 86_400


def _near_month_end(year: int, month: int, step: int) -> int:
    return date(year, month, 1).toordinal() + step


month_ends = st.builds(_near_month_end, st.integers(1901, 2199), st.integers(1, 12), st.integers(-2, 1))
days = st.integers(FIRST, LAST) | month_ends
clock = st.sampled_from((0, 1, DAY - 1)) | st.integers(0, DAY - 1)
yen = st.integers(0, 10**15) | st.sampled_from((0, 1, 31_000, 10**15))
mostly = st.sampled_from((True, True, True, True, True, True, True, False))


@st.composite
def debts(draw: st.DrawFn) -> tuple[Any, ...]:
    due = draw(days)
    near = st.integers(-2, 3) | st.integers(360, 370) | st.integers(1_455, 1_465) | st.integers(0, 40_000)
    paid = draw(near.map(lambda after: min(LAST, max(FIRST, due + after))) | days)
    known = {"principal": draw(yen), "due_on": due, "paid_on": paid, "tax_percent": 10, "customer_is_consumer": False}
    return tuple(known[fact.name] for fact in late_interest.decision.facts)


@st.composite
def outages(draw: st.DrawFn) -> dict[str, Any]:
    aware = min(draw(days), LAST - 130) * DAY + draw(clock)
    units = draw(st.integers(0, 4) | st.integers(27, 32) | st.integers(0, 120))
    learned_on = min(draw(days), LAST - 100)
    return {
        **{fact.name: True for fact in outage_credit.decision.facts},
        **{name: draw(mostly) for name in ("to_be_supplied", "complete", "continuous", "provider_aware", "requested")},
        "unusable": draw(st.just(Scope.FLUX) | st.sampled_from(Scope)),
        "cause": draw(st.just(Cause.PROVIDER) | st.sampled_from(Cause)),
        "aware_at": aware,
        "restored_at": max(aware, aware + units * DAY + draw(st.sampled_from((-1, 0, 1)) | st.integers(0, DAY - 1))),
        "customer_learned": draw(mostly),
        "learned_at": learned_on * DAY + draw(clock),
        "request_received_on": learned_on + draw(st.integers(87, 94) | st.integers(0, 100)),
        "monthly_fee": draw(yen),
        "later_monthly_fee": draw(yen),
        "bill": draw(yen),
        "fault": draw(st.sampled_from(Fault)),
        "tax_percent": 10,
    }


def credited_by_hand(values: tuple[Any, ...]) -> int:
    return by_hand.outage_credit(*read_by_hand("credit", values))


@settings(max_examples=400, deadline=None)
@given(debts())
def test_late_interest_by_hand_agrees(debt: tuple[Any, ...]) -> None:
    answer = LATE.answer(debt)
    assert by_hand.late_interest(*read_by_hand("late", debt)) == answer.value
    assert LATE.compiled.function(*debt) == answer.value


@settings(max_examples=400, deadline=None)
@given(outages())
def test_outage_credit_by_hand_agrees(outage: dict[str, Any]) -> None:
    values = tuple(outage[fact.name] for fact in outage_credit.decision.facts)
    answer = CREDIT.answer(values)
    assert credited_by_hand(values) == answer.value
    assert CREDIT.compiled.function(*values) == answer.value


@cache
def _zen() -> Callable[[dict[str, Any]], dict[str, Any]]:
    return peer.evaluator()


@pytest.mark.skipif(find_spec("zen") is None, reason="zen-engine is not installed")
@settings(max_examples=200, deadline=None)
@given(debts(), outages())
def test_the_zen_model_agrees(debt: tuple[Any, ...], outage: dict[str, Any]) -> None:
    zen = _zen()
    values = tuple(outage[fact.name] for fact in outage_credit.decision.facts)
    result = zen(peer.context(debt, values))["result"]
    assert result["interest"] == by_hand.late_interest(*read_by_hand("late", debt))
    assert result["credit"] == credited_by_hand(values)


@pytest.mark.parametrize("debt", DEBTS)
def test_the_facts_of_the_benchmark_are_complete_for_late_interest(debt: dict[str, Any]) -> None:
    answer = late_interest.ask(debt)
    assert answer.status == "decided"
    assert answer.value == by_hand.late_interest(*read_by_hand("late", plain(late_interest, debt))) > 0


@pytest.mark.parametrize("outage", CREDITS)
def test_the_facts_of_the_benchmark_are_complete_for_the_credit(outage: dict[str, Any]) -> None:
    answer = outage_credit.ask(outage)
    assert answer.status == "decided"
    assert answer.value == credited_by_hand(plain(outage_credit, outage)) > 0


@pytest.mark.parametrize(("received", "owed"), [("2026-05-31", 2_000), ("2026-06-01", 0)])
def test_the_last_day_for_the_request_is_the_same(received: str, owed: int) -> None:
    outage = {**CREDITS[4], "request_received_on": received}
    assert outage_credit.ask(outage).value == credited_by_hand(plain(outage_credit, outage)) == owed


def test_the_benchmark_runs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scalar, "CHECKED", 50)
    assert scalar.main(["--rounds", "1", "--imports", "0", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["machine"]["checked"] >= 50
    measured = {line["what"] for line in printed["lines"] if line["microseconds"]}
    assert {scalar.HAND, scalar.ASKED, "compiled", "explanation as JSON, on top"} <= measured
    assert scalar.main(["--rounds", "1", "--imports", "0"]) == 0
    assert "hand-written integers" in capsys.readouterr().out
