#!/usr/bin/env python3
"""Writes the table of character variants from the Unicode Han Database: which ideographs are forms of one and the same.

Usage: character-variants.py OUTPUT [UNIHAN_VARIANTS]

UNIHAN_VARIANTS is Unihan_Variants.txt, plain or packed with bzip2; by default Debian's, of the package unicode-data. Each line of the
table is a character and its variants without anything between. Variants of meaning in special uses only (kSpecializedSemanticVariant)
are left out, and mere look-alikes (kSpoofingVariant) unless one of the two is a rare character beyond the Basic Multilingual Plane: no
recogniser knows those, and reads the other in its place. Exits 0 when the table is written, 66 when there is no database.
"""

import bz2
import collections
import os
import pathlib
import re
import sys

DATABASE = "/usr/share/unicode/Unihan_Variants.txt.bz2"
PROPERTIES = {"kSemanticVariant", "kSimplifiedVariant", "kTraditionalVariant", "kZVariant"}
LOOK_ALIKE = "kSpoofingVariant"


def variants(lines) -> dict[str, set[str]]:
    found: dict[str, set[str]] = collections.defaultdict(set)
    for line in lines:
        fields = line.rstrip("\n").split("\t")
        if len(fields) != 3 or fields[1] not in PROPERTIES | {LOOK_ALIKE}:
            continue
        character = chr(int(fields[0][2:], 16))
        # A value may name its sources after "<".
        for point in re.findall(r"U\+([0-9A-F]{4,6})(?:<\S*)?", fields[2]):
            other = chr(int(point, 16))
            if fields[1] == LOOK_ALIKE and max(ord(character), ord(other)) <= 0xFFFF:
                continue
            if other != character:
                # Each pair once, under its first character.
                found[min(character, other)].add(max(character, other))
    return found


def main() -> None:
    output = pathlib.Path(sys.argv[1])
    database = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else DATABASE)
    if not database.exists():
        print(f"error: {database} is missing; install Debian's unicode-data", file=sys.stderr)
        sys.exit(66)
    text = (bz2.decompress(database.read_bytes()) if database.suffix == ".bz2" else database.read_bytes()).decode("utf-8")
    table = "".join(f"{character}{''.join(sorted(others))}\n" for character, others in sorted(variants(text.splitlines()).items()))
    temporary = output.with_suffix(".new")
    temporary.write_text("# A character and its variants a line, from the Unicode Han Database.\n" + table, encoding="utf-8")
    os.replace(temporary, output)


if __name__ == "__main__":
    main()
