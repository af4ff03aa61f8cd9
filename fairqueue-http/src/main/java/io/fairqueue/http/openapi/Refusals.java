package io.fairqueue.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.Refusal;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The problems that one operation may answer: their codes, by status. */
final class Refusals {

  private static final Pattern STATUS = Pattern.compile("[45]\\d\\d");

  private final SortedMap<Integer, SortedSet<String>> codes = new TreeMap<>();

  Refusals add(Refusal refusal) {
    codes
        .computeIfAbsent(refusal.status().getCode(), unused -> new TreeSet<>())
        .add(refusal.code());
    return this;
  }

  /** Those that are written: lists of codes by status. */
  void addAll(JsonNode written) {
    written
        .properties()
        .forEach(
            entry -> {
              if (STATUS.matcher(entry.getKey()).matches()) {
                entry.getValue().forEach(code -> add(known(entry.getKey(), code.asText())));
              }
            });
  }

  private static Refusal known(String status, String code) {
    Refusal refusal = Refusal.valueOf(code);
    if (!refusal.code().equals(code) || refusal.status().getCode() != Integer.parseInt(status)) {
      throw new IllegalStateException("%s is not a %s".formatted(code, status));
    }
    return refusal;
  }

  /**
   * Says so.
   *
   * @param responses of the operation; what they are for these statuses stays beside it
   * @param shared those that operations have in common
   */
  void writeTo(ObjectNode responses, ObjectNode shared) {
    codes.forEach(
        (status, ofStatus) -> {
          String key = status.toString();
          if (responses.has(key)) {
            write(responses.withObjectProperty(key), status, ofStatus);
          } else {
            String name = key + "." + String.join(".", ofStatus);
            write(shared.withObjectProperty(name), status, ofStatus);
            responses.putObject(key).put("$ref", "#/components/responses/" + name);
          }
        });
  }

  private static void write(ObjectNode response, int status, SortedSet<String> codes) {
    if (!response.has("description")) {
      response.put(
          "description",
          codes.stream().map(code -> "`" + code + "`").collect(Collectors.joining(", ")));
    }
    ArrayNode parts =
        response
            .withObjectProperty("content")
            .putObject(Problem.MEDIA_TYPE.getName())
            .putObject("schema")
            .putArray("allOf");
    parts.addObject().put("$ref", "#/components/schemas/Problem");
    ObjectNode code = parts.addObject().put("type", "object").putObject("properties");
    ArrayNode words = code.putObject("code").put("type", "string").putArray("enum");
    codes.forEach(words::add);
    ObjectNode headers = response.withObjectProperty("headers");
    ApiOperation.refer(headers, "X-Request-Id");
    switch (status) {
      case 401 -> ApiOperation.refer(headers, "WWW-Authenticate");
      case 409 -> ApiOperation.refer(headers, "Idempotent-Replayed");
      case 429, 503 -> ApiOperation.refer(headers, "Retry-After");
      default -> {
        // Nothing more.
      }
    }
  }
}
