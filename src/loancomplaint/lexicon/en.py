"""The English half of the tone lexicon, built as the Chinese half is: `words` are listed, `builds` are composed.

A blank in either stands for any run of white space, and both stand as whole words.
"""

from __future__ import annotations

import re
from typing import Final

from loancomplaint.lexicon.families import QUOTE, Excuse, Family, Tone, composed

# ---------------------------------------------------------------- gaps and classes of words

FEW: Final = r"(?:[\w'-]+ ){0,3}"
SOME: Final = r"(?:[\w'-]+ ){0,6}"
NEAR: Final = r"[^.;]{0,40}"

HIM: Final = (
    r"(?:him|her|them|you|this (?:man|woman)|these people|mr\.? \w+"
    "|the (?:customer|borrower|client|owner|boss|director|guarantor))"
)
HE: Final = (
    "(?:he|she|they|you|it|the (?:customer|borrower|client|company|owner|boss|director|guarantor|debtor|firm)"
    "|this (?:man|woman|company|customer|client|firm))"
)
HIS: Final = "(?:his|her|their|your|the (?:customer|borrower|client|owner|boss|director)'s)"
KIN: Final = (
    "(?:family|wife|husband|spouse|parents?|mother|father|children|child|kids?|sons?|daughters?|relatives?|brothers?"
    "|sisters?|friends?|neighbou?rs?|employer|boss|colleagues?|co-?workers?|school|landlord|village)"
)
SURELY: Final = (
    "(?:obviously|clearly|plainly|definitely|certainly|undoubtedly|of course|simply|just|nothing but|a complete|totally"
    "|really|blatantly)"
)
TELL: Final = (
    "(?:tell|told|telling|warn|warned|warning|inform|informed|informing|notify|notified|notifying|alert|alerted)"
)
REPORT: Final = "(?:report|reported|police|regulator|authorities|charges|complaint|prosecutors?)"

# ---------------------------------------------------------------- what excuses

REPORTED: Final = Excuse(
    "what a named person said, told as such, belongs to that person",
    before=re.compile(
        r"(?:customer|borrower|guarantor|director|client|manager|accountant|counsel|witness|company|he|she|they)\s+"
        r"(?:\w+\s+)?(?:said|says|stated|states|claimed|claims|alleged|replied|wrote|told\s+\w+|explained|complained|asserted"
        r"|threatened)\b[^,.;]*$"
    ),
)
FORBIDDEN: Final = Excuse(
    "what is forbidden, prevented or found absent is not asserted",
    before=re.compile(
        r"\b(?:(?:must|may|shall|should|do|does|did|can|could|will)\s*n[o']t|never|cannot)\s(?:\w+\s){0,3}$"
        r"|\b(?:no (?:evidence|indication|sign|record|trace|suggestion)|nothing (?:suggests|shows|indicates))\b"
        r"[^,.;]{0,30}$"
        r"|\b(?:avoid|prevent|prohibit|forbid|refrain|combat|against|rule out|exclude)\w*\b[^,.;]{0,25}$"
    ),
    after=re.compile(
        r"^[^,.;]{0,30}\b(?:is|are|was|were)\s(?:strictly\s)?(?:prohibited|forbidden|not\s(?:allowed|permitted))"
    ),
)
SUSPECTED: Final = Excuse(
    "a suspicion named as such asserts nothing",
    before=re.compile(
        r"\b(?:suspect\w*|alleg\w*|whether|may|might|possib\w+|potential\w*|if|appears?|indicat\w+|anti)\b[^,.;]{0,30}$"
        r"|anti-$"
    ),
    after=re.compile(
        r"^[^,.;]{0,20}\b"
        r"(?:risk|suspicion|alleg\w*|prevention|detection|investigat\w+|case|charges?|unit|team|department)\b"
    ),
)
JUDGED: Final = Excuse(
    "a finding of a court or an authority is theirs",
    before=re.compile(
        r"\b(?:(?:court|tribunal|judge|police|prosecutor|authority)\w*\s(?:\w+\s){0,3}"
        r"(?:found|held|ruled|convict\w+|sentenc\w+|arrest\w+|charged|filed)"
        r"|convicted|sentenced|judge?ment|verdict|indict\w+|pleaded|charged with)\b[^.;]*$"
    ),
)
STATUTE: Final = Excuse(
    "the words of a statute or a contract are not the author's",
    before=re.compile(rf"\b(?:articles?|sections?|clauses?|act|law|code|defin\w+|means|under)\b[^.;]*$|{QUOTE}"),
)
PARTY: Final = Excuse(
    "kin or employer who are parties may be told",
    before=re.compile(r"guarant\w+|co-?borrower|co-?debtor|mortgagor|court"),
    after=re.compile(r"guarant\w+|co-?borrower|co-?debtor|mortgagor|court|served|pursuant"),
)
RELEVANT: Final = Excuse(
    "private facts belong in where property or debt turns on them",
    before=re.compile(r"property|assets?|settlement|transfer\w*|decree|shares?|register\w*|marital status"),
    after=re.compile(r"property|assets?|settlement|transfer\w*|agreement|decree|shares?|register\w*|proceedings|order"),
)
THEIR_DEED: Final = Excuse(
    "what the customer back-dated or forged is a fact to report, not an instruction",
    before=re.compile(
        r"\b(?:borrower|customer|tenant|lessor|lessee|mortgagor|company|counterparty|seller|buyer)\b[^,.;]{0,30}$"
    ),
    after=re.compile(r"^[^,.;]{0,20}\b(?:lease|tenancy)\b"),
)


def _family(tone: Tone, why: str, *excuses: Excuse, words: str = "", builds: str = "") -> Family:
    """Compile one family; others' words, told as such, are excused in all of them."""
    listed = sorted((" ".join(phrase.split()) for phrase in re.split(r"[,\n]", words)), key=len, reverse=True)
    either = "|".join((*filter(None, listed), *(re.sub(r"\n\s*", "", build) for build in composed(builds))))
    pattern = rf"(?<![a-z])(?:{either})(?![a-z])".replace(" ", r"\s+")
    return Family(tone, why, (re.compile(pattern),), (REPORTED, *excuses))


# ---------------------------------------------------------------- families

FAMILIES: Final[tuple[Family, ...]] = (
    _family(
        Tone.BARGAINING,
        "a crime is reported because the law says so, not because a debt is unpaid",
        FORBIDDEN,
        words="as leverage against, as leverage to, as leverage over, for leverage",
        builds=rf"""
              (?:unless|if|until|once|when|as soon as) {HE} {SOME}(?:pays?|paid|repays?|repaid|settles?
                |clears?)\b{NEAR}(?:{REPORT}|drop|withdraw|press)
            | (?:pay|repay|settle)[^.;]{{0,20}} or (?:we|i|else)(?: will|'ll| shall)? {NEAR}{REPORT}
            | {REPORT}{NEAR} unless {HE}
            | use {NEAR}{REPORT}[^.;]{{0,15}} to (?:force|make|push|pressure|get|scare)
            | {REPORT} [^.;]{{0,20}}(?:collect|get) (?:our|the|this) (?:money|debt|loan)(?: back)?
            | (?:re)?pay {NEAR} and (?:we|i)(?: will|'ll) (?:not|never|drop|withdraw) {NEAR}(?:{REPORT}|it)
            | forget (?:about )?the (?:\w+ )?(?:report|complaint|charges)
            | drop the (?:report|complaint|charges) if
            | in exchange for (?:re)?(?:payment|paying|the money)
            | hold off (?:on )?(?:the )?(?:report|reporting|complaint) (?:if|until)
        """,
    ),
    _family(
        Tone.PRESSURE,
        "who owes nothing is told nothing, and a debt is not collected in public",
        FORBIDDEN,
        PARTY,
        words="""
            name and shame, naming and shaming, tell everyone, let everyone know, day and night, your family
        """,
        builds=rf"""
              (?:{TELL}|call|called|calling|phone|contact|contacting|contacted|visit|visiting|harass|harassing
                |embarrass|pressure|pressuring|go to|write to|ring|let|ask) (?:all )?{HIS} {FEW}{KIN}
            | (?:through|via|on) {HIS} {FEW}{KIN} (?:until|so that|to)
            | (?:post|put|publish|share|upload) {NEAR} ?(?:facebook|wechat|social media|online|internet|tiktok
                |moments)
            | (?:expose|shame|humiliate) {HIM}
            | (?:call|calling|ring|ringing) {HIM} (?:every (?:hour|night|day)|at night)
            | turn up at {HIS} (?:home|house|door|work)
        """,
    ),
    _family(
        Tone.THREAT,
        "a demand names the debt, the day and the remedy in law, and threatens nothing",
        FORBIDDEN,
        JUDGED,
        words="""
            gets away with, get away with, pay the price, just wait, no mercy, without mercy, hunt you, or else
            final warning, last warning, last chance, you have been warned, rot in jail, rot in prison, behind bars
            face the consequences, at your peril, at your own peril, at his own peril, at their peril
            see you in court, you had better, you'd better, watch out, watch your back, don't make us, we know where
            nowhere to hide
        """,
        builds=rf"""
              {HE}(?: will|'ll| is going to| are going to) (?:\w+ )?(?:regret|be sorry|pay dearly|suffer|rot)
            | (?:go|goes|going|sent|send {HIM}|put {HIM}|throw {HIM}|thrown|ends? up|lands?) (?:straight )?(?:to|in
                |into) (?:jail|prison)
            | lock(?:ed|ing)? (?:\w+ ){{0,2}}up
            | make {HIM} (?:\w+ )?(?:pay for|suffer|regret|bleed)
            | (?:destroy|ruin|crush|bankrupt|finish|scare|threaten) (?:{HIM}|{HIS} (?:business|life|reputation|career))
            | (?:come after {HIM}|teach {HIM} a lesson|break {HIS} legs|beat {HIM} up)
        """,
    ),
    _family(
        Tone.FABRICATION,
        "a paper bears the day on which it was made, and says what happened",
        FORBIDDEN,
        SUSPECTED,
        JUDGED,
        THEIR_DEED,
        words="""
            sign it yourself, sign it for him, sign it for her, sign it for them, use last year's, exaggerate
            get our story straight, get our stories straight
        """,
        builds=rf"""
              back-?dat(?:e|ed|ing)
            | (?:change|alter|adjust|move) the (?:\w+ )?dates?(?! of (?:repayment|maturity))
            | (?:with|put|use|write) an (?:earlier|older) date
            | (?:make|made|making|cook|cooked) up {NEAR}(?:record|report|evidence|minute|visit|note|document|memo
                |statement)s?
            | (?:written|write|wrote|drawn) up (?:later|afterwards|after the fact)
            | (?:fake|fabricate|forge|invent|recreate|doctor|photoshop|touch up|tweak|embellish|pad) (?:a|an|the
                |some|our|his|her|their)
            | sign (?:it |this |the \w+ )?(?:for|on behalf of) (?:him|her|them|the customer|the borrower)
            | never (?:visited|called|met|went|asked),? but
            | (?:copy|imitate) (?:his|her|their) signature
            | leave out the (?:part|bit|passage)
            | (?:delete|shred|lose|hide|bury|leave out) (?:the|that|those|any|his|her)[^.;]{{0,25}}(?:recording
                |message|record|e-?mail|evidence|note|page)s?
            | pretend (?:that )?we|(?:say|write|claim) (?:that )?we (?:visited|called|served|went)
            | make (?:it|him|the loss|them) look|inflate the (?:loss|amount|damage)
            | don't (?:write|mention|put)|leave (?:it|that|this) out
            | fill in the (?:gaps|blanks) (?:later|afterwards|from)
        """,
    ),
    _family(
        Tone.TIP_OFF,
        "who is looked into is not told so",
        FORBIDDEN,
        words="a heads-up, a heads up, a quiet word with",
        builds=rf"""
              (?:{TELL}|mentioned?|let|hint|hinted)(?: to)? {HIM}{NEAR}(?:investigat\w+|under review|freez\w+
                |frozen|watch\w*|monitor\w*|flagged|reported|looking into|on to|onto)
            | (?:tip|tipped) {HIM} off
            | (?:warned|told|informed) (?:informally|off the record)
            | (?:quietly|privately|discreetly) (?:told|warned|let|informed|mentioned)
            | asked {HIM}{NEAR}(?:suspicious|launder\w*|dirty)
        """,
    ),
    _family(
        Tone.GUILT,
        "a name for a criminal is a verdict",
        JUDGED,
        SUSPECTED,
        FORBIDDEN,
        words="""
            fraudster, fraudsters, swindler, swindlers, crook, crooks, con man, conman, con men, con artist
            con artists, scammer, scammers, thief, thieves, gangster, gangsters, cheat, cheats, cheater, cheaters
            embezzler
        """,
        builds=rf"""
              (?:is|are|was|were|'s|'re|such|by) (?:{SURELY} )?(?:(?:an?|all|just|nothing but|plain) )?{FEW}(?:criminals?
                |felons?|a fraud|frauds|money launderers?)(?! (?:law|case|offen|proceed|complaint|court|matter|investig
                |charge|code|record))
        """,
    ),
    _family(
        Tone.GUILT,
        "crime or guilt stated as a fact: only a suspicion named as such, or a judgment, makes it sayable",
        JUDGED,
        SUSPECTED,
        STATUTE,
        FORBIDDEN,
        words="in on it, up to no good, dirty money, cooking the books, cooked the books",
        builds=rf"""
              {SURELY} (?:\w+ )?(?:guilty|lying|cheating|stealing|stole|laundering|fraud|fraudulent|criminal
                |a scam|theft)
            | (?:is|are|was|were|'s) guilty
            | (?:committed|commits|committing|engaged in|guilty of) (?:\w+ )?(?:fraud|theft|embezzlement|a crime
                |crimes|money laundering|forgery)
            | (?:is|are|was|were|has been|have been|been) (?:laundering|stealing|cheating|defrauding|scamming
                |embezzling)
            | (?:cheated|cheating|scammed|scamming|swindled|swindling|conned|conning|ripped|robbed|robbing
                |defrauded|stole|stolen)(?: off)? (?:us|the bank|our|from us|from the bank|money)
            | (?:is|was|'s|are|were) (?:\w+ )?(?:a scam|fraud|theft|money laundering)(?! (?:risk|case|alert|check
                |prevention|control|department|team))
        """,
    ),
    _family(
        Tone.GUILT,
        "what the customer has in mind, nobody saw",
        JUDGED,
        SUSPECTED,
        STATUTE,
        FORBIDDEN,
        words="""
            ulterior motive, ulterior motives, malicious intent, criminal intent, malicious default
            malicious defaulter
        """,
        builds=rf"""
              never (?:had any intention|intended|meant|planned|wanted) (?:of |to )?(?:re)?pay\w*
            | (?:no|never had any|without any|zero) intention (?:of|to) (?:ever )?(?:re)?pay\w*
            | (?:deliberately|intentionally|purposely|purposefully|knowingly|maliciously|wilfully|willfully
                |on purpose) {FEW}(?:refus|default|avoid|not pay|hid|hiding|deceiv|mislead|misled|lie|lied|lying
                |dodg|cheat|evad|delay|with?h[eo]ld|stopp|ignor|conceal|dup|trick|late|overdue)\w*
            | (?:refus|default|avoid|hid|deceiv|misle|lie|dodg|delay|stopp)\w*(?: \w+){{0,3}} (?:on purpose
                |deliberately|intentionally|maliciously)
            | (?:plan|plans|planning|planned|intend|intends|intending|wants|trying|tries|tried) to (?:run away
                |flee|cheat|escape|disappear|abscond|dodge|con|swindle|trick|rob|vanish|rip|get away|pull a fast one
                |weasel|wriggle)
            | bad faith from the (?:start|beginning)
        """,
    ),
    _family(
        Tone.ABSOLUTE,
        "certainty that no evidence can give",
        FORBIDDEN,
        words="""
            undoubtedly, without a doubt, without any doubt, no doubt, there is no doubt, there can be no doubt
            beyond any doubt, beyond all doubt, beyond question, without question, unquestionably, indisputably
            definitely, surely, certainly, for sure, absolutely certain, absolutely no, absolutely nothing
            absolutely not, absolutely sure, a hundred percent sure, a hundred percent certain
            one hundred percent sure, one hundred percent certain, 100 percent sure, 100% sure, 100% certain
            100 percent certain, 100% guilty, everyone knows, everybody knows, everyone can see, obvious to everyone
            obvious to everybody, obvious to all, every word, completely false, utterly, the only explanation
            no other explanation, must be lying, there can be no other, as we all know, it is well known
            common knowledge, obviously, of course, needless to say, always lies, always lie, will never pay
            will never repay, never pays, never pay, has never paid, never tells the truth, never ever
            there is no way, no way, nothing but lies, everything he says, not a single word, sure to win
            certain to win, bound to win, guaranteed to win, cannot lose, can't lose, open and shut, slam dunk
            any fool can see, anyone can see, mark my words
        """,
    ),
    _family(
        Tone.HEARSAY,
        "what nobody in particular said, or what the author guesses",
        FORBIDDEN,
        words="""
            rumour, rumours, rumor, rumors, rumoured, rumored, i heard, we heard, i have heard, we have heard
            i've heard, we've heard, i hear, we hear, word has it, word is, word on the street, word around town
            people say, people are saying, some say, they say, i was told, we were told, i have been told
            someone said, someone told, some people, sources say, i have a feeling, it seems, seems to be
            i would say, i'd say, sort of like, kind of a, somebody told, somebody said, a friend told
            a friend of mine, apparently, supposedly, it is said, it is believed, gossip, the grapevine
            a little bird, i think, i guess, i believe, i feel, i suppose, i reckon, i suspect, i imagine, i assume
            i bet, in my opinion, in my view, personally i, my gut, gut feeling, my feeling, my hunch, a hunch
            i'm pretty sure, i am pretty sure, i'm sure, i am sure, if you ask me, probably, presumably, seemingly
            seems like, looks like, looks as if, who knows, maybe, perhaps, more or less, something like
            some kind of, god knows, as far as i can tell, as far as i know
        """,
    ),
    _family(
        Tone.PERSONAL,
        "private life, health, looks, faith and origin are not grounds",
        RELEVANT,
        FORBIDDEN,
        words="""
            mistress, mistresses, suffers from depression, a depression, of depression, takes pills
            much younger woman, younger man, sleeps with, sleeping with, having an affair, had an affair
            has an affair, an affair with, extramarital, cheats on his wife, divorced, his divorce, her divorce
            his marriage, her marriage, his wife left him, girlfriend, boyfriend, lover, lives with his
            illegitimate child, sex life, love life, alcoholic, drunk, drunkard, drinks too much, drinking problem
            drinks heavily, gambling addict, gambling addiction, gambler, drug addict, womaniser, womanizer
            overweight, fat, ugly, temper, mental illness, mentally ill, he is depressed, she is depressed
            diagnosed with, hiv, his cancer, her cancer, heart condition, health problems, medical history, pregnant
            he is gay, she is gay, homosexual, his religion, her religion, muslim, jewish, typical of his kind
            people like him, these people always
        """,
    ),
    _family(
        Tone.INSULT,
        "abuse is never a finding",
        FORBIDDEN,
        words="""
            coward, cowards, bully, bullies, clown, hypocrite, hypocrites, cheapskate, lunatic, crazy, insane
            psycho, useless, hopeless, nasty, wicked, cunning, sly, devious, ruthless, ungrateful, spoiled brat
            is spoiled, rude, ignorant, uneducated, childish, selfish, deceitful, two-faced, manipulative
            bad people, bad person, liar, liars, is lying, are lying, he's lying, was lying, scum, scumbag, scumbags
            idiot, idiots, idiotic, moron, morons, stupid, dumb, fool, fools, scoundrel, scoundrels, bastard
            bastards, rat, rats, snake, weasel, deadbeat, deadbeats, loser, losers, parasite, parasites, leech
            leeches, bloodsucker, vermin, is trash, is garbage, piece of trash, piece of garbage, worthless man
            worthless person, good for nothing, good-for-nothing, shameless, shamelessly, greedy, greed, dishonest
            crooked, sleazy, shady, slimy, sneaky, despicable, disgusting, pathetic, contemptible, vile, rotten
            immoral, unscrupulous, lowlife, low-life, jerk, asshole, son of a bitch, bitch, shit, bullshit, damn
            damned, bloody, crap, lazy, arrogant, evil, heartless, no conscience, no shame, no morals, a disgrace
            joke of a company, so-called businessman, so-called company
        """,
    ),
    _family(
        Tone.EMOTION,
        "indignation weighs nothing with a reader who decides",
        FORBIDDEN,
        words="""
            outrageous, outrageously, humiliated, humiliating, cannot be tolerated, unforgivable, inexcusable
            miserable, terrible, horrible, awful, dreadful, frustrated, frustrating, annoyed, annoying
            breaks my heart, pains me, in tears, outrage, outraged, disgraceful, disgrace, appalling, appalled
            furious, infuriating, i am angry, we are angry, makes me angry, makes us angry, sick of, sick and tired
            fed up, enough is enough, shocking, shocked, scandalous, unbelievable, unbelievably, ridiculous, absurd
            laughable, a joke, intolerable, insulting, disgusted, heartbroken, heartbreaking, sickening
            beyond belief, how dare, an insult to, nightmare, rip-off, last straw, we demand justice, betrayal
            betrayed, deeply disappointed, very disappointed, extremely disappointed, so disappointed
            really disappointed, bitterly disappointed, i am disappointed, we are disappointed, i feel disappointed
            we feel disappointed, disappointed in him, disappointed in her, let us down, let me down, deeply hurt
            hate, hates, despise, despises, frankly, to be honest, honestly, believe me, trust me, for god's sake
            for heaven's sake, thank god, sadly, unfortunately for us, punished severely, severely punished
            severest punishment, harshest punishment, deserves to, deserve to, should be punished, must be punished
            must be arrested, should be arrested, throw the book, made an example, playing games, playing us
            plays us, fooling us, fooled us, making fools, taking us for, taken for a ride, ran off, did a runner
            skipped town, vanished into, lame excuse, lame excuses, excuse after excuse, nothing but excuses
            his excuses, her excuses, their excuses, sob story, pack of lies, lied to us, lied to the bank
            lied to me, keeps lying, lying through, stringing us along, strung us along, giving us the runaround
            dodging us, laughing at us, living it up
        """,
        builds=r"""
              what kind of (?:man|person|people|company)
        """,
    ),
)
"""Where two families find words that begin and end alike, the one named first here names the tone."""
