package io.fairqueue.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.http.browser.PublicReads;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.security.Credentials;
import io.micronaut.core.type.Argument;
import java.util.List;
import java.util.Optional;

/** One operation of the document, with all that it can answer. */
final class ApiOperation {

  private final String method;
  private final String path;
  private final ObjectNode operation;
  private final List<Argument<?>> arguments;
  private final Refusals refusals = new Refusals();

  /**
   * @param operation as the compiler made it; changed here
   * @param arguments what the method behind it asks for
   */
  ApiOperation(String method, String path, ObjectNode operation, List<Argument<?>> arguments) {
    this.method = method;
    this.path = path;
    this.operation = operation;
    this.arguments = arguments;
  }

  /**
   * Says it all.
   *
   * @param words what is written of it: {@code id}, {@code summary}, {@code query} (the words that
   *     a parameter takes), {@code parameters} (shared ones), {@code more} (merged into it), and
   *     codes by status
   * @param shared the answers that operations have in common; there may be more of them after it
   */
  void complete(JsonNode words, ObjectNode shared) {
    ObjectNode responses = operation.withObjectProperty("responses");
    responses.remove("4XX");
    if (words.has("id")) {
      operation.set("operationId", words.path("id"));
    }
    if (words.has("summary")) {
      operation.set("summary", words.path("summary"));
    }
    ofEveryRoute();
    if (Paths.isApi(path)) {
      ofTheApi();
    }
    ofCaller();
    if (PublicReads.isMethod(method) && PublicReads.isPath(path)) {
      ofPublicReads(responses);
    }
    limitParameters(words.path("query"));
    refusals.addAll(words);
    words.path("parameters").forEach(name -> parameter(name.asText()));
    YamlTree.merge(operation, words.path("more"));
    responses.forEach(
        response -> refer(((ObjectNode) response).withObjectProperty("headers"), "X-Request-Id"));
    refusals.writeTo(responses, shared);
  }

  /** What the connection, the server and the framework may say to everything. */
  private void ofEveryRoute() {
    refusals
        .add(Refusal.INVALID_INPUT)
        .add(Refusal.NOT_ACCEPTABLE)
        .add(Refusal.REQUEST_TIMEOUT)
        .add(Refusal.PAYLOAD_TOO_LARGE)
        .add(Refusal.URI_TOO_LONG)
        .add(Refusal.UNSUPPORTED_MEDIA_TYPE)
        .add(Refusal.REQUEST_HEADER_FIELDS_TOO_LARGE)
        .add(Refusal.INTERNAL_ERROR)
        .add(Refusal.SERVICE_UNAVAILABLE);
  }

  private void ofTheApi() {
    refusals.add(Refusal.RATE_LIMITED).add(Refusal.STORE_UNAVAILABLE);
    if (method.equals("POST")) {
      refusals.add(Refusal.IDEMPOTENCY_IN_FLIGHT).add(Refusal.IDEMPOTENCY_KEY_REUSED);
      parameter("IdempotencyKey");
      operation
          .path("responses")
          .properties()
          .forEach(
              response ->
                  refer(
                      ((ObjectNode) response.getValue()).withObjectProperty("headers"),
                      "Idempotent-Replayed"));
    }
  }

  private void ofCaller() {
    Optional<Argument<?>> caller =
        arguments.stream()
            .filter(argument -> Caller.class.isAssignableFrom(argument.getType()))
            .findFirst();
    ArrayNode security = operation.putArray("security");
    caller.ifPresent(
        argument -> {
          refusals.add(Refusal.UNAUTHORIZED);
          if (argument.getType().isAssignableFrom(Caller.Staff.class)
              && !Paths.isOwnAccount(path)) {
            refusals.add(Refusal.TOTP_SETUP_REQUIRED);
          }
          if (Credentials.isUnsafe(method)) {
            refusals.add(Refusal.CSRF);
          }
          security.addObject().putArray("session");
          if (argument.isNullable()) {
            security.addObject();
          }
        });
  }

  private void ofPublicReads(ObjectNode responses) {
    parameter("IfNoneMatch");
    ObjectNode unchanged = responses.putObject("304");
    unchanged.put("description", "What the caller has is still what there is.");
    for (String status : List.of("200", "304")) {
      ObjectNode headers = responses.withObjectProperty(status).withObjectProperty("headers");
      refer(headers, "ETag");
      refer(headers, "Cache-Control");
    }
  }

  private void limitParameters(JsonNode words) {
    operation
        .path("parameters")
        .forEach(
            parameter -> {
              String name = parameter.path("name").asText();
              if (!parameter.path("in").asText().equals("query")) {
                return;
              }
              ObjectNode schema = ((ObjectNode) parameter).withObjectProperty("schema");
              switch (name) {
                case "page" -> schema.put("minimum", 1).put("maximum", 10_000);
                case "size" -> schema.put("minimum", 1).put("maximum", 100);
                default -> {
                  if (words.has(name)) {
                    schema.set("enum", words.path(name));
                  }
                }
              }
              // May be left out; there is no way to say null in a query.
              schema.remove("nullable");
            });
  }

  private void parameter(String name) {
    operation
        .withArrayProperty("parameters")
        .addObject()
        .put("$ref", "#/components/parameters/" + name);
  }

  static void refer(ObjectNode headers, String header) {
    headers.putObject(header).put("$ref", "#/components/headers/" + header);
  }
}
