package io.fairqueue.postgres.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.port.IdempotencyStore;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.tck.contract.operation.IdempotencyStoreContract;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class PostgresIdempotencyStoreIT extends IdempotencyStoreContract {

  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = new TestDatabase();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  @Tag("N67")
  void ofOneCallerTheLatestAreKept() {
    String caller = UUID.randomUUID().toString();
    int more = 3 * 64;
    for (int i = 0; i < more; i++) {
      begin(caller, "before " + i, Fixtures.START);
    }
    try (Handle handle = Jdbi.create(database.pool()).open()) {
      handle.execute(
          "insert into named_requests (key, caller, fingerprint, operation, begun_at, lease_end)"
              + " select decode(md5(n::text), 'hex'), caller, '', operation, begun_at + interval"
              + " '1 minute', lease_end from named_requests, generate_series(1, ?) n"
              + " where key = sha256(convert_to(?, 'UTF8'))",
          IdempotencyStore.MAX_PER_CALLER,
          "before 0" + caller);

      for (int i = 0; i < 64; i++) {
        begin(caller, "after " + i, Fixtures.START.plusSeconds(3_600));
      }

      long kept =
          handle
              .createQuery(
                  "select count(*) from named_requests where caller = sha256(convert_to(?, 'UTF8'))")
              .bind(0, caller)
              .mapTo(Long.class)
              .one();
      assertThat(kept)
          .isBetween((long) IdempotencyStore.MAX_PER_CALLER, IdempotencyStore.MAX_PER_CALLER + 64L);
    }
  }

  private void begin(String caller, String name, Instant now) {
    store()
        .begin(
            new IdempotencyStore.NamedRequest(name + caller, caller, "asked"),
            UUID.randomUUID(),
            UUID.randomUUID(),
            now,
            now.plusSeconds(30));
  }

  @Override
  protected IdempotencyStore store() {
    return database.stores().idempotency();
  }
}
