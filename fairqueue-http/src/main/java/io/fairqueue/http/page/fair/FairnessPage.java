package io.fairqueue.http.page.fair;

import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.draw.DrawTerms;
import io.fairqueue.domain.draw.DrawValue;
import io.fairqueue.domain.draw.EntrantList;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.event.EventView;
import io.fairqueue.http.page.event.EventHead;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.request.Paths;
import io.fairqueue.port.proof.PublicLogStore.KnownLog;
import io.fairqueue.port.proof.PublicLogStore.LogHead;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a line fair, in plain words.
 *
 * @param drawn whether places are drawn, and not given by arrival
 * @param lottery how that is done; null where it isn't
 * @param book the log; null before there is one
 */
public record FairnessPage(
    Frame frame, EventHead event, boolean drawn, @Nullable Lottery lottery, @Nullable Book book) {

  /**
   * A draw.
   *
   * @param round of the beacon that decides; empty where the server's own value does
   * @param look where that round is read; null likewise
   * @param listed how many are drawn among; empty before the lobby is closed
   * @param reason why there was no beacon; null where there was, or may be still
   */
  public record Lottery(
      String address, String round, @Nullable String look, String listed, @Nullable String reason) {

    static Lottery of(Draw draw, Visit visit) {
      DrawTerms terms = draw.terms();
      BeaconChain chain = terms.chain();
      return new Lottery(
          Paths.of(Paths.DRAW, terms.event()),
          chain == null ? "" : Long.toString(terms.round()),
          chain == null ? null : relay(chain, terms.round()),
          draw.entrants().map(EntrantList::count).map(visit.local()::number).orElse(""),
          draw.decided().orElse(null) instanceof DrawValue.OfServer own ? own.reason() : null);
    }

    /** Where anybody reads the round, as drand's own relays have it. */
    private static String relay(BeaconChain chain, long round) {
      return "https://api.drand.sh/%s/public/%d".formatted(chain.hash(), round);
    }
  }

  /**
   * A log.
   *
   * @param entries how many it has
   * @param signed when it was signed last
   * @param log its address
   * @param keys where the keys are that it is signed with
   * @param bundle where all of it is, in one file
   */
  public record Book(String entries, String signed, String log, String keys, String bundle) {

    static Book of(KnownLog known, LogHead head, Visit visit, ZoneId zone) {
      EventId event = known.event();
      return new Book(
          visit.local().number(head.size()),
          visit.local().brief(head.at(), zone),
          Paths.LOG + "/" + event + (known.epoch() == 0 ? "" : "/" + known.epoch()),
          Paths.with(Paths.LOG_KEYS, "event_id", event.toString()),
          Paths.of(Paths.PROOF_BUNDLE, event));
    }
  }

  static FairnessPage of(
      EventView view, EventHead head, Optional<Draw> draw, Optional<Book> book, Visit visit) {
    EventDetails details = view.event().details();
    boolean drawn = details.isDrawn();
    return new FairnessPage(
        Frame.of(visit, visit.words().text("fairness.title")),
        head,
        drawn,
        draw.filter(any -> drawn).map(each -> Lottery.of(each, visit)).orElse(null),
        book.orElse(null));
  }
}
