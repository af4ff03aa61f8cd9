package example.theatre;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.port.PaymentGateway;
import io.fairqueue.tck.fixture.ScriptedGateway;
import io.fairqueue.tck.server.TestPostgres;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** A sale over HTTP, from the line to the theatre's own table. */
@Tag("I29")
class TheatreIT {

  private static final String URL = TestPostgres.freshDatabaseUrl();
  private static final ScriptedGateway GATEWAY = new ScriptedGateway();

  private static ConfigurableApplicationContext theatre;
  private static RestClient http;

  @BeforeAll
  static void open() {
    theatre =
        new SpringApplicationBuilder(TheatreApplication.class)
            .initializers(
                context ->
                    ((GenericApplicationContext) context)
                        .registerBean(PaymentGateway.class, () -> GATEWAY))
            .run("--spring.datasource.url=" + URL, "--server.port=0");
    http =
        RestClient.create(
            "http://localhost:" + theatre.getEnvironment().getProperty("local.server.port"));
  }

  @AfterAll
  static void close() {
    theatre.close();
  }

  @Test
  void whatIsPaidIsInBothTables() throws SQLException {
    Shows.Show show =
        post("/shows", new Shows.NewShow("Rosmersholm", "Main", 3, 2500, "EUR"), Shows.Show.class);
    var place =
        post(
            "/shows/%s/line".formatted(show.id()),
            Map.of("email", "ada@x.example"),
            BoxOfficeController.Place.class);
    await()
        .until(
            () ->
                get(
                        "/shows/%s/line/%s".formatted(show.id(), place.fan()),
                        BoxOfficeController.Place.class)
                    .admitted());

    var order =
        post(
            "/shows/%s/tickets".formatted(show.id()),
            Map.of("fan", place.fan(), "seats", 2),
            BoxOfficeController.Order.class);
    String checkout = String.valueOf(order.checkout());
    pay(checkout.substring(checkout.lastIndexOf('/') + 1));

    await().until(() -> get(ticketsOf(order.claim(), place.fan()), Integer.class) == 2);
    await().until(() -> !bookings(show.id()).isEmpty());
    assertThat(bookings(show.id()))
        .containsExactly(new Bookings.Booking(order.claim(), 2, 5000, "EUR"));
    assertThat(get("/", String.class)).contains("Rosmersholm, Main: 2 seats booked");
    assertThat(count("select count(*) from public.bookings")).isEqualTo(1);
    assertThat(count("select count(*) from fairqueue.claims where status = 'CONFIRMED'"))
        .isEqualTo(1);
    assertThat(get("/actuator/health", String.class)).contains("\"fairQueue\"", "\"UP\"");
  }

  @Test
  void whoIsNotAdmittedBuysNothing() {
    Shows.Show show =
        post("/shows", new Shows.NewShow("Peer Gynt", "Studio", 1, 0, "EUR"), Shows.Show.class);

    assertThat(
            status(
                "/shows/%s/tickets".formatted(show.id()),
                Map.of("fan", UUID.randomUUID(), "seats", 1)))
        .isEqualTo(409);
    assertThat(status("/shows/%s/line".formatted(show.id()), Map.of("email", "nobody")))
        .isEqualTo(400);
  }

  private static void pay(String reference) {
    assertThat(GATEWAY.pay(reference)).isTrue();
    byte[] webhook = GATEWAY.webhook(reference).orElseThrow();
    var unused =
        http.post()
            .uri("/payments/webhook")
            .contentType(MediaType.APPLICATION_OCTET_STREAM)
            .header("X-Signature", ScriptedGateway.signature(webhook))
            .body(webhook)
            .retrieve()
            .toBodilessEntity();
  }

  private static String ticketsOf(UUID claim, UUID fan) {
    return "/claims/%s/fans/%s/tickets".formatted(claim, fan);
  }

  private static List<Bookings.Booking> bookings(UUID show) {
    return List.of(get("/shows/%s/bookings".formatted(show), Bookings.Booking[].class));
  }

  private static int status(String path, Object body) {
    return http.post()
        .uri(path)
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .exchange((request, response) -> response.getStatusCode().value());
  }

  private static <T> T post(String path, Object body, Class<T> answer) {
    return requireNonNull(
        http.post()
            .uri(path)
            .contentType(MediaType.APPLICATION_JSON)
            .body(body)
            .retrieve()
            .body(answer));
  }

  private static <T> T get(String path, Class<T> answer) {
    return requireNonNull(http.get().uri(path).retrieve().body(answer));
  }

  private static long count(String query) throws SQLException {
    try (var connection = DriverManager.getConnection(URL);
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }
}
