-- 议事协商：范围内的行，不含个人信息
-- closed_at: a time before met_at closes nothing and is null; a day without a time that is the day of the meeting counts
-- as the moment of the meeting.
select
    item_id,
    coalesce(cast(meeting_type as varchar), '未填写') as meeting_type,
    met_at,
    topic,
    community,
    compound,
    grid,
    attendee_count,
    coalesce(cast(triage as varchar), '未填写') as triage,
    coalesce(cast(responsible_unit as varchar), '未填写') as responsible_unit,
    due_at,
    case
        when closed_at >= met_at then closed_at
        when closed_at = cast(cast(met_at as date) as timestamp) then met_at
    end as closed_at,
    coalesce(cast(status as varchar), '未填写') as status
from ledger.deliberation
where
    (cast($date_from as date) is null or met_at >= cast($date_from as date))
    and (cast($date_to as date) is null or met_at < cast($date_to as date))
    and (cast($communities as varchar[]) is null or list_contains(cast($communities as varchar[]), community))
    and (cast($compounds as varchar[]) is null or list_contains(cast($compounds as varchar[]), compound))
