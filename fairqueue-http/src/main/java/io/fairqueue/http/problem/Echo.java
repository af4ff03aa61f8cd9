package io.fairqueue.http.problem;

/** What a caller sent and is told again: enough of it to be known again, and no more. */
public final class Echo {

  private static final int MAX_LENGTH = 100;

  private Echo() {}

  /** The beginning of a text that came from outside. */
  public static String cut(String text) {
    if (text.length() <= MAX_LENGTH) {
      return text;
    }
    int end =
        Character.isHighSurrogate(text.charAt(MAX_LENGTH - 2)) ? MAX_LENGTH - 2 : MAX_LENGTH - 1;
    return text.substring(0, end) + "…";
  }
}
