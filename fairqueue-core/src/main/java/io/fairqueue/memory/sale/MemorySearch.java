package io.fairqueue.memory.sale;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Payment;
import io.fairqueue.port.SearchText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds claims and payments by what staff know of them: first by what names just one, or one fan,
 * and only where nothing is found so, by a part of a name. All of it happens within steps of the
 * world.
 */
final class MemorySearch {

  private final MemoryWorld world;
  private final Function<CustomerId, Optional<Customer>> fans;

  MemorySearch(MemoryWorld world, Function<CustomerId, Optional<Customer>> fans) {
    this.world = world;
    this.fans = fans;
  }

  List<Claim> claims(List<Claim> all, @Nullable SearchText search) {
    if (search == null) {
      return all;
    }
    List<Claim> named =
        all.stream()
            .filter(claim -> isNamed(claim, search) || isPaidByNamed(claim, search))
            .toList();
    return named.isEmpty() ? all.stream().filter(claim -> isPart(claim, search)).toList() : named;
  }

  List<Payment> payments(List<Payment> all, @Nullable SearchText search) {
    if (search == null) {
      return all;
    }
    List<Payment> named =
        all.stream()
            .filter(payment -> isNamed(payment, search) || isNamed(claimOf(payment), search))
            .toList();
    return named.isEmpty()
        ? all.stream().filter(payment -> isPart(claimOf(payment), search)).toList()
        : named;
  }

  private boolean isPaidByNamed(Claim claim, SearchText search) {
    return world.payments.values().stream()
        .filter(payment -> payment.facts().claimId().equals(claim.id()))
        .anyMatch(payment -> isNamed(payment, search));
  }

  private boolean isNamed(Claim claim, SearchText search) {
    UUID id = search.id();
    String address = search.address();
    return claim.id().value().equals(id)
        || world.ticketsOf(claim.id()).anyMatch(ticket -> ticket.id().value().equals(id))
        || fan(claim).filter(fan -> fan.email().value().equals(address)).isPresent();
  }

  private static boolean isNamed(Payment payment, SearchText search) {
    return payment.id().value().equals(search.id())
        || payment.facts().reference().equals(search.value());
  }

  private boolean isPart(Claim claim, SearchText search) {
    String part = search.value().toLowerCase(Locale.ROOT);
    return fan(claim)
        .filter(
            fan ->
                fan.email().value().contains(part)
                    || (fan.name() != null && fan.name().toLowerCase(Locale.ROOT).contains(part)))
        .isPresent();
  }

  private Optional<Customer> fan(Claim claim) {
    return fans.apply(claim.facts().customerId());
  }

  private Claim claimOf(Payment payment) {
    return world.claim(payment.facts().claimId());
  }
}
