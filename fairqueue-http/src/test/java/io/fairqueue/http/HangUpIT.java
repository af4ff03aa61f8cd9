package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.RawHttp;
import io.fairqueue.http.driver.TestServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nobody hashes a password for somebody who is gone. */
@Tag("A1")
final class HangUpIT {

  private static final int CALLERS = 200;
  private static final String GONE = "fairqueue_hashing_refused_total{reason=\"gone\"}";

  @Test
  void logins_that_were_dropped_keep_no_organizer_waiting() throws IOException {
    TestServer server = TestServer.shared();
    Organizer organizer = server.organizer();
    double before = server.metric(GONE);
    List<RawHttp> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      RawHttp caller = RawHttp.open(server.url());
      caller.send(login("customer"));
      callers.add(caller);
    }
    for (RawHttp caller : callers) {
      caller.close();
    }

    server
        .api()
        .post(
            "/api/v1/auth/organizer/login",
            Map.of("email", organizer.email(), "password", "correct horse battery"))
        .expect(200);

    await().until(() -> waiting(server) == 0);
    assertThat(server.metric(GONE) - before).isGreaterThan(CALLERS / 2.0);
  }

  private static double waiting(TestServer server) {
    return server.metric("fairqueue_hashing_waiting{lane=\"fans\"}");
  }

  private static String login(String kind) {
    String body =
        "{\"email\":\"%s@fans.example\",\"password\":\"nobody knows\"}"
            .formatted(UUID.randomUUID());
    return "POST /api/v1/auth/%s/login HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(kind, body.length(), body);
  }
}
