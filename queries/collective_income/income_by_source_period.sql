-- 各时段各来源集体经济收入
-- Question: from which source does a community earn, and when?
-- Grain: one row a community, period and source with entries, in order; 未填写 included.
-- Measures as in collective_income/summary.
with dated as (
    select
        community,
        cast(date_trunc($grain, received_on) as date) as period_start,
        source,
        amount_yuan
    from collective_income
)

select
    community,
    period_start,
    source,
    count(*) as entry_count,
    count(*) filter (where amount_yuan is null) as blank_amount_count,
    cast(sum(amount_yuan) as double) as income_yuan
from dated
group by
    community,
    period_start,
    source
order by cast(community as varchar), period_start, source
