package io.fairqueue.http.driver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.Yaml;

/** What the API's document promises, and whether answers keep it. Thread-safe. */
public final class ApiContract {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROBLEM = "application/problem+json";
  private static final String RESPONSES = "#/components/responses/";
  private static final String SCHEMAS = "#/components/schemas/";

  private final JsonNode document;
  private final List<Operation> operations;
  private final JsonNode closed;
  private final SchemaRegistry registry = SchemaRegistry.withDialect(Dialects.getOpenApi30());
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

  private ApiContract(JsonNode document) {
    this.document = document;
    this.operations = operations(document);
    this.closed = document.path("components").deepCopy();
    // Clients are to bear more fields than they know; we are not to send any that aren't named.
    closed
        .path("schemas")
        .properties()
        .forEach(
            schema -> {
              if (schema.getValue() instanceof ObjectNode object
                  && object.has("properties")
                  && !object.has("additionalProperties")
                  && !schema.getKey().equals("Problem")) {
                object.put("additionalProperties", false);
              }
            });
  }

  /** Reads the document. */
  public static ApiContract read(String yaml) {
    Object document = new Yaml().load(yaml);
    return new ApiContract(JSON.valueToTree(document));
  }

  public JsonNode document() {
    return document;
  }

  /** All that can be asked for. */
  public List<Operation> operations() {
    return operations;
  }

  private static List<Operation> operations(JsonNode document) {
    var operations = new ArrayList<Operation>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            operations.add(
                                new Operation(
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    operation.getValue()))));
    return List.copyOf(operations);
  }

  /** What is asked for by this method at this path; empty for nothing that the document names. */
  public Optional<Operation> operation(String method, String path) {
    return operations().stream()
        .filter(each -> each.method().equals(method) && each.isAt(path))
        .min(Comparator.comparingInt(each -> each.path().split("\\{", -1).length));
  }

  /** The schema that a reference means, or else the schema itself. */
  public JsonNode resolve(JsonNode schema) {
    if (schema.has("$ref")) {
      String name = schema.path("$ref").asText().substring(SCHEMAS.length());
      return resolve(document.path("components").path("schemas").path(name));
    }
    return schema.has("allOf") ? resolve(schema.path("allOf").path(0)) : schema;
  }

  /** The form of an answer's body, without its parameters; empty where there is none. */
  public static String mediaType(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Content-Type")
        .map(type -> type.split(";", 2)[0].strip())
        .orElse("");
  }

  /** What an answer breaks; empty for none of it. */
  public List<String> faults(Operation operation, int status, String mediaType, String body) {
    if (status >= 500 && status != 502 && status != 503) {
      return List.of("is a failure");
    }
    JsonNode response = shared(operation.text().path("responses").path(String.valueOf(status)));
    if (response.isMissingNode()) {
      return List.of("has a status that is not documented");
    }
    JsonNode content = response.path("content");
    if (content.isEmpty()) {
      return body.isEmpty() ? List.of() : List.of("has a body where none is documented");
    }
    JsonNode form = content.path(mediaType);
    if (form.isMissingNode()) {
      return List.of("has a form that is not documented: " + mediaType);
    }
    return mediaType.endsWith("json") ? faults(form.path("schema"), body) : List.of();
  }

  private JsonNode shared(JsonNode response) {
    return response.has("$ref")
        ? document
            .path("components")
            .path("responses")
            .path(response.path("$ref").asText().substring(RESPONSES.length()))
        : response;
  }

  /** What is wrong with the answer to something that is no route. */
  public List<String> faultsOfStray(int status, String mediaType, String body) {
    if (status < 400) {
      return List.of();
    }
    if (status >= 500 && status != 503) {
      return List.of("is a failure");
    }
    return mediaType.equals(PROBLEM)
        ? faults(JSON.createObjectNode().put("$ref", SCHEMAS + "Problem"), body)
        : List.of("is no problem document: " + mediaType);
  }

  private List<String> faults(JsonNode schema, String body) {
    try {
      return schemas.computeIfAbsent(schema, this::compiled).validate(JSON.readTree(body)).stream()
          .map(Object::toString)
          .toList();
    } catch (JsonProcessingException e) {
      return List.of("is no JSON");
    }
  }

  private Schema compiled(JsonNode schema) {
    ObjectNode root = JSON.createObjectNode();
    root.putArray("allOf").add(schema);
    root.set("components", closed);
    return registry.getSchema(root);
  }

  /**
   * One thing that can be asked for.
   *
   * @param text what the document says of it
   */
  public record Operation(String method, String path, JsonNode text) {

    @Override
    public String toString() {
      return method + " " + path;
    }

    private boolean isAt(String asked) {
      String[] parts = path.split("/", -1);
      String[] there = asked.split("/", -1);
      return parts.length == there.length
          && IntStream.range(0, parts.length)
              .allMatch(i -> parts[i].startsWith("{") || parts[i].equals(there[i]));
    }

    /** The one media type of its body. */
    public JsonNode bodySchema() {
      return text.path("requestBody").path("content").path("application/json").path("schema");
    }
  }
}
