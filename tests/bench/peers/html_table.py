"""A table's data as a HTML page, for engines that read HTML."""

from __future__ import annotations

import html
import json
import sys
from pathlib import Path
from typing import Any

_STYLE = """
@font-face {{ font-family: Sarabun; src: url("{fonts}/Sarabun-Regular.ttf"); }}
@font-face {{ font-family: Sarabun; font-weight: bold; src: url("{fonts}/Sarabun-Bold.ttf"); }}
@page {{ size: {width}pt {height}pt; margin: {top}pt {right}pt {bottom}pt {left}pt; }}
body {{ margin: 0; font: {size}pt/{leading}pt Sarabun; }}
h1 {{ font-size: 1em; text-align: center; margin: 0; }}
table {{ border-collapse: collapse; table-layout: fixed; width: 100%; }}
td, th {{ border: 0.5pt solid; padding: {pad_y}pt {pad_x}pt; vertical-align: top; text-align: left; }}
th {{ background: #e3ebf5; text-align: center; vertical-align: middle; }}
th.group {{ background: #f5f7fa; text-align: left; break-after: avoid; }}
p {{ margin: 0; }}
p.list {{ padding-left: 8pt; text-indent: -8pt; }}
"""


def page(data: dict[str, Any], fonts: str) -> str:
    """Return the whole page."""
    left, top, right, bottom = data["margins"]
    style = _STYLE.format(
        fonts=fonts,
        width=data["page"][0],
        height=data["page"][1],
        left=left,
        top=top,
        right=right,
        bottom=bottom,
        size=data["size"],
        leading=data["leading"],
        pad_x=data["pad"][0],
        pad_y=data["pad"][1],
    )
    columns = data["columns"]
    out = [f"<!doctype html><html lang=th><meta charset=utf-8><title>{html.escape(data['title'][0])}</title>"]
    out.append(f"<style>{style}</style>")
    out += [f"<h1>{html.escape(line)}</h1>" for line in data["title"]]
    out += ["<table>", *(f'<col style="width:{c["width"]}pt">' for c in columns), "<thead><tr>"]
    out += [f"<th>{html.escape(c['heading'])}" for c in columns]
    out.append("</thead>")
    for group in data["groups"]:
        out.append(f"<tr><th class=group colspan={len(columns)}>{html.escape(group['title'])}")
        for row in group["rows"]:
            out.append("<tr>")
            out += [_cell(cell, c["align"]) for cell, c in zip(row, columns, strict=True) if cell]
    out.append("</table></html>")
    return "\n".join(out)


def _cell(cell: dict[str, Any], align: str) -> str:
    lines = "".join(_line(line) for line in cell["lines"])
    return f'<td rowspan={cell["span"]} style="text-align:{align}">{lines}'


def _line(line: dict[str, Any]) -> str:
    kind = " class=list" if line["label"] else ""
    text = html.escape(f"{line['label']} {line['text']}".strip())
    return f'<p{kind} style="margin-left:{line["indent"]}pt">{text}'


if __name__ == "__main__":
    table = json.loads(Path(sys.argv[1]).read_bytes())
    Path(sys.argv[2]).write_text(page(table, Path(sys.argv[3]).as_uri()), encoding="utf-8")
