package io.fairqueue.cli.fault;

import io.fairqueue.tck.fixture.Wire;
import java.time.Duration;
import java.util.stream.Stream;

/** What befalls a site. Each is caused, lasts for a while, and is taken away again. */
enum Fault {
  SERVER_KILLED(site -> site.first.process().kill(), site -> site.first.start()),
  SERVER_TERMINATED(site -> site.second.endInGoodOrder(), site -> site.second.start()),
  REDIS_KILLED_AND_EMPTY_AGAIN(site -> site.redis.kill(), site -> site.redis.start()),
  REDIS_FROZEN(site -> site.redis.freeze(), site -> site.redis.thaw()),
  POSTGRES_RESTARTED(site -> site.postgres.stop(), site -> site.postgres.start()),
  POSTGRES_KILLED(site -> site.postgres.kill(), site -> site.postgres.start()),
  POSTGRES_FROZEN(site -> site.postgres.freeze(), site -> site.postgres.thaw()),
  WIRES_CUT(
      site -> {
        site.first.toPostgres.cut();
        site.second.toRedis.cut();
      },
      Fault::mend),
  WIRES_HALF_OPEN(
      site -> {
        site.first.toPostgres.silence();
        site.second.toRedis.silence();
      },
      Fault::mend),
  WIRES_SLOW(Fault::slowDown, Fault::mend),
  GATEWAY_BROKEN(site -> site.bank.is(Bank.Mood.BROKEN), site -> site.bank.is(Bank.Mood.WELL)),
  GATEWAY_SILENT(site -> site.bank.is(Bank.Mood.SILENT), site -> site.bank.is(Bank.Mood.WELL));

  private static final Duration SLOW = Duration.ofMillis(60);

  @SuppressWarnings("ImmutableEnumChecker") // the type can't tell that these keep nothing
  private final Act strike;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Act pass;

  Fault(Act strike, Act pass) {
    this.strike = strike;
    this.pass = pass;
  }

  void strike(Site site) throws Exception {
    strike.on(site);
  }

  void pass(Site site) throws Exception {
    pass.on(site);
  }

  private static void slowDown(Site site) {
    site.first.toPostgres.delay(SLOW);
    site.first.toRedis.delay(SLOW);
  }

  private static void mend(Site site) {
    Stream.of(site.first, site.second)
        .flatMap(node -> Stream.of(node.toPostgres, node.toRedis))
        .forEach(Wire::mend);
  }

  /** What is done to a site. */
  @FunctionalInterface
  interface Act {
    void on(Site site) throws Exception;
  }
}
