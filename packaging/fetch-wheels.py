#!/usr/bin/env python3
"""Fetches the pinned wheels and unpacks what card-review needs of them into a folder.

Usage: fetch-wheels.py DEPS_DIR

A wheel that is already there with the right SHA-256 is not fetched again, and what is unpacked already is left alone. Exits 0 when all is
in place, 69 when a wheel cannot be had, 65 when one has the wrong digest.
"""

import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

import lite_network
import onnx_cut
import onnx_metadata
import onnx_quantise
import onnx_unblock

PINS = pathlib.Path(__file__).with_name("wheels.json")


def digest(path: pathlib.Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() if hasattr(hashlib, "file_digest") \
            else hashlib.sha256(file.read()).hexdigest()


def fetch(pin: dict, wheels: pathlib.Path) -> pathlib.Path:
    path = wheels / pin["file"]
    if path.exists() and digest(path) == pin["sha256"]:
        return path
    path.unlink(missing_ok=True)
    print(f"fetching {pin['name']} {pin['version']}", flush=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
               "--only-binary=:all:", "--dest", str(wheels)]
    for platform in pin.get("platforms", []):
        command += ["--platform", platform]
    if pin.get("python"):
        command += ["--python-version", pin["python"], "--implementation", "cp"]
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as requirement:
        requirement.write(f"{pin['name']}=={pin['version']} --hash=sha256:{pin['sha256']}\n")
        requirement.flush()
        result = subprocess.run(command + ["--require-hashes", "--requirement", requirement.name])
    if result.returncode != 0 or not path.exists():
        print(f"error: could not fetch {pin['file']} from the Python package index.\n"
              f"Fetch it on a machine with network access and put it into {wheels}, then run make again.",
              file=sys.stderr)
        sys.exit(69)
    if digest(path) != pin["sha256"]:
        print(f"error: {path} does not have the pinned SHA-256 {pin['sha256']}; it was not unpacked.", file=sys.stderr)
        sys.exit(65)
    return path


def unpack(pin: dict, wheel: pathlib.Path, deps: pathlib.Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.namelist():
            for rule in pin["unpack"]:
                if member.endswith("/") or not member.startswith(rule["from"]):
                    continue
                rest = member[len(rule["from"]):]
                if any(rest.startswith(left_out) for left_out in rule.get("except", [])):
                    continue
                target = deps / (rule["to"] + rest)
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(member) as source, open(target, "wb") as sink:
                    shutil.copyfileobj(source, sink)
    for link, name in pin.get("links", {}).items():
        path = deps / link
        path.unlink(missing_ok=True)
        path.symlink_to(name)
    for target, source in pin.get("metadata", {}).items():
        text = onnx_metadata.read(deps / source["network"])[source["property"]]
        (deps / target).write_text(text, encoding="utf-8")
    for target, source in pin.get("cut", {}).items():
        onnx_cut.cut(deps / source["network"], deps / target, source["tensors"])
    for form, converter in {"unblock": onnx_unblock, "lite": lite_network}.items():
        for target, source in pin.get(form, {}).items():
            converter.convert(deps / source, deps / target)
            (deps / source).unlink()
    for target, source in pin.get("quantise", {}).items():
        onnx_quantise.quantise(deps / source["network"], PINS.with_name(source["ranges"]), deps / target)


def main() -> None:
    deps = pathlib.Path(sys.argv[1]).resolve()
    wheels = deps / "wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    pins = json.loads(PINS.read_text(encoding="utf-8"))
    stamp = deps / "unpacked.json"
    ranges = {source["ranges"]: digest(PINS.with_name(source["ranges"]))
              for pin in pins for source in pin.get("quantise", {}).values()}
    wanted = json.dumps([pins, ranges], sort_keys=True)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    for pin in pins:
        unpack(pin, fetch(pin, wheels), deps)
    temporary = stamp.with_suffix(".new")
    temporary.write_text(wanted, encoding="utf-8")
    os.replace(temporary, stamp)


if __name__ == "__main__":
    main()
