"""The loans that the federation vouched for, January to June 2024, and their repayments.

Each loan follows its plan by the rules of the ledger: interest by real days of a year of 365, on
the whole principal where it is flat, rounded half up; what comes late bears half as much again on
the principal and 10 % a year on the interest.
"""
from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from book import FIRST_DAY, LAST_DAY, month_end, require, round_date
from dice import Dice

LOANS, PRINCIPAL, SECOND_LOANS, TWO_GUARANTORS = 987, 20_400_000_000, 30, 40
LOANS_BY_MONTH = {1: 190, 2: 120, 3: 190, 4: 170, 5: 170, 6: 147}
LATE_PERCENT, STOPPED, TWO_AT_ONCE, PAID_OFF = 4, 9, 5, 3
TET = (date(2024, 2, 8), date(2024, 2, 14))

LENDERS = [
    {"code": "CSXH", "name": "Ngân hàng Chính sách xã hội, phòng giao dịch Thạnh Trị",
     "kind": "bank"},
    {"code": "NNPT", "name": "Ngân hàng Nông nghiệp, chi nhánh Thạnh Trị", "kind": "bank"},
    {"code": "TVCN", "name": "Quỹ Trợ vốn công nhân tỉnh", "kind": "collected"},
    {"code": "QTT", "name": "Quỹ Tương trợ Liên đoàn Lao động huyện", "kind": "fund"},
]
FILES = {
    "loans": "code,member,lender,guarantor,principal,rate,periods,every,method,disbursed,"
             "first_due,purpose,round,principal_every,paid_from",
    "fund_payments": "unit,lender,amount,date,ref,method",
    "repayments": "loan,amount,date,ref,method",
    "remittances": "unit,lender,amount,date,ref,method",
}

# Changed by hand while samples/run goes through the months; both loans are without interest.
RESCHEDULED = {  # code: (on, first due, periods)
    "V046": (date(2024, 4, 25), date(2024, 5, 20), 6),
    "V054": (date(2024, 5, 27), date(2024, 6, 25), 12),
}
CALLED = {"V017": date(2024, 6, 20)}


class Product(NamedTuple):
    count: int
    lender: str
    percent: str
    method: str
    every: str
    periods: list
    principal_every: int
    unit: int  # what principal and interest are rounded to
    millions: list
    by: str  # how repayments come
    purposes: list


FARM = ["chăn nuôi heo", "chăn nuôi bò", "nuôi gà thả vườn", "nuôi cá tra trong ao",
        "trồng rau màu", "trồng lúa, mua phân bón", "mua máy cày tay"]
TRADE = ["buôn bán nhỏ", "bán tạp hóa", "bán hàng ăn sáng", "bán vé số, thêm vốn", "may gia công",
         "mua xe chạy xe ôm", "đan lát thủ công"]
HOME = ["sửa nhà", "xây nhà vệ sinh, bể nước", "học phí cho con", "mua máy tính cho con học",
        "chữa bệnh", "mua xe máy đi làm"]
PRODUCTS = [
    Product(520, "CSXH", "6.6", "equal-principal", "1m", [24, 36], 6, 1, [20, 25, 30], "bank",
            FARM + HOME[:2]),
    Product(90, "NNPT", "9.5", "bullet", "1m", [12], 1, 1, [30, 40, 50], "bank", FARM + TRADE),
    Product(203, "TVCN", "7.2", "flat", "1m", [10, 12], 1, 1000, [8, 10, 12, 15, 20], "cash",
            TRADE + HOME),
    Product(24, "TVCN", "10.4", "flat", "1w", [40], 1, 1000, [4, 6, 8], "cash", TRADE),
    Product(150, "QTT", "0", "equal-principal", "1m", [10], 1, 1, [3, 4, 5], "bank", HOME),
]


def day_column(file):
    return "disbursed" if file == "loans" else "date"


def half_up(numerator, denominator, unit=1):
    return (2 * numerator + denominator * unit) // (2 * denominator * unit) * unit


def parts_of(whole, count, unit):
    """Equal parts; the last takes what rounding leaves."""
    each = half_up(whole, count, unit)
    return [each] * (count - 1) + [whole - each * (count - 1)]


class Loan:
    """One loan, its dues and what the borrower brings."""

    def __init__(self, product, principal, disbursed):
        self.product, self.principal, self.disbursed = product, principal, disbursed
        self.ppm = int(product.percent.replace(".", "")) * 10 ** (
            4 - len(product.percent.partition(".")[2]))
        self.first_due = round_date(disbursed, product.every, 2)
        self.repaid = []  # [(date, amount)]

    def plan(self):
        """[(date, principal, interest)] of all dues."""
        product, principals = self.product, [0] * self.periods
        every = self.periods if product.method == "bullet" else product.principal_every
        parts = parts_of(self.principal, self.periods // every, product.unit)
        principals[every - 1::every] = parts
        dates = [round_date(self.first_due, product.every, n + 1) for n in range(self.periods)]
        if product.method == "flat":
            a_year = 12 if product.every == "1m" else 52
            interest = half_up(self.principal * self.ppm * self.periods, a_year * 10**6,
                               product.unit)
            return list(zip(dates, principals, parts_of(interest, self.periods, product.unit)))
        dues, owed, since = [], self.principal, self.disbursed
        for day, principal in zip(dates, principals):
            dues.append((day, principal, self.interest(owed, self.ppm, (day - since).days)))
            owed, since = owed - principal, day
        return dues

    def interest(self, amount, ppm, days):
        return half_up(amount * ppm * days, 365 * 10**6, self.product.unit)

    def late_amount(self, principal, interest, days):
        """What a due costs some days later."""
        on_principal = self.interest(principal, self.ppm * 3 // 2, days)
        return principal + interest + on_principal + self.interest(interest, 100_000, days)

    def pay(self, day, amount):
        if amount > 0 and day <= LAST_DAY:
            self.repaid.append((day, amount))

    def pay_plan(self, late, stops):
        """Each due on its day, or the days late that `late` has for it; none from `stops` on."""
        for index, (day, principal, interest) in enumerate(self.plan()):
            if index >= stops:
                break
            days = late.get(index, 0)
            self.pay(day + timedelta(days=days), self.late_amount(principal, interest, days))

    def reschedule(self, on, first_due, periods):
        """All that is still owed, without interest, in equal parts from another day on."""
        self.repaid = [(day, amount) for day, amount in self.repaid if day < on]
        owed = self.principal - sum(amount for _, amount in self.repaid)
        for n, part in enumerate(parts_of(owed, periods, self.product.unit)):
            self.pay(round_date(first_due, "1m", n + 1), part)


# ---------------------------------------------------------------- who borrows what

def working_day(dice, month):
    last = month_end(date(2024, month, 1)).day
    day = date(2024, month, 2 + dice.below(last - 1))
    away = day.weekday() >= 5 or TET[0] <= day <= TET[1]
    return working_day(dice, month) if away else day


def new_loans(dice, members, units):
    """All loans, in the order of their days."""
    months = dice.dealt(LOANS_BY_MONTH)
    products = dice.dealt({n: product.count for n, product in enumerate(PRODUCTS)})
    loans = [Loan(PRODUCTS[n], dice.pick(PRODUCTS[n].millions) * 10**6, working_day(dice, month))
             for n, month in zip(products, months)]
    parent = {code: above for code, above, _, _ in units}
    people = dice.shuffled(members)
    people = people[:LOANS - SECOND_LOANS] + people[:SECOND_LOANS]
    for loan, member in zip(loans, people):
        loan.member, loan.unit = member["code"], member["unit"]
        loan.periods = dice.pick(loan.product.periods)
        loan.purpose = dice.pick(loan.product.purposes)
        loan.guarantor = loan.unit
    vouched = [loan for loan in loans if parent[loan.unit] and loan.product.lender != "QTT"]
    for loan in dice.shuffled(vouched)[:TWO_GUARANTORS]:
        loan.guarantor = f"{loan.unit}:60;{parent[loan.unit]}:40"
    level(dice, loans)
    loans.sort(key=lambda loan: loan.disbursed)
    for number, loan in enumerate(loans, 1):
        loan.code = f"V{number:03d}"
    return loans


def level(dice, loans):
    """Changes loans of the policy bank by five million or one until the sum is reached."""
    largest = [loan for loan in loans if loan.product.lender == "CSXH"]
    missing = PRINCIPAL - sum(loan.principal for loan in loans)
    while missing:
        loan = dice.pick(largest)
        step = (5 if abs(missing) >= 5 * 10**6 else 1) * (10**6 if missing > 0 else -10**6)
        if 10 * 10**6 <= loan.principal + step <= 50 * 10**6:
            loan.principal, missing = loan.principal + step, missing - step


# ---------------------------------------------------------------- who pays what, when

def pay_all(dice, loans):
    """Most dues are paid on their day; some late, some not at all, a few ahead of their day."""
    special = set(RESCHEDULED) | set(CALLED)
    dues = [(loan, index) for loan in loans if loan.code not in special
            for index, (day, _, _) in enumerate(loan.plan()) if day < LAST_DAY]
    late = defaultdict(dict)
    for loan, index in dice.shuffled(dues)[:len(dues) * LATE_PERCENT // 100]:
        longest = 6 if loan.product.every == "1w" else 25
        late[loan.code][index] = 1 + min(dice.below(longest), dice.below(longest))
    stopped = dice.shuffled(loan for loan in loans if loan.code not in special
                            and loan.disbursed < date(2024, 4, 1))[:STOPPED]
    stops = {loan.code: 1 + dice.below(2) for loan in stopped} | dict.fromkeys(special, 2)
    for loan in loans:
        loan.pay_plan(late[loan.code], stops.get(loan.code, loan.periods))
    for loan in loans:
        if loan.code in RESCHEDULED:
            require(loan.product.percent == "0", "rescheduled without interest", loan.code)
            loan.reschedule(*RESCHEDULED[loan.code])
        if loan.code in CALLED:
            require(loan.product.lender == "CSXH", "the policy bank calls", loan.code)
    pay_ahead(dice, [loan for loan in loans if loan.product.lender == "QTT"
                     and len(loan.repaid) >= 2 and not late[loan.code] and loan.code not in stops])


def pay_ahead(dice, loans):
    """Of loans without interest: two dues at once, or all that is left."""
    chosen = dice.shuffled(loans)[:TWO_AT_ONCE + PAID_OFF]
    for loan in chosen[:TWO_AT_ONCE]:
        (day, first), (_, second) = loan.repaid[-2:]
        loan.repaid[-2:] = [(day, first + second)]
    for loan in chosen[TWO_AT_ONCE:]:
        day, _ = loan.repaid[-1]
        paid = sum(amount for _, amount in loan.repaid[:-1])
        loan.repaid[-1] = (day, loan.principal - paid)


# ---------------------------------------------------------------- rows

class Lent:
    """The rows of all files, and the figures to expect."""

    def __init__(self, loans):
        self.loans = loans
        self.rows = {"loans": [self.loan_row(loan) for loan in loans],
                     "repayments": [row for loan in loans for row in self.repayment_rows(loan)],
                     "fund_payments": list(self.fund_payments()),
                     "remittances": list(self.remittances())}

    @staticmethod
    def loan_row(loan):
        product = loan.product
        return {"code": loan.code, "member": loan.member, "lender": product.lender,
                "guarantor": loan.guarantor, "principal": loan.principal, "rate": product.percent,
                "periods": loan.periods, "every": product.every, "method": product.method,
                "disbursed": loan.disbursed, "first_due": loan.first_due, "purpose": loan.purpose,
                "round": product.unit, "principal_every": product.principal_every,
                "paid_from": product.by}

    @staticmethod
    def repayment_rows(loan):
        refs = Counter()
        for day, amount in sorted(loan.repaid):
            stem = f"{loan.code}-{day:%y%m}"
            refs[stem] += 1
            ref = stem if refs[stem] == 1 else stem + chr(ord("a") + refs[stem] - 1)
            yield {"loan": loan.code, "amount": amount, "date": day, "ref": ref,
                   "method": loan.product.by}

    def by_unit_and_month(self, lender):
        """{(unit, first of the month): [lent, repaid]} of one lender's loans, in order."""
        sums = defaultdict(lambda: [0, 0])
        for loan in (loan for loan in self.loans if loan.product.lender == lender):
            sums[loan.unit, loan.disbursed.replace(day=1)][0] += loan.principal
            for day, amount in loan.repaid:
                sums[loan.unit, day.replace(day=1)][1] += amount
        return sorted(sums.items())

    def fund_payments(self):
        """Before a month's loans the fund gets what it lacks, in half millions."""
        held = Counter()
        for (unit, month), (lent, repaid) in self.by_unit_and_month("QTT"):
            lacking = max(0, lent - held[unit])
            amount = -(-lacking // 500_000) * 500_000
            held[unit] += amount + repaid - lent
            if amount:
                yield {"unit": unit, "lender": "QTT", "amount": amount, "date": month,
                       "ref": f"QTT-{month:%y%m}", "method": "bank"}

    def remittances(self):
        for (unit, month), (_, repaid) in self.by_unit_and_month("TVCN"):
            if repaid:
                yield {"unit": unit, "lender": "TVCN", "amount": repaid, "date": month_end(month),
                       "ref": f"TVCN-{month:%y%m}", "method": "cash"}

    def print_summary(self):
        rows = self.rows["repayments"]
        print(f"loans: {len(self.loans)}, {sum(loan.principal for loan in self.loans):,} dong; "
              f"repayments: {len(rows)}, {sum(row['amount'] for row in rows):,} dong")


def lend(members, units):
    dice = Dice(20240629)
    loans = new_loans(dice, members, units)
    pay_all(dice, loans)
    require(len(loans) == LOANS, "the number of loans", len(loans))
    require(sum(loan.principal for loan in loans) == PRINCIPAL, "the sum that is lent")
    require(all(FIRST_DAY <= loan.disbursed <= LAST_DAY for loan in loans), "the half year")
    return Lent(loans)
