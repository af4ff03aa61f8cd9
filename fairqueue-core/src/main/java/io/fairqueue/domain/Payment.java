package io.fairqueue.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to pay a claim.
 *
 * <pre>
 * INITIALIZING → PENDING | UNRESOLVED
 * INITIALIZING, PENDING, UNRESOLVED → SUCCEEDED | FAILED
 * FAILED → SUCCEEDED when the gateway says so later;  SUCCEEDED → REFUNDED
 * </pre>
 */
public sealed interface Payment {

  PaymentFacts facts();

  PaymentStatus status();

  default PaymentId id() {
    return facts().id();
  }

  /** A payment that money may still arrive for. */
  sealed interface Payable extends Payment {

    default Succeeded succeed(@Nullable String externalId, Instant now) {
      return new Succeeded(facts().settled(externalId, now));
    }
  }

  /** The one attempt of a claim whose end is not known. */
  sealed interface Live extends Payable {

    default Failed fail(String reason, Instant now) {
      return new Failed(facts().settled(null, now), reason, true);
    }

    /** Ended for a reason that is not the fan's: it uses no attempt. */
    default Failed endUncounted(String reason, Instant now) {
      return new Failed(facts().settled(null, now), reason, false);
    }
  }

  /** Written down; the gateway was not asked yet, or we did not live to hear it. */
  record Initializing(PaymentFacts facts) implements Live {

    @Override
    public PaymentStatus status() {
      return PaymentStatus.INITIALIZING;
    }

    /** The gateway opened it, under the reference that it answered. */
    public Pending open(
        String reference, String authorizationUrl, @Nullable String externalId, Instant now) {
      return new Pending(facts.opened(reference, authorizationUrl, externalId, now));
    }

    public Unresolved lose(Instant now) {
      return new Unresolved(facts.settled(null, now));
    }
  }

  /** The fan may pay at {@link PaymentFacts#authorizationUrl()}. */
  record Pending(PaymentFacts facts) implements Live {

    @Override
    public PaymentStatus status() {
      return PaymentStatus.PENDING;
    }
  }

  /** The gateway did not answer: nobody knows yet. */
  record Unresolved(PaymentFacts facts) implements Live {

    @Override
    public PaymentStatus status() {
      return PaymentStatus.UNRESOLVED;
    }
  }

  /** The money was captured. */
  record Succeeded(PaymentFacts facts) implements Payment {

    @Override
    public PaymentStatus status() {
      return PaymentStatus.SUCCEEDED;
    }

    public Refunded refund(Instant now) {
      return new Refunded(facts.settled(null, now));
    }
  }

  /**
   * No money came.
   *
   * @param counts whether it used one of the claim's attempts
   */
  record Failed(PaymentFacts facts, String reason, boolean counts) implements Payable {

    /** Another attempt took its place, as its fan wished. */
    public static final String SUPERSEDED = "SUPERSEDED";

    /** Its fan gave the claim up before it ended. */
    public static final String GIVEN_UP = "GIVEN_UP";

    /** Its page was never shown: the answer that had its address was lost. */
    public static final String NOT_OPENED = "NOT_OPENED";

    /** The gateway was asked to the end, and never said how it stands. */
    public static final String UNANSWERED = "UNANSWERED";

    /** Whether its fan wanted it to end, and neither the gateway nor a bank said no. */
    public boolean isWanted() {
      return reason.equals(SUPERSEDED) || reason.equals(GIVEN_UP);
    }

    /** The gateway opened it after it had ended here: money for it is known by that reference. */
    public Failed openedAs(String reference, String url, @Nullable String external) {
      return new Failed(facts.opened(reference, url, external, facts.updatedAt()), reason, counts);
    }

    @Override
    public PaymentStatus status() {
      return PaymentStatus.FAILED;
    }
  }

  /** The money went back. */
  record Refunded(PaymentFacts facts) implements Payment {

    @Override
    public PaymentStatus status() {
      return PaymentStatus.REFUNDED;
    }
  }
}
