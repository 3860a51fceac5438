-- 未完工项目走到哪一步
-- Question: how many projects wait at which stage, and which of them are behind their plan?
-- Grain: one row a stage at which counted projects wait, in their order, 未填写 last: not begun, or begun and unfinished.
-- planned_count: with a planned day of the next step (due_on); late_count: of those, it has passed at as_of; longest_days_late: of the
-- latest of them, in days. planned_cost_yuan: of those that write it, planned_cost_count; null when none does.
with waiting as (
    select
        stage,
        due_on,
        date_diff('day', due_on, cast(cast($as_of as timestamp) as date)) as days_late,
        planned_cost_yuan
    from public_work
    where is_counted and (is_unfinished or not is_begun)
)

select
    stage,
    count(*) as project_count,
    count(due_on) as planned_count,
    count(*) filter (where days_late > 0) as late_count,
    max(days_late) filter (where days_late > 0) as longest_days_late,
    min(due_on) filter (where days_late <= 0) as next_due_on,
    count(planned_cost_yuan) as planned_cost_count,
    cast(sum(planned_cost_yuan) as double) as planned_cost_yuan
from waiting
group by stage
order by
    case stage
        when '申报' then 1 when '勘测' then 2 when '立项' then 3 when '施工' then 4 when '完工' then 5
        when '验收' then 6 else 7
    end,
    stage
