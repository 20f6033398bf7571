"""What people hand in: the witness code from a paper, a public key, the pack's tables."""

import csv
import re

from bodies import is_day
from ed25519 import public_key_in
from words import say

FIGURE = re.compile("-?[0-9]{1,19}\\Z")
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


class Unusable(Exception):
    """It was asked in a wrong way, or with a file that is no such thing."""


def with_checks(values):
    """The fourteen characters of a code, and the two that find each wrong or swapped one."""
    weighted = sum((at + 1) * value for at, value in enumerate(values))
    return values + [sum(values) % 31, weighted % 31]


def witness_of(digest):
    """The code of an entry as it stands on paper."""
    number = int(digest[:18], 16) % 31**14
    values = []
    for _ in range(14):
        number, value = divmod(number, 31)
        values.append(value)
    code = "".join(ALPHABET[value] for value in with_checks(values[::-1]))
    return "-".join(code[at : at + 4] for at in range(0, 16, 4))


def witness_in(text):
    """A code as people copy it, without hyphens; one that was mistyped is nobody's forgery."""
    code = text.upper().replace("-", "").replace(" ", "")
    values = [ALPHABET.find(character) for character in code]
    if len(values) != 16 or -1 in values or with_checks(values[:14]) != values:
        raise Unusable(say("{code} is no witness code: it was copied wrongly; compare it with the "
                           "paper (there is no 0, 1, I, L or O in it)", code=repr(text)))
    return code


def heads_in(path):
    heads = {}
    try:
        with open(path, encoding="utf-8", newline="") as file:
            rows = csv.reader(file, strict=True)
            if next(rows, None) != ["book", "kind", "witness"]:
                raise ValueError
            for book, kind, witness in rows:
                if book in heads:
                    raise Unusable(say("{file} names {book} twice", file=path, book=book))
                heads[book] = kind, witness
    except (OSError, ValueError, csv.Error):
        raise Unusable(say("{file} is no list of books and witness codes as the pack has it",
                           file=path)) from None
    return heads


def balances_in(path):
    """The day of the pack's trial balances, and what they say of each account of each book; None
    for a book that they only name."""
    balances = {}
    try:
        with open(path, encoding="utf-8", newline="") as file:
            rows = csv.reader(file, strict=True)
            head = next(rows, [])
            day = head[2][len("balance "):] if len(head) == 3 else ""
            if head != ["book", "account", f"balance {day}"] or not is_day(day):
                raise ValueError
            for book, account, figure in rows:
                if not account and not figure:
                    balances[book] = None
                    continue
                if not FIGURE.match(figure) or account in balances.setdefault(book, {}):
                    raise ValueError
                balances[book][account] = int(figure)
    except (OSError, ValueError, TypeError, csv.Error):
        raise Unusable(say("{file} is no table of balances as the pack has it",
                           file=path)) from None
    return day, balances


def key_in(path):
    try:
        return public_key_in(path)
    except (OSError, ValueError):
        raise Unusable(say("{file} is no public key (openssl pkey -pubout)", file=path)) from None
