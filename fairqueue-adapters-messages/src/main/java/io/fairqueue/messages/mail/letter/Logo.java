package io.fairqueue.messages.mail.letter;

/**
 * The logo of an event's pages, at the head of its mails: in the mail itself, as nothing is asked
 * of elsewhere.
 *
 * @param png as large as it is shown at most: twice {@value #HEIGHT} pixels high
 */
public record Logo(byte[] png) {

  /** Its content id, without the brackets. */
  public static final String ID = "logo@fairqueue";

  /** How high it is shown. */
  public static final int HEIGHT = 48;

  public Logo {
    png = png.clone();
  }

  /** A copy. */
  @Override
  public byte[] png() {
    return png.clone();
  }
}
