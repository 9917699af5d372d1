"""Small words, letters and scripts of some languages, our own lists: to tell languages apart.
A language that is missing here is not judged by them."""

from __future__ import annotations

_COMMON = {
    "en": """the of and to in is are was were be been that this these those with for from by on at
        as it its he she his her they their them we our you your not or but which who whom when
        where what how there have has had will would can could should may might must about into
        than then also more most all any some other only such between through during before after
        over because while if so do does did an up out many very being him every both each""",
    "es": """el la los las un una unos unas de del al y e o u en con por para sin sobre entre
        desde hasta que como cuando donde quien cual cuyo es son era eran fue fueron ser ha han
        había hay está están estaba se su sus lo le les nos me te mi tu este esta estos estas ese
        esa esos esas aquel aquella eso esto no sí ya muy más menos también pero sino si porque
        aunque mientras todo toda todos todas otro otra otros otras cada mismo misma tras según
        durante ante bajo contra hacia nunca siempre así aquí allí puede pueden debe deben ni
        tampoco algo algún alguna ninguna ningún usted ellos ellas cuya donde después antes
        segundo""",
    "pt": """o a os as um uma uns umas de do da dos das ao à aos às e ou em no na nos nas com por
        pelo pela pelos pelas para sem sobre entre desde até que como quando onde quem qual cujo é
        são era eram foi foram ser tem têm há está estão estava se seu sua seus suas lhe lhes nós
        me te meu minha este esta estes estas esse essa esses essas aquele aquela isso isto não
        sim já muito mais menos também mas senão porque embora enquanto todo toda todos todas
        outro outra outros outras cada mesmo mesma após segundo durante sob contra nunca sempre
        assim aqui ali pode podem deve devem nem algum alguma nenhum nenhuma num numa deste desta
        neste nesta nesse nessa dele dela deles delas ainda então você vocês ele ela eles elas lá
        só depois antes isto cuja""",
    "ca": """el la els les un una uns unes de del dels al als i o en amb per pel pels sense sobre
        entre des fins que com quan on qui qual és són era eren va van ser ha han hi està estan es
        seu seva seus seves estava hem mentre li ens em et meu meva aquest aquesta aquests aquestes
        aquell aquella això allò no sí ja molt més menys també però sinó perquè tot tota tots
        totes altre altra altres cada mateix mateixa després segons durant davant sota contra cap
        mai sempre així aquí allà pot poden ni tampoc algun alguna dins fora cal nosaltres vostè
        ells elles""",
    "gl": """o a os as un unha uns unhas de do da dos das ao á aos ás e ou en no na nos nas con
        por polo pola polos polas para sen sobre entre desde ata que como cando onde quen é son
        era eran foi foron ser ten teñen hai está están se seu súa seus súas lle lles este esta
        isto non si xa moi máis menos tamén pero senón porque mentres todo toda todos todas outro
        outra outros outras cada mesmo despois antes segundo durante baixo contra nunca sempre así
        aquí pode poden debe nin ese esa eses esas só polos polas seus lles fora ao""",
    "fr": """le la les un une des de du au aux et ou où en dans avec par pour sans sur sous entre
        depuis que qui quoi dont comme quand est sont était étaient fut être ont avait il ils elle
        elles se son sa ses leur leurs lui nous vous je ce cet cette ces ceux cela ça ne pas oui
        déjà très plus moins aussi mais sinon si parce bien pendant tout toute tous toutes autre
        autres chaque même après selon avant contre vers jamais toujours ainsi ici là peut peuvent
        doit doivent ni aucun aucune chez on y a à deux""",
    "it": """il lo la i gli le un uno una di del della dello dei degli delle al alla allo ai agli
        alle dal dalla dai dalle nel nella nei nelle sul sulla sui e ed o in con per senza su tra
        fra da che chi come quando dove cui è sono era erano fu essere ha hanno si suo sua suoi
        sue loro ci vi mi ti questo questa questi queste quello quella quelli non sì già molto più
        meno anche ma se perché mentre tutto tutta tutti tutte altro altra altri altre ogni stesso
        stessa dopo secondo durante sotto contro mai sempre così qui può possono deve devono né
        nessun nessuno nessuna alcuni alcune""",
    "de": """der die das den dem des ein eine einen einem einer eines und oder in im mit von vom
        zu zum zur für ohne über unter auf aus bei nach seit bis durch gegen um am an als wie wenn
        wann wo wer was ist sind war waren wurde wurden sein hat haben hatte wird werden kann
        können muss soll sich er sie es wir ihr ihre ihren seine seinen ich du dieser diese dieses
        diesen nicht kein keine keinen nein ja schon sehr mehr auch aber sondern weil obwohl
        während alle allen andere anderen jede jeder nur noch doch so dass zwischen vor hier dort
        immer nie""",
    "nl": """de het een en of in op met van voor zonder over onder aan bij naar sinds tot door
        tegen om als wanneer waar wie wat is zijn was waren werd werden heeft hebben had wordt
        worden kan kunnen moet zich hij zij ze wij we ik je u deze dit die dat niet geen nee ja al
        zeer meer ook maar want omdat hoewel terwijl alle andere elk elke alleen nog toch zo
        tussen hier daar altijd nooit uit dan er te""",
}
_ALSO = {
    "en": """me on or an as so no he she her him it in is do to over under was will all also man
        men hat die war via per pro van son pot fin am at us vs sale come fan main pain but ten
        den con et al de la le les du en el a i e o se mi si da sole tan sin era mal hay once bin
        tot met door of want we ha dos sous dim fond des met un van her""",
    "es": """polo polos er dos son sur par mes da van va pot tras ten as os uno han he has me te
        le a
        e come
        loro per in post so den mas fan ti tu pelo pela am cal si no non di vi ve des fue sale
        cap pero so mata dan via he fia ser em-dash sea bien""",
    "pt": """algo la lo las los par fui tu te ti mi per in com era vai uno come non van so der
        des le si an dar ante tal pot sale fora ma vi ai cai dei sei mata cal dão via for sou más
        fins baixo""",
    "ca": """or est por après eines has any dos son per com on des em en nos no ser mas mes mal
        es va van sous os
        as fan han ten mi ti si ja al da pot hi ho fer qui le lo tu ell ella dit dia nous sol sa
        ses son te in tan cal ou pas plus bis deu ben den avant ne ma ha is ve vi via pel
        se so he podem""",
    "gl": """mesma neste estas so che esto eles elas desta deste meu estes sí ha ningún estaba
        per in la lo dos son per si te ti mi tal com non ten van ve vi via""",
    "fr": """durant né onde moi va vas son sur par dos des sous mes les en on or but as me te nos
        pas
        plus fer
        tu os pot non si mais dit met ans an sein mit sort car ni dont hier for if us ta con sale
        ai es est ton via in une de a y la le il elle du un ou et tot so ma cap mal bout""",
    "it": """es sono per come con ad da dai del al la le lo in un se no non me te mi ti fra sul
        mai sei io noi voi tu lui lei do fa va alle tale all dell nell sull dall quell po un sta
        ne si via an so sale era die dal ho hai""",
    "de": """worden los die am was will also an in war so her hat man um alle all hier da das du
        via per
        pro ob uns mal bin bist je er des es de on an ins bot tat rot gut art stand""",
    "nl": """anderen me die was is in of over we had men hier per en de al er je te want van een
        door dat man ons hem haar hun dus des den der her on an so do hun all ten tot pas plus""",
}

_ARTICLES = {
    "en": "a an the",
    "es": "el la los las un una unos unas",
    "pt": "o a os as um uma uns umas",
    "ca": "el la els les un una uns unes",
    "gl": "o a os as un unha uns unhas",
    "fr": "le la les un une des",
    "it": "il lo la i gli le un uno una",
    "de": "der die das den dem des ein eine einen einem einer eines",
    "nl": "de het een",
}
ARTICLES: dict[str, frozenset[str]] = {
    tongue: frozenset(text.split()) for tongue, text in _ARTICLES.items()
}
"""The articles of a language: no text says something else for the want of one."""

COMMON: dict[str, frozenset[str]] = {
    tongue: frozenset(text.split()) for tongue, text in _COMMON.items()
}
"""The commonest small words of a language."""

SPEAKERS: dict[str, tuple[str, ...]] = {
    word: tuple(tongue for tongue, some in COMMON.items() if word in some)
    for word in sorted(frozenset().union(*COMMON.values()))
}
"""The languages that have a small word."""

ALSO: dict[str, frozenset[str]] = {
    tongue: frozenset(text.split()) for tongue, text in _ALSO.items()
}
"""Words of a language that look like the small words of another."""

LETTERS = {
    "es": "áéíóúüñ",
    "pt": "áàâãçéêíóôõúüè",
    "ca": "àçèéíïòóúüñ",
    "gl": "áéíóúüïñ",
    "it": "àèéìíîòóùúêü",
    "fr": "àâæçéèêëîïôœùûüÿñ",
    "de": "äöüßéèêàçôî",
}
"""The accented letters that a language writes (those of its usual loans too)."""

SCRIPTS = {
    "el": r"[\u0370-\u03ff\u1f00-\u1fff]",
    "zh": r"[\u3400-\u9fff\uf900-\ufaff]",
    "ja": r"[\u3040-\u30ff\u3400-\u9fff]",
    "ko": r"[\u1100-\u11ff\uac00-\ud7af]",
    "ar": r"[\u0600-\u06ff\u0750-\u077f]",
    "fa": r"[\u0600-\u06ff\u0750-\u077f]",
    "ur": r"[\u0600-\u06ff\u0750-\u077f]",
    "he": r"[\u0590-\u05ff]",
    "hi": r"[\u0900-\u097f]",
    "th": r"[\u0e00-\u0e7f]",
    "ka": r"[\u10a0-\u10ff]",
    "hy": r"[\u0530-\u058f]",
    **dict.fromkeys(("ru", "uk", "bg", "be", "mk"), r"[\u0400-\u04ff]"),
}
"""The letters of languages that do not write Latin."""
