-- 各小区每月的法律咨询，旁边是同月的纠纷
-- Question: how often did the legal adviser come, who asked, and how many disputes arose there in the same months?
-- Grain: one row a community, compound and month with a consultation in the window, or a dispute where there are consultations.
-- consultation_count: activities of the kind 法律咨询; participant_count: who asked, null where none is written.
-- dispute_count: disputes accepted in that month, of all kinds; to_court_count: of these, outcome 引导诉讼.
with asked as (
    select
        cast(community as varchar) as community, cast(compound as varchar) as compound,
        cast(date_trunc('month', held_on) as date) as period_start,
        count(*) as consultation_count,
        cast(sum(participant_count) as bigint) as participant_count
    from activity
    where kind = '法律咨询'
    group by
        cast(community as varchar), cast(compound as varchar), cast(date_trunc('month', held_on) as date)
),

disputes as (
    select
        cast(community as varchar) as community, cast(compound as varchar) as compound,
        cast(date_trunc('month', accepted_at) as date) as period_start,
        count(*) as dispute_count,
        count(*) filter (where outcome = '引导诉讼') as to_court_count
    from mediation_case
    group by
        cast(community as varchar), cast(compound as varchar), cast(date_trunc('month', accepted_at) as date)
),

places as (
    select distinct community, compound from asked
),

months as (
    select community, compound, period_start from asked
    union
    select disputes.community, disputes.compound, disputes.period_start
    from disputes
    inner join places on disputes.community = places.community and disputes.compound = places.compound
)

select
    months.community, months.compound, months.period_start,
    coalesce(asked.consultation_count, 0) as consultation_count,
    case when asked.consultation_count is null then 0 else asked.participant_count end as participant_count,
    coalesce(disputes.dispute_count, 0) as dispute_count,
    coalesce(disputes.to_court_count, 0) as to_court_count
from months
left join asked
    on
        months.community = asked.community and months.compound = asked.compound
        and months.period_start = asked.period_start
left join disputes
    on
        months.community = disputes.community and months.compound = disputes.compound
        and months.period_start = disputes.period_start
order by cast(months.community as varchar), cast(months.compound as varchar), months.period_start
