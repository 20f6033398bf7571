#!/usr/bin/env python3
"""Checks the books in journal.jsonl without hui: the chains, the sums, the closings, the seals.

check.py --help says how it is used; README.txt says what it proves and what it can't.
"""

import hashlib
import os
import re
import sys
from collections import Counter, defaultdict
from datetime import date, timedelta

sys.dont_write_bytecode = True  # the evidence stays as it was handed over
from ed25519 import is_signed_by
from journal import START, entry_in, place_of
from papers import Unusable, heads_in, key_in, witness_in, witness_of
from words import HELP, language_of, say, speak

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])\Z")
HEX = re.compile(r"([0-9a-f]{2})*\Z")


def is_readable(kind, body):
    """Whether a body says what the checks below ask of its kind."""
    def has(name, kind_of_value, fits=lambda value: True):
        return type(body.get(name)) is kind_of_value and fits(body[name])

    def of_bytes(count):
        return lambda text: len(text) == 2 * count and HEX.match(text)

    if kind == "month-closed":
        amounts = body.get("balances")
        known = "register_hash" not in body or has("register_hash", str)
        return (has("month", str, MONTH.match) and has("register_seq", int) and known
                and type(amounts) is dict and all(type(n) is int for n in amounts.values()))
    if kind == "group-registered":
        return has("group", str) and has("opening_hash", str)
    if kind == "month-sealed":
        parts = body.get("parts", [])
        are_parts = type(parts) is list and all(
            type(part) is dict and sorted(part) == ["first", "root"]
            and all(type(text) is str for text in part.values()) for part in parts)
        return has("month", str) and has("books", int) and has("root", str) and are_parts
    if kind == "seal-signed":
        return (has("month", str) and has("seal", int) and has("key", str, of_bytes(32))
                and has("signature", str, of_bytes(64)))
    return True


def month_end(month):
    year, number = int(month[:4]), int(month[5:7])
    first_of_next = date(year + number // 12, number % 12 + 1, 1)
    return (first_of_next - timedelta(days=1)).isoformat()


def lines_of(heads):
    return [f"{book} {entry['seq']} {entry['hash']}" for book, entry in heads]


def root_of(first_lines, heads):
    text = "\n".join(first_lines + lines_of(heads)) + "\n"
    return hashlib.sha256(text.encode()).hexdigest()


def in_order(books):
    return sorted(books, key=str.encode)


class Check:
    def __init__(self):
        self.books = defaultdict(list)
        self.problems = []
        self.first_changed = {}
        self.unread = set()

    def wrong(self, entry, what, **facts):
        self.problems.append(f"{entry['book']} {entry['seq']} {say(what, **facts)}")

    def read(self, lines):
        """Takes in a journal; what is no entry is a problem of its line."""
        for number, line in enumerate(lines, 1):
            try:
                entry = entry_in(line.decode().rstrip("\n"))
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                place = place_of(line)
                self.unread.add(place)
                named = "{} {}".format(*place) if place else say("line {number}", number=number)
                self.problems.append(say("{place} can't be read: {error}", place=named,
                                         error=error))
                continue
            if "personal" not in entry:
                self.books[entry["book"]].append(entry)

    def of_kind(self, book, kind):
        """Those entries of a book that can be read as what they are."""
        for entry in self.books.get(book, []):
            if entry["kind"] == kind and is_readable(kind, entry["body"]):
                yield entry

    def check_forms(self):
        everything = [entry for entries in self.books.values() for entry in entries]
        if not everything:
            return
        ledger = Counter(entry["ledger"] for entry in everything).most_common(1)[0][0]
        for entry in everything:
            if entry["ledger"] != ledger:
                self.wrong(entry, "is of another ledger")
            if entry["format"] != "hui-entry 1":
                self.wrong(entry, "is of an unknown format")
            if not is_readable(entry["kind"], entry["body"]):
                self.wrong(entry, "has a body that can't be read")

    def check_chain(self, entries):
        before, seq, receipt = START, 0, 0
        for entry in entries:
            known = len(self.problems)
            if entry["seq"] != seq + 1:
                self.wrong(entry, "does not follow entry {last}", last=seq)
            if entry["prev_hash"] != before:
                self.wrong(entry, "does not name the hash of the entry before")
            if entry["hash"] != entry["computed"]:
                self.wrong(entry, "is not as it was written: its hash differs")
            if len(self.problems) > known:
                self.first_changed.setdefault(entry["book"], entry["seq"])
            if entry["receipt"] is not None:
                if entry["receipt"] != receipt + 1:
                    self.wrong(entry, "has receipt {receipt} after {last}",
                               receipt=entry["receipt"], last=receipt)
                receipt = entry["receipt"]
            before, seq = entry["hash"], entry["seq"]

    def check_sums(self, entries):
        for entry in entries:
            if sum(p["amount"] for p in entry["postings"]) != 0:
                self.wrong(entry, "does not balance")

    def check_reversals(self, entries):
        by_seq = {entry["seq"]: entry for entry in entries}
        reversed_by = {}
        for entry in entries:
            of = entry["reverses"]
            if of is None:
                continue
            original = by_seq.get(of)
            if original is None or of >= entry["seq"]:
                self.wrong(entry, "reverses entry {of}, which is not there before it", of=of)
                continue
            if of in reversed_by:
                self.wrong(entry, "reverses entry {of}, as entry {other} did", of=of,
                           other=reversed_by[of])
            reversed_by[of] = entry["seq"]
            turned = [(p["account"], -p["amount"]) for p in original["postings"]]
            if [(p["account"], p["amount"]) for p in entry["postings"]] != turned:
                self.wrong(entry, "does not turn the postings of entry {of}", of=of)

    def check_closings(self, entries):
        """A closing states the balances of its month's end; nothing is dated into it afterwards."""
        closed = ""
        for at, entry in enumerate(entries):
            if closed and entry["effective_on"] <= closed:
                self.wrong(entry, "is dated {date}, and that month was closed",
                           date=entry["effective_on"])
            if entry["kind"] != "month-closed" or not is_readable(entry["kind"], entry["body"]):
                continue
            try:
                end = month_end(entry["body"]["month"])
            except ValueError:
                self.wrong(entry, "closes no month that there is")
                continue
            sums = defaultdict(int)
            for other in entries[:at]:
                if other["effective_on"] <= end:
                    for posting in other["postings"]:
                        sums[posting["account"]] += posting["amount"]
            stated = {a: n for a, n in entry["body"]["balances"].items() if n != 0}
            if stated != {a: n for a, n in sums.items() if n != 0}:
                self.wrong(entry, "states other balances than its entries have")
            self.check_register(entry)
            closed = max(closed, end)

    def check_register(self, closing):
        """A closing names the register as it stood."""
        digest = closing["body"].get("register_hash")
        seq = closing["body"]["register_seq"]
        register = {entry["seq"]: entry["hash"] for entry in self.books.get("register", [])}
        # What can't be read is told of the register itself.
        is_unread = seq not in register and ("register", seq) in self.unread
        if digest and register.get(seq) != digest and not is_unread:
            self.wrong(closing, "knows another register: its entry {seq} was rewritten or is gone",
                       seq=seq)

    def check_groups(self):
        """The register names the first entry of each book: none can vanish, none can be added."""
        if not self.books.get("register"):
            self.problems.append("register 0 " + say("is gone"))
        registered = {"register"}
        for entry in self.of_kind("register", "group-registered"):
            group = entry["body"]["group"]
            registered.add(group)
            book = self.books.get(group)
            if not book:
                gone = {"book": group, "seq": 0}
                self.wrong(gone, "is gone, though entry {seq} of the register names it",
                           seq=entry["seq"])
            elif book[0]["hash"] != entry["body"]["opening_hash"]:
                self.wrong(book[0], "is not the opening that the register names")
        for book in in_order(set(self.books) - registered):
            self.wrong(self.books[book][0], "begins a book that the register doesn't name")

    def check_seals(self):
        """A month's seal is recomputed from the closings that no seal before it covers."""
        before = defaultdict(int)
        for seal in self.of_kind("register", "month-sealed"):
            month = seal["body"]["month"]
            heads = []
            for book in in_order(self.books):
                for entry in self.of_kind(book, "month-closed"):
                    is_covered = before[month] <= entry["body"]["register_seq"] < seal["seq"]
                    if entry["body"]["month"] == month and is_covered:
                        heads.append((book, entry))
            root = root_of(["hui-seal 1", f"month {month}"], heads)
            if root != seal["body"]["root"] or len(heads) != seal["body"]["books"]:
                self.wrong(seal, "seals other closings of {month} than there are", month=month)
            self.check_parts(seal, heads)
            before[month] = seal["seq"]

    def check_parts(self, seal, heads):
        """Since its second version a seal tells of the books one by one, or of a few at a time."""
        parts = seal["body"].get("parts", [])
        firsts = [part["first"].encode() for part in parts] + [None]
        for at, part in enumerate(parts):
            begin, end = firsts[at] if at else b"", firsts[at + 1]
            found = [head for head in heads
                     if begin <= head[0].encode() and (end is None or head[0].encode() < end)]
            if root_of(["hui-seal-part 1"], found) == part["root"]:
                continue
            named = found[-1][1] if len(found) == 1 else {"book": part["first"], "seq": 0}
            self.wrong(named, "is not the closing that the seal {seq} was put on, or one near it "
                       "isn't: something up to it was changed", seq=seal["seq"])

    def check_signatures(self, wanted):
        """A signature is of a seal as it stands; with a key, each seal must have one of it."""
        register = self.books.get("register", [])
        signed = set()
        for entry in self.of_kind("register", "seal-signed"):
            body = entry["body"]
            seal = next((e for e in register if e["seq"] == body["seal"]), None)
            is_seal = seal is not None and seal["kind"] == "month-sealed"
            if not is_seal or seal["body"].get("month") != body["month"]:
                self.wrong(entry, "signs a seal that is not there")
                continue
            lines = ["hui-signature 1", f"ledger {entry['ledger']}", f"month {body['month']}"]
            lines.append(f"seal {seal['seq']} {seal['hash']}")
            key = bytes.fromhex(body["key"])
            text = ("\n".join(lines) + "\n").encode()
            if not is_signed_by(key, text, bytes.fromhex(body["signature"])):
                self.wrong(entry, "is no signature under the seal of {month}", month=body["month"])
            elif key == wanted:
                signed.add(seal["seq"])
        for seal in register if wanted else []:
            if seal["kind"] == "month-sealed" and seal["seq"] not in signed:
                self.wrong(seal, "is not signed with the key that was given")

    def check_heads(self, heads):
        """Each book ends as the pack says: a journal that was cut short has good hashes, too."""
        for book in in_order(set(heads) | set(self.books)):
            last = self.books[book][-1] if self.books.get(book) else {"book": book, "seq": 0}
            if "hash" not in last or heads.get(book) != witness_of(last["hash"]):
                self.wrong(last, "is not the last entry that heads.csv names")

    def run(self, public_key):
        self.check_forms()
        for entries in list(self.books.values()):
            self.check_chain(entries)
            self.check_sums(entries)
            self.check_reversals(entries)
            self.check_closings(entries)
        self.check_groups()
        self.check_seals()
        self.check_signatures(public_key)

    def find(self, witness):
        """The entry that a code stands for; one that was changed under its hash is none."""
        for entries in self.books.values():
            for entry in entries:
                if witness_of(entry["computed"]).replace("-", "") == witness:
                    return entry
        return None


def language_asked(arguments):
    """That of --lang, so that what is wrong with the rest is said in it; else the machine's."""
    for option, value in zip(arguments, arguments[1:]):
        if option == "--lang" and value in ("vi", "en"):
            return value
    return language_of(os.environ)


def asked(arguments):
    """What was given with each option, and the journal's path if one was."""
    given = {"--lang": None, "--witness": None, "--public-key": None}
    while arguments and arguments[0].startswith("--"):
        option = arguments[0]
        if option not in given:
            raise Unusable(say("there is no option {option} here", option=option))
        if len(arguments) < 2:
            raise Unusable(say("{option} needs a value", option=option))
        given[option], arguments = arguments[1], arguments[2:]
    if len(arguments) > 1:
        raise Unusable(say("{file} is more than one journal", file=arguments[1]))
    if given["--lang"] not in (None, "vi", "en"):
        raise Unusable(say("there is no language {language} here: vi or en",
                           language=given["--lang"]))
    return given, arguments[0] if arguments else None


def check_ends(check, journal, is_of_pack):
    """By heads.csv beside a journal, which is a part of each pack."""
    heads = os.path.join(os.path.dirname(os.path.abspath(journal)), "heads.csv")
    if os.path.exists(heads):
        try:
            check.check_heads(heads_in(heads))
        except Unusable as error:
            check.problems.append(str(error))
    elif is_of_pack:
        check.problems.append(
            say("heads.csv is gone: without it nobody sees whether a book ends too early"))
    else:
        print(say("heads.csv is not beside the journal: whether a book ends too early is not "
                  "looked at"))


def lines_in(journal):
    try:
        with open(journal, "rb") as lines:
            return lines.readlines()
    except OSError as error:
        raise Unusable(say("{file} can't be read", file=journal)) from error


def main(arguments):
    for stream in (sys.stdout, sys.stderr):
        # Whatever the screen can show: a report that breaks off says nothing.
        stream.reconfigure(errors="backslashreplace")
    speak(language_asked(arguments))
    if "--help" in arguments:
        print(say(HELP))
        return 0
    check = Check()
    try:
        given, path = asked(arguments)
        witness, key = given["--witness"], given["--public-key"]
        witness = None if witness is None else witness_in(witness)
        public_key = None if key is None else key_in(key)
        journal = path or os.path.join(os.path.dirname(os.path.abspath(__file__)), "journal.jsonl")
        check.read(lines_in(journal))
        if not check.books and not check.problems:
            raise Unusable(say("{file} holds no entries", file=journal))
        check.run(public_key)
        check_ends(check, journal, path is None)
    except Unusable as error:
        print(error, file=sys.stderr)
        return 2
    return tell(check, witness)


def tell(check, witness):
    """Prints what was found; the status."""
    for problem in check.problems:
        print(problem)
    found = check.find(witness) if witness else None
    if found:
        print(say("the code stands for entry {seq} of {book}, dated {date}", seq=found["seq"],
                  book=found["book"], date=found["effective_on"]))
        changed = check.first_changed.get(found["book"], found["seq"])
        if changed < found["seq"]:
            print(say("but entry {seq}, which stands before it, is not as it was then",
                      seq=changed))
    elif witness:
        print(say("no entry has this code: these are other books, or they were rewritten since"))
    entries = sum(len(book) for book in check.books.values())
    counts = {"books": len(check.books), "entries": entries}
    if check.problems:
        print(say("{books} books, {entries} entries: {problems} wrong", **counts,
                  problems=len(check.problems)))
    else:
        print(say("{books} books, {entries} entries: nothing wrong", **counts))
    for book in in_order(check.books):
        if check.books[book] and (book == "register" or len(check.books) <= 12):
            last = check.books[book][-1]
            print("  " + say("{book}: last entry {seq}, code {code}", book=book, seq=last["seq"],
                             code=witness_of(last["hash"])))
    return 1 if check.problems or (witness and not found) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
