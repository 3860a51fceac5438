-- 物业党组织与小区治理
-- Question: what differs between compounds whose property company has a party branch or a seat on the committee, and the others?
-- Grain: one row a compound that a property company serves or may serve (not 自管, not 无物业), in the order of names.
-- has_party: a 物业党支部 or a 兼职委员 is of it today. complaint_count: counted 投诉 of the window, null where requests came and
-- none has a type. due_count, closed_on_time_count: its requests whose deadline lies in the window and has passed.
-- rated_count, satisfied_weight: answers about 物业; 非常满意 + 满意 + w * 基本满意, w = mostly_satisfied_weight.
with requests as (
    select
        community, compound,
        count(*) filter (where request_type <> '未填写') as type_known_count,
        count(*) filter (where request_type = '投诉') as complaint_count
    from service_request
    where is_counted
    group by community, compound
),

deadlines as (
    select
        community, compound,
        count(*) filter (where is_due) as due_count,
        count(*) filter (where is_closed_on_time) as closed_on_time_count
    from request_deadline
    group by community, compound
),

answers as (
    select
        community, compound,
        count(*) as rated_count,
        count(*) filter (where is_satisfied)
        + cast($mostly_satisfied_weight as double)
        * count(*) filter (where is_mostly_satisfied) as satisfied_weight
    from satisfaction_response
    where is_rated and subject = '物业'
    group by community, compound
)

select
    compound.community,
    compound.compound,
    tie.property_party,
    tie.has_party,
    compound.households,
    case
        when requests.type_known_count is null then 0
        when requests.type_known_count > 0 then requests.complaint_count
    end as complaint_count,
    coalesce(deadlines.due_count, 0) as due_count,
    coalesce(deadlines.closed_on_time_count, 0) as closed_on_time_count,
    coalesce(answers.rated_count, 0) as rated_count,
    coalesce(answers.satisfied_weight, 0e0) as satisfied_weight
from property_party as tie
inner join compound on tie.community = compound.community and tie.compound = compound.compound
left join requests on tie.community = requests.community and tie.compound = requests.compound
left join deadlines on tie.community = deadlines.community and tie.compound = deadlines.compound
left join answers on tie.community = answers.community and tie.compound = answers.compound
where tie.has_party is not null
order by cast(compound.community as varchar), cast(compound.compound as varchar)
