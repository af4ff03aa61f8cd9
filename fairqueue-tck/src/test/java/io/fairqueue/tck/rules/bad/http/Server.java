package io.fairqueue.tck.rules.bad.http;

import io.micronaut.standin.Framework;

/** Uses its framework, as it may. */
final class Server {

  void start() {
    Framework.start();
  }
}
