"""Our own scenario files: the plugin runs each scenario, and here it is seen that none is lacking."""

from __future__ import annotations

from pathlib import Path

import pytest

import obligations
from obligations.scenarios import SUFFIX, read_cases

FOLDER = Path(__file__).parent


@pytest.mark.parametrize("name", obligations.contracts())
def test_every_question_has_scenarios(name: str) -> None:
    folder = FOLDER / name.replace("-", "_")
    cases = [case for path in sorted(folder.glob(f"*{SUFFIX}")) for case in read_cases(path)]
    assert {case.contract for case in cases} == {name}
    assert not set(obligations.contract(name).questions) - {case.question for case in cases}


def test_every_file_here_is_one_that_the_plugin_collects() -> None:
    assert not [path.name for path in FOLDER.rglob("*.y*ml") if not path.name.endswith(SUFFIX)]
