-- 各时段满意率
-- Question: are people more satisfied than they were?
-- Grain: one row a period, every period of the window, zeros too. Measures as in summary.sql.
-- Periods: satisfaction_response.asked_at
with counted as (
    select
        period.period_start,
        count(responses.response_id) as response_count,
        count(*) filter (where responses.is_valid) as valid_count,
        count(*) filter (where responses.is_contact_known) as contact_known_count,
        count(*) filter (where responses.is_contact_known and responses.was_contacted) as contacted_count,
        count(*) filter (where responses.is_resolution_known) as resolution_known_count,
        count(*) filter (where responses.is_resolution_known and responses.is_resolved) as resolved_count,
        count(*) filter (where responses.is_rated) as rated_count,
        count(*) filter (where responses.is_satisfied) as satisfied_count,
        count(*) filter (where responses.is_mostly_satisfied) as mostly_satisfied_count
    from period
    left join satisfaction_response as responses
        on period.period_start = cast(date_trunc($grain, responses.asked_at) as date)
    group by period.period_start
),

rated as (
    select
        *,
        (satisfied_count + cast($mostly_satisfied_weight as double) * mostly_satisfied_count)
        / nullif(rated_count, 0) as satisfaction_rate
    from counted
)

select
    period_start,
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
order by period_start
