"""Approved messages as the JSON that libraries in browsers load, one function a shape.

All say what gettext says of the same message and number. What a shape cannot say is left out,
never written wrong; what is not translated is not there, so that readers fall back.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from i18n.model import Message
from i18n.publishing.bundles import placeholder_syntax
from i18n.publishing.bundles.placeholder_syntax import (
    InexpressibleError,
    Piece,
    counted,
    counter,
    names,
)
from i18n.publishing.bundles.shape_names import SHAPE_NAMES, By

CONTEXT = "\u0004"
"""What gettext, and every shape here, puts between a context and a source."""


@dataclass(frozen=True, slots=True)
class Strings:
    """The approved messages of a language: its BCP 47 tag, its Plural-Forms, and the form that
    each of its classes of numbers takes."""

    language: str
    plurals: str
    form: Mapping[str, int]
    messages: tuple[Message, ...]
    by: By = "source"


@dataclass(frozen=True, slots=True)
class Shaped:
    """A bundle's content, and the messages that are not in it, each with the reason."""

    content: Mapping[str, Any]
    left: tuple[tuple[Message, str], ...]


Entries = Iterator[tuple[str, Any]]
"""What a message becomes: keys and values of the bundle. Raises InexpressibleError."""


def text(shaped: Shaped) -> str:
    """A bundle as JSON: the same content is the same text."""
    return json.dumps(shaped.content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def keys(message: Message, by: By, *, context_last: bool = False) -> tuple[str, ...]:
    """What a message is found by: the ids that it was given, or its context and source, as
    gettext has them or the other way round (`Open\\u0004verb`)."""
    if by == "id" and message.notes.all_keys:
        return message.notes.all_keys
    parts = [part for part in (message.key.context, message.key.source) if part]
    return (CONTEXT.join(parts[::-1] if context_last else parts),)


# --- the shapes ------------------------------------------------------------------


def i18next(strings: Strings) -> Shaped:
    """i18next JSON v4: `{{name}}`, and a key for every class of numbers (`file_one`).

    Format: https://www.i18next.com/misc/json-format
    """

    def entries(message: Message) -> Entries:
        if placeholder_syntax.is_icu(message.key.source):
            raise InexpressibleError("it has no way to say an ICU message")
        found = [placeholder_syntax.i18next(form) for form in _forms(message)]
        for key in keys(message, strings.by, context_last=True):
            if message.plural:
                yield from ((f"{key}_{name}", found[n]) for name, n in strings.form.items())
            else:
                yield key, found[0]

    return _shaped(strings, entries)


def icu(strings: Strings) -> Shaped:
    """A flat map of ICU messages: `{num, plural, one {…} other {…}}`.

    Format: https://unicode-org.github.io/icu/userguide/format_parse/messages/
    """

    def entries(message: Message) -> Entries:
        text = _icu(message, strings.form)
        yield from ((key, text) for key in keys(message, strings.by))

    return _shaped(strings, entries)


def _icu(message: Message, form: Mapping[str, int]) -> str:
    if placeholder_syntax.is_icu(message.key.source):
        return placeholder_syntax.whole_icu(message.text)
    if not message.plural:
        return placeholder_syntax.icu(_forms(message)[0])
    forms = [placeholder_syntax.icu(one, plural=True) for one in _forms(message)]
    arms = " ".join(f"{name} {{{forms[n]}}}" for name, n in form.items())
    return f"{{{counter(_source(message))}, plural, {arms}}}"


def jed(strings: Strings) -> Shaped:
    """Jed 1.1 and later: a list of forms, sprintf's placeholders as they are.

    Format: https://messageformat.github.io/Jed/
    """

    def entries(message: Message) -> Entries:
        _forms(message)
        for key in keys(message, strings.by):
            yield key, list(message.forms or (message.text,))

    shaped = _shaped(strings, entries)
    head = {"domain": "messages", "lang": strings.language, "plural_forms": strings.plurals}
    data = {"": head, **shaped.content}
    return Shaped({"domain": "messages", "locale_data": {"messages": data}}, shaped.left)


def gettext_js(strings: Strings) -> Shaped:
    """gettext.js: a bare string, or a list of forms where there is a plural.

    Format: https://github.com/guillaumepotier/gettext.js#readme
    """

    def entries(message: Message) -> Entries:
        _forms(message)
        source = message.plural or message.key.source
        found = [placeholder_syntax.gettext_js(t, source) for t in message.forms or (message.text,)]
        for key in keys(message, strings.by):
            yield key, found if message.plural else found[0]

    shaped = _shaped(strings, entries)
    head = {"language": strings.language, "plural-forms": strings.plurals}
    return Shaped({"": head, **shaped.content}, shaped.left)


SHAPES: Mapping[str, Callable[[Strings], Shaped]] = dict(
    zip(SHAPE_NAMES, (i18next, icu, jed, gettext_js), strict=True)
)
"""What a setting calls each shape."""


def _shaped(strings: Strings, entries: Callable[[Message], Entries]) -> Shaped:
    """Every message's entries; one whose key is taken is left out."""
    content: dict[str, Any] = {}
    left = []
    for message in strings.messages:
        try:
            found = dict(entries(message))
        except InexpressibleError as error:
            left.append((message, str(error)))
            continue
        if taken := next((key for key in found if key in content), ""):
            shown = taken.replace(CONTEXT, "|")
            left.append((message, f"the key “{shown}” is another message's"))
        else:
            content |= found
    return Shaped(content, tuple(left))


# --- a message's texts -----------------------------------------------------------


def _source(message: Message) -> tuple[Piece, ...]:
    """The source that has all placeholders: the plural one, where there is one."""
    kind = placeholder_syntax.dialect((message.key.source, message.plural), message.flags)
    return placeholder_syntax.pieces(message.plural or message.key.source, kind)


def _forms(message: Message) -> Sequence[tuple[Piece, ...]]:
    """Every text of a message in pieces. Raises InexpressibleError unless each has the
    placeholders of the source; a plural form need not say the number."""
    texts = message.forms or (message.text,)
    if placeholder_syntax.is_icu(message.key.source):
        return [(one,) for one in texts]
    kind = placeholder_syntax.dialect((message.key.source, message.plural), message.flags)
    source = placeholder_syntax.pieces(message.plural or message.key.source, kind)
    found = [placeholder_syntax.pieces(one, kind) for one in texts]
    may_lack: set[str] = set()
    if message.plural:
        may_lack = {counter(source)}
        found = [counted(one, source) for one in found]
        source = counted(source, source)
    for form in found:
        for odd in sorted(names(form) ^ names(source)):
            if odd not in may_lack or odd in names(form):
                raise InexpressibleError(f"“{odd}” is a placeholder of one text and not of another")
    return found
