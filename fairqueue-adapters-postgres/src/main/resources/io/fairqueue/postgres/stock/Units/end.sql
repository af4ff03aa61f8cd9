-- Purpose: notes that claims' units may be sold again.
-- Parameters: claims and unitNos, in the same order.
-- Cost: an index read and an update per unit. The caller holds the locks of the claims and of the units'
--   blocks.
update claim_units k
set live = false
from unnest(cast(:claims as uuid[]), cast(:unitNos as integer[])) as a (claim_id, unit_no)
where k.claim_id = a.claim_id
  and k.unit_no = a.unit_no
  and k.live
