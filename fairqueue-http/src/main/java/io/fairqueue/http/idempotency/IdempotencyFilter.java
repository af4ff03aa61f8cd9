package io.fairqueue.http.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.FilterOrder;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.session.SessionReplay;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.IdempotencyStore;
import io.fairqueue.port.IdempotencyStore.Attempt;
import io.fairqueue.port.Operation;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.Stores;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ConditionalFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request that was sent again as it was answered the first time:
 *
 * <ol>
 *   <li>The name is taken in the database, for one try at a time; each try is the same {@link
 *       Operation}.
 *   <li>A success or a conflict is kept, and ends it. What holds a token, or is too long, is kept
 *       as how to make it again.
 *   <li>Any other refusal changed nothing: the name is free again.
 *   <li>A failure of ours may have done everything: the name stays this request's, and whoever
 *       sends it again makes the next try.
 * </ol>
 */
@ServerFilter(Paths.API_PATTERN)
@Order(FilterOrder.IDEMPOTENCY)
final class IdempotencyFilter implements ConditionalFilter {

  private static final String REPLAYED = "Idempotent-Replayed";
  private static final String TRY = "fairqueue.named-request";

  /** Longer than any request lasts; so long its name is taken when its node dies. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final IdempotencyStore store;
  private final NamedRequests names;
  private final SessionReplay sessions;
  private final IdSource ids;
  private final ObjectMapper json;
  private final InstantSource time;
  private final Outages outages;

  IdempotencyFilter(
      Stores stores,
      NamedRequests names,
      SessionReplay sessions,
      IdSource ids,
      ObjectMapper json,
      InstantSource time,
      Outages outages) {
    this.store = stores.idempotency();
    this.names = names;
    this.sessions = sessions;
    this.ids = ids;
    this.json = json;
    this.time = time;
    this.outages = outages;
  }

  /** Spares other requests the wait for their bodies; the framework does not always ask. */
  @Override
  public boolean isEnabled(HttpRequest<?> request) {
    return request.getMethod() == HttpMethod.POST
        && request.getHeaders().contains(NamedRequests.HEADER);
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable HttpResponse<?> begin(
      HttpRequest<?> request, @Body byte @Nullable [] body, MutablePropagatedContext context) {
    if (!isEnabled(request)) {
      return null;
    }
    var named = names.read(request, body == null ? new byte[0] : body);
    Instant now = time.instant();
    UUID holder = UUID.randomUUID();
    return switch (store.begin(named, holder, ids.next(), now, now.plus(LEASE))) {
      case Attempt.Begun begun -> {
        request.setAttribute(TRY, new Try(named.key(), holder, begun.repeated(), false));
        context.add(new OperationContext(new Operation(begun.operation(), begun.repeated())));
        yield null;
      }
      case Attempt.Answered before -> {
        var kept = KeptAnswer.read(before.answer());
        if (kept.way() != KeptAnswer.Way.REQUEST) {
          yield kept.again(sessions, request).header(REPLAYED, "true");
        }
        request.setAttribute(TRY, new Try(named.key(), holder, true, true));
        context.add(new OperationContext(new Operation(before.operation(), true)));
        yield null;
      }
      case Attempt.InFlight busy -> throw new ProblemException(Refusal.IDEMPOTENCY_IN_FLIGHT);
      case Attempt.OtherRequest other -> throw new ProblemException(Refusal.IDEMPOTENCY_KEY_REUSED);
    };
  }

  @ResponseFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var mine = request.getAttribute(TRY, Try.class).orElse(null);
    if (mine == null) {
      return;
    }
    if (mine.answered()) {
      response.header(REPLAYED, "true");
      return;
    }
    try {
      end(mine, response);
    } catch (StoreUnavailableException lost) {
      // It is done or not whether this is noted or not: the next try will find out.
      outages.failed(lost);
    }
  }

  private void end(Try mine, MutableHttpResponse<?> response) {
    int status = response.code();
    if (status < HttpStatus.MULTIPLE_CHOICES.getCode() || status == HttpStatus.CONFLICT.getCode()) {
      String answer = KeptAnswer.of(response, json, sessions).write();
      store.finish(mine.key(), mine.holder(), answer, time.instant());
    } else if (mine.repeated() || status >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
      store.leave(mine.key(), mine.holder());
    } else {
      store.forget(mine.key(), mine.holder());
    }
  }

  /**
   * One try of a named request.
   *
   * @param repeated whether it may have been done before
   * @param answered whether it was, and only the answer is made again
   */
  private record Try(String key, UUID holder, boolean repeated, boolean answered) {}
}
