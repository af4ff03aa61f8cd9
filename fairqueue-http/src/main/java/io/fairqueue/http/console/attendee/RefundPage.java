package io.fairqueue.http.console.attendee;

import io.fairqueue.http.console.frame.ConsoleFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether the money of one ticket, or of all that are left of a claim, is to go back.
 *
 * @param address where it is done
 * @param back where nothing is done
 * @param from the page that led here, as {@code from} says it
 * @param unit that of the one ticket; empty for all
 * @param effects what will happen, in numbers
 * @param inside whether the ticket let somebody in
 * @param error what is wrong with the reason; null for nothing
 */
public record RefundPage(
    ConsoleFrame console,
    String address,
    String back,
    String claim,
    String unit,
    String from,
    List<String> effects,
    boolean inside,
    String reason,
    @Nullable String error) {

  public RefundPage {
    effects = List.copyOf(effects);
  }
}
