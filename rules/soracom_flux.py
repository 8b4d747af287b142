"""SORACOM Flux terms."""

from __future__ import annotations

from obligations import DAY, Contract, Date, Facts, Party, Text, Yen, fact, percent_a_year, period, provided
from obligations.conventions import interest

PROVIDER = Party("provider", "the provider", "当社")
CONTRACTOR = Party("contractor", "the contractor", "契約者")

flux = Contract(
    "soracom-flux",
    title=Text("SORACOM Flux terms", "SORACOM Flux 契約約款"),
    parties=(PROVIDER, CONTRACTOR),
    module=__name__,
    document=("seeds", "soracom-flux"),
)


class OverdueDebt(Facts):
    """A debt under the contract that was not paid when due."""

    principal: Yen = fact("the debt, late interest left out", "債務額(延滞利息を除く)")
    due_on: Date = fact("the due date", "支払期日")
    paid_on: Date = fact("the day of payment", "支払日")


@flux.payment("12.3", by=CONTRACTOR, to=PROVIDER)
def late_interest_owed(debt: type[OverdueDebt]) -> Yen:
    """14.5% a year on a debt paid late, from the day after the due date to the day before payment."""
    late = period(debt.due_on + DAY, debt.paid_on - DAY)
    return provided(debt.paid_on > debt.due_on, interest(debt.principal, percent_a_year("14.5"), late))


late_interest = flux.question(
    "late-interest", OverdueDebt, late_interest_owed, en="How much late interest is owed?", ja="延滞利息はいくらか。"
)
