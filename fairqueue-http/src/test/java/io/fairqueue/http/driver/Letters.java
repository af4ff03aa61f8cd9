package io.fairqueue.http.driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** Mail in a server's mailbox that is no code. */
public final class Letters {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private Letters() {}

  /** All to one address, newest first. */
  public static List<JsonNode> of(Api api, String email) {
    JsonNode mails = api.get("/dev/mailbox?to=" + email).expect(200).json();
    return StreamSupport.stream(mails.spliterator(), false)
        .filter(mail -> mail.has("html"))
        .toList();
  }

  /** Waits for one with this subject. */
  public static JsonNode await(Api api, String email, String subject) {
    return Awaitility.await()
        .atMost(TIMEOUT)
        .until(
            () ->
                of(api, email).stream()
                    .filter(mail -> mail.path("subject").asText().equals(subject))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }
}
