package io.fairqueue.account;

import io.fairqueue.domain.OneTimeCode;
import io.fairqueue.port.CodeStore;
import io.fairqueue.port.CodeSubject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes a one-time code that {@link IssueCode} mailed. */
final class RedeemCode {

  private final CodeStore codes;
  private final InstantSource time;

  RedeemCode(CodeStore codes, InstantSource time) {
    this.codes = codes;
    this.time = time;
  }

  /**
   * The note of the right code, once.
   *
   * @param request what the code was asked by; null from callers that do not know
   * @param origin from where the code comes
   */
  public Optional<String> redeem(
      CodeSubject subject, @Nullable UUID request, OneTimeCode code, String origin) {
    return codes.take(subject, new CodeStore.Offered(request, code, origin), time.instant());
  }
}
