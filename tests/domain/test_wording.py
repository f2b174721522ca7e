from datetime import date

from briefwright.domain.wording import counted, day_words, listed


def it_counts_one_thing_and_many() -> None:
    assert [counted(number, "brief") for number in (0, 1, 1_200)] == ["0 briefs", "1 brief", "1,200 briefs"]
    assert counted(2, "hypothesis", "hypotheses") == "2 hypotheses"


def it_lists_words_as_people_speak_them() -> None:
    assert [listed("abc"[:size]) for size in range(4)] == ["", "a", "a and b", "a, b and c"]


def it_says_a_day_in_words_and_nothing_for_none() -> None:
    assert (day_words(date(2026, 5, 5)), day_words(None)) == ("5 May 2026", "")
