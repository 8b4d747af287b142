"""SORACOM beta terms (SORACOMベータ版規約, adopted on 15 September 2023), article by article in the document's order.

Read it beside the document: under the heading of each article stand the sheets of facts that its provisions speak of,
one function per provision with what it says in one line, and the questions that the article answers. "User" is the
document's 利用者, an applicant whose application was accepted; a candidate (候補者) was introduced to a beta, an
applicant (申込者) applied for it. The terms set no rate for late payment, found no liability of their own and exclude
what the law founds; where statute or precedent adds to them or strikes them down, the rule cites it and a reading
switches it. Points that the text leaves open and that change an amount or a date, or decide whether one is owed, are
readings; other assumptions stand with the rule as `assumes`.

A candidate is bound by two articles only, and from the moment at which it is shown something marked as secret:

>>> from datetime import datetime, timedelta, timezone
>>> shown = datetime(2026, 1, 15, 10, tzinfo=timezone(timedelta(hours=9)))
>>> case = {"marked_disclosure": True, "marked_disclosure_at": shown, "applied": False, "accepted": False, "at": shown}
>>> binding_article.ask({**case, "article": Article.ARTICLE_9}).value
True
>>> binding_article.ask({**case, "article": Article.ARTICLE_6}).value
False
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
    lower,
    named,
    period,
    provided,
    reading,
    when,
)
from obligations.conventions import Appropriation, calendar_day, whole_yen
from obligations.law import (
    CONSUMER_ACT_8_1_FULL,
    GROSS_FAULT_CASES,
    LIABILITY_FOR_BREACH,
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
    Amendment,
    Channel,
    ContractStart,
    Court,
    DemandedDebt,
    Dispute,
    Law,
    OverdueDebtByLaw,
    PartPayment,
    Payment,
    ProvidersTerminationMoment,
    ReportDemand,
    Side,
    Situation,
    StaffFault,
    Suspicion,
    Use,
    VoidClause,
    answers_for_breach,
    day_of_acceptance,
    due_day,
    paid_after_due_day,
    statutory_interest_on_overdue,
    terms_agreed_by_use,
    terms_changed_by_statute,
)

PROVIDER = Party("provider", "the provider", "ソラコム")
USER = Party("customer", "the user", "利用者")
CANDIDATE = Party("candidate", "the candidate", "候補者")
APPLICANT = Party("applicant", "the applicant", "申込者")
ALL_THREE = Party("users-and-others", "candidates, applicants and users", "利用者等")
PROVIDER_SIDE = Party("provider-or-licensor", "the provider or its licensor", "ソラコム又はライセンサー")
CLAIMANT = Party("claimant", "whoever suffered the loss", "損害を被った者")
EITHER = Party("either-side", "either side", "ソラコム及び利用者")
OTHER = Party("other-side", "the other side", "相手方")

beta = Contract(
    "soracom-beta",
    title=Text("SORACOM beta terms", "SORACOMベータ版規約"),
    parties=(PROVIDER, USER),
    module=__name__,
    document=("seeds", "soracom-beta"),
)

# Preamble  What the terms apply to ----------------------------------------------------------------------------------

beta.no_outcome("preamble[本規約]", en="it only gives the terms a short name", ja="規約の略称を定めるにとどまる")


class CompanyRelation(Labelled):
    """How whoever offers something stands to the company that issued the terms."""

    COMPANY = "it is that company", "株式会社ソラコム"
    SUBSIDIARY = "a subsidiary of it", "その子会社"
    PARENT = "its parent company", "親会社"
    SISTER = "another company of its group", "その他のグループ会社"
    NONE = "none of these", "いずれでもない"


class Standing(Labelled):
    """As what somebody stands towards the provider with regard to one beta."""

    CANDIDATE = "candidate", "候補者"
    APPLICANT = "applicant", "申込者"
    USER = "user", "利用者"
    NONE = "none of these", "いずれでもない"


class Feature(Facts):
    """A feature or service that may be a beta."""

    unreleased: Truth = fact("it has not been released", "未公開か")
    in_development: Truth = fact("it is still being developed", "開発中か")
    preview_title: Truth = fact(
        "its title is Technology Preview, Private Beta, Limited Preview or the like",
        "Technology Preview等の三種又は類似の題名が付されているか",
    )


class Offer(Feature):
    """Something that is introduced or supplied to somebody."""

    relation: OneOf[CompanyRelation] = fact("how whoever offers it stands to the company", "提供者とソラコムとの関係")
    standing: OneOf[Standing] = fact("as what the other person stands", "相手方の地位")


@reading(
    "beta-by-title",
    en="Is something that bears a preview title a beta although it is released and complete?",
    ja="公開・開発済みでもプレビュー等の題名があればベータ版に当たるか。",
    why=Text("The titles are said to be included.", "題名の例示により対象に取り込まれている。"),
)
class BetaByTitle(Reading):
    """Whether the title alone makes a beta."""

    TITLE = "yes, the title is enough", "当たる"
    STATE = "no, its state decides", "当たらない(実態による)"


@beta.definition(
    "preamble[ソラコム]",
    assumes=[("A subsidiary is one under the Companies Act 2(iii).", "子会社は会社法2条3号による。")],
)
def provider_or_subsidiary(offer: type[Offer]) -> Truth:
    """The provider is the company or one of its subsidiaries; no parent or sister company."""
    return offer.relation.is_one_of(CompanyRelation.COMPANY, CompanyRelation.SUBSIDIARY)


@beta.definition("preamble[ベータ版]")
def is_beta(feature: type[Feature]) -> Truth:
    """A beta is a feature or service that is unreleased or still being developed, three titles included."""
    return any_of(feature.unreleased, feature.in_development, feature.preview_title & BetaByTitle.TITLE.chosen)


@beta.definition("preamble[利用者等]")
def one_of_the_three(offer: type[Offer]) -> Truth:
    """Candidates, applicants and users have a name in common."""
    return offer.standing.is_one_of(Standing.CANDIDATE, Standing.APPLICANT, Standing.USER)


@beta.declaration(
    "preamble/s1",
    by=PROVIDER,
    to=ALL_THREE,
    assumes=[
        (
            "That the terms apply does not say which of them bind: article 1 does.",
            "規約の適用と各条項の拘束力は別で、後者は1条による。",
        )
    ],
)
def terms_apply(offer: type[Offer]) -> Truth:
    """The terms apply where the provider introduces or supplies a beta to a candidate, an applicant or a user."""
    return provider_or_subsidiary.holds & is_beta.holds & one_of_the_three.holds


class UseOfTheBeta(Facts):
    """Use of a beta by somebody."""

    used: Truth = fact("the beta was used", "ベータ版を利用したか")
    agreed: Truth = fact(
        "whoever used it has agreed, or counts as having agreed, to the terms", "規約に同意したか(みなし同意を含む)"
    )


@beta.prohibition("preamble/s2", by=ALL_THREE, to=PROVIDER)
def no_use_without_agreement(use: type[UseOfTheBeta]) -> Truth:
    """Whoever does not agree to the terms may not use the beta."""
    return use.used & ~use.agreed


beta_or_not = beta.question("beta", Feature, is_beta, en="Is it a beta?", ja="ベータ版に当たるか。")
terms_applicable = beta.question("terms-apply", Offer, terms_apply, en="Do the terms apply?", ja="規約は適用されるか。")
use_without_agreement = beta.question(
    "use-without-agreement",
    UseOfTheBeta,
    no_use_without_agreement,
    en="Is the beta used without agreement to the terms?",
    ja="同意なき利用に当たるか。",
)

# Article 1  Application: candidate, applicant, user -----------------------------------------------------------------


class Article(Labelled):
    """An article of the terms."""

    ARTICLE_1 = "article 1, application", "1条(適用)"
    ARTICLE_2 = "article 2, changes to the terms", "2条(規約の変更)"
    ARTICLE_3 = "article 3, fees", "3条(利用料金)"
    ARTICLE_4 = "article 4, feedback", "4条(フィードバック等)"
    ARTICLE_5 = "article 5, intellectual property", "5条(知的財産権)"
    ARTICLE_6 = "article 6, prohibited acts", "6条(禁止事項)"
    ARTICLE_7 = "article 7, termination", "7条(解約)"
    ARTICLE_8 = "article 8, disclaimer", "8条(免責)"
    ARTICLE_9 = "article 9, secrecy", "9条(守秘義務)"
    ARTICLE_10 = "article 10, anti-social forces", "10条(反社会的勢力の排除)"
    ARTICLE_11 = "article 11, severability", "11条(分離可能性)"
    ARTICLE_12 = "article 12, governing law and jurisdiction", "12条(準拠法・管轄)"


#: What a candidate agrees to.
_FOR_CANDIDATES = (Article.ARTICLE_5, Article.ARTICLE_9)
#: The articles that do not speak of users, or of use, alone.
_FOR_APPLICANTS = (
    Article.ARTICLE_1,
    Article.ARTICLE_5,
    Article.ARTICLE_8,
    Article.ARTICLE_9,
    Article.ARTICLE_11,
    Article.ARTICLE_12,
)


class AskedArticle(Facts):
    """An article of the terms that is asked about."""

    article: OneOf[Article] = fact("the article", "条項")


class Applied(Facts):
    """Whether and when somebody applied for a beta."""

    applied: Truth = fact("an application for this beta was made", "当該ベータ版の利用を申し込んだか")
    applied_at: Instant = fact("when it was made, if it was", "申込の日時")


class Agreement(AskedArticle, Applied):
    """How somebody comes to agree to an article of the terms."""

    marked_disclosure: Truth = fact(
        "in introducing the beta, the provider disclosed information about it that was expressly marked as its secret",
        "紹介の際に秘密情報と明示されたベータ版の情報の開示を受けたか",
    )
    marked_disclosure_at: Instant = fact("when such information was first disclosed, if it was", "最初の当該開示の日時")
    assented: Truth = fact(
        "the marking referred to these terms, or the candidate agreed to them",
        "明示が本規約に言及し、又は候補者が本規約に同意したか",
    )


class Status(Applied, Acceptance):
    """What has happened between somebody and the provider over one beta, and a moment."""

    introduced: Truth = fact("the provider introduced the beta to the person", "ソラコムからベータ版の紹介を受けたか")
    accepted: Truth = fact("the provider accepted the application", "ソラコムが申込を承諾したか")
    at: Instant = fact("the moment in question", "基準日時")


class Binding(Agreement, Acceptance):
    """An article, and what has happened between somebody and the provider over one beta, and a moment."""

    accepted: Truth = fact("the provider accepted the application", "ソラコムが申込を承諾したか")
    ended: Truth = fact("the contract has ended, for whatever reason", "契約が終了したか(理由を問わない)")
    ended_at: Instant = fact("when it ended, if it did", "契約終了の日時")
    at: Instant = fact("the moment in question", "基準日時")


@reading(
    "assent-without-act",
    en="Does a candidate agree to articles 5 and 9 by being shown marked information alone?",
    ja="秘密と明示された情報の開示のみで、候補者は5条・9条に同意したことになるか。",
    why=Text(
        "So the text says; whether one side can say so without an act of the other is a question of law.",
        "文言はそう定める。相手方の行為なしに同意を擬制できるかは法律問題である。",
    ),
    text="AS_WRITTEN",
    law="ACT_NEEDED",
)
class AssentWithoutAct(Reading):
    """Whether the deemed agreement of a candidate needs an act of it."""

    AS_WRITTEN = "yes, as written", "なる(文言どおり)"
    ACT_NEEDED = "only if the terms were referred to or agreed to", "規約への言及又は同意を要する"


@reading(
    "user-status-start",
    en="Is an applicant a user from the moment of the contract, or for the whole of that day?",
    ja="申込者は契約成立の時から利用者か、効力発生日の初めからか。",
    why=Text("The contract takes effect when it is made.", "本契約は契約成立時から効力を生ずる。"),
)
class UserStatusStart(Reading):
    """From when an applicant is a user."""

    MOMENT = "from the moment", "契約成立の時から"
    WHOLE_DAY = "for the whole of the effective date", "効力発生日の初めから"


@reading(
    "unlisted-articles-after-end",
    en="Do articles without a clause on survival go on after the end of the contract?",
    ja="存続条項のない条項は契約終了後も効力を有するか。",
    why=Text(
        "Survival is given article by article, and the contract is in force until it ends.",
        "存続は条ごとに定められ、本契約は終了時まで有効とされる。",
    ),
)
class UnlistedArticlesAfterEnd(Reading):
    """What becomes of articles 6, 7, 10 and the others that no clause keeps alive."""

    END = "no", "有しない"
    GO_ON = "yes", "有する"


ACT_OF_CONSENT = authority(
    "Civil Code 522",
    "民法522条",
    gist_en="A contract is made when an offer meets an acceptance.",
    gist_ja="契約は、申込みに対して相手方が承諾をしたときに成立する。",
)


def _made_at(acceptance: type[Acceptance]) -> Instant:
    """The moment at which the contract is made, by `ContractStart`."""
    return ContractStart.choose(
        {ContractStart.ACCEPTANCE: acceptance.accepted_at, ContractStart.ARRIVAL: acceptance.arrived_at}
    )


def _a_user(acceptance: type[Acceptance], accepted: Truth, at: Instant) -> Truth:
    """Whether an applicant is a user at a moment, by `UserStatusStart`."""
    made_at = _made_at(acceptance)
    begun = UserStatusStart.choose(
        {UserStatusStart.MOMENT: made_at <= at, UserStatusStart.WHOLE_DAY: calendar_day(made_at) <= calendar_day(at)}
    )
    return accepted & begun


def _is_user(binding: type[Binding]) -> Truth:
    return _a_user(binding, binding.accepted, binding.at)


def _has_ended(binding: type[Binding]) -> Truth:
    return binding.ended & (binding.ended_at <= binding.at)


@beta.definition("1.1[候補者]")
def candidate(status: type[Status]) -> OneOf[Standing]:
    """A candidate is somebody to whom the provider introduced a beta."""
    return provided(status.introduced, OneOf.fixed(Standing.CANDIDATE))


@beta.deeming(
    "1.1",
    by=CANDIDATE,
    to=PROVIDER,
    overrides=["applicant_agrees"],
    assumes=[("Of several disclosures the first that is marked counts.", "複数の開示では最初に明示された開示による。")],
)
def candidate_agrees(agreement: type[Agreement]) -> Instant:
    """A candidate shown marked information counts as agreeing to articles 5 and 9, and no others, at that moment."""
    earlier = ~agreement.applied | (agreement.marked_disclosure_at <= agreement.applied_at)
    applies = all_of(agreement.marked_disclosure, agreement.article.is_one_of(*_FOR_CANDIDATES), earlier)
    return provided(applies, agreement.marked_disclosure_at)


@beta.deeming("1.1", by=CANDIDATE, to=PROVIDER)
def candidate_bound(binding: type[Binding]) -> Truth:
    """From the moment of a marked disclosure articles 5 and 9 bind a candidate, and no others."""
    return all_of(
        binding.marked_disclosure,
        binding.article.is_one_of(*_FOR_CANDIDATES),
        binding.marked_disclosure_at <= binding.at,
    )


@beta.disapplies(ACT_OF_CONSENT, rules=[candidate_agrees, candidate_bound])
def no_agreement_without_act(agreement: type[Agreement]) -> Truth:
    """Consent needs an act: without a word about the terms nobody agrees to them."""
    return AssentWithoutAct.ACT_NEEDED.chosen & ~agreement.assented


@beta.definition(
    "1.2[申込者]",
    overrides=[candidate],
    assumes=[
        (
            "A mere wish to use a beta binds to nothing, so somebody is taken for an applicant on applying.",
            "希望するのみの者は申込まで拘束されないため、申込の時から申込者として扱う。",
        )
    ],
)
def applicant(status: type[Status]) -> OneOf[Standing]:
    """An applicant is somebody who wishes to use a beta and applies."""
    return provided(status.applied & (status.applied_at <= status.at), OneOf.fixed(Standing.APPLICANT))


class Application(Facts):
    """How somebody applied."""

    by_prescribed_method: Truth = fact("by the method that the provider prescribes", "ソラコム所定の方法によるか")


@beta.formation("1.2", by=APPLICANT, to=PROVIDER)
def valid_application(application: type[Application]) -> Truth:
    """An applicant applies by the method that the provider prescribes."""
    return application.by_prescribed_method


@beta.deeming(
    "1.3/s1",
    by=APPLICANT,
    to=PROVIDER,
    assumes=[("A refusal does not undo the agreement.", "申込の拒絶により同意は失われない。")],
)
def applicant_agrees(agreement: type[Agreement]) -> Instant:
    """An applicant counts as agreeing to the terms at the moment of its application."""
    return provided(agreement.applied, agreement.applied_at)


@beta.deeming(
    "1.3/s1",
    by=APPLICANT,
    to=PROVIDER,
    assumes=[
        (
            "Articles 2, 4, 6, 7 and 10 speak of users, and article 3 of use: they bind no mere applicant.",
            "2条・4条・6条・7条・10条は利用者、3条は利用を対象とし、申込者にとどまる者を拘束しない。",
        )
    ],
)
def applicant_bound(binding: type[Binding]) -> Truth:
    """Until it is a user, an applicant is bound by the articles that do not speak of users alone."""
    return all_of(
        binding.applied,
        binding.applied_at <= binding.at,
        ~_is_user(binding),
        binding.article.is_one_of(*_FOR_APPLICANTS),
    )


class SeparateConditions(Facts):
    """Conditions set separately for a beta."""

    conditions_exist: Truth = fact("separate conditions are set for the beta", "別途条件があるか")
    kept: Truth = fact("the applicant or user keeps to them", "これを遵守しているか")


@beta.duty("1.3/s2", by=APPLICANT, to=PROVIDER)
def separate_conditions_unkept(conditions: type[SeparateConditions]) -> Truth:
    """Separate conditions for a beta bind in addition to the terms."""
    return conditions.conditions_exist & ~conditions.kept


class CoveredBeta(Facts):
    """A contract for one beta, and a beta."""

    same_beta: Truth = fact(
        "the beta in question is the one for which the contract was made", "当該契約に係るベータ版か"
    )


@beta.declaration("1.4/s1/a", by=EITHER, to=OTHER)
def each_beta_by_itself(covered: type[CoveredBeta]) -> Truth:
    """The terms apply to each beta by itself, so a contract covers the one beta for which it was made."""
    return covered.same_beta


@beta.formation(
    "1.4/s1/b",
    "1.4/s2",
    by=EITHER,
    to=OTHER,
    assumes=[("No clause obliges the provider to accept.", "ソラコムに承諾義務はない。")],
)
def effective_date(made: type[Acceptance]) -> Date:
    """A contract is made beta by beta when the provider accepts the application, and takes effect at once."""
    return day_of_acceptance(made)


@beta.definition(
    "1.4[利用者]",
    overrides=[candidate, applicant],
    assumes=[
        (
            "Who was a user stays one in name after the end: the surviving articles speak of users.",
            "契約終了後も「利用者」に含まれる(存続条項が利用者を名宛人とするため)。",
        )
    ],
)
def user(status: type[Status]) -> OneOf[Standing]:
    """A user is an applicant from the effective date on."""
    return provided(_a_user(status, status.accepted, status.at), OneOf.fixed(Standing.USER))


class Ended(Labelled):
    """How much of a beta is no longer supplied."""

    ALL = "all of the beta", "ベータ版の全部"
    ALL_THE_CUSTOMER_USES = "all that this user uses, but not all of the beta", "当該利用者が利用する全部(一部終了)"
    PART = "a part of what this user uses", "当該利用者が利用するものの一部"


class EndOfSupply(Facts):
    """The end of the supply of a beta."""

    abolished: OneOf[Ended] = fact("what is no longer supplied", "提供が終了した範囲")
    abolished_on: Date = fact("the day with which that supply ended", "当該提供終了の日")


class Running(Acceptance):
    """A contract for a beta, what may have ended it, and a moment."""

    accepted: Truth = fact("the provider accepted the application", "ソラコムが申込を承諾したか")
    supply_ended: Truth = fact("the provider has stopped supplying the beta", "当該ベータ版の提供は終了したか")
    supply_ended_at: Instant = fact("when it stopped, if it did", "提供終了の日時")
    terminated: Truth = fact("one side rightly terminated under article 7 or 10", "7条又は10条により解約・解除されたか")
    termination_arrived_at: Instant = fact("when that notice arrived, if it did", "当該通知の到達日時")
    at: Instant = fact("the moment in question", "基準日時")


class UsersNotice(Facts):
    """A notice of the user that it wants to end the contract."""

    received_on: Date = fact("the day on which the provider received the notice", "ソラコムが通知を受領した日")
    reasonable_notice: Days = fact("a reasonable period of notice", "相当な予告期間")


@reading(
    "abolition-scope",
    en="Does the contract end when a part of the beta is no longer supplied?",
    ja="ベータ版の一部の提供終了により契約は終了するか。",
    why=Text("The text speaks of the end of the beta.", "終期は当該ベータ版自体の終わりに置かれている。"),
)
class AbolitionScope(Reading):
    """What must end for the contract to end."""

    WHOLE = "no, all of the beta must end", "終了しない(全部の終了を要する)"
    USED_BY_CUSTOMER = "if all that this user uses ends", "当該利用者が利用する全部の終了で足りる"
    ANY_PART = "yes", "終了する"


@reading(
    "users-exit",
    en="May a user leave the contract when it likes?",
    ja="利用者は任意に本契約を終了できるか。",
    why=Text(
        "The text gives a user no right to leave but that of 10.3.",
        "利用者の解約権の定めはなく、10条3項の解除のみである。",
    ),
)
class UsersExit(Reading):
    """Whether a user may end a contract that has no fixed term."""

    NO_EXPRESS_RIGHT = "no express right", "明示の権利はない"
    REASONABLE_NOTICE = "on reasonable notice, as from any contract without a fixed term", "相当な予告により可能"


@beta.date("1.4/s2", by=EITHER, to=OTHER, assumes=[("No notice is needed (8.1).", "予告を要しない(8条1項)。")])
def ended_with_supply(end: type[EndOfSupply]) -> Date:
    """The contract lasts until the provider stops supplying the beta."""
    used = end.abolished.is_(Ended.ALL_THE_CUSTOMER_USES)
    part = when(
        AbolitionScope.ANY_PART.chosen,
        used | end.abolished.is_(Ended.PART),
        otherwise=used & AbolitionScope.USED_BY_CUSTOMER.chosen,
    )
    return provided(end.abolished.is_(Ended.ALL) | part, end.abolished_on)


@beta.formation(
    "1.4/s2",
    by=EITHER,
    to=OTHER,
    assumes=[
        ("A termination takes effect when its notice arrives (Civil Code 97).", "解約・解除は到達時に効力を生ずる。")
    ],
)
def in_force(running: type[Running]) -> Truth:
    """The contract is in force from when it is made until the supply ends or a termination takes effect."""
    stopped = running.supply_ended & (running.supply_ended_at <= running.at)
    terminated = running.terminated & (running.termination_arrived_at <= running.at)
    return all_of(running.accepted, _made_at(running) <= running.at, ~stopped, ~terminated)


@beta.right("1.4/s2", by=USER, to=PROVIDER)
def users_exit(notice: type[UsersNotice]) -> Date:
    """No term is fixed, yet the terms give the user no right to leave; the general law may."""
    return provided(UsersExit.REASONABLE_NOTICE.chosen, notice.received_on + notice.reasonable_notice)


@beta.formation("1.4/s2", by=EITHER, to=OTHER)
def user_bound(binding: type[Binding]) -> Truth:
    """While the contract is in force all the articles bind the user."""
    gone = _has_ended(binding) & UnlistedArticlesAfterEnd.END.chosen
    return _is_user(binding) & ~gone


class OtherText(Labelled):
    """A text beside these terms that also speaks on a matter."""

    INDIVIDUAL_RULE = "individual terms of use for a feature of the beta", "個別利用規約"
    SEPARATE_CONDITIONS = "separate conditions for the beta", "別途条件"


class Prevailing(Labelled):
    """Which text decides a matter."""

    THESE_TERMS = "these terms", "本規約"
    OTHER_TEXT = "the other text", "他方の規約"
    BOTH = "both, they do not conflict", "双方(矛盾なし)"
    UNRANKED = "neither has priority", "優先関係なし"


class TextsOnOneMatter(Facts):
    """These terms and another text that speak on the same matter."""

    other: OneOf[OtherText] = fact("the other text", "他方の規約")
    conflict: Truth = fact(
        "the two conflict or are inconsistent on the matter; silence of one is no conflict",
        "両者が当該事項につき競合又は不一致か(一方の沈黙は含まない)",
    )


@reading(
    "saying-otherwise",
    en="When do these terms say otherwise, so that individual terms do not prevail?",
    ja="個別利用規約の優先を退ける別段の定めとは何か。",
    why=Text(
        "If any contrary clause were enough, nothing would be left of the priority.",
        "反する定めで足りるとすれば、優先の定めは意味を失う。",
    ),
)
class SayingOtherwise(Reading):
    """What displaces the priority of individual terms of use."""

    EXPRESS_PRIORITY = "a clause that claims priority; these terms have none", "優先を明示する定め(本規約には存しない)"
    ANY_CONTRARY_CLAUSE = "any clause that conflicts", "これに反する定めのすべて"


@reading(
    "separate-conditions-priority",
    en="Which prevails if separate conditions conflict with these terms?",
    ja="別途条件と本規約が矛盾する場合、いずれが優先するか。",
    why=Text(
        "They come in addition and are not ranked; the special goes before the general.",
        "重ねて適用されるのみで順位がなく、特別の定めが一般の定めに優先する。",
    ),
)
class SeparateConditionsPriority(Reading):
    """Whether separate conditions go before these terms."""

    SEPARATE_CONDITIONS = "the separate conditions", "別途条件"
    THESE_TERMS = "these terms", "本規約"
    NO_ORDER = "neither", "優先関係なし"


@beta.precedence("1.3/s2")
def separate_conditions_beside(texts: type[TextsOnOneMatter]) -> OneOf[Prevailing]:
    """Separate conditions stand beside the terms; which goes first is not written."""
    first = SeparateConditionsPriority.choose(
        {
            SeparateConditionsPriority.SEPARATE_CONDITIONS: OneOf.fixed(Prevailing.OTHER_TEXT),
            SeparateConditionsPriority.THESE_TERMS: OneOf.fixed(Prevailing.THESE_TERMS),
            SeparateConditionsPriority.NO_ORDER: OneOf.fixed(Prevailing.UNRANKED),
        }
    )
    return provided(
        texts.other.is_(OtherText.SEPARATE_CONDITIONS),
        when(texts.conflict, first, otherwise=OneOf.fixed(Prevailing.BOTH)),
    )


@beta.precedence("1.5", assumes=[("Article 8 gives way as well.", "8条も個別利用規約に劣後する。")])
def individual_terms_first(texts: type[TextsOnOneMatter]) -> OneOf[Prevailing]:
    """Where individual terms of use conflict with these terms they go first, unless these terms say otherwise."""
    first = SayingOtherwise.choose(
        {
            SayingOtherwise.EXPRESS_PRIORITY: OneOf.fixed(Prevailing.OTHER_TEXT),
            SayingOtherwise.ANY_CONTRARY_CLAUSE: OneOf.fixed(Prevailing.THESE_TERMS),
        }
    )
    return provided(
        texts.other.is_(OtherText.INDIVIDUAL_RULE), when(texts.conflict, first, otherwise=OneOf.fixed(Prevailing.BOTH))
    )


standing = beta.question(
    "standing",
    Status,
    candidate,
    applicant,
    user,
    en="Is the person a candidate, an applicant or a user of the beta?",
    ja="当該ベータ版につき候補者、申込者、利用者のいずれか。",
)
deemed_agreement = beta.question(
    "deemed-agreement",
    Agreement,
    candidate_agrees,
    applicant_agrees,
    en="At what moment does the person count as agreeing to the article?",
    ja="当該条項にいつ同意したとみなされるか。",
)
application = beta.question(
    "application", Application, valid_application, en="Is it a proper application?", ja="有効な申込か。"
)
separate_conditions_breach = beta.question(
    "separate-conditions-breach",
    SeparateConditions,
    separate_conditions_unkept,
    en="Are the separate conditions broken?",
    ja="別途条件に違反するか。",
)
covered_beta = beta.question(
    "covered-beta",
    CoveredBeta,
    each_beta_by_itself,
    en="Does the contract cover the beta?",
    ja="当該ベータ版は契約の対象か。",
)
contract_start = beta.question(
    "contract-start",
    Acceptance,
    effective_date,
    en="When does the contract take effect?",
    ja="契約の効力発生日はいつか。",
)
contract_in_force = beta.question(
    "contract-in-force",
    Running,
    in_force,
    en="Is the contract in force at the moment?",
    ja="当該時点で本契約は有効か。",
)
end_by_abolition = beta.question(
    "end-by-abolition",
    EndOfSupply,
    ended_with_supply,
    en="On which day does the end of the supply end the contract?",
    ja="提供の終了により契約はいつ終了するか。",
)
termination_by_customer = beta.question(
    "termination-by-customer",
    UsersNotice,
    users_exit,
    en="On which day does the user's notice end the contract?",
    ja="利用者の通知により契約はいつ終了するか。",
)
prevailing_text = beta.question(
    "prevailing-text",
    TextsOnOneMatter,
    separate_conditions_beside,
    individual_terms_first,
    en="Which text decides the matter?",
    ja="いずれの規約が優先するか。",
)

# Article 2  Changes to the terms ------------------------------------------------------------------------------------

_INDIVIDUAL_TERMS_FIRST = (
    "Individual terms of use that say otherwise go first (1.5).",
    "個別利用規約に異なる定めがあればこれによる(1条5項)。",
)


class AmendmentForUsers(Amendment):
    """A change of the terms, and uses of this beta (`uses`) and of others after it."""

    uses_of_other_betas: Rows[Use] = fact("the user's uses of other betas", "利用者による他のベータ版の利用")


@reading(
    "use-of-another-beta",
    en="Does use of another beta count as agreement for this one?",
    ja="他のベータ版の利用により、当該ベータ版についても変更に同意したとみなされるか。",
    why=Text("The terms apply to each beta by itself.", "適用はベータ版ごとである。"),
)
class UseOfAnotherBeta(Reading):
    """Which use is agreement to a change."""

    THIS_BETA = "no, only use of the same beta", "みなされない(同一のベータ版の利用に限る)"
    ANY_BETA = "yes, use of any beta", "みなされる"


@beta.power(
    "2/s1",
    by=PROVIDER,
    to=USER,
    assumes=[("No ground is needed; good faith is not examined.", "変更の理由は不要とし、信義則は検討しない。")],
)
def may_amend() -> Truth:
    """The provider may change the terms; no ground is required."""
    return TRUE


@beta.duty(
    "2/s2",
    by=PROVIDER,
    to=USER,
    assumes=[("No lead time is required by the terms.", "本規約上、告知と適用の間隔は問わない。")],
)
def announced(change: type[AmendmentForUsers]) -> Truth:
    """A change is announced on the website or by another method that the provider fixed."""
    return change.channel.is_one_of(Channel.WEBSITE, Channel.PROVIDERS_METHOD)


_BY_USE_ONLY = (
    "The clause reaches users only: for a candidate or applicant the terms stay as agreed to.",
    "変更条項は利用者のみを対象とし、候補者・申込者には同意時の規約が適用される。",
)


@beta.deeming("2/s3", by=USER, to=PROVIDER, assumes=[_BY_USE_ONLY, _INDIVIDUAL_TERMS_FIRST])
def new_terms_from(change: type[AmendmentForUsers]) -> Date:
    """Use of the beta after the announcement counts as consent, and the changed terms apply."""
    return terms_agreed_by_use(
        change,
        announced.holds,
        elsewhere=change.uses_of_other_betas,
        elsewhere_counts=UseOfAnotherBeta.ANY_BETA.chosen,
    )


@beta.deeming(STANDARD_TERMS_CHANGE, by=USER, to=PROVIDER, overrides=[new_terms_from])
def new_terms_by_statute(change: type[AmendmentForUsers]) -> Date:
    """By statute a change for everyone's benefit, or a reasonable one announced in time, binds without consent."""
    return terms_changed_by_statute(
        change,
        announced.holds,
        elsewhere=change.uses_of_other_betas,
        elsewhere_counts=UseOfAnotherBeta.ANY_BETA.chosen,
    )


may_change_the_terms = beta.question(
    "may-change-the-terms",
    Facts,
    may_amend,
    en="May the provider change the terms?",
    ja="ソラコムは規約を変更できるか。",
)
new_terms = beta.question(
    "new-terms",
    AmendmentForUsers,
    new_terms_from,
    new_terms_by_statute,
    en="From which day do the changed terms apply?",
    ja="変更後の規約はいつから適用されるか。",
)

# Article 3  Fees ----------------------------------------------------------------------------------------------------


class FeeTerms(Facts):
    """Conditions on a fee for a beta."""

    fee_terms_set: Truth = fact("the provider has set conditions on a fee for the beta", "利用料金の条件が定められたか")
    fee: Yen = fact(
        "the fee by those conditions for use since they bind the user",
        "当該条件が利用者を拘束した後の利用に係る料金",
    )
    fee_for_earlier_use: Yen = fact(
        "the fee by those conditions for use before they bound the user",
        "当該条件が利用者を拘束する前の利用に係る料金",
    )


class DueDate(Facts):
    """The due date of a fee."""

    due_on: Date = fact("the day that the separate conditions set for payment", "別途の条件が定める支払期日")
    next_business_day: Date = fact("the first business day on or after it", "期日以後最初の営業日", not_before="due_on")


@reading(
    "fee-for-earlier-use",
    en="Is a fee that was set after use began owed for the use before?",
    ja="利用開始後に定められた料金は、それ以前の利用についても発生するか。",
    why=Text("No price without agreement to it.", "同意のない対価の負担は認められない。"),
)
class FeeForEarlierUse(Reading):
    """Whether a fee reaches back."""

    NOT_OWED = "no, only for use since it binds the user", "発生しない"
    OWED = "yes, from the start", "当初から発生する"


@beta.payment(
    "3/s1",
    "3/s2",
    by=USER,
    to=PROVIDER,
    assumes=[
        ("Without conditions on a fee, use is free.", "条件の定めがなければ料金は発生しない。"),
        ("The amount stands in the separate conditions, tax as they say.", "額及び消費税の扱いは別途の条件による。"),
        _INDIVIDUAL_TERMS_FIRST,
    ],
)
def fee_owed(terms: type[FeeTerms]) -> Yen:
    """Use may cost a fee, which follows conditions that the provider sets separately."""
    earlier = when(FeeForEarlierUse.OWED.chosen, terms.fee_for_earlier_use, otherwise=Yen.fixed(0))
    return provided(terms.fee_terms_set, terms.fee + earlier)


class PrepaidPeriod(Facts):
    """A fee paid in advance for a period that a termination cuts short."""

    prepaid: Yen = fact("the prepaid fee", "前払料金")
    first_day: Date = fact("the first day of the prepaid period", "前払期間の初日")
    last_day: Date = fact("the last day of the prepaid period", "前払期間の末日", not_before="first_day")
    ended_on: Date = fact("the day with which the contract ends", "契約終了日", not_before="first_day")
    refund_terms_set: Truth = fact("the conditions on the fee say what is returned", "別途の条件に返還の定めがあるか")
    refund_by_terms: Yen = fact("what they return, if they do", "当該定めによる返還額")


@reading(
    "prepaid-fees-on-termination",
    en="Are prepaid fees returned on a termination by the provider?",
    ja="ソラコムの解約の場合、前払料金は返還されるか。",
    why=Text(
        "Nothing is written, and a termination of this kind works for the future.",
        "定めがなく、解約は将来に向かって効力を有する。",
    ),
)
class PrepaidFees(Reading):
    """What becomes of prepaid fees on which the separate conditions are silent."""

    KEPT = "no", "返還されない"
    PRO_RATA = "yes, for the days after the end", "終了後の日数に応じて返還"


@beta.payment("3/s2", by=PROVIDER, to=USER)
def prepaid_fee_back(paid: type[PrepaidPeriod]) -> Yen:
    """What of a prepaid fee is returned, the separate conditions say; these terms do not."""
    unused = period(paid.ended_on + DAY, paid.last_day).days
    whole = higher(period(paid.first_day, paid.last_day).days, DAY)
    by_days = whole_yen(paid.prepaid * (unused / whole))
    return provided(
        paid.refund_terms_set | PrepaidFees.PRO_RATA.chosen,
        when(paid.refund_terms_set, paid.refund_by_terms, otherwise=by_days),
    )


@beta.deadline("3/s2", by=USER, to=PROVIDER)
def day_set_for_payment(due: type[DueDate]) -> Date:
    """A fee is due on the day that those conditions set."""
    return due_day(due.due_on, due.next_business_day)


@beta.duty("3/s2", by=USER, to=PROVIDER)
def paid_late(payment: type[Payment]) -> Truth:
    """The user pays by the day that those conditions set, that day included."""
    return paid_after_due_day(payment)


_NO_RATE = ("The terms set no rate; separate conditions may.", "本規約に利率の定めはない(別途の条件による場合を除く)。")


@beta.payment(STATUTORY_RATE, STATUTORY_RATE_FROM_DEFAULT, by=EITHER, to=OTHER, assumes=[_NO_RATE])
def interest_by_law(debt: type[OverdueDebtByLaw]) -> Yen:
    """The terms say nothing on late payment; the Civil Code gives the statutory rate, the day of payment included."""
    return statutory_interest_on_overdue(debt)


@beta.payment(STATUTORY_RATE, STATUTORY_RATE_FROM_DEFAULT, by=EITHER, to=OTHER, assumes=[_NO_RATE])
def interest_by_law_from_demand(debt: type[DemandedDebt]) -> Yen:
    """A debt without a due date is late from the day after the demand (Civil Code 412(3))."""
    amount = statutory_interest(debt.principal, debt.demanded_on, debt.paid_on, debt.statutory_percent)
    return provided(StatutoryInterest.CIVIL_CODE.chosen & (debt.paid_on > debt.demanded_on), amount)


class PartPaymentByLaw(PartPayment):
    """An overdue debt with one part payment, under terms that set no rate."""

    statutory_percent: Count = fact(
        "the statutory rate, in percent a year, announced for a default that begins after 31 March 2029",
        "2029年4月1日以後に遅滞が始まる場合の、告示された法定利率(年%)",
        high=100,
    )


@beta.payment(
    STATUTORY_RATE,
    STATUTORY_RATE_FROM_DEFAULT,
    PART_PAYMENT,
    by=EITHER,
    to=OTHER,
    assumes=[
        _NO_RATE,
        (
            "The day of the part payment is a day of delay for the whole debt; the rest bears interest from the next.",
            "一部弁済の日は債務全額の遅滞日とし、残元本にはその翌日から利息を付す。",
        ),
        (
            "The part payment strikes an account: fractions fall away before and after it.",
            "一部弁済時に精算し、端数はその前後で各別に処理する。",
        ),
    ],
)
def interest_by_law_after_part_payment(debt: type[PartPaymentByLaw]) -> Yen:
    """The statutory rate on the whole until a part payment, then on what is left of the principal."""
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


fee = beta.question("fee", FeeTerms, fee_owed, en="What fee is owed?", ja="利用料金はいくらか。")
prepaid_refund = beta.question(
    "prepaid-refund",
    PrepaidPeriod,
    prepaid_fee_back,
    en="What of a prepaid fee is returned on a termination by the provider?",
    ja="ソラコムの解約の場合、前払料金はいくら返還されるか。",
)
due_date = beta.question(
    "due-date", DueDate, day_set_for_payment, en="When is the fee due?", ja="利用料金の支払期日はいつか。"
)
payment_breach = beta.question("payment-breach", Payment, paid_late, en="Was the fee paid late?", ja="支払は遅れたか。")
late_interest = beta.question(
    "late-interest",
    OverdueDebtByLaw,
    interest_by_law,
    en="How much late interest is owed?",
    ja="延滞利息はいくらか。",
)
late_interest_from_demand = beta.question(
    "late-interest-from-demand",
    DemandedDebt,
    interest_by_law_from_demand,
    en="How much late interest is owed on a debt without a due date?",
    ja="期日の定めのない債務の延滞利息はいくらか。",
)
late_interest_with_part_payment = beta.question(
    "late-interest-with-part-payment",
    PartPaymentByLaw,
    interest_by_law_after_part_payment,
    en="How much late interest is owed in all after a part payment?",
    ja="一部弁済がある場合の延滞利息の総額はいくらか。",
)

# Article 4  Feedback ------------------------------------------------------------------------------------------------


class FeedbackTopic(Labelled):
    """What something that a user says is about."""

    HANDLING = "handling", "操作性"
    DESIGN = "design", "デザイン"
    PERFORMANCE = "performance", "性能"
    DEFECT = "defects", "不具合"
    SIMILAR = "a similar matter of the beta", "その他これらに類する事項"
    OTHER = "something else", "それ以外の事項"


class FeedbackRequest(Facts):
    """A request for feedback."""

    from_user: Truth = fact("it asks a user of the beta", "利用者に対するものか")
    topic: OneOf[FeedbackTopic] = fact("what it asks about", "対象事項")


class Feedback(Facts):
    """Something that a user told the provider."""

    topic: OneOf[FeedbackTopic] = fact("what it is about", "対象事項")
    asked_for: Truth = fact("the provider had asked for it", "ソラコムが求めたものか")


class Improving(Labelled):
    """What information on use is used for."""

    BETA = "improving or developing the beta", "ベータ版の改良・改善・開発"
    OTHER_OFFERING = (
        "improving or developing another offering of the provider",
        "ソラコムの他の製品等の改良・改善・開発",
    )
    OTHER = "something else", "それ以外"


class UsageInformation(Facts):
    """Information on a user's use of the beta."""

    purpose: OneOf[Improving] = fact("what it is used for", "利用の目的")
    protected: Truth = fact(
        "it is content of communications or personal data whose use for this the law does not allow",
        "通信の秘密又は個人情報として当該利用が法令上許されないものか",
    )


@reading(
    "unsolicited-feedback",
    en="May the provider use feedback for which it did not ask?",
    ja="求められずに寄せられたフィードバックも自由に利用できるか。",
    why=Text("The definition goes by what is said.", "フィードバックは内容により定義されている。"),
)
class UnsolicitedFeedback(Reading):
    """Whether feedback must have been asked for."""

    INCLUDED = "yes", "できる"
    ASKED_FOR_ONLY = "no", "できない"


@reading(
    "usage-information-law",
    en="Do secrecy of communications and data protection limit what may be done with information on use?",
    ja="利用状況の情報の利用に、通信の秘密・個人情報保護の法令を適用するか。",
    why=Text(
        "The terms are computed as they stand; mandatory law is a layer over them.",
        "まず規約の文言により計算し、強行法規は別の層として扱う。",
    ),
    text="TERMS_ALONE",
    law="APPLIED",
)
class UsageInformationLaw(Reading):
    """Whether mandatory law limits the use of information on use."""

    TERMS_ALONE = "no, the terms as they stand", "しない(規約のみ)"
    APPLIED = "yes", "する"


SECRECY_OF_COMMUNICATIONS = authority(
    "Telecommunications Business Act 4",
    "電気通信事業法4条",
    gist_en="The secrecy of communications that a carrier handles is inviolable.",
    gist_ja="電気通信事業者の取扱中に係る通信の秘密は侵してはならない。",
)
LIMITS_OF_PURPOSE = authority(
    "Personal Information Protection Act 18",
    "個人情報保護法18条",
    gist_en="Personal information is handled beyond its stated purpose only with the person's consent.",
    gist_ja="個人情報は、本人の同意なく特定した利用目的の達成に必要な範囲を超えて取り扱ってはならない。",
)


@beta.power("4.1/s1", by=PROVIDER, to=USER, assumes=[("A user need not answer.", "利用者に応答の義務はない。")])
def may_ask_for_feedback(request: type[FeedbackRequest]) -> Truth:
    """The provider may ask users for feedback on handling, design, performance, defects and the like."""
    return request.from_user & ~request.topic.is_(FeedbackTopic.OTHER)


@beta.right("4.1/s2/a", by=PROVIDER, to=USER)
def feedback_used_freely(feedback: type[Feedback]) -> Truth:
    """The provider may use feedback freely and without limit."""
    asked = any_of(UnsolicitedFeedback.INCLUDED.chosen, feedback.asked_for)
    return ~feedback.topic.is_(FeedbackTopic.OTHER) & asked


@beta.payment("4.1/s2/b", by=PROVIDER, to=USER)
def nothing_for_feedback(feedback: type[Feedback]) -> Yen:
    """The user asserts no right in it: nothing is paid for its use."""
    return provided(feedback_used_freely.holds, Yen.fixed(0))


@beta.power("4.2/a", by=PROVIDER, to=USER)
def may_monitor() -> Truth:
    """The provider may monitor how users use the beta."""
    return TRUE


@beta.right("4.2/b", by=PROVIDER, to=USER)
def usage_information_used(information: type[UsageInformation]) -> Truth:
    """The provider may use what it learns to improve and develop the beta and its other offerings."""
    return ~information.purpose.is_(Improving.OTHER)


@beta.disapplies(SECRECY_OF_COMMUNICATIONS, LIMITS_OF_PURPOSE, rules=[usage_information_used])
def protected_information(information: type[UsageInformation]) -> Truth:
    """Secrecy of communications and data protection go before what the terms allow."""
    return UsageInformationLaw.APPLIED.chosen & information.protected


@beta.survival("4.3", by=EITHER, to=OTHER)
def feedback_survives(asked: type[AskedArticle]) -> Truth:
    """Article 4 stays in force after the end."""
    return asked.article.is_(Article.ARTICLE_4)


feedback_request = beta.question(
    "feedback-request",
    FeedbackRequest,
    may_ask_for_feedback,
    en="May the provider ask for the feedback?",
    ja="フィードバックを求められるか。",
)
feedback_use = beta.question(
    "feedback-use",
    Feedback,
    feedback_used_freely,
    en="May the provider use the feedback freely?",
    ja="フィードバックを自由に利用できるか。",
)
feedback_remuneration = beta.question(
    "feedback-remuneration",
    Feedback,
    nothing_for_feedback,
    en="What is owed to the user for the use of its feedback?",
    ja="フィードバックの利用の対価はいくらか。",
)
monitoring = beta.question(
    "monitoring", Facts, may_monitor, en="May the provider monitor the use?", ja="利用状況を監視できるか。"
)
usage_information = beta.question(
    "usage-information",
    UsageInformation,
    usage_information_used,
    en="May the provider use the information on use for this?",
    ja="利用状況の情報を当該目的に利用できるか。",
)

# Article 5  Intellectual property -----------------------------------------------------------------------------------


class Asset(Labelled):
    """Something in which there may be intellectual property."""

    SERVICE = "the beta or what accompanies it", "ベータ版又は付帯する製品、サービス、機能"
    TRIAL_RECORDS = "trial data and other records", "実証実験の記録(データを含む)"
    CUSTOMERS_CONTENT = "data that the user itself brought along", "利用者が持ち込んだ自己のデータ"
    FEEDBACK = "the user's feedback", "利用者のフィードバック"


class Ownership(Facts):
    """A question of ownership."""

    asset: OneOf[Asset] = fact("what it is about", "対象")


class ClaimedRight(Labelled):
    """A right or warranty that somebody may think it has."""

    FEEDBACK = "rights in feedback against its use", "フィードバックの利用に対する権利"
    LICENCE = "a licence or transfer of intellectual property, through disclosure", "情報開示による知的財産の許諾・譲渡"
    NOTICE = "notice before a change, a stop or the end", "仕様変更・停止・終了の予告"
    WARRANTY = (
        "a warranty of quality, continuity, correctness, non-infringement, fitness or another kind",
        "品質・継続性・正確性・非侵害・適合性等の表明保証",
    )
    COMPATIBILITY = "compatibility of the official version", "正式版との互換性の保証"
    OTHER = "another right", "その他の権利"


class Claimed(Facts):
    """A right that somebody claims."""

    right: OneOf[ClaimedRight] = fact("the right that is claimed", "主張される権利")


class FilingSubject(Labelled):
    """What somebody files for, or tries to obtain a right in."""

    BETA = "the beta or what accompanies it", "ベータ版又は付帯する製品、サービス、機能"
    IMPROVEMENT = "its own improvement of an invention of the beta", "ベータ版に係る発明の改良等"
    INDEPENDENT = "an idea of its own that does not rest on the beta", "ベータ版によらない独自の着想"


class Filing(Facts):
    """An attempt to obtain intellectual property."""

    bound_by_article_5: Truth = fact("article 5 binds whoever attempts it", "5条に拘束される者か")
    subject: OneOf[FilingSubject] = fact("what it is about", "対象")
    let_by_talks: Truth = fact("talks with the provider left the right to it", "協議により当該者への帰属が定められたか")


class Demander(Labelled):
    """Who demands that a filing be transferred."""

    PROVIDER = "the provider", "ソラコム"
    LICENSOR = "the provider's licensor", "ソラコムのライセンサー"
    OTHER = "somebody else", "その他の者"


class TransferDemand(Filing):
    """A demand that a filing or registration be transferred."""

    demanded_by: OneOf[Demander] = fact("who demands it", "請求する者")


class TransferPrice(TransferDemand):
    """The price of a transfer of rights to the provider or its licensor."""

    assigned_by_talks: Truth = fact(
        "it is an improvement that talks gave to the provider", "協議によりソラコムに帰属した改良等か"
    )
    agreed_price: Yen = fact("the price that the talks settled, 0 if none", "協議で定めた対価(なければ0)")


@reading(
    "feedback-ownership",
    en="Do rights in feedback pass to the provider?",
    ja="フィードバックに係る権利はソラコムに移転するか。",
    why=Text("There are words of use, none of transfer.", "利用の定めはあるが譲渡の文言はない。"),
)
class FeedbackOwnership(Reading):
    """What becomes of the user's rights in feedback."""

    LICENCE_ONLY = "no, it may only use it", "移転しない(利用のみ)"
    TRANSFERRED = "yes", "移転する"


@reading(
    "improvement-filing",
    en="Is a filing for one's own improvement forbidden although the talks allow it?",
    ja="協議により認められた改良等の出願も禁止されるか。",
    why=Text("Otherwise nothing would be left for the talks.", "協議の定めが無意味となる。"),
)
class ImprovementFiling(Reading):
    """How the ban on filing meets the talks on improvements."""

    TALKS_DECIDE = "no, the talks decide", "禁止されない(協議による)"
    BARRED = "yes, any filing", "禁止される"


@reading(
    "improvement-price",
    en="What is paid for an improvement that the talks give to the provider?",
    ja="協議によりソラコムに帰属する改良等の対価はどうなるか。",
    why=Text("Free transfer is written for breaches only.", "無償の定めは違反の場合に限られる。"),
)
class ImprovementPrice(Reading):
    """The price of an improvement."""

    AS_AGREED = "what the talks settle", "協議で定めた額"
    FREE = "nothing", "無償"


@beta.declaration(
    "5.1/a",
    by=PROVIDER_SIDE,
    to=ALL_THREE,
    assumes=[
        ("The user's own data that it brought along are not covered.", "利用者が持ち込んだ自己のデータは含まない。")
    ],
)
def belongs_to_provider(ownership: type[Ownership]) -> Truth:
    """All intellectual property in the beta and what accompanies it, and trial records, are the provider's side's."""
    return ownership.asset.is_one_of(Asset.SERVICE, Asset.TRIAL_RECORDS)


@beta.declaration("4.1/s2/a", by=PROVIDER, to=USER)
def feedback_belongs_to_provider(ownership: type[Ownership]) -> Truth:
    """Read widely, use of feedback without limit takes the right in it."""
    return ownership.asset.is_(Asset.FEEDBACK) & FeedbackOwnership.TRANSFERRED.chosen


@beta.declaration(
    "5.1/b",
    by=PROVIDER,
    to=ALL_THREE,
    assumes=[
        ("Use of the beta under the contract is allowed as such.", "契約に基づくベータ版の利用自体は認められる。")
    ],
)
def no_licence(claimed: type[Claimed]) -> Truth:
    """Disclosing information grants and transfers no right, express or implied."""
    return claimed.right.is_(ClaimedRight.LICENCE)


@beta.declaration("4.1/s2/b", by=PROVIDER, to=USER)
def no_right_in_feedback(claimed: type[Claimed]) -> Truth:
    """The user keeps no right against the use of its feedback."""
    return claimed.right.is_(ClaimedRight.FEEDBACK)


@beta.prohibition(
    "5.2/s1",
    by=ALL_THREE,
    to=PROVIDER,
    assumes=[
        ("The attempt is enough.", "取得しようとする行為で足りる。"),
        ("An idea that does not rest on the beta is outside.", "ベータ版によらない着想は対象外である。"),
    ],
)
def no_filing(filing: type[Filing]) -> Truth:
    """Whoever article 5 binds does not try to obtain intellectual property in the beta or what accompanies it."""
    return filing.bound_by_article_5 & ~filing.subject.is_(FilingSubject.INDEPENDENT)


@beta.right(
    "5.2/s2",
    by=PROVIDER_SIDE,
    to=ALL_THREE,
    assumes=[("It passes on demand, not by itself.", "当然には移転せず、請求による。")],
)
def may_demand_transfer(demand: type[TransferDemand]) -> Truth:
    """From whoever does, the provider or its licensor may demand the filing, registration or share, free of charge."""
    return no_filing.holds & demand.demanded_by.is_one_of(Demander.PROVIDER, Demander.LICENSOR)


@beta.payment("5.2/s2", by=PROVIDER_SIDE, to=ALL_THREE)
def transferred_free(price: type[TransferPrice]) -> Yen:
    """For a transfer that follows a breach nothing is paid."""
    return provided(may_demand_transfer.holds, Yen.fixed(0))


class Improvement(Facts):
    """An improvement of an invention of the beta."""

    improved: Truth = fact("an invention of the beta was improved", "ベータ版の発明を改良したか")
    told_promptly: Truth = fact("the provider was told promptly", "速やかに通知したか")


class Talks(Labelled):
    """What talks on the ownership of an improvement led to."""

    NOT_HELD = "they have not ended, or not begun", "未了"
    FAILED = "they failed", "不調"
    PROVIDER = "the provider gets it", "ソラコムに帰属"
    USER = "whoever made it keeps it", "改良者に帰属"
    SHARED = "both share it", "共有"


class Owner(Labelled):
    """Whose an improvement is."""

    PROVIDER = "the provider", "ソラコム"
    USER = "whoever made it", "改良を行った者"
    SHARED = "both", "共有"
    BY_GENERAL_LAW = "whoever the general law names: the inventor, the author", "一般法による(発明者・著作者)"


class ImprovementTalks(Facts):
    """An improvement and the talks about it."""

    improved: Truth = fact("an invention of the beta was improved", "ベータ版の発明を改良したか")
    is_property: Truth = fact(
        "the improvement is an invention, other intellectual property or know-how",
        "その改良は発明等の知的財産又はノウハウか",
    )


class ImprovementOwner(ImprovementTalks):
    """What became of the talks."""

    talks: OneOf[Talks] = fact("what the talks led to", "協議の結果")


class ImprovementSteps(Facts):
    """Steps after talks have given an improvement to the provider."""

    assigned_by_talks: Truth = fact("talks gave the rights to the provider", "協議によりソラコムに帰属したか")
    procedure_needed: Truth = fact(
        "a procedure for employees' inventions is needed", "職務発明に関する取得・承継の手続が必要か"
    )
    procedure_done: Truth = fact("it was properly gone through", "適正に履践したか")
    help_asked_for: Truth = fact("the provider asked for help in obtaining the rights", "ソラコムが協力を要請したか")
    help_given: Truth = fact("the help that is needed was given", "必要な協力を行ったか")


@reading(
    "failed-talks",
    en="Whose is an improvement if the talks fail?",
    ja="協議が不調の場合、改良等の権利はだれに帰属するか。",
    why=Text("No fallback is written.", "不調の場合の定めがない。"),
)
class FailedTalks(Reading):
    """Whose an improvement is without a result of the talks."""

    GENERAL_LAW = "whoever the general law names", "一般法による"
    PROVIDER = "the provider", "ソラコム"


@beta.duty(
    "5.3/s1/a",
    by=ALL_THREE,
    to=PROVIDER,
    assumes=[("'Promptly' has no figure; it is judged by the circumstances.", "「速やかに」は事情により判断する。")],
)
def improvement_untold(improvement: type[Improvement]) -> Truth:
    """Whoever improves an invention of the beta tells the provider promptly."""
    return improvement.improved & ~improvement.told_promptly


@beta.duty("5.3/s1/b", by=ALL_THREE, to=PROVIDER)
def talks_owed(improvement: type[ImprovementTalks]) -> Truth:
    """Ownership and handling of an improvement that is intellectual property or know-how are settled in talks."""
    return improvement.improved & improvement.is_property


@beta.definition(
    "5.3/s1/b", assumes=[("Until the talks end nothing is said on ownership.", "協議が調うまで帰属は定まらない。")]
)
def improvement_owned_by(improvement: type[ImprovementOwner]) -> OneOf[Owner]:
    """Whose an improvement is, the talks decide; it does not become the provider's by itself."""
    failed = FailedTalks.choose(
        {
            FailedTalks.GENERAL_LAW: OneOf.fixed(Owner.BY_GENERAL_LAW),
            FailedTalks.PROVIDER: OneOf.fixed(Owner.PROVIDER),
        }
    )
    agreed = when(
        improvement.talks.is_(Talks.PROVIDER),
        OneOf.fixed(Owner.PROVIDER),
        otherwise=when(improvement.talks.is_(Talks.USER), OneOf.fixed(Owner.USER), otherwise=OneOf.fixed(Owner.SHARED)),
    )
    owner = when(improvement.talks.is_(Talks.FAILED), failed, otherwise=agreed)
    return provided(talks_owed.holds & ~improvement.talks.is_(Talks.NOT_HELD), owner)


@beta.permission("5.3/s1/b", by=ALL_THREE, to=PROVIDER, overrides=[no_filing])
def filing_let_by_talks(filing: type[Filing]) -> Truth:
    """What the talks leave to whoever made it may be filed for by it."""
    left = filing.subject.is_(FilingSubject.IMPROVEMENT) & filing.let_by_talks
    return ImprovementFiling.TALKS_DECIDE.chosen & left


@beta.payment("5.3/s1/b", by=PROVIDER, to=ALL_THREE, overrides=[transferred_free])
def price_of_improvement(price: type[TransferPrice]) -> Yen:
    """For an improvement that the talks give to the provider, the price is theirs to settle."""
    amount = ImprovementPrice.choose(
        {ImprovementPrice.AS_AGREED: price.agreed_price, ImprovementPrice.FREE: Yen.fixed(0)}
    )
    return provided(price.assigned_by_talks, amount)


@beta.duty("5.3/s2", by=ALL_THREE, to=PROVIDER, assumes=[("Both steps are owed.", "いずれの措置も要する。")])
def steps_missing(steps: type[ImprovementSteps]) -> Truth:
    """If the talks give the rights to the provider, all of two steps are taken."""
    return steps.assigned_by_talks


@beta.ground("5.3(1)", of=steps_missing)
def procedure_missing(steps: type[ImprovementSteps]) -> Truth:
    """Step 1: the proper procedure for employees' inventions (Patent Act 35), where one is needed."""
    return steps.procedure_needed & ~steps.procedure_done


@beta.ground("5.3(2)", of=steps_missing)
def help_missing(steps: type[ImprovementSteps]) -> Truth:
    """Step 2: help in obtaining the rights, at the provider's request."""
    return steps.help_asked_for & ~steps.help_given


@beta.survival("5.4", by=EITHER, to=OTHER)
def property_survives(asked: type[AskedArticle]) -> Truth:
    """Article 5 stays in force after the end."""
    return asked.article.is_(Article.ARTICLE_5)


ownership = beta.question(
    "ownership",
    Ownership,
    belongs_to_provider,
    feedback_belongs_to_provider,
    en="Does it belong to the provider or its licensor?",
    ja="ソラコム側(ライセンサーを含む)に帰属するか。",
)
filing_breach = beta.question(
    "filing-breach",
    Filing,
    no_filing,
    en="Is the attempt to obtain intellectual property forbidden?",
    ja="知的財産権の取得の試みは禁止されるか。",
)
transfer_demand = beta.question(
    "transfer-demand",
    TransferDemand,
    may_demand_transfer,
    en="May the transfer be demanded?",
    ja="譲渡を請求できるか。",
)
transfer_price = beta.question(
    "transfer-price",
    TransferPrice,
    transferred_free,
    price_of_improvement,
    en="What is to be paid for the transfer?",
    ja="譲渡の対価はいくらか。",
)
improvement_report_breach = beta.question(
    "improvement-report-breach",
    Improvement,
    improvement_untold,
    en="Is the duty to tell of the improvement broken?",
    ja="改良等の通知義務に違反するか。",
)
improvement_talks = beta.question(
    "improvement-talks",
    ImprovementTalks,
    talks_owed,
    en="Must its ownership be settled in talks?",
    ja="帰属等を協議して定めるべきか。",
)
improvement_owner = beta.question(
    "improvement-owner",
    ImprovementOwner,
    improvement_owned_by,
    en="Whose is the improvement?",
    ja="改良等の権利はだれに帰属するか。",
)
improvement_steps_breach = beta.question(
    "improvement-steps-breach",
    ImprovementSteps,
    steps_missing,
    en="Is a step missing that is owed after the talks?",
    ja="協議後にとるべき措置を怠っているか。",
)

# Article 6  Prohibited acts -----------------------------------------------------------------------------------------


class Act(Labelled):
    """An act that article 6 forbids, or that lies next to one."""

    BELOW_STANDARD_DEVICE = "used a terminal below the legal technical standards (1)", "技術基準不適合の端末の利用(1号)"
    UNSUPPORTED_DEVICE = "used a terminal that the beta does not work with (2)", "非対応端末の利用(2号)"
    OVERLOAD = "put load on facilities or systems by traffic (3)", "トラヒックによる負荷(3号)"
    IMPROPER_PURPOSE = "child prostitution, pornography or spam (4)", "児童買春・児童ポルノ・迷惑メール等の目的(4号)"
    PURPOSE_JUDGED_IMPROPER = (
        "another purpose that the provider judges improper (4)",
        "ソラコムが不適切と判断したその他の目的(4号)",
    )
    ASSIGNED_INFORMATION = (
        "transferred, passed on, sub-let or pledged supplied information or user status (5)",
        "提供情報・利用者資格の譲渡・承継・転貸・担保提供等(5号)",
    )
    COPIED = "copied supplied information for a third party's use (6)", "第三者使用のための複製(6号)"
    LET_OTHERS_HANDLE = "let somebody else handle the beta or supplied information (7)", "他人による取扱い(7号)"
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
    ATTACKED = "attacked a server that holds supplied information (12)", "格納サーバーへの攻撃(12号)"
    REVERSE_ENGINEERED = "reverse engineered, decompiled or analysed the beta (13)", "リバースエンジニアリング等(13号)"
    BENCHMARKED = "measured the performance of the beta, no more", "性能測定のみ"
    DAMAGED_CREDIT = "damaged the provider's credit (14)", "信用毀損(14号)"
    SIMILAR = "an act like these (16)", "前各号に準ずる行為(16号)"


class Handled(Labelled):
    """What somebody else was let handle."""

    BETA = "the beta", "ベータ版"
    INFORMATION = "supplied information", "ソラコム提供情報"


class Handler(Labelled):
    """Who handled it."""

    OWN_STAFF = "the user's own staff", "利用者自身の役職員"
    CONTRACTOR = "a contractor working for the user", "利用者の委託先"
    THIRD_PARTY = "another third party", "その他の第三者"


class InformationObject(Labelled):
    """Something that may be supplied information."""

    USER_STATUS = "status as a user", "利用者資格"
    INFORMATION_THROUGH_BETA = "information supplied through the beta", "ベータ版を通して提供される情報"
    OTHER_INFORMATION = "other information of the provider", "その他のソラコムの情報"


class Item(Facts):
    """Something that may be supplied information."""

    item: OneOf[InformationObject] = fact("what it is", "対象")


class Acts(Facts):
    """What a user did, or had others do."""

    contract_in_force: Truth = fact(
        "the contract for this beta was in force at the time, and so the actor a user",
        "行為時に当該ベータ版の本契約が有効であったか(行為者が利用者であったか)",
    )
    acts: Several[Act] = fact("acts of the user", "利用者の行為")
    induced: Several[Act] = fact("acts that the user had somebody else do", "利用者が第三者に行わせた行為")
    traffic: Count = fact("the traffic, in the unit of the provider's standard", "トラヒック量(ソラコム基準の単位)")
    standard: Count = fact("the provider's standard for traffic", "ソラコム所定の基準")
    continuous: Truth = fact("the traffic is above it continuously", "基準超過が継続的か")
    excessive_load: Truth = fact("it puts excessive load on facilities or systems", "設備等に過大な負荷を生じさせるか")
    load_to_be_feared: Truth = fact("such load is at least to be feared", "少なくとも過大な負荷のおそれがあるか")
    judgement_reasonable: Truth = fact(
        "the provider's judgement of the purpose is reasonable", "目的に関するソラコムの判断は合理的か"
    )
    handled: Several[Handled] = fact("what somebody else was let handle", "取り扱わせたもの")
    handler: OneOf[Handler] = fact("who handled it", "取り扱った者")


@reading(
    "overload-needed",
    en="Must traffic above the standard actually overload facilities?",
    ja="基準超過のトラヒックは現に過大な負荷を生じさせたことを要するか。",
    why=Text("The act described is one that causes overload.", "過大な負荷を「生じさせる」行為とされている。"),
)
class OverloadNeeded(Reading):
    """What 6(3) asks of traffic."""

    ACTUAL = "yes", "要する"
    TENDENCY = "no, the danger is enough", "おそれで足りる"


@reading(
    "improper-purpose-judgement",
    en="Must the provider's judgement that a purpose is improper be reasonable?",
    ja="目的を不適切とするソラコムの判断は合理的であることを要するか。",
    why=Text("A judgement is one made in good faith (Civil Code 1(2)).", "判断は信義則(民法1条2項)に服する。"),
)
class ImproperPurposeJudgement(Reading):
    """How free the provider is in its judgement."""

    REASONABLE = "yes", "要する"
    FREE = "no", "要しない"


@reading(
    "handled-objects",
    en="Must somebody else handle both the beta and supplied information?",
    ja="ベータ版とソラコム提供情報の双方を取り扱わせることを要するか。",
    why=Text("The word joins two objects of one ban.", "「及び」は禁止の対象を並列するものである。"),
)
class HandledObjects(Reading):
    """What 6(7) asks to be handled."""

    EITHER = "no, either is enough", "いずれかで足りる"
    BOTH = "yes", "双方を要する"


@reading(
    "contractor-as-third-party",
    en="Is a contractor working for the user a third party?",
    ja="利用者の委託先は「第三者」に当たるか。",
    why=Text("The item has no exception and no way of consent.", "例外も承諾の定めもない。"),
)
class ContractorAsThirdParty(Reading):
    """Whether a contractor may handle the beta."""

    THIRD_PARTY = "yes", "当たる"
    USERS_HAND = "no, it is the user's hand", "当たらない(利用者の手足)"


@reading(
    "benchmarking",
    en="Is measuring performance alone an analysis of the beta?",
    ja="性能測定のみの行為は「解析」に当たるか。",
    why=Text(
        "The item is about code and structure, and article 4 asks for feedback on performance.",
        "コード・構造の解析を列挙する文脈であり、4条は性能に関する意見を求めている。",
    ),
)
class Benchmarking(Reading):
    """Whether 6(13) reaches benchmarks."""

    NO_ANALYSIS = "no", "当たらない"
    ANALYSIS = "yes", "当たる"


@beta.definition(
    "6(5)[ソラコム提供情報]",
    assumes=[("User status is part of it, as item 6 says.", "6号の文言のとおり利用者資格を含む。")],
)
def supplied_information(item: type[Item]) -> Truth:
    """Supplied information is user status and what the provider supplies through the beta."""
    return ~item.item.is_(InformationObject.OTHER_INFORMATION)


@beta.prohibition(
    "6",
    by=USER,
    to=PROVIDER,
    assumes=[
        ("No consent is provided for; a waiver stands outside the terms.", "承諾による例外はない(権利放棄は別論)。"),
        ("Candidates and mere applicants are not addressed.", "候補者及び申込者にとどまる者は対象外である。"),
        _INDIVIDUAL_TERMS_FIRST,
    ],
)
def forbidden_acts(done: type[Acts]) -> Truth:
    """A user must not do any of sixteen acts."""
    return any_of(done.contract_in_force, UnlistedArticlesAfterEnd.GO_ON.chosen)


def _traffic(done: type[Acts]) -> Truth:
    load = any_of(done.excessive_load, OverloadNeeded.TENDENCY.chosen & done.load_to_be_feared)
    return all_of(done.traffic > done.standard, done.continuous, load)


def _judged(done: type[Acts]) -> Truth:
    return any_of(ImproperPurposeJudgement.FREE.chosen, done.judgement_reasonable)


def _handled_by_others(done: type[Acts]) -> Truth:
    objects = HandledObjects.choose(
        {
            HandledObjects.EITHER: done.handled.has_any(Handled.BETA, Handled.INFORMATION),
            HandledObjects.BOTH: done.handled.has(Handled.BETA) & done.handled.has(Handled.INFORMATION),
        }
    )
    contractor = done.handler.is_(Handler.CONTRACTOR) & ContractorAsThirdParty.THIRD_PARTY.chosen
    return objects & any_of(done.handler.is_(Handler.THIRD_PARTY), contractor)


@beta.ground("6(1)", of=forbidden_acts)
def device_below_standard(done: type[Acts]) -> Truth:
    """Terminals below the technical standards of telecommunications, radio and related law."""
    return done.acts.has(Act.BELOW_STANDARD_DEVICE)


@beta.ground("6(2)", of=forbidden_acts)
def device_unsupported(done: type[Acts]) -> Truth:
    """Terminals that the beta does not work with."""
    return done.acts.has(Act.UNSUPPORTED_DEVICE)


@beta.ground(
    "6(3)",
    of=forbidden_acts,
    assumes=[("Above the standard is strictly more than it.", "「超過」は基準を上回ることをいう。")],
)
def overload(done: type[Acts]) -> Truth:
    """Excessive load by traffic that continuously exceeds the provider's standard: all three are needed."""
    return done.acts.has(Act.OVERLOAD) & _traffic(done)


@beta.ground(
    "6(4)",
    of=forbidden_acts,
    assumes=[("Short messages are meant as far as they are spam.", "SMS等の送信も迷惑なものに限る。")],
)
def improper_purpose(done: type[Acts]) -> Truth:
    """Child prostitution or pornography, spam, or another purpose that the provider judges improper."""
    return any_of(done.acts.has(Act.IMPROPER_PURPOSE), done.acts.has(Act.PURPOSE_JUDGED_IMPROPER) & _judged(done))


@beta.ground("6(5)", of=forbidden_acts)
def information_assigned(done: type[Acts]) -> Truth:
    """Transferring, passing on, sub-letting, pledging or the like of user status or supplied information."""
    return done.acts.has(Act.ASSIGNED_INFORMATION)


@beta.ground("6(6)", of=forbidden_acts)
def information_copied(done: type[Acts]) -> Truth:
    """Copying supplied information for use by a third party."""
    return done.acts.has(Act.COPIED)


@beta.ground("6(7)", of=forbidden_acts)
def handled_by_others(done: type[Acts]) -> Truth:
    """Letting a third party handle the beta and supplied information."""
    return done.acts.has(Act.LET_OTHERS_HANDLE) & _handled_by_others(done)


@beta.ground("6(8)", of=forbidden_acts)
def information_altered(done: type[Acts]) -> Truth:
    """Changing or doctoring supplied information."""
    return done.acts.has(Act.ALTERED)


@beta.ground("6(9)", of=forbidden_acts)
def third_partys_goods(done: type[Acts]) -> Truth:
    """Using supplied information for a third party's goods or services."""
    return done.acts.has(Act.USED_FOR_THIRD_PARTYS_GOODS)


@beta.ground("6(10)", of=forbidden_acts)
def infringing_goods(done: type[Acts]) -> Truth:
    """Using supplied information for goods or services that infringe intellectual property."""
    return done.acts.has(Act.USED_FOR_INFRINGING_GOODS)


@beta.ground("6(11)", of=forbidden_acts)
def rights_filed_for(done: type[Acts]) -> Truth:
    """Filing for intellectual property on the basis of supplied information."""
    return done.acts.has(Act.FILED_FOR_RIGHTS)


@beta.ground("6(12)", of=forbidden_acts)
def attack(done: type[Acts]) -> Truth:
    """Attacking, by unlawful access, viruses or the like, a server that holds supplied information."""
    return done.acts.has(Act.ATTACKED)


@beta.ground("6(13)", of=forbidden_acts)
def reverse_engineering(done: type[Acts]) -> Truth:
    """Reverse engineering, decompiling, disassembling or otherwise analysing the beta."""
    measured = done.acts.has(Act.BENCHMARKED) & Benchmarking.ANALYSIS.chosen
    return done.acts.has(Act.REVERSE_ENGINEERED) | measured


@beta.ground("6(14)", of=forbidden_acts)
def credit_damaged(done: type[Acts]) -> Truth:
    """Damaging the provider's credit."""
    return done.acts.has(Act.DAMAGED_CREDIT)


@beta.ground(
    "6(15)",
    of=forbidden_acts,
    assumes=[
        ("Items 1 to 14: an act like them is for item 16.", "1号から14号までの行為に限り、類似行為は16号による。")
    ],
)
def done_through_others(done: type[Acts]) -> Truth:
    """Having a third party do one of the acts before this item."""
    by_conditions = (
        Act.OVERLOAD, Act.PURPOSE_JUDGED_IMPROPER, Act.LET_OTHERS_HANDLE, Act.BENCHMARKED, Act.SIMILAR,
    )  # fmt: skip
    plain = [act for act in Act if act not in by_conditions]
    return any_of(
        done.induced.has_any(*plain),
        done.induced.has(Act.OVERLOAD) & _traffic(done),
        done.induced.has(Act.PURPOSE_JUDGED_IMPROPER) & _judged(done),
        done.induced.has(Act.LET_OTHERS_HANDLE) & _handled_by_others(done),
        done.induced.has(Act.BENCHMARKED) & Benchmarking.ANALYSIS.chosen,
    )


@beta.ground("6(16)", of=forbidden_acts)
def similar_act(done: type[Acts]) -> Truth:
    """Another act that is like those above."""
    return done.acts.has(Act.SIMILAR)


class TransferAct(Labelled):
    """What is done with user status."""

    ASSIGN = "assignment", "譲渡"
    PASS_ON = "passing on, a company split included", "承継(会社分割を含む)"
    SUBLICENSE = "sub-letting", "転貸"
    PLEDGE = "pledge or other security", "質権その他の担保"
    INHERITANCE = "inheritance", "相続"
    MERGER = "merger", "合併"


class Transfer(Facts):
    """An act on user status."""

    contract_in_force: Truth = fact("the contract is in force at the time", "行為時に本契約が有効か")
    act: OneOf[TransferAct] = fact("the act", "行為の種類")


@beta.prohibition(
    "6(5)",
    by=USER,
    to=PROVIDER,
    assumes=[
        (
            "Merger and inheritance pass everything by statute and are no acts of the user.",
            "合併及び相続による包括承継は利用者の行為に当たらない。",
        )
    ],
)
def no_transfer(transfer: type[Transfer]) -> Truth:
    """User status may not be passed to a third party; no consent is provided for."""
    running = any_of(transfer.contract_in_force, UnlistedArticlesAfterEnd.GO_ON.chosen)
    return running & ~transfer.act.is_one_of(TransferAct.INHERITANCE, TransferAct.MERGER)


is_supplied_information = beta.question(
    "supplied-information", Item, supplied_information, en="Is it supplied information?", ja="ソラコム提供情報か。"
)
prohibited_act = beta.question(
    "prohibited-act",
    Acts,
    forbidden_acts,
    en="Did the user do something that article 6 forbids?",
    ja="禁止行為に当たるか。",
)
transfer_breach = beta.question(
    "transfer",
    Transfer,
    no_transfer,
    en="Is the act on user status forbidden?",
    ja="利用者資格の譲渡等は禁止されるか。",
)

# Article 7  Termination by the provider -----------------------------------------------------------------------------


class Layer(Labelled):
    """A body of rules that a user must keep."""

    THESE_TERMS = "these terms", "本規約"
    INDIVIDUAL_RULE = "individual terms of use", "個別利用規約"
    SEPARATE_CONDITIONS = "separate conditions", "別途条件"


class Restricted(Labelled):
    """How far use of the SORACOM platform service was restricted."""

    NONE = "not at all", "制限なし"
    PART = "in part", "一部"
    ALL = "wholly", "全部"


class ProvidersTermination(Facts):
    """What bears on a termination by the provider."""

    withheld: Truth = fact("the user withheld facts in the application", "申込時の情報につき事実を告げなかったか")
    misstated: Truth = fact("the user stated something untrue in it", "申込時の情報につき事実と異なることを告げたか")
    fault_in_application: OneOf[Fault] = fact("the user's fault in that", "上記に関する利用者の帰責性")
    broken: Several[Layer] = fact("what the user broke", "利用者が違反したもの")
    breach_trivial: Truth = fact("the breach is trivial", "違反が軽微か")
    breach_reasonably_found: Truth = fact(
        "the provider reasonably judges that there was a breach", "ソラコムが違反があると合理的に判断したか"
    )
    breach_feared: Truth = fact(
        "the provider judges that a breach is to be feared", "違反のおそれにつきソラコムの判断があったか"
    )
    fear_reasonable: Truth = fact("that judgement is reasonable", "その判断は合理的か")
    platform_restricted: OneOf[Restricted] = fact(
        "how far use of the platform service was restricted", "プラットフォームの利用制限の範囲"
    )
    restriction_lasts: Truth = fact("the restriction still lasts", "制限が継続しているか")
    restriction_through_user: Truth = fact("the user caused it", "制限が利用者に起因するか")


class DatedTermination(ProvidersTermination):
    """A termination by the provider with its days."""

    decided_on: Date = fact("the day on which the provider decided", "ソラコムが解約を決定した日")
    notice_arrived_on: Date = fact(
        "the day on which the notice reached the user", "解約通知が利用者に到達した日", not_before="decided_on"
    )


@reading(
    "untrue-statement-fault",
    en="Must an untrue statement in the application be intentional or grossly negligent?",
    ja="申込時の不実の告知にも故意・重過失を要するか。",
    why=Text(
        "The same phrase in insurance law covers both, and doubts go against the drafter.",
        "保険法の同様の文言は双方にかかり、疑義は作成者に不利に解する。",
    ),
)
class UntrueStatementFault(Reading):
    """What the mental element of 7(1) qualifies."""

    BOTH = "yes, it qualifies withholding and misstating", "要する(双方にかかる)"
    WITHHOLDING_ONLY = "no, it qualifies withholding only", "要しない(不告知のみにかかる)"


@reading(
    "minor-breach",
    en="Is a trivial breach a ground to terminate?",
    ja="軽微な違反も解約事由となるか。",
    why=Text("The text has no test of gravity.", "違反の程度を問う文言はない。"),
)
class MinorBreach(Reading):
    """Whether 7(2) asks for gravity."""

    GROUND = "yes", "なる"
    NO_GROUND = "no, that would abuse the right", "ならない(権利濫用)"


@reading(
    "finding-of-breach",
    en="Is the provider's reasonable judgement enough for a breach that took place?",
    ja="違反の事実についても、ソラコムの合理的判断で足りるか。",
    why=Text("The judgement is tied to the fear of a breach.", "判断は「おそれ」にかかる。"),
)
class FindingOfBreach(Reading):
    """Who finds a breach under 7(2)."""

    OBJECTIVE = "no, the breach must be real", "足りない(客観的な違反を要する)"
    PROVIDERS_JUDGEMENT = "yes", "足りる"


@reading(
    "restriction-ground",
    en="Is any restriction of the platform service a ground, also one lifted or not caused by the user?",
    ja="解除済み又は利用者に起因しない制限も解約事由となるか。",
    why=Text("The text says only that use was restricted.", "制限されたことのみを要件とする。"),
)
class RestrictionGround(Reading):
    """Which restriction is a ground under 7(3)."""

    ANY = "yes", "なる"
    LASTING_AND_CAUSED = "no, it must last and be caused by the user", "継続しかつ利用者に起因することを要する"


@beta.power(
    "7",
    by=PROVIDER,
    to=USER,
    assumes=[
        ("No demand and no time to cure.", "催告を要しない。"),
        ("It ends the contract for the beta concerned only.", "当該ベータ版の契約のみを終了させる。"),
    ],
)
def providers_termination() -> Truth:
    """The provider may end the contract at once, without a demand, on one of three grounds."""
    return TRUE


@beta.ground("7(1)/a", of=providers_termination)
def facts_withheld(case: type[ProvidersTermination]) -> Truth:
    """The user, intentionally or by gross negligence, withheld facts in the application."""
    return case.withheld & gross(case.fault_in_application)


@beta.ground("7(1)/b", of=providers_termination)
def untruth_told(case: type[ProvidersTermination]) -> Truth:
    """The user stated something untrue in the application."""
    at_fault = any_of(UntrueStatementFault.WITHHOLDING_ONLY.chosen, gross(case.fault_in_application))
    return case.misstated & at_fault


@beta.ground("7(2)/a", of=providers_termination)
def rules_broken(case: type[ProvidersTermination]) -> Truth:
    """The user broke these terms, individual terms of use or separate conditions."""
    grave_enough = any_of(MinorBreach.GROUND.chosen, ~case.breach_trivial)
    found = FindingOfBreach.PROVIDERS_JUDGEMENT.chosen & case.breach_reasonably_found
    return any_of(case.broken.has_any(*Layer), found) & grave_enough


@beta.ground("7(2)/b", of=providers_termination)
def breach_to_be_feared(case: type[ProvidersTermination]) -> Truth:
    """The provider reasonably judges that a breach is to be feared."""
    return case.breach_feared & case.fear_reasonable


@beta.ground("7(3)", of=providers_termination)
def platform_use_restricted(case: type[ProvidersTermination]) -> Truth:
    """The user's use of the SORACOM platform service was restricted, wholly or in part."""
    qualified = any_of(RestrictionGround.ANY.chosen, case.restriction_lasts & case.restriction_through_user)
    return case.platform_restricted.is_one_of(Restricted.PART, Restricted.ALL) & qualified


@beta.date("7", by=PROVIDER, to=USER)
def providers_termination_day(case: type[DatedTermination]) -> Date:
    """A termination at once takes effect when its notice arrives."""
    day = ProvidersTerminationMoment.choose(
        {
            ProvidersTerminationMoment.ARRIVAL: case.notice_arrived_on,
            ProvidersTerminationMoment.DECISION: case.decided_on,
        }
    )
    return provided(providers_termination.holds, day)


may_terminate = beta.question(
    "termination-by-provider",
    ProvidersTermination,
    providers_termination,
    en="May the provider terminate the contract?",
    ja="ソラコムは契約を解約できるか。",
)
termination_day = beta.question(
    "termination-by-provider-day",
    DatedTermination,
    providers_termination_day,
    en="On which day does the provider's termination take effect?",
    ja="ソラコムの解約はいつ効力を生じるか。",
)

# Article 8  Disclaimer ----------------------------------------------------------------------------------------------


@beta.power("8.1", by=PROVIDER, to=USER, assumes=[_INDIVIDUAL_TERMS_FIRST])
def may_change_specification() -> Truth:
    """The beta is in development: its specification may change without notice."""
    return TRUE


@beta.power("8.1", by=PROVIDER, to=USER, assumes=[_INDIVIDUAL_TERMS_FIRST])
def may_stop_supply() -> Truth:
    """The beta is in development: its supply may stop without notice."""
    return TRUE


@beta.power(
    "8.1",
    by=PROVIDER,
    to=USER,
    assumes=[_INDIVIDUAL_TERMS_FIRST, ("The contract ends with the supply (1.4).", "契約も終了する(1条4項)。")],
)
def may_end_supply() -> Truth:
    """The beta is in development: its supply may end without notice."""
    return TRUE


@beta.declaration("8.1", by=PROVIDER, to=USER)
def no_notice(claimed: type[Claimed]) -> Truth:
    """Nobody has a right to be told before a change, a stop or the end."""
    return claimed.right.is_(ClaimedRight.NOTICE)


@beta.declaration("8.2", by=PROVIDER, to=USER, assumes=[_INDIVIDUAL_TERMS_FIRST])
def no_warranty(claimed: type[Claimed]) -> Truth:
    """The provider makes no representation and gives no warranty of any kind, express or implied."""
    return claimed.right.is_(ClaimedRight.WARRANTY)


@beta.declaration("8.3", by=PROVIDER, to=USER, assumes=[_INDIVIDUAL_TERMS_FIRST])
def no_compatibility(claimed: type[Claimed]) -> Truth:
    """The provider does not assure compatibility when the official version takes the beta's place."""
    return claimed.right.is_(ClaimedRight.COMPATIBILITY)


class Claimant(Labelled):
    """Who suffered a loss."""

    USER = "the user", "利用者"
    THIRD_PARTY = "a third party", "第三者"


class GrossFault(Facts):
    """What decides whether an exemption of the provider holds."""

    fault: OneOf[Fault] = fact("the provider's fault", "ソラコムの帰責性")
    fault_of_staff_only: Truth = fact(
        "intent or gross negligence lies with employees or agents only", "故意・重過失は従業員等のみにあるか"
    )
    customer_is_consumer: Truth = fact("the user is a consumer", "利用者が消費者か")


class Loss(GrossFault):
    """A loss for which somebody turns to the provider."""

    claimant: OneOf[Claimant] = fact("who suffered the loss", "損害を被った者")
    breach: Truth = fact(
        "the provider broke a duty towards the claimant, of contract or of tort",
        "ソラコムに債務不履行又は不法行為があるか",
    )
    from_use: Truth = fact("the loss comes from the use of the beta", "ベータ版の利用による損害か")
    ordinary_loss: Yen = fact(
        "ordinary loss actually suffered, other than lost profit", "現実に発生した通常損害(逸失利益を除く)"
    )
    indirect_loss: Yen = fact("indirect or special loss that could be foreseen", "予見可能な間接損害・特別損害")
    lost_profit: Yen = fact("lost profit", "逸失利益")
    individual_rule_on_liability: Truth = fact(
        "individual terms of use provide otherwise on liability", "個別利用規約に責任に関する異なる定めがあるか"
    )
    liability_by_individual_rule: Yen = fact("what those terms give for this loss, if they do", "当該定めによる賠償額")


class UsersLiability(Facts):
    """Damage of the provider for which it turns to the user."""

    damage: Yen = fact("the provider's damage", "ソラコムの損害額")
    breach: Truth = fact("the user broke a duty under the terms", "利用者の義務違反があるか")
    fault: OneOf[Fault] = fact("the fault on the user's side", "利用者側の帰責性")


@reading(
    "liability-by-law",
    en="Is a party liable under the general law where the terms found no liability?",
    ja="規約に定めのない賠償責任は一般法により生ずるか。",
    why=Text(
        "What the terms exclude is the liability that the law founds; without it there is nothing to exclude.",
        "規約の免責は一般法上の責任を前提とする。",
    ),
    text="TERMS_ALONE",
    law="CIVIL_CODE",
)
class LiabilityByLaw(Reading):
    """Whether default and tort law found the liability that the terms do not found."""

    CIVIL_CODE = "yes, under Civil Code 415 and 709", "生ずる(民法415条・709条)"
    TERMS_ALONE = "no, the terms alone", "生じない(規約のみ)"


@reading(
    "exclusion-towards-third-parties",
    en="Does the exclusion of liability bind a third party?",
    ja="免責は契約外の第三者にも及ぶか。",
    why=Text("A contract binds its parties.", "契約の効力は当事者間に限られる。"),
)
class ExclusionTowardsThirdParties(Reading):
    """Whether 8.4 reaches claims of third parties."""

    NOT_BOUND = "no", "及ばない"
    BOUND = "yes, as written", "及ぶ(文言どおり)"


TORT = authority(
    "Civil Code 709",
    "民法709条",
    gist_en="Whoever intentionally or negligently infringes a right of another owes damages.",
    gist_ja="故意又は過失により他人の権利又は法律上保護される利益を侵害した者は、損害を賠償する責任を負う。",
)


def _gross(loss: type[GrossFault]) -> Truth:
    counts = any_of(StaffFault.INCLUDED.chosen, ~loss.fault_of_staff_only)
    return gross(loss.fault) & counts


@beta.payment(
    LIABILITY_FOR_BREACH,
    TORT,
    by=PROVIDER,
    to=CLAIMANT,
    assumes=[("Damage within Civil Code 416.", "民法416条の範囲の損害とする。")],
)
def damages(loss: type[Loss]) -> Yen:
    """The terms found no liability of the provider; the Civil Code does."""
    heads = (
        head("ordinary-loss", "ordinary loss", "通常損害", loss.ordinary_loss)
        + head("indirect-loss", "indirect loss", "間接損害", loss.indirect_loss)
        + head("lost-profit", "lost profit", "逸失利益", loss.lost_profit)
    )
    return provided(all_of(LiabilityByLaw.CIVIL_CODE.chosen, loss.breach, answers_for_breach(loss.fault)), heads)


@beta.excludes(
    "8.4",
    on=[damages],
    assumes=[
        ("It is the provider that bears no liability; the sentence names no subject.", "主語はソラコムと解する。"),
        ("A fee that was paid makes no difference.", "有償・無償を問わない。"),
        ("Whatever the liability rests on, tort included.", "責任の根拠を問わず、不法行為を含む。"),
    ],
)
def no_liability_for_use(loss: type[Loss]) -> Truth:
    """No liability at all is borne for damage that use of the beta causes a user or a third party."""
    reached = any_of(loss.claimant.is_(Claimant.USER), ExclusionTowardsThirdParties.BOUND.chosen)
    return loss.from_use & reached


@beta.disapplies(GROSS_FAULT_CASES, rules=[no_liability_for_use])
def no_exclusion_of_gross_fault(loss: type[Loss]) -> Truth:
    """Courts do not let an exclusion stand for intent or gross negligence."""
    return unlimited_under_gross_fault(_gross(loss))


@beta.disapplies(
    CONSUMER_ACT_8_1_FULL,
    rules=[no_liability_for_use],
    assumes=[
        (
            "Reading down under 11.1 does not save a total exclusion: it would have no measure.",
            "全部免責は、限定の基準を欠くため11条1項によっても救済されない。",
        )
    ],
)
def void_towards_consumers(loss: type[Loss]) -> Truth:
    """An exclusion of all liability is void towards a consumer."""
    return struck_for_consumers(loss.customer_is_consumer & loss.claimant.is_(Claimant.USER))


@beta.payment("1.5", by=PROVIDER, to=CLAIMANT, overrides=[damages, no_liability_for_use])
def liability_by_individual_terms(loss: type[Loss]) -> Yen:
    """Individual terms of use that provide otherwise on liability go before article 8."""
    applies = loss.individual_rule_on_liability & SayingOtherwise.EXPRESS_PRIORITY.chosen
    return provided(applies, loss.liability_by_individual_rule)


@beta.payment(
    LIABILITY_FOR_BREACH,
    TORT,
    by=USER,
    to=PROVIDER,
    assumes=[("Damage within Civil Code 416; nothing caps it.", "民法416条の範囲の損害とし、上限はない。")],
)
def users_damages(loss: type[UsersLiability]) -> Yen:
    """The terms found no liability of the user but that of 10.3; the Civil Code does."""
    return provided(all_of(LiabilityByLaw.CIVIL_CODE.chosen, loss.breach, answers_for_breach(loss.fault)), loss.damage)


@beta.survival("8.5", by=EITHER, to=OTHER)
def disclaimer_survives(asked: type[AskedArticle]) -> Truth:
    """Article 8 stays in force after the end."""
    return asked.article.is_(Article.ARTICLE_8)


specification_change = beta.question(
    "specification-change",
    Facts,
    may_change_specification,
    en="May the provider change the specification without notice?",
    ja="予告なく仕様を変更できるか。",
)
may_interrupt = beta.question(
    "interruption",
    Facts,
    may_stop_supply,
    en="May the provider stop the supply without notice?",
    ja="予告なく提供を停止できるか。",
)
may_abolish = beta.question(
    "abolition",
    Facts,
    may_end_supply,
    en="May the provider end the supply without notice?",
    ja="予告なく提供を終了できるか。",
)
right_is_excluded = beta.question(
    "excluded-right",
    Claimed,
    no_right_in_feedback,
    no_licence,
    no_notice,
    no_warranty,
    no_compatibility,
    en="Do the terms deny the right that is claimed?",
    ja="主張される権利は規約上否定されるか。",
)
recoverable_damage = beta.question(
    "recoverable-damage",
    Loss,
    damages,
    liability_by_individual_terms,
    en="How much damage can be recovered from the provider?",
    ja="ソラコムからいくら賠償を受けられるか。",
)
liability_of_customer = beta.question(
    "liability-of-customer",
    UsersLiability,
    users_damages,
    en="What does the user owe the provider as damages?",
    ja="利用者のソラコムに対する賠償額はいくらか。",
)

# Article 9  Secrecy -------------------------------------------------------------------------------------------------


class Purpose(Labelled):
    """What information is used for."""

    CONSIDERING_USE = "considering the use of the beta", "ベータ版の利用の検討"
    USE = "using the beta", "ベータ版の利用"
    OTHER = "something else", "それ以外"


class Recipient(Labelled):
    """To whom information is disclosed."""

    NOBODY = "nobody", "開示なし"
    OWN_STAFF = "the discloser's own staff", "開示者自身の役職員"
    AFFILIATE = "a company of the discloser's group", "開示者のグループ会社"
    CONTRACTOR = "a contractor of the discloser", "開示者の委託先"
    OTHER = "somebody else", "その他の者"


class Consent(Labelled):
    """The form of a permission of the provider."""

    NONE = "none", "なし"
    ORAL = "by word of mouth", "口頭"
    WRITTEN = "in writing on paper", "書面"
    ELECTRONIC = "by electronic means", "電磁的方法"


class Information(Facts):
    """A piece of information at the time when something is done with it."""

    about_beta: Truth = fact("it concerns the beta", "ベータ版に関する情報か")
    made_public: Truth = fact("the provider has published it by then", "その時までにソラコムが公表しているか")
    public_through_others: Truth = fact(
        "others have made it public, without the provider", "ソラコム以外の者により公知となっているか"
    )


class Secrecy(Information):
    """What somebody did with a piece of information."""

    bound: Truth = fact(
        "the person has agreed, or counts as having agreed, to article 9", "9条に同意したか(みなし同意を含む)"
    )
    bound_at: Instant = fact("when it agreed, if it did", "同意の日時")
    act_at: Instant = fact("when it disclosed or used the information", "開示又は使用の日時")
    candidate_only: Truth = fact("it agreed as a candidate and has not applied", "候補者としての同意にとどまるか")
    marked: Truth = fact("this piece was marked as secret when disclosed", "当該情報が開示の際に秘密と明示されていたか")
    recipient: OneOf[Recipient] = fact("to whom it was disclosed", "開示の相手方")
    consent: OneOf[Consent] = fact("the provider's permission for the act", "当該行為に対するソラコムの許可")
    consent_at: Instant = fact("when the permission was given, if it was", "許可の日時")
    required_by_law: Truth = fact("laws or the like require the disclosure", "法令等に従う開示か")
    as_far_as_required: Truth = fact("no more was disclosed than they require", "必要な範囲にとどまるか")
    purpose: OneOf[Purpose] = fact("what it was used for", "使用の目的")


class SecrecyTerm(Facts):
    """Whether a piece of information must still be kept secret on a day."""

    marked_disclosure: Truth = fact(
        "the person was a candidate and shown marked information", "候補者として秘密と明示された情報の開示を受けたか"
    )
    marked_disclosure_on: Date = fact("the day of that disclosure, if there was one", "当該開示の日")
    applied: Truth = fact("the person applied for the beta", "ベータ版の利用を申し込んだか")
    applied_on: Date = fact("the day of the application, if there was one", "申込の日")
    as_of: Date = fact("the day in question", "基準日")
    made_public: Truth = fact("the provider has published the information", "ソラコムが当該情報を公表しているか")
    value_gone: Truth = fact("the information has no value as a secret any more", "秘密としての価値が失われているか")


@reading(
    "leaked-information",
    en="Is information still secret that others made public?",
    ja="第三者により公知となった情報はなお秘密情報か。",
    why=Text("The definition looks at publication by the provider only.", "定義はソラコムの公表のみを基準とする。"),
)
class LeakedInformation(Reading):
    """Whether publication by others ends secrecy."""

    STILL_SECRET = "yes", "なお秘密情報である"
    PUBLIC = "no", "秘密情報ではない"


@reading(
    "candidates-secrecy",
    en="Must a candidate keep secret what was not marked as well?",
    ja="候補者は秘密と明示されなかった情報についても守秘義務を負うか。",
    why=Text(
        "The marking triggers the agreement; what is secret, article 9 says itself.",
        "明示は同意の要件で、秘密情報の範囲は9条が定める。",
    ),
)
class CandidatesSecrecy(Reading):
    """What a candidate keeps secret."""

    ALL_OF_ARTICLE_9 = "yes, all that article 9 covers", "負う(9条の範囲すべて)"
    MARKED_ONLY = "no, only what was marked", "負わない(明示された情報に限る)"


@reading(
    "acts-before-agreement",
    en="Does a disclosure before the agreement to article 9 break it?",
    ja="同意前の開示も9条違反となるか。",
    why=Text(
        "What is widened is the time of learning, not the time of the duty.",
        "拡張されるのは知得の時期であり、義務の始期ではない。",
    ),
)
class ActsBeforeAgreement(Reading):
    """Whether article 9 reaches back."""

    NO_BREACH = "no", "ならない"
    BREACH = "yes", "なる"


@reading(
    "own-staff",
    en="Are the discloser's own officers and employees third parties?",
    ja="開示者自身の役職員は第三者に当たるか。",
    why=Text("A company acts through them.", "会社は役職員を通じて行為する。"),
)
class OwnStaff(Reading):
    """Whether telling one's own people is disclosure."""

    NO_THIRD_PARTIES = "no", "当たらない"
    THIRD_PARTIES = "yes", "当たる"


@reading(
    "electronic-consent",
    en="Is a permission by e-mail or other electronic means one in writing?",
    ja="電子メール等による許可は「書面」による許可に当たるか。",
    why=Text("Terms that accept electronic means say so.", "電磁的方法を認める場合は明記するのが通例である。"),
)
class ElectronicConsent(Reading):
    """Whether electronic form is writing."""

    NOT_ENOUGH = "no", "当たらない"
    ENOUGH = "yes", "当たる"


@reading(
    "consent-to-other-use",
    en="Does the provider's permission allow another use, although article 9.2 offers none?",
    ja="9条2項に許可の定めがなくても、ソラコムの許可により目的外の利用ができるか。",
    why=Text("Whoever is protected may waive.", "保護を受ける者は放棄できる。"),
)
class ConsentToOtherUse(Reading):
    """Whether permission lifts the limit of purpose."""

    ALLOWED = "yes", "できる"
    NOT_ALLOWED = "no", "できない"


@reading(
    "endless-secrecy",
    en="Does secrecy end when the information has lost its value as a secret?",
    ja="秘密としての価値が失われた場合、守秘義務は終了するか。",
    why=Text("The text sets no end.", "終期の定めはない。"),
)
class EndlessSecrecy(Reading):
    """Whether secrecy without end has one after all."""

    NO_END = "no, it has no end", "終了しない"
    REASONABLE_LIMIT = "yes, by good faith", "終了する(信義則)"


@beta.definition(
    "9.1[秘密情報]",
    assumes=[("Marked or not.", "秘密の明示を要しない。")],
)
def secret_information(information: type[Information]) -> Truth:
    """Secret is whatever concerns the beta and has not been published by the provider."""
    public = any_of(information.made_public, LeakedInformation.PUBLIC.chosen & information.public_through_others)
    return information.about_beta & ~public


def _covered(secrecy: type[Secrecy]) -> Truth:
    """Whether the act is one on secret information of somebody whom article 9 binds."""
    in_time = any_of(ActsBeforeAgreement.BREACH.chosen, secrecy.act_at >= secrecy.bound_at)
    within = any_of(CandidatesSecrecy.ALL_OF_ARTICLE_9.chosen, ~secrecy.candidate_only, secrecy.marked)
    return all_of(secret_information.holds, secrecy.bound, in_time, within)


def _lawful(secrecy: type[Secrecy]) -> Truth:
    return secrecy.required_by_law & secrecy.as_far_as_required


@beta.prohibition(
    "9.1/s1",
    by=ALL_THREE,
    to=PROVIDER,
    assumes=[
        ("The duty is one-way.", "利用者等のみが負う片務の義務である。"),
        ("No carve-out for what was known or developed independently.", "既知・独自開発等の除外はない。"),
        _INDIVIDUAL_TERMS_FIRST,
    ],
)
def no_disclosure(secrecy: type[Secrecy]) -> Truth:
    """No disclosure, sharing or leak to third parties without prior written permission, whenever it was learned."""
    third = any_of(
        secrecy.recipient.is_one_of(Recipient.AFFILIATE, Recipient.CONTRACTOR, Recipient.OTHER),
        secrecy.recipient.is_(Recipient.OWN_STAFF) & OwnStaff.THIRD_PARTIES.chosen,
    )
    electronic = secrecy.consent.is_(Consent.ELECTRONIC) & ElectronicConsent.ENOUGH.chosen
    in_form = any_of(secrecy.consent.is_(Consent.WRITTEN), electronic)
    permitted = in_form & (secrecy.consent_at < secrecy.act_at)
    return all_of(_covered(secrecy), third, ~permitted)


@beta.permission("9.1/s2", by=ALL_THREE, to=PROVIDER, overrides=[no_disclosure])
def disclosure_by_law(secrecy: type[Secrecy]) -> Truth:
    """Secret information may be disclosed as far as laws and the like require."""
    return _lawful(secrecy)


@beta.prohibition("9.2", by=ALL_THREE, to=PROVIDER)
def no_other_use(secrecy: type[Secrecy]) -> Truth:
    """Secret information may be used only for considering the use of the beta and for using it."""
    permitted = all_of(
        ConsentToOtherUse.ALLOWED.chosen, ~secrecy.consent.is_(Consent.NONE), secrecy.consent_at < secrecy.act_at
    )
    # Laws open disclosure only; where it is the other use itself, that use is open with it.
    disclosed_by_law = _lawful(secrecy) & ~secrecy.recipient.is_(Recipient.NOBODY)
    return all_of(_covered(secrecy), secrecy.purpose.is_(Purpose.OTHER), ~permitted, ~disclosed_by_law)


@beta.date("1.1", "1.3/s1", by=ALL_THREE, to=PROVIDER)
def secrecy_since(term: type[SecrecyTerm]) -> Date:
    """Secrecy is owed from the first agreement to article 9 on: as a candidate, or by applying."""
    first = when(
        term.marked_disclosure & term.applied,
        lower(term.marked_disclosure_on, term.applied_on),
        otherwise=when(term.applied, term.applied_on, otherwise=term.marked_disclosure_on),
    )
    return provided(term.marked_disclosure | term.applied, first)


@beta.survival(
    "9.3",
    by=ALL_THREE,
    to=PROVIDER,
    assumes=[
        ("Without end, until the provider publishes the information.", "終期はなく、ソラコムの公表まで存続する。")
    ],
)
def secrecy_goes_on(term: type[SecrecyTerm]) -> Truth:
    """Article 9 stays in force after the use or the contract has ended, for whatever reason."""
    since = any_of(
        term.marked_disclosure & (term.marked_disclosure_on <= term.as_of),
        term.applied & (term.applied_on <= term.as_of),
    )
    lapsed = EndlessSecrecy.REASONABLE_LIMIT.chosen & term.value_gone
    return all_of(since, ~term.made_public, ~lapsed)


@beta.survival("9.3", by=EITHER, to=OTHER)
def secrecy_survives(asked: type[AskedArticle]) -> Truth:
    """Article 9 is one of those that survive."""
    return asked.article.is_(Article.ARTICLE_9)


is_secret = beta.question(
    "secret-information", Information, secret_information, en="Is the information secret?", ja="秘密情報に当たるか。"
)
secrecy_breach = beta.question(
    "secrecy-breach",
    Secrecy,
    no_disclosure,
    no_other_use,
    en="Is secrecy broken?",
    ja="守秘義務に違反するか。",
)
secrecy_in_force = beta.question(
    "secrecy-in-force",
    SecrecyTerm,
    secrecy_goes_on,
    since=secrecy_since,
    en="Must the information still be kept secret?",
    ja="なお秘密を保持しなければならないか。",
)

# Article 10  Exclusion of anti-social forces ------------------------------------------------------------------------

beta.no_outcome(
    "10.1[反社会的勢力]",
    en="it refers to a government guideline; whether somebody is one comes in as a fact",
    ja="政府指針を参照する定義で、該当性は事実として与えられる",
)
beta.no_outcome("10.1(2)[暴力団等]", en="it only joins three words under one name", ja="三つの語の総称にとどまる")


class Office(Labelled):
    """What somebody is in an organisation."""

    OFFICER = "officer", "役員"
    MANAGER = "manager", "支配人"
    HEAD_OF_BRANCH = "head of a branch", "営業所の代表者"
    EQUAL_POWER = (
        "somebody with an officer's power or influence under another title",
        "役員と同等以上の職権・支配力を有する者",
    )
    EMPLOYEE = "somebody without such power", "それ以外の者"


class Role(Facts):
    """Somebody's place in an organisation."""

    holds: OneOf[Office] = fact("what the person is, full-time or not", "地位(常勤・非常勤を問わない)")


class SuspicionAndReport(Suspicion):
    """What is known of one side, and of a report that was demanded of it while the contract ran."""

    reasonable_time: Truth = fact("the designated day left a reasonable time", "期日まで相当な期間があったか")
    knowingly_false: Truth = fact("the false entries were made knowingly", "虚偽であることを知って記載したか")


class ReportDemandUnderContract(ReportDemand):
    """A demand for a report, during the contract or after it."""

    contract_in_force: Truth = fact("the contract is in force", "本契約が有効か")


class AntisocialTermination(SuspicionAndReport, GrossFault):
    """A termination for anti-social ties and the damage from it."""

    terminating: OneOf[Side] = fact("which side terminated", "解除した側")
    terminated: Truth = fact("it did terminate", "現に解除したか")
    damage: Yen = fact("its damage caused by the termination", "解除により生じた損害額")


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


@reading(
    "disclaimer-and-termination-damages",
    en="Does the disclaimer of 8.4 take away the user's claim for damage from a termination under 10.3?",
    ja="8条4項の免責は10条3項の損害賠償請求にも及ぶか。",
    why=Text(
        "8.4 is about use of the beta; 10.3 gives a claim to either side.",
        "8条4項は利用による損害に関し、10条3項は双方に請求権を認める。",
    ),
)
class DisclaimerAndTerminationDamages(Reading):
    """How 8.4 meets 10.3."""

    OUTSIDE = "no", "及ばない"
    INSIDE = "yes", "及ぶ"


@beta.definition("10.1(1)[役員等]")
def officer(role: type[Role]) -> Truth:
    """Officers are officers, managers, heads of branches and whoever has equal power; part-time ones too."""
    return ~role.holds.is_(Office.EMPLOYEE)


@beta.prohibition("10.1/a", "10.1/b", by=EITHER, to=OTHER)
def warranty_broken() -> Truth:
    """Each side warrants, and promises for now and later, that it is no such force and in none of five situations."""
    return TRUE


@beta.ground("10.1/a", "10.1/b", of=warranty_broken)
def is_antisocial_force(suspicion: type[Suspicion]) -> Truth:
    """A side is itself an anti-social force."""
    return suspicion.situations.has(Situation.ANTISOCIAL_FORCE)


@beta.ground("10.1(1)", of=warranty_broken)
def officer_with_ties(suspicion: type[Suspicion]) -> Truth:
    """Among a side's officers is a gang member, or someone with gang ties who may commit violent unlawful acts."""
    return suspicion.situations.has(Situation.OFFICER)


@beta.ground("10.1(2)", of=warranty_broken)
def gang_in_management(suspicion: type[Suspicion]) -> Truth:
    """A gang, gang member or gang-related person takes part in a side's management."""
    return suspicion.situations.has(Situation.MANAGEMENT)


@beta.ground("10.1(3)", of=warranty_broken)
def benefits_received(suspicion: type[Suspicion]) -> Truth:
    """A side receives funds, investment or another benefit from gangs, under whatever name."""
    return suspicion.situations.has(Situation.RECEIVES)


@beta.ground("10.1(4)", of=warranty_broken)
def benefits_given(suspicion: type[Suspicion]) -> Truth:
    """A side gives gangs funds or another benefit, under whatever name."""
    return suspicion.situations.has(Situation.GIVES)


@beta.ground("10.1(5)", of=warranty_broken)
def reproachable_relations(suspicion: type[Suspicion]) -> Truth:
    """A side has relations with anti-social forces that deserve social reproach."""
    return suspicion.situations.has(Situation.RELATIONS)


@beta.power("10.2/a", by=EITHER, to=OTHER)
def may_demand_report(demand: type[ReportDemandUnderContract]) -> Truth:
    """On facts that raise suspicion a side may demand a report of the other, while the contract runs."""
    running = any_of(demand.contract_in_force, UnlistedArticlesAfterEnd.GO_ON.chosen)
    return demand.facts_raise_suspicion & running


@beta.duty(
    "10.2/b",
    by=OTHER,
    to=EITHER,
    assumes=[
        ("The designated day itself is in time.", "指定された期日中の提出は期限内である。"),
        ("A day that is named does not move over a holiday.", "指定された期日は休日でも繰り下がらない。"),
    ],
)
def report_missing(suspicion: type[SuspicionAndReport]) -> Truth:
    """The other side hands the report in by the designated day."""
    by_then = when(LateReport.CURED.chosen, suspicion.as_of, otherwise=suspicion.report_due)
    handed_in = suspicion.report_handed_in & (suspicion.handed_in_on <= by_then)
    overdue = any_of(suspicion.report_handed_in, suspicion.as_of > suspicion.report_due)
    rightly = any_of(ReportTime.ANY_DAY.chosen, suspicion.reasonable_time)
    return all_of(suspicion.facts_raise_suspicion, suspicion.report_demanded, rightly, overdue, ~handed_in)


@beta.right(
    "10.3/a",
    by=EITHER,
    to=OTHER,
    assumes=[
        ("At once: on arrival of the notice, without demand.", "催告なく、通知の到達により効力を生ずる。"),
        ("It is the one right of the user to end the contract.", "利用者が契約を終了させ得る唯一の定めである。"),
    ],
)
def antisocial_termination() -> Truth:
    """Either side may terminate at once if one of two grounds exists on the other side."""
    return TRUE


@beta.payment(
    "10.3/b",
    by=OTHER,
    to=EITHER,
    assumes=[
        (
            "The claim outlives the contract that the termination ends.",
            "解除により生じた請求権は契約終了後も存続する。",
        ),
        ("The terminated side has no claim of its own: a right was used.", "解除された側は賠償を請求できない。"),
    ],
)
def antisocial_damages(case: type[AntisocialTermination]) -> Yen:
    """The terminating side may claim the damage that the termination causes; nothing caps it."""
    return provided(antisocial_termination.holds & case.terminated, case.damage)


@beta.excludes("8.4", on=[antisocial_damages])
def disclaimed_termination_damages(case: type[AntisocialTermination]) -> Truth:
    """Read widely, the disclaimer takes the user's claim for damage from a termination too."""
    return DisclaimerAndTerminationDamages.INSIDE.chosen & case.terminating.is_(Side.CUSTOMER)


@beta.disapplies(GROSS_FAULT_CASES, rules=[disclaimed_termination_damages])
def gross_fault_in_antisocial_ties(case: type[AntisocialTermination]) -> Truth:
    """Courts would not let the disclaimer stand there for intent or gross negligence."""
    return unlimited_under_gross_fault(_gross(case))


@beta.disapplies(CONSUMER_ACT_8_1_FULL, rules=[disclaimed_termination_damages])
def void_there_towards_consumers(case: type[AntisocialTermination]) -> Truth:
    """There too an exclusion of all liability is void towards a consumer."""
    return struck_for_consumers(case.customer_is_consumer)


@beta.ground("10.3(1)/a", of=antisocial_termination)
def warranty_is_broken() -> Truth:
    """The warranty or promise of paragraph 1 is broken."""
    return warranty_broken.holds


@beta.ground("10.3(1)/b", of=antisocial_termination)
def good_reason_to_suspect(suspicion: type[Suspicion]) -> Truth:
    """There is good reason to suspect a breach: more than facts that raise suspicion."""
    return suspicion.reason_to_suspect


@beta.ground("10.3(2)/a", of=antisocial_termination)
def report_not_handed_in() -> Truth:
    """The report was not handed in as paragraph 2 requires."""
    return report_missing.holds


@beta.ground("10.3(2)/b", of=antisocial_termination)
def false_report(suspicion: type[SuspicionAndReport]) -> Truth:
    """A report with false entries was handed in."""
    knowing = any_of(FalseReport.ANY_UNTRUTH.chosen, suspicion.knowingly_false)
    return all_of(suspicion.report_demanded, suspicion.report_handed_in, suspicion.report_false, knowing)


is_officer = beta.question("officer", Role, officer, en="Is the person one of the officers?", ja="役員等に当たるか。")
may_demand_a_report = beta.question(
    "report-demand",
    ReportDemandUnderContract,
    may_demand_report,
    en="May a report be demanded?",
    ja="報告を求めることができるか。",
)
may_terminate_for_antisocial_ties = beta.question(
    "antisocial-termination",
    SuspicionAndReport,
    antisocial_termination,
    en="May the other side terminate at once for anti-social ties?",
    ja="反社会的勢力の排除条項により即時に解除できるか。",
)
damages_for_antisocial_ties = beta.question(
    "antisocial-damages",
    AntisocialTermination,
    antisocial_damages,
    en="How much damage from the termination can be claimed?",
    ja="解除により生じた損害をいくら請求できるか。",
)

# Article 11  Severability -------------------------------------------------------------------------------------------


@beta.precedence("11.1/a")
def others_stand(clause: type[VoidClause]) -> Truth:
    """If a clause is void or cannot be enforced, the others are not."""
    return ~clause.itself_void


@beta.precedence(
    "11.1/b",
    assumes=[
        (
            "For a consumer, statute decides whether a total exemption can be saved so.",
            "消費者との関係では、全部免責の救済の可否は消費者契約法による。",
        )
    ],
)
def read_down(clause: type[VoidClause]) -> Truth:
    """A void clause is read down as far as it takes to make it valid and enforceable."""
    return clause.itself_void & clause.can_be_read_down


@beta.survival("11.2", by=EITHER, to=OTHER)
def severability_survives(asked: type[AskedArticle]) -> Truth:
    """Article 11 stays in force after the end."""
    return asked.article.is_(Article.ARTICLE_11)


clause_stands = beta.question(
    "clause-stands",
    VoidClause,
    others_stand,
    read_down,
    en="Does the clause stand, at least read down?",
    ja="条項は(限定解釈の上)効力を保つか。",
)

# Article 12  Governing law, jurisdiction ----------------------------------------------------------------------------


class Matter(Facts):
    """A matter of the terms or of the contract."""

    of_the_terms: Truth = fact(
        "it is the formation, effect, reading or performance of the terms or of the contract",
        "規約又は本契約の成立・効力・解釈・履行に関するか",
    )


class BetaDispute(Dispute):
    """A dispute, perhaps with somebody who has no contract."""

    with_applicant: Truth = fact(
        "it arises from the terms, with an applicant that has no contract", "本契約のない申込者との規約に基づく紛争か"
    )


@reading(
    "venue-for-applicants",
    en="Does the choice of court bind an applicant whose application was not accepted?",
    ja="承諾されなかった申込者との紛争にも合意管轄は及ぶか。",
    why=Text(
        "The choice of court speaks of the contract only, the choice of law of the terms as well.",
        "管轄の定めは本契約のみ、準拠法の定めは規約にも及ぶ。",
    ),
)
class VenueForApplicants(Reading):
    """Whether 12.2 reaches disputes without a contract."""

    NOT_COVERED = "no", "及ばない"
    COVERED = "yes", "及ぶ"


@beta.declaration("12.1", by=EITHER, to=OTHER)
def law_of_japan(matter: type[Matter]) -> OneOf[Law]:
    """Japanese law governs formation, effect, reading and performance of the terms and of the contract."""
    return provided(matter.of_the_terms, OneOf.fixed(Law.JAPAN))


@beta.declaration(
    "12.2",
    by=EITHER,
    to=OTHER,
    assumes=[
        ("Whatever the amount.", "訴額を問わない。"),
        (
            "A transfer by the court stays possible (Civil Procedure 17).",
            "裁判所による移送は妨げられない(民訴法17条)。",
        ),
    ],
)
def tokyo_district_court(dispute: type[BetaDispute]) -> OneOf[Court]:
    """Tokyo District Court alone has jurisdiction at first instance over disputes from or about the contract."""
    without_contract = VenueForApplicants.COVERED.chosen & dispute.with_applicant
    return provided(dispute.relates_to_contract | without_contract, OneOf.fixed(Court.TOKYO_DISTRICT))


@beta.survival("12.3", by=EITHER, to=OTHER)
def jurisdiction_survives(asked: type[AskedArticle]) -> Truth:
    """Article 12 stays in force after the end."""
    return asked.article.is_(Article.ARTICLE_12)


@beta.survival("1.4/s2", by=EITHER, to=OTHER)
def bound_after_the_end(binding: type[Binding]) -> Truth:
    """After the end a former user stays bound by the articles that the terms keep in force, and by no others."""
    kept = any_of(
        feedback_survives.holds,
        property_survives.holds,
        disclaimer_survives.holds,
        secrecy_survives.holds,
        severability_survives.holds,
        jurisdiction_survives.holds,
    )
    return all_of(_is_user(binding), _has_ended(binding), kept)


governing_law = beta.question("governing-law", Matter, law_of_japan, en="Which law governs?", ja="準拠法は何か。")
venue = beta.question(
    "venue", BetaDispute, tokyo_district_court, en="Which court has jurisdiction?", ja="管轄裁判所はどこか。"
)
surviving_article = beta.question(
    "surviving-article",
    AskedArticle,
    feedback_survives,
    property_survives,
    disclaimer_survives,
    secrecy_survives,
    severability_survives,
    jurisdiction_survives,
    en="Does the article stay in force after the end of the use or of the contract?",
    ja="利用又は本契約の終了後も当該条項は存続するか。",
)
binding_article = beta.question(
    "binding-article",
    Binding,
    candidate_bound,
    applicant_bound,
    user_bound,
    bound_after_the_end,
    en="Does the article bind the person at the moment?",
    ja="当該時点で当該条項に拘束されるか。",
)

# Closing line  Adoption ---------------------------------------------------------------------------------------------


class Adoption(Facts):
    """When the terms were posted."""

    posted_on: Date = fact("the day on which they were first posted", "最初に掲示された日")


@reading(
    "effective-date-of-terms",
    en="From which day do the terms exist, where only the day of adoption is stated?",
    ja="制定日のみ記載されている場合、規約はいつから効力を有するか。",
    why=Text("With a single date, adoption and effect fall together.", "日付が一つであれば制定と施行は同日とみる。"),
)
class EffectiveDateOfTerms(Reading):
    """The first day of the terms."""

    ADOPTION = "the day of adoption", "制定の日"
    POSTING = "the day of posting", "掲示の日"


@beta.date("enactment", by=PROVIDER, to=ALL_THREE)
def adopted_on(adoption: type[Adoption]) -> Date:
    """The terms were adopted on 15 September 2023."""
    return EffectiveDateOfTerms.choose(
        {
            EffectiveDateOfTerms.ADOPTION: Date.fixed(date(2023, 9, 15)),
            EffectiveDateOfTerms.POSTING: adoption.posted_on,
        }
    )


terms_effective_from = beta.question(
    "terms-effective-from",
    Adoption,
    adopted_on,
    en="From which day do these terms exist?",
    ja="本規約はいつから効力を有するか。",
)
