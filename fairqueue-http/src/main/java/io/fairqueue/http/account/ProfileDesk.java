package io.fairqueue.http.account;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.Customer;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.recent.RecentPictures;
import io.fairqueue.http.security.Caller;
import io.fairqueue.picture.Pictures;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.ProfileChange;
import io.fairqueue.port.Stores;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What fans do with their accounts, by the API and by pages. An account that ended meanwhile throws
 * a {@link ProblemException}. Thread-safe; blocks.
 */
@Singleton
public final class ProfileDesk {

  private final CustomerStore customers;
  private final Pictures pictures;
  private final RecentPictures recent;
  private final Profiles profiles;
  private final InstantSource time;

  ProfileDesk(
      Stores stores,
      FairQueue fairQueue,
      RecentPictures recent,
      Profiles profiles,
      InstantSource time) {
    this.customers = stores.customers();
    this.pictures = fairQueue.pictures();
    this.recent = recent;
    this.profiles = profiles;
    this.time = time;
  }

  public Customer show(Caller.Fan fan) {
    return customers.find(fan.id()).orElseThrow(ProfileDesk::gone);
  }

  /** A photo elsewhere takes the place of an uploaded one. */
  public Customer change(Caller.Fan fan, ProfileChange wanted) {
    ProfileChange change = wanted;
    if (change.changesPhoto()) {
      Optional<String> uploaded = profiles.uploaded(fan.id());
      if (uploaded.isPresent() && uploaded.get().equals(change.photoUrl())) {
        // As it was answered.
        change = change.withoutPhoto();
      } else {
        pictures.remove(fan.id());
        recent.invalidate();
      }
    }
    return customers.change(fan.id(), change, time.instant()).orElseThrow(ProfileDesk::gone);
  }

  public void delete(Caller.Fan fan) {
    if (!customers.delete(fan.id(), time.instant())) {
      throw gone();
    }
    recent.invalidate();
  }

  /** The account ended while its session was looked at. */
  private static ProblemException gone() {
    return new ProblemException(Refusal.ACCOUNT_GONE);
  }
}
