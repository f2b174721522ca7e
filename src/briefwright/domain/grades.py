"""Admiralty grades: how reliable a source is, how credible an item (NATO AJP-2.1).

The two axes are rated apart. F and 6 mean "cannot be judged", never "worst": they stand
outside the order of A to E and 1 to 5.
"""

from typing import Literal, get_args

Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal[1, 2, 3, 4, 5, 6]

RELIABILITIES: tuple[Reliability, ...] = get_args(Reliability)
CREDIBILITIES: tuple[Credibility, ...] = get_args(Credibility)

RELIABILITY_WORDS: dict[Reliability, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY_WORDS: dict[Credibility, str] = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}
