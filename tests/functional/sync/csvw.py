"""A small reader of CSV on the Web, for tests: holds every cell of a folder's tables against their description.

Knows what the kit uses: string (with a format), nonNegativeInteger, decimal; required, null; primary and foreign keys.
Anything else is an error, so that nothing stays unchecked.
"""
import csv
import json
import re

VALID = {
    "string": lambda cell, form: form is None or re.fullmatch(form, cell) is not None,
    "nonNegativeInteger": lambda cell, form: re.fullmatch(r"\d+", cell) is not None,
    "decimal": lambda cell, form: re.fullmatch(r"[+-]?\d+(\.\d+)?", cell) is not None,
}
KNOWN = {"name", "titles", "datatype", "required", "null", "lang", "propertyUrl", "valueUrl"}


def rows_of(file):
    """The rows of a CSV as dicts; RFC 4180 to the letter, and UTF-8."""
    raw = file.read_bytes()
    assert raw.endswith(b"\r\n") and not raw.startswith(b"\xef\xbb\xbf"), file
    with open(file, newline="", encoding="utf-8") as lines:
        rows = list(csv.reader(lines, strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}, f"{file}: rows of different length"
    return [dict(zip(rows[0], row)) for row in rows[1:]], rows[0]


def complaints(folder, metadata):
    described = json.loads((folder / metadata).read_text(encoding="utf-8"))
    tables = {}
    for table in described["tables"]:
        rows, header = rows_of(folder / table["url"])
        tables[table["url"]] = rows
        columns = table["tableSchema"]["columns"]
        if header != [column["titles"]["und"] for column in columns]:
            yield f"{table['url']}: the header is {header}"
        for column in columns:
            assert set(column) <= KNOWN, f"this reader does not know {set(column) - KNOWN}"
            yield from (f"{table['url']}: {what}" for what in wrong_cells(column, rows))
        key = table["tableSchema"]["primaryKey"]
        keys = [tuple(row[name] for name in key) for row in rows]
        if len(keys) != len(set(keys)):
            yield f"{table['url']}: a primary key stands twice"
    for table in described["tables"]:
        for foreign in table["tableSchema"].get("foreignKeys", []):
            there = foreign["reference"]
            known = {tuple(row[name] for name in there["columnReference"]) for row in tables[there["resource"]]}
            for row in tables[table["url"]]:
                if (wanted := tuple(row[name] for name in foreign["columnReference"])) not in known:
                    yield f"{table['url']}: {wanted} is not in {there['resource']}"


def wrong_cells(column, rows):
    datatype = column["datatype"]
    base, form = (datatype, None) if isinstance(datatype, str) else (datatype["base"], datatype.get("format"))
    for row in rows:
        cell = row[column["name"]]
        if cell == column.get("null", ""):
            if column.get("required"):
                yield f"{column['name']} is empty in {row}"
        elif not VALID[base](cell, form):
            yield f"{column['name']}: {cell!r} is no {datatype}"
