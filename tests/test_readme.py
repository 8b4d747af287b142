"""The README is true: every block of code in it is run, and what it shows is what comes out."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

import obligations
from obligations.doors.commands import obligations as command

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.M | re.S)


def blocks(language: str) -> list[str]:
    return [text for kind, text in BLOCKS if kind == language]


def test_no_block_is_of_a_kind_that_is_not_run() -> None:
    assert {kind for kind, _ in BLOCKS} == {"sh", "text", "python", "console"}
    assert len(blocks("sh")) == 2
    assert all(text.count("\n") == 1 for text in blocks("sh")), "each command is one line"


def test_the_first_command_installs_and_prints_what_is_shown() -> None:
    install, _, question = blocks("sh")[0].strip().rpartition(" && ")
    assert ".[cli]" in install
    program, *arguments = shlex.split(question)
    assert program.endswith("bin/obligations")
    result = CliRunner().invoke(command, arguments)
    assert (result.exit_code, result.stdout) == (0, blocks("text")[0])


def test_the_second_command_is_the_one_that_ci_runs_in_a_fresh_environment() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "rm -rf .venv" in script
    assert '"$(block 2)"' in script
    assert "pytest" in blocks("sh")[1]


#: The portfolio of a million rows has a slow test of its own, in `columns/test_portfolio`.
SHOWN = [line for text in blocks("console") for line in text.splitlines() if not line.startswith("$ python -m tests.")]


@pytest.mark.parametrize("line", SHOWN)
def test_a_command_that_is_shown_works(line: str) -> None:
    prompt, program, *arguments = shlex.split(line)
    assert (prompt, program) == ("$", "obligations")
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == 0, result.output
    assert result.stdout.strip()


def test_the_python_examples_give_what_they_show() -> None:
    examples = doctest.DocTestParser().get_doctest("".join(blocks("python")), {}, "README", "README.md", 0)
    assert len(examples.examples) > 15
    told: list[str] = []
    flags = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
    failures, _ = doctest.DocTestRunner(optionflags=flags).run(examples, out=told.append)
    assert not failures, "".join(told)


def test_the_error_in_the_examples_reads_as_shown() -> None:
    with pytest.raises(obligations.BadFacts) as caught:
        obligations.contract("soracom-flux").ask("late-interest", {"principal": -1, "due_on": "2026-02-30"})
    assert f"BadFacts: {caught.value}\n" in README


def test_the_table_of_the_ledger_has_the_figures_of_today() -> None:
    for name in obligations.contracts():
        contract = obligations.contract(name)
        entries = contract.ledger()
        figures = (
            len(entries),
            sum(bool(entry.rules) for entry in entries),
            sum(entry.because is not None for entry in entries),
            len(contract.rules),
            len(contract.questions),
            len(contract.readings()),
        )
        assert f"| {name} | {' | '.join(map(str, figures))} |" in README
