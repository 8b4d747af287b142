"""SORACOM Flux terms (SORACOM Flux 契約約款), article by article in the document's order.

Read it beside the document: under the heading of each article stand the sheets of facts that its provisions speak of,
one function per provision with what it says in one line, and the questions that the article answers. "Customer" is
the document's 契約者, "client" its 契約者顧客. Points that the text leaves open and that change an amount or a date, or
decide whether one is owed, are readings; other assumptions stand with the rule as `assumes`.

>>> from datetime import date
>>> answer = late_interest(principal=100_000, due_on=date(2026, 1, 31), paid_on=date(2026, 4, 1))
>>> answer.value, answer.provisions
(2343, ('12.3',))
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from obligations import (
    DAY,
    TRUE,
    Contract,
    Count,
    Date,
    Days,
    Duration,
    ExactYen,
    Facts,
    Fault,
    Instant,
    Labelled,
    OneOf,
    Party,
    Period,
    Reading,
    RoundingMode,
    Rows,
    Several,
    Text,
    Truth,
    Yen,
    all_of,
    any_of,
    fact,
    head,
    higher,
    hours,
    lower,
    named,
    percent_a_year,
    period,
    provided,
    ratio,
    reading,
    rounded,
    when,
)
from obligations.conventions import (
    ClaimMoment,
    calendar_day,
    last_day_to_claim,
    untaxed,
    whole_yen,
)
from obligations.law import (
    CONSUMER_ACT_8_1_FULL,
    CONSUMER_ACT_9_1_2,
    GROSS_FAULT_CASES,
    STANDARD_TERMS_CHANGE,
    gross,
    struck_for_consumers,
    unlimited_under_gross_fault,
)
from rules.boilerplate import (
    AbolitionReasons,
    AcceleratedOverdueDebt,
    AcceleratingEvent,
    Acceptance,
    AccountCare,
    AccountMisuse,
    Accounts,
    AllDebts,
    Amendment,
    ApplicationAnswer,
    CapMonth,
    Card,
    Change,
    ChangeReport,
    Channel,
    Consent,
    Court,
    CustomersLiability,
    DebtAndEvent,
    DemandedDebt,
    Dispute,
    EarlierEnd,
    Event,
    IndemnifiedClaims,
    IndemnityForGrossFault,
    IndemnityLawyersFees,
    InformationRequest,
    Law,
    NoticeSent,
    OverdueDebt,
    OverdueDebtOfCustomer,
    OwnServiceResponsibility,
    PartPayment,
    Payment,
    PrepaidFees,
    PrepaidPeriod,
    ProofRequest,
    ProvidersFault,
    ProvidersTerminationNotice,
    ReportDemand,
    SharedCause,
    Side,
    Situation,
    Suspicion,
    TermsMatter,
    VoidClause,
    account_event_not_told,
    account_missing,
    answers_for_breach,
    credentials_given_away,
    day_of_acceptance,
    day_of_providers_termination,
    designated_due_day,
    dishonoured,
    due_on_event,
    due_on_later_demand,
    falling_due_at_once,
    false_report_handed_in,
    grossly_at_fault,
    interest_from_demand,
    interest_on_accelerated,
    interest_on_overdue,
    interest_with_part_payment,
    most_interest_of_a_consumer,
    notice_deemed_given,
    paid_after_due_day,
    report_due,
    report_not_handed_in,
    seized,
    seriously_impeded,
    terms_agreed_by_use,
    terms_changed_by_statute,
    too_many_accounts,
    unused_part,
)

PROVIDER = Party("provider", "the provider", "当社")
CUSTOMER = Party("customer", "the customer", "契約者")
EITHER = Party("either-side", "either side", "当社及び契約者")
OTHER = Party("other-side", "the other side", "相手方")
APPLICANT = Party("applicant", "the applicant", "申込者")
HEIR = Party("heir", "the heir who takes over", "承継する相続人")
INDEMNITEES = Party("indemnitees", "the indemnified parties", "被補償者")

_LAST_INSTANT = datetime(2199, 12, 31, 23, 59, 59, tzinfo=timezone(timedelta(hours=9)))

flux = Contract(
    "soracom-flux",
    title=Text("SORACOM Flux terms", "SORACOM Flux 契約約款"),
    parties=(PROVIDER, CUSTOMER),
    module=__name__,
    document=("seeds", "soracom-flux"),
)


# Chapter 1  General provisions ======================================================================================
# Article 1.1  Application of the terms ------------------------------------------------------------------------------


class OtherText(Labelled):
    """A text beside these terms that also speaks on a matter."""

    INDIVIDUAL_RULE = "an individual rule of the provider", "個別規約"
    AI_PROVIDER_TERMS = "terms of a generative AI provider", "AIプロバイダー規約"
    EXTERNAL_TERMS = "terms of an external service", "外部サービス等規約"


class Prevailing(Labelled):
    """Which text decides a matter."""

    THESE_TERMS = "these terms", "本約款"
    OTHER_TEXT = "the other text", "他方の規約"
    BOTH = "both, they do not conflict", "双方(矛盾なし)"
    UNRANKED = "neither has priority", "優先関係なし"


@reading(
    "individual-rule-priority",
    en="Which prevails if an individual rule conflicts with these terms?",
    ja="個別規約と本約款が矛盾する場合、いずれが優先するか。",
    why=Text(
        "Both are inside one defined term without an order; the special rule goes before the general one.",
        "双方とも「本約款」に含まれ順位の定めがなく、特別の定めが一般の定めに優先する。",
    ),
)
class IndividualRulePriority(Reading):
    """Whether an individual rule goes before these terms."""

    INDIVIDUAL_RULE = "the individual rule", "個別規約"
    THESE_TERMS = "these terms", "本約款本文"
    NO_ORDER = "neither", "優先関係なし"


class TextsOnOneMatter(Facts):
    """These terms and another text that speak on the same matter."""

    other: OneOf[OtherText] = fact("the other text", "他方の規約")
    conflict: Truth = fact("the two contradict each other on the matter", "両者が当該事項につき矛盾するか")


@flux.precedence(
    "1.1",
    assumes=[
        (
            "The provider owes the supply of Flux; what that duty holds stands in the other articles.",
            "当社はFluxの提供義務を負い、その内容は他の条項による。",
        )
    ],
)
def individual_rule(texts: type[TextsOnOneMatter]) -> OneOf[Prevailing]:
    """These terms and individual rules together are the terms; an individual rule goes first where they conflict."""
    first = IndividualRulePriority.choose(
        {
            IndividualRulePriority.INDIVIDUAL_RULE: OneOf.fixed(Prevailing.OTHER_TEXT),
            IndividualRulePriority.THESE_TERMS: OneOf.fixed(Prevailing.THESE_TERMS),
            IndividualRulePriority.NO_ORDER: OneOf.fixed(Prevailing.UNRANKED),
        }
    )
    return provided(
        texts.other.is_(OtherText.INDIVIDUAL_RULE), when(texts.conflict, first, otherwise=OneOf.fixed(Prevailing.BOTH))
    )


# Article 1.2  Changes to the terms ----------------------------------------------------------------------------------


@flux.power(
    "1.2/s1",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("No ground is needed; good faith is not examined.", "変更の理由は不要とし、信義則は検討しない。")],
)
def may_amend() -> Truth:
    """The provider may change the terms; no ground is required."""
    return TRUE


@flux.duty(
    "1.2/s2",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("No lead time is required by the terms.", "約款上、告知と適用の間隔は問わない。")],
)
def announced(change: type[Amendment]) -> Truth:
    """A change is announced on the website or by another method that the provider fixed."""
    return change.channel.is_one_of(Channel.WEBSITE, Channel.PROVIDERS_METHOD)


@flux.deeming("1.2/s3", by=CUSTOMER, to=PROVIDER)
def new_terms_from(change: type[Amendment]) -> Date:
    """Use after the announcement counts as consent, and the changed terms apply."""
    return terms_agreed_by_use(change, announced.holds)


@flux.deeming(STANDARD_TERMS_CHANGE, by=CUSTOMER, to=PROVIDER, overrides=[new_terms_from])
def new_terms_by_statute(change: type[Amendment]) -> Date:
    """By statute a change for everyone's benefit, or a reasonable one announced in time, binds without consent."""
    return terms_changed_by_statute(change, announced.holds)


may_change_the_terms = flux.question(
    "may-change-the-terms",
    Facts,
    may_amend,
    en="May the provider change the terms?",
    ja="当社は約款を変更できるか。",
)

new_terms = flux.question(
    "new-terms",
    Amendment,
    new_terms_from,
    new_terms_by_statute,
    en="From which day do the changed terms apply?",
    ja="変更後の約款はいつから適用されるか。",
)

# Article 1.3  Definitions -------------------------------------------------------------------------------------------


class CompanyRelation(Labelled):
    """How a company stands to the provider, in the words of the rules on financial statements."""

    PARENT = "parent company", "親会社"
    SUBSIDIARY = "subsidiary", "子会社"
    INFLUENCED = "company over whose policies the provider has material influence", "関連会社"
    INFLUENCING = "company that has material influence over the provider", "当社を関連会社とする会社"
    NONE = "none of these", "いずれでもない"


class Company(Facts):
    """A company that may be an affiliate of the provider."""

    relation: OneOf[CompanyRelation] = fact("its relation to the provider", "当社との関係")


class Norm(Labelled):
    """A norm or a word of an authority."""

    STATUTE_OR_ORDER = "statute, order, rule, ordinance or circular, Japanese or foreign", "国内外の法令・条例・通達等"
    WRITTEN_GUIDANCE = "administrative guidance in writing", "書面による行政指導"
    ORAL_GUIDANCE = "administrative guidance by word of mouth", "口頭の行政指導"
    GUIDELINE = "guideline of a court or authority", "司法・行政機関等のガイドライン"
    NONE = "none of these", "いずれでもない"


class NormAppliedTo(Facts):
    """A norm that is relied on."""

    norm: OneOf[Norm] = fact("what is relied on", "依拠する規範")


flux.no_outcome("1.3", en="it only introduces the table of defined words", ja="用語表の柱書である")


@flux.definition("1.3[関係会社]")
def affiliate(company: type[Company]) -> Truth:
    """An affiliate is a company that article 8(8) of the rules on financial statements counts as one."""
    return ~company.relation.is_(CompanyRelation.NONE)


flux.no_outcome(
    "1.3[電気通信設備]", en="a definition that no condition with an outcome turns on", ja="帰結を左右しない定義である"
)


@flux.definition(
    "1.3[法令等]",
    assumes=[
        (
            "Guidance by word of mouth is outside: the list says in writing.",
            "口頭の行政指導は「書面による」に当たらない。",
        )
    ],
)
def law_or_rule(relied: type[NormAppliedTo]) -> Truth:
    """Laws and rules reach from statutes to guidelines; administrative guidance counts only in writing."""
    return relied.norm.is_one_of(Norm.STATUTE_OR_ORDER, Norm.WRITTEN_GUIDANCE, Norm.GUIDELINE)


flux.no_outcome(
    "1.3[API]", en="a definition that no condition with an outcome turns on", ja="帰結を左右しない定義である"
)

is_affiliate = flux.question(
    "affiliate", Company, affiliate, en="Is the company an affiliate of the provider?", ja="当社の関係会社か。"
)
is_law_or_rule = flux.question(
    "law-or-rule", NormAppliedTo, law_or_rule, en="Is it one of the laws and rules?", ja="法令等に当たるか。"
)

# Chapter 2  Outline of the service ==================================================================================
# Article 2.1  Outline of the service --------------------------------------------------------------------------------

flux.no_outcome("2.1/s1", en="it describes the service", ja="サービスの説明である")
flux.no_outcome("2.1/s2", en="it points to the website for the content of the service", ja="内容をウェブサイトに委ねる")


class Matter(Labelled):
    """A matter of which the terms say who bears it."""

    DATA_SOURCE = "trouble with the customer's own data sources", "契約者のデータソースに関する問題"
    OWN_SERVICE = "offering the customer's own service to clients", "契約者サービスの提供"
    CLIENT_ENQUIRIES = (
        "enquiries, repair requests and complaints of clients and others",
        "契約者顧客等からの問合せ・苦情対応",
    )
    CONNECTION = "connecting to the site", "SORACOMサイトへの接続"
    HIGH_RISK_USE = "high-risk use", "ハイリスク使用"
    OWN_AI_LICENCE = "using the customer's own generative AI licences", "自己の生成AIライセンスの使用"
    ACCOUNT_EVENT = "events through the customer's account", "契約者のアカウントに基づく事象"
    OTHER = "another matter", "その他の事項"


class BorneMatter(Facts):
    """A matter whose cost or risk somebody has to bear."""

    matter: OneOf[Matter] = fact("what is to be borne", "負担が問題となる事項")


class Circumstance(Labelled):
    """What a loss is connected with, so that a clause outside article 15 speaks of it."""

    DATA_SOURCE = "the customer's own data sources (2.1)", "契約者のデータソース(2.1条)"
    ACCOUNT = "an event through the customer's account (3.5.3)", "契約者のアカウントに基づく事象(3.5条3項)"
    CLIENT_EXPLANATION = "clients not told the conditions (8.3.1)", "契約者顧客への説明の不順守(8.3条1項)"
    CONNECTION = "a connection cut by lines or wireless LAN (9.2)", "回線等の不具合による接続の中断(9.2条)"
    PERSONAL_INFORMATION = "steps for personal information not taken (10.1.4.5)", "個人情報の措置の欠如(10.1条4項5号)"
    WARRANTY_ONLY = "a claim on a warranty, not on a breach (14.1)", "義務違反ではなく保証に基づく請求(14.1条)"
    ADDITIONAL_FUNCTION = "an additional function of chapter 17", "第17章の付加機能"
    CONTENT_CHANGED = (
        "content of an additional function changed or lost (17.1.1)",
        "付加機能の通信内容の変化・消失(17.1条1項)",
    )
    MALFUNCTION = "malfunction of an additional function's system (17.1.1)", "付加機能のシステムの動作不良(17.1条1項)"
    DISPUTE = (
        "a dispute with a third party over an additional function (17.1.1)",
        "付加機能に関する第三者との紛議(17.1条1項)",
    )
    EXTERNAL_SERVICE = "an external service (17.2.4)", "外部サービス等(17.2条4項)"
    OWN_SERVICE = "the customer's own service for clients (8.1)", "契約者サービスの提供(8.1条)"
    HIGH_RISK_USE = "high-risk use (10.1.4.3)", "ハイリスク使用(10.1条4項3号)"
    OWN_AI_LICENCE = "the customer's own AI licence (10.1.7)", "自己の生成AIライセンス(10.1条7項)"


class Origin(Facts):
    """Where a customer's loss comes from."""

    circumstances: Several[Circumstance] = fact("what the loss is connected with", "損害に関連する事情")
    others_percent: Count = fact(
        "the share of the damage, in percent, for which third parties or the customer's data sources answer",
        "損害のうち第三者又は契約者のデータソースに帰すべき割合(%)",
        low=0,
        high=100,
    )


def _others_answer(origin: type[Origin]) -> Truth:
    """Whether an exclusion for causes of others takes the whole claim away."""
    all_of_it = origin.others_percent >= Count.fixed(100)
    some_of_it = origin.others_percent > Count.fixed(0)
    return when(SharedCause.APPORTION.chosen, all_of_it, otherwise=some_of_it)


@flux.excludes("2.1/s3", on=["damages", "backbone_outage"])
def data_sources_excluded(origin: type[Origin]) -> Truth:
    """For damage that comes from the customer's own data sources the provider answers for nothing."""
    return origin.circumstances.has(Circumstance.DATA_SOURCE) & _others_answer(origin)


@flux.duty("2.1/s3", by=CUSTOMER, to=PROVIDER)
def bears_data_sources(borne: type[BorneMatter]) -> OneOf[Side]:
    """Trouble connected with the customer's own data sources is for the customer to answer for."""
    return provided(borne.matter.is_(Matter.DATA_SOURCE), OneOf.fixed(Side.CUSTOMER))


# Chapter 3  Making the contract =====================================================================================
# Article 3.1  How to apply ------------------------------------------------------------------------------------------


class Application(Facts):
    """How somebody applied."""

    accepted_terms: Truth = fact("the applicant approved the terms", "約款を承認したか")
    applied_online: Truth = fact(
        "the applicant applied online by the provider's procedure", "所定の手続によるオンライン申込か"
    )


@flux.formation("3.1", by=APPLICANT, to=PROVIDER)
def valid_application(application: type[Application]) -> Truth:
    """An applicant first approves the terms and then applies online by the provider's procedure."""
    return application.accepted_terms & application.applied_online


applied_properly = flux.question(
    "application", Application, valid_application, en="Is it a proper application?", ja="有効な申込か。"
)

# Article 3.2  Acceptance of the application -------------------------------------------------------------------------


class Refusal(Labelled):
    """A ground of 3.2.2 to refuse an application, other than the reference to 5.1.3."""

    LIKELY_DEFAULT = "likely to fail to perform (1)", "債務不履行のおそれ(1号)"
    HARM_TO_CREDIT = (
        "likely harm to credit or interests of the provider or another customer (2)",
        "信用・利益の毀損のおそれ(2号)",
    )
    INFRINGEMENT = "likely infringement of rights (3)", "権利侵害のおそれ(3号)"
    TRUST_OR_ANTISOCIAL = "trust gravely damaged, or anti-social force (4)", "信頼関係の破壊・反社会的勢力(4号)"
    EARLIER_TERMINATION = "an earlier contract was terminated by the provider (6)", "過去の契約解除(6号)"
    FALSE_NOTICE = "told the provider something untrue (7)", "虚偽の通知(7号)"
    CARD = "named a card that it cannot properly use (8)", "使用できないカードの指定(8号)"
    NO_PROPER_INTENT = "does not mean to use Flux properly (9)", "適切な利用意思の欠如(9号)"


class Debt(Facts):
    """A debt or other duty under the contract with a day for its performance."""

    due_on: Date = fact("the day for performance", "履行期")
    performed: Truth = fact("it has been performed", "履行済みか")
    performed_on: Date = fact("the day of performance, if it has been", "履行の日")


class Conduct(Facts):
    """What the provider holds against an applicant or customer, on one day."""

    judged: Several[Refusal] = fact(
        "the grounds of 3.2.2 that the provider judges to exist", "当社が存在すると判断した3.2条2項の事由"
    )
    earlier_end: OneOf[EarlierEnd] = fact("how an earlier contract ended", "過去の契約の終了の態様")
    as_of: Date = fact("the day on which the power is used", "権限行使の日")
    debts: Rows[Debt] = fact("debts and other duties under the contract", "本契約上の債務")
    false_notice: Truth = fact("the customer told the provider something untrue", "虚偽の事実を通知したか")
    breach_found: Truth = fact(
        "the provider found a breach of 11.1, by the customer or its clients",
        "当社が11.1条違反と認めたか(契約者顧客の行為を含む)",
    )
    card: OneOf[Card] = fact("the designated credit card", "指定されたクレジットカードの状態")


class ApplicationCase(Conduct):
    """An application with all that bears on its acceptance."""

    capacity_short: Truth = fact("there is no spare capacity for handling communications", "通信の取扱上余裕がないか")


@flux.power(
    "3.2.1",
    by=PROVIDER,
    to=APPLICANT,
    assumes=[
        (
            "Refusing to answer is no ground by itself, but may feed the judgement of 3.2.2.1.",
            "回答拒否自体は拒絶事由としないが、3.2条2項1号の判断の基礎となり得る。",
        )
    ],
)
def may_ask_applicant(request: type[InformationRequest]) -> Truth:
    """The provider may ask an applicant for information needed to judge whether charges might go unpaid."""
    return all_of(request.to_judge_payment_risk, request.asked.is_(Side.CUSTOMER), ~request.contract_made)


@flux.power(
    "3.2.2",
    by=PROVIDER,
    to=APPLICANT,
    assumes=[
        ("A judgement is one made in good faith.", "「判断」は信義則に従ったものを指す。"),
        ("The provider may accept although a ground exists.", "事由があっても承諾することはできる。"),
    ],
)
def refusal() -> Truth:
    """The provider need not accept an application where, in its judgement, one of nine grounds exists."""
    return TRUE


@flux.ground("3.2.2.1", of=refusal)
def likely_default(conduct: type[Conduct]) -> Truth:
    """The applicant might fail to perform its obligations under the terms."""
    return conduct.judged.has(Refusal.LIKELY_DEFAULT)


@flux.ground("3.2.2.2", of=refusal)
def harm_to_credit(conduct: type[Conduct]) -> Truth:
    """Supplying the applicant might damage the credit or the interests of the provider or of another customer."""
    return conduct.judged.has(Refusal.HARM_TO_CREDIT)


@flux.ground("3.2.2.3", of=refusal)
def likely_infringement(conduct: type[Conduct]) -> Truth:
    """Supplying the applicant might violate rights of the provider or a third party."""
    return conduct.judged.has(Refusal.INFRINGEMENT)


@flux.ground(
    "3.2.2.4",
    of=refusal,
    assumes=[("Officers count only for the second limb.", "役員等は反社会的勢力該当性についてのみ問題となる。")],
)
def trust_or_antisocial(conduct: type[Conduct]) -> Truth:
    """The applicant gravely damaged the provider's trust, or it or an officer is an anti-social force."""
    return conduct.judged.has(Refusal.TRUST_OR_ANTISOCIAL)


@flux.ground(
    "3.2.2.5",
    of=refusal,
    assumes=[
        ("An applicant is tested as a customer would be.", "「契約者」を「申込者」と読み替えて適用する。"),
        ("A ground cannot support itself through 5.1.3.4.", "5.1条3項4号を介した循環は事由を生まない。"),
        (
            "A ground of 5.1.3 that exists counts as judged to exist.",
            "5.1条3項の事由が存在すれば、当社がこれに該当すると判断したものとして扱う。",
        ),
    ],
)
def suspension_ground_fits() -> Truth:
    """One of the suspension grounds of 5.1.3 fits the applicant."""
    return flux.holds("5.1.3")


@flux.ground(
    "3.2.2.6",
    of=refusal,
    assumes=[
        (
            "Contracts for other services count; the end by abolition or agreement does not.",
            "他サービスの契約の解除を含み、廃止又は合意による終了を含まない。",
        )
    ],
)
def earlier_termination(conduct: type[Conduct]) -> Truth:
    """The provider terminated an earlier contract with the applicant."""
    ended = conduct.earlier_end.is_one_of(EarlierEnd.TERMINATED, EarlierEnd.OTHER_SERVICE_TERMINATED)
    return conduct.judged.has(Refusal.EARLIER_TERMINATION) & ended


@flux.ground("3.2.2.7", of=refusal, assumes=[("Neither intent nor weight is asked for.", "故意や重要性は要しない。")])
def untrue_notice(conduct: type[Conduct]) -> Truth:
    """The applicant told the provider something untrue."""
    return conduct.judged.has(Refusal.FALSE_NOTICE)


@flux.ground("3.2.2.8", of=refusal)
def improper_card(conduct: type[Conduct]) -> Truth:
    """The applicant named a credit card that it cannot properly use to pay."""
    return conduct.judged.has(Refusal.CARD)


@flux.ground("3.2.2.9", of=refusal)
def no_proper_intent(conduct: type[Conduct]) -> Truth:
    """The applicant does not mean to use Flux properly."""
    return conduct.judged.has(Refusal.NO_PROPER_INTENT)


@flux.formation("3.2.2", by=PROVIDER, to=APPLICANT)
def must_accept(case: type[ApplicationCase]) -> OneOf[ApplicationAnswer]:
    """The provider accepts an application unless it judges that one of nine grounds exists."""
    return provided(~(refusal.holds | case.capacity_short), OneOf.fixed(ApplicationAnswer.MUST_ACCEPT))


@flux.formation("3.2.2", by=PROVIDER, to=APPLICANT)
def may_refuse() -> OneOf[ApplicationAnswer]:
    """Where a ground exists the provider may refuse."""
    return provided(refusal.holds, OneOf.fixed(ApplicationAnswer.MAY_REFUSE))


@flux.formation(
    "3.2.3",
    by=PROVIDER,
    to=APPLICANT,
    assumes=[("Only as long as the shortage lasts.", "余裕がない間に限る。")],
)
def may_postpone(case: type[ApplicationCase]) -> OneOf[ApplicationAnswer]:
    """Even where it would have to accept, the provider may put off acceptance while capacity is short."""
    return provided(case.capacity_short & ~refusal.holds, OneOf.fixed(ApplicationAnswer.MAY_POSTPONE))


acceptance = flux.question(
    "acceptance",
    ApplicationCase,
    must_accept,
    may_refuse,
    may_postpone,
    en="Must the provider accept the application?",
    ja="当社は申込を承諾しなければならないか。",
)
may_refuse_application = flux.question(
    "refusal", Conduct, refusal, en="May the provider refuse the application?", ja="当社は申込を拒絶できるか。"
)

# Article 3.3  When the contract takes effect ------------------------------------------------------------------------


@flux.formation("3.3", by=EITHER, to=OTHER)
def effective_date(made: type[Acceptance]) -> Date:
    """The contract takes effect on the day the provider accepts; from then on the applicant is the customer."""
    return day_of_acceptance(made)


contract_start = flux.question(
    "contract-start",
    Acceptance,
    effective_date,
    en="When does the contract take effect?",
    ja="契約の効力発生日はいつか。",
)

# Article 3.4  Customer identification number ------------------------------------------------------------------------

flux.no_outcome("3.4.1/s1", en="giving the number is a mere step of procedure", ja="番号の付与は手続にすぎない")


class ClaimedRight(Labelled):
    """A right or warranty that a customer may think it has."""

    CONTINUED_USE = "to be able to use Flux continuously, because it has a number", "識別番号に基づく継続利用の保証"
    AI_PROVIDER_RIGHTS = (
        "rights of a direct contract partner of the AI provider",
        "生成AIプロバイダーに対する直接の契約上の地位・権利",
    )
    EXTERNAL_PROVIDER_RIGHTS = (
        "rights of a direct contract partner of an external provider",
        "外部サービス等提供者に対する直接の契約上の地位・権利",
    )
    LICENCE = "a licence or transfer of intellectual property", "知的財産権の許諾・移転"
    WARRANTY = (
        "a warranty of quality, continuity, correctness, non-infringement or fitness",
        "品質・継続性・正確性・非侵害・適合性の保証",
    )
    EXTERNAL_WARRANTY = "a warranty for external services", "外部サービス等の保証"
    OTHER = "another right", "その他の権利"


class Claimed(Facts):
    """A right that a customer claims."""

    right: OneOf[ClaimedRight] = fact("the right that is claimed", "主張される権利")


@flux.declaration("3.4.1/s2", by=PROVIDER, to=CUSTOMER)
def number_is_no_guarantee(claimed: type[Claimed]) -> Truth:
    """Having the number is no guarantee that Flux can be used without interruption."""
    return claimed.right.is_(ClaimedRight.CONTINUED_USE)


class NumberChange(Facts):
    """A change of the identification number."""

    unavoidable: Truth = fact(
        "operational reasons, technical ones included, leave no choice", "業務遂行上やむを得ない理由があるか"
    )


@flux.power("3.4.2", by=PROVIDER, to=CUSTOMER)
def may_change_number(change: type[NumberChange]) -> Truth:
    """The provider may change the number for operational reasons that leave it no choice."""
    return change.unavoidable


number_change = flux.question(
    "number-change",
    NumberChange,
    may_change_number,
    en="May the provider change the number?",
    ja="番号を変更できるか。",
)

# Article 3.5  Account -----------------------------------------------------------------------------------------------


@flux.duty("3.5.1/s1", by=CUSTOMER, to=PROVIDER)
def account_needed(accounts: type[Accounts]) -> Truth:
    """To use Flux the customer sets up an account linked to a working e-mail address."""
    return account_missing(accounts)


@flux.prohibition(
    "3.5.1/s2",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        (
            "The limit is by address; several addresses of one person are tested by 11.1.15.",
            "制限はアドレス単位であり、同一人の複数アドレスは11.1条15号による。",
        )
    ],
)
def one_account_per_address(accounts: type[Accounts]) -> Truth:
    """Only one account per e-mail address, unless the terms expressly permit otherwise."""
    return too_many_accounts(accounts)


flux.no_outcome("3.5.2", en="issuing ID and password is a mere step of procedure", ja="ID等の付与は手続にすぎない")


@flux.prohibition(
    "3.5.3/s1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("Clients are third parties here too, resale or not.", "再提供の場合の契約者顧客も第三者に当たる。")],
)
def credentials_stay_with_customer(care: type[AccountCare]) -> Truth:
    """The customer itself keeps ID and password and may not lend, transfer or license them, or use them for others."""
    return credentials_given_away(care)


@flux.duty(
    "3.5.3/s2",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("'Immediately' is judged by the circumstances; no figure is set.", "「直ちに」は事情により判断する。")],
)
def account_event_untold(care: type[AccountCare]) -> Truth:
    """The customer tells the provider immediately of known misuse, a danger of it, or loss or theft."""
    return account_event_not_told(care)


account_breach = flux.question(
    "account-breach",
    AccountCare,
    credentials_stay_with_customer,
    account_event_untold,
    en="Does the customer break its duties about the account?",
    ja="アカウントに関する義務に違反するか。",
)
account_rule_breach = flux.question(
    "account-rule-breach",
    Accounts,
    account_needed,
    one_account_per_address,
    en="Is the rule of one account with a working address broken?",
    ja="アカウント作成の定めに反するか。",
)


class CustomersOrClientsLiability(CustomersLiability):
    """Damage of the provider for which it turns to the customer, its clients' conduct included."""

    clients_breach: Truth = fact(
        "a client did not keep to the conditions of the contract", "契約者顧客に本契約の不履行があるか"
    )


@flux.excludes("3.5.3/s3", on=["damages", "backbone_outage"])
def account_excluded(origin: type[Origin]) -> Truth:
    """Whatever happens through the account is on the customer; the provider answers for nothing."""
    return origin.circumstances.has(Circumstance.ACCOUNT) & AccountMisuse.CUSTOMER.chosen


@flux.duty("3.5.3/s3", by=CUSTOMER, to=PROVIDER)
def bears_account_events(borne: type[BorneMatter]) -> OneOf[Side]:
    """Whoever acted, the customer bears what happens through its account, fees included."""
    return provided(borne.matter.is_(Matter.ACCOUNT_EVENT), OneOf.fixed(Side.CUSTOMER))


@flux.payment("3.5.3/s4", by=CUSTOMER, to=PROVIDER)
def account_damage(loss: type[CustomersOrClientsLiability]) -> Yen:
    """If use of the account causes the provider damage, the customer makes it good, whoever used it; no cap."""
    return provided(loss.through_account, loss.damage)


# Chapter 4  Changes concerning the customer =========================================================================
# Article 4.1  Notice of changes -------------------------------------------------------------------------------------


@flux.date("4.1.1", by=CUSTOMER, to=PROVIDER)
def report_due_from(change: type[Change]) -> Date:
    """The duty to report starts when the change happens, or already when a planned one is known."""
    return report_due(change)


@flux.duty(
    "4.1.1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("'Immediately' is judged by the circumstances; no figure is set.", "「直ちに」は事情により判断する。")],
)
def change_untold(report: type[ChangeReport]) -> Truth:
    """The customer reports immediately a change of name, address, e-mail, card and other designated matters."""
    return report.changed_or_planned & ~report.told_immediately


@flux.power("4.1.2", by=PROVIDER, to=CUSTOMER)
def may_ask_for_proof(request: type[ProofRequest]) -> Truth:
    """After such a report the provider may ask to see papers that prove it."""
    return request.change_reported


@flux.deeming(
    "4.1.3",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        ("Whether the letter came back makes no difference.", "返送の有無を問わない。"),
    ],
)
def deemed_given(notice: type[NoticeSent]) -> Instant:
    """If a change was not reported, a notice sent to the address on file counts as given."""
    return notice_deemed_given(notice)


change_report_due = flux.question(
    "change-report-due",
    Change,
    report_due_from,
    en="From when must the change be reported?",
    ja="届出義務はいつ生じるか。",
)
change_report_breach = flux.question(
    "change-report-breach", ChangeReport, change_untold, en="Is the duty to report broken?", ja="届出義務に違反するか。"
)
proof_of_change = flux.question(
    "proof-of-change",
    ProofRequest,
    may_ask_for_proof,
    en="May the provider ask for proof?",
    ja="証明書類を求められるか。",
)
deemed_notice = flux.question(
    "deemed-notice",
    NoticeSent,
    deemed_given,
    en="When does the notice count as given?",
    ja="通知はいつされたとみなされるか。",
)

# Article 4.2  Transfer and succession -------------------------------------------------------------------------------


class TransferAct(Labelled):
    """What is done with the right to be supplied with Flux or the SORACOM system."""

    ASSIGN = "assignment", "譲渡"
    PASS_ON = "passing on, a company split included", "承継(会社分割を含む)"
    SUBLICENSE = "sublicence", "再使用許諾"
    PLEDGE = "pledge or other security", "質権その他の担保"
    RESALE = "offering one's own service under article 8.1", "8.1条による再提供"
    INHERITANCE = "taking over by an heir under 4.2.2", "4.2条2項による相続人の承継"
    MERGER = "merger", "合併"


class ResaleConditions(Facts):
    """What has been done for offering one's own service to clients."""

    registered: Truth = fact("registered with SORACOM Partner Space", "パートナースペースに登録したか")
    contract_concluded: Truth = fact("the contract that the provider designates has been made", "指定契約を締結したか")
    procedures_done: Truth = fact("the other procedures have been gone through", "その他の手続を履行したか")


class Transfer(ResaleConditions):
    """An act on the right to be supplied with Flux or the SORACOM system."""

    act: OneOf[TransferAct] = fact("the act", "行為の種類")
    consent: OneOf[Consent] = fact("the provider's consent", "当社の承諾")
    consent_at: Instant = fact("when consent was given", "承諾の日時")
    act_at: Instant = fact("when the act is done", "行為の日時")


@flux.prohibition(
    "4.2.1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        (
            "A merger passes everything by statute and is no such act; a company split is.",
            "合併は含まず、会社分割は含む。",
        ),
        ("A forbidden assignment has no effect against the provider.", "禁止に反する移転は当社に対抗できない。"),
    ],
)
def no_transfer(transfer: type[Transfer]) -> Truth:
    """The right to be supplied with Flux or the system may not be passed on without prior consent in due form."""
    in_form = transfer.consent.is_one_of(Consent.WRITTEN, Consent.ELECTRONIC)
    agreed = in_form & (transfer.consent_at < transfer.act_at)
    return ~transfer.act.is_(TransferAct.MERGER) & ~agreed


class HeirsReport(Facts):
    """A report of somebody who wants to take over."""

    statutory_heir: Truth = fact("made by a statutory heir", "法定相続人によるか")
    by_procedure: Truth = fact("made by the provider's procedure", "当社所定の手続によるか")
    at: Instant = fact("when", "届出の日時")


class Succession(Facts):
    """The death of a customer and what followed."""

    customer_died: Truth = fact("the customer has died", "契約者が死亡したか")
    died_at: Instant = fact("when the customer died, if so", "死亡の日時")
    reports: Rows[HeirsReport] = fact("reports of heirs", "相続人の届出")


@flux.right(
    "4.2.2/s1",
    by=HEIR,
    to=PROVIDER,
    assumes=[
        ("No time limit; until then the right rests.", "期限はなく、届出まで権利は存続する。"),
        ("An agreement among heirs does not bind the provider.", "相続人間の合意は当社を拘束しない。"),
    ],
)
def first_report(succession: type[Succession]) -> Instant:
    """After a death the heir who first reports by the procedure may take over the right to be supplied with Flux."""

    def good(report: type[HeirsReport]) -> Truth:
        return all_of(report.statutory_heir, report.by_procedure, report.at >= succession.died_at)

    first = succession.reports.earliest(lambda report: report.at, otherwise=Instant.fixed(_LAST_INSTANT), where=good)
    return provided(succession.customer_died & succession.reports.any(good), first)


@flux.permission("4.2.2/s1", by=HEIR, to=PROVIDER, overrides=[no_transfer])
def heir_may_take_over(transfer: type[Transfer]) -> Truth:
    """Taking over by an heir under the procedure needs no consent."""
    return transfer.act.is_(TransferAct.INHERITANCE)


class InheritedDebts(Facts):
    """Debts of the deceased customer under the contract."""

    outstanding: Yen = fact("outstanding debts of the deceased under the contract", "被相続人の本契約上の未払債務")
    share_numerator: Count = fact("numerator of the heir's statutory share", "法定相続分の分子", low=1)
    share_denominator: Count = fact(
        "denominator of the heir's statutory share", "法定相続分の分母", low=1, not_before="share_numerator"
    )


@reading(
    "inherited-debts",
    en="Does the heir who takes over owe all debts of the deceased under the contract?",
    ja="承継した相続人は被相続人の本契約上の債務の全部を負うか。",
    why=Text(
        "The clause ties the right to the obligations of the former customer.",
        "条項は権利の承継と義務の承継を結び付けている。",
    ),
)
class InheritedDebtShare(Reading):
    """How much of the debts the heir owes."""

    WHOLE = "the whole", "全部"
    STATUTORY_SHARE = "its statutory share", "法定相続分"


@flux.payment("4.2.2/s2", by=HEIR, to=PROVIDER)
def inherited_debts(debts: type[InheritedDebts]) -> Yen:
    """The heir steps into the deceased customer's position, obligations included."""
    share = whole_yen(debts.outstanding * debts.share_numerator / debts.share_denominator)
    return InheritedDebtShare.choose(
        {InheritedDebtShare.WHOLE: debts.outstanding, InheritedDebtShare.STATUTORY_SHARE: share}
    )


succession = flux.question(
    "succession",
    Succession,
    first_report,
    en="Which report makes its maker the successor?",
    ja="承継者となるのはどの届出か。",
)
debts_of_successor = flux.question(
    "debts-of-successor",
    InheritedDebts,
    inherited_debts,
    en="What does the successor owe?",
    ja="承継者の債務はいくらか。",
)

# Chapter 5  Restriction, interruption, suspension ===================================================================
# Article 5.1  Restriction of use ------------------------------------------------------------------------------------


class Emergency(Labelled):
    """Whether there is a disaster or another emergency."""

    NONE = "none", "なし"
    THREATENED = "threatened", "発生するおそれ"
    OCCURRED = "occurred", "発生"


class Measure(Labelled):
    """What the provider does to the use of Flux."""

    RESTRICT = "restrict", "制限"
    STOP = "stop", "停止"


class EmergencyMeasure(Facts):
    """A measure in an emergency."""

    emergency: OneOf[Emergency] = fact("disaster or other emergency", "天災等の非常事態")
    for_public_interest: Truth = fact(
        "to give priority to communications that the public interest needs",
        "公共の利益のために必要な通信の優先のためか",
    )
    measure: OneOf[Measure] = fact("the measure", "措置")


class Traffic(Facts):
    """Traffic that was noticed."""

    continuous: Truth = fact("it takes up bandwidth continuously", "帯域を継続的に占有するか")
    heavy: Truth = fact("it takes up bandwidth in volume", "帯域を大量に占有するか")


@flux.power(
    "5.1.1",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("To restrict does not include a full stop.", "「制限」は全部の停止を含まない。")],
)
def emergency_restriction(case: type[EmergencyMeasure]) -> Truth:
    """In an emergency that has occurred or threatens, use may be restricted, not stopped, for the public interest."""
    return all_of(
        case.emergency.is_one_of(Emergency.OCCURRED, Emergency.THREATENED),
        case.for_public_interest,
        case.measure.is_(Measure.RESTRICT),
    )


@flux.power("5.1.2", by=PROVIDER, to=CUSTOMER, assumes=[("No figure is set.", "数値基準の定めはない。")])
def traffic_control(traffic: type[Traffic]) -> Truth:
    """Traffic that takes up bandwidth continuously and heavily may be slowed or limited."""
    return traffic.continuous & traffic.heavy


@flux.power(
    "5.1.3",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        ("The ground must still exist when the power is used.", "事由は権限行使時に存続していることを要する。"),
        ("Fees go on under the posted tariff.", "停止中の料金は料金表による。"),
    ],
)
def suspension() -> Truth:
    """The provider may suspend or restrict a customer's use on one of five grounds, without notice or grace."""
    return TRUE


@flux.ground(
    "5.1.3.1",
    of=suspension,
    assumes=[
        ("Duties other than to pay count as well.", "金銭債務以外の債務を含む。"),
        ("Days are civil days in Tokyo.", "日は日本時間の暦日による。"),
        (
            "A debt performed on the day of the measure is not late on that day.",
            "措置の日に履行された債務は、同日において遅滞にないものとする。",
        ),
    ],
)
def late_performance(conduct: type[Conduct]) -> Truth:
    """The customer is late in performing an obligation: from the day after the day for it, until performance."""

    def late(debt: type[Debt]) -> Truth:
        return (debt.due_on < conduct.as_of) & (~debt.performed | (debt.performed_on > conduct.as_of))

    return conduct.debts.any(late)


@flux.ground("5.1.3.2", of=suspension)
def false_notice(conduct: type[Conduct]) -> Truth:
    """The customer told the provider something untrue."""
    return conduct.false_notice


@flux.ground("5.1.3.3", of=suspension)
def breach_found(conduct: type[Conduct]) -> Truth:
    """The provider found that the customer broke a prohibition of 11.1."""
    return conduct.breach_found


@flux.ground(
    "5.1.3.4",
    of=suspension,
    assumes=[
        ("An old history counts even if it was known on acceptance.", "承諾時に知られていた事由も含む。"),
        (
            "The grounds of refusal are those that the provider judges to exist.",
            "拒絶事由は当社が存在すると判断したものをいう。",
        ),
    ],
)
def refusal_ground_fits() -> Truth:
    """One of the refusal grounds of 3.2.2 fits."""
    return refusal.holds


@flux.ground("5.1.3.5", of=suspension, assumes=[("A full coupon does not help.", "クーポン残高の有無を問わない。")])
def card_unusable(conduct: type[Conduct]) -> Truth:
    """The credit card that the customer named can no longer be used."""
    return conduct.card.is_(Card.UNUSABLE)


may_restrict_in_emergency = flux.question(
    "emergency-restriction",
    EmergencyMeasure,
    emergency_restriction,
    en="May the provider take this measure in the emergency?",
    ja="非常事態においてこの措置をとれるか。",
)
may_control_traffic = flux.question(
    "traffic-control", Traffic, traffic_control, en="May the provider control the traffic?", ja="通信を制御できるか。"
)
may_suspend = flux.question(
    "suspension",
    Conduct,
    suspension,
    en="May the provider suspend or restrict the customer's use?",
    ja="当社は利用を停止又は制限できるか。",
)

# Article 5.2  Interruption of the service ---------------------------------------------------------------------------


class InterruptionCase(Labelled):
    """A case in which the provider may stop supplying Flux."""

    MAINTENANCE = "maintenance or works that cannot be avoided (1)", "保守・工事上やむを得ないとき(1号)"
    BACKBONE_STOPPED = "a backbone provider stops its service (2)", "基幹サービスの停止(2号)"
    NUMBER_CHANGE = "the identification number is changed under 3.4.2 (3)", "3.4条2項による識別番号の変更(3号)"
    SECURITY_ISSUE = "a security problem that could affect Flux was detected (4)", "情報セキュリティの問題の検知(4号)"


class Interruption(Facts):
    """An interruption of the service."""

    cases: Several[InterruptionCase] = fact("the cases that exist", "該当する場合")


class InterruptionPosting(Facts):
    """Whether an interruption was posted."""

    posted: Truth = fact("it was posted on the website or the like", "ウェブサイト等に掲示したか")
    posted_at: Instant = fact("when it was posted", "掲示の日時")
    starts_at: Instant = fact("when the interruption starts", "提供中止の開始日時")
    emergency: Truth = fact("an emergency leaves no choice", "緊急やむを得ない場合か")


@flux.power(
    "5.2.1",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("Posting is a duty of its own; without it the power stays.", "掲示は独立の義務で、権限の要件ではない。")],
)
def interruption() -> Truth:
    """The provider may stop supplying Flux and what accompanies it in four cases."""
    return TRUE


@flux.ground("5.2.1.1", of=interruption)
def maintenance(stop: type[Interruption]) -> Truth:
    """Maintenance of, or works on, the provider's facilities or systems make it unavoidable."""
    return stop.cases.has(InterruptionCase.MAINTENANCE)


@flux.ground("5.2.1.2", of=interruption)
def backbone_stopped(stop: type[Interruption]) -> Truth:
    """A carrier or cloud provider stops the backbone service that the provider needs for Flux."""
    return stop.cases.has(InterruptionCase.BACKBONE_STOPPED)


@flux.ground("5.2.1.3", of=interruption)
def number_changed(stop: type[Interruption]) -> Truth:
    """The identification number is being changed under 3.4.2."""
    return stop.cases.has(InterruptionCase.NUMBER_CHANGE)


@flux.ground("5.2.1.4", of=interruption)
def security_issue(stop: type[Interruption]) -> Truth:
    """The provider has detected an information-security problem that could affect Flux."""
    return stop.cases.has(InterruptionCase.SECURITY_ISSUE)


@flux.duty(
    "5.2.2/s1",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("Any moment before the start is beforehand.", "開始前であれば「あらかじめ」に当たる。")],
)
def interruption_not_posted(posting: type[InterruptionPosting]) -> Truth:
    """The provider posts an interruption beforehand on its website or the like."""
    return ~(posting.posted & (posting.posted_at < posting.starts_at))


@flux.permission("5.2.2/s2", by=PROVIDER, to=CUSTOMER, overrides=[interruption_not_posted])
def no_posting_in_emergency(posting: type[InterruptionPosting]) -> Truth:
    """No posting beforehand is needed in an emergency that leaves no choice."""
    return posting.emergency


may_interrupt = flux.question(
    "interruption", Interruption, interruption, en="May the provider interrupt Flux?", ja="提供を中止できるか。"
)
interruption_posting_breach = flux.question(
    "interruption-posting-breach",
    InterruptionPosting,
    interruption_not_posted,
    en="Is the duty to post the interruption broken?",
    ja="中止の掲示義務に違反するか。",
)

# Article 5.3  Abolition of the service ------------------------------------------------------------------------------


@flux.power(
    "5.3",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        ("Both reasons are needed: the text joins them by 及び.", "「及び」により双方を要する。"),
        ("The terms ask for no notice in advance.", "約款上、事前通知は要しない。"),
    ],
)
def abolition(reasons: type[AbolitionReasons]) -> Truth:
    """The provider may abolish Flux, wholly or in part, where technical and operational reasons leave no choice."""
    return reasons.technical & reasons.operational


may_abolish = flux.question(
    "abolition", AbolitionReasons, abolition, en="May the provider abolish Flux?", ja="サービスを廃止できるか。"
)

# Chapter 6  Termination =============================================================================================
# Article 6.1  Termination by the customer ---------------------------------------------------------------------------


class Unusable(Labelled):
    """Through what Flux became unusable."""

    RESTRICTION = "a restriction of 5.1.1 or 5.1.2", "5.1条1項・2項の制限"
    OWN_DEFAULT = "a suspension on the customer's own account, 5.1.3", "5.1条3項の停止"
    INTERRUPTION = "a case of 5.2.1", "5.2条1項の中止"
    AI_RESTRICTION = "a restriction of 10.1.6", "10.1条6項の制限"
    ABOLITION = "abolition, 5.3", "5.3条の廃止"
    OTHER = "another cause", "その他の原因"


class CustomersTermination(Facts):
    """A notice of termination from the customer."""

    prescribed_form: Truth = fact("the notice is in the manner that the provider prescribes", "当社所定の方式によるか")
    received_on: Date = fact("the day on which the provider received the notice", "当社が通知を受領した日")
    provider_fixed_a_day: Truth = fact("the provider fixed a day in advance", "当社が予め定める日があるか")
    providers_day: Date = fact("that day of the provider, if there is one", "当社が予め定める日")
    notice_names_a_day: Truth = fact("the notice names a day", "通知に効力発生日の指定があるか")
    named_day: Date = fact("that day of the notice, if it names one", "通知で指定された日")
    unusable: Several[Unusable] = fact(
        "through what Flux became unusable; none if it did not", "利用不能の原因(利用不能でなければなし)"
    )
    accompanying_unusable: Truth = fact("the accompanying services became unusable too", "付帯サービスも利用不能か")
    usable_again: Truth = fact("Flux was usable again when the notice was received", "受領時に利用可能に復していたか")


@reading(
    "missing-termination-day",
    en="When does a termination take effect if one of the two days is missing?",
    ja="二つの日の一方がない場合、解除はいつ効力を生じるか。",
    why=Text(
        "The later of what there is; without either, the day of receipt.", "存在する日による。双方なければ受領の日。"
    ),
)
class MissingTerminationDay(Reading):
    """What stands for a missing day."""

    OTHER_DAY = "the other day alone counts", "他方の日による"
    RECEIPT = "the day of receipt stands for the missing one", "受領の日で補う"


@reading(
    "termination-before-receipt",
    en="May a termination take effect before the day on which its notice is received?",
    ja="解除は通知の受領の日より前に効力を生じ得るか。",
    why=Text(
        "A notice works on arrival (Civil Code 97), so not before the day of receipt.",
        "通知は到達時に効力を生ずるため(民法97条)、受領の日より前には遡らない。",
    ),
)
class TerminationBeforeReceipt(Reading):
    """Whether a day before receipt can end the contract."""

    NEVER_BEFORE_RECEIPT = "no, not before the day of receipt", "受領の日より前には生じない"
    AS_WRITTEN = "yes, the later of the two days even if it is past", "文言どおり(過去の日でもよい)"


@reading(
    "termination-after-own-default",
    en="May a customer suspended for its own default terminate with effect on receipt?",
    ja="自己の事由で停止された契約者も受領日付けで解除できるか。",
    why=Text("The clause names article 5.1 as a whole.", "条項は5.1条全体を参照する。"),
)
class TerminationAfterOwnDefault(Reading):
    """Whether 6.1.2 is open after a suspension under 5.1.3."""

    AVAILABLE = "yes", "できる"
    NOT_AVAILABLE = "no", "できない"


@reading(
    "termination-after-other-measures",
    en="Does a restriction of 10.1.6 or an abolition open termination with effect on receipt?",
    ja="10.1条6項の制限又は廃止の場合も受領日付けで解除できるか。",
    why=Text("Only 5.1 and 5.2.1 are named.", "5.1条及び5.2条1項のみが挙げられている。"),
)
class TerminationAfterOtherMeasures(Reading):
    """Whether 6.1.2 reaches beyond 5.1 and 5.2.1."""

    NOT_AVAILABLE = "no", "できない"
    BY_ANALOGY = "yes, by analogy", "類推によりできる"


@reading(
    "termination-when-usable-again",
    en="May the customer still terminate with effect on receipt once Flux is usable again?",
    ja="利用可能に復した後も受領日付けで解除できるか。",
    why=Text("The purpose is to release a customer who cannot use Flux.", "利用できない契約者を解放する趣旨である。"),
)
class TerminationWhenUsableAgain(Reading):
    """Whether the state must last until the notice."""

    MUST_LAST = "no, it must still be unusable", "できない"
    STILL_AVAILABLE = "yes", "できる"


@reading(
    "unusable-scope",
    en="Must the accompanying services be unusable as well as Flux?",
    ja="Fluxに加えて付帯サービスも利用不能であることを要するか。",
    why=Text(
        "What accompanies Flux falls with it; read so, the words name one state.",
        "付帯サービスはFluxに従い、文言は一つの状態を指す。",
    ),
)
class UnusableScope(Reading):
    """What must be unusable for 6.1.2."""

    FLUX = "Flux is enough", "Fluxで足りる"
    BOTH = "both, as the words join them by 及び", "双方を要する(「及び」)"


@flux.right(
    "6.1.1/s1",
    "6.1.1/s2",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("The contract ends with the close of that day.", "当該日の終了時に終了する。")],
)
def ordinary_termination(notice: type[CustomersTermination]) -> Date:
    """Notice in the prescribed manner ends the contract on the later of the provider's day and the day it names."""
    stand_in = MissingTerminationDay.RECEIPT.chosen
    providers_day = when(notice.provider_fixed_a_day, notice.providers_day, otherwise=notice.received_on)
    named_day = when(notice.notice_names_a_day, notice.named_day, otherwise=notice.received_on)
    later = higher(providers_day, named_day)
    one_missing = when(notice.provider_fixed_a_day, notice.providers_day, otherwise=named_day)
    both_or_stand_in = any_of(notice.provider_fixed_a_day & notice.notice_names_a_day, stand_in)
    as_written = when(both_or_stand_in, later, otherwise=one_missing)
    day = TerminationBeforeReceipt.choose(
        {
            TerminationBeforeReceipt.NEVER_BEFORE_RECEIPT: higher(as_written, notice.received_on),
            TerminationBeforeReceipt.AS_WRITTEN: as_written,
        }
    )
    return provided(notice.prescribed_form, day)


@flux.right(
    "6.1.2",
    by=CUSTOMER,
    to=PROVIDER,
    overrides=[ordinary_termination],
    assumes=[
        (
            "It applies whatever later day the notice names.",
            "通知がより遅い日を指定していても適用する。",
        )
    ],
)
def termination_on_receipt(notice: type[CustomersTermination]) -> Date:
    """If Flux became unusable through 5.1 or 5.2.1, any notice ends the contract on the day of receipt."""
    through = any_of(
        notice.unusable.has_any(Unusable.RESTRICTION, Unusable.INTERRUPTION),
        notice.unusable.has(Unusable.OWN_DEFAULT) & TerminationAfterOwnDefault.AVAILABLE.chosen,
        notice.unusable.has_any(Unusable.AI_RESTRICTION, Unusable.ABOLITION)
        & TerminationAfterOtherMeasures.BY_ANALOGY.chosen,
    )
    lasting = any_of(TerminationWhenUsableAgain.STILL_AVAILABLE.chosen, ~notice.usable_again)
    scope = any_of(UnusableScope.FLUX.chosen, notice.accompanying_unusable)
    return provided(all_of(through, lasting, scope), notice.received_on)


termination_by_customer = flux.question(
    "termination-by-customer",
    CustomersTermination,
    ordinary_termination,
    termination_on_receipt,
    en="On which day does the customer's termination take effect?",
    ja="契約者の解除はいつ効力を生じるか。",
)

# Article 6.2  Termination by the provider ---------------------------------------------------------------------------


class BackboneContract(Labelled):
    """The provider's contract for the backbone service."""

    RUNNING = "running", "継続中"
    TERMINATED = "terminated, by whomever", "解除された"
    EXPIRED = "expired without renewal", "更新されず満了した"


class ProvidersTermination(Conduct):
    """What bears on a termination by the provider."""

    stopped_under_5_1: Truth = fact(
        "supply was suspended, not merely restricted, under 5.1", "5.1条により提供を停止されたか(制限は含まない)"
    )
    cause_removed: Truth = fact("the customer has removed the cause", "原因事実を解消したか")
    judged_especially_serious: Truth = fact(
        "the provider judges that it impedes its business to a particularly serious degree",
        "業務の遂行に特に著しい支障を及ぼすと当社が判断したか",
    )
    backbone_contract: OneOf[BackboneContract] = fact("the contract for the backbone service", "基幹サービスの契約")


class DatedTermination(ProvidersTermination, ProvidersTerminationNotice):
    """A termination by the provider with its days."""


@reading(
    "backbone-expiry",
    en="Is expiry of the backbone contract its termination?",
    ja="基幹サービス契約の期間満了は「解除」に当たるか。",
    why=Text("The text says terminated (解除).", "文言は「解除」である。"),
)
class BackboneExpiry(Reading):
    """Whether expiry is a ground of 6.2.1.3."""

    NO_GROUND = "no", "当たらない"
    GROUND = "yes", "当たる"


@flux.power("6.2.1/s1", by=PROVIDER, to=CUSTOMER, assumes=[("No demand and no time to cure.", "催告を要しない。")])
def providers_termination() -> Truth:
    """The provider may terminate the contract, wholly or in part, if any of three grounds exists."""
    return TRUE


@flux.ground("6.2.1.1", of=providers_termination, assumes=[("No length of time is set.", "期間の定めはない。")])
def cause_not_removed(case: type[ProvidersTermination]) -> Truth:
    """A customer whose supply was suspended under 5.1 still has not removed the cause."""
    return case.stopped_under_5_1 & ~case.cause_removed


@flux.ground("6.2.1.2", of=providers_termination)
def especially_serious(case: type[ProvidersTermination]) -> Truth:
    """A ground of 5.1.3 exists and the provider judges that it impedes its business especially seriously."""
    return suspension.holds & case.judged_especially_serious


@flux.ground("6.2.1.3", of=providers_termination)
def backbone_contract_ended(case: type[ProvidersTermination]) -> Truth:
    """The provider's contract with a backbone provider was terminated."""
    expired = case.backbone_contract.is_(BackboneContract.EXPIRED) & BackboneExpiry.GROUND.chosen
    return case.backbone_contract.is_(BackboneContract.TERMINATED) | expired


@flux.date("6.2.1/s1", by=PROVIDER, to=CUSTOMER)
def providers_termination_day(case: type[DatedTermination]) -> Date:
    """A termination by the provider takes effect when its notice arrives."""
    return provided(providers_termination.holds, day_of_providers_termination(case))


@flux.payment("6.2.1/s1", by=PROVIDER, to=CUSTOMER)
def prepaid_fees_back(paid: type[PrepaidPeriod]) -> Yen:
    """Of prepaid fees nothing is written; if so read, those for days after a termination by the provider go back."""
    return provided(PrepaidFees.PRO_RATA.chosen, unused_part(paid))


class TerminationNotice(Facts):
    """How the customer heard of a termination."""

    told_at_reasonable_time: Truth = fact("the customer was told at a reasonable time", "合理的な時期に通知したか")
    terminated: Truth = fact("the provider terminated", "当社が解除したか")


@flux.duty(
    "6.2.1/s2", by=PROVIDER, to=CUSTOMER, assumes=[("It may come after the decision.", "決定後の通知でもよい。")]
)
def termination_untold(notice: type[TerminationNotice]) -> Truth:
    """The provider tells the customer of the termination at a reasonable time."""
    return notice.terminated & ~notice.told_at_reasonable_time


class Abolished(Labelled):
    """How much of Flux was abolished."""

    ALL = "all of Flux", "Fluxの全部"
    ALL_THE_CUSTOMER_USES = "all that this customer uses, but not all of Flux", "当該契約者が利用する全部(Fluxの一部)"
    PART = "a part of what this customer uses", "当該契約者が利用するものの一部"


class AbolitionDay(Facts):
    """An abolition under 5.3 that has taken place."""

    abolished: OneOf[Abolished] = fact("what was abolished under 5.3", "5.3条により廃止された範囲")
    abolished_on: Date = fact("the day of that abolition", "当該廃止の日")


@reading(
    "abolition-scope",
    en="Does the contract end if all that this customer uses is abolished, but not all of Flux?",
    ja="当該契約者が利用するものの全部が廃止されれば契約は終了するか。",
    why=Text(
        "The text speaks of all the Flux that the customer uses.",
        "文言は「契約者が利用するSORACOM Fluxの全部」である。",
    ),
)
class AbolitionScope(Reading):
    """What must be abolished for the contract to end."""

    USED_BY_CUSTOMER = "yes", "終了する"
    WHOLE = "no, all of Flux must be", "Flux全部の廃止を要する"


@flux.deeming("6.2.2", by=PROVIDER, to=CUSTOMER)
def ended_by_abolition(end: type[AbolitionDay]) -> Date:
    """Once all the Flux that a customer uses is abolished, the contract counts as terminated on that day."""
    used = end.abolished.is_(Abolished.ALL_THE_CUSTOMER_USES) & AbolitionScope.USED_BY_CUSTOMER.chosen
    return provided(end.abolished.is_(Abolished.ALL) | used, end.abolished_on)


may_terminate = flux.question(
    "termination-by-provider",
    ProvidersTermination,
    providers_termination,
    en="May the provider terminate the contract?",
    ja="当社は契約を解除できるか。",
)
termination_day = flux.question(
    "termination-by-provider-day",
    DatedTermination,
    providers_termination_day,
    en="On which day does the provider's termination take effect?",
    ja="当社の解除はいつ効力を生じるか。",
)
prepaid_refund = flux.question(
    "prepaid-refund",
    PrepaidPeriod,
    prepaid_fees_back,
    en="What of a prepaid fee is returned on a termination by the provider?",
    ja="当社の解除の場合、前払料金はいくら返還されるか。",
)
termination_notice_breach = flux.question(
    "termination-notice-breach",
    TerminationNotice,
    termination_untold,
    en="Is the duty to tell of the termination broken?",
    ja="解除の通知義務に違反するか。",
)
end_by_abolition = flux.question(
    "end-by-abolition",
    AbolitionDay,
    ended_by_abolition,
    en="On which day does abolition end the contract?",
    ja="廃止により契約はいつ終了するか。",
)

# Chapter 7  Responsibilities ========================================================================================
# Article 7.1  Confidentiality ---------------------------------------------------------------------------------------


class Purpose(Labelled):
    """What information is used for."""

    FLUX = "supplying or using Flux and what accompanies it", "Flux等の提供又は使用"
    OTHER = "something else", "それ以外"


class Recipient(Labelled):
    """To whom information is disclosed."""

    NOBODY = "nobody", "開示なし"
    PROVIDERS_AFFILIATE = "an affiliate of the provider", "当社の関係会社"
    AI_PROVIDER = (
        "the provider of a generative AI service that the customer uses",
        "利用する生成AIサービスのプロバイダー",
    )
    EXTERNAL_PROVIDER = "the provider of a linked external service", "連携する外部サービス等の提供者"
    OTHER = "somebody else", "その他の者"


class Secrecy(NormAppliedTo):
    """What one side did with information of the other."""

    applied_on: Date = fact("the day of the application", "申込の日")
    act_on: Date = fact("the day of the disclosure or use", "開示又は使用の日")
    made_public: Truth = fact("its owner has generally published it", "情報の保有者が一般に公表しているか")
    purpose: OneOf[Purpose] = fact("what it was used for", "使用の目的")
    discloser: OneOf[Side] = fact("who disclosed or used it", "開示又は使用した者")
    recipient: OneOf[Recipient] = fact("to whom it was disclosed", "開示の相手方")
    as_far_as_required: Truth = fact("no more was disclosed than laws and rules require", "法令等に従い必要な範囲か")
    needed_for_flux: Truth = fact("the disclosure is needed to supply Flux", "Flux等の提供に必要な範囲か")
    entered_into_ai: Truth = fact(
        "the customer fed it into the generative AI function", "契約者が生成AIに入力した情報か"
    )
    asked_for_link: Truth = fact(
        "the customer declared the wish to use the link to that service", "外部連携機能の利用の意思表示があるか"
    )
    used_in_link: Truth = fact(
        "the information is the customer's and is used in that service", "外部サービス等に用いられる契約者の情報か"
    )


def _covered(secrecy: type[Secrecy]) -> Truth:
    return ~secrecy.made_public & (secrecy.act_on >= secrecy.applied_on)


@flux.prohibition(
    "7.1.1",
    by=EITHER,
    to=OTHER,
    assumes=[
        (
            "Information learned before the application is covered for later acts.",
            "申込前に知得した情報も申込後の行為につき対象となる。",
        ),
        ("No carve-out for what was known or developed independently.", "既知・独自開発等の除外はない。"),
    ],
)
def no_disclosure(secrecy: type[Secrecy]) -> Truth:
    """From the application on, each side keeps secret what the other has not made public."""
    return _covered(secrecy) & ~secrecy.recipient.is_(Recipient.NOBODY)


@flux.prohibition("7.1.1", by=EITHER, to=OTHER)
def no_other_use(secrecy: type[Secrecy]) -> Truth:
    """Nor is it used for anything but supplying or using Flux and what accompanies it."""
    # Laws and rules open disclosure only; where it is the other use itself, that use is open with it.
    disclosed = ~secrecy.recipient.is_(Recipient.NOBODY)
    required = all_of(law_or_rule.holds, secrecy.as_far_as_required, disclosed)
    return _covered(secrecy) & secrecy.purpose.is_(Purpose.OTHER) & ~required


@flux.permission("7.1.2/s1", by=EITHER, to=OTHER, overrides=[no_disclosure])
def disclosure_by_law(secrecy: type[Secrecy]) -> Truth:
    """Either side may disclose as far as needed to follow laws and rules."""
    return law_or_rule.holds & secrecy.as_far_as_required


@flux.permission(
    "7.1.2/s2",
    by=PROVIDER,
    to=CUSTOMER,
    overrides=[no_disclosure],
    assumes=[("The customer's own affiliates are not covered.", "契約者の関係会社は含まない。")],
)
def disclosure_to_affiliates(secrecy: type[Secrecy]) -> Truth:
    """The provider, and only it, may disclose to its affiliates as far as supplying Flux needs."""
    return all_of(
        secrecy.discloser.is_(Side.PROVIDER),
        secrecy.recipient.is_(Recipient.PROVIDERS_AFFILIATE),
        secrecy.needed_for_flux,
    )


class SecrecyTerm(Facts):
    """Whether secrecy is still to be kept on a day."""

    applied_on: Date = fact("the day of the application", "申込の日")
    as_of: Date = fact("the day in question", "基準日")
    made_public: Truth = fact(
        "the owner of the information has generally published it", "情報の保有者が一般に公表しているか"
    )


@flux.date("7.1.1", by=EITHER, to=OTHER)
def secrecy_since(term: type[SecrecyTerm]) -> Date:
    """Secrecy is owed from the application on."""
    return term.applied_on


@flux.survival(
    "7.1.3",
    by=EITHER,
    to=OTHER,
    assumes=[("Without end, until the information is public.", "終期はなく、公知となるまで存続する。")],
)
def secrecy_survives(term: type[SecrecyTerm]) -> Truth:
    """The article stays in force if no contract comes about and after the contract ends, for whatever reason."""
    return (term.as_of >= term.applied_on) & ~term.made_public


# Article 7.2  Keeping up good credit --------------------------------------------------------------------------------

flux.no_outcome("7.2", en="a duty to endeavour, without a test", ja="努力義務であり基準がない")

# Article 7.3  Notice of material matters ----------------------------------------------------------------------------


class Form(Labelled):
    """The form of a report."""

    PAPER = "on paper", "書面"
    EMAIL = "by e-mail", "電子メール"
    ORAL = "by word of mouth", "口頭"
    NONE = "no report was made", "報告なし"


class EventReport(Facts):
    """A report of the customer that an event of 12.4 has occurred."""

    event_occurred: Truth = fact("an event of 12.4 has occurred", "12.4条各号の事由が発生したか")
    form: OneOf[Form] = fact("the form of the report", "通知の方式")
    prompt: Truth = fact("it was made promptly after the event", "発生後速やかにされたか")


class ProvidersEvent(Labelled):
    """An event of which the provider tells its customers."""

    BUSINESS_SUSPENDED = "its telecommunications business is suspended or given up (1)", "電気通信事業の休止・廃止(1号)"
    REGISTRATION_CANCELLED = "a registration or filing that it needs is cancelled (2)", "登録・届出等の取消し(2号)"
    FACILITIES_CHANGED = (
        "facilities change so as to affect the conditions of supply (3)",
        "提供条件に影響する設備の変更等(3号)",
    )
    DISSOLUTION = "it is dissolved (4)", "当社の解散(4号)"


class ProvidersReport(Facts):
    """Whether the provider told its customers of an event."""

    events: Several[ProvidersEvent] = fact("the events that occurred", "発生した事由")
    told_promptly: Truth = fact("the customer was told promptly after the event", "発生後速やかに通知したか")


@flux.duty(
    "7.3.1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        ("E-mail is not writing: 4.2.1 tells the two apart.", "4.2条1項との対比から電子メールは書面に当たらない。"),
        ("'Promptly' has no figure.", "「速やかに」に数値はない。"),
    ],
)
def event_unreported(report: type[EventReport]) -> Truth:
    """If an event of 12.4 occurs, the customer tells the provider in writing promptly afterwards."""
    return report.event_occurred & ~(report.form.is_(Form.PAPER) & report.prompt)


@flux.power("7.3.2", by=PROVIDER, to=CUSTOMER)
def may_ask_customer(request: type[InformationRequest]) -> Truth:
    """The provider may ask a customer too for information needed to judge whether charges might go unpaid."""
    return all_of(request.to_judge_payment_risk, request.asked.is_(Side.CUSTOMER), request.contract_made)


@flux.duty("7.3.3", by=PROVIDER, to=CUSTOMER)
def providers_event_untold(report: type[ProvidersReport]) -> Truth:
    """If one of four events occurs, the provider tells the customer promptly afterwards."""
    return ~report.told_promptly


@flux.ground("7.3.3.1", of=providers_event_untold)
def business_suspended(report: type[ProvidersReport]) -> Truth:
    """The provider's telecommunications business is suspended or given up."""
    return report.events.has(ProvidersEvent.BUSINESS_SUSPENDED)


@flux.ground("7.3.3.2", of=providers_event_untold)
def registration_cancelled(report: type[ProvidersReport]) -> Truth:
    """The authority cancels a registration, filing or the like that the business needs."""
    return report.events.has(ProvidersEvent.REGISTRATION_CANCELLED)


@flux.ground("7.3.3.3", of=providers_event_untold)
def facilities_changed(report: type[ProvidersReport]) -> Truth:
    """Facilities are changed, added or given up in a way that affects the conditions of supply."""
    return report.events.has(ProvidersEvent.FACILITIES_CHANGED)


@flux.ground("7.3.3.4", of=providers_event_untold)
def dissolution(report: type[ProvidersReport]) -> Truth:
    """The provider is dissolved."""
    return report.events.has(ProvidersEvent.DISSOLUTION)


may_ask_for_information = flux.question(
    "information-request",
    InformationRequest,
    may_ask_applicant,
    may_ask_customer,
    en="May the provider ask for the information?",
    ja="当社は情報の提出を求められるか。",
)
event_report_breach = flux.question(
    "event-report-breach",
    EventReport,
    event_unreported,
    en="Is the duty to report the event broken?",
    ja="事由の通知義務に違反するか。",
)
providers_report_breach = flux.question(
    "providers-report-breach",
    ProvidersReport,
    providers_event_untold,
    en="Does the provider break its duty to tell of the event?",
    ja="当社の通知義務に違反するか。",
)
secrecy_in_force = flux.question(
    "secrecy-in-force",
    SecrecyTerm,
    secrecy_survives,
    since=secrecy_since,
    en="Must the information still be kept secret?",
    ja="なお秘密を保持しなければならないか。",
)

# Chapter 8  Supply to third parties by the customer =================================================================
# Article 8.1  Conditions for passing the service on -----------------------------------------------------------------


@flux.right(
    "8.1/s1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("All three are needed.", "三つの要件をすべて要する。")],
)
def may_resell(resale: type[ResaleConditions]) -> Truth:
    """After registration, the designated contract and the other procedures the customer may serve clients."""
    return resale.registered & resale.contract_concluded & resale.procedures_done


@flux.permission(
    "8.1/s1",
    by=CUSTOMER,
    to=PROVIDER,
    overrides=[no_transfer],
    assumes=[("No further consent under 4.2.1 is needed.", "4.2条1項の承諾を別途要しない。")],
)
def resale_is_no_transfer(transfer: type[Transfer]) -> Truth:
    """Serving clients under the conditions of this article is no forbidden transfer."""
    return transfer.act.is_(TransferAct.RESALE) & may_resell.holds


@flux.duty("8.1/s2", by=CUSTOMER, to=PROVIDER)
def bears_own_service(borne: type[BorneMatter]) -> OneOf[Side]:
    """All responsibility for offering its own service lies with the customer."""
    return provided(borne.matter.is_(Matter.OWN_SERVICE), OneOf.fixed(Side.CUSTOMER))


@flux.excludes("8.1/s2", on=["damages", "backbone_outage"])
def own_service_excluded(origin: type[Origin]) -> Truth:
    """Read widely, the customer has no claim for damage from offering its own service either."""
    own_service = origin.circumstances.has(Circumstance.OWN_SERVICE)
    return own_service & OwnServiceResponsibility.OWN_CLAIMS_AS_WELL.chosen


@flux.deeming("8.1/s3", by=CUSTOMER, to=PROVIDER)
def clients_breach_is_own(loss: type[CustomersOrClientsLiability]) -> Truth:
    """The customer answers for its clients, and a client's breach counts as its own."""
    return loss.clients_breach


resale = flux.question(
    "resale",
    ResaleConditions,
    may_resell,
    en="May the customer serve clients of its own?",
    ja="第三者へ再提供できるか。",
)
transfer_breach = flux.question(
    "transfer",
    Transfer,
    no_transfer,
    en="Is the act on the right to be supplied forbidden?",
    ja="権利の譲渡等は禁止されるか。",
)

# Article 8.2  Use of trade marks ------------------------------------------------------------------------------------


class Marks(ResaleConditions):
    """Use of the provider's marks."""

    consented: Truth = fact("the provider consented", "当社の承諾があるか")
    conditions_kept: Truth = fact("the conditions that it sets are kept", "当社の定める条件を遵守しているか")


@flux.permission("8.2", by=CUSTOMER, to=PROVIDER)
def may_use_marks(marks: type[Marks]) -> Truth:
    """A customer that serves clients may use the provider's marks with its consent and under its conditions."""
    return may_resell.holds & marks.consented & marks.conditions_kept


trade_marks = flux.question("trade-marks", Marks, may_use_marks, en="May the marks be used?", ja="商標を使用できるか。")

# Article 8.3  Explaining conditions of supply -----------------------------------------------------------------------


class ClientCare(Facts):
    """How the customer treats its clients."""

    serves_clients: Truth = fact("the customer serves clients under article 8.1", "8.1条により再提供しているか")
    conditions_explained: Truth = fact(
        "the conditions of the customer's service were explained", "提供条件等の説明をしたか"
    )
    enquiries_handled: Truth = fact(
        "enquiries, repairs and complaints are dealt with by the customer", "問合せ・苦情等に自ら対応しているか"
    )


@flux.excludes("8.3.1", on=["damages", "backbone_outage"])
def explanation_excluded(origin: type[Origin]) -> Truth:
    """The provider answers for no failure to explain the customer's own service to its clients."""
    return origin.circumstances.has(Circumstance.CLIENT_EXPLANATION)


@flux.duty("8.3.1", by=CUSTOMER, to=PROVIDER)
def unexplained(care: type[ClientCare]) -> Truth:
    """The customer explains the conditions of its own service to its clients."""
    return care.serves_clients & ~care.conditions_explained


@flux.duty("8.3.2", by=CUSTOMER, to=PROVIDER)
def enquiries_not_handled(care: type[ClientCare]) -> Truth:
    """The customer itself deals with enquiries, repair requests and complaints from clients and others."""
    return care.serves_clients & ~care.enquiries_handled


@flux.duty("8.3.2", by=CUSTOMER, to=PROVIDER)
def bears_enquiries(borne: type[BorneMatter]) -> OneOf[Side]:
    """The customer bears dealing with clients and other third parties."""
    return provided(borne.matter.is_(Matter.CLIENT_ENQUIRIES), OneOf.fixed(Side.CUSTOMER))


client_care_breach = flux.question(
    "client-care-breach",
    ClientCare,
    unexplained,
    enquiries_not_handled,
    en="Does the customer break its duties about clients?",
    ja="契約者顧客に関する義務に違反するか。",
)

# Chapter 9  Use of the SORACOM system ===============================================================================
# Article 9.1  Supply of the SORACOM system --------------------------------------------------------------------------

flux.no_outcome("9.1", en="it says through what the service is supplied", ja="提供の方法を述べるにとどまる")

# Article 9.2  Connecting to the SORACOM site ------------------------------------------------------------------------


@flux.duty("9.2/s1", by=CUSTOMER, to=PROVIDER)
def bears_connection(borne: type[BorneMatter]) -> OneOf[Side]:
    """Connecting to the site is at the customer's cost and responsibility."""
    return provided(borne.matter.is_(Matter.CONNECTION), OneOf.fixed(Side.CUSTOMER))


@flux.excludes("9.2/s2", on=["damages", "backbone_outage"])
def connection_excluded(origin: type[Origin]) -> Truth:
    """The provider answers for nothing if a connection breaks off through lines, wireless LAN or the like."""
    return origin.circumstances.has(Circumstance.CONNECTION)


# Article 9.3  Conditions for using the SORACOM system ---------------------------------------------------------------


class SystemUse(Facts):
    """How the customer uses the console."""

    for_flux_only: Truth = fact("only in order to use Flux", "Fluxの使用のためのみか")
    lawful: Truth = fact("laws and rules are kept", "法令等を遵守しているか")
    with_care: Truth = fact(
        "with the care of a good manager and in the ordinary way", "善管注意をもって通常の用法によるか"
    )


class SystemChange(Facts):
    """A change of the supplied information or the console."""

    important: Truth = fact("the change is important", "重要な変更か")
    told: Truth = fact("the customer was told", "契約者に通知したか")
    told_at: Instant = fact("when the customer was told", "通知の日時")
    changed_at: Instant = fact("when the change was made", "変更の日時")


@flux.duty("9.3.1", by=CUSTOMER, to=PROVIDER)
def system_misused(use: type[SystemUse]) -> Truth:
    """The system is used only for Flux, lawfully, with the care of a good manager and in the ordinary way."""
    return ~(use.for_flux_only & use.lawful & use.with_care)


@flux.power("9.3.2/s1", by=PROVIDER, to=CUSTOMER)
def may_change_system() -> Truth:
    """The provider may change the information it supplies, and the system, without telling the customer first."""
    return TRUE


@flux.duty("9.3.2/s2", by=PROVIDER, to=CUSTOMER)
def change_not_notified(change: type[SystemChange]) -> Truth:
    """An important change is notified to the customer in advance."""
    return change.important & ~(change.told & (change.told_at < change.changed_at))


system_use_breach = flux.question(
    "system-use-breach",
    SystemUse,
    system_misused,
    en="Does the customer misuse the system?",
    ja="システムの利用条件に反するか。",
)
may_change_the_system = flux.question(
    "may-change-the-system",
    Facts,
    may_change_system,
    en="May the provider change the system?",
    ja="システムを変更できるか。",
)
system_change_breach = flux.question(
    "system-change-breach",
    SystemChange,
    change_not_notified,
    en="Is the duty to announce the change of the system broken?",
    ja="システム変更の通知義務に違反するか。",
)

# Chapter 10  Generative AI services =================================================================================
# Article 10.1  Use of generative AI services ------------------------------------------------------------------------


class EndUserTerm(Facts):
    """A term of an AI provider or external service, and whether it was kept."""

    of: OneOf[OtherText] = fact("whose terms they are", "いずれの規約か")
    binds_end_users: Truth = fact("the term by its nature concerns an end user", "性質上エンドユーザーに関するものか")
    kept: Truth = fact("the customer kept to it", "契約者が遵守したか")
    uses_link: Truth = fact(
        "the customer uses the link to that external service", "当該外部サービス等連携機能を利用するか"
    )
    conflict: Truth = fact("it contradicts these terms", "本約款と矛盾するか")


def _unkept(term: type[EndUserTerm], of: OtherText) -> Truth:
    return all_of(term.of.is_(of), term.binds_end_users, ~term.kept)


@flux.duty("10.1.1/s1", by=CUSTOMER, to=PROVIDER)
def ai_terms_unkept(term: type[EndUserTerm]) -> Truth:
    """The customer keeps the AI providers' terms that by their nature concern an end user."""
    return _unkept(term, OtherText.AI_PROVIDER_TERMS)


flux.no_outcome("10.1.1/list", en="an open list of AI providers' terms", ja="規約の例示である")


@flux.declaration("10.1.2", by=PROVIDER, to=CUSTOMER)
def no_rights_against_ai_provider(claimed: type[Claimed]) -> Truth:
    """The customer gets neither position nor rights of a direct contract partner of the AI provider."""
    return claimed.right.is_(ClaimedRight.AI_PROVIDER_RIGHTS)


@flux.precedence(
    "10.1.3",
    assumes=[
        (
            "A stricter rule that does not contradict applies beside these terms.",
            "矛盾しない厳格な定めは併せて適用する。",
        ),
        ("Only between the parties.", "当事者間の効力にとどまる。"),
    ],
)
def before_ai_terms(texts: type[TextsOnOneMatter]) -> OneOf[Prevailing]:
    """Where these terms contradict an AI provider's terms, these terms come first."""
    first = when(texts.conflict, OneOf.fixed(Prevailing.THESE_TERMS), otherwise=OneOf.fixed(Prevailing.BOTH))
    return provided(texts.other.is_(OtherText.AI_PROVIDER_TERMS), first)


@flux.disapplies("10.1.3", rules=[ai_terms_unkept])
def conflicting_ai_term(term: type[EndUserTerm]) -> Truth:
    """A term of an AI provider that contradicts these terms does not bind the customer here."""
    return term.of.is_(OtherText.AI_PROVIDER_TERMS) & term.conflict


class AiUse(Facts):
    """How the customer used generative AI with Flux."""

    explored: Truth = fact(
        "models or underlying components were explored or analysed", "AIモデル等の探索・分析をしたか"
    )
    scraped: Truth = fact(
        "scraping, harvesting or the like was used in order to extract data",
        "データ抽出のためスクレイピング等を使用したか",
    )
    unsafe_if_services_fail: Truth = fact(
        "the customer's product falls below a reasonable, adequate and lawful level of safety if the services fail",
        "障害時に製品等の安全性が合理的・適切・合法的な水準を下回るか",
    )
    grave_decision: Truth = fact(
        "a decision may affect a person's legal or economic status, job or human rights, or injure body or mind",
        "個人の法的・経済的地位、雇用機会、人権又は心身に影響し得る決定か",
    )
    on_services_alone: Truth = fact("it rests on the services alone", "生成AIサービス等のみに依存したか")
    human_review: Truth = fact("people reviewed and analysed it properly", "適切な人間の監視・分析があったか")
    personal_information: Truth = fact("personal information was fed in", "個人情報を入力したか")
    steps_taken: Truth = fact("the steps that the law requires were taken", "法令に従い必要な措置を行ったか")


@flux.prohibition("10.1.4", by=CUSTOMER, to=PROVIDER)
def ai_duties() -> Truth:
    """The customer uses Flux on the footing that it agrees to six points."""
    return TRUE


@flux.ground("10.1.4.1", of=ai_duties)
def no_exploring(use: type[AiUse]) -> Truth:
    """No exploring or analysing of AI models, algorithms or underlying components."""
    return use.explored


@flux.ground("10.1.4.2", of=ai_duties)
def no_scraping(use: type[AiUse]) -> Truth:
    """No scraping, harvesting or similar methods to take data out of the services or their output."""
    return use.scraped


class PossibleHarm(Facts):
    """What a failure of the services could lead to."""

    to_people: Truth = fact("a failure could kill or injure people", "障害が人の死傷につながり得るか")
    to_things_or_environment: Truth = fact(
        "a failure could harm things or the environment", "障害が物理的・環境的損害につながり得るか"
    )


@flux.definition("10.1.4.3/s1")
def high_risk_use(harm: type[PossibleHarm]) -> Truth:
    """High-risk use is use in which a failure could kill or injure people or harm things or the environment."""
    return harm.to_people | harm.to_things_or_environment


@flux.ground("10.1.4.3/s2", of=ai_duties)
def safe_design(use: type[AiUse]) -> Truth:
    """Products are built so that safety stays reasonable, adequate and lawful even if the services fail."""
    return use.unsafe_if_services_fail


@flux.duty("10.1.4.3/s3", by=CUSTOMER, to=PROVIDER)
def bears_high_risk_use(borne: type[BorneMatter]) -> OneOf[Side]:
    """High-risk use is at the customer's own responsibility."""
    return provided(borne.matter.is_(Matter.HIGH_RISK_USE), OneOf.fixed(Side.CUSTOMER))


@flux.excludes("10.1.4.3/s3", on=["damages", "backbone_outage"])
def high_risk_use_excluded(origin: type[Origin]) -> Truth:
    """For damage from high-risk use the provider answers for nothing."""
    return origin.circumstances.has(Circumstance.HIGH_RISK_USE)


class Indemnitee(Labelled):
    """Who asks to be indemnified."""

    AI_PROVIDER = "the generative AI provider", "生成AIサービスプロバイダー"
    AI_PROVIDERS_AFFILIATE = "an affiliate of the AI provider", "生成AIサービスプロバイダーの関係会社"
    PROVIDER = "the provider", "当社"
    PROVIDERS_AFFILIATE = "an affiliate of the provider", "当社の関係会社"
    OTHER = "somebody else", "その他の者"


class IndemnifiedLoss(Facts):
    """Loss for which somebody asks the customer for indemnity."""

    indemnitee: OneOf[Indemnitee] = fact("who asks", "補償を求める者")
    indemnitees_fault: OneOf[Fault] = fact("the fault of whoever asks", "補償を求める者の帰責性")
    damage: Yen = fact("damage", "損害")
    costs: Yen = fact("costs other than lawyers' fees", "費用(弁護士費用を除く)")
    lawyers_fees: Yen = fact("lawyers' fees", "弁護士費用")


class HighRiskClaim(IndemnifiedLoss, PossibleHarm):
    """A claim arising from high-risk use."""

    arises_from_use: Truth = fact("the claim arises from that use", "当該使用に起因する請求か")
    third_party_claim: Truth = fact("a third party makes the claim", "第三者による請求か")


class PersonalInformationLoss(IndemnifiedLoss):
    """Loss relating to personal information that the customer fed in."""

    related: Truth = fact("the loss relates to processing that personal information", "個人情報の処理に関連するか")
    steps_missing: Truth = fact("steps that the law requires were not taken", "法令上必要な措置を欠いたか")


class InfringementClaim(IndemnifiedLoss):
    """A claim that data of the customer infringe a right; the amounts are those of the part that asserts this."""

    third_party_claim: Truth = fact("a third party makes the claim", "第三者による請求か")
    asserts_infringement: Truth = fact(
        "it asserts misappropriated trade secrets or infringed intellectual property",
        "営業秘密の不正流用又は知財侵害を主張するか",
    )
    through_customers_data: Truth = fact(
        "through data that the customer supplied or used with the AI service or Flux",
        "AIサービス・Fluxに関し契約者が提供・利用したデータによるか",
    )


@reading(
    "personal-information-indemnity",
    en="Is indemnity owed although all steps for personal information were taken?",
    ja="必要な措置がとられていた場合も補償するか。",
    why=Text("The second half continues the sentence about missing steps.", "後段は措置の欠如に関する文に続く。"),
)
class PersonalInformationIndemnity(Reading):
    """Whether missing steps are a condition."""

    STEPS_MISSING = "no, only where steps are missing", "措置を欠く場合に限る"
    ALWAYS = "yes, as written", "常に補償する(文言どおり)"


def _indemnified(loss: type[IndemnifiedLoss]) -> Truth:
    return ~loss.indemnitee.is_(Indemnitee.OTHER) & any_of(
        IndemnityForGrossFault.INCLUDED.chosen, ~gross(loss.indemnitees_fault)
    )


@flux.payment("10.1.4.3/s4", by=CUSTOMER, to=INDEMNITEES)
def high_risk_indemnity_owed(claim: type[HighRiskClaim]) -> Yen:
    """For claims from high-risk use: damage, costs and lawyers' fees, ordinary negligence notwithstanding; no cap."""
    covered = any_of(IndemnifiedClaims.ANY.chosen, claim.third_party_claim)
    amount = claim.damage + claim.costs + claim.lawyers_fees
    return provided(all_of(high_risk_use.holds, claim.arises_from_use, _indemnified(claim), covered), amount)


@flux.ground("10.1.4.4", of=ai_duties)
def human_review(use: type[AiUse]) -> Truth:
    """No decision that may gravely affect a person rests on the services alone without proper human review."""
    return all_of(use.grave_decision, use.on_services_alone, ~use.human_review)


@flux.ground("10.1.4.5/s1", of=ai_duties)
def personal_information_steps(use: type[AiUse]) -> Truth:
    """Before feeding in personal information the customer takes the steps that the law requires."""
    return use.personal_information & ~use.steps_taken


@flux.excludes("10.1.4.5/s2", on=["damages", "backbone_outage"])
def personal_information_excluded(origin: type[Origin]) -> Truth:
    """The provider answers for no failure to take those steps."""
    return origin.circumstances.has(Circumstance.PERSONAL_INFORMATION)


@flux.payment("10.1.4.5/s2", by=CUSTOMER, to=INDEMNITEES)
def personal_information_indemnity_owed(loss: type[PersonalInformationLoss]) -> Yen:
    """Damage, costs and lawyers' fees relating to the processing of that personal information; no cap."""
    covered = any_of(PersonalInformationIndemnity.ALWAYS.chosen, loss.steps_missing)
    return provided(loss.related & _indemnified(loss) & covered, loss.damage + loss.costs + loss.lawyers_fees)


@flux.payment(
    "10.1.4.6",
    by=CUSTOMER,
    to=INDEMNITEES,
    assumes=[("The assertion is enough; it need not be right.", "主張があれば足り、その当否を問わない。")],
)
def infringement_indemnity_owed(claim: type[InfringementClaim]) -> Yen:
    """Third-party claims so far as they assert that the customer's data infringe; no cap."""
    fees = IndemnityLawyersFees.choose(
        {IndemnityLawyersFees.COVERED: claim.lawyers_fees, IndemnityLawyersFees.ONLY_IF_LISTED: Yen.fixed(0)}
    )
    asserted = claim.third_party_claim & claim.asserts_infringement & claim.through_customers_data
    return provided(asserted & _indemnified(claim), claim.damage + claim.costs + fees)


@flux.permission(
    "10.1.5/s1",
    by=PROVIDER,
    to=CUSTOMER,
    overrides=[no_disclosure],
    assumes=[("Only what the customer fed into the AI function.", "生成AIに入力されたデータに限る。")],
)
def disclosure_to_ai_provider(secrecy: type[Secrecy]) -> Truth:
    """The customer agrees that the AI providers use data; the confidentiality of 7.1 does not stand in the way."""
    return all_of(
        secrecy.discloser.is_(Side.PROVIDER), secrecy.recipient.is_(Recipient.AI_PROVIDER), secrecy.entered_into_ai
    )


flux.no_outcome("10.1.5/s2", en="it refers to other documents", ja="他の文書の参照である")


class Input(Facts):
    """The input that a customer puts to Flux."""

    judged_excessive: Truth = fact(
        "the provider judges, at its discretion, that it is far too much", "当社が裁量により過度と判断したか"
    )
    measure: OneOf[Measure] = fact("the measure", "措置")


@flux.power(
    "10.1.6",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("It is no measure of 5.1, so neither 6.1.2 nor 6.2.1.1 follows.", "5.1条の措置ではない。")],
)
def excessive_input(given: type[Input]) -> Truth:
    """The provider may restrict, not stop, use when it judges that the customer puts far too much input to Flux."""
    return given.judged_excessive & given.measure.is_(Measure.RESTRICT)


class OwnLicence(Facts):
    """A generative AI licence of the customer's own."""

    designated: Truth = fact("the provider has designated the licence", "当社が指定したライセンスか")


@flux.right("10.1.7/s1", by=CUSTOMER, to=PROVIDER)
def may_use_own_licence(licence: type[OwnLicence]) -> Truth:
    """The customer may use Flux together with its own AI licences that the provider has designated."""
    return licence.designated


@flux.duty("10.1.7/s2", by=CUSTOMER, to=PROVIDER)
def bears_own_licence(borne: type[BorneMatter]) -> OneOf[Side]:
    """The customer answers for the use of such licences."""
    return provided(borne.matter.is_(Matter.OWN_AI_LICENCE), OneOf.fixed(Side.CUSTOMER))


@flux.excludes("10.1.7/s2", on=["damages", "backbone_outage"])
def own_licence_excluded(origin: type[Origin]) -> Truth:
    """For damage from using the customer's own AI licences the provider answers for nothing."""
    return origin.circumstances.has(Circumstance.OWN_AI_LICENCE)


who_bears = flux.question(
    "who-bears",
    BorneMatter,
    bears_data_sources,
    bears_account_events,
    bears_own_service,
    bears_enquiries,
    bears_connection,
    bears_high_risk_use,
    bears_own_licence,
    en="Who bears it?",
    ja="だれが負担するか。",
)
ai_breach = flux.question(
    "ai-breach",
    AiUse,
    ai_duties,
    en="Does the customer break a duty about generative AI?",
    ja="生成AIに関する義務に違反するか。",
)
is_high_risk_use = flux.question(
    "high-risk-use", PossibleHarm, high_risk_use, en="Is it high-risk use?", ja="ハイリスク使用に当たるか。"
)
high_risk_indemnity = flux.question(
    "high-risk-indemnity",
    HighRiskClaim,
    high_risk_indemnity_owed,
    en="What indemnity is owed for high-risk use?",
    ja="ハイリスク使用の補償額はいくらか。",
)
personal_information_indemnity = flux.question(
    "personal-information-indemnity",
    PersonalInformationLoss,
    personal_information_indemnity_owed,
    en="What indemnity is owed for processing personal information?",
    ja="個人情報の処理に関する補償額はいくらか。",
)
infringement_indemnity = flux.question(
    "infringement-indemnity",
    InfringementClaim,
    infringement_indemnity_owed,
    en="What indemnity is owed for an asserted infringement?",
    ja="権利侵害の主張に関する補償額はいくらか。",
)
may_restrict_input = flux.question(
    "input-restriction",
    Input,
    excessive_input,
    en="May the provider take the measure for excessive input?",
    ja="過度な入力を理由にこの措置をとれるか。",
)
own_licence = flux.question(
    "own-licence",
    OwnLicence,
    may_use_own_licence,
    en="May the customer use its own AI licence?",
    ja="自己のライセンスを用いることができるか。",
)

# Chapter 11  Prohibited acts ========================================================================================
# Article 11.1  Prohibited acts --------------------------------------------------------------------------------------


class Act(Labelled):
    """An act that 11.1 forbids."""

    BELOW_STANDARD_DEVICE = "used a terminal below the legal technical standards (1)", "技術基準不適合の端末の利用(1号)"
    UNSUPPORTED_DEVICE = "used a device that Flux does not work with (2)", "非対応端末の利用(2号)"
    OVERLOAD = "put load on the systems by traffic (3)", "トラヒックによる負荷(3号)"
    IMPROPER_PURPOSE = (
        "child prostitution, pornography, spam or another improper purpose (4)",
        "児童買春・迷惑メール等の不適切な目的(4号)",
    )
    ASSIGNED_INFORMATION = (
        "assigned, sub-let or pledged supplied information or user status (5)",
        "提供情報の譲渡・転貸・担保提供等(5号)",
    )
    COPIED = "copied supplied information for a third party's use (6)", "第三者使用のための複製(6号)"
    LET_OTHERS_HANDLE = "let somebody else handle the system and information (7)", "他人による取扱い(7号)"
    ALTERED = "altered or doctored supplied information (8)", "提供情報の改変・改竄(8号)"
    USED_FOR_THIRD_PARTYS_GOODS = (
        "used supplied information for a third party's goods or services (9)",
        "第三者の商品等への利用(9号)",
    )
    USED_FOR_INFRINGING_GOODS = (
        "used supplied information for infringing goods or services (10)",
        "侵害商品等への利用(10号)",
    )
    FILED_FOR_RIGHTS = "filed for intellectual property based on supplied information (11)", "知的財産権の出願(11号)"
    ATTACKED = "attacked, or caused operation that was not intended (12)", "攻撃・意図せぬ操作(12号)"
    REVERSE_ENGINEERED = "reverse engineered or analysed the system (13)", "リバースエンジニアリング等(13号)"
    OTHER_VIOLATION = "another violation of law or the terms (14)", "その他法令・約款等違反(14号)"
    ABUSIVE_ACCOUNTS = "created several accounts abusively (15)", "アカウントの濫用的複数作成(15号)"


class Acts(Facts):
    """What a customer did, or had others do."""

    acts: Several[Act] = fact("acts of the customer", "契約者の行為")
    induced: Several[Act] = fact("acts that the customer had somebody else do", "契約者が第三者に行わせた行為")
    traffic: Count = fact("the traffic, in the unit of the provider's standard", "トラヒック量(当社基準の単位)")
    standard: Count = fact("the provider's standard for traffic", "当社所定の基準")
    continuous: Truth = fact("the traffic is above it continuously", "基準超過が継続的か")
    excessive_load: Truth = fact("it puts excessive load on equipment or systems", "設備等に過大な負荷を生じさせるか")
    handled_by_client: Truth = fact(
        "whoever handled the system is a client of the customer", "取り扱ったのは契約者顧客か"
    )


@flux.prohibition("11.1", by=CUSTOMER, to=PROVIDER)
def forbidden_acts() -> Truth:
    """Sixteen acts are forbidden; prohibitions elsewhere stand beside them."""
    return TRUE


def _traffic(done: type[Acts]) -> Truth:
    return all_of(done.traffic > done.standard, done.continuous, done.excessive_load)


@flux.ground("11.1.1", of=forbidden_acts)
def device_below_standard(done: type[Acts]) -> Truth:
    """Terminals that do not meet the technical standards and radio equipment rules."""
    return done.acts.has(Act.BELOW_STANDARD_DEVICE)


@flux.ground("11.1.2", of=forbidden_acts)
def device_unsupported(done: type[Acts]) -> Truth:
    """Devices that Flux does not work with."""
    return done.acts.has(Act.UNSUPPORTED_DEVICE)


@flux.ground(
    "11.1.3",
    of=forbidden_acts,
    assumes=[("Above the standard is strictly more than it.", "「超過」は基準を上回ることをいう。")],
)
def overload(done: type[Acts]) -> Truth:
    """Excessive load by traffic that continuously exceeds the provider's standard."""
    return done.acts.has(Act.OVERLOAD) & _traffic(done)


@flux.ground("11.1.4", of=forbidden_acts)
def improper_purpose(done: type[Acts]) -> Truth:
    """Child prostitution or pornography, spam, or another purpose that the provider judges improper."""
    return done.acts.has(Act.IMPROPER_PURPOSE)


@flux.ground("11.1.5", of=forbidden_acts)
def information_assigned(done: type[Acts]) -> Truth:
    """Assigning, sub-letting, pledging or the like of supplied information, user status included."""
    return done.acts.has(Act.ASSIGNED_INFORMATION)


@flux.ground("11.1.6", of=forbidden_acts)
def information_copied(done: type[Acts]) -> Truth:
    """Copying supplied information for use by a third party."""
    return done.acts.has(Act.COPIED)


@flux.ground("11.1.7", of=forbidden_acts)
def handled_by_others(done: type[Acts]) -> Truth:
    """Letting a third party, other than the customer's own clients, handle the system and information."""
    return done.acts.has(Act.LET_OTHERS_HANDLE) & ~done.handled_by_client


@flux.ground("11.1.8", of=forbidden_acts)
def information_altered(done: type[Acts]) -> Truth:
    """Changing or doctoring the supplied information."""
    return done.acts.has(Act.ALTERED)


@flux.ground("11.1.9", of=forbidden_acts)
def third_partys_goods(done: type[Acts]) -> Truth:
    """Using the supplied information for a third party's goods or services."""
    return done.acts.has(Act.USED_FOR_THIRD_PARTYS_GOODS)


@flux.ground("11.1.10", of=forbidden_acts)
def infringing_goods(done: type[Acts]) -> Truth:
    """Using the supplied information for goods or services that infringe intellectual property."""
    return done.acts.has(Act.USED_FOR_INFRINGING_GOODS)


@flux.ground("11.1.11", of=forbidden_acts)
def rights_filed_for(done: type[Acts]) -> Truth:
    """Filing for intellectual property on the basis of the supplied information."""
    return done.acts.has(Act.FILED_FOR_RIGHTS)


@flux.ground("11.1.12", of=forbidden_acts)
def attack(done: type[Acts]) -> Truth:
    """Attacks by prompt injection, unlawful access, viruses, or causing operation that was not intended."""
    return done.acts.has(Act.ATTACKED)


@flux.ground("11.1.13", of=forbidden_acts)
def reverse_engineering(done: type[Acts]) -> Truth:
    """Reverse engineering, decompiling, disassembling or otherwise analysing the system."""
    return done.acts.has(Act.REVERSE_ENGINEERED)


@flux.ground("11.1.14", of=forbidden_acts)
def other_violation(done: type[Acts]) -> Truth:
    """Whatever else violates law, the terms or the like."""
    return done.acts.has(Act.OTHER_VIOLATION)


@flux.ground("11.1.15", of=forbidden_acts)
def abusive_accounts(done: type[Acts]) -> Truth:
    """Creating several accounts abusively, for example to get the free allowance more than once."""
    return done.acts.has(Act.ABUSIVE_ACCOUNTS)


@flux.ground("11.1.16", of=forbidden_acts)
def done_through_others(done: type[Acts]) -> Truth:
    """Getting somebody else to do what the items before this one forbid, item 15 included."""
    plain = [act for act in Act if act not in (Act.OVERLOAD, Act.LET_OTHERS_HANDLE)]
    return any_of(
        done.induced.has_any(*plain),
        done.induced.has(Act.OVERLOAD) & _traffic(done),
        done.induced.has(Act.LET_OTHERS_HANDLE) & ~done.handled_by_client,
    )


prohibited_act = flux.question(
    "prohibited-act",
    Acts,
    forbidden_acts,
    en="Did the customer do something that 11.1 forbids?",
    ja="禁止行為に当たるか。",
)

# Chapter 12  Fees ===================================================================================================
# Article 12.1  Service fee ------------------------------------------------------------------------------------------

flux.no_outcome(
    "12.1", en="the fee is the one on the website; the terms have no figure", ja="料金額はウェブサイトの定めによる"
)

# Article 12.2  How the fee is paid ----------------------------------------------------------------------------------


@flux.duty("12.2", by=CUSTOMER, to=PROVIDER)
def paid_late(payment: type[Payment]) -> Truth:
    """The customer pays the fee by the day that the provider designates, that day included."""
    return paid_after_due_day(payment)


payment_breach = flux.question("payment-breach", Payment, paid_late, en="Was the fee paid late?", ja="支払は遅れたか。")

# Article 12.3  Late interest ----------------------------------------------------------------------------------------

RATE = percent_a_year("14.5")


@flux.payment(
    "12.3",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        ("Simple interest only: late interest is left out of the base.", "単利とする(延滞利息は元本に含まない)。"),
        ("Days are civil days in Asia/Tokyo.", "日は日本時間の暦日による。"),
    ],
)
def interest_on_late_payment(debt: type[OverdueDebt]) -> Yen:
    """14.5% a year on a debt paid late, from the day after the due date to the day before payment."""
    return interest_on_overdue(debt, RATE)


@flux.cap(CONSUMER_ACT_9_1_2, on=[interest_on_late_payment])
def ceiling_for_a_consumer(debt: type[OverdueDebtOfCustomer]) -> Yen:
    """A consumer owes no more than 14.6% a year to the day of payment, which 14.5% never exceeds."""
    return most_interest_of_a_consumer(debt)


@flux.payment(
    "12.3", by=CUSTOMER, to=PROVIDER, assumes=[("The debt is taken with consumption tax.", "債務額は税込とする。")]
)
def interest_after_demand(debt: type[DemandedDebt]) -> Yen:
    """A debt without a due date is late from the day after the demand."""
    return interest_from_demand(debt, RATE)


@flux.payment(
    "12.3",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        (
            "The reduced principal bears interest from the day of the part payment.",
            "一部弁済の日から残元本につき計算する。",
        ),
        (
            "The part payment strikes an account: fractions fall away before and after it.",
            "一部弁済時に精算し、端数はその前後で各別に処理する。",
        ),
        ("The debt is taken with consumption tax.", "債務額は税込とする。"),
    ],
)
def interest_after_part_payment(debt: type[PartPayment]) -> Yen:
    """Late interest on the whole until a part payment, then on what is left of the principal."""
    return interest_with_part_payment(debt, RATE)


late_interest = flux.question(
    "late-interest",
    OverdueDebtOfCustomer,
    interest_on_late_payment,
    en="How much late interest is owed?",
    ja="延滞利息はいくらか。",
)
late_interest_from_demand = flux.question(
    "late-interest-from-demand",
    DemandedDebt,
    interest_after_demand,
    en="How much late interest is owed on a debt without a due date?",
    ja="期日の定めのない債務の延滞利息はいくらか。",
)
late_interest_with_part_payment = flux.question(
    "late-interest-with-part-payment",
    PartPayment,
    interest_after_part_payment,
    en="How much late interest is owed in all after a part payment?",
    ja="一部弁済がある場合の延滞利息の総額はいくらか。",
)

# Article 12.4  Acceleration -----------------------------------------------------------------------------------------


@flux.deadline("12.2", by=CUSTOMER, to=PROVIDER)
def designated_day(debt: type[DebtAndEvent]) -> Date:
    """A debt is due on the day that the provider designates."""
    return designated_due_day(debt)


@flux.deeming(
    "12.4/s1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("Of several events the earliest is given.", "複数の事由がある場合は最も早いものによる。")],
)
def acceleration() -> Truth:
    """Eight kinds of event take away the benefit of term."""
    return TRUE


@flux.deadline("12.4/s1", by=CUSTOMER, to=PROVIDER, overrides=[designated_day])
def due_at_once(debt: type[DebtAndEvent]) -> Date:
    """Debts that exist on the day of the event fall due by themselves on that day; one due earlier stays so."""
    return due_on_event(debt, acceleration.holds)


@flux.deadline("12.4/s2", by=CUSTOMER, to=PROVIDER, overrides=[designated_day])
def due_on_demand(debt: type[DebtAndEvent]) -> Date:
    """Debts that arise after the event, while it lasts, are due at once when the provider asks for payment."""
    return due_on_later_demand(debt, acceleration.holds)


@flux.payment(
    "12.4/s1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        (
            "Due dates are taken as they stand, after any move for a bank holiday.",
            "支払期日は休業日の繰下げ後の日とする。",
        )
    ],
)
def accelerated_total(case: type[AllDebts]) -> Yen:
    """What falls due by itself on the day of the event, before its ordinary due date."""
    return falling_due_at_once(case, acceleration.holds)


@flux.ground("12.4.1", of=acceleration)
def found_unable_to_pay(case: type[AcceleratingEvent]) -> Truth:
    """The provider found the customer unable to pay."""
    return case.event.is_(Event.FOUND_UNABLE_TO_PAY)


@flux.ground("12.4.2", of=acceleration, assumes=[("A petition alone is not enough.", "申立てのみでは足りない。")])
def proceedings_opened(case: type[AcceleratingEvent]) -> Truth:
    """Statutory insolvency proceedings over the customer were opened."""
    return case.event.is_(Event.PROCEEDINGS_OPENED)


@flux.ground("12.4.3", of=acceleration)
def dishonour(case: type[AcceleratingEvent]) -> Truth:
    """One of the customer's bills or cheques bounced."""
    return dishonoured(case)


@flux.ground("12.4.4", of=acceleration)
def seizure(case: type[AcceleratingEvent]) -> Truth:
    """An order or notice of attachment, provisional measure, auction or tax seizure was dispatched."""
    return seized(case)


@flux.ground("12.4.5", of=acceleration)
def customers_registration_cancelled(case: type[AcceleratingEvent]) -> Truth:
    """The customer's telecommunications registration or filing was cancelled."""
    return case.event.is_(Event.REGISTRATION_CANCELLED)


@flux.ground("12.4.6", of=acceleration)
def business_given_up(case: type[AcceleratingEvent]) -> Truth:
    """The customer gave up the whole of its telecommunications business."""
    return case.event.is_(Event.WHOLE_BUSINESS_GIVEN_UP)


@flux.ground("12.4.7", of=acceleration)
def whereabouts_unknown(case: type[AcceleratingEvent]) -> Truth:
    """Nobody knows where the customer is."""
    return case.event.is_(Event.WHEREABOUTS_UNKNOWN)


@flux.ground("12.4.8", of=acceleration)
def serious_state(case: type[AcceleratingEvent]) -> Truth:
    """Another state arose that is found to impede the customer's business seriously."""
    return seriously_impeded(case)


@flux.payment(
    "12.3", by=CUSTOMER, to=PROVIDER, assumes=[("The debt is taken with consumption tax.", "債務額は税込とする。")]
)
def interest_after_acceleration(debt: type[AcceleratedOverdueDebt]) -> Yen:
    """Late interest on a debt under this contract counts from the day on which it fell due early."""
    accelerated = due_at_once.said(otherwise=due_on_demand.said(otherwise=designated_due_day(debt)))
    return interest_on_accelerated(debt, RATE, accelerated)


due_date = flux.question(
    "due-date",
    DebtAndEvent,
    designated_day,
    due_at_once,
    due_on_demand,
    en="When is the debt due?",
    ja="債務の支払期日はいつか。",
)
total_due_at_once = flux.question(
    "total-due-at-once",
    AllDebts,
    accelerated_total,
    en="How much falls due early by itself?",
    ja="当然に期限の利益を失う債務の総額はいくらか。",
)
late_interest_after_acceleration = flux.question(
    "late-interest-after-acceleration",
    AcceleratedOverdueDebt,
    interest_after_acceleration,
    en="How much late interest is owed on an accelerated debt?",
    ja="期限の利益を失った債務の延滞利息はいくらか。",
)

# Chapter 13  Intellectual property ==================================================================================
# Article 13.1  Intellectual property rights -------------------------------------------------------------------------


class Asset(Labelled):
    """Something in which there may be intellectual property."""

    SERVICE = (
        "Flux, the system, the supplied information or what accompanies them",
        "Flux、システム、提供情報又は付帯サービス",
    )
    TRIAL_RECORDS = "trial data and other records", "実証実験のデータその他の記録"
    CUSTOMERS_CONTENT = "the customer's own flows, prompts and data", "契約者自身のフロー・プロンプト・データ"


class Ownership(Facts):
    """A question of ownership."""

    asset: OneOf[Asset] = fact("what it is about", "対象")


@flux.declaration(
    "13.1/s1",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("The customer's own content is not covered.", "契約者自身のデータ等は含まない。")],
)
def belongs_to_provider(ownership: type[Ownership]) -> Truth:
    """All intellectual property in Flux and what accompanies it, and records of trials, belong to the provider."""
    return ownership.asset.is_one_of(Asset.SERVICE, Asset.TRIAL_RECORDS)


@flux.declaration("13.1/s2", by=PROVIDER, to=CUSTOMER)
def no_licence(claimed: type[Claimed]) -> Truth:
    """Neither the terms nor disclosures grant or transfer any licence or right."""
    return claimed.right.is_(ClaimedRight.LICENCE)


ownership = flux.question(
    "ownership", Ownership, belongs_to_provider, en="Does it belong to the provider?", ja="当社に帰属するか。"
)

# Chapter 14  Disclaimer of warranties ===============================================================================
# Article 14.1  Disclaimer of warranties -----------------------------------------------------------------------------

flux.no_outcome(
    "14.1/s1",
    en="it says that the service comes as it is; the sentence after it has the effect",
    ja="効果は次文が定める",
)


@flux.declaration("14.1/s2", by=PROVIDER, to=CUSTOMER)
def no_warranty(claimed: type[Claimed]) -> Truth:
    """The provider gives no warranty, express or implied, of any kind."""
    return claimed.right.is_(ClaimedRight.WARRANTY)


@flux.excludes("14.1/s2", on=["damages", "backbone_outage"])
def warranty_claims_excluded(origin: type[Origin]) -> Truth:
    """A claim that rests on a warranty and not on a breach is owed nothing."""
    return origin.circumstances.has(Circumstance.WARRANTY_ONLY)


# Chapter 15  Compensation ===========================================================================================
# Article 15.1  Compensation -----------------------------------------------------------------------------------------


class Scope(Labelled):
    """What could not be used."""

    NOTHING = "nothing: another kind of breach", "利用不能ではない"
    FLUX = "Flux", "SORACOM Flux"
    SYSTEM = "the SORACOM system", "SORACOMシステム"
    INFORMATION = "the information supplied through it", "SORACOM提供情報"
    ACCOMPANYING = "services or functions that accompany them", "付帯するサービス又は機能"


class Cause(Labelled):
    """Who answers for the cause."""

    PROVIDER = "the provider", "当社"
    THIRD_PARTY = "a third party", "第三者"
    SHARED_WITH_THIRD_PARTY = "the provider and a third party together", "当社と第三者の双方"
    BACKBONE_PROVIDER = "a backbone provider", "基幹サービス提供事業者"
    AI_PROVIDER = "a generative AI provider whose cloud service Flux needs", "Fluxに必要な生成AIのクラウド提供者"
    NOBODY = "nobody", "帰責者なし"


class MonthlyCap(ProvidersFault):
    """What the cap of 15.2.3 and its lifting depend on."""

    monthly_fee: Yen = fact(
        "the monthly Flux fee, by tariff, of the month in which the damage occurred",
        "損害発生日の属する月の月額料金(料金表による額)",
    )
    fee_to_date: Yen = fact(
        "that fee as far as incurred by the day of the damage", "損害発生日までに発生した当月の料金"
    )
    net_fee: Yen = fact("that fee less coupons and credits", "クーポン・減額控除後の当月の料金")
    first_month_fee: Yen = fact(
        "the fee of the month in which damage from this breach first occurred", "最初に損害が発生した月の月額料金"
    )
    recovered_for_breach: Yen = fact(
        "already recovered for this breach, for damage in other months", "他の月の損害につき既に賠償された額"
    )
    recovered_in_month: Yen = fact(
        "already recovered for other damage of the same month", "同月の他の損害につき既に賠償された額"
    )
    tax_percent: Count = fact(
        "the rate of consumption tax in the fee, in percent", "料金に含まれる消費税の税率(%)", high=100
    )


class Loss(Origin, MonthlyCap):
    """A customer's loss for which it turns to the provider."""

    customer_is_consumer: Truth = fact("the customer is a consumer", "契約者が消費者か")
    breach: Truth = fact("the provider broke a duty under the terms", "当社の義務違反があるか")
    unusable: OneOf[Scope] = fact("what could not be used", "利用不能となったもの")
    cause: OneOf[Cause] = fact("who answers for the cause", "原因の帰責者")
    ordinary_loss: Yen = fact(
        "ordinary loss actually suffered, other than the heads below", "現実に発生した通常損害(以下の費目を除く)"
    )
    indirect_loss: Yen = fact("indirect or special loss", "間接損害・特別損害")
    lost_profit: Yen = fact("lost profit", "逸失利益")
    complaint_costs: Yen = fact(
        "cost of dealing with enquiries, repairs and complaints of customers and others",
        "顧客等からの問合せ・苦情対応等の費用",
    )
    content_loss: Yen = fact("loss from stored content that changed or vanished", "記憶内容の変化・消失による損害")
    lost_in_repair: Truth = fact(
        "the content changed or vanished in repair or recovery", "修理・復旧等に当たっての変化・消失か"
    )
    qualifies_for_credit: Truth = fact(
        "the outage meets the conditions of 15.2.2 for a credit", "15.2条2項の減額の要件を満たすか"
    )
    received_from_backbone: Yen = fact(
        "damages that the provider received from the backbone provider", "基幹サービス提供事業者から受領した損害賠償額"
    )
    share_of_receipt: Yen = fact("this customer's pro rata share of them", "受領額のうち当該契約者の按分額")
    backbone_credits: Yen = fact(
        "service credits that the provider received from it", "基幹サービスの減額(サービスクレジット)の額"
    )
    backbone_claim: Yen = fact(
        "damages that the provider can still claim from it", "基幹サービス提供事業者に対する未受領の請求額"
    )


@reading(
    "ai-provider-as-backbone",
    en="Is a generative AI provider a backbone provider?",
    ja="生成AIプロバイダーは基幹サービス提供事業者に当たるか。",
    why=Text(
        "The definition is functional: a cloud provider of what Flux needs.",
        "定義は機能的で、Fluxに必要なクラウド提供者を指す。",
    ),
)
class AiProviderAsBackbone(Reading):
    """Where a failure of an AI provider belongs."""

    BACKBONE = "yes, where Flux needs its service", "当たる"
    THIRD_PARTY = "no, it is a third party; chapter 10 treats it apart", "当たらず、第三者である"


@reading(
    "backbone-as-third-party",
    en="Which paragraph governs an outage for which a backbone provider answers?",
    ja="基幹サービス提供事業者の帰責による利用不能はいずれの項によるか。",
    why=Text(
        "Paragraph 4 opens with 'notwithstanding the preceding paragraphs'.",
        "4項は「前各項の規定にかかわらず」とする。",
    ),
)
class BackboneAsThirdParty(Reading):
    """Whether a backbone provider is a third party of 15.2.1."""

    PARAGRAPH_4 = "15.2.4", "15.2条4項"
    PARAGRAPH_1 = "15.2.1: nothing is owed", "15.2条1項(免責)"


@reading(
    "outage-without-credit",
    en="Is there any remedy for an outage that earns no credit (partial, or under 24 hours)?",
    ja="減額の対象とならない利用不能(24時間未満・一部)に救済はあるか。",
    why=Text(
        "The sentence speaks of unavailability of Flux without the 24 hours.",
        "同文は24時間の限定なく利用不能を対象とする。",
    ),
)
class OutageWithoutCredit(Reading):
    """What is owed for an outage below the threshold."""

    NO_REMEDY = "none", "救済はない"
    DAMAGES = "damages under 15.1 within the cap", "15.1条の賠償(上限内)"


@reading(
    "lost-profit-scope",
    en="Is lost profit from other breaches, such as a leak, excluded as well?",
    ja="漏えい等の他の義務違反による逸失利益も免責されるか。",
    why=Text(
        "The exclusion is tied to Flux not being supplied.", "免責は提供が行われなかったことに結び付けられている。"
    ),
)
class LostProfitScope(Reading):
    """How far the exclusion of lost profit goes."""

    NON_SUPPLY = "no, it is only capped", "免責されず上限のみ及ぶ"
    ALWAYS = "yes", "免責される"


@reading(
    "complaint-costs",
    en="Are complaint costs excluded only where Flux was not supplied?",
    ja="苦情対応費用の免責は提供が行われなかった場合に限られるか。",
    why=Text("The syntax is open, and exemptions are read narrowly.", "構文上は不明で、免責は狭く解する。"),
)
class ComplaintCosts(Reading):
    """How far the exclusion of complaint costs goes."""

    NON_SUPPLY = "yes", "限られる"
    ALWAYS = "no, they are excluded always", "常に免責"


@reading(
    "complaint-costs-under-backbone",
    en="Are complaint costs part of the actual ordinary loss of 15.2.4?",
    ja="苦情対応費用は15.2条4項の通常損害に含まれるか。",
    why=Text(
        "15.2.4 sets aside the paragraphs before it only; 15.2.5 comes after.",
        "4項は前各項のみを排除し、5項はその後にある。",
    ),
)
class ComplaintCostsUnderBackbone(Reading):
    """Complaint costs where a backbone provider is at fault."""

    EXCLUDED = "no, 15.2.5 excludes them", "含まれない"
    RECOVERABLE = "yes", "含まれる"


@reading(
    "additional-function-liability",
    en="Is the provider liable for additional functions under 15.1, or only where 15.2 itself gives something?",
    ja="付加機能につき15.1条の責任(上限内)を負うか、15.2条の救済に限られるか。",
    why=Text(
        "15.2.3 presupposes liability; the clause is read against its drafter.",
        "15.2条3項は責任を前提とし、作成者に不利に解する。",
    ),
)
class AdditionalFunctionLiability(Reading):
    """What 17.1.1 leaves for additional functions."""

    CAPPED = "15.1, within the limits of 15.2", "15.1条の責任を15.2条の範囲で負う"
    CREDIT_AND_BACKBONE_ONLY = "only the credit and 15.2.4", "減額及び15.2条4項に限る"


def _backbone(loss: type[Loss]) -> Truth:
    ai = loss.cause.is_(Cause.AI_PROVIDER) & AiProviderAsBackbone.BACKBONE.chosen
    return (loss.cause.is_(Cause.BACKBONE_PROVIDER) | ai) & BackboneAsThirdParty.PARAGRAPH_4.chosen


@flux.payment(
    "15.1",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("Damage within Civil Code 416.", "民法416条の範囲の損害とする。")],
)
def damages(loss: type[Loss]) -> Yen:
    """The provider compensates the customer for damage from a breach, unless the terms provide otherwise."""
    heads = (
        head("ordinary-loss", "ordinary loss", "通常損害", loss.ordinary_loss)
        + head("indirect-loss", "indirect loss", "間接損害", loss.indirect_loss)
        + head("lost-profit", "lost profit", "逸失利益", loss.lost_profit)
        + head("complaint-costs", "complaint costs", "苦情対応費用", loss.complaint_costs)
        + head("content-loss", "loss of content", "記憶内容の損害", loss.content_loss)
    )
    shared = any_of(loss.cause.is_(Cause.SHARED_WITH_THIRD_PARTY), loss.circumstances.has(Circumstance.DATA_SOURCE))
    hundred = Count.fixed(100)
    own_part = whole_yen(heads * (hundred - loss.others_percent) / hundred)
    at_fault = answers_for_breach(loss.fault)
    # 15.2.7 lifts the limits of 15.2.4, not the liability that it founds without a breach.
    unlimited_backbone = all_of(loss.unusable.is_(Scope.FLUX), _backbone(loss), grossly_at_fault(loss))
    return provided(any_of(loss.breach & at_fault, unlimited_backbone), when(shared, own_part, otherwise=heads))


@flux.payment(
    "15.1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("Damage within Civil Code 416; nothing caps it.", "民法416条の範囲の損害とし、上限はない。")],
)
def customers_damages(loss: type[CustomersOrClientsLiability]) -> Yen:
    """The customer compensates the provider for damage from a breach, its clients' breaches included."""
    at_fault = answers_for_breach(loss.fault)
    return provided((loss.breach | clients_breach_is_own.holds) & at_fault, loss.damage)


liability_of_customer = flux.question(
    "liability-of-customer",
    CustomersOrClientsLiability,
    account_damage,
    customers_damages,
    en="What does the customer owe the provider as damages?",
    ja="契約者の当社に対する賠償額はいくらか。",
)

# Article 15.2  Limits of liability ----------------------------------------------------------------------------------


@flux.excludes("15.2.1", on=[damages])
def third_party_cause(loss: type[Loss]) -> Truth:
    """Nothing is owed where Flux or what goes with it became unusable for a cause that a third party answers for."""
    third_party = loss.cause.is_one_of(Cause.THIRD_PARTY, Cause.BACKBONE_PROVIDER, Cause.AI_PROVIDER)
    paragraph_4 = loss.unusable.is_(Scope.FLUX) & _backbone(loss)
    shared = loss.cause.is_(Cause.SHARED_WITH_THIRD_PARTY) & _others_answer(loss)
    return ~loss.unusable.is_(Scope.NOTHING) & any_of(third_party & ~paragraph_4, shared)


class Outage(Facts):
    """An outage of Flux and the request for a credit."""

    to_be_supplied: Truth = fact(
        "Flux was to be supplied: no suspension under 5.1 or interruption under 5.2",
        "提供すべき場合か(5.1条・5.2条の停止中でない)",
    )
    unusable: OneOf[Scope] = fact("what could not be used", "利用不能となったもの")
    cause: OneOf[Cause] = fact("who answers for the cause", "原因の帰責者")
    through_external_service: Truth = fact("an external service failed", "外部サービス等の障害によるか")
    complete: Truth = fact("it could not be used at all", "完全に利用不能か")
    continuous: Truth = fact("without a break", "継続して利用不能か")
    provider_aware: Truth = fact("the provider became aware of it", "当社が認識したか")
    aware_at: Instant = fact("when the provider became aware, if it did", "当社が認識した日時")
    reported_at: Instant = fact("when the customer reported it", "契約者が報告した日時")
    restored_at: Instant = fact("when it could be used again", "復旧の日時", not_before="aware_at")
    other_outages: Duration = fact(
        "other outages of the same month, counted from awareness", "同月の他の利用不能時間(認識時から)"
    )
    requested: Truth = fact("the customer asked for the credit", "契約者が請求したか")
    customer_learned: Truth = fact("the customer learned of the outage", "契約者が利用不能を知ったか")
    learned_at: Instant = fact("when the customer learned of it, if it did", "契約者が知った日時")
    next_business_day: Date = fact(
        "the first business day on or after the last day for the request", "請求期限以後最初の営業日"
    )
    request_received_on: Date = fact("the day on which the request arrived", "請求の到達日")
    request_sent_on: Date = fact("the day on which the request was sent", "請求の発信日")
    monthly_fee: Yen = fact("the monthly fee of the month in which the provider became aware", "認識した月の月額料金")
    later_monthly_fee: Yen = fact(
        "the monthly fee of a later month that the outage reaches into", "利用不能が及ぶ翌月以降の月額料金"
    )
    usage_fee: Yen = fact("usage fees that accrued on the days concerned", "対象日に現に発生した従量料金")
    tax_percent: Count = fact(
        "the rate of consumption tax in the fees, in percent", "料金に含まれる消費税の税率(%)", high=100
    )
    bill: Yen = fact("the amount billed, from which the credit is taken", "減額の対象となる請求額")
    fault: OneOf[Fault] = fact("the provider's fault", "当社の帰責性")


@reading(
    "credit-scope",
    en="Is there a credit if the system, supplied information or an accompanying function is down?",
    ja="システム・提供情報・付帯機能の利用不能も減額の対象か。",
    why=Text("Only Flux is named, unlike in 15.2.1.", "15.2条1項と異なりFluxのみが挙げられている。"),
)
class CreditScope(Reading):
    """What must be unusable for a credit."""

    FLUX = "no, only Flux", "Fluxに限る"
    ALSO_SYSTEM = "yes", "対象となる"


@reading(
    "outage-clock",
    en="From when do the hours count if the provider never became aware?",
    ja="当社が認識しなかった場合、時間はいつから数えるか。",
    why=Text(
        "The clock starts with the provider's awareness; a report makes it aware.",
        "時間は当社の認識から進行し、報告は認識をもたらす。",
    ),
)
class OutageClock(Reading):
    """When the clock of an outage starts."""

    AWARENESS = "only from awareness; without it there is no credit", "認識時(認識がなければ減額なし)"
    REPORT = "from the customer's report", "契約者の報告時"


@reading(
    "several-outages",
    en="Are the hours of several outages added up?",
    ja="複数の利用不能の時間は合算するか。",
    why=Text("The text says continuously.", "文言は「継続して」である。"),
)
class SeveralOutages(Reading):
    """How several outages count."""

    EACH_ALONE = "no, each counts alone", "合算しない"
    ADDED_UP = "yes", "合算する"


@reading(
    "daily-fee",
    en="What is a day's part of the monthly fee?",
    ja="月額料金の1日分はいくらか。",
    why=Text(
        "No divisor is written, and other carriers write 30 where they mean it.",
        "除数の定めがなく、30で除す事業者はその旨を明記する。",
    ),
)
class DailyFee(Reading):
    """The fee for a day."""

    CALENDAR_DAYS = "the fee over the days of the month", "その月の暦日数で除す"
    THIRTY_DAYS = "the fee over 30", "30で除す"
    FLOORED_DAILY_PRICE = "the fee over the days of the month, the daily price in whole yen", "暦日数で除し日額を切捨て"
    USAGE = "what was actually incurred on the days concerned", "対象日に現に発生した額"


@reading(
    "outage-over-month-end",
    en="In which month are the days of an outage that goes over a month end?",
    ja="月をまたぐ利用不能の日数はどの月に属するか。",
    why=Text("The fee for a day follows the day.", "日割りの料金はその日に従う。"),
)
class OutageOverMonthEnd(Reading):
    """To which month each day belongs."""

    EACH_UNIT = "each 24 hours to the month in which they begin", "24時間ごとにその始期の属する月"
    MONTH_OF_AWARENESS = "all to the month in which the provider became aware", "すべて認識した月"


@reading(
    "credit-above-bill",
    en="What becomes of a credit that exceeds the bill?",
    ja="請求額を超える減額はどうなるか。",
    why=Text("The text only reduces the amount billed.", "条項は請求額からの減額のみを定める。"),
)
class CreditAboveBill(Reading):
    """A credit above the bill."""

    LAPSES = "the rest lapses", "超過分は消滅する"
    CARRIED_OVER = "the rest is taken from later bills", "超過分は翌月以降に充てる"
    PAID_OUT = "the rest is paid out", "超過分は支払われる"


@reading(
    "customer-never-learned",
    en="Is the claim lost if the customer never learned of the outage?",
    ja="契約者が利用不能を知らなかった場合も失権するか。",
    why=Text("The period hangs on learning.", "期間は知った日を起点とする。"),
)
class CustomerNeverLearned(Reading):
    """The time limit without knowledge."""

    NOT_LOST = "no", "失権しない"
    FROM_END_OF_OUTAGE = "yes, 3 months from the end of the outage", "利用不能の終了から3か月"


@reading(
    "external-failure-and-credit",
    en="Is there a credit where Flux failed through an external service and the provider is at fault?",
    ja="外部サービスの障害が関わるFluxの利用不能(当社帰責)に減額はあるか。",
    why=Text(
        "The credit concerns Flux, and 17.1.1 leaves 15.2 in place.",
        "減額はFluxに関するもので、17.1条1項は15.2条を維持する。",
    ),
)
class ExternalFailureAndCredit(Reading):
    """Whether 17.2.4 takes the credit away."""

    CREDIT = "yes", "ある"
    EXCLUDED = "no, 17.2.4 excludes it", "ない(17.2条4項)"


def _counted(outage: type[Outage]) -> Instant:
    """The instant from which the hours count."""
    start = when(outage.provider_aware, outage.aware_at, otherwise=outage.reported_at)
    return OutageClock.choose({OutageClock.AWARENESS: outage.aware_at, OutageClock.REPORT: start})


_DAILY_PRICE = Text("on the price of a day", "日額の計算時")


def _floored(fee: Yen, days_of_month: Count, days: Days) -> ExactYen:
    """The price of some days of months of one length, that of a day in whole yen."""
    price = rounded(fee / days_of_month, RoundingMode.FLOOR, stage=_DAILY_PRICE)
    return price * days.as_count() * ratio(1)


def _floored_by_month(fee: Yen, days: Period) -> ExactYen:
    """The same for days of several months, told apart by the length of their months."""
    twenty_eight, twenty_nine, thirty, thirty_one = (
        _floored(fee, Count.fixed(length), days.days_in_months_of(length)) for length in (28, 29, 30, 31)
    )
    return twenty_eight + twenty_nine + thirty + thirty_one


def _fee_for(fee: Yen, days: Period, at_floored_prices: ExactYen) -> ExactYen:
    """The part of a monthly fee that belongs to some days, each taken at its own month."""
    return DailyFee.choose(
        {
            DailyFee.CALENDAR_DAYS: fee * days.month_shares,
            DailyFee.THIRTY_DAYS: fee * (days.days / Days.fixed(30)),
            DailyFee.FLOORED_DAILY_PRICE: at_floored_prices,
            DailyFee.USAGE: fee * days.month_shares,
        }
    )


@flux.credit(
    "15.2.2/s1",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        ("Hours run exactly, to the second (Civil Code 139).", "時間は秒単位で計算する(民法139条)。"),
        (
            "An outage that goes over several month ends takes one fee for all later months.",
            "複数の月末をまたぐ場合、翌月以降には同一の月額料金を用いる。",
        ),
    ],
)
def outage_credit_owed(outage: type[Outage]) -> Yen:
    """24 hours or more of complete outage from awareness, by the provider's fault: the fee for whole 24-hour units."""
    elapsed = outage.restored_at - _counted(outage)
    lasted = SeveralOutages.choose(
        {SeveralOutages.EACH_ALONE: elapsed, SeveralOutages.ADDED_UP: elapsed + outage.other_outages}
    )
    days = named("credit-days", "days credited", "減額日数", lasted.whole_units(hours(24)).as_days())
    first = calendar_day(_counted(outage))
    last = first + days - DAY
    fee = untaxed(outage.monthly_fee, outage.tax_percent)
    days_of_first = period(first, lower(last, first.month_end))
    in_first = _fee_for(
        fee, days_of_first, _floored(fee, first.days_in_month, days_of_first.last - days_of_first.first + DAY)
    )
    later = period(first.month_end + DAY, last)
    later_fee = untaxed(outage.later_monthly_fee, outage.tax_percent)
    later_part = when(
        last > first.month_end,
        _fee_for(later_fee, later, _floored_by_month(later_fee, later)),
        otherwise=Yen.fixed(0) * ratio(1),
    )
    flat = DailyFee.choose(
        {
            DailyFee.CALENDAR_DAYS: fee * days.as_count() / first.days_in_month,
            DailyFee.THIRTY_DAYS: fee * (days / Days.fixed(30)),
            DailyFee.FLOORED_DAILY_PRICE: _floored(fee, first.days_in_month, days),
            DailyFee.USAGE: fee * days.as_count() / first.days_in_month,
        }
    )
    by_days = OutageOverMonthEnd.choose(
        {
            OutageOverMonthEnd.EACH_UNIT: whole_yen(in_first + later_part, [in_first, later_part]),
            OutageOverMonthEnd.MONTH_OF_AWARENESS: whole_yen(flat),
        }
    )
    credit = when(DailyFee.USAGE.chosen, untaxed(outage.usage_fee, outage.tax_percent), otherwise=by_days)
    within_bill = CreditAboveBill.choose(
        {
            CreditAboveBill.LAPSES: lower(credit, outage.bill),
            CreditAboveBill.CARRIED_OVER: credit,
            CreditAboveBill.PAID_OUT: credit,
        }
    )
    in_scope = any_of(
        outage.unusable.is_(Scope.FLUX), CreditScope.ALSO_SYSTEM.chosen & ~outage.unusable.is_(Scope.NOTHING)
    )
    noticed = any_of(OutageClock.REPORT.chosen, outage.provider_aware)
    applies = all_of(
        outage.to_be_supplied,
        in_scope,
        outage.cause.is_(Cause.PROVIDER),
        outage.complete,
        outage.continuous,
        noticed,
        lasted >= hours(24),
        outage.requested,
    )
    return provided(applies, within_bill)


def _last_day_to_request(outage: type[Outage]) -> Date:
    from_end = last_day_to_claim(outage.restored_at, 3, outage.next_business_day)
    return when(
        outage.customer_learned, last_day_to_claim(outage.learned_at, 3, outage.next_business_day), otherwise=from_end
    )


@flux.deadline("15.2.2/s2", by=CUSTOMER, to=PROVIDER)
def last_day_to_request(outage: type[Outage]) -> Date:
    """The last day for the request: the day on which 3 months from learning of the outage run out, included."""
    limited = any_of(CustomerNeverLearned.FROM_END_OF_OUTAGE.chosen, outage.customer_learned)
    return provided(limited, _last_day_to_request(outage))


@flux.bars("15.2.2/s2", on=[outage_credit_owed])
def requested_too_late(outage: type[Outage]) -> Truth:
    """A customer that has not asked by that day loses the right."""
    asked_on = ClaimMoment.choose(
        {ClaimMoment.ARRIVAL: outage.request_received_on, ClaimMoment.DISPATCH: outage.request_sent_on}
    )
    limited = any_of(CustomerNeverLearned.FROM_END_OF_OUTAGE.chosen, outage.customer_learned)
    return limited & (asked_on > _last_day_to_request(outage))


@reading(
    "forfeiture-under-gross-fault",
    en="Does intent or gross negligence of the provider lift the time limit for the credit?",
    ja="当社の故意・重過失の場合、減額の請求期限は適用されないか。",
    why=Text(
        "15.2.7 lifts limits on damages, and full damages are then open anyway.",
        "15.2条7項は損害賠償の制限を排除するもので、その場合は賠償請求が可能である。",
    ),
)
class ForfeitureUnderGrossFault(Reading):
    """What becomes of the time limit under gross fault."""

    STAYS = "no", "適用される"
    LIFTED = "yes", "適用されない"


@flux.disapplies("15.2.7", rules=[requested_too_late])
def no_forfeiture_under_gross_fault(outage: type[Outage]) -> Truth:
    """Read widely, the time limit for the credit falls away too."""
    return ForfeitureUnderGrossFault.LIFTED.chosen & gross(outage.fault)


class OutageKnown(Facts):
    """What the last day for a request depends on."""

    learned_at: Instant = fact("when the customer learned of the outage", "契約者が利用不能を知った日時")
    next_business_day: Date = fact("the first business day on or after the last day", "末日以後最初の営業日")


@flux.deadline("15.2.2/s2", by=CUSTOMER, to=PROVIDER)
def request_deadline(known: type[OutageKnown]) -> Date:
    """3 months from learning of the outage, the last day included."""
    return last_day_to_claim(known.learned_at, 3, known.next_business_day)


@flux.excludes(
    "15.2.2/s3", on=[damages], assumes=[("Termination under 6.1.2 stays open.", "6.1条2項の解除は妨げられない。")]
)
def credit_is_the_only_remedy(loss: type[Loss]) -> Truth:
    """Nothing beyond the credit is owed when Flux cannot be used."""
    reached = any_of(OutageWithoutCredit.NO_REMEDY.chosen, loss.qualifies_for_credit)
    return loss.unusable.is_(Scope.FLUX) & reached


@reading(
    "cap-scope",
    en="Does the monthly cap stand for each damage or once for a month?",
    ja="月額の上限は損害ごとか、月ごとに一つか。",
    why=Text(
        "The text ties the cap to that damage; doubts go against the drafter.",
        "上限は「当該損害」に結び付けられ、疑義は作成者に不利に解する。",
    ),
)
class CapScope(Reading):
    """For what the cap stands."""

    EACH_DAMAGE = "for each damage", "損害ごと"
    ONCE_A_MONTH = "once for all damage of a month", "月ごとに一つ"


@reading(
    "cap-fee",
    en="Which fee caps: the tariff fee, or what is left after coupons and credits?",
    ja="上限は料金表の額か、クーポン・減額控除後の額か。",
    why=Text("A coupon is only a way of paying.", "クーポンは支払方法にすぎない。"),
)
class CapFee(Reading):
    """Which fee is the cap."""

    TARIFF = "the tariff fee of the whole month", "料金表による当月の料金"
    NET = "the fee after coupons and credits", "控除後の料金"
    TO_DATE = "the fee incurred by the day of the damage", "損害発生日までの料金"


def _fee_of_the_month(cap: type[MonthlyCap]) -> Yen:
    own_month = CapFee.choose(
        {CapFee.TARIFF: cap.monthly_fee, CapFee.NET: cap.net_fee, CapFee.TO_DATE: cap.fee_to_date}
    )
    nothing = Yen.fixed(0)
    first_month = higher(untaxed(cap.first_month_fee, cap.tax_percent) - cap.recovered_for_breach, nothing)
    fee = CapMonth.choose({CapMonth.OWN_MONTH: untaxed(own_month, cap.tax_percent), CapMonth.FIRST_MONTH: first_month})
    return CapScope.choose(
        {CapScope.EACH_DAMAGE: fee, CapScope.ONCE_A_MONTH: higher(fee - cap.recovered_in_month, nothing)}
    )


@flux.cap("15.2.3", on=[damages])
def one_months_fee(cap: type[MonthlyCap]) -> Yen:
    """At most the monthly Flux fee of the month in which the damage occurred, whatever the ground."""
    return _fee_of_the_month(cap)


@reading(
    "backbone-receipt",
    en="Up to what does the provider answer for a backbone provider?",
    ja="基幹サービス提供事業者から受領した賠償額のうち、どこまでが限度か。",
    why=Text(
        "The amount received is the limit, by the words for each customer.", "文言上、受領額が各契約者の限度となる。"
    ),
)
class BackboneReceipt(Reading):
    """The limit of 15.2.4."""

    WHOLE = "all that it received, for each customer", "受領額の全部(契約者ごと)"
    PRO_RATA = "this customer's share of what it received", "当該契約者の按分額"
    WITH_CREDITS = "what it received, service credits included", "減額(クレジット)を含む受領額"
    WITH_CLAIM = "what it received or can still claim", "未受領の請求額を含む"


@flux.payment(
    "15.2.4",
    by=PROVIDER,
    to=CUSTOMER,
    overrides=[damages, third_party_cause, credit_is_the_only_remedy, one_months_fee],
)
def backbone_outage(loss: type[Loss]) -> Yen:
    """Notwithstanding 1 to 3, where a backbone provider is at fault: actual ordinary loss, up to what it paid."""
    limit = BackboneReceipt.choose(
        {
            BackboneReceipt.WHOLE: loss.received_from_backbone,
            BackboneReceipt.PRO_RATA: loss.share_of_receipt,
            BackboneReceipt.WITH_CREDITS: loss.received_from_backbone + loss.backbone_credits,
            BackboneReceipt.WITH_CLAIM: loss.received_from_backbone + loss.backbone_claim,
        }
    )
    complaints = when(ComplaintCostsUnderBackbone.RECOVERABLE.chosen, loss.complaint_costs, otherwise=Yen.fixed(0))
    ordinary = (
        head("ordinary-loss", "ordinary loss", "通常損害", loss.ordinary_loss)
        + head("complaint-costs-under-backbone", "complaint costs", "苦情対応費用", complaints)
        + head("content-loss", "loss of content", "記憶内容の損害", loss.content_loss)
    )
    return provided(loss.unusable.is_(Scope.FLUX) & _backbone(loss), lower(ordinary, limit))


@flux.excludes("15.2.5", on=[damages], heads=["lost-profit"])
def lost_profit_excluded(loss: type[Loss]) -> Truth:
    """Profit lost because Flux was not supplied is not owed."""
    return any_of(LostProfitScope.ALWAYS.chosen, loss.unusable.is_(Scope.FLUX))


@flux.excludes("15.2.5", on=[damages], heads=["complaint-costs"])
def complaint_costs_excluded(loss: type[Loss]) -> Truth:
    """Nor is the cost of dealing with enquiries, repairs and complaints from others."""
    return any_of(ComplaintCosts.ALWAYS.chosen, loss.unusable.is_(Scope.FLUX))


@flux.excludes("15.2.6", on=[damages, backbone_outage], heads=["content-loss"])
def content_lost_in_repair(loss: type[Loss]) -> Truth:
    """Content that changed or was lost in repair or recovery is not answered for."""
    return loss.lost_in_repair


@flux.disapplies(
    "15.2.7",
    rules=[
        third_party_cause,
        credit_is_the_only_remedy,
        one_months_fee,
        backbone_outage,
        lost_profit_excluded,
        complaint_costs_excluded,
        content_lost_in_repair,
    ],
)
def intent_or_gross_negligence(cap: type[MonthlyCap]) -> Truth:
    """None of the limits of 1 to 6 applies to damage from the provider's intent or gross negligence."""
    return grossly_at_fault(cap)


@flux.disapplies(
    GROSS_FAULT_CASES,
    rules=[
        data_sources_excluded,
        account_excluded,
        own_service_excluded,
        high_risk_use_excluded,
        own_licence_excluded,
        explanation_excluded,
        connection_excluded,
        personal_information_excluded,
        warranty_claims_excluded,
        "additional_functions_only_as_15_2",
        "additional_function_troubles",
    ],
)
def gross_fault_elsewhere(loss: type[Loss]) -> Truth:
    """Exemptions outside 15.2 do not hold for intent or gross negligence either, as the courts see them."""
    return unlimited_under_gross_fault(grossly_at_fault(loss))


@flux.disapplies(
    CONSUMER_ACT_8_1_FULL,
    rules=[
        data_sources_excluded,
        account_excluded,
        own_service_excluded,
        high_risk_use_excluded,
        own_licence_excluded,
        explanation_excluded,
        connection_excluded,
        personal_information_excluded,
        content_lost_in_repair,
        "external_services_excluded",
        "additional_function_troubles",
    ],
    assumes=[
        (
            "15.2.1 excludes no liability of the provider's own; a claim on a warranty is none for a breach.",
            "15.2条1項は当社自身の責任を免除するものではなく、保証に基づく請求は義務違反の責任ではない。",
        ),
        (
            "The limits of 15.2 say that they do not hold for gross fault, and so meet article 8(3).",
            "15.2条の責任制限は故意・重過失に及ばない旨を明示し、8条3項に反しない。",
        ),
    ],
)
def no_total_exclusion_for_a_consumer(loss: type[Loss]) -> Truth:
    """Towards a consumer, terms that exclude all liability of the provider for its own breach are void."""
    return struck_for_consumers(loss.customer_is_consumer)


@flux.disapplies(CONSUMER_ACT_8_1_FULL, rules=[credit_is_the_only_remedy])
def no_outage_without_remedy_for_a_consumer(loss: type[Loss]) -> Truth:
    """So is the rule that nothing is owed for an outage, where there is no credit for it either."""
    return struck_for_consumers(loss.customer_is_consumer) & ~loss.qualifies_for_credit


recoverable_damage = flux.question(
    "recoverable-damage",
    Loss,
    damages,
    backbone_outage,
    en="How much damage can the customer recover from the provider?",
    ja="契約者は当社からいくら賠償を受けられるか。",
)
outage_credit = flux.question(
    "outage-credit",
    Outage,
    outage_credit_owed,
    until=last_day_to_request,
    en="How much is the bill reduced for the outage?",
    ja="利用不能による減額はいくらか。",
)
credit_request_deadline = flux.question(
    "credit-request-deadline",
    OutageKnown,
    request_deadline,
    en="Until which day can the credit be asked for?",
    ja="減額はいつまで請求できるか。",
)

# Chapter 16  Miscellaneous ==========================================================================================
# Articles 16.1 and 16.2  Posting of the terms, privacy policy -------------------------------------------------------


class Publication(Facts):
    """What the provider has on its website."""

    terms_posted: Truth = fact("the latest terms are posted", "最新の約款を掲示しているか")
    privacy_policy_published: Truth = fact("a privacy policy is published", "プライバシーポリシーを公表しているか")


@flux.duty("16.1", by=PROVIDER, to=CUSTOMER)
def terms_not_posted(publication: type[Publication]) -> Truth:
    """The provider keeps the latest terms posted on its website."""
    return ~publication.terms_posted


@flux.duty("16.2", by=PROVIDER, to=CUSTOMER)
def privacy_policy_missing(publication: type[Publication]) -> Truth:
    """The provider adopts and publishes a privacy policy."""
    return ~publication.privacy_policy_published


publication_breach = flux.question(
    "publication-breach",
    Publication,
    terms_not_posted,
    privacy_policy_missing,
    en="Does the provider break its duties to publish?",
    ja="掲示・公表の義務に違反するか。",
)

# Article 16.3  Exclusion of anti-social forces ----------------------------------------------------------------------


class AntisocialTermination(Suspicion, MonthlyCap):
    """A termination for anti-social ties and the damage from it."""

    terminating: OneOf[Side] = fact("which side terminates", "解除する側")
    damage: Yen = fact("the terminating side's damage from the termination", "解除により生じた損害額")


@reading(
    "antisocial-damages-cap",
    en="Does the monthly cap limit damages of the customer for anti-social ties of the provider?",
    ja="反社条項に基づく当社への賠償請求にも月額の上限が及ぶか。",
    why=Text(
        "The cap holds whatever the ground; a false warranty will usually be intentional anyway.",
        "上限は「事由の如何を問わず」適用される。",
    ),
)
class AntisocialDamagesCap(Reading):
    """Whether 15.2.3 reaches 16.3.3."""

    APPLIES = "yes, unless 15.2.7 lifts it", "及ぶ"
    DOES_NOT_APPLY = "no", "及ばない"


@flux.prohibition("16.3.1", by=EITHER, to=OTHER)
def warranty_broken(suspicion: type[Suspicion]) -> Truth:
    """Each side warrants and promises that it is no anti-social force and in none of five situations."""
    return TRUE


@flux.ground("16.3.1", of=warranty_broken)
def is_antisocial_force(suspicion: type[Suspicion]) -> Truth:
    """It is itself an anti-social force."""
    return suspicion.situations.has(Situation.ANTISOCIAL_FORCE)


@flux.ground("16.3.1.1", of=warranty_broken)
def officer_with_ties(suspicion: type[Suspicion]) -> Truth:
    """Among its officers is someone with gang ties who may commit violent unlawful acts."""
    return suspicion.situations.has(Situation.OFFICER)


@flux.ground("16.3.1.2", of=warranty_broken)
def gang_in_management(suspicion: type[Suspicion]) -> Truth:
    """A gang, gang member or gang-related person takes part in its management."""
    return suspicion.situations.has(Situation.MANAGEMENT)


@flux.ground("16.3.1.3", of=warranty_broken)
def benefits_received(suspicion: type[Suspicion]) -> Truth:
    """It receives funds, investment or another benefit from them."""
    return suspicion.situations.has(Situation.RECEIVES)


@flux.ground("16.3.1.4", of=warranty_broken)
def benefits_given(suspicion: type[Suspicion]) -> Truth:
    """It gives them funds or another benefit."""
    return suspicion.situations.has(Situation.GIVES)


@flux.ground("16.3.1.5", of=warranty_broken)
def reproachable_relations(suspicion: type[Suspicion]) -> Truth:
    """It has relations with anti-social forces that deserve social reproach."""
    return suspicion.situations.has(Situation.RELATIONS)


@flux.power("16.3.2", by=EITHER, to=OTHER)
def may_demand_report(demand: type[ReportDemand]) -> Truth:
    """On facts that raise suspicion a side may demand a report of the other."""
    return demand.facts_raise_suspicion


@flux.duty(
    "16.3.2",
    by=OTHER,
    to=EITHER,
    assumes=[("The designated day itself is in time.", "指定された期日中の提出は期限内である。")],
)
def report_missing(suspicion: type[Suspicion]) -> Truth:
    """The other hands the report in by the designated day."""
    return report_not_handed_in(suspicion)


@flux.right(
    "16.3.3",
    by=EITHER,
    to=OTHER,
    assumes=[("At once: on arrival of the notice, without demand.", "催告なく、通知の到達により効力を生ずる。")],
)
def antisocial_termination() -> Truth:
    """Either side may terminate at once if one of two grounds exists on the other side."""
    return TRUE


@flux.payment(
    "16.3.3",
    by=OTHER,
    to=EITHER,
    assumes=[
        ("The terminated side has no claim of its own.", "解除された側は賠償を請求できない。"),
        ("Heads that 15.2.5 excludes are left out of the damage.", "15.2条5項の費目は損害額に含めない。"),
    ],
)
def antisocial_damages(case: type[AntisocialTermination]) -> Yen:
    """The terminating side may claim the damage that the termination causes."""
    return provided(antisocial_termination.holds, case.damage)


@flux.cap("15.2.3", on=[antisocial_damages])
def cap_on_antisocial_damages(case: type[AntisocialTermination]) -> Yen:
    """The cap protects the provider only: it limits what the customer claims, whatever the ground."""
    protects = case.terminating.is_(Side.CUSTOMER) & AntisocialDamagesCap.APPLIES.chosen
    return provided(protects, _fee_of_the_month(case))


@flux.disapplies("15.2.7", rules=[cap_on_antisocial_damages])
def intent_in_antisocial_ties(case: type[AntisocialTermination]) -> Truth:
    """Nor does the cap hold here for the provider's intent or gross negligence."""
    return grossly_at_fault(case)


@flux.ground("16.3.3.1", of=antisocial_termination)
def warranty_broken_or_suspected(suspicion: type[Suspicion]) -> Truth:
    """Paragraph 1 is breached, or there is sufficient reason to suspect so."""
    return warranty_broken.holds | suspicion.reason_to_suspect


@flux.ground("16.3.3.2", of=antisocial_termination)
def report_missing_or_false(suspicion: type[Suspicion]) -> Truth:
    """No report was handed in, or a false one was."""
    return report_missing.holds | false_report_handed_in(suspicion)


may_demand_a_report = flux.question(
    "report-demand", ReportDemand, may_demand_report, en="May a report be demanded?", ja="報告を求めることができるか。"
)
may_terminate_for_antisocial_ties = flux.question(
    "antisocial-termination",
    Suspicion,
    antisocial_termination,
    en="May the other side terminate at once for anti-social ties?",
    ja="反社会的勢力の排除条項により即時に解除できるか。",
)
damages_for_antisocial_ties = flux.question(
    "antisocial-damages",
    AntisocialTermination,
    antisocial_damages,
    en="How much damage from the termination can be claimed?",
    ja="解除により生じた損害をいくら請求できるか。",
)

# Article 16.4  Severability -----------------------------------------------------------------------------------------


@flux.precedence("16.4/s1")
def others_stand(clause: type[VoidClause]) -> Truth:
    """If a clause is void, the others are not affected."""
    return ~clause.itself_void


@flux.precedence(
    "16.4/s2",
    assumes=[
        (
            "For a consumer, statute decides whether a total exemption can be saved so.",
            "消費者との関係では、全部免責の救済の可否は消費者契約法による。",
        )
    ],
)
def read_down(clause: type[VoidClause]) -> Truth:
    """A void clause is read down only as far as needed to make it valid."""
    return clause.itself_void & clause.can_be_read_down


clause_stands = flux.question(
    "clause-stands",
    VoidClause,
    others_stand,
    read_down,
    en="Does the clause stand, at least read down?",
    ja="条項は(限定解釈の上)効力を保つか。",
)

# Articles 16.5 and 16.6  Jurisdiction, governing law ----------------------------------------------------------------


@flux.declaration("16.5", by=EITHER, to=OTHER, assumes=[("Whatever the amount.", "訴額を問わない。")])
def tokyo_district_court(dispute: type[Dispute]) -> OneOf[Court]:
    """Tokyo District Court alone has jurisdiction at first instance."""
    return provided(dispute.relates_to_contract, OneOf.fixed(Court.TOKYO_DISTRICT))


@flux.declaration("16.6", by=EITHER, to=OTHER)
def law_of_japan(matter: type[TermsMatter]) -> OneOf[Law]:
    """Japanese law governs formation, effect, reading and performance of the terms."""
    return provided(matter.of_the_terms, OneOf.fixed(Law.JAPAN))


venue = flux.question(
    "venue", Dispute, tokyo_district_court, en="Which court has jurisdiction?", ja="管轄裁判所はどこか。"
)
governing_law = flux.question("governing-law", TermsMatter, law_of_japan, en="Which law governs?", ja="準拠法は何か。")

# Chapter 17  Additional functions ===================================================================================
# Article 17.1  General rules ----------------------------------------------------------------------------------------

_ADDITIONAL = (
    Circumstance.ADDITIONAL_FUNCTION,
    Circumstance.CONTENT_CHANGED,
    Circumstance.MALFUNCTION,
    Circumstance.DISPUTE,
)


@flux.excludes("17.1.1/a", on=[damages])
def additional_functions_only_as_15_2(origin: type[Origin]) -> Truth:
    """For additional functions the provider is liable only where 15.2 applies, and as it says."""
    return AdditionalFunctionLiability.CREDIT_AND_BACKBONE_ONLY.chosen & origin.circumstances.has_any(*_ADDITIONAL)


@flux.excludes("17.1.1/b", on=[damages, backbone_outage])
def additional_function_troubles(origin: type[Origin]) -> Truth:
    """It answers for no change or loss of content, malfunction of systems or dispute with a third party."""
    return origin.circumstances.has_any(Circumstance.CONTENT_CHANGED, Circumstance.MALFUNCTION, Circumstance.DISPUTE)


flux.no_outcome(
    "17.1.2",
    en="it sends the customer to conditions posted elsewhere",
    ja="別途掲示する条件の確認・遵守を定めるにとどまる",
)

# Article 17.2  Links to external services ---------------------------------------------------------------------------

flux.no_outcome("17.2.1/s1", en="it describes the function", ja="機能の説明である")
flux.no_outcome("17.2.1/s2", en="it names an example", ja="例示である")


@flux.duty("17.2.2/s1", by=CUSTOMER, to=PROVIDER)
def external_terms_unkept(term: type[EndUserTerm]) -> Truth:
    """A customer that uses the link keeps the external terms that by their nature concern an end user."""
    return _unkept(term, OtherText.EXTERNAL_TERMS) & term.uses_link


@flux.declaration("17.2.2/s2", by=PROVIDER, to=CUSTOMER)
def no_rights_against_external_provider(claimed: type[Claimed]) -> Truth:
    """The customer gets neither position nor rights of a direct contract partner of the external provider."""
    return claimed.right.is_(ClaimedRight.EXTERNAL_PROVIDER_RIGHTS)


flux.no_outcome("17.2.2/s3", en="it gives an address on the web", ja="参照先の記載である")


@flux.precedence("17.2.3")
def before_external_terms(texts: type[TextsOnOneMatter]) -> OneOf[Prevailing]:
    """Where these terms contradict an external service's terms, these terms come first."""
    first = when(texts.conflict, OneOf.fixed(Prevailing.THESE_TERMS), otherwise=OneOf.fixed(Prevailing.BOTH))
    return provided(texts.other.is_(OtherText.EXTERNAL_TERMS), first)


@flux.disapplies("17.2.3", rules=[external_terms_unkept])
def conflicting_external_term(term: type[EndUserTerm]) -> Truth:
    """An external term that contradicts these terms does not bind the customer here."""
    return term.of.is_(OtherText.EXTERNAL_TERMS) & term.conflict


@flux.declaration("17.2.4/s1", by=PROVIDER, to=CUSTOMER)
def no_external_warranty(claimed: type[Claimed]) -> Truth:
    """The provider warrants nothing about external services."""
    return claimed.right.is_(ClaimedRight.EXTERNAL_WARRANTY)


@flux.excludes("17.2.4/s1", on=[damages, backbone_outage])
def external_services_excluded(origin: type[Origin]) -> Truth:
    """Nor is it liable for damage connected with them."""
    return origin.circumstances.has(Circumstance.EXTERNAL_SERVICE)


@flux.excludes("17.2.4/s1", on=[outage_credit_owed])
def external_failure_earns_no_credit(outage: type[Outage]) -> Truth:
    """Read widely, this takes the credit away where an external service failed."""
    return ExternalFailureAndCredit.EXCLUDED.chosen & outage.through_external_service


@flux.disapplies("17.2.4/s2", rules=[external_services_excluded, additional_function_troubles])
def gross_fault_for_external_services(loss: type[Loss]) -> Truth:
    """This does not hold if the damage came about by the provider's intent or gross negligence."""
    return loss.circumstances.has(Circumstance.EXTERNAL_SERVICE) & grossly_at_fault(loss)


@flux.permission("17.2.5/s1", by=PROVIDER, to=CUSTOMER, overrides=[no_disclosure])
def disclosure_to_external_provider(secrecy: type[Secrecy]) -> Truth:
    """Declaring the wish to use the link counts as an instruction to disclose the information used in it."""
    return all_of(
        secrecy.discloser.is_(Side.PROVIDER),
        secrecy.recipient.is_(Recipient.EXTERNAL_PROVIDER),
        secrecy.asked_for_link,
        secrecy.used_in_link,
    )


flux.no_outcome("17.2.5/s2", en="it refers to other documents", ja="他の文書の参照である")

prevailing_text = flux.question(
    "prevailing-text",
    TextsOnOneMatter,
    individual_rule,
    before_ai_terms,
    before_external_terms,
    en="Which text decides the matter?",
    ja="いずれの規約が優先するか。",
)
end_user_terms_breach = flux.question(
    "end-user-terms-breach",
    EndUserTerm,
    ai_terms_unkept,
    external_terms_unkept,
    en="Does the customer break end-user terms that it must keep?",
    ja="エンドユーザーとして遵守すべき規約に違反するか。",
)
right_is_excluded = flux.question(
    "excluded-right",
    Claimed,
    number_is_no_guarantee,
    no_rights_against_ai_provider,
    no_licence,
    no_warranty,
    no_rights_against_external_provider,
    no_external_warranty,
    en="Do the terms deny the right that is claimed?",
    ja="主張される権利は約款上否定されるか。",
)
secrecy_breach = flux.question(
    "secrecy-breach",
    Secrecy,
    no_disclosure,
    no_other_use,
    en="Is secrecy broken?",
    ja="守秘義務に違反するか。",
)

# Article 17.3  Coupons ----------------------------------------------------------------------------------------------


class DebtKind(Labelled):
    """What a debt to the provider is for."""

    FLUX_FEE = "the Flux fee", "SORACOM Fluxサービス料"
    LATE_INTEREST = "late interest", "延滞利息"
    DAMAGES = "damages or an indemnity", "損害賠償・補償"
    OTHER = "something else", "その他"


class CouponPayment(Facts):
    """A coupon used to pay a debt."""

    debt: OneOf[DebtKind] = fact("what the debt is for", "債務の種類")
    registered: Truth = fact("the coupon is registered in the SORACOM system", "クーポンを登録したか")
    expired: Truth = fact(
        "the coupon is past the validity that the posted conditions set", "掲示された有効期間を経過しているか"
    )
    balance: Yen = fact("the balance of the coupon", "クーポン残高")
    amount: Yen = fact("the debt", "債務額")


class CouponDay(Facts):
    """When a coupon was registered for a fee."""

    registered_on: Date = fact("the day on which the coupon was registered", "クーポンの登録日")
    due_on: Date = fact("the due date of the fee", "料金の支払期日")
    billing_run_on: Date = fact("the day of the billing run that takes the coupon", "請求処理の日")


class UnusedCoupon(Facts):
    """A coupon that was not used up."""

    unused: Yen = fact("the unused balance", "未使用残高")
    service_abolished: Truth = fact("the service was abolished", "サービスが廃止されたか")
    regulated: Truth = fact(
        "the coupon is a prepaid payment instrument under the Payment Services Act", "資金決済法上の前払式支払手段か"
    )


@reading(
    "coupon-for-other-debts",
    en="Can debts other than the Flux fee be paid by coupon?",
    ja="サービス料以外の債務もクーポンで支払えるか。",
    why=Text("Only the Flux service fee is named.", "「SORACOM Fluxサービス料」のみが挙げられている。"),
)
class CouponForOtherDebts(Reading):
    """What a coupon pays."""

    FEES_ONLY = "no", "支払えない"
    ANY_DEBT = "yes", "支払える"


@reading(
    "coupon-for-part",
    en="Does a coupon that does not cover the fee pay a part of it?",
    ja="料金に満たないクーポンは一部の支払に充てられるか。",
    why=Text("Nothing speaks against it; the rest is paid under 12.2.", "妨げる定めはなく、残額は12.2条による。"),
)
class CouponForPart(Reading):
    """A coupon below the fee."""

    PAYS_PART = "yes", "充てられる"
    REFUSED = "no", "充てられない"


@reading(
    "coupon-payment-day",
    en="On which day does a coupon pay?",
    ja="クーポンによる支払はいつされたことになるか。",
    why=Text(
        "Payment is made by registering; one registered early pays when the fee falls due.",
        "登録により支払われ、事前登録は期日に支払われる。",
    ),
)
class CouponPaymentDay(Reading):
    """The day of payment by coupon."""

    REGISTRATION = "on registration, or on the due date if it was registered before", "登録日(期日前の登録は期日)"
    BILLING_RUN = "in the billing run", "請求処理の日"


@reading(
    "coupon-refund",
    en="Is the balance of a coupon refunded when the service is abolished?",
    ja="サービス廃止時にクーポン残高は払い戻されるか。",
    why=Text(
        "The terms say never; mandatory statute may say otherwise.",
        "約款は一切払い戻さないとし、強行法の適用は別論である。",
    ),
)
class CouponRefund(Reading):
    """Refund of a coupon on abolition."""

    NEVER = "no, as written", "払い戻されない(文言どおり)"
    PAYMENT_SERVICES_ACT = (
        "yes, if it is a regulated prepaid instrument (Payment Services Act 20)",
        "前払式支払手段であれば払い戻す(資金決済法20条)",
    )


@reading(
    "coupon-validity",
    en="Does a coupon lapse when its posted validity has run out?",
    ja="掲示された有効期間の経過によりクーポンは失効するか。",
    why=Text("17.3.3 leaves the conditions to the website.", "17.3条3項は条件をウェブサイトの掲示に委ねる。"),
)
class CouponValidity(Reading):
    """Whether a coupon has a validity."""

    POSTED_CONDITIONS = "yes, under the posted conditions", "失効する(掲示条件による)"
    NONE = "no, the terms set none", "失効しない(約款に定めなし)"


@flux.right("17.3.1", by=CUSTOMER, to=PROVIDER)
def paid_by_coupon(coupon: type[CouponPayment]) -> Yen:
    """Instead of 12.2, Flux fees may be settled by a coupon registered in the system."""
    payable = any_of(CouponForOtherDebts.ANY_DEBT.chosen, coupon.debt.is_(DebtKind.FLUX_FEE))
    enough = any_of(CouponForPart.PAYS_PART.chosen, coupon.balance >= coupon.amount)
    used = when(enough, lower(coupon.balance, coupon.amount), otherwise=Yen.fixed(0))
    valid = any_of(CouponValidity.NONE.chosen, ~coupon.expired)
    return provided(all_of(payable, coupon.registered, valid), used)


@flux.date("17.3.1", by=CUSTOMER, to=PROVIDER)
def coupon_pays_on(coupon: type[CouponDay]) -> Date:
    """A coupon pays on registration."""
    return CouponPaymentDay.choose(
        {
            CouponPaymentDay.REGISTRATION: higher(coupon.registered_on, coupon.due_on),
            CouponPaymentDay.BILLING_RUN: coupon.billing_run_on,
        }
    )


@flux.payment("17.3.2", by=PROVIDER, to=CUSTOMER)
def coupon_refund_owed(coupon: type[UnusedCoupon]) -> Yen:
    """Coupons are never refunded, turned into money or issued again."""
    by_statute = CouponRefund.PAYMENT_SERVICES_ACT.chosen & coupon.service_abolished & coupon.regulated
    return when(by_statute, coupon.unused, otherwise=Yen.fixed(0))


flux.no_outcome("17.3.3", en="it leaves the other conditions to the website", ja="その他の条件をウェブサイトに委ねる")

coupon_payment = flux.question(
    "coupon-payment",
    CouponPayment,
    paid_by_coupon,
    en="How much of the debt does the coupon pay?",
    ja="クーポンで支払われる額はいくらか。",
)
coupon_payment_day = flux.question(
    "coupon-payment-day",
    CouponDay,
    coupon_pays_on,
    en="On which day does the coupon pay?",
    ja="クーポンによる支払はいつか。",
)
coupon_refund = flux.question(
    "coupon-refund",
    UnusedCoupon,
    coupon_refund_owed,
    en="How much of a coupon is refunded?",
    ja="クーポンはいくら払い戻されるか。",
)
