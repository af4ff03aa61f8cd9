package io.fairqueue.messages.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.domain.message.Device;
import io.fairqueue.domain.message.DeviceAddress;
import io.fairqueue.domain.message.Platform;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A browser's subscription, as the Push API writes it: {@code
 * {"endpoint","keys":{"p256dh","auth"}}}.
 *
 * @param endpoint where the push service takes its messages
 * @param key the browser's public key: a point of P-256, uncompressed
 * @param auth what only the browser and we know
 */
public record WebSubscription(String endpoint, byte[] key, byte[] auth) {

  private static final int AUTH_BYTES = 16;

  private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * Reads a subscription. Whether its endpoint may be called is not looked at.
   *
   * @throws IllegalArgumentException if it is none; says why
   */
  public static WebSubscription parse(String json) {
    if (json.getBytes(StandardCharsets.UTF_8).length > Device.MAX_TOKEN_BYTES) {
      throw new IllegalArgumentException("must have at most 2 KB");
    }
    JsonNode read;
    try {
      read = JSON.readTree(json);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException("must be JSON", malformed);
    }
    String endpoint = text(read.path("endpoint"), "endpoint");
    if (!VISIBLE.matcher(endpoint).matches()) {
      throw new IllegalArgumentException("must have a URL as endpoint");
    }
    byte[] key = bytes(read.path("keys").path("p256dh"), "keys.p256dh");
    byte[] auth = bytes(read.path("keys").path("auth"), "keys.auth");
    if (!P256.isPoint(key)) {
      throw new IllegalArgumentException(
          "must have a point of P-256, uncompressed, as keys.p256dh");
    }
    if (auth.length != AUTH_BYTES) {
      throw new IllegalArgumentException("must have " + AUTH_BYTES + " bytes as keys.auth");
    }
    return new WebSubscription(endpoint, key, auth);
  }

  /** The same in its usual form, without what else browsers write. */
  public String json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("endpoint", endpoint);
    json.putObject("keys").put("p256dh", base64(key)).put("auth", base64(auth));
    return json.toString();
  }

  /** What tells this browser from all others. */
  public DeviceAddress address() {
    return new DeviceAddress(Platform.WEB, endpoint);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(JsonNode node, String name) {
    try {
      // Some libraries write padding, or the other alphabet.
      String text = text(node, name).replace('+', '-').replace('/', '_').replaceFirst("=+$", "");
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException("must have " + name + " in Base64", malformed);
    }
  }

  private static String text(JsonNode node, String name) {
    if (!node.isTextual()) {
      throw new IllegalArgumentException("must have a text as " + name);
    }
    return node.asText();
  }

  /** Prints nothing by which somebody could send. */
  @Override
  public String toString() {
    return "WebSubscription[]";
  }
}
