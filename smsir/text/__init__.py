"""Text tools of SMS: segments and their cost, mobile numbers, Persian letters."""

from smsir.text.characters import (
    ZWNJ,
    clean_message,
    fold,
    spellings,
    to_ascii_digits,
    whole_characters,
)
from smsir.text.labels import begins_with_unit, ends_with_label, without_label
from smsir.text.phones import (
    Pasted,
    between_mobiles,
    find_mobiles,
    is_cut,
    is_foreign,
    mask,
    missed_in,
    normalize_mobile,
    with_country,
)
from smsir.text.segments import Measure, measure, split

__all__ = [
    "ZWNJ",
    "Measure",
    "Pasted",
    "begins_with_unit",
    "between_mobiles",
    "clean_message",
    "ends_with_label",
    "find_mobiles",
    "fold",
    "is_cut",
    "is_foreign",
    "mask",
    "measure",
    "missed_in",
    "normalize_mobile",
    "spellings",
    "split",
    "to_ascii_digits",
    "whole_characters",
    "with_country",
    "without_label",
]
