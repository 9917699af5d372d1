"""Template code: one thing from its first mark to its last, whatever stands in it."""

from __future__ import annotations

import time

import pytest

from i18n.placeables import protected, template_code
from i18n.placeables.template_families import FAMILIES
from i18n.placeables.template_flow import closed, role, stretches
from tests.support.template_sentences import CODE


def pieces(text: str) -> list[str]:
    """The code of a text."""
    return [text[start:end] for start, end in template_code.code(text)]


@pytest.mark.parametrize("code", CODE)
def test_code_of_every_family_is_one_thing(code: str) -> None:
    """Code is found as a whole between words, beside signs and beside other code."""
    assert pieces(f"We saw {code} there ({code}); {code}{code}.") == [code] * 4


@pytest.mark.parametrize(
    "code",
    [
        "{{ '}}' }}",
        '{{ "}}"|safe }}',
        "${ {a: 1, b: {c: 2}} }",
        "${ a ? `${b}` : '}' }",
        "{{ show({a: {b: 1}}) }}",
        "{% if a == '%}' %}",
        "<?php echo $a->b('?>'); ?>",
        "<?php /* ?> */ echo 1; // don't ?>",
        "<?= $a?->b ?? 'x > y' ?>",
        '<%= link_to "<b>it</b>", x %>',
        "{{ user's }}",
        "{{!-- a {{b}} c --}}",
        "{% comment %}No <b>words</b>.{% endcomment %}",
        "{%- doc -%}Shows {object} a - a price.{%- enddoc -%}",
    ],
)
def test_a_closing_mark_in_quotes_or_nested_braces_closes_nothing(code: str) -> None:
    """What stands inside is the program's."""
    assert pieces(f"One {code} two {code} three") == [code, code]


@pytest.mark.parametrize(
    "text",
    [
        "Write {{ to open it",
        "It is 5% or 10% less",
        "At 50 %, or a% of b",
        "See [1] and [the] court",
        "100%sure%",
        "%d%% done, %lu%% left",
        "%H:%M on %Y-%m-%d or %d.%m.%Y",
        "/caf%C3%A9%20x",
        "a <% b",
        "{a note to you}",
        "Time: now",
        "{{ a</b> }}",
    ],
)
def test_what_begins_like_code_and_is_none_is_left_to_translators(text: str) -> None:
    """A mark without its end, a percentage, a bracket."""
    assert pieces(text) == []


def test_a_text_in_single_braces_is_held_together_but_is_no_code() -> None:
    """Translators write the branches of a choice."""
    text = "{n, plural, one {One. It is.} other {# files. So.}} are {m}"
    assert pieces(text) == []
    assert len(template_code.held(text)) == 2


def test_code_in_braces_that_are_the_texts_own_is_code() -> None:
    """`{url: '{{ url }}'}` is a script's; of a choice nothing is, its branches are translated."""
    text = "var a = { 'url': '{% url 'a:b' %}' }; go({n: {{ n|yesno:\"a,b\" }}});"
    assert pieces(text) == ["{% url 'a:b' %}", '{{ n|yesno:"a,b" }}']
    assert pieces("{n, plural, other {Hello {{name}}}}") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@if ($a && f($b, ')')) A @else B @endif", "@if ($a && f($b, ')'))|@else|@endif"),
        ("@foreach($a as $b) A @endforeach", "@foreach($a as $b)|@endforeach"),
        ("@auth A @endauth @csrf", "@auth|@endauth|@csrf"),
        ("@include('a.b', ['c' => '<b>']) A", "@include('a.b', ['c' => '<b>'])"),
        ("A @svg('x') @title($b)", "@svg('x')|@title($b)"),
        ("A @php $b = 1; @endphp C", "@php $b = 1; @endphp"),
        ("@if (a < b) { A {b} } @else { B }", "@if (a < b) {|}|@else {|}"),
        ("@for (a of b; track a) { A {{ a }} }", "@for (a of b; track a) {|{{ a }}|}"),
        ("Ask a@if.example (now) or @else, @auth, @param (none), @@if ($a)", ""),
        ("@endangered @iffy (x) @media (print) { a } @import(x)", ""),
    ],
)
def test_directives(text: str, found: str) -> None:
    """Blade's and Angular's, with what they are given; people have names with an at sign too."""
    assert "|".join(pieces(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#if($a > 3) A #else B#end C", "#if($a > 3)|#else|#end"),
        ("#foreach($a in $b) &#8211; #1 ##no #{end}", "#foreach($a in $b)|#{end}"),
        ("the #end of #else", ""),
        ("<#if (a > b) >A <#-- no - <b> --> C", "<#if (a > b) >|<#-- no - <b> -->"),
        ("<#list names as one >${one}</#list>", "<#list names as one >|${one}|</#list>"),
        ("A\n  % if a < 3:\nB ${b}\n  % else:\n% endif\n", "% if a < 3:|${b}|% else:|% endif"),
        ("% for a in b:\n## c\nA ## ${d}\n% endfor", "% for a in b:|## c|${d}|% endfor"),
        ("It is 5 % if: they\n% of it\n% if you can", ""),
    ],
)
def test_code_in_words_and_in_lines(text: str, found: str) -> None:
    """Velocity's, FreeMarker's and Mako's: `#end` is code where something begins so, a line where
    it stands alone."""
    assert "|".join(pieces(text)) == found


@pytest.mark.parametrize(
    "code",
    [
        "echo '<p>It is</p>'; // the </b> tag\n",
        '/* Mail <a@example.org>, </a> */ echo "<b>$x</b>";',
        "echo <<<HTML\n<p>It's {$a}</p>\n  HTML;\n",
        "$x = <<<'END'\n</p>\nEND;\necho 1;",
    ],
)
def test_php_without_an_end_goes_to_the_end_of_the_page(code: str) -> None:
    """Elements that end in its strings and remarks are its own; any other shows that it is none."""
    assert pieces(f"Words <?php {code}") == [f"<?php {code}"]
    assert pieces(f"Words <?php {code}</p>") == []


@pytest.mark.parametrize(
    "part", ["{{ ", "{{ ' ", "${ ", "{% ", "<% ", "{ ", "<?= '", "<?= /*", "{#", "[[a", "%a", "*|"]
)
def test_the_work_grows_with_the_text(part: str) -> None:
    """Code that never ends is not looked for again and again."""
    spent = []
    for size in (3_000, 12_000):
        begun = time.process_time()
        template_code.code(part * size)
        spent.append(time.process_time() - begun)
    assert spent[1] < 12 * spent[0] + 0.2


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("{{ name }}", "says"),
        ("{% if a %}", "opens"),
        ("{%- endif -%}", "closes"),
        ("{% else %}", "parts"),
        ("{# remark #}", "silent"),
        ("{% extends 'a' %}", "silent"),
        ("{% url 'a' %}", "says"),
        ("{{#each a}}", "opens"),
        ("{{/each}}", "closes"),
        ("{{! remark }}", "silent"),
        ("{{ if .A }}", "opens"),
        ("{{ end }}", "closes"),
        ("<% a.each do |b| %>", "opens"),
        ("<% end %>", "closes"),
        ("<% } else { %>", "parts"),
        ("<%= a %>", "says"),
        ("<?php if ($a): ?>", "opens"),
        ("<?php endif; ?>", "closes"),
        ("<?php echo $a; ?>", "says"),
        ("{#if a}", "opens"),
        ("{:else}", "parts"),
        ("{/if}", "closes"),
    ],
)
def test_code_that_steers_is_told_from_code_that_says_something(code: str, kind: str) -> None:
    """The former may be lifted off the edges of a text, the latter is a word of it."""
    assert role(code).kind == kind


def test_stretches_may_change_places_but_not_their_ends() -> None:
    """`{% endif %}` before its `{% if %}` is a broken page."""
    one, other = "{% if a %}x{% endif %}", "{% if b %}y{% else %}z{% endif %}"
    assert stretches(f"{one} {other}") == stretches(f"{other} {one}")
    assert stretches(one) != stretches("{% endif %}x{% if a %}")


@pytest.mark.parametrize(
    ("code", "whole"),
    [
        ("{% if a %}x{% else %}y{% endif %} {{ z }}", True),
        ("{% if a %}x", False),
        ("x{% endif %}", False),
        ("x{% else %}y", False),
    ],
)
def test_a_text_that_half_a_stretch_crosses_stands_in_no_element(code: str, whole: bool) -> None:
    """An element around it might be opened and never closed."""
    assert closed(code) is whole


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("{{ n }}", False),
        ("{% else %}", False),
        ("v1.2.3", False),
        ("2.10.3-beta", False),
        ("https://example.org/a", False),
        ("ana@example.org", False),
        ("%name%: {n} / %s", False),
        ("{n, plural, one {file} other {files}}", True),
        ("See https://example.org", True),
        ("Version v1.2", True),
        ("3.5 kg", True),
    ],
)
def test_a_text_of_nothing_but_placeables_is_for_nobody_to_read(text: str, readable: bool) -> None:
    """It is no message."""
    assert protected.readable(text) is readable


def test_every_family_says_its_marks() -> None:
    """The settings name families; an error lists them in order."""
    assert list(FAMILIES) == sorted(FAMILIES)
    assert all(FAMILIES.values())
