package io.fairqueue.paystack;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.domain.RefundNews;
import io.fairqueue.port.Movement;
import io.fairqueue.port.PaymentGateway.Movements;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads Paystack's books:
 *
 * <ol>
 *   <li>The transactions that succeeded. Paystack chooses them by when they were opened, so those
 *       of the day before are read too; what was paid earlier than is asked for is left out.
 *   <li>Then the refunds. They name a transaction by its number, so each one's reference is looked
 *       up; those that we asked for bear our id in their note.
 * </ol>
 */
final class PaystackMovements {

  private static final int PER_PAGE = 100;

  /** A million lines: whoever goes on then does not turn the pages. */
  private static final int MAX_PAGES = 10_000;

  /** How long a payment that was opened is paid, for all we know. */
  private static final Duration OPEN = Duration.ofDays(1);

  private final PaystackApi api;
  private final PaystackTransactions transactions;

  PaystackMovements(PaystackApi api, PaystackTransactions transactions) {
    this.api = api;
    this.transactions = transactions;
  }

  Movements read(Instant since, @Nullable String cursor) {
    Bookmark mark = cursor == null ? new Bookmark(Book.TRANSACTIONS, 1) : Bookmark.of(cursor);
    if (mark.page() > MAX_PAGES) {
      return new Movements.NoAnswer("the list has no end");
    }
    Instant from = mark.book() == Book.TRANSACTIONS ? since.minus(OPEN) : since;
    String path =
        "%sfrom=%s&perPage=%d&page=%d"
            .formatted(
                mark.book().path, from.truncatedTo(ChronoUnit.MILLIS), PER_PAGE, mark.page());
    return switch (api.persistently(api.get(path))) {
      case Exchange.Done done -> page(mark, done, since);
      case Exchange.Refused refused -> new Movements.NoAnswer(refused.reason());
      case Exchange.Unanswered unanswered -> new Movements.NoAnswer(unanswered.reason());
    };
  }

  private Movements page(Bookmark mark, Exchange.Done done, Instant since) {
    if (!done.data().isArray()) {
      return new Movements.NoAnswer("an unreadable answer");
    }
    List<Movement> movements = new ArrayList<>();
    for (JsonNode line : done.data()) {
      Movement movement =
          mark.book() == Book.TRANSACTIONS ? taken(line, since) : sentBack(line, since);
      if (movement == null) {
        return new Movements.NoAnswer("nobody says whose refund " + name(line) + " is");
      }
      if (!movement.at().isBefore(since)) {
        movements.add(movement);
      }
    }
    return new Movements.Page(movements, next(mark, done));
  }

  private static @Nullable String next(Bookmark mark, Exchange.Done done) {
    int pages = done.meta().path("pageCount").asInt(Integer.MAX_VALUE);
    if (!done.data().isEmpty() && mark.page() < pages) {
      return new Bookmark(mark.book(), mark.page() + 1).text();
    }
    return mark.book() == Book.TRANSACTIONS ? new Bookmark(Book.REFUNDS, 1).text() : null;
  }

  private static Movement taken(JsonNode transaction, Instant since) {
    Instant at =
        PaystackJson.time(transaction, since, "paid_at", "paidAt", "created_at", "createdAt");
    try {
      return new Movement.Taken(
          PaystackJson.required(transaction, "reference"),
          PaystackJson.capture(transaction),
          at,
          PaystackJson.optional(transaction.path("customer"), "email"));
    } catch (IllegalArgumentException unreadable) {
      return unreadable("transaction", transaction, at, unreadable);
    }
  }

  /** Null where nobody tells its transaction. */
  private @Nullable Movement sentBack(JsonNode refund, Instant since) {
    Instant at = PaystackJson.time(refund, since, "refunded_at", "createdAt", "created_at");
    try {
      String reference = reference(refund);
      return reference == null ? null : new Movement.SentBack(reference, news(refund), at);
    } catch (IllegalArgumentException unreadable) {
      return unreadable("refund", refund, at, unreadable);
    }
  }

  /** Null where nobody tells it now; throws {@link IllegalArgumentException} where nobody can. */
  private @Nullable String reference(JsonNode refund) {
    String named = PaystackJson.optional(refund, "transaction_reference");
    if (named != null && !named.isBlank()) {
      return named;
    }
    JsonNode transaction = refund.path("transaction");
    if (transaction.isObject()) {
      return PaystackJson.required(transaction, "reference");
    }
    return switch (transactions.byId(PaystackJson.required(refund, "transaction"))) {
      case Exchange.Done done -> PaystackJson.required(done.data(), "reference");
      case Exchange.Refused refused -> throw new IllegalArgumentException(refused.reason());
      case Exchange.Unanswered unanswered -> null;
    };
  }

  private static RefundNews news(JsonNode refund) {
    String status = PaystackJson.optional(refund, "status");
    return switch (status == null ? "" : status) {
      case "processed", "success" -> news(refund, RefundNews.State.PAID, "refunded at the gateway");
      case "failed" -> news(refund, RefundNews.State.FAILED, "the refund failed");
      case "needs-attention" ->
          news(refund, RefundNews.State.FAILED, "the refund needs attention at the gateway");
      default -> news(refund, RefundNews.State.ACCEPTED, "refunded at the gateway");
    };
  }

  private static RefundNews news(JsonNode refund, RefundNews.State state, String reason) {
    return new RefundNews(
        state,
        PaystackJson.part(refund, "amount", PaystackJson.optional(refund, "currency")),
        PaystackJson.optional(refund, "id"),
        PaystackRefunds.ours(refund),
        reason);
  }

  private static Movement unreadable(
      String what, JsonNode line, Instant at, IllegalArgumentException fault) {
    return new Movement.Unreadable(what + " " + name(line) + ": " + fault.getMessage(), at);
  }

  private static String name(JsonNode line) {
    String id = PaystackJson.optional(line, "id");
    return id == null ? "without a number" : id;
  }

  /** Which list. */
  private enum Book {
    TRANSACTIONS("/transaction?status=success&"),
    REFUNDS("/refund?");

    private final String path;

    Book(String path) {
      this.path = path;
    }
  }

  /** Where the reading stands. */
  private record Bookmark(Book book, int page) {

    /** What {@link #text()} gave; throws {@link IllegalArgumentException} for anything else. */
    static Bookmark of(String text) {
      int colon = text.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException("no cursor of this gateway: " + text);
      }
      return new Bookmark(
          Book.valueOf(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }

    String text() {
      return book + ":" + page;
    }
  }
}
