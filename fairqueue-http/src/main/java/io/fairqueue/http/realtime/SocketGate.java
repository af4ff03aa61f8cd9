package io.fairqueue.http.realtime;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.FilterOrder;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.security.Authenticator;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.security.Freshness;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.netty.channel.EventLoop;
import jakarta.inject.Named;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/** Refuses a socket before it is one. */
@ServerFilter(SocketGate.PREFIX + "*")
@Order(FilterOrder.AUTHENTICATION)
final class SocketGate {

  static final String PREFIX = "/ws/queue/";

  private final Origins origins;
  private final Authenticator authenticator;
  private final FairQueue fairQueue;
  private final Executor blocking;

  SocketGate(
      Origins origins,
      Authenticator authenticator,
      FairQueue fairQueue,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.origins = origins;
    this.authenticator = authenticator;
    this.fairQueue = fairQueue;
    this.blocking = blocking;
  }

  /**
   * Looks things up elsewhere and comes back to the event loop: the framework changes the pipeline on
   * the thread that goes on from here, and on any other a peer's first frame could be faster.
   */
  @RequestFilter
  CompletableFuture<HttpRequest<?>> check(HttpRequest<?> request) {
    EventLoop loop =
        ((NettyHttpRequest<?>) request).getChannelHandlerContext().channel().eventLoop();
    return CompletableFuture.<HttpRequest<?>>supplyAsync(() -> checked(request), blocking)
        .whenCompleteAsync((passed, refused) -> {}, loop);
  }

  private HttpRequest<?> checked(HttpRequest<?> request) {
    var headers = request.getHeaders();
    if (!origins.allows(headers.get(HttpHeaders.ORIGIN), headers.get(HttpHeaders.HOST))) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN, "FORBIDDEN", "Pages of this origin may not connect.");
    }
    Caller.Fan fan = fan(request);
    EventId event = event(request);
    fairQueue
        .events()
        .show(event, null)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND, "EVENT_NOT_FOUND", "There is no such event."));
    request.setAttribute(Visit.ATTRIBUTE, new Visit(event, fan.id()));
    return request;
  }

  /** Browsers can't send a header with a socket, so the token comes with the address. */
  private Caller.Fan fan(HttpRequest<?> request) {
    return request
        .getParameters()
        .getFirst("token")
        .flatMap(token -> authenticator.fan(token, Freshness.NOW))
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.UNAUTHORIZED, "UNAUTHORIZED", "A valid session of the right kind is needed."));
  }

  private static EventId event(HttpRequest<?> request) {
    try {
      return EventId.parse(request.getPath().substring(PREFIX.length()));
    } catch (IllegalArgumentException malformed) {
      throw ProblemException.invalid("event_id", "must be a UUID");
    }
  }
}
