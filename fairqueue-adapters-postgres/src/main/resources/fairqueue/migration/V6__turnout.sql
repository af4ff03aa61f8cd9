-- What became of the admissions that are over is counted for operators: those that led to a claim by the
-- claims, the others by an index that only they are in. Nobody who joins, is admitted or holds writes it.
create index queue_entries_turnout on queue_entries (event_id, status)
  where admitted_at is not null and status not in ('WAITING', 'ADMITTED') and claim_id is null;
