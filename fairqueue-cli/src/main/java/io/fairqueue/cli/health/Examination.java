package io.fairqueue.cli.health;

import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.FoundStores;
import io.fairqueue.crypto.SigningKeys;
import io.fairqueue.crypto.TokenKind;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.http.config.Setting;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.postgres.check.Pooler;
import io.fairqueue.postgres.check.PostgresContact;
import io.fairqueue.postgres.check.PostgresPromises;
import io.fairqueue.postgres.clock.PostgresClock;
import io.fairqueue.postgres.migration.PostgresMigrations;
import io.fairqueue.postgres.migration.RunningNodes;
import io.fairqueue.postgres.migration.SchemaState;
import io.fairqueue.redis.RedisConfig;
import io.fairqueue.redis.RedisConnections;
import io.fairqueue.redis.RedisContact;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks at every part that a server needs, and changes none. */
final class Examination {

  private static final int OLDEST_POSTGRES = 15;
  private static final int NEWEST_POSTGRES = 18;
  private static final Duration TOLERABLE = Duration.ofSeconds(1);
  private static final String WITHOUT_REDIS =
      "until then codes answer 503 and limits are each node's own";
  private static final String MIGRATE = "run fairqueue migrate";

  private final InstantSource time;

  Examination(InstantSource time) {
    this.time = time;
  }

  List<Finding> of(Backend backend) {
    List<Finding> findings = new ArrayList<>(database(backend));
    String redis = backend.found().redisUrl();
    if (redis != null) {
      findings.add(redis(redis));
    }
    findings.addAll(Neighbourhood.of(backend.found()));
    return findings;
  }

  private List<Finding> database(Backend backend) {
    FoundStores found = backend.found();
    String where = found.database() + ", told by " + found.source();
    return switch (PostgresContact.with(backend.dataSource())) {
      case PostgresContact.Answered answered -> facts(backend, where, answered);
      case PostgresContact.Refused refused ->
          List.of(Finding.bad("postgres", where + ": " + refused.words(), remedy(refused)));
      case PostgresContact.Silent silent ->
          List.of(
              Finding.gone(
                  "postgres",
                  "%s, takes connections and says nothing for %d s"
                      .formatted(where, PostgresContact.SECONDS),
                  "look whether that is a PostgreSQL, whether it was stopped, and what is in"
                      + " between"));
      case PostgresContact.Unreachable nobody ->
          List.of(
              Finding.gone(
                  "postgres",
                  "%s, does not answer: %s".formatted(where, nobody.words()),
                  "start it, or correct " + Setting.POSTGRES_URL.key()));
    };
  }

  private static String remedy(PostgresContact.Refused refused) {
    return switch (refused.state()) {
      case "28P01" ->
          "check %s and %s".formatted(Setting.POSTGRES_USER.key(), Setting.POSTGRES_PASSWORD.key());
      case "28000" ->
          "check %s, and the rules in pg_hba.conf".formatted(Setting.POSTGRES_USER.key());
      case "3D000" -> "create it, or correct " + Setting.POSTGRES_URL.key();
      case "53300" -> "raise max_connections, or lower " + Setting.POSTGRES_POOL_SIZE.key();
      case "57P03" -> "wait, and look again";
      default -> "see the log of PostgreSQL";
    };
  }

  private List<Finding> facts(Backend backend, String where, PostgresContact.Answered answered) {
    try {
      PostgresPromises promises = PostgresPromises.read(backend.dataSource());
      List<Finding> findings =
          new ArrayList<>(List.of(postgres(promises, where, answered), durability(promises)));
      if (promises.readOnly()) {
        return findings;
      }
      findings.add(clock(new PostgresClock(backend.dataSource()).offset(time)));
      findings.add(schema(PostgresMigrations.state(backend.dataSource())));
      findings.add(tables(backend));
      findings.add(nodes(backend));
      findings.add(Undelivered.of(backend.stores(), time.instant()));
      findings.add(keys(backend));
      return findings;
    } catch (StoreDataException unfit) {
      return List.of(
          Finding.bad("postgres", where + ": " + unfit.getMessage(), "see the log of PostgreSQL"));
    } catch (StoreUnavailableException lost) {
      return List.of(
          Finding.gone("postgres", where + ", does not answer any more", "look at it, and again"));
    }
  }

  private static Finding postgres(
      PostgresPromises promises, String where, PostgresContact.Answered answered) {
    String what = "%s, PostgreSQL %s".formatted(where, answered.version());
    if (answered.major() < OLDEST_POSTGRES) {
      return Finding.bad(
          "postgres", what, "take PostgreSQL %d to %d".formatted(OLDEST_POSTGRES, NEWEST_POSTGRES));
    }
    if (!promises.readOnly() && answered.major() > NEWEST_POSTGRES) {
      return Finding.weak(
          "postgres",
          what + ", which this release was not tried on",
          "take PostgreSQL %d to %d".formatted(OLDEST_POSTGRES, NEWEST_POSTGRES));
    }
    return writable(promises, what);
  }

  private static Finding schema(SchemaState state) {
    String what = "schema %d, and this release knows %d".formatted(state.applied(), state.known());
    if (state.failed()) {
      return Finding.bad("schema", what + "; a migration was begun and has failed", MIGRATE);
    }
    if (state.outgrown()) {
      return Finding.bad(
          "schema",
          what + ": a newer release has made it its own",
          "run that release; this one can't run on it");
    }
    if (state.isNewer()) {
      return Finding.weak(
          "schema", what + ": a newer release is being rolled out", "finish the upgrade");
    }
    return state.pending() > 0
        ? Finding.weak(
            "schema",
            "%s; %d migrations are pending".formatted(what, state.pending()),
            MIGRATE + ", or start a server, which does the same")
        : Finding.ok("schema", "%d, as this release wants it".formatted(state.applied()));
  }

  private static Finding writable(PostgresPromises promises, String where) {
    if (promises.inRecovery()) {
      return Finding.bad(
          "postgres", where + ": a standby, which takes no writes", "name the primary");
    }
    return promises.readOnly()
        ? Finding.bad(
            "postgres",
            where + ": read-only",
            "reset default_transaction_read_only of server, database and role")
        : Finding.ok("postgres", where);
  }

  private static Finding durability(PostgresPromises promises) {
    return promises.off().isEmpty()
        ? Finding.ok("durability", "what is answered is on disk")
        : Finding.weak(
            "durability",
            "%s off: a crash loses what was committed".formatted(String.join(", ", promises.off())),
            "turn on, for server, database and role");
  }

  private static Finding clock(Duration offset) {
    String detail = "the database is %+d ms off this machine".formatted(offset.toMillis());
    return offset.abs().compareTo(TOLERABLE) < 0
        ? Finding.ok("clock", detail)
        : Finding.weak("clock", detail, "set both by NTP; nodes go by the database's clock");
  }

  private static Finding tables(Backend backend) {
    try {
      int live = backend.stores().events().live().size();
      return Finding.ok("tables", "%d events are live".formatted(live));
    } catch (StoreDataException unfit) {
      return unfit("tables", "not of this version", unfit);
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
      default -> Finding.weak("nodes", told, "end the upgrade before the next one");
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
      return unfit("keys", "they can't be read", unfit);
    } catch (IllegalStateException locked) {
      return Finding.bad(
          "keys",
          String.valueOf(locked.getMessage()),
          "set %s to what it was when they were made".formatted(Setting.KEY_SECRET.key()));
    }
  }

  private static Finding unfit(String part, String usually, StoreDataException failure) {
    return Pooler.isBetween(failure)
        ? Finding.bad(
            part,
            "something in front of PostgreSQL gives its connections to others in turn",
            Pooler.REMEDY)
        : Finding.bad(part, usually, MIGRATE);
  }

  private static Finding redis(String url) {
    String where = Setting.REDIS_URL.shown(url);
    try (RedisConnections redis = new RedisConnections(RedisConfig.of(url))) {
      return switch (RedisContact.with(redis)) {
        case RedisContact.Answered answered ->
            Finding.ok(
                "redis",
                answered.version() == null ? where : where + ", Redis " + answered.version());
        case RedisContact.Refused refused ->
            Finding.bad(
                "redis",
                "%s does not let us in: %s".formatted(where, refused.words()),
                "put its password into %s, as redis://:PASSWORD@host:port"
                    .formatted(Setting.REDIS_URL.key()));
        case RedisContact.Silent silent ->
            Finding.gone(
                "redis",
                where + " takes connections and says nothing",
                "look whether that is a Redis, whether it was stopped, and what is in between; "
                    + WITHOUT_REDIS);
        case RedisContact.Unreachable nobody ->
            Finding.gone(
                "redis",
                "%s does not answer: %s".formatted(where, nobody.words()),
                "start it, or correct %s; %s".formatted(Setting.REDIS_URL.key(), WITHOUT_REDIS));
      };
    } catch (IllegalArgumentException unfit) {
      return Finding.bad(
          "redis", where + " is no address of a Redis", "begin with redis:// or rediss://");
    }
  }
}
