-- 物业党组织：每个小区有无物业党支部、兼职委员，不含个人信息
-- One row a compound of the register. property_party: whether a 物业党支部 or a 兼职委员 is of the compound, by the place that
-- the row names or, without a compound, by the company in its name (物业党支部) or area (兼职委员). 没有物业公司: 自管 or
-- 无物业 without a contract_in_force. has_party: either of them; null where no company serves.
with tied as (
    select
        compound.community,
        compound.compound,
        min(cast(compound.management as varchar)) as management,
        min(contract_in_force.company) as company,
        count(organisation.unit_id) > 0 as has_branch,
        count(role_holder.holder_id) > 0 as has_member
    from compound
    left join contract_in_force
        on
            compound.community = contract_in_force.community
            and compound.compound = contract_in_force.compound
    left join organisation
        on
            organisation.level = '物业党支部' and compound.community = organisation.community
            and (
                compound.compound = organisation.compound
                or (organisation.compound = '未填写' and contains(organisation.name, contract_in_force.company))
            )
    left join role_holder
        on
            role_holder.role = '兼职委员' and compound.community = role_holder.community
            and (
                compound.compound = role_holder.compound
                or (role_holder.compound = '未填写' and contains(role_holder.area, contract_in_force.company))
            )
    group by compound.community, compound.compound
)

select
    community,
    compound,
    case
        when has_branch and has_member then '物业党支部和兼职委员'
        when has_branch then '物业党支部'
        when has_member then '兼职委员'
        when company is null and management in ('自管', '无物业') then '没有物业公司'
        else '两者都没有'
    end as property_party,
    case
        when has_branch or has_member then true
        when company is not null or management not in ('自管', '无物业') then false
    end as has_party
from tied
