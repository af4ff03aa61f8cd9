package io.fairqueue.postgres.operation;

import io.fairqueue.domain.Sha256;
import io.fairqueue.port.IdempotencyStore;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Named requests, in {@code named_requests}. */
public final class PostgresIdempotencyStore implements IdempotencyStore {

  private static final Statements SQL = new Statements(PostgresIdempotencyStore.class);

  /** A second try finds its effect as long as its key names it, whatever the clocks of nodes do. */
  private static final Duration EFFECTS_KEPT = KEPT.plusHours(1);

  /** After this many beginnings the caller of the latest one is looked at. */
  private static final int LOOKED_AT = 64;

  private static final int PRUNED_AT_ONCE = 1_000;

  private final Database database;
  private final AtomicLong begun = new AtomicLong();

  public PostgresIdempotencyStore(Database database) {
    this.database = database;
  }

  @Override
  public Attempt begin(
      NamedRequest request, UUID holder, UUID operation, Instant now, Instant leaseEnd) {
    byte[] key = Sha256.of(request.key());
    byte[] caller = Sha256.of(request.caller());
    Attempt attempt =
        database.run(
            handle ->
                SQL.query(handle, "begin.2-begin")
                    .bind("key", key)
                    .bind("caller", caller)
                    .bind("fingerprint", request.fingerprint())
                    .bind("holder", holder)
                    .bind("operation", operation)
                    .bind("now", now)
                    .bind("leaseEnd", leaseEnd)
                    .bind("oldest", now.minus(KEPT))
                    .<Attempt>map(
                        (row, context) ->
                            new Attempt.Begun(
                                Columns.uuid(row, "operation"), row.getBoolean("repeated")))
                    .findOne()
                    .or(
                        () ->
                            SQL.query(handle, "begin.3-known")
                                .bind("key", key)
                                .map(
                                    (row, context) ->
                                        known(
                                            request,
                                            row.getString("fingerprint"),
                                            Columns.uuid(row, "operation"),
                                            Optional.ofNullable(row.getString("answer"))))
                                .findOne())
                    .orElseGet(Attempt.InFlight::new));
    if (attempt instanceof Attempt.Begun && begun.incrementAndGet() % LOOKED_AT == 0) {
      bound(caller);
    }
    return attempt;
  }

  @Override
  public boolean finish(String key, UUID holder, String answer, Instant now) {
    return database.run(
        handle ->
            SQL.update(handle, "finish")
                    .bind("key", Sha256.of(key))
                    .bind("holder", holder)
                    .bind("answer", answer)
                    .bind("now", now)
                    .execute()
                == 1);
  }

  @Override
  public boolean leave(String key, UUID holder) {
    return database.run(
        handle ->
            SQL.update(handle, "leave").bind("key", Sha256.of(key)).bind("holder", holder).execute()
                == 1);
  }

  @Override
  public boolean forget(String key, UUID holder) {
    return database.run(
        handle ->
            SQL.update(handle, "forget")
                    .bind("key", Sha256.of(key))
                    .bind("holder", holder)
                    .execute()
                == 1);
  }

  @Override
  public void prune(Instant now) {
    prune("prune.1-keys", now.minus(KEPT));
    prune("prune.2-effects", now.minus(EFFECTS_KEPT));
  }

  private void prune(String statement, Instant before) {
    int pruned;
    do {
      pruned =
          database.run(
              handle ->
                  SQL.update(handle, statement)
                      .bind("before", before)
                      .bind("limit", PRUNED_AT_ONCE)
                      .execute());
    } while (pruned == PRUNED_AT_ONCE);
  }

  private void bound(byte[] caller) {
    int unused =
        database.run(
            handle ->
                SQL.update(handle, "begin.1-bound")
                    .bind("caller", caller)
                    .bind("maxPerCaller", MAX_PER_CALLER)
                    .execute());
  }

  private static Attempt known(
      NamedRequest request, String fingerprint, UUID operation, Optional<String> answer) {
    if (!fingerprint.equals(request.fingerprint())) {
      return new Attempt.OtherRequest();
    }
    return answer
        .<Attempt>map(given -> new Attempt.Answered(operation, given))
        .orElseGet(Attempt.InFlight::new);
  }
}
