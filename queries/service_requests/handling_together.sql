-- 各社区共同办理与单独办理
-- Question: how many requests are handled together with others, and are they on time as often as those handled alone?
-- Grain: one row a community that has requests, by name.
-- request_count: made in the window, without is_excluded and 已作废; handler_known_count: with a handler_kind or co-handlers;
-- together_count: with co-handlers. together_share: of handler_known_count, null where nobody writes co-handlers. Alone: a handler_kind, and no co-handler is written.
-- Due, closed on time: of the requests of closed_loop (request_deadline), by their deadline; together and alone apart.
with made as (
    select
        community,
        count(*) as request_count,
        count(*) filter (where handler_kind <> '未填写' or co_handlers <> '未填写') as handler_known_count,
        count(*) filter (where co_handlers <> '未填写') as together_count
    from service_request
    where is_counted
    group by community
),

ripe as (
    select
        community,
        count(*) filter (where co_handlers <> '未填写') as together_due_count,
        count(*) filter (where co_handlers <> '未填写' and is_closed_on_time) as together_on_time_count,
        count(*) filter (where co_handlers = '未填写' and handler_kind <> '未填写') as alone_due_count,
        count(*) filter (
            where co_handlers = '未填写' and handler_kind <> '未填写' and is_closed_on_time
        ) as alone_on_time_count
    from request_deadline
    where is_due
    group by community
)

select
    made.community,
    made.request_count,
    made.handler_known_count,
    made.together_count,
    nullif(made.together_count, 0) / nullif(made.handler_known_count, 0) as together_share,
    coalesce(ripe.together_due_count, 0) as together_due_count,
    coalesce(ripe.together_on_time_count, 0) as together_on_time_count,
    ripe.together_on_time_count / nullif(ripe.together_due_count, 0) as together_on_time_rate,
    coalesce(ripe.alone_due_count, 0) as alone_due_count,
    coalesce(ripe.alone_on_time_count, 0) as alone_on_time_count,
    ripe.alone_on_time_count / nullif(ripe.alone_due_count, 0) as alone_on_time_rate
from made
left join ripe on made.community = ripe.community
order by cast(made.community as varchar)
