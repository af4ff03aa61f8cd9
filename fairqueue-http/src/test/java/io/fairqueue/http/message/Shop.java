package io.fairqueue.http.message;

import com.sun.net.httpserver.HttpServer;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.message.EndpointFacts;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointSecret;
import io.fairqueue.domain.message.EndpointSettings;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.port.Stores;
import io.fairqueue.port.message.SealedSecret;
import io.fairqueue.tck.fixture.ManualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An organizer's endpoint, which takes everything and keeps the ids of what it was sent. */
final class Shop implements AutoCloseable {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final HttpServer server;

  Shop() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          calls.add(exchange.getRequestHeaders().getFirst("webhook-id"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  void hearOf(Stores stores, Event event, MessageType type) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    String secret = EndpointSecret.generate(new SecureRandom()).text();
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
    server.stop(0);
    threads.shutdownNow();
  }
}
