package io.fairqueue.postgres.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.fixture.Till;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The sample of docs/embedding.md: a Spring application writes its own table in answer. */
class EmbeddedListenerIT {

  private static final int SALES = 12;

  @Test
  @Tag("H5")
  @Tag("N45")
  void eachSaleHasOneInvoiceHoweverOftenItIsTold() {
    try (TestDatabase database = new TestDatabase()) {
      JdbcTemplate books = new JdbcTemplate(database.pool());
      books.execute("create table heard (message uuid primary key)");
      books.execute("create table invoices (claim uuid, amount_minor bigint, currency varchar(3))");
      Bookkeeping bookkeeping = new Bookkeeping(database.pool());
      AtomicInteger told = new AtomicInteger();
      ManualTime time = new ManualTime();
      FairQueue fairQueue =
          FairQueue.builder()
              .stores(database.stores())
              .time(time)
              .listener(
                  "bookkeeping",
                  Set.of(MessageType.CLAIM_CONFIRMED),
                  message -> {
                    bookkeeping.on(message);
                    dieOnce(told, message);
                  })
              .build();
      fairQueue.ticks().lanes();
      EventId event = new Fixtures(database.stores()).onSale(100).id();
      for (int i = 0; i < SALES; i++) {
        new Till(database.stores()).sell(event, 1, time.instant());
      }

      for (int i = 0; i < 4; i++) {
        fairQueue.ticks().outbox();
        fairQueue.ticks().deliveries();
        time.advance(Duration.ofMinutes(1));
      }

      assertThat(told.get()).isGreaterThan(SALES);
      assertThat(books.queryForObject("select count(*) from invoices", Integer.class))
          .isEqualTo(SALES);
      assertThat(books.queryForObject("select sum(amount_minor) from invoices", Long.class))
          .isEqualTo(SALES * Fixtures.PRICE);
    }
  }

  /** Every third time it fails although it has written: then it is told again. */
  private static void dieOnce(AtomicInteger told, Message message) {
    if (told.incrementAndGet() % 3 == 0) {
      throw new IllegalStateException("gone after the effect: " + message.head().id());
    }
  }
}
