package io.fairqueue.http.direct;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.line.Positions;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.PeerAddress;
import io.fairqueue.http.request.RequestIds;
import io.fairqueue.http.security.Authenticator;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.security.Credentials;
import io.fairqueue.http.security.Gate;
import io.fairqueue.line.facts.LineStanding;
import io.fairqueue.metric.Metric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Answers the poll of a waiting fan at once, when this node has all of it at hand: the session, the
 * event, the view of the line. A crowd does little else, and the framework's own way costs several
 * times what the answer does. Everything else, and every refusal, is the framework's.
 */
@Singleton
final class Polls implements DirectRoute {

  private static final PlainRoute ROUTE = new PlainRoute(HttpMethod.GET, Paths.POSITION);

  private final Gate gate;
  private final Authenticator authenticator;
  private final Credentials credentials;
  private final FairQueue fairQueue;
  private final Positions positions;
  private final PeerAddress peers;
  private final RequestIds requestIds;
  private final Answers answers;
  private final RouteTimer timing;
  private final Counter answered;

  Polls(
      Gate gate,
      Authenticator authenticator,
      Credentials credentials,
      FairQueue fairQueue,
      Positions positions,
      PeerAddress peers,
      RequestIds requestIds,
      Answers answers,
      MeterRegistry metrics) {
    this.gate = gate;
    this.authenticator = authenticator;
    this.credentials = credentials;
    this.fairQueue = fairQueue;
    this.positions = positions;
    this.peers = peers;
    this.requestIds = requestIds;
    this.answers = answers;
    this.timing = new RouteTimer(metrics, ROUTE);
    this.answered = Metric.POLLS_FROM_MEMORY.counter(metrics);
  }

  @Override
  public String template() {
    return ROUTE.path();
  }

  @Override
  public @Nullable CompletableFuture<FullHttpResponse> answer(
      HttpRequest request, InetSocketAddress peer, Executor loop) {
    EventId event = ROUTE.event(request);
    if (event == null) {
      return null;
    }
    long begun = System.nanoTime();
    HttpHeaders headers = request.headers();
    Caller.Fan fan =
        credentials.token(headers::getAll, false).flatMap(authenticator::peek).orElse(null);
    LineStanding standing =
        fan == null ? null : fairQueue.line().peek(event, fan.id()).orElse(null);
    if (fan == null
        || standing == null
        || !gate.passFromMemory(peers.client(peer.getAddress(), headers::getAll), fan)) {
      return null;
    }
    FullHttpResponse answer =
        answers.of(
            HttpResponseStatus.OK,
            positions.of(standing),
            requestIds.of(headers.get(RequestIds.HEADER)));
    answered.increment();
    timing.ok(HttpResponseStatus.OK, begun);
    return CompletableFuture.completedFuture(answer);
  }
}
