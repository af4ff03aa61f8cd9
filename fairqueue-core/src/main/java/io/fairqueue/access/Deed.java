package io.fairqueue.access;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.AuditLog.Change;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to do, as it will be written down.
 *
 * @param action the verb: {@code event.pause}
 * @param subject what it is done to: an id
 * @param event on which event; null for none
 * @param change what it makes another, as far as that is known before
 */
public record Deed(String action, String subject, @Nullable EventId event, Change change) {

  /** Something done to an event as a whole. */
  public static Deed on(Event event, String action) {
    return on(event.id(), action);
  }

  public static Deed on(EventId event, String action) {
    return new Deed(action, event.toString(), event, Change.NONE);
  }

  /** Something done to what belongs to no event. */
  public static Deed to(Object subject, String action) {
    return new Deed(action, subject.toString(), null, Change.NONE);
  }

  /** The same, done to something of the event's. */
  public Deed to(Object its) {
    return new Deed(action, its.toString(), event, change);
  }

  /** The same; says what was there before. */
  public Deed from(String name, @Nullable Object was) {
    return new Deed(
        action, subject, event, new Change(with(change.before(), name, was), change.after()));
  }

  /** The same; says what is there then. */
  public Deed into(String name, @Nullable Object is) {
    return new Deed(
        action, subject, event, new Change(change.before(), with(change.after(), name, is)));
  }

  private static Map<String, String> with(
      Map<String, String> known, String name, @Nullable Object value) {
    Map<String, String> all = new TreeMap<>(known);
    if (value != null) {
      all.put(name, value.toString());
    }
    return all;
  }
}
