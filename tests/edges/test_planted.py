"""Scenarios on the edges find every planted fault within 200 examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from obligations.testing import scenarios
from tests.edges.planted import EXAMPLES, Fault, examples_until_found, faults, figures, plain_scenarios, told

FAULTS = faults()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_scenarios_on_the_edges_find_the_fault(fault: Fault):
    for run in (1, 2):
        found = examples_until_found(fault, scenarios(fault.question, left_out=fault.left_out), run)
        assert found is not None, f"{fault.what} was not found in {EXAMPLES} scenarios (run {run})"


def test_scenarios_drawn_by_type_alone_miss_the_fault_at_24_hours():
    (fault,) = (fault for fault in FAULTS if "24 hours" in fault.what and "<" in fault.what)
    assert all(examples_until_found(fault, plain_scenarios(fault.question), run) is None for run in (1, 2, 3))


def test_without_a_fault_nothing_is_found():
    for fault in {fault.question.name: fault for fault in FAULTS}.values():
        right = Fault("none", fault.question, lambda facts, q=fault.question: told(q.as_read.answer(facts)))
        assert examples_until_found(right, scenarios(fault.question, left_out=fault.left_out), 1) is None


def test_the_readme_has_a_row_for_every_fault():
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    for fault in FAULTS:
        assert f"| {fault.what} | {fault.question.name} | 20 |" in readme


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_the_fault_is_found_in_each_of_twenty_runs(fault: Fault):
    runs, _, _ = figures(fault, scenarios(fault.question, left_out=fault.left_out))
    assert runs == 20
