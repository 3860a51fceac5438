-- 安全隐患总体情况
-- Question: how many hazards were found, how many are still there, and were the others rectified in time and re-checked?
-- Grain: one row, of the hazards found in the window, 已作废 left out and counted as void_count.
-- open_hazard_count, rectified_count: at as_of; the rest says neither (hazard_count minus both). overdue_hazard_count: open and past
-- the deadline; overdue_danger_count: of them 重大 or 较大. due_hazard_count: past the deadline, open or rectified at a known time;
-- rectified_on_time_rate: of those, rectified by it. pending_hazard_count: with a deadline to come, rectified or not.
-- rechecked_count: rectified and passed a re-check; recheck_rate: of all that are rectified. photographed_count: with a photo.
with totals as (
    select
        count(*) filter (where is_counted) as hazard_count,
        count(*) filter (where not is_counted) as void_count,
        count(*) filter (where is_counted and not is_rectified) as open_hazard_count,
        count(*) filter (where is_counted and is_rectified) as rectified_count,
        count(*) filter (where is_counted and is_overdue) as overdue_hazard_count,
        count(*) filter (where is_counted and is_overdue and danger in ('重大', '较大')) as overdue_danger_count,
        count(*) filter (where is_counted and is_due) as due_hazard_count,
        count(*) filter (where is_counted and is_on_time) as rectified_on_time_count,
        count(*) filter (
            where is_counted and is_rectified is not null and due_at >= cast($as_of as timestamp)
        ) as pending_hazard_count,
        count(*) filter (where is_counted and is_rechecked) as rechecked_count,
        count(*) filter (where is_counted and photo_count > 0) as photographed_count
    from safety_hazard
)

select
    hazard_count,
    void_count,
    open_hazard_count,
    rectified_count,
    overdue_hazard_count,
    overdue_danger_count,
    pending_hazard_count,
    due_hazard_count,
    rectified_on_time_count,
    rectified_on_time_count / nullif(due_hazard_count, 0) as rectified_on_time_rate,
    rechecked_count,
    rechecked_count / nullif(rectified_count, 0) as recheck_rate,
    photographed_count
from totals
order by hazard_count
