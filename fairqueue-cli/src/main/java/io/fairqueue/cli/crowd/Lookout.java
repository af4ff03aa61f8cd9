package io.fairqueue.cli.crowd;

import java.util.Optional;

/** How a fan in the line learns what comes of it. */
interface Lookout {

  /** The admission token; empty if it came to nothing. */
  Optional<String> awaitAdmission() throws InterruptedException;
}
