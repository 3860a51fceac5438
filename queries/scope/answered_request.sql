-- 回访所指的诉求：每个编号一行
-- Which request a call-back answers. One row a number that it may give as its event_id: most give the request's own
-- number, some that of the event (its first request by number), some that of a dispute (the request of its event).
-- A number that a request and a dispute both bear names neither of them.
with own as (
    select service_request.request_id as number
    from service_request
    anti join mediation_case on service_request.request_id = mediation_case.case_id
),

events as (
    select
        service_request.event_id as number,
        min(service_request.request_id) as request_id
    from service_request
    anti join own on service_request.event_id = own.number
    where service_request.event_id is not null
    group by service_request.event_id
),

named as (
    select number, number as request_id from own
    union all
    select number, request_id from events
),

of_disputes as (
    select
        mediation_case.case_id as number,
        named.request_id
    from mediation_case
    inner join named on mediation_case.event_id = named.number
    anti join events on mediation_case.case_id = events.number
    anti join service_request on mediation_case.case_id = service_request.request_id
),

numbers as (
    select * from named
    union all
    select * from of_disputes
)

select
    numbers.number,
    service_request.request_id,
    service_request.category,
    service_request.subcategory,
    service_request.channel,
    service_request.request_type,
    service_request.responsible_unit,
    service_request.handler_kind,
    service_request.is_counted
from numbers
inner join service_request on numbers.request_id = service_request.request_id
