-- 各台账每周行数
-- Question: which weeks does each ledger of events reach, and which are missing?
-- Grain: one row a ledger and week (its Monday) in which it has rows; a week without rows has none.
-- row_count: rows of the ledger by its own date column, left-out requests too: they have been reported.
with dated as (
    select 'service_request' as ledger, requested_at as happened_at from service_request
    union all
    select 'mediation_case' as ledger, accepted_at as happened_at from mediation_case
    union all
    select 'satisfaction_response' as ledger, asked_at as happened_at from satisfaction_response
    union all
    select 'deliberation' as ledger, met_at as happened_at from deliberation
    union all
    select 'service_order' as ledger, ordered_at as happened_at from service_order
    union all
    select 'commitment' as ledger, promised_at as happened_at from commitment
    union all
    select 'public_work' as ledger, cast(dated_on as timestamp) as happened_at from public_work
    union all
    select 'assistance' as ledger, cast(decided_on as timestamp) as happened_at from assistance
    union all
    select 'activity' as ledger, cast(held_on as timestamp) as happened_at from activity
    union all
    select 'visit' as ledger, visited_at as happened_at from visit
    union all
    select 'safety_hazard' as ledger, found_at as happened_at from safety_hazard
    union all
    select 'collective_income' as ledger, cast(received_on as timestamp) as happened_at from collective_income
),

weekly as (
    select
        ledger,
        cast(date_trunc('week', happened_at) as date) as week_start
    from dated
)

select
    ledger,
    week_start,
    count(*) as row_count
from weekly
group by ledger, week_start
order by ledger, week_start
