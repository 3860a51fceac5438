-- 各来源安全隐患
-- Question: are hazards found on patrol or by complaint, and whose are rectified in time?
-- Grain: one row a source that has hazards, 未填写 included, most hazards first.
-- Measures as in hazards/summary.
with counted as (
    select
        source,
        count(*) as hazard_count,
        count(*) filter (where not is_rectified) as open_hazard_count,
        count(*) filter (where is_overdue) as overdue_hazard_count,
        count(*) filter (where is_rectified) as rectified_count,
        count(*) filter (where is_due) as due_hazard_count,
        count(*) filter (where is_on_time) as rectified_on_time_count,
        count(*) filter (where is_rechecked) as rechecked_count
    from safety_hazard
    where is_counted
    group by source
)

select
    source,
    hazard_count,
    open_hazard_count,
    overdue_hazard_count,
    due_hazard_count,
    rectified_on_time_count,
    rectified_on_time_count / nullif(due_hazard_count, 0) as rectified_on_time_rate,
    rectified_count,
    rechecked_count,
    rechecked_count / nullif(rectified_count, 0) as recheck_rate
from counted
order by hazard_count desc, source
