"""HTML and TEI as input beside plain text."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplograph.errors import DataError
from diplograph.text.normal import normalise, read_text

PLAIN = """A Title

By Ann Example

The first sentence has a note.[1] The second is "quoted" here.

[1] Bo Writer, First Book.
"""
HTML = """<!DOCTYPE html><html><head><title>Shop</title><style>p {}</style></head><body>
<nav><p>Home</p></nav><article><h1>A Title</h1><p>By Ann&nbsp;Example</p>
<p>The <em>first</em> sentence has a note.<sup><a href="#fn1">1</a></sup> The second
is &ldquo;quoted&rdquo; here.</p><script>x()</script><ol><li id="fn1">Bo Writer, First Book.</li></ol></article>
<footer><p>Imprint</p></footer></body></html>"""
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><p>Not this.</p></fileDesc></teiHeader>
<text><front><head>A Title</head><byline>By Ann Example</byline></front><body>
<p>The first <lb/>sentence has a note.<note place="foot" n="1">Bo Writer, First Book.</note> The second is
"quoted" here.</p></body></text></TEI>"""


@pytest.mark.parametrize(("name", "markup"), [("essay.html", HTML), ("essay.xml", TEI), ("essay.tei", TEI)])
def test_the_same_text_in_each_form(tmp_path: Path, name: str, markup: str) -> None:
    path = tmp_path / name
    path.write_text(markup, encoding="utf-8")
    assert normalise(read_text(path)) == normalise(PLAIN)
    assert read_text(path).count("\n\n") == PLAIN.count("\n\n")


def test_a_document_type_in_tei_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "essay.xml"
    path.write_text('<!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + TEI.replace("first", "&a;"), "utf-8")
    with pytest.raises(DataError, match="DOCTYPE"):
        read_text(path)


@pytest.mark.parametrize("markup", ["<TEI><text>", "<html/>"])
def test_what_is_no_tei_is_told(tmp_path: Path, markup: str) -> None:
    path = tmp_path / "essay.xml"
    path.write_text(markup, encoding="utf-8")
    with pytest.raises(DataError, match=r"essay\.xml"):
        read_text(path)
