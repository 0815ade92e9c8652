"""Specimen cards flat, 1012 by 638 pixels (ID-1 at 300 dpi), each with its truth: where fields stand and how they are labelled
follows the specimens that the offices publish."""

from PIL import Image, ImageDraw

import holders
from lettering import choose, guilloche, write

SIZE = (1012, 638)
BLACK = (20, 20, 24)
RED = (196, 40, 44)
NOTHING = {"romanised_name": "", "issue_date": "", "expiry_date": ""}


def _portrait(card, box, portrait, grey=0.0, strength=1.0):
    left, top, right, bottom = box
    height = round(portrait.width * (bottom - top) / (right - left))
    picture = portrait.crop((0, 0, portrait.width, min(portrait.height, height))).resize((right - left, bottom - top), Image.LANCZOS)
    mask = Image.new("L", picture.size, int(255 * strength))
    card.paste(Image.blend(picture, picture.convert("L").convert("RGB"), grey), (left, top), mask)


def _specimen(card, chance, places, height):
    for place, character in zip(places, "樣本"):
        write(card, character, place, height, choose("kai", chance, "樣本"), (226, 30, 34))


def nhi(chance, portrait):
    """NHI card: the name in large type without a label, number and Minguo birth date under it."""
    card = guilloche(SIZE, chance, [(206, 226, 240), (226, 238, 200), (120, 170, 200)])
    draw = ImageDraw.Draw(card)
    draw.ellipse((115, 36, 254, 176), fill=(66, 108, 180))
    draw.ellipse((135, 56, 234, 156), fill=(240, 246, 240))
    draw.rectangle((165, 80, 184, 140), fill=(30, 140, 70))
    draw.rectangle((192, 80, 211, 140), fill=(30, 140, 70))
    draw.rounded_rectangle((109, 213, 268, 356), 18, fill=(208, 172, 84))
    for y in (250, 285, 320):
        draw.line((109, y, 268, y), fill=(140, 110, 40), width=3)
    write(card, "全民健康保險", (280, 88), 56, choose("kai", chance, ""), (24, 92, 116), spacing=0.34)
    write(card, "NATIONAL HEALTH INSURANCE", (281, 128), 29, choose("serif bold", chance, ""), (24, 92, 140))
    sex = chance.choice("男女")
    name = holders.han_name(chance)
    number = holders.national_number(chance, sex, valid=chance.random() > 0.06)
    if chance.random() < 0.15:
        number = holders.residence_number(chance, sex)
    # The card is taken from children alone, and looked at as if sent when they were.
    birth = holders.day(chance, 2013, 2025)
    year = birth.year - 1911
    printed = f"{year}/{birth.month:02}/{birth.day:02}"
    kind = chance.choice(["yuan", "hei", "hei bold", "kai"])
    height = min(96, 330 / max(len(name), 3))
    write(card, name, (362, 306), height, choose(kind, chance, name), BLACK, spacing=chance.choice([0, 0.04]))
    write(card, number, (370, 418), chance.choice([36, 40]), choose("sans bold", chance, ""), BLACK, spacing=0.03)
    write(card, printed, (370, 480), 36, choose("sans bold", chance, ""), BLACK, spacing=0.02)
    digits = "".join(str(chance.randrange(10)) for _ in range(12))
    write(card, f"{digits[:4]} {digits[4:8]} {digits[8:]}", (60, 570), 28, choose("sans bold", chance, ""), BLACK)
    _portrait(card, (690, 205, 967, 556), portrait)
    _specimen(card, chance, [(364, 568), (530, 568)], 88)
    return card, {**NOTHING, "kind": "nhi_card", "number": number, "name": name, "birth_date": birth.isoformat()}


def national_id(chance, portrait):
    """National identity card: spaced name, Minguo days, the red number at the lower right under its small red label."""
    card = guilloche(SIZE, chance, [(222, 214, 232), (240, 240, 214), (170, 150, 190)], strength=0.3)
    draw = ImageDraw.Draw(card)
    draw.rounded_rectangle((0, 0, SIZE[0] - 1, SIZE[1] - 1), 36, outline=(250, 250, 250), width=34)
    draw.rectangle((58, 82, 210, 182), fill=(200, 34, 44))
    draw.rectangle((58, 82, 136, 134), fill=(28, 40, 110))
    draw.rectangle((354, 83, 456, 182), outline=(220, 70, 60), width=7)
    kai = choose("kai", chance, "")
    write(card, "中華民國國民身分證", (219, 137), 62, kai, BLACK, condensed=0.68)
    sex = chance.choice("男女")
    name = holders.han_name(chance)
    number = holders.national_number(chance, sex, valid=chance.random() > 0.06)
    birth, issue = holders.day(chance, 1930, 2011), holders.day(chance, 2005, 2026)
    spaced = len(name) <= 4
    write(card, "姓名", (56, 329), 36, kai, BLACK, spacing=0.75)
    typeface = choose(chance.choice(["kai", "ming"]), chance, name)
    height = 56 if spaced else min(56, 440 / len(name))
    write(card, name, (182, 334), height, typeface, BLACK, spacing={2: 2.4, 3: 1.3, 4: 0.6}.get(len(name), 0) if spaced else 0)
    write(card, "出生", (56, 422), 33, kai, BLACK, spacing=1.0)
    write(card, "年月日", (56, 462), 33, kai, BLACK)
    draw.line((36, 393, 632, 393), fill=(120, 110, 120), width=1)
    draw.line((36, 496, 632, 496), fill=(120, 110, 120), width=1)
    hei = choose(chance.choice(["hei", "kai"]), chance, "")
    write(card, f"民國 {birth.year - 1911} 年 {birth.month} 月 {birth.day} 日", (180, 451), 38, hei, BLACK, spacing=0.06)
    write(card, "發證日期", (56, 540), 40, kai, BLACK, condensed=0.62)
    place, why = chance.choice(["北市", "新北市", "中市", "高市", "桃市", "竹縣"]), chance.choice(["換發", "補發", "初發"])
    issued = f"民國{chance.choice(['', ' '])}{issue.year - 1911}年 {issue.month}月 {issue.day}日({place}){why}"
    write(card, issued, (180, 551), 32, hei, BLACK, condensed=0.94)
    _portrait(card, (664, 70, 954, 422), portrait)
    write(card, "性別", (734, 453), 32, kai, BLACK)
    write(card, sex, (832, 457), 36, kai, BLACK)
    write(card, "統一編號", (662, 497), 24, kai, RED, spacing=0.2)
    digits = choose(chance.choice(["ming", "serif", "sans"]), chance, "")
    write(card, number, (664, 550), 52, digits, RED, condensed=0.95)
    _specimen(card, chance, [(204, 262), (488, 262)], chance.choice([70, 84]))
    return card, {
        **NOTHING, "kind": "national_id", "number": number, "name": name, "birth_date": birth.isoformat(),
        "issue_date": issue.isoformat(),
    }


def _permit(chance, permanent):
    sex = chance.choice("男女")
    has_han = chance.random() < 0.5
    number = (holders.residence_number if chance.random() < 0.6 else holders.old_residence_number)(
        chance, sex, valid=chance.random() > 0.06)
    birth, issue = holders.day(chance, 1950, 2018), holders.day(chance, 2010, 2025)
    expiry = holders.day(chance, 2027, 2032)
    truth = {
        "kind": "residence_permit", "number": number, "name": holders.han_name(chance) if has_han else "",
        "romanised_name": holders.roman_name(chance), "birth_date": birth.isoformat(), "issue_date": issue.isoformat(),
        "expiry_date": "" if permanent else expiry.isoformat(),
    }
    if not has_han:
        truth["name"] = truth["romanised_name"]
    return truth, sex, has_han, lambda field: truth[field].replace("-", "/")


def old_permit(chance, portrait, permanent=False):
    """Blue residence permit: labels in two languages above each value, a second, pale portrait under the text."""
    card = guilloche(SIZE, chance, [(168, 198, 236), (196, 214, 242), (110, 150, 210)])
    truth, sex, has_han, printed = _permit(chance, permanent)
    hei, bold, serif, sans = (choose(kind, chance, "") for kind in ("hei", "hei bold", "serif", "sans bold"))
    _portrait(card, (170, 280, 402, 550), portrait, strength=chance.uniform(0.35, 0.7))
    _portrait(card, (712, 280, 956, 558), portrait)
    title = "外僑永久居留證" if permanent else chance.choice(["中華民國居留證", "外僑居留證"])
    write(card, title, (180, 80), 52, choose("ming", chance, ""), BLACK, spacing=0.7 if len(title) < 7 else 0.55)
    write(card, "ROC (Taiwan) Resident Certificate", (210, 130), 34, sans, BLACK)
    grey = (110, 122, 150)

    def field(place, label, english, value, colour=grey, height=28, gap=28, kind=sans):
        end = write(card, label + " ", place, 22, hei, colour)
        write(card, english, (end, place[1]), 21, serif, colour)
        write(card, value, (place[0], place[1] + gap), height, kind, BLACK)

    left, right = 48, 424
    field((left, 182), "類別", "Type", title if permanent else "臺灣地區居留證", kind=hei, height=26)
    field((left, 246), "統一證號", "ID No.", truth["number"], colour=RED)
    end = write(card, "姓名 ", (left, 302), 22, hei, grey)
    end = write(card, "Name ", (end, 302), 21, serif, grey)
    if has_han:
        write(card, truth["name"], (end + 8, 302), 28, bold, BLACK)
    write(card, truth["romanised_name"], (left, 334), 28, sans, BLACK, condensed=min(1, 24 / len(truth["romanised_name"])))
    field((left, 366), "出生日期", "Date of birth", printed("birth_date"))
    last = chance.choice(["無限期", "永久"]) if permanent else printed("expiry_date")
    field((left, 428), "居留期限", "Date of expiry (Y/M/D)", last, colour=RED, kind=hei if permanent else sans)
    field((left, 490), "原居住地", "Country of origin", "越南", kind=hei)
    write(card, "台北市中正區廣州街15號", (left, 590), 28, hei, BLACK)
    field((right, 182), "居留證號", "Residence NO.", "".join(str(chance.randrange(10)) for _ in range(12)), height=30)
    field((right, 246), chance.choice(["核准日期", "核發日期", "發證日期"]), "Date of issue",
          printed("issue_date") + chance.choice(["", " 初領", " 換領"]), kind=hei)
    write(card, f"{sex} {'Male' if sex == '男' else 'Female'}", (right, 307), 27, hei, BLACK)
    field((right, 366), "出生地", "Place of birth", "越南", kind=hei)
    field((right, 428), "配偶", "Name of spouse", "王甲乙", kind=hei)
    field((right, 490), "身分事由", "Purpose of residence", "依親AF372", kind=hei)
    write(card, "台北市服務站 001", (708, 590), 27, hei, BLACK)
    _specimen(card, chance, [(430, 586), (590, 586)], 80)
    return card, truth


def new_permit(chance, portrait, permanent=False):
    """Residence permit since 2020: labels in two languages above or beside the values, portrait on the left."""
    card = guilloche(SIZE, chance, [(232, 236, 220), (214, 230, 240), (160, 180, 150)])
    truth, sex, has_han, printed = _permit(chance, permanent)
    hei, bold, sans, plain = (choose(kind, chance, "") for kind in ("hei", "hei bold", "sans bold", "sans"))
    title = "中華民國永久居留證" if permanent else chance.choice(["中華民國居留證", "中華民國外僑居留證"])
    write(card, title, (56, 58), 44, bold, (30, 50, 90), spacing=0.1)
    write(card, "Republic of China (Taiwan) " + ("Permanent " if permanent else "") + "Resident Certificate", (58, 108), 25, plain,
          (30, 50, 90))
    _portrait(card, (56, 150, 330, 500), portrait, grey=chance.choice([0, 1]))
    _portrait(card, (812, 330, 962, 520), portrait, grey=1, strength=0.4)
    grey = (70, 84, 96)

    def field(place, label, english, value, kind=sans, height=30):
        end = write(card, label + " ", place, 20, hei, grey)
        write(card, english, (end, place[1]), 19, plain, grey)
        write(card, value, (place[0], place[1] + 31), height, kind, BLACK, condensed=min(1, 30 / max(1, len(value))))

    left, right = 366, 700
    if has_han:
        field((left, 160), "姓名", "Name", truth["name"], kind=bold, height=34)
        write(card, truth["romanised_name"], (left, 228), 28, sans, BLACK)
    else:
        field((left, 160), "姓名", "Name", truth["romanised_name"])
    field((left, 268), "統一證號", "UI No.", truth["number"], height=34)
    field((left, 342), "出生日期", "Date of Birth", printed("birth_date"))
    field((left, 416), "核發日期", "Date of Issue", printed("issue_date"))
    last = chance.choice(["無限期 Indefinite", "永久", "無期限"]) if permanent else printed("expiry_date")
    field((left, 490), chance.choice(["居留期限", "有效期限"]), "Date of Expiry", last, kind=hei if permanent else sans)
    field((right, 268), "性別", "Sex", "M" if sex == "男" else "F", kind=plain)
    field((right, 342), "國籍", "Nationality", chance.choice(["VIETNAM", "INDONESIA", "PHILIPPINES", "JAPAN"]), kind=plain, height=26)
    field((right, 416), "居留事由", "Purpose", chance.choice(["依親", "應聘", "就學"]), kind=hei)
    write(card, "內政部移民署", (56, 560), 26, hei, (30, 50, 90))
    _specimen(card, chance, [(640, 586), (780, 586)], 70)
    return card, truth


def _permanent(layout):
    return lambda chance, portrait: layout(chance, portrait, permanent=True)


LAYOUTS = {
    "nhi": nhi, "national-id": national_id, "permit-old": old_permit, "permit-new": new_permit, "national-id-b": national_id,
    "nhi-b": nhi, "permit-new-permanent": _permanent(new_permit), "permit-old-permanent": _permanent(old_permit),
}
