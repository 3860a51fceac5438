-- 民生实事：范围内的行，不含个人信息
-- is_counted: not 已作废.
-- finished_on: a day before started_on finishes nothing and is null.
-- is_finished: status 已办结; without a known status a day of completion. is_unfinished: under way by its status, or neither
-- a status nor such a day. 已作废 is neither, and a code that is not known says nothing.
select
    work_id,
    coalesce(cast(kind as varchar), '未填写') as kind,
    community,
    compound,
    grid,
    quantity,
    coalesce(cast(unit as varchar), '未填写') as unit,
    started_on,
    case when finished_on >= started_on then finished_on end as finished_on,
    cost_yuan,
    coalesce(cast(status as varchar), '未填写') as status,
    coalesce(cast(status as varchar) <> '已作废', true) as is_counted,
    case
        when status is null then coalesce(finished_on >= started_on, false)
        when cast(status as varchar) in ('待办', '办理中', '已退回', '挂账', '已作废') then false
        else cast(status as varchar) = '已办结' or coalesce(finished_on >= started_on, false)
    end as is_finished,
    case
        when status is null then not coalesce(finished_on >= started_on, false)
        else cast(status as varchar) in ('待办', '办理中', '已退回', '挂账')
    end as is_unfinished
from ledger.public_work
where
    (cast($date_from as date) is null or started_on >= cast($date_from as date))
    and (cast($date_to as date) is null or started_on < cast($date_to as date))
    and (cast($communities as varchar[]) is null or list_contains(cast($communities as varchar[]), community))
    and (cast($compounds as varchar[]) is null or list_contains(cast($compounds as varchar[]), compound))
