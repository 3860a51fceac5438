-- 填了分流、规则也有说法的事项，不含个人信息
-- The matters that can be judged by the rule of the settings. is_departed: another triage than the rule says.
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
    responsible_unit,
    status,
    triage <> rule_triage as is_departed
from triage_matter
where triage in ('联办', '共办', '协办') and rule_triage is not null
