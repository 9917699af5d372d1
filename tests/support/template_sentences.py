"""Template code of every family, and sentences with it in them."""

from __future__ import annotations

CODE = (
    "{{ name }}",
    "{{user.Name}}",
    '{{ x|default:"a b" }}',
    "{{ '}}' }}",
    "{{ $t('Hello World') }}",
    "{{ n | number:'1.0-2' }}",
    "{{ a < b && c }}",
    "{{{html}}}",
    "{{> card title='x'}}",
    '{{< ref "page.md" >}}',
    "{{% notice tip %}}",
    '{% trans "Hello there. You." %}',
    "{% url 'Blog.Index' %}",
    "{# A remark. Here. #}",
    "<%= name %>",
    "<%- user.Full_Name %>",
    "<%# A note. Here %>",
    "<?= $user->name ?>",
    "<?php echo $order['Total']; ?>",
    "<? echo $x ?>",
    "${user.name}",
    "${ a > b ? 'Yes' : 'No' }",
    "#{name}",
    "{!! $html !!}",
    "{@html text}",
    "{items.length > 3 ? 'Many' : 'few'}",
    "%name%",
    "%recipient.first_name%",
    "%%sitename%%",
    "*|FNAME|*",
    "[[name]]",
    "[[+order.id]]",
)
"""One piece of code each."""

FRAMES = (
    "We sent {} to the shop in town.",
    "Hello {}, your order is ready.",
    'You have <a href="m.html">{} unread letters</a>.',
    "Please open <b>{}</b> to read more about it.",
    "The total is {}.",
)
"""Sentences of a page with a place for code."""

PAGES = (
    "<p>{% if a < b %}Less{% else %}More{% endif %} than that.</p>",
    "<h1>{% if user %}Welcome back, {{ user }}!{% else %}Welcome!{% endif %}</h1>",
    '<li class="{% if first %}one{% endif %}">{{ item }} costs {{ price }} euros.</li>',
    '<p title="<?php echo $t->tip; ?>">Words with a tip</p>',
    '<p {% if a > b %}class="x"{% endif %}>Words of a paragraph</p>',
    '<a href="<?= $url ?>" title="Go to <?= $x ?>">Words of a link</a>',
    '<a href="<%= x > y ? "a" : "b" %>">One link or the other</a>',
    "<?php if ($user?->name): ?><p>You are in.</p><?php else: ?><p>Log in.</p><?php endif; ?>",
    "<ul><% items.each do |i| %><li><%= i %> is new.</li><% end %></ul>",
    "<p>{{#each items}}{{name}} is {{{html}}}, {{/each}}and that is all.</p>",
    "<p>{#if a > b}Many{:else}Few{/if} {@html text} letters came.</p>",
    '<button on:click={() => go(a > b)} title="Go to {page}">Go on now</button>',
    '<p v-if="a > b" :title="x" @click="go(1)">The {{ a ? 1 : 2 }} words.</p>',
    '<img src="{% static "a.png" %}" alt="A picture of {{ name }}">',
    "{% for x in y %}\n<p>{{ x }} is here. It is {{ x.age }} years old.</p>\n{% endfor %}",
    "<p>A {# remark #} within. {% comment %}Hidden <b>words</b>.{% endcomment %}And more.</p>",
    "<p>Dear {{user.first}}{% if user.last %} {{ user.last }}{% endif %}, thank you.</p>",
    '<p>[gallery ids="1,2"] Dear [your-name], see [box]words in a box[/box] below.</p>',
    "<textarea>Dear {{ name }}, write here.</textarea>",
    "<p>Price: ${{ price }} or {{price}}€.</p>",
    "<p>From {from} to {to}, and {{ a }}{{ b }}.</p>",
)
"""Bodies of pages with code around, between and inside words and tags."""
