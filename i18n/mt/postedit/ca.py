"""What is mended in Catalan texts."""

from __future__ import annotations

from i18n.mt.postedit.tables import EditTables

CATALAN = EditTables(
    calendar=(
        "gener",
        "febrer",
        "març",
        "abril",
        "maig",
        "juny",
        "juliol",
        "agost",
        "setembre",
        "octubre",
        "novembre",
        "desembre",
        "dilluns",
        "dimarts",
        "dimecres",
        "dijous",
        "divendres",
        "dissabte",
        "diumenge",
    ),
    manners=(
        (r"\b([Ee])n (?=\d{1,2} (?:de |d['’])[a-zç]+)", r"\1l "),
        (r"\b(ha|han|havia|havien) es (?=\w+[aiu][td]\b|\w+ats\b)", r"s'\1 "),
        (r"(?<=[a-zàèéíòóú])-(?=General\b)", " "),
    ),
    days=("en(?: el)?", "el"),
    without_article={
        "el": "",
        "la": "",
        "els": "",
        "les": "",
        "del": "de ",
        "al": "a ",
        "pel": "per ",
    },
)
