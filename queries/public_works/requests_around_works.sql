-- 工程前后的同类诉求
-- Question: were there fewer requests of the like topic after a work than before it?
-- Grain: one row a finished work with a like topic whose two windows lie in the request ledger; ask it without dates.
-- topic: a request's subcategory where that is like a work, else its category. requests_…: in the work's compound (its
-- community without one), window_days before the start and after the completion; all_…: in all places of the scope.
with daily as (
    select
        case when subcategory in ('道路积水', '绿化养护', '门禁监控') then subcategory else category end as topic,
        community,
        compound,
        cast(requested_at as date) as requested_on,
        count(*) as n
    from service_request
    where is_counted
    group by 1, 2, 3, 4
),

works as (
    select
        public_work.*,
        likes.topic
    from public_work
    inner join (
        values ('路灯', '路灯照明'), ('雨污管道', '管道渗漏'), ('环境整治', '环境卫生'), ('垃圾清运', '环境卫生'),
        ('电梯', '电梯故障'), ('停车', '停车管理'), ('路面', '道路积水'), ('绿化', '绿化养护'), ('监控', '门禁监控')
    ) as likes (kind, topic) on public_work.kind = likes.kind
    where
        public_work.started_on - 90 >= (select min(daily.requested_on) from daily)
        and public_work.finished_on + 90 < cast(cast($as_of as timestamp) as date)
),

around as (
    select
        works.*,
        daily.n,
        daily.requested_on < works.started_on as is_before,
        daily.community = works.community and works.compound in (daily.compound, '未填写', '未匹配') as is_there
    from works
    inner join daily on works.topic = daily.topic and works.started_on - 90 <= daily.requested_on
    where
        daily.requested_on <= works.finished_on + 90
        and (daily.requested_on < works.started_on or daily.requested_on > works.finished_on)
)

select
    work_id,
    kind,
    topic,
    community,
    compound,
    started_on,
    90 as window_days,
    coalesce(sum(n) filter (where is_before and is_there), 0) as requests_before,
    coalesce(sum(n) filter (where not is_before and is_there), 0) as requests_after,
    coalesce(sum(n) filter (where is_before), 0) as all_before,
    coalesce(sum(n) filter (where not is_before), 0) as all_after
from around
group by 1, 2, 3, 4, 5, 6
order by 6 desc, 1
