package io.fairqueue.http.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairqueue.message.DeadLetter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A dead letter. */
record DeadLetterBody(
    String id,
    String channel,
    String what,
    @Nullable UUID eventId,
    String target,
    int tries,
    @Nullable String error,
    Instant at) {

  static DeadLetterBody of(DeadLetter letter) {
    return new DeadLetterBody(
        letter.id(),
        letter.channel(),
        letter.what(),
        letter.event().map(each -> each.value()).orElse(null),
        letter.target(),
        letter.tries(),
        letter.error(),
        letter.at());
  }

  /** The latest, the youngest first. */
  record ListBody(@JsonInclude(JsonInclude.Include.ALWAYS) List<DeadLetterBody> data) {}
}
