package io.fairqueue.http.message;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.message.EndpointFacts;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointSecret;
import io.fairqueue.domain.message.EndpointSettings;
import io.fairqueue.domain.message.EndpointSigning;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.port.Stores;
import io.fairqueue.port.message.SealedSecret;
import io.fairqueue.tck.fixture.LoopbackServer;
import io.fairqueue.tck.fixture.ManualTime;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An organizer's endpoint, which takes everything and keeps the ids of what it was sent. */
final class Shop implements AutoCloseable {

  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final LoopbackServer server =
      new LoopbackServer(
          Map.of(
              "/",
              exchange -> {
                exchange.getRequestBody().readAllBytes();
                calls.add(exchange.getRequestHeaders().getFirst("webhook-id"));
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
              }));

  void hearOf(Stores stores, Event event, MessageType type) {
    String url = server.url() + "/";
    String secret =
        EndpointSecret.generate(EndpointSigning.SHARED_SECRET, new SecureRandom()).text();
    var unused =
        stores
            .endpoints()
            .add(
                EndpointFacts.created(
                    new EndpointId(UUID.randomUUID()),
                    event.facts().organizerId(),
                    Optional.of(event.id()),
                    new EndpointSettings(url, null, Set.of(type), false),
                    ManualTime.START),
                new SealedSecret(UUID.randomUUID(), secret, ManualTime.START, null));
  }

  List<String> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
