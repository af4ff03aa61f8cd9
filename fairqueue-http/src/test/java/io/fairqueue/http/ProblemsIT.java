package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to be refused looks the same, and tells nothing of what is inside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("B7")
final class ProblemsIT {

  private static final String REGISTER = "/api/v1/auth/customer/register";

  private Api api;

  @BeforeAll
  void start() {
    api = TestServer.shared().api();
  }

  @ParameterizedTest
  @Tag("N39")
  @CsvSource({
    "GET,    /nowhere,                        404, NOT_FOUND",
    "GET,    /api/v1/nowhere,                 404, NOT_FOUND",
    "DELETE, /health,                         405, METHOD_NOT_ALLOWED",
    "PUT,    /api/v1/auth/customer/register,  405, METHOD_NOT_ALLOWED",
    "GET,    /api/v1/me,                      401, UNAUTHORIZED",
    "POST,   /api/v1/events,                  401, UNAUTHORIZED",
    "POST,   /api/v1/auth/customer/register,  400, INVALID_INPUT",
    "GET,    /api/v1/events?page=0,           400, INVALID_INPUT",
    "GET,    /api/v1/events?size=many,        400, INVALID_INPUT",
  })
  void every_refusal_has_one_form(String method, String path, int status, String code) {
    Answer answer = raw(method, path);

    answer.expectProblem(status, code);
    assertThat(answer.text("type")).startsWith("urn:fairqueue:problem:");
    assertThat(answer.text("title")).isNotBlank();
    assertThat(answer.text("detail")).isNotBlank();
    assertThat(answer.text("instance")).startsWith("/").doesNotContain("?");
    assertThat(answer.header("X-Request-Id")).isNotBlank();
    tellsNothingInternal(answer);
  }

  @ParameterizedTest
  @Tag("B6")
  @Tag("N18")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                                                             | body",
        "[]                                                            | body",
        "null                                                          | body",
        "`\"text\"`                                                    | body",
        "{\"name\":\"A\",\"name\":\"B\",\"email\":\"a@b.example\",\"password\":\"12345678\"} | body",
        "{\"name\":\"A\",\"email\":\"a@b.example\",\"password\":\"12345678\"} {}    | body",
        "{\"name\":1,\"email\":\"a@b.example\",\"password\":\"12345678\"}           | name",
        "{\"name\":true,\"email\":\"a@b.example\",\"password\":\"12345678\"}        | name",
        "{\"name\":[\"A\"],\"email\":\"a@b.example\",\"password\":\"12345678\"}     | name",
        "{\"Name\":\"A\",\"email\":\"a@b.example\",\"password\":\"12345678\"}       | Name",
        "{\"name\":\"A\",\"email\":\"a@b.example\"}                                 | password",
        "{\"name\":\"A\",\"email\":\"a@b.example\",\"password\":\"1234567\"}        | password",
        "{\"name\":\" \",\"email\":\"a@b.example\",\"password\":\"12345678\"}       | name",
        "{\"name\":\"A\",\"email\":\"nobody\",\"password\":\"12345678\"}            | email",
      })
  void a_body_that_breaks_a_rule_is_told_by_its_field(String body, String field) {
    Answer answer =
        api.send(
            api.request(REGISTER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));

    answer.expectProblem(400, "INVALID_INPUT");
    assertThat(answer.json().path("errors").findValuesAsText("field")).containsExactly(field);
    assertThat(answer.json().path("errors").path(0).path("message").asText()).isNotBlank();
    tellsNothingInternal(answer);
  }

  @Test
  void a_body_of_another_type_is_refused() {
    api.send(
            api.request(REGISTER)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("hello")))
        .expectProblem(415, "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void an_answer_of_another_type_is_not_to_be_had() {
    api.send(api.request("/api/v1/events").header("Accept", "image/png").GET())
        .expectProblem(406, "NOT_ACCEPTABLE");
  }

  @Test
  void a_body_that_is_too_large_is_refused() {
    api.send(
            api.request(REGISTER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"" + "x".repeat(300_000) + "\"}")))
        .expectProblem(413, "PAYLOAD_TOO_LARGE");
  }

  @ParameterizedTest
  @Tag("B8")
  @ValueSource(
      strings = {
        "/api/v1/events/1",
        "/api/v1/events/1-1-1-1-1",
        "/api/v1/events/%20",
        "/api/v1/events/00000000-0000-0000-0000-00000000000g",
        "/api/v1/events/null/availability",
        "/api/v1/events/..%2F..%2Fetc/availability",
      })
  void a_malformed_id_is_the_callers_fault(String path) {
    api.get(path).expectProblem(400, "INVALID_INPUT");
  }

  @Test
  @Tag("B8")
  void malformed_ids_of_claims_and_payments_are_too() {
    Fan fan = TestServer.shared().fan();

    fan.show("x").expectProblem(400, "INVALID_INPUT");
    fan.api().get("/api/v1/payments/x").expectProblem(400, "INVALID_INPUT");
    fan.join("x").expectProblem(400, "INVALID_INPUT");
  }

  @Test
  void an_unknown_id_is_not_found() {
    api.get("/api/v1/events/" + UUID.randomUUID()).expectProblem(404, "EVENT_NOT_FOUND");
  }

  @Test
  void an_address_that_is_none_is_refused_too() throws IOException {
    try (Socket socket = new Socket(api.base().getHost(), api.base().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json", "\"code\":\"INVALID_INPUT\"");
    }
  }

  @Test
  void the_allowed_methods_are_told() {
    assertThat(raw("DELETE", "/health").header("Allow")).contains("GET");
  }

  @Test
  void a_refused_head_request_has_no_body() {
    Answer answer = raw("HEAD", "/nowhere");

    answer.expect(404);
    assertThat(answer.body()).isEmpty();
  }

  private Answer raw(String method, String path) {
    return api.send(api.request(path).method(method, BodyPublishers.noBody()));
  }

  private static void tellsNothingInternal(Answer answer) {
    assertThat(answer.body())
        .doesNotContain(
            "Exception", "io.fairqueue", "io.micronaut", "jackson", "java.", "Caused by");
  }
}
