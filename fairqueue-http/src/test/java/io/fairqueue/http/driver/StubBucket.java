package io.fairqueue.http.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.fairqueue.tck.fixture.LoopbackServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A bucket on the loopback address, which takes only what is signed in the query as AWS says.
 * Thread-safe.
 */
public final class StubBucket implements AutoCloseable {

  private static final String ACCESS_KEY = "AKIDSTUB";
  private static final String SECRET_KEY = "the secret of a stub";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

  private final InstantSource time;
  private final Map<String, Stored> objects = new ConcurrentHashMap<>();
  private volatile boolean broken;
  private final LoopbackServer server = new LoopbackServer(Map.of("/", this::serve));

  private StubBucket(InstantSource time) {
    this.time = time;
  }

  /** Starts one. */
  public static StubBucket start(InstantSource time) {
    return new StubBucket(time);
  }

  /** What a server has to be told to use it. */
  public Map<String, String> settings() {
    return Map.of(
        "FAIRQUEUE_S3_URL",
        server.url(),
        "FAIRQUEUE_S3_BUCKET",
        "pictures",
        "FAIRQUEUE_S3_ACCESS_KEY",
        ACCESS_KEY,
        "FAIRQUEUE_S3_SECRET_KEY",
        SECRET_KEY);
  }

  /** What is in it, by path. */
  public Map<String, Stored> objects() {
    return Map.copyOf(objects);
  }

  /** Does nothing of what it is asked, until it is repaired. */
  public void fail(boolean now) {
    broken = now;
  }

  @Override
  public void close() {
    server.close();
  }

  private void serve(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getRawPath();
    try (exchange) {
      if (broken) {
        exchange.sendResponseHeaders(503, -1);
      } else if (!isSigned(exchange)) {
        exchange.sendResponseHeaders(403, -1);
      } else {
        switch (exchange.getRequestMethod()) {
          case "PUT" -> {
            objects.put(path, new Stored(header(exchange, "content-type"), body.length));
            exchange.sendResponseHeaders(200, -1);
          }
          case "DELETE" -> {
            objects.remove(path);
            exchange.sendResponseHeaders(204, -1);
          }
          default -> exchange.sendResponseHeaders(objects.containsKey(path) ? 200 : 404, -1);
        }
      }
    }
  }

  private boolean isSigned(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    if (raw == null) {
      return false;
    }
    for (String pair : raw.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
    }
    Instant begun =
        LocalDateTime.parse(query.getOrDefault("X-Amz-Date", ""), MOMENT).toInstant(ZoneOffset.UTC);
    long life = Long.parseLong(query.getOrDefault("X-Amz-Expires", "0"));
    String signed = query.getOrDefault("X-Amz-SignedHeaders", "");
    String canonical =
        exchange.getRequestMethod()
            + "\n"
            + exchange.getRequestURI().getRawPath()
            + "\n"
            + Arrays.stream(raw.split("&", -1))
                .filter(pair -> !pair.startsWith("X-Amz-Signature="))
                .sorted()
                .collect(Collectors.joining("&"))
            + "\n"
            + Arrays.stream(signed.split(";", -1))
                .map(name -> name + ":" + header(exchange, name) + "\n")
                .collect(Collectors.joining())
            + "\n"
            + signed
            + "\nUNSIGNED-PAYLOAD";
    String day = query.getOrDefault("X-Amz-Date", "").substring(0, 8);
    String scope = day + "/us-east-1/s3/aws4_request";
    byte[] key = ("AWS4" + SECRET_KEY).getBytes(UTF_8);
    for (String part : scope.split("/", -1)) {
      key = mac(key, part);
    }
    String text =
        "AWS4-HMAC-SHA256\n"
            + query.get("X-Amz-Date")
            + "\n"
            + scope
            + "\n"
            + HexFormat.of().formatHex(digest(canonical));
    return HexFormat.of().formatHex(mac(key, text)).equals(query.get("X-Amz-Signature"))
        && query.getOrDefault("X-Amz-Credential", "").equals(ACCESS_KEY + "/" + scope)
        && time.instant().isBefore(begun.plusSeconds(life));
  }

  private static String header(HttpExchange exchange, String name) {
    @Nullable String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An object. */
  public record Stored(String contentType, int size) {}
}
