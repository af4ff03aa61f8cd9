package io.fairqueue.messages.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.domain.message.Device;
import io.fairqueue.domain.message.Platform;
import io.fairqueue.port.message.Deliveries.Reply;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Sends to phones by Firebase Cloud Messaging (HTTP v1), as a service account; iPhones too, whose
 * own service it speaks to. Thread-safe.
 */
public final class FcmSender implements PushSender, AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MAX_KEPT = 2 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FcmAccount account;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final FcmAccess access;
  private final InstantSource time;

  /** Asks for nothing yet. */
  public FcmSender(FcmAccount account, InstantSource time) {
    this.account = account;
    this.access = new FcmAccess(account, http, TIMEOUT, time);
    this.time = time;
  }

  @Override
  public boolean reaches(Device device) {
    return device.platform() != Platform.WEB;
  }

  @Override
  public Sent send(Device device, PushMessage message) {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(account.sending())
                  .timeout(TIMEOUT)
                  .header("Authorization", "Bearer " + access.token())
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(body(device, message)))
                  .build(),
              BodyHandlers.ofString());
      return sent(answer);
    } catch (IOException failure) {
      return new Sent.Later(String.valueOf(failure.getMessage()), null, null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Sent.Later("interrupted", null, null);
    }
  }

  private Sent sent(HttpResponse<String> answer) throws IOException {
    int code = answer.statusCode();
    String text = answer.body();
    Reply reply = new Reply(code, text.length() > MAX_KEPT ? "" : text);
    String why = "the push service answered " + code;
    if (code == 200) {
      return new Sent.Taken(reply);
    }
    if (code == 404 && isUnregistered(text)) {
      return new Sent.Gone(reply);
    }
    if (code == 401) {
      access.forget();
    }
    return code == 401 || code == 429 || code >= 500
        ? new Sent.Later(why, notBefore(answer), reply)
        : new Sent.Refused(why, reply);
  }

  private @Nullable Instant notBefore(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("\\d{1,5}"))
        .map(text -> time.instant().plusSeconds(Long.parseLong(text)))
        .orElse(null);
  }

  /** Not an unknown project, say, which is no fault of the device's. */
  private static boolean isUnregistered(String text) throws IOException {
    for (JsonNode detail : JSON.readTree(text).path("error").path("details")) {
      if (detail.path("errorCode").asText().equals("UNREGISTERED")) {
        return true;
      }
    }
    return false;
  }

  private String body(Device device, PushMessage message) {
    PushMessage.Payload payload = message.payload();
    ObjectNode body = JSON.createObjectNode();
    ObjectNode one = body.putObject("message");
    one.put("token", device.token());
    one.putObject("notification").put("title", payload.title()).put("body", payload.body());
    ObjectNode data = one.putObject("data").put("type", payload.type());
    put(data, "url", payload.url());
    put(data, "event_id", payload.eventId());
    put(data, "until", payload.until());
    one.putObject("android")
        .put("priority", message.isUrgent() ? "HIGH" : "NORMAL")
        .put("ttl", message.life().toSeconds() + "s")
        .put("collapse_key", message.topic());
    one.putObject("apns")
        .putObject("headers")
        .put("apns-priority", message.isUrgent() ? "10" : "5")
        .put(
            "apns-expiration", String.valueOf(time.instant().plus(message.life()).getEpochSecond()))
        .put("apns-collapse-id", message.topic());
    return body.toString();
  }

  private static void put(ObjectNode data, String name, @Nullable String value) {
    if (value != null) {
      data.put(name, value);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
