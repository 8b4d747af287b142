"""Scenario files: worked examples that a lawyer can read, each with its derivation and the expected answer.

A file holds a list of scenarios for the questions of one contract, in the folder named after it:

    - name: one day late is late, but bears no interest yet
      question: late-interest
      facts: {principal: 100000, due_on: 2025-06-30, paid_on: 2025-07-01}
      derivation: From 1 July (day after the due date) to 30 June (day before payment) there is no day.
      expect: {value: 0, provisions: ["12.3"]}

`expect` names a `value` (a date and an instant in ISO 8601, an alternative by its code), or `status: silent`, or
`status: undetermined` with the facts that are `missing` (best first), or `error` with its code and the `facts` at
fault. `provisions` are those that must be among the provisions of the answer; `not_provisions` those that must not;
`figures` are named intermediate values; `until` and `since` bound the position; `readings` chooses alternatives by
code; `under_all_readings` gives the `lowest` and `highest` value.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

import obligations
from obligations import Labelled, ObligationsError, Outcome

FOLDER = Path(__file__).parent
KNOWN = {"name", "question", "facts", "derivation", "expect", "readings"}
EXPECTED = {
    "value", "status", "missing", "error", "facts", "provisions", "not_provisions", "figures", "until", "since",
    "under_all_readings",
}  # fmt: skip


def _scenarios() -> list[Any]:
    found: list[Any] = []
    for path in sorted(FOLDER.glob("*/*.yaml")):
        contract = path.parent.name.replace("_", "-")
        for scenario in yaml.safe_load(path.read_text(encoding="utf-8")):
            identity = f"{path.parent.name}/{path.stem}: {scenario['question']}: {scenario['name']}"
            found.append(pytest.param(contract, scenario, id=identity))
    return found


def _written(value: object) -> object:
    """A value as a scenario file writes it."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Labelled):
        return value.code
    return value


def _expected(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


@pytest.mark.parametrize(("contract", "scenario"), _scenarios())
def test_the_scenario_comes_out_as_derived(contract: str, scenario: dict[str, Any]) -> None:
    expect = scenario["expect"]
    assert not scenario.keys() - KNOWN, "misspelt entry in the scenario"
    assert not expect.keys() - EXPECTED, "misspelt entry in what is expected"
    assert len(scenario["derivation"]) > 10, "a scenario says where its figure comes from"
    asked = (scenario["question"], scenario["facts"], scenario.get("readings"))
    if "error" in expect:
        with pytest.raises(ObligationsError) as caught:
            obligations.contract(contract).ask(*asked)
        assert caught.value.code.value == expect["error"]
        for fact in expect.get("facts", ()):
            assert fact in str(caught.value)
        return
    outcome: Outcome[Any] = obligations.contract(contract).ask(*asked)
    assert outcome.status == expect.get("status", "decided"), outcome.explain()
    if "value" in expect:
        assert _written(outcome.value) == _expected(expect["value"]), outcome.explain()
    else:
        assert outcome.status != "decided", "a decided scenario names its value"
    if "missing" in expect:
        assert list(outcome.missing) == expect["missing"]
    assert set(expect.get("provisions", ())) <= set(outcome.provisions), outcome.explain()
    assert not set(expect.get("not_provisions", ())) & set(outcome.provisions), outcome.explain()
    for code, figure in expect.get("figures", {}).items():
        assert _written(outcome.figures[code]) == _expected(figure), outcome.explain()
    for bound in ("since", "until"):
        if bound in expect:
            assert outcome.position is not None
            day: date | None = getattr(outcome.position, bound)
            assert day == expect[bound]
    if "under_all_readings" in expect:
        spread = outcome.under_all_readings()
        assert _written(spread.lowest) == expect["under_all_readings"]["lowest"]
        assert _written(spread.highest) == expect["under_all_readings"]["highest"]
    for lang in ("en", "ja"):
        assert outcome.explain(lang)


def test_every_question_has_scenarios() -> None:
    asked = {(param.values[0], param.values[1]["question"]) for param in _scenarios()}
    for name in {contract for contract, _ in asked}:
        questions = set(obligations.contract(name).questions)
        assert not questions - {question for contract, question in asked if contract == name}
