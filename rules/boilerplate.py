"""Clauses that recur: the boilerplate of service terms, with its facts, its open points and what they come to.

A company's terms share whole clauses, often to the letter: 14.5% on what is paid late, the events that make all debts
fall due, the duty to keep an account, notices that count as delivered, the warranty against anti-social forces,
severability. What they ask for and what they come to stands here once. Each contract still says in its own module,
under its own article, who owes it to whom and what it gives way to, and uses only what its own text has: a figure that
stands in a contract stands in that contract's module.

Late interest counts from the day after the due date to the day before payment:

>>> from obligations import Contract, Party, Text, Yen, percent_a_year, provided
>>> shop, buyer = Party("shop", "the shop", "店"), Party("buyer", "the buyer", "買主")
>>> terms = Contract("shop-terms", title=Text("Shop terms", "店の規約"), parties=(shop, buyer), module=__name__)
>>> @terms.payment("1", by=buyer, to=shop)
... def interest_owed(debt: type[OverdueDebt]) -> Yen:
...     "Ten percent a year."
...     return interest_on_overdue(debt, percent_a_year("10"))
>>> late = terms.question("late-interest", OverdueDebt, interest_owed, en="How much?", ja="いくらか。")
>>> late.ask({"principal": 36_500, "due_on": "2026-01-01", "paid_on": "2026-01-12"}).value
100
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from obligations import (
    DAY,
    FALSE,
    Count,
    Date,
    Facts,
    Fault,
    Instant,
    Labelled,
    OneOf,
    Rate,
    Reading,
    Rows,
    Several,
    Text,
    Truth,
    Yen,
    all_of,
    any_of,
    fact,
    higher,
    lower,
    named,
    period,
    provided,
    reading,
    when,
)
from obligations.conventions import (
    AcceleratedDueDate,
    Appropriation,
    UndatedDebt,
    calendar_day,
    interest,
    untaxed,
    whole_yen,
)
from obligations.law import StatutoryInterest, ceiling_for_consumers, gross, statutory_interest, struck_for_consumers

_LAST_INSTANT = datetime(2199, 12, 31, 23, 59, 59, tzinfo=timezone(timedelta(hours=9)))

# Sides ---------------------------------------------------------------------------------------------------------------


class Side(Labelled):
    """One of the two sides of the contract."""

    PROVIDER = "the provider", "当社"
    CUSTOMER = "the customer", "契約者"


class Consent(Labelled):
    """The form of a consent of the provider."""

    NONE = "none", "なし"
    ORAL = "by word of mouth", "口頭"
    WRITTEN = "in writing", "書面"
    ELECTRONIC = "by electronic means", "電磁的方法"


# The first day of the terms ------------------------------------------------------------------------------------------


class Adoption(Facts):
    """When the terms were posted."""

    posted_on: Date = fact("the day on which they were first posted", "最初に掲示された日")


@reading(
    "effective-date-of-terms",
    en="From which day are the terms in force, where only the day of adoption is stated?",
    ja="制定日のみ記載されている場合、規約はいつから効力を有するか。",
    why=Text("With a single date, adoption and effect fall together.", "日付が一つであれば制定と施行は同日とみる。"),
)
class EffectiveDateOfTerms(Reading):
    """The first day of the terms."""

    ADOPTION = "the day of adoption", "制定の日"
    POSTING = "the day of posting", "掲示の日"


def first_day_of_terms(adoption: type[Adoption], adopted_on: date) -> Date:
    """The first day of terms that state the day of their adoption only, by `EffectiveDateOfTerms`."""
    return EffectiveDateOfTerms.choose(
        {EffectiveDateOfTerms.ADOPTION: Date.fixed(adopted_on), EffectiveDateOfTerms.POSTING: adoption.posted_on}
    )


# Changes to the terms by notice and use ------------------------------------------------------------------------------


class Channel(Labelled):
    """How a change of the terms is announced."""

    WEBSITE = "on the provider's website", "当社ウェブサイト"
    PROVIDERS_METHOD = "by another method that the provider fixed", "当社が別途定める方法"
    NONE = "not at all", "告知なし"


class StatutoryTest(Labelled):
    """Which condition of Civil Code 548-4(1) a change of the terms meets."""

    BENEFITS = "it benefits customers in general (item 1)", "契約者の一般の利益に適合する(1号)"
    REASONABLE = "it is reasonable and not against the purpose (item 2)", "契約目的に反せず合理的である(2号)"
    NEITHER = "neither", "いずれも満たさない"


class Use(Facts):
    """One use of the service."""

    at: Instant = fact("when", "利用日時")
    by_device: Truth = fact("only a device's automatic traffic", "端末の自動通信のみによるか")


class AnnouncedChange(Facts):
    """A change of the terms and how it was announced."""

    channel: OneOf[Channel] = fact("how the change was announced", "告知の方法")
    announced_at: Instant = fact("when the change was announced", "告知の日時")
    effective_on: Date = fact(
        "the first day of the change as stated; the day of the announcement if none is stated",
        "変更の適用開始日(定めがなければ告知の日)",
    )
    statutory_test: OneOf[StatutoryTest] = fact(
        "the condition of Civil Code 548-4(1) that the change meets", "変更が満たす民法548条の4第1項の要件"
    )


class Amendment(AnnouncedChange):
    """A change of the terms and what the customer did after it."""

    uses: Rows[Use] = fact("the customer's uses of the service", "契約者によるサービスの利用")


@reading(
    "amendment-route",
    en="Is use after the announcement enough, or must the statutory conditions be met as well?",
    ja="告知後の利用で足りるか、民法548条の4の要件も必要か。",
    why=Text(
        "The terms make use after the announcement the trigger; whether the statute adds to that is contested.",
        "約款は告知後の利用を要件とし、法定要件の重畳適用には争いがある。",
    ),
    text="CONTRACT",
    law="STATUTE_AS_WELL",
)
class AmendmentRoute(Reading):
    """Whether the statutory conditions for changing standard terms come on top."""

    CONTRACT = "use after the announcement is enough", "告知後の利用で足りる"
    STATUTE_AS_WELL = "the conditions of Civil Code 548-4 must be met as well", "民法548条の4の要件も必要"


@reading(
    "no-use-after-amendment",
    en="What holds for a customer who does not use the service after the announcement?",
    ja="告知後に利用しない契約者にはいずれの約款が適用されるか。",
    why=Text("The only trigger written is use after the announcement.", "定められた要件は告知後の利用のみである。"),
    text="OLD_TERMS",
    law="STATUTE",
)
class NoUseAfterAmendment(Reading):
    """What binds a customer who does not use the service after the announcement."""

    OLD_TERMS = "the old terms stay", "従前の約款"
    STATUTE = "the new terms from their first day, if Civil Code 548-4 is met", "民法548条の4により変更後の約款"


@reading(
    "automatic-traffic",
    en="Is a device's automatic traffic use of the service?",
    ja="端末の自動通信は「利用」に当たるか。",
    why=Text(
        "Use is not limited to acts of people, and such services live on what devices send.",
        "「利用」は人の行為に限られず、この種のサービスは端末の送信するデータにより作動する。",
    ),
)
class AutomaticTraffic(Reading):
    """Whether automatic traffic is use."""

    USE = "it is use", "利用に当たる"
    NOT_USE = "only use by people or at the console is", "利用に当たらない"


@reading(
    "use-before-effective-day",
    en="From when do the new terms apply if the customer uses the service before their stated first day?",
    ja="適用開始日前の利用により、いつから変更後の約款が適用されるか。",
    why=Text(
        "The change that is agreed to includes its own first day.", "同意の対象たる変更には適用開始日が含まれる。"
    ),
)
class UseBeforeEffectiveDay(Reading):
    """From when the new terms apply after early use."""

    FROM_EFFECTIVE_DAY = "from the stated first day", "適用開始日から"
    AT_ONCE = "at once", "利用の時から"


def _is_use(use: type[Use]) -> Truth:
    """Whether something is use of the service at all."""
    return any_of(AutomaticTraffic.USE.chosen, ~use.by_device)


def _after(change: type[Amendment], uses: Rows[Use]) -> tuple[Truth, Instant]:
    """Whether there is use after the announcement, and the first."""

    def counts(use: type[Use]) -> Truth:
        return (use.at > change.announced_at) & _is_use(use)

    return uses.any(counts), uses.earliest(lambda use: use.at, otherwise=Instant.fixed(_LAST_INSTANT), where=counts)


def _agreed(
    change: type[Amendment], announced: Truth, elsewhere: Rows[Use] | None, elsewhere_counts: Truth
) -> tuple[Truth, Date]:
    """Whether changed terms are agreed to by use, and the day from which they then apply."""
    used, first_use = _after(change, change.uses)
    if elsewhere is not None:
        used_there, first_there = _after(change, elsewhere)
        used = used | (elsewhere_counts & used_there)
        first_use = when(elsewhere_counts, lower(first_use, first_there), otherwise=first_use)
    consent_day = calendar_day(first_use)
    day = UseBeforeEffectiveDay.choose(
        {
            UseBeforeEffectiveDay.FROM_EFFECTIVE_DAY: higher(consent_day, change.effective_on),
            UseBeforeEffectiveDay.AT_ONCE: consent_day,
        }
    )
    enough = any_of(AmendmentRoute.CONTRACT.chosen, statutory_test_met(change))
    return all_of(announced, used, enough), day


def terms_agreed_by_use(
    change: type[Amendment], announced: Truth, *, elsewhere: Rows[Use] | None = None, elsewhere_counts: Truth = FALSE
) -> Date:
    """The day from which changed terms apply: use after the announcement counts as consent.

    Use counts strictly after the moment of the announcement; without it nothing is said. `elsewhere` are uses of
    something else under the same terms, which count where `elsewhere_counts` holds.
    """
    return provided(*_agreed(change, announced, elsewhere, elsewhere_counts))


def terms_changed_by_statute(
    change: type[Amendment], announced: Truth, *, elsewhere: Rows[Use] | None = None, elsewhere_counts: Truth = FALSE
) -> Date:
    """The day from which changed terms apply by Civil Code 548-4, read to work without use; use may bring it forward.

    By statute only a change that is merely reasonable must be announced before its first day (548-4(3)).
    """
    applies = all_of(NoUseAfterAmendment.STATUTE.chosen, announced, statutory_test_met(change))
    agreed, day = _agreed(change, announced, elsewhere, elsewhere_counts)
    return provided(applies, when(agreed, lower(day, change.effective_on), otherwise=change.effective_on))


def statutory_test_met(change: type[AnnouncedChange]) -> Truth:
    """Whether Civil Code 548-4 lets a change of standard terms bind without consent."""
    in_time = change.announced_at < change.effective_on.start
    reasonable = change.statutory_test.is_(StatutoryTest.REASONABLE) & in_time
    return change.statutory_test.is_(StatutoryTest.BENEFITS) | reasonable


# Application and acceptance ------------------------------------------------------------------------------------------


class EarlierEnd(Labelled):
    """How an earlier contract between the same parties ended."""

    TERMINATED = "the provider terminated a contract for this service", "当社が同じサービスの契約を解除した"
    OTHER_SERVICE_TERMINATED = (
        "the provider terminated a contract for another service",
        "当社が他サービスの契約を解除した",
    )
    ABOLITION = "it ended with the abolition of the service, or by agreement", "サービス廃止又は合意により終了した"
    NONE = "none ended so", "該当なし"


class Card(Labelled):
    """The state of the credit card that the customer designated."""

    USABLE = "usable", "使用できる"
    UNUSABLE = "no longer usable", "使用できなくなった"
    NONE = "the customer does not pay by card", "カード払いではない"


class InformationRequest(Facts):
    """A request of the provider for information."""

    to_judge_payment_risk: Truth = fact(
        "the information is needed to judge whether charges might go unpaid", "支払懈怠のおそれの判断に必要な情報か"
    )
    asked: OneOf[Side] = fact("whom it asks: an applicant stands on the customer's side", "相手方(申込者は契約者側)")
    contract_made: Truth = fact("the contract has been made", "本契約が成立しているか")


class ApplicationAnswer(Labelled):
    """What the provider must or may do with an application."""

    MUST_ACCEPT = "must accept", "承諾しなければならない"
    MAY_REFUSE = "may refuse", "拒絶できる"
    MAY_POSTPONE = "may postpone acceptance", "承諾を延期できる"


class Acceptance(Facts):
    """The provider's acceptance of an application."""

    accepted_at: Instant = fact("when the provider accepted", "当社が承諾した日時")
    arrived_at: Instant = fact(
        "when the acceptance reached the applicant", "承諾が申込者に到達した日時", not_before="accepted_at"
    )


@reading(
    "contract-start",
    en="Does the contract start with the act of acceptance or with its arrival?",
    ja="契約は承諾の日に成立するか、承諾の到達の日か。",
    why=Text(
        "The terms name the acceptance itself, which displaces the rule on arrival.",
        "約款は承諾自体を基準としており、到達主義の特則となる。",
    ),
)
class ContractStart(Reading):
    """Which day is the effective date."""

    ACCEPTANCE = "the day of acceptance", "承諾の日"
    ARRIVAL = "the day on which the acceptance arrives (Civil Code 97)", "承諾の到達の日(民法97条)"


def day_of_acceptance(made: type[Acceptance]) -> Date:
    """The day on which a contract takes effect by the acceptance of an application, by `ContractStart`."""
    return ContractStart.choose(
        {
            ContractStart.ACCEPTANCE: calendar_day(made.accepted_at),
            ContractStart.ARRIVAL: calendar_day(made.arrived_at),
        }
    )


# Accounts ------------------------------------------------------------------------------------------------------------


class Accounts(Facts):
    """The accounts of a customer."""

    uses_service: Truth = fact("the customer uses the service", "サービスを利用しているか")
    account_exists: Truth = fact("the customer has an account", "アカウントを作成したか")
    email_works: Truth = fact(
        "the account is linked to a working e-mail address", "使用できるメールアドレスに結び付いているか"
    )
    accounts_on_address: Count = fact("accounts linked to that e-mail address", "当該アドレスのアカウント数")
    expressly_permitted: Truth = fact("more than one is expressly permitted", "複数作成が明示的に認められているか")


class CredentialAct(Labelled):
    """What was done with login ID and password."""

    LENT = "lent to a third party", "第三者への貸与"
    TRANSFERRED = "transferred to a third party", "第三者への譲渡"
    LICENSED = "licensed to a third party", "第三者への使用許諾"
    USED_FOR_THIRD_PARTY = "used for a third party's benefit", "第三者の利益のための使用"
    UNGUARDED = "left unguarded", "管理の懈怠"
    OWN_USE = "used for the customer itself", "自己のための使用"


class AccountEvent(Labelled):
    """What happened to an account, so that the provider must hear of it."""

    MISUSE = "the customer knows of misuse or a danger of it", "不正使用又はそのおそれの認識"
    LOSS_OR_THEFT = "account information was lost or stolen", "アカウント情報の紛失・盗難"
    NONE = "neither", "いずれもなし"


class AccountCare(Facts):
    """How a customer handles its account."""

    credentials: Several[CredentialAct] = fact("what was done with ID and password", "ID及びパスワードの取扱い")
    event: OneOf[AccountEvent] = fact("what happened to the account", "アカウントに生じた事由")
    told_immediately: Truth = fact("the provider was told immediately", "直ちに通知したか")


@reading(
    "account-misuse-through-provider",
    en="Does the customer bear misuse of its account that the provider's own breach made possible?",
    ja="当社の義務違反に起因するアカウントの不正使用も契約者の負担か。",
    why=Text("The sentence says whoever acted, without exception.", "文言は原因者を問わず例外を設けていない。"),
)
class AccountMisuse(Reading):
    """Who bears misuse of an account that the provider's breach made possible."""

    CUSTOMER = "the customer, as written", "契約者(文言どおり)"
    PROVIDER = "the provider, within its limits of liability", "当社(責任制限の範囲内)"


def account_missing(accounts: type[Accounts]) -> Truth:
    """Whether somebody uses the service without an account linked to a working e-mail address."""
    return accounts.uses_service & ~(accounts.account_exists & accounts.email_works)


def too_many_accounts(accounts: type[Accounts]) -> Truth:
    """Whether an e-mail address has more than one account without express permission."""
    return (accounts.accounts_on_address > Count.fixed(1)) & ~accounts.expressly_permitted


def credentials_given_away(care: type[AccountCare]) -> Truth:
    """Whether login ID or password were left unguarded, lent, transferred, licensed or used for others."""
    return care.credentials.has_any(
        CredentialAct.LENT,
        CredentialAct.TRANSFERRED,
        CredentialAct.LICENSED,
        CredentialAct.USED_FOR_THIRD_PARTY,
        CredentialAct.UNGUARDED,
    )


def account_event_not_told(care: type[AccountCare]) -> Truth:
    """Whether known misuse, a danger of it, loss or theft was not told immediately."""
    return ~care.event.is_(AccountEvent.NONE) & ~care.told_immediately


# Reports of changes, deemed delivery ---------------------------------------------------------------------------------


class Change(Facts):
    """A change of a matter that the customer must keep up to date."""

    changed_on: Date = fact("the day of the change", "変更の日")
    known_before: Truth = fact("the customer knew of the planned change before", "変更予定を事前に認識していたか")
    known_on: Date = fact("the day on which the customer knew of the plan, if it did", "変更予定を認識した日")


class ChangeReport(Facts):
    """Whether and how a change was reported."""

    changed_or_planned: Truth = fact(
        "a matter to be reported changed or is known to change", "届出事項の変更又は変更予定があるか"
    )
    told_immediately: Truth = fact("the provider was told immediately", "直ちに通知したか")


class ProofRequest(Facts):
    """A request for papers after a report."""

    change_reported: Truth = fact("the customer reported a change", "変更の届出があったか")


class NoticeSent(Facts):
    """A notice that the provider sent to the address on file."""

    change_unreported: Truth = fact(
        "a change was not reported before the notice was sent", "発送前に届け出られていない変更があるか"
    )
    to_address_on_file: Truth = fact(
        "it was sent by mail or e-mail to the address on file", "届出済みの住所・メールアドレスに宛てたか"
    )
    sent_at: Instant = fact("when it was sent", "発送の日時")
    usual_arrival_at: Instant = fact("when it would usually have arrived", "通常到達すべき日時", not_before="sent_at")
    undelivered: Truth = fact("it did not arrive", "到達しなかったか")


@reading(
    "undelivered-notice",
    en="Does a notice that is lost although no change went unreported count as given?",
    ja="未届の変更がないのに到達しなかった通知は、されたものとみなされるか。",
    why=Text(
        "The fiction asks for an unreported change; without one a notice works on arrival (Civil Code 97).",
        "みなしは未届の変更を要件とし、それがなければ到達主義による(民法97条)。",
    ),
)
class UndeliveredNotice(Reading):
    """Whether a lost notice counts as given although every change was reported."""

    ON_ARRIVAL_ONLY = "no, the rule on arrival stays", "みなされない(到達主義)"
    BY_ANALOGY = "yes, by analogy", "類推によりみなされる"


@reading(
    "deemed-notice-moment",
    en="When does a notice that is deemed given count as given?",
    ja="みなし通知はいつ行われたことになるか。",
    why=Text(
        "The fiction hangs on the sending; usual arrival is not mentioned.",
        "みなしは送信を要件とし、通常到達時に触れない。",
    ),
)
class DeemedNoticeMoment(Reading):
    """The moment of a deemed notice."""

    DISPATCH = "when it is sent", "発送時"
    USUAL_ARRIVAL = "when it would usually arrive", "通常到達すべき時"


def report_due(change: type[Change]) -> Date:
    """From when a change must be reported: when it happens, or already when a planned one is known."""
    return when(change.known_before, lower(change.changed_on, change.known_on), otherwise=change.changed_on)


def notice_deemed_given(notice: type[NoticeSent]) -> Instant:
    """When a notice sent to the address on file counts as given, if a change of it was not reported."""
    moment = DeemedNoticeMoment.choose(
        {DeemedNoticeMoment.DISPATCH: notice.sent_at, DeemedNoticeMoment.USUAL_ARRIVAL: notice.usual_arrival_at}
    )
    lost = UndeliveredNotice.BY_ANALOGY.chosen & notice.undelivered
    return provided((notice.change_unreported | lost) & notice.to_address_on_file, moment)


# Payment -------------------------------------------------------------------------------------------------------------


@reading(
    "due-date-on-bank-holiday",
    en="Does a due date on a bank holiday move to the next business day?",
    ja="支払期日が銀行休業日の場合、翌営業日に繰り下がるか。",
    why=Text("The provider designates the day.", "期日は当社が指定する。"),
)
class DueDateOnBankHoliday(Reading):
    """Whether a due date on a bank holiday moves."""

    AS_DESIGNATED = "no", "繰り下がらない"
    NEXT_BUSINESS_DAY = "yes", "翌営業日に繰り下がる"


@reading(
    "payment-moment",
    en="When is a payment made?",
    ja="支払はいつされたことになるか。",
    why=Text(
        "A transfer pays when the creditor may draw on it (Civil Code 477); a card when it is settled.",
        "払込みは債権者が払戻しを請求できる時に弁済となる(民法477条)。",
    ),
)
class PaymentMoment(Reading):
    """The moment of a payment."""

    CREDITED = "when the creditor can draw on it, or the card is settled", "着金時又はカード決済時"
    SENT = "when the debtor sends it", "債務者の発信時"


class Payment(Facts):
    """A payment of a fee."""

    due_on: Date = fact("the day designated for payment", "指定された支払期日")
    next_business_day: Date = fact("the first business day on or after it", "期日以後最初の営業日", not_before="due_on")
    credited_at: Instant = fact("when the money reached the creditor or the card was settled", "着金又は決済の日時")
    sent_at: Instant = fact("when the debtor sent it", "支払の発信日時")


def due_day(due_on: Date, next_business_day: Date) -> Date:
    """The due date, by `DueDateOnBankHoliday`."""
    return DueDateOnBankHoliday.choose(
        {DueDateOnBankHoliday.AS_DESIGNATED: due_on, DueDateOnBankHoliday.NEXT_BUSINESS_DAY: next_business_day}
    )


def paid_after_due_day(payment: type[Payment]) -> Truth:
    """Whether a payment came after the due date; on that day it is in time."""
    moment = PaymentMoment.choose({PaymentMoment.CREDITED: payment.credited_at, PaymentMoment.SENT: payment.sent_at})
    return calendar_day(moment) > due_day(payment.due_on, payment.next_business_day)


@reading(
    "fees-for-nothing-supplied",
    en="Is the fee owed for days on which force majeure stopped the service?",
    ja="不可抗力により提供されなかった日の料金は発生するか。",
    why=Text(
        "The terms give no credit; where neither side is at fault, Civil Code 536(1) frees the user for that time.",
        "規約に減額の定めはないが、双方に帰責事由がなければ民法536条1項により当該期間の支払を拒める。",
    ),
    text="TERMS_ALONE",
    law="CIVIL_CODE",
)
class FeesForNothing(Reading):
    """Whether a fee is owed while nothing is provided, where the terms do not say."""

    TERMS_ALONE = "yes, the terms give no credit", "発生する(規約に減額なし)"
    CIVIL_CODE = "no, by Civil Code 536(1)", "発生しない(民法536条1項)"


class DaysWithoutService(Facts):
    """Whole days on which a service could not be used at all, under terms without a clause on credits."""

    first_day: Date = fact("the first whole day without the service", "終日利用できなかった最初の日")
    last_day: Date = fact(
        "the last whole day without the service", "終日利用できなかった最後の日", not_before="first_day"
    )
    monthly_fee: Yen = fact("the monthly fee", "月額料金")


def fee_of_days_without(outage: type[DaysWithoutService]) -> Yen:
    """What of the monthly fee falls to those days, each over the days of its month, in whole yen."""
    return whole_yen(outage.monthly_fee * period(outage.first_day, outage.last_day).month_shares)


# Late interest -------------------------------------------------------------------------------------------------------


class OverdueDebt(Facts):
    """A debt under the contract that was not paid when due."""

    principal: Yen = fact("the debt, late interest left out", "債務額(延滞利息を除く)")
    due_on: Date = fact("the due date", "支払期日")
    paid_on: Date = fact("the day of payment", "支払の日")
    tax_percent: Count = fact(
        "the rate of consumption tax in the debt, in percent", "債務に含まれる消費税の税率(%)", high=100
    )


def late_interest(principal: Yen, rate: Rate, due_on: Date, paid_on: Date) -> Yen:
    """Simple interest from the day after the due date to the day before payment, both included, in whole yen."""
    return interest(principal, rate, period(due_on + DAY, paid_on - DAY))


def interest_on_overdue(debt: type[OverdueDebt], rate: Rate) -> Yen:
    """Late interest at the rate of the terms on a debt paid after its due date; without delay nothing is said."""
    amount = late_interest(untaxed(debt.principal, debt.tax_percent), rate, debt.due_on, debt.paid_on)
    return provided(debt.paid_on > debt.due_on, amount)


class OverdueDebtOfCustomer(OverdueDebt):
    """A debt of a customer, who may be a consumer, that was not paid when due."""

    customer_is_consumer: Truth = fact("the customer is a consumer", "契約者が消費者か")


def most_interest_of_a_consumer(debt: type[OverdueDebtOfCustomer]) -> Yen:
    """The ceiling on late interest of a consumer, with the law layer on."""
    return provided(
        struck_for_consumers(debt.customer_is_consumer),
        ceiling_for_consumers(untaxed(debt.principal, debt.tax_percent), debt.due_on, debt.paid_on),
    )


class OverdueDebtByLaw(OverdueDebt):
    """A debt paid late under terms that set no rate."""

    statutory_percent: Count = fact(
        "the statutory rate, in percent a year, announced for a default that begins after 31 March 2029",
        "2029年4月1日以後に遅滞が始まる場合の、告示された法定利率(年%)",
        high=100,
    )


def statutory_interest_on_overdue(debt: type[OverdueDebtByLaw]) -> Yen:
    """What the Civil Code gives for late payment where the terms set no rate, with the law layer on."""
    amount = statutory_interest(
        untaxed(debt.principal, debt.tax_percent), debt.due_on, debt.paid_on, debt.statutory_percent
    )
    return provided(StatutoryInterest.CIVIL_CODE.chosen & (debt.paid_on > debt.due_on), amount)


class DemandedDebt(Facts):
    """A debt under the contract without a due date: damages, an indemnity."""

    principal: Yen = fact("the debt, late interest left out", "債務額(延滞利息を除く)")
    demanded_on: Date = fact("the day of the demand", "請求の日")
    paid_on: Date = fact("the day of payment", "支払の日")
    statutory_percent: Count = fact(
        "the statutory rate, in percent a year, announced for a default that begins after 31 March 2029",
        "2029年4月1日以後に遅滞が始まる場合の、告示された法定利率(年%)",
        high=100,
    )


def statutory_interest_from_demand(debt: type[DemandedDebt]) -> Yen:
    """What the Civil Code gives on a debt without a due date where the terms set no rate, with the law layer on.

    It is late from the day after the demand (Civil Code 412(3)).
    """
    amount = statutory_interest(debt.principal, debt.demanded_on, debt.paid_on, debt.statutory_percent)
    return provided(StatutoryInterest.CIVIL_CODE.chosen & (debt.paid_on > debt.demanded_on), amount)


def interest_from_demand(debt: type[DemandedDebt], rate: Rate) -> Yen:
    """Late interest on a debt without a due date: it is late from the day after the demand (Civil Code 412(3))."""
    amount = UndatedDebt.choose(
        {
            UndatedDebt.CLAUSE_FROM_DEMAND: late_interest(debt.principal, rate, debt.demanded_on, debt.paid_on),
            UndatedDebt.STATUTORY_RATE: statutory_interest(
                debt.principal, debt.demanded_on, debt.paid_on, debt.statutory_percent
            ),
        }
    )
    return provided(debt.paid_on > debt.demanded_on, amount)


class PartPayment(Facts):
    """An overdue debt with one part payment before the rest is paid."""

    principal: Yen = fact("the debt, late interest left out", "債務額(延滞利息を除く)")
    due_on: Date = fact("the due date", "支払期日")
    part: Yen = fact("the part payment", "一部弁済の額")
    part_paid_on: Date = fact("the day of the part payment", "一部弁済の日", not_before="due_on")
    paid_on: Date = fact("the day on which the rest is paid", "残額の支払の日", not_before="part_paid_on")


def interest_with_part_payment(debt: type[PartPayment], rate: Rate) -> Yen:
    """Late interest on the whole until a part payment, then on what is left of the principal, by `Appropriation`.

    The reduced principal bears interest from the day of the part payment, which strikes an account: fractions of a yen
    fall away before and after it.
    """
    nothing = Yen.fixed(0)
    until_then = late_interest(debt.principal, rate, debt.due_on, debt.part_paid_on)
    before = named("interest-before", "late interest until the part payment", "一部弁済までの延滞利息", until_then)
    to_interest = Appropriation.choose(
        {Appropriation.INTEREST_FIRST: lower(debt.part, before), Appropriation.PRINCIPAL_FIRST: nothing}
    )
    left = named(
        "principal-left", "principal left", "残元本", higher(debt.principal - (debt.part - to_interest), nothing)
    )
    after = interest(left, rate, period(higher(debt.part_paid_on, debt.due_on + DAY), debt.paid_on - DAY))
    return provided(debt.paid_on > debt.due_on, before + after)


class PartPaymentByLaw(PartPayment):
    """An overdue debt with one part payment, under terms that set no rate."""

    statutory_percent: Count = fact(
        "the statutory rate, in percent a year, announced for a default that begins after 31 March 2029",
        "2029年4月1日以後に遅滞が始まる場合の、告示された法定利率(年%)",
        high=100,
    )


def statutory_interest_with_part_payment(debt: type[PartPaymentByLaw]) -> Yen:
    """What the Civil Code gives with one part payment where the terms set no rate, with the law layer on.

    On the whole up to and with the day of the part payment, then on what is left of the principal, by `Appropriation`;
    the part payment strikes an account, so fractions of a yen fall away before and after it.
    """
    nothing = Yen.fixed(0)
    until_then = statutory_interest(debt.principal, debt.due_on, debt.part_paid_on, debt.statutory_percent)
    before = named("interest-before", "late interest until the part payment", "一部弁済までの延滞利息", until_then)
    to_interest = Appropriation.choose(
        {Appropriation.INTEREST_FIRST: lower(debt.part, before), Appropriation.PRINCIPAL_FIRST: nothing}
    )
    left = named(
        "principal-left", "principal left", "残元本", higher(debt.principal - (debt.part - to_interest), nothing)
    )
    after = statutory_interest(left, debt.due_on, debt.paid_on, debt.statutory_percent, since=debt.part_paid_on + DAY)
    return provided(StatutoryInterest.CIVIL_CODE.chosen & (debt.paid_on > debt.due_on), before + after)


# Acceleration --------------------------------------------------------------------------------------------------------


class Event(Labelled):
    """Something that happened to the customer's means or business."""

    FOUND_UNABLE_TO_PAY = "the provider found the customer unable to pay", "当社が支払不能と認めた"
    PETITION = "a petition for insolvency proceedings, not yet opened", "倒産手続の申立て(未開始)"
    PROCEEDINGS_OPENED = "insolvency proceedings were opened", "倒産手続の開始"
    DISHONOUR = "a bill or cheque bounced", "手形・小切手の不渡り"
    ELECTRONIC_CLAIM_UNPAID = "an electronically recorded claim was not paid", "電子記録債権の支払不能"
    SEIZURE_APPLIED_FOR = "attachment or the like was applied for, no order sent yet", "差押え等の申立て(命令未発送)"
    SEIZURE_SENT = "an order or notice of attachment or the like was dispatched", "差押え等の命令・通知の発送"
    TAX_SEIZURE_DECIDED = "seizure for arrears was decided, no notice sent yet", "滞納処分の決定(通知未発送)"
    REGISTRATION_CANCELLED = (
        "its telecommunications registration was cancelled",
        "電気通信事業の登録等の取消し",
    )
    WHOLE_BUSINESS_GIVEN_UP = (
        "it gave up the whole of its telecommunications business",
        "電気通信事業の全部廃止",
    )
    PART_OF_BUSINESS_GIVEN_UP = "it gave up a part of that business", "電気通信事業の一部廃止"
    WHEREABOUTS_UNKNOWN = "nobody knows where it is", "所在不明"
    SERIOUS_STATE = (
        "a state that objectively impedes its business seriously",
        "業務の継続を大きく妨げる状態",
    )
    SERIOUS_STATE_BY_PROVIDER = "a state that only the provider takes for one", "当社のみが重大な支障と判断する状態"
    LATE_PAYMENT = "mere late payment", "単なる支払遅延"
    NONE = "nothing of the kind", "該当なし"


@reading(
    "electronic-claims",
    en="Is the failure to pay an electronically recorded claim a dishonour?",
    ja="電子記録債権の支払不能は不渡りに当たるか。",
    why=Text("Only bills and cheques are named.", "手形及び小切手のみが挙げられている。"),
)
class ElectronicClaims(Reading):
    """Whether the ground of dishonour reaches electronically recorded claims."""

    NOT_COVERED = "no", "当たらない"
    BY_ANALOGY = "yes, by analogy", "類推により当たる"


@reading(
    "seizure-dispatch",
    en="Does the dispatch of an order or notice govern the whole list of measures?",
    ja="発送されたことは、列挙された処分の全部について必要か。",
    why=Text("The syntax is that of standard bank agreements.", "銀行取引約定の一般的な構文による。"),
)
class SeizureDispatch(Reading):
    """What must be dispatched."""

    WHOLE_LIST = "yes", "全部について必要"
    TAX_SEIZURE_ONLY = (
        "no, only tax seizures; for the others the application counts",
        "滞納処分のみ必要(他は申立てで足りる)",
    )


@reading(
    "serious-state-judge",
    en="Who finds that a state seriously impedes the business?",
    ja="業務継続に重大な支障があることは、だれが判断するか。",
    why=Text(
        "The first ground names the provider as judge, this one does not.", "他の事由と異なり当社の判断とされていない。"
    ),
)
class SeriousStateJudge(Reading):
    """Who judges whether a state is serious."""

    OBJECTIVE = "it is judged objectively", "客観的に判断する"
    PROVIDER = "the provider", "当社が判断する"


@reading(
    "resolved-event",
    en="Does acceleration fall away when the event is cleared up?",
    ja="事由が解消した場合、期限の利益は復活するか。",
    why=Text("Only the second sentence depends on the event lasting.", "事由の継続は後段のみの要件である。"),
)
class ResolvedEvent(Reading):
    """What becomes of acceleration after the event."""

    STANDS = "no", "復活しない"
    FALLS_AWAY = "yes", "復活する"


@reading(
    "accelerated-debts",
    en="Do debts under other contracts with the provider fall due as well?",
    ja="当社との他の契約上の債務も期限の利益を失うか。",
    why=Text(
        "The words are not limited to this contract, unlike those on late interest.",
        "延滞利息の条項と異なり本契約に限定されていない。",
    ),
)
class AcceleratedDebts(Reading):
    """Which debts fall due early."""

    ALL_OWED_TO_PROVIDER = "all debts owed to the provider", "当社に対する全債務"
    THIS_CONTRACT = "only those under this contract", "本契約上の債務に限る"


@reading(
    "demand-after-resolution",
    en="Is a debt that arose before the event was cleared up due on a demand made after that?",
    ja="解消前に発生し解消後に請求された債務は直ちに弁済すべきか。",
    why=Text(
        "'Unless cleared up' qualifies the duty to pay on demand.", "「解消されない限り」は請求による弁済義務にかかる。"
    ),
)
class DemandAfterResolution(Reading):
    """What a late demand does."""

    ORDINARY_DUE_DATE = "no, its ordinary due date stays", "本来の期日による"
    DUE_AT_ONCE = "yes", "直ちに弁済すべき"


class AcceleratingEvent(Facts):
    """An event that may accelerate debts."""

    event: OneOf[Event] = fact("what happened", "発生した事由")
    event_on: Date = fact(
        "the day on which it happened; for orders and notices the day of dispatch", "事由の発生日(命令・通知は発送日)"
    )
    resolved: Truth = fact("it has been cleared up", "事由が解消したか")


class DebtAndEvent(AcceleratingEvent):
    """A debt to the provider and an event that may make it fall due early."""

    resolved_on: Date = fact("the day on which it was cleared up, if it was", "解消の日", not_before="event_on")
    arose_on: Date = fact("the day on which the debt arose", "債務の発生日")
    due_on: Date = fact("the day designated for payment", "指定された支払期日")
    next_business_day: Date = fact("the first business day on or after it", "期日以後最初の営業日", not_before="due_on")
    under_this_contract: Truth = fact("the debt is one under this contract", "本契約上の債務か")
    demanded: Truth = fact("the provider asked for payment after the event", "事由の発生後に当社が請求したか")
    demanded_on: Date = fact("the day on which it asked, if it did", "請求の日")


def _reached(debt: type[DebtAndEvent]) -> Truth:
    """Whether acceleration reaches the debt, by `AcceleratedDebts`."""
    return any_of(AcceleratedDebts.ALL_OWED_TO_PROVIDER.chosen, debt.under_this_contract)


def designated_due_day(debt: type[DebtAndEvent]) -> Date:
    """The ordinary due date."""
    return due_day(debt.due_on, debt.next_business_day)


def due_on_event(debt: type[DebtAndEvent], accelerates: Truth) -> Date:
    """Debts that exist on the day of the event fall due by themselves on that day; one due earlier stays so."""
    standing = any_of(ResolvedEvent.STANDS.chosen, ~debt.resolved)
    early = designated_due_day(debt) > debt.event_on
    applies = all_of(accelerates, debt.arose_on <= debt.event_on, early, standing, _reached(debt))
    return provided(applies, debt.event_on)


def due_on_later_demand(debt: type[DebtAndEvent], accelerates: Truth) -> Date:
    """Debts that arise after the event, while it lasts, are due at once when payment is asked for."""
    lasted = ~debt.resolved | (debt.arose_on < debt.resolved_on)
    asked_in_time = any_of(
        DemandAfterResolution.DUE_AT_ONCE.chosen, ~debt.resolved, debt.demanded_on < debt.resolved_on
    )
    applies = all_of(
        accelerates,
        debt.arose_on > debt.event_on,
        lasted,
        debt.demanded,
        debt.demanded_on >= debt.arose_on,
        asked_in_time,
        _reached(debt),
    )
    return provided(applies, lower(debt.demanded_on, designated_due_day(debt)))


class DebtOnTheBooks(Facts):
    """A debt owed to the provider."""

    amount: Yen = fact("the amount", "債務額")
    arose_on: Date = fact("the day on which it arose", "発生日")
    due_on: Date = fact("its ordinary due date", "本来の支払期日")
    under_this_contract: Truth = fact("it is one under this contract", "本契約上の債務か")


class AllDebts(AcceleratingEvent):
    """All debts to the provider, and an event."""

    debts: Rows[DebtOnTheBooks] = fact("the debts to the provider", "当社に対する債務")


def falling_due_at_once(case: type[AllDebts], accelerates: Truth) -> Yen:
    """The total of the debts that fall due by themselves on the day of the event, before their ordinary due dates."""

    def falls_due(debt: type[DebtOnTheBooks]) -> Truth:
        reached = any_of(AcceleratedDebts.ALL_OWED_TO_PROVIDER.chosen, debt.under_this_contract)
        return all_of(debt.arose_on <= case.event_on, debt.due_on > case.event_on, reached)

    standing = any_of(ResolvedEvent.STANDS.chosen, ~case.resolved)
    return provided(accelerates & standing, case.debts.total(lambda debt: debt.amount, where=falls_due))


def dishonoured(case: type[AcceleratingEvent]) -> Truth:
    """Whether a bill or cheque bounced, by `ElectronicClaims`."""
    electronic = case.event.is_(Event.ELECTRONIC_CLAIM_UNPAID) & ElectronicClaims.BY_ANALOGY.chosen
    return case.event.is_(Event.DISHONOUR) | electronic


def seized(case: type[AcceleratingEvent]) -> Truth:
    """Whether an order or notice of attachment or the like was dispatched, by `SeizureDispatch`."""
    applied_for = case.event.is_(Event.SEIZURE_APPLIED_FOR) & SeizureDispatch.TAX_SEIZURE_ONLY.chosen
    return case.event.is_(Event.SEIZURE_SENT) | applied_for


def seriously_impeded(case: type[AcceleratingEvent]) -> Truth:
    """Whether another state seriously impedes the customer's business, by `SeriousStateJudge`."""
    judged = case.event.is_(Event.SERIOUS_STATE_BY_PROVIDER) & SeriousStateJudge.PROVIDER.chosen
    return case.event.is_(Event.SERIOUS_STATE) | judged


class AcceleratedOverdueDebt(DebtAndEvent):
    """A debt that an event made fall due early, paid late."""

    principal: Yen = fact("the debt, late interest left out", "債務額(延滞利息を除く)")
    paid_on: Date = fact("the day of payment", "支払の日")


def interest_on_accelerated(debt: type[AcceleratedOverdueDebt], rate: Rate, accelerated: Date) -> Yen:
    """Late interest on a debt under the contract; `accelerated` is its due date after the event, by
    `AcceleratedDueDate`."""
    counted = AcceleratedDueDate.choose(
        {AcceleratedDueDate.ACCELERATION: accelerated, AcceleratedDueDate.ORDINARY: designated_due_day(debt)}
    )
    due = named("due-date", "the due date that counts", "基準となる支払期日", counted)
    late = debt.under_this_contract & (debt.paid_on > due)
    return provided(late, late_interest(debt.principal, rate, due, debt.paid_on))


# Abolition -----------------------------------------------------------------------------------------------------------


class AbolitionReasons(Facts):
    """Why a service is to be abolished."""

    technical: Truth = fact("technical reasons leave no choice", "技術上やむを得ないか")
    operational: Truth = fact("operational reasons leave no choice", "業務の遂行上やむを得ないか")


# Termination ---------------------------------------------------------------------------------------------------------


@reading(
    "providers-termination-moment",
    en="When does a termination by the provider take effect?",
    ja="当社の解除はいつ効力を生じるか。",
    why=Text(
        "Termination is a declaration and works on arrival (Civil Code 97, 540).",
        "解除は意思表示で到達時に効力を生ずる(民法97条・540条)。",
    ),
)
class ProvidersTerminationMoment(Reading):
    """The day of a termination by the provider."""

    ARRIVAL = "on arrival of the notice", "通知の到達の日"
    DECISION = "on the day of the decision, told later", "決定の日"


class ProvidersTerminationNotice(Facts):
    """How a customer heard of a termination by the provider."""

    decided_on: Date = fact("the day on which the provider decided", "当社が解除を決定した日")
    notice_arrived_on: Date = fact(
        "the day on which the notice reached the customer", "解除通知が契約者に到達した日", not_before="decided_on"
    )


def day_of_providers_termination(notice: type[ProvidersTerminationNotice]) -> Date:
    """The day on which a termination by the provider takes effect, by `ProvidersTerminationMoment`."""
    return ProvidersTerminationMoment.choose(
        {
            ProvidersTerminationMoment.ARRIVAL: notice.notice_arrived_on,
            ProvidersTerminationMoment.DECISION: notice.decided_on,
        }
    )


@reading(
    "ground-after-cure",
    en="Does a ground for ending the contract stay once what gave rise to it is over?",
    ja="解除・解約の事由は、その原因の解消後も存続するか。",
    why=Text(
        "The power arises with the event and is given up only by waiver.",
        "権限は事由の発生により生じ、放棄により消滅する。",
    ),
)
class GroundAfterCure(Reading):
    """What a late cure, payment, release or answer does."""

    REMAINS = "yes", "存続する"
    LAPSES = "no", "消滅する"


@reading(
    "prepaid-fees-on-termination",
    en="Are prepaid fees returned on a termination by the provider?",
    ja="当社による解除の場合、前払料金は返還されるか。",
    why=Text(
        "Nothing is written, and a termination of this kind works for the future.",
        "定めがなく、この種の解除は将来に向かって効力を有する。",
    ),
)
class PrepaidFees(Reading):
    """What becomes of prepaid fees on a termination by the provider, where the terms do not say."""

    KEPT = "no", "返還されない"
    PRO_RATA = "yes, for the days after the end", "終了後の日数に応じて返還"


@reading(
    "prepaid-fees-by-law",
    en="Do prepaid fees for which no service is provided go back by law, where the terms say nothing?",
    ja="規約に定めのない場合、提供のない期間の前払料金は法律により返還されるか。",
    why=Text(
        "Nothing is written, and an exemption from damages is none from a return: what was paid for nothing goes back.",
        "定めがなく、損害賠償の免責は返還を免れさせない。対価のない部分は法律により返還される。",
    ),
    text="TERMS_ALONE",
    law="CIVIL_CODE_703",
)
class PrepaidFeesByLaw(Reading):
    """What becomes of fees that were prepaid for a time without service, where the terms do not say."""

    TERMS_ALONE = "nothing is written", "定めなし(規約のみ)"
    CIVIL_CODE_703 = "yes, for the days without it (Civil Code 703)", "提供のない日数に応じて返還(民法703条)"


class PrepaidPeriod(Facts):
    """A fee paid in advance for a period that an end of the contract cuts short."""

    prepaid: Yen = fact("the prepaid fee", "前払料金")
    first_day: Date = fact("the first day of the prepaid period", "前払期間の初日")
    last_day: Date = fact("the last day of the prepaid period", "前払期間の末日", not_before="first_day")
    ended_on: Date = fact("the day with which the contract ends", "契約終了日")


def unused_part(paid: type[PrepaidPeriod]) -> Yen:
    """What of a prepaid fee falls to the days after the end, each day alike; all of it if the period never began."""
    unused = period(higher(paid.ended_on + DAY, paid.first_day), paid.last_day).days
    whole = higher(period(paid.first_day, paid.last_day).days, DAY)
    return whole_yen(paid.prepaid * (unused / whole))


# Liability -----------------------------------------------------------------------------------------------------------


class CustomersLiability(Facts):
    """Damage of the provider for which it turns to the customer."""

    damage: Yen = fact("the provider's damage", "当社の損害額")
    breach: Truth = fact("the customer itself broke a duty under the terms", "契約者自身の義務違反があるか")
    through_account: Truth = fact(
        "the damage arose from use of the customer's account, by whomever", "アカウントの使用に基づく損害か"
    )
    fault: OneOf[Fault] = fact("the fault on the customer's side", "契約者側の帰責性")


class ProvidersFault(Facts):
    """The provider's fault for a customer's loss."""

    fault: OneOf[Fault] = fact("the provider's fault", "当社の帰責性")
    fault_of_staff_only: Truth = fact(
        "intent or gross negligence lies with employees or agents only", "故意・重過失は従業員等のみにあるか"
    )


@reading(
    "excuse-for-breach",
    en="Does a party without fault answer for a breach?",
    ja="帰責事由のない違反についても賠償責任を負うか。",
    why=Text("Nothing displaces the excuse of Civil Code 415.", "民法415条1項ただし書を排除する定めがない。"),
)
class ExcuseForBreach(Reading):
    """Whether the absence of fault excuses."""

    CIVIL_CODE_415 = "no: the excuse of Civil Code 415 stands", "負わない(民法415条)"
    STRICT = "yes", "負う"


@reading(
    "staff-fault",
    en="Is the gross fault of employees and agents the provider's?",
    ja="従業員等の故意・重過失は当社のそれに当たるか。",
    why=Text(
        "Those through whom a debtor performs count as the debtor.", "履行補助者の故意過失は債務者のそれと同視される。"
    ),
)
class StaffFault(Reading):
    """Whose gross fault lifts the limits."""

    INCLUDED = "yes", "当たる"
    PROVIDER_ONLY = "no, only that of the provider itself", "当社自身のものに限る"


@reading(
    "cap-month",
    en="Which month counts for a cap by the month if a breach causes damage in several months?",
    ja="一つの違反による損害が複数月に生じた場合、上限はどの月を基準とするか。",
    why=Text("It is the month to which the day of that damage belongs.", "当該損害の発生日の属する月による。"),
)
class CapMonth(Reading):
    """Which month counts."""

    OWN_MONTH = "each part of the damage has its own month", "各損害の発生月"
    FIRST_MONTH = "the month in which damage first occurred, once", "最初の損害の発生月のみ"


@reading(
    "shared-cause",
    en="What holds where the provider and another cause brought the damage about together?",
    ja="当社と他の原因が競合する場合はどうなるか。",
    why=Text(
        "Nothing is written, and the duty to compensate stays for the provider's own part.",
        "定めがなく、当社の寄与部分の賠償責任は残る。",
    ),
)
class SharedCause(Reading):
    """What becomes of a claim with several causes."""

    APPORTION = "the provider answers for its own part", "寄与割合に応じて按分"
    ALL_OR_NOTHING = "any part in it of another excludes the whole claim", "他の原因があれば全部免責"


@reading(
    "own-service-responsibility",
    en="Does a customer's responsibility for its own service take its own claim for the provider's breach away?",
    ja="契約者が自己のサービスにつき責任を負うことにより、当社の違反に対する契約者自身の請求も排除されるか。",
    why=Text(
        "It says who answers to clients and others; where the terms exempt the provider, they say so.",
        "顧客等に対する責任の所在を定めるもので、当社を免責する条項は当社が責任を負わない旨を別に明記している。",
    ),
)
class OwnServiceResponsibility(Reading):
    """Whether a clause that puts responsibility on a customer exempts the provider towards it."""

    CLAIMS_OF_OTHERS = "no, it is about claims of clients and others", "排除されない(顧客等の請求に限る)"
    OWN_CLAIMS_AS_WELL = "yes", "排除される"


def answers_for_breach(fault: OneOf[Fault]) -> Truth:
    """Whether a party of this fault answers for a breach, by `ExcuseForBreach`."""
    return any_of(ExcuseForBreach.STRICT.chosen, ~fault.is_(Fault.NONE))


def grossly_at_fault(case: type[ProvidersFault]) -> Truth:
    """Whether intent or gross negligence is the provider's, by `StaffFault`."""
    return gross(case.fault) & any_of(StaffFault.INCLUDED.chosen, ~case.fault_of_staff_only)


# Consent and third parties -------------------------------------------------------------------------------------------


@reading(
    "electronic-consent",
    en="Is a consent by e-mail or other electronic means one in writing?",
    ja="電磁的方法による承諾は「書面」による承諾に当たるか。",
    why=Text(
        "Terms that let electronic means do name them beside writing.",
        "電磁的方法を認める場合は書面と併記するのが通例である。",
    ),
)
class ElectronicConsent(Reading):
    """Whether electronic form is writing."""

    NOT_ENOUGH = "no", "当たらない"
    ENOUGH = "yes", "当たる"


@reading(
    "own-staff",
    en="Are a side's own officers and employees third parties?",
    ja="自己の役職員は第三者に当たるか。",
    why=Text("A company acts through them.", "会社は役職員を通じて行為する。"),
)
class OwnStaff(Reading):
    """Whether telling one's own people is disclosure."""

    NO_THIRD_PARTIES = "no", "当たらない"
    THIRD_PARTIES = "yes", "当たる"


# Indemnity -----------------------------------------------------------------------------------------------------------


@reading(
    "indemnity-for-gross-fault",
    en="Does the indemnity cover intent or gross negligence of whoever asks for it?",
    ja="補償を求める者の故意・重過失による場合も補償するか。",
    why=Text(
        "An indemnity for one's own gross fault offends public policy.",
        "故意・重過失についての補償は公序に反する。",
    ),
)
class IndemnityForGrossFault(Reading):
    """Whether gross fault of the indemnitee ends the indemnity."""

    EXCLUDED = "no", "補償しない"
    INCLUDED = "yes, as written", "補償する(文言どおり)"


@reading(
    "indemnified-claims",
    en="Are only claims of third parties covered?",
    ja="補償の対象は第三者の請求に限られるか。",
    why=Text("The clause speaks of defending against claims.", "条項は請求に対する防御を前提とする。"),
)
class IndemnifiedClaims(Reading):
    """Which claims an indemnity covers."""

    THIRD_PARTIES = "only those of third parties and the loss from them", "第三者の請求に限る"
    ANY = "any claim", "すべての請求"


@reading(
    "indemnity-lawyers-fees",
    en="Are lawyers' fees part of an indemnity that does not list them?",
    ja="弁護士費用を掲げない補償条項でも弁護士費用を補償するか。",
    why=Text(
        "What it costs to meet a claim is part of the loss from it.",
        "請求への対応に要した費用も、これによる損害に含まれる。",
    ),
)
class IndemnityLawyersFees(Reading):
    """Whether lawyers' fees are covered without being listed."""

    COVERED = "yes", "補償する"
    ONLY_IF_LISTED = "no, only where they are listed", "掲げる場合に限る"


# Anti-social forces --------------------------------------------------------------------------------------------------


class Situation(Labelled):
    """A situation in which a side must not be."""

    ANTISOCIAL_FORCE = "it is itself an anti-social force", "反社会的勢力に該当する"
    OFFICER = (
        "an officer who is a gang member, or has gang ties and may commit violent acts",
        "役員等に暴力団員・暴力団関係者",
    )
    MANAGEMENT = "gangs take part in its management", "経営への関与"
    RECEIVES = "it receives funds or another benefit from them", "便益を受けている"
    GIVES = "it gives them funds or another benefit", "便益を供与している"
    RELATIONS = "it has relations that deserve reproach", "非難されるべき関係"


class Suspicion(Facts):
    """What is known of one side, and of a report that was demanded of it."""

    situations: Several[Situation] = fact("situations that exist", "該当する事項")
    reason_to_suspect: Truth = fact("there is sufficient reason to suspect one", "疑うべき相当な根拠があるか")
    facts_raise_suspicion: Truth = fact("there are facts that raise suspicion", "疑う事実があるか")
    report_demanded: Truth = fact("a report was demanded", "報告を求められたか")
    report_due: Date = fact("the day designated for the report", "報告書の提出期日")
    report_handed_in: Truth = fact("a report was handed in", "報告書を提出したか")
    handed_in_on: Date = fact("the day on which it was handed in, if it was", "提出の日")
    reasonable_time: Truth = fact("the designated day left a reasonable time", "期日まで相当な期間があったか")
    report_false: Truth = fact("the report says something false", "報告書に虚偽の記載があるか")
    knowingly_false: Truth = fact("the false entries were made knowingly", "虚偽であることを知って記載したか")
    as_of: Date = fact("the day in question", "基準日")


class ReportDemand(Facts):
    """A demand for a report."""

    facts_raise_suspicion: Truth = fact("there are facts that raise suspicion", "疑う事実があるか")


@reading(
    "report-time",
    en="Must the day designated for the report leave a reasonable time?",
    ja="報告書の期日は相当な期間を置いて指定することを要するか。",
    why=Text("A duty is asked for in good faith.", "義務の履行は信義に従い求められる。"),
)
class ReportTime(Reading):
    """Whether any day may be designated."""

    REASONABLE = "yes", "要する"
    ANY_DAY = "no, any day binds", "要しない"


@reading(
    "late-report",
    en="Does a report handed in late undo the breach?",
    ja="期日後の報告書の提出により違反は治癒するか。",
    why=Text("The duty is to hand it in by the day.", "期日までの提出が義務である。"),
)
class LateReport(Reading):
    """What a late report does."""

    STILL_BREACH = "no", "治癒しない"
    CURED = "yes", "治癒する"


@reading(
    "false-report",
    en="Must false entries in a report be made knowingly?",
    ja="報告書の「虚偽の記載」は認識を要するか。",
    why=Text("The word means a knowing untruth.", "「虚偽」は通常、真実でないことの認識を含む。"),
)
class FalseReport(Reading):
    """What makes a report false."""

    KNOWING = "yes", "要する"
    ANY_UNTRUTH = "no, any untruth is enough", "要しない"


def report_not_handed_in(suspicion: type[Suspicion]) -> Truth:
    """Whether a report that was rightly demanded was not handed in by the designated day, that day included.

    By `ReportTime` and `LateReport`; while the day is not over nothing is missing.
    """
    by_then = when(LateReport.CURED.chosen, suspicion.as_of, otherwise=suspicion.report_due)
    handed_in = suspicion.report_handed_in & (suspicion.handed_in_on <= by_then)
    rightly = all_of(
        suspicion.facts_raise_suspicion,
        suspicion.report_demanded,
        any_of(ReportTime.ANY_DAY.chosen, suspicion.reasonable_time),
    )
    return all_of(rightly, suspicion.as_of > suspicion.report_due, ~handed_in)


def false_report_handed_in(suspicion: type[Suspicion]) -> Truth:
    """Whether a report that was demanded says something false, by `FalseReport`."""
    false = suspicion.report_false & any_of(FalseReport.ANY_UNTRUTH.chosen, suspicion.knowingly_false)
    return all_of(suspicion.report_demanded, suspicion.report_handed_in, false)


# Severability, venue, governing law ----------------------------------------------------------------------------------


class VoidClause(Facts):
    """A clause of the terms, whatever becomes of the others."""

    itself_void: Truth = fact("the clause itself is void or cannot be enforced", "当該条項自体が無効又は執行不能か")
    can_be_read_down: Truth = fact("it can be read so that it is valid", "有効となる限定的解釈が可能か")


@reading(
    "void-clause-replacement",
    en="What takes the place of a clause that is void?",
    ja="無効な条項に代わるものは何か。",
    why=Text(
        "The parties only endeavour to amend it, and courts do not trim clauses by themselves.",
        "当事者は修正に努めるにとどまり、裁判所は当然には縮減しない。",
    ),
)
class VoidClauseReplacement(Reading):
    """What becomes of a void clause by itself."""

    STATUTE = "the law, until the parties amend", "法律(当事者の修正まで)"
    TRIMMED = "the clause itself, trimmed to what is valid", "有効な範囲に縮減された条項"


class Court(Labelled):
    """A court."""

    TOKYO_DISTRICT = "Tokyo District Court", "東京地方裁判所"


class Law(Labelled):
    """A legal order."""

    JAPAN = "the law of Japan", "日本国法"


class Dispute(Facts):
    """A dispute."""

    relates_to_contract: Truth = fact("it arises from or relates to the contract", "本契約から生じ又は関連するか")


class TermsMatter(Facts):
    """A matter of the terms."""

    of_the_terms: Truth = fact(
        "it is the formation, effect, reading or performance of the terms", "約款の成立・効力・解釈・履行に関するか"
    )
