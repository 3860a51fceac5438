-- 矛盾调解总体情况
-- Question: how many disputes were accepted, how did they end, how near to home, and are agreements kept?
-- Grain: one row, of the cases accepted in the window (cohort).
-- open_count: 调解中, or no outcome and not closed; other_count: neither success, failure nor open (撤回, 终止 …).
-- mediation_success_rate: succeeded / case_count; settlement_rate: succeeded / (succeeded + failed).
-- within_grid_rate, within_community_rate: succeeded at 网格, or at 网格 or 社区 / succeeded.
-- fulfilment_rate: fulfilled_count / agreement_count. Days: elapsed seconds / 86400 of those with a closed_at.
with totals as (
    select
        count(*) as case_count,
        count(*) filter (where outcome = '调解成功') as succeeded_count,
        count(*) filter (where outcome = '调解不成功') as failed_count,
        count(*) filter (where is_open) as open_count,
        count(*) filter (where agreement_form is not null) as agreement_count,
        count(*) filter (where agreement_form is not null and is_fulfilled) as fulfilled_count,
        count(*) filter (where outcome = '调解成功' and resolved_level = '网格') as within_grid_count,
        count(*) filter (
            where outcome = '调解成功' and resolved_level in ('网格', '社区')
        ) as within_community_count,
        quantile_cont(days_to_close, 0.5) as median_days_to_close
    from mediation_case
)

select
    case_count,
    succeeded_count,
    failed_count,
    open_count,
    succeeded_count / nullif(case_count, 0) as mediation_success_rate,
    succeeded_count / nullif(succeeded_count + failed_count, 0) as settlement_rate,
    agreement_count,
    fulfilled_count,
    fulfilled_count / nullif(agreement_count, 0) as fulfilment_rate,
    within_grid_count,
    within_grid_count / nullif(succeeded_count, 0) as within_grid_rate,
    within_community_count,
    within_community_count / nullif(succeeded_count, 0) as within_community_rate,
    median_days_to_close,
    case_count - succeeded_count - failed_count - open_count as other_count
from totals
order by case_count
