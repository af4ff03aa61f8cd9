package io.fairqueue.http.account;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.PublicAddress;
import io.fairqueue.picture.Pictures;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Fans' accounts as their owners see them. Thread-safe; reads the store, so it blocks. */
@Singleton
final class Profiles {

  private final Pictures pictures;
  private final PublicAddress address;

  Profiles(FairQueue fairQueue, PublicAddress address) {
    this.pictures = fairQueue.pictures();
    this.address = address;
  }

  /** A photo that was uploaded goes before one that is elsewhere on the web. */
  ProfileView show(Customer customer) {
    return ProfileView.of(customer, uploaded(customer.id()).orElse(customer.profile().photoUrl()));
  }

  /** Where a fan's uploaded photo is. */
  Optional<String> uploaded(CustomerId fan) {
    return pictures
        .photo(fan)
        .map(id -> address.of(Paths.PICTURES).path(id.toString()).build().toString());
  }
}
