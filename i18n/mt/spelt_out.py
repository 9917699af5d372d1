"""A source as engines read it best: words whole, days and months in full.

Models were trained on sentences; `Mon–Fri` and `No. 5` they take for names and negations, and a
word with soft hyphens in it for its syllables.
"""

from __future__ import annotations

import re

from i18n.late import late

_DAYS = {"Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday",
         "Thu": "Thursday", "Thur": "Thursday", "Thurs": "Thursday", "Fri": "Friday",
         "Sat": "Saturday", "Sun": "Sunday"}  # fmt: skip
_MONTHS = {"Jan": "January", "Feb": "February", "Mar": "March", "Apr": "April", "Jun": "June",
           "Jul": "July", "Aug": "August", "Sep": "September", "Sept": "September",
           "Oct": "October", "Nov": "November", "Dec": "December"}  # fmt: skip

_DAY = rf"(?:{'|'.join(sorted(_DAYS, key=len, reverse=True))})"
_FULL = rf"(?:{'|'.join(dict.fromkeys(_DAYS.values()))})"
_TIME = r"\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|h)?"
_BETWEEN = r"\.?\s?(?:[-–—,/&]|to|and|through|thru)\s?"
_SHORT_DAY = late(
    rf"(?<![\w-]){_DAY}\b(?=\.?,? (?:{_TIME}|closed\b|open\b|only\b)"
    rf"|{_BETWEEN}(?:{_DAY}|{_FULL})s?\b|: ?\d)\.?"
    rf"|(?:(?<=[-–—/])|(?<=[-–—,/&] )|(?<= to )|(?<= and )|(?<=[a-z],)){_DAY}\b(?![-'’])"
    rf"(?=\s?(?:$|[,;:.)(]|\d|[-–—/&]))"
)
_HOURS = late(rf"\b{_DAY}\.?,? \d")
_ANY_DAY = late(rf"\b{_DAY}\b|\b{_FULL}s?\b")
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_SHORT_MONTH = late(
    rf"(?<![\w-]){_MONTH}\.?(?= \d{{1,4}}(?:\D|$))|(?<=\d ){_MONTH}\b\.?(?=,? \d{{4}}|\s*$|[,;)])"
)
_MOSTS = {"Max": "Maximum", "Min": "Minimum", "Avg": "Average"}
_MOST = late(r"^(?:Max|Min|Avg)\b\.?(?= [a-z]{3,}(?: [a-z]+)*\W*$)")
"""What engines take for the name of a person: `Max time`."""
_NUMBERED = late(r"(?<![\w.])(N)o\.[ \u00a0](?=\d)|(?<![\w.])n(?:o|r)\.[ \u00a0](?=\d)")
_SPLIT_OFF = late(r"\b([A-Za-z]+)['’](?:d|ll)['’]ve\b|\b([a-z]+)n['’]t['’]ve\b", re.I)


def spelt_out(flat: str) -> str:
    """A text with nothing shortened that engines misread.

    >>> spelt_out("Open Mon–Fri 9am–5pm, Sat 10am"), spelt_out("Room No. 12, Jan 5, 2024")
    ('Open Monday–Friday 9am–5pm, Saturday 10am', 'Room number 12, January 5, 2024')
    """
    text = flat.replace("\N{SOFT HYPHEN}", "")
    if len(_ANY_DAY.findall(text)) > 1 or _HOURS.search(text):
        text = _SHORT_DAY.sub(lambda m: _DAYS[m[0].rstrip(".")], text)
    text = _SHORT_MONTH.sub(lambda m: _MONTHS[m[0].rstrip(".")], text)
    text = _MOST.sub(lambda m: _MOSTS[m[0].rstrip(".")], text)
    text = _NUMBERED.sub(lambda m: "Number " if m[1] and not m.start() else "number ", text)
    return _SPLIT_OFF.sub(lambda m: f"{m[1]} would have" if m[1] else f"{m[2]} not have", text)
