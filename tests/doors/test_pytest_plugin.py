"""The pytest plugin: scenario files are tests, failures say why, and nothing is loaded where there is no such file."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path

import pytest

from obligations.scenarios import BadScenario, read_cases

IN_TIME = """
contract: soracom-flux
scenarios:
- name: one day late is late, but bears no interest yet
  question: late-interest
  facts: &debt {principal: 100000, due_on: 2025-06-30, paid_on: 2025-07-01}
  derivation: Between the day after the due date and the day before payment there is no day.
  expect: {value: 0, provisions: ["12.3"], gives: {interest_on_late_payment: 0}}

- name: two days late bear a day
  question: late-interest
  facts: {<<: *debt, paid_on: 2025-07-02}
  derivation: 100,000 x 14.5% / 365 are 39.73 yen.
  expect: {value: 39, under_all_readings: {lowest: 39, highest: 40}}
"""


def ran(folder: Path, files: dict[str, str], arguments: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-W", "error", "-m", "pytest", "-p", "no:cacheprovider", "-q", *arguments, str(folder)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("arguments", [("-p", "no:hypothesispytest"), ("-n", "2", "--import-mode=importlib")])
def test_scenarios_of_a_file_are_tests(tmp_path: Path, arguments: Sequence[str]) -> None:
    result = ran(tmp_path, {"mine.scenario.yaml": IN_TIME}, arguments)
    assert result.returncode == 0, result.stdout
    assert "2 passed" in result.stdout


def test_a_failure_shows_what_was_expected_what_came_out_and_why(tmp_path: Path) -> None:
    wrong = IN_TIME.replace("{value: 0, provisions", "{value: 39, provisions")
    result = ran(tmp_path, {"mine.scenario.yaml": wrong})
    assert result.returncode == 1
    for line in (
        "late-interest: one day late is late, but bears no interest yet",
        "expected the value 39, got 0",
        "derivation: Between the day after the due date",
        "How much late interest is owed? 0 yen",
        "reading day-count = court",
        "1 failed, 1 passed",
    ):
        assert line in result.stdout
    assert "Traceback" not in result.stdout
    assert "runtest" not in result.stdout


@pytest.mark.parametrize(
    ("was", "instead", "told"),
    [
        ("value: 0", "value: true", "expected the value True, got 0"),
        ("value: 0", "status: silent", "expected silent, got decided 0"),
        ("value: 0", "status: undetermined, missing: [paid_on]", "expected undetermined, got decided 0"),
        ("value: 0", "error: bad-facts", "expected the error bad-facts, got Decided(0"),
        ('["12.3"]', '["12.4"]', "expected 12.4 among the provisions, got 12.3"),
        ('provisions: ["12.3"]', 'not_provisions: ["12.3"]', "expected 12.3 not to apply"),
        ("_payment: 0", "_payment: 1", "expected interest_on_late_payment to give 1, got 0"),
        ("value: 0", "value: 0, until: 2025-01-01", "expected until 2025-01-01, got None"),
        ("value: 0", "value: 0, figures: {days: 1}", "expected days to be 1, got None"),
        ("lowest: 39", "lowest: 1", "expected the lowest under all readings to be 1, got 39"),
        ("paid_on: 2025-07-01", "paid_on: 2025-07-32", "got the error bad-facts: paid_on: got '2025-07-32'"),
        ("question: late-interest\n  facts: &", "question: late-intrest\n  facts: &", "did you mean late-interest"),
        ("contract: soracom-flux", "contract: soracom-fluks", "did you mean soracom-flux"),
    ],
)
def test_whatever_does_not_come_out_as_expected_is_told(tmp_path: Path, was: str, instead: str, told: str) -> None:
    assert was in IN_TIME
    file = tmp_path / "mine.scenario.yaml"
    file.write_text(IN_TIME.replace(was, instead, 1), encoding="utf-8")
    failures = [line for case in read_cases(file) for line in case.failures()[0]]
    assert any(told in line for line in failures), failures


@pytest.mark.parametrize(
    ("was", "instead", "told"),
    [
        ("scenarios:", "scenarioes:", "mine.scenario.yaml: no entry 'scenarioes'; did you mean scenarios?"),
        ("  derivation: B", "  derivasion: B", "scenario 1: no entry 'derivasion'; did you mean derivation?"),
        ("value: 0", "valu: 0", "no entry 'valu'; did you mean value?"),
        ("value: 0, provisions", "provisions", "what is expected is a value, a status or an error"),
        ("value: 0", "status: decided", "a decided scenario names its value"),
        ("- name: one day late is late, but bears no interest yet\n ", "-", "expected 'name', a text"),
        ("100,000 x 14.5% / 365 are 39.73 yen.", "So.", "a derivation says where the expected figure comes from"),
        (
            "  question: late-interest\n  facts: &",
            "  question: a\n  question: b\n  facts: &",
            "question is given twice",
        ),
        (
            "two days late bear a day",
            "one day late is late, but bears no interest yet",
            "two scenarios of late-interest",
        ),
        ("contract: soracom-flux", "contract: [", "mine.scenario.yaml: while parsing"),
    ],
)
def test_a_file_that_is_not_written_as_one_is_refused_in_a_sentence(
    tmp_path: Path, was: str, instead: str, told: str
) -> None:
    assert was in IN_TIME
    file = tmp_path / "mine.scenario.yaml"
    file.write_text(IN_TIME.replace(was, instead, 1), encoding="utf-8")
    with pytest.raises(BadScenario) as refused:
        read_cases(file)
    assert told in str(refused.value)


def test_a_file_that_is_refused_stops_the_run_with_that_sentence_and_no_traceback(tmp_path: Path) -> None:
    result = ran(tmp_path, {"mine.scenario.yaml": IN_TIME.replace("scenarios:", "scenarioes:")})
    assert result.returncode == 2, result.stdout
    assert "mine.scenario.yaml: no entry 'scenarioes'; did you mean scenarios?" in result.stdout
    assert "Traceback" not in result.stdout


def test_nothing_is_loaded_where_there_is_no_scenario_file(tmp_path: Path) -> None:
    conftest = """
        import sys

        def pytest_sessionfinish():
            assert "obligations.doors.pytest_plugin" in sys.modules
            for name in ("obligations.scenarios", "yaml", "hypothesis", "click", "rich", "matplotlib"):
                assert name not in sys.modules, name
    """
    files = {"conftest.py": textwrap.dedent(conftest), "test_own.py": "def test_own(): pass\n", "other.yaml": "a: 1\n"}
    result = ran(tmp_path, files, ("-p", "no:hypothesispytest"))
    assert result.returncode == 0, result.stdout + result.stderr
    assert "1 passed" in result.stdout
