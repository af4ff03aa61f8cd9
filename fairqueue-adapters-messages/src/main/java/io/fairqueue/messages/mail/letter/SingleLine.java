package io.fairqueue.messages.mail.letter;

import java.util.regex.Pattern;

/** What people wrote, as it may stand in a line, a header included. */
public final class SingleLine {

  /** Line breaks and what else controls; what turns text around; half signs. */
  private static final Pattern UNFIT =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");

  private SingleLine() {}

  /** With a blank in place of what is unfit. */
  public static String of(String text) {
    return UNFIT.matcher(text).replaceAll(" ").strip();
  }
}
