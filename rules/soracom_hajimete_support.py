"""SORACOM Hajimete Support terms (SORACOMはじめてサポート規約), article by article in the document's order.

Read it beside the document: under the heading of each article stand the sheets of facts that its provisions speak of,
one function per provision with what it says in one line, and the questions that the article answers. "Customer" is
the document's 利用者, "deliverable" its 提出物, "fee" its 委託料. Points that the text leaves open and that change an
amount or a date, or decide whether one is owed, are readings; other assumptions stand with the rule as `assumes`.

A cancellation at 8:59 on the first of a month leaves the fee of the month before as the last one:

>>> from datetime import UTC, datetime
>>> at = datetime(2026, 6, 30, 23, 59, tzinfo=UTC)  # 8:59 on 1 July in Tokyo
>>> asked = dict(by_designated_method=True, whole_contract=True, asks_for=AskedFor.AT_ONCE)
>>> last_month_billed(notified_at=at, **asked).value.isoformat()
'2026-06-01'
"""

from __future__ import annotations

from datetime import date

from obligations import (
    DAY,
    TRUE,
    Contract,
    Count,
    Date,
    Days,
    Duration,
    Facts,
    Fault,
    Instant,
    Labelled,
    OneOf,
    Party,
    Reading,
    Rows,
    Several,
    Text,
    Truth,
    Yen,
    all_of,
    any_of,
    authority,
    fact,
    head,
    higher,
    hours,
    lower,
    minutes,
    named,
    provided,
    reading,
    when,
)
from obligations.conventions import ClaimMoment, FirstDay, RestDay, untaxed, whole_yen
from obligations.law import (
    CONSUMER_ACT_8_1_FULL,
    CONSUMER_ACT_8_1_GROSS,
    CONSUMER_ACT_8_3,
    CONSUMER_ACT_9_1_1,
    CONSUMER_ACT_10,
    GROSS_FAULT_CASES,
    PART_PAYMENT,
    STANDARD_TERMS_CHANGE,
    STATUTORY_RATE,
    STATUTORY_RATE_FROM_DEFAULT,
    StatutoryInterest,
    gross,
    statutory_interest,
    struck_for_consumers,
    unlimited_under_gross_fault,
)
from rules.boilerplate import (
    Acceptance,
    AccountCare,
    AccountMisuse,
    Accounts,
    Adoption,
    AnnouncedChange,
    Change,
    ChangeReport,
    Channel,
    ContractStart,
    Court,
    CustomersLiability,
    DemandedDebt,
    Dispute,
    ElectronicConsent,
    Law,
    NoticeSent,
    OverdueDebtByLaw,
    OwnStaff,
    PartPaymentByLaw,
    Payment,
    ProofRequest,
    Side,
    StaffFault,
    TermsMatter,
    VoidClause,
    account_event_not_told,
    account_missing,
    credentials_given_away,
    first_day_of_terms,
    notice_deemed_given,
    paid_after_due_day,
    report_due,
    statutory_interest_on_overdue,
    statutory_interest_with_part_payment,
    statutory_test_met,
    too_many_accounts,
)

PROVIDER = Party("provider", "the provider", "当社")
CUSTOMER = Party("customer", "the customer", "利用者")
APPLICANT = Party("applicant", "the applicant", "申込者")
EITHER = Party("either-side", "either side", "利用者及び当社")
OTHER = Party("other-side", "the other side", "相手方")

PUBLIC_POLICY = authority(
    "Civil Code 90",
    "民法90条",
    gist_en="What offends public policy is void; nobody can be bound to withhold what the law orders to be disclosed.",
    gist_ja="公序良俗に反する約定は無効であり、法令が命ずる開示を約定で妨げることはできない。",
)
NO_DUE_DATE = authority(
    "Civil Code 412(3)",
    "民法412条3項",
    gist_en="A debt without a due date is late from the demand.",
    gist_ja="期限の定めのない債務は、請求を受けた時から遅滞となる。",
)
MINOR_DEFAULT = authority(
    "Civil Code 541",
    "民法541条",
    gist_en="No termination for a default that is minor when the time set in the demand has run out.",
    gist_ja="催告期間の経過時に不履行が軽微であるときは、解除することができない。",
)
CREDITORS_FAULT = authority(
    "Civil Code 543",
    "民法543条",
    gist_en="No termination by a creditor who is itself to blame for the default.",
    gist_ja="不履行が債権者の帰責事由によるときは、債権者は解除することができない。",
)
PART_PERFORMED = authority(
    "Civil Code 648(3)",
    "民法648条3項",
    gist_en="A mandatary is paid for the part performed, if the rest became impossible without the fault of the "
    "principal or the mandate ended midway.",
    gist_ja="委任者の責めによらず履行ができなくなり、又は委任が途中で終了したときは、履行の割合に応じて報酬を請求できる。",
)
END_OF_MANDATE = authority(
    "Civil Code 653",
    "民法653条",
    gist_en="A mandate ends with the death or bankruptcy of either side, and with guardianship of the mandatary.",
    gist_ja="委任は、当事者の死亡又は破産手続開始の決定、受任者の後見開始の審判により終了する。",
)

hajimete = Contract(
    "soracom-hajimete-support",
    title=Text("SORACOM Hajimete Support terms", "SORACOMはじめてサポート規約"),
    parties=(PROVIDER, CUSTOMER),
    module=__name__,
    document=("seeds", "soracom-hajimete-support"),
)

# Adoption -----------------------------------------------------------------------------------------------------------

ADOPTED_ON = date(2025, 6, 25)


class DayOfTheTerms(Adoption):
    """A day on which these terms may be in force."""

    as_of: Date = fact("the day in question", "基準日")


@hajimete.date("enactment", by=PROVIDER, to=CUSTOMER)
def terms_start(adoption: type[Adoption]) -> Date:
    """The terms were adopted on 25 June 2025; no other day is given for their start."""
    return first_day_of_terms(adoption, ADOPTED_ON)


@hajimete.declaration(
    "enactment",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        ("Later versions are a matter of article 4.", "後の改定は第4条による。"),
        (
            "For each customer they bind from the contract or the application on (article 2).",
            "各利用者との関係では第2条による。",
        ),
    ],
)
def terms_in_force(day: type[DayOfTheTerms]) -> Truth:
    """These terms are in force from that day on, the day itself included."""
    return day.as_of >= terms_start.said(otherwise=Date.fixed(ADOPTED_ON))


terms_effective_from = hajimete.question(
    "terms-effective-from",
    Adoption,
    terms_start,
    en="From which day do these terms exist?",
    ja="この規約はいつから効力を有するか。",
)
are_the_terms_in_force = hajimete.question(
    "terms-in-force",
    DayOfTheTerms,
    terms_in_force,
    since=terms_start,
    en="Are these terms in force on the day?",
    ja="この規約は当該日に効力を有するか。",
)

# Article 1  Application of the terms --------------------------------------------------------------------------------


class Service(Labelled):
    """A service that is supplied."""

    HAJIMETE_SUPPORT = "SORACOM Hajimete Support", "SORACOMはじめてサポート"
    OTHER = "another service", "その他のサービス"


class Supplier(Labelled):
    """Who supplies a service."""

    SORACOM = "SORACOM, Inc.", "株式会社ソラコム"
    GROUP_COMPANY = "another company of its group", "グループの他の会社"
    OTHER = "somebody else", "その他の者"


class Supply(Facts):
    """A supply of a service."""

    service: OneOf[Service] = fact("the service", "提供されるサービス")
    supplier: OneOf[Supplier] = fact("who supplies it", "提供者")


@hajimete.declaration(
    "1",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        ("The company alone is the provider, not its group.", "「当社」は会社自身のみで、グループ会社を含まない。")
    ],
)
def supplied_on_these_terms(supply: type[Supply]) -> Truth:
    """SORACOM supplies the service called Hajimete Support to customers on these terms."""
    return supply.service.is_(Service.HAJIMETE_SUPPORT) & supply.supplier.is_(Supplier.SORACOM)


terms_apply = hajimete.question(
    "terms-apply",
    Supply,
    supplied_on_these_terms,
    en="Do these terms govern the supply?",
    ja="この規約が適用される提供か。",
)

# Article 2  Making the contract -------------------------------------------------------------------------------------


class Application(Facts):
    """How somebody applied."""

    by_procedure: Truth = fact("the provider's procedure was followed", "当社の手続によったか")
    by_designated_method: Truth = fact(
        "the applicant applied on the website or in another way that the provider designates",
        "当社サイト又は当社の指定する手段で申し込んだか",
    )


class DatedApplication(Application):
    """An application with its moment."""

    applied_at: Instant = fact("when the applicant applied", "申込みの日時")


class Formation(Application, Acceptance):
    """An application and what became of it."""

    taken_up: Truth = fact("the provider took the application up", "当社が申込みを受け付けたか")
    received_at: Instant = fact("when the application reached the provider's system", "申込みがシステムに到達した日時")
    withdrawn: Truth = fact("the applicant withdrew the application", "申込みを撤回したか")
    withdrawn_at: Instant = fact(
        "when the withdrawal reached the provider, if there was one", "撤回が当社に到達した日時"
    )
    reasonable_time_over: Truth = fact(
        "a reasonable time for an answer had passed by then", "撤回時に承諾に相当な期間が経過していたか"
    )


class IntakeStop(Facts):
    """Whether the provider stops taking applications up."""

    judged_necessary: Truth = fact(
        "the provider judges that a busy season or other circumstances call for it",
        "繁忙等の事情により必要と当社が判断したか",
    )


@reading(
    "taking-up",
    en="What is the taking up of an application?",
    ja="申込みの「受付け」とは何か。",
    why=Text(
        "The provider may still decline what has come in; mere receipt would leave nothing to decline.",
        "到着後も受け入れない余地が留保されており、単なる受信では意味を失う。",
    ),
)
class TakingUp(Reading):
    """Which event makes the contract."""

    ACT = "the provider's own act of accepting it", "当社による受入れの行為"
    RECEIPT = "its receipt by the provider's system", "システムによる受信"


@reading(
    "withdrawal-of-application",
    en="May an application be withdrawn before it is taken up?",
    ja="受付け前に申込みを撤回できるか。",
    why=Text(
        "Nothing is reserved, so Civil Code 525(1) holds: not before a reasonable time for an answer has passed.",
        "撤回の定めがなく、承諾に相当な期間の経過後に限られる(民法525条1項)。",
    ),
)
class WithdrawalOfApplication(Reading):
    """From when an application can be withdrawn."""

    AFTER_REASONABLE_TIME = "once a reasonable time for an answer has passed", "相当な期間の経過後"
    ANY_TIME = "at any time", "いつでも"


@hajimete.formation("2/s1", by=APPLICANT, to=PROVIDER)
def valid_application(application: type[Application]) -> Truth:
    """Customers apply by the procedure of the provider, on its website or in another way that it designates."""
    return application.by_procedure & application.by_designated_method


@hajimete.formation("2/s2", by=EITHER, to=OTHER)
def contract_made_at(made: type[Formation]) -> Instant:
    """The contract comes about at the moment at which the provider takes up the application."""
    act = ContractStart.choose(
        {ContractStart.ACCEPTANCE: made.accepted_at, ContractStart.ARRIVAL: made.arrived_at},
    )
    moment = TakingUp.choose({TakingUp.ACT: act, TakingUp.RECEIPT: made.received_at})
    may_withdraw = any_of(WithdrawalOfApplication.ANY_TIME.chosen, made.reasonable_time_over)
    withdrawn = all_of(made.withdrawn, made.withdrawn_at < moment, may_withdraw)
    taken_up = any_of(TakingUp.RECEIPT.chosen, made.taken_up)
    return provided(all_of(valid_application.holds, taken_up, ~withdrawn), moment)


@hajimete.power(
    "2/s3",
    by=PROVIDER,
    to=APPLICANT,
    assumes=[
        ("Applicants need not be told; silence is enough.", "申込者への通知を要せず、沈黙で足りる。"),
        ("The judgement is one made in good faith.", "判断は信義則に従ったものを指す。"),
    ],
)
def intake_stop(stop: type[IntakeStop]) -> Truth:
    """Even after an application the provider may, as it judges, stop taking applications up."""
    return stop.judged_necessary


class ClaimedRight(Labelled):
    """A right or warranty that a customer may think it has."""

    WISHED_SCHEDULE = "the web meeting at the time wished for", "希望日時のオンライン面談"
    SEPARATE_CONTRACT = "a separate contract for work outside of the service", "範囲外の作業の別契約の締結"
    RESULT = "a particular result of the service", "特定の成果の達成"
    WARRANTY_OF_DELIVERABLE = "a warranty that a deliverable is correct, good or lawful", "提出物の正確性等の保証"
    OTHER = "another right", "その他の権利"


class Claimed(Facts):
    """A right that a customer claims."""

    right: OneOf[ClaimedRight] = fact("the right that is claimed", "主張される権利")
    made_with_ai: Truth = fact(
        "the deliverable in question was made with generative AI", "当該提出物は生成AIを用いて作成されたか"
    )


@hajimete.declaration("2/s4", by=PROVIDER, to=CUSTOMER)
def schedule_not_promised(claimed: type[Claimed]) -> Truth:
    """The web meeting may not be possible at the time that was wished for on application."""
    return claimed.right.is_(ClaimedRight.WISHED_SCHEDULE)


hajimete.no_outcome("2/s5", en="it asks applicants to bear the above in mind", ja="以上への理解を求めるにとどまる")


@hajimete.deeming("2/s6", by=APPLICANT, to=PROVIDER)
def assent_deemed_at(application: type[DatedApplication]) -> Instant:
    """Customers apply having accepted the terms, and count as having accepted them once they apply."""
    return provided(valid_application.holds, application.applied_at)


applied_properly = hajimete.question(
    "application", Application, valid_application, en="Is it a proper application?", ja="有効な申込みか。"
)
contract_start = hajimete.question(
    "contract-start",
    Formation,
    contract_made_at,
    en="When does the contract come about?",
    ja="契約はいつ成立するか。",
)
may_leave_untaken = hajimete.question(
    "refusal",
    IntakeStop,
    intake_stop,
    en="May the provider leave an application untaken?",
    ja="当社は申込みの受付けを停止できるか。",
)
deemed_assent = hajimete.question(
    "deemed-assent",
    DatedApplication,
    assent_deemed_at,
    en="From when does the applicant count as having accepted the terms?",
    ja="申込者はいつ規約に同意したものと扱われるか。",
)

# Article 3  Accounts ------------------------------------------------------------------------------------------------


class ApplicantsAccounts(Accounts):
    """The accounts of a customer or applicant."""

    applies: Truth = fact("the service is being applied for", "サービスを申し込むか")


@hajimete.duty("3.1/s1", by=CUSTOMER, to=PROVIDER)
def account_needed(accounts: type[ApplicantsAccounts]) -> Truth:
    """To apply for the service and to use it the customer needs an account linked to a valid e-mail address."""
    in_order = accounts.account_exists & accounts.email_works
    return any_of(account_missing(accounts), accounts.applies & ~in_order)


@hajimete.prohibition(
    "3.1/s2",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        ("Addresses are told apart as they are registered.", "アドレスの異同は登録された文字列による。"),
        ("Accounts that were closed do not count.", "閉鎖済みのアカウントは数えない。"),
        ("Permission in other terms of the company does not count.", "同社の他の規約による許容は含まない。"),
    ],
)
def one_account_per_address(accounts: type[ApplicantsAccounts]) -> Truth:
    """One account only per e-mail address, unless these terms expressly allow more."""
    return too_many_accounts(accounts)


class Credentials(Facts):
    """Login ID and password of an account."""

    account_created: Truth = fact("the account was created", "アカウントが作成されたか")
    issued: Truth = fact("login ID and password were given", "IDとパスワードが付与されたか")


@hajimete.duty(
    "3.2",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("No time is set: without delay, at the latest on demand.", "期限はなく、遅くとも請求時とする。")],
)
def credentials_not_given(credentials: type[Credentials]) -> Truth:
    """The provider gives the account a login ID and a login password."""
    return credentials.account_created & ~credentials.issued


@hajimete.prohibition("3.3/s1", by=CUSTOMER, to=PROVIDER)
def credentials_stay_with_customer(care: type[AccountCare]) -> Truth:
    """The customer itself keeps ID and password and may not lend, transfer or license them, or use them for others."""
    return credentials_given_away(care)


@hajimete.duty(
    "3.3/s2",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        ("'Immediately' is judged by the circumstances; no figure is set.", "即時か否かは事情により判断する。"),
        (
            "Misuse must be noticed; loss and theft count as they happen.",
            "不正使用は認識を要し、紛失・盗難は発生で足りる。",
        ),
    ],
)
def account_event_untold(care: type[AccountCare]) -> Truth:
    """The customer tells the provider at once of misuse or a danger of it that it notices, and of loss or theft."""
    return account_event_not_told(care)


account_rule_breach = hajimete.question(
    "account-rule-breach",
    ApplicantsAccounts,
    account_needed,
    one_account_per_address,
    en="Is the rule of one account with a valid address broken?",
    ja="アカウント作成の定めに反するか。",
)
credentials_breach = hajimete.question(
    "credentials-breach",
    Credentials,
    credentials_not_given,
    en="Does the provider break its duty to give ID and password?",
    ja="IDとパスワードを与える義務に違反するか。",
)
account_breach = hajimete.question(
    "account-breach",
    AccountCare,
    credentials_stay_with_customer,
    account_event_untold,
    en="Does the customer break its duties about the account?",
    ja="アカウントに関する義務に違反するか。",
)


class Matter(Labelled):
    """A matter of which the terms say who bears it."""

    ACCOUNT_EVENT = "events through the customer's account", "利用者のアカウントに基づく事象"
    COST_OF_PAYING = "the cost of paying the fee", "料金の支払に要する費用"
    STAFF = "direction, management and safety of those who render the service", "従事者の指図・労務管理・安全衛生"
    RECIPIENTS_SECRECY = (
        "secrecy kept by subsidiaries and contractors of the provider",
        "当社の子会社・委託先による秘密の保持",
    )
    OTHER = "another matter", "その他の事項"


class BorneMatter(Facts):
    """A matter whose cost or risk somebody has to bear."""

    matter: OneOf[Matter] = fact("what is to be borne", "負担が問題となる事項")


class Circumstance(Labelled):
    """What a loss is connected with, so that a clause outside article 16 speaks of it."""

    MISSED_SCHEDULE = "no web meeting at the time wished for (2)", "希望日時に面談がなかったこと(2条)"
    ACCOUNT = "an event through the customer's account (3.3)", "利用者のアカウントに基づく事象(3条3項)"
    OUT_OF_SCOPE = "work outside of the service that was not done (5.2)", "範囲外の作業をしなかったこと(5条2項)"
    RESULT_ONLY = "a result that was not reached, without any lack of care (5.5)", "善管注意の下での成果不達成(5条5項)"
    ANTISOCIAL_TERMINATION = (
        "a termination by the provider under 15.3",
        "当社による15条3項の解除",
    )


class Origin(Facts):
    """Where a customer's loss comes from."""

    circumstances: Several[Circumstance] = fact("what the loss is connected with", "損害に関連する事情")
    misuse_through_provider: Truth = fact(
        "a breach by the provider made the misuse of the account possible", "不正使用は当社の義務違反に起因するか"
    )


@hajimete.excludes("2/s4", on=["damages"])
def missed_schedule_excluded(origin: type[Origin]) -> Truth:
    """That the meeting did not take place as wished is no cause of liability."""
    return origin.circumstances.has(Circumstance.MISSED_SCHEDULE)


@hajimete.excludes("3.3/s3", on=["damages"])
def account_excluded(origin: type[Origin]) -> Truth:
    """Whatever happens through the account is on the customer; the provider answers for nothing."""
    through_provider = AccountMisuse.PROVIDER.chosen & origin.misuse_through_provider
    return origin.circumstances.has(Circumstance.ACCOUNT) & ~through_provider


@hajimete.duty("3.3/s3", by=CUSTOMER, to=PROVIDER)
def bears_account_events(borne: type[BorneMatter]) -> OneOf[Side]:
    """Whoever acted, the customer bears what happens through its account."""
    return provided(borne.matter.is_(Matter.ACCOUNT_EVENT), OneOf.fixed(Side.CUSTOMER))


# What claims for damages have in common (3.3, 15.4, 16)


class Claim(Facts):
    """A claim for damages, whichever side is liable: the heads beside ordinary loss, and what article 16 depends on."""

    special_loss: Yen = fact(
        "loss from special circumstances, foreseen or not", "特別の事情による損害(予見の有無を問わない)"
    )
    lost_profit: Yen = fact("lost profit", "逸失利益")
    derivative_loss: Yen = fact("derivative loss", "派生的な損害")
    indirect_loss: Yen = fact("indirect loss", "間接的な損害")
    in_tort: Truth = fact("the claim is founded in tort, not on a breach", "不法行為に基づく請求か")
    own_fault_percent: Count = fact(
        "the share of the damage, in percent, put down to the fault of whoever suffered it",
        "損害のうち被害者側の過失に帰すべき割合(%)",
        high=100,
    )
    fault_of_staff_only: Truth = fact(
        "intent or gross negligence lies with employees or agents only", "故意・重過失は従業員等のみにあるか"
    )
    fees_received: Yen = fact(
        "fees of this contract that the provider has received by the time the damages are settled",
        "賠償額の確定時までに当社が受領した本契約の料金",
    )
    fees_received_before: Yen = fact(
        "of these, what it had received before the harmful event", "そのうち加害の前に受領していた額"
    )
    fees_refunded: Yen = fact("of what it received, what it has paid back", "受領額のうち返金した額")
    tax_percent: Count = fact(
        "the rate of consumption tax in these fees, in percent", "これらの料金に含まれる消費税の税率(%)", high=100
    )
    compensated_before: Yen = fact(
        "what the liable side owes or has paid as damages under this contract for other loss",
        "責任を負う側が本契約につき他の損害について負担した賠償額",
    )


@reading(
    "cap-scope",
    en="Does the cap stand once for all claims under the contract or for each claim?",
    ja="上限は契約上の全請求に一つか、請求ごとか。",
    why=Text(
        "Its measure is all that was received under the contract, and nothing in it is about a single event.",
        "上限の尺度は契約全体の受領額で、個々の事由に触れない。",
    ),
)
class CapScope(Reading):
    """For what the cap stands."""

    IN_TOTAL = "once for all claims against the same side", "同じ側への全請求に一つ"
    EACH_DAMAGE = "for each claim", "請求ごと"


@reading(
    "receipts-until",
    en="Up to when do receipts count for the cap?",
    ja="上限の算定では、いつまでの受領額を数えるか。",
    why=Text(
        "No day is named; what has been received when the amount is settled is neutral between the sides.",
        "時点の定めがなく、賠償額の確定時とするのが中立である。",
    ),
)
class ReceiptsUntil(Reading):
    """Up to when receipts count."""

    SETTLEMENT = "until the damages are settled", "賠償額の確定時まで"
    HARMFUL_EVENT = "until the harmful event", "加害の時まで"


@reading(
    "cap-refunds",
    en="Do refunds lower the cap?",
    ja="返金は上限額から差し引くか。",
    why=Text("What was paid back is no longer received.", "返金した額はもはや受領した額ではない。"),
)
class CapRefunds(Reading):
    """Whether the cap is net of refunds."""

    TAKEN_OFF = "yes", "差し引く"
    NOT_TAKEN_OFF = "no", "差し引かない"


@reading(
    "cap-at-zero",
    en="Does the cap hold where the provider has received nothing?",
    ja="当社の受領額がない場合も上限は及ぶか。",
    why=Text(
        "The measure is plain arithmetic: nothing received, nothing owed.", "算式どおり、受領がなければ上限は零となる。"
    ),
)
class CapAtZero(Reading):
    """What a cap of nothing means."""

    NOTHING_OWED = "yes, nothing is owed then", "及ぶ(賠償額は零)"
    NO_CAP = "no, a cap presupposes a receipt", "及ばない(受領を前提とする)"


@reading(
    "tort-claims",
    en="Do the limits hold for claims in tort too?",
    ja="不法行為に基づく請求にも責任制限が及ぶか。",
    why=Text(
        "The clause speaks of harm done by one's fault, not only of breach.",
        "条項は債務不履行に限らず、帰責事由による加害一般を対象とする。",
    ),
)
class TortClaims(Reading):
    """Whether the limits reach tort."""

    CAPPED = "yes", "及ぶ"
    UNCAPPED = "no", "及ばない"


@reading(
    "own-fault",
    en="Is the injured side's own fault taken off before the cap or after it?",
    ja="過失相殺は上限の適用前か、適用後か。",
    why=Text(
        "Own fault goes to the amount of the damages (Civil Code 418); the cap is a ceiling on that amount.",
        "過失相殺は賠償額の算定に属し(民法418条)、上限はその額に及ぶ。",
    ),
)
class OwnFault(Reading):
    """In which order own fault and the cap count."""

    BEFORE_CAP = "before the cap", "上限の適用前"
    AFTER_CAP = "after the cap", "上限の適用後"


def _net_receipts(claim: type[Claim]) -> Yen:
    """The fees that the provider has received and kept."""
    received = ReceiptsUntil.choose(
        {ReceiptsUntil.SETTLEMENT: claim.fees_received, ReceiptsUntil.HARMFUL_EVENT: claim.fees_received_before}
    )
    kept = higher(received - claim.fees_refunded, Yen.fixed(0))
    counted = CapRefunds.choose({CapRefunds.TAKEN_OFF: kept, CapRefunds.NOT_TAKEN_OFF: received})
    receipts = untaxed(counted, claim.tax_percent)
    return named("receipts", "the receipts that count", "算定の基礎となる受領額", receipts)


def _cap(claim: type[Claim]) -> Yen:
    """What is left of the cap of article 16."""
    receipts = _net_receipts(claim)
    left = higher(receipts - claim.compensated_before, Yen.fixed(0))
    cap = CapScope.choose({CapScope.IN_TOTAL: left, CapScope.EACH_DAMAGE: receipts})
    return named("cap", "the cap", "上限額", cap)


def _cap_stands(claim: type[Claim]) -> Truth:
    return any_of(CapAtZero.NOTHING_OWED.chosen, _net_receipts(claim) > Yen.fixed(0)) & _limits_reach(claim)


def _limits_reach(claim: type[Claim]) -> Truth:
    return any_of(TortClaims.CAPPED.chosen, ~claim.in_tort)


def _gross(fault: OneOf[Fault], of_staff_only: Truth) -> Truth:
    return gross(fault) & any_of(StaffFault.INCLUDED.chosen, ~of_staff_only)


def _heads(ordinary: Yen, claim: type[Claim]) -> Yen:
    """All heads of a claim, the ordinary loss first."""
    return (
        head("ordinary-loss", "ordinary loss suffered as a direct result", "直接・現実の通常損害", ordinary)
        + head("special-loss", "loss from special circumstances", "特別事情による損害", claim.special_loss)
        + head("lost-profit", "lost profit", "逸失利益", claim.lost_profit)
        + head("derivative-loss", "derivative loss", "派生的な損害", claim.derivative_loss)
        + head("indirect-loss", "indirect loss", "間接的な損害", claim.indirect_loss)
    )


#: The heads of `_heads` that article 16 leaves out.
LEFT_OUT = ("special-loss", "lost-profit", "derivative-loss", "indirect-loss")


def _less_own_fault(loss: Yen, claim: type[Claim], cap_holds: Truth) -> Yen:
    """A loss less the share put down to whoever suffered it, by `OwnFault`."""
    hundred = Count.fixed(100)

    def without_share(amount: Yen) -> Yen:
        return whole_yen(amount * (hundred - claim.own_fault_percent) / hundred)

    capped = when(cap_holds, lower(loss, _cap(claim)), otherwise=loss)
    return OwnFault.choose({OwnFault.BEFORE_CAP: without_share(loss), OwnFault.AFTER_CAP: without_share(capped)})


class CustomersLoss(CustomersLiability, Claim):
    """A loss of the provider for which it turns to the customer; `damage` is ordinary, direct and suffered."""

    misuse_through_provider: Truth = fact(
        "a breach by the provider made the misuse of the account possible", "不正使用は当社の義務違反に起因するか"
    )
    customer_is_consumer: Truth = fact("the customer is a consumer", "利用者が消費者か")
    from_antisocial_termination: Truth = fact(
        "the loss comes from a termination by the customer under 15.3", "利用者による15条3項の解除から生じた損害か"
    )
    judged_unfair: Truth = fact(
        "a liability without fault is judged to burden the consumer one-sidedly and against good faith",
        "無過失責任が信義則に反し消費者の利益を一方的に害すると判断されるか",
    )


@hajimete.payment(
    "3.3/s4",
    by=CUSTOMER,
    to=PROVIDER,
    overrides=["customers_damages"],
    assumes=[("Fault is not asked for.", "帰責事由を要しない。")],
)
def account_damage(loss: type[CustomersLoss]) -> Yen:
    """If use of the account causes the provider damage, the customer makes it good."""
    through_provider = AccountMisuse.PROVIDER.chosen & loss.misuse_through_provider
    amount = _less_own_fault(_heads(loss.damage, loss), loss, hajimete.holds("cap_on_account_damage"))
    return provided(loss.through_account & ~through_provider, amount)


@hajimete.disapplies(CONSUMER_ACT_10, rules=[account_damage])
def unfair_liability_without_fault(loss: type[CustomersLoss]) -> Truth:
    """A liability without fault that is unfair to a consumer is void; liability for fault stays."""
    return struck_for_consumers(loss.customer_is_consumer) & loss.judged_unfair


@hajimete.date("3.4", by=CUSTOMER, to=PROVIDER)
def report_due_from(change: type[Change]) -> Date:
    """The duty to report starts when the change happens, or already when it is foreseen."""
    return report_due(change)


@hajimete.duty(
    "3.4",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("'Immediately' is judged by the circumstances; no figure is set.", "即時か否かは事情により判断する。")],
)
def change_untold(report: type[ChangeReport]) -> Truth:
    """The customer reports at once a change of name, address, e-mail, billing address, card or other such matter."""
    return report.changed_or_planned & ~report.told_immediately


@hajimete.power(
    "3.5",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("Without papers the report stands all the same.", "書類の不提示は届出の効力を妨げない。")],
)
def may_ask_for_proof(request: type[ProofRequest]) -> Truth:
    """After such a report the provider may ask to see papers that prove it."""
    return request.change_reported


class NoticeOnFile(NoticeSent):
    """A notice that the provider sent to the name or address on file."""

    by_email: Truth = fact("it was sent by e-mail, not by mail", "郵送でなく電子メールによるか")
    change_kept_it_away: Truth = fact(
        "the unreported change is what kept it from arriving", "未届の変更が不到達の原因か"
    )


@reading(
    "deemed-notice-cause",
    en="Must the unreported change be what kept the notice away?",
    ja="未届の変更が不到達の原因であることを要するか。",
    why=Text(
        "The fiction makes good what the customer's silence caused, although the words ask for any change.",
        "みなしは届出の懈怠の結果を補うもので、文言上は変更を問わないが趣旨により限る。",
    ),
)
class DeemedNoticeCause(Reading):
    """Which unreported change lets a notice count as given."""

    SAME_MATTER = "yes", "要する"
    ANY_CHANGE = "no, any unreported change is enough", "要しない"


@reading(
    "deemed-notice-medium",
    en="Does a letter count as given too, or only an e-mail?",
    ja="郵送もみなしの対象か、電子メールに限るか。",
    why=Text(
        "The condition names both, though the result speaks of a sending that fits e-mail better.",
        "要件は双方を挙げるが、効果の文言は送信のみに触れる。",
    ),
)
class DeemedNoticeMedium(Reading):
    """By which medium a notice can count as given."""

    BOTH = "both", "双方"
    EMAIL_ONLY = "only an e-mail", "電子メールのみ"


@hajimete.deeming(
    "3.6",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        ("The billing address and other media are outside.", "請求書の送付先や他の手段は含まない。"),
        ("Whether the letter came back makes no difference.", "返送の有無を問わない。"),
    ],
)
def deemed_given(notice: type[NoticeOnFile]) -> Instant:
    """If a change was not reported, what is sent to the name or address on file counts as made to the customer."""
    return notice_deemed_given(notice)


@hajimete.disapplies("3.6", rules=[deemed_given])
def notice_not_deemed(notice: type[NoticeOnFile]) -> Truth:
    """Read narrowly, it does not where the change did not matter for its arrival, or for a letter."""
    other_matter = all_of(DeemedNoticeCause.SAME_MATTER.chosen, notice.change_unreported, ~notice.change_kept_it_away)
    return any_of(other_matter, DeemedNoticeMedium.EMAIL_ONLY.chosen & ~notice.by_email)


change_report_due = hajimete.question(
    "change-report-due",
    Change,
    report_due_from,
    en="From when must the change be reported?",
    ja="届出義務はいつ生じるか。",
)
change_report_breach = hajimete.question(
    "change-report-breach",
    ChangeReport,
    change_untold,
    en="Is the duty to report broken?",
    ja="届出義務に違反するか。",
)
proof_of_change = hajimete.question(
    "proof-of-change",
    ProofRequest,
    may_ask_for_proof,
    en="May the provider ask for proof?",
    ja="証明書類を求められるか。",
)
deemed_notice = hajimete.question(
    "deemed-notice",
    NoticeOnFile,
    deemed_given,
    en="When does the notice count as given?",
    ja="通知はいつされたとみなされるか。",
)

# Article 4  Changes to the terms ------------------------------------------------------------------------------------


class NotifiedChange(AnnouncedChange):
    """A change of the terms; for a notice to the customer, `announced_at` is when it was sent."""

    arrived_at: Instant = fact(
        "when a notice to the customer arrived", "個別の通知が利用者に到達した日時", not_before="announced_at"
    )
    read_at: Instant = fact("when the customer read the posting", "利用者が掲載を閲覧した日時")


@reading(
    "amendment-route",
    en="Is the notice enough, or must the statutory conditions be met as well?",
    ja="通知で足りるか、民法548条の4の要件も必要か。",
    why=Text(
        "The terms make the notice the trigger; what statute asks of a change of standard terms stands beside them.",
        "規約は通知を要件とし、定型約款の変更の法定要件はその外にある。",
    ),
    text="CONTRACT",
    law="STATUTE_AS_WELL",
)
class AmendmentRoute(Reading):
    """Whether the statutory conditions for changing standard terms come on top."""

    CONTRACT = "the notice is enough", "通知で足りる"
    STATUTE_AS_WELL = "the conditions of Civil Code 548-4 must be met as well", "民法548条の4の要件も必要"


@reading(
    "notice-by-posting",
    en="When is a posting on the website a notice?",
    ja="ウェブサイトへの掲載はいつ通知となるか。",
    why=Text("The clause itself names the posting as a way to notify.", "条項自体が掲載を通知の手段としている。"),
)
class NoticeByPosting(Reading):
    """When a posting counts as a notice."""

    POSTED = "when it can be seen there", "閲覧可能となった時"
    READ = "when the customer reads it", "利用者が閲覧した時"


@hajimete.power(
    "4.1/s1",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("No ground is needed; good faith is not examined.", "変更の理由は不要とし、信義則は検討しない。")],
)
def may_amend() -> Truth:
    """The provider may change the terms at any time."""
    return TRUE


@hajimete.duty("4.2/s1", by=PROVIDER, to=CUSTOMER)
def notified(change: type[NotifiedChange]) -> Truth:
    """The provider notifies customers of a change, on its website or in another way that it fixed."""
    return change.channel.is_one_of(Channel.WEBSITE, Channel.PROVIDERS_METHOD)


@hajimete.date(
    "4.1/s2",
    "4.2/s2",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        ("Neither use nor assent is needed, and there is no lead time.", "利用や同意を要せず、予告期間もない。"),
        ("A later first day that the notice itself states is kept.", "通知自体がより遅い適用日を定めればそれによる。"),
    ],
)
def new_terms_from(change: type[NotifiedChange]) -> Instant:
    """The changed terms govern the contract, existing contracts included, from the moment of the notice."""
    posted = NoticeByPosting.choose({NoticeByPosting.POSTED: change.announced_at, NoticeByPosting.READ: change.read_at})
    told = ClaimMoment.choose({ClaimMoment.ARRIVAL: change.arrived_at, ClaimMoment.DISPATCH: change.announced_at})
    moment = when(change.channel.is_(Channel.WEBSITE), posted, otherwise=told)
    return provided(notified.holds, higher(moment, change.effective_on.start))


@hajimete.disapplies(STANDARD_TERMS_CHANGE, rules=[new_terms_from])
def statute_not_met(change: type[NotifiedChange]) -> Truth:
    """A change that benefits not everybody binds only if it is reasonable and announced before its first day."""
    return AmendmentRoute.STATUTE_AS_WELL.chosen & ~statutory_test_met(change)


may_change_the_terms = hajimete.question(
    "may-change-the-terms",
    Facts,
    may_amend,
    en="May the provider change the terms?",
    ja="当社は規約を変更できるか。",
)
new_terms = hajimete.question(
    "new-terms",
    NotifiedChange,
    new_terms_from,
    en="From when do the changed terms apply?",
    ja="変更後の規約はいつから適用されるか。",
)

# Article 5  Content of the service ----------------------------------------------------------------------------------


class Work(Facts):
    """A piece of work that the customer asks for."""

    in_scope_when_made: Truth = fact(
        "the website expressly named it as part of the service when the contract was made",
        "契約成立時のサイトにサービス内容として明示されていたか",
    )
    in_scope_now: Truth = fact(
        "the website expressly names it as part of the service now", "現在のサイトにサービス内容として明示されているか"
    )
    separate_contract: Truth = fact("a separate contract for it has been made", "別途の契約が締結されたか")


@reading(
    "website-version",
    en="Which state of the website counts for the content and the fee of the service?",
    ja="サービスの内容・料金は、いつの時点のサイトの掲載によるか。",
    why=Text(
        "They are agreed when the contract is made; a later change of the page is a change of terms (article 4).",
        "契約成立時に合意され、後の掲載の変更は第4条の変更の問題となる。",
    ),
)
class WebsiteVersion(Reading):
    """Which state of the website counts."""

    WHEN_MADE = "that at the making of the contract", "契約成立時のもの"
    CURRENT = "that at the time in question", "その時々のもの"


@hajimete.duty("5.1", by=PROVIDER, to=CUSTOMER)
def part_of_the_service(work: type[Work]) -> Truth:
    """What the service contains is what the website shows."""
    current = WebsiteVersion.CURRENT.chosen
    return any_of(current & work.in_scope_now, ~current & work.in_scope_when_made)


@hajimete.duty("5.2/s1", by=PROVIDER, to=CUSTOMER)
def under_a_separate_contract(work: type[Work]) -> Truth:
    """Work that is not expressly part of the service needs a contract of its own."""
    return work.separate_contract


@hajimete.excludes("5.2/s1", on=["damages"])
def out_of_scope_excluded(origin: type[Origin]) -> Truth:
    """Work outside of the service that was not done is no breach."""
    return origin.circumstances.has(Circumstance.OUT_OF_SCOPE)


@hajimete.declaration("5.2/s2", by=PROVIDER, to=CUSTOMER)
def no_duty_to_contract(claimed: type[Claimed]) -> Truth:
    """The provider is under no duty to make such a contract."""
    return claimed.right.is_(ClaimedRight.SEPARATE_CONTRACT)


class PostedTerm(Labelled):
    """The term of the contract that the website shows."""

    ONE_MONTH = "one month", "1か月"
    TWO_MONTHS = "two months", "2か月"
    THREE_MONTHS = "three months", "3か月"
    SIX_MONTHS = "six months", "6か月"
    ONE_YEAR = "one year", "1年"
    NAMED_LAST_DAY = "until a last day that it names", "末日の指定"
    NONE = "none", "定めなし"


_MONTHS_OF_TERM = {
    PostedTerm.ONE_MONTH: 1,
    PostedTerm.TWO_MONTHS: 2,
    PostedTerm.THREE_MONTHS: 3,
    PostedTerm.SIX_MONTHS: 6,
    PostedTerm.ONE_YEAR: 12,
}


class ContractTerm(Facts):
    """The term of a contract."""

    posted_term: OneOf[PostedTerm] = fact("the term that the website shows", "サイトに掲載された契約期間")
    made_at: Instant = fact("when the contract came about", "契約成立の日時")
    named_last_day: Date = fact("the last day that the website names, if it names one", "サイトの指定する末日")


@reading(
    "term-first-day",
    en="Does the day on which the contract comes about count as the first day of its term?",
    ja="契約成立の日は契約期間の初日に算入するか。",
    why=Text(
        "It comes about in the course of a day, and the first day is not counted then (Civil Code 140).",
        "契約は日の途中に成立し、初日は算入しない(民法140条)。",
    ),
)
class TermFirstDay(Reading):
    """Whether the day of the making counts."""

    NOT_COUNTED = "no", "算入しない"
    COUNTED = "yes", "算入する"


@hajimete.date(
    "5.3",
    by=EITHER,
    to=OTHER,
    assumes=[("Whether it is renewed is for the website to say.", "更新の有無はサイトの掲載による。")],
)
def last_day_of_term(term: type[ContractTerm]) -> Date:
    """How long the contract runs is what the website shows."""
    made_on = term.made_at.day
    last = term.named_last_day
    for posted, months in _MONTHS_OF_TERM.items():
        ends = TermFirstDay.choose(
            {TermFirstDay.NOT_COUNTED: made_on.months_after(months), TermFirstDay.COUNTED: made_on.months_from(months)}
        )
        last = when(term.posted_term.is_(posted), ends, otherwise=last)
    return provided(~term.posted_term.is_(PostedTerm.NONE), last)


class ContractType(Labelled):
    """A type of contract of the Civil Code."""

    QUASI_MANDATE = "quasi-mandate (Civil Code 656)", "準委任(民法656条)"


@hajimete.definition("5.4/s1")
def quasi_mandate() -> OneOf[ContractType]:
    """The service is rendered as a quasi-mandate."""
    return OneOf.fixed(ContractType.QUASI_MANDATE)


class EndingEvent(Labelled):
    """An event that may end a mandate by statute."""

    CUSTOMER_DIED = "the customer died", "利用者の死亡"
    CUSTOMER_BANKRUPT = "bankruptcy proceedings over the customer were opened", "利用者の破産手続開始の決定"
    PROVIDER_BANKRUPT = "bankruptcy proceedings over the provider were opened", "当社の破産手続開始の決定"
    BANKRUPTCY_FILED = "bankruptcy was applied for, no proceedings opened yet", "破産手続開始の申立て(決定前)"
    REHABILITATION_OPENED = "civil rehabilitation was opened", "民事再生手続の開始"
    NONE = "none of these", "いずれもなし"


class Ending(Facts):
    """An event over a side of the contract."""

    ending_event: OneOf[EndingEvent] = fact("what happened", "発生した事由")
    event_on: Date = fact("the day on which it happened", "事由の発生日")


@reading(
    "mandate-law",
    en="Do the statutory grounds that end a mandate hold beside the terms?",
    ja="委任の法定終了事由は規約の外で適用されるか。",
    why=Text(
        "The terms say nothing on them; the Civil Code fills in as for any mandate.",
        "規約に定めがなく、委任に関する民法の規定が補充する。",
    ),
    text="TERMS_ALONE",
    law="CIVIL_CODE",
)
class MandateLaw(Reading):
    """Whether statute ends the contract."""

    TERMS_ALONE = "no: articles 12, 13 and 15 are the only ends", "適用しない(規約の定める終了のみ)"
    CIVIL_CODE = "yes, Civil Code 653", "適用する(民法653条)"


@hajimete.date(END_OF_MANDATE, by=EITHER, to=OTHER)
def ended_by_statute(ending: type[Ending]) -> Date:
    """A mandate ends by itself with the death of a side or the opening of bankruptcy proceedings over it."""
    ends = ending.ending_event.is_one_of(
        EndingEvent.CUSTOMER_DIED, EndingEvent.CUSTOMER_BANKRUPT, EndingEvent.PROVIDER_BANKRUPT
    )
    return provided(MandateLaw.CIVIL_CODE.chosen & ends, ending.event_on)


class Care(Facts):
    """How the provider rendered the service."""

    lawful: Truth = fact("the law was kept", "法令を遵守したか")
    with_care: Truth = fact(
        "it used its expertise and took the care of a good manager", "専門性に応じた善管注意を尽くしたか"
    )


@hajimete.duty("5.4/s2", by=PROVIDER, to=CUSTOMER)
def care_missing(care: type[Care]) -> Truth:
    """The provider renders it with its expertise, lawfully and with the care of a good manager."""
    return ~(care.lawful & care.with_care)


@hajimete.declaration("5.5", by=PROVIDER, to=CUSTOMER)
def result_not_promised(claimed: type[Claimed]) -> Truth:
    """No particular result is promised."""
    return claimed.right.is_(ClaimedRight.RESULT)


@hajimete.excludes("5.5", on=["damages"])
def result_only_excluded(origin: type[Origin]) -> Truth:
    """A result that was not reached is by itself no breach."""
    return origin.circumstances.has(Circumstance.RESULT_ONLY)


work_owed = hajimete.question(
    "work-owed",
    Work,
    part_of_the_service,
    under_a_separate_contract,
    en="Does the provider owe the work?",
    ja="当社はその作業を行う義務を負うか。",
)
end_of_term = hajimete.question(
    "end-of-term",
    ContractTerm,
    last_day_of_term,
    en="With which day does the term of the contract end?",
    ja="契約期間の末日はいつか。",
)
contract_type = hajimete.question(
    "contract-type",
    Facts,
    quasi_mandate,
    en="Of which type is the contract?",
    ja="契約の類型は何か。",
)
end_by_statute = hajimete.question(
    "end-by-statute",
    Ending,
    ended_by_statute,
    en="On which day does the contract end by statute?",
    ja="契約は法律上いつ当然に終了するか。",
)
care_breach = hajimete.question(
    "care-breach",
    Care,
    care_missing,
    en="Does the provider break its duty of care?",
    ja="当社は注意義務に違反するか。",
)

# Article 6  Fee and how it is paid ----------------------------------------------------------------------------------


class Fee(Facts):
    """A fee that the website shows."""

    fee_when_made: Yen = fact(
        "the fee that the website showed when the contract was made", "契約成立時のサイト掲載の料金"
    )
    fee_now: Yen = fact("the fee that the website shows for the time in question", "その時点のサイト掲載の料金")
    tax_percent: Count = fact("the rate of consumption tax, in percent", "消費税の税率(%)", high=100)


class Outlay(Fee):
    """A fee with the cost of paying it."""

    cost_of_paying: Yen = fact("bank charges and the like", "振込手数料等の費用")


class PaidInPart(Outlay):
    """A fee and what was paid of it; `cost_of_paying` was taken off what was sent."""

    sent: Yen = fact("what the customer sent", "利用者が送金した額")


@reading(
    "posted-fee",
    en="Is the posted fee the sum that is owed, or is consumption tax added?",
    ja="掲載の料金はそのまま支払うべき額か、消費税を加えるか。",
    why=Text(
        "The fee is defined by what is posted; whether tax is in it is for the page to say.",
        "料金は掲載額で定義され、税の内外は掲載による。",
    ),
)
class PostedFee(Reading):
    """Whether tax comes on top of the posted fee."""

    AS_POSTED = "as posted", "掲載額のとおり"
    PLUS_TAX = "tax is added", "消費税を加える"


def _fee(fee: type[Fee]) -> Yen:
    posted = WebsiteVersion.choose({WebsiteVersion.WHEN_MADE: fee.fee_when_made, WebsiteVersion.CURRENT: fee.fee_now})
    hundred = Count.fixed(100)
    taxed = whole_yen(posted * (hundred + fee.tax_percent) / hundred)
    return PostedFee.choose({PostedFee.AS_POSTED: posted, PostedFee.PLUS_TAX: taxed})


@hajimete.payment("6/s1", by=CUSTOMER, to=PROVIDER)
def fee_owed(fee: type[Fee]) -> Yen:
    """The customer pays the fee that the website shows."""
    return _fee(fee)


@hajimete.duty(
    "6/s1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        ("Force majeure does not excuse late payment (11, Civil Code 419(3)).", "不可抗力は遅延の抗弁とならない。")
    ],
)
def paid_late(payment: type[Payment]) -> Truth:
    """The customer pays the fee by the day that the provider designates, that day included."""
    return paid_after_due_day(payment)


@hajimete.duty("6/s2", by=CUSTOMER, to=PROVIDER)
def bears_cost_of_paying(borne: type[BorneMatter]) -> OneOf[Side]:
    """The customer bears the cost of paying."""
    return provided(borne.matter.is_(Matter.COST_OF_PAYING), OneOf.fixed(Side.CUSTOMER))


@hajimete.payment("6/s2", by=CUSTOMER, to=PROVIDER)
def fee_with_cost(outlay: type[Outlay]) -> Yen:
    """So paying costs the customer the fee and the cost of paying it."""
    return _fee(outlay) + outlay.cost_of_paying


@hajimete.payment("6/s1", "6/s2", by=CUSTOMER, to=PROVIDER)
def fee_left(paid: type[PaidInPart]) -> Yen:
    """Charges that a bank took off what was sent do not count as paid."""
    arrived = higher(paid.sent - paid.cost_of_paying, Yen.fixed(0))
    return higher(_fee(paid) - arrived, Yen.fixed(0))


@hajimete.payment(
    STATUTORY_RATE_FROM_DEFAULT,
    STATUTORY_RATE,
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        ("Simple interest, outside of the cap of article 16.", "単利とし、16条の上限の外とする。"),
        ("Days are civil days in Asia/Tokyo.", "日は日本時間の暦日による。"),
    ],
)
def statutory_interest_owed(debt: type[OverdueDebtByLaw]) -> Yen:
    """The terms set no rate for late payment; the Civil Code gives the statutory one, to the day of payment."""
    return statutory_interest_on_overdue(debt)


@hajimete.payment(
    PART_PAYMENT,
    STATUTORY_RATE_FROM_DEFAULT,
    STATUTORY_RATE,
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        (
            "The day of the part payment is a day of delay for the whole; the rest bears interest from the next day.",
            "一部弁済の日は全額の遅滞日とし、残元本にはその翌日から利息を付す。",
        ),
        (
            "The part payment strikes an account: fractions fall away before and after it.",
            "一部弁済時に精算し、端数はその前後で各別に処理する。",
        ),
    ],
)
def interest_after_part_payment(debt: type[PartPaymentByLaw]) -> Yen:
    """A part payment pays interest first; what is left of the principal goes on bearing the statutory rate."""
    return statutory_interest_with_part_payment(debt)


class DemandedDamages(DemandedDebt):
    """Damages under the contract, paid after the demand for them."""

    cap_left: Yen = fact(
        "what is left of the cap of article 16 beside these damages", "当該賠償額を控除した16条の上限の残額"
    )


@reading(
    "interest-and-cap",
    en="Does the cap on damages take in late interest on them?",
    ja="賠償金の遅延損害金も上限に含まれるか。",
    why=Text(
        "Interest makes good the delay in paying, not the loss that the cap is about.",
        "遅延損害金は支払の遅れを填補し、上限の対象たる損害とは別である。",
    ),
)
class InterestAndCap(Reading):
    """Whether interest on damages is capped."""

    ON_TOP = "no, it comes on top", "含まれない"
    INSIDE = "yes", "含まれる"


@hajimete.payment(
    NO_DUE_DATE,
    STATUTORY_RATE_FROM_DEFAULT,
    STATUTORY_RATE,
    by=OTHER,
    to=EITHER,
    assumes=[
        (
            "Damages for a breach; those in tort are late from the harm.",
            "債務不履行の賠償とする(不法行為は加害時から遅滞)。",
        )
    ],
)
def interest_on_damages(debt: type[DemandedDamages]) -> Yen:
    """Damages have no due date and are late from the day after the demand, at the statutory rate."""
    amount = statutory_interest(debt.principal, debt.demanded_on, debt.paid_on, debt.statutory_percent)
    owed = InterestAndCap.choose({InterestAndCap.ON_TOP: amount, InterestAndCap.INSIDE: lower(amount, debt.cap_left)})
    return provided(StatutoryInterest.CIVIL_CODE.chosen & (debt.paid_on > debt.demanded_on), owed)


fee_due = hajimete.question("fee-due", Fee, fee_owed, en="How much is the fee?", ja="料金はいくらか。")
outlay = hajimete.question(
    "outlay",
    Outlay,
    fee_with_cost,
    en="What does the customer spend on the fee and its payment?",
    ja="料金と支払の費用を合わせた利用者の負担はいくらか。",
)
fee_shortfall = hajimete.question(
    "fee-shortfall",
    PaidInPart,
    fee_left,
    en="How much of the fee is still owed?",
    ja="料金の不足額はいくらか。",
)
payment_breach = hajimete.question(
    "payment-breach", Payment, paid_late, en="Was the fee paid late?", ja="支払は遅れたか。"
)
late_interest = hajimete.question(
    "late-interest",
    OverdueDebtByLaw,
    statutory_interest_owed,
    en="How much late interest is owed?",
    ja="遅延損害金はいくらか。",
)
late_interest_from_demand = hajimete.question(
    "late-interest-from-demand",
    DemandedDamages,
    interest_on_damages,
    en="How much late interest is owed on damages?",
    ja="賠償金の遅延損害金はいくらか。",
)

late_interest_with_part_payment = hajimete.question(
    "late-interest-with-part-payment",
    PartPaymentByLaw,
    interest_after_part_payment,
    en="How much late interest is owed in all after a part payment?",
    ja="一部弁済がある場合の遅延損害金の総額はいくらか。",
)

# Article 7  Direction of staff --------------------------------------------------------------------------------------


@hajimete.duty("7", by=PROVIDER, to=CUSTOMER)
def bears_staff(borne: type[BorneMatter]) -> OneOf[Side]:
    """The provider alone is the employer of those who render the service and alone directs its staff."""
    return provided(borne.matter.is_(Matter.STAFF), OneOf.fixed(Side.PROVIDER))


# Article 8  Intellectual property -----------------------------------------------------------------------------------


class PropertyRight(Labelled):
    """A right in something that was made."""

    PATENT = "patent, or the right to get one", "特許権・特許を受ける権利"
    UTILITY_MODEL = "utility model, or the right to its registration", "実用新案権・その登録を受ける権利"
    CIRCUIT_LAYOUT = "circuit layout right, or the right to its registration", "回路配置権・その登録を受ける権利"
    DESIGN = "design right, or the right to its registration", "意匠権・その登録を受ける権利"
    PLANT_BREEDERS_RIGHT = "plant breeder's right", "育成者権"
    COPYRIGHT = "copyright, the rights to adapt and in adaptations included", "著作権(翻案等の権利を含む)"
    TRADE_MARK = "trade mark", "商標権"
    FOREIGN_EQUIVALENT = "a foreign counterpart of one of these", "これらに相当する外国の権利"
    KNOW_HOW = "know-how or a trade secret", "ノウハウ・営業秘密"
    MORAL_RIGHT = "moral right of an author", "著作者人格権"
    OTHER = "another right", "その他の権利"


class Ownership(Facts):
    """A question of ownership."""

    property_right: OneOf[PropertyRight] = fact("the right in question", "問題となる権利")
    arose_in_service: Truth = fact("it arose while the service was rendered", "サービスの提供中に生じたか")
    created_by: OneOf[Side] = fact("whose people created its object", "対象を創作した側")


@reading(
    "rights-created-by-customer",
    en="Do rights in what the customer's people created belong to the provider too?",
    ja="利用者側が創作したものの権利も当社に属するか。",
    why=Text("The clause asks only where a right arose.", "条項は権利の生じた場面のみを要件とする。"),
)
class RightsCreatedByCustomer(Reading):
    """Whether it matters who created."""

    WHOEVER_CREATED = "yes, whoever created it", "属する(創作者を問わない)"
    PROVIDER_ONLY = "no, only in what the provider's people created", "属さない(当社側の創作に限る)"


@reading(
    "know-how",
    en="Does know-how that arises while the service is rendered belong to the provider?",
    ja="提供過程で生じたノウハウ・営業秘密も当社に属するか。",
    why=Text("The list is closed and has no catch-all.", "列挙は限定的で、包括的な文言がない。"),
)
class KnowHow(Reading):
    """Whether know-how is in the list."""

    NOT_LISTED = "no", "属さない"
    INCLUDED = "yes", "属する"


@hajimete.declaration(
    "8.1",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        ("Rights that existed before stay where they are.", "既存の権利は影響を受けない。"),
        ("Moral rights are neither transferred nor waived.", "著作者人格権の譲渡・不行使の定めはない。"),
    ],
)
def belongs_to_provider(ownership: type[Ownership]) -> Truth:
    """The listed intellectual property rights that arise while the service is rendered belong to the provider."""
    listed = ownership.property_right.is_one_of(
        PropertyRight.PATENT,
        PropertyRight.UTILITY_MODEL,
        PropertyRight.CIRCUIT_LAYOUT,
        PropertyRight.DESIGN,
        PropertyRight.PLANT_BREEDERS_RIGHT,
        PropertyRight.COPYRIGHT,
        PropertyRight.TRADE_MARK,
        PropertyRight.FOREIGN_EQUIVALENT,
    )
    know_how = ownership.property_right.is_(PropertyRight.KNOW_HOW) & KnowHow.INCLUDED.chosen
    creator = any_of(RightsCreatedByCustomer.WHOEVER_CREATED.chosen, ownership.created_by.is_(Side.PROVIDER))
    return all_of(any_of(listed, know_how), ownership.arose_in_service, creator)


ownership = hajimete.question(
    "ownership", Ownership, belongs_to_provider, en="Does it belong to the provider?", ja="当社に帰属するか。"
)


class Purpose(Labelled):
    """What information is used for."""

    SERVICE = (
        "this service, or the company's services that the customer uses with it",
        "本サービス又は関連して利用する当社サービスの履行",
    )
    OTHER = "something else", "それ以外"


class Recipient(Labelled):
    """To whom information is disclosed."""

    NOBODY = "nobody", "開示なし"
    OWN_STAFF = "officers or employees of whoever discloses", "開示者の役職員"
    ADVISER = "an adviser of whoever discloses", "開示者の助言者"
    PROVIDERS_SUBSIDIARY = "a subsidiary of the provider", "当社の子会社"
    PROVIDERS_CONTRACTOR = "a contractor of the provider", "当社の委託先"
    PROVIDERS_OTHER_AFFILIATE = "a parent, sister or other affiliate of the provider", "当社の親会社・兄弟会社等"
    OTHER = "somebody else", "その他の者"


class Field(Labelled):
    """What information is about."""

    BUSINESS = "business", "業務"
    TECHNICAL = "technical matters", "技術"
    BOTH = "both", "業務及び技術"
    OTHER = "neither", "いずれでもない"


class Marking(Labelled):
    """Whether information is marked as secret."""

    WHEN_LEARNED = "marked when it was learned", "知得の時に表示あり"
    LATER = "marked afterwards", "後日に表示"
    NONE = "not marked", "表示なし"


class Consent(Labelled):
    """The form of a consent."""

    NONE = "none", "なし"
    ORAL = "by word of mouth", "口頭"
    WRITTEN = "in writing, or in a signed electronic record", "書面(電子署名のある記録を含む)"
    ELECTRONIC = "by e-mail or other electronic means", "電子メール等の電磁的方法"


class Information(Facts):
    """Information that one side has of the other, at the moment of an act."""

    learned_under_contract: Truth = fact("it was learned under this contract", "本契約により知得したか")
    of_other_side: Truth = fact("it is the other side's", "相手方の情報か")
    field: OneOf[Field] = fact("what it is about", "情報の分野")
    marking: OneOf[Marking] = fact("whether it is marked as secret", "秘密の表示")
    marked_at: Instant = fact("when it was marked, if only afterwards", "後日に表示された日時")
    act_at: Instant = fact("the moment in question: that of the disclosure or use", "基準となる日時(開示又は使用の時)")
    public_when_learned: Truth = fact("it was public already when it was learned", "知得の時に既に公知であったか")
    held_before: Truth = fact("the recipient held it already when it was learned", "知得の時に既に保有していたか")
    became_public: Truth = fact("it became public afterwards", "知得の後に公知となったか")
    public_at: Instant = fact("when it became public, if it did", "公知となった日時")
    through_recipient: Truth = fact(
        "it became public by the fault of whoever had learned it", "公知化は知得した側の帰責事由によるか"
    )
    developed_afterwards: Truth = fact("the recipient developed it afterwards", "知得の後に自ら開発したか")
    unrelated_to_service: Truth = fact("without connection to this service", "本サービスと無関係にか")
    from_third_party: Truth = fact(
        "it was got from a third party entitled to give it", "正当な権限ある第三者から得たか"
    )
    without_secrecy: Truth = fact("without a duty of secrecy", "守秘義務を負わずにか")
    lawfully: Truth = fact("lawfully", "合法的にか")


class ContractEnd(Facts):
    """Whether and when the contract ended."""

    contract_ended: Truth = fact("the contract has ended", "本契約が終了したか")
    ended_at: Instant = fact("when it ended, if it did", "終了の日時")
    next_business_day: Date = fact(
        "the first business day on or after the last day of the three years", "3年の末日以後最初の営業日"
    )


class Secrecy(Information, ContractEnd):
    """What one side did with information of the other."""

    purpose: OneOf[Purpose] = fact("what it was used for", "使用の目的")
    discloser: OneOf[Side] = fact("who disclosed or used it", "開示又は使用した側")
    recipient: OneOf[Recipient] = fact("to whom it was disclosed", "開示の相手方")
    consent: OneOf[Consent] = fact("the other side's consent", "相手方の承諾")
    consent_at: Instant = fact("when consent was given", "承諾の日時")
    needed_for_service: Truth = fact("rendering the service needs the disclosure", "サービスの遂行に必要な範囲か")
    bound_to_secrecy: Truth = fact("whoever is told is bound to keep the secret", "開示先が守秘義務を負うか")
    compelled_by_law: Truth = fact("a law, court or authority orders the disclosure", "法令・裁判所等が開示を命じたか")
    as_far_as_required: Truth = fact("no more was disclosed than is ordered", "命じられた範囲にとどまるか")


class SimilarService(Labelled):
    """A service that is offered to others with a deliverable."""

    NONE = "none", "なし"
    SAME = "the same service", "同一の役務"
    SIMILAR = "a similar service", "類似の役務"
    OTHER = "a service of another kind", "その他の役務"


class DeliverableUse(Secrecy):
    """A use that the customer makes of a deliverable."""

    own_business: Truth = fact("it is for the customer's own business", "自己の業務のためか")
    holds_confidential_information: Truth = fact(
        "the deliverable holds confidential information of the provider", "当社の秘密を含む提出物か"
    )
    offered_service: OneOf[SimilarService] = fact(
        "the service that is offered to others with it, paid or free",
        "提出物を用いて第三者に提供する役務(有償無償を問わない)",
    )


@reading(
    "similar-service",
    en="What is a similar service?",
    ja="「類似する役務」とは何か。",
    why=Text("The word is similar, not same.", "文言は「類似」であり「同一」ではない。"),
)
class WhatIsSimilar(Reading):
    """What counts as a similar service."""

    FUNCTIONAL = "one of the same kind", "同種の役務"
    IDENTICAL = "only the same service", "同一の役務に限る"


@reading(
    "deliverables-after-end",
    en="Does the right to use deliverables last after the contract has ended?",
    ja="提出物の利用権は本契約の終了後も存続するか。",
    why=Text(
        "Deliverables are handed over to be used, and no end is named.",
        "提出物は利用のために納められ、終期の定めがない。",
    ),
)
class DeliverablesAfterEnd(Reading):
    """Whether the right to use survives."""

    LASTS = "yes", "存続する"
    ENDS = "no", "存続しない"


@hajimete.right(
    "8.2/s1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("The bar on similar services lasts as well.", "類似役務の禁止も存続する。")],
)
def may_use_deliverable(use: type[DeliverableUse]) -> Truth:
    """The customer may use reports and other deliverables for its own business."""
    return use.own_business & any_of(DeliverablesAfterEnd.LASTS.chosen, ~use.contract_ended)


@hajimete.disapplies("8.2/s2", rules=[may_use_deliverable])
def only_within_article_9(use: type[DeliverableUse]) -> Truth:
    """If a deliverable holds confidential information of the provider, only as far as article 9 is kept."""
    broken = any_of(hajimete.holds("no_disclosure"), hajimete.holds("no_other_use"))
    return use.holds_confidential_information & broken


@hajimete.disapplies("8.2/s3", rules=[may_use_deliverable])
def not_for_a_similar_service(use: type[DeliverableUse]) -> Truth:
    """In no case may a deliverable be used to offer others a similar service, paid or free."""
    similar = use.offered_service.is_(SimilarService.SIMILAR) & WhatIsSimilar.FUNCTIONAL.chosen
    return use.offered_service.is_(SimilarService.SAME) | similar


@hajimete.power("8.3/s1", by=PROVIDER, to=CUSTOMER)
def may_use_ai() -> Truth:
    """The provider may use generative AI to make deliverables."""
    return TRUE


@hajimete.declaration("8.3/s2", by=PROVIDER, to=CUSTOMER)
def no_warranty_of_deliverables(claimed: type[Claimed]) -> Truth:
    """Deliverables made with generative AI may hold errors; nothing about them is represented or warranted."""
    return claimed.right.is_(ClaimedRight.WARRANTY_OF_DELIVERABLE) & claimed.made_with_ai


class Proof(Labelled):
    """What is established of something that is asserted."""

    SHOWN = "it is shown", "証明された"
    OPEN = "it is neither shown nor refuted", "真偽不明"
    REFUTED = "it is refuted", "反証された"


class AiErrors(Facts):
    """Loss put down to errors in the output of generative AI."""

    ai_error_loss: Yen = fact(
        "ordinary loss that the provider puts down to errors in AI output",
        "AIの出力の誤りに起因すると主張される通常損害",
    )
    ai_error: OneOf[Proof] = fact("that it has to do with such errors", "AIの出力の誤りに関連することの証明")
    left_unreviewed: Truth = fact(
        "the care of a good manager called for a review that the provider left out",
        "善管注意として要した確認を当社が怠ったか",
    )


@reading(
    "proof-of-ai-error",
    en="Who must show that a loss has to do with errors in AI output?",
    ja="損害がAIの出力の誤りに関連することは、だれが証明すべきか。",
    why=Text("An exemption is shown by whoever relies on it.", "免責は援用する者が証明する。"),
)
class ProofOfAiError(Reading):
    """Who bears the burden of proof."""

    PROVIDER = "the provider must show it", "当社が証明する"
    CUSTOMER = "the customer must refute it", "利用者が反証する"


@reading(
    "unreviewed-ai-output",
    en="Is a loss from AI output still excluded if care called for a review that the provider left out?",
    ja="当社が必要な確認を怠った場合も、AIの出力の誤りによる損害は免責されるか。",
    why=Text(
        "The clause covers what has to do with such errors, and the check is put on the customer.",
        "条項は誤りに関連する損害を広く対象とし、確認を利用者に求めている。",
    ),
)
class UnreviewedAiOutput(Reading):
    """Whether the duty of care limits the exemption."""

    EXCLUDED = "yes", "免責される"
    BREACH_OF_CARE = "no, it is a breach of 5.4 and goes by article 16", "免責されない(5条4項違反として16条による)"


@hajimete.excludes(
    "8.3/s3",
    on=["damages"],
    heads=["ai-errors"],
    assumes=[
        (
            "Loss from AI errors beyond the ordinary is not asked for: 16 leaves it out already.",
            "AIの誤りによる通常損害以外の損害は、16条により既に除かれるため問わない。",
        )
    ],
)
def ai_errors_excluded(errors: type[AiErrors]) -> Truth:
    """The provider is not liable for damage that has to do with errors in the output of generative AI."""
    unrefuted = ProofOfAiError.CUSTOMER.chosen & errors.ai_error.is_(Proof.OPEN)
    kept = any_of(UnreviewedAiOutput.EXCLUDED.chosen, ~errors.left_unreviewed)
    return any_of(errors.ai_error.is_(Proof.SHOWN), unrefuted) & kept


class HumanCheck(Facts):
    """How the customer went about a deliverable."""

    made_with_ai: Truth = fact("it was made with generative AI", "生成AIを用いて作成されたか")
    used: Truth = fact("the customer used it", "利用したか")
    used_at: Instant = fact("when it was used, if it was", "利用の日時")
    checked: Truth = fact("people checked it", "人による確認をしたか")
    checked_at: Instant = fact("when they checked it, if they did", "確認の日時")


@hajimete.duty(
    "8.3/s4",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        ("The exemption for AI errors does not hang on the check.", "免責は確認の有無に左右されない。"),
        ("No sanction is set.", "違反の効果の定めはない。"),
    ],
)
def unchecked(check: type[HumanCheck]) -> Truth:
    """The customer is asked to have people check such a deliverable before it is used."""
    return all_of(check.made_with_ai, check.used, ~(check.checked & (check.checked_at < check.used_at)))


ai_use = hajimete.question(
    "ai-use",
    Facts,
    may_use_ai,
    en="May the provider use generative AI for deliverables?",
    ja="当社は提出物の作成に生成AIを用いることができるか。",
)
human_check_breach = hajimete.question(
    "human-check-breach",
    HumanCheck,
    unchecked,
    en="Was the check by people left out?",
    ja="人による確認を怠ったか。",
)

# Article 9  Confidentiality -----------------------------------------------------------------------------------------


@reading(
    "business-and-technical",
    en="Must information be of business and technical at once?",
    ja="業務上かつ技術上の情報であることを要するか。",
    why=Text(
        "The words name two fields; asking for both at once would leave little of the clause.",
        "文言は二つの分野を挙げるもので、双方を要すれば条項は意味を失う。",
    ),
)
class BusinessAndTechnical(Reading):
    """Which fields are covered."""

    EITHER_FIELD = "no, either is enough", "要しない(いずれかで足りる)"
    BOTH_FIELDS = "yes, both", "要する"


@reading(
    "later-marking",
    en="Is information confidential that was marked only after it had been learned?",
    ja="知得の後に秘密の表示がされた情報は秘密情報か。",
    why=Text("No procedure for marking afterwards is set.", "事後の表示の手続の定めがない。"),
)
class LaterMarking(Reading):
    """Whether a mark can be added."""

    TOO_LATE = "no", "秘密情報ではない"
    COUNTS = "yes, from the marking on", "表示の時から秘密情報である"


@reading(
    "publication-and-secrecy",
    en="Does later publication end secrecy from then on, or as if it had never been?",
    ja="後の公知化は、その時から秘密でなくなるか、初めから秘密でなかったことになるか。",
    why=Text(
        "The event lies after the receipt, and what was done before it stays a breach.",
        "事由は知得後に生じ、それ以前の違反は残る。",
    ),
)
class PublicationAndSecrecy(Reading):
    """From when publication counts."""

    FROM_THEN_ON = "from then on", "その時から"
    FROM_THE_START = "as if it had never been secret", "初めから"


@reading(
    "disclosure-ordered-by-law",
    en="May what the law orders to be disclosed be disclosed, although the terms have no exception for it?",
    ja="例外の定めがなくても、法令により命じられた開示は許されるか。",
    why=Text("A private duty cannot stand in the way of the law.", "私的な義務は法令の遵守を妨げない。"),
    text="AS_WRITTEN",
    law="PERMITTED",
)
class DisclosureOrderedByLaw(Reading):
    """Whether the law goes before secrecy."""

    PERMITTED = "yes, as far as it is ordered", "許される(命じられた範囲)"
    AS_WRITTEN = "no, as written", "許されない(文言どおり)"


@reading(
    "disclosure-for-the-service",
    en="May information be disclosed to third parties for the service itself without consent?",
    ja="本サービスの履行のための第三者への開示も、承諾を要するか。",
    why=Text(
        "The secret is to be kept first of all, and the leave that 9.2 gives for the service would be needless.",
        "まず秘密の保持が求められ、開示が自由なら履行のための開示を許す2項は不要となる。",
    ),
)
class DisclosureForTheService(Reading):
    """Whether the purpose limits the bar on disclosure too, or that on use only."""

    NEEDS_CONSENT = "no, only its use for the service is free", "要する(自由なのは使用に限る)"
    FREE = "yes, the bar is on other purposes", "要しない(目的外の開示に限り禁止)"


@reading(
    "duty-of-recipients",
    en="Must a subsidiary or contractor be bound to secrecy itself before the provider tells it?",
    ja="再開示には、子会社・委託先自身が守秘義務を負うことを要するか。",
    why=Text(
        "The text asks for no such bond; the provider's own responsibility stands in its place.",
        "文言上求められず、当社自身の責任がこれに代わる。",
    ),
)
class DutyOfRecipients(Reading):
    """Whether recipients must be bound."""

    NOT_ASKED_FOR = "no", "要しない"
    ASKED_FOR = "yes, as the provider itself is", "要する(当社と同等の義務)"


@reading(
    "survival-scope",
    en="Does the right to disclose to subsidiaries and contractors last together with secrecy?",
    ja="子会社・委託先への開示の許容も、終了後に存続するか。",
    why=Text("What limits a duty is part of it.", "義務の範囲を画する定めは義務と一体である。"),
)
class SurvivalScope(Reading):
    """What of article 9 survives."""

    WHOLE_ARTICLE = "yes, the article lasts as a whole", "存続する(本条全体)"
    DUTY_ALONE = "no, only the duty", "存続しない(義務のみ)"


@hajimete.definition("9.1/s1")
def confidential(information: type[Information]) -> Truth:
    """Marked business and technical information of the other side, learned under the contract, is confidential."""
    either = information.field.is_one_of(Field.BUSINESS, Field.TECHNICAL) & BusinessAndTechnical.EITHER_FIELD.chosen
    by_then = information.marked_at <= information.act_at
    marked_later = all_of(LaterMarking.COUNTS.chosen, information.marking.is_(Marking.LATER), by_then)
    return all_of(
        information.learned_under_contract,
        information.of_other_side,
        information.field.is_(Field.BOTH) | either,
        information.marking.is_(Marking.WHEN_LEARNED) | marked_later,
    )


@hajimete.disapplies(
    "9.1/s2",
    rules=[confidential],
    assumes=[("Whoever relies on an exception shows it.", "例外は援用する者が証明する。")],
)
def not_confidential() -> Truth:
    """Five kinds of information are not confidential."""
    return TRUE


@hajimete.ground("9.1(1)", of=not_confidential)
def public_already(information: type[Information]) -> Truth:
    """Already public when received or learned."""
    return information.public_when_learned


@hajimete.ground("9.1(2)", of=not_confidential)
def held_already(information: type[Information]) -> Truth:
    """Already held when received or learned."""
    return information.held_before


@hajimete.ground("9.1(3)", of=not_confidential)
def public_afterwards(information: type[Information]) -> Truth:
    """Became public afterwards without fault of the recipient."""
    by_then = any_of(PublicationAndSecrecy.FROM_THE_START.chosen, information.public_at <= information.act_at)
    return all_of(information.became_public, ~information.through_recipient, by_then)


@hajimete.ground(
    "9.1(4)",
    of=not_confidential,
    assumes=[("Independence of the service is asked for.", "サービスとの無関係性を要する。")],
)
def developed_independently(information: type[Information]) -> Truth:
    """Developed afterwards without connection to the service."""
    return information.developed_afterwards & information.unrelated_to_service


@hajimete.ground("9.1(5)", of=not_confidential)
def got_from_third_party(information: type[Information]) -> Truth:
    """Lawfully got from a third party entitled to give it, without a duty of secrecy."""
    return all_of(information.from_third_party, information.without_secrecy, information.lawfully)


THREE_YEARS = 36
"""Months."""


@hajimete.date(
    "9.3",
    by=EITHER,
    to=OTHER,
    assumes=[
        ("A contract that ends at 00:00 ended with the day before.", "午前0時の終了は前日の終了とする。"),
        (
            "Accrued claims and clauses meant for the time after the end last without being named.",
            "既発生の権利及び終了後を予定した条項は、明文がなくても存続する。",
        ),
    ],
)
def last_day_of_secrecy(end: type[ContractEnd]) -> Date:
    """Secrecy lasts for three years after the contract has ended, the last day included."""
    day = end.ended_at.day
    last_day_of_contract = when(end.ended_at.equals(day.start), day - DAY, otherwise=day)
    last = last_day_of_contract.months_after(THREE_YEARS)
    moved = RestDay.choose({RestDay.NO_SHIFT: last, RestDay.NEXT_BUSINESS_DAY: higher(last, end.next_business_day)})
    return provided(end.contract_ended, moved)


def _secrecy_binds(end: type[ContractEnd], day: Date) -> Truth:
    """Whether secrecy is still to be kept on a day."""
    return any_of(~end.contract_ended, day <= last_day_of_secrecy.said(otherwise=day))


def _consented(secrecy: type[Secrecy]) -> Truth:
    electronic = secrecy.consent.is_(Consent.ELECTRONIC) & ElectronicConsent.ENOUGH.chosen
    return (secrecy.consent.is_(Consent.WRITTEN) | electronic) & (secrecy.consent_at < secrecy.act_at)


@hajimete.prohibition(
    "9.1/s1",
    by=EITHER,
    to=OTHER,
    assumes=[("A leak counts as a disclosure.", "漏洩を含む。")],
)
def no_disclosure(secrecy: type[Secrecy]) -> Truth:
    """Without prior written consent confidential information is not disclosed to third parties."""
    own_staff = secrecy.recipient.is_(Recipient.OWN_STAFF) & OwnStaff.NO_THIRD_PARTIES.chosen
    third_party = ~(secrecy.recipient.is_(Recipient.NOBODY) | own_staff)
    barred = any_of(DisclosureForTheService.NEEDS_CONSENT.chosen, secrecy.purpose.is_(Purpose.OTHER))
    return all_of(
        confidential.holds, _secrecy_binds(secrecy, secrecy.act_at.day), third_party, barred, ~_consented(secrecy)
    )


@hajimete.prohibition("9.1/s1", by=EITHER, to=OTHER)
def no_other_use(secrecy: type[Secrecy]) -> Truth:
    """Nor is it used beyond the service and the company's services that the customer uses with it."""
    other = secrecy.purpose.is_(Purpose.OTHER)
    return all_of(confidential.holds, _secrecy_binds(secrecy, secrecy.act_at.day), other, ~_consented(secrecy))


@hajimete.permission(PUBLIC_POLICY, by=EITHER, to=OTHER, overrides=[no_disclosure, no_other_use])
def disclosure_ordered_by_law(secrecy: type[Secrecy]) -> Truth:
    """What a law, a court or an authority orders to be disclosed may be disclosed, so far and no further."""
    disclosed = ~secrecy.recipient.is_(Recipient.NOBODY)
    ordered = secrecy.compelled_by_law & secrecy.as_far_as_required
    return DisclosureOrderedByLaw.PERMITTED.chosen & ordered & disclosed


@hajimete.permission(
    "9.2/s1",
    by=PROVIDER,
    to=CUSTOMER,
    overrides=[no_disclosure],
    assumes=[
        (
            "The customer has no such right; parents, sisters and other affiliates are not named.",
            "利用者及び親会社・兄弟会社等は含まない。",
        )
    ],
)
def disclosure_to_subsidiaries(secrecy: type[Secrecy]) -> Truth:
    """The provider may disclose to its subsidiaries and contractors as far as rendering the service needs."""
    return all_of(
        secrecy.discloser.is_(Side.PROVIDER),
        secrecy.recipient.is_one_of(Recipient.PROVIDERS_SUBSIDIARY, Recipient.PROVIDERS_CONTRACTOR),
        secrecy.needed_for_service,
        any_of(DutyOfRecipients.NOT_ASKED_FOR.chosen, secrecy.bound_to_secrecy),
        any_of(SurvivalScope.WHOLE_ARTICLE.chosen, ~secrecy.contract_ended),
    )


@hajimete.duty("9.2/s2", by=PROVIDER, to=CUSTOMER)
def bears_recipients_secrecy(borne: type[BorneMatter]) -> OneOf[Side]:
    """The provider answers for their keeping the secret."""
    return provided(borne.matter.is_(Matter.RECIPIENTS_SECRECY), OneOf.fixed(Side.PROVIDER))


class RecipientsLeak(Facts):
    """A leak of the customer's confidential information by a subsidiary or contractor of the provider."""

    leaked_by_recipient: Truth = fact(
        "a subsidiary or contractor to which the provider disclosed it leaked it", "開示先の子会社・委託先が漏らしたか"
    )
    chosen_or_watched_badly: Truth = fact(
        "the provider chose or supervised it badly", "当社に選任・監督上の過失があるか"
    )


@reading(
    "answering-for-recipients",
    en="Does the provider answer for a leak by its subsidiary or contractor as for its own?",
    ja="子会社・委託先の漏えいについて、当社は自己の違反と同様の責任を負うか。",
    why=Text("The responsibility is put without a condition.", "責任は無条件に定められている。"),
)
class AnsweringForRecipients(Reading):
    """How far the provider answers."""

    AS_ITS_OWN = "yes", "負う"
    FOR_CHOICE_AND_SUPERVISION = "only for bad choice or supervision", "選任・監督の過失に限る"


@hajimete.deeming("9.2/s2", by=PROVIDER, to=CUSTOMER, assumes=[("The amount goes by article 16.", "額は16条による。")])
def recipients_leak_is_own(leak: type[RecipientsLeak]) -> Truth:
    """A leak by a recipient counts as the provider's own."""
    return leak.leaked_by_recipient & any_of(AnsweringForRecipients.AS_ITS_OWN.chosen, leak.chosen_or_watched_badly)


class SecrecyTerm(ContractEnd):
    """Whether secrecy is still to be kept on a day."""

    as_of: Date = fact("the day in question", "基準日")


@hajimete.survival("9.3", by=EITHER, to=OTHER)
def secrecy_lasts(term: type[SecrecyTerm]) -> Truth:
    """Secrecy binds during the contract and until the close of that last day."""
    return _secrecy_binds(term, term.as_of)


is_confidential = hajimete.question(
    "confidential-information",
    Information,
    confidential,
    en="Is it confidential information?",
    ja="秘密情報に当たるか。",
)
secrecy_breach = hajimete.question(
    "secrecy-breach",
    Secrecy,
    no_disclosure,
    no_other_use,
    en="Is secrecy broken?",
    ja="守秘義務に違反するか。",
)
secrecy_in_force = hajimete.question(
    "secrecy-in-force",
    SecrecyTerm,
    secrecy_lasts,
    until=last_day_of_secrecy,
    en="Must the information still be kept secret?",
    ja="なお秘密を保持しなければならないか。",
)
end_of_secrecy = hajimete.question(
    "end-of-secrecy",
    ContractEnd,
    last_day_of_secrecy,
    en="Until which day must secrecy be kept?",
    ja="守秘義務はいつまで続くか。",
)
deliverable_use = hajimete.question(
    "deliverable-use",
    DeliverableUse,
    may_use_deliverable,
    en="May the customer use the deliverable so?",
    ja="利用者は提出物をそのように利用できるか。",
)

# Article 10  No transfer of rights and duties -----------------------------------------------------------------------


class TransferAct(Labelled):
    """What the customer does with rights or duties under the contract."""

    ASSIGN = "assignment", "譲渡"
    PASS_ON = "passing on, a company split included", "承継(会社分割を含む)"
    PLEDGE = "pledge or other security", "担保提供"
    MERGER = "merger", "合併"


class Transfer(Facts):
    """An act of the customer on rights or duties under the contract, wholly or in part."""

    act: OneOf[TransferAct] = fact("the act", "行為の種類")
    consent: OneOf[Consent] = fact("the provider's consent", "当社の承諾")
    consent_at: Instant = fact("when consent was given", "承諾の日時")
    act_at: Instant = fact("when the act is done", "行為の日時")


@reading(
    "merger-of-customer",
    en="Is the succession by a merger of the customer a forbidden transfer?",
    ja="利用者の合併による承継は禁止される譲渡等に当たるか。",
    why=Text(
        "A merger passes everything by statute and is no act of transfer; for the provider mergers are named.",
        "合併は法律上の包括承継で譲渡行為ではなく、当社については合併が明記されている。",
    ),
)
class MergerOfCustomer(Reading):
    """Whether a merger is caught."""

    OUTSIDE = "no", "当たらない"
    CAUGHT = "yes", "当たる"


@hajimete.prohibition(
    "10.1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        (
            "A money claim assigned all the same passes, but its debtor may refuse an assignee in bad faith (466).",
            "違反した金銭債権の譲渡も有効で、債務者は悪意重過失の譲受人に対抗できる(民法466条)。",
        ),
        ("The provider is not bound by this paragraph.", "当社は本項の対象でない。"),
    ],
)
def no_transfer(transfer: type[Transfer]) -> Truth:
    """Without prior written consent the customer may not assign, pass on or charge rights or duties."""
    electronic = transfer.consent.is_(Consent.ELECTRONIC) & ElectronicConsent.ENOUGH.chosen
    agreed = (transfer.consent.is_(Consent.WRITTEN) | electronic) & (transfer.consent_at < transfer.act_at)
    caught = any_of(MergerOfCustomer.CAUGHT.chosen, ~transfer.act.is_(TransferAct.MERGER))
    return caught & ~agreed


class Transaction(Labelled):
    """What a transfer by the provider has to do with."""

    MERGER = "a merger", "合併"
    ACQUISITION = "an acquisition", "買収"
    SALE_OF_ALL_ASSETS = "the sale of all of its assets", "全資産の売却"
    SALE_OF_ASSETS = "the sale of a part of its assets", "一部資産の売却"
    REORGANISATION = "a reorganisation of companies", "企業組織の再編"
    NONE = "none of these", "いずれでもない"


class Relation(Labelled):
    """How a transferee stands to the provider."""

    PARENT = "parent company", "親会社"
    SUBSIDIARY = "subsidiary", "子会社"
    SISTER = "sister company", "兄弟会社"
    EQUITY_METHOD = "company over whose policies the provider has material influence", "影響力基準による関連会社"
    NONE = "none of these", "いずれでもない"


class TransferObject(Labelled):
    """What the provider transfers."""

    POSITION = "its position under the contract", "契約上の地位"
    SINGLE_CLAIM = "a single claim", "個別の債権"


class ProvidersTransfer(Facts):
    """A transfer by the provider without the customer's consent."""

    transferred: OneOf[TransferObject] = fact("what is transferred", "移転の対象")
    transaction: OneOf[Transaction] = fact("what the transfer has to do with", "移転に関連する取引")
    sold_percent: Count = fact(
        "the share of its assets that is sold, in percent of their value", "売却資産の割合(価額の%)", high=100
    )
    judged_most: Truth = fact("it is judged to be most of its assets", "資産の大部分と評価されるか")
    transferee: OneOf[Relation] = fact("how the transferee stands to the provider", "譲受人と当社の関係")


@reading(
    "most-of-assets",
    en="When are most of the assets sold?",
    ja="資産の「大部分」とはどの程度か。",
    why=Text("No figure is set; it is for judgement.", "数値の定めがなく、評価による。"),
)
class MostOfAssets(Reading):
    """What most of the assets is."""

    JUDGED = "where it is so judged", "評価による"
    OVER_HALF = "above half of their value", "価額の過半"


@reading(
    "affiliate-of-provider",
    en="Who is an affiliate to which the provider may transfer its position?",
    ja="地位の移転先となる「関連会社」とは何か。",
    why=Text(
        "The clause follows an English one on affiliates; the accountants' narrow word would leave out subsidiaries.",
        "英文の関連会社条項に由来し、会計上の狭義では子会社が除かれ不合理となる。",
    ),
)
class AffiliateOfProvider(Reading):
    """Which companies are affiliates."""

    GROUP = "parents, subsidiaries, sisters and companies under material influence", "グループ会社一般"
    EQUITY_METHOD = "only companies under material influence, as accountants use the word", "会計上の関連会社に限る"


@reading(
    "single-claim-of-provider",
    en="May the provider assign a single claim in other cases too?",
    ja="当社は個別の債権を他の場合にも譲渡できるか。",
    why=Text(
        "10.1 binds the customer only, and 10.2 is about the whole position; claims are free to assign (466).",
        "10条1項は利用者のみを拘束し、2項は地位の移転に関する。債権譲渡は自由である(民法466条)。",
    ),
)
class SingleClaimOfProvider(Reading):
    """Whether single claims are free."""

    FREE = "yes", "できる"
    NAMED_CASES_ONLY = "no, only in the named cases", "できない(所定の場合に限る)"


@hajimete.right("10.2/c", by=PROVIDER, to=CUSTOMER)
def may_transfer_position() -> Truth:
    """In these cases the provider may transfer its position under the contract without the customer's consent."""
    return TRUE


@hajimete.ground("10.2/a", of=may_transfer_position)
def merger_or_sale(transfer: type[ProvidersTransfer]) -> Truth:
    """It has to do with a merger, an acquisition, or the sale of all or most of the provider's assets."""
    most = MostOfAssets.choose(
        {MostOfAssets.JUDGED: transfer.judged_most, MostOfAssets.OVER_HALF: transfer.sold_percent > Count.fixed(50)}
    )
    named_case = transfer.transaction.is_one_of(
        Transaction.MERGER, Transaction.ACQUISITION, Transaction.SALE_OF_ALL_ASSETS
    )
    return any_of(named_case, transfer.transaction.is_(Transaction.SALE_OF_ASSETS) & most)


@hajimete.ground("10.2/b", of=may_transfer_position)
def affiliate_or_reorganisation(transfer: type[ProvidersTransfer]) -> Truth:
    """It goes to one of the provider's affiliates, or is part of a reorganisation of companies."""
    group = transfer.transferee.is_one_of(Relation.PARENT, Relation.SUBSIDIARY, Relation.SISTER)
    affiliate = any_of(transfer.transferee.is_(Relation.EQUITY_METHOD), group & AffiliateOfProvider.GROUP.chosen)
    return any_of(affiliate, transfer.transaction.is_(Transaction.REORGANISATION))


@hajimete.permission("10.2/c", by=PROVIDER, to=CUSTOMER)
def may_assign_single_claim(transfer: type[ProvidersTransfer]) -> Truth:
    """A single claim the provider may assign in any case."""
    return transfer.transferred.is_(TransferObject.SINGLE_CLAIM) & SingleClaimOfProvider.FREE.chosen


class Answerable(Labelled):
    """Who answers for a duty."""

    PROVIDER = "the provider", "当社"
    TRANSFEREE = "the transferee", "譲受人"


class DutyAfterTransfer(ProvidersTransfer):
    """A duty of the provider's side after a transfer of its position."""

    transferred_at: Instant = fact("when the position was transferred", "地位の移転の日時")
    arose_at: Instant = fact("when the duty arose", "義務の発生日時")
    as_of: Instant = fact("the moment in question", "基準となる日時")


@reading(
    "liabilities-before-transfer",
    en="Is the provider released from what it owed before the transfer too?",
    ja="移転前に生じた義務についても当社は免れるか。",
    why=Text(
        "The release is from every duty that is still to be performed; it may be attacked under Civil Code 548-2(2).",
        "免責は未履行の全義務に及ぶ(民法548条の2第2項による争いはあり得る)。",
    ),
)
class LiabilitiesBeforeTransfer(Reading):
    """How far the release goes."""

    ALL_RELEASED = "yes, the transferee alone answers", "免れる(譲受人のみが負う)"
    FUTURE_ONLY = "no, only from what arises afterwards", "免れない(移転後の義務に限る)"


@hajimete.deeming(
    "10.2/s2",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        (
            "A transfer to which the customer consents goes by that consent (Civil Code 539-2).",
            "利用者が承諾した移転は、その承諾による(民法539条の2)。",
        )
    ],
)
def answers_after_transfer(duty: type[DutyAfterTransfer]) -> OneOf[Answerable]:
    """From the moment of the transfer the transferee counts as the party, and the provider is wholly released."""
    released = any_of(LiabilitiesBeforeTransfer.ALL_RELEASED.chosen, duty.arose_at >= duty.transferred_at)
    passed = all_of(
        may_transfer_position.holds,
        duty.transferred.is_(TransferObject.POSITION),
        duty.as_of >= duty.transferred_at,
        released,
    )
    return when(passed, OneOf.fixed(Answerable.TRANSFEREE), otherwise=OneOf.fixed(Answerable.PROVIDER))


class Successor(Transfer, ProvidersTransfer):
    """Somebody who comes in for one of the sides."""

    came_in_for: OneOf[Side] = fact("the side for which the successor came in", "承継された側")


@hajimete.declaration("10.2/s3", by=EITHER, to=OTHER)
def bound_successor(successor: type[Successor]) -> Truth:
    """Subject to this the contract binds and benefits both sides and their permitted successors and transferees."""
    for_customer = successor.came_in_for.is_(Side.CUSTOMER) & ~no_transfer.holds
    allowed = may_transfer_position.holds | may_assign_single_claim.holds
    return any_of(for_customer, successor.came_in_for.is_(Side.PROVIDER) & allowed)


transfer_breach = hajimete.question(
    "transfer",
    Transfer,
    no_transfer,
    en="Is the act on rights or duties under the contract forbidden?",
    ja="契約上の権利義務の譲渡等は禁止されるか。",
)
transfer_by_provider = hajimete.question(
    "transfer-by-provider",
    ProvidersTransfer,
    may_transfer_position,
    may_assign_single_claim,
    en="May the provider transfer without the customer's consent?",
    ja="当社は利用者の同意なく移転できるか。",
)
answerable_after_transfer = hajimete.question(
    "answerable-after-transfer",
    DutyAfterTransfer,
    answers_after_transfer,
    en="Who answers for the duty after the transfer?",
    ja="移転後、義務を負うのはだれか。",
)
successor_is_bound = hajimete.question(
    "bound-successor",
    Successor,
    bound_successor,
    en="Does the contract bind and benefit the successor?",
    ja="契約は承継人に及ぶか。",
)

# Article 11  Force majeure ------------------------------------------------------------------------------------------


class Calamity(Labelled):
    """What brought delay or impossibility about."""

    NONE = "nothing of the kind", "該当なし"
    EARTHQUAKE = "earthquake", "地震"
    TSUNAMI = "tsunami", "津波"
    STORM = "storm", "暴風雨"
    FLOOD = "flood", "洪水"
    WAR = "war", "戦争"
    RIOT = "riot", "暴動"
    CIVIL_WAR = "civil war", "内乱"
    REBELLION = "rebellion", "反乱"
    REVOLUTION = "revolution", "革命"
    TERRORISM = "terrorism", "テロ"
    LARGE_FIRE = "large fire", "大規模火災"
    INFECTION = "infectious disease, plague or epidemic", "感染症・疫病・伝染病"
    STRIKE = "strike", "ストライキ"
    LOCKOUT = "lock-out", "ロックアウト"
    CHANGE_OF_LAW = "a law made, changed or repealed", "法令の制定・改廃"
    OTHER = "another event, a fire that is not large included", "その他の事象(大規模でない火災を含む)"


class ForceMajeure(Facts):
    """An event that may excuse a side that is late with, or cannot perform, a duty."""

    calamity: OneOf[Calamity] = fact("the event", "発生した事象")
    brought_about: Truth = fact("it brought the delay or impossibility about", "遅滞又は不能の原因か")
    beyond_control: Truth = fact("it is beyond reasonable control", "合理的な支配を超えるか")
    fortuitous: Truth = fact("it is fortuitous", "偶発的か")
    money_debt: Truth = fact("the duty is to pay money", "金銭債務か")


@reading(
    "listed-calamities",
    en="Must a listed event, such as a strike of one's own staff, be beyond control too?",
    ja="列挙された事象(自社従業員のストライキ等)も支配を超えることを要するか。",
    why=Text(
        "The listed events stand beside the residual one, not under it.",
        "列挙事象は末尾の包括的な事象と並列に置かれている。",
    ),
)
class ListedCalamities(Reading):
    """Whether control is asked of listed events."""

    EXCUSE_AS_LISTED = "no", "要しない"
    BEYOND_CONTROL = "yes", "要する"


_SIDES_CLAIMS = ("damages", "customers_damages")


@hajimete.excludes(
    "11/s1",
    on=_SIDES_CLAIMS,
    assumes=[
        (
            "It gives no right to terminate, extends no term and suspends no fee.",
            "解除権・期間の延長・料金の停止は生じない。",
        ),
        ("No duty to notify or mitigate is written.", "通知・軽減の義務の定めはない。"),
    ],
)
def excused(case: type[ForceMajeure]) -> Truth:
    """Neither side is liable for delay or impossibility brought about by a listed event or one beyond control."""
    listed = case.calamity.is_one_of(*(event for event in Calamity if event not in (Calamity.NONE, Calamity.OTHER)))
    as_listed = listed & any_of(ListedCalamities.EXCUSE_AS_LISTED.chosen, case.beyond_control)
    residual = all_of(case.calamity.is_(Calamity.OTHER), case.beyond_control, case.fortuitous)
    return case.brought_about & any_of(as_listed, residual)


@hajimete.disapplies("11/s2", rules=[excused])
def money_is_not_excused(case: type[ForceMajeure]) -> Truth:
    """Money debts are not excused."""
    return ~case.calamity.is_(Calamity.NONE) & case.money_debt


force_majeure = hajimete.question(
    "force-majeure",
    ForceMajeure,
    excused,
    en="Is the side excused by force majeure?",
    ja="不可抗力により免責されるか。",
)

# Article 12  Termination --------------------------------------------------------------------------------------------


class GraveEvent(Labelled):
    """Something that has come over one side."""

    CLEARING_SUSPENSION = "a clearing house of bills suspended its transactions", "手形交換所による取引停止"
    ELECTRONIC_CLEARING_SUSPENSION = (
        "the electronic clearing house suspended its transactions",
        "電子交換所による取引停止",
    )
    DENSAI_SUSPENSION = "its electronically recorded claims were suspended", "電子記録債権の取引停止処分"
    ONE_DISHONOUR = "a single bill bounced", "一回の不渡り"
    PAYMENTS_STOPPED = "it stopped payments", "支払停止"
    PROVISIONAL_ATTACHMENT_FILED = "provisional attachment was applied for", "仮差押えの申立て"
    ATTACHMENT_FILED = "attachment was applied for", "差押えの申立て"
    AUCTION_FILED = "an auction was applied for", "競売の申立て"
    BANKRUPTCY_FILED = "bankruptcy was applied for", "破産手続開始の申立て"
    REHABILITATION_FILED = "civil rehabilitation was applied for", "民事再生の申立て"
    REORGANISATION_FILED = "corporate reorganisation was applied for", "会社更生の申立て"
    SPECIAL_LIQUIDATION_FILED = "special liquidation was applied for", "特別清算の申立て"
    PROVISIONAL_DISPOSITION_FILED = "a provisional disposition was applied for", "仮処分の申立て"
    TAX_ENFORCEMENT = "unpaid taxes or public dues were enforced", "公租公課の滞納処分"
    TAX_ARREARS = "taxes are in arrears or were reminded of, not enforced", "公租公課の滞納・督促のみ"
    BREACH_OF_FAITH = "a serious breach of faith in performing this contract", "本契約の履行における重い背信"
    SIMILAR_EVENT = "another event as serious that makes it hard to go on", "同等に重く継続を困難にする事由"


class GraveEvents(Facts):
    """What has come over the other side."""

    events: Several[GraveEvent] = fact("what has come over the other side", "相手方に生じた事由")
    lasting: Truth = fact("it still lasts when the contract is terminated", "解除の時になお存続しているか")
    endangers_performance: Truth = fact(
        "an attachment or auction that was applied for endangers the performance of the contract",
        "申立てのあった差押え等が本契約の履行を危うくするか",
    )


@reading(
    "electronic-clearing",
    en="Do suspensions by electronic schemes count: by the electronic clearing house, of recorded claims?",
    ja="電子交換所や電子記録債権の取引停止処分も解除事由となるか。",
    why=Text(
        "The one took the place of the clearing houses with the same sanction, the other is as grave.",
        "前者は手形交換所の後継で同じ制裁を行い、後者も同程度に重大である。",
    ),
)
class ElectronicClearing(Reading):
    """Whether what took the place of bills and their clearing houses is covered."""

    COVERED = "yes", "なる"
    BY_THE_LETTER = "no, the list names the clearing house of bills", "ならない(文言どおり)"


@reading(
    "minor-attachment",
    en="Is an application for attachment or auction a ground even if nothing hangs on it?",
    ja="履行に影響のない軽微な差押え等の申立ても解除事由となるか。",
    why=Text("No amount and no seriousness is written.", "額や程度の定めがない。"),
)
class MinorAttachment(Reading):
    """Whether seriousness is asked of attachments and auctions."""

    ANY = "yes", "なる"
    ENDANGERING_ONLY = "no, only one that endangers performance", "ならない(履行を危うくするものに限る)"


@reading(
    "event-must-last",
    en="Must the event still last when the contract is terminated?",
    ja="解除の時に事由が存続していることを要するか。",
    why=Text(
        "The grounds describe what has happened; stale ones meet the bar of abuse.",
        "各号は発生を要件とし、古い事由は権利濫用で制約される。",
    ),
)
class EventMustLast(Reading):
    """Whether a ground lapses, as when a filing is withdrawn."""

    OCCURRENCE_IS_ENOUGH = "no, it is enough that it occurred", "要しない(発生で足りる)"
    MUST_LAST = "yes", "要する"


@reading(
    "insolvency-termination",
    en="Can a filing for rehabilitation or reorganisation found a termination?",
    ja="民事再生・会社更生の申立てを理由とする解除は認められるか。",
    why=Text(
        "The clause can be used as written; courts have denied such clauses for some contracts only.",
        "条項は文言どおり用い得るもので、判例が否定したのは一部の契約類型である。",
    ),
    text="AS_WRITTEN",
    law="DENIED",
)
class InsolvencyTermination(Reading):
    """Whether clauses on restructuring filings are enforced."""

    AS_WRITTEN = "yes, as written", "認められる(文言どおり)"
    DENIED = "no, as the courts held for other contracts", "認められない(判例の趣旨)"


RESTRUCTURING_CASES = authority(
    "Supreme Court, 30 March 1982 and 16 December 2008",
    "最判昭和57年3月30日・最判平成20年12月16日",
    gist_en="A clause that ends a contract for a filing for restructuring can be denied effect, as against the purpose "
    "of the proceedings.",
    gist_ja="再建型手続の申立てを解除事由とする特約は、手続の趣旨に反し効力を否定されることがある。",
)


@hajimete.right(
    "12.1",
    by=EITHER,
    to=OTHER,
    assumes=[
        (
            "No demand; the termination is declared and works on arrival, for the future (540, 97, 652).",
            "催告は不要で、意思表示の到達により将来に向かって終了する(民法540条・97条・652条)。",
        ),
        ("Whoever is itself in the event has no right from it.", "自己に生じた事由による解除権はない。"),
    ],
)
def termination_for_cause(case: type[GraveEvents]) -> Truth:
    """Either side may terminate the contract at once if one of five events has come over the other."""
    return any_of(EventMustLast.OCCURRENCE_IS_ENOUGH.chosen, case.lasting)


@hajimete.ground("12.1(1)", of=termination_for_cause)
def transactions_suspended(case: type[GraveEvents]) -> Truth:
    """A clearing house has suspended its transactions."""
    electronic = case.events.has(GraveEvent.ELECTRONIC_CLEARING_SUSPENSION) & ElectronicClearing.COVERED.chosen
    return case.events.has(GraveEvent.CLEARING_SUSPENSION) | electronic


@hajimete.ground("12.1(2)", of=termination_for_cause)
def payments_stopped_or_filing(case: type[GraveEvents]) -> Truth:
    """It has stopped payments, or attachment, auction or insolvency proceedings have been applied for."""
    attached = case.events.has_any(
        GraveEvent.PROVISIONAL_ATTACHMENT_FILED, GraveEvent.ATTACHMENT_FILED, GraveEvent.AUCTION_FILED
    )
    grave_enough = any_of(MinorAttachment.ANY.chosen, case.endangers_performance)
    of_the_estate = case.events.has_any(
        GraveEvent.PAYMENTS_STOPPED, GraveEvent.BANKRUPTCY_FILED, GraveEvent.SPECIAL_LIQUIDATION_FILED
    )
    return any_of(of_the_estate, attached & grave_enough)


@hajimete.ground("12.1(2)", of=termination_for_cause)
def filing_for_restructuring(case: type[GraveEvents]) -> Truth:
    """Civil rehabilitation or corporate reorganisation has been applied for."""
    return case.events.has_any(GraveEvent.REHABILITATION_FILED, GraveEvent.REORGANISATION_FILED)


@hajimete.disapplies(RESTRUCTURING_CASES, rules=[filing_for_restructuring])
def restructuring_is_protected() -> Truth:
    """A filing for restructuring does not found a termination where the courts deny such clauses effect."""
    return InsolvencyTermination.DENIED.chosen


@hajimete.ground("12.1(3)", of=termination_for_cause)
def dues_enforced(case: type[GraveEvents]) -> Truth:
    """Taxes or public dues have been enforced against it."""
    return case.events.has(GraveEvent.TAX_ENFORCEMENT)


@hajimete.ground(
    "12.1(4)",
    of=termination_for_cause,
    assumes=[("It is one that destroys the trust between the sides.", "信頼関係を破壊する程度のものをいう。")],
)
def breach_of_faith(case: type[GraveEvents]) -> Truth:
    """A serious breach of faith in performing the contract."""
    return case.events.has(GraveEvent.BREACH_OF_FAITH)


@hajimete.ground(
    "12.1(5)",
    of=termination_for_cause,
    assumes=[
        (
            "A suspension of electronically recorded claims makes it hard to go on, as one by a clearing house does.",
            "電子記録債権の取引停止処分は、手形の取引停止処分と同様に継続を困難にする事由とする。",
        )
    ],
)
def similar_event(case: type[GraveEvents]) -> Truth:
    """Another serious event of that kind which makes it hard to go on."""
    claims = case.events.has(GraveEvent.DENSAI_SUSPENSION) & ElectronicClearing.COVERED.chosen
    return case.events.has(GraveEvent.SIMILAR_EVENT) | claims


class DefaultAndDemand(Facts):
    """A default of the other side and what was done about it."""

    in_default: Truth = fact("the other side does not perform a duty under the contract", "相手方が義務を履行しないか")
    demanded: Truth = fact("performance was demanded within a set time", "期間を定めて履行を催促したか")
    demanded_at: Instant = fact("when the demand reached the other side", "催促の到達日時")
    time_set: Days = fact("the time set in the demand", "催促で定めた期間")
    time_is_reasonable: Truth = fact("that time is reasonable", "その期間が相当か")
    reasonable_time: Days = fact("the time that would be reasonable, if it is not", "相当な期間")
    performed: Truth = fact("the other side has performed since", "その後履行したか")
    performed_at: Instant = fact("when it performed, if it has", "履行の日時")
    terminates_at: Instant = fact("the moment of the termination", "解除の日時")
    minor: Truth = fact("the default is minor", "不履行が軽微か")
    own_fault: Truth = fact("whoever terminates is to blame for it", "解除する側の帰責事由によるか")
    next_business_day: Date = fact(
        "the first business day on or after the last day of that time", "当該期間の末日以後最初の営業日"
    )
    by_force_majeure: Truth = fact("force majeure brought it about", "不可抗力によるか")


@reading(
    "time-set-in-demand",
    en="Must the time that was set run out before the contract can be terminated?",
    ja="定めた期間の経過を待って解除すべきか。",
    why=Text(
        "A time for performance means nothing otherwise (Civil Code 541).",
        "経過を待たなければ期間の意味がない(民法541条)。",
    ),
)
class TimeSetInDemand(Reading):
    """From when the right exists."""

    MUST_RUN_OUT = "yes", "要する"
    DEMAND_IS_ENOUGH = "no, the demand is enough", "要しない(催促で足りる)"


@reading(
    "bars-to-termination",
    en="Do the statutory bars hold: a minor default, a default by the terminating side's own fault?",
    ja="軽微な不履行・解除する側の帰責事由による解除の制限は適用されるか。",
    why=Text("Nothing in the terms displaces Civil Code 541 and 543.", "民法541条・543条を排除する定めがない。"),
    text="TERMS_ALONE",
    law="CIVIL_CODE",
)
class BarsToTermination(Reading):
    """Whether statute bars a termination after demand."""

    CIVIL_CODE = "yes, Civil Code 541 and 543", "適用される(民法541条・543条)"
    TERMS_ALONE = "no, any default is enough", "適用されない(規約のみ)"


@reading(
    "termination-under-force-majeure",
    en="May a side terminate for a default that force majeure excuses?",
    ja="不可抗力により免責される不履行を理由に解除できるか。",
    why=Text(
        "Article 11 takes liability away, not the right to terminate, which asks for no fault.",
        "11条は責任を免除するのみで、解除は帰責事由を要しない。",
    ),
)
class TerminationUnderForceMajeure(Reading):
    """Whether force majeure bars a termination."""

    OPEN = "yes", "できる"
    BARRED = "no", "できない"


@reading(
    "ground-after-cure",
    en="May a side still terminate for a default that was made good after the time for it?",
    ja="催告期間の経過後に履行された場合も解除できるか。",
    why=Text(
        "What has been performed is no default any more when the contract is terminated.",
        "解除の時に既に履行されていれば、もはや不履行はない。",
    ),
)
class GroundAfterCure(Reading):
    """What performance after the time does."""

    LAPSES = "no", "できない"
    REMAINS = "yes", "できる"


def _event_day(event: Instant) -> Date:
    """The day that is not counted in a period of days from an event, by `FirstDay`."""
    day = event.day
    return FirstDay.choose(
        {
            FirstDay.NOT_COUNTED: day,
            FirstDay.COUNTED_AT_MIDNIGHT: when(event.equals(day.start), day - DAY, otherwise=day),
        }
    )


def _last_day_of_demand(case: type[DefaultAndDemand]) -> Date:
    time = when(case.time_is_reasonable, case.time_set, otherwise=higher(case.time_set, case.reasonable_time))
    last = _event_day(case.demanded_at) + time
    return RestDay.choose({RestDay.NO_SHIFT: last, RestDay.NEXT_BUSINESS_DAY: higher(last, case.next_business_day)})


@hajimete.date("12.2", by=EITHER, to=OTHER)
def termination_possible_from(case: type[DefaultAndDemand]) -> Date:
    """The right arises with the day after the time set, which runs from the day after the demand."""
    return TimeSetInDemand.choose(
        {
            TimeSetInDemand.MUST_RUN_OUT: _last_day_of_demand(case) + DAY,
            TimeSetInDemand.DEMAND_IS_ENOUGH: case.demanded_at.day,
        }
    )


@hajimete.right(
    "12.2",
    by=EITHER,
    to=OTHER,
    assumes=[
        (
            "A time that is too short is not void; a reasonable one takes its place.",
            "短すぎる期間も無効でなく、相当な期間の経過で足りる。",
        ),
        ("Fault is not asked for.", "帰責事由を要しない。"),
    ],
)
def termination_after_demand(case: type[DefaultAndDemand]) -> Truth:
    """If a side does not perform, the other may set a reasonable time, demand performance, and then terminate."""
    ripe_at = TimeSetInDemand.choose(
        {
            TimeSetInDemand.MUST_RUN_OUT: (_last_day_of_demand(case) + DAY).start,
            TimeSetInDemand.DEMAND_IS_ENOUGH: case.demanded_at,
        }
    )
    cured_in_time = any_of(GroundAfterCure.LAPSES.chosen, case.performed_at < ripe_at)
    cured = all_of(case.performed, case.performed_at <= case.terminates_at, cured_in_time)
    ripe = case.terminates_at >= ripe_at
    open_to = any_of(TerminationUnderForceMajeure.OPEN.chosen, ~case.by_force_majeure)
    return all_of(case.in_default, case.demanded, ripe, ~cured, open_to)


@hajimete.disapplies(MINOR_DEFAULT, rules=[termination_after_demand])
def minor_default(case: type[DefaultAndDemand]) -> Truth:
    """A default that is minor founds no termination."""
    return BarsToTermination.CIVIL_CODE.chosen & case.minor


@hajimete.disapplies(CREDITORS_FAULT, rules=[termination_after_demand])
def own_fault(case: type[DefaultAndDemand]) -> Truth:
    """Nor does one for which the terminating side itself is to blame."""
    return BarsToTermination.CIVIL_CODE.chosen & case.own_fault


may_terminate_for_cause = hajimete.question(
    "termination-for-cause",
    GraveEvents,
    termination_for_cause,
    en="May the side terminate at once for what has come over the other?",
    ja="相手方の事由により即時に解除できるか。",
)
may_terminate_after_demand = hajimete.question(
    "termination-after-demand",
    DefaultAndDemand,
    termination_after_demand,
    since=termination_possible_from,
    en="May the side terminate for the other's default?",
    ja="相手方の不履行により解除できるか。",
)

# Article 13  Cancellation in mid-term -------------------------------------------------------------------------------


class AskedFor(Labelled):
    """What a notice of cancellation asks for."""

    AT_ONCE = "nothing: it cancels at once", "指定なし(即時)"
    DAY = "a day", "日の指定"
    MOMENT = "a moment", "日時の指定"


class CancellationTime(Facts):
    """When a notice of cancellation came, and what it asks for."""

    notified_at: Instant = fact("when it reached the provider", "通知が当社に到達した日時")
    sent_at: Instant = fact("when it was sent", "通知の発信日時")
    asks_for: OneOf[AskedFor] = fact("what it asks for", "解約日時の指定")
    asked_day: Date = fact("the day that it asks for, if it does", "指定された日")
    asked_moment: Instant = fact("the moment that it asks for, if it does", "指定された日時")
    customers_clock_differs: Duration = fact(
        "by how much the customer's clock differs from that of Japan", "利用者の時計と日本時間との時差"
    )
    customers_clock_ahead: Truth = fact("the customer's clock is ahead", "利用者の時計が進んでいるか")


class Cancellation(CancellationTime):
    """A notice of cancellation from the customer."""

    by_designated_method: Truth = fact(
        "it is made in the way that the provider designates", "当社の指定する方法によるか"
    )
    whole_contract: Truth = fact("it cancels the whole contract", "契約の全部の解約か")


@reading(
    "cancellation-clock",
    en="By whose clock are the day and the hour of a cancellation told?",
    ja="解約の日時はどの地の時計によるか。",
    why=Text(
        "Japanese law governs, the provider is in Japan, and 9:00 there is the month's start in UTC.",
        "準拠法も当社の所在も日本であり、その午前9時は協定世界時の月初に当たる。",
    ),
)
class CancellationClock(Reading):
    """Whose clock counts."""

    JAPAN = "that of Japan", "日本時間"
    CUSTOMER = "that of the customer", "利用者の現地時間"


@reading(
    "cancellation-window",
    en="When does the window on the first of a month close?",
    ja="毎月1日の時間帯はいつ終わるか。",
    why=Text("A time told in minutes takes in the whole minute.", "分単位で示された時刻はその1分間を含む。"),
)
class CancellationWindow(Reading):
    """The last moment of the window."""

    WHOLE_MINUTE = "with the minute 8:59, so before 9:00:00", "8時59分台を含む(9時0分0秒より前)"
    AT_08_59_00 = "at 8:59:00", "8時59分0秒まで"


@reading(
    "cancellation-by-day",
    en="To which month does a cancellation belong that is fixed for the first of a month without an hour?",
    ja="時刻の指定なく1日付けとされた解約は、どの月に属するか。",
    why=Text(
        "The window is an exception that turns on the clock; the rule itself goes by the day.",
        "時間帯は時刻を要件とする例外であり、本則は日による。",
    ),
)
class CancellationByDay(Reading):
    """Where a day without an hour belongs."""

    MONTH_OF_THE_DAY = "to the month of that day", "その日の属する月"
    MONTH_BEFORE = "to the month before, as it works from 00:00", "前月(午前0時に効力を生ずるため)"


@reading(
    "back-dated-cancellation",
    en="What becomes of a cancellation that asks for a day before its notice?",
    ja="通知の日より前の日を指定した解約はどうなるか。",
    why=Text(
        "The will to end is clear; only the dating back is barred.", "終了の意思は明らかで、遡及のみが禁じられる。"
    ),
)
class BackDatedCancellation(Reading):
    """The effect of asking for an earlier day."""

    FROM_NOTICE = "it works with the notice", "通知の時に効力を生ずる"
    INEFFECTIVE = "it has no effect", "効力を生じない"


@reading(
    "earlier-hour",
    en="Can a cancellation work from an hour before its notice on the same day?",
    ja="通知と同日の、通知より前の時刻に解約の効力を生じさせ得るか。",
    why=Text(
        "A contract is cancelled by the notice, which cannot work before it is made.",
        "解約は通知により行われ、通知前に効力は生じない。",
    ),
)
class EarlierHour(Reading):
    """Whether the bar on dating back goes by the day only."""

    NOT_BEFORE_NOTICE = "no", "生じない"
    SAME_DAY = "yes, only the day is barred", "生じ得る(日のみの制限)"


def _on_the_clock(cancellation: type[CancellationTime], instant: Instant) -> Instant:
    """An instant as the clock shows it that counts."""
    shift = cancellation.customers_clock_differs
    abroad = when(cancellation.customers_clock_ahead, instant + shift, otherwise=instant - shift)
    return CancellationClock.choose({CancellationClock.JAPAN: instant, CancellationClock.CUSTOMER: abroad})


def _notice(cancellation: type[CancellationTime]) -> Instant:
    return ClaimMoment.choose(
        {ClaimMoment.ARRIVAL: cancellation.notified_at, ClaimMoment.DISPATCH: cancellation.sent_at}
    )


def _notice_day(cancellation: type[CancellationTime]) -> Date:
    return _on_the_clock(cancellation, _notice(cancellation)).day


def _asks_for_later_day(cancellation: type[CancellationTime]) -> Truth:
    """Whether the cancellation is fixed by a later day alone; asking for the day of the notice adds nothing to it."""
    return cancellation.asks_for.is_(AskedFor.DAY) & (cancellation.asked_day > _notice_day(cancellation))


def _cancelled_at(cancellation: type[CancellationTime]) -> Instant:
    """The moment at which the contract is cancelled, on the clock that counts, where it is not fixed by a day alone."""
    notice, asked = _notice(cancellation), cancellation.asked_moment
    same_day = _on_the_clock(cancellation, asked).day.equals(_notice_day(cancellation))
    as_asked = any_of(asked >= notice, same_day & EarlierHour.SAME_DAY.chosen)
    moment = when(cancellation.asks_for.is_(AskedFor.MOMENT) & as_asked, asked, otherwise=notice)
    return _on_the_clock(cancellation, moment)


def _cancellation_day(cancellation: type[CancellationTime]) -> Date:
    day = when(_asks_for_later_day(cancellation), cancellation.asked_day, otherwise=_cancelled_at(cancellation).day)
    return named("cancellation-day", "the day of the cancellation", "解約日", day)


def _last_month(cancellation: type[CancellationTime]) -> Date:
    """The first day of the month whose fee is the last one."""
    day = _cancellation_day(cancellation)
    window = CancellationWindow.choose(
        {
            CancellationWindow.WHOLE_MINUTE: _cancelled_at(cancellation) < day.start + hours(9),
            CancellationWindow.AT_08_59_00: _cancelled_at(cancellation) <= day.start + hours(8) + minutes(59),
        }
    )
    early = when(_asks_for_later_day(cancellation), CancellationByDay.MONTH_BEFORE.chosen, otherwise=window)
    first_of_month = day.equals(day.month_start)
    month = when(first_of_month & early, (day - DAY).month_start, otherwise=day.month_start)
    return named("last-month", "the month of the last fee", "最後の料金の月", month)


def _cancels(cancellation: type[Cancellation]) -> Truth:
    effective = any_of(BackDatedCancellation.FROM_NOTICE.chosen, ~hajimete.holds("dated_back"))
    return all_of(cancellation.by_designated_method, cancellation.whole_contract, effective)


@hajimete.right(
    "13.1/s1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        ("No ground and no lead time are needed.", "理由も予告期間も要しない。"),
        (
            "The customer cannot cancel a part; only 13.2 speaks of parts.",
            "利用者による一部解約はない(一部に触れるのは2項のみ)。",
        ),
        (
            "The window of the second sentence moves the fee, not the end.",
            "後段の時間帯は料金の月のみに関わり、終了日を動かさない。",
        ),
    ],
)
def cancelled_on(cancellation: type[Cancellation]) -> Date:
    """The customer may cancel the contract by a notice in the way that the provider designates."""
    return provided(_cancels(cancellation), _cancellation_day(cancellation))


@hajimete.date("13.1/s2", by=CUSTOMER, to=PROVIDER)
def last_fee_month(cancellation: type[Cancellation]) -> Date:
    """The last fee is that of the month of the cancellation; on the first of a month before 9:00 of the one before."""
    return provided(_cancels(cancellation), _last_month(cancellation))


class FeeKind(Labelled):
    """How the fee is set."""

    MONTHLY = "by the month", "月額"
    LUMP_SUM = "a lump sum for the whole term", "全期間の一括額"


class CancelledContract(Cancellation):
    """A cancellation, and what the fees that stay owed after it depend on."""

    made_at: Instant = fact("when the contract came about", "契約成立の日時")
    customer_is_consumer: Truth = fact("the customer is a consumer", "利用者が消費者か")
    fee_for_part_served: Yen = fact(
        "the part of the last month's fee that the service rendered until the end is worth",
        "最後の月の料金のうち終了までに提供された分に当たる額",
    )
    average_damage: Yen = fact(
        "the average damage that such a cancellation does to the provider",
        "当該解約により当社に生ずべき平均的な損害の額",
    )


class CancellationFee(CancelledContract):
    """What the fee of the last month depends on."""

    fee_kind: OneOf[FeeKind] = fact("how the fee is set", "料金の定め方")
    monthly_fee: Yen = fact(
        "the fee of the month in which the contract is cancelled", "解約日の属する月の料金(月額の場合)"
    )
    fee_of_month_before: Yen = fact("the fee of the month before", "その前月の料金(月額の場合)")
    lump_sum: Yen = fact("the lump sum", "一括額")
    months_of_term: Count = fact("the months that the lump sum is for", "一括額の対象月数", low=1)


@reading(
    "lump-sum-fee",
    en="What stays owed of a lump sum for the whole term?",
    ja="全期間の一括額のうち、支払を免れないのはいくらか。",
    why=Text(
        "The clause keeps the fee of one month; the rest is for what was not performed (Civil Code 648(3)).",
        "条項が維持するのは1か月分であり、残りは未履行分に当たる(民法648条3項)。",
    ),
)
class LumpSumFee(Reading):
    """What of a lump sum is kept for the last month."""

    ONE_MONTHS_SHARE = "one month's share of it", "1か月分の割合額"
    WHOLE = "all of it", "全額"


@reading(
    "made-and-cancelled-in-window",
    en="What is owed if the contract came about only in the month of the cancellation, and the month before counts?",
    ja="前月の料金が残る場合に、契約が当月に成立していたときはどうなるか。",
    why=Text(
        "By the words the month before takes the place, and there was no contract in it.",
        "文言どおり前月に置き換わり、前月に契約は存在しない。",
    ),
)
class MadeAndCancelledInWindow(Reading):
    """The fee where the month before had no contract."""

    NOTHING = "nothing", "なし"
    MONTH_OF_MAKING = "the fee of the month in which it came about", "契約成立の月の料金"


def _last_fee_month(case: type[CancelledContract]) -> Date:
    """What `last_fee_month` says, told under it in explanations."""
    return last_fee_month.said(otherwise=_cancellation_day(case).month_start)


def _existed_in(month: Date, case: type[CancelledContract]) -> Truth:
    """Whether the contract came about by the close of a month."""
    return case.made_at.day <= month.month_end


@hajimete.payment(
    "13.1/s2",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        ("Nothing is taken off for the days after the end.", "終了後の日数分は減額しない。"),
        (
            "Fees of earlier months are owed as they were; later ones are not owed.",
            "以前の月の料金は変わらず、以後の月の料金は生じない。",
        ),
    ],
)
def fee_of_last_month(case: type[CancellationFee]) -> Yen:
    """The whole fee of the month of the cancellation stays owed; before 9:00 on the first, that of the month before."""
    month = _last_fee_month(case)
    monthly = case.fee_kind.is_(FeeKind.MONTHLY)
    share = whole_yen(case.lump_sum / case.months_of_term)
    own_fee = when(monthly, case.monthly_fee, otherwise=share)
    fee_before = when(monthly, case.fee_of_month_before, otherwise=share)
    made_too_late = MadeAndCancelledInWindow.choose(
        {MadeAndCancelledInWindow.NOTHING: Yen.fixed(0), MadeAndCancelledInWindow.MONTH_OF_MAKING: own_fee}
    )
    taken_back = when(_existed_in(month, case), fee_before, otherwise=made_too_late)
    of_month = when(_cancellation_day(case).month_start.equals(month), own_fee, otherwise=taken_back)
    of_lump_sum = LumpSumFee.choose({LumpSumFee.ONE_MONTHS_SHARE: of_month, LumpSumFee.WHOLE: case.lump_sum})
    return provided(last_fee_month.holds, when(monthly, of_month, otherwise=of_lump_sum))


@hajimete.cap(CONSUMER_ACT_9_1_1, on=[fee_of_last_month])
def average_damage_of_consumers_cancellation(case: type[CancellationFee]) -> Yen:
    """A consumer owes for what was rendered and, for the rest, at most the average damage of such a cancellation."""
    return provided(struck_for_consumers(case.customer_is_consumer), case.fee_for_part_served + case.average_damage)


class MonthlyBill(Facts):
    """The fee of one month."""

    month: Date = fact("any day of the month", "月(その月の任意の日)")
    fee: Yen = fact("the fee of that month", "その月の料金")


class CancellationBills(CancelledContract):
    """A cancellation, and the fees of the months around it."""

    bills: Rows[MonthlyBill] = fact("the monthly fees", "月ごとの料金")


def _month_of_last_bill(case: type[CancellationBills]) -> Date:
    """The last month whose bill stays owed, by `MadeAndCancelledInWindow`."""
    month = _last_fee_month(case)
    of_making = MadeAndCancelledInWindow.MONTH_OF_MAKING.chosen & ~_existed_in(month, case)
    return when(of_making, case.made_at.day.month_start, otherwise=month)


@hajimete.payment(
    "13.1/s2",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("The months listed are months in which the contract ran.", "一覧の月は契約の存続した月とする。")],
)
def bills_that_stay(case: type[CancellationBills]) -> Yen:
    """The fees of the months up to the last one stay owed, those of later months fall away."""
    last = _month_of_last_bill(case)
    total = case.bills.total(lambda bill: bill.fee, where=lambda bill: bill.month.month_start <= last)
    return provided(last_fee_month.holds, total)


@hajimete.cap(CONSUMER_ACT_9_1_1, on=[bills_that_stay])
def average_damage_of_consumers_bills(case: type[CancellationBills]) -> Yen:
    """Of the last month a consumer owes no more than that; earlier months were served."""
    last = _month_of_last_bill(case)
    earlier = case.bills.total(lambda bill: bill.fee, where=lambda bill: bill.month.month_start < last)
    return provided(
        struck_for_consumers(case.customer_is_consumer), earlier + case.fee_for_part_served + case.average_damage
    )


@hajimete.prohibition("13.1/s3", by=CUSTOMER, to=PROVIDER)
def dated_back(cancellation: type[CancellationTime]) -> Truth:
    """The customer cannot date a cancellation back to before the day of its notice."""
    day = _notice_day(cancellation)
    by_day = cancellation.asks_for.is_(AskedFor.DAY) & (cancellation.asked_day < day)
    moment = _on_the_clock(cancellation, cancellation.asked_moment).day
    return any_of(by_day, cancellation.asks_for.is_(AskedFor.MOMENT) & (moment < day))


TWO_WEEKS = Days.fixed(14)


class NoticeToCustomer(Facts):
    """A notice from the provider to the customer."""

    notified_at: Instant = fact(
        "when the notice reached the customer, or counts as having reached it (3.6)",
        "通知が利用者に到達した日時(3条6項によるみなしを含む)",
    )
    sent_at: Instant = fact("when it was sent", "通知の発信日時")
    next_business_day: Date = fact(
        "the first business day on or after the fourteenth day from the notice", "通知から14日目以後最初の営業日"
    )


class ProvidersCancellation(NoticeToCustomer):
    """A notice of cancellation from the provider that names the moment of the end."""

    ends_at: Instant = fact("the moment at which it lets the contract end", "通知が定める終了の日時")


@reading(
    "two-weeks-notice",
    en="How are two weeks before the end counted?",
    ja="終了の2週間前はどのように数えるか。",
    why=Text(
        "Backwards as forwards, full days lie between the notice and its target (Civil Code 140 by analogy).",
        "遡る期間も同様に、通知と終了の間に丸14日を要する(民法140条の類推)。",
    ),
)
class TwoWeeksNotice(Reading):
    """How much time lies between notice and end."""

    CLEAR_DAYS = "fourteen full days lie between", "間に丸14日を置く"
    SAME_WEEKDAY = "the same day of the week two weeks on is enough", "2週間後の同じ曜日で足りる"
    HOURS = "336 hours from the notice", "通知から336時間"


@reading(
    "short-notice",
    en="What becomes of a notice that is too short?",
    ja="2週間に満たない予告の解約はどうなるか。",
    why=Text(
        "The will to end is clear, and the delay protects the customer.",
        "終了の意思は明らかで、利用者は猶予により保護される。",
    ),
)
class ShortNotice(Reading):
    """The effect of too short a notice."""

    AFTER_TWO_WEEKS = "it works once the two weeks have passed", "2週間の経過時に効力を生ずる"
    VOID = "it has no effect", "効力を生じない"


def _earliest_end(notice: type[NoticeToCustomer]) -> Instant:
    """The earliest moment at which the contract may end."""
    told = ClaimMoment.choose({ClaimMoment.ARRIVAL: notice.notified_at, ClaimMoment.DISPATCH: notice.sent_at})
    fourteenth = _event_day(told) + TWO_WEEKS
    last = RestDay.choose(
        {RestDay.NO_SHIFT: fourteenth, RestDay.NEXT_BUSINESS_DAY: higher(fourteenth, notice.next_business_day)}
    )
    earliest = TwoWeeksNotice.choose(
        {
            TwoWeeksNotice.CLEAR_DAYS: (last + DAY).start,
            TwoWeeksNotice.SAME_WEEKDAY: last.start,
            TwoWeeksNotice.HOURS: told + hours(14 * 24),
        }
    )
    return named("earliest-end", "the earliest moment of the end", "最も早い終了の日時", earliest)


@hajimete.right(
    "13.2",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        ("No ground is needed; it may be a part of the contract.", "理由を要せず、一部でもよい。"),
        (
            "An end at an adverse time founds no damages: the paragraph allows it at any time (Civil Code 651(2)).",
            "本項はいつでもの終了を認めるため、不利な時期の解約による賠償はないものとする(民法651条2項)。",
        ),
    ],
)
def may_end_then(notice: type[ProvidersCancellation]) -> Truth:
    """The provider may cancel the contract, wholly or in part, at any time by a notice two weeks ahead."""
    return notice.ends_at >= _earliest_end(notice)


@hajimete.date("13.2", by=PROVIDER, to=CUSTOMER)
def ends_by_provider(notice: type[ProvidersCancellation]) -> Instant:
    """The contract ends at the moment that the notice names, but not before the two weeks have passed."""
    effective = any_of(ShortNotice.AFTER_TWO_WEEKS.chosen, may_end_then.holds)
    return provided(effective, higher(notice.ends_at, _earliest_end(notice)))


@hajimete.date("13.2", by=PROVIDER, to=CUSTOMER)
def earliest_end(notice: type[NoticeToCustomer]) -> Instant:
    """From a notice on, two weeks pass before the contract can end."""
    return _earliest_end(notice)


class PlannedEnd(Facts):
    """An end of the contract that the provider plans."""

    ends_at: Instant = fact(
        "the moment at which the contract is to end; the close of a day is 00:00 of the next",
        "予定する終了の日時(日の終わりは翌日の午前0時)",
    )


@hajimete.deadline(
    "13.2",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        (
            "The notice arrives in the course of a day, and no rest day matters.",
            "通知は日中に到達し、休日を考慮しない。",
        )
    ],
)
def last_day_for_notice(end: type[PlannedEnd]) -> Date:
    """The last day on which a notice for that end may arrive."""
    return TwoWeeksNotice.choose(
        {
            TwoWeeksNotice.CLEAR_DAYS: end.ends_at.day - TWO_WEEKS - DAY,
            TwoWeeksNotice.SAME_WEEKDAY: end.ends_at.day - TWO_WEEKS,
            TwoWeeksNotice.HOURS: (end.ends_at - hours(14 * 24)).day,
        }
    )


class PartPerformed(Facts):
    """A month that was performed in part only."""

    monthly_fee: Yen = fact("the fee of the month", "その月の料金")
    agreed: Count = fact("what was to be rendered in the month, in units of work", "その月に提供すべき役務の量", low=1)
    rendered: Count = fact("what was rendered of it, in the same units", "そのうち提供された量")


class BrokenMonth(PartPerformed):
    """The month in which the contract ended, otherwise than by the customer's cancellation."""


class LostService(PartPerformed):
    """A month in which the service could not be rendered in part."""

    through_customer: Truth = fact("the customer is to blame for that", "利用者の帰責事由によるか")


@reading(
    "broken-month-fee",
    en="Which fee is owed for a month in which the contract ended, where the terms do not say?",
    ja="規約に定めのない場合、途中で契約が終了した月の料金はいくらか。",
    why=Text(
        "13.1 speaks of the customer's own cancellation only; what a mandatary earns then stands in the Civil Code.",
        "13条1項は利用者の解約のみに関し、受任者の報酬は民法の定めによる。",
    ),
    text="TERMS_ALONE",
    law="PART_PERFORMED",
)
class BrokenMonthFee(Reading):
    """The fee of a month that was broken off."""

    TERMS_ALONE = "the terms are silent", "定めなし(規約のみ)"
    PART_PERFORMED = "the share of what was performed (Civil Code 648(3))", "履行の割合による(民法648条3項)"
    FULL_MONTH = "that of the full month, by analogy to 13.1", "全額(13条1項の類推)"


@reading(
    "fees-for-nothing-supplied",
    en="Is the fee owed for service that could not be rendered?",
    ja="提供されなかった分の料金は発生するか。",
    why=Text(
        "The terms give no credit; by statute a mandatary is paid for what it performed.",
        "規約に減額の定めはないが、民法上、受任者の報酬は履行の割合による。",
    ),
    text="TERMS_ALONE",
    law="CIVIL_CODE",
)
class FeesForNothing(Reading):
    """Whether a fee is owed for what was not rendered."""

    TERMS_ALONE = "yes, the terms give no credit", "発生する(規約に減額なし)"
    CIVIL_CODE = "no, by Civil Code 648(3)", "発生しない(民法648条3項)"


def _fee_for_part(part: type[PartPerformed]) -> Yen:
    """The fee for what was rendered, at most that of the month."""
    return whole_yen(part.monthly_fee * lower(part.rendered, part.agreed) / part.agreed)


@hajimete.payment(PART_PERFORMED, by=CUSTOMER, to=PROVIDER)
def fee_of_broken_month(month: type[BrokenMonth]) -> Yen:
    """Where the contract ends by 12, 13.2 or 15.3 in the course of a month, a fee is owed for the part performed."""
    amount = BrokenMonthFee.choose(
        {
            BrokenMonthFee.TERMS_ALONE: Yen.fixed(0),
            BrokenMonthFee.PART_PERFORMED: _fee_for_part(month),
            BrokenMonthFee.FULL_MONTH: month.monthly_fee,
        }
    )
    return provided(~BrokenMonthFee.TERMS_ALONE.chosen, amount)


@hajimete.credit(
    PART_PERFORMED,
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        (
            "Damages for a fault of the provider stand apart, under article 16.",
            "当社の帰責事由による賠償は別に16条による。",
        )
    ],
)
def fee_for_lost_service(month: type[LostService]) -> Yen:
    """The terms give no credit for an outage; by statute no fee is earned for what could not be rendered."""
    unearned = month.monthly_fee - _fee_for_part(month)
    return provided(FeesForNothing.CIVIL_CODE.chosen & ~month.through_customer, unearned)


termination_by_customer = hajimete.question(
    "termination-by-customer",
    Cancellation,
    cancelled_on,
    en="On which day does the customer's cancellation take effect?",
    ja="利用者の解約日はいつか。",
)
last_month_billed = hajimete.question(
    "last-month-billed",
    Cancellation,
    last_fee_month,
    en="Which month is the last one whose fee is owed? (its first day)",
    ja="料金を支払うべき最後の月はいつか(月の初日で示す)。",
)
fee_on_cancellation = hajimete.question(
    "fee-on-cancellation",
    CancellationFee,
    fee_of_last_month,
    en="How much of a fee stays owed for the month of the cancellation?",
    ja="解約に伴い支払を免れない月の料金はいくらか。",
)
billed_after_cancellation = hajimete.question(
    "billed-after-cancellation",
    CancellationBills,
    bills_that_stay,
    en="How much of the monthly fees stays owed after the cancellation?",
    ja="解約後も支払うべき月ごとの料金の合計はいくらか。",
)
back_dating = hajimete.question(
    "back-dating",
    CancellationTime,
    dated_back,
    en="Is the day that the cancellation asks for barred?",
    ja="指定された解約日は許されないか。",
)
termination_by_provider = hajimete.question(
    "termination-by-provider",
    ProvidersCancellation,
    may_end_then,
    en="May the provider let the contract end at that moment?",
    ja="当社はその日時に契約を終了させることができるか。",
)
end_by_provider = hajimete.question(
    "end-by-provider",
    ProvidersCancellation,
    ends_by_provider,
    en="When does the contract end by the provider's cancellation?",
    ja="当社の解約により契約はいつ終了するか。",
)
earliest_end_by_provider = hajimete.question(
    "earliest-end-by-provider",
    NoticeToCustomer,
    earliest_end,
    en="When can the contract end at the earliest after the provider's notice?",
    ja="当社の通知により契約は最も早くいつ終了し得るか。",
)
notice_deadline = hajimete.question(
    "last-day-for-notice",
    PlannedEnd,
    last_day_for_notice,
    en="Until which day must the provider's notice arrive?",
    ja="当社の通知はいつまでに到達すべきか。",
)
broken_month = hajimete.question(
    "broken-month-fee",
    BrokenMonth,
    fee_of_broken_month,
    en="What fee is owed for the month in which the contract ended otherwise than by the customer's cancellation?",
    ja="利用者の解約以外で終了した月の料金はいくらか。",
)
outage_credit = hajimete.question(
    "outage-credit",
    LostService,
    fee_for_lost_service,
    en="How much is the fee reduced for service that could not be rendered?",
    ja="提供されなかったことによる料金の減額はいくらか。",
)

# Article 14  Privacy policy -----------------------------------------------------------------------------------------


class Publication(Facts):
    """What the provider has on its website."""

    privacy_policy_published: Truth = fact("a privacy policy is published", "プライバシーポリシーを公表しているか")


@hajimete.duty("14", by=PROVIDER, to=CUSTOMER)
def privacy_policy_missing(publication: type[Publication]) -> Truth:
    """The provider adopts a privacy policy and publishes it on its website."""
    return ~publication.privacy_policy_published


publication_breach = hajimete.question(
    "publication-breach",
    Publication,
    privacy_policy_missing,
    en="Does the provider break its duty to publish?",
    ja="公表の義務に違反するか。",
)

# Article 15  Exclusion of anti-social forces ------------------------------------------------------------------------


class Situation(Labelled):
    """A situation in which a side must not be."""

    ANTISOCIAL_FORCE = "it is itself an anti-social force", "反社会的勢力に当たる"
    MANAGEMENT = "an anti-social force controls its management or takes part in it", "経営の支配・関与を受けている"
    USES = "it makes use of an anti-social force", "反社会的勢力を使っている"
    GIVES = "it gives one funds or favours, or is involved with it so", "資金・便宜の供与等の関わりがある"
    RELATIONS = "it has a relation with one that deserves reproach", "非難されるべき関係がある"


class UnfairAct(Labelled):
    """An act against the other side or its people."""

    DECEIT = "deceit", "詐術"
    VIOLENCE = "violence", "暴力"
    THREAT = "threats", "脅迫"
    UNDUE_DEMAND = "an undue demand beyond legal responsibility", "不当な要求"
    HARM_TO_CREDIT = "harm to credit", "信用の毀損"
    OBSTRUCTION = "obstruction of business", "業務の妨害"
    SIMILAR = "an act like these", "これらに準ずる行為"


class AntisocialTies(Facts):
    """What is known of one side."""

    situations: Several[Situation] = fact(
        "situations in which it is, or was since the contract was made", "契約後に該当し又は該当した事項"
    )
    unfair_acts: Several[UnfairAct] = fact("acts that it did, or had others do", "自ら又は第三者を用いてした行為")
    against_other_side: Truth = fact(
        "they are against the other side or its people", "相手方又はその関係者に対するものか"
    )


class SuspectedTies(AntisocialTies):
    """What is known of one side, or suspected."""

    reason_to_suspect: Truth = fact(
        "there is sufficient reason to suspect a breach", "違反を疑うに足る相当の理由があるか"
    )


@reading(
    "antisocial-suspicion",
    en="Is sufficient reason to suspect anti-social ties enough to terminate?",
    ja="相当の疑いがあれば反社条項により解除できるか。",
    why=Text("The clause asks for a breach and does not name suspicion.", "条項は違反を要件とし、疑いに触れない。"),
)
class AntisocialSuspicion(Reading):
    """Whether suspicion is enough."""

    BREACH_NEEDED = "no, a breach is needed", "できない(違反を要する)"
    SUSPICION_IS_ENOUGH = "yes", "できる"


@hajimete.prohibition("15.1", by=EITHER, to=OTHER)
def promise_broken() -> Truth:
    """Each side promises that it is in none of five situations, now or later."""
    return TRUE


@hajimete.ground("15.1(1)", of=promise_broken)
def is_antisocial_force(ties: type[AntisocialTies]) -> Truth:
    """It is an anti-social force, such as a gang, a gang member or a corporate racketeer."""
    return ties.situations.has(Situation.ANTISOCIAL_FORCE)


@hajimete.ground("15.1(2)", of=promise_broken)
def force_in_management(ties: type[AntisocialTies]) -> Truth:
    """An anti-social force in substance controls its management or takes part in it."""
    return ties.situations.has(Situation.MANAGEMENT)


@hajimete.ground("15.1(3)", of=promise_broken)
def makes_use_of_force(ties: type[AntisocialTies]) -> Truth:
    """It makes use of an anti-social force."""
    return ties.situations.has(Situation.USES)


@hajimete.ground("15.1(4)", of=promise_broken)
def involved_with_force(ties: type[AntisocialTies]) -> Truth:
    """It is involved with one, as by giving it funds or favours."""
    return ties.situations.has(Situation.GIVES)


@hajimete.ground("15.1(5)", of=promise_broken)
def reproachable_relation(ties: type[AntisocialTies]) -> Truth:
    """It has a relation with one that deserves reproach."""
    return ties.situations.has(Situation.RELATIONS)


@hajimete.prohibition("15.2", by=EITHER, to=OTHER)
def unfair_acts(ties: type[AntisocialTies]) -> Truth:
    """No deceit, violence, threats, undue demands, harm to credit, obstruction or the like against the other side."""
    return ties.unfair_acts.has_any(*UnfairAct) & ties.against_other_side


@hajimete.right(
    "15.3",
    by=EITHER,
    to=OTHER,
    assumes=[
        (
            "No demand and no prior notice, but the termination itself is declared (Civil Code 540).",
            "催告や事前の通知は不要だが、解除の意思表示は要する(民法540条)。",
        )
    ],
)
def antisocial_termination(ties: type[SuspectedTies]) -> Truth:
    """If one side breaks either promise, the other may terminate at once without notice or report."""
    suspected = AntisocialSuspicion.SUSPICION_IS_ENOUGH.chosen & ties.reason_to_suspect
    return any_of(promise_broken.holds, unfair_acts.holds, suspected)


@hajimete.excludes(
    "15.4/a",
    on=["damages"],
    assumes=[("Only for a termination that 15.3 allows.", "15条3項による解除に限る。")],
)
def terminated_side_gets_nothing(origin: type[Origin]) -> Truth:
    """Who terminated in this way owes nothing for the damage of the other: here the provider."""
    return origin.circumstances.has(Circumstance.ANTISOCIAL_TERMINATION)


@hajimete.excludes("15.4/a", on=["customers_damages"])
def terminated_provider_gets_nothing(loss: type[CustomersLoss]) -> Truth:
    """Who terminated in this way owes nothing for the damage of the other: here the customer."""
    return loss.from_antisocial_termination


class AntisocialTermination(SuspectedTies, Claim):
    """A termination for anti-social ties and the damage from it."""

    terminated: Truth = fact("the other side terminated for that reason", "それを理由に相手方が解除したか")
    damage: Yen = fact(
        "the terminating side's ordinary damage that the termination directly caused", "解除により直接生じた通常損害額"
    )
    fault: OneOf[Fault] = fact("the fault of the side that broke its promise", "確約に反した側の帰責性")
    customer_is_consumer: Truth = fact("the customer is a consumer", "利用者が消費者か")
    terminating: OneOf[Side] = fact("the side that terminated", "解除した側")


@reading(
    "antisocial-damages-cap",
    en="Do the limits of article 16 hold for damages for anti-social ties?",
    ja="反社条項に基づく賠償請求にも16条の制限が及ぶか。",
    why=Text(
        "Article 16 holds whether or not the contract was terminated, and has no carve-out.",
        "16条は解除の有無を問わず適用され、除外の定めがない。",
    ),
)
class AntisocialDamagesCap(Reading):
    """Whether article 16 reaches 15.4."""

    APPLIES = "yes, unless gross fault lifts them", "及ぶ"
    DOES_NOT_APPLY = "no", "及ばない"


@hajimete.payment("15.4/b", by=OTHER, to=EITHER)
def antisocial_damages(case: type[AntisocialTermination]) -> Yen:
    """The other makes good the damage that the termination causes to whoever terminated."""
    loss = _less_own_fault(_heads(case.damage, case), case, hajimete.holds("cap_on_antisocial_damages"))
    return provided(antisocial_termination.holds & case.terminated, loss)


ties_breach = hajimete.question(
    "antisocial-breach",
    AntisocialTies,
    promise_broken,
    unfair_acts,
    en="Does the side break a promise about anti-social forces?",
    ja="反社会的勢力に関する確約に違反するか。",
)
may_terminate_for_antisocial_ties = hajimete.question(
    "antisocial-termination",
    SuspectedTies,
    antisocial_termination,
    en="May the other side terminate at once for anti-social ties?",
    ja="反社会的勢力の排除条項により即時に解除できるか。",
)
damages_for_antisocial_ties = hajimete.question(
    "antisocial-damages",
    AntisocialTermination,
    antisocial_damages,
    en="How much damage from the termination can be claimed?",
    ja="解除により生じた損害をいくら請求できるか。",
)

# Article 16  Damages ------------------------------------------------------------------------------------------------


class Loss(Origin, AiErrors, RecipientsLeak, ForceMajeure, Claim):
    """A customer's loss for which it turns to the provider."""

    breach: Truth = fact("the provider broke a duty under the terms", "当社の義務違反があるか")
    fault: OneOf[Fault] = fact("the provider's fault", "当社の帰責性")
    ordinary_loss: Yen = fact(
        "ordinary loss suffered as a direct result, other than the heads below",
        "直接・現実の通常損害(以下の費目を除く)",
    )
    customer_is_consumer: Truth = fact("the customer is a consumer", "利用者が消費者か")


class ProvidersClaim(CustomersLoss, ForceMajeure):
    """A loss of the provider for which it turns to the customer, with all that bears on it."""


@reading(
    "account-damage-cap",
    en="Do the limits of article 16 hold for damage through the customer's account?",
    ja="アカウントの使用による損害の賠償にも16条の制限が及ぶか。",
    why=Text(
        "Article 16 has no carve-out, and a liability without fault cannot well go further than one for fault.",
        "16条に除外の定めがなく、無過失責任が過失責任より重いのは不均衡である。",
    ),
)
class AccountDamageCap(Reading):
    """Whether article 16 reaches 3.3."""

    APPLIES = "yes", "及ぶ"
    DOES_NOT_APPLY = "no, it is a rule of its own", "及ばない(独立の定め)"


@hajimete.payment(
    "16/s1",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        ("Loss that is feared but was not suffered is none of the heads.", "未だ現実化していない損害は含まない。"),
        ("Whether or not the contract was terminated.", "解除の有無を問わない。"),
        ("Where the limits fall away, damage within Civil Code 416.", "制限が及ばない場合は民法416条の範囲による。"),
    ],
)
def damages(loss: type[Loss]) -> Yen:
    """The provider, if at fault, compensates ordinary loss that the customer suffered as a direct result."""
    heads = _heads(loss.ordinary_loss, loss) + head(
        "ai-errors", "loss from AI errors", "AIの誤りによる損害", loss.ai_error_loss
    )
    at_fault = any_of(loss.breach, loss.in_tort) & ~loss.fault.is_(Fault.NONE)
    amount = _less_own_fault(heads, loss, hajimete.holds("cap_on_damages"))
    return provided(any_of(at_fault, recipients_leak_is_own.holds), amount)


@hajimete.payment(
    "16/s1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("Fees and other debts of performance are no damages.", "料金その他の履行請求は賠償ではない。")],
)
def customers_damages(loss: type[ProvidersClaim]) -> Yen:
    """The customer, if at fault, compensates ordinary loss that the provider suffered as a direct result."""
    at_fault = any_of(loss.breach, loss.in_tort) & ~loss.fault.is_(Fault.NONE)
    return provided(
        at_fault, _less_own_fault(_heads(loss.damage, loss), loss, hajimete.holds("cap_on_customers_damages"))
    )


@hajimete.excludes("16/s1", on=[damages], heads=LEFT_OUT)
def heads_left_out(loss: type[Claim]) -> Truth:
    """Special, derivative and indirect loss and lost profit of the customer are not compensated."""
    return damages.holds & _limits_reach(loss)


@hajimete.excludes("16/s1", on=[customers_damages], heads=LEFT_OUT)
def customers_heads_left_out(loss: type[Claim]) -> Truth:
    """Nor are those of the provider."""
    return customers_damages.holds & _limits_reach(loss)


@hajimete.excludes("16/s1", on=[account_damage], heads=LEFT_OUT)
def heads_left_out_of_account_damage(loss: type[Claim]) -> Truth:
    """Nor are those through the customer's account."""
    return all_of(account_damage.holds, AccountDamageCap.APPLIES.chosen, _limits_reach(loss))


@hajimete.excludes("16/s1", on=[antisocial_damages], heads=LEFT_OUT)
def heads_left_out_of_antisocial_damages(loss: type[Claim]) -> Truth:
    """Nor are those from a termination for anti-social ties."""
    return all_of(antisocial_damages.holds, AntisocialDamagesCap.APPLIES.chosen, _limits_reach(loss))


@hajimete.cap("16/s2", on=[damages])
def cap_on_damages(loss: type[Claim]) -> Yen:
    """The compensation is capped by an amount equal to the fees that the provider has received."""
    return provided(damages.holds & _cap_stands(loss), _cap(loss))


@hajimete.cap("16/s2", on=[customers_damages])
def cap_on_customers_damages(loss: type[Claim]) -> Yen:
    """The same cap, by what the provider has received, protects the customer."""
    return provided(customers_damages.holds & _cap_stands(loss), _cap(loss))


@hajimete.cap("16/s2", on=[account_damage])
def cap_on_account_damage(loss: type[Claim]) -> Yen:
    """And limits what the customer owes for the use of its account."""
    return provided(all_of(account_damage.holds, AccountDamageCap.APPLIES.chosen, _cap_stands(loss)), _cap(loss))


@hajimete.cap("16/s2", on=[antisocial_damages])
def cap_on_antisocial_damages(loss: type[Claim]) -> Yen:
    """And what is owed for a termination for anti-social ties."""
    applies = all_of(antisocial_damages.holds, AntisocialDamagesCap.APPLIES.chosen, _cap_stands(loss))
    return provided(applies, _cap(loss))


@hajimete.disapplies(GROSS_FAULT_CASES, rules=[account_excluded, ai_errors_excluded, heads_left_out, cap_on_damages])
def gross_fault_of_provider(loss: type[Loss]) -> Truth:
    """No exemption and no limit holds for the provider's intent or gross negligence."""
    return unlimited_under_gross_fault(_gross(loss.fault, loss.fault_of_staff_only))


@hajimete.disapplies(
    GROSS_FAULT_CASES,
    rules=[customers_heads_left_out, cap_on_customers_damages, heads_left_out_of_account_damage, cap_on_account_damage],
)
def gross_fault_of_customer(loss: type[CustomersLoss]) -> Truth:
    """Nor for the customer's."""
    return unlimited_under_gross_fault(_gross(loss.fault, loss.fault_of_staff_only))


@hajimete.disapplies(GROSS_FAULT_CASES, rules=[heads_left_out_of_antisocial_damages, cap_on_antisocial_damages])
def gross_fault_in_antisocial_ties(case: type[AntisocialTermination]) -> Truth:
    """Nor for that of a side which broke its promise about anti-social forces."""
    return unlimited_under_gross_fault(_gross(case.fault, case.fault_of_staff_only))


@hajimete.disapplies(
    CONSUMER_ACT_8_1_FULL,
    rules=[account_excluded, ai_errors_excluded],
    assumes=[
        (
            "2, 5.2, 5.5, 11 and 15.4 exclude no liability: what they speak of is no breach for which one answers.",
            "2条・5条2項・5条5項・11条・15条4項は、責任を負うべき義務違反を対象とせず、免責条項に当たらない。",
        )
    ],
)
def total_exemptions_towards_consumers(loss: type[Loss]) -> Truth:
    """Towards a consumer a term that excludes all of the provider's liability is void."""
    return struck_for_consumers(loss.customer_is_consumer)


@hajimete.disapplies(CONSUMER_ACT_8_3, rules=[heads_left_out, cap_on_damages])
def limits_towards_consumers(loss: type[Loss]) -> Truth:
    """Towards a consumer a limit that does not say that it is for ordinary negligence only is void."""
    return struck_for_consumers(loss.customer_is_consumer)


@hajimete.disapplies(CONSUMER_ACT_8_3, rules=[heads_left_out_of_antisocial_damages, cap_on_antisocial_damages])
def antisocial_limits_towards_consumers(case: type[AntisocialTermination]) -> Truth:
    """So is that for what the provider owes a consumer who terminated for its anti-social ties."""
    return struck_for_consumers(case.customer_is_consumer) & case.terminating.is_(Side.CUSTOMER)


@hajimete.disapplies(CONSUMER_ACT_8_1_GROSS, rules=[heads_left_out, cap_on_damages])
def limits_for_gross_fault_towards_consumers(loss: type[Loss]) -> Truth:
    """And so is one for intent or gross negligence."""
    return struck_for_consumers(loss.customer_is_consumer) & gross(loss.fault)


recoverable_damage = hajimete.question(
    "recoverable-damage",
    Loss,
    damages,
    en="How much damage can the customer recover from the provider?",
    ja="利用者は当社からいくら賠償を受けられるか。",
)
liability_of_customer = hajimete.question(
    "liability-of-customer",
    ProvidersClaim,
    account_damage,
    customers_damages,
    en="What does the customer owe the provider as damages?",
    ja="利用者の当社に対する賠償額はいくらか。",
)

# Article 17  Severability -------------------------------------------------------------------------------------------


class VoidTerm(VoidClause):
    """A clause that may be void, and whom it is held against."""

    limits_liability: Truth = fact("it limits the provider's liability", "当社の責任を制限する条項か")
    customer_is_consumer: Truth = fact("the customer is a consumer", "利用者が消費者か")


@hajimete.precedence("17/a")
def others_stand(clause: type[VoidTerm]) -> Truth:
    """If a clause is void or cannot be enforced, the others are not affected."""
    return ~clause.itself_void


@hajimete.precedence("17/b")
def read_down(clause: type[VoidTerm]) -> Truth:
    """The clause itself is read down as far as is needed to make it valid."""
    return clause.itself_void & clause.can_be_read_down


@hajimete.disapplies(CONSUMER_ACT_8_3, rules=[read_down])
def no_saving_of_limits_towards_consumers(clause: type[VoidTerm]) -> Truth:
    """Towards a consumer a void limit of liability is not saved by reading it down; nothing takes its place."""
    return struck_for_consumers(clause.customer_is_consumer) & clause.limits_liability


clause_stands = hajimete.question(
    "clause-stands",
    VoidTerm,
    others_stand,
    read_down,
    en="Does the clause stand, at least read down?",
    ja="条項は(限定解釈の上)効力を保つか。",
)

# Article 18  Governing law and jurisdiction -------------------------------------------------------------------------


@hajimete.declaration("18.1", by=EITHER, to=OTHER)
def law_of_japan(matter: type[TermsMatter]) -> OneOf[Law]:
    """Japanese law governs the contract."""
    return provided(matter.of_the_terms, OneOf.fixed(Law.JAPAN))


@hajimete.declaration(
    "18.2",
    by=EITHER,
    to=OTHER,
    assumes=[("Whatever the amount, so below 1.4 million yen too.", "訴額を問わない(140万円以下を含む)。")],
)
def tokyo_district_court(dispute: type[Dispute]) -> OneOf[Court]:
    """Tokyo District Court alone has jurisdiction at first instance over disputes about the contract."""
    return provided(dispute.relates_to_contract, OneOf.fixed(Court.TOKYO_DISTRICT))


governing_law = hajimete.question(
    "governing-law", TermsMatter, law_of_japan, en="Which law governs?", ja="準拠法は何か。"
)
venue = hajimete.question(
    "venue", Dispute, tokyo_district_court, en="Which court has jurisdiction?", ja="管轄裁判所はどこか。"
)
who_bears = hajimete.question(
    "who-bears",
    BorneMatter,
    bears_account_events,
    bears_cost_of_paying,
    bears_staff,
    bears_recipients_secrecy,
    en="Who bears it?",
    ja="だれが負担するか。",
)
right_is_excluded = hajimete.question(
    "excluded-right",
    Claimed,
    schedule_not_promised,
    no_duty_to_contract,
    result_not_promised,
    no_warranty_of_deliverables,
    en="Do the terms deny the right that is claimed?",
    ja="主張される権利は規約上否定されるか。",
)

# Article 19  Consultation -------------------------------------------------------------------------------------------

hajimete.no_outcome(
    "19",
    en="talks in good faith, without a test and without barring a claim",
    ja="協議の努力を述べるにとどまり基準がない",
)
