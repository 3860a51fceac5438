-- 各时段安全隐患
-- Question: are more hazards found, and are more of them rectified in time and re-checked?
-- Grain: one row a period in which they were found, every period of the window, zeros too; rates null then.
-- Periods: safety_hazard.found_at where is_counted
-- Measures as in hazards/summary.
with counted as (
    select
        cast(date_trunc($grain, found_at) as date) as period_start,
        count(*) as hazard_count,
        count(*) filter (where not is_rectified) as open_hazard_count,
        count(*) filter (where is_rectified) as rectified_count,
        count(*) filter (where is_due) as due_hazard_count,
        count(*) filter (where is_on_time) as rectified_on_time_count,
        count(*) filter (where is_rechecked) as rechecked_count,
        count(*) filter (where is_rectified is not null and due_at >= cast($as_of as timestamp))
            as pending_hazard_count
    from safety_hazard
    where is_counted
    group by cast(date_trunc($grain, found_at) as date)
)

select
    period.period_start,
    coalesce(counted.hazard_count, 0) as hazard_count,
    coalesce(counted.open_hazard_count, 0) as open_hazard_count,
    coalesce(counted.pending_hazard_count, 0) as pending_hazard_count,
    coalesce(counted.due_hazard_count, 0) as due_hazard_count,
    coalesce(counted.rectified_on_time_count, 0) as rectified_on_time_count,
    counted.rectified_on_time_count / nullif(counted.due_hazard_count, 0) as rectified_on_time_rate,
    coalesce(counted.rectified_count, 0) as rectified_count,
    coalesce(counted.rechecked_count, 0) as rechecked_count,
    counted.rechecked_count / nullif(counted.rectified_count, 0) as recheck_rate
from period
left join counted on period.period_start = counted.period_start
order by period.period_start
