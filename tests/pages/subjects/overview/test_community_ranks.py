import pandas as pd

from pages.parts.subjects.overview.community_ranks import rank_clause, rank_words, with_ranks

#: 丙 is new among the ranked, 丁 too small to be ranked, 未填写 no community.
COUNTS = pd.DataFrame(
    {
        "community": ["甲", "乙", "丙", "丁", "未填写"],
        "request_count": [90, 60, 40, 29, 99],
        "compared_count": [50.0, 70.0, 20.0, 31.0, 99.0],
    }
)


def test_ranks_move_against_the_window_of_comparison_and_small_counts_have_none() -> None:
    assert rank_words(COUNTS) == {"甲": "第 1 ▲1", "乙": "第 2 ▼1", "丙": "第 3 新", "丁": "—", "未填写": "—"}
    found = with_ranks(COUNTS)
    assert found["rank"].fillna(0).tolist() == [1, 2, 3, 0, 0]
    assert found["compared_rank"].fillna(0).tolist() == [2, 1, 0, 3, 0]
    assert "不足 30 件不排，升降对照前一周" in rank_clause(COUNTS, "前一周")


def test_without_a_comparison_no_rank_moves() -> None:
    alone = COUNTS.assign(compared_count=float("nan"))
    assert list(rank_words(alone).values()) == ["第 1", "第 2", "第 3", "—", "—"]
    assert "升降" not in rank_clause(alone, "")


def test_ranks_of_two_communities_say_nothing() -> None:
    assert rank_words(COUNTS.drop(index=2)) == {}
    assert rank_clause(COUNTS.drop(index=2), "前一周") == ""
