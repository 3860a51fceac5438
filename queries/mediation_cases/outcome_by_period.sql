-- 各时段调解结果
-- Question: do disputes become more, and are more of them settled?
-- Grain: one row a period in which the cases were accepted, every period of the window, zeros too; rates null then.
-- Periods: mediation_case.accepted_at
-- case_count: accepted in the window; open_count: 调解中, or no outcome and not closed; other_count: the rest (撤回, 终止 … or not told).
-- settlement_rate: succeeded / (succeeded + failed); mediation_success_rate: succeeded / outcome_known (open, or told how it ended).
with counted as (
    select
        cast(date_trunc($grain, accepted_at) as date) as period_start,
        count(*) as case_count,
        count(*) filter (where is_outcome_known) as outcome_known_count,
        count(*) filter (where is_succeeded) as succeeded_count,
        count(*) filter (where is_failed) as failed_count,
        count(*) filter (where is_open) as open_count,
        quantile_cont(days_to_close, 0.5) as median_days_to_close
    from mediation_case
    group by cast(date_trunc($grain, accepted_at) as date)
)

select
    period.period_start,
    coalesce(counted.case_count, 0) as case_count,
    coalesce(counted.outcome_known_count, 0) as outcome_known_count,
    coalesce(counted.succeeded_count, 0) as succeeded_count,
    coalesce(counted.failed_count, 0) as failed_count,
    coalesce(counted.open_count, 0) as open_count,
    coalesce(
        counted.case_count - counted.succeeded_count - counted.failed_count - counted.open_count, 0
    ) as other_count,
    counted.succeeded_count / nullif(counted.succeeded_count + counted.failed_count, 0) as settlement_rate,
    counted.succeeded_count / nullif(counted.outcome_known_count, 0) as mediation_success_rate,
    counted.median_days_to_close
from period
left join counted on period.period_start = counted.period_start
order by period.period_start
