package io.fairqueue.draw;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Text;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.draw.DrawValue;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.Parts;
import io.fairqueue.port.draw.BeaconPolicy;
import io.fairqueue.port.draw.DrawSecrets;
import io.fairqueue.port.draw.DrawStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets people decide a draw where this server can't: by a value they bring, or without a beacon.
 */
final class DecideDraw {

  private final EventStore events;
  private final DrawStore draws;
  private final DrawSecrets secrets;
  private final BeaconPolicy beacon;
  private final Authorization authorization;
  private final Notifier notifier;
  private final InstantSource time;

  DecideDraw(Parts parts) {
    this.events = parts.stores().events();
    this.draws = parts.stores().draws();
    this.secrets = new DrawSecrets(draws, parts.vault(), parts.random());
    this.beacon = parts.beacon();
    this.authorization = new Authorization(parts.stores(), parts.time());
    this.notifier = parts.notifier();
    this.time = parts.time();
  }

  /** By the signature of the round that was announced, wherever it is from: it proves itself. */
  Permitted<Draws.Decision> handIn(Actor actor, EventId id, Bytes signature) {
    return decide(
        actor,
        id,
        Right.RUN,
        draw -> {
          BeaconChain chain = draw.terms().chain();
          var value = new DrawValue.OfBeacon(draw.terms().round(), signature);
          if (chain == null || !beacon.beacon().isTrue(chain, value)) {
            return new Draws.Decision.NotTrue();
          }
          return decided(
              actor, Deed.on(id, "draw.beacon").into("round", draw.terms().round()), draw, value);
        });
  }

  /** By the server's own seed, for want of a beacon. */
  Permitted<Draws.Decision> fallBack(
      Actor actor, EventId id, String why, @Nullable Bytes organizerSeed) {
    String reason = Text.written("reason", why, DrawValue.OfServer.MAX_REASON);
    return decide(
        actor,
        id,
        Right.OWN,
        draw -> {
          Instant from = fallbackFrom(draw);
          if (time.instant().isBefore(from)) {
            return new Draws.Decision.TooEarly(from);
          }
          if (!draw.terms().isCommitted(organizerSeed)) {
            return new Draws.Decision.NotCommitted();
          }
          Bytes seed = secrets.of(id).map(secret -> Bytes.of(secret.serverSeed())).orElseThrow();
          var value = new DrawValue.OfServer(seed, organizerSeed, reason);
          return decided(actor, Deed.on(id, "draw.fallback").into("reason", reason), draw, value);
        });
  }

  /** When a draw may do without its beacon. */
  Instant fallbackFrom(Draw draw) {
    Duration patience = draw.terms().chain() == null ? Duration.ZERO : beacon.patience();
    return draw.terms().decidedAt().plus(patience);
  }

  private Permitted<Draws.Decision> decide(Actor actor, EventId id, Right right, Decider decider) {
    Event event = events.find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    if (!authorization.allows(actor, event, right)) {
      return new Permitted.Forbidden<>();
    }
    Draw draw = draws.find(id).orElse(null);
    return new Permitted.Allowed<>(
        draw instanceof Draw.Closed closed
                && closed.terms().method() == DrawMethod.RANDOM
                && event.isLive()
            ? decider.decide(closed)
            : new Draws.Decision.NotWaited(Optional.ofNullable(draw).map(Draw::status)));
  }

  private Draws.Decision decided(Actor actor, Deed deed, Draw.Closed draw, DrawValue value) {
    Optional<Draw.Drawn> done =
        authorization.noted(actor, deed, () -> draws.decide(draw, value, time.instant()));
    notifier.notify(new Notifier.Notice.EventChanged(draw.event()));
    return done.isPresent()
        ? new Draws.Decision.Decided(done.get())
        : new Draws.Decision.NotWaited(draws.find(draw.event()).map(Draw::status));
  }

  /** What somebody makes of a draw that waits for its value. */
  private interface Decider {

    Draws.Decision decide(Draw.Closed draw);
  }
}
