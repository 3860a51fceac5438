-- 矛盾调解：范围内的行，不含个人信息
-- is_open: 调解中, or without an outcome and without closed_at. is_succeeded, is_failed: 调解成功, 调解不成功.
-- is_within_grid, is_within_community: succeeded at 网格, at 网格 or 社区; is_level_known: succeeded at one of the four levels.
-- closed_at: a time before accepted_at closes nothing and is null; a day without a time that is the day of acceptance counts
-- as that moment. days_to_close: elapsed, never negative. is_fulfilment_known: an agreement (agreement_form) that says is_fulfilled.
-- is_outcome_known: how it ended is told, or that it has not yet; another code or none says nothing. is_concluded: its outcome
-- ends it; without a known outcome it has a closed_at.
select
    case_id,
    event_id,
    coalesce(cast(source as varchar), '未填写') as source,
    coalesce(cast(dispute_type as varchar), '未填写') as dispute_type,
    community,
    compound,
    grid,
    accepted_at,
    due_at,
    case
        when closed_at >= accepted_at then closed_at
        when closed_at = cast(cast(accepted_at as date) as timestamp) then accepted_at
    end as closed_at,
    coalesce(cast(outcome as varchar), '未填写') as outcome,
    coalesce(cast(resolved_level as varchar), '未填写') as resolved_level,
    coalesce(cast(mediator_team as varchar), '未填写') as mediator_team,
    cast(agreement_form as varchar) as agreement_form,
    is_fulfilled,
    amount_yuan,
    coalesce(cast(venue as varchar), '未填写') as venue,
    coalesce(cast(triage as varchar), '未填写') as triage,
    coalesce(
        cast(outcome as varchar) = '调解中',
        not (closed_at >= accepted_at or closed_at = cast(cast(accepted_at as date) as timestamp)), true
    ) as is_open,
    coalesce(outcome = '调解成功', false) as is_succeeded,
    coalesce(outcome = '调解不成功', false) as is_failed,
    coalesce(outcome = '调解成功' and resolved_level = '网格', false) as is_within_grid,
    coalesce(outcome = '调解成功' and resolved_level in ('网格', '社区'), false) as is_within_community,
    coalesce(outcome = '调解成功' and resolved_level in ('网格', '社区', '街道', '区级以上'), false) as is_level_known,
    coalesce(
        cast(outcome as varchar) in ('调解成功', '调解不成功', '调解中', '撤回', '终止', '引导诉讼'),
        not (closed_at >= accepted_at or closed_at = cast(cast(accepted_at as date) as timestamp)), true
    ) as is_outcome_known,
    case
        when cast(outcome as varchar) = '调解中' then false
        when cast(outcome as varchar) in ('调解成功', '调解不成功', '撤回', '终止', '引导诉讼') then true
        when closed_at >= accepted_at or closed_at = cast(cast(accepted_at as date) as timestamp) then true
        else false
    end as is_concluded,
    case
        when closed_at >= accepted_at then date_diff('second', accepted_at, closed_at) / 86400
        when closed_at = cast(cast(accepted_at as date) as timestamp) then 0e0
    end as days_to_close,
    agreement_form is not null and is_fulfilled is not null as is_fulfilment_known
from ledger.mediation_case
where
    (cast($date_from as date) is null or accepted_at >= cast($date_from as date))
    and (cast($date_to as date) is null or accepted_at < cast($date_to as date))
    and (cast($communities as varchar[]) is null or list_contains(cast($communities as varchar[]), community))
    and (cast($compounds as varchar[]) is null or list_contains(cast($compounds as varchar[]), compound))
