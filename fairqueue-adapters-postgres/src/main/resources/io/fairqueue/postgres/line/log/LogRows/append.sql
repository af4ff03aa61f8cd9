-- Purpose: writes rows at the end of a line's log, if that is still where their decision was made.
-- Parameters: as insert.sql; rev and hash of the row that they follow, newRev, newHash and at of their
--   last one, joined (how many numbers they give); clock (the account clock's nonce when the sessions
--   of those who ask were judged, null where nobody asks by one).
-- Answer: rows written; none if the line has gone on, sessions have ended, or the moment is not between
--   its last one and a second from now.
-- Invariant: rows have one order and no gap; of two who follow one row, one writes. The hash is compared
--   because after a failover another history may have reached the same rev. Time never goes back; a line
--   whose last moment is yet to come stands still in it. Who ended a session before this statement began
--   is seen by it.
-- Cost: one keyed update, one read of one row, one insert per row; waits for who has locked the line.
with line as (
  update lines
  set rev = :newRev, last_hash = :newHash, last_at = :at, next_number = next_number + :joined
  where event_id = :event
    and rev = :rev
    and last_hash = :hash
    and :at >= last_at
    and (:at <= clock_timestamp() + interval '1 second' or :at = last_at)
    and (cast(:clock as bigint) is null or (select nonce from account_clock) = :clock)
  returning event_id
)
insert into line_log (
  event_id, rev, at, kind, first_number, fans, gone, admitted, entry_ids, data, nonce, hash)
select
  line.event_id,
  r.rev,
  r.at,
  r.kind,
  r.first_number,
  p.fans[r.last_fan - r.fan_count + 1 \: r.last_fan],
  p.gone[r.last_gone - r.gone_count + 1 \: r.last_gone],
  r.admitted,
  p.entry_ids[r.last_entry_id - r.entry_id_count + 1 \: r.last_entry_id],
  r.data,
  r.nonce,
  r.hash
from
  line,
  (
    select
      cast(:fans as uuid[]) as fans,
      cast(:gone as integer[]) as gone,
      cast(:entryIds as uuid[]) as entry_ids
  ) p,
  (
    select
      *,
      sum(fan_count) over (order by ord)::integer as last_fan,
      sum(gone_count) over (order by ord)::integer as last_gone,
      sum(entry_id_count) over (order by ord)::integer as last_entry_id
    from unnest(
      cast(:revs as bigint[]),
      cast(:ats as timestamptz[]),
      cast(:kinds as integer[]),
      cast(:firstNumbers as bigint[]),
      cast(:fanCounts as integer[]),
      cast(:goneCounts as integer[]),
      cast(:admitted as integer[]),
      cast(:entryIdCounts as integer[]),
      cast(:data as bytea[]),
      cast(:nonces as bigint[]),
      cast(:hashes as bytea[]))
      with ordinality as a (
        rev, at, kind, first_number, fan_count, gone_count, admitted, entry_id_count, data, nonce, hash,
        ord)
  ) r
