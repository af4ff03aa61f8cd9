package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.server.TestRedis;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A crowd that only looks, beside one that buys. */
@Tag("N66")
final class ReadersIT {

  private static final int READERS = 150;
  private static final int SEATS = 100_000;

  @Test
  void however_many_look_at_seats_and_lists_everybody_who_joins_gets_in() throws Exception {
    try (TestServer server =
        TestServer.on(
            TestServer.freshDatabaseUrl(),
            TestRedis.url(),
            Map.of("FAIRQUEUE_POSTGRES_POOL_SIZE", "8"))) {
      String plan = seats(server);
      Organizer organizer = server.organizer();
      String event = organizer.onSale(100, Map.of());
      List<Fan> fans = server.fans(60);
      AtomicBoolean over = new AtomicBoolean();
      AtomicInteger read = new AtomicInteger();
      Queue<String> strange = new ConcurrentLinkedQueue<>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < READERS; i++) {
          int reader = i;
          var unused =
              threads.submit(
                  () -> {
                    for (int page = 1; !over.get(); page++) {
                      Answer answer = server.api().get(path(plan, reader, page));
                      if (answer.status() == 200) {
                        read.incrementAndGet();
                      } else if (!answer.isBusy()) {
                        strange.add(answer.status() + " " + answer.body());
                      }
                    }
                  });
        }
        try {
          for (Fan fan : fans) {
            fan.join(event).expect(201);
          }
          fans.getFirst().claim(event, fans.getFirst().awaitAdmission(event)).expect(201);
        } finally {
          over.set(true);
        }
      }
      assertThat(strange).isEmpty();
      assertThat(read).hasPositiveValue();
    }
  }

  @Test
  void pages_of_seats_are_whole_and_in_order_and_show_what_was_sold() {
    TestServer server = TestServer.shared();
    Organizer organizer = server.organizer();
    String event =
        organizer.onSale(
            Map.of(
                "tiers",
                List.of(
                    Map.of(
                        "name", "Stalls", "seating", "reserved", "capacity", 5, "price_minor", 0))),
            Map.of());
    String tier =
        organizer
            .api()
            .get("/api/v1/events/" + event)
            .expect(200)
            .json()
            .at("/tiers/0/id")
            .asText();
    organizer
        .api()
        .post(
            "/api/v1/events/" + event + "/seats",
            Map.of(
                "tier_id",
                tier,
                "seats",
                List.of(
                    Map.of("section", "A", "row", "1", "number", "1"),
                    Map.of("section", "A", "row", "1", "number", "2"),
                    Map.of("section", "A", "row", "1", "number", "3"))))
        .expect(201);

    Answer second =
        server.api().get("/api/v1/events/" + event + "/seats?page=2&size=2").expect(200);
    assertThat(second.json().at("/page/total").asInt()).isEqualTo(3);
    assertThat(second.json().at("/data/0/number").asText()).isEqualTo("3");
    assertThat(
            server
                .api()
                .get("/api/v1/events/" + event + "/seats?page=9")
                .expect(200)
                .json()
                .at("/data"))
        .isEmpty();
  }

  private static String path(String plan, int reader, int page) {
    return switch (reader % 3) {
      case 0 -> "/api/v1/events/%s/seats?size=100&page=%d".formatted(plan, reader + 7 * page % 990);
      case 1 -> "/api/v1/events?search=" + UUID.randomUUID();
      default ->
          "/api/v1/events/%s/seats?status=free&size=100&page=%d"
              .formatted(plan, 1_000 - page % 900);
    };
  }

  /**
   * A published event with a hundred thousand seats; made past the server, as that is not what is
   * tried.
   */
  private static String seats(TestServer server) {
    Organizer organizer = server.organizer();
    String event =
        organizer.onSale(
            Map.of(
                "tiers",
                List.of(
                    Map.of(
                        "name",
                        "Stalls",
                        "seating",
                        "reserved",
                        "capacity",
                        SEATS,
                        "price_minor",
                        5))),
            Map.of());
    server.sql(
        """
        insert into seats (
          event_id, unit_no, unit_id, tier_id, blocked, section, seat_row, number, row_key, seat_key,
          row_order, seat_order
        )
        select
          t.event_id, t.slot << 20 | n, gen_random_uuid(), t.id, false, 'A', '1', n, 'A1', n, 'A1',
          lpad(cast(n as text), 20)
        from tiers t, generate_series(1, %d) n
        where t.event_id = '%s'
        """
            .formatted(SEATS, event));
    return event;
  }
}
