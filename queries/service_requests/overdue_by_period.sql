-- 各时段末的超期未结
-- Question: does the backlog that is past its deadline grow?
-- Grain: one row a period, every period from the first deadline missed to as_of, zeros too; ask it without dates.
-- overdue_open_count: requests past their deadline and still open when the period ended (at as_of, in the last one).
-- entered_count: those whose deadline was missed in the period. left_count: those closed in it.
with missed as (
    select deadline_at, closed_at
    from service_request
    where
        is_counted
        and deadline_at < cast($as_of as timestamp)
        and (closed_at > deadline_at or not is_closed)
),

days as (
    select
        unnest(generate_series(
            cast(min(deadline_at) as date), cast(cast($as_of as timestamp) as date), interval 1 day
        )) as step
    from missed
),

periods as (
    select distinct cast(date_trunc($grain, step) as date) as period_start
    from days
),

moves as (
    select
        cast(date_trunc($grain, deadline_at) as date) as period_start,
        1 as moved
    from missed
    union all
    select
        cast(date_trunc($grain, closed_at) as date) as period_start,
        -1 as moved
    from missed
    where closed_at is not null
),

netted as (
    select
        period_start,
        count(*) filter (where moved = 1) as entered_count,
        count(*) filter (where moved = -1) as left_count,
        sum(moved) as net
    from moves
    group by period_start
)

select
    periods.period_start,
    cast(sum(coalesce(netted.net, 0)) over (order by periods.period_start) as bigint) as overdue_open_count,
    coalesce(netted.entered_count, 0) as entered_count,
    coalesce(netted.left_count, 0) as left_count
from periods
left join netted on periods.period_start = netted.period_start
order by periods.period_start
