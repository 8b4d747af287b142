"""Late interest (12.3) as an OpenFisca model, which has to be installed: the vectorised peer.

As shipped its whole numbers have 32 bits and the rest are floats of 32 bits; here they are made 64 bits wide, so that
amounts up to a million yen come out exact. Days are `datetime64`, as its models have them.
"""

# Frames of every kind pass through here.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
# pyright: reportUnknownParameterType=false
# pyright: reportUnknownLambdaType=false
from __future__ import annotations

import warnings
from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np

__all__ = ["evaluator"]


def _module(name: str) -> Any:
    return import_module(f"openfisca_core.{name}")


def evaluator() -> Callable[[Any, Any, Any], Any]:
    """What computes the interest of arrays: the principal, the due day, the day of payment (days since 1970)."""
    warnings.filterwarnings("ignore")
    entities, periods, simulations, taxbenefitsystems, variables = (
        _module(name) for name in ("entities", "periods", "simulations", "taxbenefitsystems", "variables")
    )

    person = entities.Entity("debt", "debts", "A debt", "")
    system = taxbenefitsystems.TaxBenefitSystem([person])

    def variable(name: str, kind: Any, formula: Any = None) -> None:
        made: dict[str, Any] = {
            "value_type": kind,
            "entity": person,
            "definition_period": periods.DateUnit.DAY,
            "label": name,
        }
        if formula is not None:
            made["formula"] = formula
        cls = type(name, (variables.Variable,), made)
        added = system.add_variable(cls)
        if kind is int:
            added.dtype = np.int64

    def first(debts: Any, period: Any) -> Any:
        return debts("due_on", period) + 1

    def years(debts: Any, period: Any) -> Any:
        first, after = debts("first", period), debts("paid_on", period)
        most = np.maximum(after - first, 0) // 365
        return np.maximum(most - (_after(first, most) > after), 0)

    def _after(first: Any, years: Any) -> Any:
        days = first.astype("datetime64[D]")
        months = days.astype("datetime64[M]")
        within = days - months.astype("datetime64[D]")
        then = months + (years * 12).astype("timedelta64[M]")
        following = (then + np.timedelta64(1, "M")).astype("datetime64[D]")
        return np.minimum(then.astype("datetime64[D]") + within, following).astype(np.int64)

    def rest(debts: Any, period: Any) -> Any:
        return _after(debts("first", period), debts("years", period))

    def _leap_days(day: Any) -> Any:
        since = day + 25_202  # since 1901
        cycles = since // 1461
        return np.maximum(cycles * 366, since - 1095 - cycles * 1095)

    def shares(debts: Any, period: Any) -> Any:
        rest, after = debts("rest", period), debts("paid_on", period)
        part = (after - rest) * 366 - (_leap_days(after) - _leap_days(rest))
        return np.maximum(part, 0) + debts("years", period) * 133_590

    def interest(debts: Any, period: Any) -> Any:
        return debts("principal", period) * debts("shares", period) * 29 // 26_718_000

    for name in ("principal", "due_on", "paid_on"):
        variable(name, int)
    for name, formula in (
        ("first", first),
        ("years", years),
        ("rest", rest),
        ("shares", shares),
        ("interest", interest),
    ):
        variable(name, int, formula)
    day = "2026-01-01"

    def evaluate(principal: Any, due_on: Any, paid_on: Any) -> Any:
        simulation = simulations.SimulationBuilder().build_default_simulation(system, count=len(principal))
        for name, values in (("principal", principal), ("due_on", due_on), ("paid_on", paid_on)):
            simulation.set_input(name, day, values)
        return simulation.calculate("interest", day)

    return evaluate
