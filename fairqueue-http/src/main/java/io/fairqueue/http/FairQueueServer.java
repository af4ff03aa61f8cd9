package io.fairqueue.http;

import io.fairqueue.domain.OrganizerId;
import io.fairqueue.http.config.ConfigurationException;
import io.fairqueue.http.config.ListenAddress;
import io.fairqueue.http.config.Overrides;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.console.signin.OneClickLinks;
import io.fairqueue.http.infrastructure.Infrastructure;
import io.fairqueue.http.infrastructure.StoreAddresses;
import io.fairqueue.http.log.Logs;
import io.fairqueue.http.management.ManagementServer;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.http.process.EmbeddedStores;
import io.fairqueue.http.process.ServerFile;
import io.fairqueue.http.tracing.Traces;
import io.fairqueue.http.worker.Workers;
import io.fairqueue.redis.RedisConnections;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server: its stores, its workers and its HTTP port. Many may run in one JVM.
 * Thread-safe.
 */
public final class FairQueueServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FairQueueServer.class);

  private final ServerConfig config;
  private final StoreAddresses addresses;
  private final ApplicationContext context;
  private final Shutdown shutdown;
  private final EmbeddedServer http;
  private final ManagementServer management;

  private FairQueueServer(
      ServerConfig config,
      StoreAddresses addresses,
      ApplicationContext context,
      Shutdown shutdown) {
    this.config = config;
    this.addresses = addresses;
    this.context = context;
    this.shutdown = shutdown;
    this.http = context.getBean(EmbeddedServer.class);
    this.management = context.getBean(ManagementServer.class);
  }

  /**
   * Starts everything and returns once the server is ready.
   *
   * @throws ConfigurationException if it can't start as it is configured
   * @throws io.fairqueue.port.StoreUnavailableException if the database does not answer in time
   * @throws StartAbandonedException if the process is told to end before
   */
  public static FairQueueServer start(ServerConfig config) {
    return start(config, Overrides.none());
  }

  /**
   * The same, for a program that has to know when a signal ends it.
   *
   * @param afterSignal gets whether the server has ended in good order; the process waits for it
   */
  public static FairQueueServer start(ServerConfig config, Consumer<Boolean> afterSignal) {
    return start(config, Overrides.none(), Shutdown.listen(afterSignal));
  }

  /** As {@link #start(ServerConfig)}, for tests. */
  public static FairQueueServer start(ServerConfig config, Overrides overrides) {
    return start(config, overrides, Shutdown.listen(inGoodOrder -> {}));
  }

  private static FairQueueServer start(
      ServerConfig config, Overrides overrides, Shutdown shutdown) {
    try {
      Logs.apply(config.logs());
      refuseTakenPort(config);
      Outages outages = new Outages(Map.of());
      Traces traces = Traces.open(config.tracing(), outages);
      shutdown.opened(traces::close);
      EmbeddedStores embedded = null;
      if (config.embedded()) {
        embedded = EmbeddedStores.start(config.data());
        shutdown.opened(embedded::close);
      }
      StoreAddresses addresses =
          embedded == null
              ? new StoreAddresses(Objects.requireNonNull(config.postgres()), config.redisUrl())
              : embedded.addresses();
      Infrastructure infrastructure =
          Infrastructure.open(config, addresses, overrides.time(), traces.steps(), shutdown::check);
      shutdown.opened(infrastructure::close);
      watch(outages, infrastructure);
      ApplicationContext context =
          ServerContext.start(config, addresses, infrastructure, overrides, outages, traces);
      shutdown.opened(context::close);
      shutdown.check();
      FairQueueServer server = new FairQueueServer(config, addresses, context, shutdown);
      server.open(embedded);
      shutdown.ready(context);
      return server;
    } catch (RuntimeException e) {
      throw shutdown.failed(e);
    }
  }

  /** Where it listens, with the true port. */
  public URI baseUrl() {
    return config.listen().withPort(http.getPort()).url();
  }

  /** Where operators find its metrics and its health. */
  public URI managementUrl() {
    return management.url();
  }

  /** The JDBC URL of its database. */
  public String jdbcUrl() {
    return addresses.postgres().jdbcUrl();
  }

  /** Its Redis; null when it runs without. */
  public @Nullable String redisUrl() {
    return addresses.redisUrl();
  }

  /**
   * Where one click signs an organizer in to the console, once and on this machine; for embedded
   * stores only.
   */
  public URI oneClick(OrganizerId organizer) {
    return baseUrl().resolve(context.getBean(OneClickLinks.class).issue(organizer));
  }

  /** What it is made of. */
  ApplicationContext context() {
    return context;
  }

  /** Waits until the server was closed. */
  public void awaitStop() throws InterruptedException {
    shutdown.await();
  }

  /**
   * Ends requests, workers and stores in that order, within 20 seconds; also done when the JVM is
   * told to end. Repeating is safe, and waits for the end too.
   */
  @Override
  public void close() {
    shutdown.run();
  }

  private void open(@Nullable EmbeddedStores embedded) {
    management.start();
    try {
      http.start();
    } catch (ServerStartupException failure) {
      if (!isOfTheNetwork(failure)) {
        throw failure;
      }
      throw taken(config.listen());
    }
    context.getBean(Workers.class).start();
    if (embedded != null) {
      embedded.announce(baseUrl().toString(), managementUrl().toString());
    }
    StartWarnings.log(config, context.getBean(Infrastructure.class).redis());
    LOG.info("ready on {}, management on {}", baseUrl(), managementUrl());
  }

  private static void watch(Outages outages, Infrastructure infrastructure) {
    outages.ask("postgres", infrastructure::probe);
    RedisConnections redis = infrastructure.redis();
    if (redis != null) {
      outages.ask("redis", redis::ping);
    }
  }

  /** Before stores are waited for; whether it is ours, the data directory says better. */
  private static void refuseTakenPort(ServerConfig config) {
    boolean maybeOurs = config.embedded() && Files.exists(config.data().resolve(ServerFile.NAME));
    if (!maybeOurs && !config.listen().isFree()) {
      throw taken(config.listen());
    }
  }

  private static ConfigurationException taken(ListenAddress listen) {
    return new ConfigurationException(
        "port %d can't be listened on%s: is another server there?"
            .formatted(listen.port(), listen.isAll() ? "" : " at " + listen.host()));
  }

  /** The JDK says it by a {@code BindException}, epoll by an exception of its own. */
  private static boolean isOfTheNetwork(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }
}
