"""Apertium's model of a hidden Markov tagger (`.prob`), and ambiguity classes added to it.

The format is that of `TaggerDataHMM::read` and `write` of apertium 3.8: numbers of one to four
bytes, the first of which says in its two highest bits how many follow; texts as their length
and their letters; sets as their size and their members; eight bytes a probability.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

Class = frozenset[int]
"""The tags that a word may have, as places in `Model.tags`."""


@dataclass(frozen=True, slots=True)
class Model:
    """What a tagger knows. `before` and `between` are parts that nothing here looks into."""

    open: Class
    """The tags that an unknown word may have."""
    tags: tuple[str, ...]
    before: bytes
    classes: tuple[Class, ...]
    trained: int
    """How many of the classes it was trained with; the others came later."""
    states: int
    between: bytes
    chances: tuple[tuple[int, int, bytes], ...]
    """A tag, the place of a class that has it, and how likely the tag shows itself so."""
    after: bytes


def read(data: bytes) -> Model:
    """The model in a file. Raises ValueError where it is none that we know."""
    try:
        model = _read(_Reader(data))
    except (IndexError, OverflowError, ValueError) as error:
        raise ValueError("the tagger's model has another format") from error
    if written(model) != data or model.open not in model.classes:
        raise ValueError("the tagger's model has another format")
    return model


def written(model: Model) -> bytes:
    """The file that holds the model."""
    sets = b"".join(
        _number(len(one)) + b"".join(map(_number, sorted(one))) for one in model.classes
    )
    chances = b"".join(_number(tag) + _number(place) + much for tag, place, much in model.chances)
    return b"".join((
        model.before, _number(len(model.classes)), sets,
        _number(model.states), _number(len(model.classes)), model.between,
        _number(len(model.chances)), chances, model.after,
    ))  # fmt: skip


def extended(model: Model, new: Class) -> Model:
    """The model with a class that tags as its nearest class did: the first of the smallest
    that hold it of those it was trained with, else the open one."""
    known = model.classes[: model.trained]
    nearest = min(
        (one for one in known if len(one) < len(model.open) and one >= new),
        key=len,
        default=model.open,
    )
    place, own = model.classes.index(nearest), len(model.classes)
    copied = tuple(
        (tag, own, much) for tag, at, much in model.chances if at == place and tag in new
    )
    return replace(
        model,
        classes=(*model.classes, new),
        chances=tuple(sorted((*model.chances, *copied))),
    )


def _read(reader: _Reader) -> Model:
    opened, last = [], 0
    for _ in reader.each():
        last += reader.number()
        opened.append(last)
    for _ in reader.each():  # tags that may not follow each other
        reader.number(), reader.number()
    tags = tuple(reader.text() for _ in reader.each())
    for _ in reader.each():  # the same by name
        reader.text(), reader.number()
    for _ in reader.each():  # tags that must follow
        reader.number(), reader.set()
    for _ in reader.each():  # preferred readings
        reader.text()
    for _ in reader.each():  # constants
        reader.text(), reader.number()
    before = reader.passed()
    classes = tuple(reader.set() for _ in reader.each())
    states, observations = reader.number(), reader.number()
    if observations != len(classes):
        raise IndexError
    reader.passed()
    reader.raw(states * states * 8)
    between = reader.passed()
    chances = tuple((reader.number(), reader.number(), reader.raw(8)) for _ in reader.each())
    reader.passed()
    reader.raw(len(reader.data) - reader.place)
    return Model(
        frozenset(opened),
        tags,
        before,
        classes,
        len(classes),
        states,
        between,
        chances,
        reader.passed(),
    )


class _Reader:
    """A place in the bytes of a model."""

    def __init__(self, data: bytes) -> None:
        self.data, self.place, self._begin = data, 0, 0

    def raw(self, length: int) -> bytes:
        self.place += length
        if self.place > len(self.data):
            raise IndexError
        return self.data[self.place - length : self.place]

    def passed(self) -> bytes:
        """What was read since this was last asked."""
        begin, self._begin = self._begin, self.place
        return self.data[begin : self.place]

    def number(self) -> int:
        first = self.data[self.place]
        more = first >> 6
        return int.from_bytes(self.raw(1 + more)) & ((1 << (6 + 8 * more)) - 1)

    def each(self) -> Iterator[int]:
        return iter(range(self.number()))

    def set(self) -> Class:
        return frozenset([self.number() for _ in self.each()])

    def text(self) -> str:
        return "".join([chr(self.number()) for _ in self.each()])


def _number(value: int) -> bytes:
    more = next(more for more in range(4) if value < 1 << (6 + 8 * more))
    return (value | more << (6 + 8 * more)).to_bytes(1 + more)
