package io.fairqueue.http.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.ApiContract;
import io.fairqueue.http.driver.ApiContract.Operation;
import io.fairqueue.http.fuzz.World.Bearer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;

/** Makes requests for operations: some as they should be, most of them not. */
final class Requests {

  private static final Set<String> ENDS_SESSIONS =
      Set.of("logOut", "deleteAccount", "changePasswordOfFan", "changePasswordOfOrganizer");
  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "application/json; charset=utf-16",
          "application/json;charset=",
          "application/jsonx",
          "json",
          "*/*");
  private static final List<String> BROKEN =
      List.of(
          "{",
          "}",
          "[",
          "{\"a\":",
          "{\"name\":\"x\",\"name\":\"y\"}",
          "{'a':1}",
          "{\"a\":1}}",
          "nul",
          "",
          " ",
          "\"",
          "{\"a\":NaN}",
          "{\"a\":01}",
          "{\"a\":\"\\ud8\"}",
          "<a/>",
          "a=b");

  private final URI base;
  private final World world;
  private final Random random;
  private final JsonValues values;
  private final Map<String, Bearer> takers;

  /**
   * @param takers who was let in lately, by operation; shared
   */
  Requests(ApiContract contract, URI base, World world, Map<String, Bearer> takers, Random random) {
    this.takers = takers;
    this.base = base;
    this.world = world;
    this.random = random;
    this.values = new JsonValues(contract, world, random);
  }

  /** One request more. */
  Made next(Operation operation) {
    boolean bent = random.nextInt(3) != 0;
    Place place = place(operation, bent);
    var request = HttpRequest.newBuilder(place.uri()).timeout(Duration.ofSeconds(15));
    byte[] body = body(operation, bent);
    String name = operation.text().path("operationId").asText();
    Bearer bearer = bearer(name);
    String token = world.token(bearer);
    if (token != null) {
      request.header("Authorization", scheme() + token);
    }
    if (body.length > 0 || random.nextInt(10) == 0) {
      request.header(
          "Content-Type", bent && random.nextInt(8) == 0 ? pick(TYPES) : "application/json");
    }
    if (bent && random.nextInt(3) == 0) {
      addOddHeader(request);
    }
    String method = operation.method();
    request.method(
        method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    return new Made(operation, request.build(), place.stray(), bearer);
  }

  /** Whom an operation takes, it takes more often. */
  void taken(Made made) {
    takers.put(made.operation().text().path("operationId").asText(), made.bearer());
  }

  private Bearer bearer(String operation) {
    Bearer taken = takers.get(operation);
    Bearer any = Bearer.CHEAP.get(random.nextInt(Bearer.CHEAP.size()));
    Bearer bearer = taken != null && random.nextInt(5) > 0 ? taken : any;
    return ENDS_SESSIONS.contains(operation) ? bearer.spare() : bearer;
  }

  private String scheme() {
    return switch (random.nextInt(30)) {
      case 0 -> "Basic ";
      case 1 -> "bearer ";
      case 2 -> "Bearer  x ";
      case 3 -> "";
      default -> "Bearer ";
    };
  }

  private Place place(Operation operation, boolean bent) {
    String path = operation.path();
    boolean stray = false;
    var query = new StringJoiner("&", "?", "").setEmptyValue("");
    for (JsonNode parameter : operation.text().path("parameters")) {
      String name = parameter.path("name").asText();
      if (parameter.path("in").asText().equals("path")) {
        String value = world.id(name, random);
        if (bent && random.nextInt(6) == 0) {
          value = OddTexts.any(random);
          value = value.substring(0, Math.min(300, value.length()));
          // Encoded slashes and points may be taken for what they mean.
          stray |= value.isBlank() || value.contains("/") || value.contains("\\");
        }
        path = path.replace("{" + name + "}", encoded(value));
      } else if (parameter.path("in").asText().equals("query") && random.nextInt(2) == 0) {
        String value = values.valid(parameter.path("schema"), name).asText();
        query.add(name + "=" + encoded(bent && random.nextBoolean() ? odd() : value));
      }
    }
    if (bent && random.nextInt(15) == 0) {
      query.add("unknown=" + encoded(odd()));
    }
    return new Place(base.resolve(path + query), stray);
  }

  private String odd() {
    String text = OddTexts.any(random);
    return text.substring(0, Math.min(500, text.length()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private byte[] body(Operation operation, boolean bent) {
    JsonNode schema = operation.bodySchema();
    if (schema.isMissingNode()) {
      return bent && !operation.method().equals("GET") && random.nextInt(4) == 0
          ? pick(BROKEN).getBytes(StandardCharsets.UTF_8)
          : new byte[0];
    }
    JsonNode valid = values.valid(schema, "");
    if (!bent) {
      return JsonValues.write(valid).getBytes(StandardCharsets.UTF_8);
    }
    return switch (random.nextInt(14)) {
      case 0 -> pick(BROKEN).getBytes(StandardCharsets.UTF_8);
      case 1 -> new byte[0];
      case 2 -> new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'};
      case 3 -> "[".repeat(20_000).getBytes(StandardCharsets.UTF_8);
      case 4 -> cut(JsonValues.write(valid)).getBytes(StandardCharsets.UTF_8);
      case 5 -> JsonValues.write(valid).getBytes(StandardCharsets.UTF_16);
      default -> JsonValues.write(values.bent(valid)).getBytes(StandardCharsets.UTF_8);
    };
  }

  private String cut(String text) {
    return text.substring(0, random.nextInt(text.length()));
  }

  private void addOddHeader(HttpRequest.Builder request) {
    switch (random.nextInt(12)) {
      case 0 ->
          request.header("Accept", pick(List.of("text/html", "application/xml", "x", "*/*;q=0")));
      case 1 -> request.header("Idempotency-Key", UUID.randomUUID().toString());
      case 2 -> request.header("Idempotency-Key", "fuzz-" + random.nextInt(20));
      case 3 -> request.header("Idempotency-Key", "k".repeat(300));
      case 4 -> request.header("Idempotency-Key", "two words");
      case 5 -> request.header("If-None-Match", pick(List.of("*", "\"x\"", "x", "W/\"1\", \"2\"")));
      case 6 -> request.header("If-Match", pick(List.of("*", "\"1\"", "\"1.x\"", "nonsense")));
      case 7 -> request.header("Origin", pick(List.of("null", "https://elsewhere.example", "x")));
      case 8 -> request.header("X-Request-Id", pick(List.of("", "a b", "r".repeat(500))));
      case 9 -> request.header("X-Forwarded-For", pick(List.of("1.2.3.4", "::1", "x, y", "")));
      case 10 -> request.header("Content-Encoding", pick(List.of("gzip", "br", "identity", "x")));
      default -> request.header("Cookie", "fairqueue_session=" + random.nextInt());
    }
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private record Place(URI uri, boolean stray) {}

  /**
   * A request.
   *
   * @param stray whether it may lead to no route at all
   */
  record Made(Operation operation, HttpRequest request, boolean stray, Bearer bearer) {

    @Override
    public String toString() {
      String uri = request.uri().toString();
      return "%s %s %s"
          .formatted(
              request.method(),
              uri.substring(0, Math.min(200, uri.length())),
              request.headers().map().toString().replaceAll("[\\w-]{10,}\\.[\\w.-]+", "…"));
    }
  }
}
