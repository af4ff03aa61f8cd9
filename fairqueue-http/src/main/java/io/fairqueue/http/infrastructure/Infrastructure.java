package io.fairqueue.http.infrastructure;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.crypto.SigningKeys;
import io.fairqueue.crypto.vault.EnvelopeVault;
import io.fairqueue.domain.Sha256;
import io.fairqueue.http.config.ConfigurationException;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.line.view.LineMemory;
import io.fairqueue.messages.push.PushKey;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.Tracing;
import io.fairqueue.port.message.SecretVault;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.account.PostgresServerSecrets;
import io.fairqueue.postgres.clock.DisciplinedClock;
import io.fairqueue.postgres.clock.PostgresClock;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.postgres.migration.PostgresMigrations;
import io.fairqueue.postgres.migration.RunningNode;
import io.fairqueue.redis.Pepper;
import io.fairqueue.redis.RedisConfig;
import io.fairqueue.redis.RedisConnections;
import io.fairqueue.redis.RedisLineFeed;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The stores, keys and clock that a server runs on. */
public final class Infrastructure implements AutoCloseable {

  private final HikariDataSource pool;
  private final PostgresStores stores;
  private final @Nullable RedisConnections redis;
  private final @Nullable RedisLineFeed feed;
  private final DisciplinedClock clock;
  private final SigningKeys keys;
  private final SecretVault vault;
  private final PushKey pushKey;
  private @Nullable Pepper pepper;
  private byte @Nullable [] secret;
  private @Nullable RunningNode node;

  private Infrastructure(
      HikariDataSource pool,
      @Nullable RedisConnections redis,
      ServerConfig config,
      @Nullable InstantSource time,
      Tracing tracing) {
    this.pool = pool;
    this.redis = redis;
    this.clock = new DisciplinedClock(InstantSource.system(), new PostgresClock(pool));
    this.feed = redis == null ? null : new RedisLineFeed(redis);
    this.stores =
        new PostgresStores(
            pool,
            feed == null ? LineListener.none() : feed,
            time == null ? clock : time,
            new LineMemory(config.lineMemory()),
            tracing);
    if (feed != null) {
      feed.to(stores.lineViews());
    }
    this.keys = new SigningKeys(stores.signingKeys(), config.keySecret(), IdSource.random());
    this.vault = new EnvelopeVault(new PostgresServerSecrets(pool), config.keySecret());
    this.pushKey = new PushKey(new PostgresServerSecrets(pool), vault);
  }

  /**
   * Waits for the database, migrates it, registers as a node, reads the live lines, and makes sure
   * that tokens can be signed. Does not wait for Redis: a server goes on without it, and also
   * begins without it.
   *
   * @param time null for this machine's clock, kept in step with the database's
   * @param tracing hears of statements and commands
   * @param stillWanted asked before each try; what it throws ends the waiting
   * @throws io.fairqueue.port.StoreUnavailableException if the database does not answer in time
   * @throws ConfigurationException if the keys can't be used
   */
  public static Infrastructure open(
      ServerConfig config,
      StoreAddresses addresses,
      @Nullable InstantSource time,
      Tracing tracing,
      Runnable stillWanted) {
    HikariDataSource pool = PostgresDataSources.pool(addresses.postgres());
    RedisConnections redis =
        addresses.redisUrl() == null
            ? null
            : new RedisConnections(RedisConfig.of(addresses.redisUrl()), tracing);
    Infrastructure infrastructure = null;
    try {
      StoreProbe probe = new StoreProbe(config.startTimeout());
      infrastructure = new Infrastructure(pool, redis, config, time, tracing);
      Infrastructure opened = infrastructure;
      probe.await(
          () -> {
            stillWanted.run();
            opened.node = RunningNode.register(pool, PostgresMigrations.migrate(pool));
          });
      probe.await(
          () -> {
            stillWanted.run();
            opened.clock.refresh();
            opened.keys.ensure(opened.clock.instant());
            opened.pushKey.applicationServerKey();
            opened.stores.lineViews().refresh();
            byte[] secret = new PostgresServerSecrets(pool).pepper();
            opened.secret = secret;
            opened.pepper = new Pepper(secret);
          });
      return opened;
    } catch (RuntimeException e) {
      if (infrastructure == null) {
        close(redis, pool);
      } else {
        infrastructure.close();
      }
      // What the key vault says is a fault of the configuration.
      throw e instanceof IllegalStateException
          ? new ConfigurationException(String.valueOf(e.getMessage()))
          : e;
    }
  }

  public HikariDataSource pool() {
    return pool;
  }

  public PostgresStores stores() {
    return stores;
  }

  /** Null for a server without Redis. */
  public @Nullable RedisConnections redis() {
    return redis;
  }

  public DisciplinedClock clock() {
    return clock;
  }

  public SigningKeys keys() {
    return keys;
  }

  /** By which push services know this server. */
  public PushKey pushKey() {
    return pushKey;
  }

  /** What encrypts secrets of endpoints, and the key for pushes. */
  public SecretVault vault() {
    return vault;
  }

  /** What keeps addresses and codes out of Redis. */
  public Pepper pepper() {
    return Objects.requireNonNull(pepper);
  }

  /** A key that all nodes share and nobody else has, for one purpose only. */
  public byte[] secretFor(String purpose) {
    return Sha256.hmac(Objects.requireNonNull(secret), purpose);
  }

  /**
   * Looks whether the database answers, and is still one for this release.
   *
   * @throws io.fairqueue.port.StoreUnavailableException if it does not answer
   * @throws io.fairqueue.port.StoreDataException if it was migrated for newer nodes only
   */
  public void probe() {
    Objects.requireNonNull(node).probe();
    stores.probe();
  }

  @Override
  public void close() {
    if (node != null) {
      node.close();
    }
    stores.close();
    if (feed != null) {
      feed.close();
    }
    close(redis, pool);
  }

  private static void close(@Nullable RedisConnections redis, HikariDataSource pool) {
    if (redis != null) {
      redis.close();
    }
    pool.close();
  }
}
