package io.fairqueue.cli.health;

import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.FoundStores;
import io.fairqueue.crypto.SigningKeys;
import io.fairqueue.crypto.TokenKind;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.postgres.check.PostgresPromises;
import io.fairqueue.postgres.clock.PostgresClock;
import io.fairqueue.postgres.migration.RunningNodes;
import io.fairqueue.redis.RedisConfig;
import io.fairqueue.redis.RedisConnections;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at every part that a server needs, and changes none. */
final class Examination {

  private static final int OLDEST_JAVA = 21;
  private static final Duration TOLERABLE = Duration.ofSeconds(1);

  private final InstantSource time;

  Examination(InstantSource time) {
    this.time = time;
  }

  List<Finding> of(Backend backend) {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.addAll(database(backend));
    findings.add(redis(backend.found().redisUrl()));
    findings.add(keySecret(backend));
    findings.addAll(Neighbourhood.of(backend.found()));
    return findings;
  }

  private static Finding java() {
    Runtime.Version version = Runtime.version();
    return version.feature() >= OLDEST_JAVA
        ? Finding.ok("java", version.toString())
        : Finding.bad("java", version + ": " + OLDEST_JAVA + " or newer is needed");
  }

  private List<Finding> database(Backend backend) {
    FoundStores found = backend.found();
    String where = found.database() + ", told by " + found.source();
    try {
      PostgresPromises promises = PostgresPromises.read(backend.dataSource());
      if (promises.readOnly()) {
        return List.of(writable(promises, where), durability(promises));
      }
      Duration offset = new PostgresClock(backend.dataSource()).offset(time);
      return List.of(
          writable(promises, where),
          durability(promises),
          clock(offset),
          tables(backend),
          nodes(backend),
          Undelivered.of(backend.stores(), time.instant()),
          keys(backend));
    } catch (StoreUnavailableException lost) {
      return List.of(Finding.gone("postgres", where + ", does not answer"));
    }
  }

  private static Finding writable(PostgresPromises promises, String where) {
    if (promises.inRecovery()) {
      return Finding.bad(
          "postgres", where + ": a standby, which takes no writes; name the primary");
    }
    return promises.readOnly()
        ? Finding.bad(
            "postgres",
            where + ": read-only; reset default_transaction_read_only of server, database and role")
        : Finding.ok("postgres", where);
  }

  private static Finding durability(PostgresPromises promises) {
    return promises.off().isEmpty()
        ? Finding.ok("durability", "what is answered is on disk")
        : Finding.weak(
            "durability",
            "%s off: a crash loses what was committed; turn on, for server, database and role"
                .formatted(String.join(", ", promises.off())));
  }

  private static Finding keySecret(Backend backend) {
    return backend.hasKeySecret()
        ? Finding.ok("key secret", "private and secret keys are encrypted")
        : Finding.weak(
            "key secret",
            "not set: who can read the database or its backups can sign tokens; set"
                + " FAIRQUEUE_KEY_SECRET, 16 characters or more");
  }

  private static Finding clock(Duration offset) {
    String detail = "the database is %+d ms off this machine".formatted(offset.toMillis());
    return offset.abs().compareTo(TOLERABLE) < 0
        ? Finding.ok("clock", detail)
        : Finding.weak("clock", detail);
  }

  private static Finding tables(Backend backend) {
    try {
      int live = backend.stores().events().live().size();
      return Finding.ok("tables", "%d events are live".formatted(live));
    } catch (StoreDataException unfit) {
      return Finding.bad("tables", "not of this version: run fairqueue migrate");
    }
  }

  private static Finding nodes(Backend backend) {
    SortedMap<Integer, Integer> nodes = RunningNodes.read(backend.dataSource()).byVersion();
    String told =
        nodes.entrySet().stream()
            .map(each -> "%d of schema %d".formatted(each.getValue(), each.getKey()))
            .collect(Collectors.joining(", "));
    return switch (nodes.size()) {
      case 0 -> Finding.ok("nodes", "none is running");
      case 1 -> Finding.ok("nodes", told);
      default -> Finding.weak("nodes", told + ": end the upgrade before the next one");
    };
  }

  private Finding keys(Backend backend) {
    SigningKeys keys = backend.signingKeys();
    try {
      if (backend.stores().signingKeys().list().isEmpty()) {
        return Finding.ok("keys", "none yet: the first start of a server makes them");
      }
      keys.refresh();
      Instant now = time.instant();
      new Tokens(keys).session(TokenKind.ORGANIZER, new UUID(0, 0), 0, now, now);
      return Finding.ok("keys", "they sign");
    } catch (StoreDataException unfit) {
      return Finding.bad("keys", "they can't be read");
    } catch (IllegalStateException locked) {
      return Finding.bad("keys", String.valueOf(locked.getMessage()));
    }
  }

  private static Finding redis(@Nullable String url) {
    if (url == null) {
      return Finding.weak("redis", "none: one-time codes and limits are each server's own");
    }
    try (RedisConnections redis = new RedisConnections(RedisConfig.of(url))) {
      redis.ping();
      return Finding.ok("redis", "it answers");
    } catch (StoreUnavailableException lost) {
      return Finding.gone("redis", "it does not answer");
    } catch (IllegalArgumentException unfit) {
      return Finding.bad("redis", "its URL must begin with redis:// or rediss://");
    }
  }
}
