package io.fairqueue.port.message;

import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.Target;
import io.fairqueue.port.message.Deliveries.Reply;
import io.fairqueue.port.message.Subscriptions.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carries messages to targets by one channel. Thread-safe. */
public interface Courier {

  /** Whether it serves a lane. */
  boolean serves(Lane lane);

  /** The lanes that it keeps alive, and what they wish; none where endpoints wish by themselves. */
  Set<Lane> lanes();

  /** What a lane of {@link #lanes()} wants to hear of. */
  Set<Wish> wishes(Lane lane);

  /** How many it carries at a time in one lane. */
  int room(Lane lane);

  /**
   * Carries messages to one target, in their order: 25 at most, and one where the channel is
   * personal. Waits, for 40 seconds at most; never throws for what the target says or doesn't.
   *
   * @param tries how often these failed before
   */
  Receipt carry(Target target, List<Message> messages, int tries);

  /** What became of them. */
  sealed interface Receipt {

    /** All got through. */
    record Accepted(@Nullable Reply reply) implements Receipt {

      public Accepted() {
        this(null);
      }
    }

    /**
     * Some are to be tried again.
     *
     * @param through how many from the first on are not
     * @param apart which of these failed all the same, and are tried again one by one
     * @param notBefore when the target wants them at the earliest; null for the usual wait
     * @param isFailure whether it counts as a try
     */
    record Later(
        int through,
        List<Integer> apart,
        String why,
        @Nullable Instant notBefore,
        boolean isFailure,
        @Nullable Reply reply)
        implements Receipt {

      public Later {
        apart = List.copyOf(apart);
      }

      /** None got through. */
      public Later(String why) {
        this(0, List.of(), why, null, true, null);
      }
    }

    /** They are never to be had there. */
    record Refused(String why, @Nullable Reply reply) implements Receipt {

      public Refused(String why) {
        this(why, null);
      }
    }

    /** There is no use in telling them any more. */
    record Pointless(String why) implements Receipt {}
  }
}
