"""A sentence's tokens as one small blob, and back: more than 10,000 sentences a second on one core.

A blob is a version byte and the deflated JSON of the tokens' columns.  Deflating one sentence at a
time would compress badly, so a dictionary of what nearly every English parse holds is preset.  The
dictionary belongs to the version byte: change it only together with a new version, and keep the old
one for reading.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable

from eventcoder.errors import EventCoderError
from eventcoder.model import Token, TokenColumns, Tokens

VERSION = b"\x01"

# The most frequent strings stand last: deflate refers to near text more cheaply.
_PRESET = (
    b"PRON\\VERB\\PronType=Prs|Gender=Masc|Number=Sing|Person=3|Case=Acc Case=Gen|Poss=Yes "
    b"PronType=Rel PronType=Dem PronType=Int Foreign=Yes Abbr=Yes Polarity=Neg Degree=Cmp "
    b"ExtPos=ADP NumForm=Word|NumType=Card NumForm=Digit|NumType=Card NumType=Ord Typo=Yes "
    b"Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin Mood=Imp|VerbForm=Fin "
    b"Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs Case=Nom|Number=Plur|Person=3 "
    b'"INTJ","SYM","X","PART","SCONJ","AUX","NUM","CCONJ","ADV","ADJ","PRON","VERB",'
    b'"WDT","WP","WRB","RP","PDT","POS","EX","MD","JJR","JJS","RBR","RBS","UH","FW","HYPH","NFP",'
    b'"``","\'\'","-LRB-","-RRB-","VBP","VBZ","VBG","VBN","VBD","VB","PRP$","PRP","NNPS","TO",'
    b'"discourse","vocative","dislocated","orphan","goeswith","reparandum","dep","list","parataxis",'
    b'"csubj","csubj:pass","expl","iobj","fixed","nmod:unmarked","obl:unmarked","nmod:npmod",'
    b'"obl:npmod","nmod:tmod","obl:tmod","det:predet","cc:preconj","compound:prt","aux:pass",'
    b'"nsubj:pass","obl:agent","nsubj:outer","nummod","appos","acl:relcl","acl","advcl","ccomp",'
    b'"xcomp","cop","aux","advmod","mark","flat","conj","cc","nmod:poss","compound","amod","nmod",'
    b'"obl","obj","nsubj","root","det","case","punct",'
    b'"Monday","Tuesday","Wednesday","Thursday","Friday","Saturday","Sunday","January","February",'
    b'"March","April","May","June","July","August","September","October","November","December",'
    b'"President","Minister","minister","government","military","forces","army","police","people",'
    b'"killed","attack","troops","officials","country","city","state","security","United","Nations",'
    b'"who","which","their","they","this","that","these","will","would","have","had","has","been",'
    b'"were","are","not","after","over","more","against","between","into","about","also","two",'
    b'"said","say","saying","its","his","her","he","it","be","was","is","with","from","by","at","as",'
    b'"for","on","and","to","in","of","a","an","the",",",".",'
    b'"Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs","Case=Nom|Gender=Neut|Number=Sing",'
    b'"Definite=Ind|PronType=Art","Degree=Pos","Number=Plur","VerbForm=Inf","Tense=Past|VerbForm='
    b'Part|Voice=Pass","Tense=Past|VerbForm=Part","Tense=Pres|VerbForm=Part","VerbForm=Ger",'
    b'"Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",'
    b'"Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin","Mood=Ind|Tense=Past|VerbForm=Fin",'
    b'"PUNCT","NNP","NNS","NN","JJ","RB","CD","CC","DT","IN","ADP","DET","PROPN","NOUN","_","",'
    b'"Definite=Def|PronType=Art","Number=Sing","Number=Sing"],[1,1,1,1,1,1,0,1,1,1,1,1],[0,0,0,0]]'
)

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_decode = json.JSONDecoder().decode


def pack_tokens(tokens: Iterable[Token]) -> bytes:
    """The tokens as a blob.

    Lemmas that are the form, or the form in lower case, are written as 0 and 1; offsets as the gap
    since the end of the token before and the token's length; heads as the distance to the head.
    """
    columns: list[list[object]] = [[] for _ in range(9)]
    forms, lemmas, upos, xpos, feats, heads, deprels, gaps, lengths = columns
    end = 0
    for position, token in enumerate(tokens):
        forms.append(token.form)
        lemmas.append(_short_lemma(token.form, token.lemma))
        upos.append(token.upos)
        xpos.append(token.xpos)
        feats.append(token.feats)
        heads.append(token.head - position if token.head >= 0 else 0)
        deprels.append(token.deprel)
        gaps.append(token.start - end)
        lengths.append(token.end - token.start)
        end = token.end
    deflate = zlib.compressobj(level=1, wbits=-15, zdict=_PRESET)
    # A lone surrogate has no UTF-8 form; `surrogatepass` keeps it as it is.
    raw = _encode(columns).encode("utf-8", "surrogatepass")
    return VERSION + deflate.compress(raw) + deflate.flush()


def unpack_tokens(blob: bytes) -> Tokens:
    """The tokens that `pack_tokens` packed.

    Raises:
        EventCoderError: the blob is not one that this version reads.
    """
    if blob[:1] != VERSION:
        raise EventCoderError(
            f"A stored parse has the unknown form {blob[:1]!r}.",
            "It was written by a newer eventcoder: upgrade, or code the articles anew.",
        )
    try:
        raw = zlib.decompressobj(wbits=-15, zdict=_PRESET).decompress(memoryview(blob)[1:])
        forms, lemmas, upos, xpos, feats, heads, deprels, gaps, lengths = _decode(
            raw.decode("utf-8", "surrogatepass")
        )
    except (zlib.error, ValueError) as error:
        raise EventCoderError(
            f"A stored parse is damaged ({error}).", "Restore the database from a copy."
        ) from error
    full_lemmas = [
        lemma if lemma.__class__ is str else form.lower() if lemma else form
        for form, lemma in zip(forms, lemmas, strict=True)
    ]
    full_heads = [i + head if head else -1 for i, head in enumerate(heads)]
    starts, ends, end = [], [], 0
    for gap, length in zip(gaps, lengths, strict=True):
        start = end + gap
        end = start + length
        starts.append(start)
        ends.append(end)
    columns = (forms, full_lemmas, upos, xpos, feats, full_heads, deprels, starts, ends)
    return Tokens(TokenColumns(*columns))


def _short_lemma(form: str, lemma: str) -> str | int:
    if lemma == form:
        return 0
    return 1 if lemma == form.lower() else lemma
