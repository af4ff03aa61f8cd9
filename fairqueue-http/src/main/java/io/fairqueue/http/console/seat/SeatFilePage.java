package io.fairqueue.http.console.seat;

import io.fairqueue.http.console.frame.ConsoleFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan of seats that is about to come in.
 *
 * @param address where the form goes
 * @param back where the seats are
 * @param tiers those that seats may belong to
 * @param tier the chosen one's id; empty for none
 * @param csv what was filled in
 * @param faults what is wrong with it, line by line
 * @param ready what would come of it; null where that was not asked, or something is wrong
 */
public record SeatFilePage(
    ConsoleFrame console,
    String address,
    String back,
    List<TierChoice> tiers,
    String tier,
    String csv,
    List<FaultLine> faults,
    @Nullable String ready) {

  public SeatFilePage {
    tiers = List.copyOf(tiers);
    faults = List.copyOf(faults);
  }

  /** A tier with seats. */
  public record TierChoice(String id, String name) {}

  /** What is wrong in a line. */
  public record FaultLine(String line, String column, String code, String message) {}
}
