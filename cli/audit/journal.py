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
CONTROL = re.compile("[\x00-\x1f\x7f]")


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


def without_doubles(pairs):
    values = dict(pairs)
    if len(values) != len(pairs):
        raise ValueError(say("a name stands there twice"))
    return values


def entry_in(line):
    """The entry of a line, with the hash `computed`; ValueError for what hui doesn't write."""
    try:
        entry = json.loads(line, object_pairs_hook=without_doubles)
    except json.JSONDecodeError as error:
        raise ValueError(say("it is no JSON")) from error
    if not isinstance(entry, dict):
        raise ValueError(say("it is no entry"))
    if set(entry) == {"personal"}:
        return entry
    postings = entry.get("postings")
    are_there = sorted(entry) == KEYS and isinstance(entry["body"], dict) and type(postings) is list
    if not are_there or any(sorted(p) != ["account", "amount"] for p in postings):
        raise ValueError(say("it has other fields than an entry"))
    texts = [entry[name] for name in TEXTS] + [p["account"] for p in postings]
    numbers = [entry[name] for name in NUMBERS if name == "seq" or entry[name] is not None]
    numbers += [p["amount"] for p in postings]
    if any(type(text) is not str or CONTROL.search(text) for text in texts):
        raise ValueError(
            say("what should be a text is none, or has a control character in it"))
    if any(type(number) is not int for number in numbers):
        raise ValueError(say("what should be a whole number is none"))
    if not HASH.match(entry["hash"]):
        raise ValueError(say("what should be a hash is none"))
    if f'"body":{canonical(entry["body"])},"postings":' not in line:
        raise ValueError(say("its body is not written as it was hashed"))
    entry["computed"] = hash_of(entry, entry["prev_hash"])
    return entry


def place_of(line):
    """The book and the number that a line which can't be read is of; None where it doesn't say."""
    try:
        entry = json.loads(line.decode(errors="replace"))
        book, seq = entry["book"], entry["seq"]
        is_place = type(seq) is int and not CONTROL.search(book) and book.encode()
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return (book, seq) if is_place else None
