-- 各类三单服务
-- Question: what do residents order in a community, and how far do the orders come?
-- Grain: one row a community and kind ordered in the window; 已作废 left out.
-- Counts are of orders placed in the window (ordered_at). dispatched_count, accepted_count: with that time;
-- done_count: is_done (status 已办结); rated_count: with stars. done_rate: done_count / done_known_count (told whether).
-- median_hours_to_done: from placing to done_at, of those done.
with counted as (
    select
        community,
        kind,
        count(*) as order_count,
        count(dispatched_at) as dispatched_count,
        count(accepted_at) as accepted_count,
        count(is_done) as done_known_count,
        count(*) filter (where is_done) as done_count,
        count(stars) as rated_count,
        quantile_cont(date_diff('second', ordered_at, done_at), 0.5) filter (
            where done_at >= ordered_at
        ) / 3600 as median_hours_to_done
    from service_order
    where is_counted
    group by community, kind
)

select
    community,
    kind,
    order_count,
    dispatched_count,
    accepted_count,
    done_known_count,
    done_count,
    rated_count,
    done_count / nullif(done_known_count, 0) as done_rate,
    median_hours_to_done
from counted
order by cast(community as varchar), order_count desc, kind
