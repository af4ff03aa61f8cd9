package io.fairqueue.cli.event;

import io.fairqueue.domain.EntryRules;
import java.util.Optional;
import java.util.StringJoiner;

/** What keeps one person from taking many places, where it isn't set. */
final class EntryAdvice {

  private EntryAdvice() {}

  /** Empty where nothing is left to recommend. */
  static Optional<String> on(EntryRules rules) {
    StringJoiner missing = new StringJoiner(", ");
    if (!rules.verifiedMailOnly()) {
      missing.add("verified_mail_only");
    }
    if (rules.maxPerMailbox().isEmpty()) {
      missing.add("max_entries_per_mailbox");
    }
    if (rules.maxPerNetwork().isEmpty()) {
      missing.add("max_entries_per_network");
    }
    return missing.length() == 0
        ? Optional.empty()
        : Optional.of(
            "One person can take many places in this line. Consider in its policy: "
                + missing
                + ".");
  }
}
