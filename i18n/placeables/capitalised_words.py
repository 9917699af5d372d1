"""English words that are written with a capital and are no name."""

from __future__ import annotations

_COMMON = """
a about act acts after agency alliance ally allied all also although america american among an
and annual any appendix article as assembly association at award awards back bank bar before
best big bill board book books both branch bureau business but by cabinet campaign case center
central centre chamber chapter charter chief church circuit citizen city civil clause club code
college commission committee company conference congress constitution contents convention
corporate corporation council country county court criminal day days declaration democratic
department director district division each east eastern economic editor edition embassy empire
end even every example executive federal federation few figure file find first for forum
foundation free from full fund further general get global go government governor great group
guide handbook he head help her here high his history home house how however human i if in index
industrial industry inn institute institution international internet introduction is island it
its job journal judge judicial justice king labor labour lake last latin law laws league legal
less let liberation library license like list live local long look magistrate magistrates main major
make manifesto manual many map market matters may member members metal military minister ministry
mine miner more most mountain movement museum my name national nations new news next no north
northern not note notice now of office officer official old on one only open or order organization
other our over own page part party peace people police policy political prime president press prince
private prize product professor program project public queen question read red reform region
regional report representative republic research resolution right rights river road royal rule
rules school science sea search second secretary section security see senate senator series
service several she since site small so social society some south southern spring standard
star state states steel step still street summer summit supreme system table task team than that
the their them then there these they third this those thus time tip title to today tool top
tower trade treaty tribunal two under union unions united university until up us use user valley
version very vice visit war was we web website week welcome west western what when where whether
which while white who why winter with women work worker workers working world year yes yet you
your youth zone
january february march april june july august september october november december
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri jan
feb mar apr jun jul aug sep sept
oct nov dec mr mrs ms miss dr prof sir madam lord lady saint st captain colonel general sergeant
minister author poet emperor baron marquis admiral abbot cardinal inspector commander
prophet apostle ambassador chancellor chairman chairwoman chair doctor professor father mother
bishop pope president deputy mayor attorney
africa asia europe oceania antarctica afghanistan albania algeria argentina armenia australia
austria azerbaijan bangladesh belarus belgium bolivia bosnia botswana brazil britain bulgaria
cambodia cameroon canada chile china colombia congo croatia cuba cyprus czechia denmark ecuador
egypt england estonia ethiopia finland france georgia germany ghana greece guatemala guinea
haiti holland honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica
japan jordan kazakhstan kenya korea kuwait latvia lebanon libya lithuania luxembourg malaysia
malta mexico moldova mongolia morocco mozambique nepal netherlands nicaragua niger nigeria
norway pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia
rwanda scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden
switzerland syria taiwan tanzania thailand tunisia turkey uganda ukraine uruguay usa venezuela
vietnam wales yemen zambia zimbabwe kingdom zealand salvador
african arab arabic argentine asian australian austrian belgian bolivian brazilian british
bulgarian canadian catalan chilean chinese colombian croatian cuban czech danish dutch
ecuadorian egyptian english estonian european finnish flemish french galician german greek
hebrew hindi hispanic hungarian icelandic indian indonesian iranian iraqi irish israeli italian
japanese korean latino latvian lithuanian mexican moroccan norwegian persian peruvian polish
portuguese romanian russian scottish serbian slovak slovenian spanish swedish swiss syrian thai
turkish ukrainian uruguayan venezuelan vietnamese welsh basque christian catholic jewish muslim
protestant soviet christmas easter
athens beijing berlin bern brussels cologne copenhagen dublin edinburgh florence geneva hamburg
havana istanbul jerusalem lisbon london milan moscow munich naples nuremberg york paris
philadelphia prague rome seville stockholm tokyo turin venice vienna warsaw zurich atlantic
pacific mediterranean alps rhine danube thames pyrenees
un eu nato uk us ngo ngos imf who aids gdp dna rna ussr ok etc am pm
"""
COMMON = frozenset(_COMMON.split())
"""Capitalised English words that have their own form in the target language, or none to keep:
function words, what institutions are called, titles, calendar, countries, peoples, languages,
cities with names of their own, acronyms that are translated."""
