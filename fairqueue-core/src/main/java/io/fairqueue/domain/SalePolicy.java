package io.fairqueue.domain;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * The rules that one event sells by.
 *
 * @param admissionWindow how long an admitted fan may take to claim, 1 s to 24 h
 * @param claimTtl how long a claim is held unpaid, 1 s to 24 h
 * @param maxUnitsPerClaim the most units that one claim may hold, at least 1
 * @param admissionsPerMinute the most admissions in any 60 seconds; empty for no such limit
 * @param maxActive the most admitted fans who have not claimed yet; empty for no such limit
 * @param overAdmission admissions per free unit, 1 to 10
 * @param maxExtensions how often a fan may extend an admission
 * @param waitingTtl how long a fan waits at most, 1 s to 90 days
 * @param maxPaymentAttempts how often a fan may try to pay one claim, at least 1
 * @param maxClaimsPerFan how many live or sold claims a fan may have at once, 1 to 100
 * @param presence how long after a fan was last seen (by a poll or a socket) the turn still goes to
 *     that fan, 90 s to 1 h; zero: however long
 * @param entries which fans may join, and how often
 */
public record SalePolicy(
    Duration admissionWindow,
    Duration claimTtl,
    int maxUnitsPerClaim,
    OptionalInt admissionsPerMinute,
    OptionalInt maxActive,
    double overAdmission,
    int maxExtensions,
    Duration waitingTtl,
    int maxPaymentAttempts,
    int maxClaimsPerFan,
    Duration presence,
    EntryRules entries) {

  static final int MIN_OVER_ADMISSION = 1;
  static final int MAX_OVER_ADMISSION = 10;
  private static final Duration MAX_DURATION = Duration.ofDays(1);
  private static final int MAX_ENTRIES = 1_000_000;
  private static final Duration MIN_PRESENCE = Duration.ofSeconds(90);
  private static final Duration MAX_PRESENCE = Duration.ofHours(1);
  private static final Duration MAX_WAIT = Duration.ofDays(90);

  /** How often in the time after which a fan counts as gone. */
  public static final int PRESENCE_IS_NOTED = 3;

  public SalePolicy {
    lifetime("admission_window_seconds", admissionWindow, MAX_DURATION);
    lifetime("claim_ttl_seconds", claimTtl, MAX_DURATION);
    lifetime("waiting_ttl_seconds", waitingTtl, MAX_WAIT);
    range("max_units_per_claim", maxUnitsPerClaim, 1, 1_000);
    admissionsPerMinute.ifPresent(n -> range("admissions_per_minute", n, 1, 10_000_000));
    maxActive.ifPresent(n -> range("max_active", n, 1, 10_000_000));
    range("max_extensions", maxExtensions, 0, 100);
    range("max_payment_attempts", maxPaymentAttempts, 1, 100);
    range("max_claims_per_fan", maxClaimsPerFan, 1, 100);
    entries.maxPerMailbox().ifPresent(n -> range("max_entries_per_mailbox", n, 1, MAX_ENTRIES));
    entries.maxPerNetwork().ifPresent(n -> range("max_entries_per_network", n, 1, MAX_ENTRIES));
    if (!presence.isZero()
        && (presence.compareTo(MIN_PRESENCE) < 0 || presence.compareTo(MAX_PRESENCE) > 0)) {
      throw new InvalidInputException(
          "policy.presence_seconds", "must be 0, or between 90 and 3600");
    }
    if (!(overAdmission >= MIN_OVER_ADMISSION && overAdmission <= MAX_OVER_ADMISSION)) {
      throw new InvalidInputException(
          "policy.over_admission",
          "must be between %d and %d".formatted(MIN_OVER_ADMISSION, MAX_OVER_ADMISSION));
    }
  }

  /** The rules of an event that names none. */
  public static SalePolicy defaults() {
    return new SalePolicy(
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        1,
        OptionalInt.empty(),
        OptionalInt.empty(),
        1.0,
        1,
        Duration.ofHours(2),
        3,
        1,
        Duration.ZERO,
        EntryRules.NONE);
  }

  /** Changes some of them. */
  public Builder edit() {
    return new Builder(this);
  }

  /**
   * The part that decides who is admitted. A fan who is seen all the time is written down as seen
   * once in a third of the time after which a fan counts as gone: so much longer it takes.
   */
  public AdmissionPolicy admission() {
    return new AdmissionPolicy(
        admissionsPerMinute,
        maxActive,
        overAdmission,
        maxUnitsPerClaim,
        admissionWindow,
        presence.plus(presence.dividedBy(PRESENCE_IS_NOTED)));
  }

  private static void lifetime(String field, Duration value, Duration longest) {
    if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(longest) > 0) {
      throw new InvalidInputException(
          "policy." + field, "must be between 1 and " + longest.toSeconds());
    }
  }

  private static void range(String field, int value, int min, int max) {
    if (value < min || value > max) {
      throw new InvalidInputException(
          "policy." + field, "must be between %d and %d".formatted(min, max));
    }
  }

  /** Makes rules from others, naming only what is different. Not thread-safe. */
  public static final class Builder {

    private Duration admissionWindow;
    private Duration claimTtl;
    private int maxUnitsPerClaim;
    private OptionalInt admissionsPerMinute;
    private OptionalInt maxActive;
    private double overAdmission;
    private int maxExtensions;
    private Duration waitingTtl;
    private int maxPaymentAttempts;
    private int maxClaimsPerFan;
    private Duration presence;
    private EntryRules entries;

    private Builder(SalePolicy from) {
      this.admissionWindow = from.admissionWindow;
      this.claimTtl = from.claimTtl;
      this.maxUnitsPerClaim = from.maxUnitsPerClaim;
      this.admissionsPerMinute = from.admissionsPerMinute;
      this.maxActive = from.maxActive;
      this.overAdmission = from.overAdmission;
      this.maxExtensions = from.maxExtensions;
      this.waitingTtl = from.waitingTtl;
      this.maxPaymentAttempts = from.maxPaymentAttempts;
      this.maxClaimsPerFan = from.maxClaimsPerFan;
      this.presence = from.presence;
      this.entries = from.entries;
    }

    public Builder admissionWindow(Duration value) {
      admissionWindow = value;
      return this;
    }

    public Builder claimTtl(Duration value) {
      claimTtl = value;
      return this;
    }

    public Builder maxUnitsPerClaim(int value) {
      maxUnitsPerClaim = value;
      return this;
    }

    public Builder admissionsPerMinute(int max) {
      admissionsPerMinute = OptionalInt.of(max);
      return this;
    }

    public Builder maxActive(int max) {
      maxActive = OptionalInt.of(max);
      return this;
    }

    public Builder overAdmission(double value) {
      overAdmission = value;
      return this;
    }

    public Builder maxExtensions(int value) {
      maxExtensions = value;
      return this;
    }

    public Builder waitingTtl(Duration value) {
      waitingTtl = value;
      return this;
    }

    public Builder maxPaymentAttempts(int value) {
      maxPaymentAttempts = value;
      return this;
    }

    public Builder maxClaimsPerFan(int value) {
      maxClaimsPerFan = value;
      return this;
    }

    public Builder presence(Duration value) {
      presence = value;
      return this;
    }

    public Builder entries(EntryRules value) {
      entries = value;
      return this;
    }

    /** What was made, checked. */
    public SalePolicy build() {
      return new SalePolicy(
          admissionWindow,
          claimTtl,
          maxUnitsPerClaim,
          admissionsPerMinute,
          maxActive,
          overAdmission,
          maxExtensions,
          waitingTtl,
          maxPaymentAttempts,
          maxClaimsPerFan,
          presence,
          entries);
    }
  }
}
