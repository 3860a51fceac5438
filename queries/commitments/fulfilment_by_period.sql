-- 各时段承诺的兑现
-- Question: when are commitments made, and are they kept?
-- Grain: one row a period of promised_at, every period of the window, zeros too; rate null then.
-- commitment_count: 已作废 left out; fulfilled_count: of those, is_kept (status 已办结).
with bounds as (
    select
        coalesce(cast($date_from as date), cast(min(promised_at) as date)) as first_day,
        coalesce(cast($date_to as date) - 1, cast(max(promised_at) as date)) as last_day
    from commitment
),

days as (
    select unnest(generate_series(first_day, last_day, interval 1 day)) as step
    from bounds
    where first_day <= last_day
),

periods as (
    select distinct cast(date_trunc($grain, step) as date) as period_start
    from days
),

counted as (
    select
        cast(date_trunc($grain, promised_at) as date) as period_start,
        count(*) as commitment_count,
        count(is_kept) as fulfilled_known_count,
        count(*) filter (where is_kept) as fulfilled_count
    from commitment
    where status <> '已作废'
    group by cast(date_trunc($grain, promised_at) as date)
)

select
    periods.period_start,
    coalesce(counted.commitment_count, 0) as commitment_count,
    coalesce(counted.fulfilled_known_count, 0) as fulfilled_known_count,
    coalesce(counted.fulfilled_count, 0) as fulfilled_count,
    counted.fulfilled_count / nullif(counted.fulfilled_known_count, 0) as fulfilled_rate
from periods
left join counted on periods.period_start = counted.period_start
order by periods.period_start
