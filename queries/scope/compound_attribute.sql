-- 小区属性：每个小区按什么管、谁在管、有无党支部、多大、多老，不含个人信息
-- One row a compound of the register. property_company: the company of the contract that holds at as_of, the latest begun
-- of several. theme: of 一区一策一主题. property_party: whether a 物业党支部 or a 兼职委员 is of it. party_branch: 有党支部 where a year of its founding is
-- filled in. size_band: by households. built_decade: by the year it was built. What the register does not say is 未填写.
select
    compound.community,
    compound.compound,
    compound.households,
    coalesce(cast(compound.management as varchar), '未填写') as management,
    coalesce(contract_in_force.company, '未填写') as property_company,
    property_party.property_party,
    coalesce(compound.theme, '未填写') as theme,
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
left join contract_in_force
    on compound.community = contract_in_force.community and compound.compound = contract_in_force.compound
left join property_party
    on compound.community = property_party.community and compound.compound = property_party.compound
