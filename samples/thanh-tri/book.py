"""One group's money, kept by the rules of the ledger: what they refuse stops the script."""
import calendar
import sys
from collections import Counter
from datetime import date, timedelta

FIRST_DAY, LAST_DAY = date(2024, 1, 1), date(2024, 6, 30)


def require(holds, rule, *details):
    if not holds:
        sys.exit(f"generate: broken rule: {rule} {details}")


def month_end(day):
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def round_date(start, every, number):
    """Months are counted from the start and clamped, so 31 Jan, 29 Feb, 31 Mar, 30 Apr."""
    if every != "1m":
        return start + timedelta(weeks=int(every[0]) * (number - 1))
    years, month = divmod(start.month - 1 + number - 1, 12)
    first = date(start.year + years, month + 1, 1)
    return first.replace(day=min(start.day, month_end(first).day))


class Book:
    """Contributions, advances and payouts of a group whose calendar and dues are known."""

    def __init__(self, group):
        self.group = group
        self.paid = Counter()      # share -> own money
        self.advanced = Counter()  # (share, index of due) -> the organiser's money
        self.cash = self.bank = self.drawn = 0
        self.latest, self.late = {}, set()
        self.rows = {"contributions": [], "advances": [], "payouts": []}
        self.refs = Counter()

    def ref(self, day, what):
        """G001-2401-03, the second one of that month G001-2401-03b."""
        stem = f"{self.group['code']}-{day:%y%m}-{what}"
        self.refs[stem] += 1
        return stem if self.refs[stem] == 1 else stem + chr(ord("a") + self.refs[stem] - 1)

    def add(self, file, share, amount, day, ref, **more):
        require(FIRST_DAY <= day <= LAST_DAY and amount > 0, "dates and amounts", ref, day, amount)
        self.rows[file].append({"group": self.group["code"], "share": f"{share:02d}",
                                "amount": amount, "date": day, "ref": ref, **more})

    def own_money(self, share):
        """How a share's contributions meet its dues, oldest first: one amount per due."""
        left, met = self.paid[share], []
        for _ in self.group["dues"][share]:
            met.append(min(left, self.group["contribution"]))
            left -= met[-1]
        return met

    def repaid(self, share):
        """Of a due, the part not advanced is filled first; what comes then is the organiser's."""
        needed = self.group["contribution"]
        return sum(max(0, met + self.advanced[share, i] - needed)
                   for i, met in enumerate(self.own_money(share)))

    def lacking(self, share, day):
        """(index, amount) of the dues up to a day that are neither paid nor advanced."""
        needed = self.group["contribution"]
        gaps = [(i, needed - met - self.advanced[share, i])
                for i, met in enumerate(self.own_money(share))
                if self.group["dues"][share][i][1] <= day]
        return [(i, gap) for i, gap in gaps if gap > 0]

    def in_order(self, share, day):
        require(self.latest.get(share, day) <= day, "a share's money is in date order", share, day)
        self.latest[share] = day

    def contribute(self, share, amount, day, method):
        dues, before = self.group["dues"][share], self.repaid(share)
        self.in_order(share, day)
        require((self.group["start"] - day).days <= 3, "not long before the start", share, day)
        met_before = self.own_money(share)
        self.paid[share] += amount
        require(self.paid[share] <= len(dues) * self.group["contribution"], "no overpaying", share)
        for i, met in enumerate(self.own_money(share)):
            if met > met_before[i] and day > dues[i][1]:
                self.late.add((share, i))
        into_pot = amount - (self.repaid(share) - before)
        self.cash += into_pot if method == "cash" else 0
        self.bank += into_pot if method == "bank" else 0
        self.add("contributions", share, amount, day, self.ref(day, f"{share:02d}"), method=method)

    def advance(self, share, day):
        gaps = self.lacking(share, day)
        require(gaps, "an advance covers a due that is neither paid nor advanced", share, day)
        self.in_order(share, day)
        for index, gap in gaps:
            self.advanced[share, index] += gap
        amount = sum(gap for _, gap in gaps)
        self.cash += amount
        self.add("advances", share, amount, day, self.ref(day, f"{share:02d}A"))

    def pay_out(self, day):
        group, number = self.group, self.drawn + 1
        due = group["dates"][number]
        require(due <= day <= month_end(due), "drawn on or after the round, in its month", day)
        for share in group["dues"]:
            require(not self.lacking(share, due), "the whole pot is there", group["code"], share)
        pot = group["contribution"] * (group["size"] - (group["pot"] == "net"))
        from_cash = min(pot, self.cash)
        self.cash, self.bank = self.cash - from_cash, self.bank - (pot - from_cash)
        require(self.cash >= 0 and self.bank >= 0, "cash on hand", group["code"], day)
        self.drawn = number
        self.add("payouts", group["drawer"][number], pot, day, self.ref(day, "P"))

    def unpaid(self, day):
        """[amount] of own money still lacking, per due dated on or before the day."""
        return [self.group["contribution"] - met for share, dues in self.group["dues"].items()
                for met, (_, due) in zip(self.own_money(share), dues)
                if due <= day and met < self.group["contribution"]]

    def check_end(self):
        group = self.group
        rounds_due = sum(1 for due in group["dates"].values() if due <= LAST_DAY)
        require(self.drawn == rounds_due, "every round due is drawn", group["code"])
        paid_in, out = sum(self.paid.values()), sum(row["amount"] for row in self.rows["payouts"])
        still_advanced = sum(self.advanced.values()) - sum(map(self.repaid, group["dues"]))
        require(paid_in + still_advanced == out + self.cash + self.bank, "in = out + on hand")
        if self.drawn == group["size"]:
            require(self.cash + self.bank == 0, "a finished cycle leaves nothing", group["code"])
            require(sum(self.unpaid(LAST_DAY)) == still_advanced, "only advances stay open")
