"""What keeps the last words of a heading together; dates and numbered names are kept by the rules of all our texts."""

from strategic_plan.calculations.formats import glue

NO_BREAK_SPACE = "\u00a0"
LONGEST_LAST_WORD = 12


def settled(text: str) -> str:
    """A heading or caption whose last two words stay together, so that no line holds a single short word."""
    text = glue(text)
    head, space, last = text.rpartition(" ")
    if space and head.count(" ") >= 2 and len(last) <= LONGEST_LAST_WORD:
        return f"{head}{NO_BREAK_SPACE}{last}"
    return text
