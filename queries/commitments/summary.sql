-- 双诺三评总体情况
-- Question: how many members promised what, how much is fulfilled, and how is it scored?
-- Grain: one row, of the commitments promised in the window; 已作废 left out.
-- member_count: distinct members; least_per_member: the smallest number of commitments of one of them; null below 5 members.
-- fulfilled_count: is_kept (status 已办结); fulfilled_rate: fulfilled_count / fulfilled_known_count (told whether).
-- Scores: means of those filled in, null where fewer than 5 members stand behind them.
with members as (
    select
        member_number,
        count(*) as promised_count
    from commitment
    where is_counted and member_number is not null
    group by member_number
),

least as (
    select min(promised_count) as least_per_member
    from members
),

totals as (
    select
        count(distinct member_number) as member_count,
        count(*) as commitment_count,
        count(is_kept) as fulfilled_known_count,
        count(*) filter (where is_kept) as fulfilled_count,
        count(self_score) as self_scored_count,
        count(leader_score) as leader_scored_count,
        count(residents_score) as residents_scored_count,
        avg(cast(self_score as double)) as self_score,
        avg(cast(leader_score as double)) as leader_score,
        avg(cast(residents_score as double)) as residents_score
    from commitment
    where is_counted
)

select
    case when member_count >= 5 then member_count end as member_count,
    commitment_count,
    fulfilled_known_count,
    fulfilled_count,
    fulfilled_count / nullif(fulfilled_known_count, 0) as fulfilled_rate,
    case when member_count >= 5 then (select least.least_per_member from least) end as least_per_member,
    case when member_count >= 5 then self_score end as self_score,
    self_scored_count,
    case when member_count >= 5 then leader_score end as leader_score,
    leader_scored_count,
    case when member_count >= 5 then residents_score end as residents_score,
    residents_scored_count
from totals
order by commitment_count
