package io.fairqueue.redis;

import io.fairqueue.domain.EventId;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.LineViews;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the other nodes at once how far a line's log has come, without a promise: a node that
 * misses a word finds the rows when it compares its view with the log. Thread-safe, never blocks,
 * never throws.
 */
public final class RedisLineFeed implements LineListener, AutoCloseable {

  private static final String CHANNEL = "fq:lines";
  private static final String REBUILD = "rebuild ";
  private static final Pattern CHANGED = Pattern.compile("([0-9a-f-]{36}) ([0-9]{1,18})");

  private final RedisChannel channel;
  private volatile LineViews views = LineViews.none();

  public RedisLineFeed(RedisConnections redis) {
    this.channel = new RedisChannel(redis, CHANNEL, this::heard);
  }

  /** Tells this node's views what other nodes say. */
  public void to(LineViews whom) {
    this.views = whom;
  }

  @Override
  public void changed(EventId event, long rev) {
    channel.publish(word(event, rev));
  }

  /**
   * Asks every node that listens to make its view of a line again.
   *
   * @return how many nodes heard
   * @throws io.fairqueue.port.StoreUnavailableException if Redis does not answer
   */
  public static long mistrust(RedisConnections redis, EventId event) {
    return RedisChannel.announce(redis, CHANNEL, REBUILD + event);
  }

  /**
   * Tells every node that listens how far a line's log has come, for a process that has no views.
   *
   * @throws io.fairqueue.port.StoreUnavailableException if Redis does not answer
   */
  public static void announce(RedisConnections redis, EventId event, long rev) {
    RedisChannel.announce(redis, CHANNEL, word(event, rev));
  }

  private static String word(EventId event, long rev) {
    return event + " " + rev;
  }

  /** Words that could not be sent or were not understood. */
  public long errors() {
    return channel.errors();
  }

  @Override
  public void close() {
    channel.close();
  }

  private void heard(String text) {
    if (text.startsWith(REBUILD)) {
      views.rebuild(EventId.parse(text.substring(REBUILD.length())));
      return;
    }
    Matcher changed = CHANGED.matcher(text);
    if (!changed.matches()) {
      throw new IllegalArgumentException("not a word about a line");
    }
    views.heard(EventId.parse(changed.group(1)), Long.parseLong(changed.group(2)));
  }
}
