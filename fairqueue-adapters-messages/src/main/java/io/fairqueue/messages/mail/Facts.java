package io.fairqueue.messages.mail;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.notice.NoticeId;
import io.fairqueue.domain.notice.PublicNotice;
import io.fairqueue.messages.mail.letter.Language;
import io.fairqueue.messages.mail.letter.LetterWriter;
import io.fairqueue.messages.mail.template.Occasion;
import io.fairqueue.port.Stores;
import io.fairqueue.port.proof.PublicLogStore.LogHead;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What mails and pushes need to know, as it is now, for readers of a language. Thread-safe. */
public final class Facts {

  /** Under the name that people know it by. */
  private static final ZoneId UTC = ZoneId.of("UTC");

  private final Stores stores;
  private final String language;

  /**
   * @param reader whose language is written in, if anything is
   */
  public Facts(Stores stores, Locale reader) {
    this.stores = stores;
    this.language = Language.of(reader).tag();
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

  /** The labels of a claim's units, in its order. */
  static List<String> labels(@Nullable Claim claim, List<UnitId> units) {
    return claim == null
        ? List.of()
        : claim.facts().units().stream()
            .filter(unit -> units.contains(unit.unitId()))
            .map(HeldUnit::label)
            .toList();
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
