"""The open elements that matter: blocks, and inline elements that change how words are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from i18n.model import Area

Purpose = Literal["", "text", "choice"]
"""Why words in the page's own language stay: a text in it, or a choice of languages."""


class Choice(NamedTuple):
    """What is known of an element beside its tag: whether the settings want it translated, None
    where they do not say, its attributes that hold words by the settings, and whether it says
    the page's own language on purpose."""

    translated: bool | None = None
    attributes: tuple[str, ...] = ()
    own: Purpose = ""


UNCHOSEN = Choice()


class Scope(NamedTuple):
    """What an element says of the words in it.

    Words are translated unless `refused` (translate="no"), `foreign` (another language, or the
    page's `own` on purpose) or `opaque` (code, pictures); `asked` is an explicit
    translate="yes". `context` and `notes` are the author's for the translator.
    """

    translated: bool = True
    refused: bool = False
    foreign: bool = False
    opaque: bool = False
    asked: bool = False
    context: str = ""
    notes: tuple[str, ...] = ()
    own: Purpose = ""

    @property
    def spoken(self) -> bool:
        """Whether attributes are translated: what seals the words of an element, such as code,
        seals no tooltip."""
        return not (self.refused or self.foreign)


Role = Literal["block", "inline", "lock", "island"]


@dataclass(slots=True)
class Element:
    """An open element. `kind` names the block for the translator, `whole` forbids to cut it,
    `exact` keeps its white space, `area` is the part of the page that it stands in."""

    name: str
    role: Role
    scope: Scope
    kind: str
    whole: bool
    exact: bool
    area: Area | None = None


@dataclass(slots=True)
class Stack:
    """Open elements, the innermost last, and where those of each name stand among them, so that
    no question needs a walk."""

    elements: list[Element]
    places: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _blocks: list[int] = field(default_factory=lambda: [-1])

    def push(self, element: Element) -> None:
        at = len(self.elements)
        self.elements.append(element)
        self.places[element.name].append(at)
        if element.role == "block" or element.role == "island":
            self._blocks.append(at)

    def pop(self) -> Element:
        element = self.elements.pop()
        self.places[element.name].pop()
        if element.role == "block" or element.role == "island":
            self._blocks.pop()
        return element

    @property
    def nearest_block(self) -> int:
        return self._blocks[-1]

    @property
    def block(self) -> Element:
        """The innermost block, or island."""
        return self.elements[max(0, self._blocks[-1])]

    def find(self, name: str) -> int:
        """The index of the innermost element of that name, or -1."""
        places = self.places[name]
        return places[-1] if places else -1

    def nearest(self, names: Iterable[str]) -> int:
        """The index of the innermost element of one of these names, or -1."""
        return max(map(self.find, names), default=-1)
