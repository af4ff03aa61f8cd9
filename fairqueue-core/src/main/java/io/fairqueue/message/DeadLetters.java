package io.fairqueue.message;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.message.Channel;
import io.fairqueue.port.Parts;
import io.fairqueue.port.PaymentView;
import io.fairqueue.port.Stores;
import io.fairqueue.port.WebhookInbox;
import io.fairqueue.port.message.Deliveries;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was tried to the end, for operators: messages, refunds that the gateway refused, and
 * webhooks that had no effect.
 *
 * <p>Thread-safe. Every method blocks on the stores.
 */
public final class DeadLetters {

  private static final String REFUND = "refund";
  private static final String WEBHOOK = "webhook";
  private static final int MAX = 1_000;

  private final Stores stores;
  private final InstantSource time;

  /** Joins the door to the stores. */
  public DeadLetters(Parts parts) {
    this.stores = parts.stores();
    this.time = parts.time();
  }

  /** The channels that something may die in. */
  public static List<String> channels() {
    return Stream.concat(
            Arrays.stream(Channel.values()).map(Channel::wireName), Stream.of(REFUND, WEBHOOK))
        .toList();
  }

  /**
   * The latest dead letters, the youngest first; a thousand at most of each channel.
   *
   * @param channel one of {@link #channels()}, or null for all
   * @param event null for all
   * @throws InvalidInputException if there is no such channel
   */
  public List<DeadLetter> list(@Nullable String channel, @Nullable EventId event) {
    return read(channel, MAX)
        .filter(each -> event == null || each.event().equals(Optional.of(event)))
        .toList();
  }

  /** The latest dead letters of all channels, the youngest first; no more are read of any. */
  public List<DeadLetter> latest(int limit) {
    return read(null, limit).limit(limit).toList();
  }

  private Stream<DeadLetter> read(@Nullable String channel, int limit) {
    if (channel != null && !channels().contains(channel)) {
      throw new InvalidInputException("channel", "must be one of " + String.join(", ", channels()));
    }
    Predicate<String> wanted = name -> channel == null || channel.equals(name);
    Stream<DeadLetter> messages =
        Arrays.stream(Channel.values())
            .filter(each -> wanted.test(each.wireName()))
            .flatMap(each -> stores.deliveries().dead(each, limit).stream())
            .map(DeadLetters::of);
    Stream<DeadLetter> refunds =
        wanted.test(REFUND)
            ? stores.payments().withFailedRefund(limit).stream().flatMap(this::refunds)
            : Stream.empty();
    Stream<DeadLetter> webhooks =
        wanted.test(WEBHOOK)
            ? stores.webhooks().withOutcome(List.of(WebhookInbox.GIVEN_UP), limit).stream()
                .map(DeadLetters::of)
            : Stream.empty();
    return Stream.of(messages, refunds, webhooks)
        .flatMap(each -> each)
        .sorted(Comparator.comparing(DeadLetter::at).reversed());
  }

  /** The dead letter of this id; empty if there is none, or if it lives again. */
  public Optional<DeadLetter> find(String id) {
    return switch (channelOf(id)) {
      case REFUND ->
          idIn(id).flatMap(payment -> stores.payments().view(new PaymentId(payment))).stream()
              .flatMap(this::refunds)
              .findFirst();
      case WEBHOOK ->
          numberIn(id)
              .flatMap(number -> stores.webhooks().find(number))
              .filter(ended -> ended.outcome().equals(WebhookInbox.GIVEN_UP))
              .map(DeadLetters::of);
      default -> Deliveries.Key.parse(id).flatMap(this::dead).map(DeadLetters::of);
    };
  }

  /**
   * Tries it again from the beginning, under the same id; leaves an audit row. Repeating is safe.
   *
   * @return whether it was dead
   */
  public boolean retry(Actor admin, String id) {
    String channel = channelOf(id);
    return noted(admin, Deed.to(id, "dead_letter.retry"), () -> retried(channel, id));
  }

  private boolean retried(String channel, String id) {
    return switch (channel) {
      case REFUND ->
          idIn(id)
              .map(payment -> stores.payments().retryRefund(new PaymentId(payment), time.instant()))
              .orElse(false);
      case WEBHOOK ->
          numberIn(id).map(number -> stores.webhooks().retry(number, time.instant())).orElse(false);
      default ->
          Deliveries.Key.parse(id)
              .flatMap(this::dead)
              .map(dead -> stores.deliveries().retry(dead.key(), time.instant()))
              .orElse(false);
    };
  }

  /**
   * Gives a message up for good; leaves an audit row. Repeating is safe.
   *
   * @return whether it was dead
   * @throws InvalidInputException for money and webhooks, which have to come to an end
   */
  public boolean drop(Actor admin, String id) {
    if (!isDroppable(id)) {
      throw new InvalidInputException("id", "is about money, which is never dropped");
    }
    return noted(
        admin,
        Deed.to(id, "dead_letter.drop"),
        () ->
            Deliveries.Key.parse(id)
                .map(key -> stores.deliveries().drop(key, time.instant()))
                .orElse(false));
  }

  /** Whether it is a message: money and webhooks have to come to an end. */
  public static boolean isDroppable(String id) {
    String channel = channelOf(id);
    return !channel.equals(REFUND) && !channel.equals(WEBHOOK);
  }

  private boolean noted(Actor admin, Deed deed, Supplier<Boolean> act) {
    if (!admin.admin()) {
      throw new IllegalArgumentException("only admins work on dead letters");
    }
    return new Authorization(stores, time).noted(admin, deed, act);
  }

  private Optional<Deliveries.Known> dead(Deliveries.Key key) {
    return stores.deliveries().find(key).filter(found -> found.status() == Deliveries.Status.DEAD);
  }

  private static String channelOf(String id) {
    int slash = id.indexOf('/');
    String channel = slash < 0 ? "" : id.substring(0, slash).toLowerCase(Locale.ROOT);
    if (!channels().contains(channel)) {
      throw new InvalidInputException("id", "is no dead letter's");
    }
    return channel;
  }

  private static Optional<UUID> idIn(String id) {
    try {
      return Optional.of(UUID.fromString(id.substring(id.indexOf('/') + 1)));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static Optional<Long> numberIn(String id) {
    try {
      return Optional.of(Long.parseLong(id.substring(id.indexOf('/') + 1)));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  private static DeadLetter of(Deliveries.Known dead) {
    return new DeadLetter(
        dead.key().text(),
        dead.key().channel().wireName(),
        dead.row().type(),
        dead.row().event(),
        dead.key().target().text(),
        dead.tries(),
        dead.error(),
        dead.doneAt() == null ? dead.dueAt() : dead.doneAt());
  }

  private static DeadLetter of(WebhookInbox.Ended webhook) {
    return new DeadLetter(
        WEBHOOK + "/" + webhook.id(),
        WEBHOOK,
        webhook.gateway(),
        Optional.empty(),
        "us",
        0,
        webhook.error(),
        webhook.receivedAt());
  }

  private Stream<DeadLetter> refunds(PaymentView view) {
    return view.refunds().stream()
        .filter(refund -> refund.status() == RefundStatus.FAILED)
        .map(refund -> of(view, refund));
  }

  private DeadLetter of(PaymentView view, Refund refund) {
    var facts = view.payment().facts();
    return new DeadLetter(
        REFUND + "/" + facts.id(),
        REFUND,
        facts.reference(),
        stores.claims().find(facts.claimId()).map(claim -> claim.facts().eventId()),
        refund.amount().toString(),
        refund.tries(),
        refund.reason(),
        refund.dueAt());
  }
}
