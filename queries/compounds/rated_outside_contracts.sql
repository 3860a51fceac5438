-- 不在物业公司服务期内的已评价回访
-- Question: how many rated answers does compounds/satisfaction_by_company leave out?
-- Grain: one row.
-- outside_count: rated answers of the window of which no contract ran on the day, or whose compound is not known.
select count(*) as outside_count
from satisfaction_response as answer
where
    answer.is_rated
    and not exists (
        select 1
        from property_contract as contract
        where
            contract.community = answer.community
            and contract.compound = answer.compound
            and cast(answer.asked_at as date) >= coalesce(contract.started_on, cast(answer.asked_at as date))
            and cast(answer.asked_at as date) <= coalesce(contract.ended_on, cast(answer.asked_at as date))
    )
order by outside_count
