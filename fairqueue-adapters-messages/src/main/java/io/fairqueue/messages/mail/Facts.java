package io.fairqueue.messages.mail;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.notice.NoticeId;
import io.fairqueue.domain.notice.PublicNotice;
import io.fairqueue.messages.mail.letter.Language;
import io.fairqueue.messages.mail.letter.LetterWriter;
import io.fairqueue.messages.mail.letter.SeatNames;
import io.fairqueue.messages.mail.template.Occasion;
import io.fairqueue.port.Stores;
import io.fairqueue.port.proof.PublicLogStore.LogHead;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What mails and pushes need to know, as it is now, for readers of a language. Thread-safe. */
public final class Facts {

  /** Under the name that people know it by. */
  private static final ZoneId UTC = ZoneId.of("UTC");

  private final Stores stores;
  private final String language;
  private final SeatNames seats;

  /**
   * @param reader whose language is written in, if anything is
   */
  public Facts(Stores stores, Locale reader) {
    this.stores = stores;
    this.language = Language.of(reader).tag();
    this.seats = new SeatNames(reader);
  }

  Stores stores() {
    return stores;
  }

  /** Null for one that is gone: only drafts are deleted, and of these nobody is told. */
  public @Nullable Event event(EventId id) {
    return stores.events().find(id).orElse(null);
  }

  /** What an event is called in the language. */
  public String name(Event event) {
    return event.details().name(language);
  }

  /** What a notice says in the language; null for one that was taken back. */
  public @Nullable String said(Event event, NoticeId id) {
    PublicNotice notice = stores.notices().find(id).orElse(null);
    if (notice == null || notice.takenBackAt() != null) {
      return null;
    }
    String own = notice.text().get(language);
    return own == null
        ? notice.text().get(notice.otherwise(event.details().storefront().defaultLocale()))
        : own;
  }

  public @Nullable Claim claim(ClaimId id) {
    return stores.claims().find(id).orElse(null);
  }

  /** How the log of a line stands, signed; null where it has none. */
  @Nullable String checkpoint(EventId event) {
    return stores
        .publicLogs()
        .find(event)
        .flatMap(log -> stores.publicLogs().head(event, log.epoch()))
        .map(LogHead::note)
        .orElse(null);
  }

  Occasion occasion(Event event) {
    EventDetails details = event.details();
    return new Occasion(
        event.id().value(),
        event.facts().edition(),
        name(event),
        details.venue(),
        details.startsAt(),
        details.endsAt(),
        zone(details.timeZone()),
        organizer(event));
  }

  /** What a claim's units are called in the language, in its order. */
  List<String> labels(Event event, @Nullable Claim claim, List<UnitId> units) {
    Map<UnitId, String> labels = new LinkedHashMap<>();
    if (claim != null) {
      claim.facts().units().stream()
          .filter(unit -> units.contains(unit.unitId()))
          .forEach(unit -> labels.put(unit.unitId(), unit.label()));
    }
    return labels(event, labels);
  }

  /**
   * What units are called in the language, in their order. A seat that is called something else by
   * now, and what is no seat, keep what they were called.
   *
   * @param labels as they were stored
   */
  List<String> labels(Event event, Map<UnitId, String> labels) {
    if (!event.details().hasSeats() || labels.isEmpty()) {
      return List.copyOf(labels.values());
    }
    Map<UnitId, String> said = new LinkedHashMap<>(labels);
    for (SeatUnit seat : stores.seats().named(event.id(), labels.keySet())) {
      if (seat.label().equals(labels.get(seat.unitId()))) {
        said.put(seat.unitId(), seats.full(seat));
      }
    }
    return List.copyOf(said.values());
  }

  /** Where an event's clock hangs. */
  public static ZoneId zone(@Nullable String name) {
    try {
      return name == null ? UTC : ZoneId.of(name);
    } catch (DateTimeException unknownHere) {
      return UTC;
    }
  }

  private String organizer(Event event) {
    return stores
        .organizers()
        .find(event.facts().organizerId())
        .map(Organizer::name)
        .orElse(LetterWriter.HOUSE);
  }
}
