package io.fairqueue.account;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.OneTimeCode;
import io.fairqueue.port.CodeStore;
import io.fairqueue.port.CodeSubject;
import io.fairqueue.port.Mailer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Mails a one-time code. */
final class IssueCode {

  /** How long a code lives. */
  private static final Duration CODE_TTL = Duration.ofMinutes(10);

  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

  private final CodeStore codes;
  private final @Nullable Mailer mailer;
  private final RandomGenerator random;
  private final InstantSource time;

  IssueCode(CodeStore codes, @Nullable Mailer mailer, RandomGenerator random, InstantSource time) {
    this.codes = codes;
    this.mailer = mailer;
    this.random = random;
    this.time = time;
  }

  /**
   * Answers what the code is asked by; empty when no mail can be sent here at all.
   *
   * @param note what {@link RedeemCode} answers for the right code
   * @param origin from where it is asked for
   */
  Optional<UUID> issue(CodeSubject subject, EmailAddress to, String note, String origin) {
    if (mailer == null) {
      return Optional.empty();
    }
    UUID request = randomId();
    OneTimeCode code = OneTimeCode.random(random);
    codes.put(
        subject,
        new CodeStore.Issued(request, code, origin, note, time.instant().plus(CODE_TTL)),
        time.instant());
    mailer.send(to, "Your FairQueue code", text(subject.purpose(), code));
    return Optional.of(request);
  }

  private static String text(CodeSubject.Purpose purpose, OneTimeCode code) {
    String reason =
        switch (purpose) {
          case LOGIN -> "";
          case CHANGE_OF_MAIL -> "It makes this the email address of your account.\n";
        };
    return "Your one-time code is "
        + code.digits()
        + "\n"
        + reason
        + "It is valid for ten minutes and works once.\n";
  }

  /**
   * Only the caller who asked for the code knows it, so no two are alike and none can be guessed.
   */
  private UUID randomId() {
    return new UUID(
        (random.nextLong() & ~0xF000L) | VERSION_4, (random.nextLong() >>> 2) | VARIANT_2);
  }
}
