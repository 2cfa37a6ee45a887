"""What the web server process imports."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "strategic_plan.settings")

application = get_wsgi_application()
