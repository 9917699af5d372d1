"""The template languages that are known, and the marks of those that patterns describe."""

from __future__ import annotations

from i18n.late import late

FAMILIES = {
    "angular": "{{ }} @if (a) { }",
    "asp": "<% %>",
    "blade": "{{ }} {!! !!} @if (a) @endif",
    "django": "{{ }} {% %} {# #}",
    "ejs": "<% %>",
    "erb": "<% %>",
    "freemarker": "${ } <#if a> </#if> <@a/>",
    "handlebars": "{{ }}",
    "hugo": "{{ }} {{< >}} {{% %}}",
    "icu": "{n, plural, …}",
    "javascript": "${ }",
    "jinja": "{{ }} {% %} {# #}",
    "jsp": "<% %> ${ }",
    "laravel": ":name",
    "liquid": "{{ }} {% %}",
    "mailchimp": "*|NAME|*",
    "mako": '${ } <%def a=""> </%def>',
    "modx": "[[name]]",
    "mustache": "{{ }}",
    "nunjucks": "{{ }} {% %} {# #}",
    "percent": "%name% %%name%%",
    "php": "<?php ?> <?= ?>",
    "razor": "@Model.Name @if (a) { }",
    "svelte": "{#if} {/if} {name}",
    "template-toolkit": "[% %]",
    "thymeleaf": "[[${ }]] [(${ })]",
    "twig": "{{ }} {% %} {# #}",
    "velocity": "${ } #if(a)",
    "vue": "{{ }}",
    "wordpress": "[name]",
}
"""The names by which settings call template languages, and the marks of each. Most marks cannot
be anything else and are always known; a page must hold more than `[name]` or `:name` for these to
be code, or the settings must say so."""

_PARENTHESES = r"\((?:[^()\n\"]|\"[^\"\n]{0,200}\"|\([^()\n]{0,80}\)){1,400}\)"
"""What stands in parentheses, a `>` or `<` too."""

PATTERNS = {
    "$": (
        late(r"\$!(?:\{[^{}\n<>]{1,200}\}|[A-Za-z_]\w*(?:\.[a-z_]\w*(?:\([^()<>\n]{0,200}\))?)*)"),
    ),
    "*": (late(r"\*\|[^|*\n<>]{1,200}\|\*"),),
    "[": (
        late(r"\[\[[ ]*[-!#]?[*$+%~^]{0,2}[A-Za-z][\w.:@-]*(?:\?[^\[\]\n<>]{0,400})?[ ]*\]\]"),
        late(r"\[\[~(?:\d{1,9}|\[\[[*+]\w{1,80}\]\])(?:\?[^\[\]\n<>]{0,400})?\]\]"),
        late(r"\[\[[ ]*[$#@*~]\{(?:[^\[\]\n<>]|\[[^\[\]\n<>]{0,80}\]){1,400}\]\]"),
        late(r"\[\([ ]*[$#@*~]\{(?:[^\[\]\n<>]|\[[^\[\]\n<>]{0,80}\]){1,400}\)\]"),
        late(r"\[%(?!%)[^\[\]\n<>]{1,400}%\]"),
    ),
    "#": (late(rf"#(?:if|elseif|foreach|set|macro|parse|include)[ ]?{_PARENTHESES}"),),
    "<": (
        late(r"</%[a-z][\w.:]{0,80}>"),
        late(r"<#--(?:[^-]|-(?!->)){0,4000}-->"),
        late(
            r"</?[#@][A-Za-z][\w.]{0,80}"
            rf"(?:\s(?:[^<>\n\"()]|\"[^\"\n]{{0,200}}\"|{_PARENTHESES}){{0,400}})?/?>"
        ),
    ),
    "@": (late(r"@[A-Z]\w{0,80}(?:\.[A-Z]\w{0,80}){1,9}(?:\([^()\n<>]{0,200}\))?"),),
    "%": (
        late(r"(?<!\w)%%[A-Za-z_][\w.-]{0,80}%%(?!\w)"),
        late(
            r"(?<!\w)%(?![0-9A-Fa-f]{2}%|[hlLzjt]{0,2}[diouxXeEfgGcs]%)"
            r"[A-Za-z_][\w.:|-]{0,80}%(?!\w)"
        ),
    ),
}
"""What code looks like that has no room for anything but a name, by its first sign. `%C3%` is part
of an address, `%d%%` a number and a percent sign."""

_CONTROL = "if|elseif|else if|unless|isset|empty|foreach|forelse|for|while|switch|case"
_ENDED = (
    "unless|isset|empty|foreach|forelse|for|while|switch|section|push|pushOnce|prepend|auth|guest"
    "|can|cannot|canany|php|verbatim|production|env|component|slot|error|once|session|lang|fragment"
    "|persist|teleport|if"
)

DIRECTIVES = (
    f"{_CONTROL}|can|cannot|canany|elsecan|section|yield|extends|include(?:If|When|First)?|each"
    "|push|stack|component|slot|props|aware|error|env|auth|guest|method|class|style|checked"
    "|selected|disabled|json|js|php|vite|inject|livewire|lang|choice"
)
DIRECTIVES_ALONE = f"end(?i:{_ENDED})|csrf|php|livewireStyles|livewireScripts"
DIRECTIVES_BESIDE = (
    "else|auth|guest|production|once|verbatim|empty|default|break|continue|parent|show|stop|append"
    "|overwrite|lang"
)
"""Directives with something in parentheses, those of one word, and words that are directives
beside others."""

UNREAD = frozenset(("comment", "doc", "highlight", "schema", "javascript", "stylesheet", "style"))
"""Block tags between which no reader's words stand."""
