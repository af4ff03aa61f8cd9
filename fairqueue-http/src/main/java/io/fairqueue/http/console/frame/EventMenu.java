package io.fairqueue.http.console.frame;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.SalePhase;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.event.EventView;
import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.request.Paths;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Which event a page is about, and where its other pages are.
 *
 * @param phaseKey the end of the names of its phase's looks
 * @param phase in words
 */
public record EventMenu(
    String id, String name, String phaseKey, String phase, List<SectionLink> sections) {

  private static final String DRAFT = "draft";

  public EventMenu {
    sections = List.copyOf(sections);
  }

  /** The menu of those of an event's pages that somebody may see, one of which is looked at. */
  static EventMenu of(
      EventView view, Section current, Set<Right> rights, Visit visit, Instant now) {
    EventId id = view.event().id();
    String key = phaseKey(view, now);
    return new EventMenu(
        id.toString(),
        view.event().details().name(),
        key,
        phase(key, visit),
        Arrays.stream(Section.values())
            .filter(each -> rights.contains(each.right()))
            .map(
                each ->
                    new SectionLink(
                        visit.words().text("console.section." + each.key()),
                        address(id, each),
                        each == current))
            .toList());
  }

  /** The end of the names of the texts of a sale's phase, drafts included, and of its look. */
  public static String phaseKey(EventView view, Instant now) {
    return view.event() instanceof Event.Draft
        ? DRAFT
        : Keys.of(SalePhase.of(view.event(), view.free() == 0, now));
  }

  /** A phase in words, by {@link #phaseKey(EventView, Instant)}. */
  public static String phase(String key, Visit visit) {
    return visit.words().text((key.equals(DRAFT) ? "console.phase." : "phase.") + key);
  }

  /** The address of a page of an event. */
  public static String address(EventId event, Section section) {
    return Paths.of(Paths.CONSOLE_EVENT, event) + section.below();
  }

  /** A page, by what it is called. */
  public record SectionLink(String name, String address, boolean current) {}
}
