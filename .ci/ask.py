"""Asks a running demonstration for what a visitor would ask for, and fails at the first wrong answer.

.ci/ask.py http://127.0.0.1:8000
"""

import re
import sys
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener


class NoRedirect(HTTPRedirectHandler):
    """A redirect is an answer to look at, not to follow."""

    def redirect_request(self, *args: object) -> None:
        return None


class Links(HTMLParser):
    """Collects where a page leads, and what it is drawn with."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[str] = []
        self.files: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a" and given.get("href"):
            self.pages.append(str(given["href"]))
        file = given.get({"link": "href", "script": "src"}.get(tag, ""))
        if file:
            self.files.append(file)


opener = build_opener(NoRedirect)
base = sys.argv[1]


def ask(path: str, *, status: int = 200, starts: bytes = b"") -> bytes:
    """The body of one answer, after looking at its status and first bytes."""
    url = urljoin(base, path)
    try:
        answer = opener.open(Request(url, headers={"Accept": "*/*"}), timeout=60)
    except HTTPError as error:
        answer = error
    body: bytes = answer.read()
    verdict = "ok" if answer.status == status and body.startswith(starts) else "WRONG"
    print(f"{verdict:>5}  {answer.status}  {len(body):>9,} bytes  {path}")
    if verdict != "ok":
        sys.exit(f"{path}: expected {status} {starts!r}, found {answer.status} {body[:200]!r}")
    return body


def links(body: bytes) -> Links:
    """Where a page leads."""
    found = Links()
    found.feed(body.decode())
    return found


home = links(ask("/"))
for file in dict.fromkeys(home.files):
    ask(file)
ask("/plan/")
reports = links(ask("/reports/"))
report_pages = [
    path for path in dict.fromkeys(reports.pages) if re.fullmatch(r"/reports/[^/?#]+/", urlsplit(path).path)
]
pdfs = {path for path in reports.pages if urlsplit(path).path.endswith(".pdf")}
for path in report_pages:
    pdfs |= {urljoin(path, one) for one in links(ask(path)).pages if urlsplit(one).path.endswith(".pdf")}
for path in sorted(pdfs):
    ask(path, starts=b"%PDF-")
if not report_pages or not pdfs:
    sys.exit("/reports/ leads to no report, or to no PDF.")
ask("/account/login/")
ask("/no-such-page/", status=404)
print(f"{len(report_pages)} reports and {len(pdfs)} PDFs were read.")
