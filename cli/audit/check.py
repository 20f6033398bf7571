#!/usr/bin/env python3
"""Checks the books in journal.jsonl without hui: the chains, the sums, the closings, the seals.

check.py --help says how it is used; README.txt says what it proves and what it can't.
"""

import sys

sys.dont_write_bytecode = True  # the evidence stays as it was handed over
# Python looks beside this script first, also for what it brings along itself: from here on last.
sys.path.append(sys.path.pop(0))
import os

FOLDER = os.path.dirname(os.path.realpath(__file__))
SCRIPTS = ("bodies.py", "books.py", "check.py", "ed25519.py", "journal.py", "papers.py",
           "words.py")
# What would break a line, have it read otherwise than it is written, or command the screen.
CONTROLS = [*range(0x20), *range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, 0x2028, 0x2029,
            *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
REPLACED = dict.fromkeys(CONTROLS, "\N{REPLACEMENT CHARACTER}")


def show(line, stream=None):
    """Prints a line. Whatever of it comes from the pack stays a text there."""
    print(line.translate(REPLACED), file=stream or sys.stdout)


def strangers():
    """What Python could run in place of a script of the pack or of a module of its own."""
    for name in sorted(os.listdir(FOLDER)):
        path = os.path.join(FOLDER, name)
        if os.path.isdir(path):
            is_package = any(file.startswith("__init__.") for file in os.listdir(path))
            if is_package or name == "__pycache__":
                yield name
        elif name.endswith((".py", ".pyw", ".pyc", ".pyd", ".so")) and name not in SCRIPTS:
            yield name


def refuse_strangers():
    """Before anything else is imported, words.py too: so it is said in both languages."""
    found = list(strangers())
    for name in found:
        show(f"{name} không phải là tệp của gói, mà Python có thể chạy nó thay cho chương trình "
             "kiểm tra: hãy lấy nó ra khỏi thư mục này rồi kiểm tra lại")
        show(f"{name} is no part of the pack, and Python might run it in place of the checker: "
             "take it out of this folder, then check again")
    if found:
        sys.exit(1)


for stream in (sys.stdout, sys.stderr):
    # Whatever the screen can show: a report that breaks off says nothing.
    stream.reconfigure(errors="backslashreplace")
refuse_strangers()
sys.path.insert(0, FOLDER)
from books import Check, in_order
from papers import Unusable, balances_in, heads_in, key_in, witness_in, witness_of
from words import HELP, language_of, say, speak


def language_asked(arguments):
    """That of --lang, so that what is wrong with the rest is said in it; else the machine's."""
    for option, value in zip(arguments, arguments[1:]):
        if option == "--lang" and value in ("vi", "en"):
            return value
    return language_of(os.environ)


def asked(arguments):
    """What was given with each option, and the journal's path if one was."""
    given = {"--lang": None, "--witness": None, "--public-key": None}
    files, rest = [], list(arguments)
    while rest:
        word = rest.pop(0)
        if not word.startswith("--"):
            files.append(word)
        elif word not in given:
            raise Unusable(say("there is no option {option} here", option=word))
        elif not rest:
            raise Unusable(say("{option} needs a value", option=word))
        else:
            given[word] = rest.pop(0)
    if len(files) > 1:
        raise Unusable(say("{file} is more than one journal", file=files[1]))
    if given["--lang"] not in (None, "vi", "en"):
        raise Unusable(say("there is no language {language} here: vi or en",
                           language=given["--lang"]))
    return given, files[0] if files else None


def beside(journal, name):
    """Another file of the pack that a journal is of."""
    return os.path.join(os.path.dirname(os.path.abspath(journal)), name)


def check_ends(check, heads, is_of_pack):
    if os.path.exists(heads):
        try:
            check.check_heads(heads_in(heads))
        except Unusable as error:
            check.problems.append(str(error))
    elif is_of_pack:
        check.problems.append(
            say("heads.csv is gone: without it nobody sees whether a book ends too early"))
    else:
        show(say("heads.csv is not beside the journal: whether a book ends too early is not "
                 "looked at"))


def check_balances(check, balances):
    """The day that the pack's trial balances are of; None where they can't be read."""
    if not os.path.exists(balances):
        check.problems.append(say("trial-balances.csv is gone"))
        return None
    try:
        day, stated = balances_in(balances)
    except Unusable as error:
        check.problems.append(str(error))
        return None
    check.check_balances(day, stated)
    return day


def lines_in(journal):
    try:
        with open(journal, "rb") as lines:
            return lines.readlines()
    except OSError as error:
        raise Unusable(say("{file} can't be read", file=journal)) from error


def main(arguments):
    speak(language_asked(arguments))
    if "--help" in arguments:
        for line in say(HELP).split("\n"):
            show(line)
        return 0
    check = Check()
    try:
        given, path = asked(arguments)
        witness, key = given["--witness"], given["--public-key"]
        witness = None if witness is None else witness_in(witness)
        public_key = None if key is None else key_in(key)
        journal = path or os.path.join(FOLDER, "journal.jsonl")
        heads = beside(journal, "heads.csv")
        is_of_pack = path is None or os.path.exists(heads)
        check.read(lines_in(journal), is_of_pack)
        if path and not check.books and not check.problems:
            raise Unusable(say("{file} holds no entries", file=journal))
        check.run(public_key)
        check_ends(check, heads, path is None)
        day = check_balances(check, beside(journal, "trial-balances.csv")) if is_of_pack else None
    except Unusable as error:
        show(str(error), sys.stderr)
        return 2
    return tell(check, witness, day)


def tell(check, witness, day):
    """Prints what was found; the status."""
    for problem in check.problems:
        show(problem)
    found = check.find(witness) if witness else None
    if found:
        show(say("the code stands for entry {seq} of {book}, dated {date}", seq=found["seq"],
                 book=found["book"], date=found["effective_on"]))
        changed = check.first_changed.get(found["book"], found["seq"])
        if changed < found["seq"]:
            show(say("but entry {seq}, which stands before it, is not as it was then",
                     seq=changed))
    elif witness:
        show(say("no entry has this code: these are other books, or they were rewritten since"))
    entries = sum(len(book) for book in check.books.values())
    counts = {"books": len(check.books), "entries": entries}
    if check.problems:
        show(say("{books} books, {entries} entries: {problems} wrong", **counts,
                 problems=len(check.problems)))
    else:
        show(say("{books} books, {entries} entries: nothing wrong", **counts))
    if day:
        show("  " + say("trial-balances.csv is of {date}", date=day))
    for book in in_order(check.books):
        if check.books[book] and (book == "register" or len(check.books) <= 12):
            last = check.books[book][-1]
            show("  " + say("{book}: last entry {seq}, code {code}", book=book, seq=last["seq"],
                            code=witness_of(last["hash"])))
    return 1 if check.problems or (witness and not found) else 0


if __name__ == "__main__":
    try:
        status = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    sys.exit(status)
