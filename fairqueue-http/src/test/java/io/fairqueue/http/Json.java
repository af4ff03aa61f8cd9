package io.fairqueue.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Map;

/** Bodies that no well-behaved program would write. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** What is written here. */
  static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  /** This object, with one value more or another one, as it is written here. */
  static String with(Map<String, ?> body, String field, String value) {
    ObjectNode tree = MAPPER.valueToTree(body);
    tree.remove(field);
    String rest = tree.toString();
    return "{\"" + field + "\":" + value + "," + rest.substring(1);
  }
}
