"""Pages of template code: what is code is no text, no markup and no attribute."""

from __future__ import annotations

import pytest

from i18n.formats.page_formats import parse
from i18n.formats.told import Told
from i18n.model import raw, segments
from i18n.placeables import inline_tags
from tests.support.formats import fields, html, outline, texts
from tests.support.template_sentences import CODE, FRAMES, PAGES


def pieces(source: str) -> list[str]:
    """The texts of a page."""
    return texts(html(source))


@pytest.mark.parametrize("code", CODE)
def test_code_in_a_sentence_is_shown_as_it_stands(code: str) -> None:
    """No reference in it is read, no space in it collapsed, no tag in it a tag."""
    for frame in FRAMES:
        body = f"<p>{frame.format(code)}</p>"
        assert "".join(pieces(body)).count(code) == 1
        assert raw(html(body).parts) == body


@pytest.mark.parametrize("source", PAGES)
def test_a_page_with_code_in_it_comes_back(source: str) -> None:
    """Byte for byte, as every page."""
    assert raw(html(source).parts) == source


def test_code_that_ends_no_tag() -> None:
    """`->` and `>` in code end neither the tag around it nor the code."""
    source = '<p title="<?php echo $t->tip; ?>" {% if a > b %}class="x"{% endif %}>Words</p>'
    assert pieces(source) == ["Words"]
    assert pieces('<a href="<%= x > y ? "a" : "b" %>">Words</a>') == ["Words"]
    assert pieces("<button on:click={() => go(a > b)}>Words</button>") == ["Words"]


def test_attributes_between_code_are_attributes() -> None:
    """`{% if a %}title="Words"{% endif %}` has a text."""
    assert pieces('<p {% if a %}title="A tip"{% endif %}>Words</p>') == ["A tip", "Words"]


def test_code_may_choose_between_two_attributes() -> None:
    """Of two with one name the second counts too, where code stands in the tag."""
    tag = '<p {% if a %}title="A tip"{% else %}title="Another"{% endif %}>'
    assert pieces(f"{tag}Words</p>") == ["A tip", "Another", "Words"]
    assert pieces('<p title="A tip" title="Another">Words</p>') == ["A tip", "Words"]


def test_a_tag_whose_name_is_code_is_a_tag() -> None:
    """Its attributes are no words."""
    source = '<p><{% if a %}a href="{{ b }}"{% else %}b{% endif %} class="c">Words</{{ d }}> go on.'
    assert pieces(source)[0].endswith(" go on.")
    assert not any("class" in one or "href" in one for one in pieces(source))
    assert pieces('<{{ tag }} class="btn">Words</{{ tag }}>') == ["Words"]
    assert pieces("<p>At most <{{ n }} words</p>") == ["At most <{{ n }} words"]


def test_directives_steer_and_part_texts() -> None:
    """What `@else` parts is two messages; a brace ends what a block of Angular begins."""
    assert pieces("<p>@if ($a)\n<b>Log out</b>\n@else\nLog in\n@endif</p>") == ["Log out", "Log in"]
    assert pieces("@section('a')\n@auth\n<a>Edit</a>\n@endauth\n@endsection") == ["Edit"]
    assert pieces("@if (a < b) {\n<p>@for (c of d; track c) { Words }</p>\n}") == ["Words"]
    found = inline_tags.encode(next(segments(html("<p>@if (a) { It } is</p>").parts)).text)
    assert found == "@if (a) { It } is"


def test_a_comment_with_code_in_it_stays() -> None:
    """Its program runs what stands in comments too."""
    found = inline_tags.encode(next(segments(html("<p>A <!-- {% b %} --> word</p>").parts)).text)
    assert found == "A <comment1/> word"
    assert pieces("<p>A <!-- remark --> word</p>") == ["A word"]


def test_a_language_that_code_decides_is_nobodys() -> None:
    """Words in it are the page's."""
    page = '<html lang="{{ lang }}"><body><p lang="<?= $a ?>">Words</p><p lang="es">Y</p></body>'
    assert pieces(page) == ["Words"]


def test_php_that_never_ends_is_not_the_rest_of_a_page() -> None:
    """Only the last piece of a page may lack its end."""
    assert pieces("<p>One</p><script>a = '<?php'</script><p>Two</p>") == ["One", "Two"]
    assert pieces("<p>One</p><?php the_end();") == ["One"]


def test_code_with_line_ends_of_windows_has_a_tag() -> None:
    """Gettext's tools want no carriage return in a message."""
    (one,) = segments(html("<p>See {{ a\r\n}} now</p>").parts)
    assert inline_tags.encode(one.text) == "See <template1/> now"


def test_attributes_of_programs_are_code() -> None:
    """Vue's and Angular's bindings hold expressions, whatever they are called."""
    bound = """:title="t" v-bind:alt="'a'" @click="go('b')" [title]="c" (click)="d()" """
    assert pieces(f"<p {bound}>Words</p>") == ["Words"]


def test_a_text_in_an_attribute_has_its_code() -> None:
    """A tooltip is a text with code in it, or no text."""
    assert pieces('<p title="Go to <?= $x ?>"></p>') == ["Go to <?= $x ?>"]
    assert pieces('<p title="<?= $x ?>"></p>') == []
    assert pieces("<p title={{ x }}></p>") == []


def test_code_around_words_is_lifted_off() -> None:
    """Code that steers, and what shows nothing, stands outside the text."""
    assert outline(html("{% block a %}<p>{# b #}{% if c %}Words{% endif %}</p>{% endblock %}")) == (
        "{body:}{% block a %}<p>{# b #}{% if c %}«Words»{% endif %}</p>{% endblock %}"
    )


def test_code_that_says_something_is_a_word_of_its_sentence() -> None:
    """Its place in a translation is the translator's."""
    assert pieces("<p>{{ name }} is here</p>") == ["{{ name }} is here"]


def test_two_ways_of_one_text_are_two_texts() -> None:
    """`{% else %}` between two whole texts parts them, within a sentence it does not."""
    assert pieces("<p>{% if a %}Log out{% else %}Log in{% endif %}</p>") == ["Log out", "Log in"]
    part = "{% if a %}Less{% else %}More{% endif %} than it"
    assert pieces(f"<p>{part}</p>") == [part]


@pytest.mark.parametrize(
    "page",
    [
        "<p>[% IF a %]Log out[% ELSE %]Log in[% END %]</p>[%# no %]",
        "<p><#if (a > 1) >Log out<#else>Log in</#if></p><#-- no --><#assign a = 'no'>",
        "<p>#if($a > 1) Log out #else Log in#end</p>\n#set($a = 'no')\n## no",
        "<p>\n% if a < 1:\n  Log out\n% else:\n  Log in\n% endif\n</p>\n## no\n${a}",
    ],
)
def test_two_ways_in_words_and_in_lines(page: str) -> None:
    """Template Toolkit's, FreeMarker's, Velocity's and Mako's, which needs its lines."""
    assert pieces(page) == ["Log out", "Log in"]
    assert raw(html(page).parts) == page


def test_no_sentence_is_cut_in_code() -> None:
    """Neither in it nor in what it steers."""
    assert pieces("<p>See {{ a('One. Two.') }} now. It is.</p>") == [
        "See {{ a('One. Two.') }} now.",
        "It is.",
    ]


@pytest.mark.parametrize(
    "text", ["{{ n }}", "{% else %}", "v1.2.3", "https://example.org/", "{{ a }}: {b}", "%name%"]
)
def test_placeables_alone_are_no_text(text: str) -> None:
    """Nobody is asked to approve them."""
    assert pieces(f"<p>{text}</p>") == []


def test_code_written_with_references_is_words() -> None:
    """A manual shows what code looks like; its braces are not the page's."""
    assert pieces("<p>Write &lt;%= x %&gt; and &#123;&#123; x }}.</p>") == [
        "Write <%= x %> and {{ x }}."
    ]


def test_php_may_come_before_the_document() -> None:
    """Nor does code in the head end it."""
    source = (
        "<?php $a = '<p>'; ?>\n<!doctype html><html><head>{{ meta }}<title>T</title></head>"
        "<body>Words</body></html>"
    )
    page = html(source)
    assert texts(page) == ["T", "Words"]
    assert outline(page).count("{head:}</head>") == 1


def test_what_must_come_first_stays_first() -> None:
    """A notice stands behind `{% extends %}`."""
    assert outline(html('{% extends "a" %}<p>Words</p>')) == (
        '{% extends "a" %}{body:}<p>«Words»</p>'
    )


@pytest.mark.parametrize("path", ["a.html", "a.txt"])
@pytest.mark.parametrize("mark", ["---", "+++"])
def test_front_matter_without_words_is_literal(path: str, mark: str) -> None:
    """The settings at the start of a page are a generator's."""
    sign = ":" if mark == "---" else " ="
    matter = f'{mark}\nlayout{sign} "Some <b>words</b>. More"\n# none\n{mark}\n'
    page = parse(f"{matter}\nHello there.\n", path)
    assert texts(page) == ["Hello there."]
    assert outline(page).startswith(matter + "{body:}")


def test_front_matter_may_say_what_it_is() -> None:
    """As a script of Eleventy does; with a name that is none it is prose."""
    script = '---js\nconst page = {\n  title: "A page",\n};\n---\n'
    assert pieces(f"{script}<p>Words</p>") == ["Words"]
    assert pieces(script.replace("js", "note"))[0].startswith("---note const")


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    """Two lines of dashes around prose are drawn."""
    assert texts(parse("---\n\nHello there.\n\n---\n", "a.txt")) == ["Hello there."]


SHORTCODES = '<p>[box a="b"]Words[/box] for [your-name], [sic] [1]</p>'


def test_shortcodes_of_a_page_that_has_some() -> None:
    """They are sealed things, or a pair of tags around words."""
    assert pieces(SHORTCODES) == ["<shortcode>Words</shortcode> for [shortcode], [sic] [1]"]


@pytest.mark.parametrize(
    "page",
    [
        '<input name="user[first_name]"><p>See [court] now</p>',
        "<script>a[my_key] = /[/a]/</script><p>See [court] now</p>",
        "<p>Use <code>[x_y]</code>, a[my_key] or {{ a[my_key] }}: see [court] now</p>",
        "<p>Where [for n=1] and [/path]: see [court] now</p>",
        '<p>A <a href="https://example.org/wp-content/a.pdf">file</a>: see [court] now</p>',
        "<p>Run it [input_file]: see [court] now</p>",
        '<link href="/wp-content/a.css"><p>See [the] [court](b) now</p>',
    ],
)
def test_brackets_that_show_no_shortcodes(page: str) -> None:
    """Names of fields, keys in scripts and code, mathematics, paths, links to elsewhere; a name
    with an underscore speaks for itself alone."""
    assert "[court]" in pieces(page)[-1]


def test_two_shortcodes_are_two_tags() -> None:
    """`[b]` is not `[i]`, though neither has attributes."""
    (one,) = segments(html("<p>See [b]one[/b] and [i]two[/i] now, [first_name].</p>").parts)
    assert inline_tags.encode(one.text) == (
        "See <shortcode1>one</shortcode1> and <shortcode2>two</shortcode2> now, <shortcode3/>."
    )


def test_brackets_in_prose_are_brackets() -> None:
    """A law text has `[the] court`; the settings may say that it is WordPress's."""
    text = "<p>Of [the] court</p>"
    assert pieces(text) == ["Of [the] court"]
    told = parse(text, "a.html", told=Told(templates=frozenset({"wordpress"})))
    assert texts(told) == ["Of [shortcode] court"]
    other = parse(SHORTCODES, "a.html", told=Told(templates=frozenset({"jinja"})))
    assert texts(other)[0].startswith("[box a=")


def test_links_that_code_begins_keep_their_code() -> None:
    """The value of a field is read as every other."""
    page = html('<a href="{{ url }}/a">Words</a>')
    assert [field.value for field in fields(page.parts, "link")] == ["{{ url }}/a"]


def test_structured_data_has_its_code() -> None:
    """JSON with code in its strings is JSON still."""
    data = '{"@type":"Product","name":"Great {{ a && b }} shop","description":"{{ d }}"}'
    source = f'<script type="application/ld+json">{data}</script>'
    assert pieces(source) == ["Great {{ a && b }} shop"]
