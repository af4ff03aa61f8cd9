package io.fairqueue.http.realtime;

import io.fairqueue.domain.EventId;
import io.fairqueue.http.problem.AnswersProblems;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** What a socket tells, as server-sent events: for who may only listen. */
@AnswersProblems
@Controller("/api/v1/events/{eventId}/queue/stream")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StreamController {

  private static final String SCHEME = "Bearer ";

  private final Visits visits;
  private final SocketHub hub;
  private final Messages messages;
  private final PushMetrics metrics;
  private final InstantSource time;

  StreamController(
      Visits visits, SocketHub hub, Messages messages, PushMetrics metrics, InstantSource time) {
    this.visits = visits;
    this.hub = hub;
    this.messages = messages;
    this.metrics = metrics;
    this.time = time;
  }

  @Get
  @Produces(MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<String>> stream(EventId eventId, HttpRequest<?> request) {
    Visit visit = visits.visit(token(request), () -> eventId);
    AtomicInteger waiting = new AtomicInteger();
    Flux<Event<String>> stream = Flux.create(sink -> open(visit, sink, waiting));
    return StreamOutlet.counted(stream, waiting);
  }

  private void open(Visit visit, FluxSink<Event<String>> sink, AtomicInteger waiting) {
    var connection =
        new Connection(
            visit,
            new StreamOutlet(sink, waiting, messages.pong()),
            messages,
            metrics,
            time.instant());
    sink.onDispose(() -> hub.forget(connection));
    // The answer's head goes out with the first message, so the first one must not wait for news.
    connection.send(messages.pong());
    if (!hub.open(connection)) {
      connection.drop(Farewell.TOO_MANY_CONNECTIONS);
    }
  }

  /** From the header, or from the address: browsers' event sources send no header. */
  private static Optional<String> token(HttpRequest<?> request) {
    return request
        .getHeaders()
        .findFirst("Authorization")
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip())
        .or(() -> request.getParameters().getFirst("token"));
  }
}
