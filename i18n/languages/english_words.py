"""English words of labels and headings that are no names, whatever their capitals."""

from __future__ import annotations

_WORDS = """
a about above access account accounts action actions activity actor add added adding additional
address addresses admin advanced after age agenda agreement alert alerts algorithm alias all
allowed already alternate always amount an analysis analyze and annual another answer answers any
app appearance apple application apply apps archive archives area areas around array arrow art
article articles artist as assets assign assigned at attach attribute attributes audience audio
author authors auto automatic avatar average avoid away back background backup badge badges
balance ban banner bar bars base baseline basic basics basket be become been before beginner
beginners behavior best better between bill billing binary blank block blocked blocks blog board
body bonus book booking bookmarks books border borders bottom box boxes boy breadcrumb breadcrumbs
break browse browser budget buffer bug bugs build builder building built bulk business button
buttons buy buyer by bytes cache cakes calendar call calls campaign can cancel capacity caption
card cards care career careers carousel cart cases cash categories category causes center central
change changed changes channel channels chapter character characters chart charts chat check
checkbox checklist checkout child children choice choices choose circle class classes clear click
client clients clinic clock close closed code codes coffee collapse collect collection color
colors column columns command commands comment comments commerce common communication communities
community companies company compare complete completed component components compose computer
concept concepts conditions conference confirm connect connected connection connections consent
constant constants contact contacts container content contents context contract contribute
contributors control controls cookie cookies copy core corner correct cost costs counter country
coupon course courses cover create created creating credit credits criteria cross currency current
currently custom customer customers customize cycle daily dashboard data database databases date
datepicker dates day days deal deals debt decimal deep default defaults define delete deleted
delivery demand demo denied dependencies depth description design designer desktop detail details
develop developer developers device devices dialog digital direct direction directions director
directories directory disable disabled discount discussion discussions disk display do doctor
documentation documents does domain domains done dose double down download downloads draft drafts
drag draw drawing drive driver drivers drop dropdown duplicate duration dynamic earnings earth
easy edge edit editor effect effects elements email emails employee employees empty enable enabled
encoding end ending engine enter entire entity entries entry environment equipment error errors
event events every everybody everyone everything exam example examples exception exchange existing
exit expand expected expense expenses experience expert expired export express extended extension
external extra facilities fact family father favorite favorites feature featured features federal
fee feed feedback fees field fields figure file filename files fill filter filters final find
finish first fixed flag flags flat flight floating flow folder folders follow following font fonts
food footer for forecast forgot form formal format formats forms forum found frame framework free
frequently fresh friend friends from front full function functions fund funds future gallery game
games general get getting gift girl global go goal goals good grade graph graphs grid group groups
guest guests guide guidelines guides handling has have header headers heading headings health heat
height help here hidden hide high highlight historical history holiday home host hosts hot hotel
hotels hour hourly hours house how human icon icons id idea ideas if image images import important
in inactive inbox income index indicator info information inline input inputs insert inside
insights install instructions insurance integration interest interface internal international into
introduction inventory invoice invoices is issue issues item items its job jobs join journal just
keep key keyboard keys keyword keywords kind know label labels landing language languages large
last latest launch layer layers layout lead learn leave left legacy legal legend lesson lessons
let level levels library license life like likes limit limited line link linked links list lists
live load loader loading local location locations lock locked log login logo logout long loop lost
love low lower machine mail mailing main make making man manage management manager mandatory
manual manually map maps margin market marketing match material matrix max maximum me media
medical medium meet meeting meetings member members memory men menu menus message messages meta
metadata method methods metrics minimal minimum minute minutes missing mobile modal mode model
models modern modify modules moment money monitor monitoring month monthly months moon more most
mother move movie multi multiple music my name names narrow native nature navbar navigation near
need net network never new newest news newsletter next night no node nodes none normal not note
notes nothing notice now null number numbers object objects of off offer offers office offline old
on once one online only open opening operator operators opinion option optional options or order
ordered orders organic organization origin original other others our out outer outline output
outside over overall overlay overview own owner owners package packages page pages paid pair panel
panels paper paragraph parameter parameters parent parking part partial partner partners parts
password passwords past patch path paths patient patients patterns pay payment payments peak
people per percentage performance period permission permissions permit person personal phase phone
photo photos physical picture pictures pin pipeline place placeholder places plain plan planet
plans plate platform play player plugin plugins plus point points policies policy poll pool
popular portfolio position post postal poster posts power practice preferences prefix premium
present press prevent preview previous price prices pricing primary print printer printers privacy
private pro problem problems process processes processing product products profile profiles
program programs progress project projects promise promises promotion properties property
protected protection protocol provider public publish published purchase push quality quantity
queries query question questions queue quick quote quotes radio random range rank rate rates
rating raw reach read reader readers reading ready real reason recent recently recipe recipes
record records recover redirect refresh refund region regions register registration regular reject
related relative release releases remaining remember reminder remote remove removed rename render
rental repeat replace replies reply report reports repository request requested requests require
required requirements reservation reset resource resources responses responsive rest restart
restaurant restore result results return returns revenue review reviews right risk role roles
rollback room rooms rotate round row rows rule rules run running runtime safe safety salary sale
sales same sample save saved scale scan schedule school science scope score screen screens script
scripts scroll search searches second secondary section sections secure security see select
selected selector self sell seller semantic send sender sending sensor server servers service
services session sessions set sets setting settings setup shape share shared sharing sheet shell
shipping shop shopping short shortcut shortcuts show showcase side sidebar sign signature similar
simple since single site sites size sizes skills skip slide slider slides slow small snippet
snippets social software sold solution solutions some something songs sort source sources space
spaces speaker special specific specifications speed spelling split staff standard standards start
started starter starting starts state statement states static statistics stats status step steps
stock stop storage store stores story stream streams string strings structure student students
style styles subject submenu submit subscribe subscriber subscribers subscription subtitle success
suggested suite summary sun supplier suppliers support supported switch symbol symbols sync syntax
system systems tab table tables tabs tag tags take target tariff task tasks tax teacher team teams
tech technical technology template templates term terms test testing tests text than thank thanks
that the their theme themes these thing things this thread threads through thumbnail ticket
tickets time timeline timer timers times timezone tip tips title titles to today toggle token tool
toolbar tools tooltip top topic topics total touch tour tours track tracking traffic train trainer
training transfer transparent trash travel traveler traveller tree trends trial trigger trip try
tutorial tutorials type types typography unique unit units unknown unlimited unlock unread until
unused up update updated updates upgrade upload uploads urgent us usage use used user username
users using utilities valid validation value values variable variables vector vendor verified
verify version versions very via video videos view viewed viewer views virtual visible visit
visitor visitors visual voice volume vote votes waiting wallet want warehouse warning warnings was
watch water way ways we weather web website week weekly weeks weight welcome what when where which
while who why widget widgets width window windows winner wire wiring with within without woman
women word words work worker workers workflow working works workshop workspace write writer
writing wrong year yearly years you your zone zoom
"""

ORDINARY = frozenset(_WORDS.split())
"""Words that label things in programs, shops and offices. No colours and none of the land, which
stand in the names of places and firms."""
