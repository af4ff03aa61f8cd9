package io.fairqueue.port.staff;

import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.staff.Invitation;
import io.fairqueue.port.Unchanged;
import java.time.Instant;
import java.util.Optional;

/** Invitations to open an organizer's account, each by the digest of its token. Thread-safe. */
public interface InvitationStore {

  /** The most that are good at a time for one address; a race may let one more through. */
  int MAX_OF_ADDRESS = 5;

  /**
   * Adds an invitation. Atomic. Of several to one address each is good until one is accepted. Uses
   * the caller's clock, inside the invitation.
   *
   * @param digest of its token
   */
  AddOutcome add(Invitation invitation, String digest);

  /** The invitation of a token that is still good at {@code now}. One keyed read. */
  Optional<Invitation> find(String digest, Instant now);

  /**
   * Opens the account that somebody was invited to, with the roles of all invitations to its
   * address that are good; none of them is after that.
   *
   * <p>Atomic; of two callers one opens it. Repeating answers {@link AcceptOutcome.NotGood}. Uses
   * the caller's clock.
   *
   * @param account with the invitation's address
   */
  AcceptOutcome accept(String digest, Organizer account, Instant now);

  /**
   * Forgets invitations that were over no later than {@code before}. Atomic: callers at once forget
   * different ones. Repeating is safe. Uses the caller's clock.
   *
   * @return how many, {@code limit} at most
   */
  int prune(Instant before, int limit);

  /** What became of a new invitation. */
  sealed interface AddOutcome {

    record Added() implements AddOutcome {}

    /** There is no such event. */
    record NoEvent() implements AddOutcome, Unchanged {}

    /** {@link #MAX_OF_ADDRESS} are good already. */
    record TooMany() implements AddOutcome, Unchanged {}
  }

  /** What became of accepting. */
  sealed interface AcceptOutcome {

    record Opened() implements AcceptOutcome {}

    /** There is no such invitation, or it is over, or was accepted. */
    record NotGood() implements AcceptOutcome, Unchanged {}

    /** The address has an account by now; the invitation stays good. */
    record EmailTaken() implements AcceptOutcome, Unchanged {}
  }
}
