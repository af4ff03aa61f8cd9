package io.fairqueue.port;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.Refund;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the money is. Thread-safe. An adapter retries what is transient by itself, within bounds,
 * and never a refusal; it answers within its time-outs and throws nothing that a gateway may cause.
 */
public interface PaymentGateway {

  /** The name under which webhooks are kept: {@code paystack}. */
  String name();

  /** Whether payments in this currency can be opened, as far as that is known without asking. */
  boolean takes(java.util.Currency currency);

  /**
   * The pages that fans may be sent to, any address below each: our own pages let them go there.
   */
  default Set<URI> checkouts() {
    return Set.of();
  }

  /**
   * Opens a payment. Not safe to repeat with the same reference: {@link #verify} first.
   *
   * @param reference ours; the one that counts from then on is the one in the answer
   * @param returnUrl where the fan goes on afterwards; null for the usual place
   */
  Opening initialize(
      String reference,
      Money amount,
      EmailAddress payer,
      @Nullable PaymentMethod method,
      @Nullable String returnUrl);

  /** What the gateway knows of a payment. Safe to repeat. */
  Verification verify(String reference);

  /**
   * Sends captured money back. Safe to repeat: the gateway refunds a transaction once, and knows
   * the refund by its id.
   *
   * @param refund {@link Refund#tries()} of more than one: it may have been asked for before
   */
  RefundAnswer refund(Refund refund);

  /** What became of a refund that the gateway took on. Safe to repeat. */
  RefundAnswer refundState(Refund refund);

  /** Whether these raw bytes were signed by the gateway. Takes the same time for any signature. */
  boolean isAuthentic(byte[] body, String signature);

  /** Reads an authentic webhook; throws {@link IllegalArgumentException} for unreadable bytes. */
  GatewayNotice read(byte[] body);

  /** How opening a payment went. */
  sealed interface Opening {

    record Opened(String reference, String authorizationUrl, @Nullable String externalId)
        implements Opening {}

    /** The gateway said no; asking again does not help. */
    record Refused(String reason) implements Opening {}

    /** It said no for a reason that is the shop's: its key, its currency, its account. */
    record Misconfigured(String reason) implements Opening {}

    /** No answer: whether the payment exists there is not known. */
    record NoAnswer(String reason) implements Opening {}
  }

  /** What a payment's state is there. */
  sealed interface Verification {

    record Paid(Capture capture) implements Verification {}

    /** The fan may still pay. */
    record Open() implements Verification {}

    /** It failed, or the fan gave up. */
    record NotPaid(String reason) implements Verification {}

    /** The gateway never heard of this reference. */
    record Unknown() implements Verification {}

    record NoAnswer(String reason) implements Verification {}
  }

  /** How a refund went. */
  sealed interface RefundAnswer {

    record Refunded() implements RefundAnswer {}

    /**
     * It was taken on; the gateway tells later what became of it.
     *
     * @param gatewayId its own id of the refund; null if it gave none
     */
    record Accepted(@Nullable String gatewayId) implements RefundAnswer {}

    record Refused(String reason) implements RefundAnswer {}

    record NoAnswer(String reason) implements RefundAnswer {}
  }
}
