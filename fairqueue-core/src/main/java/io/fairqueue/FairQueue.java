package io.fairqueue;

import io.fairqueue.account.AccountTicks;
import io.fairqueue.account.Accounts;
import io.fairqueue.claim.ClaimTicks;
import io.fairqueue.claim.Claims;
import io.fairqueue.domain.Retention;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.draw.DrawTicks;
import io.fairqueue.draw.Draws;
import io.fairqueue.event.EventTicks;
import io.fairqueue.event.Events;
import io.fairqueue.line.Line;
import io.fairqueue.line.LineTicks;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.memory.account.MemoryCodeStore;
import io.fairqueue.memory.account.MemoryPasswordHasher;
import io.fairqueue.message.DeadLetters;
import io.fairqueue.message.Devices;
import io.fairqueue.message.Listener;
import io.fairqueue.message.ListenerCourier;
import io.fairqueue.message.MessageTicks;
import io.fairqueue.message.Webhooks;
import io.fairqueue.notice.Notices;
import io.fairqueue.payment.PaymentTicks;
import io.fairqueue.payment.Payments;
import io.fairqueue.payment.ReconcilePayments;
import io.fairqueue.payment.WaitPolicy;
import io.fairqueue.picture.PictureTicks;
import io.fairqueue.picture.Pictures;
import io.fairqueue.port.CodeStore;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.FailureListener;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Mailer;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.Parts;
import io.fairqueue.port.PasswordHasher;
import io.fairqueue.port.PaymentGateway;
import io.fairqueue.port.Stores;
import io.fairqueue.port.draw.Beacon;
import io.fairqueue.port.draw.BeaconPolicy;
import io.fairqueue.port.draw.DrawReads;
import io.fairqueue.port.identity.IdTokens;
import io.fairqueue.port.message.Courier;
import io.fairqueue.port.message.EndpointUrls;
import io.fairqueue.port.message.SecretVault;
import io.fairqueue.port.picture.PictureBucket;
import io.fairqueue.port.proof.LogIdentity;
import io.fairqueue.port.staff.InvitationMail;
import io.fairqueue.proof.ProofTicks;
import io.fairqueue.proof.Proofs;
import io.fairqueue.sample.SampleTicks;
import io.fairqueue.sample.Samples;
import io.fairqueue.staff.Staff;
import io.fairqueue.ticket.Tickets;
import io.fairqueue.work.PruneStores;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Fair ticket sales: the line, admissions, holds and payments, joined to the stores they run on.
 *
 * <p>Thread-safe. Owns nothing it was given: the maker of a store closes it. Nothing happens by
 * itself: run {@link #ticks()} at most a second apart.
 */
public final class FairQueue {

  private final Events events;
  private final Line line;
  private final Draws draws;
  private final Claims claims;
  private final Payments payments;
  private final Tickets tickets;
  private final Staff staff;
  private final Notices notices;
  private final Samples samples;
  private final Proofs proofs;
  private final Accounts accounts;
  private final DeadLetters deadLetters;
  private final Pictures pictures;
  private final Webhooks webhooks;
  private final Devices devices;
  private final Ticks ticks;

  private FairQueue(Builder b) {
    Parts parts = b.parts();
    this.events = new Events(parts);
    this.line = new Line(parts);
    this.draws = new Draws(parts);
    this.claims = new Claims(parts);
    this.payments = new Payments(parts, claims, b.waitPolicy);
    this.tickets = new Tickets(parts);
    this.staff = new Staff(parts);
    this.notices = new Notices(parts);
    this.samples = new Samples(parts);
    this.proofs = new Proofs(parts);
    this.accounts = new Accounts(parts);
    this.deadLetters = new DeadLetters(parts);
    this.pictures = new Pictures(parts);
    this.webhooks = new Webhooks(parts);
    this.devices = new Devices(parts);
    ClaimTicks claimTicks = new ClaimTicks(parts);
    this.ticks =
        new Ticks(
            new LineTicks(parts, line),
            new DrawTicks(parts, draws),
            new EventTicks(parts),
            claimTicks,
            new PaymentTicks(parts, payments, claimTicks, b.staleAge, b.abandonAge),
            new AccountTicks(parts),
            new MessageTicks(parts),
            new PictureTicks(parts),
            new SampleTicks(parts),
            new ProofTicks(parts),
            new PruneStores(parts, b.retention),
            b.failures);
  }

  /** Starts with everything in memory. */
  public static Builder builder() {
    return new Builder();
  }

  /** Events and their stock. Like the other doors, always the same object; never blocks. */
  public Events events() {
    return events;
  }

  /** The line of each event. */
  public Line line() {
    return line;
  }

  /** How lobbies' fans get their places. */
  public Draws draws() {
    return draws;
  }

  /** Claims on tickets. */
  public Claims claims() {
    return claims;
  }

  /** Money for claims. */
  public Payments payments() {
    return payments;
  }

  /** Tickets of confirmed claims. */
  public Tickets tickets() {
    return tickets;
  }

  /** Who works on events. */
  public Staff staff() {
    return staff;
  }

  /** The figures of events over time. */
  public Samples samples() {
    return samples;
  }

  /** What lets anybody check a line. */
  public Proofs proofs() {
    return proofs;
  }

  /** What organizers say to fans. */
  public Notices notices() {
    return notices;
  }

  /** Fans and organizers. */
  public Accounts accounts() {
    return accounts;
  }

  /** What was tried to the end, for operators. */
  public DeadLetters deadLetters() {
    return deadLetters;
  }

  /** Pictures of fans and events. */
  public Pictures pictures() {
    return pictures;
  }

  /** Where organizers' programs hear of events. */
  public Webhooks webhooks() {
    return webhooks;
  }

  /** Fans' devices. */
  public Devices devices() {
    return devices;
  }

  /** What must happen by itself. */
  public Ticks ticks() {
    return ticks;
  }

  /** Replaces parts one by one. Not thread-safe. */
  public static final class Builder {

    private Stores stores = new MemoryStores();
    private @Nullable EventReads eventReads;
    private @Nullable DrawReads drawReads;
    private BeaconPolicy beacon = BeaconPolicy.none(Beacon.none());
    private CodeStore codes = new MemoryCodeStore();
    private PasswordHasher hasher = new MemoryPasswordHasher();
    private Notifier notifier = Notifier.none();
    private @Nullable Mailer mailer;
    private @Nullable InvitationMail invitationMail;
    private @Nullable PaymentGateway gateway;
    private final List<Courier> couriers = new ArrayList<>();
    private @Nullable IdTokens idTokens;
    private @Nullable PictureBucket bucket;
    private SecretVault vault = SecretVault.plain();
    private EndpointUrls endpointUrls = EndpointUrls.any();
    private @Nullable LogIdentity logIdentity;
    private IdSource ids = IdSource.random();
    private RandomGenerator random = new SecureRandom();
    private InstantSource time = InstantSource.system();
    private FailureListener failures = FailureListener.rethrow();
    private WaitPolicy waitPolicy = WaitPolicy.defaults();
    private Duration staleAge = Duration.ofSeconds(60);
    private Duration abandonAge = ReconcilePayments.ABANDON_AGE;
    private Retention retention = Retention.defaults();

    private Builder() {}

    /** Where the facts are. */
    public Builder stores(Stores stores) {
      this.stores = stores;
      return this;
    }

    /** Where events are read that are only shown; by default where the facts are. */
    public Builder eventReads(EventReads eventReads) {
      this.eventReads = eventReads;
      return this;
    }

    /** Where draws are read that are only shown; by default where the facts are. */
    public Builder drawReads(DrawReads drawReads) {
      this.drawReads = drawReads;
      return this;
    }

    /** What random draws are decided by; without it organizers let the server's own seed decide. */
    public Builder beacon(BeaconPolicy beacon) {
      this.beacon = beacon;
      return this;
    }

    /** Where one-time codes are. */
    public Builder codes(CodeStore codes) {
      this.codes = codes;
      return this;
    }

    /** How passwords are hashed. */
    public Builder hasher(PasswordHasher hasher) {
      this.hasher = hasher;
      return this;
    }

    /** What sends notices to fans at once. */
    public Builder notifier(Notifier notifier) {
      this.notifier = notifier;
      return this;
    }

    /** What sends mail; without one there are no one-time codes. */
    public Builder mailer(Mailer mailer) {
      this.mailer = mailer;
      return this;
    }

    /** What mails invitations; without it only who has an account gets a role. */
    public Builder invitationMail(InvitationMail invitationMail) {
      this.invitationMail = invitationMail;
      return this;
    }

    /** What takes money; without one only free tickets sell. */
    public Builder gateway(PaymentGateway gateway) {
      this.gateway = gateway;
      return this;
    }

    /** What carries messages by one channel; may be called again, for another. */
    public Builder courier(Courier courier) {
      couriers.add(courier);
      return this;
    }

    /**
     * Lets a part of this program hear of facts, at least once: of those that come about after the
     * first tick of a node that has it.
     *
     * @param name the same on every node; from 1 to 100 letters, digits, dots, dashes, underscores
     * @param types what it wants to hear of; empty for everything
     */
    public Builder listener(String name, Set<MessageType> types, Listener listener) {
      return courier(new ListenerCourier(name, types, listener));
    }

    /** What verifies id tokens; without it nobody signs in by one. */
    public Builder idTokens(IdTokens idTokens) {
      this.idTokens = idTokens;
      return this;
    }

    /** Where pictures are; by default beside the facts. */
    public Builder pictures(PictureBucket bucket) {
      this.bucket = bucket;
      return this;
    }

    /** What encrypts the secrets of endpoints; by default nothing does. */
    public Builder vault(SecretVault vault) {
      this.vault = vault;
      return this;
    }

    /** Where endpoints and push services may be; anywhere by default. */
    public Builder endpointUrls(EndpointUrls endpointUrls) {
      this.endpointUrls = endpointUrls;
      return this;
    }

    /** As whom logs are signed that everybody reads; without it there are none. */
    public Builder logIdentity(@Nullable LogIdentity logIdentity) {
      this.logIdentity = logIdentity;
      return this;
    }

    /** Where ids come from; random ones by default. */
    public Builder ids(IdSource ids) {
      this.ids = ids;
      return this;
    }

    /** Where codes come from; {@link SecureRandom} by default. */
    public Builder random(RandomGenerator random) {
      this.random = random;
      return this;
    }

    /** What time it is; the system's clock by default. */
    public Builder time(InstantSource time) {
      this.time = time;
      return this;
    }

    /** What hears of failures in the ticks; by default the thread that runs them. */
    public Builder onFailure(FailureListener failures) {
      this.failures = failures;
      return this;
    }

    /** How a caller waits for another caller's answer from the gateway. */
    public Builder waitPolicy(WaitPolicy waitPolicy) {
      this.waitPolicy = waitPolicy;
      return this;
    }

    /** When a silent payment is asked about, at the latest; default one minute. */
    public Builder staleAge(Duration staleAge) {
      this.staleAge = staleAge;
      return this;
    }

    /** When an unpaid attempt of a dead claim is closed; default one day. */
    public Builder abandonAge(Duration abandonAge) {
      this.abandonAge = abandonAge;
      return this;
    }

    /** How long that is kept which nothing depends on any more. */
    public Builder retention(Retention retention) {
      this.retention = retention;
      return this;
    }

    /** Joins the parts. Never blocks; may be called again, for another one on the same parts. */
    public FairQueue build() {
      return new FairQueue(this);
    }

    private Parts parts() {
      return new Parts(
          stores,
          eventReads == null ? stores.events() : eventReads,
          drawReads == null ? stores.draws() : drawReads,
          beacon,
          codes,
          hasher,
          notifier,
          mailer,
          invitationMail,
          gateway,
          couriers,
          idTokens,
          bucket,
          vault,
          endpointUrls,
          logIdentity,
          ids,
          random,
          time);
    }
  }
}
