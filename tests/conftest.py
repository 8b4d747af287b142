"""How property tests run: without a deadline, and in CI the same each time."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("ordinary", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "ordinary")
