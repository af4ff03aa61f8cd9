package io.fairqueue.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.domain.EventId;
import io.fairqueue.line.view.LineMemory;
import io.fairqueue.port.AuditLog;
import io.fairqueue.port.ClaimStore;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.IdempotencyStore;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.LineReads;
import io.fairqueue.port.LineStore;
import io.fairqueue.port.LineViews;
import io.fairqueue.port.OrganizerStore;
import io.fairqueue.port.PaymentStore;
import io.fairqueue.port.SaleListener;
import io.fairqueue.port.SeatStore;
import io.fairqueue.port.SessionStore;
import io.fairqueue.port.SigningKeyStore;
import io.fairqueue.port.StatsStore;
import io.fairqueue.port.Stores;
import io.fairqueue.port.TicketStore;
import io.fairqueue.port.Tracing;
import io.fairqueue.port.WebhookInbox;
import io.fairqueue.port.draw.DrawStore;
import io.fairqueue.port.identity.SignInStore;
import io.fairqueue.port.message.Deliveries;
import io.fairqueue.port.message.DeviceStore;
import io.fairqueue.port.message.Endpoints;
import io.fairqueue.port.message.Outbox;
import io.fairqueue.port.message.Subscriptions;
import io.fairqueue.port.notice.NoticeStore;
import io.fairqueue.port.picture.PictureStore;
import io.fairqueue.port.proof.PublicLogStore;
import io.fairqueue.port.sample.SampleStore;
import io.fairqueue.port.staff.InvitationStore;
import io.fairqueue.port.staff.SecondFactorStore;
import io.fairqueue.port.staff.StaffDeviceStore;
import io.fairqueue.port.staff.StaffStore;
import io.fairqueue.postgres.account.AccountClock;
import io.fairqueue.postgres.account.PostgresCustomerStore;
import io.fairqueue.postgres.account.PostgresOrganizerStore;
import io.fairqueue.postgres.account.PostgresSessionStore;
import io.fairqueue.postgres.account.PostgresSignInStore;
import io.fairqueue.postgres.account.PostgresSigningKeyStore;
import io.fairqueue.postgres.claim.PostgresClaimStore;
import io.fairqueue.postgres.clock.DisciplinedClock;
import io.fairqueue.postgres.clock.PostgresClock;
import io.fairqueue.postgres.clock.Watch;
import io.fairqueue.postgres.commit.GroupCommitStats;
import io.fairqueue.postgres.commit.SaleNews;
import io.fairqueue.postgres.connection.ConnectionShares;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.postgres.draw.PostgresDrawStore;
import io.fairqueue.postgres.event.PostgresEventStore;
import io.fairqueue.postgres.event.PostgresStatsStore;
import io.fairqueue.postgres.line.Lines;
import io.fairqueue.postgres.line.PostgresLineReads;
import io.fairqueue.postgres.line.PostgresLineStore;
import io.fairqueue.postgres.line.log.LogViews;
import io.fairqueue.postgres.message.PostgresDeliveries;
import io.fairqueue.postgres.message.PostgresDeviceStore;
import io.fairqueue.postgres.message.PostgresEndpoints;
import io.fairqueue.postgres.message.PostgresOutbox;
import io.fairqueue.postgres.message.PostgresSubscriptions;
import io.fairqueue.postgres.migration.PostgresMigrations;
import io.fairqueue.postgres.notice.PostgresNoticeStore;
import io.fairqueue.postgres.operation.PostgresAuditLog;
import io.fairqueue.postgres.operation.PostgresIdempotencyStore;
import io.fairqueue.postgres.payment.PostgresPaymentStore;
import io.fairqueue.postgres.payment.PostgresWebhookInbox;
import io.fairqueue.postgres.picture.PostgresPictureStore;
import io.fairqueue.postgres.proof.PostgresPublicLogStore;
import io.fairqueue.postgres.sample.PostgresSampleStore;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.staff.PostgresInvitationStore;
import io.fairqueue.postgres.staff.PostgresSecondFactorStore;
import io.fairqueue.postgres.staff.PostgresStaffDeviceStore;
import io.fairqueue.postgres.staff.PostgresStaffStore;
import io.fairqueue.postgres.stock.PostgresSeatStore;
import io.fairqueue.postgres.ticket.PostgresTicketStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Everything durable, in one PostgreSQL database that {@link PostgresMigrations} has prepared.
 * Thread-safe.
 *
 * <p>Closing ends the writers; the data source stays its owner's.
 */
public final class PostgresStores implements Stores, AutoCloseable {

  /**
   * How many connections the callers of one event may have where nobody says how many there are.
   */
  private static final int SHARE = 5;

  /** How many ended sessions a node keeps: some 50 MiB. */
  private static final int MAX_ENDED_SESSIONS = 1 << 18;

  private final SaleNews news = new SaleNews();
  private final PostgresClock clock;
  private final AccountClock accounts;
  private final PostgresEventStore events;
  private final PostgresLineStore lines;
  private final PostgresLineReads lineReads;
  private final LogViews lineViews;
  private final PostgresDrawStore draws;
  private final PostgresClaimStore claims;
  private final PostgresPaymentStore payments;
  private final PostgresWebhookInbox webhooks;
  private final PostgresCustomerStore customers;
  private final PostgresOrganizerStore organizers;
  private final PostgresStaffStore staff;
  private final PostgresInvitationStore invitations;
  private final SecondFactorStore secondFactors;
  private final PostgresStaffDeviceStore staffDevices;
  private final PostgresSessionStore sessions;
  private final PostgresSigningKeyStore signingKeys;
  private final PostgresTicketStore tickets;
  private final PostgresSeatStore seats;
  private final PostgresStatsStore stats;
  private final PostgresSampleStore samples;
  private final PostgresPublicLogStore publicLogs;
  private final PostgresNoticeStore notices;
  private final PostgresAuditLog audit;
  private final PostgresIdempotencyStore idempotency;
  private final PostgresOutbox outbox;
  private final PostgresDeliveries deliveries;
  private final PostgresSubscriptions subscriptions;
  private final PostgresPictureStore pictures;
  private final PostgresSignInStore signIns;
  private final PostgresEndpoints endpoints;
  private final PostgresDeviceStore devices;

  /**
   * @param dataSource connections, best from {@link PostgresDataSources#pool}
   * @param listener hears of each change of a line after its commit, before the caller is answered
   */
  public PostgresStores(DataSource dataSource, LineListener listener) {
    this(
        dataSource,
        listener,
        Watch.ofCallers(),
        InstantSource.system(),
        LineMemory.ofThisNode(),
        Tracing.none());
  }

  /**
   * The same on a node.
   *
   * @param time the node's clock, by which whoever waited for a lock is judged once they have it;
   *     best a {@link DisciplinedClock}, and the one that callers' moments come from
   * @param memory for its views of lines
   */
  public PostgresStores(
      DataSource dataSource, LineListener listener, InstantSource time, LineMemory memory) {
    this(dataSource, listener, time, memory, Tracing.none());
  }

  /** The same on a node whose work somebody traces. */
  public PostgresStores(
      DataSource dataSource,
      LineListener listener,
      InstantSource time,
      LineMemory memory,
      Tracing tracing) {
    this(dataSource, listener, new Watch(time), time, memory, tracing);
  }

  private PostgresStores(
      DataSource dataSource,
      LineListener listener,
      Watch watch,
      InstantSource time,
      LineMemory memory,
      Tracing tracing) {
    Database database = new Database(dataSource, tracing);
    ConnectionShares shares = new ConnectionShares(shareOf(dataSource));
    clock = new PostgresClock(database);
    lineViews = new LogViews(database, memory, time);
    Lines locked = new Lines(database, lineViews, listener, news);
    events = new PostgresEventStore(database, locked);
    accounts = new AccountClock(database, time, MAX_ENDED_SESSIONS);
    lines = new PostgresLineStore(database, locked, accounts, shares, watch, tracing);
    lineReads = new PostgresLineReads(database, lineViews, lines);
    draws = new PostgresDrawStore(database, locked);
    claims = new PostgresClaimStore(database, watch, news, tracing);
    payments = new PostgresPaymentStore(database, news);
    webhooks = new PostgresWebhookInbox(database);
    customers = new PostgresCustomerStore(database, accounts);
    organizers = new PostgresOrganizerStore(database);
    staff = new PostgresStaffStore(database);
    invitations = new PostgresInvitationStore(database);
    secondFactors = new PostgresSecondFactorStore(database);
    staffDevices = new PostgresStaffDeviceStore(database);
    sessions = new PostgresSessionStore(database, accounts);
    signingKeys = new PostgresSigningKeyStore(database);
    tickets = new PostgresTicketStore(database);
    seats = new PostgresSeatStore(database);
    stats = new PostgresStatsStore(database, lineReads::waiting);
    samples = new PostgresSampleStore(database, lineViews);
    publicLogs = new PostgresPublicLogStore(database, locked);
    notices = new PostgresNoticeStore(database, lineViews);
    audit = new PostgresAuditLog(database);
    idempotency = new PostgresIdempotencyStore(database);
    outbox = new PostgresOutbox(database);
    deliveries = new PostgresDeliveries(database);
    subscriptions = new PostgresSubscriptions(database);
    pictures = new PostgresPictureStore(database);
    signIns = new PostgresSignInStore(database);
    endpoints = new PostgresEndpoints(database);
    devices = new PostgresDeviceStore(database);
  }

  /** Half of the connections, where it is known how many there are. */
  private static int shareOf(DataSource dataSource) {
    return dataSource instanceof HikariDataSource pool
        ? Math.max(1, pool.getMaximumPoolSize() / 2)
        : SHARE;
  }

  @Override
  public EventStore events() {
    return events;
  }

  @Override
  public LineStore lines() {
    return lines;
  }

  @Override
  public LineReads lineReads() {
    return lineReads;
  }

  @Override
  public LineViews lineViews() {
    return lineViews;
  }

  @Override
  public DrawStore draws() {
    return draws;
  }

  @Override
  public ClaimStore claims() {
    return claims;
  }

  @Override
  public PaymentStore payments() {
    return payments;
  }

  @Override
  public WebhookInbox webhooks() {
    return webhooks;
  }

  @Override
  public CustomerStore customers() {
    return customers;
  }

  @Override
  public OrganizerStore organizers() {
    return organizers;
  }

  @Override
  public StaffStore staff() {
    return staff;
  }

  @Override
  public InvitationStore invitations() {
    return invitations;
  }

  @Override
  public SecondFactorStore secondFactors() {
    return secondFactors;
  }

  @Override
  public StaffDeviceStore staffDevices() {
    return staffDevices;
  }

  @Override
  public SessionStore sessions() {
    return sessions;
  }

  @Override
  public SigningKeyStore signingKeys() {
    return signingKeys;
  }

  @Override
  public TicketStore tickets() {
    return tickets;
  }

  @Override
  public SeatStore seats() {
    return seats;
  }

  @Override
  public StatsStore stats() {
    return stats;
  }

  @Override
  public SampleStore samples() {
    return samples;
  }

  @Override
  public PublicLogStore publicLogs() {
    return publicLogs;
  }

  @Override
  public NoticeStore notices() {
    return notices;
  }

  @Override
  public AuditLog audit() {
    return audit;
  }

  @Override
  public IdempotencyStore idempotency() {
    return idempotency;
  }

  @Override
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public Deliveries deliveries() {
    return deliveries;
  }

  @Override
  public Subscriptions subscriptions() {
    return subscriptions;
  }

  @Override
  public SignInStore signIns() {
    return signIns;
  }

  @Override
  public PictureStore pictures() {
    return pictures;
  }

  @Override
  public Endpoints endpoints() {
    return endpoints;
  }

  @Override
  public DeviceStore devices() {
    return devices;
  }

  /**
   * How long the database takes to answer.
   *
   * @throws io.fairqueue.port.StoreUnavailableException if it does not
   */
  public Duration probe() {
    long start = System.nanoTime();
    clock.ping();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** From now on this one hears of what these stores commit, and no other. */
  public void tell(SaleListener newListener) {
    news.to(newListener);
  }

  /** How many wait in each line that this node has a view of, as it is. */
  public Map<EventId, Long> waiting() {
    Map<EventId, Long> waiting = new HashMap<>();
    lineViews
        .loaded()
        .forEach(
            (event, view) -> waiting.put(event, view.summary().waiting() + view.summary().away()));
    return waiting;
  }

  /** What the writers of joins and leaves do. */
  public GroupCommitStats lineWriters() {
    return lines.stats();
  }

  /** What the writers of holds do. */
  public GroupCommitStats holdWriters() {
    return claims.stats();
  }

  /** How many ended sessions and accounts this node bears to know of. */
  public int maxEndedSessions() {
    return MAX_ENDED_SESSIONS;
  }

  /** How many ended sessions, and accounts whose sessions ended, this node knows of. */
  public int endedSessions() {
    return accounts.size();
  }

  @Override
  public void close() {
    lines.close();
    claims.close();
  }
}
