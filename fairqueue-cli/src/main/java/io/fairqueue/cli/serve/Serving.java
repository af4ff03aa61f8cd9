package io.fairqueue.cli.serve;

import io.fairqueue.cli.output.Streams;
import io.fairqueue.http.FairQueueServer;
import io.fairqueue.http.config.ServerConfig;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server in this process. A signal ends it in good order, at whatever moment it comes. */
public final class Serving implements AutoCloseable {

  private static final long LONGEST_START_SECONDS = 15;

  private final ServerConfig config;
  private final Streams streams;
  private final CompletableFuture<FairQueueServer> started = new CompletableFuture<>();
  private final Thread onSignal = new Thread(this::endWithProcess, "fairqueue-stop");

  private Serving(ServerConfig config, Streams streams) {
    this.config = config;
    this.streams = streams;
  }

  /** Starts a server, and says on stdout where once it is ready. */
  public static Serving start(ServerConfig config, Streams streams) {
    Serving serving = new Serving(config, streams);
    serving.start();
    return serving;
  }

  public FairQueueServer server() {
    return started.join();
  }

  /** Tells people where operators look, where the stores are, and what is there to try out. */
  public void describe() {
    FairQueueServer server = server();
    streams.err().println("  management  " + server.managementUrl());
    if (!config.embedded()) {
      return;
    }
    streams.err().println("  PostgreSQL  " + withoutSecrets(server.jdbcUrl()));
    streams.err().println("  Redis       " + withoutSecrets(String.valueOf(server.redisUrl())));
    streams.err().println("  files       " + config.data().toAbsolutePath().normalize());
    streams.err().println("  passwords   in server.json there");
    streams.err().println("  mailbox     " + server.baseUrl().resolve("/dev/mailbox"));
    streams.err().println("  API docs    " + server.baseUrl().resolve("/docs"));
    streams.err().println("Ctrl-C ends it.");
  }

  /** Ends the server. */
  @Override
  public void close() {
    server().close();
    forgetSignal();
  }

  /** An address without what only programs need: passwords among it. */
  private static String withoutSecrets(String url) {
    return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
  }

  private void start() {
    Runtime.getRuntime().addShutdownHook(onSignal);
    try {
      FairQueueServer server = FairQueueServer.start(config);
      started.complete(server);
      streams.out().println("FairQueue is ready on " + server.baseUrl());
    } catch (RuntimeException failure) {
      started.completeExceptionally(failure);
      if (!forgetSignal()) {
        awaitEndOfProcess();
      }
      throw failure;
    }
  }

  /** {@code false} if a signal was faster. */
  private boolean forgetSignal() {
    try {
      return Runtime.getRuntime().removeShutdownHook(onSignal);
    } catch (IllegalStateException ending) {
      return false;
    }
  }

  /** Whatever failed now failed because of the signal: nobody needs to hear of it. */
  private static void awaitEndOfProcess() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The Java runtime would end with 143 and the signal's number; a wanted end is a success. */
  private void endWithProcess() {
    int code = 0;
    try {
      FairQueueServer server = started.get(LONGEST_START_SECONDS, TimeUnit.SECONDS);
      server.close();
      server.awaitStop();
    } catch (ExecutionException neverStarted) {
      // Nothing to end.
    } catch (TimeoutException late) {
      streams.err().println("Ended before the server was ready; the next start clears up.");
      code = 1;
    } catch (InterruptedException | RuntimeException failure) {
      streams.err().println("The server did not end in good order: " + failure);
      code = 1;
    }
    streams.out().flush();
    streams.err().flush();
    Runtime.getRuntime().halt(code);
  }
}
