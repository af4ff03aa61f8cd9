package io.fairqueue.http.console.attendee;

import io.fairqueue.http.console.frame.ConsoleFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether the money of one ticket is to go back.
 *
 * @param address where it is done
 * @param back where nothing is done
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
    String label,
    List<String> effects,
    boolean inside,
    String reason,
    @Nullable String error) {

  public RefundPage {
    effects = List.copyOf(effects);
  }
}
