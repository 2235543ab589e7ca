/** What JavaScript's `trim` takes off; Python's `strip` means other characters. */
export const blanksCode = `BLANKS = (
    "\\t\\n\\x0b\\x0c\\r \\xa0\\u1680\\u2000\\u2001\\u2002\\u2003\\u2004\\u2005\\u2006\\u2007"
    "\\u2008\\u2009\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff"
)`;

/** Python for `is_numeric(text)`. */
export const numberCode = `NUMERIC = re.compile(r"[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def is_numeric(text):
    return NUMERIC.fullmatch(text.strip(BLANKS)) is not None`;

/** Python that decodes captured data by the rules by which records are read here; see `decode-payload.ts` and `csv.ts`. */
export const decodeCode = `${blanksCode}
FIELD = re.compile(r'(?:"(?:[^"]|"")*"(?!"))?[^,\\n]*')
BINARY = re.compile(r"[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]")


class Number(str):
    """A JSON number as it was written: 1.0 stays 1.0."""


def decode(data, encoding, content_type):
    """("csv" or "json", value) of captured data; ValueError where it cannot be read."""
    if data is None:
        raise ValueError("there is no data")
    if not isinstance(data, str):
        return "json", data
    name = str(encoding or "").strip().upper()
    if name == "BASE64":
        text = base64.b64decode(data.strip(), validate=True).decode("utf-8")
        if BINARY.search(text):
            raise ValueError("binary, neither JSON nor CSV text")
        kind = str(content_type or "").split(";")[0].strip().lower()
        if kind.endswith("csv"):
            return "csv", read_csv(text)
        if re.search(r"json(?:l|lines)?$", kind):
            try:
                return "json", read_json(text)
            except ValueError:
                pass
        return look(text)
    if name == "CSV":
        return "csv", read_csv(data)
    if name == "JSON":
        return "json", read_json(data)
    return look(data)


def look(data):
    """JSON where the text looks like it and can be read so, else CSV."""
    start = (data[1:] if data.startswith("\\ufeff") else data).lstrip(BLANKS)[:1]
    try:
        if start == '"':
            return "json", parse_json(without_line_ends(data))
        if start in ("{", "["):
            return "json", read_json(data)
    except ValueError:
        pass
    return "csv", read_csv(data)


def without_line_ends(data):
    """Without a byte order mark, one leading and one trailing line break."""
    text = data[1:] if data.startswith("\\ufeff") else data
    text = re.sub(r"\\A\\r?\\n", "", text)
    return re.sub(r"\\r?\\n\\Z", "", text)


def parse_json(text):
    return json.loads(text, parse_float=Number, parse_int=Number, parse_constant=no_json)


def no_json(word):
    raise ValueError("not JSON: " + word)


def read_json(data):
    """JSON, or JSON Lines in one text."""
    text = without_line_ends(data)
    try:
        return parse_json(text)
    except ValueError:
        lines = [line for line in text.split("\\n") if line.strip(BLANKS)]
        if len(lines) < 2 or not all(re.match(r'\\s*[{["0-9-]', line) for line in lines):
            raise
        return [parse_json(line) for line in lines]


def read_csv(data):
    """The fields of a row, or a list of rows; quotes stay part of a field. A header line is left out."""
    text = without_line_ends(data)
    rows = [[]]
    at = 0
    while True:
        end = FIELD.match(text, at).end()
        field = text[at:end]
        ends_row = text[end : end + 1] != ","
        rows[-1].append(field[:-1] if ends_row and field.endswith("\\r") else field)
        if end >= len(text):
            break
        if ends_row:
            rows.append([])
        at = end + 1
    if is_header(rows[0], rows[1:]):
        rows = rows[1:]
    return rows[0] if len(rows) == 1 else rows


def is_header(first, rows):
    """No number and no gap in the first line, and a column that is all numbers below it."""
    if not rows or any(len(row) != len(first) for row in rows):
        return False
    if any(not unquoted(name).strip(BLANKS) or is_numeric(unquoted(name)) for name in first):
        return False
    return any(all(is_numeric(unquoted(row[column])) for row in rows) for column in range(len(first)))


def unquoted(field):
    if len(field) >= 2 and field.startswith('"') and field.endswith('"'):
        return field[1:-1].replace('""', '"')
    return field


${numberCode}`;

/** Python that finds values in decoded sides. */
export const lookupCode = `def values_at(sides, places):
    """The value at each place that there is in this record."""
    for side, path in places:
        value = sides.get(side)
        for step in path:
            if isinstance(step, str):
                value = value.get(step) if isinstance(value, dict) else None
            else:
                value = value[step] if isinstance(value, list) and step < len(value) else None
        if value is not None:
            yield value


def text_of(value):
    """The text of a value; None for blank text, and for lists and objects that hold something."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, dict)):
        return None if value else json.dumps(value)
    text = str(value)
    return text if text.strip(BLANKS) else None


def number_of(value):
    """The number that a value spells, else None."""
    if isinstance(value, (bool, list, dict)):
        return None
    text = str(value).strip(BLANKS)
    return float(text) if NUMERIC.fullmatch(text) else None


def first(items):
    return next((item for item in items if item is not None), None)`;
