"""Labels, buttons and menu items that are looked up whole."""

from __future__ import annotations

import pytest

from i18n.mt.interface_words import label


@pytest.mark.parametrize(
    ("text", "target", "own"),
    [
        ("Sign in", "es", "Iniciar sesión"),
        ("Sign in", "pt-BR", "Entrar"),
        ("Sign in", "ca", "Inicia la sessió"),
        ("save changes", "es", "guardar los cambios"),
        ("DELETE", "es", "ELIMINAR"),
        ("Next page »", "es", "Página siguiente »"),
        ("Search...", "es", "Buscar..."),
        ("Get started!", "es", "¡Empezar!"),
        ("Forgot password?", "es", "¿Olvidó su contraseña?"),
        ("Sat", "es", "Sáb"),
        ("Wed", "ca", "Dc"),
        ("English", "ca", "Anglès"),
    ],
)
def test_a_label_is_said_as_interfaces_say_it(text: str, target: str, own: str) -> None:
    """With its signs and capitals."""
    assert label(text, target) == own


@pytest.mark.parametrize("text", ["Sign in here", "Sign", "", "…", "42", "Save {n} files"])
def test_a_part_of_a_text_is_no_label(text: str) -> None:
    """Only the whole is looked up."""
    assert label(text, "es") == ""


def test_other_languages_have_no_table() -> None:
    """An engine drafts them."""
    assert label("Save", "fr") == ""
