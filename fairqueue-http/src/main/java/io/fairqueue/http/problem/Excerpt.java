package io.fairqueue.http.problem;

/** What a caller sent, cut short for an answer or a log line. */
public final class Excerpt {

  private static final int MAX_LENGTH = 100;

  private Excerpt() {}

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
