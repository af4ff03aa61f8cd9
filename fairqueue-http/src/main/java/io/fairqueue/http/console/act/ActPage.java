package io.fairqueue.http.console.act;

import io.fairqueue.http.console.frame.ConsoleFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether something is to be done.
 *
 * @param act by the end of the names of its texts
 * @param address where it is done
 * @param warnings what speaks against it
 * @param effects what will happen, in numbers
 * @param reasoned whether it needs a reason, which fans read
 * @param reason what was filled in
 * @param error what is wrong with that; null for nothing
 */
public record ActPage(
    ConsoleFrame console,
    String act,
    String address,
    List<String> warnings,
    List<String> effects,
    boolean reasoned,
    String reason,
    @Nullable String error) {

  public ActPage {
    warnings = List.copyOf(warnings);
    effects = List.copyOf(effects);
  }

  /** Whether it can't be taken back. */
  public boolean isFinal() {
    return !act.equals(Act.ACTIVATE.key());
  }
}
