-- 小区大事
-- Question: what has happened in each compound: companies, works, stations, new organisations?
-- Grain: one row an event up to as_of, oldest first; ask it without dates, works are dated by their beginning.
-- event_kind: 物业进驻 (by started_on), 民生实事 (finished_on), 阵地启用 (opened_on), 业委会成立 and 党支部成立.
-- is_year_only: the ledger knows no more than the year; event_on is its first day then.
with founded as (
    select community, compound, owners_committee_year as founded_year, '业委会' as organisation_kind
    from compound
    union all
    select community, compound, party_branch_year as founded_year, '党支部' as organisation_kind
    from compound
),

happened as (
    select
        cast(community as varchar) as community, cast(compound as varchar) as compound,
        started_on as event_on, '物业进驻' as event_kind, company as event_name, false as is_year_only
    from property_contract
    union all
    select
        cast(community as varchar) as community, cast(compound as varchar) as compound,
        finished_on as event_on, '民生实事' as event_kind, kind as event_name, false as is_year_only
    from public_work
    where is_counted
    union all
    select
        cast(community as varchar) as community, cast(compound as varchar) as compound,
        opened_on as event_on, '阵地启用' as event_kind, kind as event_name, false as is_year_only
    from service_station
    union all
    select
        cast(community as varchar) as community, cast(compound as varchar) as compound,
        make_date(founded_year, 1, 1) as event_on, concat(organisation_kind, '成立') as event_kind,
        organisation_kind as event_name, true as is_year_only
    from founded
    where founded_year > 1900 and founded_year < 9999
)

select
    community,
    compound,
    event_on,
    event_kind,
    event_name,
    is_year_only
from happened
where event_on <= cast($as_of as timestamp) and compound not in ('未填写', '未匹配')
order by event_on, cast(community as varchar), cast(compound as varchar), event_kind, event_name
