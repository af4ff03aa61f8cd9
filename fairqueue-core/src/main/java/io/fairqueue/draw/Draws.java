package io.fairqueue.draw;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.draw.DrawStatus;
import io.fairqueue.domain.fairness.Entrants;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.Parts;
import io.fairqueue.port.draw.DrawReads;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the fans of lobbies get their places.
 *
 * <p>Thread-safe. Methods read or write the stores, and so block; a store in trouble throws {@link
 * io.fairqueue.port.StoreUnavailableException}.
 */
public final class Draws {

  final Lists lists;
  private final EventReads events;
  private final DrawReads draws;
  private final DrawReads reads;
  private final ProveEntry prove;
  private final DecideDraw decide;
  private final InstantSource time;

  /** Joins the verbs to the stores. */
  public Draws(Parts parts) {
    this.lists = new Lists(parts);
    this.events = parts.eventReads();
    this.draws = parts.stores().draws();
    this.reads = parts.drawReads();
    this.prove = new ProveEntry(parts, lists);
    this.decide = new DecideDraw(parts);
    this.time = parts.time();
  }

  /** A draw as everybody sees it; empty for an event without one, or an unknown one. */
  public Optional<ShownDraw> show(EventId event) {
    return show(event, reads);
  }

  /** The same as it is at this moment: so that a log that was read before tells nothing newer. */
  public Optional<ShownDraw> showNow(EventId event) {
    return show(event, draws);
  }

  private Optional<ShownDraw> show(EventId event, DrawReads from) {
    return events
        .find(event)
        .filter(found -> !(found instanceof Event.Draft))
        .flatMap(
            found ->
                from.find(event)
                    .map(
                        draw ->
                            new ShownDraw(
                                found,
                                draw,
                                draw instanceof Draw.Gathering || draw instanceof Draw.Closed
                                    ? Optional.of(decide.fallbackFrom(draw))
                                    : Optional.empty())));
  }

  /**
   * Who is drawn among, as everybody may see it: leaves that only their fans can name. Empty while
   * the lobby is not listed. A long list takes seconds, once.
   */
  public Optional<Entrants> entries(EventId event) {
    return reads.find(event).flatMap(this::entries);
  }

  /** The same of a draw that was read. */
  public Optional<Entrants> entries(Draw draw) {
    return lists.of(draw, time.instant()).map(Listed::entrants);
  }

  /** What shows a fan the own entry in list and order; empty for who was not drawn. */
  public Optional<DrawProof> proof(EventId event, CustomerId fan) {
    return prove.prove(event, fan);
  }

  /**
   * Decides a draw by the signature of its round, wherever it is from: it proves itself. Repeating
   * answers {@link Decision.NotWaited}.
   */
  public Permitted<Decision> handIn(Actor actor, EventId event, Bytes signature) {
    return decide.handIn(actor, event, signature);
  }

  /**
   * Decides a draw by the server's own seed, for want of a beacon; for owners. Everybody is told
   * so. Repeating answers {@link Decision.NotWaited}.
   *
   * @param reason what everybody reads
   * @param organizerSeed whose hash was announced; null where none was
   */
  public Permitted<Decision> fallBack(
      Actor actor, EventId event, String reason, @Nullable Bytes organizerSeed) {
    return decide.fallBack(actor, event, reason, organizerSeed);
  }

  /** What became of deciding a draw. */
  public sealed interface Decision {

    /** It is decided; the rest happens by itself. */
    record Decided(Draw.Drawn draw) implements Decision {}

    /** This is no signature of the round. */
    record NotTrue() implements Decision {}

    /** This is not the organizer's seed whose hash was announced, or one is missing. */
    record NotCommitted() implements Decision {}

    /** The beacon may come still: it is waited for until then. */
    record TooEarly(Instant until) implements Decision {}

    /**
     * Nothing is waited for.
     *
     * @param status how far the draw is; empty where there is none
     */
    record NotWaited(Optional<DrawStatus> status) implements Decision {}
  }
}
