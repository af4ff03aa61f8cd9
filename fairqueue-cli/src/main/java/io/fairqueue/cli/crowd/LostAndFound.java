package io.fairqueue.cli.crowd;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What fans let lie about, for bots to find: the last of each kind. Thread-safe. */
final class LostAndFound {

  private volatile @Nullable Find admission;
  private volatile @Nullable Find claim;

  void leaveAdmission(int owner, String token) {
    admission = new Find(owner, token);
  }

  void leaveClaim(int owner, String id) {
    claim = new Find(owner, id);
  }

  /** Another fan's admission token. */
  Optional<String> admissionFor(int finder) {
    return found(admission, finder);
  }

  /** The id of another fan's claim. */
  Optional<String> claimFor(int finder) {
    return found(claim, finder);
  }

  private static Optional<String> found(@Nullable Find last, int finder) {
    return last == null || last.owner() == finder ? Optional.empty() : Optional.of(last.what());
  }

  private record Find(int owner, String what) {

    @Override
    public String toString() {
      return "Find[of " + owner + "]";
    }
  }
}
