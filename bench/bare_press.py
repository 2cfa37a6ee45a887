"""WeasyPrint and nothing else: typesets the job in a folder, and says how long each time took.

A process of its own; the first time is cold, for the fonts and the stylesheets are read then. The same page, styles and
variant of PDF as the product's, without enclosures, without its checks, and with the collector on, as it comes.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from strategic_plan.documents.job import Job
from strategic_plan.documents.pdf.fetcher import OnlyNamedFiles


def main(job: Job, times: int) -> None:
    taken, pages = [], 0
    for _time in range(times):
        started = time.perf_counter()
        fetcher, fonts = OnlyNamedFiles(job.files), FontConfiguration()
        page = HTML(string=job.html, base_url="report:", url_fetcher=fetcher)
        styles = [CSS(string=text, url_fetcher=fetcher, font_config=fonts) for text in job.styles]
        document = page.render(stylesheets=styles, font_config=fonts, pdf_variant="pdf/a-3a")
        document.write_pdf(pdf_variant="pdf/a-3a", pdf_tags=True)
        taken.append(time.perf_counter() - started)
        pages = len(document.pages)
    sys.stdout.write(json.dumps({"taken": taken, "pages": pages}))


if __name__ == "__main__":
    main(Job.from_json(Path(sys.argv[1]).read_text()), int(sys.argv[2]))
