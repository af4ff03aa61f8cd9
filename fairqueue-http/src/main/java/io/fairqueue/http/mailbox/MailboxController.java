package io.fairqueue.http.mailbox;

import io.fairqueue.http.request.Paths;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows the mail to people who try things out on this machine. */
@Hidden
@Controller(Paths.MAILBOX)
@Requires(beans = MailboxMailer.class)
final class MailboxController {

  private final MailboxMailer mailbox;

  MailboxController(MailboxMailer mailbox) {
    this.mailbox = mailbox;
  }

  @Get
  List<Mail> mails(@QueryValue @Nullable String to) {
    return mailbox.mails(to);
  }
}
