-- Purpose: adds a notice.
-- Parameters: id, event, level, languages, texts (in the same order), by, at, until (null for none).
-- Cost: one insert. The caller holds the event's lock.
insert into notices (id, event_id, level, languages, texts, posted_by, posted_at, until)
values (
  :id, :event, :level, cast(:languages as text[]), cast(:texts as text[]), :by, :at,
  cast(:until as timestamptz)
)
