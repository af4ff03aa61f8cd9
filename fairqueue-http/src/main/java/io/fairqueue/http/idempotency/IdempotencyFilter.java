package io.fairqueue.http.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.http.FilterOrder;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.security.CallerAttribute;
import io.fairqueue.port.IdempotencyStore;
import io.fairqueue.port.IdempotencyStore.Attempt;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ConditionalFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request that was sent again as it was answered the first time. Only known callers have
 * names for their requests.
 */
@ServerFilter("/api/**")
@Order(FilterOrder.IDEMPOTENCY)
final class IdempotencyFilter implements ConditionalFilter {

  private static final String REPLAYED = "Idempotent-Replayed";
  private static final String UNDER_WAY = "fairqueue.named-request";

  /** Longer than any request lasts. */
  private static final Duration LEASE = Duration.ofSeconds(60);

  private static final Duration KEPT = Duration.ofHours(24);

  private final IdempotencyStore store;
  private final ObjectMapper json;
  private final InstantSource time;

  IdempotencyFilter(IdempotencyStore store, ObjectMapper json, InstantSource time) {
    this.store = store;
    this.json = json;
    this.time = time;
  }

  /** Spares other requests the wait for their bodies; the framework does not always ask. */
  @Override
  public boolean isEnabled(HttpRequest<?> request) {
    return request.getMethod() == HttpMethod.POST
        && request.getHeaders().contains(NamedRequest.HEADER);
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable HttpResponse<?> begin(HttpRequest<?> request, @Body byte[] body) {
    var caller = CallerAttribute.get(request).orElse(null);
    if (caller == null || !isEnabled(request)) {
      return null;
    }
    var named = NamedRequest.of(request, caller, body);
    Instant now = time.instant();
    return switch (store.begin(
        named.key(), named.fingerprint(), named.holder(), now, now.plus(LEASE))) {
      case Attempt.Begun begun -> {
        request.setAttribute(UNDER_WAY, named);
        yield null;
      }
      case Attempt.Answered before -> replay(KeptAnswer.read(before.answer()));
      case Attempt.InFlight busy ->
          throw new ProblemException(
              HttpStatus.CONFLICT,
              "IDEMPOTENCY_IN_FLIGHT",
              "The request with this key has not ended yet.");
      case Attempt.OtherRequest other ->
          throw new ProblemException(
              HttpStatus.UNPROCESSABLE_ENTITY,
              "IDEMPOTENCY_KEY_REUSED",
              "This key named another request before.");
    };
  }

  /** A failure of ours is not remembered: who tries again may fare better. */
  @ResponseFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var named = request.getAttribute(UNDER_WAY, NamedRequest.class).orElse(null);
    if (named == null) {
      return;
    }
    Instant now = time.instant();
    var kept =
        response.code() < HttpStatus.INTERNAL_SERVER_ERROR.getCode()
            ? answer(response).write()
            : Optional.<String>empty();
    kept.ifPresentOrElse(
        answer -> store.finish(named.key(), named.holder(), answer, now, now.plus(KEPT)),
        () -> store.forget(named.key(), named.holder()));
  }

  private static HttpResponse<?> replay(KeptAnswer answer) {
    var response = HttpResponse.status(HttpStatus.valueOf(answer.status()));
    if (!answer.body().isEmpty()) {
      response.body(answer.body()).contentType(answer.mediaType());
    }
    return response.header(REPLAYED, "true");
  }

  private KeptAnswer answer(MutableHttpResponse<?> response) {
    Object body = response.body();
    String mediaType = response.getContentType().orElse(MediaType.APPLICATION_JSON_TYPE).toString();
    try {
      return new KeptAnswer(
          response.code(), mediaType, body == null ? "" : json.writeValueAsString(body));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
