package io.fairqueue.domain.draw;

import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.fairness.Entrants;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the fans of a lobby get their places. A transition exists only on the states that allow it.
 *
 * <pre>
 * GATHERING → CLOSED → DRAWN → PLACING → OPEN;  by arrival: CLOSED → PLACING
 * </pre>
 */
public sealed interface Draw {

  DrawTerms terms();

  DrawStatus status();

  default EventId event() {
    return terms().event();
  }

  /** Who is drawn among; empty before the lobby has closed. */
  default Optional<EntrantList> entrants() {
    return Optional.empty();
  }

  /** What decides; empty before it is known, and where nothing but arrival does. */
  default Optional<DrawValue> decided() {
    return Optional.empty();
  }

  /** The root of the tree over all places; empty before they are known. */
  default Optional<Bytes> places() {
    return Optional.empty();
  }

  /** How many places are written down. */
  default int placed() {
    return 0;
  }

  /** What the order comes from; empty before it is known. */
  default Optional<Bytes> seed() {
    return entrants()
        .flatMap(
            list ->
                decided()
                    .map(
                        value ->
                            Bytes.of(
                                Entrants.seed(
                                    event(),
                                    list.count(),
                                    list.root().toArray(),
                                    value.randomness().toArray()))));
  }

  /** Fans come. */
  record Gathering(DrawTerms terms) implements Draw {

    @Override
    public DrawStatus status() {
      return DrawStatus.GATHERING;
    }

    /**
     * Nobody comes any more. Where the value that was to decide is known already, another round
     * does: else whoever made the list could have known it.
     */
    public Closed close(EntrantList list, Instant now) {
      return new Closed(
          terms.chain() != null && !now.isBefore(terms.decidedAt())
              ? terms.withRoundAfter(now)
              : terms,
          list);
    }
  }

  /** It is known who is drawn among, and nothing else. */
  record Closed(DrawTerms terms, EntrantList list) implements Draw {

    @Override
    public DrawStatus status() {
      return DrawStatus.CLOSED;
    }

    @Override
    public Optional<EntrantList> entrants() {
      return Optional.of(list);
    }

    public Drawn decide(DrawValue value) {
      if (terms.method() != DrawMethod.RANDOM) {
        throw new IllegalStateException("places go by arrival");
      }
      return new Drawn(terms, list, value);
    }

    /** Where places go by arrival. */
    public Placing order(Bytes root) {
      if (terms.method() != DrawMethod.ARRIVAL) {
        throw new IllegalStateException("nothing has decided yet");
      }
      return new Placing(terms, list, null, root, 0);
    }
  }

  /** The value is known that decides. */
  record Drawn(DrawTerms terms, EntrantList list, DrawValue value) implements Draw {

    @Override
    public DrawStatus status() {
      return DrawStatus.DRAWN;
    }

    @Override
    public Optional<EntrantList> entrants() {
      return Optional.of(list);
    }

    @Override
    public Optional<DrawValue> decided() {
      return Optional.of(value);
    }

    public Placing order(Bytes root) {
      return new Placing(terms, list, value, root, 0);
    }
  }

  /**
   * Places are being written down.
   *
   * @param value null where they go by arrival
   */
  record Placing(
      DrawTerms terms, EntrantList list, @Nullable DrawValue value, Bytes root, int placed)
      implements Draw {

    @Override
    public DrawStatus status() {
      return DrawStatus.PLACING;
    }

    @Override
    public Optional<EntrantList> entrants() {
      return Optional.of(list);
    }

    @Override
    public Optional<DrawValue> decided() {
      return Optional.ofNullable(value);
    }

    @Override
    public Optional<Bytes> places() {
      return Optional.of(root);
    }

    /** Places up to this one are written down: with the last one the draw is over. */
    public Draw placed(int last, Instant now) {
      return last < list.count()
          ? new Placing(terms, list, value, root, last)
          : new Open(terms, list, value, root, now);
    }
  }

  /**
   * Everybody has a place.
   *
   * @param value null where they went by arrival
   */
  record Open(
      DrawTerms terms, EntrantList list, @Nullable DrawValue value, Bytes root, Instant openedAt)
      implements Draw {

    @Override
    public DrawStatus status() {
      return DrawStatus.OPEN;
    }

    @Override
    public Optional<EntrantList> entrants() {
      return Optional.of(list);
    }

    @Override
    public Optional<DrawValue> decided() {
      return Optional.ofNullable(value);
    }

    @Override
    public Optional<Bytes> places() {
      return Optional.of(root);
    }

    @Override
    public int placed() {
      return list.count();
    }
  }
}
