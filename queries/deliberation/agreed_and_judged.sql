-- 大家议、大家定、大家评
-- Question: how many items were raised, agreed on and settled, and how do residents judge their community?
-- Grain: one row, of the items of the meetings held in the window; 已作废 left out.
-- decided_count: who leads is agreed (triage and responsible unit both filled). settled_count: is_settled (status 已办结).
-- median_hours_to_settle: from the meeting to closed_at, of those settled. agreeing has no time of its own.
-- judged_count, satisfied_count: valid answers of the window on the community (subject 社区) with a rating, and
-- those 非常满意, 满意 or 基本满意: a survey, not answers to single items.
-- self_governed_count: disputes accepted in the window that self-governing groups (自管组织) settled.
with items as (
    select
        count(*) as item_count,
        count(*) filter (where triage <> '未填写' and responsible_unit <> '未填写') as decided_count,
        count(is_settled) as settled_known_count,
        count(*) filter (where is_settled) as settled_count,
        quantile_cont(date_diff('second', met_at, closed_at), 0.5) filter (
            where is_settled and closed_at >= met_at
        ) / 3600 as median_hours_to_settle
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
    item_count,
    decided_count,
    settled_known_count,
    settled_count,
    median_hours_to_settle,
    (select answers.judged_count from answers) as judged_count,
    (select answers.satisfied_count from answers) as satisfied_count,
    (select disputes.self_governed_count from disputes) as self_governed_count
from items
order by item_count
