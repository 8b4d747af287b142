"""What the tests of the engine share: the questions that are installed, and how property tests run."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import settings

from obligations import Question

from .scenarios import installed_questions

settings.register_profile("engine", deadline=None)
settings.register_profile("engine-ci", deadline=None, derandomize=True)
settings.load_profile("engine-ci" if os.environ.get("CI") else "engine")


@pytest.fixture(scope="session", params=installed_questions(), ids=lambda q: f"{q.contract.id}:{q.name}")
def question(request: pytest.FixtureRequest) -> Question[..., Any]:
    """Every question of every installed contract in turn."""
    return request.param
