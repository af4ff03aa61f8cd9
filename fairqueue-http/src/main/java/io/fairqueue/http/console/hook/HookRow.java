package io.fairqueue.http.console.hook;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.message.Endpoint;
import io.fairqueue.domain.message.EndpointFacts;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.hook.TypeWords;
import io.fairqueue.http.page.frame.Frame;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook and how it does.
 *
 * @param address of its own page
 * @param types what it hears of, as the API names it; empty for everything
 * @param everywhere whether it hears of all of the organizer's events
 * @param since when, and what, was seen of it last, in words
 * @param because why it is off, as it was written down; null while it is on
 */
public record HookRow(
    String address,
    String url,
    String description,
    List<String> types,
    boolean personalData,
    boolean everywhere,
    boolean enabled,
    boolean failing,
    String since,
    @Nullable String because) {

  public HookRow {
    types = List.copyOf(types);
  }

  static HookRow of(EventId event, Endpoint endpoint, ZoneId zone, Frame frame) {
    EndpointFacts facts = endpoint.facts();
    Endpoint.@Nullable Disabled off =
        endpoint instanceof Endpoint.Disabled disabled ? disabled : null;
    return new HookRow(
        address(event, endpoint),
        facts.settings().url(),
        facts.settings().description() == null ? "" : facts.settings().description(),
        facts.settings().types().isEmpty() ? List.of() : TypeWords.write(facts.settings().types()),
        facts.settings().personalData(),
        facts.event().isEmpty(),
        off == null,
        facts.failingSince() != null,
        since(facts, off, zone, frame),
        off == null ? null : off.because());
  }

  /** The address of its page, below an event that it hears of. */
  static String address(EventId event, Endpoint endpoint) {
    return EventMenu.address(event, Section.WEBHOOKS) + "/" + endpoint.id();
  }

  private static String since(
      EndpointFacts facts, Endpoint.@Nullable Disabled off, ZoneId zone, Frame frame) {
    if (off != null) {
      return since("console.hook.off-since", off.at(), zone, frame);
    }
    if (facts.failingSince() != null) {
      return since("console.hook.failing-since", facts.failingSince(), zone, frame);
    }
    return facts.lastSuccessAt() == null
        ? frame.text("console.hook.never")
        : since("console.hook.last", facts.lastSuccessAt(), zone, frame);
  }

  private static String since(String key, Instant at, ZoneId zone, Frame frame) {
    return frame.text(key, "time", frame.visit().local().brief(at, zone));
  }
}
