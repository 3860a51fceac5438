-- 满意度回访：范围内的行，不含个人信息
-- is_valid: as filled in; left empty, a row with any answer in it counts as valid.
-- is_rated: valid, with a rating that is one of the six; what else stands there is no rating.
-- is_satisfied: rated 非常满意 or 满意; is_mostly_satisfied: 基本满意, which counts by the setting mostly_satisfied_weight.
-- is_contact_known, is_resolution_known: valid call-backs (no 测评) whose flag is filled; an empty flag says neither yes nor no.
select
    response_id,
    event_id,
    coalesce(cast(instrument as varchar), '未填写') as instrument,
    coalesce(cast(subject as varchar), '未填写') as subject,
    coalesce(cast(channel as varchar), '未填写') as channel,
    community,
    compound,
    grid,
    asked_at,
    coalesce(
        is_valid,
        was_contacted is not null or is_resolved is not null
        or coalesce(cast(rating as varchar) in ('非常满意', '满意', '基本满意', '一般', '不满意', '非常不满意'), false)
    ) as is_valid,
    was_contacted,
    is_resolved,
    coalesce(cast(rating as varchar), '未填写') as rating,
    coalesce(is_valid, true)
    and coalesce(cast(rating as varchar) in ('非常满意', '满意', '基本满意', '一般', '不满意', '非常不满意'), false)
        as is_rated,
    coalesce(is_valid, true) and coalesce(cast(rating as varchar) in ('非常满意', '满意'), false) as is_satisfied,
    coalesce(is_valid, true) and coalesce(cast(rating as varchar) = '基本满意', false) as is_mostly_satisfied,
    coalesce(is_valid, true) and was_contacted is not null
    and coalesce(cast(instrument as varchar) <> '测评', true) as is_contact_known,
    coalesce(is_valid, true) and is_resolved is not null
    and coalesce(cast(instrument as varchar) <> '测评', true) as is_resolution_known
from ledger.satisfaction_response
where
    (cast($date_from as date) is null or asked_at >= cast($date_from as date))
    and (cast($date_to as date) is null or asked_at < cast($date_to as date))
    and (cast($communities as varchar[]) is null or list_contains(cast($communities as varchar[]), community))
    and (cast($compounds as varchar[]) is null or list_contains(cast($compounds as varchar[]), compound))
