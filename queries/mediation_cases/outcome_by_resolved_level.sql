-- 各层级调解结果
-- Question: how near to home are disputes settled?
-- Grain: one row a level that has cases, from 网格 upwards, then unknown codes, 未填写 last.
-- case_count: accepted in the window; open_count: 调解中, or no outcome and not closed; other_count: the rest (撤回, 终止 … or not told).
-- settlement_rate: succeeded / (succeeded + failed); mediation_success_rate: succeeded / outcome_known (open, or told how it ended).
-- Days: elapsed seconds / 86400 of the cases with a closed_at.
with counted as (
    select
        resolved_level,
        count(*) as case_count,
        count(*) filter (where is_outcome_known) as outcome_known_count,
        count(*) filter (where is_succeeded) as succeeded_count,
        count(*) filter (where is_failed) as failed_count,
        count(*) filter (where is_open) as open_count,
        quantile_cont(days_to_close, 0.5) as median_days_to_close
    from mediation_case
    group by resolved_level
)

select
    resolved_level,
    case_count,
    outcome_known_count,
    succeeded_count,
    failed_count,
    open_count,
    case_count - succeeded_count - failed_count - open_count as other_count,
    succeeded_count / nullif(succeeded_count + failed_count, 0) as settlement_rate,
    succeeded_count / nullif(outcome_known_count, 0) as mediation_success_rate,
    median_days_to_close
from counted
order by
    case resolved_level
        when '网格' then 1
        when '社区' then 2
        when '街道' then 3
        when '区级以上' then 4
        when '未填写' then 6
        else 5
    end,
    resolved_level
