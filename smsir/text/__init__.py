"""Text tools of SMS: segments and their cost, mobile numbers, Persian letters."""

from smsir.text.letters import clean_message, fold, spellings, to_ascii_digits
from smsir.text.phones import Pasted, find_mobiles, mask, normalize_mobile
from smsir.text.segments import Measure, measure, split

__all__ = [
    "Measure",
    "Pasted",
    "clean_message",
    "find_mobiles",
    "fold",
    "mask",
    "measure",
    "normalize_mobile",
    "spellings",
    "split",
    "to_ascii_digits",
]
