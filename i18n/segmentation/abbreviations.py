"""Words that bear on where a sentence ends, most of them English. Data for
`segmentation.rules`, lower case.

Other languages need few here: sentencex knows their abbreviations.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_LAST = _words("""
    e.g eg i.e viz vs cf ca approx incl excl resp esp mr mrs ms mx messrs mmes
""")
"""Always followed by something, whatever that looks like."""

TITLES = _words("""
    dr drs prof gen col maj capt cpt cmdr lt sgt cpl pvt adm brig rev fr msgr hon sen rep reps
    gov pres amb supt insp atty st ste mt ft
    wm chas geo jas thos
""")
"""Before a name."""

FOREIGN_TITLES = _words(
    "dra dras sra sras srta srtas hno hna profa profas exmo exma mme mlle sig.ra"
)
"""Those that sentencex lacks in its languages."""

NUMBERED = _words("""
    no nos art arts para paras par sec secs sect sects fig figs p pp vol vols ch chap chaps eq eqs
    ex app apps ref refs tab v vv pt pts ver vers nr op cl reg regs ext est c b d dept div
    pág págs pag pags pàg núm num cap caps depto aprox abs bd nr ziff str stk
""")
"""Before a number or a letter; some are words that may well end a sentence before anything else."""

MAY_BE_LAST = _words("""
    inc ltd co cos corp bros llc plc jr esq etc al ave blvd rd sq hwy ln bldg
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
    dept univ assn assoc intl natl mfg govt mgmt ed eds trans tel min max hr hrs
""")
"""Inside a name or a date, or at the end of a sentence."""

ABBREVIATIONS = NEVER_LAST | TITLES | NUMBERED | MAY_BE_LAST

WHOLE_WORDS = _words("may me id exec med")
"""Words, although sentencex takes them for abbreviations."""

LABELS = _words("""
    chapter section figure table part step article appendix annex rule example item phase volume
    book act scene lesson unit question note exhibit schedule clause stage level module listing
""")
"""With a number they are a heading's number, not a sentence."""

LETTERED = _words("""
    plan vitamin grade type class group option appendix annex part point figure table step section
    team hepatitis model exhibit room block building answer line zone drive version category
""")
"""Before a letter that is no initial: plan B."""

ERAS = _words("a.d b.c b.c.e c.e")

AFTER_CLOCK = _words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december est edt cst cdt mst mdt pst pdt gmt utc cet
    cest bst ist eastern central pacific
""")
"""What may follow `5 p.m.` within a sentence."""

SHOUTING = _words("yahoo jeopardy yum westward oklahoma")
"""Names written with an exclamation mark."""

SMALL_NAMES = _words("""
    npm git pip curl bash zsh vim nginx systemd dpkg apt sudo ssh sed awk grep iptables rsync
    pnpm yarn webpack deno jq tmux cron
""")
"""Names written small even where a sentence starts."""

STARTERS = _words("""
    a all an the he she it they we you i this that these those there here in on at by for from with
    without after before when while if as since because although though however but and or so yet
    then now later yesterday its his her their our my your some many most each every both
    another such what who whose where why how which is are was were do does did has have had can
    could would should must not nobody nothing everyone everybody once until despite during
    meanwhile moreover furthermore also thus therefore hence instead finally to
    it's he's she's that's they're we're i'm don't didn't
""")
"""Words that have a capital only because a sentence starts with them."""

DETERMINERS = _words("""
    the a an of in by with from to via use uses using call calls calling import type class function
    method module package and or see like
""")
"""Before a dotted name of a program's part: the time.Duration."""

AFTER_A_NAME = _words("""
    is are was were has have can may must to and or in on for from with of as by returns takes
""")
"""After a dotted name that is a noun of its sentence."""

PROGRAM_NOUNS = _words("""
    method methods function functions class classes type types object objects module interface
    value values field struct property package namespace attribute
""")
"""After such a name."""

SUFFIXES = _words("""
    com org net edu gov io app dev info biz uk de fr es mx br eu js ts md py txt pdf doc docx xls
    html htm xml json yaml yml toml css png jpg jpeg gif svg zip gz exe dll cfg conf ini log php asp
""")
"""Ends of host and file names, however they are written."""
