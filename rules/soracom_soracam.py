"""SoraCam terms (Soracom Cloud Camera Services「ソラカメ」利用規約), article by article in the document's order.

Read it beside the document: under the heading of each article stand the sheets of facts that its provisions speak of,
one function per provision with what it says in one line, and the questions that the article answers. The document's
ユーザー is "the user", and "the customer" in the sheets that contracts share; its ユーザー顧客 is "client". Points that
the text leaves open and that change an amount or a date, or decide whether one is owed, are readings; other assumptions
stand with the rule as `assumes`. Article 22 does not number its paragraphs; here they are 22.1 and 22.2.

>>> from datetime import date
>>> answer = late_interest(principal=100_000, due_on=date(2026, 1, 31), paid_on=date(2026, 4, 1))
>>> answer.value, answer.provisions
(2343, ('15.3',))

The fees of three months cap what the provider owes, those of the month of the damage and of the two before it:

>>> months = months_of_the_cap(damaged_on=date(2026, 1, 15))
>>> str(months.value), str(months.position.until)
('2025-11-01', '2026-01-31')
"""

from __future__ import annotations

from datetime import date

from obligations import (
    DAY,
    TRUE,
    Contract,
    Count,
    Date,
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
    fact,
    head,
    higher,
    lower,
    named,
    percent_a_year,
    period,
    provided,
    reading,
    when,
)
from obligations.conventions import ClaimMoment, untaxed, whole_yen
from obligations.law import (
    CONSUMER_ACT_8_1_FULL,
    CONSUMER_ACT_8_1_GROSS,
    CONSUMER_ACT_8_3,
    CONSUMER_ACT_9_1_1,
    CONSUMER_ACT_9_1_2,
    GROSS_FAULT_CASES,
    IMPOSSIBILITY,
    LIABILITY_FOR_BREACH,
    STANDARD_TERMS_CHANGE,
    UNJUST_ENRICHMENT,
    ceiling_for_consumers,
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
    Channel,
    Consent,
    Court,
    CredentialAct,
    CustomersLiability,
    DaysWithoutService,
    DebtAndEvent,
    DemandedDebt,
    Dispute,
    EarlierEnd,
    ElectronicConsent,
    Event,
    FeesForNothing,
    GroundAfterCure,
    IndemnityForGrossFault,
    IndemnityLawyersFees,
    InformationRequest,
    Law,
    OverdueDebtOfCustomer,
    OwnServiceResponsibility,
    PartPayment,
    Payment,
    PrepaidFees,
    PrepaidFeesByLaw,
    PrepaidPeriod,
    ProvidersFault,
    ProvidersTerminationNotice,
    ReportDemand,
    Side,
    Situation,
    Suspicion,
    TermsMatter,
    VoidClause,
    VoidClauseReplacement,
    account_event_not_told,
    account_missing,
    answers_for_breach,
    day_of_acceptance,
    day_of_providers_termination,
    designated_due_day,
    dishonoured,
    due_on_event,
    due_on_later_demand,
    falling_due_at_once,
    false_report_handed_in,
    fee_of_days_without,
    grossly_at_fault,
    interest_from_demand,
    interest_on_accelerated,
    interest_with_part_payment,
    paid_after_due_day,
    report_not_handed_in,
    seized,
    seriously_impeded,
    terms_agreed_by_use,
    terms_changed_by_statute,
    too_many_accounts,
    unused_part,
)
from rules.boilerplate import late_interest as interest_for_delay

PROVIDER = Party("provider", "the provider", "当社")
CUSTOMER = Party("customer", "the user", "ユーザー")
EITHER = Party("either-side", "either side", "当社及びユーザー")
OTHER = Party("other-side", "the other side", "相手方")
APPLICANT = Party("applicant", "the applicant", "申込者")
INDEMNITEES = Party("indemnitees", "the provider or Atomtech", "当社又はアトムテック")

soracam = Contract(
    "soracom-soracam",
    title=Text("SoraCam terms", "Soracom Cloud Camera Services「ソラカメ」利用規約"),
    parties=(PROVIDER, CUSTOMER),
    module=__name__,
    document=("seeds", "soracom-soracam"),
)


# Preamble -----------------------------------------------------------------------------------------------------------


class AgreedUse(Facts):
    """Somebody who uses the service."""

    uses_service: Truth = fact("the service is used", "サービスを利用しているか")
    agreed_to_terms: Truth = fact("the user agreed to the terms", "規約に同意したか")


soracam.no_outcome("preamble/s1", en="it says what the terms are about", ja="規約の内容の紹介である")


@soracam.duty(
    "preamble/s2",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("Whether the terms were read is not tested.", "通読したかは問わない。")],
)
def used_without_agreement(use: type[AgreedUse]) -> Truth:
    """Whoever uses the service must have agreed to the terms."""
    return use.uses_service & ~use.agreed_to_terms


use_without_agreement = soracam.question(
    "use-without-agreement",
    AgreedUse,
    used_without_agreement,
    en="Is the service used without agreement to the terms?",
    ja="規約への同意なくサービスを利用しているか。",
)

# Article 1  Application ---------------------------------------------------------------------------------------------


class Relation(Labelled):
    """What a relation between the provider and a user is about."""

    USE = "use of the service", "サービスの利用"
    PERSONAL_DATA = "the handling of the user's personal data", "ユーザーの個人データの取扱い"
    SALE = "the sale of the hardware", "機器の売買"
    OTHER = "something else", "その他"


class GoverningText(Labelled):
    """A text that governs a matter."""

    THESE_TERMS = "these terms", "本規約"
    SALE_TERMS = "the separate terms of sale", "別の販売規約"
    PRIVACY_POLICY = "the provider's privacy policy", "当社のプライバシーポリシー"


class PartiesRelation(Facts):
    """A relation between the provider and a user."""

    about: OneOf[Relation] = fact("what the relation is about", "関係の内容")


class OtherText(Labelled):
    """A text beside these terms that also speaks on a matter."""

    SPECIFICATION = "the specification on one of the websites", "ウェブサイト上の仕様"
    USAGE_RULE = "a rule for using the service", "サービスの利用ルール"
    EXPLANATION = "explanatory material that the provider shows separately", "個別に示された説明資料"
    SALE_TERMS = "the terms of sale of the hardware", "機器の販売規約"
    PRIVACY_POLICY = "the privacy policy", "プライバシーポリシー"
    OTHER = "another text", "その他の文書"


class Prevailing(Labelled):
    """Which text decides a matter."""

    THESE_TERMS = "these terms", "本規約"
    BOTH = "both, they do not conflict", "双方(矛盾なし)"


class OtherDocument(Facts):
    """A text beside these terms."""

    other: OneOf[OtherText] = fact("the other text", "他方の文書")


class TextsOnOneMatter(OtherDocument):
    """These terms and another text that speak on the same matter."""

    conflict: Truth = fact("the two contradict each other on the matter", "両者が当該事項につき矛盾するか")


@soracam.precedence("1.1/s1")
def these_terms_govern(relation: type[PartiesRelation]) -> OneOf[GoverningText]:
    """The terms govern every relation between the two that concerns use of the service."""
    of_use = relation.about.is_one_of(Relation.USE, Relation.PERSONAL_DATA)
    return provided(of_use, OneOf.fixed(GoverningText.THESE_TERMS))


@soracam.definition("1.1/s2")
def part_of_contract(text: type[OtherDocument]) -> Truth:
    """Specifications and usage rules on the websites and material shown separately are part of the contract."""
    return text.other.is_one_of(OtherText.SPECIFICATION, OtherText.USAGE_RULE, OtherText.EXPLANATION)


soracam.no_outcome("1.1/s3", en="a duty to understand, without a test", ja="理解を求めるにとどまり基準がない")


@soracam.precedence(
    "1.2",
    assumes=[
        (
            "Where the terms are silent there is no conflict: the specification holds.",
            "規約に定めのない事項は矛盾せず、仕様等による。",
        ),
        ("It makes no difference which side the other text favours.", "いずれに有利な内容かを問わない。"),
    ],
)
def terms_prevail(texts: type[TextsOnOneMatter]) -> OneOf[Prevailing]:
    """Where the terms and the specifications say different things, the terms prevail."""
    first = when(texts.conflict, OneOf.fixed(Prevailing.THESE_TERMS), otherwise=OneOf.fixed(Prevailing.BOTH))
    return provided(part_of_contract.holds, first)


is_part_of_contract = soracam.question(
    "part-of-contract",
    OtherDocument,
    part_of_contract,
    en="Is the text part of the contract?",
    ja="当該文書は契約の一部か。",
)
prevailing_text = soracam.question(
    "prevailing-text", TextsOnOneMatter, terms_prevail, en="Which text prevails?", ja="いずれの文書が優先するか。"
)

# Article 2  Definitions ---------------------------------------------------------------------------------------------


class IntellectualProperty(Labelled):
    """A kind of right."""

    LISTED = "copyright, patent, utility model, design or trade mark", "著作権・特許権・実用新案権・意匠権・商標権"
    OTHER_OF_THE_KIND = "another right of intellectual property", "その他の知的財産に関する権利"
    RIGHT_TO_OBTAIN = "a right to acquire one or to file for its registration", "取得又は登録出願をする権利"
    ANOTHER_KIND = "a right of another kind", "それ以外の権利"


class ClaimedKind(Facts):
    """A right of which the kind is asked."""

    kind: OneOf[IntellectualProperty] = fact("the kind of right", "権利の種類")


class Operator(Labelled):
    """Who runs a website."""

    PROVIDER = "the provider", "当社"
    ATOMTECH = "Atomtech", "アトムテック"
    OTHER = "somebody else", "その他の者"


class Site(Facts):
    """A website."""

    operator: OneOf[Operator] = fact("who runs it", "運営者")
    on_atomtechs_domain: Truth = fact(
        "it is on atomtech.co.jp or on a domain that has taken its place", "atomtech.co.jp又は変更後のドメインか"
    )


class PriceItem(Facts):
    """Something for which a price is charged."""

    on_price_page: Truth = fact("it stands on one of the two price pages", "料金ページに掲載されているか")
    for_use_of_service: Truth = fact("it is charged for use of the service", "サービス利用の対価か")


class Hardware(Facts):
    """A piece of hardware."""

    supplied_by_provider: Truth = fact("the provider supplied it", "当社が提供したか")
    for_use_of_service: Truth = fact("it is for use of the service", "サービスの利用のためのものか")


class Appliance(Facts):
    """An electrical appliance."""

    household: Truth = fact("it is a household appliance", "家庭用か")
    linked_over_internet: Truth = fact(
        "it is linked to the product over the internet for the service", "サービスのため製品とネット接続されているか"
    )


class AccessProvider(Facts):
    """A business that deals with the user."""

    supplies_internet_access: Truth = fact(
        "it supplies the user with internet access or the like", "ユーザーにネット接続等を供給しているか"
    )


soracam.no_outcome("2", en="it only introduces the list of defined words", ja="用語一覧の柱書である")
soracam.no_outcome(
    "2(1)", en="it names whom the other articles mean; each of them presupposes use", ja="他の条項の名宛人を示す"
)
soracam.no_outcome("2(2)", en="it names a company", ja="会社名を示すにとどまる")


@soracam.definition("2(3)")
def intellectual_property(claimed: type[ClaimedKind]) -> Truth:
    """Copyright, patents, designs, marks and the like, and the right to acquire or apply for them."""
    return ~claimed.kind.is_(IntellectualProperty.ANOTHER_KIND)


@soracam.definition("2(4)/s1")
def one_of_the_websites(site: type[Site]) -> Truth:
    """The websites are the provider's own, and Atomtech's on its domain as later changed."""
    atomtechs = site.operator.is_(Operator.ATOMTECH) & site.on_atomtechs_domain
    return site.operator.is_(Operator.PROVIDER) | atomtechs


soracam.no_outcome(
    "2(4)/s2",
    "2(4)(a)",
    "2(4)(b)",
    "2(4)(c)",
    "2(4)(d)",
    en="examples of the provider's own sites, which the sentence before covers anyway",
    ja="前文に含まれる当社サイトの例示である",
)


@soracam.definition("2(5)", assumes=[("The figures on the pages are facts.", "料金ページの金額は事実として入力する。")])
def service_fee(item: type[PriceItem]) -> Truth:
    """The service fee is what the price pages charge for use of the service."""
    return item.on_price_page & item.for_use_of_service


soracam.no_outcome(
    "2(6)", en="it gives the contract a name that the other articles use", ja="他の条項で用いる呼称を定める"
)


@soracam.definition("2(7)")
def product(hardware: type[Hardware]) -> Truth:
    """The product is hardware that the provider supplies for use of the service."""
    return hardware.supplied_by_provider & hardware.for_use_of_service


@soracam.definition("2(8)")
def connected_device(appliance: type[Appliance]) -> Truth:
    """A connected device is a household appliance linked to the product over the internet."""
    return appliance.household & appliance.linked_over_internet


@soracam.definition("2(9)")
def access_provider(business: type[AccessProvider]) -> Truth:
    """ISPs and the like supply the user with internet access or similar."""
    return business.supplies_internet_access


soracam.no_outcome(
    "2/links",
    "7.3/links",
    "20/links",
    en="link targets that the file carries at the foot of a page",
    ja="ページ末尾に置かれたリンク先の一覧である",
)

is_intellectual_property = soracam.question(
    "intellectual-property-right",
    ClaimedKind,
    intellectual_property,
    en="Is it a right of intellectual property?",
    ja="知的財産権に当たるか。",
)
is_one_of_the_websites = soracam.question(
    "website", Site, one_of_the_websites, en="Is it one of the websites of the terms?", ja="規約にいうサイトか。"
)
is_service_fee = soracam.question(
    "service-fee", PriceItem, service_fee, en="Is it a service fee?", ja="サービス利用料に当たるか。"
)
is_product = soracam.question("product", Hardware, product, en="Is it the product?", ja="本製品に当たるか。")
is_connected_device = soracam.question(
    "connected-device", Appliance, connected_device, en="Is it a connected device?", ja="接続機器に当たるか。"
)
is_access_provider = soracam.question(
    "access-provider", AccessProvider, access_provider, en="Is it an ISP or the like?", ja="ISP等に当たるか。"
)

# Article 3  Hardware and other equipment ----------------------------------------------------------------------------


class Matter(Labelled):
    """A matter of which the terms say who bears it."""

    EQUIPMENT = "equipment, lines and software that the service needs", "サービスに必要な機器・回線・ソフト"
    CONNECTION = "communication charges and the like for its connection", "接続のための通信費等"
    ACCOUNT_EVENT = "events through the user's account", "ユーザーのアカウントに基づく事象"
    FILMING_DISPUTE = (
        "disputes with those filmed or other third parties over use of the service",
        "被撮影者その他の第三者との紛争",
    )
    OWN_SERVICE = "offering the user's own service to clients", "ユーザー自身のサービスの提供"
    CLIENT_EXPLANATION = "telling clients the conditions of the user's own service", "顧客への提供条件の説明"
    CLIENT_ENQUIRIES = "enquiries and complaints of clients and others", "顧客等からの問合せ・苦情への対応"
    OWN_WRONG = (
        "claims of others that come from the user's own breach or fault",
        "ユーザーの違反又は故意・過失による第三者の請求",
    )
    OTHER = "another matter", "その他の事項"


class BorneMatter(Facts):
    """A matter whose cost or risk somebody has to bear."""

    matter: OneOf[Matter] = fact("what is to be borne", "負担が問題となる事項")


class Circumstance(Labelled):
    """What a loss is connected with, so that a clause speaks of it that takes liability away."""

    EQUIPMENT = "how the user installed or operated equipment (3.1)", "ユーザーによる機器等の設置・操作(3条1項)"
    CONNECTION = "a part out of reach because of the user's own connection (3.3)", "ユーザーの接続環境(3条3項)"
    ACCOUNT = "an event through the user's account (7.4)", "ユーザーのアカウントに基づく事象(7条4項)"
    SUSPENSION = "a measure that 8.2 allows", "8条2項に基づく措置"
    FOOTAGE = "a measure on footage that 9.3 allows", "9条3項に基づく映像の閲覧・削除等"
    OWN_SERVICE = "the user's own service for clients (10.1)", "ユーザー自身のサービスの提供(10条1項)"
    CLIENT_EXPLANATION = "clients not told the conditions (10.4)", "顧客への説明の不備(10条4項)"
    STOP = "a suspension or interruption that 11.1 allows", "11条1項に基づく停止・中断"
    END_OF_SERVICE = "an end of the service for the reasons of 11.2", "11条2項の事由によるサービスの終了"
    RECORDS = "records not kept after the end (11.2, 17.4)", "終了後の記録の不保存(11条2項・17条4項)"
    WARRANTY_ONLY = "a claim on a warranty, not on a breach (13.1)", "義務違反ではなく保証に基づく請求(13条1項)"
    DEALINGS = "dealings or disputes with others (13.2)", "他者との取引・紛争(13条2項)"
    OWN_WRONG = "the user's own breach or fault (14.1)", "ユーザー自身の違反又は故意・過失(14条1項)"


class Origin(Facts):
    """Where a user's loss comes from."""

    circumstances: Several[Circumstance] = fact("what the loss is connected with", "損害に関連する事情")
    told_beforehand: Truth = fact(
        "where the service ended: users were told beforehand", "サービス終了の場合、事前に通知したか"
    )


class ClaimedRight(Labelled):
    """A right or warranty that a user may think it has."""

    EVERY_PART = (
        "to be able to use every part of the service, whatever its own connection",
        "接続環境を問わない全部の利用",
    )
    WHOLESALE_PRICE = (
        "a wholesale price or other special terms that were not agreed",
        "合意のない卸価格その他の特別な条件",
    )
    TRANSFER = "a transfer of intellectual property to the user", "知的財産権の移転"
    SUBLICENCE = "a licence for somebody other than the user", "ユーザー以外の者への許諾"
    WARRANTY = (
        "a warranty of fitness, function, value, accuracy, non-infringement, lawfulness or freedom from defects",
        "適合性・機能・価値・正確性・非侵害・適法性・無欠陥の保証",
    )
    OTHER = "another right", "その他の権利"


class Claimed(Facts):
    """A right that a user claims."""

    right: OneOf[ClaimedRight] = fact("the right that is claimed", "主張される権利")


@soracam.duty(
    "3.1/s1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("Who installs properly is judged by the circumstances.", "適切な設置・操作かは事情により判断する。")],
)
def bears_equipment(borne: type[BorneMatter]) -> OneOf[Side]:
    """All equipment, lines and software that the service needs are at the user's responsibility and cost."""
    return provided(borne.matter.is_(Matter.EQUIPMENT), OneOf.fixed(Side.CUSTOMER))


@soracam.excludes("3.1/s2", on=["damages"])
def equipment_excluded(origin: type[Origin]) -> Truth:
    """The provider answers for nothing in that installation and operation."""
    return origin.circumstances.has(Circumstance.EQUIPMENT)


@soracam.precedence("3.1/s3")
def sale_terms_govern(relation: type[PartiesRelation]) -> OneOf[GoverningText]:
    """The sale of the product is governed by separate terms of sale."""
    return provided(relation.about.is_(Relation.SALE), OneOf.fixed(GoverningText.SALE_TERMS))


@soracam.duty("3.2", by=CUSTOMER, to=PROVIDER)
def bears_connection(borne: type[BorneMatter]) -> OneOf[Side]:
    """Communication charges and the like are all for the user."""
    return provided(borne.matter.is_(Matter.CONNECTION), OneOf.fixed(Side.CUSTOMER))


@soracam.excludes(
    "3.3",
    on=["damages"],
    assumes=[("What the user accepts in advance is no breach.", "予め了承した不利用は債務不履行とならない。")],
)
def connection_excluded(origin: type[Origin]) -> Truth:
    """That a part cannot be used because of the user's own connection is accepted in advance."""
    return origin.circumstances.has(Circumstance.CONNECTION)


@soracam.declaration("3.3", by=PROVIDER, to=CUSTOMER)
def no_right_to_every_part(claimed: type[Claimed]) -> Truth:
    """Nor can the user insist on every part of the service, whatever its own connection."""
    return claimed.right.is_(ClaimedRight.EVERY_PART)


# Article 4  How to apply --------------------------------------------------------------------------------------------


class Application(Facts):
    """How somebody applied."""

    accepted_terms: Truth = fact("the applicant approved the terms", "規約を承認したか")
    applied_online: Truth = fact(
        "the applicant applied online by the provider's procedure", "所定の手続によるオンライン申込か"
    )


@soracam.formation("4", by=APPLICANT, to=PROVIDER)
def valid_application(application: type[Application]) -> Truth:
    """An applicant approves the terms and applies by online sign-up under the provider's procedure."""
    return application.accepted_terms & application.applied_online


applied_properly = soracam.question(
    "application", Application, valid_application, en="Is it a proper application?", ja="有効な申込か。"
)

# Article 5  Acceptance of the application ---------------------------------------------------------------------------


class Refusal(Labelled):
    """A ground of 5.2 to refuse an application."""

    LIKELY_DEFAULT = "likely to fail to perform, or to do a prohibited act (1)", "債務不履行・禁止行為のおそれ(1号)"
    HARM_TO_CREDIT = (
        "likely harm to credit or interests of the provider or another user (2)",
        "信用・利益の毀損のおそれ(2号)",
    )
    INFRINGEMENT = "likely infringement of rights (3)", "権利侵害のおそれ(3号)"
    TRUST_OR_ANTISOCIAL = "trust gravely damaged, or anti-social force (4)", "信頼関係の破壊・反社会的勢力(4号)"
    EARLIER_TERMINATION = "an earlier contract was terminated by the provider (5)", "過去の契約解除(5号)"
    FALSE_NOTICE = "told the provider something untrue (6)", "虚偽の通知(6号)"
    CARD = "named a card that it cannot properly use (7)", "使用できないカードの指定(7号)"
    NO_PROPER_INTENT = "does not mean to use the service properly (8)", "適切な利用意思の欠如(8号)"


class ApplicationCase(Facts):
    """What the provider holds against an applicant."""

    judged: Several[Refusal] = fact(
        "the grounds of 5.2 that the provider judges to exist", "当社が存在すると判断した5条2項の事由"
    )
    earlier_end: OneOf[EarlierEnd] = fact("how an earlier contract ended", "過去の契約の終了の態様")


@soracam.power(
    "5.1",
    by=PROVIDER,
    to=APPLICANT,
    assumes=[
        (
            "Refusing to answer is no ground by itself, but may feed the judgement of 5.2(1).",
            "回答拒否自体は拒絶事由としないが、5条2項1号の判断の基礎となり得る。",
        )
    ],
)
def may_ask_applicant(request: type[InformationRequest]) -> Truth:
    """The provider may ask an applicant for information needed to judge whether charges might go unpaid."""
    return all_of(request.to_judge_payment_risk, request.asked.is_(Side.CUSTOMER), ~request.contract_made)


@soracam.power(
    "5.2",
    by=PROVIDER,
    to=APPLICANT,
    assumes=[
        ("A judgement is one made in good faith.", "「判断」は信義則に従ったものを指す。"),
        ("The provider may accept although a ground exists.", "事由があっても承諾することはできる。"),
        ("No time is set, and silence is no acceptance.", "承諾の期限はなく、沈黙は承諾とならない。"),
    ],
)
def refusal() -> Truth:
    """The provider need not accept an application where, in its judgement, one of eight grounds exists."""
    return TRUE


@soracam.ground("5.2(1)", of=refusal)
def likely_default(case: type[ApplicationCase]) -> Truth:
    """The applicant might fail to perform its debts under the terms, or might do a prohibited act."""
    return case.judged.has(Refusal.LIKELY_DEFAULT)


@soracam.ground("5.2(2)", of=refusal)
def harm_to_credit(case: type[ApplicationCase]) -> Truth:
    """Supplying the applicant might damage the credit or the interests of the provider or of another user."""
    return case.judged.has(Refusal.HARM_TO_CREDIT)


@soracam.ground("5.2(3)", of=refusal)
def likely_infringement(case: type[ApplicationCase]) -> Truth:
    """Supplying the applicant might violate rights of the provider or a third party."""
    return case.judged.has(Refusal.INFRINGEMENT)


@soracam.ground(
    "5.2(4)",
    of=refusal,
    assumes=[("Officers count only for the second limb.", "役員等は反社会的勢力該当性についてのみ問題となる。")],
)
def trust_or_antisocial(case: type[ApplicationCase]) -> Truth:
    """The applicant gravely damaged the provider's trust, or it or an officer is an anti-social force."""
    return case.judged.has(Refusal.TRUST_OR_ANTISOCIAL)


@soracam.ground(
    "5.2(5)",
    of=refusal,
    assumes=[
        (
            "Contracts for other services count; the end by the applicant's own notice or by agreement does not.",
            "他サービスの契約の解除を含み、申込者からの解除又は合意による終了を含まない。",
        )
    ],
)
def earlier_termination(case: type[ApplicationCase]) -> Truth:
    """The provider has terminated a contract with the applicant before."""
    ended = case.earlier_end.is_one_of(EarlierEnd.TERMINATED, EarlierEnd.OTHER_SERVICE_TERMINATED)
    return case.judged.has(Refusal.EARLIER_TERMINATION) & ended


@soracam.ground("5.2(6)", of=refusal, assumes=[("Neither intent nor weight is asked for.", "故意や重要性は要しない。")])
def untrue_notice(case: type[ApplicationCase]) -> Truth:
    """The applicant told the provider something untrue."""
    return case.judged.has(Refusal.FALSE_NOTICE)


@soracam.ground("5.2(7)", of=refusal)
def improper_card(case: type[ApplicationCase]) -> Truth:
    """The applicant named a credit card that it cannot properly use to pay."""
    return case.judged.has(Refusal.CARD)


@soracam.ground("5.2(8)", of=refusal)
def no_proper_intent(case: type[ApplicationCase]) -> Truth:
    """The applicant does not mean to use the service properly."""
    return case.judged.has(Refusal.NO_PROPER_INTENT)


@soracam.formation("5.2", by=PROVIDER, to=APPLICANT)
def must_accept() -> OneOf[ApplicationAnswer]:
    """The provider accepts an application unless it judges that one of eight grounds exists."""
    return provided(~refusal.holds, OneOf.fixed(ApplicationAnswer.MUST_ACCEPT))


@soracam.formation("5.2", by=PROVIDER, to=APPLICANT)
def may_refuse() -> OneOf[ApplicationAnswer]:
    """Where a ground exists the provider may refuse."""
    return provided(refusal.holds, OneOf.fixed(ApplicationAnswer.MAY_REFUSE))


may_ask_for_information = soracam.question(
    "information-request",
    InformationRequest,
    may_ask_applicant,
    en="May the provider ask for the information?",
    ja="当社は情報の提出を求められるか。",
)
may_refuse_application = soracam.question(
    "refusal", ApplicationCase, refusal, en="May the provider refuse the application?", ja="申込を拒絶できるか。"
)
acceptance = soracam.question(
    "acceptance",
    ApplicationCase,
    must_accept,
    may_refuse,
    en="Must the provider accept the application?",
    ja="当社は申込を承諾しなければならないか。",
)

# Article 6  When the contract takes effect --------------------------------------------------------------------------


@soracam.formation("6", by=EITHER, to=OTHER)
def effective_date(made: type[Acceptance]) -> Date:
    """The contract takes effect on the day on which the provider accepts the application."""
    return day_of_acceptance(made)


contract_start = soracam.question(
    "contract-start",
    Acceptance,
    effective_date,
    en="When does the contract take effect?",
    ja="契約の効力発生日はいつか。",
)

# Article 7  Account -------------------------------------------------------------------------------------------------


class CredentialCare(AccountCare):
    """How a user handles its account, and whether the provider agreed to it."""

    consented: Truth = fact(
        "the provider consented to what was done with ID and password", "ID等の取扱いにつき当社の承諾があるか"
    )


@reading(
    "credentials-with-consent",
    en="May login ID and password be given to others with the provider's consent?",
    ja="当社の承諾があればID・パスワードを他人に渡せるか。",
    why=Text(
        "7.3 knows no exception, but whom a ban protects may waive it, and 8.1(15) foresees a consent.",
        "7条3項に例外はないが、保護される側は禁止を解くことができ、8条1項15号も承諾を予定する。",
    ),
)
class CredentialsWithConsent(Reading):
    """What a consent does to the ban of 7.3."""

    CONSENT_CURES = "yes", "渡せる"
    NEVER = "no, 7.3 is absolute", "渡せない"


@soracam.duty("7.1/s1", by=CUSTOMER, to=PROVIDER)
def account_needed(accounts: type[Accounts]) -> Truth:
    """To use the service the user sets up an account linked to a working e-mail address."""
    return account_missing(accounts)


@soracam.prohibition(
    "7.1/s2", by=CUSTOMER, to=PROVIDER, assumes=[("The limit is by address.", "制限はアドレス単位である。")]
)
def one_account_per_address(accounts: type[Accounts]) -> Truth:
    """Only one account per e-mail address, unless the terms expressly permit otherwise."""
    return too_many_accounts(accounts)


class CredentialsIssued(Facts):
    """Whether the provider issued login ID and password."""

    account_exists: Truth = fact("the user has set up an account", "アカウントを作成したか")
    issued: Truth = fact("login ID and password were issued", "ログインID等が付与されたか")


@soracam.duty("7.2", by=PROVIDER, to=CUSTOMER, assumes=[("No time is set for it.", "付与の時期の定めはない。")])
def credentials_not_issued(credentials: type[CredentialsIssued]) -> Truth:
    """The provider issues login ID and password for an account."""
    return credentials.account_exists & ~credentials.issued


@soracam.prohibition(
    "7.3/s1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("Clients are third parties here too.", "顧客も第三者に当たる。")],
)
def credentials_stay_with_user(care: type[CredentialCare]) -> Truth:
    """The user itself keeps ID and password and may not lend, transfer or license them, or use them for others."""
    given = care.credentials.has_any(
        CredentialAct.LENT,
        CredentialAct.TRANSFERRED,
        CredentialAct.LICENSED,
        CredentialAct.USED_FOR_THIRD_PARTY,
    )
    cured = CredentialsWithConsent.CONSENT_CURES.chosen & care.consented
    return any_of(care.credentials.has(CredentialAct.UNGUARDED), given & ~cured)


@soracam.duty(
    "7.3/s2/a",
    "7.3/s2/b",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        ("'Immediately' is judged by the circumstances; no figure is set.", "「直ちに」は事情により判断する。"),
        (
            "For misuse it runs from awareness, for loss and theft from the event itself.",
            "不正使用は認識時から、紛失・盗難は発生時から起算する。",
        ),
    ],
)
def account_event_untold(care: type[CredentialCare]) -> Truth:
    """The user tells the provider immediately of known misuse, a danger of it, or loss or theft."""
    return account_event_not_told(care)


@soracam.excludes("7.4/s1", on=["damages"])
def account_excluded(origin: type[Origin]) -> Truth:
    """Whatever happens through the account is on the user; the provider answers for nothing."""
    return origin.circumstances.has(Circumstance.ACCOUNT) & AccountMisuse.CUSTOMER.chosen


@soracam.duty("7.4/s1", by=CUSTOMER, to=PROVIDER)
def bears_account_events(borne: type[BorneMatter]) -> OneOf[Side]:
    """Whoever acted, the user bears what happens through its account."""
    return provided(borne.matter.is_(Matter.ACCOUNT_EVENT), OneOf.fixed(Side.CUSTOMER))


class ClientsConduct(Facts):
    """What the user's clients did."""

    clients_breach: Truth = fact("a client did not keep to the terms", "顧客に規約の不履行があるか")


class UsersLiability(CustomersLiability, ClientsConduct):
    """Damage of the provider for which it turns to the user."""

    law_broken: Truth = fact("the user broke a guideline or the law", "ユーザーがガイドライン又は法令に違反したか")
    prohibited_act: Truth = fact(
        "the damage comes from an act that 8.1 lists, the user's or a client's, not from a mere risk of one",
        "8条1項各号の行為(顧客の行為を含み、おそれを含まない)による損害か",
    )


@soracam.payment("7.4/s2", by=CUSTOMER, to=PROVIDER)
def account_damage(loss: type[UsersLiability]) -> Yen:
    """If use of the account causes the provider damage, the user makes it good, whoever used it; no cap."""
    return provided(loss.through_account, loss.damage)


account_rule_breach = soracam.question(
    "account-rule-breach",
    Accounts,
    account_needed,
    one_account_per_address,
    en="Is the rule of one account with a working address broken?",
    ja="アカウント作成の定めに反するか。",
)
credentials_withheld = soracam.question(
    "credentials-withheld",
    CredentialsIssued,
    credentials_not_issued,
    en="Does the provider withhold login ID and password that it owes?",
    ja="当社はログインID等の付与義務に違反するか。",
)
account_breach = soracam.question(
    "account-breach",
    CredentialCare,
    credentials_stay_with_user,
    account_event_untold,
    en="Does the user break its duties about the account?",
    ja="アカウントに関する義務に違反するか。",
)

# Article 8  Prohibited acts -----------------------------------------------------------------------------------------


class Act(Labelled):
    """An act that 8.1 forbids."""

    UNAUTHORISED_ACCESS = "unauthorised access, or an attempt at it (1)", "不正アクセス又はその試み(1号)"
    HARMFUL_PROGRAM = "sent, posted or exposed harmful programs (2)", "有害プログラムの送信・掲載等(2号)"
    FRAUD_OR_THREATS = "fraud or threats (3)", "詐欺・脅迫(3号)"
    PERSONAL_DATA = "collected personal data without consent or by trickery (4)", "同意のない個人情報の収集(4号)"
    STALKING = "broke the statute against stalking (5)", "ストーカー規制法違反(5号)"
    OBSCENE = "sent obscene information or information harmful to young people (6)", "わいせつ・有害情報の送信(6号)"
    BENEFIT_TO_ANTISOCIAL = "gave benefits to anti-social forces (7)", "反社会的勢力への利益供与(7号)"
    INFRINGEMENT = "infringed rights, or risked infringing them (8)", "権利侵害又はそのおそれ(8号)"
    OVERLOAD = "put excessive load on the network or systems (9)", "過度な負荷(9号)"
    REVERSE_ENGINEERED = "reverse engineered, or altered the product (10)", "解析・製品の改造(10号)"
    IMPERSONATION = "used the service under the guise of another (11)", "なりすまし(11号)"
    SUPPLIED_OTHERS = "provided the service to third parties (12)", "第三者への提供(12号)"
    HINDRANCE = "may hinder the running of the service (13)", "運営の妨害のおそれ(13号)"
    USE_AFTER_END = "used service or product after the service had ended (14)", "終了後の利用(14号)"
    CREDENTIALS = (
        "neglected credentials, or gave them away without consent (15)",
        "認証情報の管理懈怠・承諾のない開示等(15号)",
    )
    HARM_TO_PROVIDER = "harmed the provider's credit or property (16)", "当社の信用・財産の侵害(16号)"
    ILLEGAL = "broke the law or public order otherwise (17)", "その他の法令・公序良俗違反(17号)"
    JUDGED_IMPROPER = "did what the provider judges improper (18)", "当社が不適切とみるその他の行為(18号)"


class Supply(Facts):
    """Providing the service to third parties (article 10)."""

    built_in: Truth = fact(
        "the service is built into goods or services of the user's own", "自己の商品・サービスに組み込んでいるか"
    )
    judged_to_add_value: Truth = fact("the provider judges that value is added", "付加価値があると当社が判断したか")
    consent: OneOf[Consent] = fact("the provider's consent", "当社の承諾")
    consent_at: Instant = fact("when consent was given", "承諾の日時")
    supplied_at: Instant = fact("when the service is provided to the third party", "第三者への提供の日時")


class Acts(Supply):
    """What a user and its clients did."""

    acts: Several[Act] = fact("acts of the user", "ユーザーの行為")
    risked: Several[Act] = fact(
        "acts that the conduct of the user or its clients risks being",
        "ユーザー又は顧客の行為が該当するおそれのあるもの",
    )
    clients_acts: Several[Act] = fact("acts of the user's clients", "顧客の行為")


def _done(done: type[Acts], act: Act) -> Truth:
    """Whether the user did an act itself, or a client whose acts count as its own."""
    return done.acts.has(act) | (done.clients_acts.has(act) & soracam.holds("clients_acts_are_own"))


def _done_or_risked(done: type[Acts], act: Act) -> Truth:
    return _done(done, act) | done.risked.has(act)


def _supply_not_allowed() -> Truth:
    return ~soracam.holds("may_build_in") & ~soracam.holds("resale_with_consent")


@soracam.prohibition(
    "8.1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("Use of the product counts like use of the service.", "製品の利用もサービスの利用と同様に扱う。")],
)
def forbidden_acts() -> Truth:
    """Eighteen acts are forbidden, and whatever risks being one of them."""
    return TRUE


@soracam.ground("8.1(1)", of=forbidden_acts)
def unauthorised_access(done: type[Acts]) -> Truth:
    """Unauthorised access, or an attempt at it, to a network or system of the provider or Atomtech."""
    return _done_or_risked(done, Act.UNAUTHORISED_ACCESS)


@soracam.ground("8.1(2)", of=forbidden_acts)
def harmful_program(done: type[Acts]) -> Truth:
    """Sending or posting harmful programs, or letting third parties receive them."""
    return _done_or_risked(done, Act.HARMFUL_PROGRAM)


@soracam.ground("8.1(3)", of=forbidden_acts)
def fraud_or_threats(done: type[Acts]) -> Truth:
    """Fraud or threats against anybody."""
    return _done_or_risked(done, Act.FRAUD_OR_THREATS)


@soracam.ground("8.1(4)", of=forbidden_acts)
def personal_data_collected(done: type[Acts]) -> Truth:
    """Collecting personal data of others without their consent or by trickery."""
    return _done_or_risked(done, Act.PERSONAL_DATA)


@soracam.ground("8.1(5)", of=forbidden_acts)
def stalking(done: type[Acts]) -> Truth:
    """Breach of the statute against stalking."""
    return _done_or_risked(done, Act.STALKING)


@soracam.ground("8.1(6)", of=forbidden_acts)
def obscene_information(done: type[Acts]) -> Truth:
    """Sending obscene information or information harmful to young people."""
    return _done_or_risked(done, Act.OBSCENE)


@soracam.ground("8.1(7)", of=forbidden_acts)
def benefit_to_antisocial_forces(done: type[Acts]) -> Truth:
    """Giving benefits to anti-social forces and the like."""
    return _done_or_risked(done, Act.BENEFIT_TO_ANTISOCIAL)


@soracam.ground("8.1(8)", of=forbidden_acts)
def infringement(done: type[Acts]) -> Truth:
    """Infringing, or risking to infringe, property, intellectual property, privacy or portrait rights."""
    return _done_or_risked(done, Act.INFRINGEMENT)


@soracam.ground("8.1(9)", of=forbidden_acts, assumes=[("No figure is set.", "数値基準の定めはない。")])
def overload(done: type[Acts]) -> Truth:
    """Putting excessive load on the network or systems."""
    return _done_or_risked(done, Act.OVERLOAD)


@soracam.ground("8.1(10)", of=forbidden_acts)
def reverse_engineering(done: type[Acts]) -> Truth:
    """Reverse engineering or the like of service or product, and altering the product."""
    return _done_or_risked(done, Act.REVERSE_ENGINEERED)


@soracam.ground("8.1(11)", of=forbidden_acts)
def impersonation(done: type[Acts]) -> Truth:
    """Using the service under the guise of somebody else."""
    return _done_or_risked(done, Act.IMPERSONATION)


@soracam.ground(
    "8.1(12)",
    of=forbidden_acts,
    assumes=[("The conditions of article 10 are those of 10.1 and 10.2.", "10条の条件とは同条1項・2項のものをいう。")],
)
def supply_outside_article_10(done: type[Acts]) -> Truth:
    """Providing the service to third parties outside the conditions of article 10."""
    return _done_or_risked(done, Act.SUPPLIED_OTHERS) & _supply_not_allowed()


@soracam.ground("8.1(13)", of=forbidden_acts)
def hindrance(done: type[Acts]) -> Truth:
    """Acts that may hinder the running of the service."""
    return _done_or_risked(done, Act.HINDRANCE)


@soracam.ground(
    "8.1(14)", of=forbidden_acts, assumes=[("By its nature it binds after the end.", "性質上、終了後も存続する。")]
)
def use_after_end(done: type[Acts]) -> Truth:
    """Using service and product after the service has ended."""
    return _done_or_risked(done, Act.USE_AFTER_END)


@soracam.ground("8.1(15)", of=forbidden_acts)
def credentials_neglected(done: type[Acts]) -> Truth:
    """Neglecting credentials, or disclosing, lending, sharing or leaking them without the provider's consent."""
    return _done_or_risked(done, Act.CREDENTIALS)


@soracam.ground("8.1(16)", of=forbidden_acts)
def harm_to_provider(done: type[Acts]) -> Truth:
    """Harming the provider's credit or its property."""
    return _done_or_risked(done, Act.HARM_TO_PROVIDER)


@soracam.ground("8.1(17)", of=forbidden_acts)
def other_violation(done: type[Acts]) -> Truth:
    """Whatever else violates law or public order."""
    return _done_or_risked(done, Act.ILLEGAL)


@soracam.ground(
    "8.1(18)",
    of=forbidden_acts,
    assumes=[("A judgement is one made in good faith.", "判断は信義則に従うことを要する。")],
)
def judged_improper(done: type[Acts]) -> Truth:
    """Whatever else the provider judges improper."""
    return _done_or_risked(done, Act.JUDGED_IMPROPER)


class JudgedConduct(Facts):
    """What the provider thinks of a user's conduct."""

    judged_acts: Several[Act] = fact(
        "the acts of 8.1 that the provider judges the user's conduct to be, or to risk being",
        "該当又はそのおそれがあると当社が判断した8条1項の行為",
    )


@soracam.power(
    "8.2/s1",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        ("A judgement is one made in good faith.", "判断は信義則に従うことを要する。"),
        ("No notice, and no time to cure.", "事前通知も是正期間も要しない。"),
        ("A client's acts count as the user's (10.1).", "顧客の行為はユーザーの行為とみなす(10条1項)。"),
    ],
)
def suspension(conduct: type[JudgedConduct]) -> Truth:
    """Where it judges that an act is, or risks being, forbidden, the provider may suspend use without notice."""
    return conduct.judged_acts.has_any(*Act)


@soracam.excludes("8.2/s2", on=["damages"])
def suspension_excluded(origin: type[Origin]) -> Truth:
    """The provider answers for no damage from such a measure."""
    return origin.circumstances.has(Circumstance.SUSPENSION)


@reading(
    "breach-without-fault",
    en="Does the user answer for a breach without fault?",
    ja="ユーザーは帰責事由のない違反についても賠償責任を負うか。",
    why=Text(
        "14.1 puts a breach and fault side by side, so that either is enough; 8.3 does not ask for fault.",
        "14条1項は違反と故意・過失を並列していずれかで足りるとし、8条3項は帰責事由を要件としない。",
    ),
)
class BreachWithoutFault(Reading):
    """Whether a breach alone makes the user liable."""

    LIABLE = "yes", "負う"
    CIVIL_CODE_415 = "no: the excuse of Civil Code 415 stands", "負わない(民法415条)"


def _answers_for(broken: Truth, fault: OneOf[Fault]) -> Truth:
    """Whether the user answers for a breach, by `BreachWithoutFault`."""
    return broken & any_of(BreachWithoutFault.LIABLE.chosen, ~fault.is_(Fault.NONE))


@soracam.payment(
    "8.3",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("Damage within Civil Code 416; nothing caps it.", "民法416条の範囲の損害とし、上限はない。")],
)
def prohibited_act_damage(loss: type[UsersLiability]) -> Yen:
    """The user makes good all damage that a prohibited act causes the provider; no cap."""
    return provided(_answers_for(loss.prohibited_act, loss.fault), loss.damage)


prohibited_act = soracam.question(
    "prohibited-act",
    Acts,
    forbidden_acts,
    en="Did the user do something that 8.1 forbids?",
    ja="禁止行為に当たるか。",
)
may_suspend = soracam.question(
    "suspension",
    JudgedConduct,
    suspension,
    en="May the provider suspend the user's use?",
    ja="当社は利用を停止できるか。",
)

# Article 9  Filming -------------------------------------------------------------------------------------------------


class Filming(Facts):
    """How a user treats those whom it films."""

    rights_respected: Truth = fact("their data, privacy and portrait rights are respected", "権利利益に配慮しているか")
    consent_obtained: Truth = fact(
        "they gave valid consent to filming, storing and purpose of use", "撮影・保存・利用目的につき有効な同意を得たか"
    )
    other_measures: Truth = fact("other measures were taken that are enough", "同意に代わる十分な措置をとったか")


class FootageView(Facts):
    """Footage that the provider wants to view."""

    sent_through_service: Truth = fact("the user sent it through the service", "サービスを通じて送信された映像か")
    needed_for_running: Truth = fact("running the service needs it", "運営上必要な限度か")


class FootageDeletion(Facts):
    """Footage that the provider wants to delete."""

    sent_through_service: Truth = fact("the user sent it through the service", "サービスを通じて送信された映像か")
    judged_breach: Truth = fact(
        "the provider judges that article 8 or another provision is broken",
        "8条その他の規定に違反すると当社が判断したか",
    )


class Indemnitee(Labelled):
    """Who asks for indemnity."""

    PROVIDER = "the provider", "当社"
    ATOMTECH = "Atomtech", "アトムテック"
    OTHER = "somebody else", "その他の者"


class IndemnifiedLoss(Facts):
    """Loss for which somebody asks the user for indemnity."""

    indemnitee: OneOf[Indemnitee] = fact("whose loss it is", "損害を受けた者")
    indemnitees_fault: OneOf[Fault] = fact("its fault", "その者の帰責性")
    asked: Truth = fact("it asked the user to make the loss good", "ユーザーに請求したか")
    damage: Yen = fact("damage", "損害")
    costs: Yen = fact("costs other than lawyers' fees", "費用(弁護士費用を除く)")
    lawyers_fees: Yen = fact("lawyers' fees", "弁護士費用")


class DisputeLoss(IndemnifiedLoss):
    """Loss from a dispute of the user with others."""

    from_dispute: Truth = fact(
        "it comes from a dispute over use of the service or the product", "サービス・製品の利用に関する紛争によるか"
    )


class OwnServiceLoss(IndemnifiedLoss):
    """Loss in connection with the user's own service."""

    through_own_service: Truth = fact(
        "it is connected with the user's own service, its use by clients included",
        "ユーザー自身のサービス(顧客の利用を含む)に関連するか",
    )


@reading(
    "consent-of-those-filmed",
    en="Must those who are filmed consent, or are other measures enough?",
    ja="被撮影者の同意は不可欠か、他の措置で足りるか。",
    why=Text("Consent is named as an example of the measures needed.", "同意は必要な措置の例として挙げられている。"),
)
class ConsentOfThoseFilmed(Reading):
    """Whether consent is indispensable."""

    EXAMPLE = "other measures may be enough", "他の措置でもよい"
    INDISPENSABLE = "consent is needed", "同意を要する"


@reading(
    "third-partys-own-claim",
    en="Can Atomtech itself claim what the user is to make good to it?",
    ja="アトムテックは自らユーザーに請求できるか。",
    why=Text(
        "The clause speaks of Atomtech's own request, which fits a contract for a third party (Civil Code 537).",
        "条項はアトムテックからの求めを予定し、第三者のための契約(民法537条)に当たる。",
    ),
)
class ThirdPartysOwnClaim(Reading):
    """Whether a third party named in the terms has a claim of its own."""

    DIRECT = "yes", "できる"
    NONE = "no, only the provider can claim its own loss", "できない(当社の損害に限る)"


def _indemnified(loss: type[IndemnifiedLoss]) -> Truth:
    atomtech = loss.indemnitee.is_(Indemnitee.ATOMTECH) & ThirdPartysOwnClaim.DIRECT.chosen
    named_ones = loss.indemnitee.is_(Indemnitee.PROVIDER) | atomtech
    return all_of(
        named_ones, loss.asked, any_of(IndemnityForGrossFault.INCLUDED.chosen, ~gross(loss.indemnitees_fault))
    )


@soracam.duty("9.1", by=CUSTOMER, to=PROVIDER)
def those_filmed_not_respected(filming: type[Filming]) -> Truth:
    """The user respects those filmed and takes the measures needed, such as getting their valid consent."""
    others = ConsentOfThoseFilmed.EXAMPLE.chosen & filming.other_measures
    return ~(filming.rights_respected & (filming.consent_obtained | others))


@soracam.duty("9.2/s1", by=CUSTOMER, to=PROVIDER)
def bears_filming_disputes(borne: type[BorneMatter]) -> OneOf[Side]:
    """The user settles disputes with those filmed and others itself and keeps the provider and Atomtech clear."""
    return provided(borne.matter.is_(Matter.FILMING_DISPUTE), OneOf.fixed(Side.CUSTOMER))


@soracam.payment(
    "9.2/s2",
    by=CUSTOMER,
    to=INDEMNITEES,
    assumes=[("Lawyers' fees are among the costs that it lists.", "弁護士費用は列挙された費用に含まれる。")],
)
def dispute_indemnity_owed(loss: type[DisputeLoss]) -> Yen:
    """Costs and other damage of the provider or Atomtech from such a dispute are made good on request; no cap."""
    return provided(loss.from_dispute & _indemnified(loss), loss.damage + loss.costs + loss.lawyers_fees)


@soracam.power("9.3/s1/a", by=PROVIDER, to=CUSTOMER)
def may_view_footage(view: type[FootageView]) -> Truth:
    """The provider may view footage as far as running the service needs it."""
    return view.sent_through_service & view.needed_for_running


@soracam.power(
    "9.3/s1/b",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        ("The breach that is judged is one of the user.", "判断の対象はユーザーの違反である。"),
        ("A judgement is one made in good faith.", "判断は信義則に従うことを要する。"),
    ],
)
def may_delete_footage(deletion: type[FootageDeletion]) -> Truth:
    """Where it judges that article 8 or another provision is broken, it may delete footage without notice."""
    return deletion.sent_through_service & deletion.judged_breach


@soracam.excludes("9.3/s2", on=["damages"])
def footage_excluded(origin: type[Origin], case: type[ProvidersFault]) -> Truth:
    """The provider answers for damage from such measures only if it acted with intent or gross negligence."""
    return origin.circumstances.has(Circumstance.FOOTAGE) & ~grossly_at_fault(case)


filming_breach = soracam.question(
    "filming-breach",
    Filming,
    those_filmed_not_respected,
    en="Does the user break its duties towards those whom it films?",
    ja="被撮影者に関する義務に違反するか。",
)
dispute_indemnity = soracam.question(
    "dispute-indemnity",
    DisputeLoss,
    dispute_indemnity_owed,
    en="What does the user owe for a dispute with those filmed or others?",
    ja="被撮影者等との紛争につきユーザーの補償額はいくらか。",
)
footage_viewing = soracam.question(
    "footage-viewing",
    FootageView,
    may_view_footage,
    en="May the provider view the footage?",
    ja="当社は映像を閲覧できるか。",
)
footage_deletion = soracam.question(
    "footage-deletion",
    FootageDeletion,
    may_delete_footage,
    en="May the provider delete the footage?",
    ja="当社は映像を削除できるか。",
)

# Article 10  Supply to third parties by the user --------------------------------------------------------------------


def _consented(consent: OneOf[Consent], consent_at: Instant, act_at: Instant) -> Truth:
    """Whether the provider consented before an act, in writing or by electronic means."""
    return consent.is_one_of(Consent.WRITTEN, Consent.ELECTRONIC) & (consent_at < act_at)


@soracam.right(
    "10.1/s1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("What is built in is offered as the user's own.", "組込みとは自己の商品・サービスとしての提供をいう。")],
)
def may_build_in(supply: type[Supply]) -> Truth:
    """The user may build the service into goods or services of its own and provide these to clients."""
    return supply.built_in


@soracam.duty("10.1/s2", by=CUSTOMER, to=PROVIDER)
def bears_own_service(borne: type[BorneMatter]) -> OneOf[Side]:
    """All responsibility for providing its own service lies with the user."""
    return provided(borne.matter.is_(Matter.OWN_SERVICE), OneOf.fixed(Side.CUSTOMER))


@soracam.excludes("10.1/s2", on=["damages"])
def own_service_excluded(origin: type[Origin]) -> Truth:
    """Read widely, the user has no claim for damage from offering its own service either."""
    own_service = origin.circumstances.has(Circumstance.OWN_SERVICE)
    return own_service & OwnServiceResponsibility.OWN_CLAIMS_AS_WELL.chosen


@soracam.deeming("10.1/s3", by=CUSTOMER, to=PROVIDER)
def clients_breach_is_own(conduct: type[ClientsConduct]) -> Truth:
    """The user answers for its clients, and a client's breach counts as its own."""
    return conduct.clients_breach


@soracam.deeming("10.1/s3", by=CUSTOMER, to=PROVIDER)
def clients_acts_are_own(done: type[Acts]) -> Truth:
    """So do a client's forbidden acts."""
    return done.clients_acts.has_any(*Act)


@soracam.declaration("10.1/s4", by=PROVIDER, to=CUSTOMER)
def no_wholesale_price(claimed: type[Claimed]) -> Truth:
    """As a rule the provider grants no wholesale price or other special terms for this."""
    return claimed.right.is_(ClaimedRight.WHOLESALE_PRICE)


@soracam.prohibition("10.2/s1", by=CUSTOMER, to=PROVIDER, overrides=[may_build_in])
def no_resale_without_value(supply: type[Supply]) -> Truth:
    """Without prior consent in due form the service may not be provided to others without adding value."""
    consented = _consented(supply.consent, supply.consent_at, supply.supplied_at)
    return ~soracam.holds("value_is_added") & ~consented


@soracam.permission("10.2/s1", by=CUSTOMER, to=PROVIDER)
def resale_with_consent(supply: type[Supply]) -> Truth:
    """With prior consent, in writing or by electronic means, the user may resell, sublicense or otherwise provide."""
    return _consented(supply.consent, supply.consent_at, supply.supplied_at)


@soracam.definition(
    "10.2/s2",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("A judgement is one made in good faith.", "判断は信義則に従うことを要する。")],
)
def value_is_added(supply: type[Supply]) -> Truth:
    """Whether value is added is for the provider to judge at its discretion."""
    return supply.judged_to_add_value


class Marks(Facts):
    """Use of the provider's marks for the user's own service."""

    consent: OneOf[Consent] = fact("the provider's consent", "当社の承諾")
    consent_at: Instant = fact("when consent was given", "承諾の日時")
    used_at: Instant = fact("when the mark is used", "商標の使用の日時")
    conditions_kept: Truth = fact("the conditions that the provider sets are kept", "当社の定める条件を遵守しているか")


@soracam.permission(
    "10.3",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        (
            "It reaches every service of its own under article 10, not only resale with consent.",
            "前項の再販売に限らず、10条による提供一般に及ぶ。",
        )
    ],
)
def may_use_marks(marks: type[Marks]) -> Truth:
    """For its own service the user may use the provider's marks with prior consent and under its conditions."""
    return _consented(marks.consent, marks.consent_at, marks.used_at) & marks.conditions_kept


class ClientCare(Facts):
    """How the user treats its clients."""

    serves_clients: Truth = fact("the user provides a service of its own to clients", "顧客にサービスを提供しているか")
    conditions_explained: Truth = fact(
        "the conditions of the user's own service were explained", "提供条件等の説明をしたか"
    )
    enquiries_handled: Truth = fact(
        "enquiries and complaints are dealt with by the user", "問合せ・苦情に自ら対応しているか"
    )


class ClientsFootage(Facts):
    """Access of the user to footage of a client."""

    consented: Truth = fact("the client consented", "顧客の同意があるか")
    consented_at: Instant = fact("when the client consented, if it did", "顧客の同意の日時")
    accessed_at: Instant = fact("when the footage was viewed, analysed or used", "閲覧・解析・利用の日時")


@soracam.duty("10.4", by=CUSTOMER, to=PROVIDER)
def unexplained(care: type[ClientCare]) -> Truth:
    """The user explains the conditions of its own service to its clients."""
    return care.serves_clients & ~care.conditions_explained


@soracam.duty("10.4", by=CUSTOMER, to=PROVIDER)
def bears_explanation(borne: type[BorneMatter]) -> OneOf[Side]:
    """That explanation is at the user's own responsibility."""
    return provided(borne.matter.is_(Matter.CLIENT_EXPLANATION), OneOf.fixed(Side.CUSTOMER))


@soracam.excludes("10.4", on=["damages"])
def explanation_excluded(origin: type[Origin]) -> Truth:
    """The provider answers for nothing if clients were not told properly."""
    return origin.circumstances.has(Circumstance.CLIENT_EXPLANATION)


@soracam.prohibition(
    "10.5",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("Any form of consent will do.", "同意の方式は問わない。")],
)
def clients_footage_without_consent(access: type[ClientsFootage]) -> Truth:
    """Viewing, analysing or using footage of a client needs the client's consent beforehand."""
    return ~(access.consented & (access.consented_at < access.accessed_at))


@soracam.duty("10.6", by=CUSTOMER, to=PROVIDER)
def enquiries_not_handled(care: type[ClientCare]) -> Truth:
    """The user itself receives and deals with enquiries and complaints about its own service."""
    return care.serves_clients & ~care.enquiries_handled


@soracam.duty("10.6", by=CUSTOMER, to=PROVIDER)
def bears_enquiries(borne: type[BorneMatter]) -> OneOf[Side]:
    """The user bears dealing with clients and other third parties."""
    return provided(borne.matter.is_(Matter.CLIENT_ENQUIRIES), OneOf.fixed(Side.CUSTOMER))


@soracam.payment("10.7", by=CUSTOMER, to=INDEMNITEES)
def own_service_indemnity_owed(loss: type[OwnServiceLoss]) -> Yen:
    """Damage of the provider or Atomtech in connection with the user's own service is made good on request; no cap."""
    fees = IndemnityLawyersFees.choose(
        {IndemnityLawyersFees.COVERED: loss.lawyers_fees, IndemnityLawyersFees.ONLY_IF_LISTED: Yen.fixed(0)}
    )
    return provided(loss.through_own_service & _indemnified(loss), loss.damage + loss.costs + fees)


resale = soracam.question(
    "resale",
    Supply,
    may_build_in,
    resale_with_consent,
    en="May the user provide the service to third parties?",
    ja="第三者へ提供できるか。",
)
trade_marks = soracam.question(
    "trade-marks", Marks, may_use_marks, en="May the marks be used?", ja="商標を使用できるか。"
)
client_care_breach = soracam.question(
    "client-care-breach",
    ClientCare,
    unexplained,
    enquiries_not_handled,
    en="Does the user break its duties about clients?",
    ja="顧客に関する義務に違反するか。",
)
clients_footage_breach = soracam.question(
    "clients-footage-breach",
    ClientsFootage,
    clients_footage_without_consent,
    en="Does the user break its duty to ask clients before it uses their footage?",
    ja="顧客の映像に関する義務に違反するか。",
)
own_service_indemnity = soracam.question(
    "own-service-indemnity",
    OwnServiceLoss,
    own_service_indemnity_owed,
    en="What does the user owe for loss in connection with its own service?",
    ja="ユーザー自身のサービスに関連する損害につきユーザーの補償額はいくらか。",
)

# Article 11  Suspension and end of the service ----------------------------------------------------------------------


class StopCase(Labelled):
    """A case in which the provider may suspend or interrupt use of the service."""

    MAINTENANCE = "inspection, maintenance or repair, regular or urgent (1)", "点検・保守・修理(1号)"
    FORCE_MAJEURE = (
        "disaster, power cut, war, unrest, labour dispute, a stop by carriers, Atomtech or platforms, or the like (2)",
        "災害・停電・争議・通信事業者等の停止その他の不可抗力(2号)",
    )
    JUDGED_NECESSARY = "the provider judges it necessary (3)", "当社が必要と判断した場合(3号)"


class Stop(Facts):
    """A suspension or interruption of the service."""

    cases: Several[StopCase] = fact("the cases that exist", "該当する場合")
    provision_impossible: Truth = fact(
        "the service cannot be provided because of it", "それにより提供ができなくなったか"
    )


class AbolitionNotice(Facts):
    """How users heard of the end of the service."""

    told: Truth = fact("users were told", "ユーザーに通知したか")
    sent_at: Instant = fact("when the notice was sent", "通知の発信日時")
    arrived_at: Instant = fact("when the notice arrived", "通知の到達日時", not_before="sent_at")
    ends_at: Instant = fact("when the service ends", "サービスの終了日時")


class HowItEnded(Labelled):
    """Whether the service or the contract has ended."""

    SERVICE_ENDED = "the service was ended", "サービスが終了した"
    CONTRACT_ENDED = "the contract ended, for whatever reason", "利用契約が終了した(理由を問わない)"
    RUNNING = "neither", "いずれも終了していない"


class Records(Facts):
    """Recordings and other records that the service stored."""

    ended: OneOf[HowItEnded] = fact("whether service or contract has ended", "サービス又は契約の終了の有無")
    ended_at: Instant = fact("the first instant after the end, if there was one", "終了後の最初の時点")
    as_of: Instant = fact("the moment in question", "基準日時")


@reading(
    "end-without-notice",
    en="Does the exemption hold if the service was ended without telling users beforehand?",
    ja="事前の通知なくサービスを終了した場合も免責されるか。",
    why=Text(
        "The exemption covers what the article allows, and it allows an end with notice.",
        "免責は条項に基づく措置に及び、条項は事前の通知を求める。",
    ),
)
class EndWithoutNotice(Reading):
    """Whether an end without notice is exempt."""

    NOT_EXEMPT = "no", "免責されない"
    EXEMPT = "yes", "免責される"


@soracam.power(
    "11.1",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("No notice, for planned work either.", "計画的な作業でも事前の通知は要しない。")],
)
def interruption() -> Truth:
    """In three cases the provider may suspend or interrupt use, wholly or in part, without prior notice."""
    return TRUE


@soracam.ground("11.1(1)", of=interruption)
def maintenance(stop: type[Stop]) -> Truth:
    """Inspection, maintenance or repair of the computer systems, regular or urgent."""
    return stop.cases.has(StopCase.MAINTENANCE)


@soracam.ground("11.1(2)", of=interruption)
def force_majeure(stop: type[Stop]) -> Truth:
    """The service cannot be provided because of force majeure."""
    return stop.cases.has(StopCase.FORCE_MAJEURE) & stop.provision_impossible


@soracam.ground(
    "11.1(3)", of=interruption, assumes=[("A judgement is one made in good faith.", "判断は信義則に従うことを要する。")]
)
def judged_necessary(stop: type[Stop]) -> Truth:
    """The provider otherwise judges a suspension or interruption necessary."""
    return stop.cases.has(StopCase.JUDGED_NECESSARY)


@soracam.power(
    "11.2/s1",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("Both reasons are needed: the text joins them by 及び.", "「及び」により双方を要する。")],
)
def abolition(reasons: type[AbolitionReasons]) -> Truth:
    """The provider may end the service where technical and operational reasons leave no choice."""
    return reasons.technical & reasons.operational


@soracam.duty(
    "11.2/s2",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("Any moment before the end is beforehand.", "終了前であれば「事前」に当たり、最低期間はない。")],
)
def abolition_untold(notice: type[AbolitionNotice]) -> Truth:
    """It tells users before it ends the service."""
    told_at = ClaimMoment.choose({ClaimMoment.ARRIVAL: notice.arrived_at, ClaimMoment.DISPATCH: notice.sent_at})
    return ~(notice.told & (told_at < notice.ends_at))


@soracam.excludes(
    "11.2/s3",
    on=["damages"],
    assumes=[("Damages only: fees are not spoken of.", "損害賠償の免責であり、料金の返還には及ばない。")],
)
def article_11_excluded(origin: type[Origin]) -> Truth:
    """The provider answers for no damage from measures under the whole article, suspensions included."""
    ended = origin.circumstances.has(Circumstance.END_OF_SERVICE)
    as_allowed = any_of(EndWithoutNotice.EXEMPT.chosen, origin.told_beforehand)
    return origin.circumstances.has(Circumstance.STOP) | (ended & as_allowed)


@soracam.permission("11.2/s4", by=PROVIDER, to=CUSTOMER)
def records_after_service(records: type[Records]) -> Truth:
    """After the service has ended the provider need not keep recordings and other records."""
    return records.ended.is_(HowItEnded.SERVICE_ENDED) & (records.as_of >= records.ended_at)


@soracam.excludes("11.2/s4", "17.4", on=["damages"])
def lost_records_excluded(origin: type[Origin]) -> Truth:
    """Records that are not kept after the end are no breach."""
    return origin.circumstances.has(Circumstance.RECORDS)


may_interrupt = soracam.question(
    "interruption",
    Stop,
    interruption,
    en="May the provider suspend or interrupt the service?",
    ja="提供を停止又は中断できるか。",
)
may_abolish = soracam.question(
    "abolition", AbolitionReasons, abolition, en="May the provider end the service?", ja="サービスを終了できるか。"
)
abolition_notice_breach = soracam.question(
    "abolition-notice-breach",
    AbolitionNotice,
    abolition_untold,
    en="Is the duty to tell users of the end beforehand broken?",
    ja="終了の事前通知義務に違反するか。",
)

# Article 12  Ownership of rights ------------------------------------------------------------------------------------


class Asset(Labelled):
    """Something in which there may be rights."""

    WEBSITES = "the websites", "ウェブサイト"
    SERVICE = "the service", "サービス"
    PRODUCT = "intellectual property in the product", "製品に関する知的財産権"
    SOLD_DEVICE = "the device itself that was sold to the user", "ユーザーに販売された機器そのもの"
    CUSTOMERS_CONTENT = "the user's own footage", "ユーザー自身の映像"


class Ownership(Facts):
    """A question of ownership."""

    asset: OneOf[Asset] = fact("what it is about", "対象")


@soracam.declaration(
    "12/a",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        ("The device itself follows the terms of sale (3.1).", "機器の所有権は販売規約による(3条1項)。"),
        ("Among the provider, licensors, ISPs and partners it does not say whose.", "当社側の各社間の帰属は定めない。"),
    ],
)
def belongs_to_providers_side(ownership: type[Ownership]) -> Truth:
    """All rights in websites, service and product belong to the provider, its licensors, ISPs or partners."""
    return ownership.asset.is_one_of(Asset.WEBSITES, Asset.SERVICE, Asset.PRODUCT)


@soracam.declaration("12/b", by=PROVIDER, to=CUSTOMER)
def no_licence(claimed: type[Claimed]) -> Truth:
    """Leave to use the service transfers nothing to the user and licenses nothing to others."""
    return claimed.right.is_one_of(ClaimedRight.TRANSFER, ClaimedRight.SUBLICENCE)


ownership = soracam.question(
    "ownership",
    Ownership,
    belongs_to_providers_side,
    en="Does it belong to the provider's side?",
    ja="当社側に帰属するか。",
)

# Article 13  Disclaimer of warranties and liability -----------------------------------------------------------------


@soracam.declaration("13.1", by=PROVIDER, to=CUSTOMER)
def no_warranty(claimed: type[Claimed]) -> Truth:
    """The provider warrants no fitness, function, value, accuracy, non-infringement, lawfulness or lack of defects."""
    return claimed.right.is_(ClaimedRight.WARRANTY)


@soracam.excludes(
    "13.1",
    on=["damages"],
    assumes=[
        (
            "A claim for a breach is none on a warranty; the disclaimer exempts from no liability.",
            "債務不履行に基づく請求には及ばず、責任の免除ではない。",
        )
    ],
)
def warranty_claims_excluded(origin: type[Origin]) -> Truth:
    """A claim that rests on a warranty and not on a breach is owed nothing."""
    return origin.circumstances.has(Circumstance.WARRANTY_ONLY)


@soracam.excludes("13.2", on=["damages"])
def dealings_excluded(origin: type[Origin]) -> Truth:
    """The provider is not liable for dealings or disputes of the user with others."""
    return origin.circumstances.has(Circumstance.DEALINGS)


excluded_right = soracam.question(
    "excluded-right",
    Claimed,
    no_right_to_every_part,
    no_wholesale_price,
    no_licence,
    no_warranty,
    en="Do the terms rule the right out?",
    ja="その権利は規約上否定されているか。",
)

# Article 14  Compensation -------------------------------------------------------------------------------------------


class ChargeKind(Labelled):
    """For what an amount was charged."""

    SERVICE_FEE = "the service fee", "サービス利用料"
    PRODUCT_PRICE = "the price of the product", "製品の代金"
    LATE_INTEREST = "late interest", "延滞利息"
    OTHER = "something else", "その他"


class Charge(Facts):
    """An amount charged for one month; a fee for several months is one item for each of them, with its share."""

    kind: OneOf[ChargeKind] = fact("for what it was charged", "請求の種類")
    month: Date = fact("a day of the month for which it accrues", "発生月に属する日")
    amount: Yen = fact("the amount", "金額")
    charged_on: Date = fact("the day on which it was charged", "請求日")
    paid: Truth = fact("it was paid", "支払済みか")
    paid_on: Date = fact("the day on which it was paid, if it was", "支払日")


class DamageDay(Facts):
    """When damage arose."""

    damaged_on: Date = fact("the day on which the damage arose", "損害の発生日", not_before="first_damaged_on")
    first_damaged_on: Date = fact(
        "the day on which damage from this breach first arose", "同一の違反による最初の損害の発生日"
    )


class Limits(ProvidersFault, DamageDay):
    """What the limits of 14.2 and their falling away depend on."""

    customer_is_consumer: Truth = fact("the customer is a consumer", "契約者が消費者か")
    contract_made_on: Date = fact("the day on which the contract was made", "契約の成立日")
    charges: Rows[Charge] = fact("what was charged, month by month", "各月の請求の明細")
    months_of_contract: Count = fact(
        "the number of the three months in which the contract ran", "対象3か月のうち契約が存続した月数", low=1, high=3
    )
    recovered_for_breach: Yen = fact(
        "already recovered for this breach, for damage in other months", "他の月の損害につき既に賠償された額"
    )
    recovered_before: Yen = fact(
        "already recovered under the contract for anything else", "契約上その他の損害につき既に賠償された額"
    )
    tax_percent: Count = fact(
        "the rate of consumption tax in the fees, in percent", "料金に含まれる消費税の税率(%)", high=100
    )


class Loss(Origin, Limits):
    """A user's loss for which it turns to the provider."""

    breach: Truth = fact("the provider broke a duty towards the user", "当社の義務違反があるか")
    in_tort: Truth = fact("the claim rests on tort", "不法行為に基づく請求か")
    ordinary_loss: Yen = fact(
        "ordinary loss actually suffered, other than the heads below", "現実に発生した通常損害(以下の費目を除く)"
    )
    incidental_loss: Yen = fact("incidental loss", "付随的損害")
    indirect_loss: Yen = fact("indirect loss", "間接損害")
    special_loss: Yen = fact("loss through special circumstances", "特別損害")
    future_loss: Yen = fact("future loss", "将来の損害")
    lost_profit: Yen = fact("lost profit, other than the next item", "逸失利益(次の費目を除く)")
    ordinary_lost_profit: Yen = fact("lost profit that is ordinary damage", "通常損害に当たる逸失利益")


@reading(
    "hold-harmless",
    en="What does holding harmless cover: claims of others, or the user's own claims as well?",
    ja="「免責」の対象は第三者の請求か、ユーザー自身の請求も含むか。",
    why=Text(
        "It follows on a duty to compensate others, and exemptions are read narrowly.",
        "他者への賠償責任に続く文言であり、免責は狭く解する。",
    ),
)
class HoldHarmless(Reading):
    """How far the last limb of 14.1 goes."""

    CLAIMS_OF_OTHERS = "claims of others", "第三者の請求"
    OWN_CLAIMS_AS_WELL = (
        "also the user's own claims for damage from its own breach or fault",
        "ユーザー自身の請求も含む",
    )


@reading(
    "lost-profit-as-ordinary-loss",
    en="Is lost profit excluded even where it is ordinary damage?",
    ja="通常損害に当たる逸失利益も除外されるか。",
    why=Text("Lost profit is listed by itself, beside special damage.", "逸失利益は特別損害と別に列挙されている。"),
)
class LostProfitAsOrdinaryLoss(Reading):
    """What becomes of lost profit that is ordinary damage."""

    EXCLUDED = "yes, the label decides", "除外される"
    RECOVERABLE = "no", "除外されない"


@reading(
    "cap-window",
    en="Which three months does the cap count?",
    ja="上限の算定の対象となる3か月はいつか。",
    why=Text(
        "The count starts from the month to which the day of the damage belongs, so that this month is one of them.",
        "損害発生日の属する月を起点とするため、当月を含めて数える。",
    ),
)
class CapWindow(Reading):
    """Which three calendar months count."""

    MONTH_OF_DAMAGE_AND_TWO_BEFORE = "the month of the damage and the two before it", "損害発生月とその前2か月"
    THREE_BEFORE = "the three before the month of the damage", "損害発生月の前3か月"


@reading(
    "cap-fee-month",
    en="To which month does a fee belong for the cap?",
    ja="上限の算定上、料金はどの月に属するか。",
    why=Text(
        "The text speaks of the fees of months, not of receipts; a yearly fee has a share in each month.",
        "条項は各月の料金をいい、受領額をいわない。年額料金は各月に配分する。",
    ),
)
class CapFeeMonth(Reading):
    """By what a fee belongs to a month."""

    ACCRUED = "the month for which it accrues", "発生月"
    CHARGED = "the month in which it is charged", "請求月"
    PAID = "the month in which it is paid", "支払月"


@reading(
    "cap-of-a-young-contract",
    en="Is the cap of a contract younger than three months raised to three months?",
    ja="契約期間が3か月に満たない場合、上限を3か月分に引き直すか。",
    why=Text("Nothing in the text fills missing months up.", "不足する月を補う定めはない。"),
)
class CapOfAYoungContract(Reading):
    """What stands for months before the contract."""

    ACTUAL = "no, only what there is", "実際の料金のみ"
    GROSSED_UP = "yes, in proportion", "3か月分に換算"


@reading(
    "cap-scope",
    en="Does the cap stand for each damage or once for all of them?",
    ja="上限は損害ごとか、全損害を通じて一つか。",
    why=Text(
        "The text ties the cap to the day of that damage and has no word for a total.",
        "上限は当該損害の発生日に結び付けられ、総額とする文言はない。",
    ),
)
class CapScope(Reading):
    """For what the cap stands."""

    EACH_DAMAGE = "for each damage", "損害ごと"
    IN_TOTAL = "once, what was recovered before is taken off", "全体で一つ(既払額を控除)"


@reading(
    "tort-claims",
    en="Does the cap reach claims in tort?",
    ja="上限は不法行為に基づく請求にも及ぶか。",
    why=Text(
        "It holds for liability in relation to the contract, which is wide; the Supreme Court let a carrier's limit "
        "reach tort (30 April 1998).",
        "利用契約に関する責任を広く対象とし、最判平成10年4月30日も運送人の責任制限を不法行為に及ぼした。",
    ),
)
class TortClaims(Reading):
    """Whether tort is capped."""

    CAPPED = "yes", "及ぶ"
    UNCAPPED = "no, only claims under the contract", "及ばない(契約上の請求のみ)"


@soracam.payment(
    "14.1/a",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        ("Damage within Civil Code 416; nothing caps it.", "民法416条の範囲の損害とし、上限はない。"),
        ("What it owes to Atomtech, ISPs and others follows general law.", "アトムテック等への責任は一般法による。"),
    ],
)
def users_damages(loss: type[UsersLiability]) -> Yen:
    """The user compensates damage through a breach of terms, guidelines or law, or through intent or negligence."""
    broken = any_of(loss.breach, clients_breach_is_own.holds, loss.law_broken)
    founded = any_of(_answers_for(broken, loss.fault), ~loss.fault.is_(Fault.NONE))
    return provided(founded, loss.damage)


@soracam.duty("14.1/b", by=CUSTOMER, to=PROVIDER)
def bears_own_wrong(borne: type[BorneMatter]) -> OneOf[Side]:
    """It holds the provider, Atomtech, ISPs and other third parties harmless."""
    return provided(borne.matter.is_(Matter.OWN_WRONG), OneOf.fixed(Side.CUSTOMER))


@soracam.excludes("14.1/b", on=["damages"])
def own_wrong_excluded(origin: type[Origin]) -> Truth:
    """Read widely, the user has no claim for damage that its own breach or fault caused."""
    return origin.circumstances.has(Circumstance.OWN_WRONG) & HoldHarmless.OWN_CLAIMS_AS_WELL.chosen


who_bears = soracam.question(
    "who-bears",
    BorneMatter,
    bears_equipment,
    bears_connection,
    bears_account_events,
    bears_filming_disputes,
    bears_own_service,
    bears_explanation,
    bears_enquiries,
    bears_own_wrong,
    en="Who bears the matter?",
    ja="当該事項はだれの負担か。",
)
liability_of_customer = soracam.question(
    "liability-of-customer",
    UsersLiability,
    account_damage,
    prohibited_act_damage,
    users_damages,
    en="What does the user owe the provider as damages?",
    ja="ユーザーの当社に対する賠償額はいくらか。",
)


@soracam.payment(
    LIABILITY_FOR_BREACH,
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        (
            "The terms presuppose the liability and only limit it; it is that of the Civil Code.",
            "規約は責任を前提に制限するのみで、責任の根拠は民法にある。",
        ),
        ("Damage within Civil Code 416.", "民法416条の範囲の損害とする。"),
        (
            "A claim in tort (Civil Code 709) is computed alike; it always asks for fault.",
            "不法行為(民法709条)に基づく請求も同様に計算し、これには常に帰責事由を要する。",
        ),
    ],
)
def damages(loss: type[Loss]) -> Yen:
    """The provider compensates the user for damage from a breach, within the limits of the terms."""
    heads = (
        head("ordinary-loss", "ordinary loss", "通常損害", loss.ordinary_loss)
        + head("incidental-loss", "incidental loss", "付随的損害", loss.incidental_loss)
        + head("indirect-loss", "indirect loss", "間接損害", loss.indirect_loss)
        + head("special-loss", "special loss", "特別損害", loss.special_loss)
        + head("future-loss", "future loss", "将来の損害", loss.future_loss)
        + head("lost-profit", "lost profit", "逸失利益", loss.lost_profit)
        + head(
            "ordinary-lost-profit", "lost profit that is ordinary", "通常損害たる逸失利益", loss.ordinary_lost_profit
        )
    )
    tort_without_fault = loss.in_tort & loss.fault.is_(Fault.NONE)
    return provided(all_of(loss.breach, answers_for_breach(loss.fault), ~tort_without_fault), heads)


@soracam.excludes(
    "14.2/s1",
    on=[damages],
    heads=["incidental-loss", "indirect-loss", "special-loss", "future-loss", "lost-profit"],
)
def heads_excluded() -> Truth:
    """Incidental, indirect, special and future damage and lost profit are not owed."""
    return TRUE


@soracam.excludes("14.2/s1", on=[damages], heads=["ordinary-lost-profit"])
def ordinary_lost_profit_excluded() -> Truth:
    """Nor is lost profit that would be ordinary damage."""
    return LostProfitAsOrdinaryLoss.EXCLUDED.chosen


def _day_of_damage(case: type[DamageDay]) -> Date:
    return CapMonth.choose({CapMonth.OWN_MONTH: case.damaged_on, CapMonth.FIRST_MONTH: case.first_damaged_on})


def _month_before(first_of_month: Date) -> Date:
    return (first_of_month - DAY).month_start


@soracam.date("14.2/s2")
def first_day_that_counts(case: type[DamageDay]) -> Date:
    """The latest three months go back to the second month before that of the damage."""
    two_before = _month_before(_month_before(_day_of_damage(case).month_start))
    return CapWindow.choose(
        {
            CapWindow.MONTH_OF_DAMAGE_AND_TWO_BEFORE: two_before,
            CapWindow.THREE_BEFORE: _month_before(two_before),
        }
    )


@soracam.date("14.2/s2", assumes=[("Months are those of the calendar in Tokyo.", "月は日本時間の暦月による。")])
def last_day_that_counts(case: type[DamageDay]) -> Date:
    """They end with the whole month of the damage."""
    day = _day_of_damage(case)
    return CapWindow.choose(
        {
            CapWindow.MONTH_OF_DAMAGE_AND_TWO_BEFORE: day.month_end,
            CapWindow.THREE_BEFORE: day.month_start - DAY,
        }
    )


def _fees_of_three_months(case: type[Limits]) -> Yen:
    """The fees of the latest three months; the price of the product is no fee."""
    damage = _day_of_damage(case).month_start
    one_before = _month_before(damage)
    two_before = _month_before(one_before)

    def fees_of(month: Date) -> Yen:
        def counts(charge: type[Charge]) -> Truth:
            in_month = any_of(
                CapFeeMonth.ACCRUED.chosen & charge.month.month_start.equals(month),
                CapFeeMonth.CHARGED.chosen & charge.charged_on.month_start.equals(month),
                CapFeeMonth.PAID.chosen & charge.paid & charge.paid_on.month_start.equals(month),
            )
            return charge.kind.is_(ChargeKind.SERVICE_FEE) & in_month

        return case.charges.total(lambda charge: charge.amount, where=counts)

    first = named("fees-of-the-month", "fees of the month of the damage", "損害発生月の利用料", fees_of(damage))
    second = named("fees-one-month-before", "fees of the month before", "前月の利用料", fees_of(one_before))
    third = named("fees-two-months-before", "fees of two months before", "前々月の利用料", fees_of(two_before))
    fourth = named(
        "fees-three-months-before", "fees of three months before", "3か月前の利用料", fees_of(_month_before(two_before))
    )
    of_window = CapWindow.choose(
        {
            CapWindow.MONTH_OF_DAMAGE_AND_TWO_BEFORE: first + second + third,
            CapWindow.THREE_BEFORE: second + third + fourth,
        }
    )
    fees = untaxed(of_window, case.tax_percent)
    raised = whole_yen(fees * Count.fixed(3) / case.months_of_contract)
    fees = CapOfAYoungContract.choose({CapOfAYoungContract.ACTUAL: fees, CapOfAYoungContract.GROSSED_UP: raised})
    nothing = Yen.fixed(0)
    left_of_breach = higher(fees - case.recovered_for_breach, nothing)
    return CapScope.choose(
        {
            CapScope.EACH_DAMAGE: CapMonth.choose({CapMonth.OWN_MONTH: fees, CapMonth.FIRST_MONTH: left_of_breach}),
            CapScope.IN_TOTAL: higher(left_of_breach - case.recovered_before, nothing),
        }
    )


@soracam.cap("14.2/s2", on=[damages])
def fees_of_three_months(loss: type[Loss]) -> Yen:
    """At most the fees of the latest three months from the month of the damage, the price of the product left out."""
    capped = any_of(TortClaims.CAPPED.chosen, ~loss.in_tort)
    cap = named("cap", "the fees of the three months", "3か月分の利用料", _fees_of_three_months(loss))
    return provided(capped, cap)


_EIGHT_THREE_SINCE = Date.fixed(date(2023, 6, 1))
_TOTAL_EXEMPTIONS = [
    equipment_excluded,
    account_excluded,
    suspension_excluded,
    own_service_excluded,
    explanation_excluded,
    article_11_excluded,
    dealings_excluded,
    own_wrong_excluded,
]
_LIMITS = [heads_excluded, ordinary_lost_profit_excluded, fees_of_three_months]


@soracam.disapplies(GROSS_FAULT_CASES, rules=[*_TOTAL_EXEMPTIONS, *_LIMITS])
def no_limits_under_gross_fault(case: type[ProvidersFault]) -> Truth:
    """Exemptions and limits without a carve-out do not hold for the provider's intent or gross negligence."""
    return unlimited_under_gross_fault(grossly_at_fault(case))


@soracam.disapplies(
    CONSUMER_ACT_8_1_FULL,
    "23/a",
    rules=[*_TOTAL_EXEMPTIONS, footage_excluded],
    assumes=[
        (
            "An exemption that leaves only gross fault exempts ordinary negligence wholly, and is total in so far.",
            "故意・重過失のみを除く免責は、軽過失につき全部免責に当たる。",
        )
    ],
)
def total_exemptions_void(case: type[Limits]) -> Truth:
    """Total exemptions are void towards a consumer; the rest of the terms stands, and nothing takes their place."""
    return struck_for_consumers(case.customer_is_consumer)


@soracam.disapplies(CONSUMER_ACT_8_1_GROSS, "23/a", rules=_LIMITS)
def limits_void_under_gross_fault(case: type[Limits]) -> Truth:
    """Limits are void towards a consumer for intent or gross negligence, of employees too."""
    return struck_for_consumers(case.customer_is_consumer) & gross(case.fault)


@soracam.disapplies(CONSUMER_ACT_8_3, "23/a", rules=_LIMITS)
def unclear_limits_void(case: type[Limits]) -> Truth:
    """In contracts with consumers since 1 June 2023, limits that do not say for which fault they hold are void."""
    return struck_for_consumers(case.customer_is_consumer) & (case.contract_made_on >= _EIGHT_THREE_SINCE)


months_of_the_cap = soracam.question(
    "cap-months",
    DamageDay,
    first_day_that_counts,
    until=last_day_that_counts,
    en="From which day to which are fees counted for the cap?",
    ja="上限の算定の対象となる期間はいつからいつまでか。",
)
recoverable_damage = soracam.question(
    "recoverable-damage",
    Loss,
    damages,
    en="How much damage can the user recover from the provider?",
    ja="ユーザーは当社からいくら賠償を受けられるか。",
)

# Article 15  Duty to pay the service fee ----------------------------------------------------------------------------

RATE = percent_a_year("14.5")


class StopKind(Labelled):
    """Why the service could not be used."""

    NONE = "it could be used", "利用できた"
    OWN_CONDUCT = "a measure against the user's own acts (8.2)", "ユーザーの行為に対する措置(8条2項)"
    OWN_CONNECTION = "the user's own connection (3.3)", "ユーザーの接続環境(3条3項)"
    MAINTENANCE = "maintenance (11.1(1))", "保守等(11条1項1号)"
    FORCE_MAJEURE = "force majeure (11.1(2))", "不可抗力(11条1項2号)"
    JUDGED_NECESSARY = "a stop that the provider judged necessary (11.1(3))", "当社の判断による停止(11条1項3号)"
    OTHER = "another cause", "その他の原因"


class Provision(Facts):
    """The beginning of the service for a user."""

    started: Truth = fact("the provider has begun to provide the service", "提供を開始したか")
    started_on: Date = fact("the day on which it began, if it did", "提供の開始日")


class FeeDay(Provision):
    """A day for which a fee may be owed."""

    day: Date = fact("the day in question", "基準日")
    contract_runs: Truth = fact("the contract runs on that day", "当日、契約が存続しているか")
    stop: OneOf[StopKind] = fact("why the service could not be used on that day", "当日の利用不能の原因")


class Outage(DaysWithoutService):
    """Whole days on which the service could not be used at all, and why."""

    stop: OneOf[StopKind] = fact("why the service could not be used", "利用不能の原因")


class PaymentOfFee(Facts):
    """The way in which a fee was paid."""

    by_designated_method: Truth = fact("it was paid in the way that the provider designates", "指定された方法によるか")


class OverdueDebtUnderTerms(OverdueDebtOfCustomer):
    """A debt under the terms that was not paid when due."""

    product_price: Yen = fact("the unpaid price of the product, due on the same day", "同日を期日とする製品の未払代金")


@reading(
    "product-price-interest",
    en="Does an unpaid price of the product bear late interest under these terms?",
    ja="製品の未払代金に本規約の延滞利息は付くか。",
    why=Text(
        "Its sale has terms of its own; that 14.2 leaves it out for that paragraph only is caution.",
        "売買は別の規約による。14条2項が同項に限り代金を除くのは確認の趣旨である。",
    ),
)
class ProductPriceInterest(Reading):
    """Whether the price of the product is a debt under the terms."""

    NOT_COVERED = "no", "付かない"
    COVERED = "yes", "付く"


@soracam.date("15.1", by=CUSTOMER, to=PROVIDER)
def fee_from(provision: type[Provision]) -> Date:
    """The fee is owed from the day on which the provider began to provide the service, that day included."""
    return provided(provision.started, provision.started_on)


@soracam.duty(
    "15.1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        ("A suspension for the user's own acts leaves the fee as it is.", "自己の行為による停止中も料金は発生する。"),
        (
            "Of a fixed period that began, 17.1 has the whole fee owed.",
            "開始した期間の料金の全額については17条1項による。",
        ),
    ],
)
def fee_owed(day: type[FeeDay]) -> Truth:
    """From then on, as long as the contract runs, every day is one for which the fee is owed."""
    return all_of(day.started, day.day >= day.started_on, day.contract_runs)


@soracam.permission(IMPOSSIBILITY, by=CUSTOMER, to=PROVIDER, overrides=[fee_owed])
def fee_refused(day: type[FeeDay]) -> Truth:
    """For a day on which force majeure stopped the service the user may refuse the fee."""
    return FeesForNothing.CIVIL_CODE.chosen & day.stop.is_(StopKind.FORCE_MAJEURE)


@soracam.credit(
    IMPOSSIBILITY,
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        (
            "The terms have no clause on a credit; only force majeure is reached.",
            "規約に減額条項はなく、不可抗力に限る。",
        ),
        ("Each day counts as one over the days of its month.", "各日はその月の暦日数で按分する。"),
    ],
)
def outage_credit_owed(outage: type[Outage]) -> Yen:
    """For whole days on which force majeure stopped the service the fee for these days falls away."""
    stopped = FeesForNothing.CIVIL_CODE.chosen & outage.stop.is_(StopKind.FORCE_MAJEURE)
    return provided(stopped, fee_of_days_without(outage))


@soracam.duty("15.2", by=CUSTOMER, to=PROVIDER)
def paid_late(payment: type[Payment]) -> Truth:
    """The user pays the fee by the day that the provider designates, that day included."""
    return paid_after_due_day(payment)


@soracam.duty("15.2", by=CUSTOMER, to=PROVIDER)
def paid_otherwise(payment: type[PaymentOfFee]) -> Truth:
    """It pays in the way that the provider designates."""
    return ~payment.by_designated_method


def _bearing_interest(debt: type[OverdueDebtUnderTerms]) -> Yen:
    """What of a debt bears late interest."""
    principal = ProductPriceInterest.choose(
        {
            ProductPriceInterest.NOT_COVERED: debt.principal,
            ProductPriceInterest.COVERED: debt.principal + debt.product_price,
        }
    )
    return untaxed(principal, debt.tax_percent)


@soracam.payment(
    "15.3",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        ("Simple interest only: late interest is left out of the base.", "単利とする(延滞利息は元本に含まない)。"),
        ("Days are civil days in Asia/Tokyo.", "日は日本時間の暦日による。"),
        ("Each debt is computed by itself.", "債務ごとに計算する。"),
    ],
)
def interest_on_late_payment(debt: type[OverdueDebtUnderTerms]) -> Yen:
    """14.5% a year on a debt paid late, from the day after the due date to the day before payment."""
    amount = interest_for_delay(_bearing_interest(debt), RATE, debt.due_on, debt.paid_on)
    return provided(debt.paid_on > debt.due_on, amount)


@soracam.cap(CONSUMER_ACT_9_1_2, on=[interest_on_late_payment])
def ceiling_for_a_consumer(debt: type[OverdueDebtUnderTerms]) -> Yen:
    """A consumer owes no more than 14.6% a year to the day of payment, which 14.5% never exceeds."""
    most = ceiling_for_consumers(_bearing_interest(debt), debt.due_on, debt.paid_on)
    return provided(struck_for_consumers(debt.customer_is_consumer), most)


@soracam.payment(
    "15.3",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("The debt is taken with consumption tax.", "債務額は税込とする。")],
)
def interest_on_demanded_debt(debt: type[DemandedDebt]) -> Yen:
    """Damages and indemnities have no due date; they are late from the day after the demand."""
    return interest_from_demand(debt, RATE)


@soracam.payment(
    "15.3",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        (
            "The reduced principal bears interest from the day of the part payment.",
            "一部弁済の日から残元本につき計算する。",
        ),
        ("The part payment strikes an account.", "一部弁済時に精算し、端数はその前後で各別に処理する。"),
        ("The debt is taken with consumption tax.", "債務額は税込とする。"),
    ],
)
def interest_after_part_payment(debt: type[PartPayment]) -> Yen:
    """Late interest on the whole until a part payment, then on what is left of the principal."""
    return interest_with_part_payment(debt, RATE)


fee_start = soracam.question(
    "fee-start", Provision, fee_from, en="From which day is the fee owed?", ja="利用料はいつから発生するか。"
)
fee_duty = soracam.question(
    "fee-duty", FeeDay, fee_owed, since=fee_from, en="Is the fee owed for the day?", ja="当日の利用料は発生するか。"
)
outage_credit = soracam.question(
    "outage-credit",
    Outage,
    outage_credit_owed,
    en="How much is the bill reduced for the outage?",
    ja="利用不能による減額はいくらか。",
)
payment_breach = soracam.question(
    "payment-breach", Payment, paid_late, en="Was the fee paid late?", ja="支払は遅れたか。"
)
payment_method_breach = soracam.question(
    "payment-method-breach",
    PaymentOfFee,
    paid_otherwise,
    en="Was the fee paid in another way than the designated one?",
    ja="指定と異なる方法で支払ったか。",
)
late_interest = soracam.question(
    "late-interest",
    OverdueDebtUnderTerms,
    interest_on_late_payment,
    en="How much late interest is owed?",
    ja="延滞利息はいくらか。",
)
late_interest_from_demand = soracam.question(
    "late-interest-from-demand",
    DemandedDebt,
    interest_on_demanded_debt,
    en="How much late interest is owed on a debt without a due date?",
    ja="期日の定めのない債務の延滞利息はいくらか。",
)
late_interest_with_part_payment = soracam.question(
    "late-interest-with-part-payment",
    PartPayment,
    interest_after_part_payment,
    en="How much late interest is owed in all after a part payment?",
    ja="一部弁済がある場合の延滞利息の総額はいくらか。",
)

# Article 16  Acceleration -------------------------------------------------------------------------------------------


@soracam.deadline("15.2", by=CUSTOMER, to=PROVIDER)
def designated_day(debt: type[DebtAndEvent]) -> Date:
    """A debt is due on the day that the provider designates."""
    return designated_due_day(debt)


@soracam.deeming(
    "16/s1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        ("Of several events the earliest is given.", "複数の事由がある場合は最も早いものによる。"),
        (
            "A debt that arises on the day of the event exists at it.",
            "事由の発生日に生じた債務は発生時に存在したものとする。",
        ),
    ],
)
def acceleration() -> Truth:
    """Six kinds of event take away the benefit of term, by themselves."""
    return TRUE


@soracam.deadline("16/s1", by=CUSTOMER, to=PROVIDER, overrides=[designated_day])
def due_at_once(debt: type[DebtAndEvent]) -> Date:
    """Debts that exist at the event fall due by themselves on that day; one due earlier stays so."""
    return due_on_event(debt, acceleration.holds)


@soracam.deadline("16/s2", by=CUSTOMER, to=PROVIDER, overrides=[designated_day])
def due_on_demand(debt: type[DebtAndEvent]) -> Date:
    """Debts that arise after the event, while it lasts, are due at once when the provider asks for payment."""
    return due_on_later_demand(debt, acceleration.holds)


@soracam.payment(
    "16/s1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("Due dates are taken as they stand.", "支払期日は休業日の繰下げ後の日とする。")],
)
def accelerated_total(case: type[AllDebts]) -> Yen:
    """What falls due by itself on the day of the event, before its ordinary due date."""
    return falling_due_at_once(case, acceleration.holds)


@soracam.ground(
    "16(1)",
    of=acceleration,
    assumes=[
        ("Stopping payments alone is not enough.", "支払停止のみでは足りない。"),
        ("A judgement is one made in good faith.", "判断は信義則に従うことを要する。"),
    ],
)
def found_unable_to_pay(case: type[AcceleratingEvent]) -> Truth:
    """The provider found the user unable to pay."""
    return case.event.is_(Event.FOUND_UNABLE_TO_PAY)


@soracam.ground("16(2)", of=acceleration, assumes=[("A petition alone is not enough.", "申立てのみでは足りない。")])
def proceedings_opened(case: type[AcceleratingEvent]) -> Truth:
    """Bankruptcy, reorganisation, civil rehabilitation or other statutory insolvency proceedings were opened."""
    return case.event.is_(Event.PROCEEDINGS_OPENED)


@soracam.ground("16(3)", of=acceleration)
def dishonour(case: type[AcceleratingEvent]) -> Truth:
    """One of the user's bills or cheques bounced."""
    return dishonoured(case)


@soracam.ground("16(4)", of=acceleration)
def seizure(case: type[AcceleratingEvent]) -> Truth:
    """An order or notice of attachment, provisional measure, execution, auction or tax seizure was dispatched."""
    return seized(case)


@soracam.ground("16(5)", of=acceleration)
def whereabouts_unknown(case: type[AcceleratingEvent]) -> Truth:
    """Nobody knows where the user is."""
    return case.event.is_(Event.WHEREABOUTS_UNKNOWN)


@soracam.ground("16(6)", of=acceleration)
def serious_state(case: type[AcceleratingEvent]) -> Truth:
    """Another state arose that is found to impede the user's business seriously."""
    return seriously_impeded(case)


@soracam.payment(
    "15.3", by=CUSTOMER, to=PROVIDER, assumes=[("The debt is taken with consumption tax.", "債務額は税込とする。")]
)
def interest_after_acceleration(debt: type[AcceleratedOverdueDebt]) -> Yen:
    """Late interest on a debt under the terms counts from the day on which it fell due early."""
    accelerated = due_at_once.said(otherwise=due_on_demand.said(otherwise=designated_due_day(debt)))
    return interest_on_accelerated(debt, RATE, accelerated)


due_date = soracam.question(
    "due-date",
    DebtAndEvent,
    designated_day,
    due_at_once,
    due_on_demand,
    en="When is the debt due?",
    ja="債務の支払期日はいつか。",
)
total_due_at_once = soracam.question(
    "total-due-at-once",
    AllDebts,
    accelerated_total,
    en="How much falls due early by itself?",
    ja="当然に期限の利益を失う債務の総額はいくらか。",
)
late_interest_after_acceleration = soracam.question(
    "late-interest-after-acceleration",
    AcceleratedOverdueDebt,
    interest_after_acceleration,
    en="How much late interest is owed on an accelerated debt?",
    ja="期限の利益を失った債務の延滞利息はいくらか。",
)

# Article 17  Termination --------------------------------------------------------------------------------------------


class UsersTermination(Facts):
    """A notice of termination from the user."""

    prescribed_form: Truth = fact("the notice is in the manner that the provider prescribes", "当社所定の方式によるか")
    sent_on: Date = fact("the day on which the notice was sent", "通知の発信日")
    received_on: Date = fact(
        "the day on which the provider received the notice", "当社が通知を受領した日", not_before="sent_on"
    )
    period_last_day: Date = fact("the last day of the running fee period", "進行中の料金期間の末日")


class EndedBy(Labelled):
    """How a contract ended."""

    CUSTOMERS_TERMINATION = "the user terminated (17.1)", "ユーザーの解除(17条1項)"
    PROVIDERS_TERMINATION = "the provider terminated (17.2)", "当社の解約(17条2項)"
    END_OF_SERVICE = "the service was ended (11.2)", "サービスの終了(11条2項)"
    CUSTOMERS_TIES = (
        "the provider terminated for anti-social ties of the user (21.3)",
        "ユーザーの反社関係を理由とする当社の解除(21条3項)",
    )
    PROVIDERS_TIES = (
        "the user terminated for anti-social ties of the provider (21.3)",
        "当社の反社関係を理由とするユーザーの解除(21条3項)",
    )


class EndedPeriod(PrepaidPeriod):
    """A prepaid period, and what decides who keeps the fee for the rest of it."""

    ended_by: OneOf[EndedBy] = fact("how the contract ended", "終了の原因")
    customer_is_consumer: Truth = fact("the customer is a consumer", "契約者が消費者か")
    average_damage: Yen = fact(
        "the average damage of the provider from such a cancellation", "同種の解除により当社に生ずべき平均的な損害"
    )


class TerminatedPeriod(Facts):
    """A fixed period of which the user terminates the contract, with a fee that is not fully paid."""

    period_fee: Yen = fact("the fee for the whole period", "期間全部の料金")
    paid: Yen = fact("paid of it so far", "支払済みの額")
    first_day: Date = fact("the first day of the period", "期間の初日")
    last_day: Date = fact("the last day of the period", "期間の末日", not_before="first_day")
    ended_on: Date = fact("the day with which the contract ends", "契約終了日")


@reading(
    "customers-termination-moment",
    en="When does the user's termination take effect?",
    ja="ユーザーの解除はいつ効力を生じるか。",
    why=Text(
        "No period of notice and no other day is written; the fee of the period is owed anyway.",
        "予告期間も効力発生日の定めもなく、期間の料金はいずれにせよ発生する。",
    ),
)
class CustomersTerminationMoment(Reading):
    """The day of a termination by the user."""

    ON_NOTICE = "with the notice", "通知の時"
    END_OF_PERIOD = "at the end of the running fee period", "進行中の料金期間の末日"


@reading(
    "unpaid-fee-at-termination",
    en="Is the whole fee of the period owed if it was not paid yet when the user terminated?",
    ja="未払のまま期間の途中で解除した場合、期間全部の料金を支払うべきか。",
    why=Text(
        "There are two limbs, no proration and no refund; the first covers unpaid fees.",
        "按分しないことと返金しないことは別個で、前者は未払料金に及ぶ。",
    ),
)
class UnpaidFeeAtTermination(Reading):
    """What is still owed."""

    WHOLE_PERIOD = "yes", "全部"
    ELAPSED_PART = "no, only for the days until the end", "終了までの日数分のみ"


@reading(
    "termination-before-start",
    en="Is a fee owed if the user terminates before the period begins?",
    ja="期間の開始前に解除した場合、料金は発生するか。",
    why=Text("The duty to pay begins with the provision of the service.", "支払義務は提供の開始により生じる。"),
)
class TerminationBeforeStart(Reading):
    """The fee of a period that never began."""

    NO_FEE = "no", "発生しない"
    WHOLE_FEE = "yes, the whole", "全部発生する"


@reading(
    "no-proration-scope",
    en="Is nothing returned for the rest of a period only where the user terminates under 17.1, or at any end?",
    ja="残期間の料金を返さないのは17条1項の解除の場合のみか、すべての終了の場合か。",
    why=Text(
        "The sentence stands in the paragraph on the user's termination.",
        "当該文はユーザーの解除に関する項に置かれている。",
    ),
)
class NoProrationScope(Reading):
    """How far the second sentence of 17.1 goes."""

    CUSTOMERS_TERMINATION = "only where the user terminates under 17.1", "17条1項の解除の場合のみ"
    ANY_END = "at any end", "すべての終了の場合"


@reading(
    "risk-as-prohibited-act",
    en="May the provider terminate for a mere risk of a prohibited act?",
    ja="禁止行為のおそれのみで解約できるか。",
    why=Text(
        "8.2 names the risk beside the act, 17.2(2) does not.", "8条2項と異なり17条2項2号はおそれを挙げていない。"
    ),
)
class RiskAsProhibitedAct(Reading):
    """Whether 17.2(2) reaches risks."""

    ACT_NEEDED = "no, the act is needed", "できない(行為を要する)"
    RISK_IS_ENOUGH = "yes", "できる"


@soracam.right(
    "17.1/s1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("No reason, no period of notice, no minimum term.", "理由・予告期間・最低利用期間を要しない。")],
)
def users_termination(notice: type[UsersTermination]) -> Date:
    """Notice in the prescribed manner ends the contract."""
    given = ClaimMoment.choose({ClaimMoment.ARRIVAL: notice.received_on, ClaimMoment.DISPATCH: notice.sent_on})
    day = CustomersTerminationMoment.choose(
        {
            CustomersTerminationMoment.ON_NOTICE: given,
            CustomersTerminationMoment.END_OF_PERIOD: higher(given, notice.period_last_day),
        }
    )
    return provided(notice.prescribed_form, day)


def _ended_midway(paid: type[EndedPeriod]) -> Truth:
    """Whether the second sentence of 17.1 reaches an end: it speaks of the middle of a period."""
    reached = paid.ended_by.is_(EndedBy.CUSTOMERS_TERMINATION) | NoProrationScope.ANY_END.chosen
    return reached & (paid.ended_on >= paid.first_day)


@soracam.payment("17.1/s2", by=PROVIDER, to=CUSTOMER)
def nothing_returned(paid: type[EndedPeriod]) -> Yen:
    """If the user terminates in the middle of a fixed period, nothing is returned for the rest of it."""
    return provided(_ended_midway(paid), Yen.fixed(0))


@soracam.payment(
    CONSUMER_ACT_9_1_1,
    by=PROVIDER,
    to=CUSTOMER,
    overrides=[nothing_returned],
    assumes=[
        (
            "What is not returned counts as a charge for the cancellation.",
            "返金しないことを解除に伴う違約金とみて平均的な損害と比べる。",
        )
    ],
)
def above_average_damage(paid: type[EndedPeriod]) -> Yen:
    """A consumer gets back what exceeds the provider's average damage from the cancellation."""
    charged = _ended_midway(paid) & ~paid.ended_by.is_(EndedBy.END_OF_SERVICE)
    back = higher(unused_part(paid) - paid.average_damage, Yen.fixed(0))
    return provided(charged & struck_for_consumers(paid.customer_is_consumer), back)


@soracam.payment(
    "17.1/s2",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("First and last day make no difference.", "期間の初日でも末日でも同じである。")],
)
def whole_fee_owed(owed: type[TerminatedPeriod]) -> Yen:
    """If the user terminates in the middle of a fixed period, the fee is not prorated."""
    nothing = Yen.fixed(0)
    elapsed = period(owed.first_day, lower(owed.ended_on, owed.last_day)).days
    whole = higher(period(owed.first_day, owed.last_day).days, DAY)
    fee = UnpaidFeeAtTermination.choose(
        {
            UnpaidFeeAtTermination.WHOLE_PERIOD: owed.period_fee,
            UnpaidFeeAtTermination.ELAPSED_PART: whole_yen(owed.period_fee * (elapsed / whole)),
        }
    )
    return provided(owed.ended_on >= owed.first_day, higher(fee - owed.paid, nothing))


@soracam.payment("15.1", by=CUSTOMER, to=PROVIDER)
def no_fee_before_start(owed: type[TerminatedPeriod]) -> Yen:
    """If the user terminates before the period begins, its fee follows the duty to pay, which begins with provision."""
    whole = higher(owed.period_fee - owed.paid, Yen.fixed(0))
    fee = TerminationBeforeStart.choose(
        {TerminationBeforeStart.NO_FEE: Yen.fixed(0), TerminationBeforeStart.WHOLE_FEE: whole}
    )
    return provided(owed.ended_on < owed.first_day, fee)


class Trouble(Labelled):
    """Something that happened on the user's side."""

    FALSE_NOTICE = "what was told to the provider was untrue (1)", "当社への虚偽の届出(1号)"
    PAYMENTS_STOPPED = "it stopped payments (3)", "支払停止(3号)"
    UNABLE_TO_PAY = "it cannot pay (3)", "支払不能(3号)"
    DISHONOUR = "a bill or cheque bounced (4)", "手形・小切手の不渡り(4号)"
    ATTACHMENT_APPLIED_FOR = (
        "attachment, provisional attachment or auction was applied for (5)",
        "差押え・仮差押え・競売の申立て(5号)",
    )
    OTHER_MEASURE_APPLIED_FOR = "a provisional disposition or the like was applied for", "仮処分等の申立て"
    PUBLIC_DUES_SEIZURE = "a seizure for public dues was suffered (5)", "公租公課の滞納処分(5号)"
    PETITION = (
        "a petition for bankruptcy, reorganisation or civil rehabilitation was filed (6)",
        "破産・会社更生・民事再生の申立て(6号)",
    )
    OTHER_PETITION = "a petition for other insolvency proceedings was filed", "その他の倒産手続の申立て"
    CREDIT_DOUBT = "serious doubt about its credit arose (6)", "信用状態への重大な不安(6号)"
    LICENCE = "the authority revoked or suspended a business licence or the like (7)", "監督官庁の処分(7号)"
    RESOLUTION = (
        "a resolution to dissolve, reduce capital or transfer the business or the like was passed (9)",
        "解散・減資・事業譲渡等の決議(9号)",
    )
    RESOLUTION_PROPOSED = "such a resolution was proposed, not passed", "決議の提案のみ"
    PERFORMANCE_DIFFICULT = "performing the contract has become difficult (10)", "契約の履行の困難(10号)"
    JUDGED_IMPROPER = (
        "its use of the service is improper in the provider's judgement (11)",
        "不適切な利用との判断(11号)",
    )
    WHEREABOUTS_UNKNOWN = "nobody knows where it is", "所在不明"
    LATE_PAYMENT = "mere late payment", "単なる支払遅延"


class ProvidersTermination(Acts, ClientsConduct):
    """What bears on a termination by the provider."""

    ground_judged: Truth = fact(
        "the provider judges that a ground of 17.2 exists", "17条2項の事由があると当社が判断したか"
    )
    troubles: Several[Trouble] = fact("what happened on the user's side", "ユーザーに生じた事由")
    breach: Truth = fact("the user broke the contract", "ユーザーに契約違反があるか")
    demanded: Truth = fact("the provider demanded that the breach be put right", "当社が是正を催告したか")
    last_day_to_cure: Date = fact("the last day of a reasonable time after the demand", "催告後の合理的な期間の末日")
    cured: Truth = fact("the breach was put right", "違反が是正されたか")
    cured_on: Date = fact("the day on which it was put right, if it was", "是正の日")
    as_of: Date = fact("the day on which the power is used", "権限行使の日")


class DatedTermination(ProvidersTermination, ProvidersTerminationNotice):
    """A termination by the provider with its days."""


@soracam.power(
    "17.2",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        (
            "A judgement that a ground exists is one in good faith, about a ground that exists.",
            "判断は信義則に従い、事由の存在を要する。",
        ),
        ("No demand and no time to cure, except in (8).", "8号を除き催告も是正期間も要しない。"),
        ("Accrued debts stay; what ends is the future.", "既発生の債務は残り、将来に向かって終了する。"),
    ],
)
def providers_termination(case: type[ProvidersTermination]) -> Truth:
    """Where it judges that one of eleven grounds exists, the provider may terminate without notice or demand."""
    return case.ground_judged


@soracam.ground("17.2(1)", of=providers_termination, assumes=[("Its weight is not asked for.", "重要性は要しない。")])
def false_notice(case: type[ProvidersTermination]) -> Truth:
    """What was told to the provider was untrue."""
    return case.troubles.has(Trouble.FALSE_NOTICE)


@soracam.ground("17.2(2)", of=providers_termination)
def prohibited_act_done(case: type[ProvidersTermination]) -> Truth:
    """An act that article 8 forbids was done, by the user or a client."""
    plain = [act for act in Act if act is not Act.SUPPLIED_OTHERS]
    clients = case.clients_acts.has_any(*plain) & clients_acts_are_own.holds
    supplied = _done(case, Act.SUPPLIED_OTHERS) & _supply_not_allowed()
    risk = any_of(case.risked.has_any(*plain), case.risked.has(Act.SUPPLIED_OTHERS) & _supply_not_allowed())
    return any_of(case.acts.has_any(*plain), clients, supplied, RiskAsProhibitedAct.RISK_IS_ENOUGH.chosen & risk)


@soracam.ground("17.2(3)", of=providers_termination)
def payments_stopped(case: type[ProvidersTermination]) -> Truth:
    """Payments were stopped, or the user cannot pay."""
    return case.troubles.has_any(Trouble.PAYMENTS_STOPPED, Trouble.UNABLE_TO_PAY)


@soracam.ground("17.2(4)", of=providers_termination)
def bill_bounced(case: type[ProvidersTermination]) -> Truth:
    """A bill or cheque bounced."""
    return case.troubles.has(Trouble.DISHONOUR)


@soracam.ground("17.2(5)", of=providers_termination)
def attachment(case: type[ProvidersTermination]) -> Truth:
    """Attachment, provisional attachment or auction was applied for, or a seizure for public dues was suffered."""
    return case.troubles.has_any(Trouble.ATTACHMENT_APPLIED_FOR, Trouble.PUBLIC_DUES_SEIZURE)


@soracam.ground("17.2(6)", of=providers_termination, assumes=[("Whoever filed it.", "申立人を問わない。")])
def petition_or_doubt(case: type[ProvidersTermination]) -> Truth:
    """A petition for one of three insolvency proceedings was filed, or serious doubt about credit arose."""
    return case.troubles.has_any(Trouble.PETITION, Trouble.CREDIT_DOUBT)


@soracam.ground("17.2(7)", of=providers_termination)
def licence_revoked(case: type[ProvidersTermination]) -> Truth:
    """The supervising authority revoked or suspended a business licence or the like."""
    return case.troubles.has(Trouble.LICENCE)


@soracam.ground(
    "17.2(8)",
    of=providers_termination,
    assumes=[("How long is reasonable comes in as a day.", "合理的な期間の長さは事実として入力する。")],
)
def breach_not_cured(case: type[ProvidersTermination]) -> Truth:
    """A breach was not put right within a reasonable time after the provider's demand."""
    in_time = case.cured & (case.cured_on <= case.last_day_to_cure)
    since_then = GroundAfterCure.LAPSES.chosen & case.cured & (case.cured_on <= case.as_of)
    broken = case.breach | clients_breach_is_own.holds
    return all_of(broken, case.demanded, case.as_of > case.last_day_to_cure, ~in_time, ~since_then)


@soracam.ground("17.2(9)", of=providers_termination)
def resolution_passed(case: type[ProvidersTermination]) -> Truth:
    """A resolution to dissolve, reduce capital, or transfer all or an important part of the business was passed."""
    return case.troubles.has(Trouble.RESOLUTION)


@soracam.ground("17.2(10)", of=providers_termination)
def performance_difficult(case: type[ProvidersTermination]) -> Truth:
    """Circumstances arose that make performing the contract difficult."""
    return case.troubles.has(Trouble.PERFORMANCE_DIFFICULT)


@soracam.ground("17.2(11)", of=providers_termination)
def use_judged_improper(case: type[ProvidersTermination]) -> Truth:
    """The provider otherwise judges the user's use of the service improper."""
    return case.troubles.has(Trouble.JUDGED_IMPROPER)


@soracam.date("17.2", by=PROVIDER, to=CUSTOMER)
def providers_termination_day(case: type[DatedTermination]) -> Date:
    """A termination by the provider, though without prior notice, takes effect when it is declared."""
    return provided(providers_termination.holds, day_of_providers_termination(case))


@soracam.payment("17.2", "21.3", by=PROVIDER, to=CUSTOMER)
def prepaid_fees_back(paid: type[EndedPeriod]) -> Yen:
    """Of prepaid fees nothing is written; if so read, those for days after a termination by the provider go back."""
    by_provider = paid.ended_by.is_one_of(EndedBy.PROVIDERS_TERMINATION, EndedBy.CUSTOMERS_TIES)
    return provided(all_of(by_provider, ~_ended_midway(paid), PrepaidFees.PRO_RATA.chosen), unused_part(paid))


@soracam.payment(UNJUST_ENRICHMENT, by=PROVIDER, to=CUSTOMER)
def prepaid_fees_back_by_law(paid: type[EndedPeriod]) -> Yen:
    """What was paid for days without service goes back where the provider is behind the end, or no period began."""
    providers_doing = paid.ended_by.is_one_of(EndedBy.END_OF_SERVICE, EndedBy.PROVIDERS_TIES)
    never_began = (paid.ended_on < paid.first_day) & TerminationBeforeStart.NO_FEE.chosen
    reached = all_of(providers_doing | never_began, ~_ended_midway(paid), PrepaidFeesByLaw.CIVIL_CODE_703.chosen)
    return provided(reached, unused_part(paid))


class UnpaidAtTermination(Facts):
    """What was unpaid when the provider terminated."""

    terminated_by_provider: Truth = fact("the provider terminated under 17.2", "17条2項による解約か")
    unpaid_fees: Yen = fact("fees unpaid at that time", "解約時の未払料金")
    unpaid_late_interest: Yen = fact("late interest unpaid at that time", "解約時の未払遅延損害金")
    day_set: Truth = fact("the provider set a day for payment", "当社が支払日を定めたか")
    set_on: Date = fact("the day that the provider set for payment, if it did", "当社が定めた支払日")


class DebtAtTermination(Facts):
    """A fee that was unpaid when the provider terminated."""

    due_on: Date = fact("its due date, brought forward by an event of 16 or not", "支払期日(16条による繰上げ後の日)")
    fell_due_early: Truth = fact("an event of 16 made it fall due early", "16条により期限の利益を失ったか")
    terminated_on: Date = fact("the day on which the provider terminated under 17.2", "17条2項による解約の日")
    day_set: Truth = fact("the provider set a day for payment", "当社が支払日を定めたか")
    set_on: Date = fact(
        "the day that the provider set for payment, if it did", "当社が定めた支払日", not_before="terminated_on"
    )


class OverdueDebtAtTermination(DebtAtTermination):
    """The same, paid late."""

    principal: Yen = fact("the debt, late interest left out", "債務額(延滞利息を除く)")
    paid_on: Date = fact("the day of payment", "支払の日")


@reading(
    "due-date-after-termination",
    en="Does the day set after a termination replace a due date that had passed?",
    ja="解約後に定められた支払日は、既に経過した支払期日に代わるか。",
    why=Text(
        "The paragraph itself speaks of damages for delay that had accrued, and a waiver is not presumed.",
        "条項自体が既発生の遅延損害金を前提とし、放棄は推定されない。",
    ),
)
class DueDateAfterTermination(Reading):
    """What becomes of a due date that had passed."""

    KEPT = "no, it stays", "代わらない"
    REPLACED = "yes", "代わる"


@soracam.payment(
    "17.3",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("Accrued debts outlive the contract.", "既発生の債務は契約終了後も存続する。")],
)
def unpaid_at_termination(unpaid: type[UnpaidAtTermination]) -> Yen:
    """Fees and late interest unpaid when the provider terminates are to be paid by the day that it sets."""
    return provided(unpaid.terminated_by_provider, unpaid.unpaid_fees + unpaid.unpaid_late_interest)


@soracam.deadline("17.3", by=CUSTOMER, to=PROVIDER)
def day_set_for_payment(unpaid: type[UnpaidAtTermination]) -> Date:
    """That day itself is in time."""
    return provided(unpaid.terminated_by_provider & unpaid.day_set, unpaid.set_on)


@soracam.deadline(
    "15.2",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("Due dates are taken as they stand.", "支払期日は休業日の繰下げ後の日とする。")],
)
def due_date_before_termination(debt: type[DebtAtTermination]) -> Date:
    """A fee is due on the day that the provider designated."""
    return debt.due_on


@soracam.deadline("17.3", by=CUSTOMER, to=PROVIDER, overrides=[due_date_before_termination])
def due_date_set_at_termination(debt: type[DebtAtTermination]) -> Date:
    """A fee that is unpaid when the provider terminates is due on the day that it sets, unless it was due already."""
    still_had_time = (debt.due_on >= debt.terminated_on) & ~debt.fell_due_early
    reached = any_of(still_had_time, DueDateAfterTermination.REPLACED.chosen)
    return provided(debt.day_set & reached, debt.set_on)


@soracam.payment(
    "15.3", by=CUSTOMER, to=PROVIDER, assumes=[("The debt is taken with consumption tax.", "債務額は税込とする。")]
)
def interest_after_termination(debt: type[OverdueDebtAtTermination]) -> Yen:
    """Late interest on a fee that was unpaid when the provider terminated counts from its due date, old or new."""
    counted = due_date_set_at_termination.said(otherwise=debt.due_on)
    due = named("due-date", "the due date that counts", "基準となる支払期日", counted)
    return provided(debt.paid_on > due, interest_for_delay(debt.principal, RATE, due, debt.paid_on))


@soracam.permission("17.4", by=PROVIDER, to=CUSTOMER)
def records_after_contract(records: type[Records]) -> Truth:
    """After the contract has ended, however, the provider need not keep recordings and other records."""
    return records.ended.is_(HowItEnded.CONTRACT_ENDED) & (records.as_of >= records.ended_at)


termination_by_customer = soracam.question(
    "termination-by-customer",
    UsersTermination,
    users_termination,
    en="On which day does the user's termination take effect?",
    ja="ユーザーの解除はいつ効力を生じるか。",
)
fee_after_termination = soracam.question(
    "fee-after-termination",
    TerminatedPeriod,
    whole_fee_owed,
    no_fee_before_start,
    en="What does the user still owe of the fee for the period in which it terminates?",
    ja="ユーザーの解除後、当該期間の料金のうちなお支払うべき額はいくらか。",
)
prepaid_refund = soracam.question(
    "prepaid-refund",
    EndedPeriod,
    nothing_returned,
    above_average_damage,
    prepaid_fees_back,
    prepaid_fees_back_by_law,
    en="What of a prepaid fee is returned when the contract ends?",
    ja="契約の終了の場合、前払料金はいくら返還されるか。",
)
may_terminate = soracam.question(
    "termination-by-provider",
    ProvidersTermination,
    providers_termination,
    en="May the provider terminate the contract?",
    ja="当社は契約を解約できるか。",
)
termination_day = soracam.question(
    "termination-by-provider-day",
    DatedTermination,
    providers_termination_day,
    en="On which day does the provider's termination take effect?",
    ja="当社の解約はいつ効力を生じるか。",
)
payable_after_termination = soracam.question(
    "payable-after-termination",
    UnpaidAtTermination,
    unpaid_at_termination,
    until=day_set_for_payment,
    en="What is payable after a termination by the provider, and by when?",
    ja="当社の解約後、いくらをいつまでに支払うべきか。",
)
due_date_after_termination = soracam.question(
    "due-date-after-termination",
    DebtAtTermination,
    due_date_before_termination,
    due_date_set_at_termination,
    en="When is a fee due that was unpaid when the provider terminated?",
    ja="当社の解約時に未払の料金の支払期日はいつか。",
)
late_interest_after_termination = soracam.question(
    "late-interest-after-termination",
    OverdueDebtAtTermination,
    interest_after_termination,
    en="How much late interest is owed on a fee that was unpaid when the provider terminated?",
    ja="当社の解約時に未払の料金の延滞利息はいくらか。",
)
retention_ended = soracam.question(
    "retention-ended",
    Records,
    records_after_service,
    records_after_contract,
    en="Is the provider free of any duty to keep recordings?",
    ja="当社は録画等の保存義務を負わないか。",
)

# Article 18  Handling of user information ---------------------------------------------------------------------------


@soracam.precedence("18", overrides=[these_terms_govern])
def privacy_policy_governs(relation: type[PartiesRelation]) -> OneOf[GoverningText]:
    """Personal data are handled under the provider's privacy policy, and the user consents to that."""
    return provided(relation.about.is_(Relation.PERSONAL_DATA), OneOf.fixed(GoverningText.PRIVACY_POLICY))


governing_text = soracam.question(
    "governing-text",
    PartiesRelation,
    these_terms_govern,
    sale_terms_govern,
    privacy_policy_governs,
    en="Which text governs the matter?",
    ja="当該事項を規律する文書は何か。",
)

# Article 19  Changes to the terms -----------------------------------------------------------------------------------


@soracam.power(
    "19/s1",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("No ground is needed; good faith is not examined.", "変更の理由は不要とし、信義則は検討しない。")],
)
def may_amend() -> Truth:
    """The provider may change the terms; no ground is required."""
    return TRUE


@soracam.duty(
    "19/s2/a", by=PROVIDER, to=CUSTOMER, assumes=[("No lead time is required.", "告知と適用の間隔は問わない。")]
)
def announced(change: type[Amendment]) -> Truth:
    """A change is announced on the website or by another method that the provider lays down."""
    return change.channel.is_one_of(Channel.WEBSITE, Channel.PROVIDERS_METHOD)


@soracam.deeming(
    "19/s2/b",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("Whether the user knew of the change makes no difference.", "変更の認識の有無を問わない。")],
)
def new_terms_from(change: type[Amendment]) -> Date:
    """Use after the announcement counts as consent, and the changed terms apply."""
    return terms_agreed_by_use(change, announced.holds)


@soracam.deeming(STANDARD_TERMS_CHANGE, by=CUSTOMER, to=PROVIDER, overrides=[new_terms_from])
def new_terms_by_statute(change: type[Amendment]) -> Date:
    """By statute a change for everyone's benefit, or a reasonable one announced in time, binds without consent."""
    return terms_changed_by_statute(change, announced.holds)


may_change_the_terms = soracam.question(
    "may-change-the-terms",
    Facts,
    may_amend,
    en="May the provider change the terms?",
    ja="当社は規約を変更できるか。",
)
new_terms = soracam.question(
    "new-terms",
    Amendment,
    new_terms_from,
    new_terms_by_statute,
    en="From which day do the changed terms apply?",
    ja="変更後の規約はいつから適用されるか。",
)

# Article 20  Notices ------------------------------------------------------------------------------------------------


class Notice(Facts):
    """A notice of one side to the other."""

    by_providers_method: Truth = fact(
        "it was given in the manner that the provider lays down", "当社の定める方法によるか"
    )
    sent_at: Instant = fact("when it was sent", "発信の日時")
    arrived_at: Instant = fact("when it arrived", "到達の日時", not_before="sent_at")


@soracam.formation(
    "20",
    by=EITHER,
    to=OTHER,
    assumes=[
        (
            "It settles the manner only; when a notice works is for the Civil Code.",
            "方法のみを定め、効力発生時は民法による。",
        ),
        ("No notice counts as delivered without arriving.", "到達の擬制はない。"),
    ],
)
def notice_takes_effect(notice: type[Notice]) -> Instant:
    """Notices either way are given in the manner that the provider lays down."""
    moment = ClaimMoment.choose({ClaimMoment.ARRIVAL: notice.arrived_at, ClaimMoment.DISPATCH: notice.sent_at})
    return provided(notice.by_providers_method, moment)


notice_effect = soracam.question(
    "notice-effect",
    Notice,
    notice_takes_effect,
    en="When does the notice take effect?",
    ja="通知はいつ効力を生じるか。",
)

# Article 21  Exclusion of anti-social forces ------------------------------------------------------------------------


class AntisocialTermination(Suspicion, Limits):
    """A termination for anti-social ties and the damage from it."""

    terminating: OneOf[Side] = fact("which side terminates", "解除する側")
    damage: Yen = fact("the terminating side's damage from the termination", "解除により生じた損害額")


@reading(
    "antisocial-damages-cap",
    en="Does the cap limit damages of the user for anti-social ties of the provider?",
    ja="反社条項に基づく当社への賠償請求にも上限が及ぶか。",
    why=Text(
        "21.3 speaks of both sides alike and goes before the general limit of one of them.",
        "21条3項は双方に等しく適用される特則で、一方のための一般的な制限に優先する。",
    ),
)
class AntisocialDamagesCap(Reading):
    """Whether 14.2 reaches 21.3."""

    DOES_NOT_APPLY = "no", "及ばない"
    APPLIES = "yes", "及ぶ"


@soracam.prohibition("21.1", by=EITHER, to=OTHER)
def warranty_broken(suspicion: type[Suspicion]) -> Truth:
    """Each side warrants and promises that it is no anti-social force and in none of five situations."""
    return TRUE


@soracam.ground("21.1", of=warranty_broken)
def is_antisocial_force(suspicion: type[Suspicion]) -> Truth:
    """It is itself an anti-social force."""
    return suspicion.situations.has(Situation.ANTISOCIAL_FORCE)


@soracam.ground("21.1(1)", of=warranty_broken)
def officer_with_ties(suspicion: type[Suspicion]) -> Truth:
    """Among its officers is someone with gang ties who may commit violent unlawful acts."""
    return suspicion.situations.has(Situation.OFFICER)


@soracam.ground("21.1(2)", of=warranty_broken)
def gang_in_management(suspicion: type[Suspicion]) -> Truth:
    """A gang, gang member or gang-related person takes part in its management."""
    return suspicion.situations.has(Situation.MANAGEMENT)


@soracam.ground("21.1(3)", of=warranty_broken)
def benefits_received(suspicion: type[Suspicion]) -> Truth:
    """It receives funds, investment or another benefit from them."""
    return suspicion.situations.has(Situation.RECEIVES)


@soracam.ground("21.1(4)", of=warranty_broken)
def benefits_given(suspicion: type[Suspicion]) -> Truth:
    """It gives them funds or another benefit."""
    return suspicion.situations.has(Situation.GIVES)


@soracam.ground("21.1(5)", of=warranty_broken)
def reproachable_relations(suspicion: type[Suspicion]) -> Truth:
    """It has relations with anti-social forces that deserve social reproach."""
    return suspicion.situations.has(Situation.RELATIONS)


@soracam.power("21.2/a", by=EITHER, to=OTHER)
def may_demand_report(demand: type[ReportDemand]) -> Truth:
    """On facts that raise suspicion a side may demand a report of the other."""
    return demand.facts_raise_suspicion


@soracam.duty(
    "21.2/b",
    by=OTHER,
    to=EITHER,
    assumes=[("The designated day itself is in time.", "指定された期日中の提出は期限内である。")],
)
def report_missing(suspicion: type[Suspicion]) -> Truth:
    """The side that is asked hands its report in by the designated day."""
    return report_not_handed_in(suspicion)


@soracam.right(
    "21.3",
    by=EITHER,
    to=OTHER,
    assumes=[("At once: on arrival of the notice, without demand.", "催告なく、通知の到達により効力を生ずる。")],
)
def antisocial_termination() -> Truth:
    """Either side may terminate at once if one of two grounds exists on the other side."""
    return TRUE


@soracam.payment(
    "21.3",
    by=OTHER,
    to=EITHER,
    assumes=[
        (
            "Where 14.2 is read to apply, the heads that it excludes are left out of the damage.",
            "14条2項が及ぶ場合、同項の除外する費目は損害額に含めない。",
        )
    ],
)
def antisocial_damages(case: type[AntisocialTermination]) -> Yen:
    """The terminating side may claim the damage that the termination causes."""
    return provided(antisocial_termination.holds, case.damage)


@soracam.cap("14.2/s2", on=[antisocial_damages])
def cap_on_antisocial_damages(case: type[AntisocialTermination]) -> Yen:
    """The cap protects the provider only; read so, it limits what the user claims."""
    protects = case.terminating.is_(Side.CUSTOMER) & AntisocialDamagesCap.APPLIES.chosen
    return provided(protects, _fees_of_three_months(case))


@soracam.disapplies(GROSS_FAULT_CASES, rules=[cap_on_antisocial_damages])
def no_antisocial_cap_under_gross_fault(case: type[AntisocialTermination]) -> Truth:
    """Nor does the cap hold here for the provider's intent or gross negligence."""
    return unlimited_under_gross_fault(grossly_at_fault(case))


@soracam.disapplies(CONSUMER_ACT_8_1_GROSS, "23/a", rules=[cap_on_antisocial_damages])
def antisocial_cap_void_under_gross_fault(case: type[AntisocialTermination]) -> Truth:
    """Towards a consumer it is void for intent or gross negligence."""
    return struck_for_consumers(case.customer_is_consumer) & gross(case.fault)


@soracam.disapplies(CONSUMER_ACT_8_3, "23/a", rules=[cap_on_antisocial_damages])
def unclear_antisocial_cap_void(case: type[AntisocialTermination]) -> Truth:
    """And in contracts with consumers since 1 June 2023 altogether."""
    return struck_for_consumers(case.customer_is_consumer) & (case.contract_made_on >= _EIGHT_THREE_SINCE)


@soracam.ground("21.3(1)", of=antisocial_termination)
def warranty_broken_or_suspected(suspicion: type[Suspicion]) -> Truth:
    """The warranty or promise is broken, or there is sufficient reason to suspect so."""
    return warranty_broken.holds | suspicion.reason_to_suspect


@soracam.ground("21.3(2)", of=antisocial_termination)
def report_missing_or_false(suspicion: type[Suspicion]) -> Truth:
    """No report was handed in, or a false one was."""
    return report_missing.holds | false_report_handed_in(suspicion)


may_demand_a_report = soracam.question(
    "report-demand", ReportDemand, may_demand_report, en="May a report be demanded?", ja="報告を求めることができるか。"
)
may_terminate_for_antisocial_ties = soracam.question(
    "antisocial-termination",
    Suspicion,
    antisocial_termination,
    en="May the other side terminate at once for anti-social ties?",
    ja="反社会的勢力の排除条項により即時に解除できるか。",
)
damages_for_antisocial_ties = soracam.question(
    "antisocial-damages",
    AntisocialTermination,
    antisocial_damages,
    en="How much damage from the termination can be claimed?",
    ja="解除により生じた損害をいくら請求できるか。",
)

# Article 22  Transfer of the contractual position and the like ------------------------------------------------------


class TransferAct(Labelled):
    """What is done with the user's position, rights or duties."""

    ASSIGN = "assignment", "譲渡"
    PASS_ON = "another transfer to a third party", "その他の移転"
    PLEDGE = "pledge or other security", "担保設定"
    OTHER_DISPOSAL = "another disposal", "その他の処分"
    MERGER = "merger of the user", "ユーザーの合併"
    INHERITANCE = "inheritance", "相続"


class Transfer(Facts):
    """An act on the user's position, rights or duties under the contract."""

    act: OneOf[TransferAct] = fact("the act", "行為の種類")
    consent: OneOf[Consent] = fact("the provider's consent", "当社の承諾")
    consent_at: Instant = fact("when consent was given", "承諾の日時")
    act_at: Instant = fact("when the act is done", "行為の日時")


class BusinessPassing(Labelled):
    """How something passes from the provider to another company."""

    BUSINESS_TRANSFER = "transfer of the business of the service", "当該サービスの事業の譲渡"
    COMPANY_SPLIT = "company split", "会社分割"
    OTHER_PASSING = "another way in which the business passes", "その他の事業の移転"
    CLAIMS_ONLY = "sale of claims only, the business stays", "債権のみの譲渡(事業は移転しない)"


class BusinessTransfer(Facts):
    """A transfer on the provider's side."""

    passing: OneOf[BusinessPassing] = fact("how it passes", "移転の態様")


@soracam.prohibition(
    "22.1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        ("Merger and inheritance pass everything by statute and are no such acts.", "合併・相続は含まない。"),
        (
            "A forbidden assignment of a money claim is a breach, but valid (Civil Code 466(2)).",
            "禁止に反する金銭債権の譲渡は違反となるが有効である(民法466条2項)。",
        ),
    ],
)
def no_transfer(transfer: type[Transfer]) -> Truth:
    """Without prior written consent the user may not assign, transfer, pledge or otherwise dispose of its position."""
    electronic = transfer.consent.is_(Consent.ELECTRONIC) & ElectronicConsent.ENOUGH.chosen
    in_form = transfer.consent.is_(Consent.WRITTEN) | electronic
    agreed = in_form & (transfer.consent_at < transfer.act_at)
    return ~transfer.act.is_one_of(TransferAct.MERGER, TransferAct.INHERITANCE) & ~agreed


@soracam.power("22.2/s1", by=PROVIDER, to=CUSTOMER)
def may_pass_contract_on() -> Truth:
    """If the provider transfers the business, it may pass the contract on; the user has consented in advance."""
    return soracam.holds("business_passes")


@soracam.definition("22.2/s2")
def business_passes(transfer: type[BusinessTransfer]) -> Truth:
    """A transfer of the business includes a company split and any other way in which the business passes."""
    return ~transfer.passing.is_(BusinessPassing.CLAIMS_ONLY)


transfer_breach = soracam.question(
    "transfer",
    Transfer,
    no_transfer,
    en="Is the act on the user's position forbidden?",
    ja="地位の譲渡等は禁止されるか。",
)
business_transfer = soracam.question(
    "business-transfer",
    BusinessTransfer,
    may_pass_contract_on,
    en="May the provider pass the contract on to the other company?",
    ja="当社は利用契約上の地位を移転できるか。",
)

# Article 23  Severability -------------------------------------------------------------------------------------------


@soracam.precedence(
    "23/a",
    assumes=[
        (
            "What is void only in part is asked part by part.",
            "一部のみ無効の場合は部分ごとに問う。",
        )
    ],
)
def others_stand(clause: type[VoidClause]) -> Truth:
    """If a clause or a part of one is void, by consumer law for one, the rest stays in force."""
    return ~clause.itself_void


@soracam.precedence("23/b", assumes=[("It gives no replacement figure.", "代わりの金額を与えない。")])
def amended(clause: type[VoidClause]) -> Truth:
    """The parties endeavour to amend a void clause as far as validity needs."""
    return VoidClauseReplacement.TRIMMED.chosen & clause.itself_void & clause.can_be_read_down


clause_stands = soracam.question(
    "clause-stands",
    VoidClause,
    others_stand,
    amended,
    en="Does the clause stand, at least read down?",
    ja="条項は(限定解釈の上)効力を保つか。",
)

# Article 24  Governing law and jurisdiction -------------------------------------------------------------------------


@soracam.declaration("24/a", by=EITHER, to=OTHER)
def law_of_japan(matter: type[TermsMatter]) -> OneOf[Law]:
    """Japanese law governs the terms and the contract."""
    return provided(matter.of_the_terms, OneOf.fixed(Law.JAPAN))


@soracam.declaration("24/b", by=EITHER, to=OTHER, assumes=[("Whatever the amount.", "訴額を問わない。")])
def tokyo_district_court(dispute: type[Dispute]) -> OneOf[Court]:
    """Tokyo District Court alone has jurisdiction at first instance over every dispute."""
    return provided(dispute.relates_to_contract, OneOf.fixed(Court.TOKYO_DISTRICT))


governing_law = soracam.question(
    "governing-law", TermsMatter, law_of_japan, en="Which law governs?", ja="準拠法は何か。"
)
venue = soracam.question(
    "venue", Dispute, tokyo_district_court, en="Which court has jurisdiction?", ja="管轄裁判所はどこか。"
)
