package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.FanSocket;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.RawSocket;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.fixture.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What fans are told over sockets, through the whole chain of filters. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SocketsIT {

  private static final String PING = "{\"type\":\"ping\"}";

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  @Tag("E1")
  @Tag("N32")
  void a_socket_opened_before_joining_hears_of_the_admission() {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    try (FanSocket socket = fan.socket(event)) {
      fan.join(event).expect(201);
      var admitted = socket.await("admitted");
      fan.claim(event, admitted.path("admission_token").asText()).expect(201);
      assertThat(admitted.path("token")).isEqualTo(admitted.path("admission_token"));
      assertThat(socket.received("admitted")).hasSize(1);
    }
  }

  @Test
  @Tag("E2")
  void who_waits_hears_of_every_step_and_of_the_end() {
    String event = organizer.onSale(1, Map.of("admission_window_seconds", 2));
    Fan first = server.newFan();
    Fan second = server.newFan();
    Fan third = server.newFan();
    first.join(event).expect(201);
    first.awaitAdmission(event);
    second.join(event).expect(201);
    third.join(event).expect(201);
    try (FanSocket socket = third.socket(event);
        FanSocket firsts = first.socket(event)) {
      assertThat(socket.await("position").path("position").asInt()).isEqualTo(2);
      second.leave(event).expect(204);
      assertThat(socket.await("position").path("position").asInt()).isEqualTo(1);
      assertThat(firsts.await("expired").path("event_id").asText()).isEqualTo(event);
      socket.await("admitted");
    }
  }

  @Test
  @Tag("E4")
  @Tag("N4")
  void closing_one_socket_never_silences_another() throws IOException {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    // The same key twice: it names nothing.
    String key = "dGhlIHNhbXBsZSBub25jZQ==";
    try (FanSocket second = openAfterClosingAnother(fan, event);
        RawSocket third = RawSocket.open(fan, event, key)) {
      RawSocket.open(fan, event, key).close();
      second.send(PING);
      second.await("pong");
      fan.join(event).expect(201);
      second.await("admitted");
      String read = third.read();
      while (!read.contains("\"admitted\"")) {
        assertThat(read).isNotEqualTo("gone");
        read = third.read();
      }
    }
  }

  @Test
  @Tag("E5")
  void a_message_that_makes_no_sense_is_told_so_and_the_socket_lives() {
    String event = organizer.onSale(1, Map.of());
    Fan holder = server.newFan();
    holder.buy(event);
    Fan fan = server.newFan();
    try (FanSocket socket = fan.socket(event)) {
      for (String message : List.of("{", "", "[]", "{}", "null", "{\"type\":1}", "\u0000")) {
        socket.send(message);
        assertThat(socket.await("error").path("code").asText()).isEqualTo("INVALID_MESSAGE");
      }
      socket.send("{\"type\":\"dance\"}");
      assertThat(socket.await("error").path("code").asText()).isEqualTo("UNKNOWN_TYPE");
      socket.send("{\"type\":\"position\"}");
      assertThat(socket.await("error").path("code").asText()).isEqualTo("NOT_IN_QUEUE");
      socket.send("{\"type\":\"leave\"}");
      assertThat(socket.await("error").path("code").asText()).isEqualTo("NOT_IN_QUEUE");

      fan.join(event).expect(201);
      assertThat(socket.await("position").path("status").asText()).isEqualTo("WAITING");
      socket.send("{\"type\":\"position\"}");
      assertThat(socket.await("position").path("position").asInt()).isEqualTo(1);
      socket.send("{\"type\":\"leave\"}");
      assertThat(socket.await("position").path("status").asText()).isEqualTo("ABANDONED");
      fan.position(event).expectProblem(404, "NOT_IN_QUEUE");
      socket.send(PING);
      socket.await("pong");
    }
  }

  @Test
  @Tag("E8")
  @Tag("C3")
  void everybody_hears_what_becomes_of_the_event_and_its_stock() {
    String event = organizer.onSale(1, Map.of());
    Fan holder = server.newFan();
    String claim = holder.buy(event);
    List<FanSocket> sockets = server.fans(5).stream().map(fan -> fan.socket(event)).toList();
    sockets.forEach(socket -> socket.await("sold_out"));
    holder.release(claim).expect(204);
    sockets.forEach(socket -> socket.await("available"));
    organizer.api().put("/api/v1/events/" + event + "/pause").expect(200);
    sockets.forEach(
        socket -> assertThat(socket.await("event").path("status").asText()).isEqualTo("PAUSED"));
    sockets.forEach(FanSocket::close);
  }

  @Test
  @Tag("E7")
  void a_message_of_more_than_four_kibibytes_ends_the_socket() throws IOException {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    try (FanSocket socket = fan.socket(event)) {
      socket.send("x".repeat(4_096));
      socket.await("error");
      socket.send("x".repeat(4_097));
      assertThat(socket.awaitClose()).isEqualTo(1009);
    }
    try (RawSocket raw = RawSocket.open(fan, event, "dGhlIHNhbXBsZSBub25jZQ==")) {
      raw.begin("{\"type\":");
      raw.more("\"ping\"}", true);
      assertThat(raw.read()).contains("pong");
      raw.begin("x".repeat(3_000));
      raw.more("x".repeat(1_000), false);
      raw.more("x".repeat(1_000), false);
      assertThat(raw.read()).isEqualTo("close 1009");
    }
  }

  @Test
  @Tag("E7")
  void a_goodbye_is_answered_with_its_own_code() throws IOException {
    String event = organizer.onSale(1, Map.of());
    for (int code : new int[] {1000, 1001, 3000, 4001, 4999}) {
      try (FanSocket socket = server.newFan().socket(event)) {
        socket.sayGoodbye(code, "x");
        assertThat(socket.awaitClose()).isEqualTo(code);
      }
    }
    assertThat(goodbye(event)).as("without a code").isEqualTo("close");
    assertThat(goodbye(event, (byte) 3)).as("half a code").isEqualTo("close 1002");
    for (int never : new int[] {0, 999, 1005, 1006, 2000, 5000, 65_535}) {
      assertThat(goodbye(event, (byte) (never >> 8), (byte) never))
          .as("code %d, which nobody may send", never)
          .isIn("close 1002", "gone");
    }
  }

  @Test
  @Tag("E7")
  void who_is_told_farewell_is_heard_out() throws IOException {
    String event = organizer.onSale(1, Map.of());
    try (RawSocket told = RawSocket.open(server.newFan(), event, "dGhlIHNhbXBsZSBub25jZQ==");
        RawSocket mute = RawSocket.open(server.newFan(), event, "dGhlIHNhbXBsZSBub25jZQ==")) {
      for (RawSocket socket : List.of(told, mute)) {
        socket.text("x".repeat(4_097));
        assertThat(socket.read()).isEqualTo("close 1009");
      }
      // A closed port would answer the first of these by a reset, and so let the second fail.
      told.text(PING);
      told.sayGoodbye((byte) (1_009 >> 8), (byte) 1_009);
      assertThat(told.read()).as("no pong, no second farewell").isEqualTo("gone");
      assertThat(mute.read()).as("who never answers").isEqualTo("gone");
    }
  }

  @Test
  @Tag("E7")
  void whose_session_ends_reads_so_although_more_was_sent_before_it_was_read() throws IOException {
    String event = organizer.onSale(1, Map.of());
    String dropped = "fairqueue_sockets_dropped_total{reason=\"session_over\"}";
    double before = server.metric(dropped);
    Fan fan = server.newFan();
    try (RawSocket busy = RawSocket.open(fan, event, "dGhlIHNhbXBsZSBub25jZQ==")) {
      fan.api().post("/api/v1/auth/logout").expect(204);
      await().until(() -> server.metric(dropped) > before);
      // A closed port would answer the first of these by a reset, and so let another fail.
      for (int i = 0; i < 20; i++) {
        busy.text(PING);
      }
      String read = busy.read();
      while (!read.startsWith("close") && !read.equals("gone")) {
        read = busy.read();
      }
      assertThat(read).isEqualTo("close 1008");
      busy.sayGoodbye((byte) (1_008 >> 8), (byte) 1_008);
      assertThat(busy.read()).isEqualTo("gone");
    }
  }

  @Test
  @Tag("E7")
  void a_silent_peer_is_asked_for_a_sign_of_life_and_then_left() throws IOException {
    ManualTime time = new ManualTime();
    try (TestServer own = TestServer.at(time)) {
      String event = own.organizer().onSale(1, Map.of());
      try (FanSocket decent = own.newFan().socket(event);
          RawSocket silent = RawSocket.open(own.newFan(), event, "dGhlIHNhbXBsZSBub25jZQ==")) {
        silent.text(PING);
        assertThat(silent.read()).contains("pong");
        time.advance(Duration.ofSeconds(15));
        assertThat(silent.read()).isEqualTo("ping");
        decent.send(PING);
        decent.await("pong");
        time.advance(Duration.ofSeconds(25));

        String last = silent.read();
        while (last.equals("ping")) {
          last = silent.read();
        }
        assertThat(last).isEqualTo("close 1001");
        assertThat(silent.read()).isEqualTo("gone");
        decent.send(PING);
        decent.await("pong");
      }
    }
  }

  @Test
  @Tag("E7")
  @Tag("I16")
  void pages_of_foreign_origins_may_not_connect() {
    String event = organizer.onSale(1, Map.of());
    String token = String.valueOf(server.newFan().api().token());
    for (String origin : List.of("https://evil.example", "null", "http://localhost:1")) {
      var refused =
          catchThrowableOfType(
              FanSocket.Refused.class,
              () -> FanSocket.open(server.url(), event, token, origin).close());
      assertThat(refused).as(origin).isNotNull();
      assertThat(refused.status()).isEqualTo(403);
    }
    try (FanSocket own = FanSocket.open(server.url(), event, token, server.url().toString())) {
      own.send(PING);
      own.await("pong");
    }
  }

  @Test
  @Tag("E6")
  @Tag("N17")
  void who_does_not_read_is_dropped_and_nobody_else_notices() throws IOException {
    String event = organizer.onSale(1, Map.of());
    double before = droppedForNotReading();
    try (FanSocket decent = server.newFan().socket(event);
        RawSocket deaf = RawSocket.open(server.newFan(), event, "dGhlIHNhbXBsZSBub25jZQ==")) {
      assertThat(floodUntilDropped(deaf)).isTrue();
      decent.send(PING);
      decent.await("pong");
    }
    assertThat(droppedForNotReading()).isGreaterThan(before);
  }

  /**
   * Mostly for what it left unread; but two kernels that wait for each other's room may keep a peer
   * from asking, and then it is silent or stuck.
   */
  private double droppedForNotReading() {
    return server.metric("fairqueue_sockets_dropped_total{reason=\"too_slow\"}")
        + server.metric("fairqueue_sockets_dropped_total{reason=\"too_silent\"}")
        + server.metric("fairqueue_connections_ended_total{reason=\"reader\"}");
  }

  @Test
  @Tag("E6")
  void who_asks_faster_than_it_can_be_answered_is_dropped() {
    String event = organizer.onSale(1, Map.of());
    double before = server.metric("fairqueue_sockets_dropped_total{reason=\"too_many_messages\"}");
    try (FanSocket greedy = server.newFan().socket(event)) {
      await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(1))
          .until(
              () -> {
                burst(greedy);
                return server.metric(
                        "fairqueue_sockets_dropped_total{reason=\"too_many_messages\"}")
                    > before;
              });
    }
  }

  @Test
  @Tag("I5")
  void open_sockets_and_messages_are_counted() {
    String event = organizer.onSale(1, Map.of());
    double pushed = server.metric("fairqueue_sockets_pushed_total");
    try (FanSocket socket = server.newFan().socket(event)) {
      socket.send(PING);
      socket.await("pong");
      assertThat(server.metric("fairqueue_sockets_open")).isPositive();
      assertThat(server.metric("fairqueue_sockets_pushed_total")).isGreaterThan(pushed);
    }
  }

  @Test
  @Tag("I11")
  void at_the_end_sockets_are_told_to_go_elsewhere() {
    TestServer node = server.sibling(Map.of());
    String event = organizer.onSale(1, Map.of());
    try (FanSocket socket = server.newFan().at(node.url()).socket(event)) {
      node.close();
      socket.await("reconnect");
      assertThat(socket.awaitClose()).isEqualTo(1012);
    }
  }

  /** How a goodbye is answered, and that it is the last word. */
  private String goodbye(String event, byte... payload) throws IOException {
    try (RawSocket socket = RawSocket.open(server.newFan(), event, "dGhlIHNhbXBsZSBub25jZQ==")) {
      socket.sayGoodbye(payload);
      String answer = socket.read();
      assertThat(socket.read()).isEqualTo("gone");
      return answer;
    }
  }

  private static FanSocket openAfterClosingAnother(Fan fan, String event) {
    FanSocket first = fan.socket(event);
    FanSocket second = fan.socket(event);
    first.sayGoodbye();
    assertThat(first.awaitClose()).isEqualTo(1000);
    return second;
  }

  private static boolean floodUntilDropped(RawSocket deaf) {
    try {
      for (int i = 0; i < 2_000_000; i++) {
        deaf.text(PING);
      }
      return false;
    } catch (IOException dropped) {
      return true;
    }
  }

  private static void burst(FanSocket socket) {
    try {
      for (int i = 0; i < 200; i++) {
        socket.send("{\"type\":\"position\"}");
      }
    } catch (RuntimeException dropped) {
      // The server was faster than the burst.
    }
  }
}
