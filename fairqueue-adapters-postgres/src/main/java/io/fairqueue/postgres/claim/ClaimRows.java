package io.fairqueue.postgres.claim;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimFacts;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import io.fairqueue.postgres.stock.Units;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code claim_records}, and gives claims' units back. */
public final class ClaimRows {

  private static final Statements SQL = new Statements(PostgresClaimStore.class);

  private ClaimRows() {}

  static Claim claim(ResultSet row, StatementContext context) throws SQLException {
    ClaimFacts facts =
        new ClaimFacts(
            new ClaimId(Columns.uuid(row, "id")),
            new EventId(Columns.uuid(row, "event_id")),
            new CustomerId(Columns.uuid(row, "customer_id")),
            new EntryId(Columns.uuid(row, "entry_id")),
            units(row),
            Columns.money(row),
            Columns.instant(row, "created_at"),
            Columns.instant(row, "expires_at"));
    return switch (Columns.literal(row, "status", ClaimStatus.class)) {
      case CLAIMED -> new Claim.Claimed(facts);
      case CONFIRMED -> new Claim.Confirmed(facts, Columns.instant(row, "confirmed_at"));
      case RELEASED ->
          new Claim.Released(
              facts,
              Columns.literal(row, "release_reason", ReleaseReason.class),
              Columns.instant(row, "released_at"));
      case REFUNDED -> new Claim.Refunded(facts, Columns.instant(row, "refunded_at"));
    };
  }

  public static Optional<Claim> find(Handle handle, ClaimId id) {
    return SQL.query(handle, "find").bind("id", id.value()).map(ClaimRows::claim).findOne();
  }

  /** Locks a claim, and with it its payments and refunds, until the transaction ends. */
  public static Optional<ClaimStatus> lock(Handle handle, ClaimId id) {
    return SQL.query(handle, "lock")
        .bind("id", id.value())
        .map((row, context) -> Columns.literal(row, "status", ClaimStatus.class))
        .findOne();
  }

  /**
   * Releases held claims that the caller has locked.
   *
   * @param reason null to tell by each claim's last payment
   */
  public static List<Claim.Released> release(
      Handle handle, Collection<UUID> ids, @Nullable ReleaseReason reason, Instant now) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Units.giveBack(handle, ids);
    end(handle, ids, reason, now);
    return SQL.query(handle, "findAll")
        .bindArray("ids", UUID.class, ids)
        .map(ClaimRows::claim)
        .map(Claim.Released.class::cast)
        .list();
  }

  /** The same; the caller gives their units back. */
  static void end(
      Handle handle, Collection<UUID> ids, @Nullable ReleaseReason reason, Instant now) {
    SQL.query(handle, "release.3-end")
        .bindArray("ids", UUID.class, ids)
        .bind("reason", reason == null ? null : reason.name())
        .bind("now", now)
        .map((row, context) -> row.getLong("released"))
        .one();
  }

  private static List<HeldUnit> units(ResultSet row) throws SQLException {
    List<UUID> ids = Columns.uuids(row, "unit_ids");
    List<String> labels = Columns.texts(row, "unit_labels");
    List<UUID> tiers = Columns.uuids(row, "unit_tiers");
    long[] prices = Columns.longs(row, "unit_prices");
    List<HeldUnit> units = new ArrayList<>(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      units.add(
          new HeldUnit(new UnitId(ids.get(i)), labels.get(i), new TierId(tiers.get(i)), prices[i]));
    }
    return units;
  }
}
