"""Property-based checks of contracts: scenarios on the edges, and laws to check them against.

`scenarios(question)` is a Hypothesis strategy of valid facts that sit where the rules turn: just below, exactly at and
just above every comparison, period end, cap, rounding step and cut-off. A law is one line of a test module, and
`check_laws(contract)` runs every law that applies to any question. What it needs beside the library is
`pip install 'obligations[testing]'`.

>>> from rules import soracom_flux as flux
>>> test_interest_is_never_negative = never_negative(flux.late_interest)
>>> test_who_pays_later_never_owes_less = never_falls_with(flux.late_interest, "paid_on")
>>> print(test_who_pays_later_never_owes_less.__doc__)
late-interest: as paid_on grows, the outcome never falls.
"""

from __future__ import annotations

from importlib.util import find_spec

if find_spec("hypothesis") is None:
    raise ImportError("obligations.testing needs hypothesis: pip install 'obligations[testing]'")

from obligations.scenarios import Scenario
from obligations.testing.laws import (
    Law,
    LawBroken,
    LawsBroken,
    adds_up,
    adds_up_over,
    check_laws,
    explanation_adds_up,
    grows_with,
    laws_of,
    never_above,
    never_falls_with,
    never_negative,
    never_rises_with,
    readings_lie_in_the_spread,
    scales_with_the_unit,
    unchanged_by_order,
    unknowns_change_nothing,
)
from obligations.testing.strategies import scenarios

__all__ = [
    "Law",
    "LawBroken",
    "LawsBroken",
    "Scenario",
    "adds_up",
    "adds_up_over",
    "check_laws",
    "explanation_adds_up",
    "grows_with",
    "laws_of",
    "never_above",
    "never_falls_with",
    "never_negative",
    "never_rises_with",
    "readings_lie_in_the_spread",
    "scales_with_the_unit",
    "scenarios",
    "unchanged_by_order",
    "unknowns_change_nothing",
]
