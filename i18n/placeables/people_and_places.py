"""Names that show by what stands in them: people, streets, newspapers, firms.

A label has no running text to tell a name by. A given name and a surname do; so do a title
(`Mrs. Cook`), a byline (`Photo by Joy Rivers`), `Street` or `Avenue` at the end, `San` or `Santa`
at the start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18n.languages.english_words import ORDINARY
from i18n.late import late
from i18n.placeables.capitalised_words import COMMON

_GIVEN_NAMES = """
Aaron Abigail Adam Adrian Agnes Aisha Alan Albert Alejandro Alex Alexander Alexandra Alfred Ali
Alice Alicia Alison Allan Amanda Amelia Amir Amy Ana Andrea Andrew Andy Angela Anita Ann Anna Anne
Annie Anthony Antonio Arthur Audrey Barbara Beatrice Ben Benjamin Bernard Beth Betty Bob Brandon
Brenda Brian Bruce Bryan Carl Carla Carlos Carmen Carol Caroline Catherine Cecilia Charles Charlie
Chloe Chris Christian Christina Christine Christopher Claire Clara Clare Colin Craig Cristina
Cynthia Dan Daniel Daniela Danielle Dave David Debbie Deborah Dennis Derek Diana Diane Diego Don
Donald Donna Dorothy Douglas Duncan Ed Eddie Edgar Edith Edward Eileen Elena Eleanor Elizabeth
Ella Ellen Emily Emma Eric Erica Erin Ernest Ethan Eugene Eva Evelyn Felipe Fernando Fiona
Florence Francis Francisco Fred Frederick Gabriel Gary Geoffrey George Gerald Gloria Gordon Graham
Greg Gregory Hannah Harold Harriet Harry Hassan Heather Helen Henry Herbert Howard Hugh Ian
Ibrahim Irene Isaac Isabel Isabella Ivan Jack Jackie Jacob Jake James Jamie Jan Jane Janet Janice
Jason Javier Jean Jeff Jeffrey Jena Jennifer Jenny Jeremy Jerry Jessica Jesus Jill Jim Jimmy Joan
Joanna Joe Joel Johan Johannes John Johnny Jon Jonathan Jorge Jose Joseph Joshua Juan Juanita
Judith Judy Julia Julian Julie Justin Karen Karl Kate Katherine Kathleen Kathryn Katie Keith Kelly
Ken Kenneth Kevin Kim Kimberly Kyle Larry Laura Lauren Laurence Lawrence Leo Leon Leonard Leslie
Lewis Liam Linda Lisa Liz Lois Louis Louise Lucas Lucia Lucy Luis Luke Lydia Maggie Manuel Marcus
Margaret Maria Marie Marilyn Mario Martha Martin Mary Mateo Matt Matthew Maureen Maurice Megan
Melissa Michael Michelle Miguel Mike Miriam Mohamed Mohammed Molly Monica Muhammad Nancy Natalie
Nathan Neil Nicholas Nick Nicole Nigel Nina Noah Nora Oliver Olivia Omar Oscar Pablo Pamela
Patricia Patrick Paul Paula Pauline Pedro Peter Phil Philip Phyllis Priya Rachel Rafael Ralph
Raymond Rebecca Ricardo Richard Rick Rita Robert Roberto Roger Ronald Ruth Ryan Sally Sam Samantha
Samuel Sandra Sara Sarah Scott Sean Sharon Sheila Shirley Simon Sofia Sophia Sophie Stella
Stephanie Stephen Steve Steven Stuart Sue Susan Suzanne Tara Ted Teresa Terry Theresa Thomas Tim
Timothy Tina Todd Tom Tommy Tony Tracy Ursula Valerie Vanessa Veronica Victor Vincent Virginia
Vivian Walter Wendy William Yolanda Yusuf Zoe
"""
GIVEN = frozenset(_GIVEN_NAMES.split())
"""Given names that are no English word."""

_WORDLIKE_WORDS = """
Art Austin Autumn Bill Carter Chase Chip Christian Crystal Daisy Dakota Dawn Dean Drew Earl Faith
Frank Gene Ginger Glen Grace Grant Guy Hope Hunter Iris Ivy Jasmine Jewel Jordan Joy Lance Lily
London Mark Mason Max Melody Miles Nick Olive Paris Pat Pearl Penny Pete Ray Rich Rob Robin Rose
Ruby Rusty Sandy Skip Sonny Taylor Tucker Victoria Violet Ward Will Woody
"""
_WORDLIKE = frozenset(_WORDLIKE_WORDS.split())
"""Given names that are words, too: names where a surname stands behind."""

_SURNAMES_WORDS = """
Adams Allen Anderson Bailey Baker Banks Barnes Bell Bennett Bishop Black Blake Brooks Brown Burns
Butler Campbell Carpenter Carter Chambers Chapman Clark Clarke Cole Collins Cook Cooper Cox Cross
Davies Davis Day Dixon Evans Ferguson Fields Fisher Flowers Ford Forest Foster Fox Freeman Gardner
Garcia Gates Gibson Gill Gonzalez Gordon Gray Green Grey Griffin Hall Hamilton Harris Harrison
Hart Harvey Hayes Henderson Hernandez Hill Hilton Holmes Hudson Hughes Hunt Hunter Jackson James
Jenkins Johnson Jones Jordan Kelly Kennedy King Knight Lake Lane Lee Lewis Little Long Lopez
Marshall Martin Martinez Mason Miller Mills Mitchell Moore Morgan Morris Murphy Murray Nelson
Newman Page Palmer Parker Patel Perez Perry Peterson Phillips Pierce Pope Porter Powell Price Reed
Reid Reynolds Rice Richardson Rivera Rivers Roberts Robertson Robinson Rodriguez Rogers Rose Ross
Russell Sanchez Scott Shaw Shepherd Simmons Simpson Singh Smith Stevens Stewart Stone Sullivan
Swift Taylor Thomas Thompson Turner Walker Wallace Walsh Ward Warren Washington Waters Watson Webb
Wells West White Williams Williamson Wilson Winters Wolf Wood Woods Wright Young
"""
_SURNAMES = frozenset(_SURNAMES_WORDS.split())
"""Surnames, of which many are words: names behind a given name alone."""

PEOPLE = GIVEN | _WORDLIKE | _SURNAMES
"""All of these."""

PEOPLE = GIVEN | _WORDLIKE | _SURNAMES
"""All of these."""

_PRODUCTS = late(
    r"(?<![\w.-])(?:Bootstrap|Chromium|Dropbox|Excel|Facebook|Firefox|GitHub|GitLab|GNOME|Google"
    r"|Instagram|Java|JavaScript|Jupyter|LaTeX|LinkedIn|Linux|Microsoft|Netflix|Outlook|PayPal"
    r"|Pinterest|PowerPoint|Python|Reddit|Skype|Slack|Snapchat|Spotify|Telegram|TikTok|Twitter"
    r"|Vimeo|WhatsApp|Wikipedia|WordPress|YouTube)(?![\w-])"
)
"""Firms and programs that engines take for words (`Pitón`), and that are hardly ever one."""

_CAP = r"(?:[A-ZÀ-Þ][^\W\d_]*(?:[-’'][^\W\d_]+)*)"
_PEOPLE = late(
    rf"(?<![\w-]){_CAP}(?: [A-Z]\.| (?:de|del|de la|van|von|der|da|dos|bin|al)(?= [A-ZÀ-Þ])"
    rf"| {_CAP})+"
)
_TITLED = late(rf"\b(?:Mr|Mrs|Ms|Dr|Prof)\.? ((?:{_CAP}|[A-Z]\.)(?: {_CAP})?)")
_BYLINE = late(
    r"(?:(?:^|\b(?:[Mm]aintained|[Cc]reated|[Dd]esigned|[Mm]ade"
    r"|[Ww]ritten|[Pp]osted|[Pp]ublished|[Pp]hotos?|[Ii]mages?|[Tt]ext|[Rr]eviewed) )"
    rf"[Bb]y|\bAuthor:|\bCredits?:|\bPhotographer:) ({_CAP}(?: [A-Z]\.)?(?: {_CAP}){{1,2}})\s*$"
)
_PLACES = late(
    rf"(?<![\w-])(?:(?:San|Santa|Santo|São|Los|Las|Saint|St\.|Ste\.) {_CAP}(?: {_CAP})?"
    rf"|(?:{_CAP} ){{1,3}}(?:Street|Avenue|Boulevard|Lane|Road|St|Ave|Blvd|Rd)\b\.?)"
)
_PRESS = late(
    r"(?<=[a-z,] )(?:the )?((?:The )?(?:[A-Z][a-z]+ ){0,2}"
    r"(?:Times|Post|Herald|Tribune|Gazette|Guardian|Chronicle|Observer|Telegraph|Journal|Bugle|News"
    r"|Daily [A-Z][a-z]+|Examiner|Independent|Mirror|Courier))(?![\w-])"
)
"""A newspaper in running text; a title on a page of its own may be `Breaking News`."""

_FIRMS = late(
    rf"(?<![\w-])((?:{_CAP} ){{1,3}}(?:Corporation|Incorporated|Limited|GmbH|LLC|Inc|Corp|Ltd))"
    r"(?![\w-])"
)
"""A firm, by what its law calls it."""

_OWNER = late(r"(?<![\w-])([A-Z][a-z]{2,})['’]s (?=[A-Za-z])")
"""Who has something: a firm or a person, where it is no common word (`Today's`)."""

_PAPER = late(
    r"\W*(The (?:[A-Z][a-z]+ ){0,2}(?:Times|Post|Herald|Tribune|Gazette|Guardian|Chronicle"
    r"|Observer|Telegraph|Economist|Independent|Examiner|Courier))\W*"
)
"""A newspaper alone: a link to it, a credit."""


def named(text: str) -> Iterator[str]:
    """The names in a text without markup, each as it stands there, but for a possessive ending."""
    yield from (_POSSESSIVE.sub("", name) for name in _found(text))


_POSSESSIVE = late(r"['’´]s?$")


def _found(text: str) -> Iterator[str]:
    for run in _PEOPLE.findall(text):
        yield from _persons(run.split(" "))
    yield from _PRODUCTS.findall(text)
    for firm in _FIRMS.findall(text):
        yield from _street(firm)
    yield from _owners(text)
    if paper := _PAPER.fullmatch(text):
        yield paper[1]
    for pattern in (_TITLED, _BYLINE):
        yield from (m[1] for m in pattern.finditer(text) if m[1].lower() not in COMMON)
    for place in _PLACES.findall(text):
        yield from _street(place)


def _owners(text: str) -> Iterator[str]:
    for word in _OWNER.findall(text):
        small = word.lower()
        if not {small, small.removesuffix("s")} & (COMMON | ORDINARY) and not _TYPE.fullmatch(word):
            yield word


def newspapers(text: str) -> Iterator[str]:
    """The newspapers that running text names."""
    for found in _PRESS.findall(text):
        if " " in found:
            yield found


def _persons(words: list[str]) -> Iterator[str]:
    """The people in a run of words with capitals."""
    at = 0
    while at < len(words) - 1:
        end = at + 1
        while end < len(words) and end < at + 4 and _continues(words[end]):
            end += 1
        named_last = words[at + 1] in _SURNAMES or re.fullmatch(r"[A-Z]\.", words[at + 1])
        if end > at + 1 and (words[at] in GIVEN or (words[at] in _WORDLIKE and named_last)):
            yield " ".join(words[at:end])
            at = end
        else:
            at += 1


def _continues(word: str) -> bool:
    """Whether a word may go on with a name: no `School`, no `Article`."""
    return word in _SURNAMES or (word.lower() not in COMMON and not _TYPE.fullmatch(word))


_TYPE = late(
    r"(?:Account|Avenue|Award|Bank|Building|Café|Cafe|Collection|Compan(?:y|ies)|Day|Design|Effect"
    r"|Foundation|Garage|Gallery|Hospital|Hotel|Institute|Library|Method|Photography|Prize|Profile"
    r"|Restaurant|Review|Says?|Show|Station|Studios?|Theater|Theatre|Trophy|Wins?|Writes?)"
)


def _street(place: str) -> Iterator[str]:
    """A place without the word that a sentence or label begins with: `Visit Rock Street`."""
    words = place.split(" ")
    while words and words[0].lower() in _NO_STREET:
        words = words[1:]
    if len(words) > 1:
        yield " ".join(words).rstrip(".")


_NO_STREET_WORDS = """
by copyright visit see find the a this that our your my on at in from to near go meet open closed
street road avenue full shipping billing email home work address
"""
_NO_STREET = frozenset(_NO_STREET_WORDS.split())
