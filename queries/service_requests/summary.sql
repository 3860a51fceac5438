-- 诉求总体情况
-- Question: how much work arrived, how much is done, in time, and how often does it come back?
-- Grain: one row, of the requests made in the window (cohort), whatever happened to them later.
-- request_count: without is_excluded and 已作废; excluded_count: how many of the window those are.
-- closed_count: closed, or 已办结 without a time; open_count: not; untold_count: nobody tells. Days: elapsed seconds / 86400 of those with a closed_at.
-- on_time_rate: closed_on_time_count / due_count; due_count: has a deadline, and is closed or past it at as_of.
-- repeat_rate: repeat_count / requests that can be judged. households: the sum of those known for the scope.
with totals as (
    select
        count(*) filter (where is_counted) as request_count,
        count(*) filter (where not is_counted) as excluded_count,
        count(*) filter (where is_counted and is_closed) as closed_count,
        count(*) filter (where is_counted and not is_closed) as open_count,
        count(*) filter (where is_counted and is_closed is null) as untold_count,
        count(*) filter (
            where is_counted
            and deadline_at is not null
            and (is_closed or not is_closed and deadline_at < cast($as_of as timestamp))
        ) as due_count,
        count(*) filter (where is_counted and closed_at <= deadline_at) as closed_on_time_count,
        count(*) filter (
            where is_counted and not is_closed and deadline_at < cast($as_of as timestamp)
        ) as overdue_open_count,
        quantile_cont(days_to_close, 0.5) filter (where is_counted) as median_days_to_close,
        quantile_cont(days_to_close, 0.9) filter (where is_counted) as p90_days_to_close,
        count(*) filter (where is_counted and is_repeat) as repeat_count,
        count(*) filter (where is_counted and is_repeat is not null) as judged_count
    from service_request
),

housing as (
    select
        case
            when cast($compounds as varchar[]) is null
                then (select cast(sum(community.households) as bigint) from community)
            else (select cast(sum(compound.households) as bigint) from compound)
        end as households
)

select
    totals.request_count,
    totals.excluded_count,
    totals.closed_count,
    totals.open_count,
    totals.due_count,
    totals.closed_on_time_count,
    totals.closed_on_time_count / nullif(totals.due_count, 0) as on_time_rate,
    totals.overdue_open_count,
    totals.median_days_to_close,
    totals.p90_days_to_close,
    totals.repeat_count,
    totals.repeat_count / nullif(totals.judged_count, 0) as repeat_rate,
    housing.households,
    totals.request_count / nullif(housing.households, 0) * 1000 as per_thousand_households,
    totals.judged_count,
    totals.untold_count
from totals
cross join housing
order by totals.request_count
