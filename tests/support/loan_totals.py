#!/usr/bin/env python3
"""How many loans a folder's months hold, what was lent, and what of it is still owed.

loan_totals.py FOLDER: counted from the CSV files alone. A repayment meets the principal that is due
first; of a loan without interest all of it is principal. Nobody there pays interest ahead.
"""

import csv
import sys
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path


def rows(folder, name):
    for path in sorted(Path(folder).glob(f"*/{name}.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def due_date(loan, number):
    first = date.fromisoformat(loan["first_due"])
    if loan["every"].endswith("w"):
        return first + timedelta(weeks=int(loan["every"][:-1]) * number)
    months = first.year * 12 + first.month - 1 + int(loan["every"][:-1]) * number
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(first.day, monthrange(year, month)[1]))


def principal_dues(loan):
    """[(date, principal)], in parts rounded half up, the last of them what is left."""
    periods, unit = int(loan["periods"]), int(loan["round"])
    every = periods if loan["method"] == "bullet" else int(loan["principal_every"])
    count, left = periods // every, int(loan["principal"])
    part = (2 * left + count * unit) // (2 * count * unit) * unit
    for number in range(every - 1, periods, every):
        principal = left if number == periods - 1 else part
        left -= principal
        yield due_date(loan, number), principal


def main():
    loans = {loan["code"]: loan for loan in rows(sys.argv[1], "loans")}
    owed = {code: int(loan["principal"]) for code, loan in loans.items()}
    lent = sum(owed.values())
    paid = sorted(rows(sys.argv[1], "repayments"), key=lambda row: row["date"])
    for row in paid:
        loan, amount = loans[row["loan"]], int(row["amount"])
        if loan["rate"] != "0":
            later = sum(principal for day, principal in principal_dues(loan)
                        if day > date.fromisoformat(row["date"]))
            amount = min(amount, max(0, owed[row["loan"]] - later))
        owed[row["loan"]] -= amount
    print(len(loans), lent, sum(owed.values()))


if __name__ == "__main__":
    main()
