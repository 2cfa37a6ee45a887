"""Where the lines of a heading turn: never before a single short word, and after a comma rather than in mid-thought."""

from functools import cache

from strategic_plan.calculations.formats import glue

NO_BREAK_SPACE = "\u00a0"
LONGEST_LAST_WORD = 12
PAUSES = (".", ";", ":", ",")
PAUSE_IS_WORTH = 120
"""How many squared characters of unevenness a turn after a pause makes up for."""


def settled(text: str) -> str:
    """A heading or caption whose last two words stay together, so that no line holds a single short word."""
    text = glue(text)
    head, space, last = text.rpartition(" ")
    if space and head.count(" ") >= 2 and len(last) <= LONGEST_LAST_WORD:
        return f"{head}{NO_BREAK_SPACE}{last}"
    return text


def lines(text: str, most: int) -> tuple[str, ...]:
    """A heading set in as few lines of at most ``most`` characters as it needs, about equally long.

    A word longer than a line stands alone on one; the browser or the typesetter then breaks it as it sees fit.
    """
    words = settled(text).split(" ")
    fewest = len(_greedy(words, most))
    even = len(" ".join(words)) / fewest

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[str, ...]]:
        """The least uneven way to set the words from ``start`` in ``left`` lines."""
        if left == 1:
            line = " ".join(words[start:])
            return (_cost(line, even, most) if start < len(words) else float("inf")), (line,)
        choices = []
        for end in range(start + 1, len(words)):
            line = " ".join(words[start:end])
            rest, following = best(end, left - 1)
            pause = PAUSE_IS_WORTH if line.endswith(PAUSES) else 0
            choices.append((_cost(line, even, most) - pause + rest, (line, *following)))
        return min(choices, default=(float("inf"), ()))

    return best(0, fewest)[1] or tuple(_greedy(words, most))


def _cost(line: str, even: float, most: int) -> float:
    over = max(len(line) - most, 0)
    return (len(line) - even) ** 2 + 1000 * over


def _greedy(words: list[str], most: int) -> list[str]:
    """Lines filled one after the other."""
    found = [words[0]]
    for word in words[1:]:
        if len(found[-1]) + 1 + len(word) <= most:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found
