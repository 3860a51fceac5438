-- 三单服务：范围内的行，不含个人信息
-- is_counted: not 已作废.
-- done_at: a time before ordered_at is none; a day without a time that is the day of the order counts as its moment.
-- is_done: status 已办结; without a known status a done_at says yes, and its absence no only where all are told by it.
-- Null where nobody can tell: such a row is in neither part of a rate.
-- is_dispatch_written, is_acceptance_written: whether any order of the ledger has that time; alike in all rows.
select
    order_id,
    coalesce(cast(kind as varchar), '未填写') as kind,
    coalesce(cast(project as varchar), '未填写') as project,
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
    coalesce(cast(status as varchar) <> '已作废', true) as is_counted,
    case
        when cast(status as varchar) in ('待办', '办理中', '已办结', '已退回', '已作废', '挂账') then status = '已办结'
        when done_at >= ordered_at or done_at = cast(cast(ordered_at as date) as timestamp) then true
        when count(nullif(status, '未说明')) over () = 0 and count(done_at) over () > 0 then false
    end as is_done,
    is_dispatch_written,
    is_acceptance_written,
    stars,
    coalesce(cast(named_station as varchar), '未填写') as station
from (
    select
        *,
        count(dispatched_at) over () > 0 as is_dispatch_written,
        count(accepted_at) over () > 0 as is_acceptance_written
    from ledger.service_order
) as told
where
    (cast($date_from as date) is null or ordered_at >= cast($date_from as date))
    and (cast($date_to as date) is null or ordered_at < cast($date_to as date))
    and (cast($communities as varchar[]) is null or list_contains(cast($communities as varchar[]), community))
    and (cast($compounds as varchar[]) is null or list_contains(cast($compounds as varchar[]), compound))
