-- 各渠道回应情况
-- Question: does every request get an answer, and how soon, by the channel it came through?
-- Grain: one row a channel that has requests, 未填写 included, the most unanswered first.
-- answered_count: contacted (responded_at) or closed; unanswered_count: neither; answered_rate: answered_count of both.
-- A request that nobody contacted, and of which nobody tells whether it is closed, is in neither.
-- Hours: elapsed seconds / 3600 from requested_at to responded_at, of the responded_count requests that have both in order.
with timed as (
    select
        channel,
        responded_at is not null or is_closed as is_answered,
        case
            when responded_at >= requested_at then date_diff('second', requested_at, responded_at) / 3600
        end as hours_to_respond
    from service_request
    where is_counted
),

counted as (
    select
        channel,
        count(*) as request_count,
        count(*) filter (where is_answered) as answered_count,
        count(*) filter (where not is_answered) as unanswered_count,
        count(hours_to_respond) as responded_count,
        quantile_cont(hours_to_respond, 0.5) as median_hours_to_respond,
        quantile_cont(hours_to_respond, 0.9) as p90_hours_to_respond
    from timed
    group by channel
)

select
    channel,
    request_count,
    answered_count,
    unanswered_count,
    answered_count / nullif(answered_count + unanswered_count, 0) as answered_rate,
    responded_count,
    median_hours_to_respond,
    p90_hours_to_respond
from counted
order by unanswered_count desc, request_count desc, channel
