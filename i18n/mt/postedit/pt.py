"""What is mended in Portuguese texts."""

from __future__ import annotations

from i18n.mt.postedit.tables import EditTables

PORTUGUESE = EditTables(
    calendar=(
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
        "segunda-feira",
        "terça-feira",
        "quarta-feira",
        "quinta-feira",
        "sexta-feira",
        "sábado",
        "domingo",
    ),
    manners=(),
    days=("n?o", "em"),
    without_article={
        **dict.fromkeys(("o", "a", "os", "as"), ""),
        **dict.fromkeys(("do", "da", "dos", "das"), "de "),
        **dict.fromkeys(("no", "na", "nos", "nas"), "em "),
        **dict.fromkeys(("ao", "aos", "à", "às"), "a "),
        **dict.fromkeys(("pelo", "pela"), "por "),
    },
)
