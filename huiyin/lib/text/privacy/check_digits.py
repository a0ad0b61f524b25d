"""Check digits of identity numbers and bank cards."""

from datetime import date

# GB 11643-1999 (ISO 7064 MOD 11-2).
_MAINLAND_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_MAINLAND_CHECKS = "10X98765432"
_PROVINCES = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83"
_TAIWAN_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"


def luhn(digits: str) -> bool:
    """Whether the last digit is the Luhn check digit of the others (ISO/IEC 7812-1)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def mainland_check(first: str) -> str:
    """Return the check character of the first 17 digits of a mainland identity number."""
    total = sum(int(digit) * weight for digit, weight in zip(first, _MAINLAND_WEIGHTS, strict=True))
    return _MAINLAND_CHECKS[total % 11]


def mainland_like(number: str) -> bool:
    """Whether 18 or 15 characters have a province and a date of birth in their places; typos in the check pass."""
    if number[:2] not in _PROVINCES.split():
        return False
    if len(number) == 15:
        return _is_date("19" + number[6:12])
    return number[6:8] in ("18", "19", "20") and _is_date(number[6:14])


def hong_kong(number: str) -> bool:
    """Whether letters, six digits and the check character make an HKID."""
    letters, digits, check = number[:-7], number[-7:-1], number[-1]
    values = [ord(letter) - 55 for letter in letters.rjust(2)] if len(letters) == 2 else [36, ord(letters) - 55]
    total = sum(value * weight for value, weight in zip((*values, *map(int, digits)), range(9, 1, -1), strict=True))
    return "0A987654321"[total % 11] == check


def taiwan(number: str) -> bool:
    """Whether a letter and nine digits make a Taiwanese identity number."""
    area = _TAIWAN_LETTERS.index(number[0]) + 10
    second = number[1] if number[1].isdigit() else str((_TAIWAN_LETTERS.index(number[1]) + 10) % 10)
    values = (area // 10, area % 10, int(second), *map(int, number[2:]))
    return (
        sum(value * weight for value, weight in zip(values, (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1), strict=True)) % 10 == 0
    )


def iban(number: str) -> bool:
    """Whether the check digits of an IBAN hold (ISO 13616, MOD 97-10)."""
    turned = number[4:] + number[:4]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1


def _is_date(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return True
