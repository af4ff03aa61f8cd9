package io.fairqueue.cli.fault;

import java.time.Duration;

/** What befalls a site. Each is caused, lasts for a while, and is taken away again. */
enum Fault {
  SERVER_KILLED {
    @Override
    void strike(Site site) throws Exception {
      site.first.process().kill();
    }

    @Override
    void pass(Site site) throws Exception {
      site.first.start();
    }
  },
  SERVER_TERMINATED {
    @Override
    void strike(Site site) throws Exception {
      site.second.process().terminate();
      int code = site.second.process().awaitExit(MAX_EXIT);
      if (code != GOOD_ORDER) {
        throw new AssertionError("ended with " + code + ": " + site.second.process().errors());
      }
    }

    @Override
    void pass(Site site) throws Exception {
      site.second.start();
    }
  },
  REDIS_KILLED_AND_EMPTY_AGAIN {
    @Override
    void strike(Site site) {
      site.redis.kill();
    }

    @Override
    void pass(Site site) {
      site.redis.start();
    }
  },
  REDIS_FROZEN {
    @Override
    void strike(Site site) {
      site.redis.freeze();
    }

    @Override
    void pass(Site site) {
      site.redis.thaw();
    }
  },
  POSTGRES_RESTARTED {
    @Override
    void strike(Site site) {
      site.postgres.stop();
    }

    @Override
    void pass(Site site) {
      site.postgres.start();
    }
  },
  POSTGRES_KILLED {
    @Override
    void strike(Site site) {
      site.postgres.kill();
    }

    @Override
    void pass(Site site) {
      site.postgres.start();
    }
  },
  POSTGRES_FROZEN {
    @Override
    void strike(Site site) {
      site.postgres.freeze();
    }

    @Override
    void pass(Site site) {
      site.postgres.thaw();
    }
  },
  WIRES_CUT {
    @Override
    void strike(Site site) {
      site.first.toPostgres.cut();
      site.second.toRedis.cut();
    }

    @Override
    void pass(Site site) {
      mend(site);
    }
  },
  WIRES_HALF_OPEN {
    @Override
    void strike(Site site) {
      site.first.toPostgres.silence();
      site.second.toRedis.silence();
    }

    @Override
    void pass(Site site) {
      mend(site);
    }
  },
  WIRES_SLOW {
    @Override
    void strike(Site site) {
      site.first.toPostgres.delay(SLOW);
      site.first.toRedis.delay(SLOW);
    }

    @Override
    void pass(Site site) {
      mend(site);
    }
  },
  GATEWAY_BROKEN {
    @Override
    void strike(Site site) {
      site.bank.is(Bank.Mood.BROKEN);
    }

    @Override
    void pass(Site site) {
      site.bank.is(Bank.Mood.WELL);
    }
  },
  GATEWAY_SILENT {
    @Override
    void strike(Site site) {
      site.bank.is(Bank.Mood.SILENT);
    }

    @Override
    void pass(Site site) {
      site.bank.is(Bank.Mood.WELL);
    }
  };

  private static final int GOOD_ORDER = 0;
  private static final Duration MAX_EXIT = Duration.ofSeconds(30);
  private static final Duration SLOW = Duration.ofMillis(60);

  abstract void strike(Site site) throws Exception;

  abstract void pass(Site site) throws Exception;

  private static void mend(Site site) {
    site.first.toPostgres.mend();
    site.first.toRedis.mend();
    site.second.toPostgres.mend();
    site.second.toRedis.mend();
  }
}
