-- 三事分流的事项：诉求、没有由诉求转来的纠纷、议题，不含个人信息
-- One row a matter that 三事分流 sorts or could sort. A dispute with an event_id is the request it came from.
-- issue: category of a request, type of a dispute, 议事议题 of an agenda item; triage: 未填写 is none.
-- rule_triage: what the rule of the settings says of the issue, null where it says nothing; a name in two lists is in the last.
with matters as (
    select
        '诉求' as ledger, request_id as matter_id, requested_at as received_at, community, compound,
        category as issue, title as matter_title, triage, responsible_unit, status,
        deadline_at, closed_at, is_closed
    from service_request
    where is_counted
    union all
    select
        '纠纷' as ledger, case_id as matter_id, accepted_at as received_at, community, compound,
        dispute_type as issue, cast(null as varchar) as matter_title, triage,
        mediator_team as responsible_unit, outcome as status, due_at as deadline_at, closed_at,
        case when is_concluded or is_outcome_known then is_concluded end as is_closed
    from mediation_case
    where event_id is null
    union all
    select
        '议题' as ledger, item_id as matter_id, met_at as received_at, community, compound,
        '议事议题' as issue, topic as matter_title, triage, responsible_unit, status,
        due_at as deadline_at, closed_at, is_settled as is_closed
    from deliberation
    where is_counted
)

select
    ledger,
    matter_id,
    received_at,
    community,
    compound,
    issue,
    matter_title,
    triage,
    case
        when list_contains(cast($assisted_issues as varchar[]), issue) then '协办'
        when list_contains(cast($shared_issues as varchar[]), issue) then '共办'
        when list_contains(cast($joint_issues as varchar[]), issue) then '联办'
    end as rule_triage,
    responsible_unit,
    status,
    deadline_at,
    closed_at,
    is_closed
from matters
