"""What books in journal entries must be: the chains, the sums, the closings, the seals."""

import hashlib
from collections import Counter, defaultdict

from bodies import KINDS, is_day, is_readable, is_time, kind_of, month_end, no_days_in
from ed25519 import is_signed_by
from journal import HASH, START, PostingsAlone, Unreadable, entry_in, hash_of, id_bound_by, place_of
from papers import witness_of
from words import say

LARGEST = 2**63 - 1


def lines_of(heads):
    return [f"{book} {entry['seq']} {entry['hash']}" for book, entry in heads]


def root_of(first_lines, heads):
    text = "\n".join(first_lines + lines_of(heads)) + "\n"
    return hashlib.sha256(text.encode()).hexdigest()


def sums_of(entries, day):
    """What the accounts come to at the end of a day."""
    sums = Counter()
    for entry in entries:
        if entry["effective_on"] <= day:
            for posting in entry["postings"]:
                sums[posting["account"]] += posting["amount"]
    return sums


def in_order(books):
    return sorted(books, key=str.encode)


class Check:
    def __init__(self):
        self.books = defaultdict(list)
        self.problems = []
        self.first_changed = {}
        self.unread = defaultdict(set)
        self.orphans = defaultdict(set)
        self.named = set()
        self.sealed = set()

    def wrong(self, entry, what, **facts):
        self.named.add(entry["book"])
        self.problems.append(f"{entry['book']} {entry['seq']} {say(what, **facts)}")

    def read(self, lines, is_of_pack=True):
        """Takes in a journal; what is no entry is a problem of its line."""
        for number, line in enumerate(lines, 1):
            try:
                entry = entry_in(line)
                if is_of_pack and "personal" in entry:
                    raise Unreadable(say("no pack holds personal data"))
            except PostingsAlone as orphan:
                self.orphans[orphan.book].add(orphan.seq)
                self.wrong({"book": orphan.book, "seq": orphan.seq}, "has postings and no entry")
                continue
            except Unreadable as error:
                place = place_of(line)
                if place:
                    self.unread[place[0]].add(place[1])
                    self.named.add(place[0])
                named = "{} {}".format(*place) if place else say("line {number}", number=number)
                self.problems.append(say("{place} can't be read: {error}", place=named,
                                         error=error))
                continue
            if "personal" not in entry:
                self.books[entry["book"]].append(entry)
            for flaw in entry.get("flaws", []):
                self.wrong(entry, "can't be read: {error}", error=flaw)

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
        for opening in self.of_kind("register", "ledger-opened"):
            bound = id_bound_by(opening)
            if opening["ledger"] == ledger != bound:
                self.problems.append(say("the ledger's id is {id}; its first entry gives {bound}, "
                                         "by which all was checked", id=ledger, bound=bound))
                for entry in everything:
                    entry["ledger"] = bound if entry["ledger"] == ledger else entry["ledger"]
                    entry["computed"] = hash_of(entry, entry["prev_hash"])
                ledger = bound
        for entry in everything:
            if entry["ledger"] != ledger:
                self.wrong(entry, "is of another ledger")
            if entry["format"] != "hui-entry 1":
                self.wrong(entry, "is of an unknown format")
            if not is_day(entry["effective_on"]):
                self.wrong(entry, "is dated {date}, which is no day", date=entry["effective_on"])
            if not is_time(entry["recorded_at"]):
                self.wrong(entry, "was recorded at {time}, which is no time",
                           time=entry["recorded_at"])
            if entry["kind"] not in KINDS[kind_of(entry["book"])]:
                self.wrong(entry, "is of the kind {kind}, which no such book has",
                           kind=entry["kind"])
            elif not is_readable(entry["kind"], entry["body"]):
                self.wrong(entry, "has a body that can't be read")
            for field in no_days_in(entry["kind"], entry["body"]):
                self.wrong(entry, "has no day in its body where one must stand: {field}",
                           field=field)

    def check_chain(self, entries):
        book = entries[0]["book"]
        orphans = self.orphans[book]
        # Where postings are left within a book an entry is gone; beyond its ends there was none.
        self.unread[book] |= {seq for seq in orphans if 0 < seq < entries[-1]["seq"]}
        unread = self.unread[book]
        changed = set(unread)
        stated, before, seq, receipt = START, START, 0, 0
        strange = orphans | {seq for seq in unread if seq < 1}
        last = min(strange, default=0) - 1
        for entry in entries:
            known = len(self.problems)
            while seq + 1 < entry["seq"] and seq + 1 in unread:
                # It was told of already; nothing is known that the next one could be held against.
                stated, before, seq, receipt = None, None, seq + 1, None
            if entry["seq"] != seq + 1:
                self.wrong(entry, "does not follow entry {last}", last=seq)
            # As a pack is written, it then names the hash of what is no entry.
            is_led_astray = any(last < other < entry["seq"] for other in strange)
            if not is_led_astray and stated is not None and (
                    entry["prev_hash"] not in (stated, before)):
                self.wrong(entry, "does not name the hash of the entry before")
            stated = entry["hash"]
            last = seq = entry["seq"]
            if is_led_astray or not HASH.match(entry["prev_hash"]):
                # Where nobody can read the one before, nothing tells what the hash was made of.
                entry["computed"] = hash_of(entry, before) if before else entry["hash"]
            self.check_hash(entry)
            before = entry["hash"]
            if entry["flaws"] or len(self.problems) > known:
                changed.add(seq)
            if entry["receipt"] is not None:
                if receipt is not None and entry["receipt"] != receipt + 1:
                    self.wrong(entry, "has receipt {receipt} after {last}",
                               receipt=entry["receipt"], last=receipt)
                receipt = entry["receipt"]
        if changed:
            self.first_changed[book] = min(changed)

    def check_hash(self, entry):
        """Where none stands, it is the one that the entry should have: that is what the entries
        after it and the seals were put on."""
        if not HASH.match(entry["hash"]):
            self.wrong(entry, "can't be read: {error}", error=say("what should be a hash is none"))
            entry["hash"] = entry["computed"]
        elif not entry["flaws"] and entry["hash"] != entry["computed"]:
            self.wrong(entry, "is not as it was written: its hash differs")

    def check_sums(self, entries):
        balances = Counter()
        for entry in entries:
            if sum(p["amount"] for p in entry["postings"]) != 0:
                self.wrong(entry, "does not balance")
            for posting in entry["postings"]:
                balances[posting["account"]] += posting["amount"]
                if abs(balances[posting["account"]]) > LARGEST:
                    self.wrong(entry, "has amounts too large to be added up")
                    return

    def check_reversals(self, entries):
        by_seq = {entry["seq"]: entry for entry in entries}
        reversed_by = {}
        for entry in entries:
            of = entry["reverses"]
            if of is None:
                continue
            original = by_seq.get(of)
            if original is None and of in self.unread[entry["book"]]:
                continue
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
            if is_day(entry["effective_on"]) and entry["effective_on"] <= closed:
                self.wrong(entry, "is dated {date}, and that month was closed",
                           date=entry["effective_on"])
            if entry["kind"] != "month-closed" or not is_readable(entry["kind"], entry["body"]):
                continue
            end = month_end(entry["body"]["month"])
            sums = sums_of(entries[:at], end)
            stated = {a: n for a, n in entry["body"]["balances"].items() if n != 0}
            is_known = not any(seq < entry["seq"] for seq in self.unread[entry["book"]])
            if is_known and stated != {a: n for a, n in sums.items() if n != 0}:
                self.wrong(entry, "states other balances than its entries have")
            closed = max(closed, end)

    def check_register(self):
        """One closing alone that names another register lies itself; several don't: it changed."""
        register = {entry["seq"]: entry["hash"] for entry in self.books.get("register", [])}
        others, fitting = [], {0}
        for book in in_order(self.books):
            for closing in self.of_kind(book, "month-closed"):
                digest = closing["body"].get("register_hash")
                seq = closing["body"]["register_seq"]
                # What can't be read is told of the register itself.
                is_unread = seq not in register and seq in self.unread["register"]
                if digest and not is_unread and register.get(seq) != digest:
                    others.append(closing)
                elif digest and not is_unread:
                    fitting.add(seq)
        if not others:
            return
        first = min(others, key=lambda one: one["body"]["register_seq"])
        seq = first["body"]["register_seq"]
        later = {"seq": seq, "fitting": max(fitting)}
        if len(others) == 1 and seq <= max(fitting):
            self.wrong(first, "names another entry {seq} of the register than stands there, though "
                       "entry {fitting} stands as a closing named it", **later)
        else:
            self.tell_register(first, max(one for one in fitting if one < seq))

    def tell_register(self, closing, fitting):
        body = closing["body"]
        facts = {"month": body["month"], "book": closing["book"], "seq": closing["seq"]}
        entry = {"book": "register", "seq": body["register_seq"]}
        if fitting:
            self.wrong(entry, "was rewritten or is gone since {month} was closed, it or one after "
                       "entry {fitting}: {book} {seq} names another, unless that closing was "
                       "rewritten itself; up to entry {fitting} all stands as closings named it",
                       fitting=fitting, **facts)
        else:
            self.wrong(entry, "was rewritten or is gone since {month} was closed, it or one before "
                       "it: {book} {seq} names another, unless that closing was rewritten itself",
                       **facts)

    def check_groups(self):
        """The register names the first entry of each book: none can vanish, none can be added."""
        register = self.books.get("register", [])
        if not register and not self.unread["register"]:
            self.problems.append("register 0 " + say("is gone"))
        registered = {"register"}
        for entry in self.of_kind("register", "group-registered"):
            group = entry["body"]["group"]
            registered.add(group)
            book, unread = self.books.get(group, []), self.unread[group]
            opening = next((first for first in book if first["seq"] == 1), None)
            if not book and not unread:
                gone = {"book": group, "seq": 0}
                self.wrong(gone, "is gone, though entry {seq} of the register names it",
                           seq=entry["seq"])
            elif 1 not in unread and (
                    not opening or opening["hash"] != entry["body"]["opening_hash"]):
                self.wrong({"book": group, "seq": 1}, "is not the opening that the register names")
        named = [entry for entry in register if entry["kind"] == "group-registered"]
        if self.unread["register"] or not all(is_readable(e["kind"], e["body"]) for e in named):
            return  # What can't be read there may name any book.
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
            self.sealed.update((book, closing["seq"]) for book, closing in heads)

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
        """A signature is of a seal as it stands."""
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
        if wanted:
            self.check_key(signed)

    def check_key(self, signed):
        """With a key each seal must be signed with it, and each closing stand under a seal:
        whoever cuts the last seal off the register leaves nothing there that lacks a signature."""
        for seal in self.books.get("register", []):
            if seal["kind"] == "month-sealed" and seal["seq"] not in signed:
                self.wrong(seal, "is not signed with the key that was given")
        months = Counter(closing["body"]["month"] for book in self.books
                         for closing in self.of_kind(book, "month-closed")
                         if (book, closing["seq"]) not in self.sealed)
        for month, count in sorted(months.items()):
            self.problems.append("register: " + say(
                "{month} was closed by books ({count}) that no seal covers: it is still to be "
                "sealed, or its seal was taken away", month=month, count=count))

    def check_heads(self, heads):
        """Each book ends as the pack says: a journal that was cut short has good hashes, too."""
        for book in in_order(set(heads) | set(self.books)):
            entries = self.books.get(book)
            kind, witness = heads.get(book, (None, None))
            last = entries[-1]["seq"] if entries else 0
            if any(seq > last for seq in self.unread[book]) or last + 1 in self.orphans[book]:
                pass  # That the end can't be read, or that an entry is gone there, was told.
            elif not entries:
                self.wrong({"book": book, "seq": 0}, "is gone, though heads.csv names it")
            elif not witness:
                self.wrong(entries[-1], "is the end of a book for which heads.csv names none")
            elif witness != witness_of(entries[-1]["hash"]):
                self.wrong(entries[-1], "is not the last entry that heads.csv names")
            if entries and kind not in (None, kind_of(book)):
                self.wrong(entries[0], "begins a book that heads.csv calls by another kind")

    def check_balances(self, day, stated):
        """The pack's trial balances are what the entries up to their day come to."""
        for book in in_order(set(stated) | set(self.books)):
            if book in self.first_changed or self.unread[book]:
                continue  # What is summed there is none of the ledger's.
            figures = stated.get(book, {})
            if figures is None:
                if book not in self.named:
                    self.problems.append(say("trial-balances.csv has no figures of {book}, whose "
                                             "entries can be added up", book=book))
                continue
            sums = sums_of(self.books.get(book, []), day)
            for account in sorted(set(figures) | set(sums)):
                if figures.get(account, 0) != sums[account]:
                    self.problems.append(say(
                        "trial-balances.csv has {figure} in {account} of {book}; its entries up "
                        "to {date} come to {sum}", figure=figures.get(account, 0),
                        account=account, book=book, date=day, sum=sums[account]))

    def run(self, public_key):
        self.check_forms()
        for entries in self.books.values():
            self.check_chain(entries)
        for entries in list(self.books.values()):
            self.check_sums(entries)
            self.check_reversals(entries)
            self.check_closings(entries)
        self.check_register()
        self.check_groups()
        self.check_seals()
        self.check_signatures(public_key)

    def find(self, witness):
        """The entry that a code stands for; one that was changed under its hash is none."""
        for entries in self.books.values():
            for entry in entries:
                if not entry["flaws"] and (
                        witness_of(entry["computed"]).replace("-", "") == witness):
                    return entry
        return None
