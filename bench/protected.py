"""Sentences with things in them that must survive translation, made from a seed.

Every sentence is a template of our own, filled with ordinary nouns and with one to five items;
the items stand at the start, at the end, before nouns, beside each other, twice, and between
signs. `exact` counts them in a draft without the patterns of the pipeline.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass

TERMS = frozenset({"Paper Kite", "Bluebell Console", "mosaic loader", "Tern", "Night Ledger"})
"""Terms of a glossary that are not translated: given to the pipeline beside the sentences."""

_UNITS = "GB MB TB kB km m cm mm kg g ml l s ms h min MHz GHz W kW V °C px"
_NAMES = "name user count file title page total city day room price author group"
_STEMS = "report notes index table summer budget letter backup garden recipe"

PLAIN = """
Open ¤ and look for ¤.
Open the ¤ file before you continue.
¤ is the name of the new page.
¤ opens the window, and ¤ closes it again.
The page shows ¤ when you ask for ¤.
The page shows the ¤ value when there is no ¤.
Please write ¤ in the first field.
Write ¤ or ¤ in the second field.
You can use ¤ with ¤ and ¤.
If ¤ is missing, the program uses ¤.
When the visitor arrives, the house shows ¤, ¤ and ¤.
Do not change ¤ in the text.
The word after ¤ is not important.
We found ¤ in the old library.
Look at ¤ (or at ¤) before you call.
The teacher wrote “¤” on the wall.
The answer is ¤: nothing else is possible.
The answer begins with ¤ and ends with ¤.
There are three ways: ¤, ¤ or ¤.
Have you seen ¤ today?
Send ¤ to the person who asked for ¤.
Every child knows ¤, but nobody knows ¤.
The first line has ¤, the second line has ¤, and the last line has ¤ and ¤.
Compare ¤ with ¤, then ¤ with ¤, and keep the best.
Use ¤ for the door, ¤ for the window, ¤ for the roof, ¤ for the floor and ¤ for the wall.
The ¤ button opens the ¤ page.
My sister reads ¤ every morning.
Everybody can read about ¤ in the newspaper.
¤ ¤ ¤
Use ¤ ¤ to see the full list.
The old name was ¤, the new name is ¤.
In the morning, ¤ and ¤ were still on the table.
The letter says ¤ and again ¤1.
Replace ¤ with ¤; then replace ¤1 with ¤2.
First ¤, then ¤1 once more.
¤ and ¤: both are in the list.
Is ¤ better than ¤?
The garden is open because ¤ is open.
Nobody answered ¤!
The price of ¤ depends on ¤.
"""
QUANTITIES = """
The box weighs § and needs § of water.
The road is § long.
Add § of milk and § of sugar.
The file has § and the disk has § free.
Wait § and then open ¤.
The house costs § or §.
Prices rose by § in a year.
The water must have § before you drink it.
A room with § costs § a night.
The train arrives after § and stops for §.
With §, you can keep ¤ for a long time.
§ of flour is enough for ¤.
"""
KEYS = """
Press ¶ to open ¤.
Press ¶ and then ¶ to save the page.
Hold ¶ while you write ¤.
¶ closes the window.
With ¶ you see the list, with ¶ the map.
Press ¶ (or ¶) when you see ¤.
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence as translators see it, and how often each item stands in it."""

    text: str
    items: tuple[tuple[str, int], ...]


def samples(count: int, seed: int = 7) -> list[Sample]:
    """As many different sentences; the same ones for the same seed."""
    dice = random.Random(seed)
    templates = [line for some in (PLAIN, QUANTITIES, KEYS) for line in some.strip().splitlines()]
    found: dict[str, Sample] = {}
    while len(found) < count:
        one = filled(dice.choice(templates), dice)
        if any(char.isalpha() for char in one.text):
            found.setdefault(one.text, one)
    return list(found.values())


_SLOT = re.compile("¤[12]|[¤§¶]")


def filled(template: str, dice: random.Random) -> Sample:
    """A template with its marks replaced: `¤` any item, `¤1` the first again, `§` a quantity,
    `¶` keys."""
    items: list[str] = []

    def item(slot: re.Match[str]) -> str:
        maker = {"§": quantity, "¶": keys}.get(slot[0], anything)
        new = items[int(slot[0][1]) - 1] if slot[0][1:] else maker(dice)
        if new.startswith("<"):  # sealed elements are numbered within their sentence
            new = f"<code{sum(one[0] == '<' for one in items) + 1}/>"
        items.append(new)
        return new

    return Sample(_SLOT.sub(item, template), tuple(Counter(items).items()))


# --- items ------------------------------------------------------------------------------


def anything(dice: random.Random) -> str:
    """An item of any kind but keys and quantities."""
    return dice.choice(_MAKERS)(dice)


def _name(dice: random.Random) -> str:
    return dice.choice(_NAMES.split())


def placeholder(dice: random.Random) -> str:
    """A variable of a format string, of a template language, of a shell."""
    name, other = _name(dice), _name(dice)
    return dice.choice(
        [
            f"{{{name}}}", f"{{{dice.randrange(4)}}}", f"{{{{ {name} }}}}",
            f"{{{{{name}.{other}}}}}", f"{{{{ {name} | upper }}}}", "%s", "%d", f"%({name})s",
            f"%({name})d", f"%{dice.randint(1, 3)}$s", f"%{dice.randint(1, 3)}$d", f"${{{name}}}",
            f"${name}", f"{{{name}, number}}", f"{{{name}:.2f}}", f"{{{name}, date, short}}",
            f"{{{name}, plural, one {{# file}} other {{# files}}}}",
            f"{{{name}, select, yes {{open}} other {{closed}}}}",
        ]
    )  # fmt: skip


def address(dice: random.Random) -> str:
    """A URL or an e-mail address."""
    host = f"{_name(dice)}.example.{dice.choice(['org', 'com', 'net'])}"
    page = dice.choice(_STEMS.split())
    return dice.choice(
        [
            f"https://{host}", f"https://{host}/", f"http://{host}/{page}.html",
            f"https://{host}/en/{page}?id={dice.randrange(99)}&lang=en#top", f"www.{host}",
            f"https://{host}:8080/{page}_{dice.randrange(9)}/", f"ftp://{host}/{page}.zip",
            f"{_name(dice)}@{host}", f"{_name(dice)}.{page}+list@{host}", f"mailto:info@{host}",
            f"https://{host}/{page}%20({dice.randrange(9)})",
        ]
    )  # fmt: skip


def path(dice: random.Random) -> str:
    """A path, a file name or an option."""
    stem, other = dice.choice(_STEMS.split()), _name(dice)
    return dice.choice(
        [
            f"/etc/{other}/{stem}.conf", f"~/{stem}", f"./{stem}/{other}.py", f"../{stem}.txt",
            f"C:\\{other}\\{stem}.txt", f"{stem}.html", f"{stem}-2.tar.gz", f"/var/log/{stem}/",
            f"--{other}", f"--{other}={stem}", f"--no-{other}", f"-{other[0]}", f"src/{stem}.js",
            f"locales/es/{stem}.po",
        ]
    )  # fmt: skip


def code(dice: random.Random) -> str:
    """Inline code: sealed, in backquotes, or bare."""
    stem, other = dice.choice(_STEMS.split()), _name(dice)
    return dice.choice(
        [
            "<code/>", "<code/>", f"`git {other}`", f"`{stem} --{other}`", f"`{stem}`",
            f"`{other} = {dice.randrange(9)};`", f"{stem}_{other}", f"{stem}()",
            f"{stem}.{other}()",
            f"{stem}{other.title()}",
        ]
    )  # fmt: skip


def version(dice: random.Random) -> str:
    """A version number."""
    a, b, c = (dice.randrange(1, 20) for _ in range(3))
    return dice.choice(
        [f"v{a}.{b}.{c}", f"{a}.{b}.{c}", f"v{a}.{b}", f"v{a}", f"{a}.{b}.{c}-beta{c}"]
    )


def tag(dice: random.Random) -> str:
    """A hashtag or a mention."""
    return f"{dice.choice('#@')}{dice.choice(_STEMS.split())}{dice.choice(['', '_now', '24'])}"


def term(dice: random.Random) -> str:
    """A term that the glossary does not let be translated."""
    return dice.choice(sorted(TERMS))


def keys(dice: random.Random) -> str:
    """Keys of a keyboard."""
    last = dice.choice([*"ABCSTVXZ", "F4", "Tab", "Enter", "Home", "Delete"])
    first = dice.choice(["Ctrl", "Alt", "Shift", "Cmd", "Ctrl+Shift", "Ctrl+Alt", "Shift+Alt"])
    return f"{first}+{last}"


def quantity(dice: random.Random) -> str:
    """A number with its unit."""
    whole, part = dice.randint(2, 999), dice.randint(1, 9)
    unit = dice.choice(_UNITS.split())
    number = dice.choice([f"{whole}", f"{whole}", f"{whole}.{part}", f"{part},{whole:03}"])
    return dice.choice(
        [
            f"{number} {unit}", f"{number} {unit}", f"{number} {unit}", f"{number}{unit}",
            f"{number} %", f"{number}%", f"€{number}", f"${number}", f"{number} €", f"£{number}",
        ]
    )  # fmt: skip


_MAKERS = (
    *[placeholder] * 4, *[address] * 2, *[path] * 3, *[code] * 3, version, tag, term, keys, quantity
)  # fmt: skip


# --- counting ------------------------------------------------------------------------------


def wrong(sample: Sample, draft: str) -> list[str]:
    """The items that do not stand in the draft exactly as often as in the sentence.

    Longer items are counted and taken out first, so that `%s` is not found inside another.
    A number may have the marks of another language, and any space before its unit.
    """
    rest, bad = draft, []
    for item, count in sorted(sample.items, key=lambda pair: -len(pair[0])):
        seen = 0
        for form in forms(item):
            seen += rest.count(form)
            rest = rest.replace(form, "\0")
        if seen != count:
            bad.append(item)
    signs = Counter(c for c in draft if c in "{}@`\\|=~_<>") - Counter(sample.text)
    return bad + [f"more {sign}" for sign in signs]


_QUANTITY = re.compile("([€$£]?)([0-9.,]+)( ?)([a-zA-Z]{1,3}|°C|[%€])?")


def forms(item: str) -> list[str]:
    """How an item may be written: as it is; a quantity in the manner of either language."""
    quantity = _QUANTITY.fullmatch(item)
    if not quantity or not (quantity[1] or quantity[4]):
        return [item]
    lead, number, _, unit = quantity.groups(default="")
    swapped = number.translate(str.maketrans(".,", ",."))
    gaps = ("", " ", "\u00a0", "\u202f") if unit else ("",)
    return [f"{lead}{one}{gap}{unit}" for one in {number, swapped} for gap in gaps]
