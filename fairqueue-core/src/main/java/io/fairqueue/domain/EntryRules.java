package io.fairqueue.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Rules about which fans may join a line, and how often. Off by default: a limit per network also
 * stops families and offices, and only the organizer knows what a ticket is worth to a bot.
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

  /**
   * The limits that a fan joins under; empty for a fan who may not join, having proven no address.
   *
   * @param account the fan's, where {@link #askWhoItIs}
   * @param network null where nobody knows it: no limit then
   */
  public Optional<List<EntryLimit>> limits(Optional<Customer> account, @Nullable Network network) {
    if (verifiedMailOnly && account.filter(Customer::emailVerified).isEmpty()) {
      return Optional.empty();
    }
    List<EntryLimit> limits = new ArrayList<>();
    if (maxPerMailbox.isPresent() && account.isPresent()) {
      String mailbox = Mailbox.of(account.get().email()).name();
      limits.add(new EntryLimit("mailbox:" + mailbox, maxPerMailbox.getAsInt()));
    }
    if (maxPerNetwork.isPresent() && network != null) {
      limits.add(new EntryLimit("network:" + network.prefix(), maxPerNetwork.getAsInt()));
    }
    return Optional.of(limits);
  }
}
