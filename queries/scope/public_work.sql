-- 民生实事：范围内的行，不含个人信息
-- is_counted: not 已作废. finished_on: a day before started_on finishes nothing and is null. is_begun: 施工 or further.
-- stage: the last with a day up to as_of, or the one that is written, whichever is further; 未填写 with neither.
-- dated_on: started_on; without it, of what has begun finished_on, of the rest the first stage, then the plan. is_finished: status 已办结; without a known status a day of completion or acceptance, or the stage.
-- is_unfinished: begun, and under way by its status, or with no status and not finished. A code that is not known says
-- nothing, and 已作废 is neither. due_on: the planned start of what has not begun, else the planned end, until it has come.
-- is_late: due_on has passed at as_of. is_plan_known: finished, with a planned end; is_on_plan: finished by then.
select
    work_id, event_id, item_id, community, compound, grid, quantity, planned_cost_yuan, cost_yuan, dated_on,
    declared_on, surveyed_on, approved_on, planned_start_on, started_on, planned_finish_on, accepted_on,
    coalesce(cast(kind as varchar), '未填写') as kind, coalesce(cast(unit as varchar), '未填写') as unit,
    coalesce(cast(fund_source as varchar), '未填写') as fund_source, done_on as finished_on,
    coalesce(cast(need_source as varchar), '未填写') as need_source, state as status, reached as stage,
    state <> '已作废' as is_counted, is_begun, is_over as is_finished,
    is_begun and (is_under_way or is_untold and not is_over) as is_unfinished,
    case
        when state <> '已作废' and reached not in ('完工', '验收')
            then coalesce(case when not is_begun then planned_start_on end, planned_finish_on)
    end as due_on,
    coalesce(due_on < today and (not is_begun or is_unfinished), false) as is_late,
    coalesce(is_begun and done_on <= today and planned_finish_on is not null, false) as is_plan_known,
    is_plan_known and done_on <= planned_finish_on as is_on_plan
from (
    select
        *,
        case
            when written = '验收' or accepted_on <= today then '验收'
            when written = '完工' or done_on <= today or is_over then '完工'
            when written = '施工' or started_on <= today then '施工'
            when written = '立项' or approved_on <= today then '立项'
            when written = '勘测' or surveyed_on <= today then '勘测'
            when written = '申报' or declared_on <= today then '申报' else '未填写'
        end as reached,
        reached in ('施工', '完工', '验收') as is_begun,
        coalesce(
            case when is_begun then coalesce(started_on, done_on, accepted_on) end, declared_on, surveyed_on,
            approved_on, planned_start_on, planned_finish_on, started_on, finished_on, accepted_on
        ) as dated_on
    from (
        select
            *,
            cast(cast($as_of as timestamp) as date) as today,
            case when coalesce(started_on <= finished_on, true) then finished_on end as done_on,
            coalesce(cast(status as varchar), '未填写') as state,
            coalesce(cast(stage as varchar), '未填写') as written,
            state in ('待办', '办理中', '已退回', '挂账') as is_under_way,
            state = '未填写' or state = '未说明' and written <> '未填写' as is_untold,
            not is_under_way and state <> '已作废' and (
                state = '已办结' or done_on is not null or written in ('完工', '验收')
                or coalesce(accepted_on <= today, false)
            ) as is_over
        from ledger.public_work
    ) as told
) as staged
where
    (cast($date_from as date) is null or dated_on >= cast($date_from as date))
    and (cast($date_to as date) is null or dated_on < cast($date_to as date))
    and (cast($communities as varchar[]) is null or list_contains(cast($communities as varchar[]), community))
    and (cast($compounds as varchar[]) is null or list_contains(cast($compounds as varchar[]), compound))
