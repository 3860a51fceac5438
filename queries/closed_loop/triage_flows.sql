-- 三事分流去向
-- Question: which matters go to 联办, 共办 and 协办, and what comes of them?
-- Grain: one row a ledger (诉求, 纠纷, 议题), issue, triage and ending, the most first; 未填写 is no triage.
-- issue: category of a request, type of a dispute, 议事议题 of an agenda item. ending: 按期办结 and 超期办结 by the deadline,
-- 办结无期限, 超期未结 (past it at as_of), 在办, 未说明 (nobody tells). A dispute with an event_id is counted as the request it came from.
-- rule_triage: what the rule of the settings says of the issue; null where it says nothing.
select
    ledger,
    issue,
    triage,
    rule_triage,
    case
        when closed_at <= deadline_at then '按期办结'
        when closed_at > deadline_at then '超期办结'
        when is_closed then '办结无期限'
        when is_closed is null then '未说明'
        when deadline_at < cast($as_of as timestamp) then '超期未结'
        else '在办'
    end as ending,
    count(*) as matter_count
from triage_matter
group by all
order by matter_count desc, ledger, issue, triage, ending
