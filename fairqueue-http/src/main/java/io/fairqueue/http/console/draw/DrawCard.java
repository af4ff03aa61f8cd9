package io.fairqueue.http.console.draw;

import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Lobby;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.draw.DrawStatus;
import io.fairqueue.domain.draw.DrawTerms;
import io.fairqueue.domain.draw.DrawValue;
import io.fairqueue.domain.draw.EntrantList;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.draw.ShownDraw;
import io.fairqueue.http.console.frame.FormFault;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.http.request.Paths;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a draw is, beside the figures of its sale.
 *
 * @param told the same in words
 * @param entrants how many are drawn among, once that is known
 * @param inLobby how many wait for their places
 * @param round of the beacon that decides, as addresses write it; null where none does
 * @param chain by which its relays know it; null where none decides
 * @param reason why the server's own seed has decided; null where it has not
 * @param takesValue whether the reader may bring what the beacon did not tell
 * @param mayFallBack whether the reader may let the draw go on without a beacon
 * @param patience until when the beacon is waited for, in words; null where it is not
 * @param error what is wrong with the value that was brought; null for nothing
 */
public record DrawCard(
    String id,
    DrawStatus status,
    String told,
    @Nullable String entrants,
    String inLobby,
    @Nullable String round,
    @Nullable String chain,
    @Nullable String reason,
    boolean takesValue,
    boolean mayFallBack,
    @Nullable String patience,
    @Nullable String error) {

  /** The form by which a value is brought. */
  public static final String FORM = "beacon";

  /** For somebody with these rights. */
  public static DrawCard of(
      ShownDraw shown,
      long inLobby,
      Set<Right> rights,
      Instant now,
      Frame frame,
      @Nullable FormFault fault) {
    Draw draw = shown.draw();
    DrawTerms terms = draw.terms();
    BeaconChain chain = terms.chain();
    boolean isAwaited =
        draw instanceof Draw.Closed
            && terms.method() == DrawMethod.RANDOM
            && !now.isBefore(terms.decidedAt());
    Instant fallback = isAwaited ? shown.fallbackFrom().orElse(null) : null;
    Instant patient = fallback != null && now.isBefore(fallback) ? fallback : null;
    ZoneId zone = Local.zoneOf(shown.event().details().timeZone());
    return new DrawCard(
        shown.event().id().toString(),
        draw.status(),
        told(shown, now, frame, zone),
        draw.entrants().map(EntrantList::count).map(frame::number).orElse(null),
        frame.number(inLobby),
        chain == null ? null : String.valueOf(terms.round()),
        chain == null ? null : chain.hash(),
        draw.decided()
            .map(value -> value instanceof DrawValue.OfServer own ? own.reason() : null)
            .orElse(null),
        isAwaited && chain != null && rights.contains(Right.RUN),
        fallback != null && patient == null && rights.contains(Right.OWN),
        patient == null ? null : frame.visit().local().time(patient, zone),
        FormFault.in(FORM, fault));
  }

  private static String told(ShownDraw shown, Instant now, Frame frame, ZoneId zone) {
    DrawTerms terms = shown.draw().terms();
    return switch (shown.draw()) {
      case Draw.Gathering gathering -> gathering(shown, now, frame, zone);
      case Draw.Closed closed -> closed(terms, now, frame, zone);
      case Draw.Drawn drawn -> frame.text("console.drawn.drawn");
      case Draw.Placing placing ->
          frame.text(
              "console.drawn.placing",
              Map.of(
                  "placed", frame.number(placing.placed()),
                  "count", frame.number(placing.list().count())));
      case Draw.Open open ->
          frame.text(
              "console.drawn.open", "at", frame.visit().local().brief(open.openedAt(), zone));
    };
  }

  private static String gathering(ShownDraw shown, Instant now, Frame frame, ZoneId zone) {
    Lobby lobby = Objects.requireNonNull(shown.event().details().lobby());
    Local local = frame.visit().local();
    Map<String, String> times =
        Map.of(
            "opens", local.moment(lobby.opensAt(), zone),
            "closes", local.moment(shown.draw().terms().closesAt(), zone));
    return frame.text(
        now.isBefore(lobby.opensAt()) ? "console.drawn.before" : "console.drawn.gathering", times);
  }

  private static String closed(DrawTerms terms, Instant now, Frame frame, ZoneId zone) {
    if (terms.method() == DrawMethod.ARRIVAL) {
      return frame.text("console.drawn.drawn");
    }
    if (terms.chain() == null) {
      return frame.text("console.drawn.unasked");
    }
    return frame.text(
        now.isBefore(terms.decidedAt()) ? "console.drawn.closed" : "console.drawn.missing",
        Map.of(
            "round",
            String.valueOf(terms.round()),
            "at",
            frame.visit().local().time(terms.decidedAt(), zone)));
  }

  /** Where a value is brought. */
  public String beacon() {
    return Paths.of(Paths.CONSOLE_DRAW, id) + "/beacon";
  }

  /** Where it is asked whether to go on without one. */
  public String fallback() {
    return fallback(id);
  }

  static String fallback(EventId event) {
    return fallback(event.toString());
  }

  private static String fallback(String event) {
    return Paths.of(Paths.CONSOLE_DRAW, event) + "/fallback";
  }
}
