package io.fairqueue.cli.crowd;

import io.fairqueue.cli.stores.Backend;
import io.fairqueue.crypto.SigningKeys;
import io.fairqueue.crypto.TokenKind;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.domain.Customer;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Organizer;
import io.fairqueue.port.OrganizerStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The people of a simulated sale: made in the stores, since the crowd is not a password test. */
public final class Accounts {

  private static final Duration SESSION = Duration.ofHours(1);
  private static final int AT_ONCE = 4;
  private static final int PASSWORD_LENGTH = 12;
  // Without what looks alike.
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private final Backend backend;
  private final InstantSource time;
  private final RandomGenerator random;

  /**
   * @param random makes passwords
   */
  public Accounts(Backend backend, InstantSource time, RandomGenerator random) {
    this.backend = backend;
    this.time = time;
    this.random = random;
  }

  public static EmailAddress fan(int number) {
    return new EmailAddress("fan-%d@fairqueue.example".formatted(number));
  }

  /** Makes the organizer if need be; the answered password is new, and the only one from now on. */
  public String organizer(EmailAddress email, String name) {
    String password = newPassword();
    OrganizerStore organizers = backend.stores().organizers();
    if (backend.fairQueue().accounts().createOrganizer(email, name, password, false).isEmpty()) {
      Organizer there = organizers.findByEmail(email).orElseThrow();
      organizers.rehash(there.id(), there.passwordHash(), backend.hasher().hash(password));
      organizers.setDisabled(there.id(), false);
    }
    return password;
  }

  /** Sessions of so many fans. */
  public List<String> fans(int count) throws InterruptedException {
    Instant now = time.instant();
    SigningKeys keys = backend.signingKeys();
    keys.ensure(now);
    Tokens tokens = new Tokens(keys);
    return accounts(count).stream()
        .map(
            fan ->
                tokens.session(
                    TokenKind.CUSTOMER,
                    fan.id().value(),
                    fan.sessionEpoch(),
                    now,
                    now.plus(SESSION)))
        .toList();
  }

  private List<Customer> accounts(int count) throws InterruptedException {
    try (ExecutorService makers = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<Customer>> made =
          IntStream.rangeClosed(1, count)
              .mapToObj(n -> makers.submit(() -> backend.fairQueue().accounts().guest(fan(n))))
              .toList();
      return made.stream().map(Accounts::result).toList();
    }
  }

  private static Customer result(Future<Customer> made) {
    try {
      return made.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String newPassword() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < PASSWORD_LENGTH; i++) {
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
