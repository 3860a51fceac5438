-- 三单服务总体情况
-- Question: how far do the orders of residents come: sent, taken, done, rated, and how long does each step take?
-- Grain: one row, of the orders placed in the window (cohort); 已作废 left out.
-- dispatched_count, accepted_count: with that time; done_count: is_done (status 已办结); rated_count: with stars.
-- done_rate: done_count / done_known_count (told whether). median_hours_*: from the step before, of the orders with both times in order.
-- mean_stars: of the rated ones, 1 to 5.
with totals as (
    select
        count(*) as order_count,
        count(dispatched_at) as dispatched_count,
        count(accepted_at) as accepted_count,
        count(is_done) as done_known_count,
        count(*) filter (where is_done) as done_count,
        count(stars) as rated_count,
        quantile_cont(date_diff('second', ordered_at, dispatched_at), 0.5) filter (
            where dispatched_at >= ordered_at
        ) / 3600 as median_hours_to_dispatch,
        quantile_cont(date_diff('second', dispatched_at, accepted_at), 0.5) filter (
            where accepted_at >= dispatched_at
        ) / 3600 as median_hours_to_accept,
        quantile_cont(date_diff('second', accepted_at, done_at), 0.5) filter (
            where done_at >= accepted_at
        ) / 3600 as median_hours_to_done,
        avg(stars) as mean_stars
    from service_order
    where is_counted
)

select
    order_count,
    dispatched_count,
    accepted_count,
    done_known_count,
    done_count,
    done_count / nullif(done_known_count, 0) as done_rate,
    rated_count,
    median_hours_to_dispatch,
    median_hours_to_accept,
    median_hours_to_done,
    mean_stars
from totals
order by order_count
