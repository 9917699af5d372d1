"""What readers are told of a page that nobody has reviewed."""

from __future__ import annotations

from i18n.languages.language_tags import base

UNREVIEWED = {
    "ar": "تُرجمت هذه الصفحة آليًا ولم يراجعها أحد بعد.",
    "ca": "Aquesta pàgina s’ha traduït automàticament i encara no l’ha revisada ningú.",
    "de": "Diese Seite wurde maschinell übersetzt und noch nicht geprüft.",
    "en": "This page was translated by machine, and nobody has reviewed it yet.",
    "es": "Esta página se ha traducido automáticamente y nadie la ha revisado todavía.",
    "fr": "Cette page a été traduite automatiquement et n’a pas encore été relue.",
    "gl": "Esta páxina traduciuse automaticamente e aínda ninguén a revisou.",
    "it": "Questa pagina è stata tradotta automaticamente e non è stata ancora riveduta.",
    "nl": "Deze pagina is automatisch vertaald en nog door niemand nagekeken.",
    "pt": "Esta página foi traduzida automaticamente e ainda não foi revista por ninguém.",
}
"""By language; other languages get the English one, marked as such, or one from the settings."""


def unreviewed(tag: str, own: str = "") -> tuple[str, str]:
    """The notice of a page in a language and the language that the notice is in. `own` is the
    site's text for it, "" for ours."""
    if own:
        return own, tag
    tongue = base(tag)
    return (UNREVIEWED[tongue], tag) if tongue in UNREVIEWED else (UNREVIEWED["en"], "en")
