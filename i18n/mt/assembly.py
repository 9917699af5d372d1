"""A response put together as a text: unmasked, its unknown words resolved, edited, tagged."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from i18n.languages.folding import fold
from i18n.late import late
from i18n.mt.masking import unmask
from i18n.mt.postedit.edits import Edit
from i18n.mt.postedit.untranslated import Replacements, nearest, resolve_unknown
from i18n.mt.requests import Request, Response
from i18n.mt.source_string import SourceString
from i18n.mt.tag_projection import projection
from i18n.mt.tag_projection.projection import Projected
from i18n.placeables import protected


@dataclass(frozen=True, slots=True)
class Assembled:
    """A response as a text with its tags in place: its `unknown` words that nothing was found
    for, those `guessed`, and the `doubts` of a reviewer. `flat` is the text without paired and
    floating tags, `sure` how likely the least likely place of a tag is, `misplaced` are the tags
    whose place is a guess."""

    text: str
    unknown: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    flat: str = ""
    sure: float = 1.0
    misplaced: tuple[str, ...] = ()

    @property
    def doubts(self) -> tuple[str, ...]:
        """What a reviewer is told."""
        guess = (f"the place of {', '.join(self.misplaced)}",) if self.misplaced else ()
        return tuple(dict.fromkeys((*self.told, *guess)))


def assemble(
    request: Request, response: Response, known: Replacements, edit: Edit
) -> Assembled | None:
    """The response as a text, its tags `anchored`; None where a masked item is missing or
    doubled."""
    source = request.source
    said = _joined(request, response, known)
    if said is None:
        return None
    plain = _without_dash(without_parentheses(said.text, source.flat), source.flat)
    text = _respaced(edit(_restored(plain, source), source, said.resolved), source.flat)
    doubts = [] if request.masking else ["this was translated in pieces"]
    doubts += ["the engine added a parenthesis"] if plain not in (said.text, source.flat) else []
    doubts += untranslated_choices(source.flat)
    doubts += [f"the word “{word}”" for word in (*said.doubtful, *said.guessed, *said.left)]
    made = Assembled(text, said.left, said.guessed, tuple(dict.fromkeys(doubts)), text)
    return with_tags(made, projection.anchored(source.text, text)) if source.has_tags else made


def with_tags(made: Assembled, placed: Projected) -> Assembled:
    """A text with the tags of its source in place."""
    return replace(made, text=placed.text, sure=placed.sure, misplaced=placed.doubts)


def without_parentheses(text: str, flat: str) -> str:
    """A text without the parentheses that an engine invented: it says `Leeds (en inglés)` of
    what it takes for a title. Where the source has some of its own, only one at the end is ours
    to take off; acceptance refuses the rest.

    >>> without_parentheses("Graylog (en inglés)", "Graylog")
    'Graylog'
    """
    if text.count("(") <= flat.count("("):
        return text
    if not flat.rstrip(" .:").endswith(")") and (cut := _LAST.sub("", text)).strip():
        text = cut
    if "(" in flat or "(" not in text:
        return text
    return " ".join(text.replace("(", "").replace(")", "").split())


def _without_dash(text: str, flat: str) -> str:
    """A text without the dash at its end that its source has not: engines saw titles of pages,
    with the site's name behind."""
    return text if _DASH.search(flat) else _DASH.sub("", text)


_DASH = late(r"\s+[-–—|]\s*$")
_LAST = late(r"\s*\([^()]*(?:\)(?=\W*$)|$)")


def untranslated_choices(flat: str) -> list[str]:
    """What a reviewer must be told: the texts inside `{n, plural, …}` stay as they are."""
    return [f"the words inside {{{name}, …}} are the source's" for name in protected.choices(flat)]


@dataclass(frozen=True, slots=True)
class _Said:
    """The parts of a response as one text, and what became of the words that its engine did not
    know."""

    text: str
    left: tuple[str, ...]
    guessed: tuple[str, ...]
    doubtful: tuple[str, ...]
    resolved: frozenset[str]


def _joined(request: Request, response: Response, known: Replacements) -> _Said | None:
    """The parts of a response put together; None where one has lost what must stay."""
    texts = []
    parts = [
        resolve_unknown(one, part, request.source, known)
        for part, one in zip(request.parts, response, strict=False)
    ]
    between = request.between or ("",) * len(request.parts)
    for part, done, gap in zip(request.parts, parts, between, strict=False):
        back = unmask(done.text, part)
        if back is None:
            return None
        texts.append(_respaced(back, part.text) + gap)
    guessed = tuple(word for done in parts for word in done.guessed)
    return _Said(
        "".join(texts),
        tuple(word for done in parts for word in done.left),
        guessed,
        tuple(word for done in parts for word in done.doubtful),
        frozenset(word for done in parts for word in done.resolved).union(guessed),
    )


def _respaced(text: str, asked: str) -> str:
    """The spaces at the ends as they were asked."""
    lead = asked[: len(asked) - len(asked.lstrip())]
    tail = asked[len(asked.rstrip()) :] if asked.strip() else ""
    return lead + text.strip() + tail


def _restored(text: str, source: SourceString) -> str:
    """Names that an engine bent, as the source has them."""
    flat, names = source.flat, source.names
    for name in protected.lost(flat, text, names):
        folded = {fold(one): one for one in names}
        for word in folded.get(name, "").split():
            if not word[0].isupper() or re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text):
                continue
            ours = [w for w in re.findall(r"[^\W\d_][\w-]+", text) if w[0].isupper()]
            bent = nearest(word, [w for w in ours if w not in flat])
            if bent:
                text = re.sub(rf"(?<!\w){re.escape(bent)}(?!\w)", word, text)
    return text
