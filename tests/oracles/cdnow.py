"""The published CDNOW calibration data: 1/10 sample of 2,357 customers, 39 weeks, from the public transactions.

The sample was drawn at random by Fader and Hardie, so that no rule gives it back: `cdnow_sample.txt` holds the
distance of each sampled customer number to the one before as one digit of base 36. Which customers are in it is
public with the data (brucehardie.com, notes of Fader and Hardie 2005; also in the package lifetimes, MIT licence).
The transactions themselves stay outside the repository.
"""

import csv
import gzip
from datetime import date, datetime
from functools import cache
from itertools import accumulate
from pathlib import Path

from huiyin.lib.stats import PurchaseHistory, purchase_history
from tests.real_data import real_data

END = date(1997, 9, 30)


def sampled_customers() -> set[int]:
    text = Path(__file__).with_name("cdnow_sample.txt").read_text("ascii").replace("\n", "")
    return set(accumulate(int(distance, 36) for distance in text))


@cache
def calibration_history() -> PurchaseHistory:
    sampled = sampled_customers()
    rows = [row for row in transactions() if row[0] in sampled]
    customers, dates, amounts = zip(*rows, strict=True)
    return purchase_history(customers=customers, dates=dates, amounts=amounts, end=END)


def transactions() -> list[tuple[int, date, float]]:
    with gzip.open(real_data("tab_cdnow_transactions.csv.gz"), "rt", newline="") as file:
        reader = csv.reader(file)
        next(reader), next(reader)  # the first row of data repeats the header
        return [
            (int(who), datetime.strptime(day, "%Y%m%d").date(), float(amount))  # noqa: DTZ007 - a day, no instant
            for who, day, _, amount in reader
        ]
