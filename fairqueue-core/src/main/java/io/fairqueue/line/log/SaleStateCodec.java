package io.fairqueue.line.log;

import io.fairqueue.domain.EntryRules;
import io.fairqueue.domain.EventStatus;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.Pauses;
import io.fairqueue.domain.SalePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A sale's state in bytes: fields with a tag each ({@link Fields}). A reader that meets a tag of a
 * later release skips it, and what an earlier one didn't write has its default: so fields may be
 * added, and neither changed nor reused.
 */
public final class SaleStateCodec {

  private static final int STATUS = 1;
  private static final int SALE_START = 2;
  private static final int SALE_END = 3;
  private static final int LOBBY_OPENS_AT = 4;
  private static final int LOBBY_CLOSES_AT = 5;
  private static final int PAUSE_BEGAN = 6;
  private static final int PAUSE_ENDED = 7;
  private static final int PAUSED_SINCE = 8;
  private static final int ADMISSION_WINDOW = 16;
  private static final int CLAIM_TTL = 17;
  private static final int MAX_UNITS_PER_CLAIM = 18;
  private static final int ADMISSIONS_PER_MINUTE = 19;
  private static final int MAX_ACTIVE = 20;
  private static final int OVER_ADMISSION = 21;
  private static final int MAX_EXTENSIONS = 22;
  private static final int WAITING_TTL = 23;
  private static final int MAX_PAYMENT_ATTEMPTS = 24;
  private static final int PRESENCE = 25;
  private static final int VERIFIED_MAIL_ONLY = 26;
  private static final int MAX_PER_MAILBOX = 27;
  private static final int MAX_PER_NETWORK = 28;
  private static final int MAX_CLAIMS_PER_FAN = 29;

  // Not the enumeration's order, which may change.
  private static final List<EventStatus> STATUSES =
      List.of(
          EventStatus.DRAFT,
          EventStatus.ACTIVE,
          EventStatus.PAUSED,
          EventStatus.ENDED,
          EventStatus.CANCELLED);

  private SaleStateCodec() {}

  public static byte[] encode(SaleState sale) {
    Fields fields = new Fields();
    fields.put(STATUS, STATUSES.indexOf(sale.status()));
    fields.put(SALE_START, sale.saleStart());
    fields.put(SALE_END, sale.saleEnd());
    if (sale.lobby() != null) {
      fields.put(LOBBY_OPENS_AT, sale.lobby().opensAt());
      fields.put(LOBBY_CLOSES_AT, sale.lobby().closesAt());
    }
    for (Pauses.Pause pause : sale.pauses()) {
      fields.put(PAUSE_BEGAN, pause.beganAt().toEpochMilli());
      fields.put(PAUSE_ENDED, pause.endedAt().toEpochMilli());
    }
    sale.pausedSince().ifPresent(since -> fields.put(PAUSED_SINCE, since));
    putPolicy(fields, sale.policy());
    return fields.encoded();
  }

  /** Throws {@link IllegalArgumentException} for what is no state of a sale. */
  public static SaleState decode(byte[] data) {
    try {
      return sale(Fields.decode(data));
    } catch (InvalidInputException bad) {
      throw new IllegalArgumentException(bad.field(), bad);
    }
  }

  private static SaleState sale(Fields fields) {
    int status = fields.getInt(STATUS, -1);
    List<Long> began = fields.all(PAUSE_BEGAN);
    List<Long> ended = fields.all(PAUSE_ENDED);
    if (status < 0 || status >= STATUSES.size() || began.size() != ended.size()) {
      throw new IllegalArgumentException("no state of a sale");
    }
    List<Pauses.Pause> pauses = new ArrayList<>();
    for (int i = 0; i < began.size(); i++) {
      pauses.add(
          new Pauses.Pause(Instant.ofEpochMilli(began.get(i)), Instant.ofEpochMilli(ended.get(i))));
    }
    OptionalLong opensAt = fields.optional(LOBBY_OPENS_AT);
    return new SaleState(
        STATUSES.get(status),
        fields.get(SALE_START, Long.MIN_VALUE),
        fields.get(SALE_END, Long.MAX_VALUE),
        opensAt.isPresent()
            ? new SaleState.Lobby(opensAt.getAsLong(), fields.get(LOBBY_CLOSES_AT, Long.MIN_VALUE))
            : null,
        policy(fields),
        pauses,
        fields.optional(PAUSED_SINCE));
  }

  private static void putPolicy(Fields fields, SalePolicy policy) {
    fields.put(ADMISSION_WINDOW, policy.admissionWindow().toMillis());
    fields.put(CLAIM_TTL, policy.claimTtl().toMillis());
    fields.put(MAX_UNITS_PER_CLAIM, policy.maxUnitsPerClaim());
    policy.admissionsPerMinute().ifPresent(max -> fields.put(ADMISSIONS_PER_MINUTE, max));
    policy.maxActive().ifPresent(max -> fields.put(MAX_ACTIVE, max));
    fields.put(OVER_ADMISSION, Double.doubleToLongBits(policy.overAdmission()));
    fields.put(MAX_EXTENSIONS, policy.maxExtensions());
    fields.put(WAITING_TTL, policy.waitingTtl().toMillis());
    fields.put(MAX_PAYMENT_ATTEMPTS, policy.maxPaymentAttempts());
    fields.put(PRESENCE, policy.presence().toMillis());
    fields.put(VERIFIED_MAIL_ONLY, policy.entries().verifiedMailOnly() ? 1 : 0);
    policy.entries().maxPerMailbox().ifPresent(max -> fields.put(MAX_PER_MAILBOX, max));
    policy.entries().maxPerNetwork().ifPresent(max -> fields.put(MAX_PER_NETWORK, max));
    fields.put(MAX_CLAIMS_PER_FAN, policy.maxClaimsPerFan());
  }

  private static SalePolicy policy(Fields fields) {
    SalePolicy defaults = SalePolicy.defaults();
    return new SalePolicy(
        millis(fields, ADMISSION_WINDOW, defaults.admissionWindow()),
        millis(fields, CLAIM_TTL, defaults.claimTtl()),
        fields.getInt(MAX_UNITS_PER_CLAIM, defaults.maxUnitsPerClaim()),
        fields.optionalInt(ADMISSIONS_PER_MINUTE),
        fields.optionalInt(MAX_ACTIVE),
        Double.longBitsToDouble(
            fields.get(OVER_ADMISSION, Double.doubleToLongBits(defaults.overAdmission()))),
        fields.getInt(MAX_EXTENSIONS, defaults.maxExtensions()),
        millis(fields, WAITING_TTL, defaults.waitingTtl()),
        fields.getInt(MAX_PAYMENT_ATTEMPTS, defaults.maxPaymentAttempts()),
        fields.getInt(MAX_CLAIMS_PER_FAN, defaults.maxClaimsPerFan()),
        millis(fields, PRESENCE, defaults.presence()),
        new EntryRules(
            fields.get(VERIFIED_MAIL_ONLY, 0) != 0,
            fields.optionalInt(MAX_PER_MAILBOX),
            fields.optionalInt(MAX_PER_NETWORK)));
  }

  private static Duration millis(Fields fields, int tag, Duration otherwise) {
    return Duration.ofMillis(fields.get(tag, otherwise.toMillis()));
  }
}
