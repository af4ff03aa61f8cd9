package io.fairqueue.messages.mail;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.UnitId;
import io.fairqueue.messages.mail.letter.LetterWriter;
import io.fairqueue.messages.mail.template.Occasion;
import io.fairqueue.port.Stores;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What mails and pushes need to know, as it is now. Thread-safe. */
public final class Facts {

  /** Under the name that people know it by. */
  private static final ZoneId UTC = ZoneId.of("UTC");

  private final Stores stores;

  public Facts(Stores stores) {
    this.stores = stores;
  }

  Stores stores() {
    return stores;
  }

  /** Null for one that is gone: only drafts are deleted, and of these nobody is told. */
  public @Nullable Event event(EventId id) {
    return stores.events().find(id).orElse(null);
  }

  public @Nullable Claim claim(ClaimId id) {
    return stores.claims().find(id).orElse(null);
  }

  Occasion occasion(Event event) {
    EventDetails details = event.details();
    return new Occasion(
        event.id().value(),
        event.facts().edition(),
        details.name(),
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
