package io.fairqueue.postgres.claim;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.ListedClaim;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.port.ClaimQuery;
import io.fairqueue.port.ClaimStore;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.ClaimStore.ReleaseOutcome;
import io.fairqueue.port.Cursor;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.Page;
import io.fairqueue.port.Slice;
import io.fairqueue.port.Tracing;
import io.fairqueue.postgres.clock.Watch;
import io.fairqueue.postgres.commit.GroupCommit;
import io.fairqueue.postgres.commit.GroupCommitStats;
import io.fairqueue.postgres.commit.SaleNews;
import io.fairqueue.postgres.sql.BinaryArray;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import io.fairqueue.postgres.stock.Sale;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Claims, in {@code claims} and {@code claim_units}; what nobody holds, in {@code unit_blocks}. */
public final class PostgresClaimStore implements ClaimStore, AutoCloseable {

  private static final Statements SQL = new Statements(PostgresClaimStore.class);

  /** Batches of holds pass over what others are busy with, so two of an event get on together. */
  private static final int WRITERS = 2;

  private final Database database;
  private final SaleNews news;
  private final ClaimLists lists;
  private final GroupCommit<HoldRequest, HoldOutcome> batches;

  public PostgresClaimStore(Database database, Watch watch, SaleNews news, Tracing tracing) {
    this.database = database;
    this.news = news;
    this.lists = new ClaimLists(database);
    this.batches =
        new GroupCommit<>("hold-writer", WRITERS, new HoldBatch(database, watch, news), tracing);
  }

  @Override
  public HoldOutcome hold(HoldRequest request) {
    return batches.submit(request.event(), request);
  }

  @Override
  public Optional<HoldOutcome.Refused> refusal(
      EventId event, EntryId entry, CustomerId customer, @Nullable ClaimId replaces, Instant now) {
    return database.run(
        handle ->
            Sale.find(handle, event)
                .map(
                    sale ->
                        replaces == null
                            ? Refusals.of(handle, event, sale, entry, customer, now)
                            : Replaced.refusal(handle, event, sale, entry, customer, replaces, now))
                .orElseGet(() -> Optional.of(new HoldOutcome.SaleClosed())));
  }

  @Override
  public Optional<Claim> find(ClaimId id) {
    return database.run(handle -> ClaimRows.find(handle, id));
  }

  @Override
  public List<Claim> findAll(Collection<ClaimId> ids) {
    return database.run(
        handle ->
            SQL.query(handle, "findAll")
                .bind("ids", BinaryArray.uuids(ids, ClaimId::value))
                .map(ClaimRows::claim)
                .list());
  }

  @Override
  public List<Claim.Claimed> unpaidOf(Collection<CustomerId> customers, int limit) {
    return database.run(
        handle ->
            SQL.query(handle, "unpaidOf")
                .bind("customers", BinaryArray.uuids(customers, CustomerId::value))
                .bind("limit", limit)
                .map(ClaimRows::claim)
                .map(Claim.Claimed.class::cast)
                .list());
  }

  @Override
  public Page<ListedClaim> list(ClaimQuery query) {
    return lists.list(query);
  }

  @Override
  public int eachClaim(EventId event, Consumer<ListedClaim> sink) {
    return lists.each(event, sink);
  }

  @Override
  public Slice<Claim> history(CustomerId customer, @Nullable Cursor after, int size) {
    return lists.history(customer, after, size);
  }

  @Override
  public ReleaseOutcome release(
      ClaimId id, ReleaseReason reason, boolean giveUpPayment, Instant now) {
    ReleaseOutcome outcome =
        database.inTransaction(handle -> release(handle, id, reason, giveUpPayment, now));
    if (outcome instanceof ReleaseOutcome.Released released) {
      var unused = told(List.of(released.claim()));
    }
    return outcome;
  }

  private static ReleaseOutcome release(
      Handle handle, ClaimId id, ReleaseReason reason, boolean giveUpPayment, Instant now) {
    Optional<ClaimStatus> status = ClaimRows.lock(handle, id);
    if (!status.equals(Optional.of(ClaimStatus.CLAIMED))) {
      return new ReleaseOutcome.NotHeld();
    }
    if (reason == ReleaseReason.CUSTOMER && hasLivePayment(handle, id)) {
      if (!giveUpPayment) {
        return new ReleaseOutcome.PaymentInProgress();
      }
      SQL.update(handle, "release.1-giveUpPayment")
          .bind("claim", id.value())
          .bind("now", now)
          .execute();
    }
    return new ReleaseOutcome.Released(
        ClaimRows.release(handle, List.of(id.value()), reason, now).getFirst());
  }

  private List<Claim.Released> told(List<Claim.Released> released) {
    released.forEach(claim -> news.listener().released(claim.reason()));
    return released;
  }

  @Override
  public List<Claim.Released> expire(Instant now, int limit) {
    return told(
        database.inTransaction(
            handle -> {
              List<UUID> due =
                  SQL.query(handle, "expire.1-due")
                      .bind("now", now)
                      .bind("limit", limit)
                      .map((row, context) -> Columns.uuid(row, "id"))
                      .list();
              return ClaimRows.release(handle, due, null, now);
            }));
  }

  @Override
  public List<Claim.Released> releaseAll(EventId event, Instant now, int limit) {
    return told(
        database.inTransaction(
            handle -> {
              List<UUID> held =
                  SQL.query(handle, "releaseAll.1-held")
                      .bind("event", event.value())
                      .bind("limit", limit)
                      .map((row, context) -> Columns.uuid(row, "id"))
                      .list();
              return ClaimRows.release(handle, held, ReleaseReason.EVENT_CANCELLED, now);
            }));
  }

  public GroupCommitStats stats() {
    return batches.stats();
  }

  @Override
  public void close() {
    batches.close();
  }

  private static boolean hasLivePayment(Handle handle, ClaimId id) {
    return SQL.query(handle, "release.2-hasLivePayment")
        .bind("claim", id.value())
        .map((row, context) -> row.getBoolean("live"))
        .one();
  }
}
