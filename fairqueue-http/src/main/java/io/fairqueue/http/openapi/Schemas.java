package io.fairqueue.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Says of schemas what holds for all of a kind. */
final class Schemas {

  private static final String SCHEMAS = "#/components/schemas/";

  private final JsonNode schemas;
  private final Set<String> seen = new HashSet<>();

  private Schemas(JsonNode schemas) {
    this.schemas = schemas;
  }

  /** An edit of an event is a part of what makes one, and whatever was answered of it. */
  static void addEdit(ObjectNode document) {
    var schemas = (ObjectNode) document.path("components").path("schemas");
    ObjectNode edit = part(schemas.path("EventRequest"));
    ((ObjectNode) edit.path("properties").path("tiers"))
        .set("items", part(schemas.path("TierRequest")));
    schemas.set("EventEdit", edit);
  }

  private static ObjectNode part(JsonNode whole) {
    ObjectNode part = whole.deepCopy();
    part.remove("required");
    part.put("additionalProperties", true);
    return part;
  }

  /** All that is sent has the fields that are named, and no others. */
  static void close(ObjectNode document) {
    var requests = new Schemas(document.path("components").path("schemas"));
    document
        .path("paths")
        .forEach(path -> path.forEach(operation -> requests.visit(operation.path("requestBody"))));
  }

  /** What may be null and is another schema besides is said to be of that one's type. */
  static void typeNullables(ObjectNode document) {
    JsonNode schemas = document.path("components").path("schemas");
    for (JsonNode parent : document.findParents("nullable")) {
      String name = parent.path("allOf").path(0).path("$ref").asText();
      if (name.startsWith(SCHEMAS) && !parent.has("type")) {
        JsonNode type = schemas.path(name.substring(SCHEMAS.length())).path("type");
        ((ObjectNode) parent).set("type", type);
      }
    }
  }

  /** What nothing speaks of is no part of the API. */
  static void prune(ObjectNode document) {
    ObjectNode schemas = (ObjectNode) document.path("components").path("schemas");
    int before;
    do {
      before = schemas.size();
      var named = new HashSet<>(document.findValuesAsText("$ref"));
      for (String name : schemas.propertyStream().map(Map.Entry::getKey).toList()) {
        if (!named.contains(SCHEMAS + name)) {
          schemas.remove(name);
        }
      }
    } while (schemas.size() < before);
  }

  private void visit(JsonNode node) {
    if (node instanceof ObjectNode schema
        && schema.has("properties")
        && !schema.has("additionalProperties")) {
      schema.put("additionalProperties", false);
    }
    String name = node.path("$ref").asText();
    if (name.startsWith(SCHEMAS) && seen.add(name)) {
      visit(schemas.path(name.substring(SCHEMAS.length())));
    }
    node.forEach(this::visit);
  }
}
