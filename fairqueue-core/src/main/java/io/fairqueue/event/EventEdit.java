package io.fairqueue.event;

import io.fairqueue.access.Deed;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.Tier;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an edit makes another, as it is written down: what stays is not mentioned. */
final class EventEdit {

  private EventEdit() {}

  static Deed of(Event event, EventDetails details) {
    long edition = event.facts().edition();
    Deed deed =
        Deed.on(event, "event.revise").from("edition", edition).into("edition", edition + 1);
    Map<String, String> before = facts(event.details());
    Map<String, String> after = facts(details);
    for (String name : names(before, after)) {
      @Nullable String was = before.get(name);
      @Nullable String is = after.get(name);
      if (was == null || !was.equals(is)) {
        deed = deed.from(name, was).into(name, is);
      }
    }
    return deed;
  }

  private static Iterable<String> names(Map<String, String> before, Map<String, String> after) {
    Map<String, String> all = new TreeMap<>(before);
    all.putAll(after);
    return all.keySet();
  }

  private static Map<String, String> facts(EventDetails details) {
    Map<String, String> facts = new TreeMap<>();
    put(facts, "name", details.name());
    put(facts, "venue", details.venue());
    put(facts, "time_zone", details.timeZone());
    put(facts, "starts_at", details.startsAt());
    put(facts, "ends_at", details.endsAt());
    put(facts, "sale_start", details.saleStart());
    put(facts, "sale_end", details.saleEnd());
    put(facts, "lobby", details.lobby());
    put(facts, "currency", details.currency());
    put(facts, "slug", details.storefront().slug());
    put(facts, "policy", details.policy());
    put(
        facts,
        "tiers",
        details.tiers().stream().map(EventEdit::tier).collect(Collectors.joining(" ")));
    return facts;
  }

  private static String tier(Tier tier) {
    return "%s:%d@%d".formatted(tier.id(), tier.capacity(), tier.priceMinor());
  }

  private static void put(Map<String, String> facts, String name, @Nullable Object value) {
    if (value != null) {
      facts.put(name, value.toString());
    }
  }
}
