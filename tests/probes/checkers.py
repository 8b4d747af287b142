"""The type checkers, run once over a folder of modules, in the strictness that rule modules are held to."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

__all__ = ["mypy_errors", "pyright_errors", "why_no_pyright"]

PROJECT = Path(__file__).parents[2]
_LINE = re.compile(r"^(?P<file>[^:]+\.py):(?P<line>\d+): error: (?P<message>.*)$")
_STRICT = {
    "typeCheckingMode": "strict",
    "pythonVersion": "3.11",
    "reportWildcardImportFromLibrary": False,
    "reportUnusedImport": False,
    "reportUnusedFunction": False,
    "reportUnusedVariable": False,
}


def _run(*command: str, folder: Path) -> str:
    path = os.pathsep.join(filter(None, (str(PROJECT), os.environ.get("MYPYPATH"))))
    environment = {**os.environ, "MYPYPATH": path}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False).stdout


def _written(folder: Path, modules: Mapping[str, str]) -> list[str]:
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    return [f"{name}.py" for name in modules]


def mypy_errors(folder: Path, modules: Mapping[str, str]) -> dict[str, dict[int, str]]:
    """For each module, the lines with an error and what mypy says of them."""
    files = _written(folder, modules)
    settings = ("--config-file", str(PROJECT / "pyproject.toml"), "--cache-dir", str(folder / "cache"))
    output = _run(sys.executable, "-m", "mypy", *settings, *files, folder=folder)
    assert "Found" in output or "Success" in output, output
    found: dict[str, dict[int, str]] = {name: {} for name in modules}
    for line in output.splitlines():
        match = _LINE.match(line)
        if match and (module := Path(match["file"]).stem) in found and Path(match["file"]).parent == Path():
            found[module].setdefault(int(match["line"]), match["message"])
    return found


@cache
def why_no_pyright() -> str:
    """Why pyright cannot be run here; empty if it can."""
    try:
        asked = subprocess.run(
            (sys.executable, "-m", "pyright", "--version"), capture_output=True, text=True, timeout=120, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"pyright cannot be started: {error}"
    if asked.returncode:
        said = asked.stderr.strip().splitlines()
        return f"pyright is not installed: {said[-1] if said else 'no reason given'}"
    return ""


def pyright_errors(folder: Path, modules: Mapping[str, str]) -> dict[str, dict[int, str]]:
    """For each module, the lines with an error and what pyright says of them."""
    files = _written(folder, modules)
    settings = {**_STRICT, "include": files, "extraPaths": [str(PROJECT)]}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    output = _run(sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable, folder=folder)
    found: dict[str, dict[int, str]] = {name: {} for name in modules}
    for problem in json.loads(output)["generalDiagnostics"]:
        if problem["severity"] == "error":
            line = problem["range"]["start"]["line"] + 1
            found[Path(problem["file"]).stem].setdefault(line, problem["message"])
    return found
