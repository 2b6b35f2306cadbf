#!/usr/bin/env python3
# ===----------------------------------------------------------------------=== #
# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
# ===----------------------------------------------------------------------=== #
"""Proves the pay lines of a result folder without any code of Penna.

Reads formulas.json and lines.csv, and skattetabell-YYYY.txt and engangsskatt-YYYY.csv where formulas look up tax. Evaluates the text of each
line's formula with the line's operands, in exact fractions, and compares with the line's amount. The language is
described in Documentation/FormulaLanguage.md. With --evidence it checks instead, by hashes alone, that a payslip belongs to
the run whose root is given: the one that an auditor kept when it was locked. Exit code: 0 all
proved, 1 some line is not, 2 the folder cannot be read.
"""
import argparse
import bisect
import csv
import hashlib
import json
import math
import pathlib
import re
import sys
from fractions import Fraction

PARTS = {"krona": 100, "timme": 60, "dag": 1, "semesterdag": 100, "procent": 1_000_000, "faktor": 100,
         "antal": 10_000, "tal": 1}
TOKEN = re.compile(r"[ \t\r\n\u00a0]*(?:(?P<number>[0-9]+(?:,[0-9]+)?)|(?P<name>[^\W\d_]\w*)"
                   r"|(?P<sign>[-+*/()\[\];%\u2212\u00d7\u00f7])|(?P<end>\Z))")
AMOUNT = re.compile(r"-?[0-9]+\.[0-9]{2}")
SAME_SIGN = {"\u2212": "-", "\u00d7": "*", "\u00f7": "/"}


class Unprovable(Exception):
    """A formula cannot be read or evaluated, or a table lacks the place."""


def half_away(value, parts):
    """The nearest multiple of 1/parts; a tie goes away from zero."""
    size = math.floor(abs(value) * parts + Fraction(1, 2))
    return Fraction(size if value >= 0 else -size, parts)


ONE_ARGUMENT = {
    "golv": lambda x: Fraction(math.floor(x)),
    "tak": lambda x: Fraction(math.ceil(x)),
    "öre": lambda x: half_away(x, 100),
    "krona": lambda x: half_away(x, 1),
    "halvtimme": lambda x: Fraction(math.ceil(x * 2), 2),
}
MANY_ARGUMENTS = {"min": min, "max": max}


class Parser:
    """Turns an expression into a function from operand values and tables to a Fraction."""

    def __init__(self, text, names):
        self.names, self.used, self.tokens, place = names, set(), [], 0
        while not self.tokens or self.tokens[-1][0] != "end":
            match = TOKEN.match(text, place)
            if not match:
                raise Unprovable(f"character {place + 1}: unknown character {text[place]!r}")
            word = match.group(match.lastgroup)
            self.tokens.append((match.lastgroup, SAME_SIGN.get(word, word), match.start(match.lastgroup) + 1))
            place = match.end()
        self.tokens.reverse()

    def parse(self):
        result = self.sum()
        self.expect("end", "")
        if len(self.used) < len(self.names):
            raise Unprovable(f"unused operands: {sorted(set(self.names) - self.used)}")
        return result

    def next_is(self, *signs):
        kind, word, _ = self.tokens[-1]
        return kind == "sign" and word in signs

    def expect(self, kind, word):
        token = self.tokens.pop()
        if token[:2] != (kind, word):
            raise Unprovable(f"character {token[2]}: expected {word or 'the end'}, found {token[1] or 'the end'}")

    def sum(self):
        return self.chain(self.product, {"+": lambda a, b: a + b, "-": lambda a, b: a - b})

    def product(self):
        return self.chain(self.signed, {"*": lambda a, b: a * b, "/": lambda a, b: a / b})

    def chain(self, part, operations):
        left = part()
        while self.next_is(*operations):
            operation, right = operations[self.tokens.pop()[1]], part()
            left = (lambda o, a, b: lambda v, t: o(a(v, t), b(v, t)))(operation, left, right)
        return left

    def signed(self):
        if self.next_is("-"):
            self.tokens.pop()
            inner = self.signed()
            return lambda v, t: -inner(v, t)
        return self.value()

    def value(self):
        kind, word, place = self.tokens.pop()
        if kind == "number":
            whole, _, decimals = word.partition(",")
            number = Fraction(int(whole + decimals), 10 ** len(decimals))
            if self.next_is("%"):
                self.tokens.pop()
                number /= 100
            return lambda v, t: number
        if (kind, word) == ("sign", "("):
            inner = self.sum()
            self.expect("sign", ")")
            return inner
        if kind != "name":
            raise Unprovable(f"character {place}: a value is missing")
        if self.next_is("("):
            return self.call(word, self.arguments(")"), place)
        if self.next_is("["):
            arguments = self.arguments("]")
            return lambda v, t: t.value(word, [argument(v, t) for argument in arguments])
        if word not in self.names:
            raise Unprovable(f"character {place}: unknown operand {word}")
        self.used.add(word)
        index = self.names.index(word)
        return lambda v, t: v[index]

    def arguments(self, closing):
        self.tokens.pop()
        arguments = [self.sum()]
        while self.next_is(";"):
            self.tokens.pop()
            arguments.append(self.sum())
        self.expect("sign", closing)
        return arguments

    def call(self, name, arguments, place):
        if name in MANY_ARGUMENTS:
            function = MANY_ARGUMENTS[name]
            return lambda v, t: function(argument(v, t) for argument in arguments)
        if name not in ONE_ARGUMENT or len(arguments) != 1:
            raise Unprovable(f"character {place}: no function {name} with {len(arguments)} arguments")
        function, argument = ONE_ARGUMENT[name], arguments[0]
        return lambda v, t: function(argument(v, t))


class Tables:
    """The published tax tables of a folder, each read when it is first needed."""

    def __init__(self, folder):
        self.folder, self.years, self.one_off = folder, {}, {}

    def value(self, name, arguments):
        if any(a.denominator != 1 for a in arguments):
            raise Unprovable(f"{name} is looked up by whole numbers only")
        arguments = list(map(int, arguments))
        if name == "skattetabell" and len(arguments) == 4:
            return self.month_tax(*arguments)
        if name == "engångsskatt" and len(arguments) == 3:
            return self.one_off_percent(*arguments)
        raise Unprovable(f"no table {name} with those arguments")

    def month_tax(self, year, number, column, income):
        if year not in self.years:
            self.years[year] = self.read(year)
        rows = self.years[year].get(number)
        if rows is None or not 1 <= column <= 6 or income < 0:
            raise Unprovable(f"skattetabell has no place {year}, {number}, {column}, {income}")
        if income == 0:
            return Fraction(0)
        begins, cells = rows
        is_percent, columns = cells[bisect.bisect_right(begins, income) - 1]
        cell = columns[column - 1]
        return Fraction(income * cell // 100 if is_percent else cell)

    def one_off_percent(self, year, column, income):
        if year not in self.one_off:
            path = self.folder / f"engangsskatt-{year}.csv"
            if not path.exists():
                raise Unprovable(f"{path.name} is not in the folder")
            with open(path, encoding="utf-8-sig", newline="") as file:
                self.one_off[year] = list(csv.DictReader(file, delimiter=";"))
        for row in self.one_off[year]:
            if int(row["column"]) == column and int(row["income_from"]) <= income <= int(row["income_to"] or income):
                return Fraction(int(row["percent"]))
        raise Unprovable(f"engångsskatt has no place {year}, {column}, {income}")

    def read(self, year):
        path, tables = self.folder / f"skattetabell-{year}.txt", {}
        if not path.exists():
            raise Unprovable(f"{path.name} is not in the folder")
        for line in path.read_text(encoding="utf-8-sig").splitlines():
            if len(line) != 49 or line[:3] not in ("30B", "30%"):
                raise Unprovable(f"{path.name} is not in the published layout: {line!r}")
            columns = [int(line[start:start + 5]) for start in range(19, 49, 5)]
            begins, cells = tables.setdefault(int(line[3:5]), ([], []))
            begins.append(int(line[5:12]))
            cells.append((line[2] == "%", columns))
        return tables


def read_formulas(folder):
    """Formula id to (name, parts of one for each operand, function)."""
    formulas, wrong = {}, []
    for formula in json.loads((folder / "formulas.json").read_text(encoding="utf-8")):
        number, operands = formula["id"], formula["operands"]
        try:
            if number in formulas:
                raise Unprovable("another formula has the same id")
            function = Parser(formula["expression"], [operand["name"] for operand in operands]).parse()
            formulas[number] = (formula["name"], [PARTS[operand["unit"]] for operand in operands], function)
        except Unprovable as error:
            wrong.append(f"formula {number}: {error}")
    if wrong:
        raise ValueError("\n".join(wrong))
    return formulas


def difference(row, formulas, tables):
    """What is wrong with a line, or None when it is proved."""
    number = int(row["formula"])
    if number not in formulas:
        return f"formula {number} is not in formulas.json"
    name, parts, function = formulas[number]
    if not AMOUNT.fullmatch(row["amount"]):
        return f"the amount {row['amount']!r} is not kronor with two decimals"
    stored = [int(word) for word in row["operands"].split()]
    if len(stored) != len(parts):
        return f"formula {number} has {len(parts)} operands, the line {len(stored)}"
    try:
        value = function([Fraction(s, p) for s, p in zip(stored, parts)], tables)
    except Unprovable as error:
        return f"formula {number} {name}: {error}"
    except ZeroDivisionError:
        return f"formula {number} {name}: division by zero"
    if value == Fraction(row["amount"]):
        return None
    return f"formula {number} {name} gives {value} with {row['operands']}, the line says {row['amount']}"


def root_of(evidence):
    """The root that a payslip and its path lead to: a leaf is hashed after a zero byte, a node after a one byte."""
    def digest(*parts):
        return hashlib.sha256(b"".join(parts)).digest()

    payslip = digest(evidence["payslip"].encode(), b"\0", evidence["carry"].encode())
    node = digest(b"\0", payslip)
    for step in evidence["path"]:
        if "left" in step:
            node = digest(b"\1", bytes.fromhex(step["left"]), node)
        else:
            node = digest(b"\1", node, bytes.fromhex(step["right"]))
    return node.hex()


def last_seal(evidence):
    """The seal that the receipt and the steps lead to: that of a locked run is what an auditor has kept."""
    node = hashlib.sha256((evidence["head"] + evidence["receipt"]).encode()).digest()
    for step in evidence["steps"]:
        node = hashlib.sha256(node + f"{step['state']}\x1f{step['at']}\x1f{step['by']}".encode()).digest()
        if step.get("seal") != node.hex():
            return None
    return node.hex()


def check_evidence(path, root):
    try:
        evidence = json.loads(path.read_text(encoding="utf-8"))
        found = [root_of(evidence)]
        belongs = found[0] == evidence["root"]
        # A run of before there were seals leads no further than its receipt.
        if any("seal" in step for step in evidence.get("steps", [])):
            belongs = belongs and json.loads(evidence["receipt"])["root"] == found[0]
            found.append(last_seal(evidence))
            belongs = belongs and found[1] is not None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        print(f"{path} cannot be read: {type(error).__name__}: {error}", file=sys.stderr)
        return 2
    if root:
        belongs = belongs and root.lower() in found
    print(f"the payslip {'belongs' if belongs else 'does NOT belong'} to the run with root {root or evidence['root']}")
    if belongs and not root:
        print("that proves that the file agrees with itself, not where it comes from: give --root with the one you kept")
    return 0 if belongs else 1


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=pathlib.Path, nargs="?", help="the results of a run")
    arguments.add_argument("--evidence", type=pathlib.Path, metavar="FILE", help="a payslip with its way to a root")
    arguments.add_argument("--root", help="the root that was kept when the run was locked, or that of its receipt")
    arguments.add_argument("--show", type=int, default=10, metavar="N", help="how many differing lines to list (10)")
    options = arguments.parse_args()
    if options.evidence:
        return check_evidence(options.evidence, options.root)
    if not options.folder:
        arguments.error("give the folder with the results of a run")
    try:
        formulas, tables, count, wrong = read_formulas(options.folder), Tables(options.folder), 0, 0
        with open(options.folder / "lines.csv", encoding="utf-8-sig", newline="") as file:
            for count, row in enumerate(csv.DictReader(file, delimiter=";"), start=1):
                message = difference(row, formulas, tables)
                if message:
                    wrong += 1
                    if wrong <= options.show:
                        print(f"line {count}: {message}")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        print(f"{options.folder} cannot be read: {type(error).__name__}: {error}", file=sys.stderr)
        return 2
    print(f"proved {count - wrong} of {count} lines")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
