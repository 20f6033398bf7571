#!/usr/bin/env python3
"""Lints the repository: one line per finding, "file:line: what"; status 1 when there is any.

tidy.py [FOLDER] lints another tree than the one that it stands in.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

# What each module may include besides itself.
MODULES = {"base": set(), "journal": {"base"}}
MODULES["registry"] = {"base", "journal"}
MODULES["savings"] = MODULES["lending"] = {"base", "journal", "registry"}
MODULES["closing"] = {"base", "journal", "registry", "savings", "lending"}
MODULES["store"] = MODULES["closing"] | {"closing"}
MODULES["actions"] = MODULES["store"] | {"store"}
MODULES["exchange"] = MODULES["report"] = MODULES["actions"] | {"actions"}
CORE = {"base", "journal", "registry", "savings", "lending", "closing"}

CPP = {".cpp", ".hpp"}
CODE = CPP | {".sh", ".py", ".test", ".sql"}
PROSE = {".md", ".cmake", ".json", ".yml", ".yaml", ""}
MAX_COLUMNS = 100
MAX_LINES = 400

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')
DATABASE = re.compile(r"^(SQLiteCpp/.*|sqlite3(ext)?\.h)$")
OUTSIDE_WORLD = {"fstream", "iostream", "filesystem", "ctime"}
CLOCK = re.compile(r"\b\w+_clock\s*::\s*now\b|\btime\s*\(\s*(nullptr|NULL|0)\s*\)")
FLOATING = re.compile(r"\b(double|float)\b")
# Neither knows of money: the sun and the moon are computed in such numbers, and the library that
# looks for turns speaks them; what it finds is weighed again in whole numbers.
FLOATING_AT_THE_EDGE = {"lunar", "exact_turns"}
MONEY = re.compile(r"\bVnd\b|_vnd\b")
# The character classes keep the patterns from finding themselves.
UNFINISHED = re.compile(r"\b(TOD[O]|FIXM[E]|XX[X])\b|\b(un|not )implemente[d]\b", re.IGNORECASE)
STRANGE = re.compile(r"\b(lorem ipsu[m]|fooba[r]|asd[f]|chatgp[t]|as an a[i])\b", re.IGNORECASE)
MACHINE_PATH = re.compile(r"(?<![\w.*}])/(home|root|work)/")
VAGUE = re.compile(r"(^|_)(utils?|helpers?|managers?|data|info)(_|$)")

# What of a C++ source is no code; numbers are matched so that 1'000 opens no character literal.
NO_CODE = re.compile(
    r"""(?P<number>\b\d[\w']*)
      | R"(?P<end>[^\s()\\]*)\(.*?\)(?P=end)"
      | "(?:\\.|[^"\\\n])*"
      | '(?:\\.|[^'\\\n])+'
      | //[^\n]*
      | /\*.*?\*/""",
    re.DOTALL | re.VERBOSE,
)


def code_lines(text):
    """The lines of a C++ source with comments and literals blanked."""

    def blank(match):
        return match[0] if match["number"] else "\n" * match[0].count("\n")

    return NO_CODE.sub(blank, text).split("\n")


class Source:
    """One file: its path from the root, its text, and the findings in it."""

    def __init__(self, root, path):
        self.root, self.path = root, path
        self.findings = []
        self.parts = path.parts
        self.text = None
        raw = (root / path).read_bytes()
        try:
            self.text = raw.decode("utf-8")
        except UnicodeDecodeError:
            if path.suffix in CODE | PROSE:
                self.say(1, "is not UTF-8")
            return
        self.lines = self.text.split("\n")
        self.is_code = path.suffix in CODE or self.text.startswith("#!")
        self.is_ours = self.is_code or path.suffix in PROSE or path.name == "CMakeLists.txt"

    def say(self, line, what):
        self.findings.append((self.path.as_posix(), line, what))

    def module(self):
        return self.parts[1] if self.parts[0] == "engine" and len(self.parts) > 2 else None


def check_text(source):
    for number, line in enumerate(source.lines, 1):
        if path := MACHINE_PATH.search(line):
            source.say(number, f"a path of one machine: {path[0]}")
        if source.is_ours:
            if word := STRANGE.search(line):
                source.say(number, f"a word that doesn't belong here: {word[0]}")
            if word := UNFINISHED.search(line):
                source.say(number, f"unfinished: {word[0]}")
            if line != line.rstrip():
                source.say(number, "white space at the end of the line")
        if source.is_code and len(line) > MAX_COLUMNS:
            source.say(number, f"{len(line)} columns, more than {MAX_COLUMNS}")


def check_shape(source):
    text, count = source.text, source.text.count("\n")
    if source.is_ours and text:
        if not text.endswith("\n"):
            source.say(count + 1, "no newline at the end of the file")
        elif text.endswith("\n\n") or text == "\n":
            source.say(count, "an empty line at the end of the file")
    if source.is_code and count > MAX_LINES:
        source.say(MAX_LINES + 1, f"{count} lines, more than {MAX_LINES}: how many subjects?")
    if source.path.suffix in CPP and VAGUE.search(source.path.stem):
        source.say(1, "the file's name says too little")


def check_include(source, number, quote, header):
    module, parts = source.module(), header.split("/")
    if quote == '"' and parts[0] not in ("engine", "cli", "tests"):
        source.say(number, f'include "{header}" from the root of the repository')
    if module and parts[0] in ("cli", "tests"):
        source.say(number, f"engine/{module} includes {parts[0]}")
    if module and parts[0] == "engine":
        other = parts[1] if len(parts) > 2 else header
        if other not in MODULES:
            source.say(number, f"{other} is no module")
        elif other != module and other not in MODULES.get(module, set()):
            source.say(number, f"engine/{module} includes engine/{other}, against the direction")
    if DATABASE.match(header) and source.parts[0] in ("engine", "cli"):
        if module != "store":
            source.say(number, f"<{header}> outside engine/store")
    if module in CORE and header in OUTSIDE_WORLD:
        source.say(number, f"<{header}> in the core")


def check_cpp(source):
    module = source.module()
    if module and module not in MODULES:
        source.say(1, f"engine/{module} is no module")
    if source.path.suffix == ".hpp" and source.lines[0] != "#pragma once":
        source.say(1, "doesn't start with #pragma once")
    for number, line in enumerate(source.lines, 1):
        if "\t" in line:
            source.say(number, "a tab")
        if include := INCLUDE.match(line):
            check_include(source, number, include[1], include[2])
    for number, line in enumerate(code_lines(source.text), 1):
        if module in CORE and CLOCK.search(line):
            source.say(number, "the core reads the clock: time is an argument")
        if source.parts[0] != "engine":
            continue
        if source.path.stem in FLOATING_AT_THE_EDGE:
            if word := MONEY.search(line):
                source.say(number, f"money beside floating point: {word[0]}")
        elif word := FLOATING.search(line):
            source.say(number, f"floating point in the engine: {word[0]}")


def tracked(root):
    """The files that git tracks or would, or None where git doesn't know this tree."""
    git = ["git", "-C", str(root)]
    try:
        top = subprocess.run([*git, "rev-parse", "--show-toplevel"], capture_output=True)
        if top.returncode or Path(os.fsdecode(top.stdout).rstrip("\n")).resolve() != root:
            return None
        listed = [*git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(listed, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    return [Path(os.fsdecode(name)) for name in set(names.split(b"\0")) if name]


def all_files(root):
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in (".git", "build", "__pycache__")]
        for name in names:
            yield Path(folder, name).relative_to(root)


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2]).resolve()
    paths = tracked(root)
    paths = all_files(root) if paths is None else paths
    files, findings = 0, []
    for path in sorted(paths):
        if not (root / path).is_file() or (root / path).is_symlink():
            continue
        files += 1
        source = Source(root, path)
        if source.text is not None:
            check_text(source)
            check_shape(source)
            if path.suffix in CPP:
                check_cpp(source)
        findings += source.findings
    for path, line, what in sorted(findings):
        print(f"{path}:{line}: {what}")
    print(f"{files} files read, findings: {len(findings)}", file=sys.stderr)
    return 1 if findings or not files else 0


if __name__ == "__main__":
    sys.exit(main())
