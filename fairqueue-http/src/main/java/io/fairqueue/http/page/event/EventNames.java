package io.fairqueue.http.page.event;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Theme;
import io.fairqueue.event.EventView;
import io.fairqueue.event.Events;
import io.fairqueue.http.page.frame.Look;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.recent.RecentNotices;
import io.fairqueue.http.recent.RecentPictures;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.seat.SeatDesk;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Finds the event that an address names; there is none for anything else. Thread-safe; blocks. */
@Singleton
public final class EventNames {

  private final Events events;
  private final SeatDesk seats;
  private final RecentPictures pictures;
  private final RecentNotices notices;

  EventNames(FairQueue fairQueue, SeatDesk seats, RecentPictures pictures, RecentNotices notices) {
    this.events = fairQueue.events();
    this.seats = seats;
    this.pictures = pictures;
    this.notices = notices;
  }

  /** What its pages say of an event. */
  public EventHead head(EventView view, Visit visit, Instant now) {
    PriceList prices = PriceList.of(view, seats.prices(view.event()), visit);
    List<PageNotice> said = PageNotice.of(view.event(), notices.shown(view.event().id()), visit);
    return EventHead.of(view, prices, said, look(view.event()), visit, now);
  }

  private Look look(Event event) {
    EventId id = event.id();
    Theme theme = event.details().storefront().theme();
    return new Look(
        theme.accent() == null
            ? null
            : page(Paths.THEME, id) + "?accent=" + theme.accent().substring(1),
        theme.bannerText(),
        pictures.logo(id).map(logo -> page(Paths.LOGO, id) + "?name=" + logo).orElse(null));
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
