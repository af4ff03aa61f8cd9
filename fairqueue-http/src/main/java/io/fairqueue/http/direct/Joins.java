package io.fairqueue.http.direct;

import io.fairqueue.domain.EventId;
import io.fairqueue.http.idempotency.NamedRequests;
import io.fairqueue.http.line.EntryBody;
import io.fairqueue.http.line.Joining;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.request.LogContext;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.PeerAddress;
import io.fairqueue.http.request.RequestIds;
import io.fairqueue.http.security.Authenticator;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.security.Credentials;
import io.fairqueue.http.security.Freshness;
import io.fairqueue.http.security.Gate;
import io.fairqueue.http.tracing.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.TaskExecutors;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts fans in line. When a sale begins, a crowd does so within a minute, and the framework's own
 * way costs half as much again as the join. A join with a session that is verified from memory, for
 * an event that is at hand, holds no thread while it waits: the commit goes on with it, and the
 * answer is written by the connection's event loop, with those of the same commit. The others wait
 * in threads of their own. Refusals are answered here too: to ask the framework again would count
 * the call twice, and wait twice for a store that does not answer.
 */
@Singleton
final class Joins implements DirectRoute {

  private static final PlainRoute ROUTE = new PlainRoute(HttpMethod.POST, Paths.QUEUE);

  private final Gate gate;
  private final Authenticator authenticator;
  private final Credentials credentials;
  private final Joining joining;
  private final PeerAddress peers;
  private final RequestIds requestIds;
  private final Answers answers;
  private final RefusedAnswers refusals;
  private final ExecutorService threads;
  private final RouteTimer timing;
  private final Traces traces;

  Joins(
      Gate gate,
      Authenticator authenticator,
      Credentials credentials,
      Joining joining,
      PeerAddress peers,
      RequestIds requestIds,
      Answers answers,
      RefusedAnswers refusals,
      @Named(TaskExecutors.BLOCKING) ExecutorService threads,
      MeterRegistry metrics,
      Traces traces) {
    this.gate = gate;
    this.authenticator = authenticator;
    this.credentials = credentials;
    this.joining = joining;
    this.peers = peers;
    this.requestIds = requestIds;
    this.answers = answers;
    this.refusals = refusals;
    this.threads = threads;
    this.traces = traces;
    this.timing = new RouteTimer(metrics, ROUTE);
  }

  @Override
  public String template() {
    return ROUTE.path();
  }

  @Override
  public @Nullable CompletableFuture<FullHttpResponse> answer(
      HttpRequest request, InetSocketAddress peer, Executor loop) {
    HttpHeaders headers = request.headers();
    EventId event = ROUTE.event(request);
    if (event == null
        || headers.contains(NamedRequests.HEADER)
        || !credentials.areShown(headers::getAll)) {
      return null;
    }
    long begun = System.nanoTime();
    InetAddress address = peers.client(peer.getAddress(), headers::getAll);
    String requestId = requestIds.of(headers.get(RequestIds.HEADER));
    String path = request.uri();
    Optional<String> token = credentials.token(headers::getAll, false);
    Caller.Fan fan = token.flatMap(authenticator::verified).orElse(null);
    CompletionStage<EntryBody> entry =
        fan == null
            ? inThread(requestId, event, () -> join(event, address, token))
            : joinSoon(event, address, fan, requestId, loop);
    return entry
        .handle(
            traces.<EntryBody, Throwable, FullHttpResponse>carriedBoth(
                (view, failure) ->
                    failure == null
                        ? joined(view, requestId, begun)
                        : refusals.of(failure, path, requestId, timing, begun)))
        .toCompletableFuture();
  }

  /**
   * By what is at hand, as far as it goes. A session that is known to be over is refused at once;
   * whether it lives is judged when the join is committed.
   */
  private CompletionStage<EntryBody> joinSoon(
      EventId event, InetAddress address, Caller.Fan fan, String requestId, Executor loop) {
    return gate.passSoon(address, fan)
        .thenCompose(
            traces.carried(
                passed ->
                    joining
                        .joinSoon(event, fan.customerSession(), address, loop)
                        .orElseGet(
                            () -> inThread(requestId, event, () -> join(event, address, fan)))));
  }

  private EntryBody join(EventId event, InetAddress address, Caller.Fan fan) {
    if (!authenticator.isLive(fan, Freshness.NOW)) {
      throw ProblemException.unauthorized();
    }
    return joining.join(event, fan.id(), address);
  }

  /** The same with all the reads that it takes. */
  private EntryBody join(EventId event, InetAddress address, Optional<String> token) {
    Caller.Fan fan = gate.passFan(address, () -> token);
    return joining.join(event, fan.id(), address);
  }

  private CompletionStage<EntryBody> inThread(
      String requestId, EventId event, Supplier<EntryBody> work) {
    LogContext logged = LogContext.of(requestId, event);
    return CompletableFuture.supplyAsync(traces.carried(() -> logged.run(work)), threads);
  }

  private FullHttpResponse joined(EntryBody entry, String requestId, long begun) {
    FullHttpResponse answer = answers.of(HttpResponseStatus.CREATED, entry, requestId);
    timing.ok(answer.status(), begun);
    return answer;
  }
}
