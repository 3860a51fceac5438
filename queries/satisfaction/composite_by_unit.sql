-- 三率考核：各承办单位
-- Question: which responsible units answer, resolve and satisfy?
-- Grain: one row 剔除后 or 剔除前 and a unit that has such answers, 未填写 included, most answers first.
-- exclusion: 剔除后 without answers on requests that are 不纳入考核 or 已作废, 剔除前 with them. Answers, rates, composite and its
-- interval: composite_of_group.
select
    exclusion,
    group_name as responsible_unit,
    answer_count,
    request_contacted_count,
    request_contact_known_count,
    request_response_rate,
    request_resolved_count,
    request_resolution_known_count,
    request_resolution_rate,
    request_satisfied_weight,
    request_rated_count,
    request_satisfaction_rate,
    assessed_count,
    composite_variance,
    composite_rate,
    effective_count,
    interval_low,
    interval_high
from composite_of_group
where grouped_by = '承办单位'
order by exclusion desc, answer_count desc, responsible_unit
