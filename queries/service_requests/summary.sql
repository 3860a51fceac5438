-- 诉求总体情况
-- Question: how much work arrived, how much is done, in time, and how often does it come back?
-- Grain: one row, of the requests made in the window (cohort), whatever happened later. request_count: without is_excluded and 已作废 (excluded_count).
-- closed_count: closed, or 已办结 without a time; open_count: not; untold_count: nobody tells. Days: in scope/closing_time. households: the sum of those known. due_count: requests whose deadline lies in the window and has passed at as_of (pending_count: not yet; overdue_open_count: due and open). on_time_rate: closed_on_time_count / due_count. repeat_rate: repeat_count / judged_count, those that can be judged.
with totals as (
    select
        count(*) filter (where is_counted) as request_count,
        count(*) filter (where not is_counted) as excluded_count,
        count(*) filter (where is_counted and is_closed) as closed_count,
        count(*) filter (where is_counted and not is_closed) as open_count,
        count(*) filter (where is_counted and is_closed is null) as untold_count,
        count(*) filter (where is_counted and is_repeat) as repeat_count,
        count(*) filter (where is_counted and is_repeat is not null) as judged_count
    from service_request
),

deadlines as (
    select
        count(*) filter (where is_due) as due_count,
        count(*) filter (where is_closed_on_time) as closed_on_time_count,
        count(*) filter (where is_overdue_open) as overdue_open_count,
        count(*) filter (where is_pending) as pending_count
    from request_deadline
),

housing as (
    select sum(households) as household_sum
    from households_of_scope
)

select
    totals.request_count,
    totals.excluded_count,
    totals.closed_count,
    totals.open_count,
    deadlines.due_count,
    deadlines.closed_on_time_count,
    deadlines.closed_on_time_count / nullif(deadlines.due_count, 0) as on_time_rate,
    deadlines.overdue_open_count,
    closing_time.half_closed_days,
    closing_time.nine_tenths_closed_days,
    closing_time.median_days_to_close,
    closing_time.p90_days_to_close,
    totals.repeat_count,
    totals.repeat_count / nullif(totals.judged_count, 0) as repeat_rate,
    cast(housing.household_sum as bigint) as households,
    totals.request_count / nullif(housing.household_sum, 0) * 1000 as per_thousand_households,
    totals.judged_count,
    totals.untold_count,
    deadlines.pending_count,
    closing_time.timed_count, closing_time.waiting_count
from totals
cross join deadlines
cross join closing_time
cross join housing
order by totals.request_count
