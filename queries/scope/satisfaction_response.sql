-- 满意度回访：范围内的行，不含个人信息
-- is_valid: as filled in; left empty, a row with any answer in it counts as valid.
-- is_rated: valid, with a rating.
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
        is_valid, was_contacted is not null or is_resolved is not null or rating is not null
    ) as is_valid,
    was_contacted,
    is_resolved,
    coalesce(cast(rating as varchar), '未填写') as rating,
    coalesce(is_valid, true) and rating is not null as is_rated
from ledger.satisfaction_response
where
    (cast($date_from as date) is null or asked_at >= cast($date_from as date))
    and (cast($date_to as date) is null or asked_at < cast($date_to as date))
    and (cast($communities as varchar[]) is null or list_contains(cast($communities as varchar[]), community))
    and (cast($compounds as varchar[]) is null or list_contains(cast($compounds as varchar[]), compound))
