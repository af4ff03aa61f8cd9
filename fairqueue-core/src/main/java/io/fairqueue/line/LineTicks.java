package io.fairqueue.line;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.LineReads;
import io.fairqueue.port.LineViews;
import io.fairqueue.port.Parts;
import java.time.InstantSource;
import java.util.Collection;

/**
 * What must happen by itself in lines.
 *
 * <p>Thread-safe. Every method blocks on the stores, may be repeated, and run by many nodes at
 * once.
 */
public final class LineTicks {

  private final EventStore events;
  private final LineReads lineReads;
  private final LineViews views;
  private final AdmitFans admit;
  private final TellClose close;
  private final ExpireEntries expire;
  private final Presence presence;
  private final InstantSource time;

  /** Joins the ticks to the stores, and to the door that notes who was seen. */
  public LineTicks(Parts parts, Line line) {
    this.events = parts.stores().events();
    this.lineReads = parts.stores().lineReads();
    var lines = parts.stores().lines();
    this.views = parts.stores().lineViews();
    this.time = parts.time();
    this.presence = line.presence;
    this.admit = new AdmitFans(lines, parts.notifier(), time);
    this.close = new TellClose(lines, lineReads, time);
    this.expire = new ExpireEntries(lines, parts.notifier(), time);
  }

  /** Lines on sale that have somebody to admit. One read. */
  public Collection<EventId> admittable() {
    return lineReads.admittable(time.instant());
  }

  /** Admits from the head of a line as many as stock, rate and caps allow; nobody if unknown. */
  public void admit(EventId id) {
    events.find(id).ifPresent(admit::admit);
  }

  /** Lines on sale in which somebody waits. One read at most. */
  public Collection<EventId> waited() {
    return lineReads.waited(time.instant());
  }

  /** Tells fans of a line whose turn is near so, once each. */
  public void tellClose(EventId id) {
    events.find(id).ifPresent(close::tell);
  }

  /** Lines in which somebody has waited, or been admitted, for too long. One read. */
  public Collection<EventId> expirable() {
    return lineReads.expirable(time.instant());
  }

  /** Ends what has lasted too long in a line. */
  public void expire(EventId id) {
    events.find(id).ifPresent(expire::expire);
  }

  /** Ends all that is left in the line of a sale that is over. */
  public void close(Event over) {
    expire.expire(over);
  }

  /** Writes down which fans were seen, for events that pass over those who are gone. */
  public void flushPresence() {
    presence.flush();
  }

  /** Compares this node's view of each live line with the log, and heals it. */
  public void refreshViews() {
    views.refresh();
  }
}
