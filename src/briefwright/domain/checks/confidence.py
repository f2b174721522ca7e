"""Likelihood and confidence in one sentence."""

from collections.abc import Iterator

from briefwright.domain.checks import likelihoods, phrases
from briefwright.domain.checks.finding import Case, Finding, Rule
from briefwright.domain.checks.passages import Passage, Span

REASON = (
    "How likely something is and how sure we are of it are two things and never share a sentence (ICD 203)."
)


def _find(case: Case) -> Iterator[Finding]:
    told = set()
    for one in likelihoods.said(case):
        sentence = one.passage.sentence(one.span[0])
        sure = _confidence(case, one.passage, sentence)
        if sure is None or (one.passage.place, sentence) in told:
            continue
        told.add((one.passage.place, sentence))
        words = one.passage.text[slice(*sure)]
        yield Finding(
            RULE.id,
            "error",
            f"“{words}” and “{one.word}” stand in one sentence.",
            REASON,
            key=one.passage.key(one.span[0]),
            place=one.passage.place,
            span=sentence,
        )


def _confidence(case: Case, passage: Passage, sentence: Span) -> Span | None:
    spans = phrases.find(passage.text, case.words.confidence)
    mentioned = phrases.quoted(passage.text)
    return next(
        (
            span
            for span in spans
            if phrases.within(span, [sentence]) and passage.is_own(span)
            if not phrases.within(span, mentioned)
        ),
        None,
    )


RULE = Rule("likelihood-with-confidence", "Likelihood and confidence in one sentence", _find)
