package io.fairqueue.port.message;

import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.Target;
import io.fairqueue.port.message.Deliveries.Reply;
import io.fairqueue.port.message.Subscriptions.Wish;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carries messages to targets by one channel. Thread-safe. */
public interface Courier {

  /** The channel that it carries by. */
  Channel channel();

  /** Whether it serves a lane. */
  boolean serves(Lane lane);

  /** The lanes that it keeps alive, and what they wish; none where endpoints wish by themselves. */
  Set<Lane> lanes();

  /** What a lane of {@link #lanes()} wants to hear of. */
  Set<Wish> wishes(Lane lane);

  /** How many it carries at a time in one lane. */
  int room(Lane lane);

  /** How many it carries at a time in all its lanes. */
  int room();

  /**
   * Carries a message to one target. Waits, for 40 seconds at most; never throws for what the
   * target says or doesn't. Of messages that came about together, one comes after the other.
   */
  Receipt carry(Target target, Message message);

  /** What became of it. */
  sealed interface Receipt {

    /** It got through. */
    record Accepted(@Nullable Reply reply) implements Receipt {

      public Accepted() {
        this(null);
      }
    }

    /**
     * It was not taken, be it by its own fault or the target's: if the next one is, it is tried
     * again for itself, else those behind it wait with it.
     */
    record Failed(String why, @Nullable Reply reply) implements Receipt {

      public Failed(String why) {
        this(why, null);
      }
    }

    /**
     * The target takes nothing at the moment: those behind it wait with it.
     *
     * @param notBefore when the target wants them at the earliest; null for the usual wait
     * @param isFailure whether it counts as a try
     */
    record Later(String why, @Nullable Instant notBefore, boolean isFailure, @Nullable Reply reply)
        implements Receipt {

      public Later(String why, boolean isFailure) {
        this(why, null, isFailure, null);
      }
    }

    /** Neither it nor those behind it are ever to be had there. */
    record Refused(String why, @Nullable Reply reply) implements Receipt {

      public Refused(String why) {
        this(why, null);
      }
    }

    /** There is no use in telling it any more. */
    record Pointless(String why) implements Receipt {}
  }
}
