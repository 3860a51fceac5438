"""The dialect of the questions is whole before two threads can ask at once."""

import subprocess
import sys

from tests.conftest import ROOT

#: Names of a fresh process that has imported the questions and asked nothing.
_READ = "import sys, queries; print('sqlglot.dialects.duckdb' in sys.modules)"


def test_the_dialect_is_read_with_the_questions_not_with_the_first_of_them():
    """Otherwise the first two pages of a new server may lack the values of their question until it is restarted."""
    told = subprocess.run([sys.executable, "-c", _READ], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "True"
