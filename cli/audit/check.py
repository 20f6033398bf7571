#!/usr/bin/env python3
"""Checks the books in journal.jsonl without hui: the chains, the sums, the closings, the seals.

check.py [--witness CODE] [--public-key FILE] [JOURNAL]
    (else journal.jsonl beside this script)

Prints each thing that is wrong as "BOOK NUMBER what", then what was looked at. Status 0: nothing
is wrong; 1: something is, or no entry has the witness code, or a seal isn't signed with the key;
2: the journal can't be read. It needs Python 3.8 and nothing else. README.txt says what it proves
and what it can't.
"""

import base64
import hashlib
import json
import os
import sys
from collections import defaultdict
from datetime import date, timedelta

NAMES = ("ledger", "book", "seq", "receipt", "kind", "effective_on", "recorded_at", "actor", "ref",
         "reverses")
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
START = "0" * 64


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


def witness_of(digest):
    """The code of an entry as it stands on paper."""
    number = int(digest[:18], 16) % 31**14
    values = []
    for _ in range(14):
        number, value = divmod(number, 31)
        values.append(value)
    values.reverse()
    values.append(sum(values) % 31)
    values.append(sum((at + 1) * value for at, value in enumerate(values[:14])) % 31)
    code = "".join(ALPHABET[value] for value in values)
    return "-".join(code[at : at + 4] for at in range(0, 16, 4))


def month_end(month):
    year, number = int(month[:4]), int(month[5:7])
    first_of_next = date(year + number // 12, number % 12 + 1, 1)
    return (first_of_next - timedelta(days=1)).isoformat()


# Ed25519 as RFC 8032 has it: slow, short, and without a library.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def recover_x(y, sign):
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P != 0:
        return None
    return P - x if x & 1 != sign else x


def point_of(data):
    number = int.from_bytes(data, "little")
    y, sign = number & (1 << 255) - 1, number >> 255
    x = recover_x(y, sign) if y < P else None
    return None if x is None else (x, y, 1, x * y % P)


def added(a, b):
    left, right = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    cross, depth = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = right - left, depth - cross, depth + cross, right + left
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(factor, point):
    result = (0, 1, 1, 0)
    while factor:
        if factor & 1:
            result = added(result, point)
        point, factor = added(point, point), factor >> 1
    return result


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (recover_x(BASE_Y, 0), BASE_Y, 1, recover_x(BASE_Y, 0) * BASE_Y % P)


def is_signed_by(key, text, signature):
    a, r = point_of(key), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + key + text).digest()
    left = times(s, BASE)
    right = added(r, times(int.from_bytes(digest, "little") % ORDER, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (
        left[1] * right[2] - right[1] * left[2]
    ) % P == 0


def public_key_in(path):
    """The last 32 bytes of the PEM text that openssl pkey -pubout writes."""
    with open(path, encoding="ascii") as file:
        lines = file.read().split("\n")
    if lines[0] != "-----BEGIN PUBLIC KEY-----":
        sys.exit(print(f"{path} is no public key (openssl pkey -pubout)", file=sys.stderr) or 2)
    return base64.b64decode("".join(lines[1 : lines.index("-----END PUBLIC KEY-----")]))[-32:]


class Check:
    def __init__(self):
        self.books = defaultdict(list)
        self.problems = []

    def wrong(self, entry, what):
        self.problems.append(f"{entry['book']} {entry['seq']} {what}")

    def check_chain(self, entries):
        before, seq, receipt = START, 0, 0
        for entry in entries:
            if entry["seq"] != seq + 1:
                self.wrong(entry, f"does not follow entry {seq}")
            if entry["prev_hash"] != before:
                self.wrong(entry, "does not name the hash of the entry before")
            if entry["hash"] != hash_of(entry, entry["prev_hash"]):
                self.wrong(entry, "is not as it was written: its hash differs")
            if entry["receipt"] is not None:
                if entry["receipt"] != receipt + 1:
                    self.wrong(entry, f"has receipt {entry['receipt']} after {receipt}")
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
                self.wrong(entry, f"reverses entry {of}, which is not there before it")
                continue
            if of in reversed_by:
                self.wrong(entry, f"reverses entry {of}, as entry {reversed_by[of]} did")
            reversed_by[of] = entry["seq"]
            turned = [(p["account"], -p["amount"]) for p in original["postings"]]
            if [(p["account"], p["amount"]) for p in entry["postings"]] != turned:
                self.wrong(entry, f"does not turn the postings of entry {of}")

    def check_closings(self, entries):
        """A closing states the balances of its month's end; nothing is dated into it afterwards."""
        closed = ""
        for at, entry in enumerate(entries):
            if closed and entry["kind"] != "month-closed" and entry["effective_on"] <= closed:
                self.wrong(entry, f"is dated {entry['effective_on']}, and that month was closed")
            if entry["kind"] != "month-closed":
                continue
            end = month_end(entry["body"]["month"])
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
        register = self.books.get("register", [])
        if digest and (seq > len(register) or register[seq - 1]["hash"] != digest):
            self.wrong(closing, f"knows another register: its entry {seq} was rewritten or is gone")

    def check_groups(self):
        """The register names the first entry of each group, so that no book can vanish."""
        for entry in self.books.get("register", []):
            if entry["kind"] != "group-registered":
                continue
            group = entry["body"]["group"]
            book = self.books.get(group)
            if not book:
                self.wrong(entry, f"names the group {group}, whose book is gone")
            elif book[0]["hash"] != entry["body"]["opening_hash"]:
                self.wrong(book[0], "is not the opening that the register names")

    def check_seals(self):
        """A month's seal is recomputed from the closings that no seal before it covers."""
        before = defaultdict(int)
        for seal in self.books.get("register", []):
            if seal["kind"] != "month-sealed":
                continue
            month = seal["body"]["month"]
            lines = []
            for book in sorted(self.books, key=str.encode):
                for entry in self.books[book]:
                    if entry["kind"] != "month-closed" or entry["body"]["month"] != month:
                        continue
                    if before[month] <= entry["body"]["register_seq"] < seal["seq"]:
                        lines.append(f"{book} {entry['seq']} {entry['hash']}")
            text = "\n".join(["hui-seal 1", f"month {month}"] + lines) + "\n"
            root = hashlib.sha256(text.encode()).hexdigest()
            if root != seal["body"]["root"] or len(lines) != seal["body"]["books"]:
                self.wrong(seal, f"seals other closings of {month} than there are")
            before[month] = seal["seq"]

    def check_signatures(self, wanted):
        """A signature is of a seal as it stands; with a key, each seal must have one of it."""
        register = self.books.get("register", [])
        signed = set()
        for entry in register:
            if entry["kind"] != "seal-signed":
                continue
            body = entry["body"]
            seal = next((e for e in register if e["seq"] == body["seal"]), None)
            if seal is None or seal["kind"] != "month-sealed":
                self.wrong(entry, "signs a seal that is not there")
                continue
            lines = ["hui-signature 1", f"ledger {entry['ledger']}", f"month {body['month']}"]
            lines.append(f"seal {seal['seq']} {seal['hash']}")
            key = bytes.fromhex(body["key"])
            text = ("\n".join(lines) + "\n").encode()
            if not is_signed_by(key, text, bytes.fromhex(body["signature"])):
                self.wrong(entry, f"is no signature under the seal of {body['month']}")
            elif key == wanted:
                signed.add(seal["seq"])
        for seal in register if wanted else []:
            if seal["kind"] == "month-sealed" and seal["seq"] not in signed:
                self.wrong(seal, "is not signed with the key that was given")

    def run(self, public_key):
        for entries in self.books.values():
            self.check_chain(entries)
            self.check_sums(entries)
            self.check_reversals(entries)
            self.check_closings(entries)
        self.check_groups()
        self.check_seals()
        self.check_signatures(public_key)


def read(path):
    check = Check()
    ledgers = set()
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                entry = json.loads(line)
                if "personal" in entry:
                    continue
                for name in NAMES + ("format", "body", "postings", "prev_hash", "hash"):
                    entry[name]
            except (ValueError, KeyError, TypeError) as error:
                sys.exit(print(f"line {number} can't be read: {error}", file=sys.stderr) or 2)
            ledgers.add(entry["ledger"])
            check.books[entry["book"]].append(entry)
    if len(ledgers) != 1:
        sys.exit(print(f"{path} holds entries of {len(ledgers)} ledgers", file=sys.stderr) or 2)
    return check


def main(arguments):
    witness = public_key = None
    while len(arguments) > 1 and arguments[0] in ("--witness", "--public-key"):
        if arguments[0] == "--witness":
            witness = arguments[1].upper().replace("-", "").replace(" ", "")
        else:
            public_key = public_key_in(arguments[1])
        arguments = arguments[2:]
    beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), "journal.jsonl")
    try:
        check = read(arguments[0] if arguments else beside)
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    check.run(public_key)
    for problem in check.problems:
        print(problem)
    found = None
    if witness:
        for entries in check.books.values():
            for entry in entries:
                if witness_of(entry["hash"]).replace("-", "") == witness:
                    found = entry
        if found:
            place = f"entry {found['seq']} of {found['book']}"
            print(f"the code stands for {place}, dated {found['effective_on']}")
        else:
            print("no entry has this code: these are other books, or they were rewritten since")
    entries = sum(len(book) for book in check.books.values())
    print(f"{len(check.books)} books, {entries} entries: {len(check.problems) or 'nothing'} wrong")
    for book in sorted(check.books, key=str.encode):
        if book == "register" or len(check.books) <= 12:
            last = check.books[book][-1]
            print(f"  {book}: last entry {last['seq']}, code {witness_of(last['hash'])}")
    return 1 if check.problems or (witness and not found) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
