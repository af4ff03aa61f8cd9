package io.fairqueue.paystack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.port.PaymentGateway.RefundAnswer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends money back. Paystack takes no idempotency key for refunds, so each bears our id in its
 * note:
 *
 * <ol>
 *   <li>What may have been asked for before is looked for first, by that note.
 *   <li>After a try whose answer was lost it is looked for before it is asked for again.
 *   <li>A refusal because it was refunded before is not believed to mean that the money is back:
 *       the refunds of the transaction tell.
 * </ol>
 */
final class PaystackRefunds {

  private static final Pattern REFUNDED_BEFORE =
      Pattern.compile("(fully|already|been) (reversed|refunded)", Pattern.CASE_INSENSITIVE);

  private static final String NOTE = "refund ";

  private final PaystackApi api;
  private final PaystackTransactions transactions;

  PaystackRefunds(PaystackApi api, PaystackTransactions transactions) {
    this.api = api;
    this.transactions = transactions;
  }

  RefundAnswer send(Refund refund) {
    if (refund.tries() > 1) {
      RefundAnswer before = mine(refund);
      if (before != null) {
        return before;
      }
    }
    HttpRequest request = api.post("/refund", body(refund), refund.id().toString());
    for (int tries = 1; ; tries++) {
      Exchange.Unanswered unanswered;
      switch (api.once(request)) {
        case Exchange.Done done -> {
          return read(done.data());
        }
        case Exchange.Refused refused -> {
          return refusal(refund, refused);
        }
        case Exchange.NotDone notDone -> unanswered = notDone;
        case Exchange.Unclear unclear -> unanswered = unclear;
      }
      if (api.isLast(tries)) {
        return new RefundAnswer.NoAnswer(unanswered.reason());
      }
      api.pause(tries);
      if (unanswered instanceof Exchange.Unclear) {
        RefundAnswer done = mine(refund);
        if (done != null) {
          return done;
        }
      }
    }
  }

  /** What became of one that they took on. */
  RefundAnswer state(Refund refund) {
    String id = refund.trail().gatewayId();
    if (id != null) {
      switch (api.persistently(api.get("/refund/" + encoded(id)))) {
        case Exchange.Done done -> {
          return read(done.data());
        }
        case Exchange.Unanswered unanswered -> {
          return new RefundAnswer.NoAnswer(unanswered.reason());
        }
        case Exchange.Refused unknown -> {
          // It may be known by its note.
        }
      }
    }
    RefundAnswer known = mine(refund);
    if (known != null) {
      return known;
    }
    return isReversed(refund)
        ? new RefundAnswer.Refunded()
        : new RefundAnswer.NoAnswer("nobody knows this refund");
  }

  private ObjectNode body(Refund refund) {
    return PaystackJson.MAPPER
        .createObjectNode()
        .put("transaction", refund.transaction())
        .put("amount", Subunits.of(refund.amount()))
        .put("currency", refund.amount().currency().getCurrencyCode())
        .put("merchant_note", note(refund));
  }

  private static String note(Refund refund) {
    return NOTE + refund.id();
  }

  /** Which refund of ours this is, by its note; null for one that was made elsewhere. */
  static @Nullable RefundId ours(JsonNode refund) {
    String note = PaystackJson.optional(refund, "merchant_note");
    if (note == null || !note.startsWith(NOTE)) {
      return null;
    }
    try {
      return RefundId.parse(note.substring(NOTE.length()));
    } catch (IllegalArgumentException foreign) {
      return null;
    }
  }

  private RefundAnswer refusal(Refund refund, Exchange.Refused refused) {
    RefundAnswer mine = mine(refund);
    if (mine != null) {
      return mine;
    }
    List<JsonNode> all = list(refund);
    if (all != null && refund.isOfPayment()) {
      for (JsonNode other : all) {
        RefundAnswer answer = read(other);
        if (mayBe(refund, other)
            && (answer instanceof RefundAnswer.Refunded
                || answer instanceof RefundAnswer.Accepted)) {
          return answer;
        }
      }
    }
    boolean before = REFUNDED_BEFORE.matcher(refused.reason()).find();
    return before || isReversed(refund)
        ? new RefundAnswer.Refunded()
        : new RefundAnswer.Refused(refused.reason());
  }

  /** Whether it gives this money back: it is no refund of another part, and of no less. */
  private static boolean mayBe(Refund refund, JsonNode other) {
    String note = PaystackJson.optional(other, "merchant_note");
    return (note == null || !note.startsWith(NOTE) || note.equals(note(refund)))
        && other.path("amount").asLong(Long.MAX_VALUE) >= Subunits.of(refund.amount());
  }

  private boolean isReversed(Refund refund) {
    return transactions.lookUp(refund.reference()) instanceof Exchange.Done done
        && "reversed".equals(PaystackJson.optional(done.data(), "status"));
  }

  /** How the refund with our note stands, or null if there is none that is alive. */
  private @Nullable RefundAnswer mine(Refund refund) {
    List<JsonNode> all = list(refund);
    if (all == null) {
      return null;
    }
    for (JsonNode each : all) {
      if (note(refund).equals(PaystackJson.optional(each, "merchant_note"))
          && !"failed".equals(PaystackJson.optional(each, "status"))) {
        return read(each);
      }
    }
    return null;
  }

  /** The refunds of a transaction; null if nobody says. */
  private @Nullable List<JsonNode> list(Refund refund) {
    String query = "/refund?perPage=50&transaction=" + encoded(refund.transaction());
    if (!(api.persistently(api.get(query)) instanceof Exchange.Done done)
        || !done.data().isArray()) {
      return null;
    }
    List<JsonNode> all = new ArrayList<>();
    done.data().forEach(all::add);
    return all;
  }

  private static RefundAnswer read(JsonNode refund) {
    String status = PaystackJson.optional(refund, "status");
    return switch (status == null ? "" : status) {
      case "processed", "success" -> new RefundAnswer.Refunded();
      case "pending", "processing" ->
          new RefundAnswer.Accepted(PaystackJson.optional(refund, "id"));
      case "failed" -> new RefundAnswer.Refused("the refund failed");
      case "needs-attention" ->
          new RefundAnswer.Refused("the refund needs attention at the gateway");
      default -> new RefundAnswer.Accepted(PaystackJson.optional(refund, "id"));
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
