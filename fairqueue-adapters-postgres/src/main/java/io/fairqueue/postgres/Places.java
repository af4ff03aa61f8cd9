package io.fairqueue.postgres;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.UnitId;
import io.fairqueue.port.HoldRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/**
 * Holds places of an event that names no seats: one like the other, so that a single statement
 * shares them out among all who ask.
 */
final class Places {

  private static final Statements SQL = new Statements(Places.class);

  private Places() {}

  /**
   * Holds of different fans, for those who get all that they want of what nobody is busy with;
   * written down.
   */
  static List<Holds.Hold> hold(
      Handle handle, EventId event, Sale sale, List<HoldRequest> requests) {
    List<List<HeldUnit>> shares =
        IntStream.range(0, requests.size())
            .<List<HeldUnit>>mapToObj(i -> new ArrayList<>(requests.get(i).selection().quantity()))
            .toList();
    SQL.query(handle, "hold")
        .bind("event", event.value())
        .bind("currency", sale.currency().getCurrencyCode())
        .bind("claims", BinaryArray.uuids(requests, request -> request.claim().value()))
        .bind("entries", BinaryArray.uuids(requests, request -> request.entry().value()))
        .bind("customers", BinaryArray.uuids(requests, request -> request.customer().value()))
        .bind(
            "clocks", BinaryArray.instants(requests, request -> sale.admissionClock(request.now())))
        .bind("ats", BinaryArray.instants(requests, HoldRequest::now))
        .bind("ends", BinaryArray.instants(requests, HoldRequest::expiresAt))
        .bind("tiers", BinaryArray.uuids(requests, request -> Shares.tierOf(request, sale).value()))
        .bindArray(
            "quantities",
            Integer.class,
            requests.stream().map(request -> request.selection().quantity()).toList())
        .map((row, context) -> dealt(row, sale, requests, shares))
        .forEach(
            whole -> {
              if (!whole) {
                throw new LostRaceException();
              }
            });
    List<Holds.Hold> holds = new ArrayList<>(requests.size());
    for (int i = 0; i < requests.size(); i++) {
      if (!shares.get(i).isEmpty()) {
        holds.add(new Holds.Hold(requests.get(i), shares.get(i)));
      }
    }
    Holds.issueTickets(handle, holds);
    return holds;
  }

  /** Adds a unit to its share; whether all was written. */
  private static boolean dealt(
      ResultSet row, Sale sale, List<HoldRequest> requests, List<List<HeldUnit>> shares)
      throws SQLException {
    int ord = row.getInt("ord");
    if (!row.wasNull()) {
      HeldUnit unit =
          new HeldUnit(
              new UnitId(Columns.uuid(row, "unit_id")),
              Columns.text(row, "label"),
              Shares.tierOf(requests.get(ord - 1), sale),
              row.getLong("price_minor"));
      shares.get(ord - 1).add(unit);
    }
    return row.getBoolean("whole");
  }
}
