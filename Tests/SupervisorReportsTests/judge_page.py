#!/usr/bin/env python3
"""Opens pages in headless Chromium and says what is wrong with them, as JSON on standard output.

Usage: judge_page.py AXE PICTURES PAGE...

Each page is opened as on a desk and on a phone, in light and dark, and as on paper; a picture of each goes into the folder. Told are what axe
(WCAG 2.2 AA and best practice) objects to, what the browser wrote to its console, what the page asked for beside itself, and whether it
is wider than its window.
"""

import base64
import json
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

VIEWS = [
    ("desk-light", 1280, 900, "light", "screen"),
    ("desk-dark", 1280, 900, "dark", "screen"),
    ("phone-light", 360, 780, "light", "screen"),
    ("phone-dark", 360, 780, "dark", "screen"),
    ("paper", 794, 1123, "light", "print"),
]


class Browser:
    def __init__(self, profile: str):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.driver = subprocess.Popen(
            [shutil.which("chromedriver"), f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.url = f"http://127.0.0.1:{port}"
        options = {
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={profile}",
                     "--no-first-run", "--disable-background-networking"],
            "perfLoggingPrefs": {"enableNetwork": True},
        }
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}
        for _ in range(200):
            try:
                answer = self.ask("/session", {"capabilities": {"alwaysMatch": wanted}})
                break
            except urllib.error.URLError:
                time.sleep(0.1)
        self.url += f"/session/{answer['sessionId']}"

    def ask(self, path: str, body: dict):
        request = urllib.request.Request(
            self.url + path, json.dumps(body).encode(), {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)["value"]

    def tool(self, command: str, **parameters):
        return self.ask("/goog/cdp/execute", {"cmd": command, "params": parameters})

    def run(self, script: str, *arguments, later: bool = False):
        return self.ask("/execute/async" if later else "/execute/sync", {"script": script, "args": list(arguments)})

    def log(self, kind: str) -> list:
        return self.ask("/se/log", {"type": kind})

    def end(self):
        try:
            request = urllib.request.Request(self.url, method="DELETE")
            urllib.request.urlopen(request, timeout=10).close()
        finally:
            # Not asked politely: whoever started this may have blocked the signal for that.
            self.driver.kill()
            self.driver.wait(timeout=10)


def requested(browser: Browser) -> list:
    messages = [json.loads(entry["message"])["message"] for entry in browser.log("performance")]
    return [message["params"]["request"]["url"] for message in messages if message["method"] == "Network.requestWillBeSent"]


def judged(browser: Browser, axe: str, page: pathlib.Path, pictures: pathlib.Path, view: tuple) -> dict:
    name, width, height, scheme, medium = view
    browser.tool("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500)
    browser.tool(
        "Emulation.setEmulatedMedia", media=medium, features=[{"name": "prefers-color-scheme", "value": scheme}])
    requested(browser)
    browser.log("browser")
    browser.ask("/url", {"url": page.as_uri()})
    wide = browser.run("return document.documentElement.scrollWidth - window.innerWidth")
    others = [url for url in requested(browser) if url != page.as_uri() and not url.startswith("data:")]
    console = [entry["message"] for entry in browser.log("browser")]
    picture = browser.tool("Page.captureScreenshot", captureBeyondViewport=True)["data"]
    (pictures / f"{page.stem}-{name}.png").write_bytes(base64.b64decode(picture))
    browser.run(axe)
    found = browser.run(
        "const done = arguments[0]; axe.run().then(done, error => done({violations: [{id: String(error), nodes: []}]}))",
        later=True)
    return {
        "page": page.name, "view": name, "tooWide": max(0, wide), "requested": others, "console": console,
        "violations": [
            violation["id"] + ": " + "; ".join(node["html"][:120] for node in violation["nodes"][:3])
            for violation in found["violations"]
        ],
    }


def main() -> None:
    axe = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
    pictures = pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(profile)
        try:
            pages = [pathlib.Path(page).resolve() for page in sys.argv[3:]]
            print(json.dumps([judged(browser, axe, page, pictures, view) for page in pages for view in VIEWS]))
        finally:
            browser.end()


if __name__ == "__main__":
    main()
