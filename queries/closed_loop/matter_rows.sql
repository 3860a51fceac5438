-- 三事分流事项清单
-- Question: which requests, disputes and agenda items are sorted by 三事分流, or could be?
-- Grain: one row a matter, the newest first; 未填写 is no triage.
-- As many rows as matter_count of closed_loop/triage_flows, whose words issue and ending are used. matter_title: of a
-- request, topic of an agenda item, empty for a dispute. responsible_unit: the mediators of a dispute. No column names a person.
select
    ledger,
    matter_id,
    received_at,
    community,
    compound,
    issue,
    matter_title,
    triage,
    responsible_unit,
    status,
    deadline_at,
    closed_at,
    case
        when closed_at <= deadline_at then '按期办结'
        when closed_at > deadline_at then '超期办结'
        when is_closed then '办结无期限'
        when is_closed is null then '未说明'
        when deadline_at < cast($as_of as timestamp) then '超期未结'
        else '在办'
    end as ending
from triage_matter
order by received_at desc nulls last, ledger, matter_id
