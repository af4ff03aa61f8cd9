package io.fairqueue.cli.crowd.setup;

import io.fairqueue.cli.stores.Backend;
import io.fairqueue.crypto.SigningKeys;
import io.fairqueue.crypto.TokenKind;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Organizer;
import io.fairqueue.port.OrganizerStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** The people of a simulated sale: made in the stores, since the crowd is not a password test. */
public final class Accounts {

  private static final Duration SESSION = Duration.ofHours(1);
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
    return new EmailAddress(FanRows.ADDRESS.formatted(number));
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

  /**
   * A session of an organizer, whose account is made if need be, and whose password nobody knows.
   */
  public String organizerSession(EmailAddress email, String name) {
    OrganizerStore organizers = backend.stores().organizers();
    if (organizers.findByEmail(email).isEmpty()) {
      backend.fairQueue().accounts().createOrganizer(email, name, newPassword(), false);
    }
    Organizer organizer = organizers.findByEmail(email).orElseThrow();
    Instant now = time.instant();
    return tokens(now)
        .session(
            TokenKind.ORGANIZER,
            organizer.id().value(),
            organizer.sessionEpoch(),
            now,
            now.plus(SESSION));
  }

  /** Sessions of {@code count} fans. */
  public List<String> fans(int count) {
    Instant now = time.instant();
    Tokens tokens = tokens(now);
    return new FanRows(backend.dataSource())
        .of(count).parallelStream()
            .map(
                fan ->
                    tokens.session(
                        TokenKind.CUSTOMER, fan.id(), fan.epoch(), now, now.plus(SESSION)))
            .toList();
  }

  private Tokens tokens(Instant now) {
    SigningKeys keys = backend.signingKeys();
    keys.ensure(now);
    return new Tokens(keys);
  }

  private String newPassword() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < PASSWORD_LENGTH; i++) {
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
