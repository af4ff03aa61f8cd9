package io.fairqueue.messages.mail.template;

import io.fairqueue.messages.mail.letter.LetterWriter;
import io.fairqueue.messages.mail.letter.Reader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event, as visitors see it; null is not said.
 *
 * @param edition rises with each edit
 * @param zone where its clock hangs
 * @param organizer their name
 */
public record Occasion(
    UUID id,
    long edition,
    String name,
    @Nullable String venue,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    ZoneId zone,
    String organizer) {

  /** Begins a letter about it; the place {@code event}. */
  LetterWriter letter(String template, Reader reader) {
    return new LetterWriter(template, reader.bound()).with("event", name).from(organizer);
  }

  /** Adds where and when it is. */
  LetterWriter facts(LetterWriter letter) {
    return letter.fact("event", name).fact("venue", venue).fact("starts", startsAt, zone);
  }

  /** Its entry in a calendar, once it is known when it begins. */
  Optional<Appointment> appointment() {
    return startsAt == null
        ? Optional.empty()
        : Optional.of(new Appointment(id, edition, name, venue, startsAt, endsAt));
  }
}
