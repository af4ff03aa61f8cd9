package io.fairqueue.port;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.Refund;
import java.net.URI;
import java.time.Instant;
import java.util.List;
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

  /**
   * A page of the money that moved since a moment, as the gateway's own books have it: what fans
   * paid, then what it sent back.
   *
   * <p>Only reads, so repeating is safe. What stood still meanwhile is told once at least; what
   * moved while the pages were read may have to wait for the next reading. Older movements may be
   * among them, and a payment that was opened more than a day before {@code since} may be missing:
   * {@link #verify} it. By the gateway's clock.
   *
   * @param cursor {@link Movements.Page#next()} of the page before; null for the first one
   */
  Movements movements(Instant since, @Nullable String cursor);

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

  /** What the gateway's books say. */
  sealed interface Movements {

    /**
     * Some of them.
     *
     * @param next asks for the page after this one; null if this is the last
     */
    record Page(List<Movement> movements, @Nullable String next) implements Movements {

      public Page {
        movements = List.copyOf(movements);
      }
    }

    record NoAnswer(String reason) implements Movements {}

    /** This gateway shows nobody its books: only {@link #verify} tells. */
    record NotShown() implements Movements {}
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
