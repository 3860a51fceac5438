import pandas as pd
import pytest

from pages.parts.columns import label, labelled
from queries import Scope, names, run


@pytest.mark.parametrize("name", names())
def test_every_column_of_every_question_has_a_header(name: str, samples):
    answer = run(name, Scope(), snapshot=samples)
    unnamed = [column for column in answer.columns if label(column) == column]
    assert unnamed == []


def test_labelled_keeps_values_and_input():
    frame = pd.DataFrame({"community": ["甲"], "request_count": [3]})
    assert list(labelled(frame).columns) == ["社区", "诉求量（件）"]
    assert list(frame.columns) == ["community", "request_count"]
