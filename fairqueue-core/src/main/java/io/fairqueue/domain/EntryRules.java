package io.fairqueue.domain;

import java.util.OptionalInt;

/**
 * Who may stand in a line, and how often. Off by default: a limit per network also stops families
 * and offices, and only the organizer knows what a ticket is worth to a bot.
 *
 * @param verifiedMailOnly whether a fan must have proven an address by a one-time code
 * @param maxPerMailbox the most entries of one mailbox, however its address is spelled; empty for
 *     no limit
 * @param maxPerNetwork the most entries from one network; empty for no limit
 */
public record EntryRules(
    boolean verifiedMailOnly, OptionalInt maxPerMailbox, OptionalInt maxPerNetwork) {

  /** Everybody may. */
  public static final EntryRules NONE =
      new EntryRules(false, OptionalInt.empty(), OptionalInt.empty());

  /** Whether the fan's account has to be looked at before a join. */
  public boolean askWhoItIs() {
    return verifiedMailOnly || maxPerMailbox.isPresent();
  }
}
