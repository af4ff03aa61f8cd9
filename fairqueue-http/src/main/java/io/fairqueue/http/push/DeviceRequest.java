package io.fairqueue.http.push;

import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.message.Device;
import io.fairqueue.domain.message.DeviceAddress;
import io.fairqueue.domain.message.Platform;
import io.fairqueue.http.problem.FieldError;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.messages.push.WebSubscription;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One of a fan's devices.
 *
 * @param token of a browser its subscription, as JSON; of a phone its token at the push service
 * @param platform {@code android}, {@code ios} or {@code web}
 */
@Introspected
record DeviceRequest(@NotNull String token, @NotNull String platform) {

  private static final Pattern PHONE_TOKEN =
      Pattern.compile("[!-~]{1," + Device.MAX_TOKEN_BYTES + "}");

  /**
   * What is kept of it.
   *
   * @param token as it is needed to reach the device, and nothing besides
   */
  record Read(DeviceAddress address, String token) {}

  Read read() {
    Platform known =
        Platform.of(platform)
            .orElseThrow(
                () -> new InvalidInputException("platform", "must be android, ios or web"));
    if (known != Platform.WEB) {
      if (!PHONE_TOKEN.matcher(token).matches()) {
        throw new InvalidInputException(
            "token",
            "must have from 1 to %d printable characters".formatted(Device.MAX_TOKEN_BYTES));
      }
      return new Read(new DeviceAddress(known, token), token);
    }
    try {
      WebSubscription subscription = WebSubscription.parse(token);
      return new Read(subscription.address(), subscription.json());
    } catch (IllegalArgumentException none) {
      throw invalid(String.valueOf(none.getMessage()));
    }
  }

  /**
   * It is no subscription that anything could be sent to.
   *
   * @param why a predicate: "must …"
   */
  static ProblemException invalid(String why) {
    return new ProblemException(
        Problem.of(Refusal.SUBSCRIPTION_INVALID).withErrors(List.of(new FieldError("token", why))));
  }

  /** Prints no token: whoever has it may send to the device. */
  @Override
  public String toString() {
    return "DeviceRequest[" + platform + "]";
  }
}
