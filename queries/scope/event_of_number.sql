-- 编号所属的事件：与编号不同的，每个编号一行
-- The event to which rows belong that name a number; what names a number without a row here belongs to the event of that number.
-- A request, dispute or hazard that gives an event_id leads on to that event, and so does what bears that number in turn; two
-- that name each other are one event, by the lesser number. A number that two ledgers bear names the row of
-- neither: what gives it is tied to one another, under the number with a question mark.
with others as (
    select case_id as number, event_id from mediation_case
    union all
    select hazard_id as number, event_id from safety_hazard
    where is_counted
),

requests as (
    select
        request_id as number,
        event_id
    from service_request
    where event_id is not null or request_id in (select others.number from others)
),

borne as (
    select * from requests
    union all
    select * from others
),

twice as (
    select number
    from borne
    group by number
    having count(*) > 1
),

direct as (
    select
        borne.number,
        borne.event_id as event_number
    from borne
    anti join twice on borne.number = twice.number
    where borne.event_id <> borne.number
    union all
    select
        number,
        number || '?' as event_number
    from twice
),

beyond as (
    select * from direct
)

select
    direct.number,
    case
        when beyond.event_number = direct.number then least(direct.number, direct.event_number)
        else coalesce(beyond.event_number, direct.event_number)
    end as event_number
from direct
left join beyond on direct.event_number = beyond.number
