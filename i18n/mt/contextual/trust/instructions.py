"""Texts that give orders to a machine.

A page's text is data. A model that obeys what stands in it writes what the page's author, or
whoever wrote into a comment there, wants under our translators' names. Such a text is not sent:
an engine that knows no orders drafts it, or a person. Nothing of it stands in a context either.
The kinds are those of OWASP's list of prompt injections:
https://cheatsheetseries.owasp.org/cheatsheets/LLM_Prompt_Injection_Prevention_Cheat_Sheet.html
"""

from __future__ import annotations

import re
import unicodedata

_ORDERS = re.compile(
    r"""
      \b(?:ignore|disregard|forget|override|bypass|skip|drop)\b.{0,40}
          \b(?:instructions?|prompts?|directions?|rules?|guidelines?|commands?|context
            |above|previous|prior|earlier|preceding|everything)\b
    | \b(?:system|developer|hidden|initial|original)\s+(?:prompt|message|instructions?)\b
    | \b(?:new|updated|real|actual|important|further|additional)\s+(?:instructions?|task)\s*[:\-–—]
    | \byou\s+are\s+(?:now|no\s+longer|chatgpt)\b
    | \byou\s+are\s+an?\s+(?:ai|assistant|chatbot|language\s+model|llm)\b
    | \bas\s+an\s+(?:ai|assistant|llm|artificial)\b
    | \b(?:pretend|act|behave|roleplay)\b.{0,20}\b(?:as|to\s+be|like)\b.{0,30}
          \b(?:ai|assistant|bot|model|developer|admin\w*|dan)\b
    | \b(?:dear|hey|hello|attention|note\s+to|message\s+(?:to|for))\b.{0,20}
          \b(?:ai|llm|chatbot|language\s+model|assistant|chatgpt|gpt|claude|gemini|copilot
            |translator|translation\s+(?:engine|model|system))s?\b
    | \b(?:ais?|llms?|chatbots?|language\s+models?|chatgpt|translators?|translation\s+engines?)\b
          \s*[:,]\s*(?:please\s+)?(?:do|don['’]?t|reply|respond|answer|output|print|say|write
            |translate|ignore|return|insert|add|append|use)\b
    | \b(?:reply|respond|answer|output|print|return|write|say)\b.{0,25}
          \b(?:only|just|exactly|nothing\s+but|instead|verbatim|the\s+(?:word|phrase|text|string))\b
    | \b(?:instead\s+of|rather\s+than)\s+translating\b
    | \b(?:do\s+not|don['’]?t|never|stop|refuse\s+to)\s+translat(?:e|ing)\b
    | \btranslate\b.{0,40}\b(?:as|into|to|with)\b\s*(?:the\s+(?:word|phrase|following)|["“«'‘:])
    | \b(?:append|insert|include|add|prepend)\b.{0,40}
          \b(?:to|in|into|after|before)\b.{0,20}
          \b(?:every|each|all|your|the)\s+(?:translations?|answers?|outputs?|repl(?:y|ies)|responses?)\b
    | \b(?:reveal|show|repeat|leak|print|tell\s+me)\b.{0,30}
          \b(?:your|the)\s+(?:prompt|instructions?|rules|api\s+key|secrets?|configuration)\b
    | <\|?/?(?:im_start|im_end|system|user|assistant|endoftext|begin_of_text|eot_id)\b
    | \[/?(?:inst|system)\]
    | ^\W{0,6}(?:system|assistant|user|human)\s*:
    | \bjailbreak\b | \bprompt\s+injection\b
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_TAG = re.compile(r"</?[a-z][a-z0-9-]*/?>")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]")


def gives_orders(text: str) -> bool:
    """Whether a text reads as one that tells a machine what to do, or hides something: letters
    of Unicode's block of tags are seen by machines only."""
    if any("\U000e0020" <= one <= "\U000e007e" for one in text):
        return True
    seen = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return bool(_ORDERS.search(_TAG.sub("", seen)))
