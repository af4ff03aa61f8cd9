package io.fairqueue.cli.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.fairness.BeaconChain;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of a draw, as far as the log doesn't.
 *
 * @param chain the beacon's; null without one
 */
record Transcript(EventId event, @Nullable BeaconChain chain, JsonNode facts) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Throws an {@link IllegalArgumentException} for anything else. */
  static Transcript parse(byte[] json) {
    try {
      JsonNode facts = JSON.readTree(json);
      String chain = facts.path("chain").asText("");
      return new Transcript(
          EventId.parse(facts.path("event_id").asText()),
          chain.isEmpty() || chain.equals("null")
              ? null
              : new BeaconChain(
                  chain,
                  facts.path("public_key").asText(),
                  Instant.parse(facts.path("genesis").asText()),
                  Duration.ofSeconds(facts.path("period_seconds").asLong())),
          facts);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the transcript is no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("the transcript can't be read", e);
    }
  }

  String text(String name) {
    return facts.path(name).asText("");
  }
}
