-- 议事协商：范围内的行，不含个人信息
-- responsible_unit: 物业公司 without a name is the firm of the contract that runs in the compound on that day.
-- co_handlers: all kinds of the cell with + between them. is_counted: not 已作废.
-- closed_at: a time before met_at closes nothing and is null; a day without a time that is the day of the meeting counts
-- as the moment of the meeting.
-- is_settled: status 已办结; without a known status a closed_at says yes, and its absence no only where all are told by it.
-- Null where nobody can tell: such a row is in neither part of a rate.
-- is_by_result: the items of the community say what was decided, at least one of the window; there is_decided is resolution 通过,
-- and null where nothing known is written. Elsewhere is_decided: who leads is agreed (triage and responsible unit both filled),
-- null in a community that writes no triage either.
-- decided_at: before met_at it decides nothing, as closed_at.
select
    item_id,
    coalesce(cast(meeting_type as varchar), '未填写') as meeting_type,
    met_at,
    topic,
    coalesce(cast(named_station as varchar), '未填写') as station,
    community,
    compound,
    grid,
    attendee_count,
    coalesce(cast(triage as varchar), '未填写') as triage,
    coalesce(cast(named_unit as varchar), '未填写') as responsible_unit,
    coalesce(cast(co_handlers as varchar), '未填写') as co_handlers,
    due_at,
    case
        when closed_at >= met_at then closed_at
        when closed_at = cast(cast(met_at as date) as timestamp) then met_at
    end as closed_at,
    coalesce(cast(status as varchar), '未填写') as status,
    coalesce(cast(status as varchar) <> '已作废', true) as is_counted,
    case
        when cast(status as varchar) in ('待办', '办理中', '已办结', '已退回', '已作废', '挂账') then status = '已办结'
        when closed_at >= met_at or closed_at = cast(cast(met_at as date) as timestamp) then true
        when count(nullif(status, '未说明')) over () = 0 and count(closed_at) over () > 0 then false
    end as is_settled,
    coalesce(cast(resolution as varchar), '未填写') as resolution,
    case
        when decided_at >= met_at then decided_at
        when decided_at = cast(cast(met_at as date) as timestamp) then met_at
    end as decided_at,
    review_score,
    partner_units,
    count(resolution) over (partition by community) > 0 as is_by_result,
    case
        when cast(resolution as varchar) = '通过' then true
        when cast(resolution as varchar) in ('未通过', '暂缓', '另议') then false
        when
            count(resolution) over (partition by community) = 0
            and count(triage) over (partition by community) > 0
            then coalesce(triage is not null and named_unit is not null, false)
    end as is_decided
from ledger.deliberation
where
    (cast($date_from as date) is null or met_at >= cast($date_from as date))
    and (cast($date_to as date) is null or met_at < cast($date_to as date))
    and (cast($communities as varchar[]) is null or list_contains(cast($communities as varchar[]), community))
    and (cast($compounds as varchar[]) is null or list_contains(cast($compounds as varchar[]), compound))
