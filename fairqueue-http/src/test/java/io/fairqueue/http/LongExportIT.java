package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A hundred thousand who bought, as one file. */
@EnabledIfSystemProperty(named = "fairqueue.test.long", matches = "true")
final class LongExportIT {

  private static final int SOLD = 100_000;
  private static final long MAX_MORE = 64 << 20;

  /** Each is a copy of one purchase by a fan of its own. */
  private static final List<String> COPIES =
      List.of(
          """
          create temp table copies as
          select n, gen_random_uuid() as fan, gen_random_uuid() as claim, gen_random_uuid() as unit,
            gen_random_uuid() as entry
          from generate_series(2, %d) n
          """
              .formatted(SOLD),
          """
          insert into customers
          select r.*
          from copies m
          join claims c on c.id = :claim
          join customers f on f.id = c.customer_id
          cross join lateral jsonb_populate_record(f, jsonb_build_object(
            'id', m.fan, 'email', 'fan' || m.n || '-' || m.fan || '@fans.example',
            'email_key', 'fan' || m.n || '-' || m.fan || '@fans.example',
            'name', '=HYPERLINK("https://evil.example/' || m.n || '")')) r
          """,
          """
          insert into claims
          select r.*
          from copies m
          join claims c on c.id = :claim
          cross join lateral jsonb_populate_record(c, jsonb_build_object(
            'id', m.claim, 'customer_id', m.fan, 'entry_id', m.entry)) r
          """,
          """
          insert into claim_units
          select r.*
          from copies m
          join claim_units u on u.claim_id = :claim
          cross join lateral jsonb_populate_record(u, jsonb_build_object(
            'claim_id', m.claim, 'unit_id', m.unit, 'unit_no', m.n + 10)) r
          """,
          """
          insert into tickets
          select r.*
          from copies m
          join tickets t on t.claim_id = :claim
          cross join lateral jsonb_populate_record(t, jsonb_build_object(
            'id', gen_random_uuid(), 'claim_id', m.claim, 'unit_id', m.unit,
            'customer_id', m.fan)) r
          """);

  @Test
  void a_hundred_thousand_attendees_are_read_soon_and_in_little_memory() throws Exception {
    TestServer server = TestServer.shared();
    Organizer organizer = server.organizer();
    String event = organizer.onSale(Map.of("total_inventory", 2, "price_minor", 0), Map.of());
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of("quantity", 1)).text("claim_id");
    copy(server.jdbcUrl(), UUID.fromString(claim));
    HttpRequest request =
        organizer
            .api()
            .request("/api/v1/events/" + event + "/export")
            .timeout(Duration.ofMinutes(5))
            .build();
    long before = live();
    AtomicLong most = new AtomicLong(before);
    ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    var unused =
        watch.scheduleWithFixedDelay(
            () -> most.accumulateAndGet(live(), Math::max), 0, 500, TimeUnit.MILLISECONDS);
    long start = System.nanoTime();

    int rows;
    try (HttpClient client = HttpClient.newHttpClient();
        InputStream file = client.send(request, BodyHandlers.ofInputStream()).body()) {
      rows = read(file);
    } finally {
      watch.close();
    }

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    long more = most.get() - before;
    System.out.printf("%d attendees: %s, %d MB more%n", rows, took, more >> 20);
    assertThat(rows).isEqualTo(SOLD);
    assertThat(more).isLessThan(MAX_MORE);
  }

  /** As a program reads it that knows nothing of us. */
  private static int read(InputStream file) throws IOException {
    Set<UUID> tickets = HashSet.newHashSet(SOLD / 100);
    int rows = 0;
    for (CSVRecord row :
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      String name = row.get("name");
      assertThat(name.isEmpty() || name.startsWith("'=HYPERLINK")).isTrue();
      assertThat(row.size()).isEqualTo(14);
      if (rows % 100 == 0) {
        assertThat(tickets.add(UUID.fromString(row.get("ticket_id")))).isTrue();
      }
      rows++;
    }
    return rows;
  }

  private static void copy(String database, UUID claim) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database)) {
      for (String each : COPIES) {
        try (PreparedStatement copy =
            connection.prepareStatement(each.replace(":claim", "'" + claim + "'"))) {
          var unused = copy.execute();
        }
      }
    }
  }

  /** What is still there after what is not was cleared away. */
  private static long live() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
