-- 三率考核：总体
-- Question: how often were people reached, was it resolved, are they satisfied, and what do the weights make of it?
-- Grain: one row 剔除后 or 剔除前; none without such answers.
-- exclusion: 剔除后 without answers on requests that are 不纳入考核 or 已作废, 剔除前 with them. Answers, rates, composite and its
-- interval: composite_of_group.
select
    exclusion,
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
where grouped_by = '总体'
order by exclusion desc
