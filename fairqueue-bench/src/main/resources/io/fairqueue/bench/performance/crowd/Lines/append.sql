-- Purpose: a row of a line's log: fans who come.
-- Parameters: event, rev, at, kind, firstNumber, fans, nonce, hash.
-- Invariant: the row follows the last one by its rev and hash; the caller has the line's lock.
-- Cost: one insert.
insert into line_log (
  event_id, rev, at, kind, first_number, fans, gone, admitted, entry_ids, data, nonce, hash
)
values (:event, :rev, :at, :kind, :firstNumber, :fans, '{}', 0, '{}', '', :nonce, :hash)
