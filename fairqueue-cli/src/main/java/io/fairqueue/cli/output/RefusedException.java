package io.fairqueue.cli.output;

/** A rule says no, or something asked for is not there; the message is for people. */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RefusedException(String sentence) {
    super(sentence);
  }
}
