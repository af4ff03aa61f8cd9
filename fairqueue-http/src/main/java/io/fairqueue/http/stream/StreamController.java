package io.fairqueue.http.stream;

import io.fairqueue.domain.EventId;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.realtime.Connection;
import io.fairqueue.http.realtime.Handshake;
import io.fairqueue.http.realtime.Handshakes;
import io.fairqueue.http.realtime.Messages;
import io.fairqueue.http.realtime.SocketHub;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.BearerToken;
import io.fairqueue.http.security.Credentials;
import io.fairqueue.http.security.Gate;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** What a socket sends, as server-sent events, for clients that only listen. */
@AnswersProblems
@Controller(Paths.STREAM)
@ExecuteOn(TaskExecutors.BLOCKING)
final class StreamController {

  private final Gate gate;
  private final Credentials credentials;
  private final Handshakes handshakes;
  private final SocketHub hub;
  private final Messages messages;

  StreamController(
      Gate gate, Credentials credentials, Handshakes handshakes, SocketHub hub, Messages messages) {
    this.credentials = credentials;
    this.gate = gate;
    this.handshakes = handshakes;
    this.hub = hub;
    this.messages = messages;
  }

  @Get
  @Produces(MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<String>> stream(EventId eventId, HttpRequest<?> request) {
    Handshake handshake = handshakes.accept(gate.fan(token(request)), eventId);
    AtomicInteger waiting = new AtomicInteger();
    Flux<Event<String>> stream = Flux.create(sink -> open(handshake, sink, waiting));
    return StreamOutlet.counted(stream, waiting);
  }

  private void open(Handshake handshake, FluxSink<Event<String>> sink, AtomicInteger waiting) {
    Connection connection =
        hub.connection(handshake, new StreamOutlet(sink, waiting, messages.pong()));
    sink.onDispose(() -> hub.forget(connection));
    // The answer's head goes out with the first message, so the first one must not wait for news.
    connection.send(messages.pong());
    hub.open(connection);
  }

  /**
   * From the header, or from the address: browsers' event sources send no header. Those of our own
   * pages send a cookie.
   */
  private Optional<String> token(HttpRequest<?> request) {
    return BearerToken.of(request)
        .or(() -> request.getParameters().getFirst("token"))
        .or(() -> credentials.token(request.getHeaders()::getAll, false));
  }
}
