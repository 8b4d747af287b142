"""What the tests of the columns share: a Spark session, where there can be one."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from shutil import which
from typing import Any

import pytest


@pytest.fixture(scope="session")
def session() -> Iterator[Any]:
    """A local Spark session; the test is skipped where pyspark or Java is missing."""
    missing = [name for name, there in (("pyspark", find_spec("pyspark")), ("Java", which("java"))) if not there]
    if missing:
        pytest.skip(f"Spark needs {' and '.join(missing)}; CI has both (pip install 'obligations[spark]')")
    from tests.columns.spark import started

    found = started()
    yield found
    found.stop()
