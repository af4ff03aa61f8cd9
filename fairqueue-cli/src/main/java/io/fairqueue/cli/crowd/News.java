package io.fairqueue.cli.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * How a fan stands, as far as it matters while waiting.
 *
 * @param status as the wire has it; empty for a fan who is not in the line
 * @param position 1 for the next
 * @param token the admission's; empty for a fan who is not admitted
 */
record News(String status, long position, String token) {

  /** Of a fan who has only just joined. */
  static final News JOINED = new News("WAITING", 0, "");

  /** What a poll answers, and what is pushed as a position. */
  static News of(JsonNode standing) {
    return new News(
        standing.path("status").asText(""),
        standing.path("position").asLong(),
        standing.path("admission_token").asText(""));
  }

  boolean isWaiting() {
    return status.equals("WAITING") || isInLobby();
  }

  /** Whether a draw has yet to say how far the fan has to go. */
  boolean isInLobby() {
    return status.equals("LOBBY");
  }

  /** The admission token; empty if the wait came to nothing. */
  Optional<String> admission() {
    return status.equals("ADMITTED") ? Optional.of(token) : Optional.empty();
  }
}
