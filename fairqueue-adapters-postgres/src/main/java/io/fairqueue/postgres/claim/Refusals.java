package io.fairqueue.postgres.claim;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import io.fairqueue.postgres.stock.Sale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tells why holds are refused whatever the units: claimed already, sale closed, not admitted. */
final class Refusals {

  private static final Statements SQL = new Statements(PostgresClaimStore.class);

  private Refusals() {}

  /** One answer per request, in their order; empty where nothing stands against it. */
  static List<Optional<HoldOutcome.Refused>> of(
      Handle handle, EventId event, Sale sale, List<HoldRequest> requests) {
    if (requests.isEmpty()) {
      return List.of();
    }
    List<Found> found =
        find(
            handle,
            event,
            sale,
            requests.stream().map(each -> HoldCandidate.of(each, sale)).toList());
    List<Optional<HoldOutcome.Refused>> refusals = new ArrayList<>(requests.size());
    for (int i = 0; i < requests.size(); i++) {
      refusals.add(found.get(i).refusal(sale.sellsAt(requests.get(i).now())));
    }
    return refusals;
  }

  static Optional<HoldOutcome.Refused> of(
      Handle handle, EventId event, Sale sale, EntryId entry, CustomerId customer, Instant now) {
    HoldCandidate candidate = new HoldCandidate(entry, customer, sale.admissionClock(now));
    return find(handle, event, sale, List.of(candidate)).getFirst().refusal(sale.sellsAt(now));
  }

  private static List<Found> find(
      Handle handle, EventId event, Sale sale, List<HoldCandidate> candidates) {
    return HoldCandidate.bind(SQL.query(handle, "refusal"), event, sale, candidates)
        .map(
            (row, context) ->
                new Found(Columns.uuidOrNull(row, "claim_id"), row.getBoolean("admitted")))
        .list();
  }

  private record Found(@Nullable UUID claim, boolean admitted) {

    Optional<HoldOutcome.Refused> refusal(boolean sells) {
      if (claim != null) {
        return Optional.of(new HoldOutcome.AlreadyClaimed(new ClaimId(claim)));
      }
      if (!sells) {
        return Optional.of(new HoldOutcome.SaleClosed());
      }
      return admitted ? Optional.empty() : Optional.of(new HoldOutcome.NotAdmitted());
    }
  }
}
