-- 按三事分流规则可核对的事项清单
-- Question: which matters have a triage that the rule of the settings can be held against, and which depart from it?
-- Grain: one row a matter, those that depart (departure says so) first, then the newest.
-- As many rows as ruled_count of closed_loop/departures_by_unit; those with 与规则不同 as many as departed_count.
select
    ledger,
    matter_id,
    received_at,
    community,
    compound,
    issue,
    matter_title,
    triage,
    rule_triage,
    case when is_departed then '与规则不同' else '与规则一致' end as departure,
    responsible_unit,
    status
from ruled_matter
order by is_departed desc, received_at desc, ledger, matter_id
