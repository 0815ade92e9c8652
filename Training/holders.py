"""Made-up holders of specimen cards: names, numbers and days."""

import datetime

LETTERS = dict(zip("ABCDEFGHJKLMNPQRSTUVXYWZIO", range(10, 36)))

FAMILY = "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓馬阮董溫"
GIVEN = (
    "怡君雅婷志明家豪俊傑淑芬美玲建宏宗翰承恩柏宇品妍詠晴子涵筱玲鈺煊欣妤佳穎冠廷彥霖宥翔語彤芷瑄堃喆昀珮瑜薇馨儒瀚鎧嫻菀翊"
    "騏驊皓麒麟鳳凰曦燁璿瓊瑤蓁蕙馥鑫淼森犇羴贇"
)
DOTTED = ["全文才．索魯曼", "瓦歷斯‧諾幹", "拉娃·谷倖", "達悟·夏曼", "伊婕‧迪布", "亞榮隆‧撒可努"]
ROMAN_FAMILY = ["NGUYEN", "TRAN", "DANG", "DO", "LE", "PHAM", "SANTOS", "DELA CRUZ", "WIJAYA", "SUSANTI", "SMITH", "TANAKA", "KIM"]
ROMAN_GIVEN = [
    "THI KIM HONG", "THI DAO", "VAN MINH", "QUOC BAO", "MARIA CRISTINA", "JUAN CARLOS", "SRI WAHYUNI", "DEWI", "JOHN PAUL", "AKIKO",
    "MIN JI", "ANNA LUCIA VILLANUEVA", "THI THANH HUYEN",
]


def national_number(chance, sex, valid=True):
    """A national identity number; with a wrong check digit where it shall not be valid."""
    return _number(chance.choice(list(LETTERS)), [1 if sex == "男" else 2], 7, chance, valid)


def residence_number(chance, sex, valid=True):
    """A residence number of the form that is issued since 2021."""
    return _number(chance.choice(list(LETTERS)), [8 if sex == "男" else 9], 7, chance, valid)


def old_residence_number(chance, sex, valid=True):
    """A residence number of two letters, as issued until 2020: the second letter counts by its last digit."""
    letter = chance.choice(list(LETTERS))
    second = chance.choice("AC" if sex == "男" else "BD")
    digits = [chance.randrange(10) for _ in range(7)]
    check = _check(letter, [LETTERS[second] % 10] + digits)
    return letter + second + "".join(map(str, digits)) + str(check if valid else (check + 5) % 10)


def _number(letter, first, count, chance, valid):
    digits = first + [chance.randrange(10) for _ in range(count)]
    check = _check(letter, digits)
    return letter + "".join(map(str, digits)) + str(check if valid else (check + 5) % 10)


def _check(letter, digits):
    value = LETTERS[letter]
    total = value // 10 + value % 10 * 9 + sum(digit * weight for digit, weight in zip(digits, range(8, 0, -1)))
    return -total % 10


def han_name(chance):
    """A name of two to four characters, now and then a dotted one."""
    if chance.random() < 0.06:
        return chance.choice(DOTTED)
    length = chance.choices([2, 3, 4], [2, 10, 1])[0]
    family = "歐陽" if length == 4 else chance.choice(FAMILY)
    return family + "".join(chance.choice(GIVEN) for _ in range(length - len(family)))


def roman_name(chance):
    """Family name, a comma or none, and given names, in capitals."""
    family = chance.choice(ROMAN_FAMILY)
    return f"{family}{chance.choice([',', ''])} {chance.choice(ROMAN_GIVEN)}"


def day(chance, first, last):
    """A day of the years from `first` to `last`."""
    start = datetime.date(first, 1, 1)
    return start + datetime.timedelta(days=chance.randrange((datetime.date(last, 12, 31) - start).days))
