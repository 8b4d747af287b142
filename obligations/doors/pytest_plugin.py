"""The pytest plugin: every `*.scenario.yaml` file that pytest comes across is collected, each scenario a test.

It is found by pytest once the library is installed. A user keeps cases for their own invoices beside their own code;
how a file is written stands in `obligations.scenarios`. A failure shows what was expected, what came out, and the
explanation with its reasons. Nothing but this module is loaded until there is a scenario file.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from obligations.scenarios import Case

__all__ = ["ScenarioFile", "ScenarioTest", "pytest_collect_file"]

#: As `obligations.scenarios.SUFFIX`, which is not loaded for it.
_SUFFIX = ".scenario.yaml"


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ScenarioFile | None:
    """Takes scenario files, and leaves every other file to others."""
    if file_path.name.endswith(_SUFFIX):
        made: ScenarioFile = ScenarioFile.from_parent(parent, path=file_path)  # pyright: ignore[reportUnknownMemberType]
        return made
    return None


class ScenarioFile(pytest.File):
    """A scenario file; one test for each scenario in it."""

    def collect(self) -> Iterable[ScenarioTest]:
        """The scenarios of the file. `BadScenario` if it is not written as one."""
        from obligations.scenarios import read_cases

        for case in read_cases(self.path):
            name = f"{case.question}: {case.name}"
            made: ScenarioTest = ScenarioTest.from_parent(self, name=name, case=case)  # pyright: ignore[reportUnknownMemberType]
            yield made

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """A file that is not written as one is told in a sentence."""
        from obligations.scenarios import BadScenario

        if isinstance(excinfo.value, BadScenario | ImportError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)


class ScenarioFailed(AssertionError):
    """A scenario did not come out as expected."""


class ScenarioTest(pytest.Item):
    """One scenario of a file."""

    def __init__(self, *, case: Case, **settings: Any) -> None:
        super().__init__(**settings)  # pyright: ignore[reportUnknownMemberType]
        self.case = case

    def runtest(self) -> None:
        """Asks the question, compares with what is expected, and tells the reasons in both languages."""
        failures, outcome = self.case.failures()
        told = [] if outcome is None else [outcome.explain(lang) for lang in ("en", "ja")]
        if failures:
            raise ScenarioFailed("\n".join([*failures, f"derivation: {self.case.derivation}", "", *told[:1]]))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What was expected, what came out, and the explanation; a traceback only for what nobody expects."""
        if isinstance(excinfo.value, ScenarioFailed):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the scenario stands, and its sentence."""
        return self.path, None, self.name
