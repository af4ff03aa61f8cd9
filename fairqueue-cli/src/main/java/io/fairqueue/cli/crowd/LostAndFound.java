package io.fairqueue.cli.crowd;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What fans let lie about, for bots to find: the last of each kind. Thread-safe. */
final class LostAndFound {

  private final AtomicReference<Optional<Find>> admission = new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<Find>> claim = new AtomicReference<>(Optional.empty());

  void leaveAdmission(int owner, String token) {
    admission.set(Optional.of(new Find(owner, token)));
  }

  void leaveClaim(int owner, String id) {
    claim.set(Optional.of(new Find(owner, id)));
  }

  /** Another fan's admission token. */
  Optional<String> admissionFor(int finder) {
    return found(admission, finder);
  }

  /** The id of another fan's claim. */
  Optional<String> claimFor(int finder) {
    return found(claim, finder);
  }

  private static Optional<String> found(AtomicReference<Optional<Find>> place, int finder) {
    return place.get().filter(find -> find.owner() != finder).map(Find::what);
  }

  private record Find(int owner, String what) {

    @Override
    public String toString() {
      return "Find[of " + owner + "]";
    }
  }
}
