"""The template languages that are known, and the marks of those that patterns describe."""

from __future__ import annotations

import re

FAMILIES = {
    "angular": "{{ }}",
    "asp": "<% %>",
    "blade": "{{ }} {!! !!}",
    "django": "{{ }} {% %} {# #}",
    "ejs": "<% %>",
    "erb": "<% %>",
    "handlebars": "{{ }}",
    "hugo": "{{ }} {{< >}} {{% %}}",
    "icu": "{n, plural, …}",
    "javascript": "${ }",
    "jinja": "{{ }} {% %} {# #}",
    "jsp": "<% %> ${ }",
    "laravel": ":name",
    "liquid": "{{ }} {% %}",
    "mailchimp": "*|NAME|*",
    "modx": "[[name]]",
    "mustache": "{{ }}",
    "nunjucks": "{{ }} {% %} {# #}",
    "percent": "%name% %%name%%",
    "php": "<?php ?> <?= ?>",
    "svelte": "{#if} {/if} {name}",
    "twig": "{{ }} {% %} {# #}",
    "vue": "{{ }}",
    "wordpress": "[name]",
}
"""The names by which settings call template languages, and the marks of each. Most marks cannot
be anything else and are always known; a page must hold more than `[name]` or `:name` for these to
be code, or the settings must say so."""

PATTERNS = {
    "*": (re.compile(r"\*\|[^|*\n<>]{1,200}\|\*"),),
    "[": (
        re.compile(
            r"\[\[[ ]*[-!#]?[*$+%~^]{0,2}[A-Za-z][\w.:@-]*(?:\?[^\[\]\n<>]{0,400})?[ ]*\]\]"
        ),
    ),
    "%": (
        re.compile(r"(?<!\w)%%[A-Za-z_][\w.-]{0,80}%%(?!\w)"),
        re.compile(
            r"(?<!\w)%(?![0-9A-Fa-f]{2}%|[hlLzjt]{0,2}[diouxXeEfgGcs]%)"
            r"[A-Za-z_][\w.:|-]{0,80}%(?!\w)"
        ),
    ),
}
"""What code looks like that has no room for anything but a name, by its first sign. `%C3%` is part
of an address, `%d%%` a number and a percent sign."""

UNREAD = frozenset(("comment", "highlight", "schema", "javascript", "stylesheet", "style"))
"""Block tags between which no reader's words stand."""
