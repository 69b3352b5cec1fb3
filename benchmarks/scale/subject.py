"""What the made base is about: kinds of things, their properties, and the acts; nothing here is drawn by lot."""

from __future__ import annotations

from typing import NamedTuple


class Claimable(NamedTuple):
    """A property: of which kinds, of what type, and how a sentence says it.

    ``says`` has places for the subject, the value, the time and a clause that follows; in a record only for the first
    two, by name.
    """

    of: tuple[str, ...]
    type: str
    says: str
    unit: str = ""
    range: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    many: bool = False
    words: str = ""


PATTERN = (
    "town bridge person town river company bridge harbour town office "
    "person bridge company harbour town bridge river person company town"
).split()
"""The kinds of twenty pairs of things in turn: whoever knows a thing's number knows its kind."""

NAMES = {
    "town": "{}",
    "bridge": "{} Bridge",
    "river": "River {}",
    "harbour": "{} Harbour",
    "company": "{} Shipping",
    "office": "{} Office",
    "person": "{given} {}",
}

GIVEN = (
    "Ada Bruno Clara Dora Edgar Flora Gustav Hilda Ivo Jonas Karla Ludwig Mina Norbert Olga Paula Quirin Rosa".split()
)

GOODS = ("wool", "salt", "barley", "timber", "copper", "herring", "cheese", "linen", "slate", "honey")
LAYOUTS = ("walled", "terraced", "scattered", "gridded")
CALLINGS = ("surveyor", "pilot", "notary", "engineer", "broker")
MATERIALS = ("brick", "granite", "oak", "iron", "basalt")

PROPERTIES = {
    # once a thing, in its record
    "layout": Claimable(("town",), "value", "{subject} is {value}.", values=LAYOUTS),
    "calling": Claimable(("person",), "value", "{subject} was a {value}.", values=CALLINGS),
    "length": Claimable(
        ("bridge", "river"),
        "number",
        "{subject} is {value} metres long.",
        "metres",
        words='adjectives = ["long"]\nmore = ["longer"]\nmost = ["longest"]\nleast = ["shortest"]\n',
    ),
    "depth": Claimable(
        ("harbour",),
        "number",
        "{subject} is {value} metres deep.",
        "metres",
        words='adjectives = ["deep"]\nmost = ["deepest"]\nleast = ["shallowest"]\n',
    ),
    "capital": Claimable(
        ("company", "office"),
        "number",
        "The capital of {subject} is {value} crowns.",
        "crowns",
        words='most = ["richest"]\n',
    ),
    "founded": Claimable(
        ("town", "company", "office", "harbour", "bridge"),
        "date",
        "{subject} was founded in {value}.",
        words='words = ["be founded", "founding"]\n',
    ),
    "charted": Claimable(("river",), "date", "{subject} was charted in {value}.", words='words = ["be charted"]\n'),
    "born": Claimable(("person",), "date", "{subject} was born in {value}.", words='words = ["be born", "birth"]\n'),
    # numbers, again and again, each as of a time
    "population": Claimable(("town",), "number", "{} had {} people in {}, {}.", "people"),
    "traffic": Claimable(("bridge",), "number", "{} carried {} carts a day in {}, {}.", "carts a day"),
    "flow": Claimable(("river",), "number", "The {} carried {} tonnes a second in {}, {}.", "tonnes a second"),
    "tonnage": Claimable(("harbour",), "number", "{} landed {} tonnes in {}, {}.", "tonnes"),
    "staff": Claimable(("company", "office"), "number", "{} kept {} clerks in {}, {}.", "clerks"),
    "fees": Claimable(("person",), "number", "{} took {} crowns in fees in {}, {}.", "crowns"),
    # named values
    "trade": Claimable(("town", "company", "harbour"), "value", "{} dealt in {} in {}, {}.", values=GOODS, many=True),
    "material": Claimable(("bridge",), "value", "{} was mended with {} in {}, {}.", values=MATERIALS, many=True),
    "traffic-goods": Claimable(("river",), "value", "Barges on the {} bore {} in {}, {}.", values=GOODS, many=True),
    "expertise": Claimable(
        ("person", "office"), "value", "{} was asked to judge {} in {}, {}.", values=GOODS, many=True
    ),
    # things
    "twin": Claimable(("town",), "thing", "{} was twinned with {} in {}, {}.", range=("town",), many=True),
    "feeder": Claimable(("bridge",), "thing", "{} fed the road to {} in {}, {}.", range=("town",), many=True),
    "ford": Claimable(("river",), "thing", "The {} was forded at {} in {}, {}.", range=("town",), many=True),
    "line": Claimable(("harbour",), "thing", "{} was called at by {} in {}, {}.", range=("company",), many=True),
    "holding": Claimable(("company",), "thing", "{} held shares in {} in {}, {}.", range=("bridge",), many=True),
    "charge": Claimable(("office",), "thing", "{} oversaw {} in {}, {}.", range=("company",), many=True),
    "stay": Claimable(("person",), "thing", "{} stayed at {} in {}, {}.", range=("town",), many=True),
    # dates
    "flood": Claimable(("town", "river"), "date", "{0} flooded on {1}, {3}.", many=True),
    "inspection": Claimable(("bridge", "harbour"), "date", "{0} was inspected on {1}, {3}.", many=True),
    "audit": Claimable(("company", "office"), "date", "{0} was audited on {1}, {3}.", many=True),
    "hearing": Claimable(("person",), "date", "{0} was heard on {1}, {3}.", many=True),
}

RECORDED = {
    "town": ("layout", "founded"),
    "bridge": ("length", "founded"),
    "river": ("length", "charted"),
    "harbour": ("depth", "founded"),
    "company": ("capital", "founded"),
    "office": ("capital", "founded"),
    "person": ("calling", "born"),
}
"""The two claims in the record of a thing of each kind."""

CLAIMED = {
    (kind, each.type): name for name, each in PROPERTIES.items() for kind in each.of if name not in RECORDED[kind]
}
"""For each kind and type the property that claims are of."""

ACTS = {
    "repair": ("repaired", "the repair of"),
    "close": ("closed", "the closing of"),
    "survey": ("surveyed", "the survey of"),
    "lease": ("leased", "the lease of"),
    "dredge": ("dredged", "the dredging of"),
    "paint": ("painted", "the painting of"),
    "light": ("lighted", "the lighting of"),
    "sell": ("sold", "the sale of"),
}

TOPICS = ("tolls", "pilotage", "drainage", "quarantine", "smuggling", "ice")

CLAUSES = (
    "as the {} of the {} and the {} by the {} made plain",
    "though the {} in the {} and a {} near the {} were counted apart",
    "which the {} had put down to the {} and the {} of the {}",
    "a year after the {} with the {} and the {} of the {} was given up",
    "and the {} beside the {} was kept for the {} and the {}",
    "while the {} of the {} still lay under {} and {}",
    "with a {} for every {} that the {} at the {} had asked for",
)

PAPERS = ("Tidewater Post", "Evening Lamp", "Corn Gazette", "Lower Valley Courier", "Shipping List", "Mail and Ledger")

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
