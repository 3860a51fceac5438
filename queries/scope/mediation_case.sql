-- 矛盾调解：范围内的行，不含个人信息
-- is_open: 调解中, or without an outcome and without closed_at. agreement_form stays null where there is no agreement.
-- closed_at: a time before accepted_at closes nothing and is null; a day without a time that is the day of acceptance
-- counts as that moment. days_to_close: elapsed, from accepted_at to closed_at, never negative.
-- is_outcome_known: how it ended is told, or that it has not yet; another code or none says nothing.
-- is_concluded: its outcome ends it; without a known outcome it has a closed_at.
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
    case
        when outcome is not null then cast(outcome as varchar) = '调解中'
        else not coalesce(
            closed_at >= accepted_at or closed_at = cast(cast(accepted_at as date) as timestamp), false
        )
    end as is_open,
    case
        when outcome is null
            then not coalesce(
                closed_at >= accepted_at or closed_at = cast(cast(accepted_at as date) as timestamp), false
            )
        else cast(outcome as varchar) in ('调解成功', '调解不成功', '调解中', '撤回', '终止', '引导诉讼')
    end as is_outcome_known,
    case
        when cast(outcome as varchar) in ('调解成功', '调解不成功', '撤回', '终止', '引导诉讼') then true
        when cast(outcome as varchar) = '调解中' then false
        else coalesce(
            closed_at >= accepted_at or closed_at = cast(cast(accepted_at as date) as timestamp), false
        )
    end as is_concluded,
    case
        when closed_at >= accepted_at then date_diff('second', accepted_at, closed_at) / 86400
        when closed_at = cast(cast(accepted_at as date) as timestamp) then 0e0
    end as days_to_close
from ledger.mediation_case
where
    (cast($date_from as date) is null or accepted_at >= cast($date_from as date))
    and (cast($date_to as date) is null or accepted_at < cast($date_to as date))
    and (cast($communities as varchar[]) is null or list_contains(cast($communities as varchar[]), community))
    and (cast($compounds as varchar[]) is null or list_contains(cast($compounds as varchar[]), compound))
