package io.fairqueue.cli.crowd;

/** The crowd was told to go: whatever a fan was at ends here. */
final class WentHome extends Exception {

  private static final long serialVersionUID = 1L;

  WentHome() {
    super("the crowd went home", null, false, false);
  }
}
