package io.fairqueue.tck.rules.bad.cli;

import com.google.inject.standin.Framework;

/** Uses its framework, as it may. */
final class Terminal {

  void start() {
    Framework.start();
  }
}
