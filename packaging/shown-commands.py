#!/usr/bin/env python3
"""Prints what a program tells of its commands, those left out that its help hides: manual pages are made of it.

Usage: PROGRAM=card-review shown-commands.py --experimental-dump-help
"""
import json
import os
import subprocess
import sys


def shown(command):
    command["subcommands"] = [shown(below) for below in command.get("subcommands", []) if below.get("shouldDisplay", True)]
    return command


told = json.loads(subprocess.run([os.environ["PROGRAM"], *sys.argv[1:]], check=True, capture_output=True).stdout)
told["command"] = shown(told["command"])
json.dump(told, sys.stdout)
