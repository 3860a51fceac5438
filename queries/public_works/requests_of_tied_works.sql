-- 有关联编号的工程前后的同类诉求
-- Question: which request or item led to a work, and were there fewer of its kind in its place after the work?
-- Grain: one row a counted project that names a request, dispute, hazard or item; ask it without dates.
-- request_id: the request of that number; null where no ledger has it. topic: its subcategory, else its category; item_topic, met_at:
-- of the item. requests_before, requests_after: of that topic in the work's compound (its community without one), window_days before the
-- start and after the completion; null where those days are not whole in the ledger of requests, or no request is known.
with requests as (
    select community, compound, coalesce(subcategory, category) as topic, cast(requested_at as date) as day
    from service_request
    where is_counted
),

tied as (
    select
        work.*, answered_request.request_id,
        coalesce(answered_request.subcategory, answered_request.category) as topic
    from public_work as work
    left join safety_hazard on work.event_id = safety_hazard.hazard_id
    left join answered_request on coalesce(safety_hazard.event_id, work.event_id) = answered_request.number
    where work.is_counted and (work.event_id is not null or work.item_id is not null)
),

counted as (
    select
        tied.work_id,
        count(*) filter (
            where requests.day >= tied.started_on - 90 and requests.day < tied.started_on
        ) as requests_before,
        count(*) filter (
            where requests.day > tied.finished_on and requests.day <= tied.finished_on + 90
        ) as requests_after
    from tied
    inner join requests on tied.topic = requests.topic and tied.community = requests.community
    where tied.compound = requests.compound or tied.compound in ('未填写', '未匹配')
    group by tied.work_id
)

select
    tied.work_id, tied.kind, tied.community, tied.compound, tied.stage, tied.dated_on, tied.started_on,
    tied.finished_on, tied.event_id, tied.request_id, tied.topic, tied.item_id,
    deliberation.topic as item_topic, deliberation.met_at, 90 as window_days,
    case
        when tied.topic is not null and tied.started_on - 90 >= (select min(requests.day) from requests)
            then coalesce(counted.requests_before, 0)
    end as requests_before,
    case
        when tied.topic is not null and tied.finished_on + 90 < cast(cast($as_of as timestamp) as date)
            then coalesce(counted.requests_after, 0)
    end as requests_after
from tied
left join counted on tied.work_id = counted.work_id
left join deliberation on tied.item_id = deliberation.item_id
order by tied.dated_on desc, tied.work_id
