-- 主题指标所数的事项：纠纷、诉求、期限、回访、议题、活动和服务单，不含个人信息
-- One row a row of a ledger. kind: what an indicator may choose by. part_count: 1 of what is good of a rate, the persons of an
-- activity (null where not told), else 1. is_judged: whether it is in the denominator of a rate. 期限: a request by counted_at.
with matters as (
    select
        '纠纷' as ledger, case_id as row_id, community, compound, accepted_at as happened_at,
        dispute_type as kind, case when is_succeeded then 1e0 else 0e0 end as part_count,
        is_succeeded or is_failed as is_judged
    from mediation_case
    union all
    select
        '诉求' as ledger, request_id as row_id, community, compound, requested_at as happened_at,
        request_type || ' ' || category || ' ' || subcategory as kind, 1e0 as part_count, false as is_judged
    from service_request
    where is_counted
    union all
    select
        '期限' as ledger, request_id as row_id, community, compound, counted_at as happened_at, '' as kind,
        case when is_closed_on_time then 1e0 else 0e0 end as part_count, true as is_judged
    from request_deadline
    where is_due
    union all
    select
        '回访' as ledger, response_id as row_id, community, compound, asked_at as happened_at, subject as kind,
        case
            when is_satisfied then 1e0
            when is_mostly_satisfied then cast($mostly_satisfied_weight as double) else 0e0
        end as part_count,
        is_rated as is_judged
    from satisfaction_response
    where is_rated
    union all
    select
        '议题' as ledger, item_id as row_id, community, compound, met_at as happened_at, meeting_type as kind,
        1e0 as part_count, false as is_judged
    from deliberation
    where is_counted
    union all
    select
        '活动' as ledger, activity_id as row_id, community, compound,
        cast(held_on as timestamp) as happened_at, kind,
        cast(participant_count as double) as part_count, false as is_judged
    from activity
    where is_counted
    union all
    select
        '服务单' as ledger, order_id as row_id, community, compound, ordered_at as happened_at, kind,
        1e0 as part_count, false as is_judged
    from service_order
    where is_counted
)

select
    ledger, row_id, community, compound, happened_at, kind, part_count, is_judged
from matters
