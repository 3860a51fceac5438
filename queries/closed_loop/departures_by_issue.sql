-- 各类别与三事分流规则不同的
-- Question: for which categories and types of dispute is another triage filled in than the rule of the settings says?
-- Grain: one row an issue, the triage of the rule and the one filled in, the most first.
-- ruled_count: matters of this row, those that keep to the rule included; departed_count: of those, the ones that depart.
select
    issue,
    rule_triage,
    triage,
    count(*) as ruled_count,
    count(*) filter (where is_departed) as departed_count
from ruled_matter
group by issue, rule_triage, triage
order by departed_count desc, ruled_count desc, issue, triage
