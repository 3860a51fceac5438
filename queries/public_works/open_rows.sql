-- 未完工项目清单
-- Question: which projects are not finished, at which stage are they, and what is planned next?
-- Grain: one row a counted project that has not begun, or has begun and is not finished: the latest against its plan first, then the next
-- due, then the oldest. As many rows as project_count of projects_by_stage.
-- stage_on: the day of the last stage up to as_of; days_at_stage: from then to as_of. due_on: the planned day of the next step; past_plan:
-- from then to as_of, negative before it. first_on: the first stage.
with waiting as (
    select
        *,
        cast(cast($as_of as timestamp) as date) as today,
        coalesce(declared_on, surveyed_on, approved_on, started_on, finished_on) as first_on,
        coalesce(
            case when accepted_on <= today then accepted_on end,
            case when finished_on <= today then finished_on end,
            case when started_on <= today then started_on end,
            case when approved_on <= today then approved_on end,
            case when surveyed_on <= today then surveyed_on end,
            case when declared_on <= today then declared_on end
        ) as stage_on
    from public_work
    where is_counted and (is_unfinished or not is_begun)
)

select
    work_id,
    kind,
    community,
    compound,
    stage,
    stage_on,
    date_diff('day', stage_on, today) as days_at_stage,
    due_on,
    date_diff('day', due_on, today) as past_plan,
    first_on,
    declared_on,
    surveyed_on,
    approved_on,
    planned_start_on,
    started_on,
    planned_finish_on,
    finished_on,
    accepted_on,
    planned_cost_yuan,
    fund_source,
    need_source,
    event_id,
    item_id,
    status as work_status
from waiting
order by past_plan is null, past_plan desc, first_on is null, first_on, work_id
