"""What a reviewer sees in a preview: the state of each sentence, and the source beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile
from urllib.parse import quote

from i18n.catalogs.ownership import machine_owned, mark_of, shows_match
from i18n.catalogs.template import key_of
from i18n.model import MERGED, Message, Problem, Segment, State
from i18n.placeables import inline_tags
from i18n.publishing.editions import Build, Edition, Sheet, place
from i18n.publishing.layout import Layout
from i18n.publishing.rendering import escape

_FOLDER = "i18n"
_FOLDER_OF_TREES = ".review"
"""Where no site generator takes what is in it for its own: Hugo has an `i18n/`."""


def index(layout: Layout) -> str:
    """Where the list of all pages to review is in a preview."""
    return f"{_folder(layout)}/index.html"


def _folder(layout: Layout) -> str:
    return _FOLDER if layout.tree is None else _FOLDER_OF_TREES


STATES = {
    "approved": "approved by a person",
    "draft": "a draft that nobody has approved",
    "edited": "a person's draft, not approved yet",
    "changed": "its source changed; to be approved anew",
    "error": "approved, but with an error: readers get the source",
    "empty": "untranslated: readers get the source",
}
"""What the states of a sentence are called on a page, and what they mean."""

_COLOURS = {
    "approved": "#1a7f37",
    "draft": "#c99a00",
    "edited": "#0969da",
    "changed": "#bc4c00",
    "error": "#cf222e",
    "empty": "#8250df",
}
STYLE = "<style>[data-i18n-state]{text-decoration:underline 2px;text-underline-offset:.2em}" + (
    "".join(
        f"[data-i18n-state={name}]{{text-decoration-color:{colour}}}"
        f"[data-i18n-state={name}]:is(:hover,:target){{background:{colour}33}}"
        for name, colour in _COLOURS.items()
    )
    + "</style>\n"
)


def state(message: Message, findings: Iterable[Problem]) -> str:
    """The state of a message as a reviewer sees it: one of STATES."""
    if message.state is State.EMPTY or not message.text:
        return "empty"
    if message.state is State.APPROVED:
        return "error" if any(f.level == "error" for f in findings) else "approved"
    if machine_owned(message):
        return "draft"
    return "edited" if message.previous is None or shows_match(message) else "changed"


def marker(sheet: Sheet) -> Callable[[Segment, str], str]:
    """What puts a written sentence into an element with its state; the first of each message
    has the id by which the sheet knows it."""
    numbers = {key: number for number, key in enumerate(sheet.messages, 1)}
    seen: set[int] = set()

    def mark(segment: Segment, written: str) -> str:
        key = key_of(segment)
        message = sheet.messages.get(key)
        if message is None:
            return written
        name = state(message, sheet.findings.get(key, ()))
        number = numbers[key]
        anchor = "" if number in seen else f' id="i18n-{number}"'
        seen.add(number)
        told = escape("\n".join(_told(message, name, sheet)), '"')
        return f'<span{anchor} data-i18n-state="{name}" title="{told}">{written}</span>'

    return mark


def _told(message: Message, name: str, sheet: Sheet) -> Iterator[str]:
    """What the pointer shows: state, origin, source, place in the catalog, findings."""
    origin = _origin(message)
    yield f"{name}: {STATES[name]}{f' ({origin})' if origin else ''}"
    yield message.key.source
    yield f"{sheet.catalog}:{message.line}"
    yield from _said(sheet.findings.get(message.key, ()))


def _said(findings: Iterable[Problem]) -> Iterator[str]:
    """Findings without the text they are about, which stands beside them."""
    return (f"{one.level}: {one.message}" for one in findings)


def _origin(message: Message) -> str:
    """Who drafted a text; "at first" where a person has changed it since."""
    if message.origin is None:
        return ""
    changed = message.origin.mark != mark_of(message)
    memory = "memory: " if message.origin.kind == "memory" else ""
    return f"{'at first ' if changed else ''}{memory}{message.origin.told}"


# --- pages of their own ------------------------------------------------------------


def sheet_path(path: str, edition: Edition, layout: Layout) -> str:
    """Where the sheet of a page is in the preview."""
    suffix = "" if path.lower().endswith((".html", ".htm")) else ".html"
    return f"{_folder(layout)}/{edition.language.tag}/{path}{suffix}"


def pages(build: Build) -> Iterator[tuple[str, str]]:
    """The sheets of all pages and files of UI strings in all languages, and a list of them, each
    with its path."""
    any_ = False
    for edition in build.editions:
        for path, sheet in edition.review.items():
            if sheet.written:
                any_ = True
                yield sheet_path(path, edition, build.layout), _sheet(path, sheet, edition, build)
    if any_:
        yield index(build.layout), _index(build)


_CSS = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:80em;padding:1em;"
    "color:#1f2328;background:#fff}table{border-collapse:collapse;width:100%}"
    "td,th{padding:.5em;vertical-align:top;text-align:start;border-top:1px solid #d0d7de;"
    "overflow-wrap:anywhere}td[lang]{width:45%}small{color:#59636e}"
    "b[data-i18n-state]{white-space:nowrap}"
    "@media(max-width:40em){tr,td{display:block;border:0;padding:.2em 0}"
    "tr{border-top:1px solid #d0d7de;padding:.6em 0}thead{display:none}td[lang]{width:auto}}"
    "@media(prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}"
    "a{color:#4493f8}small{color:#9198a1}td,th,tr{border-color:#3d444d!important}}"
)


def _document(title: str, body: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{_text(title)}</title>\n<style>{_CSS}</style>\n{STYLE}</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    )


def _sheet(path: str, sheet: Sheet, edition: Edition, build: Build) -> str:
    here = sheet_path(path, edition, build.layout)
    page = path in build.paths
    preview = _relative(place(path, edition, build), here) if page else ""
    source = _relative(place(path, build.home, build) if page else path, here)
    there = f'<a href="{preview}">Preview</a> · ' if page else ""
    there += f'<a href="{source}">Source {"page" if page else "file"}</a> · '
    whole = _relative(index(build.layout), here)
    title = f"{path} in {edition.language.name}"
    rows = "".join(
        _row(number, message, sheet, edition, build, preview)
        for number, message in enumerate(sheet.messages.values(), 1)
    )
    return _document(
        title,
        f"<h1>{_text(title)}</h1>\n"
        f"<p>{there}"
        f'<a href="{whole}">All pages</a> · <small>{_text(sheet.catalog)}</small>'
        "</p>\n<table>\n<thead><tr><th>State</th><th>Source</th><th>Translation</th></tr></thead>\n"
        f"{rows}</table>\n",
    )


def _row(
    number: int, message: Message, sheet: Sheet, edition: Edition, build: Build, preview: str
) -> str:
    findings = sheet.findings.get(message.key, ())
    name = state(message, findings)
    keys = [f"key: {key}" for key in message.notes.all_keys]
    notes = [message.notes.block, *keys, f"line {message.line}"]
    notes += [_origin(message), *_said(findings), *message.comments]
    language = edition.language
    on_page = f'<br><small><a href="{preview}#i18n-{number}">on the page</a></small>'
    text = "left out: merged into its neighbour" if message.text == MERGED else message.text
    told = _lines(text, *message.forms[1:])
    return (
        f'<tr id="i18n-{number}"><td><b data-i18n-state="{name}" title="{STATES[name]}">{name}</b>'
        f"{on_page if message.key in sheet.shown and message.text != MERGED else ''}</td>"
        f'<td lang="{build.source.tag}" dir="{build.source.direction}">'
        f"{_lines(message.key.source, message.plural)}"
        f"<br><small>{_text(' · '.join(filter(None, notes)))}</small></td>"
        f'<td lang="{language.tag}" dir="{language.direction}">{told}</td>'
        "</tr>\n"
    )


def _lines(*strings: str) -> str:
    """A string or, of a plural message, each of its forms on a line."""
    return "<br>".join(_text(inline_tags.plain(one)) for one in strings if one)


def _index(build: Build) -> str:
    pages = build.paths
    strings = {path for edition in build.editions for path in edition.sheets}.difference(pages)
    editions = sorted(build.editions, key=lambda edition: edition.language.tag)
    heads = "".join(f"<th>{_text(e.language.name)}</th>" for e in editions)
    rows = "".join(
        f"<tr><td>{_text(path)}</td>"
        + "".join(_cell(path, edition, build) for edition in editions)
        + "</tr>\n"
        for path in (*pages, *sorted(strings))
    )
    title = "Pages to review"
    table = f"<table>\n<thead><tr><th>Page</th>{heads}</tr></thead>\n{rows}</table>\n"
    return _document(title, f"<h1>{title}</h1>\n{table}")


def _cell(path: str, edition: Edition, build: Build) -> str:
    if path not in edition.sheets:
        return "<td></td>"
    count = edition.sheets[path]
    here = index(build.layout)
    sheet = sheet_path(path, edition, build.layout)
    links = f'<a href="{_relative(sheet, here)}">sentences</a>'
    if path in build.paths:
        links += f' · <a href="{_relative(place(path, edition, build), here)}">preview</a>'
    return (
        f"<td>{_text(edition.language.name)}: {count.approved} of {count.messages} approved<br>"
        f"<small>{links}</small></td>"
    )


def _relative(path: str, here: str) -> str:
    """A link from one file of the site to another."""
    there, folder = path.split("/"), here.split("/")[:-1]
    same = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(there[:-1], folder, strict=False))
    )
    return quote("/".join([*[".."] * (len(folder) - same), *there[same:]]))


def _text(words: str) -> str:
    return escape(words, "html")
