package io.fairqueue.paystack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request to Paystack, and what can be known of it afterwards. */
sealed interface Exchange {

  /** They said yes or no. */
  sealed interface Answered extends Exchange {}

  /** Nobody knows, or they were too busy: asking again may help. */
  sealed interface Unanswered extends Exchange {
    String reason();
  }

  /**
   * They said yes.
   *
   * @param meta what they say of the pages of a list; a missing node elsewhere
   */
  record Done(JsonNode data, JsonNode meta) implements Answered {}

  /**
   * They said no.
   *
   * @param code their name of the reason; empty if they gave none
   */
  record Refused(int status, String reason, String code) implements Answered {}

  /** They have not done it. */
  record NotDone(String reason) implements Unanswered {}

  /** They may have done it. */
  record Unclear(String reason) implements Unanswered {}

  /** Never throws what a gateway or a network may cause. */
  static Exchange send(HttpClient client, HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.ofByteArray());
    long millis = request.timeout().orElseThrow().toMillis();
    try {
      // The request's own time-out ends with the headers; this one bounds the body as well.
      return read(answer.get(millis, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return new Unclear("no answer in time");
    } catch (ExecutionException e) {
      boolean unsent =
          e.getCause() instanceof ConnectException
              || e.getCause() instanceof HttpConnectTimeoutException;
      return unsent ? new NotDone("no connection") : new Unclear("the connection broke");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unclear("interrupted");
    } finally {
      answer.cancel(true);
    }
  }

  private static Exchange read(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status == 429) {
      return new NotDone("asked too often");
    }
    if (status >= 500) {
      return new Unclear("status " + status);
    }
    try {
      JsonNode body = PaystackJson.parse(response.body());
      if (status / 100 == 2 && body.path("status").asBoolean()) {
        return new Done(body.path("data"), body.path("meta"));
      }
      String message = PaystackJson.optional(body, "message");
      String code = PaystackJson.optional(body, "code");
      return new Refused(
          status, message == null ? "status " + status : message, code == null ? "" : code);
    } catch (IllegalArgumentException e) {
      return status / 100 == 2
          ? new Unclear("an unreadable answer")
          : new Refused(status, "status " + status, "");
    }
  }
}
