package io.fairqueue.cli.stores;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.FairQueue;
import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Viewer;
import io.fairqueue.crypto.SigningKeys;
import io.fairqueue.crypto.beacon.RelayBeacon;
import io.fairqueue.crypto.vault.EnvelopeVault;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.http.config.BeaconConfig;
import io.fairqueue.http.notice.NoticeSender;
import io.fairqueue.line.view.LineMemory;
import io.fairqueue.messages.hook.HookSettings;
import io.fairqueue.messages.hook.HookUrls;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.PasswordHasher;
import io.fairqueue.port.PaymentGateway;
import io.fairqueue.port.Stores;
import io.fairqueue.port.draw.BeaconPolicy;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.account.PostgresServerSecrets;
import io.fairqueue.postgres.clock.DisciplinedClock;
import io.fairqueue.postgres.clock.PostgresClock;
import io.fairqueue.postgres.connection.PostgresDataSources;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stores as one command uses them, with the doors over them. */
public final class Backend implements AutoCloseable {

  /** The holder of the database's password, who may act on everybody's events. */
  public static final Actor OPERATOR =
      new Actor(new OrganizerId(new UUID(0, 0)), true, new OperatorOrigin());

  /** The operator, as one who looks at what fans have. */
  public static final Viewer VIEWER = new Viewer.Staff(OPERATOR);

  private final FoundStores found;
  private final @Nullable String keySecret;
  private final PasswordHasher hasher;
  private final IdSource ids;
  private final HikariDataSource pool;
  private final @Nullable NoticeSender notices;
  private final PostgresStores stores;
  private final InstantSource time;
  private final InstantSource databaseTime;
  private final HookUrls hookUrls;
  private final RelayBeacon beacon;
  private final BeaconPolicy beaconPolicy;
  private final FairQueue fairQueue;

  Backend(
      FoundStores found,
      @Nullable String keySecret,
      HookSettings hooks,
      BeaconConfig beacon,
      PasswordHasher hasher,
      IdSource ids,
      InstantSource time) {
    this.found = found;
    this.keySecret = keySecret;
    this.hasher = hasher;
    this.ids = ids;
    this.time = time;
    this.pool = PostgresDataSources.pool(found.postgres());
    this.databaseTime = new DatabaseTime(new DisciplinedClock(time, new PostgresClock(pool)));
    // Without Redis servers notice our changes within a second: they compare and sweep.
    this.notices = found.redisUrl() == null ? null : new NoticeSender(found.redisUrl());
    this.stores =
        new PostgresStores(
            pool,
            notices == null ? LineListener.none() : notices,
            databaseTime,
            LineMemory.ofThisNode());
    this.hookUrls = new HookUrls(hooks);
    this.beacon = new RelayBeacon(List.of(), (relay, why) -> {});
    this.beaconPolicy = beacon.policy(this.beacon);
    this.fairQueue = doors().build();
  }

  private FairQueue.Builder doors() {
    return FairQueue.builder()
        .stores(stores)
        .beacon(beaconPolicy)
        .hasher(hasher)
        .notifier(notifier())
        .vault(new EnvelopeVault(new PostgresServerSecrets(pool), keySecret))
        .endpointUrls(hookUrls)
        .ids(ids)
        .time(databaseTime);
  }

  public FoundStores found() {
    return found;
  }

  public HikariDataSource dataSource() {
    return pool;
  }

  public Stores stores() {
    return stores;
  }

  public FairQueue fairQueue() {
    return fairQueue;
  }

  /** The same doors, with somebody who knows of the money. */
  public FairQueue fairQueue(PaymentGateway gateway) {
    return doors().gateway(gateway).build();
  }

  /** Tells servers at once what a command has changed, where there is a Redis. */
  public Notifier notifier() {
    return notices == null ? Notifier.none() : notices;
  }

  public PasswordHasher hasher() {
    return hasher;
  }

  /** Writes down what the operator did past the doors. */
  public void note(String action, String subject) {
    new Authorization(stores, time).record(OPERATOR, Deed.to(subject, action));
  }

  /** The signing keys in these stores; nothing is read yet. */
  public SigningKeys signingKeys() {
    return new SigningKeys(stores.signingKeys(), keySecret, ids);
  }

  @Override
  public void close() {
    stores.close();
    pool.close();
    beacon.close();
    if (notices != null) {
      notices.close();
    }
  }
}
