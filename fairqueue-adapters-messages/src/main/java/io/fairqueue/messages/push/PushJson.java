package io.fairqueue.messages.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes what devices are given. */
final class PushJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PushJson() {}

  /** {@code {"type","title","body","url","event_id","slug","until"}}, without what there is not. */
  static byte[] bytes(PushMessage.Payload payload) {
    ObjectNode body = JSON.createObjectNode();
    put(body, "type", payload.type());
    put(body, "title", payload.title());
    put(body, "body", payload.body());
    put(body, "url", payload.url());
    put(body, "event_id", payload.eventId());
    put(body, "slug", payload.slug());
    put(body, "until", payload.until());
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(ObjectNode body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }
}
