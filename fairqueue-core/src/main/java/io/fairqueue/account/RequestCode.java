package io.fairqueue.account;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.port.CodeSubject;
import java.util.Optional;
import java.util.UUID;

/** Mails a one-time code to log in with. Makes no account: anybody may ask for anybody's code. */
final class RequestCode {

  private final IssueCode codes;

  RequestCode(IssueCode codes) {
    this.codes = codes;
  }

  /** Empty when no mail can be sent here at all. */
  public Optional<UUID> request(EmailAddress email, String origin) {
    return codes.issue(CodeSubject.login(email), email, "", origin);
  }
}
