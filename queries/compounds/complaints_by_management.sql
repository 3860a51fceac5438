-- 各管理模式百户投诉
-- Question: do compounds under 红色物业 make fewer complaints for their size than the others?
-- Grain: one row a management that has compounds with households, 未填写 included, the fewest complaints first.
-- management: as the compound ledger says today.
-- complaint_count: 投诉 of the window, without is_excluded and 已作废; of type_known_count, the requests with a request_type.
-- untyped_compound_count: of whose requests none has a type, in no other column (null without others). per_hundred_households: sums.
with counted as (
    select
        community,
        compound,
        count(*) as request_count,
        count(*) filter (where request_type <> '未填写') as type_known_count,
        count(*) filter (where request_type = '投诉') as complaint_count
    from service_request
    where is_counted
    group by
        community,
        compound
),

managed as (
    select
        compound.management,
        compound.households,
        coalesce(counted.type_known_count, 0) as type_known_count,
        case
            when counted.request_count is null then 0
            when counted.type_known_count > 0 then counted.complaint_count
        end as complaint_count
    from compound
    left join counted
        on compound.community = counted.community and compound.compound = counted.compound
    where compound.households > 0
)

select
    management,
    count(complaint_count) as compound_count,
    count(*) - count(complaint_count) as untyped_compound_count,
    cast(sum(households) filter (where complaint_count is not null) as bigint) as households,
    cast(sum(type_known_count) as bigint) as type_known_count,
    cast(sum(complaint_count) as bigint) as complaint_count,
    sum(complaint_count) / sum(households) filter (where complaint_count is not null) * 100
        as per_hundred_households
from managed
group by management
order by per_hundred_households nulls last, management
