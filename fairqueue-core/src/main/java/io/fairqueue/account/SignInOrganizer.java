package io.fairqueue.account;

import io.fairqueue.account.Accounts.IdSignIn;
import io.fairqueue.domain.Organizer;
import io.fairqueue.port.OrganizerStore;
import io.fairqueue.port.identity.IdTokens;
import io.fairqueue.port.identity.IdTokens.Fault;
import io.fairqueue.port.identity.IdTokens.Verdict;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Signs an organizer in by an id token of an issuer that is trusted with organizers. Makes no
 * account: operators do.
 */
final class SignInOrganizer {

  private final OrganizerStore organizers;
  private final @Nullable IdTokens tokens;
  private final InstantSource time;

  SignInOrganizer(OrganizerStore organizers, @Nullable IdTokens tokens, InstantSource time) {
    this.organizers = organizers;
    this.tokens = tokens;
    this.time = time;
  }

  IdSignIn<Organizer> signIn(String token) {
    if (tokens == null || !tokens.acceptOrganizers()) {
      return new IdSignIn.NotAccepted<>();
    }
    return switch (tokens.verify(token, time.instant())) {
      case Verdict.Verified verified ->
          verified.mayBeOrganizer() ? account(verified) : new IdSignIn.Refused<>(Fault.ISSUER);
      case Verdict.Refused refused -> new IdSignIn.Refused<>(refused.fault());
      case Verdict.Unavailable unavailable ->
          new IdSignIn.IssuerUnavailable<>(unavailable.issuer());
    };
  }

  private IdSignIn<Organizer> account(Verdict.Verified verified) {
    return organizers
        .findByEmail(verified.email())
        .filter(each -> !each.disabled())
        .<IdSignIn<Organizer>>map(IdSignIn.SignedIn::new)
        .orElseGet(IdSignIn.NoAccount::new);
  }
}
