-- 三率考核的回访：诉求的有效回访，每份一行
-- One row a valid call-back on a request: no 测评, 评价对象 诉求 or left empty. The request is the one that its event_id
-- names, by its own number or the event's; an answer that names none has 未填写 for unit and category.
-- is_left_out: that request is 不纳入考核 or 已作废; an answer without a request is never left out.
-- contacted, resolved: 1 yes, 0 no, null where the flag is empty. satisfied: 1 非常满意 or 满意, the setting
-- mostly_satisfied_weight for 基本满意, 0 for the rest, null without a rating.
with answer as (
    select
        *,
        case when not is_contact_known then null when was_contacted then 1e0 else 0e0 end as contacted,
        case when not is_resolution_known then null when is_resolved then 1e0 else 0e0 end as resolved,
        case
            when not is_rated then null
            when is_satisfied then 1e0
            when is_mostly_satisfied then cast($mostly_satisfied_weight as double)
            else 0e0
        end as satisfied
    from satisfaction_response
    where is_valid and instrument <> '测评' and subject in ('诉求', '未填写')
)

select
    answer.response_id,
    answer.event_id,
    answer.instrument,
    answer.subject,
    answer.community,
    answer.compound,
    answer.grid,
    answer.asked_at,
    answer.was_contacted,
    answer.is_resolved,
    answer.rating,
    answered_request.request_id,
    coalesce(answered_request.category, '未填写') as category,
    coalesce(answered_request.subcategory, '未填写') as subcategory,
    coalesce(answered_request.channel, '未填写') as channel,
    coalesce(answered_request.request_type, '未填写') as request_type,
    coalesce(answered_request.responsible_unit, '未填写') as responsible_unit,
    coalesce(answered_request.handler_kind, '未填写') as handler_kind,
    not coalesce(answered_request.is_counted, true) as is_left_out,
    answer.contacted,
    answer.resolved,
    answer.satisfied
from answer
left join answered_request on answer.event_id = answered_request.number
