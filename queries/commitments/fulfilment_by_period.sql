-- 各时段承诺的兑现
-- Question: when are commitments made, and are they kept?
-- Grain: one row a period of promised_at, every period of the window, zeros too; rate null then.
-- Periods: commitment.promised_at
-- commitment_count: 已作废 left out; fulfilled_count: of those, is_kept (status 已办结).
with counted as (
    select
        cast(date_trunc($grain, promised_at) as date) as period_start,
        count(*) as commitment_count,
        count(is_kept) as fulfilled_known_count,
        count(*) filter (where is_kept) as fulfilled_count
    from commitment
    where is_counted
    group by cast(date_trunc($grain, promised_at) as date)
)

select
    period.period_start,
    coalesce(counted.commitment_count, 0) as commitment_count,
    coalesce(counted.fulfilled_known_count, 0) as fulfilled_known_count,
    coalesce(counted.fulfilled_count, 0) as fulfilled_count,
    counted.fulfilled_count / nullif(counted.fulfilled_known_count, 0) as fulfilled_rate
from period
left join counted on period.period_start = counted.period_start
order by period.period_start
