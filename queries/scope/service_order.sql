-- 三单服务：范围内的行，不含个人信息
-- done_at: a time before ordered_at is none; a day without a time that is the day of the order counts as its moment.
select
    order_id,
    coalesce(cast(kind as varchar), '未填写') as kind,
    community,
    compound,
    grid,
    ordered_at,
    dispatched_at,
    accepted_at,
    case
        when done_at >= ordered_at then done_at
        when done_at = cast(cast(ordered_at as date) as timestamp) then ordered_at
    end as done_at,
    coalesce(cast(status as varchar), '未填写') as status,
    stars
from ledger.service_order
where
    (cast($date_from as date) is null or ordered_at >= cast($date_from as date))
    and (cast($date_to as date) is null or ordered_at < cast($date_to as date))
    and (cast($communities as varchar[]) is null or list_contains(cast($communities as varchar[]), community))
    and (cast($compounds as varchar[]) is null or list_contains(cast($compounds as varchar[]), compound))
