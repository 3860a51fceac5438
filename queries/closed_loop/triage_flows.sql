-- 三事分流去向
-- Question: which matters go to 联办, 共办 and 协办, and what comes of them?
-- Grain: one row a ledger (诉求, 纠纷, 议题), issue, triage and ending, the most first; 未填写 is no triage.
-- issue: category of a request, type of a dispute, 议事议题 of an agenda item. ending: 按期办结 and 超期办结 by the deadline,
-- 办结无期限, 超期未结 (past it at as_of), 在办, 未说明 (nobody tells). A dispute with an event_id is counted as the request it came from.
with matters as (
    select
        '诉求' as ledger,
        category as issue,
        triage,
        deadline_at,
        closed_at,
        is_closed
    from service_request
    where is_counted
    union all
    select
        '纠纷' as ledger,
        dispute_type as issue,
        triage,
        due_at as deadline_at,
        closed_at,
        case when is_concluded or is_outcome_known then is_concluded end as is_closed
    from mediation_case
    where event_id is null
    union all
    select
        '议题' as ledger,
        '议事议题' as issue,
        triage,
        due_at as deadline_at,
        closed_at,
        is_settled as is_closed
    from deliberation
    where is_counted
)

select
    ledger,
    issue,
    triage,
    case
        when closed_at <= deadline_at then '按期办结'
        when closed_at > deadline_at then '超期办结'
        when is_closed then '办结无期限'
        when is_closed is null then '未说明'
        when deadline_at < cast($as_of as timestamp) then '超期未结'
        else '在办'
    end as ending,
    count(*) as matter_count
from matters
group by all
order by matter_count desc, ledger, issue, triage, ending
