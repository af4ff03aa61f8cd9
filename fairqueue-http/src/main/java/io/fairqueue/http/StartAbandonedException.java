package io.fairqueue.http;

/** The process was told to end while its server started; nothing is left of it. */
public final class StartAbandonedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StartAbandonedException() {
    super("told to end while starting");
  }
}
