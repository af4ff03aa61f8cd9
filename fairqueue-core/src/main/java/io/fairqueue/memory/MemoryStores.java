package io.fairqueue.memory;

import io.fairqueue.domain.picture.PictureOwner;
import io.fairqueue.memory.account.MemoryAuditLog;
import io.fairqueue.memory.account.MemoryCustomerStore;
import io.fairqueue.memory.account.MemoryIdempotencyStore;
import io.fairqueue.memory.account.MemoryOrganizerStore;
import io.fairqueue.memory.account.MemoryPictureStore;
import io.fairqueue.memory.account.MemorySecondFactorStore;
import io.fairqueue.memory.account.MemorySessionStore;
import io.fairqueue.memory.account.MemorySignInStore;
import io.fairqueue.memory.account.MemorySigningKeyStore;
import io.fairqueue.memory.account.MemoryStaffDeviceStore;
import io.fairqueue.memory.message.MemoryDeliveries;
import io.fairqueue.memory.message.MemoryDeviceStore;
import io.fairqueue.memory.message.MemoryEndpoints;
import io.fairqueue.memory.message.MemoryNoticeStore;
import io.fairqueue.memory.message.MemoryOutbox;
import io.fairqueue.memory.message.MemorySubscriptions;
import io.fairqueue.memory.sale.MemoryAudience;
import io.fairqueue.memory.sale.MemoryClaimStore;
import io.fairqueue.memory.sale.MemoryDrawStore;
import io.fairqueue.memory.sale.MemoryEventStore;
import io.fairqueue.memory.sale.MemoryInvitationStore;
import io.fairqueue.memory.sale.MemoryLineReads;
import io.fairqueue.memory.sale.MemoryLineStore;
import io.fairqueue.memory.sale.MemoryPaymentStore;
import io.fairqueue.memory.sale.MemoryPublicLogStore;
import io.fairqueue.memory.sale.MemorySampleStore;
import io.fairqueue.memory.sale.MemorySeatStore;
import io.fairqueue.memory.sale.MemoryStaffStore;
import io.fairqueue.memory.sale.MemoryStatsStore;
import io.fairqueue.memory.sale.MemoryTicketStore;
import io.fairqueue.memory.sale.MemoryWebhookInbox;
import io.fairqueue.memory.sale.MemoryWorld;
import io.fairqueue.port.AuditLog;
import io.fairqueue.port.ClaimStore;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.IdempotencyStore;
import io.fairqueue.port.LineReads;
import io.fairqueue.port.LineStore;
import io.fairqueue.port.LineViews;
import io.fairqueue.port.OrganizerStore;
import io.fairqueue.port.PaymentStore;
import io.fairqueue.port.SeatStore;
import io.fairqueue.port.SessionStore;
import io.fairqueue.port.SigningKeyStore;
import io.fairqueue.port.StatsStore;
import io.fairqueue.port.Stores;
import io.fairqueue.port.TicketStore;
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

/** Every store in this process. Nothing outlives it. */
public final class MemoryStores implements Stores {

  private final MemoryLineStore lines;
  private final MemoryLineReads lineReads;
  private final EventStore events;
  private final DrawStore draws;
  private final ClaimStore claims;
  private final PaymentStore payments;
  private final TicketStore tickets;
  private final SeatStore seats;
  private final StatsStore stats;
  private final SampleStore samples;
  private final PublicLogStore publicLogs;
  private final NoticeStore notices;
  private final AuditLog audit = new MemoryAuditLog();
  private final IdempotencyStore idempotency = new MemoryIdempotencyStore();
  private final WebhookInbox webhooks = new MemoryWebhookInbox();
  private final MemoryDeliveries deliveries = new MemoryDeliveries();
  private final MemorySubscriptions subscriptions = new MemorySubscriptions(deliveries);
  private final MemoryOutbox outbox = new MemoryOutbox(subscriptions, deliveries);
  private final Endpoints endpoints = new MemoryEndpoints(subscriptions, outbox);
  private final MemoryCustomerStore customers = new MemoryCustomerStore(outbox);
  private final DeviceStore devices =
      new MemoryDeviceStore(fan -> customers.find(fan).isPresent(), outbox);
  private final MemorySessionStore sessions = new MemorySessionStore(customers);
  private final OrganizerStore organizers = new MemoryOrganizerStore();
  private final SecondFactorStore secondFactors =
      new MemorySecondFactorStore(organizer -> organizers.find(organizer).isPresent());
  private final StaffDeviceStore staffDevices =
      new MemoryStaffDeviceStore(organizer -> organizers.find(organizer).isPresent(), outbox);
  private final StaffStore staff;
  private final InvitationStore invitations;
  private final SigningKeyStore signingKeys = new MemorySigningKeyStore();
  private final SignInStore signIns = new MemorySignInStore(customers, sessions);
  private final PictureStore pictures = new MemoryPictureStore(this::exists, this::isActive);

  public MemoryStores() {
    this(IdSource.random());
  }

  /**
   * Everything in memory.
   *
   * @param ids names units, tickets and refunds that come into being inside a step
   */
  public MemoryStores(IdSource ids) {
    var world = new MemoryWorld(ids, outbox);
    this.lineReads = new MemoryLineReads(world);
    this.lines = new MemoryLineStore(world, lineReads, sessions);
    this.events = new MemoryEventStore(world);
    this.draws = new MemoryDrawStore(world);
    this.claims = new MemoryClaimStore(world, customers::find);
    this.payments = new MemoryPaymentStore(world, customers::find);
    this.tickets = new MemoryTicketStore(world, customers::find);
    this.seats = new MemorySeatStore(world);
    this.stats = new MemoryStatsStore(world);
    this.samples = new MemorySampleStore(world, stats);
    this.publicLogs = new MemoryPublicLogStore(world);
    this.notices =
        new MemoryNoticeStore(
            new MemoryAudience(world)::of, events::find, outbox, customers::mailRecipient);
    this.invitations = new MemoryInvitationStore(world, organizers);
    this.staff = new MemoryStaffStore(world, organizer -> organizers.find(organizer).isPresent());
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
    return LineViews.none();
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

  private boolean exists(PictureOwner owner) {
    return switch (owner) {
      case PictureOwner.OfFan of -> customers.find(of.fan()).isPresent();
      case PictureOwner.OfEvent of -> events.find(of.event()).isPresent();
      case PictureOwner.LogoOf of -> events.find(of.event()).isPresent();
    };
  }

  private boolean isActive(PictureOwner owner) {
    return exists(owner)
        && !(owner instanceof PictureOwner.OfFan of
            && customers.find(of.fan()).orElseThrow().disabled());
  }

  @Override
  public Endpoints endpoints() {
    return endpoints;
  }

  @Override
  public DeviceStore devices() {
    return devices;
  }
}
