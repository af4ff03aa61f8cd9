package io.fairqueue.bench.bare;

import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.ServerWebSocket;

/** A socket that hears broadcasts. */
@ServerWebSocket("/ws")
final class BareSocket {

  @OnMessage
  void message(String message) {
    // Nobody says anything.
  }
}
