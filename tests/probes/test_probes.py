"""Every mistake of the table is rejected in the places that the table names, and in no other.

A new mistake is an entry of `probes.yaml`. Where it is rejected is found out once by hand and then held.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from obligations import ObligationsError
from tests.probes.checkers import mypy_errors, pyright_errors, why_no_pyright

TABLE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "probes.yaml").read_text(encoding="utf-8"))
MISTAKES: dict[str, dict[str, Any]] = TABLE["rejected"]
CORRECT: dict[str, str] = TABLE["accepted"]
GIVEN: str = TABLE["given"]
FIRST_LINE = GIVEN.count("\n") + 3
PLACES = {"mypy", "pyright", "build", "check", "call"}


def module_name(title: str) -> str:
    return "probe_" + re.sub(r"\W+", "_", title)


def source(code: str) -> str:
    return f"{GIVEN}\n\n{code}"


SOURCES = {module_name(title): source(probe["code"]) for title, probe in MISTAKES.items()} | {
    module_name(title): source(code) for title, code in CORRECT.items()
}


def run(folder: Path, title: str) -> tuple[str, BaseException | None]:
    """Where a snippet is rejected when it is written, checked and asked, and with what."""
    name = module_name(title)
    file = folder / f"{name}.py"
    file.write_text(SOURCES[name], encoding="utf-8")
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # as after an import: annotations are looked up there
    place = "build"
    try:
        spec.loader.exec_module(module)
        place = "check"
        module.terms.check()
        place = "call"
        if hasattr(module, "answer"):
            module.answer()
    except Exception as error:  # noqa: BLE001  # what is raised is what is tested
        return place, error
    finally:
        del sys.modules[name]
    return "", None


def differences(checker: str, found: Mapping[str, Mapping[int, str]]) -> list[str]:
    """Where a type checker and the table differ."""
    wrong: list[str] = []
    for title in (*MISTAKES, *CORRECT):
        errors = found[module_name(title)]
        expected = title in MISTAKES and checker in MISTAKES[title]["rejected"]
        wrong += [f"{title}: an error in what is given, {text}" for line, text in errors.items() if line < FIRST_LINE]
        if expected and not errors:
            wrong.append(f"{title}: accepted by {checker}")
        if errors and not expected:
            wrong.append(f"{title}: rejected by {checker}: {errors}")
    return wrong


def test_mypy_rejects_exactly_the_mistakes_that_the_table_says(tmp_path: Path) -> None:
    wrong = differences("mypy", mypy_errors(tmp_path, SOURCES))
    assert not wrong, "\n".join(wrong)


@pytest.mark.skipif(bool(why_no_pyright()), reason=why_no_pyright() or "pyright runs")
def test_pyright_rejects_exactly_the_mistakes_that_the_table_says(tmp_path: Path) -> None:
    wrong = differences("pyright", pyright_errors(tmp_path, SOURCES))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("title", MISTAKES)
def test_a_mistake_is_rejected_when_written_checked_or_asked_as_the_table_says(title: str, tmp_path: Path) -> None:
    probe = MISTAKES[title]
    wanted = {*probe["rejected"]} & {"build", "check", "call"}
    place, error = run(tmp_path, title)
    assert {place} - {""} == wanted, f"{place}: {error!r}"
    if error is None:
        return
    assert re.search(probe["says"], str(error), re.DOTALL), str(error)
    if place != "call" and isinstance(error, ObligationsError):
        lines = SOURCES[module_name(title)].splitlines()
        marked = [number for number, line in enumerate(lines, 1) if line.endswith("# <-")]
        assert f"{tmp_path / module_name(title)}.py, line {marked[0]}" in str(error), str(error)


@pytest.mark.parametrize("title", CORRECT)
def test_what_is_correct_is_written_checked_and_answered(title: str, tmp_path: Path) -> None:
    assert run(tmp_path, title) == ("", None)


def test_every_mistake_is_rejected_somewhere_and_only_in_places_that_exist() -> None:
    for title, probe in MISTAKES.items():
        assert probe["rejected"], title
        assert set(probe["rejected"]) <= PLACES, title
