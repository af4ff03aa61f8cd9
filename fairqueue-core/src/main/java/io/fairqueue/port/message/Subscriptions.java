package io.fairqueue.port.message;

import io.fairqueue.domain.message.Audience;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.MessageType;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who wants to hear of what. Facts that nobody wants to hear of are not written. Thread-safe. */
public interface Subscriptions {

  /**
   * Says that this node serves a lane of everything: mail, push, a listener or a stream.
   *
   * <p>Atomic: from now on exactly these are told by it. Repeating is safe, and keeps the lane
   * alive; of callers who want different things the last one counts.
   */
  void serve(Lane lane, Set<Wish> wishes, Instant now);

  /**
   * Forgets lanes that nobody has served since {@code before}, with what they wished; what was on
   * its way to them is skipped. Hooks stay. Atomic; repeating is safe.
   *
   * @return the lanes
   */
  Set<Lane> dropUnserved(Instant before, Instant now);

  /** The lanes that are served by some node, hooks aside. */
  Set<Lane> served();

  /**
   * A kind of fact that a lane wants to hear of.
   *
   * @param type null for all
   * @param audience whom a personal channel tells; null for the others
   */
  record Wish(@Nullable MessageType type, @Nullable Audience audience) {

    /** All kinds of facts. */
    public static Set<Wish> everything() {
      return Set.of(new Wish(null, null));
    }

    /** These, for a channel that is not personal. */
    public static Set<Wish> of(Collection<MessageType> types) {
      return types.stream()
          .map(type -> new Wish(type, null))
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
