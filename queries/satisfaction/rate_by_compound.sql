-- 各小区满意率
-- Question: in which compounds are people satisfied?
-- Grain: one row a compound (community and name) that has responses, 未填写 and 未匹配 included, the lowest rate first.
-- valid: is_valid, or left empty and answered. response_rate: contacted / contact_known, resolution_rate: resolved /
-- resolution_known; known: valid call-backs (no 测评) whose flag is filled, an empty one is in neither part.
-- satisfaction_rate: (非常满意 + 满意 + w * 基本满意) / rated_count, w = mostly_satisfied_weight; rated: valid with a rating.
-- interval_low, interval_high: Wilson 95 % interval of the rate.
with counted as (
    select
        community,
        compound,
        count(*) as response_count,
        count(*) filter (where is_valid) as valid_count,
        count(*) filter (where is_contact_known) as contact_known_count,
        count(*) filter (where is_contact_known and was_contacted) as contacted_count,
        count(*) filter (where is_resolution_known) as resolution_known_count,
        count(*) filter (where is_resolution_known and is_resolved) as resolved_count,
        count(*) filter (where is_rated) as rated_count,
        count(*) filter (where is_satisfied) as satisfied_count,
        count(*) filter (where is_mostly_satisfied) as mostly_satisfied_count
    from satisfaction_response
    group by community, compound
),

rated as (
    select
        *,
        (satisfied_count + cast($mostly_satisfied_weight as double) * mostly_satisfied_count)
        / nullif(rated_count, 0) as satisfaction_rate
    from counted
)

select
    community,
    compound,
    response_count,
    valid_count,
    contacted_count,
    contact_known_count,
    contacted_count / nullif(contact_known_count, 0) as response_rate,
    resolved_count,
    resolution_known_count,
    resolved_count / nullif(resolution_known_count, 0) as resolution_rate,
    rated_count,
    satisfied_count,
    mostly_satisfied_count,
    satisfaction_rate,
    wilson_low(satisfaction_rate, rated_count) as interval_low,
    wilson_high(satisfaction_rate, rated_count) as interval_high
from rated
order by
    satisfaction_rate nulls last,
    response_count desc,
    cast(community as varchar),
    cast(compound as varchar)
