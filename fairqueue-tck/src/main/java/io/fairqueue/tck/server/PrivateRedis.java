package io.fairqueue.tck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import redis.embedded.RedisServer;

/** A Redis that keeps nothing on disk: whatever ends it also empties it. */
final class PrivateRedis implements PrivateServer {

  private final TemporaryDirectory directory = TemporaryDirectory.create("fairqueue-redis");
  private final int port = FreePort.any();
  private RedisServer server = launch();

  @Override
  public String url() {
    return "redis://localhost:" + port;
  }

  @Override
  public long pid() {
    try {
      return Long.parseLong(Files.readString(pidFile()).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void start() {
    server = launch();
  }

  @Override
  public void stop() {
    long pid = pid();
    try {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Signals.awaitEnd(pid);
  }

  // An orderly end would be no different: there is nothing to save.
  @Override
  public void kill() {
    stop();
  }

  @Override
  public void freeze() {
    Signals.send("STOP", pid());
  }

  @Override
  public void thaw() {
    Signals.send("CONT", pid());
  }

  @Override
  public void close() {
    if (server.isActive()) {
      stop();
    }
    directory.delete();
  }

  private Path pidFile() {
    return directory.path().resolve("redis.pid");
  }

  private RedisServer launch() {
    try {
      RedisServer redis =
          RedisServer.newRedisServer()
              .port(port)
              .setting("bind 127.0.0.1")
              .setting("save \"\"")
              .setting("dir " + directory.path())
              .setting("pidfile " + pidFile())
              .build();
      redis.start();
      return redis;
    } catch (IOException e) {
      throw new UncheckedIOException("Redis did not start", e);
    }
  }
}
