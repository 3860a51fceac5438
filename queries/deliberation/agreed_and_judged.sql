-- 大家议、大家定、大家评
-- Question: how many items were raised, agreed on and settled, and how do residents judge them and their community?
-- Grain: one row, of the items of the meetings held in the window; 已作废 left out.
-- decided_count: is_decided; decided_known_count: is_decided is known. Of the by_result_count items of communities that write what was
-- decided it is the result 通过; of the others, that who leads is agreed (triage and responsible unit both filled); null where
-- a community writes neither.
-- median_hours_to_decide: to decided_at, of those 通过; settled_count, median_hours_to_settle: 已办结; both from the meeting.
-- review_count, mean_review_score: items with a score, 0 to 100. judged_count, satisfied_count: valid answers of the window on the
-- community (subject 社区) with a rating, and those satisfied: a survey, not answers to single items.
-- self_governed_count: disputes accepted in the window that self-governing groups (自管组织) settled.
with items as (
    select
        count(*) as item_count,
        count(*) filter (where is_by_result) as by_result_count,
        count(is_decided) as decided_known_count,
        count(*) filter (where is_decided) as decided_count,
        quantile_cont(date_diff('second', met_at, decided_at), 0.5) filter (
            where is_by_result and is_decided
        ) / 3600 as median_hours_to_decide,
        count(is_settled) as settled_known_count,
        count(*) filter (where is_settled) as settled_count,
        quantile_cont(date_diff('second', met_at, closed_at), 0.5) filter (
            where is_settled and closed_at >= met_at
        ) / 3600 as median_hours_to_settle,
        count(review_score) as review_count,
        avg(review_score) as mean_review_score
    from deliberation
    where is_counted
),

answers as (
    select
        count(*) as judged_count,
        count(*) filter (where is_satisfied or is_mostly_satisfied) as satisfied_count
    from satisfaction_response
    where subject = '社区' and is_rated
),

disputes as (
    select count(*) as self_governed_count
    from mediation_case
    where mediator_team like '%自管%' and is_succeeded
)

select
    items.*,
    (select answers.judged_count from answers) as judged_count,
    (select answers.satisfied_count from answers) as satisfied_count,
    (select disputes.self_governed_count from disputes) as self_governed_count
from items
order by items.item_count
