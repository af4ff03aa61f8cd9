package io.fairqueue.http.page.event;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.PriceRange;
import io.fairqueue.domain.Theme;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.picture.PictureId;
import io.fairqueue.event.EventView;
import io.fairqueue.event.Events;
import io.fairqueue.http.page.frame.Look;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.recent.RecentEvents;
import io.fairqueue.http.recent.RecentPictures;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.seat.SeatDesk;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the event that an address names; there is none for anything else. Thread-safe; blocks. */
@Singleton
public final class EventNames {

  private final Events events;
  private final SeatDesk seats;
  private final RecentPictures pictures;
  private final RecentEvents recent;

  EventNames(FairQueue fairQueue, SeatDesk seats, RecentPictures pictures, RecentEvents recent) {
    this.events = fairQueue.events();
    this.recent = recent;
    this.seats = seats;
    this.pictures = pictures;
  }

  /** What its pages say of an event. */
  public EventHead head(EventView view, Visit visit, Instant now) {
    return head(read(view), visit, now);
  }

  /** The same of what was read before. */
  EventHead head(EventReading reading, Visit visit, Instant now) {
    EventView view = reading.view();
    PriceList prices = PriceList.of(view, reading.prices(), visit);
    return EventHead.of(view, prices, look(view.event(), reading.logo()), visit, now);
  }

  /** The rest of what its pages say. */
  EventReading read(EventView view) {
    return new EventReading(view, seats.prices(view.event()), pictures.logo(view.event().id()));
  }

  /** All of it, where it is known without asking; null is no answer. Never blocks. */
  @Nullable EventReading peek(EventId id) {
    Event event = recent.peek(id).orElse(null);
    List<TierAvailability> stock = recent.peekAvailability(id);
    Optional<Optional<PictureId>> logo = pictures.peekLogo(id);
    if (event == null || stock == null || logo.isEmpty()) {
      return null;
    }
    Map<TierId, PriceRange> prices = seats.peekPrices(event);
    return prices == null
        ? null
        : new EventReading(new EventView(event, stock), prices, logo.get());
  }

  private static Look look(Event event, Optional<PictureId> logo) {
    EventId id = event.id();
    Theme theme = event.details().storefront().theme();
    return new Look(
        theme.accent() == null
            ? null
            : page(Paths.THEME, id) + "?accent=" + theme.accent().substring(1),
        theme.bannerText(),
        logo.map(name -> page(Paths.LOGO, id) + "?name=" + name).orElse(null));
  }

  private static String page(String path, EventId event) {
    return Paths.of(path, event);
  }

  /** The event as everybody sees it; throws a {@link ProblemException} where there is none. */
  public EventView find(String name) {
    return events
        .named(name)
        .flatMap(id -> events.show(id, null))
        .orElseThrow(EventNames::notFound);
  }

  private static ProblemException notFound() {
    return new ProblemException(Refusal.EVENT_NOT_FOUND);
  }
}
