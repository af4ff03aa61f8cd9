package io.fairqueue.cli;

/** What a command's exit code tells. */
final class ExitCodes {

  static final int REFUSED = 1;
  static final int USAGE = 2;
  static final int STORE_UNAVAILABLE = 3;

  private ExitCodes() {}
}
