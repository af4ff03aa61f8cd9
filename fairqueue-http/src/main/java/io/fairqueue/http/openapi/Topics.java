package io.fairqueue.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/**
 * What the API is about. The compiler calls the topic of a route by the class that it is in; people
 * look for fewer and plainer ones, each made of some classes.
 */
final class Topics {

  private static final String TAGS = "tags";
  private static final String OF = "of";

  private final Map<String, String> topics = new HashMap<>();

  /**
   * Reads them.
   *
   * @param written has tags that say which classes they are made {@code of}, which they don't
   *     afterwards; one that doesn't is made of the class of its own name
   */
  Topics(ObjectNode written) {
    for (JsonNode tag : written.path(TAGS)) {
      String name = tag.path("name").asText();
      topics.put(name, name);
    }
    for (JsonNode tag : written.path(TAGS)) {
      String name = tag.path("name").asText();
      tag.path(OF).forEach(each -> topics.put(each.asText(), name));
      ((ObjectNode) tag).remove(OF);
    }
  }

  /** Says of an operation what it is about; of a class that nobody has put anywhere, its name. */
  void tell(ObjectNode operation) {
    String written = operation.path(TAGS).path(0).asText();
    operation.putArray(TAGS).add(topics.getOrDefault(written, written));
  }
}
