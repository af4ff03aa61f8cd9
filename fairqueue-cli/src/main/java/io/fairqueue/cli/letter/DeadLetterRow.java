package io.fairqueue.cli.letter;

import io.fairqueue.message.DeadLetter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A dead letter as it is listed. */
record DeadLetterRow(
    String id,
    String channel,
    String what,
    @Nullable String eventId,
    String target,
    int tries,
    @Nullable String error,
    Instant at) {

  static DeadLetterRow of(DeadLetter letter) {
    return new DeadLetterRow(
        letter.id(),
        letter.channel(),
        letter.what(),
        letter.event().map(Object::toString).orElse(null),
        letter.target(),
        letter.tries(),
        letter.error(),
        letter.at());
  }
}
