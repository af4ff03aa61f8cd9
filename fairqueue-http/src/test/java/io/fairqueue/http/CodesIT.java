package io.fairqueue.http;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.fixture.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes and sessions, as time goes by. */
final class CodesIT {

  @Test
  @Tag("A4")
  @Tag("A6")
  void a_code_lives_ten_minutes_and_a_session_a_day(@TempDir Path data) {
    ManualTime time = new ManualTime(Instant.now());
    try (TestServer server = TestServer.embedded(data, time)) {
      Api api = server.api();
      request(api, "a@fans.example");
      request(api, "b@fans.example");

      time.advance(Duration.ofMinutes(10).minusMillis(1));
      Answer session = verify(api, "a@fans.example").expect(200);
      time.advance(Duration.ofMillis(1));
      verify(api, "b@fans.example").expectProblem(401, "INVALID_OTP");

      Api fan = api.as(session.text("token"));
      time.advance(Duration.ofHours(24).minusSeconds(2));
      fan.get("/api/v1/me").expect(200);
      time.advance(Duration.ofSeconds(2));
      fan.get("/api/v1/me").expectProblem(401, "UNAUTHORIZED");
    }
  }

  private static void request(Api api, String email) {
    api.post("/api/v1/auth/customer/otp/request", Map.of("email", email)).expect(202);
  }

  private static Answer verify(Api api, String email) {
    return api.post(
        "/api/v1/auth/customer/otp/verify", Map.of("email", email, "otp", Fan.code(api, email)));
  }
}
