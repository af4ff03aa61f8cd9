package io.fairqueue.http.factor;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.crypto.AuthenticatorSecret;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.SecondFactor;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.infrastructure.Infrastructure;
import io.fairqueue.http.limit.SignInLimits;
import io.fairqueue.http.limit.SignInWay;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.PeerAddress;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.Stores;
import io.fairqueue.port.message.SecretVault;
import io.fairqueue.port.staff.SecondFactorStore;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Organizers set up an authenticator app, and show its codes from then on (TOTP, RFC 6238). A code
 * is good once; wrong ones count as wrong passwords do. Thread-safe; reads the stores, so it
 * blocks.
 */
@Singleton
public final class SecondFactors {

  private static final String ISSUER = "FairQueue";

  private final SecondFactorStore store;
  private final Stores stores;
  private final Authorization authorization;
  private final SecretVault vault;
  private final SignInLimits limits;
  private final PeerAddress peers;
  private final InstantSource time;
  private final boolean required;
  private final RandomGenerator random = new SecureRandom();

  SecondFactors(
      Stores stores,
      Infrastructure infrastructure,
      SignInLimits limits,
      PeerAddress peers,
      InstantSource time,
      ServerConfig config) {
    this.store = stores.secondFactors();
    this.stores = stores;
    this.authorization = new Authorization(stores, time);
    this.vault = infrastructure.vault();
    this.limits = limits;
    this.peers = peers;
    this.time = time;
    this.required = config.staffTotp();
  }

  /** An account's second factor; empty while none is asked for. */
  public Optional<SecondFactor> of(Caller.Staff staff) {
    return confirmed(staff.actor().id());
  }

  /** Whether every account has to have one. */
  public boolean isRequired() {
    return required;
  }

  /** A secret and recovery codes, which are asked for once a code of them was shown. */
  public Offered offer(Caller.Staff staff) {
    Organizer organizer = organizer(staff);
    AuthenticatorSecret secret = AuthenticatorSecret.random(random);
    List<String> recovery = RecoveryCodes.random(random);
    String sealed = vault.seal(name(organizer.id()), secret.stored());
    if (!store.offer(organizer.id(), sealed, RecoveryCodes.digests(recovery), time.instant())) {
      throw new ProblemException(Refusal.TOTP_EXISTS);
    }
    return new Offered(secret.typed(), secret.uri(ISSUER, organizer.email().value()), recovery);
  }

  /** What was offered last, for who looks at it again; its recovery codes were shown once. */
  public Optional<Offered> offered(Caller.Staff staff) {
    Organizer organizer = organizer(staff);
    return store
        .find(organizer.id())
        .filter(factor -> !factor.isConfirmed())
        .map(this::secret)
        .map(
            secret ->
                new Offered(
                    secret.typed(), secret.uri(ISSUER, organizer.email().value()), List.of()));
  }

  /** The app works: its codes are asked for from now on. */
  public void confirm(Caller.Staff staff, String code, HttpRequest<?> call) {
    OrganizerId id = staff.actor().id();
    SecondFactor factor =
        store.find(id).orElseThrow(() -> new ProblemException(Refusal.TOTP_NOT_FOUND));
    if (factor.isConfirmed()) {
      throw new ProblemException(Refusal.TOTP_EXISTS);
    }
    proved(
        staff,
        call,
        () -> {
          OptionalLong step = secret(factor).step(digits(code), time.instant());
          return step.isPresent()
              && noted(
                  staff.actor(),
                  "organizer.confirm-totp",
                  () -> store.confirm(id, factor.sealed(), step.getAsLong(), time.instant()));
        });
  }

  /** No code is asked for any more; takes a last one. */
  public void remove(Caller.Staff staff, String code, HttpRequest<?> call) {
    OrganizerId id = staff.actor().id();
    SecondFactor factor =
        confirmed(id).orElseThrow(() -> new ProblemException(Refusal.TOTP_NOT_FOUND));
    proved(
        staff,
        call,
        () ->
            uses(factor, code)
                && noted(staff.actor(), "organizer.remove-totp", () -> store.remove(id)));
  }

  /**
   * Makes sure that whoever knows the password shows a code too, where one is asked for.
   *
   * @param code of the app, or a recovery code; null for none shown
   */
  public void check(Organizer organizer, @Nullable String code) {
    SecondFactor factor = confirmed(organizer.id()).orElse(null);
    if (factor == null) {
      return;
    }
    if (code == null || code.isBlank()) {
      throw new ProblemException(Refusal.TOTP_REQUIRED);
    }
    if (!uses(factor, code)) {
      throw new ProblemException(Refusal.TOTP_INVALID);
    }
  }

  private void proved(Caller.Staff staff, HttpRequest<?> call, BooleanSupplier proof) {
    boolean proven =
        limits
            .attempt(
                SignInWay.ORGANIZER_PASSWORD,
                organizer(staff).email().value(),
                peers.client(call),
                () -> proof.getAsBoolean() ? Optional.of(true) : Optional.<Boolean>empty())
            .isPresent();
    if (!proven) {
      throw new ProblemException(Refusal.TOTP_INVALID);
    }
  }

  private boolean uses(SecondFactor factor, String code) {
    OptionalLong step = secret(factor).step(digits(code), time.instant());
    return step.isPresent()
        ? store.useStep(factor.organizer(), step.getAsLong())
        : store.useRecovery(factor.organizer(), RecoveryCodes.digest(code));
  }

  private boolean noted(Actor actor, String action, BooleanSupplier act) {
    return authorization.noted(actor, Deed.to(actor.id(), action), act::getAsBoolean);
  }

  private Optional<SecondFactor> confirmed(OrganizerId id) {
    return store.find(id).filter(SecondFactor::isConfirmed);
  }

  private Organizer organizer(Caller.Staff staff) {
    return stores.organizers().find(staff.actor().id()).orElseThrow(ProblemException::unauthorized);
  }

  private AuthenticatorSecret secret(SecondFactor factor) {
    return AuthenticatorSecret.of(vault.open(name(factor.organizer()), factor.sealed()));
  }

  private static String name(OrganizerId id) {
    return "totp:" + id;
  }

  /** Apps show a gap in the middle, and people type it. */
  private static String digits(String code) {
    return code.replaceAll("[\\s-]", "");
  }

  /**
   * What an app needs, and what stands in for a lost one.
   *
   * @param secret as people type it
   * @param uri as apps scan it
   * @param recovery codes, each good once; empty where they were shown before
   */
  public record Offered(String secret, String uri, List<String> recovery) {

    public Offered {
      recovery = List.copyOf(recovery);
    }

    /** Prints no secret. */
    @Override
    public String toString() {
      return "Offered";
    }
  }
}
