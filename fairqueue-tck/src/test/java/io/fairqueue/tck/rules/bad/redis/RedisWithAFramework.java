package io.fairqueue.tck.rules.bad.redis;

import java.util.logging.Logger;

/** Brings frameworks where they do not belong. */
public final class RedisWithAFramework {

  void start() {
    io.micronaut.standin.Framework.start();
    com.google.inject.standin.Framework.start();
    org.springframework.standin.Framework.start();
    Logger.getAnonymousLogger().info("started");
  }
}
