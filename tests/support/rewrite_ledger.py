#!/usr/bin/env python3
"""Rewrites a ledger with good hashes, as far as a forger can, and asks hui and the pack's checker.

rewrite_ledger.py FOLDER PUBLIC_KEY takes FOLDER/book.db with its sealed and signed March. It prints
what was not found, and at the end how many ledgers there were; status 1 if one was missed.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from forger import Forger, books, papers
from tamper_ledger import hui, problems_of

MONTH = "2026-03"


class Trial:
    """One rewritten ledger beside the honest one."""

    def __init__(self, folder, public_key):
        self.folder, self.public_key = folder, public_key
        self.count, self.missed = 0, []
        db = Forger(folder / "book.db", folder / "honest.db")
        self.books, self.closings = db.books(), db.closings()
        self.seqs = {code: db.seqs(book) for code, book in self.books.items()}
        self.moved = {(code, seq): bool(db.postings(book, seq)) for code, book in
                      self.books.items() for seq in self.seqs[code]}
        self.codes = db.heads()
        self.seal = db.value("SELECT max(seq) FROM seal")
        self.signed = db.value("SELECT max(seq) FROM entry WHERE kind = 'seal-signed'")
        self.known = db.value("SELECT max(json_extract(body, '$.register_seq')) FROM entry"
                              " WHERE kind = 'month-closed'")
        db.finish()

    def rewrite(self, name, change):
        """Makes the ledger, and the pack of it."""
        self.name = name
        self.count += 1
        self.path, self.pack = self.folder / "forged.db", self.folder / "pack"
        forger = Forger(self.folder / "book.db", self.path)
        change(forger)
        forger.finish()
        shutil.rmtree(self.pack, ignore_errors=True)
        packed = hui(self.path, "audit", "pack", MONTH, "-o", str(self.pack))
        if packed.returncode not in (0, 1):
            self.missed.append(f"{name}: no pack: {packed.stderr}")

    def check_packed(self, *options):
        said = subprocess.run([sys.executable, str(self.pack / "check.py"), *options],
                              capture_output=True, check=False, text=True)
        return said.returncode, said.stdout + said.stderr

    def must_be_found(self, *places, options=()):
        """By both, in each of these places."""
        status, problems = problems_of(self.path, *options)
        checked, words = self.check_packed(*options)
        lines = words.splitlines()
        for book, seq in places:
            if (book, seq) not in problems:
                self.missed.append(f"{self.name}: verify names {problems}, not {book} {seq}")
            if not any(line.startswith(f"{book} {seq} ") for line in lines):
                self.missed.append(f"{self.name}: the checker says {words}, not {book} {seq}")
        if (status, checked) != (1, 1):
            self.missed.append(f"{self.name}, {options}: {status}, the checker {checked} {words}")

    def must_pass(self):
        """So much for what needs no paper and no key: the forger was careful."""
        status, problems = problems_of(self.path)
        checked, words = self.check_packed()
        if (status, checked) != (0, 0):
            self.missed.append(f"{self.name} isn't what it should be: {problems}, {words}")


def renamed(code, seq):
    """Somebody else is said to have written an entry; the rest of the book follows."""
    def change(forger):
        book = forger.books()[code]
        forger.run(f"UPDATE entry SET actor = 'anh Tư' WHERE book = {book} AND seq = {seq}")
        forger.rehash(code)
    return change


def rewrite_suffixes(trial):
    for code, closing in trial.closings.items():
        for seq in trial.seqs[code]:
            trial.rewrite(f"{code} from {seq} on", renamed(code, seq))
            if seq <= closing:
                opening = [(code, 1)] if seq == 1 else []
                trial.must_be_found(("register", trial.seal), (code, closing), *opening)
            else:
                trial.must_pass()
            trial.must_be_found(options=("--witness", trial.codes[code]))


def rewrite_register(trial):
    for seq in trial.seqs["register"]:
        trial.rewrite(f"register from {seq} on", renamed("register", seq))
        if seq < trial.seal:
            trial.must_be_found(("register", trial.signed), ("register", trial.known))
        elif seq <= trial.signed:
            if seq == trial.seal:
                trial.must_be_found(("register", trial.signed))
        else:
            trial.must_pass()
        trial.must_be_found(options=("--witness", trial.codes["register"]))


def cut_register(trial):
    """Entries are gone at its end, and its head says so: never a crash."""
    register = trial.books["register"]
    for seq in trial.seqs["register"][1:]:
        def cut(forger, seq=seq):
            for number in range(seq, trial.seqs["register"][-1] + 1):
                forger.delete(register, number)
            forger.rehash("register")
        trial.rewrite(f"the register ends before {seq}", cut)
        trial.must_be_found(*([("register", trial.known)] if seq < trial.seal else ()),
                            options=("--witness", trial.codes["register"]))


def append_to_closed(trial):
    """One entry more, with good hashes, that is dated into the month that was closed."""
    for code in trial.closings:
        last = trial.seqs[code][-1]
        money = [seq for seq in trial.seqs[code] if trial.moved[code, seq]]

        def append(forger, code=code, last=last, seq=money[-1]):
            book = forger.books()[code]
            forger.copy(book, seq, last + 1)
            receipt = forger.value("SELECT max(receipt) + 1 FROM entry WHERE book = ?", book)
            forger.run(f"UPDATE entry SET effective_on = '{MONTH}-20', receipt = CASE WHEN receipt"
                       f" IS NULL THEN NULL ELSE {receipt or 0} END"
                       f" WHERE book = {book} AND seq = {last + 1}")
            forger.rehash(code)
        trial.rewrite(f"{code} {last + 1} is dated into {MONTH}", append)
        trial.must_be_found((code, last + 1))


def rewrite_all(trial):
    """With the seals: only a code on paper and the officer's key are out of the forger's reach."""
    def one_book(code):
        def change(forger):
            renamed(code, 2)(forger)
            forger.take_signatures_off()
            forger.seal_anew()
        return change

    def everything(forger):
        for code in forger.books():
            renamed(code, 1)(forger)
        forger.take_signatures_off()
        forger.register_anew()
        forger.seal_anew()

    changes = {f"all of {code}": one_book(code) for code in trial.closings}
    for name, change in {**changes, "everything": everything}.items():
        trial.rewrite(name, change)
        trial.must_pass()
        trial.must_be_found(("register", trial.seal), options=("--public-key", trial.public_key))
        touched = trial.codes if name == "everything" else [name.split(" ")[-1], "register"]
        for code in touched:
            trial.must_be_found(options=("--witness", trial.codes[code]))


def main():
    folder = Path(sys.argv[1]).resolve()
    trial = Trial(folder, str(folder / sys.argv[2]))
    for rewrite in (rewrite_suffixes, rewrite_register, cut_register, append_to_closed,
                    rewrite_all):
        rewrite(trial)
    for line in trial.missed:
        print(line)
    print(f"{trial.count} ledgers")
    sys.exit(bool(trial.missed))


main()
