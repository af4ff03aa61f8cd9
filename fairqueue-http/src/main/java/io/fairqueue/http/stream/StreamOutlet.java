package io.fairqueue.http.stream;

import io.fairqueue.http.realtime.CloseCause;
import io.fairqueue.http.realtime.Outlet;
import io.micronaut.http.sse.Event;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * An event stream's wire.
 *
 * @param waiting how many messages were not yet taken
 */
record StreamOutlet(FluxSink<Event<String>> sink, AtomicInteger waiting, String signOfLife)
    implements Outlet {

  private static final int MAX_WAITING = 64;

  /** Counts a message as taken when the connection asks for it. */
  static Flux<Event<String>> counted(Flux<Event<String>> stream, AtomicInteger waiting) {
    return stream.doOnNext(taken -> waiting.decrementAndGet());
  }

  @Override
  public boolean isWritable() {
    return waiting.get() < MAX_WAITING;
  }

  @Override
  public void send(String message) {
    waiting.incrementAndGet();
    sink.next(Event.of(message));
  }

  @Override
  public boolean ping() {
    if (isWritable()) {
      send(signOfLife);
      return true;
    }
    return false;
  }

  @Override
  public void close(CloseCause cause) {
    sink.complete();
  }
}
