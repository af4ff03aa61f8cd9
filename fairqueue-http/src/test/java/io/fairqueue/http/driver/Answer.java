package io.fairqueue.http.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;

/** What a server answered. */
public record Answer(HttpResponse<String> response) {

  static final ObjectMapper JSON = new ObjectMapper();

  public int status() {
    return response.statusCode();
  }

  public String body() {
    return response.body();
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public JsonNode json() {
    if (body().isBlank()) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(body());
    } catch (IOException e) {
      throw new UncheckedIOException(body(), e);
    }
  }

  public String text(String field) {
    return json().path(field).asText();
  }

  public long number(String field) {
    return json().path(field).asLong(Long.MIN_VALUE);
  }

  /** That the server had too much to do just now, and asks to be tried again. */
  public boolean isBusy() {
    return status() == 503 && !header("Retry-After").isEmpty();
  }

  /**
   * Fails with the whole answer if the status is another one, or the answer isn't as documented.
   */
  public Answer expect(int status) {
    assertThat(status()).as("%s answered %s", response.request(), body()).isEqualTo(status);
    DocumentedAnswers.judge(response);
    return this;
  }

  /** Fails unless this is that problem, told as all problems are. */
  public Answer expectProblem(int status, String code) {
    expect(status);
    assertThat(header("Content-Type")).startsWith("application/problem+json");
    assertThat(text("code")).as(body()).isEqualTo(code);
    assertThat(number("status")).isEqualTo(status);
    return this;
  }
}
