package io.fairqueue.tck;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundNews;
import io.fairqueue.port.Capture;
import io.fairqueue.port.GatewayNotice;
import io.fairqueue.port.PaymentGateway;
import java.util.ArrayDeque;
import java.util.Currency;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that works unless it is set otherwise, and keeps its own books on the money, so that a
 * test can hold them against the stores. Fans pay by {@link #pay}. Thread-safe.
 */
public final class ScriptedGateway implements PaymentGateway {

  /** How it treats one call. */
  public enum Mood {
    WORKS,
    REFUSES,
    /** No answer, and nothing was done. */
    IS_DOWN,
    /** No answer, though it was done. */
    LOSES_THE_ANSWER,
    /** Takes a refund on, and does it later; anything else it does at once. */
    QUEUES
  }

  private final Map<String, Charge> charges = new LinkedHashMap<>();
  private final Deque<Mood> openings = new ArrayDeque<>();
  private final Deque<Mood> verifications = new ArrayDeque<>();
  private final Deque<Mood> refunds = new ArrayDeque<>();
  private final Set<Currency> refused = new HashSet<>();
  private int notices;
  private int verified;
  private int refundCalls;

  @Override
  public synchronized boolean takes(Currency currency) {
    return !refused.contains(currency);
  }

  /** From now on this account takes no such money. */
  public synchronized void refuse(Currency currency) {
    refused.add(currency);
  }

  /** Treats the next opening like this that was not given a mood yet. */
  public synchronized void nextOpening(Mood mood) {
    openings.add(mood);
  }

  /** Likewise; a verification changes nothing, so it either works or does not. */
  public synchronized void nextVerification(Mood mood) {
    verifications.add(mood);
  }

  /** Likewise for a refund. */
  public synchronized void nextRefund(Mood mood) {
    refunds.add(mood);
  }

  /** From now on everything works. */
  public synchronized void recover() {
    openings.clear();
    verifications.clear();
    refunds.clear();
  }

  /** The fan pays what is due; {@code false} if there is nothing to pay. */
  public synchronized boolean pay(String reference) {
    Charge charge = charges.get(reference);
    return charge != null && pay(reference, charge.due);
  }

  /** The fan pays another amount than is due. */
  public synchronized boolean pay(String reference, Money amount) {
    Charge charge = charges.get(reference);
    if (charge == null || charge.captured != null) {
      return false;
    }
    charge.captured = amount;
    return true;
  }

  /** The fan's bank says no; the fan may try the same charge again. */
  public synchronized boolean decline(String reference) {
    Charge charge = charges.get(reference);
    if (charge == null || charge.captured != null) {
      return false;
    }
    charge.declined = true;
    return true;
  }

  /** The fan pays a second time, by the same reference; {@code false} if that can't be. */
  public synchronized boolean payAgain(String reference) {
    Charge charge = charges.get(reference);
    if (charge == null
        || !charge.due.equals(charge.captured)
        || charge.again != null
        || charge.returnedAs.startsWith("outside")) {
      return false;
    }
    charge.again = charge.due;
    return true;
  }

  /** Somebody gives the money back in the gateway's own office. */
  public synchronized boolean giveBackOutside(String reference) {
    Charge charge = charges.get(reference);
    if (charge == null || charge.captured == null || charge.again != null || charge.returned) {
      return false;
    }
    charge.returned = true;
    charge.returnedAs = "outside-" + reference;
    return true;
  }

  /** A webhook that tells of the second payment. */
  public synchronized Optional<byte[]> secondWebhook(String reference) {
    Charge charge = charges.get(reference);
    return charge == null || charge.again == null
        ? Optional.empty()
        : Optional.of(
            body(
                "paid",
                reference,
                Long.toString(charge.again.minor()),
                charge.again.currency().toString(),
                second(reference)));
  }

  /** A webhook that tells that the money is back. */
  public synchronized Optional<byte[]> refundWebhook(String reference) {
    Charge charge = charges.get(reference);
    if (charge == null || charge.captured == null || !charge.returned) {
      return Optional.empty();
    }
    Money money = charge.captured;
    return Optional.of(
        body(
            "returned",
            reference,
            Long.toString(money.minor()),
            money.currency().toString(),
            charge.returnedAs));
  }

  private static String second(String reference) {
    return "again-" + reference;
  }

  /** How often it was asked about payments. */
  public synchronized int verifications() {
    return verified;
  }

  /** How often it was asked for refunds. */
  public synchronized int refundCalls() {
    return refundCalls;
  }

  /** A webhook that tells how a charge stands; empty while there is nothing to tell. */
  public synchronized Optional<byte[]> webhook(String reference) {
    Charge charge = charges.get(reference);
    if (charge == null) {
      return Optional.empty();
    }
    if (charge.captured != null) {
      Money money = charge.captured;
      return Optional.of(
          body(
              "paid",
              reference,
              Long.toString(money.minor()),
              money.currency().toString(),
              "ext-" + reference));
    }
    return charge.declined ? Optional.of(body("declined", reference)) : Optional.empty();
  }

  private byte[] body(String... words) {
    return (++notices + " " + String.join(" ", words)).getBytes(UTF_8);
  }

  /** What makes a body authentic. */
  public static String signature(byte[] body) {
    CRC32 sum = new CRC32();
    sum.update(body);
    return HexFormat.of().toHexDigits(sum.getValue());
  }

  /** Every reference that it ever opened. */
  public synchronized List<String> references() {
    return List.copyOf(charges.keySet());
  }

  /** What it took for a reference. */
  public synchronized Optional<Money> captured(String reference) {
    return Optional.ofNullable(charges.get(reference)).map(charge -> charge.captured);
  }

  /** Whether it gave the money back. */
  public synchronized boolean gaveBack(String reference) {
    Charge charge = charges.get(reference);
    return charge != null && charge.returned;
  }

  /** How much of a payment's money went back. */
  public synchronized long backMinor(String reference) {
    Charge charge = charges.get(reference);
    if (charge == null || charge.captured == null) {
      return 0;
    }
    return charge.returned
        ? charge.captured.minor()
        : charge.parts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether the second payment went back, if there was one. */
  public synchronized boolean isSurplusBack(String reference) {
    Charge charge = charges.get(reference);
    return charge == null || charge.again == null || charge.againReturned;
  }

  /** The refunds by whose name it was asked for a reference's money. */
  public synchronized Set<RefundId> askedBack(String reference) {
    Charge charge = charges.get(reference);
    return charge == null ? Set.of() : Set.copyOf(charge.askedBack);
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public synchronized Opening initialize(
      String reference, Money amount, EmailAddress payer, @Nullable PaymentMethod method) {
    Mood mood = next(openings);
    if (mood == Mood.WORKS || mood == Mood.LOSES_THE_ANSWER || mood == Mood.QUEUES) {
      if (charges.putIfAbsent(reference, new Charge(amount)) != null) {
        throw new AssertionError("opened twice: " + reference);
      }
    }
    return switch (mood) {
      case WORKS, QUEUES -> new Opening.Opened(reference, "https://pay.example/" + reference, null);
      case REFUSES -> new Opening.Refused("no");
      case IS_DOWN, LOSES_THE_ANSWER -> new Opening.NoAnswer("timeout");
    };
  }

  @Override
  public synchronized Verification verify(String reference) {
    Charge charge = charges.get(reference);
    verified++;
    if (next(verifications) != Mood.WORKS) {
      return new Verification.NoAnswer("timeout");
    }
    if (charge == null) {
      return new Verification.Unknown();
    }
    if (charge.captured != null) {
      return new Verification.Paid(Capture.of(charge.captured, "ext-" + reference));
    }
    return charge.declined ? new Verification.NotPaid("declined") : new Verification.Open();
  }

  @Override
  public synchronized RefundAnswer refund(Refund refund) {
    refundCalls++;
    Charge charge = charge(refund);
    Mood mood = next(refunds);
    if (!refund.isOfPayment()) {
      charge.againReturned |= mood == Mood.WORKS || mood == Mood.LOSES_THE_ANSWER;
      return answer(refund, mood, charge.againReturned);
    }
    if (charge.captured == null
        || !refund.amount().currency().equals(charge.captured.currency())
        || refund.amount().minor() > charge.captured.minor()) {
      throw new AssertionError("nothing like that was paid: " + refund);
    }
    charge.askedBack.add(refund.id());
    if (!charge.returned) {
      charge.returnedAs = id(refund);
    }
    if (mood == Mood.WORKS || mood == Mood.LOSES_THE_ANSWER) {
      charge.giveBack(refund);
    }
    return answer(refund, mood, charge.returned || charge.parts.containsKey(refund.id()));
  }

  private static String id(Refund refund) {
    return "refund-" + refund.id();
  }

  /** What was taken on is done when somebody asks, unless it is in another mood. */
  @Override
  public synchronized RefundAnswer refundState(Refund refund) {
    return refund(refund);
  }

  /**
   * A second payment's refund names that payment; so may the first one be the second to be heard
   * of.
   */
  private Charge charge(Refund refund) {
    Charge charge = charges.get(refund.reference());
    if (charge == null || (!refund.isOfPayment() && charge.again == null)) {
      throw new AssertionError("nothing like that was paid: " + refund);
    }
    return charge;
  }

  private static RefundAnswer answer(Refund refund, Mood mood, boolean returned) {
    return switch (mood) {
      case WORKS -> new RefundAnswer.Refunded();
      // What it once gave back it does not refuse.
      case REFUSES -> returned ? new RefundAnswer.Refunded() : new RefundAnswer.Refused("no");
      case QUEUES -> returned ? new RefundAnswer.Refunded() : new RefundAnswer.Accepted(id(refund));
      case IS_DOWN, LOSES_THE_ANSWER -> new RefundAnswer.NoAnswer("timeout");
    };
  }

  @Override
  public boolean isAuthentic(byte[] body, String signature) {
    return signature(body).equals(signature);
  }

  @Override
  public GatewayNotice read(byte[] body) {
    String[] words = new String(body, UTF_8).split(" ", -1);
    if (words.length == 6 && words[1].equals("paid")) {
      Money money = new Money(Long.parseLong(words[3]), Currency.getInstance(words[4]));
      return new GatewayNotice.ChargeSucceeded(words[2], Capture.of(money, words[5]));
    }
    if (words.length == 6 && words[1].equals("returned")) {
      Money money = new Money(Long.parseLong(words[3]), Currency.getInstance(words[4]));
      return new GatewayNotice.Refund(
          words[2], new RefundNews(RefundNews.State.PAID, money, words[5], "at the gateway"));
    }
    if (words.length == 3 && words[1].equals("declined")) {
      return new GatewayNotice.ChargeFailed(words[2], "declined");
    }
    throw new IllegalArgumentException("not a notice of this gateway");
  }

  private static Mood next(Deque<Mood> moods) {
    Mood mood = moods.poll();
    return mood == null ? Mood.WORKS : mood;
  }

  /** What it knows of one reference. Guarded by the gateway's lock. */
  private static final class Charge {

    final Money due;
    final Set<RefundId> askedBack = new HashSet<>();
    @Nullable Money captured;
    @Nullable Money again;
    final Map<RefundId, Long> parts = new LinkedHashMap<>();
    boolean againReturned;
    boolean declined;
    boolean returned;
    String returnedAs = "";

    Charge(Money due) {
      this.due = due;
    }

    /** All of it is back when its parts add up to what was taken; never more than that. */
    void giveBack(Refund refund) {
      if (returned || captured == null) {
        return;
      }
      parts.put(refund.id(), refund.amount().minor());
      long back = parts.values().stream().mapToLong(Long::longValue).sum();
      if (back > captured.minor()) {
        throw new AssertionError("more goes back than was paid: " + parts);
      }
      returned = back == captured.minor();
    }
  }
}
