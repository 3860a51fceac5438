-- 矛盾调解总体情况
-- Question: how many disputes were accepted, how did they end, how near to home, and are agreements kept?
-- Grain: one row, of the cases accepted in the window (cohort).
-- open_count: 调解中, or no outcome and not closed; other_count: neither success, failure nor open (撤回, 终止 … or not told).
-- settlement_rate: succeeded / (succeeded + failed); mediation_success_rate: succeeded / outcome_known (open, or told how it ended).
-- within_grid_rate, within_community_rate: succeeded at 网格, or at 网格 or 社区 / succeeded with a level (level_known).
-- fulfilment_rate: fulfilled / agreements that say whether they are kept (fulfilment_known). Days: of those closed.
with totals as (
    select
        count(*) as case_count,
        count(*) filter (where is_outcome_known) as outcome_known_count,
        count(*) filter (where is_succeeded) as succeeded_count,
        count(*) filter (where is_failed) as failed_count,
        count(*) filter (where is_open) as open_count,
        count(*) filter (where agreement_form is not null) as agreement_count,
        count(*) filter (where is_fulfilment_known) as fulfilment_known_count,
        count(*) filter (where is_fulfilment_known and is_fulfilled) as fulfilled_count,
        count(*) filter (where is_level_known) as level_known_count,
        count(*) filter (where is_within_grid) as within_grid_count,
        count(*) filter (where is_within_community) as within_community_count,
        quantile_cont(days_to_close, 0.5) as median_days_to_close
    from mediation_case
)

select
    case_count,
    outcome_known_count,
    succeeded_count,
    failed_count,
    open_count,
    succeeded_count / nullif(succeeded_count + failed_count, 0) as settlement_rate,
    succeeded_count / nullif(outcome_known_count, 0) as mediation_success_rate,
    agreement_count,
    fulfilled_count,
    fulfilment_known_count,
    fulfilled_count / nullif(fulfilment_known_count, 0) as fulfilment_rate,
    agreement_count - fulfilment_known_count as fulfilment_unknown_count,
    level_known_count,
    within_grid_count,
    within_grid_count / nullif(level_known_count, 0) as within_grid_rate,
    within_community_count,
    within_community_count / nullif(level_known_count, 0) as within_community_rate,
    median_days_to_close,
    case_count - succeeded_count - failed_count - open_count as other_count
from totals
order by case_count
