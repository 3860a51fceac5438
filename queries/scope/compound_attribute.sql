-- 小区属性：每个小区按什么管、谁在管、有无党支部、多大、多老，不含个人信息
-- One row a compound of the register. property_company: the company of the contract that holds at as_of, the latest begun
-- of several. party_branch: 有党支部 where a year of its founding is filled in. size_band: by households. built_decade: by
-- the year it was built. What the register does not say is 未填写.
with contracts as (
    select
        community,
        compound,
        cast(company as varchar) as company
    from property_contract
    where
        started_on <= cast($as_of as timestamp)
        and (ended_on is null or ended_on >= cast(cast($as_of as timestamp) as date))
    qualify row_number() over (
        partition by community, compound order by started_on desc, cast(company as varchar)
    ) = 1
)

select
    compound.community,
    compound.compound,
    compound.households,
    coalesce(cast(compound.management as varchar), '未填写') as management,
    coalesce(contracts.company, '未填写') as property_company,
    case when compound.party_branch_year is null then '没有党支部' else '有党支部' end as party_branch,
    case
        when compound.households is null then '未填写'
        when compound.households < 300 then '不足 300 户'
        when compound.households < 500 then '300 至 499 户'
        when compound.households < 1000 then '500 至 999 户'
        else '1000 户及以上'
    end as size_band,
    coalesce(cast(compound.built_year // 10 * 10 as varchar) || ' 年代', '未填写') as built_decade
from compound
left join contracts
    on compound.community = contracts.community and compound.compound = contracts.compound
