"""The kinds of entries that each sort of book has, and what their bodies must say."""

import re
from datetime import date, timedelta

REGISTER_KINDS = """ledger-opened unit-added unit-amended member-added member-amended
    member-forgotten lender-added lender-amended policy-set group-registered payroll-recorded
    month-sealed seal-signed reversed"""
GROUP_KINDS = """group-opened contributed advanced paid-out late-interest-paid
    late-interest-waived late-interest-shared reserve-spent reserve-returned reserve-covered
    share-defaulted turns-changed lot-committed turn-rules-agreed share-left holder-changed
    share-joined organiser-changed group-dissolved claim-settled cash-counted
    cash-difference-posted statement-reconciled bank-moved dispute-opened dispute-settled
    month-closed reversed"""
LOANS_KINDS = """portfolio-opened loan-applied loan-certified loan-approved loan-withdrawn
    loan-disbursed loan-taken-over loan-repaid loan-reallocated loan-rescheduled loan-called
    loan-written-off loan-interest-waived loan-noted loan-saved remitted fund-paid-in month-closed
    reversed"""
KINDS = {"register": set(REGISTER_KINDS.split()), "group": set(GROUP_KINDS.split()),
         "loans": set(LOANS_KINDS.split())}
# What must be a day, by the keys that lead to it; with "?" it need not be there.
DAYS = {
    "policy-set": ["from"],
    "payroll-recorded": ["listed", "lines.missing?.due"],
    "group-opened": ["start"],
    "late-interest-paid": ["rates.from"],
    "late-interest-waived": ["rates.from"],
    "turns-changed": ["lot?.mixed_on"],
    "statement-reconciled": ["from", "to", "lines.day"],
    "loan-applied": ["terms.disbursed", "terms.first_due?", "terms.holidays?.day"],
    "loan-disbursed": ["schedule.due"],
    "loan-taken-over": ["interest_from", "schedule.due"],
    "loan-rescheduled": ["schedule.due", "plan?.first_due"],
    "reversed": ["of_date"],
}
# What must be a text, and what a whole number, in what verify reads without --deep, too.
WORDS = {
    "ledger-opened": ["name"],
    "unit-added": ["code", "name", "parent"],
    "unit-amended": ["code", "name", "parent"],
    "member-added": ["code", "name", "unit"],
    "member-amended": ["code", "name", "unit"],
    "member-forgotten": ["code"],
    "lender-added": ["code", "kind", "name"],
    "lender-amended": ["code", "kind", "name"],
    "policy-set": ["key", "value"],
    "group-registered": ["group", "opening_hash"],
    "statement-reconciled": ["file", "lines.reference?", "lines.by?"],
}
NUMBERS = {"statement-reconciled": ["opening", "closing", "book", "lines.no", "lines.amount",
                                    "lines.entries?.seq"]}
DAY = re.compile("(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}\\Z")
TIME = re.compile("T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z\\Z")
MONTH = re.compile("(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])\\Z")
HEX = re.compile("([0-9a-f]{2})*\\Z")


def kind_of(book):
    """What a book is about, by its code."""
    if book == "register":
        return "register"
    return "loans" if book.startswith("loans/") else "group"


def is_day(text):
    """Whether it is one of a year that a book can have."""
    try:
        return type(text) is str and bool(DAY.match(text) and date.fromisoformat(text))
    except ValueError:
        return False


def is_time(text):
    return is_day(text[:10]) and bool(TIME.match(text[10:]))


def month_end(month):
    year, number = int(month[:4]), int(month[5:7])
    first_of_next = date(year + number // 12, number % 12 + 1, 1)
    return (first_of_next - timedelta(days=1)).isoformat()


def values_at(value, keys):
    """What stands in a body where these keys lead, in each item of a list; None where nothing."""
    if type(value) is list and keys:
        for item in value:
            yield from values_at(item, keys)
    elif not keys:
        yield value
    elif type(value) is not dict or keys[0].rstrip("?") not in value:
        if not keys[0].endswith("?"):
            yield None
    else:
        yield from values_at(value[keys[0].rstrip("?")], keys[1:])


def no_days_in(kind, body):
    """Where a body must name a day and doesn't."""
    for path in [*DAYS.get(kind, []), "of_date?"]:
        if not all(is_day(value) for value in values_at(body, path.split("."))):
            yield path.replace("?", "")


def is_readable(kind, body):
    """Whether a body says what verify asks of its kind without --deep; for days see above."""
    def has(name, kind_of_value, fits=lambda value: True):
        return type(body.get(name)) is kind_of_value and fits(body[name])

    def of_bytes(count):
        return lambda text: len(text) == 2 * count and HEX.match(text)

    for paths, wanted in ((WORDS, str), (NUMBERS, int)):
        for path in paths.get(kind, []):
            if any(type(value) is not wanted for value in values_at(body, path.split("."))):
                return False
    if kind in ("member-added", "member-amended"):
        return has("personal", dict, lambda hashes: all(type(h) is str for h in hashes.values()))
    if kind in ("lender-added", "lender-amended"):
        return body["kind"] in ("bank", "collected", "fund")
    if kind == "statement-reconciled":
        return has("file", str, of_bytes(32)) and type(body.get("lines")) is list
    if kind == "month-closed":
        amounts = body.get("balances")
        known = "register_hash" not in body or has("register_hash", str)
        return (has("month", str, MONTH.match) and has("register_seq", int) and known
                and type(amounts) is dict and all(type(n) is int for n in amounts.values()))
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
