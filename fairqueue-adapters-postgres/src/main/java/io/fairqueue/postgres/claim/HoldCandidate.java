package io.fairqueue.postgres.claim;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.postgres.sql.BinaryArray;
import io.fairqueue.postgres.stock.Sale;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/**
 * A fan who asks for a hold, and the admission used.
 *
 * @param clock the sale's time
 */
record HoldCandidate(EntryId entry, CustomerId customer, Instant clock) {

  static HoldCandidate of(HoldRequest request, Sale sale) {
    return new HoldCandidate(
        request.entry(), request.customer(), sale.admissionClock(request.now()));
  }

  static Query bind(Query query, EventId event, Sale sale, List<HoldCandidate> candidates) {
    return query
        .bind("event", event.value())
        .bind("maxClaims", sale.maxClaimsPerFan())
        .bind("entries", BinaryArray.uuids(candidates, candidate -> candidate.entry.value()))
        .bind("customers", BinaryArray.uuids(candidates, candidate -> candidate.customer.value()))
        .bind("clocks", BinaryArray.instants(candidates, HoldCandidate::clock));
  }
}
