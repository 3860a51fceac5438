-- 安全隐患：范围内的行，不含个人信息
-- is_counted: not 已作废. rectified_at: before found_at it rectifies nothing and is null; a day without a time that is the day of
-- discovery counts as that moment. is_rectified: by the status, else by a time or a re-check; one that found it 不合格 after that
-- opens it again. Null where nobody tells (未说明 or a status that is not known, without a time): neither open nor rectified.
-- is_rechecked: rectified, and re-checked as 合格 or 已销号. is_due: its deadline has passed at as_of, and it is known to be open or
-- when it was rectified. is_on_time: due, and rectified by the deadline. is_overdue: due and open. days_open: days of 24 hours from
-- found_at to rectified_at, or to as_of while it is open; null for one rectified nobody knows when, and where nobody tells.
select
    hazard_id, event_id, community, compound, grid, found_at, due_at, rechecked_at, photo_count,
    coalesce(cast(kind as varchar), '未填写') as kind,
    coalesce(cast(source as varchar), '未填写') as source,
    coalesce(cast(danger as varchar), '未填写') as danger,
    case when is_done then done_at end as rectified_at,
    coalesce(cast(responsible_unit as varchar), '未填写') as responsible_unit,
    verdict as recheck_result, state as status,
    state <> '已作废' as is_counted,
    is_done as is_rectified,
    coalesce(is_done and (verdict = '合格' or state = '已销号'), false) as is_rechecked,
    coalesce(is_past and (not is_done or done_at is not null), false) as is_due,
    coalesce(is_past and is_done and done_at <= due_at, false) as is_on_time,
    coalesce(is_past and not is_done, false) as is_overdue,
    case
        when is_done then date_diff('second', found_at, done_at)
        when not is_done then greatest(date_diff('second', found_at, cast($as_of as timestamp)), 0)
    end / 86400 as days_open
from (
    select
        *,
        due_at < cast($as_of as timestamp) as is_past,
        case
            when state in ('待整改', '整改中', '挂账') then false
            when state = '已销号' then true
            when verdict = '不合格' and not coalesce(done_at > rechecked_at, false) then false
            when state = '已整改' or done_at is not null or verdict = '合格' then true
            when state = '未填写' then false
        end as is_done
    from (
        select
            *,
            coalesce(cast(status as varchar), '未填写') as state,
            coalesce(cast(recheck_result as varchar), '未填写') as verdict,
            case
                when rectified_at >= found_at then rectified_at
                when rectified_at = cast(cast(found_at as date) as timestamp) then found_at
            end as done_at
        from ledger.safety_hazard
        where
            (cast($date_from as date) is null or found_at >= cast($date_from as date))
            and (cast($date_to as date) is null or found_at < cast($date_to as date))
            and (
                cast($communities as varchar[]) is null
                or list_contains(cast($communities as varchar[]), community)
            )
            and (
                cast($compounds as varchar[]) is null
                or list_contains(cast($compounds as varchar[]), compound)
            )
    ) as timed
) as told
