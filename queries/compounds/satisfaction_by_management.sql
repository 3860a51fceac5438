-- 各管理模式满意率
-- Question: are people in compounds under 红色物业 more satisfied than in the others?
-- Grain: one row a management that has compounds, 未填写 included, the highest rate first.
-- management: as the compound ledger says today; answers without a compound are left out.
-- satisfaction_rate: (非常满意 + 满意 + w * 基本满意) / rated_count, w = mostly_satisfied_weight; rated: valid with a rating.
-- interval_low, interval_high: Wilson 95 % interval of the rate.
with counted as (
    select
        community,
        compound,
        count(*) filter (where is_rated) as rated_count,
        count(*) filter (where is_satisfied) as satisfied_count,
        count(*) filter (where is_mostly_satisfied) as mostly_satisfied_count
    from satisfaction_response
    group by
        community,
        compound
),

summed as (
    select
        compound.management,
        count(*) as compound_count,
        cast(coalesce(sum(counted.rated_count), 0) as bigint) as rated_count,
        cast(coalesce(sum(counted.satisfied_count), 0) as bigint) as satisfied_count,
        cast(coalesce(sum(counted.mostly_satisfied_count), 0) as bigint) as mostly_satisfied_count
    from compound
    left join counted
        on compound.community = counted.community and compound.compound = counted.compound
    group by compound.management
),

rated as (
    select
        *,
        (satisfied_count + cast($mostly_satisfied_weight as double) * mostly_satisfied_count)
        / nullif(rated_count, 0) as satisfaction_rate
    from summed
)

select
    management,
    compound_count,
    rated_count,
    satisfied_count,
    mostly_satisfied_count,
    satisfaction_rate,
    wilson_low(satisfaction_rate, rated_count) as interval_low,
    wilson_high(satisfaction_rate, rated_count) as interval_high
from rated
order by satisfaction_rate desc nulls last, management
