"""Plurals in one value, parted by `|`: Laravel's and Docusaurus'.

Laravel: https://laravel.com/docs/localization#pluralization; which part a number takes is a table
of its own, kept here by the categories of CLDR that its parts stand for.
Docusaurus: https://docusaurus.io/docs/docusaurus-core#usePluralForm; the parts are those of CLDR.
"""

from __future__ import annotations

import re

from i18n.formats.ui_strings.json_serialize import Forms

_CONDITION = re.compile(r"\s*[{\[]\s*[-\d*][^\[\]{}]*[}\]]")
_ONE_FORM = frozenset(
    ("az", "bo", "dz", "id", "ja", "jv", "ka", "km", "kn", "ko", "ms", "th", "tr", "vi", "zh")
)
_PARTS = {
    **dict.fromkeys(("be", "bs", "hr", "ru", "sr", "uk", "pl"), ("one", "few", "many")),
    **dict.fromkeys(("cs", "sk", "lt", "ro"), ("one", "few", "other")),
    "ga": ("one", "two", "other"),
    "sl": ("one", "two", "few", "other"),
    "mt": ("one", "few", "many", "other"),
    "lv": ("zero", "one", "other"),
    "cy": ("one", "two", "other", "other"),
    "ar": ("zero", "one", "two", "few", "many", "other"),
}
_USUAL = ("one", "other")


def parts_of(value: str) -> tuple[str, ...]:
    """The forms in a value; none where its parts say themselves for which numbers they are
    (`{0} none|[1,*] some`), or one is empty."""
    parts = value.split("|")
    if len(parts) < 2 or any(_CONDITION.match(one) for one in parts):
        return ()
    return tuple(parts) if all(one.strip() for one in parts) else ()


def chosen_parts(value: str) -> tuple[tuple[str, str], ...]:
    """The parts of a value that say for which numbers they are, each as what it says (`{0}`,
    `[1,*]`, "") and its words; none where no part says anything."""
    parts = value.split("|")
    found = [_CONDITION.match(one) for one in parts]
    if len(parts) < 2 or not any(found):
        return ()
    cuts = (one.end() if one else 0 for one in found)
    return tuple((part[:at], part[at:]) for part, at in zip(parts, cuts, strict=True))


def of_laravel(forms: Forms) -> tuple[str, ...]:
    """The categories that the parts of a value are for in a language."""
    base = forms.tag.split("-")[0].lower()
    return ("other",) if base in _ONE_FORM else _PARTS.get(base, _USUAL)


def of_docusaurus(forms: Forms) -> tuple[str, ...]:
    """The same, as the browser's own rules have them."""
    return tuple(forms.by_category)
