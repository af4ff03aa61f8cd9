package io.fairqueue.http.direct;

import io.fairqueue.http.browser.Shared;
import io.fairqueue.http.page.event.EventPages;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.PeerAddress;
import io.fairqueue.http.request.RequestIds;
import io.fairqueue.http.security.Gate;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Answers who reads an event's page that was written just now: everybody does, before a sale
 * begins. The first one in each second, and whoever names more than the page, goes the usual way.
 */
@Singleton
final class EventPageRoute implements DirectRoute {

  private static final String PATH = Paths.LANGUAGE + Paths.PAGE_EVENT;

  private final Gate gate;
  private final EventPages pages;
  private final PeerAddress peers;
  private final RequestIds requestIds;
  private final Answers answers;
  private final Map<String, String> headers;
  private final RouteTimer timing;

  EventPageRoute(
      Gate gate,
      EventPages pages,
      PageAnswers pageAnswers,
      PeerAddress peers,
      RequestIds requestIds,
      Answers answers,
      MeterRegistry metrics) {
    this.gate = gate;
    this.pages = pages;
    this.headers = pageAnswers.sharedHeaders();
    this.peers = peers;
    this.requestIds = requestIds;
    this.answers = answers;
    this.timing = new RouteTimer(metrics, HttpMethod.GET, PATH);
  }

  @Override
  public String template() {
    return PATH;
  }

  @Override
  public @Nullable CompletableFuture<FullHttpResponse> answer(
      HttpRequest request, InetSocketAddress peer, Executor loop) {
    if (!request.method().equals(HttpMethod.GET) || !PlainRoute.carriesNothing(request)) {
      return null;
    }
    Shared page = pages.peek(request.uri());
    HttpHeaders asked = request.headers();
    if (page == null || !gate.passFromMemory(peers.client(peer.getAddress(), asked::getAll))) {
      return null;
    }
    long begun = System.nanoTime();
    String requestId = requestIds.of(asked.get(RequestIds.HEADER));
    FullHttpResponse answer =
        answers.shared(page, Answers.wish(asked), PageAnswers.HTML, requestId);
    headers.forEach(answer.headers()::set);
    timing.ok(answer.status(), begun);
    return CompletableFuture.completedFuture(answer);
  }
}
