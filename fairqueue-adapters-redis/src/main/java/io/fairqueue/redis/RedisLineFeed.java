package io.fairqueue.redis;

import io.fairqueue.domain.EventId;
import io.fairqueue.port.LineChange;
import io.fairqueue.port.LineListener;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Carries the changes of every line from node to node, at once and without a promise: who misses
 * one finds the gap by its number. Thread-safe, never blocks, never throws.
 */
public final class RedisLineFeed implements LineListener, AutoCloseable {

  private static final String CHANNEL = "fq:changes";
  private static final String REBUILD = "rebuild ";

  /** A longer one is not sent: comparing revisions heals what is missing. */
  private static final int LONGEST = 256 * 1024;

  /** Hears what other nodes tell, and this one's own words too. Must not block. */
  public interface Listener {

    void changed(LineChange change);

    /** Somebody mistrusts the mirrors of this line. */
    void mistrusted(EventId event);
  }

  private final RedisChannel channel;

  /** Starts to listen. */
  public RedisLineFeed(RedisConnections redis, Listener listener) {
    this.channel = new RedisChannel(redis, CHANNEL, heard(listener));
  }

  @Override
  public void changed(LineChange change) {
    String text = ChangeText.write(change);
    if (text.length() <= LONGEST) {
      channel.publish(text);
    }
  }

  /**
   * Asks every node that listens to make its mirror of a line anew.
   *
   * @return how many nodes heard
   * @throws io.fairqueue.port.StoreUnavailableException if Redis does not answer
   */
  public static long mistrust(RedisConnections redis, EventId event) {
    return redis.call(commands -> commands.publish(CHANNEL, REBUILD + event));
  }

  /** Changes that could not be sent or were not understood. */
  public long errors() {
    return channel.errors();
  }

  @Override
  public void close() {
    channel.close();
  }

  private static Consumer<String> heard(Listener listener) {
    return text -> {
      if (text.startsWith(REBUILD)) {
        listener.mistrusted(EventId.parse(text.substring(REBUILD.length())));
        return;
      }
      Optional<LineChange> change = ChangeText.read(text);
      listener.changed(
          change.orElseThrow(() -> new IllegalArgumentException("not a change of a line")));
    };
  }
}
