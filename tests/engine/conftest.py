"""What the tests of the engine share: the questions that are installed."""

from __future__ import annotations

from typing import Any

import pytest

from obligations import Question

from .scenarios import installed_questions


@pytest.fixture(scope="session", params=installed_questions(), ids=lambda q: f"{q.contract.id}:{q.name}")
def question(request: pytest.FixtureRequest) -> Question[..., Any]:
    """Every question of every installed contract in turn."""
    return request.param
