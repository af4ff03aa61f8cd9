package io.fairqueue.paystack;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How Paystack is reached.
 *
 * @param secretKey authenticates us and signs their webhooks; never printed
 * @param requestTimeout the end of one try, its answer's body included
 * @param maxTries how often one call is tried at most
 * @param backoff the longest pause before the second try; doubles from try to try
 * @param callbackUrl where the fan's browser goes after paying; null for the account's own setting
 * @param currencies the codes of what the account takes: its country's, and others where it was
 *     asked for
 */
public record PaystackConfig(
    URI baseUrl,
    String secretKey,
    Duration connectTimeout,
    Duration requestTimeout,
    int maxTries,
    Duration backoff,
    @Nullable URI callbackUrl,
    Set<String> currencies) {

  /** What accounts can be opened for, and dollars beside it. */
  public static final Set<String> CURRENCIES = Set.of("NGN", "GHS", "ZAR", "KES", "XOF", "USD");

  public PaystackConfig {
    currencies = Set.copyOf(currencies);
    if (secretKey.isBlank()) {
      throw new IllegalArgumentException("the Paystack secret key must not be blank");
    }
    if (maxTries < 1 || maxTries > 10) {
      throw new IllegalArgumentException("maxTries must be between 1 and 10");
    }
    if (!connectTimeout.isPositive() || !requestTimeout.isPositive() || backoff.isNegative()) {
      throw new IllegalArgumentException("time-outs must be positive");
    }
  }

  /** An account that takes {@link #CURRENCIES}. */
  public PaystackConfig(
      URI baseUrl,
      String secretKey,
      Duration connectTimeout,
      Duration requestTimeout,
      int maxTries,
      Duration backoff,
      @Nullable URI callbackUrl) {
    this(
        baseUrl,
        secretKey,
        connectTimeout,
        requestTimeout,
        maxTries,
        backoff,
        callbackUrl,
        CURRENCIES);
  }

  /** The real Paystack, with time-outs that suit it. */
  public static PaystackConfig of(String secretKey) {
    return new PaystackConfig(
        URI.create("https://api.paystack.co"),
        secretKey,
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        3,
        Duration.ofMillis(200),
        null);
  }

  /** The same account, which takes these currencies. */
  public PaystackConfig taking(Set<String> codes) {
    return new PaystackConfig(
        baseUrl, secretKey, connectTimeout, requestTimeout, maxTries, backoff, callbackUrl, codes);
  }

  /** The same account, whose fans come back to this page where it names no other. */
  public PaystackConfig orReturningTo(URI page) {
    return callbackUrl != null
        ? this
        : new PaystackConfig(
            baseUrl,
            secretKey,
            connectTimeout,
            requestTimeout,
            maxTries,
            backoff,
            page,
            currencies);
  }

  @Override
  public String toString() {
    return "PaystackConfig[" + baseUrl + "]";
  }
}
