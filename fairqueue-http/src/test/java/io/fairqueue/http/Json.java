package io.fairqueue.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Bodies that no well-behaved program would write. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** This object, with one value more or another one, as it is written here. */
  static String with(Map<String, ?> body, String field, String value) {
    ObjectNode tree = MAPPER.valueToTree(body);
    tree.remove(field);
    String rest = tree.toString();
    return "{\"" + field + "\":" + value + "," + rest.substring(1);
  }
}
