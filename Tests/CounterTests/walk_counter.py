#!/usr/bin/env python3
"""Walks the citizen counter in headless Chromium as people do, and says what went wrong, as JSON on standard output.

Usage: walk_counter.py ADDRESS MAILS SAMPLES AXE PICTURES STAFF_PASSWORD

ADDRESS is the counter's, served with --show-mail and --demo-operator; MAILS a file with what it prints. Both registrations are walked, an application with
a bad and then a good photo, applying again, and an application by staff, on a phone 360 points wide and on a desk. A picture of each page goes into PICTURES. Told are what axe (WCAG
2.2 AA) objects to, what the browser wrote to its console, and whether a page is wider than its window.
"""

import base64
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "SupervisorReportsTests"))
from judge_page import Browser  # noqa: E402


class Walker:
    def __init__(self, name: str, width: int, height: int, told: list):
        self.profile = tempfile.TemporaryDirectory()
        self.browser = Browser(self.profile.name)
        self.browser.tool(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500)
        self.name, self.told, self.count = name, told, 0

    def go(self, address: str):
        self.browser.ask("/url", {"url": address})

    def find(self, selector: str) -> str:
        return next(iter(self.browser.ask("/element", {"using": "css selector", "value": selector}).values()))

    def fill(self, **values: str):
        for name, value in values.items():
            self.browser.ask(f"/element/{self.find(f'#{name}')}/value", {"text": value})

    def press(self, selector: str = "main button.main"):
        self.browser.ask(f"/element/{self.find(selector)}/click", {})

    def see(self, heading: str):
        """Waits for a page with this heading, and judges it."""
        end = time.monotonic() + 300
        while True:
            try:
                found = self.browser.run("return document.querySelector('h1')?.textContent + '|' + document.readyState")
            except Exception:  # A page that is going away answers nothing.
                found = ""
            if found == f"{heading}|complete":
                break
            if time.monotonic() > end:
                self.told.append(f"{self.name}: saw {found!r} instead of {heading!r}")
                raise Lost
            time.sleep(0.05)
        self.count += 1
        size = self.browser.run("return [document.documentElement.scrollWidth, innerWidth, document.documentElement.scrollHeight]")
        if size[0] > size[1]:
            self.told.append(f"{self.name} {heading}: {size[0]} points wide in a window of {size[1]}")
        shot = self.browser.tool("Page.captureScreenshot", captureBeyondViewport=True)["data"]
        (PICTURES / f"{self.name}-{self.count:02}.png").write_bytes(base64.b64decode(shot))
        # Run in the page by the driver, past the page's policy, which lets no script in.
        found = self.browser.run(
            AXE + "; const done = arguments[arguments.length - 1];"
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}).then("
            "result => done(result.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' ')))"
            ", error => done([String(error)]))", later=True)
        self.told += [f"{self.name} {heading}: {violation}" for violation in found]
        self.told += [f"{self.name} {heading}: console: {entry['message']}" for entry in self.browser.log("browser")
                      # Hints are of a lower level; an answer 422 is a form with faults, as it should be.
                      if entry["level"] in ("SEVERE", "WARNING") and "422" not in entry["message"]]



class Lost(Exception):
    """The next page is not the one that people should see."""


def last_link(mails: pathlib.Path) -> str:
    time.sleep(0.5)
    return re.findall(r"^http://localhost\S+$", mails.read_text(), re.M)[-1]


def walk(phone: Walker, desk: Walker, told: list, address: str, mails: pathlib.Path, samples: pathlib.Path):
    phone.go(address)
    phone.see("虛擬健保卡")
    phone.press("a[href='/mobile']")
    phone.see("行動電話認證")
    phone.press()
    phone.see("行動電話認證")
    phone.fill(card="1234", number="A123456789", phone="0912-345-678")
    phone.press()
    phone.see("請關閉 Wi-Fi")
    phone.press("main a")
    phone.press("a[href*='sim=own']")
    phone.see("電信公司已回覆")
    phone.press("main a")
    phone.see("設定註冊密碼")
    phone.fill(password="Abcd123~", again="Abcd123~", mail="a@example.tw")
    phone.press()
    phone.see("行動電話認證成功")
    phone.press("main a")
    phone.see("我的帳號")
    phone.press("a[href='/apply']")
    phone.see("申請虛擬健保卡（一般申請）")
    phone.press("#consent")
    phone.press()
    phone.see("步驟 1：上傳身分證件正面")
    phone.fill(issued="94/7/1", file=str(samples / "sample-01/id-front.jpg"))
    phone.press()
    phone.see("看起來沒有問題")
    phone.press("a.button.main")
    phone.see("步驟 2：上傳正面半身照")
    phone.fill(file=str(samples / "sample-17/portrait.jpg"))
    phone.press()
    phone.see("這張圖片可能會被退件")
    phone.press("a.button.main")
    phone.see("步驟 2：上傳正面半身照")
    phone.fill(file=str(samples / "sample-01/portrait.jpg"))
    phone.press()
    phone.see("看起來沒有問題")
    phone.press("a.button.main")
    phone.see("步驟 3：確認申請資料")
    phone.press()
    phone.see("申請進度")
    phone.press("a.button[href='/apply']")
    phone.see("申請虛擬健保卡（一般申請）")
    phone.go(f"{address}/account?lang=en")
    phone.see("My account")

    desk.go(f"{address}/register")
    desk.see("健保卡網路服務註冊")
    desk.fill(
        number="A223456781", name="好平安", household="FB123453", county="花蓮縣", town="吉安鄉", village="稻香村", neighbourhood="13",
        password="Abcd123~", again="Abcd123~", phone="0987-654-321", mail="b@hotmail.com")
    desk.press("#rules")
    desk.press()
    desk.see("已收到您的申請")
    desk.go(last_link(mails))
    desk.see("健保卡註冊認證作業")
    desk.press()
    desk.see("註冊認證完成")
    desk.press("main a")
    desk.see("登入")
    desk.fill(number="A223456781", password="Abcd123~")
    desk.press()
    desk.see("我的帳號")
    desk.press("form[action='/account/code'] button")
    desk.see("裝置認證碼")
    shot = sorted(PICTURES.glob("desk-*.png"))[-1]
    scanned = subprocess.run(["zbarimg", "--quiet", "--raw", shot], capture_output=True, text=True).stdout.strip()
    if not scanned.startswith(f"{address}/certify?code="):
        told.append(f"desk: the QR code reads {scanned!r}")
    phone.go(scanned)
    phone.see("Certify this phone")
    phone.fill(number="A223456781", password="Abcd123~")
    phone.press()
    phone.see("This phone is certified")



def walk_staff(desk: Walker, address: str, samples: pathlib.Path):
    desk.go(f"{address}/staff/login")
    desk.see("專案申請：人員登入")
    desk.fill(login="ma.li", password=STAFF_PASSWORD)
    desk.press()
    desk.see("密碼變更")
    desk.fill(current=STAFF_PASSWORD, password="Staff12~", again="Staff12~")
    desk.press()
    desk.see("專案申請")
    desk.press("a[href='/staff/apply']")
    desk.see("專案申請：申請人")
    desk.fill(number="A123456789", born="70/1/1", phone="0912-345-678", mail="a@example.tw")
    desk.press("#consent")
    desk.press()
    desk.see("步驟 1：上傳身分證件正面")
    desk.fill(file=str(samples / "sample-01/id-front.jpg"))
    desk.press()
    desk.see("看起來沒有問題")
    desk.press("a.button.main")
    desk.see("步驟 2：上傳正面半身照")
    desk.fill(file=str(samples / "sample-01/portrait.jpg"))
    desk.press()
    desk.see("看起來沒有問題")
    desk.press("a.button.main")
    desk.see("步驟 3：確認申請資料")
    desk.press()
    desk.see("專案申請")


def main(address: str, mails: pathlib.Path, samples: pathlib.Path):
    told: list = []
    phone, desk = Walker("phone", 360, 780, told), Walker("desk", 1280, 900, told)
    try:
        walk(phone, desk, told, address, mails, samples)
        walk_staff(desk, address, samples)
    except Lost:
        pass
    finally:
        phone.browser.end()
        desk.browser.end()
    print(json.dumps({"pages": phone.count + desk.count, "told": told}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    AXE = pathlib.Path(sys.argv[4]).read_text()
    PICTURES = pathlib.Path(sys.argv[5])
    STAFF_PASSWORD = sys.argv[6]
    main(sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]).resolve())
