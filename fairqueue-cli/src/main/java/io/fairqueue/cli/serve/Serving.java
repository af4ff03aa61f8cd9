package io.fairqueue.cli.serve;

import io.fairqueue.cli.output.Streams;
import io.fairqueue.http.FairQueueServer;
import io.fairqueue.http.StartAbandonedException;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.request.Paths;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server in this process. A signal ends it in good order, at whatever moment it comes. */
public final class Serving implements AutoCloseable {

  private final ServerConfig config;
  private final Streams streams;
  private final FairQueueServer server;

  private Serving(ServerConfig config, Streams streams, FairQueueServer server) {
    this.config = config;
    this.streams = streams;
    this.server = server;
  }

  /** Starts a server, and says on stdout where once it is ready. */
  public static Serving start(ServerConfig config, Streams streams) {
    tellOfFirstStart(config, streams);
    try {
      FairQueueServer server =
          FairQueueServer.start(config, inGoodOrder -> endProcess(streams, inGoodOrder));
      streams.out().println("FairQueue is ready on " + server.baseUrl());
      return new Serving(config, streams, server);
    } catch (StartAbandonedException ending) {
      awaitEndOfProcess();
      throw ending;
    }
  }

  /** It takes long enough for people to wonder. */
  private static void tellOfFirstStart(ServerConfig config, Streams streams) {
    Path data = config.data().toAbsolutePath().normalize();
    Path parent = data.getParent();
    if (config.embedded()
        && !Files.exists(data)
        && parent != null
        && !Files.isRegularFile(parent)) {
      streams
          .err()
          .printf(
              "Unpacking PostgreSQL and Redis to %s (the first time only; some seconds)…%n", data);
    }
  }

  public FairQueueServer server() {
    return server;
  }

  /** Tells people where operators look, where the stores are, and what is there to try out. */
  public void describe() {
    streams.err().println("  management  " + server.managementUrl());
    if (!config.embedded()) {
      return;
    }
    streams.err().println("  PostgreSQL  " + withoutSecrets(server.jdbcUrl()));
    streams.err().println("  Redis       " + withoutSecrets(String.valueOf(server.redisUrl())));
    streams.err().println("  files       " + config.data().toAbsolutePath().normalize());
    streams.err().println("  passwords   in server.json there");
    streams.err().println("  mailbox     " + server.baseUrl().resolve(Paths.MAILBOX));
    streams.err().println("  API docs    " + server.baseUrl().resolve(Paths.DOCS));
    streams.err().println("Ctrl-C ends it.");
  }

  /** Ends the server. */
  @Override
  public void close() {
    server.close();
  }

  /** An address without what only programs need: passwords among it. */
  private static String withoutSecrets(String url) {
    return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
  }

  private static void awaitEndOfProcess() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The Java runtime would end with 143 and the signal's number; a wanted end is a success. */
  private static void endProcess(Streams streams, boolean inGoodOrder) {
    streams.out().flush();
    streams.err().flush();
    Runtime.getRuntime().halt(inGoodOrder ? 0 : 1);
  }
}
