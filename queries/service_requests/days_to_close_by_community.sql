-- 各社区办理时长
-- Question: where does it take long to close a request?
-- Grain: one row a community that has requests, 未填写 included, the slowest first.
-- closed_count: closed, or 已办结 without a time. Days: elapsed seconds / 86400 of those with a closed_at; exact, interpolated.
with closed as (
    select
        community,
        count(*) filter (where is_closed) as closed_count,
        quantile_cont(days_to_close, 0.5) as median_days_to_close,
        quantile_cont(days_to_close, 0.9) as p90_days_to_close
    from service_request
    where is_counted
    group by community
)

select
    community,
    closed_count,
    median_days_to_close,
    p90_days_to_close
from closed
order by median_days_to_close desc nulls last, cast(community as varchar)
