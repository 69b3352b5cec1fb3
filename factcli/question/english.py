"""The fixed English of questions: small closed lists, the same for every subject.

A word stands here only if it means the same whatever a base is about. Everything else is the base's vocabulary.
"""

from __future__ import annotations

from factcli.english.stem import stems

QUESTION_WORDS = frozenset("what which who whom whose when where why how".split())

AUXILIARIES = frozenset(
    """is are was were be been being am do does did has have had can could will would shall should may might must
    isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt cant couldnt wont wouldnt shouldnt""".split()
)
"""A question that begins with one of these is to be answered with yes or no."""

DOING = frozenset("did does do has have had".split())
"""Words before the name of what acts."""

NEGATIONS = frozenset(
    """not no never none nobody nothing neither nor without cannot isnt arent wasnt werent dont doesnt didnt hasnt
    havent hadnt cant couldnt wont wouldnt shouldnt mustnt neednt""".split()
)

SAYING = stems(
    """say said saying tell told state stated claim assert comment remark declare announce note add mention
    describe argue speak spoke explain express view opinion position stance quote quotation statement words
    comments remarks reply respond response answer think thought believe opine discuss address testify
    write wrote point account sum summarise summarize judge assess evaluate assessment verdict
    judgement judgment evaluation perspective characterise
    characterize acknowledge report observe message voice recount appeal complaint estimate allegation allege stress
    emphasise emphasize underline underscore highlight insist contend assert confirm concede admit recognise recognize
    suggest warn warning regard summary convey reveal disclose inform consider deem reckon rate"""
)
"""Verbs and nouns of saying: with a speaker named they ask what was said, and are accounted for by that."""

LIGHT = stems(
    """please know want like wonder let
    exactly actually really currently now just still also ever even already yet again so then too quite very
    much many more some any all each every both either other another certain various several else same own
    regarding concerning respect terms context according per
    thing things kind sort type form bit example info information detail details fact facts story article piece
    one ones happen happened occur occurred seem appear
    activity aspect basis item circumstance element development section category
    trend level extent degree respect handling treatment approach mind eyes
    supposedly apparently basically roughly approximately about around upwards ca circa nearly almost
    mainly mostly chiefly largely primarily particularly especially generally long week worth
    someone anyone somebody anybody something anything somewhere anywhere everything elsewhere additional further kindly
    there here today recently recent latest
    up down out off away
    if whether because since while during before after behind under despite but rather though although
    can could would should able way case part
    question answer briefly summary short
    well okay hi hello thanks thank
    nonetheless nevertheless alongside spite
    etc vs versus compared comparison compare contrast difference differ between
    specify mentioned named called cited listed identified text place"""
)
"""Words that add nothing a fact could meet: passed over, and shown as passed over."""

HEADS = stems("thing activity aspect item circumstance element development fact information detail part")
"""Light nouns that stand for what is asked for: behind them no kind of thing is."""

BECOMING = frozenset("become becomes became becoming".split())
"""Verbs that lean on what follows them, but where it is asked who did so: then it is a deed."""

LIGHT_VERBS = BECOMING | frozenset(
    """get gets got getting make makes made making take takes took taken taking go goes went gone going come comes came
    coming bring brings brought put puts set sets keep keeps kept use uses used using see sees saw seen hold holds held
    have give gives gave given giving find finds found finding show shows showed shown do run ran running carry carries
    carried carrying serve serves served serving face faces faced facing manage manages managed play plays played turn
    turned work help helps helped helping leave leaves leaving left mean means meant
    refer refers referred describe describes described locate located situated""".split()
)
"""Verbs that lean on what follows them ("make a remark", "hold a post"): a fact need not have them."""

PARTICLES = frozenset("over up off out down away back".split())
"""Words that make another verb of a light one ("took over")."""

UNDERGOING = stems(
    """lose lost suffer undergo receive become disappear vanish shrink decline fall drop die grow
    weaken exist survive remain stay"""
)
"""Verbs of what something undergoes: it is not what acts."""

PLAIN_SAYING = stems(
    """say said saying tell told state stated speak spoke mention describe comment remark note add report
    think thought believe view opinion quote quotation statement words discuss talk write wrote announce declare
    reply respond response answer"""
)
"""Words of saying that tell no more than that something was said."""

SUSPECTING = stems("suspect fear doubt hope expect presume")
"""Verbs of holding something for so: behind "did X" they ask what X says."""

GRADES = frozenset("main exact specific concrete major overall full".split())
"""Adjectives that only weigh what they stand before: a fact need not have them."""

VAGUE = stems(
    """report document article paper passage line statement words people persons
    point message matter issue job role record performance view opinion subject name title figure status
    involved together"""
) | stems(" ".join(GRADES))
"""Words that any fact may be told with ("in the words of the report", "how many people"): a fact need not have them."""

WHOLLY = frozenset("all every each fully completely entirely wholly totally always".split())
QUANTIFIERS = WHOLLY | {"only"}
"""Words that make a yes or no another one: "is it going after all groups" is not met by "after some"."""

STILL = frozenset("still currently now today nowadays".split())
"""Words by which a yes or no asks of now: it is shown what was so, but not told that it is."""

UNSETTLING = stems(
    """effort attempt try aim urge implore plead plea appeal demand request require need necessary must
    should would could might may likely unlikely possible possibly perhaps probable probably plan intend intention hope
    fear wish want propose proposal promise pledge offer threaten imply unless whether outside elsewhere beyond except
    almost nearly approximately roughly reluctant unable prospect meant mean supposed seek bid risk potential alleged
    reportedly until former formerly previously once"""
)
"""Words by which a sentence does not say outright what else stands in it: that somebody tried to do it is not that it
was done."""

REQUESTS = frozenset("name list show give tell find state enumerate identify display print get provide".split())

MOST = frozenset("most highest largest greatest biggest maximum max top".split())
LEAST = frozenset("least fewest lowest smallest minimum min".split())
MORE = frozenset("more greater higher larger bigger over above exceeding".split())
LESS = frozenset("less fewer lower smaller under below".split())

SUM = frozenset("total combined sum altogether overall".split())
MEAN = frozenset("average mean".split())

OWNING = ("'s", "s'", "\N{RIGHT SINGLE QUOTATION MARK}s", "s\N{RIGHT SINGLE QUOTATION MARK}")
"""Ends of a word that owns what follows it."""

PLACE_PREPOSITIONS = frozenset("in of at on from within inside across throughout".split())
EXCEPTIONS = frozenset("excluding except besides minus without".split())
NAMED = frozenset("named called".split())

ORDINALS = {
    word: number
    for number, pair in enumerate(
        """first/1st second/2nd third/3rd fourth/4th fifth/5th sixth/6th seventh/7th eighth/8th ninth/9th
        tenth/10th""".split(),
        start=1,
    )
    for word in pair.split("/")
}

SHORTENED = {
    "dept": "department",
    "govt": "government",
    "gov": "government",
    "intl": "international",
    "natl": "national",
    "org": "organisation",
    "orgs": "organisations",
    "pct": "percent",
    "avg": "average",
    "approx": "approximately",
    "ops": "operations",
    "mil": "military",
    "intel": "intelligence",
    "info": "information",
    "rpt": "report",
    "rpts": "reports",
    "anymore": "longer",
    "acc": "according",
    "gvt": "government",
    "mtg": "meeting",
}
"""Shortenings of plain English words, read as the words."""

MONTHS = frozenset(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
