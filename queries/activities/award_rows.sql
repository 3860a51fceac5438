-- 星级评选清单
-- Question: which stars were chosen?
-- Grain: one row a star of the month, the newest first.
-- As many rows as star_count of the same scope. No column names a person.
select
    activity_id,
    kind,
    held_on,
    community,
    compound,
    grid,
    participant_count,
    issues_collected_count,
    issues_resolved_count
from activity
where is_award
order by held_on desc, activity_id
