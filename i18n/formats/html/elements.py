"""What HTML's element names mean to a translator: tables, nothing else."""

from __future__ import annotations


def names(text: str) -> frozenset[str]:
    """The names in a text."""
    return frozenset(text.split())


VOID = names(
    "area base basefont bgsound br col command embed frame hr img input keygen link meta param"
    " source track wbr"
)
"""Elements without an end tag."""

RAW = names("script style xmp iframe noembed noframes")
RCDATA = names("title textarea")
"""Elements whose content holds no tags; in RCDATA character references still count."""

BLOCKS = names(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div"
    " dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header"
    " hgroup hr html label legend li listing main menu nav noscript ol optgroup option p plaintext"
    " pre search section summary table tbody td tfoot th thead title tr ul xmp"
)
"""Elements at which a run of text ends; all others, unknown ones too, stand within a text."""

BREAKOUT = names(
    "blockquote body center dd div dl dt embed h1 h2 h3 h4 h5 h6 head hr img li listing menu meta"
    " ol p pre ruby table ul b big br code em i nobr s small span strong strike sub sup tt u var"
)
"""Elements that end an svg or math which was never closed."""

HEAD = names(
    "base basefont bgsound html head link meta noframes noscript script style template title"
)
"""Elements that do not end a head whose end tag is missing."""

SEALED = names("code kbd samp var tt math")
"""Words of a sentence that nobody translates."""

VALUES = {"time": "datetime", "data": "value"}
"""Elements whose text may be a form of a value, and the attribute that has it."""

OPAQUE = names("svg script style iframe noembed noframes")
"""Things within a text that hold no words of it."""

ISLANDS = names("button select textarea datalist object video audio map canvas template")
"""Things within a text that hold texts of their own."""

PICTURE_TEXTS = names("text title desc foreignobject")
"""Elements of a picture (svg) that hold texts of their own."""

EXACT = names("pre listing xmp plaintext")
"""Blocks whose white space counts. They are code unless `translate="yes"` says otherwise."""

HEADINGS = names("h1 h2 h3 h4 h5 h6")

KINDS = {
    **{f"h{level}": f"heading {level}" for level in range(1, 7)},
    "p": "paragraph",
    "li": "list item",
    "td": "table cell",
    "th": "table heading",
    "title": "page title",
    "caption": "caption",
    "figcaption": "caption",
    "blockquote": "quote",
    "dt": "term",
    "dd": "definition",
    "button": "button",
    "label": "label",
    "legend": "legend",
    "option": "option",
    "optgroup": "option group",
    "summary": "summary",
    "textarea": "form text",
    "address": "address",
    "desc": "description of a picture",
    "text": "text in a picture",
    "foreignobject": "text in a picture",
    "pre": "preformatted text",
}
"""What a block is called in the note for the translator; other blocks are named like the block
they stand in."""

HEADING_KINDS = frozenset(KINDS[name] for name in HEADINGS)
"""The kinds of block that are headings."""

AREAS = {
    "nav": "navigation",
    "header": "header",
    "footer": "footer",
    "aside": "sidebar",
    **dict.fromkeys(("ul", "ol", "dl", "menu", "dir", "select"), "list"),
    "tr": "row",
}
"""Elements whose texts belong together, and what such an area is called."""

AREA_ROLES = {
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "sidebar",
}
"""The same by the role that an element has."""

AREA_NAMES = {
    **dict.fromkeys(names("nav navbar navigation menu breadcrumb breadcrumbs"), "navigation"),
    **dict.fromkeys(names("main-nav site-nav main-menu topnav topbar top-nav"), "navigation"),
    **dict.fromkeys(names("site-navigation main-navigation primary-menu navbar-nav"), "navigation"),
    **dict.fromkeys(names("crumbs pager pagination nav-links"), "navigation"),
    **dict.fromkeys(names("header site-header page-header masthead top-bar"), "header"),
    **dict.fromkeys(names("footer site-footer page-footer colophon site-info"), "footer"),
    **dict.fromkeys(names("sidebar widget-area sphinxsidebar sidenav"), "sidebar"),
}
"""The same by an id or a class, as pages have it whose blocks are all `div`."""

AREA_OF_CONTENT = names("article main section blockquote")
"""In these a header, a footer or an aside is the content's own and not the site's."""

WHOLE = HEADINGS | names("title td th caption dt button label legend option summary textarea")
"""Blocks that are never cut into sentences."""

_SCOPE = ("td", "th", "caption", "table", "object", "template", "button", "html")
_LISTS = ("ul", "ol", "menu", "dir")
_CLOSES_P = (
    "address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre listing"
    " search section summary table ul xmp plaintext"
)

IMPLIED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), (*_LISTS, *_SCOPE)),
    "dt": (("dt", "dd"), ("dl", *_SCOPE)),
    "dd": (("dt", "dd"), ("dl", *_SCOPE)),
    "option": (("option",), ("select", "datalist", "optgroup")),
    "body": (("head",), ()),
}
"""A start tag of this name closes the nearest of the first names, unless one of the second
names is nearer."""

CLOSES_P = names(_CLOSES_P)

CONTEXT = {
    "tr": ("tbody", "thead", "tfoot", "table"),
    "td": ("tr", "tbody", "thead", "tfoot", "table"),
    "th": ("tr", "tbody", "thead", "tfoot", "table"),
    "tbody": ("table",),
    "thead": ("table",),
    "tfoot": ("table",),
    "caption": ("table",),
    "colgroup": ("table",),
    "optgroup": ("select",),
}
"""A start tag of this name closes everything down to the nearest of these."""

P_SCOPE = _SCOPE

BARRIERS = dict.fromkeys(CONTEXT, ("table", "template")) | {
    "table": ("template",),
    "li": (*_LISTS, *_SCOPE),
    "button": (),
    "object": (),
    "select": (),
}
"""An end tag of this name reaches no further up than these."""

SCOPE = tuple(name for name in _SCOPE if name != "button")
