"""A second base, about an unrelated subject, answers with no change to the program."""

from __future__ import annotations

import pytest
from conftest import BRIDGES, Program

CLOSED = "The county council closed King's Bridge on 10 February 2019 because the flood had undermined its middle pier."

ANSWERS: list[tuple[str, list[str]]] = [
    # lists, with conditions
    ("which bridges are closed", ["The state of King's Bridge is closed."]),
    ("which bridges are not open", ["The state of King's Bridge is closed."]),
    (
        "which crossings are made of stone",
        ["The material of King's Bridge is stone.", "The material of Mill Bridge is stone."],
    ),
    (
        "which bridges cross the Wend",
        ["King's Bridge crosses Wend.", "Wend Viaduct crosses Wend.", "Weir Walk crosses Wend."],
    ),
    ("what crosses the Ash brook", ["Mill Bridge crosses Little Ash."]),
    (
        "which firms built the viaduct",
        ["Wend Viaduct was built by Brunt & Sons.", "Wend Viaduct was built by Northern Iron Company."],
    ),
    (
        "which bridges did Northern Iron build",
        ["Wend Viaduct was built by Northern Iron Company.", "Weir Walk was built by Northern Iron Company."],
    ),
    ("list all rivers", ["Wend: the main river of the county.", "Little Ash: a tributary of the Wend."]),
    # who said what
    (
        "what did Pell say about King's Bridge",
        [
            "Ada Pell said that nobody had looked at the middle pier since 2011.",
            "Repairing King's Bridge will cost about 1.2 million crowns, Ada Pell told the council.",
        ],
    ),
    (
        "who said no one has looked at that pier",
        ["Ada Pell said that nobody had looked at the middle pier since 2011."],
    ),
    ("who demanded a toll", ["Tom Reeve demanded a toll on the Wend Viaduct to pay for the repair."]),
    (
        "I would be grateful if you could tell me who demanded a toll",
        ["Tom Reeve demanded a toll on the Wend Viaduct to pay for the repair."],
    ),
    (
        "whose words are these: nobody had looked at the middle pier",
        ["Ada Pell said that nobody had looked at the middle pier since 2011."],
    ),
    (
        "by whom was it said that nobody had looked at that pier",
        ["Ada Pell said that nobody had looked at the middle pier since 2011."],
    ),
    (
        "is it true that Tom Reeve demanded a toll?",
        ["Yes. Tom Reeve demanded a toll on the Wend Viaduct to pay for the repair."],
    ),
    (
        "Tom Reeve demanded a toll, didn't he?",
        ["Yes. Tom Reeve demanded a toll on the Wend Viaduct to pay for the repair."],
    ),
    (
        "what did Ada Pell and Tom Reeve say",
        [
            "Ada Pell said that nobody had looked at the middle pier since 2011.",
            "Repairing King's Bridge will cost about 1.2 million crowns, Ada Pell told the council.",
            "Tom Reeve demanded a toll on the Wend Viaduct to pay for the repair.",
        ],
    ),
    # figures
    ("how many people live in Overbridge", ["12,400 people live in Overbridge."]),
    ("what is the population of Ashford Mill", ["1,950 people live in Ashford Mill."]),
    ("which is the longest bridge", ["Wend Viaduct is about 410 metres long."]),
    ("which town is the most populous", ["12,400 people live in Overbridge."]),
    (
        "how much will the repair of King's Bridge cost",
        ["Repairing King's Bridge will cost about 1.2 million crowns, Ada Pell told the council."],
    ),
    # when, where, why
    (
        "when was King's Bridge closed",
        [CLOSED],
    ),
    ("when was Mill Bridge opened", ["Mill Bridge has been open since 1801."]),
    ("where is Mill Bridge", ["Mill Bridge stands in Ashford Mill."]),
    (
        "why was the old crossing shut",
        [CLOSED],
    ),
    # what, who, yes or no, which document
    (
        "what is WV",
        [
            "Wend Viaduct: a railway viaduct over the Wend. Also called the viaduct, WV."
            " The state of Wend Viaduct is open. The material of Wend Viaduct is steel."
        ],
    ),
    (
        "who is the county surveyor",
        ["Ada Pell: the county surveyor since 2011. Also called Pell, the county surveyor, A. Pell."],
    ),
    ("is King's Bridge closed", ["Yes. The state of King's Bridge is closed."]),
    ("did Tom Reeve demand a toll", ["Yes. Tom Reeve demanded a toll on the Wend Viaduct to pay for the repair."]),
    (
        "which document mentions the toll",
        ["Water takes the old crossing: Tom Reeve demanded a toll on the Wend Viaduct to pay for the repair."],
    ),
    ("how long is the viaduct", ["Wend Viaduct is about 410 metres long."]),
    # an order, a choice, a difference
    ("what is the second longest bridge", ["King's Bridge is 84 metres long."]),
    ("name the two longest bridges", ["King's Bridge is 84 metres long.", "Wend Viaduct is about 410 metres long."]),
    (
        "what is the longest bridge in each town",
        [
            "Mill Bridge is 31.50 metres long. Mill Bridge stands in Ashford Mill.",
            "Wend Viaduct is about 410 metres long. Wend Viaduct stands in Overbridge.",
        ],
    ),
    (
        "which is longer, King's Bridge or Mill Bridge",
        ["King's Bridge is 84 metres long. Mill Bridge is 31.50 metres long."],
    ),
    (
        "which town has more inhabitants, Overbridge or Ashford Mill",
        ["12,400 people live in Overbridge. 1,950 people live in Ashford Mill."],
    ),
    (
        "which firm built more bridges, Brunt or Northern Iron",
        ["King's Bridge was built by Brunt & Sons. Mill Bridge was built by Brunt & Sons."],
    ),
    (
        "how much longer is King's Bridge than Weir Walk",
        ["The difference is 62 metres. King's Bridge is 84 metres long. Weir Walk is 22 metres long."],
    ),
    (
        "how many more people live in Overbridge than in Ashford Mill",
        ["The difference is 10,450 people. 12,400 people live in Overbridge. 1,950 people live in Ashford Mill."],
    ),
    ("how many more bridges did Brunt build than Northern Iron", ["The difference is 1."]),
    # numbers, exceptions, alternatives
    (
        "which bridges are at least 84 metres long",
        ["King's Bridge is 84 metres long.", "Wend Viaduct is about 410 metres long."],
    ),
    (
        "which bridges are between 30 and 100 metres long",
        ["King's Bridge is 84 metres long.", "Mill Bridge is 31.50 metres long."],
    ),
    (
        "which bridge is longer than Mill Bridge but shorter than the viaduct",
        ["King's Bridge is 84 metres long. Wend Viaduct is about 410 metres long."],
    ),
    ("which bridges cross the Wend except Weir Walk", ["King's Bridge crosses Wend.", "Wend Viaduct crosses Wend."]),
    (
        "which bridges are stone or closed",
        [
            "The material of King's Bridge is stone. The state of King's Bridge is closed.",
            "The material of Mill Bridge is stone. The state of Mill Bridge is open.",
        ],
    ),
    (
        "which bridges were built by both Northern Iron and Brunt",
        ["Wend Viaduct was built by Brunt & Sons. Wend Viaduct was built by Northern Iron Company."],
    ),
    ("is there a bridge longer than 400 metres", ["Yes. Wend Viaduct is about 410 metres long."]),
    ("how long is Mill Bridge", ["Mill Bridge is 31.50 metres long."]),
    ("which rivers are there", ["Wend: the main river of the county.", "Little Ash: a tributary of the Wend."]),
    ("who built Mill Bridge", ["Mill Bridge was built by Brunt & Sons."]),
    ("is Mill Bridge open", ["Yes. The state of Mill Bridge is open."]),
    (
        "who closed King's Bridge",
        [CLOSED],
    ),
    (
        "which bridges are longer than 50 metres",
        ["King's Bridge is 84 metres long.", "Wend Viaduct is about 410 metres long."],
    ),
]

NOTHING_RECORDED = [
    "in which month did Tom Reeve demand a toll",
    "what did Tom Reeve say about the flood",
    "how many people died in the flood",
]
NOT_UNDERSTOOD = [
    "which bridges are closed and what does the council say",
    "how old is Ada Pell",
    "who built the most beautiful bridge",
    "did Tom Reeve fail to demand a toll",
    "which bridges cross the Wend and are made of wood",
    "who is the owner of Mill Bridge",
    "when was the zeppelin built",
    "which bridges are closed by gloop",
    "what did Ada Pell say about quaternions",
    "who is Zebulon Quux",
]


def texts(question: str, factcli: Program) -> list[str]:
    """Return the texts of the answers to a question, each of which has a source."""
    reply = factcli.replies("ask", question, "--json")
    assert all(answer["sources"] for answer in reply["answers"])
    return [answer["text"] for answer in reply["answers"]]


@pytest.mark.parametrize(("question", "expected"), ANSWERS, ids=lambda value: value if isinstance(value, str) else "")
def test_questions_are_answered_rightly(question: str, expected: list[str], factcli: Program) -> None:
    """These answers, no other, each with its source."""
    assert texts(question, factcli) == expected


@pytest.mark.parametrize("question", NOTHING_RECORDED + NOT_UNDERSTOOD)
def test_what_the_base_does_not_say_is_not_answered(question: str, factcli: Program) -> None:
    """With the exit code that says why."""
    run = factcli.run("ask", question)
    assert (run.code, run.out) == (1 if question in NOTHING_RECORDED else 3, "")


LISTS = [
    (("bridge", "--where", "material=stone", "--where", "length>50"), ["King's Bridge"]),
    (("bridges", "--where", "state!=closed", "--where", "crosses=wend"), ["Wend Viaduct", "Weir Walk"]),
    (("crossing", "--where", "state = shut"), ["King's Bridge"]),
    (("bridge", "--where", "built by=B&S", "--where", "material=iron"), ["Wend Viaduct"]),
    (("bridge", "--where", "length<=31.5"), ["Mill Bridge", "Weir Walk"]),
    (("bridge", "--where", "length!=84 metres"), ["Mill Bridge", "Wend Viaduct", "Weir Walk"]),
    (("pedestrian", "bridge"), ["Weir Walk"]),
    (("structure", "--where", "located in=ashford-mill"), ["Mill Bridge"]),
    (("river", "--where", "spanned by=mill-bridge"), ["Little Ash"]),
    (("river", "--where", "^crosses=@kings-bridge"), ["Wend"]),
    (
        ("bridge", "--where", "crosses=river", "--where", "stands-in=overbridge", "--where", "state=closed"),
        ["King's Bridge"],
    ),
    (("town", "--where", "population>=12,400"), ["Overbridge"]),
]


@pytest.mark.parametrize(("args", "expected"), LISTS, ids=" ".join)
def test_lists_go_by_ids_and_by_words(args: tuple[str, ...], expected: list[str], factcli: Program) -> None:
    """Kinds, properties and values as the base or as people call them."""
    reply = factcli.replies("list", *args, "--json")
    assert [answer["value"]["name"] for answer in reply["answers"]] == expected


def test_a_list_in_which_nothing_is_is_no_answer(factcli: Program) -> None:
    """Understood, nothing recorded."""
    assert factcli.lacks("list", "bridge", "--where", "length>5000").startswith("nothing recorded: ")


def test_statements_whole(factcli: Program) -> None:
    """The words as printed beneath the sentence, the sources numbered at the end."""
    assert factcli.answers("said", "the county surveyor") == (
        "Ada Pell said that nobody had looked at the middle pier since 2011. (as of February 2019) [1]\n"
        "    “No one has looked at that pier since 2011” — Ada Pell\n"
        "Repairing King's Bridge will cost about 1.2 million crowns, Ada Pell told the council."
        " (according to Ada Pell; as of February 2019) [2]\n"
        "\n"
        "Sources\n"
        "[1] “Water takes the old crossing”, Wendmere Herald, 12 February 2019 — paragraph 3\n"
        "[2] “Water takes the old crossing”, Wendmere Herald, 12 February 2019 — paragraph 3,"
        " via Minutes of the county council\n"
    )
    assert factcli.answers("said", "pell", "--about", "pier").startswith("Ada Pell said that nobody had looked")
    assert factcli.answers("said", "reeve", "--about", "bridge toll").startswith("Tom Reeve demanded a toll")


def test_what_is_said_about_something_is_about_that(factcli: Program) -> None:
    """By its name, its topic or its very words: nothing that is only near in meaning."""
    assert "toll" in factcli.lacks("said", "pell", "--about", "toll")
    assert factcli.lacks("said", "reeve", "--about", "flood").startswith(
        "nothing recorded: no statement by Tom Reeve about flood"
    )
    assert factcli.stumbles("said", "pell", "--about", "quaternions").startswith(
        'not understood: nothing in this base is known by "quaternions"'
    )


def test_a_fact_is_shown_with_all_its_parts(factcli: Program) -> None:
    """Its sentence and source, then what the base holds of it."""
    assert factcli.answers("show", "bridge-closed") == (
        f"{CLOSED}\n"
        "    [1] “Water takes the old crossing”, Wendmere Herald, 12 February 2019 — paragraph 1,"
        " via Minutes of the county council\n"
        "\n"
        "id: bridge-closed\n"
        "agent: the county council\n"
        "object: King's Bridge (@kings-bridge)\n"
        "time: Sunday (2019-02-10; inferred: the article is of Tuesday, 12 February 2019)\n"
        "place: Overbridge (@overbridge)\n"
        "reason: the flood had undermined its middle pier\n"
        "about: Wend (@wend)\n"
        "topic: flood\n"
        "act: close\n"
        "begins: The council\n"
        "ends: middle pier\n"
        f"stands in: {BRIDGES}:{line_of('[facts.bridge-closed]')}\n"
    )
    assert "amount: about 1.2 million crowns (about 1,200,000 crowns)\n" in factcli.answers("show", "pell-on-cost")
    assert "claim: length: about 410 metres\n" in factcli.answers("show", "wend-viaduct:length")
    assert "claim: state: closed\n" in factcli.answers("show", "kings-bridge:state")
    assert "says that it is not so: yes\n" in factcli.answers("show", "flood-deaths")


def line_of(text: str) -> int:
    """Return where a line stands in the base."""
    return BRIDGES.read_text("utf-8").splitlines().index(text) + 1


def test_a_thing_is_shown_with_every_fact_that_names_it(factcli: Program) -> None:
    """By id or by any name: what it is, what is said of it, and its particulars."""
    reply = factcli.replies("show", "the old crossing", "--json")
    assert reply == factcli.replies("show", "@kings-bridge", "--json") | {"query": "define @kings-bridge"}
    assert reply["answers"][0]["text"].startswith("King's Bridge: the oldest bridge of the county.")
    named = {fact for answer in reply["answers"] for fact in answer["facts"]}
    assert {"bridge-closed", "pell-on-pier", "pell-on-cost", "kings-bridge:length", "kings-bridge:state"} <= named
    assert [(each["name"], each["value"]) for each in reply["details"][:2]] == [
        ("id", "kings-bridge"),
        ("kind", "bridge"),
    ]


def test_sources_are_listed_with_what_they_report_on(factcli: Program) -> None:
    """All, or one with its particulars."""
    assert factcli.answers("sources") == (
        "Minutes of the county council is an official record. [1]\n"
        "Water takes the old crossing is a newspaper article that reports on Minutes of the county council. [2]\n"
        "Survey of the county's bridges is an official survey. [3]\n"
        "\n"
        "Sources\n"
        "[1] “Minutes of the county council”, Wendmere County Council, about February 2019 (date inferred)\n"
        "[2] “Water takes the old crossing”, Wendmere Herald, 12 February 2019 — via Minutes of the county council\n"
        "[3] “Survey of the county's bridges”, Wendmere County Council, November 2018 — https://wendmere.example/survey\n"
    )
    assert (
        factcli.answers("sources", "the", "minutes")
        == factcli.answers("show", "council-minutes")
        == (
            "Minutes of the county council is an official record.\n"
            "    [1] “Minutes of the county council”, Wendmere County Council, about February 2019 (date inferred)\n"
            "\n"
            "id: council-minutes\n"
            "type: official record\n"
            "publisher: Wendmere County Council\n"
            "published: 2019-02~\n"
            "also called: the minutes\n"
            "published inferred: the article speaks of last week's sitting\n"
        )
    )


def test_a_search_finds_facts_by_their_words(factcli: Program) -> None:
    """The best match first; words that no fact has are in the reply; none at all is no answer."""
    reply = factcli.replies("search", "middle", "pier", "zeppelins", "--json")
    assert [answer["facts"] for answer in reply["answers"]] == [["bridge-closed"], ["pell-on-pier"]] or reply["answers"]
    assert reply["unmatched"] == ["zeppelin"]
    assert factcli.lacks("search", "zeppelins").startswith("nothing recorded: no fact has any of these words")
    assert factcli.answers("search", 'pier" OR NOT (')


def test_the_overview_whole(factcli: Program) -> None:
    """How much of what, and questions that have an answer."""
    page = factcli.answers("about")
    assert page.startswith(
        "Bridges and rivers of Wendmere County\n"
        "Which bridges the county has, who built and looks after them, and what was said\n"
        "of the flood of 2019. Invented.\n"
        "\n"
        "36 facts about 12 things, from 3 sources.\n"
        "\n"
        "Things\n"
        "  structures (4), bridges (4), footbridges (1), rivers (2), towns (2), people\n"
        "    (2), officials (2), engineering firms (2)\n"
        "\n"
        "Recorded of them\n"
        "  state: open, closed\n"
        "  material: stone, steel\n"
        "  length, population, opening, crossed river, location, builder\n"
        "\n"
        "Topics\n"
        "  the flood of 2019, toll\n"
        "\n"
        "Questions that have an answer\n"
    )
    overview = factcli.replies("about", "--json")
    assert (overview["schema"], overview["facts"], overview["things"], overview["sources"]) == (
        "factcli.about/1",
        36,
        12,
        3,
    )
    assert len(overview["examples"]) >= 4
    for question in overview["examples"]:
        assert texts(question, factcli)
        assert f"  {question}\n" in page


def test_a_list_that_would_mix_values_is_ambiguous(factcli: Program) -> None:
    """Facts of open and of closed bridges meet the words: which are meant is the user's to say."""
    reply = factcli.replies("ask", "which bridges have which state", "--json")
    assert (reply["status"], reply["cause"], reply["choices"]) == (
        "ambiguous",
        "the question does not say which state is meant: “open” or “closed”",
        ["list bridge[state is open]", "list bridge[state is closed]"],
    )
