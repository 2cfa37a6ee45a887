"""Pages: the server's time and queries for a list of thirty rows and for the figures, beside a plain template."""

from __future__ import annotations

from django.db import connection
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tables2 import RequestConfig

from bench.store import NOW
from bench.timing import milliseconds
from strategic_plan.models import ImportBatch, User
from strategic_plan.summaries.loads import figures_words, read_loads
from strategic_plan.workspace.tables.loads import LoadsTable

ROWS = 30
PLAIN = Template(
    """<table><caption>{{ rows|length }} files</caption><thead><tr><th>File<th>State<th>Figures<th>When</tr></thead>
    {% for row, figures in rows %}<tr><th scope="row"><a href="/workspace/loads/{{ row.pk }}/">{{ row.name }}</a></th>
    <td>{{ row.get_state_display }}</td><td>{{ figures }}</td>
    <td>{{ row.loaded_at|date }} <span>{{ row.loaded_by.name }}</span></td></tr>{% endfor %}</table>"""
)
TABLE = Template("{% load django_tables2 %}{% render_table table %}")


def run() -> dict[str, float]:
    """Milliseconds of the list both ways and of the page of figures, with the queries of the latter."""
    user = User.objects.get()
    ImportBatch.objects.bulk_create(
        ImportBatch(
            name=f"file-{number}.csv",
            state=ImportBatch.State.LOADED,
            rows_new=number,
            loaded_at=NOW,
            loaded_by=user,
        )
        for number in range(ROWS)
    )
    request = RequestFactory().get("/")
    request.user = user

    def with_library() -> str:
        table = LoadsTable(read_loads().batches[:ROWS])
        RequestConfig(request, paginate={"per_page": ROWS}).configure(table)
        return TABLE.render(Context({"table": table, "request": request}))

    def plain() -> str:
        rows = [(row, figures_words(row)) for row in read_loads().batches[:ROWS]]
        return PLAIN.render(Context({"rows": rows}))

    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    address = reverse("workspace:figures")
    if client.get(address).status_code != 200:
        raise SystemExit("The page of figures does not answer.")
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return {
        "list with django-tables2": milliseconds(with_library),
        "list in a plain template": milliseconds(plain),
        "page of thirty figures": milliseconds(lambda: client.get(address)),
        "queries of that page": len(asked),
    }
