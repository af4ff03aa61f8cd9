-- Purpose: writes rows at the end of a line's log.
-- Parameters: event; one of each per row: revs, ats, kinds, firstNumbers, admitted, data, nonces, hashes;
--   of all rows one after the other: fans, gone, entryIds, and how many of them each row has: fanCounts,
--   goneCounts, entryIdCounts.
-- Answer: rows written.
-- Invariant: the caller made the rows to follow the line's last one, and has its lock.
-- Cost: one insert per row. Arrays are cut from the parameters, of which all elements have one length.
insert into line_log (
  event_id, rev, at, kind, first_number, fans, gone, admitted, entry_ids, data, nonce, hash)
select
  :event,
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
