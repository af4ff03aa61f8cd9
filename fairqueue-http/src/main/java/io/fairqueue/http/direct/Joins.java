package io.fairqueue.http.direct;

import io.fairqueue.domain.EventId;
import io.fairqueue.http.idempotency.NamedRequests;
import io.fairqueue.http.limits.Limits;
import io.fairqueue.http.line.Joining;
import io.fairqueue.http.ops.PeerAddress;
import io.fairqueue.http.ops.RequestIds;
import io.fairqueue.http.problem.Failure;
import io.fairqueue.http.problem.Failures;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.security.Authenticator;
import io.fairqueue.http.security.BearerToken;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.security.Freshness;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.TaskExecutors;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Puts fans in line. When a sale begins, a crowd does so within a minute, and the framework's own
 * way costs half as much again as the join. Refusals are told here too: to ask the framework again
 * would count the call twice, and wait twice for a store that does not answer.
 */
@Singleton
final class Joins implements DirectRoute {

  private static final String QUEUE = "/queue";

  private final PlainRequests plain;
  private final Authenticator authenticator;
  private final Joining joining;
  private final Limits limits;
  private final PeerAddress peers;
  private final RequestIds requestIds;
  private final Answers answers;
  private final Failures failures;
  private final ExecutorService threads;
  private final Timing timing;

  Joins(
      PlainRequests plain,
      Authenticator authenticator,
      Joining joining,
      Limits limits,
      PeerAddress peers,
      RequestIds requestIds,
      Answers answers,
      Failures failures,
      @Named(TaskExecutors.BLOCKING) ExecutorService threads,
      MeterRegistry metrics) {
    this.plain = plain;
    this.authenticator = authenticator;
    this.joining = joining;
    this.limits = limits;
    this.peers = peers;
    this.requestIds = requestIds;
    this.answers = answers;
    this.failures = failures;
    this.threads = threads;
    this.timing = new Timing(metrics, HttpMethod.POST, PlainRequests.template(QUEUE));
  }

  @Override
  public @Nullable CompletableFuture<FullHttpResponse> answer(
      HttpRequest request, InetSocketAddress peer) {
    HttpHeaders headers = request.headers();
    EventId event = plain.event(request, HttpMethod.POST, QUEUE);
    String authorization = headers.get(HttpHeaderNames.AUTHORIZATION);
    if (event == null || authorization == null || headers.contains(NamedRequests.HEADER)) {
      return null;
    }
    long begun = System.nanoTime();
    InetAddress address = peers.client(peer.getAddress(), headers::getAll);
    String requestId = requestIds.of(headers.get(RequestIds.HEADER));
    return CompletableFuture.supplyAsync(
        () -> answer(request.uri(), event, address, authorization, requestId, begun), threads);
  }

  private FullHttpResponse answer(
      String path,
      EventId event,
      InetAddress address,
      String authorization,
      String requestId,
      long begun) {
    MDC.put(RequestIds.LOGGED_AS, requestId);
    try {
      FullHttpResponse answer =
          answers.of(
              HttpResponseStatus.CREATED,
              joining.join(event, admitted(address, authorization).id(), address),
              requestId);
      timing.ok(answer.status(), begun);
      return answer;
    } catch (RuntimeException e) {
      Failure failure = failures.of(e, HttpMethod.POST.name(), path);
      FullHttpResponse answer = answers.of(failure, requestId);
      timing.failed(answer.status(), e, begun);
      return answer;
    } finally {
      MDC.remove(RequestIds.LOGGED_AS);
    }
  }

  /** Whoever gets through to the API: as with every call, address first, then who it is. */
  private Caller.Fan admitted(InetAddress address, String authorization) {
    limits.call(address);
    Caller.Fan fan =
        BearerToken.in(authorization)
            .flatMap(token -> authenticator.fan(token, Freshness.NOW))
            .orElseThrow(ProblemException::unauthorized);
    limits.call(fan.id().value());
    return fan;
  }
}
