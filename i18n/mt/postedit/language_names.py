"""Names of languages in a draft: the target's own, in small letters inside a sentence."""

from __future__ import annotations

import re

_TONGUES = {
    "en": """English Spanish Portuguese Catalan French Italian German Galician Basque Greek Dutch
        Chinese Japanese Korean Russian Arabic Turkish Polish Swedish Danish Norwegian Finnish
        Czech Hungarian Romanian Hebrew Latin Brazilian Mexican""",
    "es": """inglés español portugués catalán francés italiano alemán gallego euskera griego
        holandés chino japonés coreano ruso árabe turco polaco sueco danés noruego finlandés
        checo húngaro rumano hebreo latín brasileño mexicano""",
    "pt": """inglês espanhol português catalão francês italiano alemão galego basco grego holandês
        chinês japonês coreano russo árabe turco polonês sueco dinamarquês norueguês finlandês
        tcheco húngaro romeno hebraico latim brasileiro mexicano""",
    "ca": """anglès espanyol portuguès català francès italià alemany gallec basc grec neerlandès
        xinès japonès coreà rus àrab turc polonès suec danès noruec finès
        txec hongarès romanès hebreu llatí brasiler mexicà""",
}

_BY_CODE = {code: tuple(names.split()) for code, names in _TONGUES.items()}


def localize_language_names(text: str, flat: str, target: str) -> str:
    """A draft whose engine took `Inglés` for somebody's name, mended where the source `flat` has
    the language in English."""
    code = target.split("-")[0]
    others = [_BY_CODE[one] for one in ("es", "pt") if one != code]
    for index, own in enumerate(_BY_CODE.get(code, ())):
        if re.search(rf"\b{_BY_CODE['en'][index]}\b", flat):
            foreign = {names[index] for names in others} - {own}
            text = _named(text, own, [one for one in foreign if not _stands(one, flat)])
            if not _stands(own, flat):
                text = re.sub(rf"(?<=\w[ -]|[,;)–] ){own.capitalize()}\b", own, text)
    return text


def _stands(name: str, flat: str) -> bool:
    """Whether the source has the name itself, as in `El Corte Inglés`."""
    return re.search(rf"\b{name.capitalize()}\b", flat) is not None


def _named(text: str, own: str, foreign: list[str]) -> str:
    """Another language's name for it as the target's own, its first letter as it was."""
    if not foreign:
        return text
    either = "|".join(sorted(foreign))

    def ours(match: re.Match[str]) -> str:
        return own.capitalize() if match[0][0].isupper() else own

    return re.sub(rf"\b(?:{either})\b", ours, text, flags=re.I)
