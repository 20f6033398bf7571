"""Entries as hui hashes them and writes them down, one a line."""

import hashlib
import json
import re

from words import say

NAMES = ("ledger", "book", "seq", "receipt", "kind", "effective_on", "recorded_at", "actor", "ref",
         "reverses")
TEXTS = ("format", "ledger", "book", "kind", "effective_on", "recorded_at", "actor", "ref",
         "prev_hash", "hash")
NUMBERS = ("seq", "receipt", "reverses")
KEYS = sorted(NAMES + ("format", "body", "postings", "prev_hash", "hash"))
START = "0" * 64
HASH = re.compile("[0-9a-f]{64}\\Z")
SALT = re.compile("[0-9a-f]{32}\\Z")
PLACE = re.compile(r'"book":("(?:[^"\\]|\\.)*"),"seq":(-?\d{1,19}),')
CONTROL = re.compile("[\x00-\x1f\x7f]")


class Unreadable(Exception):
    """It is no entry; the text says why, in the checker's own words."""


class PostingsAlone(Exception):
    """A line of a pack for postings that stand in the ledger without an entry."""

    def __init__(self, entry):
        super().__init__()
        self.book, self.seq = entry["book"], entry["seq"]


def canonical(body):
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def hash_of(entry, before):
    """The entry's hash, recomputed from everything that it says and the hash of the one before."""
    lines = [entry["format"]]
    for name in NAMES:
        lines.append(f"{name} {'-' if entry[name] is None else entry[name]}")
    lines.append(f"body {canonical(entry['body'])}")
    lines += [f"posting {p['account']} {p['amount']}" for p in entry["postings"]]
    lines.append(f"prev {before}")
    return hashlib.sha256(("\n".join(lines) + "\n").encode()).hexdigest()


def id_bound_by(opening):
    """The ledger's id that its first entry gives, where that entry's hash is made of it."""
    name = opening["body"].get("name")
    text = f"hui-ledger 1\n{name}\n{opening['recorded_at']}\n"
    bound = hashlib.sha256(text.encode()).hexdigest()[:32]
    is_bound = name and hash_of({**opening, "ledger": bound}, START) == opening["hash"]
    return bound if is_bound else opening["ledger"]


def without_doubles(pairs):
    values = dict(pairs)
    if len(values) != len(pairs):
        raise Unreadable(say("a name stands there twice"))
    return values


def texts_of(entry):
    return [entry[name] for name in TEXTS] + [p["account"] for p in entry["postings"]]


def flaws_of(entry, line):
    """What tells that an entry isn't as hui writes it, though its fields can be read."""
    if any(CONTROL.search(text) for text in texts_of(entry)):
        yield say("it has a control character in a text")
    if f'"body":{canonical(entry["body"])},"postings":' not in line:
        yield say("its body is not written as the program writes it")


def is_personal(value):
    """Whether it is a member's phone or the like as hui export --personal writes it."""
    return (type(value) is dict and sorted(value) == ["field", "member", "salt", "value"]
            and all(type(text) is str and not CONTROL.search(text) for text in value.values())
            and SALT.match(value["salt"]))


def document_in(line):
    try:
        return json.loads(line, object_pairs_hook=without_doubles)
    except json.JSONDecodeError as error:
        raise Unreadable(say("it is no JSON")) from error
    except RecursionError as error:
        raise Unreadable(say("it is too deep")) from error
    except ValueError as error:
        raise Unreadable(say("it has a number that is too large")) from error


def entry_in(line):
    """The entry of a line, with its `flaws` and the hash `computed`; else Unreadable."""
    try:
        text = line.decode().rstrip("\n")
    except UnicodeDecodeError as error:
        raise Unreadable(say("it has bytes that are no text (UTF-8)")) from error
    entry = document_in(text)
    if not isinstance(entry, dict):
        raise Unreadable(say("it is no entry"))
    if set(entry) == {"personal"}:
        if not is_personal(entry["personal"]):
            raise Unreadable(say("the personal data is not written as the program writes it"))
        return entry
    # Written only where it is false: somebody stored what no column of the table takes.
    typed = entry.pop("typed", None)
    if typed is not None and typed is not False:
        raise Unreadable(say("it has other fields than an entry"))
    check_fields(entry)
    try:
        entry["computed"] = hash_of(entry, entry["prev_hash"])
        entry["flaws"] = list(flaws_of(entry, text))
    except UnicodeEncodeError as error:
        raise Unreadable(say("it has half a character in a text")) from error
    except RecursionError as error:
        raise Unreadable(say("it is too deep")) from error
    except ValueError as error:
        raise Unreadable(say("it has a number that is too large")) from error
    if typed is False:
        entry["flaws"].append(say("the ledger holds a value of it that no column takes"))
    return entry


def check_fields(entry):
    """That all are there, each of its type."""
    postings = entry.get("postings")
    is_body_there = sorted(entry) == KEYS and isinstance(entry["body"], (dict, str))
    if not is_body_there or type(postings) is not list or any(
            type(p) is not dict or sorted(p) != ["account", "amount"] for p in postings):
        raise Unreadable(say("it has other fields than an entry"))
    if type(entry["body"]) is str:
        if type(entry["seq"]) is int and is_book(entry["book"]) and not (
                entry["body"] or entry["kind"] or entry["hash"]):
            raise PostingsAlone(entry)
        # So the pack has what stands in the ledger and isn't the JSON that hui writes.
        raise Unreadable(say("its body is not written as the program writes it"))
    if any(type(text) is not str for text in texts_of(entry)):
        raise Unreadable(say("what should be a text is none"))
    numbers = [entry[name] for name in NUMBERS if name == "seq" or entry[name] is not None]
    numbers += [p["amount"] for p in postings]
    if any(type(number) is not int for number in numbers):
        raise Unreadable(say("what should be a whole number is none"))


def is_book(code):
    """Whether it can be named, so that a line can be of it."""
    try:
        return type(code) is str and bool(code.encode()) and not CONTROL.search(code)
    except UnicodeEncodeError:
        return False


def place_of(line):
    """The book and the number that a line which can't be read is of; None where it doesn't say."""
    found = PLACE.search(line.decode(errors="replace"))
    try:
        place = (json.loads(found[1]), int(found[2]))
    except (TypeError, ValueError):
        return None
    return place if is_book(place[0]) else None
