"""What a web process has in memory before anybody asks for a figure."""

import os
import subprocess
import sys

HEAVY = ["duckdb", "ibis", "lifelines", "numpy", "ortools", "pandas", "pyarrow", "scipy", "sklearn", "statsmodels"]


def test_the_web_application_starts_without_heavy_libraries():
    code = (
        "import sys, huiyin.config.wsgi; from django.urls import get_resolver; get_resolver().url_patterns;"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    assert found.stdout.strip().endswith("[]")
