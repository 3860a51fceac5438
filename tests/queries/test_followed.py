"""Questions that follow rows beyond the window: the dates are left out of a relation, the places are not."""

from queries.runner import scoped

QUESTION = "select count(*) as n from service_request left join mediation_case using (event_id) order by n"
FOLLOWED = f"-- Followed beyond the window: mediation_case\n{QUESTION}"


def relation(question, ledger):
    (found,) = [cte for cte in scoped(question).tree.ctes if cte.alias == ledger]
    return found.sql("duckdb")


def test_the_window_cuts_every_ledger():
    for ledger in ("service_request", "mediation_case"):
        assert "$date_to" in relation(QUESTION, ledger)


def test_a_followed_ledger_keeps_its_places_only():
    followed = relation(FOLLOWED, "mediation_case")
    assert "$date_from" not in followed
    assert "$date_to" not in followed
    assert "$communities" in followed
    assert "$compounds" in followed
    assert "$date_to" in relation(FOLLOWED, "service_request")
