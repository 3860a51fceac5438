-- 三率考核：总体、各社区、各承办单位、各时段的三率与综合
-- One row a group of answer_of_group, 剔除前 and 剔除后.
-- request_..._rate: yes / answers whose flag is filled. composite_rate: the three by the weights of the settings, null
-- where one that weighs anything has no answers; assessed_count: the least of those denominators. composite_variance:
-- linearised, of the three flags of each answer together. effective_count: see queries/functions.py.
-- interval_low, interval_high: Wilson 95 % interval of the composite with effective_count answers.
with answers as (
    select
        exclusion,
        grouped_by,
        group_name,
        contacted,
        resolved,
        satisfied,
        (contacted - avg(contacted) over alike) / count(contacted) over alike as contact_part,
        (resolved - avg(resolved) over alike) / count(resolved) over alike as resolution_part,
        (satisfied - avg(satisfied) over alike) / count(satisfied) over alike as rating_part
    from answer_of_group
    window alike as (partition by exclusion, grouped_by, group_name)
),

counted as (
    select
        exclusion, grouped_by, group_name,
        count(*) as answer_count,
        cast(sum(contacted) as bigint) as request_contacted_count,
        count(contacted) as request_contact_known_count, avg(contacted) as request_response_rate,
        cast(sum(resolved) as bigint) as request_resolved_count,
        count(resolved) as request_resolution_known_count, avg(resolved) as request_resolution_rate,
        sum(satisfied) as request_satisfied_weight, count(satisfied) as request_rated_count,
        avg(satisfied) as request_satisfaction_rate,
        least_of_three_rates(count(contacted), count(resolved), count(satisfied)) as assessed_count,
        sum(power(of_three_rates(contact_part, resolution_part, rating_part), 2))
        * count(*) / nullif(count(*) - 1, 0) as composite_variance
    from answers
    group by exclusion, grouped_by, group_name
),

weighted as (
    select
        *,
        composite_of(
            request_response_rate, request_resolution_rate, request_satisfaction_rate, assessed_count
        ) as composite_rate
    from counted
),

sized as (
    select *, effective_count(composite_rate, composite_variance, assessed_count) as effective_count
    from weighted
)

select
    *,
    wilson_low(composite_rate, effective_count) as interval_low,
    wilson_high(composite_rate, effective_count) as interval_high
from sized
