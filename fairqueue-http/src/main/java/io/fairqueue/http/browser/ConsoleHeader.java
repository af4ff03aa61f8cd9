package io.fairqueue.http.browser;

import java.util.List;
import java.util.function.Function;

/**
 * By which the console's pages say, where others may ask too, that an organizer asks. No page of
 * another origin can send it unless its origin is allowed to.
 */
public final class ConsoleHeader {

  public static final String NAME = "X-FairQueue-Console";
  private static final String YES = "1";

  private ConsoleHeader() {}

  /**
   * Whether a request has it.
   *
   * @param headers the values of a header
   */
  public static boolean isIn(Function<String, List<String>> headers) {
    return headers.apply(NAME).equals(List.of(YES));
  }
}
