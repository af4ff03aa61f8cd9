package io.fairqueue.tck;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.RefundId;
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
 * A gateway that works unless it is told otherwise, and keeps its own books on the money, so that a
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
    LOSES_THE_ANSWER
  }

  private final Map<String, Charge> charges = new LinkedHashMap<>();
  private final Deque<Mood> openings = new ArrayDeque<>();
  private final Deque<Mood> verifications = new ArrayDeque<>();
  private final Deque<Mood> refunds = new ArrayDeque<>();
  private int notices;

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

  /** A webhook that tells how a charge stands; empty while there is nothing to tell. */
  public synchronized Optional<byte[]> webhook(String reference) {
    Charge charge = charges.get(reference);
    if (charge == null) {
      return Optional.empty();
    }
    if (charge.captured != null) {
      Money money = charge.captured;
      return Optional.of(
          body("paid", reference, Long.toString(money.minor()), money.currency().toString()));
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
    if (mood == Mood.WORKS || mood == Mood.LOSES_THE_ANSWER) {
      if (charges.putIfAbsent(reference, new Charge(amount)) != null) {
        throw new AssertionError("opened twice: " + reference);
      }
    }
    return switch (mood) {
      case WORKS -> new Opening.Opened(reference, "https://pay.example/" + reference, null);
      case REFUSES -> new Opening.Refused("no");
      case IS_DOWN, LOSES_THE_ANSWER -> new Opening.NoAnswer("timeout");
    };
  }

  @Override
  public synchronized Verification verify(String reference) {
    Charge charge = charges.get(reference);
    if (next(verifications) != Mood.WORKS) {
      return new Verification.NoAnswer("timeout");
    }
    if (charge == null) {
      return new Verification.Unknown();
    }
    if (charge.captured != null) {
      return new Verification.Paid(charge.captured, "ext-" + reference);
    }
    return charge.declined ? new Verification.NotPaid("declined") : new Verification.Open();
  }

  @Override
  public synchronized RefundAnswer refund(String reference, Money amount, RefundId refund) {
    Charge charge = charges.get(reference);
    if (charge == null || !amount.equals(charge.captured)) {
      throw new AssertionError("nothing like that was paid: " + reference + ", " + amount);
    }
    charge.askedBack.add(refund);
    Mood mood = next(refunds);
    if (mood == Mood.WORKS || mood == Mood.LOSES_THE_ANSWER) {
      charge.returned = true;
    }
    return switch (mood) {
      case WORKS -> new RefundAnswer.Refunded();
      // What it once gave back it does not refuse.
      case REFUSES ->
          charge.returned ? new RefundAnswer.Refunded() : new RefundAnswer.Refused("no");
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
    if (words.length == 5 && words[1].equals("paid")) {
      Money money = new Money(Long.parseLong(words[3]), Currency.getInstance(words[4]));
      return new GatewayNotice.ChargeSucceeded(words[2], money, "ext-" + words[2]);
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
    boolean declined;
    boolean returned;

    Charge(Money due) {
      this.due = due;
    }
  }
}
