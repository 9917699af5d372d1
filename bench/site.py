"""A site of any size, made of the paragraphs of Debian's manuals.

    python -m bench.site PAGES FOLDER [LANGUAGE…]

Each page has a navigation that all have, a title of its own and some paragraphs with their tags.
When all paragraphs are used, they come again with another last word, so that no two texts of a
site are the same. The same arguments make the same bytes.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from html import escape
from itertools import islice
from pathlib import Path

from bench import corpora
from i18n.formats import page_formats
from i18n.formats.gettext import po
from i18n.model import Message, State, raw, segments

PARAGRAPHS = 8
"""Of each page; some 16 messages."""
FOLDER = 100
"""Pages in a folder."""
_LAST_WORD = re.compile(r"[A-Za-z]{4,}(?=[.:]?\Z)")
_LEADS = re.compile(r'(href|src|id|name|class|title|xml:lang|lang|shape)="[^"]*"')


def make(
    count: int, folder: Path, languages: Iterable[str] = ("es",), paragraphs: int = PARAGRAPHS
) -> None:
    """Write a site of so many pages."""
    texts = _texts()
    for number in range(count):
        path = folder / "source_texts" / f"{number // FOLDER:03}" / f"{number:05}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_page(number, list(islice(texts, paragraphs))), "utf-8")
    names = ", ".join(f'"{one}"' for one in languages)
    (folder / "i18n.toml").write_text(
        f'languages = [{names}]\nbase_url = "https://example.org"\n[engines]\norder = ["pseudo"]\n'
    )


def _page(number: int, paragraphs: list[str]) -> str:
    before, after = max(0, number - 1), number + 1
    links = "".join(
        f'<li><a href="../{one // FOLDER:03}/{one:05}.html">{name}</a></li>'
        for name, one in (("Start", 0), ("Previous page", before), ("Next page", after))
    )
    body = "\n".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>Chapter {number} of the manual</title>\n</head>\n<body>\n<nav><ul>{links}</ul>"
        f"</nav>\n<h1>Chapter {number}</h1>\n{body}\n</body>\n</html>\n"
    )


def _texts() -> Iterator[str]:
    """The inner HTML of paragraphs, without end."""
    pool = list(_paragraphs())
    words = sorted({word for one in pool for word in re.findall(r"\b[a-z]{5,9}\b", one)})
    yield from pool
    dice = random.Random(7)
    while True:
        for one in pool:
            changed, done = _LAST_WORD.subn(f"{dice.choice(words)} {dice.choice(words)}", one)
            yield changed if done else f"{one} {dice.choice(words)} {dice.choice(words)}."


def _paragraphs() -> Iterator[str]:
    """The paragraphs of all manuals, whose links lead nowhere."""
    for package in corpora.MANUALS:
        for path in corpora.pages(package):
            page = page_formats.parse(path.read_text("utf-8", "replace"), path.name)
            for one in segments(page.parts):
                source = raw(one.raw)
                if one.block == "paragraph" and one.quoting == "html" and len(source) > 60:
                    yield _LEADS.sub(r'\1="x"', source)


def approve(folder: Path, language: str, text: str = "El {}") -> int:
    """Approve every message of a site's catalogs, its text made of the source; how many."""
    count = 0
    for path in sorted((folder / "locales" / language).rglob("*.po")):
        found, _ = po.read(path.read_text("utf-8"), path.name, language)
        messages = tuple(map(partial(_approved, text=text), found.messages))
        path.write_text(po.write(replace(found, messages=messages)), "utf-8")
        count += len(messages)
    return count


def _approved(message: Message, text: str) -> Message:
    if message.state is State.OBSOLETE or message.plural:
        return message
    return replace(message, text=text.format(message.key.source), state=State.APPROVED)


def one_page(size: int) -> str:
    """A page of about so many characters, made of the same paragraphs."""
    found, length = [], 0
    for one in _texts():
        found.append(one)
        length += len(one) + 8
        if length >= size:
            break
    title = escape("The whole manual")
    body = "\n".join(f"<p>{one}</p>" for one in found)
    return f'<!DOCTYPE html>\n<html lang="en">\n<title>{title}</title>\n<body>\n{body}\n</html>\n'


if __name__ == "__main__":
    make(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:] or ("es",))
