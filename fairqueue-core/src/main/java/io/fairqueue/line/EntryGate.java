package io.fairqueue.line;

import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryRules;
import io.fairqueue.domain.Mailbox;
import io.fairqueue.domain.Network;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.EntryLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies an event's {@link EntryRules} to a fan who wants to join. */
final class EntryGate {

  private final CustomerStore customers;

  EntryGate(CustomerStore customers) {
    this.customers = customers;
  }

  /**
   * The limits that the fan joins under; empty for a fan who may not join, having proven no
   * address. Reads the account only where the rules ask who it is.
   *
   * @param network null where nobody knows it: no limit then
   */
  Optional<List<EntryLimit>> limits(
      EntryRules rules, CustomerId customer, @Nullable Network network) {
    List<EntryLimit> limits = new ArrayList<>();
    if (rules.askWhoItIs()) {
      Optional<Customer> account = customers.find(customer);
      if (rules.verifiedMailOnly() && account.filter(Customer::emailVerified).isEmpty()) {
        return Optional.empty();
      }
      account.ifPresent(
          it ->
              rules
                  .maxPerMailbox()
                  .ifPresent(
                      max ->
                          limits.add(
                              new EntryLimit("mailbox:" + Mailbox.of(it.email()).name(), max))));
    }
    if (network != null) {
      rules
          .maxPerNetwork()
          .ifPresent(max -> limits.add(new EntryLimit("network:" + network.prefix(), max)));
    }
    return Optional.of(limits);
  }
}
