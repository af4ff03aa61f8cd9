package io.fairqueue.bench.bare;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.websocket.WebSocketBroadcaster;
import java.time.Instant;
import java.util.UUID;

/** Answers JSON on the event loop, and broadcasts what it is told to. */
@Controller
final class BareController {

  private static final Standing STANDING =
      new Standing(
          UUID.fromString("5f64e1a2-0c7b-4b6e-9d3a-6f1f3c2b7a10"),
          UUID.fromString("0d9e4c1b-52f7-4a35-8c56-1b7d2e9f4a63"),
          123_456,
          "WAITING",
          12_345,
          1_234L,
          Instant.parse("2026-01-01T12:34:56.123456Z"));

  private final WebSocketBroadcaster broadcaster;

  BareController(WebSocketBroadcaster broadcaster) {
    this.broadcaster = broadcaster;
  }

  @Get("/bare")
  Standing standing() {
    return STANDING;
  }

  @Post("/bare")
  Standing taken() {
    return STANDING;
  }

  /** Answers when it is handed on; the sockets get it as fast as they can. */
  @Post(value = "/broadcast", consumes = "text/plain")
  void broadcast(@Body String message) {
    var unused = broadcaster.broadcastAsync(message);
  }

  /** Of the size and shape of a position. */
  record Standing(
      UUID queueEntryId,
      UUID eventId,
      long number,
      String status,
      long position,
      Long estimatedWaitSeconds,
      Instant joinedAt) {}
}
