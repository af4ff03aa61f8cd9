package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server writes down, and what it does not. */
final class LogsIT {

  @Test
  @Tag("A5")
  @Tag("I7")
  @Tag("I26")
  @Tag("N36")
  void no_secret_is_ever_logged_and_refused_logins_are_no_errors(@TempDir Path data) {
    String email = "ada.lovelace@fans.example";
    String password = "correct horse battery";
    String secret = "a key secret of the operator";
    try (ServerProcess server =
        ServerProcess.start(
            Map.of("FAIRQUEUE_DATA", data.toString(), "FAIRQUEUE_KEY_SECRET", secret))) {
      Api api = server.api();
      String session =
          api.post(
                  "/api/v1/auth/customer/register",
                  Map.of("name", "Ada", "email", email, "password", password))
              .expect(201)
              .text("token");
      api.post("/api/v1/auth/customer/otp/request", Map.of("email", email)).expect(202);
      String code = Fan.code(api, email);
      for (String wrong : new String[] {password + "!", session}) {
        api.post("/api/v1/auth/customer/login", Map.of("email", email, "password", wrong))
            .expect(401);
      }
      api.post(
              "/api/v1/auth/customer/otp/verify",
              Map.of("email", email, "otp", code.equals("123456") ? "654321" : "123456"))
          .expect(401);
      api.postRaw(
              "/api/v1/auth/customer/login", "{\"email\":\"" + email + "\",\"password\":[\"x\"]}")
          .expect(400);
      api.as(session + "x").get("/api/v1/me").expect(401);
      api.get("/api/v1/events/x?token=" + session).expect(400);
      api.post("/api/v1/auth/customer/otp/verify", Map.of("email", email, "otp", code)).expect(200);
      server.terminate();
      server.awaitEnd(Duration.ofSeconds(20));

      assertThat(server.log())
          .isNotBlank()
          .doesNotContain(email, password, secret, session, code)
          .doesNotContain(session.substring(session.lastIndexOf('.')))
          .doesNotContain(" ERROR ");
    }
  }
}
