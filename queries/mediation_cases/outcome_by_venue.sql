-- 各调解地点的调解结果
-- Question: at which place are disputes talked over, and settled?
-- Grain: one row a venue that has cases, 未填写 included, most cases first.
-- case_count: accepted in the window; open_count: 调解中, or no outcome and not closed; other_count: the rest (撤回, 终止 … or not told).
-- settlement_rate: succeeded / (succeeded + failed); mediation_success_rate: succeeded / outcome_known (open, or told how it ended).
-- Days: elapsed seconds / 86400 of the cases with a closed_at.
with counted as (
    select
        venue,
        count(*) as case_count,
        count(*) filter (where is_outcome_known) as outcome_known_count,
        count(*) filter (where is_succeeded) as succeeded_count,
        count(*) filter (where is_failed) as failed_count,
        count(*) filter (where is_open) as open_count,
        quantile_cont(days_to_close, 0.5) as median_days_to_close
    from mediation_case
    group by venue
)

select
    venue,
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
order by case_count desc, venue
