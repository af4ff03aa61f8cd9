package io.fairqueue.messages.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes mail to be delivered. Thread-safe. */
public interface Postbox {

  /** How many mails it takes at a time. */
  int room();

  /** Hands a mail over. Waits, for 40 seconds at most; never throws for what a server says. */
  Posted post(OutgoingMail mail);

  /** What became of it. */
  sealed interface Posted {

    record Taken() implements Posted {}

    /**
     * Nobody's mail is taken: to be tried again.
     *
     * @param notBefore null for the usual wait
     * @param isFailure whether it was tried at all
     */
    record Later(String why, @Nullable Instant notBefore, boolean isFailure) implements Posted {}

    /** This mailbox takes it later; others may take theirs now. */
    record Deferred(String why) implements Posted {}

    /**
     * Never to be taken.
     *
     * @param isNobody whether the server knows no such mailbox
     */
    record Refused(String why, boolean isNobody) implements Posted {}
  }
}
