package io.fairqueue.http.payment;

import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.http.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names of payment methods on the wire: {@code bank_transfer}. */
final class Methods {

  private Methods() {}

  static @Nullable PaymentMethod read(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return Arrays.stream(PaymentMethod.values())
        .filter(method -> write(method).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.invalid("method", "must be one of card, bank_transfer, e_wallet"));
  }

  static String write(PaymentMethod method) {
    return method.name().toLowerCase(Locale.ROOT);
  }
}
