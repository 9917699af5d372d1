"""What slipped in while somebody was translating: notes to oneself, letters of another script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18n.checks.finding import Finding
from i18n.placeables.prose import prose, words

_NOTE = (
    r"todo|fixme|tbd|tbc|xxx+|wip|unsure|untranslated|revisar?|rever|comprobar|comprovar|verificar"
    r"|traducir|traduzir|traduir|pendiente|pendente|pendent|dudas?|dúvidas?|dubtes?|sin traducir"
    r"|sem tradução|sense traduir|(?:à )?(?:revoir|vérifier|relire|traduire|compléter)"
    r"|prüfen|überprüfen|nachprüfen|übersetzen|unklar|nachsehen"
    r"|(?:da )?(?:rivedere|tradurre|verificare)|nakijken|vertalen"
)
_LOOSELY = r"review|check|translate|translation|missing|falta|ojo|offen"
_BRACKETED = re.compile(
    rf"(?:\[+|\{{{{+|<<+)\s*(?:(?:{_NOTE}|{_LOOSELY})\b[^\]}}>]{{0,25}}|\?+)\s*[\]}}>]+"
    rf"|\(\s*(?:(?:{_NOTE})[\s!?.:]*|\?+)\)",
    re.I,
)
_MARKED = re.compile(
    r"(?<!\w)(?:FIXME|XXX|TBD)(?!\w)"
    r"|(?:^|(?<=[.!?…] ))TODO:|(?<=[a-zà-ÿ,;:.!?…] )TODO(?=\s*[.!?…]*$)"
)
_PUZZLED = re.compile(r"[¿?]{3,}")


def notes(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A note to oneself that was left in: `[REVISAR]`, `TODO`, `(?)`, `???`."""
    text = words(translation)
    if not _SIGN.search(text):
        return
    other = words(source)
    for pattern in (_BRACKETED, _MARKED, _PUZZLED):
        found = pattern.search(text)
        if found and not pattern.search(other):
            what = f"“{found.group()}” looks like a note to oneself; delete it"
            yield Finding("warning", "notes", what)
            return


_SIGN = re.compile(r"[\[({<?]|TODO|FIXME|XXX|TBD")

_LATIN, _CYRILLIC = "A-Za-zÀ-ɏ", "Ѐ-ӿ"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορυκ"
_MIXED = re.compile(
    rf"[^\W\d_]*(?:[{_LATIN}][{_CYRILLIC}]|[{_CYRILLIC}][{_LATIN}]"
    rf"|[{_LATIN}]{{2}}[{_GREEK}]|[{_GREEK}][{_LATIN}]{{2}}"
    rf"|[{_LATIN}][{_GREEK}][{_LATIN}])[^\W\d_]*"
)
_DISGUISED = re.compile(r"(?<!\w)[авсеорхусіјѕАВСЕНІЈКМОРТХ]{2,}(?!\w)")
_OTHER_SCRIPT = re.compile("[\u0370-\u052f]")


def mixed_letters(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A word of letters of two scripts that look alike: a Cyrillic “е” in `puеrto`."""
    if translation.isascii() or not _OTHER_SCRIPT.search(translation):
        return
    text, known = prose(translation), prose(source)
    latin = sum(char.isascii() and char.isalpha() for char in text)
    patterns = (_MIXED, _DISGUISED) if latin * 2 > len(text.replace(" ", "")) else (_MIXED,)
    for word in dict.fromkeys(m.group() for one in patterns for m in one.finditer(text)):
        if word not in known:
            letters = "".join(dict.fromkeys(_OTHER_SCRIPT.findall(word)))
            what = f"“{word}” has letters of another script ({letters}); retype it"
            yield Finding("warning", "mixed-letters", what)


RULES = (notes, mixed_letters)
