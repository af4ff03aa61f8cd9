package io.fairqueue.port.message;

import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Messages on their way to one target each. Thread-safe. */
public interface Deliveries {

  /** The lanes in which something is due. A plain read. */
  Set<Lane> dueLanes(Instant now);

  /**
   * Takes due deliveries of a lane: by priority, then those that are due longest.
   *
   * <p>Atomic: each is the caller's until {@code leasedUntil}, under a token of its own, and then
   * due again, as abandoned. Those that another is busy with are passed over, and repeating takes
   * others. Uses the caller's clock, but none that is more than a second ahead of the store's.
   */
  List<Taken> take(Lane lane, int limit, Instant now, Instant leasedUntil);

  /**
   * Notes how a try ended.
   *
   * <p>Atomic; {@code false}, and nothing changes, if the delivery is not the caller's any more:
   * its lease ran out and another took it, or it was settled before. So repeating is safe.
   */
  boolean settle(Taken taken, Settlement settlement, Instant now);

  /**
   * Deliveries that ended as {@link Status#DEAD}, the latest first; of those that ended together,
   * by the order of {@link #ofEndpoint}. A plain read.
   */
  List<Known> dead(@Nullable Channel channel, int limit);

  /** One delivery, whatever became of it. A plain read. */
  Optional<Known> find(Key key);

  /**
   * An endpoint's deliveries: the latest row first, and within a row the last items. A plain read.
   *
   * @param status null for any
   */
  List<Known> ofEndpoint(UUID endpoint, @Nullable Status status, int limit);

  /**
   * Makes a delivery that has ended due again, from its first item and with no tries, under the
   * same message ids. Atomic; {@code false} unless it has ended, so repeating is safe.
   */
  boolean retry(Key key, Instant now);

  /**
   * Makes an endpoint's deliveries of a span that have ended due again, as {@link #retry} does.
   *
   * <p>Atomic for each; what is under way is left. Looks at some only, by the order of their rows:
   * whoever wants all goes on after the last one looked at. Repeating sends again.
   *
   * @param from when the facts came about, at the earliest
   * @param to before when
   * @param after the row that was looked at last; 0 to begin
   * @param limit how many deliveries to look at
   */
  Replayed replay(UUID endpoint, Instant from, Instant to, long after, int limit, Instant now);

  /** Gives a dead delivery up for good: it is skipped. Atomic; {@code false} unless it is dead. */
  boolean drop(Key key, Instant now);

  /** How much there is of each channel. A plain read. */
  Map<Channel, Backlog> backlog(Instant now);

  /**
   * Names a delivery.
   *
   * @param row the outbox row's id
   * @param firstItem the first of its items that this one is about
   * @param endItem the first one that it is not about any more
   */
  record Key(long row, Channel channel, Target target, int firstItem, int endItem) {

    private static final Pattern TEXT =
        Pattern.compile("([a-z]+)/(\\d{1,18})/(\\d{1,9})-(\\d{1,9})/(.+)");

    /** {@code channel/row/first-end/target}. */
    public String text() {
      return "%s/%d/%d-%d/%s".formatted(channel.wireName(), row, firstItem, endItem, target.text());
    }

    /** The key of a text; empty if it is none. */
    public static Optional<Key> parse(String text) {
      Matcher parts = TEXT.matcher(text);
      if (!parts.matches()) {
        return Optional.empty();
      }
      try {
        Channel channel = Channel.of(parts.group(1));
        return Optional.of(
            new Key(
                Long.parseLong(parts.group(2)),
                channel,
                Target.of(channel, parts.group(5)),
                Integer.parseInt(parts.group(3)),
                Integer.parseInt(parts.group(4))));
      } catch (IllegalArgumentException unreadable) {
        return Optional.empty();
      }
    }
  }

  /**
   * A delivery that is the caller's.
   *
   * @param nextItem the first item that is still to be told
   * @param tries how many failed
   * @param isAbandoned whether somebody took it before and never said how that ended: the node may
   *     have died of it
   */
  record Taken(Key key, OutboxRow row, int nextItem, int tries, UUID token, boolean isAbandoned) {}

  /** How a try ended. */
  sealed interface Settlement {

    @Nullable Reply reply();

    /** All is told. */
    record Done(@Nullable Reply reply) implements Settlement {}

    /**
     * Some is left; or nothing but what is apart.
     *
     * @param nextItem the first that is left
     * @param apart items before it that failed while later ones didn't: each is a delivery of its
     *     own from now on, due then
     * @param tries from now on
     */
    record Again(
        int nextItem,
        List<Integer> apart,
        int tries,
        Instant dueAt,
        String error,
        @Nullable Reply reply)
        implements Settlement {

      public Again {
        apart = List.copyOf(apart);
      }
    }

    /** It is not tried any more; somebody has to look at it. */
    record Dead(String error, @Nullable Reply reply) implements Settlement {}

    /** There is no use in telling it any more. */
    record Skipped(String reason) implements Settlement {
      @Override
      public @Nullable Reply reply() {
        return null;
      }
    }
  }

  /**
   * What the target said.
   *
   * @param answer its beginning, 2 KB at most
   */
  record Reply(int code, String answer) {}

  enum Status {
    PENDING,
    SENDING,
    DONE,
    DEAD,
    SKIPPED
  }

  /**
   * What is known of a delivery.
   *
   * @param dueAt when it is tried next, of one that has not ended
   */
  record Known(
      Key key,
      OutboxRow row,
      Status status,
      int tries,
      Instant dueAt,
      @Nullable String error,
      @Nullable Reply reply,
      @Nullable Instant doneAt) {}

  /**
   * What is left to do.
   *
   * @param oldestDue since when one is due; null if none is
   */
  record Backlog(long waiting, long dead, @Nullable Instant oldestDue) {}

  /**
   * A step of a replay.
   *
   * @param count how many deliveries are due again
   * @param last the row that was looked at last; empty if there were no more
   */
  record Replayed(int count, OptionalLong last) {}
}
