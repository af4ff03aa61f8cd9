package io.fairqueue.cli.crowd;

import io.fairqueue.cli.crowd.client.Reply;
import io.fairqueue.cli.crowd.client.Visitor;
import io.fairqueue.cli.witness.Diary;
import io.fairqueue.cli.witness.Seen;
import io.fairqueue.domain.EventId;
import java.util.Optional;

/** Looks at the shop window, as anybody may, and writes down what it says. */
public final class Bystander {

  private final Witness witness;

  /**
   * @param visitor without a session
   */
  public Bystander(Visitor visitor, Diary diary, EventId event) {
    this.witness = new Witness(Seen.BYSTANDER, visitor, diary, event);
  }

  /** Empty when the server does not answer. */
  public Optional<View> look() throws InterruptedException {
    Reply line = witness.line();
    Reply stock = witness.availability();
    if (!line.isSuccess() || !stock.isSuccess()) {
      return Optional.empty();
    }
    return Optional.of(
        new View(
            line.number("waiting"),
            line.number("admitted"),
            stock.number("free"),
            stock.number("held"),
            stock.number("sold")));
  }

  /**
   * One moment of a sale.
   *
   * @param admitted admitted, and nothing claimed yet
   */
  public record View(long waiting, long admitted, long free, long held, long sold) {

    public boolean isSoldOut() {
      return free == 0 && held == 0;
    }

    /** Whether nobody is about to buy. */
    public boolean isQuiet() {
      return held == 0 && admitted == 0;
    }
  }
}
