"""A made-up contract that uses every part of the rule language, for tests that need a known one.

It is written anew each time, so that an engine that is broken on purpose has to read it too.
"""

from __future__ import annotations

from obligations import (
    DAY,
    Contract,
    Count,
    Date,
    Days,
    Facts,
    Fault,
    Instant,
    Labelled,
    OneOf,
    Party,
    Reading,
    RoundingMode,
    Rows,
    Several,
    Text,
    Truth,
    Yen,
    fact,
    head,
    higher,
    hours,
    lower,
    named,
    percent,
    percent_a_year,
    period,
    provided,
    reading,
    rounded,
    when,
)
from obligations.conventions import interest

SHOP, BUYER = Party("shop", "the shop", "店"), Party("buyer", "the buyer", "買主")


@reading("example-end", en="Is the last day in time?", ja="期間内か。", why=Text("It is whole.", "満了まで。"))
class LastDay(Reading):
    """Whether a claim on the last day is in time."""

    IN_TIME = "in time", "期間内"
    TOO_LATE = "too late", "期間外"


@reading("example-fee", en="Which fee is meant?", ja="料金とはどれか。", why=Text("The lower one.", "低い方。"))
class FeeMeant(Reading):
    """Which fee is the cap."""

    MONTHLY = "the monthly fee", "月額"
    YEARLY = "twelve times the monthly fee", "月額の12倍"
    NONE = "no fee at all", "料金でない"


class Debt(Facts):
    """A debt paid late."""

    principal: Yen = fact("the debt", "債務額")
    due_on: Date = fact("the due date", "支払期日")
    paid_on: Date = fact("the day of payment", "支払日")


class Loss(Facts):
    """A loss through bad service."""

    profit: Yen = fact("the profit lost", "逸失利益")
    costs: Yen = fact("the costs", "費用")
    fee: Yen = fact("the monthly fee", "月額", high=1_000_000)
    fault: OneOf[Fault] = fact("the degree of fault", "過失の程度")
    consumer: Truth = fact("a consumer", "消費者")
    arose_on: Date = fact("the day of the loss", "損害の日")
    claimed_on: Date = fact("the day of the claim", "請求の日", not_before="arose_on")


class Outage(Facts):
    """An outage and the fee."""

    began: Instant = fact("the start", "開始")
    ended: Instant = fact("the end", "終了", not_before="began")
    fee: Yen = fact("the monthly fee", "月額")
    devices: Count = fact("devices in use", "台数", low=1, high=10_000)
    planned: Truth = fact("planned", "計画済み")


class Mark(Labelled):
    """What can be wrong with an invoice."""

    LATE = "late", "遅延"
    DISPUTED = "disputed", "争い"
    WRONG = "wrong", "誤り"


class Invoice(Facts):
    """One invoice."""

    amount: Yen = fact("the amount", "金額")
    months: Count = fact("the months it covers", "月数", low=1, high=24)
    due_on: Date = fact("the due date", "期日")
    paid: Truth = fact("paid", "支払済み")
    marks: Several[Mark] = fact("marks", "印")


class Bills(Facts):
    """What was billed to a buyer."""

    invoices: Rows[Invoice] = fact("the invoices", "請求書")
    today: Date = fact("today", "本日")


class Payment(Facts):
    """How one invoice was paid."""

    due_on: Date = fact("the due date", "期日")
    paid: Truth = fact("paid", "支払済み")
    marks: Several[Mark] = fact("marks", "印")


class Standing(Facts):
    """How a buyer pays."""

    payments: Rows[Payment] = fact("the payments", "支払")
    today: Date = fact("today", "本日")
    insolvent: Truth = fact("insolvent", "支払不能")
    warned: Truth = fact("warned", "催告済み")


def example_terms() -> Contract:
    """The contract, written anew."""
    terms = Contract("example", title=Text("Example terms", "例規約"), parties=(SHOP, BUYER), module=__name__)

    @terms.payment("1.1", by=BUYER, to=SHOP)
    def late_interest(debt: type[Debt]) -> Yen:
        """Interest at 14.5% a year."""
        late = period(debt.due_on + DAY, debt.paid_on - DAY)
        return provided(debt.paid_on > debt.due_on, interest(debt.principal, percent_a_year("14.5"), late))

    @terms.payment("2.1", by=SHOP, to=BUYER)
    def damages(loss: type[Loss]) -> Yen:
        """The shop makes good a loss."""
        profit = head("profit", "lost profit", "逸失利益", loss.profit)
        return provided(~loss.fault.is_(Fault.NONE), profit + head("costs", "costs", "費用", loss.costs))

    @terms.excludes("2.2", on=[damages], heads=["profit"])
    def no_lost_profit(loss: type[Loss]) -> Truth:
        """No lost profit."""
        return ~loss.consumer

    @terms.cap("2.3", on=[damages])
    def fee_cap(loss: type[Loss]) -> Yen:
        """At most the fee."""
        return FeeMeant.choose(
            {
                FeeMeant.MONTHLY: loss.fee,
                FeeMeant.YEARLY: named("year", "the yearly fee", "年額", loss.fee * Count.fixed(12)),
                FeeMeant.NONE: Yen.fixed(10**15),
            }
        )

    @terms.disapplies("2.4", rules=[no_lost_profit, fee_cap])
    def grave_fault(loss: type[Loss]) -> Truth:
        """No limit for grave fault."""
        return loss.fault.is_one_of(Fault.GROSS, Fault.INTENT)

    @terms.bars("2.5", on=[damages])
    def claimed_too_late(loss: type[Loss]) -> Truth:
        """Lost after three months."""
        last = named("last-day", "the last day", "末日", loss.arose_on.months_after(3))
        on_last = loss.claimed_on.equals(last) & LastDay.TOO_LATE.chosen
        return (loss.claimed_on > last) | on_last

    @terms.deadline("2.6")
    def last_day_to_claim(loss: type[Loss]) -> Date:
        """Three months."""
        return loss.arose_on.months_after(3)

    @terms.date("2.7")
    def loss_day(loss: type[Loss]) -> Date:
        """The day of the loss."""
        return loss.arose_on

    @terms.credit("3.1", by=SHOP, to=BUYER)
    def outage_credit(outage: type[Outage]) -> Yen:
        """A thirtieth of the fee for each whole day."""
        days = named("days", "whole days out", "日数", (outage.ended - outage.began).whole_units(hours(24)))
        share = outage.fee * days / outage.began.day.days_in_month
        per_device = rounded(share / outage.devices, RoundingMode.CEIL, unit=10)
        whole = per_device * outage.devices
        return provided(~outage.planned & (days >= Count.fixed(1)), lower(whole, outage.fee))

    @terms.credit("3.2", by=SHOP, to=BUYER, overrides=[outage_credit])
    def planned_credit(outage: type[Outage]) -> Yen:
        """A tenth for planned outages from 3 days on."""
        long_enough = outage.ended >= outage.began + hours(72)
        return provided(outage.planned & long_enough, rounded(outage.fee * percent("10"), RoundingMode.HALF_UP))

    @terms.payment("4.1", by=BUYER, to=SHOP)
    def open_debt(bills: type[Bills]) -> Yen:
        """The unpaid invoices, by the month."""
        return bills.invoices.total(
            lambda row: when(
                row.marks.has(Mark.DISPUTED),
                rounded(row.amount / row.months, RoundingMode.FLOOR),
                otherwise=row.amount,
            ),
            where=lambda row: ~row.paid & (row.due_on <= bills.today),
        )

    @terms.power("4.2", by=SHOP, to=BUYER)
    def may_terminate(standing: type[Standing]) -> Truth:
        """The shop may terminate."""
        return standing.payments.any(lambda row: ~row.paid)

    @terms.ground("4.2.1", of=may_terminate)
    def insolvency(standing: type[Standing]) -> Truth:
        """Insolvency."""
        return standing.insolvent

    @terms.ground("4.2.2", of=may_terminate)
    def three_late(standing: type[Standing]) -> Truth:
        """Three invoices late."""
        late = standing.payments.count(lambda row: row.marks.has_any(Mark.LATE, Mark.WRONG))
        return standing.warned & (late >= Count.fixed(3))

    @terms.ground("4.2.3", of=may_terminate)
    def long_overdue(standing: type[Standing]) -> Truth:
        """Sixty days overdue."""
        first = standing.payments.earliest(
            lambda row: row.due_on, otherwise=standing.today, where=lambda row: ~row.paid
        )
        return higher(standing.today - first, Days.fixed(0)) >= Days.fixed(60)

    terms.question("late-interest", Debt, late_interest, en="How much late interest?", ja="延滞利息は。")
    terms.question(
        "damages", Loss, damages, en="How much is owed?", ja="賠償額は。", since=loss_day, until=last_day_to_claim
    )
    terms.question("credit", Outage, outage_credit, planned_credit, en="Which credit?", ja="減額は。")
    terms.question("debt", Bills, open_debt, en="How much is open?", ja="未払額は。")
    terms.question("termination", Standing, may_terminate, en="May it terminate?", ja="解約できるか。")
    return terms
